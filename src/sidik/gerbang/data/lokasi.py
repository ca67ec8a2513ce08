"""What a site is: lines, zones, machines, and the short list of what is allowed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Final

from sidik.kernel.errors import Refusal

INTERNET: Final = "internet"
GERBANG: Final = "gerbang"


class LokasiSalah(Refusal):
    """The site file says something that may not, or cannot, be put in force."""

    message = "Berkas lokasi, {tempat}: {sebab}; {obat}."

    def __init__(self, tempat: str, sebab: str, obat: str) -> None:
        super().__init__(tempat=tempat, sebab=sebab, obat=obat)


class Jenis(StrEnum):
    KLIEN = "klien"
    SERVER = "server"
    INTRANET = "intranet"


@dataclass(frozen=True)
class Sambungan:
    """A line to an Internet provider. Without an address the provider hands one out."""

    nama: str
    antarmuka: str
    unggah_kbit: int
    unduh_kbit: int
    alamat: IPv4Interface | None = None


@dataclass(frozen=True)
class Zona:
    nama: str
    jenis: Jenis
    antarmuka: str
    alamat: IPv4Interface
    jaringan: tuple[IPv4Network, ...] = ()
    dhcp: tuple[IPv4Address, IPv4Address] | None = None

    @property
    def networks(self) -> tuple[IPv4Network, ...]:
        return (self.alamat.network, *self.jaringan)

    @property
    def is_local(self) -> bool:
        return self.jenis is not Jenis.INTRANET

    def pool(self) -> Iterator[IPv4Address]:
        if self.dhcp:
            first, last = self.dhcp
            yield from map(IPv4Address, range(int(first), int(last) + 1))

    def holds(self, alamat: IPv4Address) -> bool:
        return any(alamat in network for network in self.networks)


@dataclass(frozen=True)
class Mesin:
    nama: str
    zona: str
    alamat: IPv4Address
    mac: str | None = None


@dataclass(frozen=True)
class Izin:
    """The only way to allow anything: who, to whom, on which ports. All else is refused."""

    dari: str
    ke: str
    tcp: tuple[int, ...] = ()
    udp: tuple[int, ...] = ()
    ping: bool = False


@dataclass(frozen=True)
class DNS:
    penerus: tuple[IPv4Address, ...]
    boleh_alamat_dalam: tuple[str, ...] = ()
    blokir: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terowongan:
    """A WireGuard tunnel to the intranet. The secret key stays in its own file."""

    zona: str
    lawan: IPv4Address
    porta: int
    kunci_lawan: str
    berkas_kunci: str


@dataclass(frozen=True)
class Lokasi:
    nama: str
    domain: str
    sambungan: tuple[Sambungan, ...]
    zona: tuple[Zona, ...]
    dns: DNS
    mesin: tuple[Mesin, ...] = ()
    izin: tuple[Izin, ...] = ()
    terowongan: Terowongan | None = None

    def zone(self, nama: str) -> Zona:
        return next(z for z in self.zona if z.nama == nama)

    def machine(self, nama: str) -> Mesin | None:
        return next((m for m in self.mesin if m.nama == nama), None)

    def zone_of(self, place: str) -> Zona | None:
        """The zone that a name in an `izin` stands in; none for internet and gerbang."""
        if place in (INTERNET, GERBANG):
            return None
        mesin = self.machine(place)
        return self.zone(mesin.zona if mesin else place)

    @property
    def local_zones(self) -> tuple[Zona, ...]:
        return tuple(z for z in self.zona if z.is_local)

    @property
    def client_zones(self) -> tuple[Zona, ...]:
        return tuple(z for z in self.zona if z.jenis is Jenis.KLIEN)

    @property
    def intranet_zones(self) -> tuple[Zona, ...]:
        return tuple(z for z in self.zona if not z.is_local)

    def client_addresses(self) -> tuple[IPv4Address, ...]:
        """Every address that a client can have and be treated fairly under."""
        clients = {z.nama for z in self.client_zones}
        fixed = {m.alamat for m in self.mesin if m.zona in clients}
        return tuple(sorted(fixed.union(*(z.pool() for z in self.client_zones))))
