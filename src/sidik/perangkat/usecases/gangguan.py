"""A fault opens, is worked on, climbs one stage at a time, is mended, may come back."""

from collections.abc import Mapping

from django.utils.timezone import localtime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.kernel.ref import key_of
from sidik.perangkat.data import (
    TINGKAT_LABEL,
    TUGAS,
    GangguanSudahPulih,
    HasilIsian,
    HasilPenanganan,
    Langkah,
    PengukurMasihGagal,
    SudahTingkatTerakhir,
    TindakanKosong,
    Tingkat,
    UraianKosong,
)
from sidik.perangkat.flow import BUKA_LAGI, NAIK, TANGGA, TINGKAT_DARI, Fakta, position
from sidik.perangkat.models import Aset, Gangguan, Isian, PenangananGangguan
from sidik.perangkat.policy import judge_reading
from sidik.perangkat.queries import current_stage, guide_of, last_reading
from sidik.pesan.data import Prioritas
from sidik.pesan.usecases import queue_sms
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import meet_tenggat, start_tenggat


@usecase
def open_gangguan(isian: Isian, *, actor: Actor) -> Gangguan:
    """Open the fault that a failed line is, once for each line while it lasts.

    A fault that was mended less than a day ago is opened again, so that repairs that do not hold
    are not counted as successes.
    """
    butir = isian.butir
    aset = Aset.objects.select_for_update().get(pk=butir.aset_id)
    demand(actor, Act.GANGGUAN_REPORT, at=aset.satuan_kode)
    rows = Gangguan.objects.filter(aset=aset, butir=butir)
    if running := rows.filter(state=Gangguan.TERBUKA).first():
        facts = {"tingkat": running.tingkat}
        record(actor=actor, verb="gangguan.terlihat_lagi", subject=running.ref, facts=facts)
        return running
    if mended := rows.filter(pulih_at__gte=clock.now() - BUKA_LAGI).first():
        return reopen_gangguan(mended, actor=actor)
    gangguan = Gangguan(aset=aset, butir=butir, lembar=isian.lembar, uraian=_words(isian))
    return _open(gangguan, isian, actor)


@usecase
def report_gangguan(aset: Aset, uraian: str, *, actor: Actor) -> Gangguan:
    """Report a fault that no sheet asked about. Raises `NotAllowed`, `UraianKosong`."""
    demand(actor, Act.GANGGUAN_REPORT, at=aset.satuan_kode)
    if not uraian.strip():
        raise UraianKosong
    return _open(Gangguan(aset=aset, uraian=uraian.strip()), None, actor)


@usecase
def handle_gangguan(
    gangguan: Gangguan, langkah: Mapping[int, Langkah], tindakan: str, *, actor: Actor
) -> PenangananGangguan:
    """Note what was tried at this stage. Raises `NotAllowed`, `GangguanSudahPulih`."""
    gangguan = _lock(gangguan)
    demand(actor, TUGAS[gangguan.tingkat].act, at=gangguan.aset.satuan_kode)
    stage = current_stage(gangguan)
    guide = guide_of(gangguan)
    stage.langkah = [
        {"nomor": n, "teks": guide[n - 1], "hasil": tried.hasil.value, "catatan": tried.catatan}
        for n, tried in sorted(langkah.items())
        if 1 <= n <= len(guide)
    ]
    stage.tindakan, stage.oleh = tindakan.strip(), _who(actor)
    stage.save(update_fields=["langkah", "tindakan", "oleh"])
    facts = {"tingkat": gangguan.tingkat, "langkah": len(stage.langkah)}
    record(actor=actor, verb="gangguan.ditangani", subject=gangguan.ref, facts=facts)
    return stage


