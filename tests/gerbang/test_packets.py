"""What the rendered files do to packets.

A refusal counts only where the same question, asked of the same listener, is answered once the
rules are gone.
"""

import json
import re
import signal
from collections.abc import Iterable, Iterator

import pytest

from sidik.gerbang.data import GERBANG, INTERNET, SAMPLE, Lokasi, load
from sidik.gerbang.queries import Arus, expected_flows
from sidik.gerbang.render import POLICY, Engine, dnsmasq_conf, nft_ruleset, tc_batch
from tests.gerbang.lab import (
    GATEWAYS,
    LAN_GATEWAY,
    SIDIK,
    SRC,
    WAN,
    WEB,
    Lab,
    Question,
    wait_until,
    why_not,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.sop("4.c"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "-"),
]

LOKASI = load(SAMPLE)
RULES = nft_ruleset(LOKASI)
CLIENTS = ("c1", "c2", "c3")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("gerbang")
    with Lab(folder) as lab:
        (folder / "lokasi.toml").write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "dnsmasq.conf").write_text(dnsmasq_conf(LOKASI), encoding="utf-8")
        done = lab.sidik("apply", "--site", str(folder / "lokasi.toml"), text="ya\n")
        assert done.returncode == 0, done.stderr
        lab.start_dnsmasq(folder / "dnsmasq.conf")
        lab.lease(*CLIENTS)
        yield lab


@pytest.fixture(autouse=True)
def rules_in_force(lab: Lab) -> None:
    lab.in_force(RULES)


def _fetch(lab: Lab, ns: str) -> Question:
    return (ns, "tcp", lab.leases[ns], WEB, 443)


def _reaches_internet(lab: Lab, ns: str = "c2") -> bool:
    return bool(lab.ask([_fetch(lab, ns)])[_fetch(lab, ns)])


# --- one connection for all ---------------------------------------------------------------------


def test_three_clients_are_given_addresses_and_share_one_connection(lab):
    answers = lab.ask(_fetch(lab, client) for client in CLIENTS)

    assert lab.leases["c1"] == "192.168.50.11"  # kaurmintu keeps the address of his MAC
    assert len(set(lab.leases.values())) == 3
    assert set(answers.values()) == {f"inet {WAN}"}  # and the internet sees one


@pytest.mark.parametrize(
    ("asked", "name", "answer"),
    [
        (LAN_GATEWAY, "www.contoh.test", WEB),
        (LAN_GATEWAY, "aplikasi.balangan.internal", "192.168.60.10"),
        (LAN_GATEWAY, "gerbang.balangan.internal", LAN_GATEWAY),
        (LAN_GATEWAY, "judi.test", "-"),  # blocked
        (LAN_GATEWAY, "jahat.test", "-"),  # a public name with an inner address
        (LAN_GATEWAY, "use-application-dns.net", "-"),
        (WEB, "www.contoh.test", WEB),  # another resolver: the gateway answers instead
        (WEB, "judi.test", "-"),
        ("198.18.0.53", "judi.test", "-"),
    ],
)
def test_names_are_answered_by_the_gateway_whoever_was_asked(lab, asked, name, answer):
    question = ("c2", "dns", lab.leases["c2"], asked, name)

    assert lab.ask([question])[question] == answer


def test_the_blocked_and_the_poisoned_name_do_exist_outside(lab):
    blocked = ("inet", "dns", "198.18.0.1", "198.18.0.53", "judi.test")
    poisoned = ("inet", "dns", "198.18.0.1", "198.18.0.53", "jahat.test")

    assert lab.ask([blocked, poisoned]) == {blocked: WEB, poisoned: "192.168.60.10"}


# --- who may talk to whom -----------------------------------------------------------------------


def _asked(lab: Lab, lokasi: Lokasi) -> dict[Question, Arus]:
    """Every expected flow as a question. Nobody may reach the gateway by another zone's address."""
    asked: dict[Question, Arus] = {}
    for flow in expected_flows(lokasi):
        ns, source = lab.address(flow.dari)
        for target in _targets(lab, lokasi, flow):
            asked[(ns, flow.proto, source, target, flow.porta)] = flow
    return asked


def _targets(lab: Lab, lokasi: Lokasi, flow: Arus) -> tuple[str, ...]:
    if flow.ke != GERBANG:
        # DHCP is no question that a listener answers; the leases above are its proof
        return () if flow.porta == 67 else (lab.address(flow.ke)[1],)
    zona = lokasi.zone_of(flow.dari)
    own = str(zona.alamat.ip) if zona else WAN
    if flow.boleh:
        return () if flow.porta in (53, 67) else (own,)  # dnsmasq answers these, see above
    return tuple(g for g in GATEWAYS if flow.porta != 67 and not (_is_dnsmasq(g, flow)))


