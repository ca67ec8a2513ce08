"""What a case tells its papers of itself: its stage, who has left it, orders known by number."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sidik.dokumen.data import Babak, PerintahTercatat
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import Kabar, StatusOrang, Tahap
from sidik.perkara.errors import PerkaraTerkunci
from sidik.perkara.flow import SURAT_LANGKAH
from sidik.perkara.models import Keterlibatan, Penugasan, Perkara, Tindakan
from sidik.perkara.queries.waktu import local

DISERAHKAN: Final = "orangnya sudah diserahkan ke JPU (Tahap II)"
_HENTI: Final = frozenset({Tahap.SP2LID, Tahap.SP3})
LANGKAH_PERINTAH: Final = {
    **{step: jenis for jenis in ("sprin_lidik", "stap_tersangka") for step in SURAT_LANGKAH[jenis]},
    Kabar.SP2HP_A1.value: "sp2hp_a1",
}
"""Steps that are taken by an order, and what it is; those of the penyidikan its files know.

The first letter to the reporter is known by its number too: it is written once.
"""


def babak_of(induk: str) -> Babak:
    """Return where a case stands, as far as its papers ask."""
    perkara = Perkara.objects.filter(pk=key_of(induk)).first()
    return Babak() if perkara is None else babak_dari(perkara)


def babak_dari(perkara: Perkara) -> Babak:
    """Return where a case that was read already stands."""
    stage = "penyidikan" if perkara.sidik_at else "penyelidikan"
    raised = Tindakan.objects.filter(perkara=perkara, tujuan="open_penyidikan")
    return Babak(
        tahap="henti" if perkara.tahap in _HENTI else stage,
        naik=perkara.sidik_at is not None and raised.exists(),
        tutup=_sebab(PerkaraTerkunci.message) if perkara.is_terkunci else "",
        lp=len(perkara.lp.all()),
        selesai=perkara.tahap if perkara.is_tutup else "",
    )


def list_diserahkan(induk: str) -> Mapping[str, str]:
    """Return who of a case has been handed over to the prosecutor, and what is said of it."""
    gone = Keterlibatan.objects.filter(
        perkara__id=UUID(key_of(induk)), status=StatusOrang.DILIMPAHKAN.value
    ).values_list("pk", flat=True)
    return {ref("keterlibatan", pk): DISERAHKAN for pk in gone}


def list_perintah(induk: str) -> Sequence[PerintahTercatat]:
    """Return the orders by which steps were taken and officers put on the case."""
    perkara = Perkara.objects.select_related("satuan").get(pk=key_of(induk))
    taken = Tindakan.objects.filter(perkara=perkara, tujuan__in=LANGKAH_PERINTAH).exclude(
        nomor_surat=""
    )
    found = [
        PerintahTercatat(
            jenis=LANGKAH_PERINTAH[row.tujuan],
            nomor=row.nomor_surat,
            subject=ref("keterlibatan", row.keterlibatan_id) if row.keterlibatan_id else induk,
            sejak=local(perkara, row.at),
            orang=frozenset(
                {ref("keterlibatan", row.keterlibatan_id)} if row.keterlibatan_id else ()
            ),
        )
        for row in taken
    ]
    team = Penugasan.objects.filter(perkara=perkara).exclude(nomor_sprin="")
    return found + [
        PerintahTercatat(
            jenis="sprin_gas",
            nomor=row.nomor_sprin,
            subject=induk,
            sejak=local(perkara, row.mulai_at),
        )
        for row in team
        if "gas" in row.nomor_sprin.partition("/")[0].lower()
    ]


def _sebab(message: str) -> str:
    """Return a sentence as it goes on after a colon."""
    text = message.rstrip(".")
    return f"{text[0].lower()}{text[1:]}"
