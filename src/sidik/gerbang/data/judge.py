"""What the statements of a site file mean together: no doubles, no overlaps, and two taboos."""

from collections.abc import Hashable, Iterable
from ipaddress import IPv4Address, IPv4Network
from itertools import combinations
from typing import Final

from sidik.gerbang.data.lokasi import (
    GERBANG,
    INTERNET,
    Izin,
    Jenis,
    Lokasi,
    LokasiSalah,
    Mesin,
    Zona,
)
from sidik.gerbang.data.table import is_host

# The fallback shaper costs a class per possible client; a Polres has tens of them.
LARGEST_POOL: Final = 1000
DNS_PORT: Final = 53


def judge(lokasi: Lokasi) -> None:
    for law in (_enough, _names, _networks, _pools, _machines, _tunnel, _izin):
        law(lokasi)


def _enough(lokasi: Lokasi) -> None:
    if not lokasi.sambungan:
        raise LokasiSalah(
            "[[sambungan]]", "belum ada sambungan internet", "tambahkan satu [[sambungan]]"
        )
    if not lokasi.client_zones:
        raise LokasiSalah("[zona]", "belum ada zona klien", 'tambahkan zona dengan jenis = "klien"')


def _names(lokasi: Lokasi) -> None:
    places = [(f"[zona.{z.nama}]", z.nama) for z in lokasi.zona]
    places += [(_mesin(m), m.nama) for m in lokasi.mesin]
    for place, nama in places:
        if nama in (INTERNET, GERBANG):
            raise LokasiSalah(
                place, f"nama `{nama}` sudah punya arti sendiri", "pilih nama yang lain"
            )
    _once(places, "nama `{}` sudah dipakai", "zona dan mesin harus bernama lain-lain")
    _once(
        [(f"[[sambungan]] `{s.nama}`", s.nama) for s in lokasi.sambungan],
        "nama `{}` sudah dipakai",
        "beri setiap sambungan nama sendiri",
    )
    interfaces = [(f"[[sambungan]] `{s.nama}`", s.antarmuka) for s in lokasi.sambungan]
    interfaces += [(f"[zona.{z.nama}]", z.antarmuka) for z in lokasi.zona]
    _once(interfaces, "antarmuka `{}` sudah dipakai", "satu antarmuka hanya untuk satu tempat")
    for place, name in interfaces:
        if name == "lo":
            raise LokasiSalah(place, "antarmuka lo milik gerbang sendiri", "pilih antarmuka lain")


def _networks(lokasi: Lokasi) -> None:
    owned: list[tuple[str, IPv4Network]] = [
        (f"[[sambungan]] `{s.nama}`", s.alamat.network) for s in lokasi.sambungan if s.alamat
    ]
    owned += [(f"[zona.{z.nama}]", n) for z in lokasi.zona for n in z.networks]
    for (first, a), (second, b) in combinations(owned, 2):
        if a.overlaps(b):
            raise LokasiSalah(
                second, f"jaringan {b} bertumpuk dengan {a} milik {first}", "pakai jaringan lain"
            )
    for zona in lokasi.zona:
        if zona.is_local and zona.jaringan:
            raise LokasiSalah(
                f"[zona.{zona.nama}] kunci `jaringan`",
                "hanya zona intranet yang punya jaringan di belakangnya",
                'hapus kunci ini atau ubah jenis menjadi "intranet"',
            )


def _pools(lokasi: Lokasi) -> None:
    for zona in lokasi.zona:
        if zona.dhcp:
            _pool(zona, *zona.dhcp)


def _pool(zona: Zona, first: IPv4Address, last: IPv4Address) -> None:
    place, network = f"[zona.{zona.nama}] kunci `dhcp`", zona.alamat.network
    if zona.jenis is not Jenis.KLIEN:
        raise LokasiSalah(
            place, "DHCP hanya dibagikan di zona klien", "hapus kunci ini dan beri alamat tetap"
        )
    if not (is_host(first, network) and is_host(last, network)):
        raise LokasiSalah(
            place, f"rentang keluar dari jaringan {network}", "pilih alamat di dalam jaringan itu"
        )
    if first <= zona.alamat.ip <= last:
        raise LokasiSalah(
            place,
            f"rentang memuat alamat gerbang {zona.alamat.ip}",
            "mulai rentang sesudah alamat itu",
        )
    if int(last) - int(first) >= LARGEST_POOL:
        raise LokasiSalah(
            place, f"rentang lebih dari {LARGEST_POOL} alamat", "perkecil rentang DHCP"
        )


def _machines(lokasi: Lokasi) -> None:
    for mesin in lokasi.mesin:
        _machine(lokasi, mesin)
    _once(
        [(_mesin(m), m.alamat) for m in lokasi.mesin],
        "alamat {} sudah dipakai mesin lain",
        "beri setiap mesin alamat sendiri",
    )
    _once(
        [(_mesin(m), m.mac) for m in lokasi.mesin if m.mac],
        "MAC {} sudah dipakai mesin lain",
        "periksa label mesin dan tulis MAC masing-masing",
    )


