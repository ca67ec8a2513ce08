"""Papers about one person of a case: a summons, an order to bring him, who is wanted."""

from collections.abc import Sequence
from dataclasses import replace

from sidik.dokumen.data import Bahan, Pokok, jenis_of
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import access_perkara, berkas_of, list_keterlibatan
from sidik.perkara.queries.surat import bahan_of, nomor_penetapan, orang_surat
from sidik.satuan.data import Act
from sidik.satuan.queries import resort_of

_SEBAGAI = {PeranOrang.TERSANGKA: "tersangka"}
"""In what capacity one is heard; whoever is no suspect yet is a witness."""


def bahan_orang(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of a case for a paper about one of its people.

    Raises `NotFound`, also for one in another role than the paper is for; `NotAllowed` when he
    may not draft papers of this case.
    """
    kind, _, key = subject.partition(":")
    row = Keterlibatan.objects.filter(pk=key).select_related("orang").first()
    if kind != "keterlibatan" or row is None:
        raise NotFound
    perkara = access_perkara(actor, row.perkara_id)
    berkas = berkas_of(perkara)
    if not (can(actor, Act.DOKUMEN_DRAFT, berkas) or can(actor, Act.DOKUMEN_SIGN, berkas)):
        raise NotAllowed
    row = next((k for k in list_keterlibatan(perkara) if k.pk == row.pk), None)
    if row is None or not jenis_of(jenis).is_untuk(row.peran, is_anak=row.is_anak):
        raise NotFound
    base = bahan_of(perkara, jenis, actor, subject=subject)
    return replace(
        base,
        orang=[orang_surat(row, actor)],
        nomor=nomor_penetapan(row) if jenis == "stap_tersangka" else base.nomor,
        isian={**base.isian, **_isian(perkara, row, base)},
    )


def list_pokok_orang(perkara: Perkara, jenis: str, actor: Actor) -> Sequence[Pokok]:
    """Return the people whom this paper may be about, as this reader may know them."""
    entri = jenis_of(jenis)
    return [
        Pokok(
            subject=ref("keterlibatan", row.pk),
            label=f"{orang_surat(row, actor).nama} ({row.peran_label.lower()})",
        )
        for row in list_keterlibatan(perkara)
        if entri.is_untuk(row.peran, is_anak=row.is_anak)
    ]


def _isian(perkara: Perkara, row: Keterlibatan, base: Bahan) -> dict[str, object]:
    """Whoever is called comes to the leader of the team, in the rooms of the unit."""
    resor = resort_of(perkara.satuan_id)
    rooms = f"ruang {perkara.satuan.nama_pendek}{f' {resor.nama_pendek}' if resor else ''}"
    found: dict[str, object] = {
        "hadir_tempat": rooms,
        "ciri": row.orang.ciri,
        "sebagai": _SEBAGAI.get(PeranOrang(row.peran), "saksi"),
    }
    if base.petugas:
        lead = base.petugas[0]
        found["hadir_kepada"] = f"{lead.pangkat} {lead.nama}"
    return found
