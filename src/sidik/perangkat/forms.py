"""Text in, dataclass out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from sidik.perangkat.data import (
    PIHAK_KEBOCORAN_LABEL,
    Cara,
    HasilIsian,
    HasilLangkah,
    Jawaban,
    Langkah,
    PihakKebocoran,
)
from sidik.perangkat.models import Aset, Isian
from sidik.perangkat.usecases import NewKontak

_OLDEST: Final = 1945
_BAIK = (HasilIsian.BAIK.value, "Baik")
_TIDAK = (HasilIsian.TIDAK.value, "Tidak")
_TAK_BERLAKU = (HasilIsian.TIDAK_BERLAKU.value, "Tidak berlaku")
PILIHAN: Mapping[str, Sequence[tuple[str, str]]] = {
    Cara.LIHAT: (_BAIK, _TIDAK, _TAK_BERLAKU),
    Cara.NYALAKAN: (_BAIK, _TIDAK, _TAK_BERLAKU),
    Cara.PROBE: (_BAIK, _TIDAK, _TAK_BERLAKU),
    Cara.UKUR: ((HasilIsian.TIDAK.value, "Tidak terbaca"), _TAK_BERLAKU),
}


class LembarForm(forms.Form):
    """One field set for each line: `hasil_7`, `nilai_7`, `catatan_7`."""

    def __init__(self, isian: Sequence[Isian], data: Any = None) -> None:
        super().__init__(data)
        self.isian = isian
        for row in isian:
            self._add(row)

    def _add(self, row: Isian) -> None:
        label = f"{row.butir.aset}: {row.butir.teks}"
        self.fields[f"hasil_{row.pk}"] = forms.ChoiceField(
            label=label,
            choices=PILIHAN[row.butir.cara],
            required=False,
            widget=forms.RadioSelect,
            initial=_chosen(row),
            error_messages={"invalid_choice": "Pilih salah satu dari pilihan yang ada."},
        )
        self.fields[f"catatan_{row.pk}"] = forms.CharField(
            label=f"Catatan untuk {label}", max_length=300, required=False, initial=row.catatan
        )
        if row.butir.cara == Cara.UKUR:
            self.fields[f"nilai_{row.pk}"] = forms.DecimalField(
                label=label,
                required=False,
                max_digits=12,
                decimal_places=3,
                localize=True,
                initial=row.nilai,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                error_messages={"invalid": "Tulis angka saja, misalnya 92 atau 27,5."},
            )

    def value(self) -> dict[int, Jawaban]:
        return {row.pk: self._answer(row) for row in self.isian}

    def _answer(self, row: Isian) -> Jawaban:
        data = self.cleaned_data
        return Jawaban(
            hasil=HasilIsian(data[f"hasil_{row.pk}"] or HasilIsian.BELUM),
            nilai=data.get(f"nilai_{row.pk}"),
            catatan=data[f"catatan_{row.pk}"],
        )


class PenangananForm(forms.Form):
    """The steps of the guide, each answered, and what else was done."""

    def __init__(self, guide: Sequence[str], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.guide = guide
        for nomor, teks in enumerate(guide, 1):
            self.fields[f"langkah_{nomor}"] = forms.ChoiceField(
                label=teks,
                required=False,
                choices=[
                    (HasilLangkah.DICOBA.value, "Sudah dicoba"),
                    (HasilLangkah.TIDAK_DAPAT.value, "Tidak dapat dilakukan"),
                ],
                widget=forms.RadioSelect,
            )
            self.fields[f"alasan_{nomor}"] = forms.CharField(
                label=f"Alasan atau hasil langkah {nomor}", max_length=200, required=False
            )
        self.fields["tindakan"] = forms.CharField(
            label="Yang sudah dilakukan",
            help_text="satu kalimat; wajib saat menyatakan pulih",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for nomor in range(1, len(self.guide) + 1):
            blocked = data.get(f"langkah_{nomor}") == HasilLangkah.TIDAK_DAPAT
            if blocked and not data.get(f"alasan_{nomor}", "").strip():
                self.add_error(f"alasan_{nomor}", "Tulis mengapa langkah ini tidak dapat.")
        return data

    def langkah(self) -> dict[int, Langkah]:
        data = self.cleaned_data
        return {
            nomor: Langkah(
                hasil=HasilLangkah(data[f"langkah_{nomor}"]), catatan=data[f"alasan_{nomor}"]
            )
            for nomor in range(1, len(self.guide) + 1)
            if data[f"langkah_{nomor}"]
        }


class LaporForm(forms.Form):
    aset = forms.ModelChoiceField(
        label="Perangkat",
        queryset=Aset.objects.filter(aktif=True),
        empty_label="Pilih perangkat",
        error_messages={"required": "Pilih perangkat yang tidak bekerja."},
    )
    uraian = forms.CharField(
        label="Apa yang tidak bekerja",
        max_length=300,
        help_text="satu kalimat, misalnya «layar tetap hitam setelah dinyalakan»",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis apa yang tidak bekerja, satu kalimat cukup."},
    )


class KebocoranForm(forms.Form):
    apa = forms.CharField(
        label="Data apa yang bocor",
        max_length=300,
        help_text="jenisnya saja, misalnya «nomor HP pelapor»; jangan tulis nama atau isinya",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis data apa yang bocor."},
    )
    milik = forms.CharField(
        label="Data siapa",
        max_length=200,
        help_text="kelompoknya dan kira-kira berapa orang, misalnya «40 pelapor bulan Maret»",
        error_messages={"required": "Tulis data siapa yang bocor, sebagai kelompok."},
    )
    sejak_at = forms.DateTimeField(
        label="Sejak kapan",
        help_text="bila tidak diketahui: saat ditemukan; tenggat 3x24 jam dihitung dari sini",
        input_formats=["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": "Isi sejak kapan.",
            "invalid": "Tulis tanggal dan jam, mis. 05-03-2026 22.30.",
        },
    )

    def clean_sejak_at(self) -> datetime:
        moment: datetime = self.cleaned_data["sejak_at"]
        if moment.year < _OLDEST:
            raise ValidationError("Tahun tidak masuk akal. Periksa tanggalnya.")
        return moment


class PemberitahuanForm(forms.Form):
    pihak = forms.ChoiceField(
        label="Kepada",
        choices=[(p.value, PIHAK_KEBOCORAN_LABEL[p]) for p in PihakKebocoran],
        error_messages={"invalid_choice": "Pilih salah satu dari pilihan yang ada."},
    )
    nomor = forms.CharField(
        label="Nomor surat", max_length=120, error_messages={"required": "Tulis nomor suratnya."}
    )
    tanggal = forms.DateField(
        label="Tanggal surat",
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tanggal, mis. 05-03-2026."},
    )


class KontakForm(forms.Form):
    ti_telepon = forms.CharField(label="Telepon staf TI", max_length=20, required=False)
    teknisi = forms.CharField(label="Teknisi", max_length=120)
    teknisi_telepon = forms.CharField(label="Telepon teknisi", max_length=20, required=False)

    def value(self) -> NewKontak:
        return NewKontak(**self.cleaned_data)


class LunakForm(forms.Form):
    versi = forms.CharField(label="Versi yang terlihat", max_length=60)


def _chosen(row: Isian) -> str:
    if row.hasil == HasilIsian.BELUM:
        return ""
    figure = row.butir.cara == Cara.UKUR and row.nilai is not None
    return "" if figure else row.hasil
