"""A person, and what is noted of him in a case."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from sidik.perkara.data import (
    AGAMA,
    JENIS_KELAMIN_LABEL,
    JENIS_SAKSI_LABEL,
    PENDIDIKAN,
    PENERIMA_BAP_LABEL,
    PERAN_LABEL,
    PERAN_TERSANGKA_LABEL,
    REKOMENDASI_LABEL,
    SALURAN_KABAR_LABEL,
    STATUS_KAWIN,
    STATUS_LABEL,
    STATUS_TANGAN,
    NewOrang,
    PeranOrang,
    insist_nama,
    read_nik,
    wilayah,
)
from sidik.perkara.forms.isian import (
    BerversiForm,
    RefusableForm,
    SaatForm,
    Tanggal,
    Waktu,
    area,
    choice,
    number,
    telepon,
    text,
    versi,
)
from sidik.perkara.queries import CatatanOrang, Pemeriksaan
from sidik.perkara.usecases.pemeriksaan import NewPemeriksaan
from sidik.perkara.usecases.tat import NewTes
from sidik.satuan.models import Petugas


def _same(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


def _hp(label: str) -> forms.CharField:
    """The field `telepon` of a form hides the function of that name."""
    return telepon(label)


def _terlambat() -> forms.CharField:
    return text("Alasan dicatat menyusul", 300, hint="wajib bila mendahului urutannya")


class OrangForm(RefusableForm):
    """In the order of the paper; what is rarely known stands last."""

    peran = forms.ChoiceField(
        label="Peran",
        choices=[(p.value, PERAN_LABEL[p]) for p in PeranOrang if p is not PeranOrang.TERSANGKA],
        initial=PeranOrang.TERLAPOR.value,
        help_text="Tersangka lahir dari penetapan, bukan dari isian ini.",
    )
    nama = text("Nama lengkap", 160, required=True)
    alias = text("Alias", 160)
    bin = text("Bin / binti", 160, hint="mis. bin Abdullah")
    jenis_kelamin = choice("Jenis kelamin", [(k.value, v) for k, v in JENIS_KELAMIN_LABEL.items()])
    tempat_lahir = text("Tempat lahir", 80)
    tanggal_lahir = Tanggal(label="Tanggal lahir", required=False)
    umur = number("Umur", 0, 120, hint="bila tanggal lahir tidak diketahui")
    nik = text("NIK", 25, hint="16 angka; kosongkan bila belum diketahui")
    pekerjaan = text("Pekerjaan", 80)
    alamat = text("Alamat menurut KTP", 300)
    alamat_domisili = text("Alamat domisili", 300, hint="bila berbeda")
    kode_wilayah = choice("Kecamatan / kabupaten", [(w.kode, w.label) for w in wilayah()])
    telepon = telepon("Nomor HP")
    peran_tersangka = choice(
        "Peran dalam jaringan", [(k.value, v) for k, v in PERAN_TERSANGKA_LABEL.items()]
    )
    jaringan = text("Jaringan / asal barang", 300, hint="tidak dikirim ke luar server ini")
    residivis = forms.BooleanField(label="Residivis", required=False)
    residivis_catatan = text("Perkara terdahulu", 300, hint="bila residivis")
    hubungan = text("Hubungan dengan perkara", 120, hint="mis. tetangga, orang tua, ketua RT")
    saluran = choice("Kabar lewat", [(k.value, v) for k, v in SALURAN_KABAR_LABEL.items()])
    setuju_kabar = forms.BooleanField(label="Setuju dikabari lewat saluran itu", required=False)
    telepon_teruji = forms.BooleanField(label="Nomor HP sudah dicoba", required=False)
    kerugian = text("Kerugian", 300, hint="bila korban")
    perlu_perlindungan = forms.BooleanField(label="Perlu perlindungan", required=False)
    jenis_saksi = choice("Jenis saksi", [(k.value, v) for k, v in JENIS_SAKSI_LABEL.items()])
    disumpah = forms.BooleanField(label="Sudah disumpah", required=False)
    dilindungi = forms.BooleanField(
        label="Identitas dilindungi",
        required=False,
        help_text="Nama hanya terbaca oleh tim perkara dan pimpinannya, apa pun perannya.",
    )
    kebangsaan = forms.CharField(
        label="Kebangsaan", max_length=40, required=False, initial="Indonesia"
    )
    paspor = text("Paspor / KITAS", 30)
    suku = text("Suku", 40)
    agama = choice("Agama", _same(AGAMA))
    pendidikan = choice("Pendidikan", _same(PENDIDIKAN))
    status_kawin = choice("Status kawin", _same(STATUS_KAWIN))
    nama_ibu = text("Nama ibu", 160)
    ciri = area("Ciri-ciri", 500, 2, required=False, hint="tato, bekas luka, tinggi, rambut")
    sidik_jari = text("Sidik jari / AK-23", 60, hint="rumus atau nomor kartu")
    keluarga = text("Keluarga yang dihubungi", 200, hint="nama dan hubungannya")
    keluarga_telepon = _hp("Nomor HP keluarga")

    POKOK = ("peran", "nama", "alias", "bin", "jenis_kelamin", "tempat_lahir", "tanggal_lahir",
             "umur", "nik", "pekerjaan", "alamat", "kode_wilayah", "telepon")  # fmt: skip
    """What is asked at once; the rest waits in a fold."""

    def pokok(self) -> list[forms.BoundField]:
        return [self[name] for name in self.POKOK if name in self.fields]

    LIPATAN: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "Bila terlapor atau tersangka": (
            "peran_tersangka",
            "jaringan",
            "residivis",
            "residivis_catatan",
        ),
        "Bila pelapor, korban, saksi, atau ahli": (
            "hubungan",
            "saluran",
            "setuju_kabar",
            "telepon_teruji",
            "kerugian",
            "perlu_perlindungan",
            "jenis_saksi",
            "disumpah",
            "dilindungi",
        ),
        "Biodata lengkap, ciri-ciri, dan keluarga": (
            "alamat_domisili",
            "kebangsaan",
            "paspor",
            "suku",
            "agama",
            "pendidikan",
            "status_kawin",
            "nama_ibu",
            "ciri",
            "sidik_jari",
            "keluarga",
            "keluarga_telepon",
        ),
    }

    def lipatan(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Return the folds: heading, fields, and whether one of them is wrong."""
        folds = [(heading, [self[n] for n in names]) for heading, names in self.LIPATAN.items()]
        return [(heading, fields, any(f.errors for f in fields)) for heading, fields in folds]

    def clean_telepon(self) -> str:
        return self._telepon("telepon")

    def clean_keluarga_telepon(self) -> str:
        return self._telepon("keluarga_telepon")

    def clean_nik(self) -> str:
        return self._read("nik", read_nik)

    def clean_nama(self) -> str:
        return self._read("nama", insist_nama)

    def value(self, orang: str = "") -> NewOrang:
        data = dict(self.cleaned_data)
        data.pop("versi", None)
        return NewOrang(peran=PeranOrang(data.pop("peran")), orang=orang, **data)


