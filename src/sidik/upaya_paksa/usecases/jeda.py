"""Days that do not count, and a change of the place: the end moves, or stays."""

from collections.abc import Iterator
from datetime import date, timedelta

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Perkara
from sidik.perkara.usecases.coret import insist_alasan_batal, mark_batal
from sidik.perkara.usecases.orang import facts_for
from sidik.perkara.usecases.surut import strike_status
from sidik.tenggat.usecases import cancel_tenggat, pause_tenggat, resume_tenggat
from sidik.upaya_paksa.data import (
    TEMPAT_LABEL,
    JenisJeda,
    NewJeda,
    NewPengalihan,
    lay_out,
)
from sidik.upaya_paksa.errors import (
    JaminanKosong,
    JedaHariPertama,
    JedaMulaiBesok,
    JedaSesudahHabis,
    JenisSama,
    MendahuluiJeda,
    PenahananSelesai,
    SelangBertumpuk,
    SelangDiLuar,
    SesudahPerkaraSelesai,
    TidakJeda,
)
from sidik.upaya_paksa.models import Jeda, Penahanan, Pengalihan, Segmen
from sidik.upaya_paksa.queries.anak import insist_tempat, say_salah_tempat
from sidik.upaya_paksa.queries.jaga import (
    insist_cancel,
    insist_kuasa,
    insist_may,
    insist_versi,
    zone_of_case,
)
from sidik.upaya_paksa.queries.kartu import last_segmen, today_of
from sidik.upaya_paksa.queries.urutan import insist_di_penyidik
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.status import (
    made_by,
    moment_on,
    put_status,
    say_again,
    say_jeda,
)
from sidik.upaya_paksa.usecases.tahan import (
    insist_day,
    insist_held,
    open_jeda,
    start_masa,
)

_STATUS = {
    JenisJeda.PEMBANTARAN: StatusOrang.DIBANTARKAN,
    JenisJeda.PENANGGUHAN: StatusOrang.DITANGGUHKAN,
}


@usecase
def start_jeda(row: Penahanan, new: NewJeda, *, versi: int, actor: Actor) -> Jeda:
    """Stop the days: that one no longer counts, until `end_jeda`.

    Raises `NotAllowed`, `DataBerubah`, `SedangJeda`, `SelangDiLuar`, `SelangBertumpuk`,
    `JaminanKosong`, `JedaHariPertama`, `JedaMulaiBesok`, `JedaSesudahHabis`,
    `SesudahPerkaraSelesai`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penahanan ini")
    last = last_segmen(row)
    late = _insist_start(row, last, new)
    jeda = store(
        Jeda(
            penahanan=row,
            jenis=new.jenis.value,
            mulai=new.mulai,
            nomor=new.nomor.strip(),
            alasan=new.alasan.strip(),
            jaminan=new.jaminan.strip(),
            terlambat=late,
        )
    )
    row.habis_at = None
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": jeda.nomor, "mulai": new.mulai.isoformat()}
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, f"upaya.{new.jenis.value}", facts, actor)
    at, label = moment_on(row.perkara, new.mulai), say_jeda(jeda)
    clocks = ref("penahanan", row.pk)
    pause_tenggat(actor=actor, aturan=last.aturan, subject=clocks, at=at, alasan=label)
    put_status(row.keterlibatan, _STATUS[new.jenis], alasan=label, at=at, actor=actor)
    return jeda


@usecase
def end_jeda(
    row: Penahanan,
    *,
    sampai: date,
    nomor: str,
    alasan: str,
    versi: int,
    actor: Actor,
    terlambat: str = "",
) -> Jeda:
    """Hold him again: `sampai` counts, and every end moves by the days that did not.

    Raises `NotAllowed`, `DataBerubah`, `TidakJeda`, `MendahuluiJeda`, `TanggalBelumTerjadi`,
    `SesudahPerkaraSelesai`, `SudahDiserahkan`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penahanan ini")
    jeda = _insist_end(row, sampai)
    late = insist_di_penyidik(row.keterlibatan, sampai, terlambat)
    jeda.sampai, jeda.akhir_nomor, jeda.akhir_alasan = sampai, nomor.strip(), alasan.strip()
    store(jeda)
    for segmen in moved(row, sampai):
        store(segmen)
    store(row)
    last = last_segmen(row)
    facts = {**facts_for(row.keterlibatan), "nomor": jeda.akhir_nomor}
    facts |= {"ditahan_lagi": sampai.isoformat(), "sampai": last.akhir.isoformat()}
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, f"upaya.{jeda.jenis}_selesai", facts, actor)
    at = moment_on(row.perkara, sampai)
    resume_tenggat(actor=actor, aturan=last.aturan, subject=ref("penahanan", row.pk), at=at)
    again = say_again(jeda)
    put_status(row.keterlibatan, StatusOrang.DITAHAN, alasan=again, at=at, actor=actor)
    return jeda


@usecase
def cancel_jeda(row: Jeda, *, alasan: str, versi: int, actor: Actor) -> Jeda:
    """Strike out a pause that was written down wrongly: its days count, as if it never was.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `DataBerubah`,
    `SudahDibatalkan`, `AlasanBatalKosong`, `PenahananSelesai`, `SudahDiserahkan`.
    """
    held = row.penahanan
    insist_cancel(held.perkara, actor)
    insist_versi(row, versi, "Catatan ini")
    insist_alasan_batal(alasan)
    if held.keluar or held.batal_at:
        raise PenahananSelesai
    insist_di_penyidik(held.keterlibatan, clock.now(), "")
    mark_batal(row, alasan, actor)
    store(row)
    for segmen in moved(held, today_of(held.perkara)):
        store(segmen)
    store(held)
    facts = {**facts_for(held.keterlibatan), "nomor": row.nomor, "alasan": row.batal_alasan}
    tell(ref("perkara", held.perkara_id), "upaya.jeda_dibatalkan", facts, actor)
    strike_status(held.keterlibatan, made_by(row), alasan=alasan, actor=actor)
    why = f"catatan dibatalkan: {row.batal_alasan}"
    run_again(held, why, actor)
    return row