def _is_dnsmasq(gateway: str, flow: Arus) -> bool:
    return flow.porta == 53 and gateway.startswith("192.168.")


def _wrong(lab: Lab, lokasi: Lokasi = LOKASI) -> list[str]:
    """What packets do otherwise than the site file says."""
    asked = _asked(lab, lokasi)
    answers = _patiently(lab, asked, [q for q, flow in asked.items() if flow.boleh])
    return [
        f"{flow.dari}>{flow.ke} {flow.proto}/{flow.porta} at {question[3]}: {answers[question]!r}"
        for question, flow in asked.items()
        if not _as_expected(lab, question, flow, answers[question])
    ]


def _patiently(
    lab: Lab, asked: Iterable[Question], must_answer: Iterable[Question]
) -> dict[Question, str]:
    """A busy machine may be late with an answer. A refusal is never asked a second time."""
    answers = lab.ask(asked)
    return answers | lab.ask(question for question in must_answer if not answers[question])


def _as_expected(lab: Lab, question: Question, flow: Arus, answer: str) -> bool:
    if not flow.boleh:
        return answer == ""
    if flow.proto == "ping":
        return answer == "pong"
    ns = "gw" if flow.ke == GERBANG else lab.address(flow.ke)[0]
    return answer == f"{ns} {WAN if flow.ke == INTERNET else question[2]}"


def test_packets_do_what_the_site_file_says_and_the_refused_ones_could_have(lab):
    asked = _asked(lab, LOKASI)

    wrong = _wrong(lab)
    lab.no_rules()
    control = _patiently(lab, asked, asked)
    unanswered = [question for question, answer in control.items() if not answer]

    assert wrong == []
    assert unanswered == []  # the control: without rules every single question has its answer
    assert sum(flow.boleh for flow in asked.values()) >= 15
    assert sum(not flow.boleh for flow in asked.values()) >= 400


CLIENT_PING = 'iifname "lan0" ip saddr { 192.168.50.0/24 } oifname { "wan0" } icmp'
MUTANTS = {
    "the gateway takes everything": (
        "type filter hook input priority filter; policy drop;",
        "type filter hook input priority filter; policy accept;\naccept",
        "internet>gerbang tcp/22",
    ),
    "everything is forwarded": (
        "type filter hook forward priority filter; policy drop;",
        "type filter hook forward priority filter; policy accept;\naccept",
        "internet>aplikasi tcp/443",
    ),
    "nobody is hidden": (
        'oifname { "wan0" } masquerade',
        "",
        "klien>internet tcp/443",
    ),
    "clients may enter the intranet": (
        CLIENT_PING,
        f'iifname "lan0" oifname "wg0" accept\n{CLIENT_PING}',
        "klien>pusiknas tcp/8443",
    ),
    "every port to the internet": (
        'oifname { "wan0" } tcp dport { 80, 443 }',
        'oifname { "wan0" } tcp dport 1-65535',
        "klien>internet tcp/8443",
    ),
}


@pytest.mark.parametrize(("old", "new", "caught"), MUTANTS.values(), ids=MUTANTS)
def test_a_broken_rule_is_caught(lab, old, new, caught):
    assert RULES.count(old) == 1
    lab.in_force(RULES.replace(old, new))

    assert any(line.startswith(caught) for line in _wrong(lab))


def test_a_client_that_claims_to_be_the_server_is_dropped(lab):
    lab.run("c3", "ip", "address", "add", "192.168.60.10/32", "dev", "eth0")
    try:
        before = _dropped(lab, "pengirim palsu dari dalam")
        lab.ask([("c3", "udp", "192.168.60.10", WEB, 443)])
        after = _dropped(lab, "pengirim palsu dari dalam")
    finally:
        lab.run("c3", "ip", "address", "delete", "192.168.60.10/32", "dev", "eth0")

    assert after > before


def test_intranet_traffic_does_not_leave_by_the_internet_when_its_link_is_down(lab):
    question = ("c2", "tcp", lab.leases["c2"], "10.20.0.10", 443)
    lab.run("inet", "ip", "address", "add", "10.20.0.10/32", "dev", "isp")
    lab.serve("inet", [("10.20.0.10", "tcp", 443)])
    lab.run("gw", "ip", "route", "delete", "10.20.0.0/16")
    try:
        refused = lab.ask([question])[question]
        lab.no_rules()
        control = lab.ask([question])[question]
    finally:
        lab.run("gw", "ip", "route", "add", "10.20.0.0/16", "via", "10.255.0.1")
        lab.run("inet", "ip", "address", "delete", "10.20.0.10/32", "dev", "isp")

    assert refused == ""
    assert control.startswith("inet ")


