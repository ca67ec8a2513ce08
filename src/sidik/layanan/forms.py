"""Text in, dataclass out."""

from typing import Any

from django import forms

from sidik.layanan.data import HUBUNGAN_LABEL, Hubungan, Penerima
from sidik.layanan.queries import PANJANG_AKHIRAN


class CekForm(forms.Form):
    kode = forms.CharField(
        label="Kode perkara",
        max_length=60,
        help_text="Tertulis pada tanda terima, contoh: 7K3M\u20119QXA\u2011D",
        widget=forms.TextInput(
            attrs={
                "class": "kode-perkara",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": "Isi kode yang tertulis pada tanda terima."},
    )
    hp = forms.CharField(
        label="Empat angka terakhir nomor HP",
        max_length=20,
        help_text="Nomor yang Anda berikan saat melapor",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Isi empat angka terakhir nomor HP yang didaftarkan."},
    )

    def clean_hp(self) -> str:
        """Take a whole number too: people type what they know by heart."""
        digits = "".join(c for c in str(self.cleaned_data["hp"]) if c in "0123456789")
        if len(digits) < PANJANG_AKHIRAN:
            raise forms.ValidationError("Isi empat angka, misalnya 4567.")
        return digits[-PANJANG_AKHIRAN:]


class AksesForm(forms.Form):
    nama = forms.CharField(label="Nama penerima", max_length=160)
    hubungan = forms.ChoiceField(
        label="Hubungan dengan perkara", choices=[(h.value, HUBUNGAN_LABEL[h]) for h in Hubungan]
    )
    telepon = forms.CharField(
        label="Nomor HP",
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, is_lp_a: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_lp_a:
            choices = [(h.value, HUBUNGAN_LABEL[h]) for h in Hubungan if h is not Hubungan.PELAPOR]
            self.fields["hubungan"] = forms.ChoiceField(
                label="Hubungan dengan perkara", choices=choices
            )

    def value(self) -> Penerima:
        data = self.cleaned_data
        return Penerima(
            nama=data["nama"], hubungan=Hubungan(data["hubungan"]), telepon=data["telepon"]
        )
