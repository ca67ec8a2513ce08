"""Orders, hand-overs, supervision, locks: who does what in a case, and who agreed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sidik.perkara.data import KESULITAN_LABEL, Jawaban, Kesulitan
from sidik.perkara.forms.isian import BerversiForm, RefusableForm, Waktu, area, choice, text
from sidik.satuan.models import Petugas, Satuan

_KESULITAN = [(k.value, KESULITAN_LABEL[k]) for k in Kesulitan]


class _Calon(BerversiForm):
    """A form that names an officer."""

    isian = "petugas"
    label = "Petugas"

    def __init__(self, *args: Any, calon: Iterable[Petugas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "— pilih —"), *((p.nrp, f"{p}, {p.jabatan}") for p in calon)]
        field = forms.ChoiceField(label=self.label, choices=choices)
        self.fields = {self.isian: field} | self.fields


class TugasForm(_Calon):
    bagian = "tugas"
    isian = "penyidik"
    label = "Penyidik"
    kesulitan = forms.ChoiceField(label="Kesulitan", choices=_KESULITAN)
    at = Waktu(label="Bertugas sejak", required=False, help_text="kosong: sekarang")
    terlambat = text("Alasan dicatat menyusul", 300, hint="wajib bila mendahului LP")


class AnggotaForm(_Calon):
    bagian = "anggota"
    nomor_sprin = text("Nomor surat perintah", 120, required=True, hint="mis. SP.Gas/12/III/2026")
    at = Waktu(label="Bertugas sejak", required=False, help_text="kosong: sekarang")
    terlambat = text("Alasan dicatat menyusul", 300, hint="wajib bila mendahului LP")


class AkhirTugasForm(BerversiForm):
    bagian = "akhir"
    at = Waktu(label="Berakhir pada", required=False, help_text="kosong: sekarang")


class SerahForm(_Calon):
    bagian = "serah"
    label = "Diserahkan kepada"
    alasan = text("Alasan", 300, required=True)


class NilaiForm(BerversiForm):
    bagian = "nilai"
    kesulitan = forms.ChoiceField(label="Kesulitan", choices=_KESULITAN)


class LimpahForm(BerversiForm):
    bagian = "limpah"
    ke = forms.ChoiceField(label="Satuan penerima")
    nomor = text("Nomor surat pelimpahan", 120, required=True)
    alasan = text("Alasan", 300, required=True)

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(s.kode, s.nama_pendek) for s in satuan]
        self.fields["ke"] = choice("Satuan penerima", units, required=True)
        self.order_fields(["ke", "nomor", "alasan"])


class JawabForm(RefusableForm):
    """Yes or no to what another officer or unit offers."""

    jawaban = forms.ChoiceField(
        choices=[(Jawaban.DITERIMA.value, "Terima"), (Jawaban.DITOLAK.value, "Tolak")]
    )
    catatan = text("Catatan", 300, hint="wajib bila menolak")


class ArahanForm(BerversiForm):
    bagian = "arahan"
    isi = area("Arahan", 2000, 3, required=True)


class JawabArahanForm(RefusableForm):
    jawaban = area("Jawaban", 2000, 2, required=True)


class VersiForm(BerversiForm):
    """A button that must know which state of the case was looked at."""

    bagian = "kunci"


class BukaForm(BerversiForm):
    bagian = "buka"
    alasan = text("Alasan buka kunci", 300, required=True)


class InformanForm(BerversiForm):
    bagian = "informan"
    isi = area("Sumber informasi", 2000, 3, required=True)


class SensitifForm(BerversiForm):
    bagian = "sensitif"
    sensitif = forms.BooleanField(
        label="Perkara sensitif",
        required=False,
        help_text="Tertutup bagi layanan publik; setiap pembacaan dicatat.",
    )
    alasan = text("Alasan", 300, required=True)
