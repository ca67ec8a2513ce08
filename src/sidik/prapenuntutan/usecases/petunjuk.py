"""The points of a P-19, each answered."""

from collections.abc import Mapping

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.prapenuntutan.data import JawabanPetunjuk
from sidik.prapenuntutan.errors import JawabanBelumLengkap, TidakAdaPetunjuk
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

    Raises `NotAllowed`, `BerkasBerubah`, `TidakAdaPetunjuk`, `JawabanBelumLengkap`.
    """
    berkas = hold_berkas(berkas, versi, actor)
    points = petunjuk_kini(berkas)
    if not points:
        raise TidakAdaPetunjuk(berkas=berkas)
    for point in points:
        if str(point.pk) in jawaban:
            _answer(point, jawaban[str(point.pk)], actor)
    store(berkas)
    left = sum(p.dijawab_at is None for p in points)
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


def _answer(point: Petunjuk, said: JawabanPetunjuk, actor: Actor) -> None:
    if said.is_kosong and point.dijawab_at is None:
        return
    if not said.jawaban.strip() or said.dipenuhi is None:
        raise JawabanBelumLengkap(urut=point.urut)
    point.jawaban, point.lampiran = said.jawaban.strip(), said.lampiran.strip()
    point.dipenuhi, point.dijawab_at, point.dijawab_nrp = said.dipenuhi, clock.now(), actor.nrp
    store(point)
