"""What a step, a gelar, a notice want."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sidik.perkara.data import (
    HASIL_DIVERSI_LABEL,
    KABAR_LABEL,
    TUJUAN_GELAR_LABEL,
    HasilDiversi,
    Kabar,
    Langkah,
    TujuanGelar,
)
from sidik.perkara.forms.isian import (
    SaatForm,
    area,
    capital,
    choice,
    ids,
    text,
)
from sidik.perkara.queries import Tombol


class LangkahForm(SaatForm):
    """The paper and the reason of one step; its fields are what the step wants."""

    step = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tombol: Tombol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(tombol.step)
        if tombol.orang:
            self.fields["orang"] = forms.ChoiceField(label="Terlapor", choices=tombol.orang)
        if tombol.surat:
            self.fields["nomor"] = text(capital(tombol.surat), 120, required=True)
        if tombol.alasan:
            choices = [("", "— pilih —"), *((a, a) for a in tombol.alasan)]
            self.fields["alasan"] = forms.ChoiceField(label="Alasan", choices=choices)
        elif tombol.keterangan:
            self.fields["alasan"] = area(tombol.keterangan, 1000, 3, required=True)

        if tombol.menyimpang:
            hint = "kosong bila sesuai; selain itu hanya Kasat atau atasannya yang memutus"
            self.fields["menyimpang"] = text(tombol.menyimpang, 300, hint=hint)

    def value(self) -> Langkah:
        return Langkah(**self.cleaned_data)


class GelarForm(SaatForm):
    bagian = "gelar"
    tujuan = forms.ChoiceField(
        label="Untuk memutus", choices=[(t.value, TUJUAN_GELAR_LABEL[t]) for t in TujuanGelar]
    )
    nomor = text("Nomor LHGP", 120, required=True)
    hasil = area("Hasil gelar", 2000, 3, required=True)


class KabarForm(SaatForm):
    """Which notice went out: of those that are owed."""

    bagian = "kabar"
    nomor = text("Nomor surat", 120, required=True)

    def __init__(self, *args: Any, kabar: Iterable[Kabar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(each.value, KABAR_LABEL[each]) for each in kabar]
        self.fields["kabar"] = choice("Surat", rows, required=True)
        self.order_fields(["kabar", "nomor"])


class DiversiForm(SaatForm):
    bagian = "diversi"
    hasil = choice(
        "Keadaan", [(h.value, HASIL_DIVERSI_LABEL[h]) for h in HasilDiversi], required=True
    )
    nomor = text("Nomor surat / berita acara", 120, required=True)
    keterangan = area("Keterangan", 1000, 2, required=False, hint="wajib kecuali baru dimulai")
