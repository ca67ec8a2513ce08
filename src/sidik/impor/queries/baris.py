"""What is wrong with a row of a register, and which case it becomes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sidik.impor.data import (
    KOLOM_LABEL,
    PRIBADI,
    Galat,
    Kolom,
    Tersebut,
    as_text,
    has_dkk,
    is_lindung,
    is_pasal,
    is_sebagian,
    list_sisa,
    make_judul,
    pick,
    pisah_nama,
    read_kelamin,
    read_moment,
    read_orang,
    read_pribadi,
    read_tahap,
    read_tersangka,
    salah_hari,
)
from sidik.impor.errors import BarisBelumDinilai
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.render import CONTOH
from sidik.kernel import clock
from sidik.kernel.bahasa import bulan
from sidik.perkara.data import SELESAI, ModelLP, NewLP, NomorLP, PeranOrang, Tahap
from sidik.perkara.errors import NomorLPSalah
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.usecases import LPLama, OrangLama

_TERSANGKA: Final = frozenset(
    {Tahap.TERSANGKA, Tahap.TAHAP_1, Tahap.P19, Tahap.P21, Tahap.TAHAP_2, Tahap.REHABILITASI}
)


_TANPA_NOMOR: Final = (
    "Nomor LP kosong. Bila baris ini jumlah atau tanda tangan, hapus dari berkasnya atau pilih "
    "«masukkan yang benar saja»."
)
_TANPA_ORANG: Final = (
    "Tidak ada nama tersangka atau terlapor di baris ini. Tulis namanya; bila memang belum "
    "diketahui, tulis «dalam lidik»."
)
_CONTOH: Final = CONTOH[Kolom.URAIAN]
_ANGKA: Final = re.compile(r"\d+([.,]\d+)?([eE][+-]?\d+)?")
_JUMLAH: Final = re.compile(r"(jumlah|total)\b[\s\d:.]*$", re.IGNORECASE)
_DIANGKAKAN: Final = (
    "ini bilangan, bukan nomor LP; Excel mengubah isi sel menjadi angka. Ubah format kolomnya "
    "menjadi Teks, lalu tulis lagi nomor LP-nya."
)
_BUKAN_PERKARA: Final = "«{sel}»: bukan baris perkara, tanpa nomor dan tanggal; tidak ikut masuk."
_BARIS_JUMLAH: Final = "Baris jumlah, bukan perkara: tidak ikut masuk."
_TIDAK_TAHU: Final = re.compile(
    r"[-–—?.\s]*|n/?a|(?:tidak|tdk|belum|blm)\s*(?:di)?(?:ketahui|tahu|ada|tercatat|tertulis)",
    re.IGNORECASE,
)
_PETUGAS: Final = re.compile(
    r"\b(anggota|petugas|personel|polri|polisi|penyidik|nrp|bharada|bharatu|bharaka|bripda|briptu"
    r"|brigpol|brigadir|bripka|aipda|aiptu|ipda|iptu|akp|kompol|akbp)\b|\b\d{8}\b",
    re.IGNORECASE,
)
_BULAN_BEDA: Final = "Nomor LP menyebut {nomor}, tanggal lapornya {lapor}. Periksa keduanya."
_SISA_TERISI: Final = 1
"""Cells of a row that is a note: a month, a signature, a remark at the foot."""
_TANPA_SELESAI: Final = (
    "Tanggal selesai tidak tertulis; perkara masuk sebagai selesai, tanggalnya tidak diketahui."
)


def judge(sel: Sequence[object], pemetaan: Mapping[str, int], zona: str) -> list[Galat]:
    """Return what is wrong with a row, in words and at its column."""
    found = [*_judge_nomor(sel, pemetaan), *_judge_dates(sel, pemetaan, zona)]
    said = as_text(pick(sel, pemetaan, Kolom.TAHAP))
    if read_tahap(said) is None:
        pesan = f"Tahap «{said[:60]}» tidak dikenali; tulis mis. lidik, sidik, P-21, Tahap II, SP3."
        found.append(Galat(kolom=Kolom.TAHAP, pesan=pesan))
    return [*found, *_judge_orang(sel, pemetaan), *read_tersangka(sel, pemetaan).galat]


def _judge_orang(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Iterable[Galat]:
    """A line of nobody may have lost its name, as a cell that was merged loses it.

    A dash says that nobody is known; not where there is a suspect already.
    """
    if Kolom.TERSANGKA not in pemetaan or tersangka_of(sel, pemetaan):
        return
    if not as_text(pick(sel, pemetaan, Kolom.TERSANGKA)) or _tahap(sel, pemetaan) in _TERSANGKA:
        yield Galat(kolom=Kolom.TERSANGKA, pesan=_TANPA_ORANG)


def is_lewat(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Galat | None:
    """Return why a row is no case at all, with nothing wrong in it; None when it may be one."""
    nomor = as_text(pick(sel, pemetaan, Kolom.NOMOR))
    if is_nomor(nomor):
        return None
    if any(_JUMLAH.match(as_text(cell)) for cell in sel):
        return Galat(kolom=Kolom.NOMOR, pesan=_BARIS_JUMLAH)
    dated = read_moment(pick(sel, pemetaan, Kolom.TANGGAL) or "") is not None
    terisi = sum(bool(as_text(cell)) for cell in sel)
    if not dated and terisi <= _SISA_TERISI:
        said = next((text for cell in sel if (text := as_text(cell))), "")
        return Galat(kolom=Kolom.NOMOR, pesan=_BUKAN_PERKARA.format(sel=said[:60]))
    return None


def is_nomor(text: str) -> bool:
    try:
        NomorLP.parse(text)
    except NomorLPSalah:
        return False
    return True


def _judge_nomor(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Iterator[Galat]:
    nomor = as_text(pick(sel, pemetaan, Kolom.NOMOR))
    try:
        NomorLP.parse(nomor)
    except NomorLPSalah as no:
        pesan = f"«{nomor[:60]}»: {no}" if nomor else _TANPA_NOMOR
        if _ANGKA.fullmatch(nomor):
            pesan = f"«{nomor[:60]}»: {_DIANGKAKAN}"
        yield Galat(kolom=Kolom.NOMOR, pesan=pesan)
    if nomor == CONTOH[Kolom.NOMOR] and as_text(pick(sel, pemetaan, Kolom.URAIAN)) == _CONTOH:
        yield Galat(kolom=Kolom.NOMOR, pesan="Baris ini contoh pengisian; hapus barisnya.")


def _judge_dates(sel: Sequence[object], pemetaan: Mapping[str, int], zona: str) -> Iterable[Galat]:
    lapor = read_moment(pick(sel, pemetaan, Kolom.TANGGAL) or "")
    if lapor is None:
        pesan = "Tanggal lapor tidak terbaca; tulis mis. 5/3/2019 atau 5 Maret 2019."
        yield Galat(kolom=Kolom.TANGGAL, pesan=pesan)
    elif lapor > clock.now().astimezone(ZoneInfo(zona)).replace(tzinfo=None):
        yield Galat(kolom=Kolom.TANGGAL, pesan="Tanggal lapor ada di masa depan.")
    selesai = as_text(pick(sel, pemetaan, Kolom.SELESAI))
    end = read_moment(selesai) if selesai else None
    if not end and not _TIDAK_TAHU.fullmatch(selesai) and not is_sebagian(selesai):
        yield Galat(kolom=Kolom.SELESAI, pesan=f"Tanggal selesai «{selesai[:40]}» tidak terbaca.")
    if end and lapor and end.date() < lapor.date():
        yield Galat(kolom=Kolom.SELESAI, pesan="Tanggal selesai mendahului tanggal lapor.")


def list_peringatan(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Sequence[str]:
    """Return what whoever brings a row should know before it goes in."""
    found = [
        said
        for kolom in (Kolom.TANGGAL, Kolom.KEJADIAN, Kolom.SELESAI)
        if (said := salah_hari(pick(sel, pemetaan, kolom)))
    ]
    found += _bulan_beda(sel, pemetaan)
    if _is_selesai(sel, pemetaan) and not _selesai(sel, pemetaan):
        found.append(_TANPA_SELESAI)
    if has_dkk(as_text(pick(sel, pemetaan, Kolom.TERSANGKA))):
        found.append("«dkk» menyebut orang lain tanpa nama; yang masuk hanya yang bernama.")
    return found


def _bulan_beda(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Iterator[str]:
    """Yield that a number is of another month than its report: old books are crooked."""
    text = as_text(pick(sel, pemetaan, Kolom.NOMOR))
    lapor = read_moment(pick(sel, pemetaan, Kolom.TANGGAL) or "")
    if lapor is None or not is_nomor(text):
        return
    said = NomorLP.parse(text)
    if (said.tahun, said.bulan) != (lapor.year, lapor.month):
        there, here = f"{bulan(said.bulan)} {said.tahun}", f"{bulan(lapor.month)} {lapor.year}"
        yield _BULAN_BEDA.format(nomor=there, lapor=here)


def nomor_of(baris: BarisImpor, pemetaan: Mapping[str, int]) -> NomorLP:
    return NomorLP.parse(as_text(pick(baris.sel, pemetaan, Kolom.NOMOR)))


def lama_of(impor: Impor, baris: BarisImpor, zona: str) -> LPLama:
    """Return a row without faults as the case it becomes."""
    sel, pemetaan, zone = baris.sel, impor.pemetaan, ZoneInfo(zona)
    nomor = nomor_of(baris, pemetaan)
    tahap = _tahap(sel, pemetaan)
    selesai = _selesai(sel, pemetaan)
    lapor = read_moment(as_text(pick(sel, pemetaan, Kolom.TANGGAL)))
    if lapor is None:
        raise BarisBelumDinilai(baris.nomor)
    people = tuple(people_of(sel, pemetaan, tahap))
    ringkas = as_text(pick(sel, pemetaan, Kolom.RINGKAS))
    barang = as_text(pick(sel, pemetaan, Kolom.BARANG))
    uraian = as_text(pick(sel, pemetaan, Kolom.URAIAN))
    tkp = as_text(pick(sel, pemetaan, Kolom.TKP))
    lp = NewLP(
        model=nomor.model or ModelLP.A,
        satuan=impor.satuan_id,
        dilaporkan_at=lapor.replace(tzinfo=zone),
        penerima_nrp=impor.jawab_nrp,
        ringkas=make_judul(
            (ringkas, barang.split("\n")[0]), tkp, _spelled(sel, pemetaan, people), _umum(impor)
        ),
        uraian="\n".join([_kejadian(uraian, ringkas), *_menurut(impor, sel)]),
        kejadian_teks=as_text(pick(sel, pemetaan, Kolom.KEJADIAN))[:120],
        tkp=tkp[:300],
        pasal=_pasal(sel, pemetaan),
    )
    return LPLama(
        lp=lp,
        nomor=nomor,
        tahap=tahap,
        selesai_at=selesai.replace(tzinfo=zone) if selesai else None,
        orang=people,
        asal=f"{impor.nama_berkas}, baris {baris.nomor}",
    )


def _spelled(
    sel: Sequence[object], pemetaan: Mapping[str, int], people: Iterable[OrangLama]
) -> list[str]:
    """Return every name by which a line calls its people."""
    whole = [who.nama for who in tersangka_of(sel, pemetaan)]
    return [*whole, *(each for who in people for each in (who.nama, who.alias) if each)]


def _kejadian(uraian: str, ringkas: str) -> str:
    """Return what the register says happened; an article is no account of it."""
    return uraian or (ringkas if not is_pasal(ringkas) else "") or "Dari register lama."


def _umum(impor: Impor) -> str:
    """What a case is called of which the register says nothing."""
    return "Perkara narkoba" if "narkoba" in impor.satuan.nama_pendek.casefold() else "Perkara"


def _tahap(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Tahap:
    return read_tahap(as_text(pick(sel, pemetaan, Kolom.TAHAP))) or Tahap.LP_DITERIMA


def _is_selesai(sel: Sequence[object], pemetaan: Mapping[str, int]) -> bool:
    return _tahap(sel, pemetaan) in SELESAI


def _selesai(sel: Sequence[object], pemetaan: Mapping[str, int]) -> datetime | None:
    return read_moment(as_text(pick(sel, pemetaan, Kolom.SELESAI)))


def _pasal(sel: Sequence[object], pemetaan: Mapping[str, int]) -> tuple[str, ...]:
    """Return the articles, one a line; a column of what happened may hold nothing else."""
    said = as_text(pick(sel, pemetaan, Kolom.PASAL))
    ringkas = as_text(pick(sel, pemetaan, Kolom.RINGKAS))
    told = said or (ringkas if is_pasal(ringkas) else "")
    return tuple(line[:200] for line in told.splitlines() if line)


def _menurut(impor: Impor, sel: Sequence[object]) -> Iterator[str]:
    """Yield what has no column of its own in a case, for its account."""
    pemetaan = impor.pemetaan
    if barang := as_text(pick(sel, pemetaan, Kolom.BARANG)).strip(" -."):
        yield f"Barang bukti menurut register: {'; '.join(barang.splitlines())}."
    names = as_text(pick(sel, pemetaan, Kolom.TERSANGKA))
    if has_dkk(names):
        yield f"Tersangka menurut register: {'; '.join(names.splitlines()).rstrip('.')}."
    yield from _waktu_kurang(sel, pemetaan)
    yield from _tak_terbagi(sel, pemetaan)
    if impor.simpan_sisa:
        for at in list_sisa(impor.judul, pemetaan):
            if is_lindung(impor.judul[at]):
                continue
            if text := as_text(sel[at] if at < len(sel) else "").strip():
                yield f"{impor.judul[at]}: {'; '.join(text.splitlines())}"


def _waktu_kurang(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Iterator[str]:
    """Yield which day or hour the register does not tell, so that none is read into it."""
    if _is_selesai(sel, pemetaan) and not _selesai(sel, pemetaan):
        said = as_text(pick(sel, pemetaan, Kolom.SELESAI))
        known = not _TIDAK_TAHU.fullmatch(said)
        yield (
            f"Tanggal selesai menurut register: {said}."
            if known
            else "Tanggal selesai tidak tertulis dalam register."
        )
    lapor = read_moment(as_text(pick(sel, pemetaan, Kolom.TANGGAL)))
    if lapor and lapor.time() == time():
        yield "Jam lapor tidak tertulis dalam register."


def _tak_terbagi(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Iterator[str]:
    """Yield trades and addresses that do not fit the number of names, so that none is lost."""
    fitting = read_pribadi(sel, pemetaan, len(tersangka_of(sel, pemetaan)))
    for kolom in PRIBADI:
        text = as_text(pick(sel, pemetaan, kolom)).strip(" -.\n")
        if text and kolom not in fitting:
            yield f"{KOLOM_LABEL[kolom]} menurut register: {'; '.join(text.splitlines())}."


def people_of(
    sel: Sequence[object], pemetaan: Mapping[str, int], tahap: Tahap
) -> Iterable[OrangLama]:
    peran = PeranOrang.TERSANGKA if tahap in _TERSANGKA else PeranOrang.TERLAPOR
    people = tersangka_of(sel, pemetaan)
    own = read_pribadi(sel, pemetaan, len(people))
    for n, who in enumerate(people):
        said = {kolom: each[n] for kolom, each in own.items()}
        nama, alias, bin_ = pisah_nama(who.nama)
        yield OrangLama(
            nama,
            peran,
            who.umur,
            who.dilindungi,
            alias=alias,
            bin=bin_,
            pekerjaan=said.get(Kolom.PEKERJAAN, ""),
            alamat=said.get(Kolom.ALAMAT, ""),
            jenis_kelamin=read_kelamin(said.get(Kolom.KELAMIN, "")),
        )
    if is_pelapor_petugas(sel, pemetaan):
        return
    for who in read_orang(pick(sel, pemetaan, Kolom.PELAPOR))[:1]:
        yield OrangLama(who.nama, PeranOrang.PELAPOR, who.umur, who.dilindungi)


def is_pelapor_petugas(sel: Sequence[object], pemetaan: Mapping[str, int]) -> bool:
    """Say whether an officer reported, as an LP of model A is by: no citizen to be protected."""
    nomor = as_text(pick(sel, pemetaan, Kolom.NOMOR))
    model = NomorLP.parse(nomor).model if is_nomor(nomor) else None
    return model is ModelLP.A and bool(_PETUGAS.search(as_text(pick(sel, pemetaan, Kolom.PELAPOR))))


def tersangka_of(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Sequence[Tersebut]:
    """Return whom a row suspects, each as old as he was at the event."""
    return read_tersangka(sel, pemetaan).orang


def known_lp(keys: Iterable[str]) -> dict[str, LaporanPolisi]:
    """Return which of these numbers are registered already."""
    rows = LaporanPolisi.objects.filter(nomor_key__in=list(keys)).select_related("perkara")
    return {lp.nomor_key: lp for lp in rows}