def _machine(lokasi: Lokasi, mesin: Mesin) -> None:
    zona = next((z for z in lokasi.zona if z.nama == mesin.zona), None)
    if zona is None:
        raise LokasiSalah(
            f"{_mesin(mesin)} kunci `zona`",
            f"zona `{mesin.zona}` tidak ada",
            f"pilih salah satu dari: {_list(z.nama for z in lokasi.zona)}",
        )
    place = f"{_mesin(mesin)} kunci `alamat`"
    if not any(is_host(mesin.alamat, n) for n in zona.networks):
        raise LokasiSalah(
            place,
            f"{mesin.alamat} di luar zona {zona.nama}",
            f"pilih alamat mesin di dalam {_list(map(str, zona.networks))}",
        )
    if mesin.alamat == zona.alamat.ip:
        raise LokasiSalah(
            place, f"{mesin.alamat} adalah alamat gerbang", "pilih alamat lain di zona itu"
        )
    if mesin.mac and not zona.dhcp:
        raise LokasiSalah(
            f"{_mesin(mesin)} kunci `mac`",
            f"zona {zona.nama} tidak membagikan DHCP",
            "hapus kunci ini dan atur alamat di mesinnya",
        )
    if not mesin.mac and mesin.alamat in zona.pool():
        raise LokasiSalah(
            place,
            f"{mesin.alamat} dapat dibagikan DHCP kepada orang lain",
            "isi mac mesin ini atau pilih alamat di luar rentang dhcp",
        )


def _tunnel(lokasi: Lokasi) -> None:
    t = lokasi.terowongan
    if not t:
        return
    if t.zona not in {z.nama for z in lokasi.intranet_zones}:
        raise LokasiSalah(
            "[terowongan] kunci `zona`",
            f"`{t.zona}` bukan zona intranet",
            'isi dengan nama zona yang jenisnya "intranet"',
        )
    if any(z.holds(t.lawan) for z in lokasi.zona):
        raise LokasiSalah(
            "[terowongan] kunci `lawan`",
            f"{t.lawan} ada di dalam jaringan sendiri",
            "isi alamat lawan yang terlihat dari internet",
        )


def _izin(lokasi: Lokasi) -> None:
    for nth, izin in enumerate(lokasi.izin, 1):
        _one_izin(lokasi, f"[[izin]] ke-{nth}", izin)
    _once(
        [(f"[[izin]] ke-{n}", (i.dari, i.ke)) for n, i in enumerate(lokasi.izin, 1)],
        "pasangan ini sudah punya izin di atas",
        "gabungkan portanya menjadi satu [[izin]]",
    )


def _one_izin(lokasi: Lokasi, place: str, izin: Izin) -> None:
    known = {z.nama for z in lokasi.zona} | {m.nama for m in lokasi.mesin} | {INTERNET, GERBANG}
    for key, nama in (("dari", izin.dari), ("ke", izin.ke)):
        if nama not in known:
            raise LokasiSalah(
                f"{place} kunci `{key}`",
                f"`{nama}` bukan zona atau mesin di berkas ini",
                f"pilih salah satu dari: {_list(known)}",
            )
    _taboo(lokasi, place, izin)
    if izin.dari == GERBANG:
        raise LokasiSalah(
            place, "gerbang sendiri selalu boleh keluar", "hapus izin ini, tidak diperlukan"
        )
    zona = lokasi.zone_of(izin.dari)
    if zona is not None and zona == lokasi.zone_of(izin.ke):
        raise LokasiSalah(
            place,
            f"{izin.dari} dan {izin.ke} ada di zona yang sama dan tidak melewati gerbang",
            "hapus izin ini, atau pindahkan salah satunya ke zona lain",
        )
    if zona is not None and zona.is_local and DNS_PORT in (*izin.tcp, *izin.udp):
        raise LokasiSalah(
            place,
            f"porta {DNS_PORT} dari {zona.nama} selalu dijawab gerbang sendiri",
            "hapus porta itu; server DNS luar diisi di [dns] kunci `penerus`",
        )
    if not (izin.tcp or izin.udp or izin.ping):
        raise LokasiSalah(place, "izin ini tidak membuka apa pun", "isi tcp, udp atau ping")


def _taboo(lokasi: Lokasi, place: str, izin: Izin) -> None:
    """The two statements that cannot be written, whatever the reason."""
    intranet = {z.nama for z in lokasi.intranet_zones}
    intranet |= {m.nama for m in lokasi.mesin if m.zona in intranet}
    ends = {izin.dari, izin.ke}
    if INTERNET in ends and ends & intranet:
        raise LokasiSalah(
            place,
            "internet dan intranet tidak boleh disambungkan melalui gerbang ini",
            "hapus izin ini; intranet punya jalan internet sendiri",
        )
    if izin.dari == INTERNET:
        raise LokasiSalah(
            place,
            "tidak ada yang boleh dibuka dari internet",
            "hapus izin ini; untuk masuk dari luar pakai terowongan intranet",
        )


def _once(items: Iterable[tuple[str, Hashable]], sebab: str, obat: str) -> None:
    seen: set[Hashable] = set()
    for place, value in items:
        if value in seen:
            raise LokasiSalah(place, sebab.format(value), obat)
        seen.add(value)


def _mesin(mesin: Mesin) -> str:
    return f"[[mesin]] `{mesin.nama}`"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
