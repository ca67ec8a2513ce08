"""Exhibits that an officer may know of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from sidik.barang_bukti.data import (
    TANPA_PENETAPAN,
    Anjuran,
    JenisGerak,
    Kembali,
    Peruntukan,
    Takaran,
    Wadah,
    Zat,
    find_kembali,
    find_zat,
    is_disampel,
    sampel_for,
)
from sidik.barang_bukti.flow import Langkah
from sidik.barang_bukti.models import BarangBukti, Gerak, KaitanBB, Pemusnahan, Penetapan
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import access_perkara, berkas_of, visible_perkara
from sidik.satuan.data import Act
from sidik.satuan.policy import demand, top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import list_tenggat_of

_SITA: Final = "penyitaan"
_NRP: Final = re.compile(r"\b\d{8}\b|\b\d{18}\b")
_SUBJEK: Final = (PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value)


def access_bb(actor: Actor, key: UUID | str) -> BarangBukti:
    """Return one exhibit of a case that the actor may know of.

    Raises `NotFound`, `NotAllowed` when exhibits are not for him to read.
    """
    row = full_bb().filter(pk=key, perkara__in=visible_perkara(actor).values("pk")).first()
    if row is None:
        raise NotFound
    row.perkara = access_perkara(actor, row.perkara_id)
    insist_read(actor, row.perkara)
    return row


def insist_read(actor: Actor, perkara: Perkara) -> None:
    """Raise `NotAllowed` unless he may read exhibits of this case."""
    berkas = berkas_of(perkara)
    own = actor.nrp in berkas.tim or berkas.penyidik_nrp == actor.nrp
    demand(actor, Act.BB_READ, at=perkara.satuan_id, own=own)


def narrow_bb(actor: Actor, cases: QuerySet[Perkara]) -> QuerySet[Perkara]:
    """Keep the cases whose exhibits he may read. Raises `NotAllowed` when they are of none."""
    top = top_of(actor, Act.BB_READ)
    if top == top_of(actor, Act.PERKARA_READ):
        return cases
    own = Q(tim__contains=[actor.nrp])
    return cases.filter(own if top is None else own | under(top))


def list_bb_of(perkara: Perkara) -> Sequence[BarangBukti]:
    """Return the exhibits of a case in the order of the book."""
    rows = list(full_bb().filter(perkara=perkara).order_by("tahun", "seri"))
    for each in rows:
        each.perkara = perkara
    return rows


def people_of(perkara: Perkara) -> Sequence[Keterlibatan]:
    """Return those of the case whom an exhibit may concern."""
    rows = Keterlibatan.objects.filter(perkara=perkara, peran__in=_SUBJEK)
    return list(rows.select_related("orang").order_by("pk"))


def named_in(perkara: Perkara, text: str) -> tuple[str, ...]:
    """Return the keys of those of the case whose name stands in a text."""
    words = f" {' '.join(text.casefold().split())} "
    people = people_of(perkara) if text.strip() else ()
    return tuple(
        str(k.pk) for k in people if f" {' '.join(k.orang.nama.casefold().split())} " in words
    )


def is_dipinjam_orang(perkara: Perkara, peminjam: str) -> bool:
    """Say whether a borrower is a suspect of the case; a personnel number makes him an officer."""
    words = f" {_kata(peminjam)} "
    names = [name for k in people_of(perkara) for name in (k.orang.nama, k.orang.alias)]
    named = any(f" {_kata(name)} " in words for name in names if _kata(name))
    return named and not _NRP.search(peminjam)


def _kata(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def list_langkah(bb: BarangBukti) -> list[Langkah]:
    """Return the movements of an exhibit as far as its balance is concerned, as written down."""
    return [
        Langkah(at=g.at, urut=g.urut, jenis=JenisGerak(g.jenis), takaran=g.takaran)
        for g in Gerak.objects.filter(bb=bb)
    ]


def find_penetapan(bb: BarangBukti) -> Penetapan | None:
    """Return the ruling in force: the newest received."""
    return Penetapan.objects.filter(bb=bb).order_by("-diterima", "-id").first()


def diterima_pertama(bb: BarangBukti, untuk: Iterable[Peruntukan]) -> date | None:
    """Return when the first ruling for one of these uses was received."""
    rows = Penetapan.objects.filter(bb=bb, peruntukan__overlap=[p.value for p in untuk])
    return rows.order_by("diterima").values_list("diterima", flat=True).first()


def contoh_pertama(bb: BarangBukti) -> datetime | None:
    """Return when the first sample was set aside for the laboratory."""
    rows = Gerak.objects.filter(bb=bb, jenis=JenisGerak.LAB.value)
    return rows.order_by("at").values_list("at", flat=True).first()


def is_tuntas(bb: BarangBukti, ruling: Penetapan | None) -> bool:
    """Say whether all that must be destroyed is: by the ruling, else all that is in store."""
    if ruling is None:
        return bb.takaran(Wadah.SISA).is_nol
    return not ruling.takaran(Peruntukan.MUSNAH).exceeds(musnah_menurut_penetapan(bb))


def musnah_menurut_penetapan(bb: BarangBukti) -> Takaran:
    """Return what was destroyed under rulings: what came back unfit for use needs none.

    The database reckons the same (migration 0009).
    """
    total = bb.takaran(Wadah.MUSNAH)
    if total.is_nol:
        return total
    kembali = Gerak.objects.filter(bb=bb, jenis__in=TANPA_PENETAPAN)
    tanpa = Pemusnahan.objects.filter(bb=bb, penetapan=None)
    return total - _jumlah(kembali).least(_jumlah(tanpa))


def keluar_sebelum(bb: BarangBukti) -> Takaran:
    """Return what no ruling can give to any use: with a laboratory, given back, or gone without."""
    tanpa = bb.takaran(Wadah.MUSNAH) - musnah_menurut_penetapan(bb)
    return bb.takaran(Wadah.LAB) + bb.takaran(Wadah.KEMBALI) + tanpa


def clocks_sisa(bb: BarangBukti) -> Sequence[Tenggat]:
    """Return the running clocks of what came back and waits to be destroyed without a ruling."""
    found = (find_clock_of_perkara(bb, aturan) for aturan in TANPA_PENETAPAN.values())
    return [each for each in found if each]


def sisa_of(bb: BarangBukti, clocks: Sequence[Tenggat]) -> Takaran:
    """Return what came back since these clocks began and is not destroyed."""
    came = {aturan: jenis for jenis, aturan in TANPA_PENETAPAN.items()}
    back = Takaran.sum(
        _jumlah(Gerak.objects.filter(bb=bb, jenis=came[c.aturan].value, at__gte=c.mulai_at))
        for c in clocks
    )
    since = min(each.mulai_at for each in clocks)
    return back - _jumlah(Pemusnahan.objects.filter(bb=bb, penetapan=None, at__gte=since))


def zat_of(bb: BarangBukti) -> Zat | None:
    """Return the substance as the law had it on the day of the seizure."""
    return find_zat(bb.zat, day_of(bb.perkara, bb.disita_at)) if bb.zat else None


def anjuran_of(bb: BarangBukti) -> Anjuran | None:
    """How much to set aside: of packets or pieces, else of millilitres, else of milligrams."""
    zat, day = zat_of(bb), day_of(bb.perkara, bb.disita_at)
    if zat is None or not is_disampel(zat, day):
        return None
    if bb.jumlah_paket:
        return sampel_for(bb.jumlah_paket, day, "paket")
    if bb.netto_butir:
        return sampel_for(bb.netto_butir, day, bb.hitungan)
    if bb.netto_ml:
        return sampel_for(ceil(bb.netto_ml), day, "mL")
    return sampel_for(ceil(bb.netto_gram * 1000), day, "mg")


def is_narkotika(bb: BarangBukti) -> bool:
    """Say whether the clocks of the narcotics law run for it."""
    zat = zat_of(bb)
    return bb.is_ditimbang and zat is not None and zat.is_narkotika


def aturan_kembali(bb: BarangBukti) -> Kembali | None:
    """Return what the law says of giving it back; None once its laboratory found it to be none."""
    last = bb.uji.exclude(hasil_nomor="").order_by("hasil_tanggal", "id").last()
    if not bb.is_ditimbang or (last and last.is_positif is False):
        return None
    return find_kembali(bb.golongan, day_of(bb.perkara, bb.disita_at))


def subject_of(bb: BarangBukti) -> str:
    return ref("bb", bb.pk)


def clocks_of(rows: Iterable[BarangBukti]) -> Mapping[UUID, Sequence[Tenggat]]:
    """Return the running clocks of several exhibits, for the price of one query.

    Their own, and the nearest of the seizure each belongs to.
    """
    exhibits = list(rows)
    own = Q(subject__in=[subject_of(bb) for bb in exhibits], dipenuhi_at=None)
    cases = {ref("perkara", bb.perkara_id) for bb in exhibits}
    seized = Q(induk__in=cases, subject__startswith=f"{_SITA}:")
    found = list(Tenggat.objects.filter(own | seized).order_by("due_at"))
    return {bb.pk: _clocks_among(bb, found) for bb in exhibits}


def _clocks_among(bb: BarangBukti, found: Sequence[Tenggat]) -> Sequence[Tenggat]:
    """An exhibit belongs to the seizure it is linked to, else to that of its moment, else any."""
    own = [t for t in found if t.subject == subject_of(bb)]
    case = ref("perkara", bb.perkara_id)
    sita = [t for t in found if t.induk == case and t.subject.startswith(f"{_SITA}:")]
    same = {t.subject for t in sita if t.mulai_at == bb.disita_at}
    if bb.penyitaan_id:
        same = {ref(_SITA, bb.penyitaan_id)}
    told = bool(bb.kejari_nomor) or not is_narkotika(bb)
    nearest = next(
        (
            t
            for t in sita
            if t.dipenuhi_at is None
            and (not same or t.subject in same)
            and not (told and t.aturan == "sita_narkotika")
        ),
        None,
    )
    return sorted([*own, nearest], key=lambda t: t.due_at) if nearest else own


def find_clock_of_perkara(bb: BarangBukti, aturan: str) -> Tenggat | None:
    """Return a running clock of this rule on the exhibit, else on the seizure or case it is of."""
    rows = [
        t
        for t in list_tenggat_of(ref("perkara", bb.perkara_id))
        if t.aturan == aturan and t.dipenuhi_at is None
    ]
    own = [t for t in rows if t.subject == subject_of(bb)]
    wider = [t for t in rows if not t.subject.startswith("bb:")]
    return next(iter(own or wider), None)


def has_sisa(bb: BarangBukti) -> bool:
    """Say whether something that a laboratory or science gave back waits to be destroyed."""
    return bool(clocks_sisa(bb))


def day_of(perkara: Perkara, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(perkara.satuan.zona)).date()


def _jumlah(rows: Iterable[Gerak | Pemusnahan]) -> Takaran:
    return Takaran.sum(Takaran.of(each) for each in rows)


def full_bb() -> QuerySet[BarangBukti]:
    kaitan = KaitanBB.objects.filter(lepas_at=None).select_related("keterlibatan__orang")
    return BarangBukti.objects.prefetch_related(Prefetch("kaitan", kaitan))