class UbahOrangForm(OrangForm):
    """The same person corrected; his role changes by a step, not here."""

    versi = versi()

    def __init__(self, *args: Any, peran: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["peran"]
        self.sebagai = PeranOrang(peran)

    def value(self, orang: str = "") -> NewOrang:
        data = dict(self.cleaned_data)
        data.pop("versi")
        return NewOrang(peran=self.sebagai, orang=orang, **data)


class StatusForm(BerversiForm):
    bagian = "status"
    status = forms.ChoiceField(
        label="Status",
        choices=[(s.value, STATUS_LABEL[s]) for s in STATUS_TANGAN],
        help_text="Penangkapan dan penahanan dicatat di Upaya paksa; penyerahan di Berkas.",
    )
    at = Waktu(label="Sejak")
    terlambat = _terlambat()
    MENYUSUL = ("terlambat",)
    alasan = text("Alasan / nomor surat", 300, required=True)


class PenasihatForm(BerversiForm):
    bagian = "ph"
    penasihat_hukum = text("Nama penasihat hukum", 160, required=True)
    surat_kuasa = text("Surat kuasa / penetapan", 120)
    ph_ditunjuk = forms.BooleanField(label="Ditunjuk oleh penyidik", required=False)


class TesForm(BerversiForm):
    bagian = "tes"
    MENYUSUL = ()
    at = Waktu(label="Waktu tes")
    positif = forms.ChoiceField(
        label="Hasil", choices=[("", "—"), ("y", "Positif"), ("t", "Negatif")]
    )
    zat = text("Zat", 160, hint="mis. metamfetamin")
    alat = text("Alat / kit", 80)
    lab = text("Laboratorium", 120)
    nomor_surat = text("Nomor surat", 120)

    def value(self) -> NewTes:
        data = dict(self.cleaned_data)
        data.pop("versi")
        return NewTes(positif=data.pop("positif") == "y", **data)


class TATForm(BerversiForm):
    bagian = "tat"
    nomor = text("Nomor permintaan asesmen", 120, required=True)
    at = Waktu(label="Waktu permintaan")
    terlambat = _terlambat()
    MENYUSUL = ("terlambat",)


class HasilTATForm(BerversiForm):
    bagian = "hasil"
    nomor = text("Nomor hasil asesmen", 120, required=True)
    at = Waktu(label="Waktu hasil diterima")
    terlambat = _terlambat()
    MENYUSUL = ("terlambat",)
    rekomendasi = choice(
        "Rekomendasi", [(k.value, v) for k, v in REKOMENDASI_LABEL.items()], required=True
    )
    tempat = text("Tempat rehabilitasi", 160)


class RehabForm(BerversiForm):
    bagian = "rehab"
    tempat = text("Tempat rehabilitasi", 160)
    mulai = Tanggal(label="Mulai")
    selesai = Tanggal(label="Selesai", required=False)
    laporan = area("Laporan perkembangan", 500, 2, required=False)


class BatalForm(BerversiForm):
    bagian = "batal"
    alasan = area(
        "Mengapa catatan ini keliru", 300, 2, required=True, hint="akan tampil di halaman perkara"
    )


class BatalCatatanForm(BatalForm):
    """Which of the notes of one person was wrong."""

    bagian = "batal_catatan"

    def __init__(self, *args: Any, catatan: Iterable[CatatanOrang], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(each.kunci, each.judul) for each in catatan]
        self.fields["catatan"] = choice("Yang keliru", [("", "— pilih —"), *rows], required=True)
        self.order_fields(["catatan", "alasan"])


class GabungForm(BerversiForm):
    bagian = "gabung"
    alasan = text("Alasan digabung", 300, required=True, hint="mis. NIK sama")


class BAPForm(BerversiForm):
    bagian = "bap"
    MENYUSUL = ("terlambat",)
    at = Waktu(label="BAP ditandatangani pada")
    pemeriksa = forms.ChoiceField(label="Pemeriksa")
    nomor = text("Nomor BAP", 120, hint="bila bernomor")
    tempat = text("Tempat", 160)
    didampingi = forms.BooleanField(label="Didampingi penasihat hukum", required=False)
    terlambat = _terlambat()

    def __init__(self, *args: Any, calon: Iterable[Petugas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pemeriksa"] = choice(
            "Pemeriksa", [(p.nrp, str(p)) for p in calon], required=True
        )
        self.order_fields(["at", "pemeriksa"])

    def value(self) -> NewPemeriksaan:
        data = dict(self.cleaned_data)
        data.pop("versi")
        return NewPemeriksaan(**data)


class SalinanForm(SaatForm):
    bagian = "salinan"
    penerima = choice(
        "Diserahkan kepada", [(k.value, v) for k, v in PENERIMA_BAP_LABEL.items()], required=True
    )
    nomor = text("Tanda terima", 120, required=True, hint="nomor atau tanggalnya, tanpa nama")

    def __init__(self, *args: Any, bap: Iterable[Pemeriksaan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sorted(bap, key=lambda each: not each.is_ditunggu)
        self.fields["bap"] = choice(
            "BAP", [(str(each.bap.pk), each.judul) for each in rows], required=True
        )
        self.order_fields(["bap", "penerima", "nomor"])


class FotoForm(BerversiForm):
    bagian = "foto"
    berkas = forms.FileField(
        label="Foto orang",
        help_text="JPG atau PNG, paling besar 10 MB.",
        max_length=200,
        error_messages={
            "required": "Pilih foto dahulu.",
            "empty": "Berkas kosong.",
            "max_length": "Nama berkas terlalu panjang.",
        },
    )
    keterangan = text("Keterangan", 200, hint="mis. tampak depan, saat diperiksa")
