"""A draft becomes a sheet: the catalogue's words, the room's facts, the unit's head and foot."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sidik.dokumen.data.bahan import OrangSurat, PetugasSurat
from sidik.dokumen.data.katalog import (
    PENYIDIK,
    Bentuk,
    JenisDokumen,
    atas_of,
    naskah,
    say_pasal,
    tabel_of,
    ttd_of,
)
from sidik.dokumen.data.naskah import TITIK, Blok, Butir, Konsep, Naskah, Nilai, Penanda
from sidik.dokumen.data.tanda_terima import Pejabat
from sidik.dokumen.render.nilai import count_baris
from sidik.dokumen.render.samaran import cover_names
from sidik.dokumen.render.tanya import list_tanya
from sidik.kernel.bahasa import romawi, tanggal

_BERNOMOR: Final = {Bentuk.SURAT}
_TITIK_GANDA: Final = re.compile(r"(?<!\.)\.\.(?!\.)")
_ADA: Final = re.compile(r"@ada:(\w+):")
_HURUF: Final = "abcdefghijklmnopqrstuvwxyz"
_TANDA: Final[Mapping[str, Callable[[int], str]]] = {
    "angka": lambda n: f"{n}.",
    "huruf": lambda n: f"{_HURUF[(n - 1) % 26]}.",
}
_SELAKU_TANPA: Final = {Bentuk.LAPORAN, Bentuk.TANDA_TERIMA}


@dataclass(frozen=True, kw_only=True)
class Bingkai:
    """Head and foot of a paper: the unit's, and what signing and registering add."""

    kop: Sequence[str]
    kepala: str
    """KEPALA KEPOLISIAN RESOR BALANGAN."""
    tempat: str
    unit: str
    """Resnarkoba."""
    pengaduan: str
    telepon: str = ""
    """The office, for an officer whose own number is not given out."""
    kejaksaan: str = ""
    pengadilan: str = ""
    nomor: str = ""
    register: str = ""
    hari_ini: date | None = None
    pejabat: Pejabat | None = None
    peran: str = ""
    """The role in which he signs; empty: the first that the catalogue names."""


def compose_naskah(entri: JenisDokumen, konsep: Konsep, bingkai: Bingkai) -> Naskah:
    """Return the sheet. Whatever is not known is a dotted line; nothing raises for want of it."""
    if entri.anak == "inisial":
        konsep = cover_names(konsep)
    if entri.bentuk is Bentuk.TANDA_TERIMA:
        konsep = replace(konsep, orang=[o for o in konsep.orang if o.peran == "pelapor"])
    words = naskah(entri.jenis, bingkai.hari_ini)
    fill = _Filler(entri, konsep, bingkai)
    kepada = [fill.words(line) for line in words.get("kepada", ())]
    tanggal_surat = tanggal(bingkai.hari_ini) if bingkai.hari_ini else TITIK
    return Naskah(
        jenis=entri.jenis,
        bentuk=entri.bentuk.value,
        judul=str(words["judul"]),
        nomor=bingkai.nomor if entri.is_bernomor else "",
        register=bingkai.register,
        kop=list(bingkai.kop),
        pro_justitia=entri.pro_justitia,
        sudut=entri.sudut,
        tempat=bingkai.tempat,
        tanggal=tanggal_surat,
        klasifikasi=str(words.get("klasifikasi", "")) if konsep.sifat != "R" else "RAHASIA",
        lampiran=_text(konsep.isian.get("lampiran")) or "-",
        hal=str(words.get("hal", words["judul"])),
        kepada=kepada,
        kota_tujuan=_text(konsep.isian.get("kota_tujuan")) or _kota(kepada, bingkai),
        perintah="DIPERINTAHKAN" if entri.bentuk is Bentuk.SURAT_PERINTAH else "",
        blok=list(fill.blocks(words["blok"])),
        penanda=_penanda(entri, bingkai),
        kiri=list(_kiri(entri, konsep)),
        rekan=list(_rekan(entri, konsep, bingkai)),
        tembusan=[line for line in konsep.tembusan if line and not _signs(line, bingkai)],
        pejabat=bingkai.pejabat,
    )


def list_kurang(entri: JenisDokumen, konsep: Konsep) -> Sequence[str]:
    """Return the labels of what must be typed in before the draft may be submitted."""
    wanted = set(entri.wajib)
    if any(one.is_anak for one in konsep.orang):
        wanted |= set(entri.wajib_anak)
    return [
        k.label
        for k in entri.kolom
        if k.kunci in wanted and count_baris(konsep.isian.get(k.kunci)) < k.paling_sedikit
    ]


