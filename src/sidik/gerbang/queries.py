"""Who may talk to whom, worked out from the site file alone.

This is the second opinion on the firewall: it never looks at a rule, only at what the site says,
and the packet tests compare the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from sidik.gerbang.data import GERBANG, INTERNET, Izin, Lokasi

TCP: Final = "tcp"
UDP: Final = "udp"
PING: Final = "ping"

Service = tuple[str, int]
_EVERYONE_ASKS: Final[frozenset[Service]] = frozenset({(TCP, 53), (UDP, 53), (PING, 0)})
_DHCP: Final[Service] = (UDP, 67)


@dataclass(frozen=True, order=True)
class Arus:
    """One ordered pair of places and one service. `dari` and `ke` are zones, machines or the ends.

    A zone stands for any machine in it that the site file does not name.
    """

    dari: str
    ke: str
    proto: str
    porta: int
    boleh: bool


def expected_flows(lokasi: Lokasi) -> tuple[Arus, ...]:
    """Every pair that meets at the gateway x every service that somebody uses."""
    services = sorted(_services_in_use(lokasi))
    return tuple(
        Arus(dari, ke, proto, porta, is_allowed(lokasi, dari, ke, (proto, porta)))
        for dari, ke in _pairs(lokasi)
        for proto, porta in services
        if not _is_captured(lokasi, dari, ke, (proto, porta))
    )


def is_allowed(lokasi: Lokasi, dari: str, ke: str, service: Service) -> bool:
    if dari == INTERNET:
        return False
    if ke == GERBANG and service in _gateway_offers(lokasi, dari):
        return True
    return any(
        service in _services(izin)
        for izin in lokasi.izin
        if izin.dari in _names_of(lokasi, dari) and izin.ke in _names_of(lokasi, ke)
    )


def _names_of(lokasi: Lokasi, place: str) -> frozenset[str]:
    """A machine is spoken of by its own name and by its zone's."""
    zona = lokasi.zone_of(place)
    return frozenset({place, zona.nama} if zona else {place})


def _gateway_offers(lokasi: Lokasi, dari: str) -> frozenset[Service]:
    zona = lokasi.zone_of(dari)
    if zona is None or not zona.is_local:
        return frozenset()
    return _EVERYONE_ASKS | {_DHCP} if zona.dhcp else _EVERYONE_ASKS


def _is_captured(lokasi: Lokasi, dari: str, ke: str, service: Service) -> bool:
    """A DNS question from inside never reaches the place it was sent to."""
    zona = lokasi.zone_of(dari)
    return zona is not None and zona.is_local and ke != GERBANG and service[1] == 53


def _pairs(lokasi: Lokasi) -> Iterator[tuple[str, str]]:
    inside = [*(z.nama for z in lokasi.zona), *(m.nama for m in lokasi.mesin)]
    for dari, ke in product([*inside, INTERNET], [*inside, INTERNET, GERBANG]):
        # neighbours reach each other without us
        if dari != ke and (lokasi.zone_of(dari) != lokasi.zone_of(ke) or ke == GERBANG):
            yield dari, ke


def _services_in_use(lokasi: Lokasi) -> frozenset[Service]:
    return _EVERYONE_ASKS.union({_DHCP}, *(_services(izin) for izin in lokasi.izin))


def _services(izin: Izin) -> frozenset[Service]:
    ports = {(TCP, p) for p in izin.tcp} | {(UDP, p) for p in izin.udp}
    return frozenset(ports | {(PING, 0)} if izin.ping else ports)
