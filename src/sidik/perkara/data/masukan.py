"""What a clerk types in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sidik.perkara.data.kata import KategoriTKP, ModelLP, PeranOrang
from sidik.perkara.data.nomor import NomorLP
from sidik.perkara.data.pasal import PasalDisangkakan


@dataclass(frozen=True, kw_only=True)
class NewOrang:
    nama: str
    peran: PeranOrang
    alias: str = ""
    nik: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    umur: int | None = None
    """As told, when the date of birth is not known."""
    jenis_kelamin: str = ""
    pekerjaan: str = ""
    alamat: str = ""
    telepon: str = ""
    bin: str = ""
    """The father's name, with bin or binti before it, as the KTP does not say it."""
    paspor: str = ""
    agama: str = ""
    pendidikan: str = ""
    status_kawin: str = ""
    kebangsaan: str = "Indonesia"
    suku: str = ""
    nama_ibu: str = ""
    kode_wilayah: str = ""
    alamat_domisili: str = ""
    ciri: str = ""
    sidik_jari: str = ""
    keluarga: str = ""
    """Whom of his family to call, and what he is to him."""
    keluarga_telepon: str = ""
    peran_tersangka: str = ""
    residivis: bool = False
    residivis_catatan: str = ""
    jaringan: str = ""
    """Where the goods came from, whom he works with."""
    hubungan: str = ""
    """What a reporter, witness or victim is to the case."""
    saluran: str = ""
    setuju_kabar: bool = False
    telepon_teruji: bool = False
    kerugian: str = ""
    perlu_perlindungan: bool = False
    jenis_saksi: str = ""
    disumpah: bool = False
    dilindungi: bool = False
    """A witness or expert whose name only the team and its chiefs read."""
    orang: str = ""
    """Id of a person who is known already; his own facts are then not asked again."""


@dataclass(frozen=True, kw_only=True)
class WaktuTahu:
    """What is known of when it happened: each part may be missing, the year last."""

    tahun: int | None = None
    bulan: int | None = None
    hari: int | None = None
    jam: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewLP:
    """An LP as it lies on the clerk's desk. Without `nomor` the next one of the unit is issued."""

    model: ModelLP
    satuan: str
    """Code of the unit that handles the case, and in whose series the number runs."""
    dilaporkan_at: datetime
    ringkas: str
    uraian: str
    nomor: NomorLP | None = None
    kejadian_at: datetime | None = None
    kejadian_teks: str = ""
    """What is known of the time when the moment is not: "awal Maret, malam hari"."""
    tkp: str = ""
    kategori_tkp: str = KategoriTKP.LAINNYA.value
    pasal: tuple[str, ...] = ()
    tertangkap_tangan: bool = False
    bukan_kembar: bool = True
    """False: refuse it when the same report stands registered already, word for word."""
    nomor_pasti: bool = True
    """False: refuse a typed number that does not agree with the report's day or with its series."""
    pelapor: NewOrang | None = None
    penerima_nrp: str = ""
    """The member who reports (A) or receives (B); empty: the actor."""
    kejadian_tahu: WaktuTahu = WaktuTahu()
    kejadian_sampai_at: datetime | None = None
    kode_wilayah: str = ""
    modus: str = ""
    jenis: str = ""
    pasal_rinci: tuple[PasalDisangkakan, ...] = ()
    pasal_alasan: str = ""
    """Why the rule that is more favourable to the suspect was chosen, when it was."""
    menonjol: bool = False
    limpahan_dari: str = ""
    limpahan_surat: str = ""
    limpahan_tanggal: date | None = None
    lintang: Decimal | None = None
    bujur: Decimal | None = None
    ka_spkt: str = ""
    informan: str = ""
    """Where the tip came from; locked away the moment it is registered."""
    dors_id: str = ""
    emp_id: str = ""
    ncic_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """A step as an officer asks for it; `versi` is the state of the case that he was looking at."""

    step: str
    versi: int
    nomor: str = ""
    alasan: str = ""
    orang: str = ""
    """Id of the keterlibatan, when the step names a suspect."""
    penetapan: Mapping[str, str] = field(default_factory=dict)
    """The same for several: the number of the letter by the id of him whom it names."""
    siapa: tuple[str, ...] = ()
    """Whom it settles: ids of the keterlibatan."""
    pasal: str = ""
    """The one article that is charged to a child, when it is not the whole charge."""
    ringan: bool = False
    """The officer says that an article whose maximum is not known here is threatened lightly."""
    at: datetime | None = None
    """When it was done; empty: now."""
    terlambat: str = ""
    """Why it is written down only now, when it lies before what it follows."""
    menyimpang: str = ""
    """Why it is decided otherwise than was recommended."""
    berkas: str = ""
    """The file whose paper moves the case; only the room of the files fills it in."""
