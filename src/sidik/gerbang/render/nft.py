"""The firewall: default deny, and one rule for each line of each `izin`.

Two tables. `POLICY` is replaced whole in one transaction, so there is no moment without rules and a
bad text changes nothing. `USAGE` counts bytes per client and must survive a reload, so only its
rules are rewritten.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sidik.gerbang.data import GERBANG, INTERNET, Izin, Lokasi, Zona
from sidik.gerbang.render.tc import class_of, shared_class

POLICY: Final = "sidik_gerbang"
USAGE: Final = "sidik_pemakaian"


def nft_ruleset(lokasi: Lokasi) -> str:
    lines = [
        f"# Gerbang {lokasi.nama}: dibuat oleh `sidik gateway render`, jangan diubah di sini.",
        *_block(f"table inet {POLICY}"),
        f"delete table inet {POLICY}",
        *_block(f"table inet {POLICY}", *_policy(lokasi)),
        *_block(f"table inet {USAGE}", *_usage_frame()),
        f"flush chain inet {USAGE} hitung",
        *_block(f"table inet {USAGE}", *_block("chain hitung", *_usage_rules(lokasi))),
    ]
    return "\n".join(lines) + "\n"


def _policy(lokasi: Lokasi) -> list[str]:
    wan = _names(s.antarmuka for s in lokasi.sambungan)
    return [
        *_chain("asal", "prerouting", "raw", "accept", _anti_spoof(lokasi, wan)),
        *_chain("masuk", "input", "filter", "drop", _input(lokasi, wan)),
        *_chain("lewat", "forward", "filter", "drop", _forward(lokasi, wan)),
        *_shaping(lokasi, wan),
        *_chain("tangkap_dns", "prerouting", "dstnat", "accept", _capture_dns(lokasi), kind="nat"),
        *_chain("samar", "postrouting", "srcnat", "accept", [f"oifname {wan} masquerade"], "nat"),
    ]


def _anti_spoof(lokasi: Lokasi, wan: str) -> Iterator[str]:
    """A sender must live where its packet came from."""
    own = _set(str(n) for z in lokasi.zona for n in z.networks)
    yield f'iifname {wan} ip saddr {own} counter drop comment "pengirim palsu dari luar"'
    yield (
        f"iifname != {wan} fib saddr . iif oif missing counter drop"
        ' comment "pengirim palsu dari dalam"'
    )


def _input(lokasi: Lokasi, wan: str) -> Iterator[str]:
    local = _names(z.antarmuka for z in lokasi.local_zones)
    yield "ct state established,related accept"
    yield "ct state invalid drop"
    yield 'iifname "lo" accept'
    yield f'iifname {wan} counter drop comment "tidak ada yang dibuka dari internet"'
    yield 'meta nfproto ipv6 counter drop comment "hanya IPv4"'
    yield f"iifname {local} meta l4proto {{ tcp, udp }} th dport 53 accept"
    if pools := [z.antarmuka for z in lokasi.client_zones if z.dhcp]:
        yield f"iifname {_names(pools)} udp dport 67 accept"
    yield f"iifname {local} icmp type echo-request limit rate 20/second accept"
    for izin in lokasi.izin:
        if izin.ke == GERBANG:
            yield from _accept(_source(lokasi, izin.dari), izin)
    yield 'limit rate 5/minute log prefix "gerbang-masuk "'
    yield "counter"


def _forward(lokasi: Lokasi, wan: str) -> Iterator[str]:
    yield "ct state invalid drop"
    yield 'meta nfproto ipv6 counter drop comment "hanya IPv4"'
    # A tunnel or a PPPoE line is narrower than the clients believe.
    yield "tcp flags & (syn|rst) == syn tcp option maxseg size set rt mtu"
    yield "ct state established,related accept"
    yield f'iifname {wan} counter drop comment "tidak ada yang dibuka dari internet"'
    if intranet := lokasi.intranet_zones:
        yield (
            f"iifname {_names(z.antarmuka for z in intranet)} oifname {wan} counter drop"
            ' comment "intranet tidak lewat internet"'
        )
        # When the intranet link is down its route is gone, and its traffic would follow the default
        # route out of the house in the clear.
        far = _set(str(n) for z in intranet for n in z.networks)
        yield f'oifname {wan} ip daddr {far} counter drop comment "intranet tidak bocor"'
    for izin in lokasi.izin:
        if izin.ke != GERBANG:
            yield from _accept(
                f"{_source(lokasi, izin.dari)} {_target(lokasi, izin.ke, wan)}", izin
            )
    yield 'limit rate 5/minute log prefix "gerbang-lewat "'
    yield "counter reject with icmpx admin-prohibited"


def _accept(ends: str, izin: Izin) -> Iterator[str]:
    for proto, ports in (("tcp", izin.tcp), ("udp", izin.udp)):
        if ports:
            yield f"{ends} {proto} dport {_set(map(str, ports))} ct state new counter accept"
    if izin.ping:
        yield f"{ends} icmp type echo-request limit rate 50/second counter accept"


def _source(lokasi: Lokasi, place: str) -> str:
    return _end(lokasi, place, "iifname", "saddr")


def _target(lokasi: Lokasi, place: str, wan: str) -> str:
    return f"oifname {wan}" if place == INTERNET else _end(lokasi, place, "oifname", "daddr")


def _end(lokasi: Lokasi, place: str, side: str, field: str) -> str:
    zona, mesin = lokasi.zone_of(place), lokasi.machine(place)
    if zona is None:
        raise ValueError(f"{place} stands in no zone")  # the site file was judged before
    who = str(mesin.alamat) if mesin else _set(map(str, zona.networks))
    return f'{side} "{zona.antarmuka}" ip {field} {who}'


def _shaping(lokasi: Lokasi, wan: str) -> list[str]:
    """Tell the fallback shaper whose packet it is, where NAT does not hide the client."""
    clients = lokasi.client_addresses()
    members = _set(f"{address} : {class_of(nth)}" for nth, address in enumerate(clients))
    kelas = [f"elements = {members}"] if clients else []
    inside = _names(z.antarmuka for z in lokasi.client_zones)
    rules = [
        f"oifname {wan} meta priority set {shared_class()}",
        f"oifname {wan} meta priority set ip saddr map @klien",
        f"iifname {wan} oifname {inside} meta priority set {shared_class()}",
        f"iifname {wan} oifname {inside} meta priority set ip daddr map @klien",
    ]
    return [
        *_block("map klien", "type ipv4_addr : classid", *kelas),
        *_chain("bagi_rata", "forward", "mangle", "accept", rules),
    ]


def _capture_dns(lokasi: Lokasi) -> Iterator[str]:
    """Whatever resolver a client believes in, the gateway answers: the block list holds for all."""
    local = _names(z.antarmuka for z in lokasi.local_zones)
    yield (
        f"iifname {local} meta l4proto {{ tcp, udp }} th dport 53 fib daddr type != local"
        " redirect to :53"
    )


def _usage_frame() -> list[str]:
    counted = "type ipv4_addr; size 65535; flags dynamic; counter;"
    return [
        f"set unggah {{ {counted} }}",
        f"set unduh {{ {counted} }}",
        # after the filter: what was refused is not used
        *_chain("hitung", "forward", "filter + 10", "accept", []),
    ]


def _usage_rules(lokasi: Lokasi) -> Iterator[str]:
    wan = _names(s.antarmuka for s in lokasi.sambungan)
    for zona in lokasi.client_zones:
        yield f"{_one(zona)} oifname {wan} update @unggah {{ ip saddr }}"
        yield f'iifname {wan} oifname "{zona.antarmuka}" update @unduh {{ ip daddr }}'


def _one(zona: Zona) -> str:
    return f'iifname "{zona.antarmuka}" ip saddr {zona.alamat.network}'


def _chain(
    name: str, hook: str, priority: str, policy: str, rules: Iterable[str], kind: str = "filter"
) -> list[str]:
    return _block(
        f"chain {name}", f"type {kind} hook {hook} priority {priority}; policy {policy};", *rules
    )


def _block(title: str, *lines: str) -> list[str]:
    return [f"{title} {{", *(f"  {line}" for line in lines), "}"]


def _set(members: Iterable[str]) -> str:
    return f"{{ {', '.join(members)} }}"


def _names(interfaces: Iterable[str]) -> str:
    return _set(f'"{name}"' for name in interfaces)