def _dropped(lab: Lab, comment: str) -> int:
    listing = json.loads(lab.run("gw", "nft", "-j", "list", "table", "inet", POLICY).stdout)
    rules = [one["rule"] for one in listing["nftables"] if "rule" in one]
    counters = [
        part["counter"]["packets"]
        for rule in rules
        if rule.get("comment") == comment
        for part in rule["expr"]
        if "counter" in part
    ]
    assert len(counters) == 1
    return counters[0]


# --- changing the rules ---------------------------------------------------------------------------


def _listed(lab: Lab) -> list[str]:
    """The tables in force; the kernel lists them by their age, which is no rule."""
    ruleset = lab.run("gw", "nft", "-s", "list", "ruleset").stdout
    return sorted(re.split(r"^(?=table )", ruleset, flags=re.MULTILINE))


def _site(lab: Lab, name: str, old: str, new: str) -> str:
    path = lab.folder / name
    text = SAMPLE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(path)


def test_a_bad_ruleset_is_refused_whole_and_the_old_one_stays(lab):
    before = _listed(lab)

    done = lab.run("gw", "nft", "-f", "-", text=RULES + "bukan aturan\n", check=False)

    assert done.returncode != 0
    assert _listed(lab) == before
    assert _reaches_internet(lab)


def test_rules_that_nobody_confirms_are_taken_back(lab):
    before = _listed(lab)
    closed = _site(lab, "tutup.toml", "tcp = [80, 443]", "tcp = [8080]")

    silent = lab.sidik("apply", "--site", closed, "--confirm-within", "1")
    refused = lab.sidik("apply", "--site", closed, text="tidak\n")

    assert silent.returncode == refused.returncode == 1
    assert "aturan lama sudah dikembalikan" in silent.stderr
    assert _listed(lab) == before
    assert _reaches_internet(lab)


def test_rules_are_taken_back_even_when_the_command_is_killed(lab):
    before = _listed(lab)
    closed = _site(lab, "tutup.toml", "tcp = [80, 443]", "tcp = [8080]")
    command = lab.start(
        "gw", *SIDIK, "apply", "--site", closed, "--confirm-within", "1", PYTHONPATH=str(SRC)
    )
    wait_until(lambda: _listed(lab) != before)
    shut = not _reaches_internet(lab)

    command.send_signal(signal.SIGKILL)
    wait_until(lambda: _listed(lab) == before)

    assert shut  # the control: the new rules were in force
    assert _reaches_internet(lab)


def test_status_tells_drift_leases_and_who_used_how_much(lab):
    site = str(lab.folder / "lokasi.toml")
    status = ("status", "--site", site, "--leases", str(lab.folder / "leases"), "--json")
    _reaches_internet(lab)
    lab.in_force(RULES)  # a reload must not forget what was counted

    clean = json.loads(lab.sidik(*status).stdout)
    lab.run("gw", "nft", "insert", "rule", "inet", POLICY, "lewat", "accept")
    drifted = json.loads(lab.sidik(*status).stdout)

    assert clean["ok"]
    assert clean["drift"] == []
    assert {lease["alamat"] for lease in clean["leases"]} == set(lab.leases.values())
    used = {one["alamat"]: one for one in clean["usage"]}
    assert used[lab.leases["c2"]]["unduh_bytes"] > 0
    assert used[lab.leases["c2"]]["unggah_bytes"] > 0
    assert not drifted["ok"]
    assert drifted["drift"] == ["+ accept"]


def test_the_fallback_shaper_loads_and_sorts_packets_by_client(lab):
    lab.run("gw", "tc", "-batch", "-", text=tc_batch(LOKASI, Engine.HTB))
    try:
        assert _reaches_internet(lab)
        classes = lab.run("gw", "tc", "-s", "class", "show", "dev", "wan0").stdout
    finally:
        for dev in ("wan0", "lan0"):
            lab.run("gw", "tc", "qdisc", "delete", "dev", dev, "root")

    seen = re.findall(r"class htb (\S+) .*?Sent \d+ bytes (\d+) pkt", classes, re.DOTALL)
    sent = {handle: int(packets) for handle, packets in seen}
    addresses = [str(address) for address in LOKASI.client_addresses()]
    mine = f"1:{0x100 + addresses.index(lab.leases['c2']):x}"
    assert {handle for handle, packets in sent.items() if packets} - {"1:1", "1:2"} == {mine}
