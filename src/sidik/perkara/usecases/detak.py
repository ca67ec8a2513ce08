"""Which clocks of law a case starts, meets and ends as it moves."""

from collections.abc import Iterator
from datetime import datetime

from sidik.kernel import clock
from sidik.kernel.flow import Step
from sidik.kernel.ref import ref
from sidik.perkara.data import SELESAI, Tahap
from sidik.perkara.flow import Facts
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries.akhir import list_belum_berakhir
from sidik.perkara.queries.berkas import list_keterlibatan, list_tindakan, pelapor_of
from sidik.perkara.queries.waktu import local
from sidik.satuan.data import Actor
from sidik.tenggat.data import AturanBelumBerlaku
from sidik.tenggat.policy import rule
from sidik.tenggat.queries import find_running, running
from sidik.tenggat.usecases import cancel_tenggat, meet_tenggat, start_tenggat

_BULANAN = "sp2hp_bulanan"
_SIDIK = frozenset(
    {"open_penyidikan", "open_penyidikan_langsung", "resume_penyidikan", "resume_tersangka"}
)


def start_clock(perkara: Perkara, aturan: str, *, actor: Actor, at: datetime) -> None:
    """Start one clock of the case, if the law owes it under its procedure code on that day."""
    if not is_owed(perkara, aturan, at):
        return
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=ref("perkara", perkara.pk),
        at=at,
        satuan=perkara.satuan_id,
        rezim=perkara.rezim_acara,
        varian=perkara.kesulitan,
    )


def is_owed(perkara: Perkara, aturan: str, at: datetime) -> bool:
    """Say whether a rule holds for the procedure code of the case and was in force then."""
    rezim, law = perkara.rezim_acara, rule(aturan)
    if rezim and not any(nilai.rezim in {"", rezim} for nilai in law.nilai):
        return False
    try:
        law.at(local(perkara, at), rezim=rezim, varian=perkara.kesulitan)
    except AturanBelumBerlaku:
        return False
    return True


def meet_clock(perkara: Perkara, aturan: str, *, actor: Actor, at: datetime | None = None) -> None:
    meet_tenggat(actor=actor, aturan=aturan, subject=ref("perkara", perkara.pk), at=at)


def meet_sp2hp(perkara: Perkara, *, actor: Actor, at: datetime | None = None) -> None:
    """A letter reached the reporter: the month begins anew, and he is ignored no longer."""
    for aturan in (_BULANAN, "pelapor_diabaikan"):
        if find_running(aturan, ref("perkara", perkara.pk)):
            meet_clock(perkara, aturan, actor=actor, at=at)


def move_clocks(perkara: Perkara, step: Step[Tahap, Facts], *, actor: Actor, at: datetime) -> None:
    """Do what a step means for the clocks: a closed case owes nothing but word of its end."""
    subject = ref("perkara", perkara.pk)
    for aturan in step.meets:
        meet_clock(perkara, aturan, actor=actor)
    if step.target in SELESAI:
        cancel_tenggat(actor=actor, subject=subject, alasan=step.label)
    if step.name in _SIDIK:
        for anak in _list_anak(perkara):
            watch_anak(anak, actor=actor, at=at)
    for aturan in (*step.starts, *_more(perkara, step.name)):
        if aturan == _BULANAN and find_running(aturan, subject):
            continue  # a step is no letter: the month that runs goes on
        start_clock(perkara, aturan, actor=actor, at=at)
    if step.name in _SIDIK:
        cancel_tenggat(
            actor=actor, subject=subject, aturan="sp2hp_lidik", alasan="naik ke penyidikan"
        )


def watch_anak(keterlibatan: Keterlibatan, *, actor: Actor, at: datetime | None = None) -> None:
    """A child in a penyidikan: the attempt at diversion is owed from its beginning, or from now."""
    moment = at or keterlibatan.perkara.sidik_at or clock.now()
    start_anak(keterlibatan, "diversi_mulai", actor=actor, at=moment)


def start_anak(keterlibatan: Keterlibatan, aturan: str, *, actor: Actor, at: datetime) -> None:
    """Start a clock of one child: each has his own."""
    perkara = keterlibatan.perkara
    if not is_owed(perkara, aturan, at):
        return
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=ref("keterlibatan", keterlibatan.pk),
        at=at,
        satuan=perkara.satuan_id,
        rezim=perkara.rezim_acara,
        varian=perkara.kesulitan,
        induk=ref("perkara", perkara.pk),
    )


def meet_anak(
    keterlibatan: Keterlibatan, aturan: str, *, actor: Actor, at: datetime | None = None
) -> None:
    """Meet a clock of one child; an old one, which was of the whole case, is met by any."""
    for kind, key in (
        ("keterlibatan", keterlibatan.pk),
        ("perkara", keterlibatan.perkara_id),
    ):
        subject = ref(kind, key)
        if find_running(aturan, subject):
            meet_tenggat(actor=actor, aturan=aturan, subject=subject, at=at)


def end_clocks_of(keterlibatan: Keterlibatan, alasan: str, *, actor: Actor) -> None:
    """Take off what runs for one person; the clocks of the others and of the case run on."""
    asked = keterlibatan.asesmen.filter(hasil_at=None).values_list("pk", flat=True)
    above = _list_above(keterlibatan)
    acts = keterlibatan.tindakan.values_list("pk", flat=True)
    subjects = [
        ref("keterlibatan", keterlibatan.pk),
        *(ref("asesmen", key) for key in asked),
        *(ref("tindakan", key) for key in acts),
        *above,
    ]
    for subject in running(subjects):
        cancel_tenggat(actor=actor, subject=subject, alasan=alasan)


def _list_above(keterlibatan: Keterlibatan) -> Iterator[str]:
    """Yield what rooms above have hung on him: an arrest, a detention."""
    for relation in Keterlibatan._meta.related_objects:
        model = relation.related_model
        if model._meta.app_label == "perkara":
            continue
        rows = model._base_manager.filter(**{relation.field.name: keterlibatan})
        yield from (
            ref(str(model._meta.model_name), key) for key in rows.values_list("pk", flat=True)
        )


def _list_anak(perkara: Perkara) -> list[Keterlibatan]:
    left = list_belum_berakhir(list_keterlibatan(perkara), list_tindakan(perkara))
    found = [row for row in left if row.is_anak]
    for row in found:
        row.perkara = perkara
    return found


def _more(perkara: Perkara, name: str) -> list[str]:
    owed = {
        "open_penyelidikan": ["sp2hp_lidik", _BULANAN],
        "open_penyidikan": ["sp2hp_sidik", _BULANAN],
        "open_penyidikan_langsung": ["sp2hp_sidik", _BULANAN],
        "reopen_penyelidikan": ["sp2hp_lidik", _BULANAN],
        "resume_penyidikan": ["spdp_berkas", "sp2hp_sidik", _BULANAN],
        "resume_tersangka": ["spdp_berkas", "sp2hp_sidik", _BULANAN],
        "name_tersangka": ["pemberitahuan_tersangka"],
        "stop_penyidikan": ["sp3_pemberitahuan"],
    }.get(name, [])
    if pelapor_of(perkara) is None:  # a member's own report: no reporter is owed a letter
        owed = [aturan for aturan in owed if not aturan.startswith("sp2hp")]
    return owed
