"""A case that had ended goes on: what its acts of force still owe runs again."""

from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import usecase
from sidik.kernel.ref import keys_of
from sidik.perkara.models import Perkara
from sidik.upaya_paksa.models import Penahanan
from sidik.upaya_paksa.queries.jam import list_mati
from sidik.upaya_paksa.usecases.izin import run_clock
from sidik.upaya_paksa.usecases.jeda import run_again

_SEBAB: Final = "perkara dibuka kembali"


@usecase
def revive_clocks(perkara: Perkara, *, actor: Actor) -> None:
    """Start again, from their true beginning, the clocks that the end of the case took off.

    What ran out meanwhile lapses at the next sweep: the days went on though nobody counted them.
    """
    for tenggat in list_mati(perkara):
        if held := keys_of([tenggat.subject], "penahanan"):
            rows = Penahanan.objects.select_related("keterlibatan", "perkara__satuan")
            run_again(rows.get(pk=held[0]), _SEBAB, actor)
        else:
            began, about = tenggat.mulai_at, tenggat.subject
            run_clock(perkara, tenggat.aturan, about, began, rezim=tenggat.rezim, actor=actor)