# --- words and lines ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Baris:
    """A line, and how it wants to be counted: "" not at all, "polos" as its block is."""

    butir: Butir
    hitung: str = ""


class _Filler:
    """Puts facts where the catalogue's words leave room for them."""

    def __init__(self, entri: JenisDokumen, konsep: Konsep, bingkai: Bingkai) -> None:
        self._entri = entri
        self._konsep = konsep
        self._facts = _Facts(_facts_of(konsep, bingkai))
        if entri.mulai_hari_ini and bingkai.hari_ini:
            self._facts.setdefault("mulai", tanggal(bingkai.hari_ini))
        self._special: Mapping[str, Callable[[], Iterator[Butir]]] = {
            "@petugas": lambda: _petugas(konsep.petugas),
            "@kontak": lambda: _kontak(konsep, bingkai.telepon),
            "@tanya": lambda: list_tanya(_text(konsep.isian.get("tanya_jawab"))),
            "@orang": lambda: _orang(konsep.orang, covered=entri.anak == "inisial"),
        }

    def words(self, text: str) -> str:
        # A fact that ends a sentence and the sentence itself: two full stops look careless.
        return _TITIK_GANDA.sub(".", text.format_map(self._facts))

    def blocks(self, rows: Sequence[Mapping[str, Any]]) -> Iterator[Blok]:
        number = 0
        for row in rows:
            if row.get("perintah") or row.get("tengah"):
                yield Blok(tengah=str(row.get("tengah", "DIPERINTAHKAN")))
                continue
            teks = self.words(row.get("teks", ""))
            counted = self._entri.bentuk in _BERNOMOR and _is_new(teks)
            number += counted or self._entri.bentuk is Bentuk.LAPORAN
            yield Blok(
                label=row.get("label", ""),
                nomor=_count(self._entri.bentuk, number, counted=counted),
                teks=teks,
                butir=_numbered(
                    self._lines(list(self._said(row.get("isi", ())))), row.get("gaya", "polos")
                ),
            )

    def _said(self, items: Sequence[str]) -> Iterator[str]:
        """Leave out what is only said where a child is in it, or where there is such a fact."""
        child = any(one.is_anak for one in self._konsep.orang)
        for item in items:
            if asked := _ADA.match(item):
                if self._konsep.isian.get(asked[1]):
                    yield item[asked.end() :]
            elif child or not item.startswith("@anak:"):
                yield item.removeprefix("@anak:")

    def _lines(self, items: Sequence[str]) -> Iterator[_Baris]:
        for item in items:
            if item.startswith("@tabel:"):
                yield _Baris(_tabel(item.partition(":")[2], self._konsep.isian))
            elif item.startswith("@daftar:"):
                lines = _stopped(_list(self._konsep.isian.get(item.partition(":")[2])))
                yield from (_Baris(Butir(teks=line), "huruf") for line in lines or [TITIK * 3])
            elif item == "@dasar":
                lines = self._konsep.dasar
                yield from (_Baris(Butir(teks=f"{one.rstrip(' ;.')};"), "huruf") for one in lines)
            elif item in self._special:
                yield from map(_Baris, self._special[item]())
            else:
                # A line that goes on with the sentence before it is not counted again.
                words = self.words(item)
                if item[0] == "{":
                    words = f"{words[:1].upper()}{words[1:]}"
                yield _Baris(Butir(teks=words), "" if item[0].islower() else "polos")


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return TITIK


def _facts_of(konsep: Konsep, bingkai: Bingkai) -> dict[str, str]:
    facts = {key: _text(value) for key, value in konsep.isian.items()}
    lp = konsep.lp[0] if konsep.lp else None
    facts |= {
        "pasal": "; ".join(map(say_pasal, konsep.pasal)),
        "nomor_lp": lp.nomor if lp else "",
        "tanggal_lp": tanggal(lp.tanggal) if lp else "",
        "nama_orang": ", ".join(o.nama for o in konsep.orang),
        "pengaduan": facts.get("pengaduan") or bingkai.pengaduan,
        "pada_hari_ini": konsep.waktu.get(facts.get("at", ""), facts.get("at", "")),
        "kejaksaan": (facts.get("kejaksaan") or bingkai.kejaksaan or bingkai.tempat).upper(),
        "pengadilan": (facts.get("pengadilan") or bingkai.pengadilan).upper(),
        "lab": facts.get("lab", "").upper(),
        "tujuan": _tujuan(facts.get("tujuan", ""), bingkai),
    }
    return {key: value for key, value in facts.items() if value}


