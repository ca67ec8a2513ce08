"""A site file as the texts that the machine's own tools read. Pure: no file, no tool, no clock."""

from sidik.gerbang.data import Lokasi
from sidik.gerbang.render.dnsmasq import dnsmasq_conf
from sidik.gerbang.render.nft import POLICY, USAGE, nft_ruleset
from sidik.gerbang.render.sysctl import sysctl_conf
from sidik.gerbang.render.tc import Engine, tc_batch, tc_links
from sidik.gerbang.render.wireguard import wireguard_conf

__all__ = [
    "POLICY",
    "USAGE",
    "Engine",
    "dnsmasq_conf",
    "nft_ruleset",
    "render",
    "sysctl_conf",
    "tc_batch",
    "tc_links",
    "wireguard_conf",
]


def render(lokasi: Lokasi) -> dict[str, str]:
    """Every file of a site by name. Both shapers: the machine's kernel decides which is used."""
    files = {
        "gerbang.nft": nft_ruleset(lokasi),
        "dnsmasq.conf": dnsmasq_conf(lokasi),
        "sysctl.conf": sysctl_conf(),
    }
    for engine in Engine:
        files[f"tc-{engine}.links"] = tc_links(lokasi, engine)
        files[f"tc-{engine}.batch"] = tc_batch(lokasi, engine)
    if lokasi.terowongan:
        files["wireguard.conf"] = wireguard_conf(lokasi, lokasi.terowongan)
    return files
