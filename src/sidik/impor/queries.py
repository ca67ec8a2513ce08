"""Reading a workbook, judging its rows, and what the screens show of it."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from python_calamine import CalamineError, CalamineWorkbook

from sidik.impor.data import (
    MAX_BARIS,
    MAX_BYTES,
    MAX_KOLOM,
    MAX_TERURAI,
    Galat,
    KeadaanBaris,
    Kolom,
    Lembar,
    as_text,
    guess_kolom,
    pick,
    read_moment,
    read_names,
    read_tahap,
)
from sidik.impor.errors import (
    BarisBelumDinilai,
    BerkasKosong,
    BerkasTerlaluBesar,
    BerkasTidakTerbaca,
)
from sidik.impor.models import BarisImpor, Impor
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.perkara.data import ModelLP, NewLP, NewOrang, NomorLP, PeranOrang, Tahap
from sidik.perkara.errors import NomorLPSalah
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.usecases import LPLama
from sidik.satuan.data import Act
from sidik.satuan.models import Satuan
from sidik.satuan.policy import top_of
from sidik.satuan.queries import under

JUDUL_DALAM: Final = 20
"""Rows among which the headings are looked for: registers begin with titles."""
_TERSANGKA: Final = frozenset(
    {Tahap.TERSANGKA, Tahap.TAHAP_1, Tahap.P19, Tahap.P21, Tahap.TAHAP_2, Tahap.REHABILITASI}
)


def read_lembar(content: bytes) -> Lembar:
    """Return the first sheet that has the headings of a register.

    Formulas are never computed: a cell is what Excel last showed. Raises `BerkasTerlaluBesar`,
    `BerkasTidakTerbaca`, `BerkasKosong`.
    """
    _insist_size(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as no:
        raise BerkasTidakTerbaca from no
    for rows in sheets:
        found = _find_judul(rows)
        if found is not None:
            return _lembar(rows, found)
    raise BerkasKosong


def _insist_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise BerkasTerlaluBesar(batas="20 MB")
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise BerkasTidakTerbaca
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                unfolded = sum(entry.file_size for entry in archive.infolist())
        except zipfile.BadZipFile as no:
            raise BerkasTidakTerbaca from no
        if unfolded > MAX_TERURAI:
            raise BerkasTerlaluBesar(batas="300 MB bila dibuka")


def _find_judul(rows: Sequence[Sequence[object]]) -> int | None:
    for at, row in enumerate(rows[:JUDUL_DALAM]):
        guessed = guess_kolom([as_text(cell) for cell in row[:MAX_KOLOM]])
        if Kolom.NOMOR.value in guessed and Kolom.TANGGAL.value in guessed:
            return at
    return None


def _lembar(rows: Sequence[Sequence[object]], at: int) -> Lembar:
    body = [
        (number, [_cell(cell) for cell in row[:MAX_KOLOM]])
        for number, row in enumerate(rows[at + 1 :], at + 2)
        if any(as_text(cell) for cell in row)
    ]
    if len(body) > MAX_BARIS:
        raise BerkasTerlaluBesar(batas=f"{MAX_BARIS} baris")
    return Lembar(judul=[as_text(cell) for cell in rows[at][:MAX_KOLOM]], baris=body)


def _cell(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return as_text(cell)


# --- one row --------------------------------------------------------------------------------------


def judge(sel: Sequence[object], pemetaan: Mapping[str, int], zona: str) -> list[Galat]:
    """Return what is wrong with a row, in words and at its column."""
    found = []
    try:
        NomorLP.parse(as_text(pick(sel, pemetaan, Kolom.NOMOR)))
    except NomorLPSalah as no:
        found.append(Galat(kolom=Kolom.NOMOR, pesan=str(no)))
    found += _judge_dates(sel, pemetaan, zona)
    said = as_text(pick(sel, pemetaan, Kolom.TAHAP))
    if read_tahap(said) is None:
        pesan = f"Tahap «{said[:60]}» tidak dikenali; tulis mis. lidik, sidik, P-21, Tahap II, SP3."
        found.append(Galat(kolom=Kolom.TAHAP, pesan=pesan))
    return found


def _judge_dates(sel: Sequence[object], pemetaan: Mapping[str, int], zona: str) -> Iterable[Galat]:
    lapor = read_moment(pick(sel, pemetaan, Kolom.TANGGAL) or "")
    if lapor is None:
        pesan = "Tanggal lapor tidak terbaca; tulis mis. 5/3/2019 atau 5 Maret 2019."
        yield Galat(kolom=Kolom.TANGGAL, pesan=pesan)
    elif lapor > clock.now().astimezone(ZoneInfo(zona)).replace(tzinfo=None):
        yield Galat(kolom=Kolom.TANGGAL, pesan="Tanggal lapor ada di masa depan.")
    selesai = as_text(pick(sel, pemetaan, Kolom.SELESAI))
    end = read_moment(selesai) if selesai else None
    if selesai and end is None:
        yield Galat(kolom=Kolom.SELESAI, pesan=f"Tanggal selesai «{selesai[:40]}» tidak terbaca.")
    if end and lapor and end.date() < lapor.date():
        yield Galat(kolom=Kolom.SELESAI, pesan="Tanggal selesai mendahului tanggal lapor.")


def nomor_of(baris: BarisImpor, pemetaan: Mapping[str, int]) -> NomorLP:
    return NomorLP.parse(as_text(pick(baris.sel, pemetaan, Kolom.NOMOR)))


def lama_of(impor: Impor, baris: BarisImpor, zona: str) -> LPLama:
    """Return a row without faults as the case it becomes."""
    sel, pemetaan, zone = baris.sel, impor.pemetaan, ZoneInfo(zona)
    nomor = nomor_of(baris, pemetaan)
    tahap = read_tahap(as_text(pick(sel, pemetaan, Kolom.TAHAP))) or Tahap.LP_DITERIMA
    ringkas = as_text(pick(sel, pemetaan, Kolom.RINGKAS)) or as_text(
        pick(sel, pemetaan, Kolom.PASAL)
    )
    uraian = as_text(pick(sel, pemetaan, Kolom.URAIAN))
    kejadian = as_text(pick(sel, pemetaan, Kolom.KEJADIAN))
    selesai = read_moment(as_text(pick(sel, pemetaan, Kolom.SELESAI)))
    lapor = read_moment(as_text(pick(sel, pemetaan, Kolom.TANGGAL)))
    if lapor is None:
        raise BarisBelumDinilai(baris.nomor)
    lp = NewLP(
        model=nomor.model or ModelLP.A,
        satuan=impor.satuan_id,
        dilaporkan_at=lapor.replace(tzinfo=zone),
        ringkas=(ringkas or uraian or nomor.raw)[:200],
        uraian=uraian or ringkas or "Dari register lama.",
        kejadian_teks=kejadian[:120],
        tkp=as_text(pick(sel, pemetaan, Kolom.TKP))[:300],
        pasal=tuple(
            line[:200] for line in as_text(pick(sel, pemetaan, Kolom.PASAL)).splitlines() if line
        ),
    )
    return LPLama(
        lp=lp,
        nomor=nomor,
        tahap=tahap,
        selesai_at=selesai.replace(tzinfo=zone) if selesai else None,
        orang=tuple(_people(sel, pemetaan, tahap)),
        asal=f"{impor.nama_berkas}, baris {baris.nomor}",
    )


def _people(sel: Sequence[object], pemetaan: Mapping[str, int], tahap: Tahap) -> Iterable[NewOrang]:
    peran = PeranOrang.TERSANGKA if tahap in _TERSANGKA else PeranOrang.TERLAPOR
    for nama in read_names(pick(sel, pemetaan, Kolom.TERSANGKA)):
        yield NewOrang(nama=nama, peran=peran)
    for nama in read_names(pick(sel, pemetaan, Kolom.PELAPOR))[:1]:
        yield NewOrang(nama=nama, peran=PeranOrang.PELAPOR)


def known_lp(keys: Iterable[str]) -> dict[str, LaporanPolisi]:
    """Return which of these numbers are registered already."""
    rows = LaporanPolisi.objects.filter(nomor_key__in=list(keys)).select_related("perkara")
    return {lp.nomor_key: lp for lp in rows}


# --- the screens ----------------------------------------------------------------------------------


def list_impor(actor: Actor) -> QuerySet[Impor]:
    """Raise `NotAllowed`."""
    top = top_of(actor, Act.LP_IMPORT) or actor.satuan
    return Impor.objects.filter(under(top)).select_related("satuan")


def access_impor(actor: Actor, key: UUID) -> Impor:
    """Raise `NotAllowed` or `NotFound`."""
    impor = list_impor(actor).filter(pk=key).first()
    if impor is None:
        raise NotFound
    return impor


def count_baris(impor: Impor) -> Mapping[str, int]:
    """Return how many rows are ready, wrong, known already, different, brought in."""
    rows = BarisImpor.objects.filter(impor=impor).values_list("keadaan", flat=True)
    counted = Counter(rows)
    return {keadaan.value: counted[keadaan.value] for keadaan in KeadaanBaris}


def zona_of(impor: Impor) -> str:
    return Satuan.objects.get(kode=impor.satuan_id).zona


def next_antre() -> Impor | None:
    """Return the register that was ordered first and is not in yet."""
    return Impor.objects.filter(keadaan="antre").order_by("dibuat_at").first()
