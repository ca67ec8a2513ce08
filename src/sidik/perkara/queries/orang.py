"""People: who may see whom, and finding one who is known already."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from sidik.dokumen.models import Lampiran
from sidik.dokumen.queries import list_lampiran
from sidik.jejak.data import Actor
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    JENIS_KELAMIN_LABEL,
    JenisKelamin,
    PeranOrang,
    acara,
    golongan_umur,
    inisial,
    sebutan,
    wilayah_label,
)
from sidik.perkara.errors import OrangTidakDikenal
from sidik.perkara.models import (
    Asesmen,
    Keterlibatan,
    Orang,
    Perkara,
    RiwayatStatus,
    TesUrine,
)
from sidik.perkara.policy import Berkas, can, can_see_anak, can_see_pelapor
from sidik.perkara.queries.berkas import berkas_of, visible_perkara
from sidik.perkara.queries.catatan import CatatanOrang, list_catatan
from sidik.perkara.queries.loket import is_lepas
from sidik.perkara.queries.pemeriksaan import (
    BAP_TERSANGKA,
    Pemeriksaan,
    list_pemeriksa,
    list_pemeriksaan,
)
from sidik.perkara.queries.rehab import SUBJEK, list_berjalan
from sidik.perkara.queries.sangkaan import list_kode, say_sangkaan
from sidik.satuan.data import Act
from sidik.satuan.models import Petugas

DILINDUNGI = frozenset({PeranOrang.PELAPOR, PeranOrang.SAKSI, PeranOrang.KORBAN})


def is_tertutup(actor: Actor, keterlibatan: Keterlibatan, berkas: Berkas | None = None) -> str:
    """Return what stands in place of a name that this reader may not see; empty when he may."""
    berkas = berkas or berkas_of(keterlibatan.perkara)
    peran, anak = PeranOrang(keterlibatan.peran), keterlibatan.is_anak
    if keterlibatan.dilindungi and not can_see_anak(actor, berkas):
        return "Identitas dilindungi"
    if peran in DILINDUNGI and not can_see_pelapor(actor, berkas):
        return "Identitas dilindungi"
    if anak and not can_see_anak(actor, berkas):
        dilindungi = peran in DILINDUNGI
        nama = keterlibatan.orang.nama
        return "Identitas dilindungi" if dilindungi else f"Anak, inisial {inisial(nama)}"
    return ""


# --- known already --------------------------------------------------------------------------------

_MIRIP = 0.55
_MAX_KEMBAR = 5
_SIMILAR = """
SELECT id FROM perkara_orang
WHERE gabung_ke_id IS NULL AND (nik <> '' AND nik = %(nik)s
  OR lower(nama || ' ' || alias) %% lower(%(nama)s)
  AND similarity(lower(nama || ' ' || alias), lower(%(nama)s)) >= %(mirip)s)
ORDER BY (nik <> '' AND nik = %(nik)s) DESC,
  similarity(lower(nama || ' ' || alias), lower(%(nama)s)) DESC LIMIT 40