def run_again(held: Penahanan, why: str, actor: Actor) -> None:
    """The clock ends on the last day as it is now; another pause still holds it."""
    last, clocks = last_segmen(held), ref("penahanan", held.pk)
    cancel_tenggat(actor=actor, subject=clocks, alasan=why)
    start_masa(held, last, actor)
    if other := open_jeda(held):
        at = moment_on(held.perkara, other.mulai)
        pause_tenggat(actor=actor, aturan=last.aturan, subject=clocks, at=at, alasan=other.label)


@usecase
def move_tahanan(row: Penahanan, new: NewPengalihan, *, versi: int, actor: Actor) -> Pengalihan:
    """Change rutan, house or city; the days count on.

    Raises `NotAllowed`, `DataBerubah`, `SedangJeda`, `JenisSama`, `SudahDiserahkan`,
    `AnakBukanDiSel`, `TempatKhususAnak`.
    """
    late = insist_kuasa(row.keterlibatan, new.surat.tanggal, new.terlambat, actor)
    insist_versi(row, versi, "Penahanan ini")
    insist_held(row)
    insist_day(row, new.surat.tanggal)
    if row.jenis == new.ke and not say_salah_tempat(row):
        raise JenisSama
    why = insist_tempat(new.ke, new.alasan, is_anak=row.anak)
    moved = store(
        Pengalihan(
            penahanan=row,
            dari=row.jenis,
            ke=new.ke.value,
            tanggal=new.surat.tanggal,
            nomor=new.surat.nomor.strip(),
            alasan=new.alasan.strip(),
        )
    )
    row.jenis, row.tempat, row.alasan_tempat = new.ke.value, new.tempat.strip(), why
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": moved.nomor, "ke": TEMPAT_LABEL[new.ke]}
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.pengalihan", facts, actor)
    return moved


def _insist_start(row: Penahanan, last: Segmen, new: NewJeda) -> str:
    """Return why it is written down only after the days had run out; empty in time."""
    insist_held(row)
    insist_day(row, new.mulai)
    susul = insist_di_penyidik(row.keterlibatan, new.mulai, new.terlambat)
    _insist_before_end(row.perkara, new.mulai)
    if new.mulai == row.mulai:
        besok = row.mulai + timedelta(days=1)
        no = JedaHariPertama if besok <= today_of(row.perkara) else JedaMulaiBesok
        raise no(mulai=tanggal(row.mulai), besok=tanggal(besok))
    if new.mulai > last.akhir:
        raise SelangDiLuar(mulai=tanggal(row.mulai), akhir=tanggal(last.akhir))
    ended = Jeda.objects.filter(penahanan=row)
    if any(j.sampai is None or new.mulai < j.sampai for j in ended):
        raise SelangBertumpuk
    if new.jenis is JenisJeda.PENANGGUHAN and not new.jaminan.strip():
        raise JaminanKosong
    return _insist_not_over(row, last, new.terlambat) or susul


def _insist_end(row: Penahanan, sampai: date) -> Jeda:
    """Return the pause that ends on this day."""
    if row.keluar:
        raise PenahananSelesai
    jeda = open_jeda(row)
    if jeda is None:
        raise TidakJeda
    if sampai < jeda.mulai:
        raise MendahuluiJeda(jeda=jeda.label.lower(), mulai=tanggal(jeda.mulai))
    insist_day(row, sampai)
    _insist_before_end(row.perkara, sampai)
    return jeda


def _insist_before_end(perkara: Perkara, day: date) -> None:
    """Raise `SesudahPerkaraSelesai`: nobody is held, nor let out on terms, in a case that ended."""
    end = perkara.selesai_at
    if end and day > (last := end.astimezone(zone_of_case(perkara)).date()):
        raise SesudahPerkaraSelesai(selesai=tanggal(last))


def _insist_not_over(row: Penahanan, last: Segmen, terlambat: str) -> str:
    """Return why days that had run out are said to have stood still; empty in time.

    Else whoever is free by law could be made a detainee again by a date. Raises
    `JedaSesudahHabis`.
    """
    if today_of(row.perkara) <= last.akhir:
        return ""
    if not terlambat.strip():
        raise JedaSesudahHabis(akhir=tanggal(last.akhir))
    return terlambat.strip()


def moved(row: Penahanan, today: date) -> Iterator[Segmen]:
    """Yield the segments that lie elsewhere on the calendar by now, for the act to store."""
    rows = list(Segmen.objects.filter(penahanan=row).order_by("urut"))
    pauses = [j.selang for j in Jeda.objects.filter(penahanan=row)]
    laid = lay_out(row.mulai, [s.jumlah for s in rows], pauses, today)
    for segmen, petak in zip(rows, laid, strict=True):
        if (segmen.mulai, segmen.akhir) != (petak.mulai, petak.akhir):
            segmen.mulai, segmen.akhir = petak.mulai, petak.akhir
            yield segmen
