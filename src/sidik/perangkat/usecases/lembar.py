"""Sheets make themselves, are filled by a person, signed by another; a missed one is seen."""

import contextlib
from collections import Counter
from collections.abc import Mapping, Sequence

from sidik.jejak.usecases import current_titik, record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import key_of
from sidik.perangkat.data import (
    JADWAL,
    BelumSelesai,
    Cara,
    HasilIsian,
    Irama,
    IsianDitolak,
    Jawaban,
    KeadaanLembar,
    LembarSudahAda,
    LembarTertutup,
    Sumber,
    TidakDapatMundur,
)
from sidik.perangkat.models import Butir, Daftar, Isian, Lembar
from sidik.perangkat.policy import objection, settle
from sidik.perangkat.queries import (
    end_of,
    list_isian,
    list_missing,
    list_overdue,
    period,
    today,
)
from sidik.perangkat.usecases.gangguan import open_gangguan
from sidik.perangkat.usecases.ukuran import prefill
from sidik.satuan.data import Act, Actor, Role
from sidik.satuan.policy import demand
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running
from sidik.tenggat.usecases import meet_tenggat, start_tenggat

PENANGGUNG_JAWAB = (Role.KASAT, Role.KBO, Role.KAUR_MINTU)
"""SOP 7: the three who answer for the system, told when a sheet is missed."""


def open_daily_sheets(*, actor: Actor) -> Sequence[Lembar]:
    """Open what is lacking for today and this week, note what was missed; safe to repeat."""
    for lembar in list_overdue():
        miss_lembar(lembar, actor=actor)
    opened = []
    for daftar in list_missing():
        with contextlib.suppress(LembarSudahAda):  # another process was quicker
            opened.append(open_lembar(daftar, actor=actor))
    return opened


@usecase
def open_lembar(daftar: Daftar, *, actor: Actor) -> Lembar:
    """Open the sheet of now with a line for each item, filled in advance by the probes.

    Raises `LembarSudahAda`, `NotAllowed`.
    """
    irama = Irama(daftar.irama)
    demand(actor, JADWAL[irama].act, at=daftar.satuan_kode)
    Daftar.objects.select_for_update().get(pk=daftar.pk)
    first, last = period(irama, today())
    if Lembar.objects.filter(daftar=daftar, tanggal=first).exists():
        raise LembarSudahAda(tanggal=f"{first:%d-%m-%Y}")
    lembar = Lembar(daftar=daftar, tanggal=first, tanggal_akhir=last, dibuka_at=clock.now())
    clock_of = start_tenggat(
        actor=actor,
        aturan=JADWAL[irama].aturan,
        subject=lembar.ref,
        at=lembar.dibuka_at,
        satuan=daftar.satuan_kode,
    )
    lembar.jatuh_tempo_at = min(clock_of.due_at, end_of(last))
    store(lembar)
    lines = Butir.objects.filter(daftar=daftar, aktif=True, aset__aktif=True)
    Isian.objects.bulk_create(
        Isian(
            lembar=lembar,
            butir=butir,
            sumber=Sumber.PROBE if butir.cara == Cara.PROBE else Sumber.MANUSIA,
        )
        for butir in lines
    )
    prefill(lembar)
    for before in Lembar.objects.filter(daftar=daftar, tanggal__lt=first, selesai_at=None):
        _end_clock(before, actor)
    facts = {"lembar": str(lembar), "baris": lines.count()}
    record(actor=actor, verb="perangkat.lembar_dibuka", subject=lembar.ref, facts=facts)
    return lembar


@usecase
def fill_lembar(
    lembar: Lembar, jawaban: Mapping[int, Jawaban], *, selesai: bool, actor: Actor
) -> Lembar:
    """Take the answers of a person, by line; each "tidak" opens a fault.

    With `selesai` the sheet is closed and no line may be blank. Raises `NotAllowed`,
    `LembarTertutup`, `TidakDapatMundur`, `IsianDitolak`.
    """
    daftar = lembar.daftar
    jadwal = JADWAL[Irama(daftar.irama)]
    demand(actor, jadwal.act, at=daftar.satuan_kode)
    lembar = Lembar.objects.select_for_update().get(pk=lembar.pk)
    _insist_open(lembar)
    rows = [(isian, _answer(isian, jawaban)) for isian in list_isian(lembar)]
    wrong = {
        isian.pk: no
        for isian, said in rows
        if (no := objection(isian, said, selesai=selesai)) is not None
    }
    if wrong:
        raise IsianDitolak(wrong)
    for isian, said in rows:
        _take(isian, said)
        if isian.hasil == HasilIsian.TIDAK:
            open_gangguan(isian, actor=actor)
    if selesai:
        lembar.state, lembar.selesai_at = KeadaanLembar.SELESAI.value, clock.now()
        lembar.diisi_oleh = _who(actor)
        meet_tenggat(actor=actor, aturan=jadwal.aturan, subject=lembar.ref)
    store(lembar)
    verb = "perangkat.lembar_selesai" if selesai else "perangkat.lembar_disimpan"
    facts = dict(Counter(isian.hasil for isian, _ in rows))
    record(actor=actor, verb=verb, subject=lembar.ref, facts=facts)
    return lembar


