"""An LP is corrected after it was registered: its number and its hour stay, the trace says what."""

from collections.abc import Collection

from django.utils.timezone import localdate

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import NewLP, sebutan, umur_at
from sidik.perkara.errors import AlasanRalatKosong, TidakAdaPerubahan
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import insist_berjalan, insist_terbuka
from sidik.perkara.queries.loket import NOMOR_LUAR, insist_di_loket
from sidik.perkara.queries.tirai import cover_ringkas
from sidik.perkara.usecases.lp import check_isi, fill_lp
from sidik.perkara.usecases.orang import event_of, watch_subjek
from sidik.perkara.usecases.versi import insist_sama
from sidik.satuan.data import Act, Actor

_BERAT = frozenset({"tertangkap_tangan"})
"""What decides the lawful steps needs a reason also when it is only added."""


@usecase
def amend_lp(
    lp: LaporanPolisi, new: NewLP, *, alasan: str, versi: int, actor: Actor
) -> LaporanPolisi:
    """Correct what an LP tells, or fill in what became known later.

    Whatever replaces a thing that was written needs a reason, and so does being caught red-handed,
    which decides the lawful steps; what only fills a gap does not.
    A corrected day of the event corrects the age of everyone whose birthday is known, and with it
    who is a child. `versi` is that of the LP and its case together.

    Raises `NotAllowed`, `PerkaraTerkunci`, `IsianBerubah`, `TidakAdaPerubahan`, `SudahLepasLoket`,
    `AlasanRalatKosong`, and what registering finds.
    """
    perkara = lp.perkara
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    insist_terbuka(perkara)
    insist_sama("LP ini", perkara, [lp, perkara], versi)
    check_isi(new, perkara.satuan)
    before, day = _told(lp, perkara), localdate(event_of(perkara))
    fill_lp(lp, new)
    for name in sebutan.PERKARA:
        setattr(perkara, name, getattr(new, name))
    after = _told(lp, perkara)
    changed = [name for name, value in after.items() if value != before[name]]
    _insist_boleh(perkara, changed, actor)
    if any(before[name] for name in changed if name not in NOMOR_LUAR):
        insist_berjalan(perkara)  # what is empty may be filled in after the end, nothing replaced
    if any(before[name] or name in _BERAT for name in changed) and not alasan.strip():
        raise AlasanRalatKosong
    store(lp)
    children = _correct_ages(perkara) if localdate(event_of(perkara)) != day else []
    if cover_ringkas(perkara) or any(name in sebutan.PERKARA for name in changed):
        store(perkara)
    labels = dict.fromkeys((sebutan.LP | sebutan.PERKARA)[name] for name in changed)
    facts = {"nomor": lp.nomor, "diubah": ", ".join(labels), "alasan": alasan.strip()}
    record(actor=actor, verb="lp.diubah", subject=ref("perkara", perkara.pk), facts=facts)
    for row in children:
        watch_subjek(perkara, row, actor)
    return lp


def _insist_boleh(perkara: Perkara, changed: Collection[str], actor: Actor) -> None:
    """Raise `TidakAdaPerubahan`, `SudahLepasLoket`."""
    if not changed:
        raise TidakAdaPerubahan
    if not NOMOR_LUAR.issuperset(changed):
        insist_di_loket(perkara, actor)


def _told(lp: LaporanPolisi, perkara: Perkara) -> dict[str, object]:
    told = {name: getattr(lp, name) for name in sebutan.LP}
    return told | {name: getattr(perkara, name) for name in sebutan.PERKARA}


def _correct_ages(perkara: Perkara) -> list[Keterlibatan]:
    """Store the ages of the corrected day; return who has become a child by it."""
    children = []
    day = localdate(event_of(perkara))
    rows = Keterlibatan.objects.filter(perkara=perkara, orang__tanggal_lahir__isnull=False)
    for row in rows.select_related("orang"):
        born, was_anak = row.orang.tanggal_lahir, row.is_anak
        umur = umur_at(born, day) if born else None
        if umur == row.umur_saat_kejadian:
            continue
        row.umur_saat_kejadian = umur
        store(row)
        if row.is_anak and not was_anak:
            children.append(row)
    return children
