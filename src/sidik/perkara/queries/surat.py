"""What a case gives to its papers. Rooms above extend it with facts of their own."""

from collections.abc import Sequence
from dataclasses import replace

from sidik.dokumen.data import Bahan, LPSurat, OrangSurat, PetugasSurat, Tertutup, jenis_of
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import (
    JENIS_KELAMIN_LABEL,
    JenisKelamin,
    JenisTindakan,
    PeranOrang,
    TujuanGelar,
    nama_lengkap,
)
from sidik.perkara.flow import SURAT_LANGKAH
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Penugasan, Perkara, Tindakan
from sidik.perkara.policy import can, can_see_anak, is_penerima
from sidik.perkara.queries.berkas import (
    access_perkara,
    berkas_of,
    facts_of,
    list_tertulis,
    rezim_of,
)
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.sangkaan import spell_sangkaan
from sidik.perkara.queries.surat_lp import isian_lp, pelapor_dinas
from sidik.perkara.queries.tirai import draw, shroud
from sidik.perkara.queries.waktu import local, say_kejadian
from sidik.satuan.data import Act

_PELAPOR = frozenset({"lp", "sttlp", "sp2hp_a1", "sp2hp_a2", "sp2hp_a3", "sp2hp_a4", "sp2hp_a5"})
"""Papers that go to the reporter, and so may name him."""


