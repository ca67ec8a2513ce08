"""Which clocks of law a case starts, meets and ends as it moves."""

from datetime import datetime

from sidik.kernel import clock
from sidik.kernel.flow import Step
from sidik.kernel.ref import ref
from sidik.perkara.data import SELESAI, Tahap
from sidik.perkara.flow import Facts
from sidik.perkara.models import Perkara
from sidik.perkara.queries.berkas import pelapor_of
from sidik.satuan.data import Actor
from sidik.tenggat.policy import rule
from sidik.tenggat.usecases import cancel_tenggat, meet_tenggat, start_tenggat

_SIDIK = frozenset(
    {"open_penyidikan", "open_penyidikan_langsung", "resume_penyidikan", "resume_tersangka"}
)


def start_clock(perkara: Perkara, aturan: str, *, actor: Actor, at: datetime) -> None:
    """Start one clock of the case under its procedure code, if that code knows the rule."""
    rezim = perkara.rezim_acara
    if rezim and not any(nilai.rezim in {"", rezim} for nilai in rule(aturan).nilai):
        return
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=ref("perkara", perkara.pk),
        at=at,
        satuan=perkara.satuan_id,
        rezim=rezim,
        varian=perkara.kesulitan,
    )


def meet_clock(perkara: Perkara, aturan: str, *, actor: Actor, at: datetime | None = None) -> None:
    meet_tenggat(actor=actor, aturan=aturan, subject=ref("perkara", perkara.pk), at=at)


def move_clocks(
    perkara: Perkara, step: Step[Tahap, Facts], facts: Facts, *, actor: Actor, at: datetime
) -> None:
    """Do what a step means for the clocks: a closed case owes nothing but word of its end."""
    subject = ref("perkara", perkara.pk)
    for aturan in step.meets:
        meet_clock(perkara, aturan, actor=actor)
    if step.target in SELESAI:
        cancel_tenggat(actor=actor, subject=subject, alasan=step.label)
    for aturan in (*step.starts, *_more(perkara, step.name, facts)):
        start_clock(perkara, aturan, actor=actor, at=at)
    if step.name in _SIDIK:
        cancel_tenggat(
            actor=actor, subject=subject, aturan="sp2hp_lidik", alasan="naik ke penyidikan"
        )


def watch_anak(perkara: Perkara, *, actor: Actor) -> None:
    """A child in a penyidikan: the attempt at diversion is owed from its beginning, or from now."""
    start_clock(perkara, "diversi_mulai", actor=actor, at=perkara.sidik_at or clock.now())


def _more(perkara: Perkara, name: str, facts: Facts) -> list[str]:
    owed = {
        "open_penyelidikan": ["sp2hp_lidik"],
        "open_penyidikan": ["spdp_berkas", "sp2hp_sidik"],
        "open_penyidikan_langsung": ["spdp_berkas", "sp2hp_sidik"],
        "reopen_penyelidikan": ["sp2hp_lidik"],
        "resume_penyidikan": ["spdp_berkas", "sp2hp_sidik"],
        "resume_tersangka": ["spdp_berkas", "sp2hp_sidik"],
        "name_tersangka": ["pemberitahuan_tersangka"],
        "stop_penyidikan": ["sp3_pemberitahuan"],
    }.get(name, [])
    if facts.has_anak and name in _SIDIK:
        owed = [*owed, "diversi_mulai"]
    if pelapor_of(perkara) is None:  # a member's own report: no reporter is owed a letter
        owed = [aturan for aturan in owed if not aturan.startswith("sp2hp")]
    return owed
