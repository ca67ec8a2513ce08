"""What a case gives to its papers. Rooms above extend it with facts of their own."""

from collections.abc import Sequence

from sidik.dokumen.data import Bahan, LPSurat, OrangSurat, PetugasSurat
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import JENIS_KELAMIN_LABEL, JenisKelamin, PeranOrang, TujuanGelar
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Penugasan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import (
    access_perkara,
    berkas_of,
    facts_of,
    list_keterlibatan,
    rezim_of,
)
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.tirai import shroud
from sidik.perkara.queries.waktu import local, say_kejadian
from sidik.satuan.data import Act

_PELAPOR = frozenset({"sttlp", "sp2hp_a1", "sp2hp_a2", "sp2hp_a3", "sp2hp_a4", "sp2hp_a5"})
"""Papers that go to the reporter, and so may name him."""


def bahan_perkara(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of a case for one of its papers.

    Raises `NotFound`, `NotAllowed` when he may not draft papers of this case.
    """
    kind, _, key = subject.partition(":")
    if kind != "perkara":
        raise NotFound
    perkara = access_perkara(actor, key)
    if not (
        can(actor, Act.DOKUMEN_DRAFT, berkas_of(perkara))
        or can(actor, Act.DOKUMEN_SIGN, berkas_of(perkara))
    ):
        raise NotAllowed
    return bahan_of(perkara, jenis, actor, subject=subject)


def bahan_of(perkara: Perkara, jenis: str, actor: Actor, *, subject: str = "") -> Bahan:
    """The same for a room above, whose paper is about something of its own in this case."""
    lp = list(perkara.lp.all())
    people = [k for k in list_keterlibatan(perkara) if k.peran != PeranOrang.PENANGKAP]
    induk = ref("perkara", perkara.pk)
    return Bahan(
        subject=subject or induk,
        induk=induk,
        satuan=perkara.satuan_id,
        judul_perkara=perkara.ringkas,
        rezim=rezim_of(perkara),
        lp=[LPSurat(nomor=row.nomor, tanggal=local(perkara, row.dilaporkan_at)) for row in lp],
        pasal=[text for row in lp for text in row.pasal],
        orang=[orang_surat(k, actor) for k in people if _belongs(k, jenis)],
        petugas=list_petugas_surat(perkara),
        isian=_isian(perkara, lp, people, jenis),
        rahasia=[k.orang.nama for k in people if _is_rahasia(k)],
        dilindungi=[k.orang.nama for k in people if _is_dilindungi(k)],
    )


def orang_surat(keterlibatan: Keterlibatan, actor: Actor) -> OrangSurat:
    """A person on paper, covered where this reader may not see him."""
    orang = keterlibatan.orang
    tertutup = is_tertutup(actor, keterlibatan)
    if tertutup:
        return OrangSurat(nama=tertutup, peran=keterlibatan.peran, is_anak=keterlibatan.is_anak)
    sex = orang.jenis_kelamin
    return OrangSurat(
        nama=f"{orang.nama} {orang.bin}".strip(),
        peran=keterlibatan.peran,
        is_anak=keterlibatan.is_anak,
        alias=orang.alias,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=orang.tanggal_lahir,
        umur=keterlibatan.umur_saat_kejadian,
        jenis_kelamin=JENIS_KELAMIN_LABEL[JenisKelamin(sex)] if sex else "",
        kewarganegaraan=orang.kebangsaan,
        agama=orang.agama,
        pekerjaan=orang.pekerjaan,
        alamat=orang.alamat,
        nik=orang.nik,
    )


def boleh_sidik(induk: str) -> bool:
    """Say whether a case goes to penyidikan without an LHGP made here.

    It was caught red-handed, or a gelar that raised it is written down.
    """
    perkara = Perkara.objects.filter(pk=key_of(induk)).first()
    if perkara is None:
        return False
    raised = TujuanGelar.NAIK_SIDIK.value in facts_of(perkara).gelar
    return perkara.tertangkap_tangan or perkara.sidik_at is not None or raised


def list_petugas_surat(perkara: Perkara) -> Sequence[PetugasSurat]:
    """The team of the case as it is today, its leader first."""
    rows = Penugasan.objects.filter(perkara=perkara, selesai_at=None).select_related("petugas")
    lead = perkara.penyidik_id
    team = {row.petugas_id: row.petugas for row in rows}
    if perkara.penyidik:
        team.setdefault(perkara.penyidik.pk, perkara.penyidik)
    ordered = sorted(team.values(), key=lambda p: (p.pk != lead, p.nama))
    return [
        PetugasSurat(nama=p.nama, pangkat=p.pangkat, nrp=p.nrp, jabatan=p.jabatan) for p in ordered
    ]


def _is_rahasia(k: Keterlibatan) -> bool:
    """His name stands in no letter to the public but one to himself."""
    return k.peran == PeranOrang.PELAPOR or _is_dilindungi(k)


def _is_dilindungi(k: Keterlibatan) -> bool:
    """Nor in any book."""
    return k.is_anak or k.dilindungi or k.perlu_perlindungan


def _belongs(keterlibatan: Keterlibatan, jenis: str) -> bool:
    if keterlibatan.peran == PeranOrang.PELAPOR:
        return jenis in _PELAPOR
    return keterlibatan.peran in {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}


def _isian(
    perkara: Perkara, lp: Sequence[LaporanPolisi], people: Sequence[Keterlibatan], jenis: str
) -> dict[str, object]:
    first = lp[0] if lp else None
    found: dict[str, object] = {"pokok": perkara.ringkas}
    if perkara.sidik_at:
        found["mulai_sidik"] = local(perkara, perkara.sidik_at)
    if first is None:
        return found
    found["uraian"] = first.uraian
    if jenis == "sttlp":
        tirai = shroud(k for k in people if k.peran != PeranOrang.PELAPOR)
        found |= {
            "dilaporkan_at": first.dilaporkan_at,
            "kejadian": tirai.over(say_kejadian(first)),
            "tkp": tirai.over(first.tkp),
            "uraian": tirai.over(first.uraian),
        }
    pelapor = next((k for k in people if k.peran == PeranOrang.PELAPOR), None)
    if jenis in _PELAPOR and pelapor:
        found |= {"penerima": pelapor.orang.nama, "alamat_penerima": pelapor.orang.alamat}
    return found