"""


@dataclass(frozen=True, kw_only=True)
class Kembar:
    """Someone known already who may be the same person."""

    pk: str
    nama: str
    rincian: str
    is_nik_sama: bool


def list_kembar(nama: str, nik: str, actor: Actor) -> Sequence[Kembar]:
    """Return who may be the same person, as far as this actor may know of him.

    Never a child, nor one who is known only as a reporter, witness or victim.
    """
    facts = {"nama": nama, "nik": nik, "mirip": _MIRIP}
    near = {row.pk: row for row in Orang.objects.raw(_SIMILAR, facts)}
    if not near:
        return []
    counted = _visible(actor).filter(orang__in=near).values("orang").annotate(n=Count("perkara"))
    cases = {row["orang"]: row["n"] for row in counted}
    found = [_kembar(row, cases[row.pk], nik) for row in near.values() if row.pk in cases]
    return found[:_MAX_KEMBAR]


def find_orang(key: str, actor: Actor) -> Orang:
    """Return one person whom this actor may know of. Raises `OrangTidakDikenal`."""
    try:
        pk = UUID(key)
    except ValueError:
        raise OrangTidakDikenal from None
    if not _visible(actor).filter(orang=pk).exists():
        raise OrangTidakDikenal
    return Orang.objects.get(pk=pk)


def _visible(actor: Actor) -> QuerySet[Keterlibatan]:
    limit = acara()["anak"]["umur_di_bawah"]
    rows = Keterlibatan.objects.filter(perkara__in=visible_perkara(actor).filter(sensitif=False))
    adult = rows.exclude(umur_saat_kejadian__lt=limit)
    adult = adult.exclude(dilindungi=True)
    return adult.exclude(peran__in=[peran.value for peran in DILINDUNGI])


def _kembar(orang: Orang, cases: int, nik: str) -> Kembar:
    born = f"lahir {tanggal(orang.tanggal_lahir)}" if orang.tanggal_lahir else ""
    parts = [born, orang.alamat, f"{cases} perkara"]
    alias = f" alias {orang.alias}" if orang.alias else ""
    return Kembar(
        pk=str(orang.pk),
        nama=f"{orang.nama}{alias}",
        rincian=", ".join(part for part in parts if part),
        is_nik_sama=bool(nik) and orang.nik == nik,
    )


# --- one person in one case -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LembarOrang:
    """The page of a person in a case."""

    row: Keterlibatan
    nama: str
    is_ditutup: bool
    rincian: Sequence[tuple[str, str]]
    riwayat: Sequence[RiwayatStatus]
    tes: Sequence[TesUrine]
    asesmen: Sequence[Asesmen]
    perkara_lain: Sequence[Perkara]
    kembar: Sequence[Kembar]
    may_write: bool
    may_advance: bool
    may_foto: bool
    may_cancel: bool
    pemeriksaan: Sequence[Pemeriksaan] = ()
    tim: Sequence[Petugas] = ()
    """Who can have examined him."""
    catatan: Sequence[CatatanOrang] = ()
    """What can be struck out, and what was."""
    kode: Sequence[str] = ()
    """The articles that he may be charged with on his own; none of whom nobody charges."""
    foto: Sequence[Lampiran] = ()
    """The newest first; none of whom this reader may not know."""

    @property
    def keliru(self) -> Sequence[CatatanOrang]:
        return [each for each in self.catatan if each.batal_at]

    @property
    def dapat_batal(self) -> Sequence[CatatanOrang]:
        return [each for each in self.catatan if not each.batal_at]

    @property
    def bap_tersangka(self) -> Sequence[Pemeriksaan]:
        """What he, or his counsel, is owed a copy of."""
        return [each for each in self.pemeriksaan if each.bap.tujuan == BAP_TERSANGKA]


def get_lembar_orang(actor: Actor, perkara: Perkara, row: Keterlibatan) -> LembarOrang:
    """Return what this reader may know of a person in a case."""
    berkas = berkas_of(perkara)
    covered = is_tertutup(actor, row, berkas)
    write = can(actor, Act.PERKARA_ADD_ORANG, berkas) and not is_lepas(perkara, actor)
    health = not covered and (write or can(actor, Act.PERKARA_ADVANCE, berkas))
    others = Perkara.objects.none()
    if not covered:
        others = visible_perkara(actor).filter(
            keterlibatan__orang=row.orang_id, keterlibatan__batal_at=None, sensitif=False
        )
    similar = [] if covered or not write else list_kembar(row.orang.nama, row.orang.nik, actor)
    tim = list_pemeriksa(perkara)
    notes = list_catatan(row) if health else []
    sah = [each.row for each in notes if not each.batal_at]
    return LembarOrang(
        row=row,
        nama=covered or row.orang.nama,
        is_ditutup=bool(covered),
        rincian=[] if covered else _facts(row),
        riwayat=list(RiwayatStatus.semua.filter(keterlibatan=row)),
        tes=[each for each in sah if isinstance(each, TesUrine)],
        asesmen=[each for each in sah if isinstance(each, Asesmen)],
        perkara_lain=list(others.exclude(pk=perkara.pk).distinct()[:20]),
        kembar=[k for k in similar if k.pk != str(row.orang_id)],
        may_write=write and not covered and not perkara.is_terkunci,
        may_advance=can(actor, Act.PERKARA_ADVANCE, berkas) and not covered,
        may_foto=can(actor, Act.DOKUMEN_DRAFT, berkas),
        may_cancel=can(actor, Act.UPAYA_CANCEL, berkas) and not covered and not perkara.is_tutup,
        catatan=notes,
        foto=[] if covered else list_foto(row),
        kode=list_kode(row) if list_berjalan([row]) and not covered else (),
        pemeriksaan=[] if covered else list_pemeriksaan(row, tim),
        tim=tim,
    )


def list_foto(row: Keterlibatan) -> Sequence[Lampiran]:
    return list_lampiran(ref("keterlibatan", row.pk))[::-1]


def access_foto(actor: Actor, row: Keterlibatan, key: UUID) -> Lampiran:
    """Return one photo of a person. Raises `NotFound`, also when his name is covered."""
    covered = is_tertutup(actor, row)
    found = next((foto for foto in list_foto(row) if foto.pk == key and not covered), None)
    if found is None:
        raise NotFound
    return found


def known_of(row: Keterlibatan) -> dict[str, object]:
    """Return what is known of a person, as a form takes it."""
    names = [f.name for f in Orang._meta.concrete_fields if f.name not in {"id", "node", "versi"}]
    known = {name: getattr(row.orang, name) for name in names if name != "gabung_ke"}
    return {
        **known,
        **{name: getattr(row, name) for name in sebutan.PERAN},
        "umur": row.umur_saat_kejadian,
        "versi": row.orang.versi + row.versi,
    }


def counsel_of(row: Keterlibatan) -> dict[str, object]:
    names = ("penasihat_hukum", "surat_kuasa", "ph_ditunjuk")
    return {name: getattr(row, name) for name in names}


def rehab_of(asesmen: Sequence[Asesmen]) -> dict[str, object]:
    """Return what is known of a treatment, as a form takes it."""
    told = next((row for row in reversed(asesmen) if row.hasil_at), None)
    if told is None:
        return {}
    return {
        "tempat": told.tempat,
        "mulai": told.rehab_mulai,
        "selesai": told.rehab_selesai,
        "laporan": told.rehab_laporan,
    }


def _facts(row: Keterlibatan) -> list[tuple[str, str]]:
    pairs = [*_biodata(row.orang, row.umur_saat_kejadian), *_peran(row)]
    return [(label, text) for label, text in pairs if text]


def _biodata(orang: Orang, umur: int | None) -> list[tuple[str, str]]:
    born = tanggal(orang.tanggal_lahir) if orang.tanggal_lahir else ""
    age = "" if umur is None else f"{umur} tahun (golongan {golongan_umur(umur)})"
    family = ", ".join(part for part in (orang.keluarga, orang.keluarga_telepon) if part)
    sex = orang.jenis_kelamin
    return [
        ("Alias", orang.alias),
        ("Bin / binti", orang.bin),
        ("Jenis kelamin", JENIS_KELAMIN_LABEL[JenisKelamin(sex)] if sex else ""),
        ("Lahir", ", ".join(part for part in (orang.tempat_lahir, born) if part)),
        ("Umur saat kejadian", age),
        ("NIK", orang.nik),
        ("Paspor / KITAS", orang.paspor),
        ("Kebangsaan", orang.kebangsaan),
        ("Suku", orang.suku),
        ("Agama", orang.agama),
        ("Pendidikan", orang.pendidikan),
        ("Pekerjaan", orang.pekerjaan),
        ("Status kawin", orang.status_kawin),
        ("Nama ibu", orang.nama_ibu),
        ("Alamat", orang.alamat),
        ("Domisili", orang.alamat_domisili),
        ("Wilayah", wilayah_label(orang.kode_wilayah) if orang.kode_wilayah else ""),
        ("Telepon", orang.telepon),
        ("Ciri-ciri", orang.ciri),
        ("Sidik jari", orang.sidik_jari),
        ("Keluarga", family),
    ]


def _peran(row: Keterlibatan) -> list[tuple[str, str]]:
    counsel = f"{row.penasihat_hukum} ({'ditunjuk' if row.ph_ditunjuk else 'sendiri'})"
    oath = "disumpah" if row.disumpah else ""
    witness = ", ".join(part for part in (row.jenis_saksi_label, oath) if part)
    agreed = f"{row.saluran_label}, {'disetujui' if row.setuju_kabar else 'belum disetujui'}"
    return [
        ("Sangkaan", say_sangkaan(row) if row.peran in SUBJEK else ""),
        ("Peran dalam jaringan", row.peran_tersangka_label),
        ("Jaringan", row.jaringan),
        ("Residivis", (row.residivis_catatan or "ya") if row.residivis else ""),
        ("Hubungan", row.hubungan),
        ("Kabar lewat", agreed if row.saluran else ""),
        ("Nomor HP", "sudah dicoba" if row.telepon_teruji else ""),
        ("Kerugian", row.kerugian),
        ("Perlindungan korban", "perlu" if row.perlu_perlindungan else ""),
        ("Saksi", witness),
        ("Identitas", "dilindungi" if row.dilindungi else ""),
        ("Penasihat hukum", counsel if row.penasihat_hukum else ""),
        ("Surat kuasa", row.surat_kuasa),
    ]