@usecase
def miss_lembar(lembar: Lembar, *, actor: Actor) -> Lembar:
    """Note that a sheet was not finished by its hour, and tell the three of SOP 7."""
    demand(actor, JADWAL[Irama(lembar.daftar.irama)].act, at=lembar.daftar.satuan_kode)
    lembar = Lembar.objects.select_for_update().get(pk=lembar.pk)
    if lembar.state == KeadaanLembar.TERBUKA:
        lembar.state, lembar.terlewat_at = KeadaanLembar.TERLEWAT.value, clock.now()
        store(lembar)
    facts = {"lembar": str(lembar), "diberitahu": [role.value for role in PENANGGUNG_JAWAB]}
    record(actor=actor, verb="perangkat.lembar_terlewat", subject=lembar.ref, facts=facts)
    return lembar


def miss_lapsed(tenggat: Tenggat, actor: Actor) -> None:
    """Answer for a lapsed `cek_harian` or `cek_mingguan`."""
    lembar = Lembar.objects.filter(pk=key_of(tenggat.subject)).first()
    if lembar and lembar.state == KeadaanLembar.TERBUKA:
        miss_lembar(lembar, actor=actor)
    if lembar and lembar.is_over(today()):
        _end_clock(lembar, actor)


@usecase
def sign_lembar(lembar: Lembar, *, actor: Actor) -> Lembar:
    """Sign a finished sheet, and keep on it where the ledger stood at that moment.

    Raises `NotAllowed`, `BelumSelesai`, `LembarTertutup`.
    """
    demand(actor, Act.PERANGKAT_SIGN, at=lembar.daftar.satuan_kode)
    lembar = Lembar.objects.select_for_update().get(pk=lembar.pk)
    if lembar.is_open:
        raise BelumSelesai(tanggal=_day(lembar))
    if lembar.state == KeadaanLembar.DISAHKAN:
        raise LembarTertutup(tanggal=_day(lembar), keadaan="disahkan")
    titik = current_titik()
    lembar.state, lembar.disahkan_at = KeadaanLembar.DISAHKAN.value, clock.now()
    lembar.disahkan_oleh = _who(actor)
    lembar.titik_seq, lembar.titik_hash = titik.seq, titik.hash
    store(lembar)
    facts = {"lembar": str(lembar), "titik": titik.as_dict()}
    record(actor=actor, verb="perangkat.lembar_disahkan", subject=lembar.ref, facts=facts)
    return lembar


def _end_clock(lembar: Lembar, actor: Actor) -> None:
    """Stop a lapsed clock that nobody can meet any more; that it lapsed stays written on it."""
    rule = JADWAL[Irama(lembar.daftar.irama)].aturan
    for tenggat in running([lembar.ref]).get(lembar.ref, []):
        if tenggat.lewat_at:
            meet_tenggat(actor=actor, aturan=rule, subject=lembar.ref)


def _insist_open(lembar: Lembar) -> None:
    if not lembar.is_open:
        raise LembarTertutup(tanggal=_day(lembar), keadaan=lembar.state)
    if lembar.is_over(today()):
        raise TidakDapatMundur(tanggal=_day(lembar))


def _answer(isian: Isian, jawaban: Mapping[int, Jawaban]) -> Jawaban:
    """Return what was said of a line; silence leaves it as it is."""
    said = jawaban.get(isian.pk)
    if said is None or (said.hasil is HasilIsian.BELUM and said.nilai is None):
        catatan = said.catatan if said else isian.catatan
        return Jawaban(hasil=HasilIsian(isian.hasil), nilai=isian.nilai, catatan=catatan)
    return said


def _take(isian: Isian, said: Jawaban) -> None:
    hasil = settle(isian, said)
    if isian.butir.cara == Cara.PROBE:
        agreed = hasil == isian.hasil_probe
        isian.sumber = Sumber.PROBE.value if agreed else Sumber.MANUSIA.value
    else:
        isian.nilai = said.nilai
    isian.hasil, isian.catatan = hasil.value, said.catatan.strip()
    isian.save()


def _who(actor: Actor) -> str:
    return f"{actor.pangkat} {actor.nama}, NRP {actor.nrp}".strip()


def _day(lembar: Lembar) -> str:
    return f"{lembar.tanggal:%d-%m-%Y}"
