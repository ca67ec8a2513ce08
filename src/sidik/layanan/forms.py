"""Text in, dataclass out."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sidik.layanan.data import HUBUNGAN_LABEL, Hubungan, Penanda, Penerima
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

    penanda = forms.ChoiceField(
        label="STTLP ditandatangani",
        error_messages={
            "required": "Pilih penanda tangan dari daftar.",
            "invalid_choice": "Pilih penanda tangan dari daftar.",
        },
    )

    def __init__(
        self,
        *args: Any,
        is_lp_a: bool = False,
        penanda: Sequence[Penanda] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if len(penanda) > 1:
            signers = self.fields["penanda"]
            assert isinstance(signers, forms.ChoiceField)  # noqa: S101  # as declared above
            signers.choices = [(one.nrp, one.sebutan) for one in penanda]
        else:
            del self.fields["penanda"]
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

    def penanda_nrp(self) -> str:
        """Return who was chosen to sign; empty: whoever does so as a rule."""
        return str(self.cleaned_data.get("penanda") or "")
