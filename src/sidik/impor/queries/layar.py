"""What the screens show of a register."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from sidik.impor.data import KeadaanBaris, KeadaanImpor, as_text, is_lindung, list_sisa, say_umur
from sidik.impor.errors import PenanggungJawabTidakBerhak, PenanggungJawabTidakDikenal
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.queries.baris import list_peringatan, people_of, tersangka_of
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotFound
from sidik.perkara.data import Tahap
from sidik.perkara.models import Keterlibatan, Orang, Perkara
from sidik.perkara.policy import Berkas
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.tirai import Tirai, draw, draw_many
from sidik.satuan.data import Act, system_actor
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.policy import may, top_of
from sidik.satuan.queries import get_petugas, get_satuan, under

_TANPA_UMUR: Final = (
    "Umur {} orang belum tertulis. Bila ada anak, tulis umurnya di kolom umur atau di belakang "
    "namanya, mis. (15 th), supaya identitasnya tertutup."
)


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
    peringatan: Sequence[str] = ()
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
        for who in people_of(row.sel, impor.pemetaan, Tahap.LP_DITERIMA)
    ]


def _terlihat(impor: Impor, row: BarisImpor, tirai: Tirai) -> Terlihat:
    people = tersangka_of(row.sel, impor.pemetaan)
    unknown = sum(who.umur is None for who in people)
    ready = row.keadaan == KeadaanBaris.SIAP
    said = [tirai.over(each["pesan"]) for each in row.galat]
    return Terlihat(
        baris=row,
        sel=[tirai.over(as_text(cell)) for cell in row.sel],
        pesan=() if ready or row.keadaan == KeadaanBaris.MASUK else said,
        peringatan=[
            *said,
            *([_TANPA_UMUR.format(unknown)] if unknown else []),
            *list_peringatan(row.sel, impor.pemetaan),
        ]
        if ready
        else (),
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


def say_sisa(impor: Impor) -> Sequence[str]:
    """Return the headings of the columns that are read as nothing."""
    return [impor.judul[at] for at in list_sisa(impor.judul, impor.pemetaan)]


def say_lindung(impor: Impor) -> Sequence[str]:
    """Return those among them that are kept nowhere: they tell of a reporter, a witness, kin."""
    return [judul for judul in say_sisa(impor) if is_lindung(judul)]
