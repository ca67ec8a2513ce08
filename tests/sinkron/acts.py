"""An officer at the site who never stops: appoints and transfers until the process is ended.

Run as `python -m tests.sinkron.acts SEED` with SIDIK_NODE set.
"""

import random
import sys
import time

import django

django.setup()

from sidik.jejak.usecases import record, store, usecase  # noqa: E402  # after Django
from sidik.kernel.ref import ref  # noqa: E402
from sidik.satuan.data import Role, system_actor  # noqa: E402
from sidik.satuan.models import Petugas  # noqa: E402
from sidik.satuan.usecases import NewPetugas, appoint_petugas  # noqa: E402

SATUAN = "POLRI.KALSEL.BALANGAN.RESNARKOBA"
SISTEM = system_actor("POLRI.KALSEL.BALANGAN")


@usecase
def transfer(petugas: Petugas, jabatan: str) -> None:
    petugas.jabatan = jabatan
    store(petugas)
    record(actor=SISTEM, verb="petugas.dipindahkan", subject=ref("petugas", petugas.pk))


def appoint(nrp: int) -> Petugas:
    new = NewPetugas(
        nrp=f"{nrp:08d}",
        nama=f"Petugas {nrp}",
        pangkat="Bripda",
        jabatan="Anggota",
        satuan=SATUAN,
        roles=[Role.PENYIDIK_PEMBANTU],
    )
    return appoint_petugas(new, actor=SISTEM)


def work(seed: int, *, pause: float = 0.01) -> None:
    chance = random.Random(seed)
    staff: list[Petugas] = []
    newest = Petugas.objects.filter(nrp__startswith="5").order_by("-nrp").first()
    turn = int(newest.nrp) if newest else 50_000_000
    while True:
        turn += 1
        if staff and chance.random() < 0.4:
            transfer(chance.choice(staff), f"Jabatan {turn}")
        else:
            staff.append(appoint(turn))
        time.sleep(pause * chance.random())


if __name__ == "__main__":
    work(int(sys.argv[1]))
