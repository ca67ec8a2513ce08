"""Judging the rows of a register, and what the screens show of it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from sidik.impor.data import (
    Galat,
    KeadaanBaris,
    KeadaanImpor,
    Kolom,
    Tersebut,
    as_text,
    pick,
    read_moment,
    read_orang,
    read_tahap,
    read_tersangka,
    say_umur,
)
from sidik.impor.errors import (
    BarisBelumDinilai,
    PenanggungJawabTidakBerhak,
    PenanggungJawabTidakDikenal,
)
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.render import CONTOH
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.perkara.data import SELESAI, ModelLP, NewLP, NomorLP, PeranOrang, Tahap
from sidik.perkara.errors import NomorLPSalah
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Orang, Perkara
from sidik.perkara.policy import Berkas
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.tirai import Tirai, draw, draw_many
from sidik.perkara.usecases import LPLama, OrangLama
from sidik.satuan.data import Act, system_actor
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.policy import may, top_of
from sidik.satuan.queries import get_petugas, get_satuan, under

_TERSANGKA: Final = frozenset(
    {Tahap.TERSANGKA, Tahap.TAHAP_1, Tahap.P19, Tahap.P21, Tahap.TAHAP_2, Tahap.REHABILITASI}
)


_TANPA_NOMOR: Final = (
    "Nomor LP kosong. Bila baris ini jumlah atau tanda tangan, hapus dari berkasnya atau pilih "
    "«masukkan yang benar saja»."
)
_CONTOH: Final = CONTOH[Kolom.URAIAN]
_ANGKA: Final = re.compile(r"\d+([.,]\d+)?([eE][+-]?\d+)?")
_JUMLAH: Final = re.compile(r"(jumlah|total)\b[\s\d:.]*$", re.IGNORECASE)
_DIANGKAKAN: Final = (
    "ini bilangan, bukan nomor LP; Excel mengubah isi sel menjadi angka. Ubah format kolomnya "
    "menjadi Teks, lalu tulis lagi nomor LP-nya."
)
_TANPA_SELESAI: Final = "Perkara selesai tanpa tanggal selesai: isi kolom Tanggal selesai."
"""The day of the report in its place would settle the case in a month that did not settle it."""
_TANPA_UMUR: Final = (
    "Umur {} orang belum tertulis. Bila ada anak, tulis umurnya di kolom umur atau di belakang "
    "namanya, mis. (15 th), supaya identitasnya tertutup."
)
# --- one row --------------------------------------------------------------------------------------


def judge(sel: Sequence[object], pemetaan: Mapping[str, int], zona: str) -> list[Galat]:
    """Return what is wrong with a row, in words and at its column."""
    found, nomor = [], as_text(pick(sel, pemetaan, Kolom.NOMOR))
    try:
        NomorLP.parse(nomor)
    except NomorLPSalah as no:
        pesan = f"«{nomor[:60]}»: {no}" if nomor else _TANPA_NOMOR
        if _ANGKA.fullmatch(nomor):
            pesan = f"«{nomor[:60]}»: {_DIANGKAKAN}"
        if any(_JUMLAH.match(as_text(cell)) for cell in sel):
            return [
                Galat(kolom=Kolom.NOMOR, pesan="Baris jumlah, bukan perkara: tidak ikut masuk.")
            ]
        found.append(Galat(kolom=Kolom.NOMOR, pesan=pesan))
    if nomor == CONTOH[Kolom.NOMOR] and as_text(pick(sel, pemetaan, Kolom.URAIAN)) == _CONTOH:
        found.append(Galat(kolom=Kolom.NOMOR, pesan="Baris ini contoh pengisian; hapus barisnya."))
    found += _judge_dates(sel, pemetaan, zona)
    said = as_text(pick(sel, pemetaan, Kolom.TAHAP))
    if read_tahap(said) is None:
        pesan = f"Tahap «{said[:60]}» tidak dikenali; tulis mis. lidik, sidik, P-21, Tahap II, SP3."
        found.append(Galat(kolom=Kolom.TAHAP, pesan=pesan))
    return [*found, *read_tersangka(sel, pemetaan).galat]


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
    tahap = read_tahap(as_text(pick(sel, pemetaan, Kolom.TAHAP)))
    if not selesai and tahap in SELESAI:
        yield Galat(kolom=Kolom.SELESAI, pesan=_TANPA_SELESAI)
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
        penerima_nrp=impor.jawab_nrp,
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


def _people(
    sel: Sequence[object], pemetaan: Mapping[str, int], tahap: Tahap
) -> Iterable[OrangLama]:
    peran = PeranOrang.TERSANGKA if tahap in _TERSANGKA else PeranOrang.TERLAPOR
    for who in tersangka_of(sel, pemetaan):
        yield OrangLama(who.nama, peran, who.umur, who.dilindungi)
    for who in read_orang(pick(sel, pemetaan, Kolom.PELAPOR))[:1]:
        yield OrangLama(who.nama, PeranOrang.PELAPOR, who.umur, who.dilindungi)


def tersangka_of(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Sequence[Tersebut]:
    """Return whom a row suspects, each as old as he was at the event."""
    return read_tersangka(sel, pemetaan).orang


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


@dataclass(frozen=True)
class Terlihat:
    """A row as a reader may see it, and what he should know before it goes in."""

    baris: BarisImpor
    sel: Sequence[str]
    pesan: Sequence[str]
    peringatan: str = ""
    umur: str = ""
    """Who was read with which age, before the row goes in."""


def show_baris(actor: Actor, impor: Impor, rows: Sequence[BarisImpor]) -> Sequence[Terlihat]:
    """Return rows with the names covered that this reader may not read in the cases either.

    Whoever brought the file sees his own preview as it stands, until it goes in.
    """
    if impor.keadaan == KeadaanImpor.PRATINJAU and actor.nrp == impor.oleh_nrp:
        return [_terlihat(impor, row, Tirai()) for row in rows]
    keys = [row.perkara_id for row in rows if row.perkara_id]
    cases = {p.pk: p for p in Perkara.objects.filter(pk__in=keys).prefetch_related("lp")}
    curtains = draw_many(actor, cases.values())
    found = []
    for row in rows:
        case = cases.get(row.perkara_id) if row.perkara_id else None
        berkas = berkas_of(case) if case else Berkas(satuan=impor.satuan_id, penyidik_nrp=None)
        people = _as_people(impor, row)
        # A short name is left by the curtain, which would else cover words; here it is a name.
        names = {k.orang.nama: said for k in people if (said := is_tertutup(actor, k, berkas))}
        names |= draw(actor, berkas, people).names
        names |= curtains[case.pk].names if case else {}
        found.append(_terlihat(impor, row, Tirai(names)))
    return found


def _as_people(impor: Impor, row: BarisImpor) -> Sequence[Keterlibatan]:
    """Return the people of a row as they would stand in its case; nothing is stored."""
    return [
        Keterlibatan(
            orang=Orang(nama=who.nama),
            peran=who.peran.value,
            umur_saat_kejadian=who.umur,
            dilindungi=who.dilindungi,
        )
        for who in _people(row.sel, impor.pemetaan, Tahap.LP_DITERIMA)
    ]


def _terlihat(impor: Impor, row: BarisImpor, tirai: Tirai) -> Terlihat:
    people = tersangka_of(row.sel, impor.pemetaan)
    unknown = sum(who.umur is None for who in people)
    ready = row.keadaan == KeadaanBaris.SIAP
    return Terlihat(
        baris=row,
        sel=[tirai.over(as_text(cell)) for cell in row.sel],
        pesan=[tirai.over(each["pesan"]) for each in row.galat],
        peringatan=_TANPA_UMUR.format(unknown) if unknown and ready else "",
        umur=tirai.over(say_umur(people)) if ready else "",
    )


def count_baris(impor: Impor) -> Mapping[str, int]:
    """Return how many rows are ready, wrong, known already, different, brought in."""
    rows = BarisImpor.objects.filter(impor=impor).values_list("keadaan", flat=True)
    counted = Counter(rows)
    return {keadaan.value: counted[keadaan.value] for keadaan in KeadaanBaris}


def zona_of(impor: Impor) -> str:
    return Satuan.objects.get(kode=impor.satuan_id).zona


def find_penanggung_jawab(nrp: str, satuan: str) -> Petugas:
    """Return the officer who answers for what is brought in.

    Raises `PenanggungJawabTidakDikenal`, `PenanggungJawabTidakBerhak`.
    """
    try:
        petugas = get_petugas(nrp.strip())
    except NotFound:
        raise PenanggungJawabTidakDikenal(nrp=nrp) from None
    if not may(petugas.as_actor(), Act.LP_IMPORT, at=satuan):
        raise PenanggungJawabTidakBerhak(petugas=petugas, satuan=get_satuan(satuan))
    return petugas


def jawab_of(impor: Impor) -> str:
    """Say who answers for a register, as he is called now."""
    nrp = impor.jawab_nrp or impor.oleh_nrp
    petugas = Petugas.objects.filter(nrp=nrp).first()
    return f"{petugas} (NRP {nrp})" if petugas else f"{system_actor(impor.satuan_id).nama} ({nrp})"


def next_antre() -> Impor | None:
    """Return the register that was ordered first and is not in yet."""
    return Impor.objects.filter(keadaan="antre").order_by("dibuat_at").first()
