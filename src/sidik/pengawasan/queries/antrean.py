"""The most pressing clocks of an officer, each with the place where it is dealt with."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse

from sidik.kernel import clock
from sidik.pengawasan.data import Desakan
from sidik.perkara.models import Perkara
from sidik.satuan.data import ROLE_LABEL, Role
from sidik.tenggat.data import Keadaan
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.policy import ATURAN_TAHAN, ATURAN_TANGKAP, is_genting

BANYAK: Final = 12
_SEPEKAN: Final = 7 * 24
_ORANG: Final = (*ATURAN_TAHAN, *ATURAN_TANGKAP)
_TEMPAT: Final = {
    "penahanan": ("upaya:tahanan", False),
    "penangkapan": ("upaya:perkara", True),
    "berkas": ("berkas:perkara", True),
}
"""Where a clock of this kind of subject is dealt with, and whether that place is the case's own."""


def list_desakan(running: QuerySet[Tenggat]) -> Sequence[Desakan]:
    """Return what is late, warned of, or ends within a week: people first, then by the clock.

    `running`: the `running_clocks` of the officer.
    """
    now = clock.now()
    near = Q(due_at__lte=now + clock.hours(_SEPEKAN)) | Q(ingatkan_at__lte=now)
    rows = running.filter(near).order_by("due_at")
    found = list(rows.filter(aturan__in=_ORANG)[:BANYAK])
    found += rows.exclude(aturan__in=_ORANG)[: BANYAK - len(found)]
    cases = Perkara.objects.select_related("penyidik").in_bulk({_case_of(t) for t in found})
    by_key = {str(key): perkara for key, perkara in cases.items()}
    return [_desakan(t, by_key.get(_case_of(t))) for t in found]


def _case_of(tenggat: Tenggat) -> str:
    return tenggat.case.partition(":")[2]


def _desakan(tenggat: Tenggat, perkara: Perkara | None) -> Desakan:
    shown = perkara is not None and not perkara.sensitif
    desk = tenggat.eskalasi
    return Desakan(
        apa=tenggat.label,
        perkara=perkara.ringkas if perkara and shown else "Perkara sensitif",
        penyidik=str(perkara.penyidik or "belum ada penyidik") if perkara else "",
        url=_place(tenggat),
        due_at=tenggat.due_at,
        state=_state(tenggat),
        di_meja=ROLE_LABEL[Role(desk)] if desk in set(Role) else "",
    )


def _state(tenggat: Tenggat) -> str:
    """Whoever is held is as urgent here as on the board."""
    near = tenggat.state == Keadaan.SEGERA and tenggat.aturan in _ORANG
    return "genting" if near and is_genting(tenggat.aturan, tenggat.left) else tenggat.state


def _place(tenggat: Tenggat) -> str:
    """Return where this clock is met: the board, the file, the letter, or the case itself."""
    name, is_of_case = _TEMPAT.get(tenggat.subject.partition(":")[0], ("perkara:detail", True))
    return reverse(name, args=[_case_of(tenggat)] if is_of_case else [])
