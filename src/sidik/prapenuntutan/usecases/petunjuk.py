"""The points of a P-19, each answered."""

from collections.abc import Mapping, Sequence

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.prapenuntutan.data import JawabanPetunjuk
from sidik.prapenuntutan.errors import JawabanBelumLengkap, JawabanKosong, TidakAdaPetunjuk
from sidik.prapenuntutan.models import BerkasPerkara, Petunjuk
from sidik.prapenuntutan.queries.berkas import petunjuk_kini
from sidik.prapenuntutan.usecases.catat import Kabar, tell
from sidik.prapenuntutan.usecases.jaga import hold_berkas


@usecase
def answer_petunjuk(
    berkas: BerkasPerkara,
    jawaban: Mapping[str, JawabanPetunjuk],
    *,
    versi: int,
    actor: Actor,
) -> BerkasPerkara:
    """Write the answers that are ready; a point left empty stays open.

    Raises `NotAllowed`, `BerkasBerubah`, `TidakAdaPetunjuk`, `JawabanBelumLengkap`,
    `JawabanKosong`.
    """
    berkas = hold_berkas(berkas, versi, actor)
    points = petunjuk_kini(berkas)
    if not points:
        raise TidakAdaPetunjuk(berkas=berkas)
    given = [(point, jawaban[str(point.pk)]) for point in points if str(point.pk) in jawaban]
    answered = [_answer(point, said, actor) for point, said in given]
    left = sum(p.dijawab_at is None for p in points)
    if not any(answered):
        raise JawabanKosong(sisa=_sisa(points))
    store(berkas)
    tell(
        berkas.perkara,
        Kabar(
            judul=f"{berkas}: petunjuk P-19 dijawab",
            verb="berkas.petunjuk",
            berkas=(berkas,),
            nomor=f"{len(points) - left} dari {len(points)}",
        ),
        actor=actor,
    )
    return berkas


def _sisa(points: Sequence[Petunjuk]) -> str:
    open_ = [str(p.urut) for p in points if p.dijawab_at is None]
    return f"Yang belum dijawab: petunjuk {', '.join(open_)}." if open_ else ""


def _answer(point: Petunjuk, said: JawabanPetunjuk, actor: Actor) -> bool:
    """Say whether this point has got an answer that it did not have."""
    if said.is_kosong and point.dijawab_at is None:
        return False
    if not said.jawaban.strip() or said.dipenuhi is None:
        raise JawabanBelumLengkap(urut=point.urut)
    answer = (said.jawaban.strip(), said.lampiran.strip(), said.dipenuhi)
    if answer == (point.jawaban, point.lampiran, point.dipenuhi):
        return False
    point.jawaban, point.lampiran, point.dipenuhi = answer
    point.dijawab_at, point.dijawab_nrp = clock.now(), actor.nrp
    store(point)
    return True
