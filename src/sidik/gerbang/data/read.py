"""Text to types. Each value is looked at alone; what they mean together is for `judge`."""

import re
from collections.abc import Mapping
from ipaddress import IPv4Address
from typing import Final

from sidik.gerbang.data.lokasi import (
    DNS,
    Izin,
    Jenis,
    Lokasi,
    Mesin,
    Sambungan,
    Terowongan,
    Zona,
)
from sidik.gerbang.data.table import Table

FASTEST_KBIT: Final = 10_000_000

# What passes here is written into rules and configuration unquoted or between plain quotes:
# no pattern may let through a quote, a space, a newline or a semicolon.
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,29}[a-z0-9])?")
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN: Final = re.compile(rf"(?=.{{1,200}}\Z){_LABEL}(?:\.{_LABEL})+")
_IFACE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9_.-]{0,14}")
_MAC: Final = re.compile(r"[0-9a-f][02468ace](?::[0-9a-f]{2}){5}")
_KEY: Final = re.compile(r"[A-Za-z0-9+/]{43}=")
_FILE: Final = re.compile(r"/[A-Za-z0-9._/-]{1,200}")
_KIND: Final = re.compile("|".join(Jenis))

_NAME_HELP: Final = "pakai huruf kecil, angka dan tanda hubung, paling panjang 31 huruf"
_DOMAIN_HELP: Final = "tulis misalnya balangan.internal"
_IFACE_HELP: Final = "tulis nama antarmuka seperti yang terlihat pada `ip link`, misalnya lan0"


def read(raw: Mapping[str, object]) -> Lokasi:
    berkas = Table("bagian teratas", raw)
    lokasi = berkas.table("lokasi")
    site = Lokasi(
        nama=lokasi.text("nama", _NAME, _NAME_HELP),
        domain=lokasi.text("domain", _DOMAIN, _DOMAIN_HELP),
        sambungan=tuple(map(_sambungan, berkas.tables("sambungan"))),
        zona=tuple(_zona(nama, t) for nama, t in berkas.named_tables("zona")),
        dns=_dns(berkas.table("dns")),
        mesin=tuple(map(_mesin, berkas.tables("mesin"))),
        izin=tuple(map(_izin, berkas.tables("izin"))),
        terowongan=_terowongan(berkas.table("terowongan")) if berkas.has("terowongan") else None,
    )
    lokasi.end()
    berkas.end()
    return site


def _sambungan(t: Table) -> Sambungan:
    one = Sambungan(
        nama=t.text("nama", _NAME, _NAME_HELP),
        antarmuka=t.text("antarmuka", _IFACE, _IFACE_HELP),
        unggah_kbit=t.number("unggah_kbit", 64, FASTEST_KBIT),
        unduh_kbit=t.number("unduh_kbit", 64, FASTEST_KBIT),
        alamat=t.interface("alamat") if t.has("alamat") else None,
    )
    t.end()
    return one


def _zona(nama: str, t: Table) -> Zona:
    if not _NAME.fullmatch(nama):
        raise t.wrong(nama[:40], "nama zona ini tidak dapat dipakai", _NAME_HELP)
    one = Zona(
        nama=nama,
        jenis=Jenis(t.text("jenis", _KIND, f"pilih salah satu dari: {', '.join(Jenis)}")),
        antarmuka=t.text("antarmuka", _IFACE, _IFACE_HELP),
        alamat=t.interface("alamat"),
        jaringan=t.networks("jaringan"),
        dhcp=_pool(t),
    )
    t.end()
    return one


def _pool(t: Table) -> tuple[IPv4Address, IPv4Address] | None:
    if not t.has("dhcp"):
        return None
    ends = t.addresses("dhcp")
    if len(ends) != 2 or ends[0] > ends[1]:
        raise t.wrong(
            "dhcp",
            "rentang harus alamat pertama lalu alamat terakhir",
            'tulis misalnya ["192.168.50.100", "192.168.50.149"]',
        )
    return ends[0], ends[1]


def _dns(t: Table) -> DNS:
    one = DNS(
        penerus=t.addresses("penerus"),
        boleh_alamat_dalam=t.texts("boleh_alamat_dalam", _DOMAIN, _DOMAIN_HELP),
        blokir=t.texts("blokir", _DOMAIN, _DOMAIN_HELP),
    )
    if not one.penerus:
        raise t.wrong(
            "penerus", "belum ada server DNS penerus", "isi alamat server DNS dari penyedia"
        )
    t.end()
    return one


def _mesin(t: Table) -> Mesin:
    one = Mesin(
        nama=t.text("nama", _NAME, _NAME_HELP),
        zona=t.text("zona", _NAME, "isi dengan nama salah satu zona"),
        alamat=t.address("alamat"),
        mac=t.text("mac", _MAC, "tulis misalnya 02:00:00:00:32:01 dengan huruf kecil")
        if t.has("mac")
        else None,
    )
    t.end()
    return one


def _izin(t: Table) -> Izin:
    one = Izin(
        dari=t.text("dari", _NAME, "isi dengan nama zona atau mesin"),
        ke=t.text("ke", _NAME, "isi dengan nama zona, nama mesin, internet atau gerbang"),
        tcp=t.ports("tcp"),
        udp=t.ports("udp"),
        ping=t.flag("ping"),
    )
    t.end()
    return one


def _terowongan(t: Table) -> Terowongan:
    one = Terowongan(
        zona=t.text("zona", _NAME, "isi dengan nama zona intranet"),
        lawan=t.address("lawan"),
        porta=t.number("porta", 1, 65535),
        kunci_lawan=t.text("kunci_lawan", _KEY, "salin kunci publik lawan, 44 huruf"),
        berkas_kunci=t.text("berkas_kunci", _FILE, "tulis jalur lengkap berkas kunci rahasia"),
    )
    t.end()
    return one
