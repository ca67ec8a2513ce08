"""The filter bar of the list, and the reason for which a case is opened."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from sidik.perkara.data import TAHAP_LABEL
from sidik.perkara.forms.isian import RefusableForm, text
from sidik.perkara.queries import SEMUA, Saringan
from sidik.satuan.models import Petugas, Satuan

HURUF_KEPERLUAN: Final = 10


class KeperluanForm(RefusableForm):
    keperluan = text(
        "Keperluan", 200, required=True, hint="mis. pengawasan, permintaan data, gelar khusus"
    )

    def clean_keperluan(self) -> str:
        """One letter is no purpose: whoever reads the ledger must see what it was for."""
        said: str = self.cleaned_data["keperluan"]
        if sum(char.isalpha() for char in said) < HURUF_KEPERLUAN:
            raise ValidationError(
                f"Tulis untuk apa perkara ini dibuka, paling sedikit {HURUF_KEPERLUAN} huruf, mis. "
                "«pengawasan bulanan atas permintaan Kapolres»; keperluan Anda dicatat."
            )
        return said


class SaringForm(forms.Form):
    """The filter bar; what it cannot read it leaves out, because a list is never refused."""

    cari = forms.CharField(
        label="Cari",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "nomor LP, nama, tempat", "type": "search"}),
    )
    tahap = forms.ChoiceField(
        label="Tahap",
        required=False,
        choices=[
            ("", "Belum selesai"),
            (SEMUA, "Semua tahap"),
            *((t.value, label) for t, label in TAHAP_LABEL.items()),
        ],
    )
    satuan = forms.ChoiceField(label="Satuan", required=False)
    penyidik = forms.ChoiceField(label="Penyidik", required=False)
    lewat = forms.BooleanField(label="Tenggat lewat saja", required=False)

    def __init__(
        self, *args: Any, satuan: Iterable[Satuan], penyidik: Iterable[Petugas], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        units = [(s.kode, s.nama_pendek) for s in satuan]
        people = [(p.nrp, str(p)) for p in penyidik]
        self.fields["satuan"] = forms.ChoiceField(
            label="Satuan", required=False, choices=[("", "Semua satuan"), *units]
        )
        self.fields["penyidik"] = forms.ChoiceField(
            label="Penyidik",
            required=False,
            choices=[("", "Semua penyidik"), ("-", "Belum ditunjuk"), *people],
        )

    def value(self) -> Saringan:
        self.is_valid()
        return Saringan(**self.cleaned_data)


class CariForm(forms.Form):
    """One field: whatever is known of a case."""

    q = forms.CharField(
        label="Cari perkara",
        max_length=160,
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search", "autofocus": True}),
        help_text=(
            "nomor LP ejaan apa pun, nomor surat, nama (boleh salah ketik), NIK, pasal, "
            "barang bukti"
        ),
    )
