"""Text in, dataclass out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sidik.kernel.errors import Refusal
from sidik.satuan.data import ROLE_LABEL
from sidik.tenggat.data import Aturan, Keadaan, PerubahanDasar, Saringan, TindihanBaru, untuk_label

_MAX_LAMA = 3650
_PILIH = {
    "required": "Pilih salah satu dari daftar.",
    "invalid_choice": "Pilih salah satu dari daftar.",
}
"""What is not on the list is refused without being repeated."""
_DAY = {"type": "date"}


class RefusableForm(forms.Form):
    """A form that shows a refusal at the field it belongs to."""

    def refuse(self, no: Refusal) -> None:
        self.add_error(no.field if no.field in self.fields else None, str(no))


class DasarForm(RefusableForm):
    judul = forms.CharField(label="Judul dan nomor", max_length=200)
    tentang = forms.CharField(label="Tentang", max_length=300)
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs=_DAY))
    alasan = forms.CharField(label="Alasan perubahan", max_length=300)

    def value(self) -> PerubahanDasar:
        return PerubahanDasar(**self.cleaned_data)


class SaringForm(forms.Form):
    """The filter bar; what it cannot read it leaves out, because a list is never refused."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[
            ("", "Semua"),
            (Keadaan.LEWAT.value, "Sudah lewat"),
            (Keadaan.SEGERA.value, "Segera jatuh"),
            (Keadaan.JEDA.value, "Dijeda"),
        ],
    )
    hari = forms.TypedChoiceField(
        label="Jatuh dalam",
        required=False,
        coerce=int,
        choices=[(3, "3 hari"), (14, "14 hari"), (30, "30 hari"), (90, "90 hari")],
        initial=14,
    )
    pemilik = forms.ChoiceField(label="Penanggung jawab", required=False)
    meja = forms.ChoiceField(label="Sudah naik ke", required=False)
    tanggal = forms.DateField(
        label="Pada tanggal", required=False, widget=forms.DateInput(attrs=_DAY)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [("", "Siapa saja"), *((r.value, ROLE_LABEL[r]) for r in ROLE_LABEL)]
        for name in ("pemilik", "meja"):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=roles
            )

    def value(self) -> Saringan:
        self.is_valid()
        read = {name: said for name, said in self.cleaned_data.items() if said}
        return Saringan(**read)


class TindihanForm(RefusableForm):
    untuk = forms.ChoiceField(label="Untuk")
    lama = forms.CharField(
        label="Lama yang baru",
        max_length=60,
        help_text="Satu angka; atau hari ke berapa saja untuk kalender berseri: 15, 30, 45.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    dasar = forms.CharField(label="Dasar", max_length=200)
    alasan = forms.CharField(label="Alasan", max_length=300)
    berlaku = forms.DateField(
        label="Berlaku untuk jam yang mulai sejak", widget=forms.DateInput(attrs=_DAY)
    )

    def __init__(self, *args: Any, law: Aturan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.law = law
        kinds = dict.fromkeys((n.rezim, n.varian) for n in law.nilai)
        self.fields["untuk"] = forms.ChoiceField(
            label="Untuk",
            choices=[(f"{r}|{v}", untuk_label(r, v)) for r, v in kinds],
            error_messages=_PILIH,
        )

    def clean_lama(self) -> tuple[int, ...]:
        parts = [part.strip() for part in str(self.cleaned_data["lama"]).split(",")]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError("Tulis angka bulat, misalnya 20, atau 15, 30, 45.")
        days = tuple(map(int, parts))
        if not all(1 <= day <= _MAX_LAMA for day in days):
            raise ValidationError(f"Angka paling sedikit 1 dan paling banyak {_MAX_LAMA}.")
        return days

    def value(self) -> TindihanBaru:
        said = self.cleaned_data
        rezim, _, varian = said["untuk"].partition("|")
        days = said["lama"]
        return TindihanBaru(
            aturan=self.law.kode,
            jumlah=days[0],
            seri=days if len(days) > 1 else (),
            dasar=said["dasar"],
            alasan=said["alasan"],
            berlaku=said["berlaku"],
            rezim=rezim,
            varian=varian,
        )


class HariForm(RefusableForm):
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs=_DAY))
    libur = forms.TypedChoiceField(
        label="Hari itu",
        coerce=lambda said: said == "libur",
        choices=[("libur", "Libur di sini"), ("masuk", "Tetap masuk kerja")],
        error_messages=_PILIH,
    )
    keterangan = forms.CharField(label="Keterangan", max_length=120)