def bahan_perkara(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of a case for one of its papers.

    Raises `NotFound`, `NotAllowed` when he may not draft papers of this case.
    """
    kind, _, key = subject.partition(":")
    if kind != "perkara":
        raise NotFound
    perkara = access_perkara(actor, key)
    berkas = berkas_of(perkara)
    counter = jenis_of(jenis).loket and is_penerima(actor, berkas)
    acts = (Act.DOKUMEN_DRAFT, Act.DOKUMEN_SIGN)
    if not (counter or any(can(actor, act, berkas) for act in acts)):
        raise NotAllowed
    return bahan_of(perkara, jenis, actor, subject=subject)


def bahan_of(perkara: Perkara, jenis: str, actor: Actor, *, subject: str = "") -> Bahan:
    """The same for a room above, whose paper is about something of its own in this case."""
    lp = list(perkara.lp.all())
    written = list_tertulis(perkara)
    named = [k for k in written if k.peran != PeranOrang.PENANGKAP]
    people = [k for k in named if not k.batal_at]
    induk = ref("perkara", perkara.pk)
    return Bahan(
        subject=subject or induk,
        induk=induk,
        satuan=perkara.satuan_id,
        judul_perkara=perkara.ringkas,
        rezim=rezim_of(perkara),
        lp=[LPSurat(nomor=row.nomor, tanggal=local(perkara, row.dilaporkan_at)) for row in lp],
        pasal=[text for row in lp for text in row.pasal],
        pasal_orang={ref("keterlibatan", k.pk): spell_sangkaan(k) for k in people if k.pasal_rinci},
        orang=_siapa(perkara, lp, people, jenis, actor),
        petugas=list_petugas_surat(perkara),
        nomor=_nomor(perkara, jenis),
        isian=_isian(perkara, lp, written, jenis),
        rahasia=[k.orang.nama for k in named if _is_rahasia(k)],
        dilindungi=[k.orang.nama for k in named if _is_dilindungi(k)],
    )


def _siapa(
    perkara: Perkara,
    lp: Sequence[LaporanPolisi],
    people: Sequence[Keterlibatan],
    jenis: str,
    actor: Actor,
) -> Sequence[OrangSurat]:
    """Return whom a paper about the whole case names; a report of model A its own member."""
    found = [_orang(k, jenis, actor) for k in people if _belongs(k, jenis)]
    if jenis == "lp" and not found and lp:
        return pelapor_dinas(perkara, lp[0])
    return found


def _orang(keterlibatan: Keterlibatan, jenis: str, actor: Actor) -> OrangSurat:
    """A receipt bears the telephone of him who takes it home."""
    found = orang_surat(keterlibatan, actor)
    if jenis == "sttlp" and not is_tertutup(actor, keterlibatan):
        return replace(found, telepon=keterlibatan.orang.telepon)
    return found


def orang_surat(keterlibatan: Keterlibatan, actor: Actor) -> OrangSurat:
    """A person on paper, covered where this reader may not see him."""
    orang = keterlibatan.orang
    tertutup, kunci = is_tertutup(actor, keterlibatan), ref("keterlibatan", keterlibatan.pk)
    if tertutup:
        return OrangSurat(
            nama=tertutup, peran=keterlibatan.peran, is_anak=keterlibatan.is_anak, kunci=kunci
        )
    sex = orang.jenis_kelamin
    return OrangSurat(
        nama=nama_lengkap(orang.nama, orang.bin, sex),
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
        kunci=kunci,
    )


def tertutup_bagi(perkara: Perkara, actor: Actor) -> Tertutup:
    """Return whom of a case this reader may not know, with the words that give them away."""
    berkas = berkas_of(perkara)
    if can_see_anak(actor, berkas):
        return Tertutup()
    people = list_tertulis(perkara)
    closed = [k for k in people if is_tertutup(actor, k, berkas)]
    return Tertutup(
        kata=draw(actor, berkas, people).names,
        orang=frozenset(ref("keterlibatan", k.pk) for k in closed),
    )


def boleh_sidik(induk: str) -> bool:
    """Say whether a case goes to penyidikan without an LHGP made here.

    It was caught red-handed, or a gelar that raised it is written down.
    """
    perkara = Perkara.objects.filter(pk=key_of(induk)).first()
    return perkara is not None and boleh_sidik_dari(perkara)


def boleh_sidik_dari(perkara: Perkara) -> bool:
    """Say the same of a case that was read already."""
    if perkara.tertangkap_tangan or perkara.sidik_at is not None:
        return True
    return TujuanGelar.NAIK_SIDIK.value in facts_of(perkara).gelar


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


def _nomor(perkara: Perkara, jenis: str) -> str:
    """Return the number under which the step that this paper ordered was written down."""
    taken = Tindakan.objects.filter(perkara=perkara, tujuan__in=SURAT_LANGKAH.get(jenis, ()))
    if jenis == "spdp":
        taken = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.SPDP.value)
    return taken.order_by("-at").values_list("nomor_surat", flat=True).first() or ""


def nomor_penetapan(row: Keterlibatan) -> str:
    """Return the number under which somebody was named a suspect; of old it knew no person."""
    taken = Tindakan.objects.filter(perkara=row.perkara_id, tujuan="name_tersangka")
    own = taken.filter(keterlibatan=row).order_by("-at").first()
    if own is None and row.peran == PeranOrang.TERSANGKA:
        own = taken.filter(keterlibatan=None).order_by("-at").first()
    return own.nomor_surat if own else ""


def _is_rahasia(k: Keterlibatan) -> bool:
    """His name stands in no letter to the public but one to himself."""
    return k.peran == PeranOrang.PELAPOR or _is_dilindungi(k)


def _is_dilindungi(k: Keterlibatan) -> bool:
    """Nor in any book."""
    return k.is_anak or k.dilindungi or k.perlu_perlindungan


def _belongs(keterlibatan: Keterlibatan, jenis: str) -> bool:
    if keterlibatan.peran == PeranOrang.PELAPOR or jenis == "lp":
        return keterlibatan.peran == PeranOrang.PELAPOR and jenis in _PELAPOR
    return keterlibatan.peran in {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}


def _isian(
    perkara: Perkara, lp: Sequence[LaporanPolisi], written: Sequence[Keterlibatan], jenis: str
) -> dict[str, object]:
    first = lp[0] if lp else None
    found: dict[str, object] = {"pokok": perkara.ringkas}
    if perkara.sidik_at:
        found["mulai_sidik"] = local(perkara, perkara.sidik_at)
    if first is None:
        return found
    found["uraian"] = first.uraian
    if jenis == "lp":
        return found | isian_lp(first, [k for k in written if not k.batal_at])
    if jenis == "sttlp":
        tirai = shroud(k for k in written if k.batal_at or k.peran != PeranOrang.PELAPOR)
        found |= {
            "dilaporkan_at": first.dilaporkan_at,
            "kejadian": tirai.over(say_kejadian(first)),
            "tkp": tirai.over(first.tkp),
            "uraian": tirai.over(first.uraian),
        }
    reporters = (k for k in written if k.peran == PeranOrang.PELAPOR and not k.batal_at)
    pelapor = next(reporters, None)
    if jenis in _PELAPOR and pelapor:
        found |= {"penerima": pelapor.orang.nama, "alamat_penerima": pelapor.orang.alamat}
    return found
