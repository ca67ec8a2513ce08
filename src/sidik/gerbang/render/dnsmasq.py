"""Addresses and names: DHCP for the clients, one DNS cache, local names, block list."""

from collections.abc import Iterator
from typing import Final

from sidik.gerbang.data import GERBANG, Lokasi, Zona

LEASE: Final = "12h"
# A browser that asks this name and hears "no such name" keeps using the house's DNS.
_BROWSER_CANARY: Final = "use-application-dns.net"


def dnsmasq_conf(lokasi: Lokasi) -> str:
    lines = [
        f"# Gerbang {lokasi.nama}: dibuat oleh `sidik gateway render`, jangan diubah di sini.",
        *_listening(lokasi),
        *_resolving(lokasi),
        *_local_names(lokasi),
        *_leases(lokasi),
    ]
    return "\n".join(lines) + "\n"


def _listening(lokasi: Lokasi) -> Iterator[str]:
    yield "bind-dynamic"
    yield "except-interface=lo"
    for zona in lokasi.local_zones:
        yield f"interface={zona.antarmuka}"


def _resolving(lokasi: Lokasi) -> Iterator[str]:
    yield "no-resolv"
    yield "no-hosts"
    yield "domain-needed"
    yield "bogus-priv"
    yield "cache-size=2000"
    # A public name that answers with an inner address is an attack on the browser. Mostly.
    yield "stop-dns-rebind"
    for domain in (lokasi.domain, *lokasi.dns.boleh_alamat_dalam):
        yield f"rebind-domain-ok=/{domain}/"
    for server in lokasi.dns.penerus:
        yield f"server={server}"
    for domain in (*lokasi.dns.blokir, _BROWSER_CANARY):
        yield f"address=/{domain}/"


def _local_names(lokasi: Lokasi) -> Iterator[str]:
    yield f"domain={lokasi.domain}"
    yield f"local=/{lokasi.domain}/"
    yield "localise-queries"  # the gateway is called by its address in the asker's own zone
    for zona in lokasi.local_zones:
        yield f"interface-name={GERBANG}.{lokasi.domain},{zona.antarmuka}"
    for mesin in lokasi.mesin:
        yield f"host-record={mesin.nama}.{lokasi.domain},{mesin.nama},{mesin.alamat}"


def _leases(lokasi: Lokasi) -> Iterator[str]:
    pools = [z for z in lokasi.client_zones if z.dhcp]
    if pools:
        yield "dhcp-authoritative"
    for zona in pools:
        yield from _pool(zona)
    for mesin in lokasi.mesin:
        if mesin.mac:
            yield f"dhcp-host={mesin.mac},{mesin.alamat},{mesin.nama},infinite"


def _pool(zona: Zona) -> Iterator[str]:
    if zona.dhcp:
        first, last = zona.dhcp
        yield f"dhcp-range=set:{zona.nama},{first},{last},{zona.alamat.netmask},{LEASE}"
        yield f"dhcp-option=tag:{zona.nama},option:router,{zona.alamat.ip}"
        yield f"dhcp-option=tag:{zona.nama},option:dns-server,{zona.alamat.ip}"
