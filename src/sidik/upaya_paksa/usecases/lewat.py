"""What happens by itself when the hours or days run out."""

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.ref import key_of, ref
from sidik.perkara.usecases.orang import facts_for
from sidik.satuan.data import Act
from sidik.satuan.policy import demand
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.models import Penahanan, Penangkapan
from sidik.upaya_paksa.queries.urutan import diserahkan_at
from sidik.upaya_paksa.usecases.catat import tell


@usecase
def lapse_penahanan(tenggat: Tenggat, actor: Actor) -> None:
    """The last day is over without an extension: he is free by law, and the board says so in red.

    Only an officer can open the door and write it down; this makes sure that nobody can say he
    did not know.
    """
    demand(actor, Act.TENGGAT_RUN)
    rows = Penahanan.objects.select_related("keterlibatan__orang")
    row = rows.get(pk=key_of(tenggat.subject))
    if diserahkan_at(row.keterlibatan):  # the days are the prosecutor's now
        return
    if row.keluar is None and row.habis_at is None and row.batal_at is None:
        row.habis_at = tenggat.due_at
        store(row)
    facts = {**facts_for(row.keterlibatan), "habis": tenggat.due_at.isoformat()}
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.lepas_demi_hukum", facts, actor)


@usecase
def lapse_penangkapan(tenggat: Tenggat, actor: Actor) -> None:
    """The hours of an arrest are over and he is neither held nor let go."""
    demand(actor, Act.TENGGAT_RUN)
    rows = Penangkapan.objects.select_related("keterlibatan__orang")
    row = rows.get(pk=key_of(tenggat.subject))
    facts = {**facts_for(row.keterlibatan), "habis": tenggat.due_at.isoformat()}
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.tangkap_habis", facts, actor)
