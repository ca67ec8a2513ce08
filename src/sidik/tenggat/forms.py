"""Text in, dataclass out."""

from django import forms

from sidik.tenggat.data import PerubahanDasar


class DasarForm(forms.Form):
    judul = forms.CharField(label="Judul dan nomor", max_length=200)
    tentang = forms.CharField(label="Tentang", max_length=300)
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}))
    alasan = forms.CharField(label="Alasan perubahan", max_length=300)

    def value(self) -> PerubahanDasar:
        return PerubahanDasar(**self.cleaned_data)