def _tujuan(tujuan: str, bingkai: Bingkai) -> str:
    """Name the prosecutor or the court whose office alone was told."""
    text = tujuan.strip().upper()
    of = {
        "KEPALA KEJAKSAAN NEGERI": bingkai.kejaksaan,
        "KETUA PENGADILAN NEGERI": bingkai.pengadilan,
    }
    return f"{text} {of.get(text, '').upper()}".strip()


def _kota(kepada: Sequence[str], bingkai: Bingkai) -> str:
    """The prosecutor and the court sit where the resort does; of anybody else nothing is known."""
    instansi = " ".join(kepada)
    near = bingkai.kejaksaan and re.search(r"KEJAKSAAN NEGERI|PENGADILAN NEGERI", instansi)
    return bingkai.tempat if near else "Tempat"


def _is_new(text: str) -> bool:
    """A line that goes on with the sentence before it is not counted again."""
    return bool(text) and not text[0].islower()


def _count(bentuk: Bentuk, number: int, *, counted: bool) -> str:
    if bentuk is Bentuk.LAPORAN:
        return f"{romawi(number)}."
    return f"{number}." if counted else ""


def _numbered(lines: Iterator[_Baris], gaya: str) -> list[Butir]:
    found, number = [], 0
    for line in lines:
        # Lines of a list are counted even where the words around them are not.
        style = line.hitung if line.hitung and gaya == "polos" else gaya if line.hitung else ""
        if style not in _TANDA:
            found.append(line.butir)
            continue
        number += 1
        found.append(replace(line.butir, nomor=_TANDA[style](number)))
    return found


# --- people and tables ----------------------------------------------------------------------------


def _petugas(team: Sequence[PetugasSurat]) -> Iterator[Butir]:
    rows = [
        [str(n), p.nama, f"{p.pangkat.upper()} / {p.nrp}", p.jabatan.upper()]
        for n, p in enumerate(team, 1)
    ]
    blank = [[str(n), TITIK, TITIK, TITIK] for n in (1, 2)]
    yield Butir(kepala=["No.", "Nama", "Pangkat / NRP", "Jabatan"], sel=rows or blank)


def _kontak(konsep: Konsep, kantor: str) -> Iterator[Butir]:
    """The team with its telephones; that of its leader is asked for, the office stands in."""
    asked = _text(konsep.isian.get("telepon_penyidik"))
    rows = [
        [f"{p.pangkat} {p.nama}", p.jabatan, (n == 0 and asked) or p.telepon or kantor or TITIK]
        for n, p in enumerate(konsep.petugas)
    ]
    yield Butir(kepala=["Nama", "Jabatan", "Telepon"], sel=rows or [[TITIK, TITIK, asked or TITIK]])


def _orang(people: Sequence[OrangSurat], *, covered: bool) -> Iterator[Butir]:
    if not people:
        yield Butir(baris=[(label, TITIK) for label in ("Nama", "Umur", "Pekerjaan", "Alamat")])
    for n, one in enumerate(people, 1):
        if covered and one.is_anak:
            rows = [("Nama", f"{one.nama} (anak, identitas dirahasiakan)")]
        else:
            rows = [(label, value or TITIK) for label, value in _identity(one)]
        yield Butir(teks=f"{n})" if len(people) > 1 else "", baris=rows)


def _identity(one: OrangSurat) -> Iterator[tuple[str, str]]:
    lahir = tanggal(one.tanggal_lahir) if one.tanggal_lahir else ""
    nama = f"{one.nama} alias {one.alias}" if one.alias else one.nama
    yield "Nama", nama
    if one.nik:
        yield "NIK", one.nik
    yield "Tempat, tanggal lahir", ", ".join(part for part in (one.tempat_lahir, lahir) if part)
    yield "Umur", f"{one.umur} tahun" if one.umur is not None else ""
    yield "Jenis kelamin", one.jenis_kelamin
    yield "Kewarganegaraan", one.kewarganegaraan
    yield "Agama", one.agama
    yield "Pekerjaan", one.pekerjaan
    yield "Alamat", one.alamat
    if one.telepon:
        yield "Telepon", one.telepon