@usecase
def escalate_gangguan(gangguan: Gangguan, *, actor: Actor, lewat: bool = False) -> Gangguan:
    """Hand a fault to the next stage, never past one; `lewat` says that its clock ran out.

    Raises `NotAllowed`, `GangguanSudahPulih`, `SudahTingkatTerakhir`, `TransitionRefused`.
    """
    gangguan = _lock(gangguan)
    demand(actor, TUGAS[gangguan.tingkat].act, at=gangguan.aset.satuan_kode)
    here, stage = position(gangguan), current_stage(gangguan)
    if here not in NAIK:
        raise SudahTingkatTerakhir
    fakta = Fakta(langkah_lengkap=_is_tried(gangguan, stage), lewat_waktu=lewat)
    step = TANGGA.step(NAIK[here], at=here, facts=fakta)
    _end(stage, HasilPenanganan.LEWAT if lewat else HasilPenanganan.DISERAHKAN, actor)
    gangguan.tingkat = TINGKAT_DARI[step.target]
    store(gangguan)
    _meet(step.meets, gangguan, actor)
    _begin(gangguan, actor)
    facts = {
        "tingkat": gangguan.tingkat,
        "sebab": "lewat waktu" if lewat else "diserahkan",
        "diberitahu": _tell(gangguan, actor),
    }
    record(actor=actor, verb="gangguan.naik", subject=gangguan.ref, facts=facts)
    return gangguan


@usecase
def note_last_lapse(gangguan: Gangguan, *, actor: Actor) -> None:
    """Note that the technician, too, has run out of time; there is nobody further to hand to."""
    facts = {"tingkat": gangguan.tingkat, "diberitahu": _tell(gangguan, actor)}
    record(actor=actor, verb="gangguan.lewat_tingkat_3", subject=gangguan.ref, facts=facts)


def escalate_lapsed(tenggat: Tenggat, actor: Actor) -> None:
    """Answer for a lapsed clock of a stage; a fault that has moved on is left alone."""
    gangguan = Gangguan.objects.filter(pk=key_of(tenggat.subject)).first()
    if gangguan is None or not gangguan.is_open:
        return
    if TUGAS[gangguan.tingkat].aturan != tenggat.aturan:
        return
    if gangguan.tingkat == Tingkat.TEKNISI:
        note_last_lapse(gangguan, actor=actor)
    else:
        escalate_gangguan(gangguan, actor=actor, lewat=True)


@usecase
def resolve_gangguan(gangguan: Gangguan, tindakan: str, *, actor: Actor) -> Gangguan:
    """Declare a fault mended; a line with a probe needs the probe's word too.

    Raises `NotAllowed`, `GangguanSudahPulih`, `TindakanKosong`, `PengukurMasihGagal`.
    """
    gangguan = _lock(gangguan)
    demand(actor, TUGAS[gangguan.tingkat].act, at=gangguan.aset.satuan_kode)
    TANGGA.step("resolve", at=position(gangguan), facts=Fakta())
    if not tindakan.strip():
        raise TindakanKosong
    _insist_probe_agrees(gangguan)
    stage, tugas = current_stage(gangguan), TUGAS[gangguan.tingkat]
    stage.tindakan = tindakan.strip()
    _end(stage, HasilPenanganan.PULIH, actor)
    gangguan.state, gangguan.pulih_at = Gangguan.PULIH, clock.now()
    store(gangguan)
    meet_tenggat(actor=actor, aturan=tugas.aturan, subject=gangguan.ref)
    facts = {"tingkat": gangguan.tingkat}
    record(actor=actor, verb="gangguan.pulih", subject=gangguan.ref, facts=facts)
    return gangguan


@usecase
def reopen_gangguan(gangguan: Gangguan, *, actor: Actor) -> Gangguan:
    """Open a fault again that came back within a day; it starts at stage 1 and keeps its history.

    Raises `NotAllowed`, `TransitionRefused`.
    """
    gangguan = Gangguan.objects.select_for_update(of=("self",)).get(pk=gangguan.pk)
    demand(actor, Act.GANGGUAN_REPORT, at=gangguan.aset.satuan_kode)
    since = clock.now() - (gangguan.pulih_at or clock.now())
    step = TANGGA.step("reopen", at=position(gangguan), facts=Fakta(sejak_pulih=since))
    gangguan.state, gangguan.pulih_at = Gangguan.TERBUKA, None
    gangguan.tingkat = TINGKAT_DARI[step.target]
    gangguan.putaran += 1
    store(gangguan)
    _begin(gangguan, actor)
    facts = {"putaran": gangguan.putaran}
    record(actor=actor, verb="gangguan.dibuka_lagi", subject=gangguan.ref, facts=facts)
    return gangguan


