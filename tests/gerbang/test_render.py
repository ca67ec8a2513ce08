import re
import shutil

import pytest
from hypothesis import HealthCheck, event, given, settings

from sidik.gerbang import probes
from sidik.gerbang.data import Lokasi, LokasiSalah, parse
from sidik.gerbang.probes import Hasil
from sidik.gerbang.render import Engine, dnsmasq_conf, nft_ruleset, render, tc_batch
from sidik.gerbang.render.tc import class_of
from tests.gerbang.any_site import site_texts
from tests.gerbang.site import TEXT, a_site

needs_tools = pytest.mark.skipif(
    not (shutil.which("nft") and shutil.which("tc") and shutil.which("dnsmasq")),
    reason="nft, tc or dnsmasq is not installed",
)


def test_what_nobody_allowed_is_refused():
    ruleset = nft_ruleset(a_site())

    assert "type filter hook input priority filter; policy drop;" in ruleset
    assert "type filter hook forward priority filter; policy drop;" in ruleset


def test_each_izin_opens_its_ports_and_no_other():
    opened = re.findall(r"(tcp|udp) dport \{ ([0-9, ]+) \} ct state new", nft_ruleset(a_site()))

    assert sorted(opened) == [
        ("tcp", "22"),
        ("tcp", "443"),
        ("tcp", "443"),
        ("tcp", "80, 443"),
        ("tcp", "8443"),
        ("udp", "443"),
    ]


def test_the_tunnel_opens_no_port_and_shows_no_secret():
    lokasi = a_site()

    assert "51820" not in nft_ruleset(lokasi)
    assert (
        "PostUp = wg set %i private-key /etc/sidik/terowongan.key"
        in (render(lokasi)["wireguard.conf"])
    )


def test_a_site_with_its_own_intranet_cable_needs_no_tunnel():
    without = re.sub(r"\[terowongan\].*?(?=\n\n\[\[mesin)", "", TEXT, count=1, flags=re.DOTALL)

    assert "wireguard.conf" not in render(parse(without))


def test_a_machine_with_a_mac_keeps_its_address_and_everyone_has_a_name():
    conf = dnsmasq_conf(a_site()).splitlines()

    assert "dhcp-host=02:00:00:00:32:01,192.168.50.11,kaurmintu,infinite" in conf
    assert "host-record=aplikasi.balangan.internal,aplikasi,192.168.60.10" in conf
    assert "address=/judi.test/" in conf
    assert "stop-dns-rebind" in conf
    assert "rebind-domain-ok=/balangan.internal/" in conf


def test_no_pool_no_dhcp():
    lokasi = parse(
        TEXT.replace('dhcp = ["192.168.50.100", "192.168.50.149"]\n', "").replace(
            'mac = "02:00:00:00:32:01"\n', ""
        )
    )

    assert "dhcp" not in dnsmasq_conf(lokasi)
    assert "dport 67" not in nft_ruleset(lokasi)


def test_cake_shapes_both_ways_on_each_line_below_its_speed():
    batch = tc_batch(a_site(), Engine.CAKE)

    assert "dev wan0 root cake bandwidth 18600kbit besteffort dual-srchost nat" in batch
    assert "root cake bandwidth 18600kbit besteffort dual-dsthost nat ingress" in batch


def test_htb_has_a_class_for_every_client_in_both_directions():
    lokasi = a_site()
    batch = tc_batch(lokasi, Engine.HTB)
    ruleset = nft_ruleset(lokasi)

    for nth, address in enumerate(lokasi.client_addresses()):
        assert f"{address} : {class_of(nth)}" in ruleset
        assert f"class replace dev wan0 parent 1:1 classid {class_of(nth)} htb" in batch
        assert f"class replace dev lan0 parent 1:1 classid {class_of(nth)} htb" in batch


def test_rendering_twice_gives_the_same_text():
    assert render(a_site()) == render(a_site())


def _read(text: str) -> Lokasi | None:
    try:
        return parse(text)
    except LokasiSalah:
        return None


def _lines(files: dict[str, str]) -> list[str]:
    return [line for text in files.values() for line in text.split("\n")]


@given(site_texts())
@settings(max_examples=200, deadline=None)
def test_any_text_is_refused_in_a_sentence_or_rendered(text):
    lokasi = _read(text)
    event("rendered" if lokasi else "refused")

    files = render(lokasi) if lokasi else {}

    assert all(line.isprintable() for line in _lines(files))


@needs_tools
@pytest.mark.slow
@given(site_texts())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_the_reader_accepts_the_tools_accept(text):
    lokasi = _read(text)
    checks = probes.check(lokasi) if lokasi else ()

    refused = [one for one in checks if one.hasil is Hasil.FAILED]

    assert refused == []
