"""The road of a case from its LP to the court, as a bar of stages."""

from collections.abc import Sequence
from typing import Final

from django.utils.timezone import localtime

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.bahasa import tanggal
from sidik.perkara.data import SELESAI, TAHAP_LABEL, JenisTindakan, Tahap
from sidik.perkara.flow import GANTI_SPRIN, PERKARA
from sidik.perkara.models import Perkara, Tindakan

BAR: Final = {
    Tahap.LP_DITERIMA: "LP",
    Tahap.PENYELIDIKAN: "Lidik",
    Tahap.GELAR: "Gelar",
    Tahap.PENYIDIKAN: "Sidik",
    Tahap.TERSANGKA: "Tersangka",
    Tahap.TAHAP_1: "Tahap I",
    Tahap.P21: "P-21",
    Tahap.TAHAP_2: "Tahap II",
}
_TARGET: Final = {s.name: s.target for s in PERKARA.steps if s.name not in GANTI_SPRIN}


def at_import(timeline: Sequence[Peristiwa]) -> Tahap | None:
    """Return how far the case had come when it was taken over from an old register."""
    taken = next((trace for trace in timeline if trace.verb == "lp.dari_register"), None)
    return Tahap(str(facts_of(taken)["tahap"])) if taken else None


def stage_bar(
    perkara: Perkara, tindakan: Sequence[Tindakan], dari: Tahap | None = None
) -> Sequence[dict[str, str]]:
    """Return the road of this case: passed, skipped, present, ahead; an exit ends it.

    Of what lies before `dari` nobody here knows whether the case went through it.
    """
    passed = {Tahap.LP_DITERIMA: tanggal(localtime(perkara.dibuka_at))}
    for act in tindakan:
        if act.jenis == JenisTindakan.LANGKAH and act.tujuan in _TARGET:
            passed[_TARGET[act.tujuan]] = tanggal(localtime(act.at))
    now = Tahap(perkara.tahap)
    if now in SELESAI and now not in BAR:
        road = [_stop(t, "done", passed[t]) for t in BAR if t in passed]
        return [*road, {"label": TAHAP_LABEL[now], "state": "now", "note": passed.get(now, "")}]
    stands = Tahap.TAHAP_1 if now is Tahap.P19 else now
    order = list(BAR)
    known = _place(order, dari)
    road = []
    for place, tahap in enumerate(order):
        if tahap is stands:
            road.append(_stop(tahap, "now", "P-19" if now is Tahap.P19 else passed.get(tahap, "")))
        elif place > order.index(stands):
            road.append(_stop(tahap, "next", ""))
        elif tahap in passed:
            road.append(_stop(tahap, "done", passed[tahap]))
        else:
            road.append(_stop(tahap, "unsaid" if place <= known else "off", ""))
    return road


def _place(order: Sequence[Tahap], dari: Tahap | None) -> int:
    """Return up to which place of the road the case came elsewhere; -1 for one that began here."""
    if dari is None:
        return -1
    stood = Tahap.TAHAP_1 if dari is Tahap.P19 else dari
    return order.index(stood) if stood in order else len(order)


def _stop(tahap: Tahap, state: str, note: str) -> dict[str, str]:
    return {"label": BAR[tahap], "state": state, "note": note}
