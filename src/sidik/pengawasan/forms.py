"""Which report, of whom, from when to when."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sidik.pengawasan.data import LAPORAN_LABEL, Laporan, Masa
from sidik.perkara.forms import RefusableForm, Tanggal
from sidik.satuan.models import Satuan


class LaporanForm(RefusableForm):
    laporan = forms.ChoiceField(
        label="Laporan",
        choices=[(each.value, LAPORAN_LABEL[each]) for each in Laporan],
    )
    satuan = forms.ChoiceField(label="Satuan, dengan semua di bawahnya")
    awal = Tanggal(label="Dari tanggal")
    akhir = Tanggal(label="Sampai tanggal")

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(s.kode, s.nama_pendek) for s in satuan]
        self.fields["satuan"] = forms.ChoiceField(
            label="Satuan, dengan semua di bawahnya", choices=choices
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        awal, akhir = data.get("awal"), data.get("akhir")
        if awal and akhir and akhir < awal:
            self.add_error("akhir", "Tanggal akhir mendahului tanggal awal.")
        return data

    def masa(self) -> Masa:
        return Masa(self.cleaned_data["awal"], self.cleaned_data["akhir"])
