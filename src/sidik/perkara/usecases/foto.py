"""A photo hangs on a person's part in the case, so that the curtain over his name covers it too."""

from sidik.dokumen.data import Kabel
from sidik.dokumen.data.berkas import PDF, tipe_of
from sidik.dokumen.models import Lampiran
from sidik.dokumen.usecases import Berkas, attach_lampiran
from sidik.jejak.usecases import record, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.errors import FotoBukanGambar
from sidik.perkara.models import Keterlibatan
from sidik.perkara.policy import can, is_own
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import insist_terbuka
from sidik.perkara.queries.loket import insist_di_loket
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.usecases.orang import facts_for
from sidik.satuan.data import Act, Actor


@usecase
def attach_foto(keterlibatan: Keterlibatan, berkas: Berkas, *, actor: Actor) -> Lampiran:
    """Keep a photo of a person under its content's hash; the same photo twice is one.

    Raises `NotAllowed`, `PerkaraTerkunci`, `SudahLepasLoket`, `FotoBukanGambar`, and what a bad
    file is refused with.
    """
    perkara = keterlibatan.perkara
    facts = berkas_of(perkara)
    if not can(actor, Act.PERKARA_ADD_ORANG, facts) or is_tertutup(actor, keterlibatan, facts):
        raise NotAllowed
    insist_terbuka(perkara)
    insist_di_loket(perkara, actor)
    if tipe_of(berkas.content) == PDF:
        raise FotoBukanGambar
    kabel = Kabel(
        sumber={},
        on_surat={},
        own=lambda _, who: is_own(who, facts),
        satuan=lambda _, __: perkara.satuan_id,
    )
    subject, induk = ref("keterlibatan", keterlibatan.pk), ref("perkara", perkara.pk)
    foto = attach_lampiran(subject, berkas, induk=induk, kabel=kabel, actor=actor)
    record(actor=actor, verb="orang.foto", subject=induk, facts=facts_for(keterlibatan))
    return foto