def _tabel(kunci: str, isian: Mapping[str, Nilai]) -> Butir:
    columns = {key: label for key, label in tabel_of(kunci).items() if key != "judul"}
    value = isian.get(kunci)
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    sel = [[str(n), *((row.get(key) or "-") for key in columns)] for n, row in enumerate(rows, 1)]
    return Butir(
        kepala=["No.", *columns.values()],
        sel=sel or [["1", *([TITIK[:8]] * len(columns))]],
    )


def _text(value: Nilai | None) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(line for line in value or () if isinstance(line, str))


def _list(value: Nilai | None) -> list[str]:
    if isinstance(value, str):
        return [line.strip() for line in value.splitlines() if line.strip()]
    return [line for line in value or () if isinstance(line, str) and line]


def _stopped(lines: Sequence[str]) -> list[str]:
    """End each line of a list but the last with a semicolon, the last with a full stop."""
    found = [line.rstrip(" ;") for line in lines]
    last = len(found) - 1
    return [
        (line if n == last and line.endswith(".") else f"{_bare(line)}{'.' if n == last else ';'}")
        for n, line in enumerate(found)
    ]


def _bare(line: str) -> str:
    """Drop the full stop of a sentence; that of a degree (S.H.) stays."""
    word = line.rpartition(" ")[2]
    return line if word.count(".") > 1 else line.rstrip(".")


def _signs(line: str, bingkai: Bingkai) -> bool:
    """Nobody gets a copy of the letter that he signed himself."""
    return line.strip(" .;").lower() == bingkai.peran != ""


# --- signatures -----------------------------------------------------------------------------------


def _penanda(entri: JenisDokumen, bingkai: Bingkai) -> Penanda:
    pejabat = bingkai.pejabat
    if entri.tanda_tangan == (PENYIDIK,):
        atas = ["Yang membuat Berita Acara,", (pejabat.jabatan if pejabat else PENYIDIK).upper()]
    else:
        atas = _title(entri, bingkai)
    if pejabat is None:
        return Penanda(atas=atas, nama=TITIK, bawah=f"PANGKAT / NRP {TITIK[:8]}")
    return Penanda(atas=atas, nama=pejabat.nama, bawah=_rank(pejabat))


def _title(entri: JenisDokumen, bingkai: Bingkai) -> list[str]:
    peran = bingkai.peran or entri.tanda_tangan[0]
    jabatan = bingkai.pejabat.jabatan if bingkai.pejabat else ""
    lines = atas_of(peran, kepala=bingkai.kepala, unit=bingkai.unit, jabatan=jabatan)
    selaku = ttd_of(peran)["selaku"]
    if entri.pro_justitia and selaku and entri.bentuk not in _SELAKU_TANPA:
        lines.append(str(selaku))
    return lines


def _rank(pejabat: Pejabat) -> str:
    return f"{pejabat.pangkat.upper()} {pejabat.nomor_induk}"


def _kiri(entri: JenisDokumen, konsep: Konsep) -> Iterator[Penanda]:
    if entri.penyerahan:
        yield Penanda(atas=[entri.tanda_serah, "Yang menerima,"], nama=TITIK)
    if entri.bentuk is Bentuk.TANDA_TERIMA:
        nama = konsep.orang[0].nama if konsep.orang else TITIK
        yield Penanda(atas=["Pelapor,"], nama=nama)
    if entri.pihak:
        subject = konsep.orang[0].nama if konsep.orang else TITIK
        yield Penanda(atas=[f"{entri.pihak},"], nama=subject)
    if pendamping := _text(konsep.isian.get("pendamping")):
        yield Penanda(atas=["Pendamping,"], nama=pendamping.partition(" (")[0])
    if entri.bentuk is Bentuk.BERITA_ACARA and not entri.tanpa_saksi:
        for n, saksi in enumerate(_list(konsep.isian.get("saksi")) or [TITIK, TITIK], 1):
            yield Penanda(atas=[f"Saksi {n},"], nama=saksi.partition(" (")[0])


def _rekan(entri: JenisDokumen, konsep: Konsep, bingkai: Bingkai) -> Iterator[Penanda]:
    """Minutes are made by two at least."""
    if entri.bentuk is not Bentuk.BERITA_ACARA:
        return
    signer = bingkai.pejabat.nrp if bingkai.pejabat else ""
    for p in konsep.petugas[: 4 if signer else 5]:
        if p.nrp != signer:
            rank = Pejabat(nama=p.nama, pangkat=p.pangkat, nrp=p.nrp, jabatan=p.jabatan)
            yield Penanda(atas=[p.jabatan.upper() or "PENYIDIK"], nama=p.nama, bawah=_rank(rank))
