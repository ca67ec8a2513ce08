"""A register is looked at, corrected, and brought in whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice

from django.conf import settings

from sidik.impor.data import (
    KOLOM_LABEL,
    PRIBADI,
    SIFAT,
    WAJIB,
    Galat,
    KeadaanBaris,
    KeadaanImpor,
    Kolom,
    Lembar,
    guess_kolom,
)
from sidik.impor.errors import (
    AdaBarisSalah,
    BelumPratinjau,
    KolomGanda,
    KolomWajib,
    TidakAdaYangMasuk,
    UmurTanpaNama,
)
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.queries import (
    count_baris,
    find_penanggung_jawab,
    is_lewat,
    jawab_of,
    judge,
    known_lp,
    lama_of,
    nomor_of,
    zona_of,
)
from sidik.jejak.usecases import projection, record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.kernel.ref import ref
from sidik.kernel.seal import sha256
from sidik.perkara.data import TAHAP_LABEL
from sidik.perkara.errors import LPSudahAda
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.usecases import register_lama
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.satuan.queries import get_satuan

Progress = Callable[[int, int], None]
SEKALI = 500
"""Rows that are asked for and written at once."""

_KEMBAR = (
    "Nomor LP ini sudah ada di baris {baris}. Bila tersangka lain dari LP yang sama, tulis semua "
    "namanya di baris itu."
)
_SERI_GANDA = (
    "Nomor urut {seri} tahun {tahun} sudah dipakai di baris {baris} dengan bulan lain. Periksa "
    "nomornya; baris ini tetap dapat masuk."
)


@usecase
def preview_register(
    lembar: Lembar, *, nama: str, isi: bytes, satuan: str, actor: Actor, jawab_nrp: str = ""
) -> Impor:
    """Lay a register out for inspection; nothing of it is a case yet.

    `jawab_nrp` is the officer who answers for it when the machine brings it. Raises `NotAllowed`,
    `PenanggungJawabTidakDikenal`, `PenanggungJawabTidakBerhak`.
    """
    demand(actor, Act.LP_IMPORT, at=satuan)
    unit = get_satuan(satuan)
    jawab = find_penanggung_jawab(jawab_nrp, satuan) if jawab_nrp else None
    impor = store(
        Impor(
            nama_berkas=nama[:200],
            sha256=sha256(isi).hex(),
            satuan=unit,
            judul=list(lembar.judul),
            pemetaan=guess_kolom(lembar.judul),
            jumlah=len(lembar.baris),
            oleh_nrp=actor.nrp,
            jawab_nrp=jawab.nrp if jawab else "",
            dibuat_at=clock.now(),
        )
    )
    _lay_out(
        impor,
        [BarisImpor(impor=impor, nomor=number, sel=list(sel)) for number, sel in lembar.baris],
    )
    facts = {"berkas": impor.nama_berkas, "sha256": impor.sha256, "baris": impor.jumlah}
    facts |= {"penanggung_jawab": jawab_of(impor)} if jawab else {}
    record(actor=actor, verb="register.dilihat", subject=ref("impor", impor.pk), facts=facts)
    return impor


@usecase
def map_kolom(impor: Impor, pemetaan: Mapping[str, int], *, actor: Actor) -> Impor:
    """Say which column holds what; every row is judged anew.

    Raises `NotAllowed`, `BelumPratinjau`, `KolomWajib`, `KolomGanda`, `UmurTanpaNama`.
    """
    _insist_pratinjau(impor, actor)
    for kolom in WAJIB:
        if kolom.value not in pemetaan:
            raise KolomWajib(kolom=KOLOM_LABEL[kolom])
    for at in pemetaan.values():
        if list(pemetaan.values()).count(at) > 1:
            raise KolomGanda(kolom=impor.judul[at])
    for kolom in (*SIFAT, *PRIBADI):
        if kolom.value in pemetaan and Kolom.TERSANGKA.value not in pemetaan:
            raise UmurTanpaNama(kolom=impor.judul[pemetaan[kolom.value]])
    impor.pemetaan = dict(pemetaan)
    store(impor)
    _lay_out(impor, list(BarisImpor.objects.filter(impor=impor).order_by("nomor")))
    facts = {"kolom": {k: impor.judul[at] for k, at in pemetaan.items()}}
    record(actor=actor, verb="register.kolom", subject=ref("impor", impor.pk), facts=facts)
    return impor


@usecase
def order_impor(
    impor: Impor, *, hanya_benar: bool, actor: Actor, simpan_sisa: bool = False
) -> Impor:
    """Let the register be brought in: all of it, or by choice only the rows without faults.

    `simpan_sisa` keeps what unread columns say in the account of each case. Raises `NotAllowed`,
    `BelumPratinjau`, `AdaBarisSalah`, `TidakAdaYangMasuk`.
    """
    _insist_pratinjau(impor, actor)
    counts = count_baris(impor)
    if counts["salah"] and not hanya_benar:
        raise AdaBarisSalah(jumlah=counts["salah"])
    if not counts["siap"]:
        raise TidakAdaYangMasuk
    impor.keadaan, impor.hanya_benar = KeadaanImpor.ANTRE.value, hanya_benar
    impor.simpan_sisa = simpan_sisa
    store(impor)
    facts = {"baris": counts["siap"], "dilewati": counts["salah"]}
    record(actor=actor, verb="register.dipesan", subject=ref("impor", impor.pk), facts=facts)
    return impor


@usecase
def cancel_impor(impor: Impor, *, actor: Actor) -> Impor:
    """Put a register away without bringing it in. Raises `NotAllowed`, `BelumPratinjau`."""
    _insist_pratinjau(impor, actor)
    impor.keadaan = KeadaanImpor.BATAL.value
    store(impor)
    BarisImpor.objects.filter(impor=impor).delete()
    facts = {"berkas": impor.nama_berkas}
    record(actor=actor, verb="register.batal", subject=ref("impor", impor.pk), facts=facts)
    return impor


@usecase
def carry_out(impor: Impor, *, actor: Actor, progress: Progress = lambda _done, _of: None) -> int:
    """Bring every ready row in, in one transaction; return how many are in.

    When the power fails in between, nothing is in, and the order still stands. Told twice, or by
    two processes, it happens once. A row that someone registered meanwhile is left as it is there.
    """
    demand(actor, Act.LP_IMPORT, at=impor.satuan_id)
    _take(impor)
    if impor.keadaan == KeadaanImpor.ANTRE:
        impor.masuk = _bring_in(impor, actor, progress)
        impor.keadaan, impor.selesai_at = KeadaanImpor.SELESAI.value, clock.now()
        store(impor)
    facts = {"berkas": impor.nama_berkas, "masuk": impor.masuk}
    record(actor=actor, verb="register.masuk", subject=ref("impor", impor.pk), facts=facts)
    return impor.masuk


def _take(impor: Impor) -> None:
    """Wait until no other register is being brought in, and read how this one stands by then."""
    queue = Impor.objects.select_for_update(no_key=True).filter(keadaan=KeadaanImpor.ANTRE.value)
    list(queue.order_by("pk").values_list("pk"))
    impor.refresh_from_db()


def _bring_in(impor: Impor, actor: Actor, progress: Progress) -> int:
    zona, done, seen = zona_of(impor), 0, 0
    ready = BarisImpor.objects.filter(impor=impor, keadaan=KeadaanBaris.SIAP.value)
    of = ready.count()
    for pack in _packs(ready.order_by("nomor")):
        try:
            done += _bring_pack(impor, pack, zona, actor)
        except LPSudahAda:  # registered by someone in this very moment: now it is known
            done += _bring_pack(impor, pack, zona, actor)
        seen += len(pack)
        progress(seen, of)
    return done


def _bring_pack(impor: Impor, pack: Sequence[BarisImpor], zona: str, actor: Actor) -> int:
    _mark_known(impor, pack)
    ready = [baris for baris in pack if baris.keadaan == KeadaanBaris.SIAP]
    lines = [lama_of(impor, baris, zona) for baris in ready]
    for baris, lp in zip(ready, register_lama(lines, actor=actor) if lines else (), strict=True):
        baris.keadaan, baris.perkara_id = KeadaanBaris.MASUK.value, lp.perkara_id
    _write(pack)
    return len(ready)


@projection
def give_up(impor: Impor, why: Refusal) -> None:
    """Write down why nothing of an ordered register came in."""
    rows = Impor.objects.filter(pk=impor.pk)
    rows.update(keadaan=KeadaanImpor.GAGAL.value, sebab=str(why)[:300])


def _insist_pratinjau(impor: Impor, actor: Actor) -> None:
    demand(actor, Act.LP_IMPORT, at=impor.satuan_id)
    if impor.keadaan != KeadaanImpor.PRATINJAU:
        raise BelumPratinjau(keadaan=impor.keadaan_label.lower())


def _lay_out(impor: Impor, rows: Sequence[BarisImpor]) -> None:
    """Judge each row by itself, then against its neighbours and against what is registered."""
    zona, seen = zona_of(impor), dict[str, int]()
    series = dict[tuple[object, ...], int]()
    for baris in rows:
        baris.perkara_id = None
        if lewat := is_lewat(baris.sel, impor.pemetaan):
            baris.galat, baris.keadaan = [asdict(lewat)], KeadaanBaris.LEWAT.value
            continue
        galat = judge(baris.sel, impor.pemetaan, zona)
        if not galat:
            key = nomor_of(baris, impor.pemetaan).key
            twin = seen.setdefault(key, baris.nomor)
            if twin != baris.nomor:
                galat = [Galat(kolom="nomor", pesan=_KEMBAR.format(baris=twin))]
        baris.galat = [asdict(each) for each in galat]
        baris.keadaan = (KeadaanBaris.SALAH if galat else KeadaanBaris.SIAP).value
        if not galat and (seri := _seri_ganda(baris, impor.pemetaan, series)):
            baris.galat = [asdict(seri)]  # said of a row that goes in all the same
    for pack in _packs(rows):
        _mark_known(impor, pack)
        _write(pack)


def _seri_ganda(
    baris: BarisImpor, pemetaan: Mapping[str, int], series: dict[tuple[object, ...], int]
) -> Galat | None:
    """Return that a serial stands twice in the year of one unit and model."""
    nomor = nomor_of(baris, pemetaan)
    own = (nomor.model, nomor.seri, nomor.tahun, nomor.key.rsplit(".", 1)[-1])
    first = series.setdefault(own, baris.nomor)
    if first == baris.nomor:
        return None
    pesan = _SERI_GANDA.format(seri=nomor.seri, tahun=nomor.tahun, baris=first)
    return Galat(kolom="nomor", pesan=pesan)


def _mark_known(impor: Impor, pack: Sequence[BarisImpor]) -> None:
    """A number that is registered stays as it is there; where the two differ, say so."""
    ready = [baris for baris in pack if baris.keadaan == KeadaanBaris.SIAP]
    keys = {baris.nomor: nomor_of(baris, impor.pemetaan).key for baris in ready}
    known = known_lp(keys.values())
    for baris in ready:
        if lp := known.get(keys[baris.nomor]):
            _compare(impor, baris, lp)


def _write(pack: Sequence[BarisImpor]) -> None:
    """Insert rows, or write over what was said of them; both in one statement."""
    BarisImpor.objects.bulk_create(
        pack,
        update_conflicts=True,
        unique_fields=["impor", "nomor"],
        update_fields=["keadaan", "galat", "perkara_id"],
    )


def _compare(impor: Impor, baris: BarisImpor, lp: LaporanPolisi) -> None:
    lama = lama_of(impor, baris, settings.TIME_ZONE)
    differ = [
        Galat(kolom=kolom, pesan=f"Di sini «{here}», di berkas «{there}».")
        for kolom, here, there in (
            ("tahap", lp.perkara.tahap_label, TAHAP_LABEL[lama.tahap]),
            ("tkp", lp.tkp, lama.lp.tkp),
        )
        if there and here.casefold() != there.casefold()
    ]
    baris.perkara_id = lp.perkara_id
    baris.galat = [asdict(each) for each in differ]
    keadaan = KeadaanBaris.BERBEDA if differ else KeadaanBaris.SUDAH_ADA
    baris.keadaan = keadaan.value


def _packs(rows: Iterable[BarisImpor]) -> Iterator[Sequence[BarisImpor]]:
    source = iter(rows)
    while pack := list(islice(source, SEKALI)):
        yield pack
