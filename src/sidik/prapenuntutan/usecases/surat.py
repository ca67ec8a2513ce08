"""What follows when a paper of this system reaches the prosecutor."""

from typing import Any
from uuid import UUID

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.ref import key_of, keys_of
from sidik.perkara.models import Perkara
from sidik.prapenuntutan.data import JenisSPDP, PihakSPDP, nomor_key
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP
from sidik.prapenuntutan.queries.berkas import day_of, today_of
from sidik.prapenuntutan.queries.surat import sprin_kini
from sidik.prapenuntutan.usecases.catat import Kabar, tell
from sidik.prapenuntutan.usecases.spdp import keep_spdp, run_clocks


@usecase
def note_spdp(dokumen: Any, actor: Actor) -> None:
    """An SPDP made here went out: it is written down as if typed in; one known already stays.

    Whoever may send the paper may do this: it is the same act.
    """
    perkara = Perkara.objects.select_related("satuan").get(pk=key_of(dokumen.induk))
    sprin = sprin_kini(perkara)
    if find_spdp(dokumen, perkara) or sprin is None or dokumen.tanggal is None:
        kabar = Kabar(judul="SPDP dikirim", verb="spdp.dikirim", nomor=dokumen.nomor)
        tell(perkara, kabar, actor=actor)
        return
    spdp = SPDP(
        perkara=perkara,
        jenis=JenisSPDP.SPDP.value,
        nomor=dokumen.nomor,
        nomor_key=nomor_key(dokumen.nomor),
        tanggal=dokumen.tanggal,
        penerbit=perkara.satuan,
        sprin_nomor=sprin[0],
        sprin_tanggal=min(sprin[1], dokumen.tanggal),
        orang=[UUID(key) for key in keys_of(dokumen.orang, "keterlibatan")],
    )
    keep_spdp(spdp, "SPDP dikirim", actor=actor)


@usecase
def note_spdp_diterima(dokumen: Any, actor: Actor) -> None:
    """The prosecutor signed for the SPDP: he is one of the three."""
    perkara = Perkara.objects.select_related("satuan").get(pk=key_of(dokumen.induk))
    spdp = find_spdp(dokumen, perkara)
    told = spdp is None or spdp.pengiriman.filter(pihak=PihakSPDP.JPU.value).exists()
    kabar = Kabar(judul="SPDP diterima JPU", verb="spdp.diterima", nomor=dokumen.nomor)
    if spdp is None or told:
        tell(perkara, kabar, actor=actor)
        return
    day = day_of(perkara, dokumen.diterima_at) if dokumen.diterima_at else today_of(perkara)
    bukti = dokumen.alasan.strip()[:300] or "tanda terima surat"
    sent = store(PengirimanSPDP(spdp=spdp, pihak=PihakSPDP.JPU.value, tanggal=day, bukti=bukti))
    tell(perkara, kabar, actor=actor)
    run_clocks(perkara, spdp, sent, actor=actor)


def find_spdp(dokumen: Any, perkara: Perkara) -> SPDP | None:
    """Return the SPDP that this paper is, by the three words of its identity."""
    identity = {"nomor_key": nomor_key(dokumen.nomor), "tanggal": dokumen.tanggal}
    return SPDP.objects.filter(penerbit=perkara.satuan, **identity).first()