def _words(isian: Isian) -> str:
    """Say what failed: the line, the figure, and what a person or a probe said of it."""
    figure = "" if isian.nilai is None else f"{isian.nilai.normalize():f} {isian.butir.satuan_ukur}"
    said = [figure.strip().replace(".", ","), isian.catatan or isian.teks_probe]
    return ": ".join([isian.butir.teks, ", ".join(filter(None, said))]).removesuffix(": ")


def _open(gangguan: Gangguan, isian: Isian | None, actor: Actor) -> Gangguan:
    gangguan.terdeteksi_at = clock.now()
    measured = isian.diukur_at if isian and isian.hasil_probe == HasilIsian.TIDAK else None
    gangguan.mulai_at = measured or gangguan.terdeteksi_at
    gangguan.uraian = gangguan.uraian[:300]
    store(gangguan)
    _begin(gangguan, actor)
    facts = {"aset": gangguan.aset.kode, "tingkat": gangguan.tingkat}
    record(actor=actor, verb="gangguan.dibuka", subject=gangguan.ref, facts=facts)
    return gangguan


def _lock(gangguan: Gangguan) -> Gangguan:
    fresh = Gangguan.objects.select_for_update(of=("self",)).get(pk=gangguan.pk)
    if not fresh.is_open:
        raise GangguanSudahPulih
    return fresh


def _begin(gangguan: Gangguan, actor: Actor) -> None:
    """Begin a stage: its row, and its clock."""
    tenggat = start_tenggat(
        actor=actor,
        aturan=TUGAS[gangguan.tingkat].aturan,
        subject=gangguan.ref,
        at=clock.now(),
        satuan=gangguan.aset.satuan_kode,
    )
    PenangananGangguan.objects.create(
        gangguan=gangguan,
        putaran=gangguan.putaran,
        tingkat=gangguan.tingkat,
        mulai_at=tenggat.mulai_at,
        batas_at=tenggat.due_at,
    )


def _end(stage: PenangananGangguan, hasil: HasilPenanganan, actor: Actor) -> None:
    stage.selesai_at, stage.hasil = clock.now(), hasil.value
    if hasil is not HasilPenanganan.LEWAT:
        stage.oleh = _who(actor)
    stage.save()


def _meet(aturan: tuple[str, ...], gangguan: Gangguan, actor: Actor) -> None:
    """End the clock of the stage left behind; that it lapsed stays written on it."""
    for kode in aturan:
        meet_tenggat(actor=actor, aturan=kode, subject=gangguan.ref)


def _is_tried(gangguan: Gangguan, stage: PenangananGangguan) -> bool:
    """Say whether the manual was followed to its end, or, where there is none, something done."""
    guide = guide_of(gangguan)
    if gangguan.tingkat == Tingkat.MANUAL and guide:
        return len(stage.langkah) == len(guide)
    return bool(stage.tindakan)


def _insist_probe_agrees(gangguan: Gangguan) -> None:
    butir = gangguan.butir
    reading = last_reading(butir.probe) if butir and butir.probe else None
    if butir and reading and judge_reading(butir, reading) is HasilIsian.TIDAK:
        raise PengukurMasihGagal(
            teks=reading.teks or butir.teks, jam=f"{localtime(reading.at):%H.%M}"
        )


def _tell(gangguan: Gangguan, actor: Actor) -> str:
    """Send the next person an SMS when a number is known; return how he was told."""
    aset = gangguan.aset
    phone = aset.ti_telepon if gangguan.tingkat == Tingkat.STAF_TI else aset.teknisi_telepon
    if not phone:
        return "layar"
    text = (
        f"SIDIK gangguan {aset.kode} {aset.nama}: {gangguan.uraian[:70]}. "
        f"{TINGKAT_LABEL[Tingkat(gangguan.tingkat)]}."
    )
    try:
        queue_sms(phone, text, template="gangguan_naik", actor=actor, prioritas=Prioritas.PETUGAS)
    except Refusal:  # a number that cannot be reached must not keep the fault from climbing
        return "layar"
    return "sms"


def _who(actor: Actor) -> str:
    return f"{actor.pangkat} {actor.nama}, NRP {actor.nrp}".strip()
