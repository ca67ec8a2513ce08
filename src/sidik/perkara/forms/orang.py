"""A person, and what is noted of him in a case."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sidik.perkara.data import (
    AGAMA,
    JENIS_KELAMIN_LABEL,
    PENDIDIKAN,
    PERAN_LABEL,
    PERAN_TERSANGKA_LABEL,
    REKOMENDASI_LABEL,
    STATUS_KAWIN,
    STATUS_LABEL,
    NewOrang,
    PeranOrang,
    StatusOrang,
    wilayah,
)
from sidik.perkara.forms.isian import (
    RefusableForm,
    Tanggal,
    Waktu,
    choice,
    number,
    telepon,
    text,
    versi,
)
from sidik.perkara.usecases.tat import NewTes


def _same(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


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
    nik = text("NIK", 16)
    pekerjaan = text("Pekerjaan", 80)
    alamat = text("Alamat", 300)
    kode_wilayah = choice("Kecamatan / kabupaten", [(w.kode, w.label) for w in wilayah()])
    telepon = telepon("Nomor HP")
    peran_tersangka = choice(
        "Peran dalam jaringan", [(k.value, v) for k, v in PERAN_TERSANGKA_LABEL.items()]
    )
    residivis = forms.BooleanField(label="Residivis", required=False)
    residivis_catatan = text("Perkara terdahulu", 300, hint="bila residivis")
    kebangsaan = forms.CharField(
        label="Kebangsaan", max_length=40, required=False, initial="Indonesia"
    )
    paspor = text("Paspor / KITAS", 30)
    suku = text("Suku", 40)
    agama = choice("Agama", _same(AGAMA))
    pendidikan = choice("Pendidikan", _same(PENDIDIKAN))
    status_kawin = choice("Status kawin", _same(STATUS_KAWIN))
    nama_ibu = text("Nama ibu", 160)

    POKOK = ("peran", "nama", "alias", "bin", "jenis_kelamin", "tempat_lahir", "tanggal_lahir",
             "umur", "nik", "pekerjaan", "alamat", "kode_wilayah", "telepon")  # fmt: skip
    """What is asked at once; the rest waits in a fold."""

    def pokok(self) -> list[forms.BoundField]:
        return [self[name] for name in self.POKOK if name in self.fields]

    def lain(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in {*self.POKOK, "versi"}]

    def lain_terbuka(self) -> bool:
        return any(field.errors for field in self.lain())

    def clean_telepon(self) -> str:
        return self._telepon("telepon")

    def clean_nik(self) -> str:
        nik = "".join(str(self.cleaned_data["nik"]).split())
        if nik and not (nik.isascii() and nik.isdigit() and len(nik) == 16):
            raise ValidationError("NIK harus 16 angka.")
        return nik

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


class StatusForm(RefusableForm):
    bagian = "status"
    status = forms.ChoiceField(
        label="Status",
        choices=[(s.value, STATUS_LABEL[s]) for s in StatusOrang if s is not StatusOrang.AKTIF],
    )
    at = Waktu(label="Sejak")
    alasan = text("Alasan / nomor surat", 300, required=True)


class PenasihatForm(RefusableForm):
    bagian = "ph"
    penasihat_hukum = text("Nama penasihat hukum", 160, required=True)
    surat_kuasa = text("Surat kuasa / penetapan", 120)
    ph_ditunjuk = forms.BooleanField(label="Ditunjuk oleh penyidik", required=False)


class TesForm(RefusableForm):
    bagian = "tes"
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
        return NewTes(positif=data.pop("positif") == "y", **data)


class TATForm(RefusableForm):
    bagian = "tat"
    nomor = text("Nomor permintaan asesmen", 120, required=True)
    at = Waktu(label="Waktu permintaan")


class HasilTATForm(RefusableForm):
    bagian = "hasil"
    nomor = text("Nomor hasil asesmen", 120, required=True)
    at = Waktu(label="Waktu hasil diterima")
    rekomendasi = choice(
        "Rekomendasi", [(k.value, v) for k, v in REKOMENDASI_LABEL.items()], required=True
    )
    tempat = text("Tempat rehabilitasi", 160)


class GabungForm(RefusableForm):
    bagian = "gabung"
    alasan = text("Alasan digabung", 300, required=True, hint="mis. NIK sama")
