"""A file with its unit; and which column holds what."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from sidik.impor.data import KOLOM_LABEL, WAJIB, Kolom
from sidik.perkara.forms import RefusableForm
from sidik.satuan.models import Satuan


class BerkasForm(RefusableForm):
    berkas = forms.FileField(
        label="Berkas register (.xlsx, .xls, atau .csv)",
        help_text="Paling besar 20 MB. Baris judul harus memuat nomor LP dan tanggal.",
        error_messages={"required": "Pilih berkas registernya.", "empty": "Berkas ini kosong."},
    )
    satuan = forms.ChoiceField(label="Satuan yang menangani perkara dalam register")

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(s.kode, s.nama_pendek) for s in satuan]
        self.fields["satuan"] = forms.ChoiceField(
            label="Satuan yang menangani perkara dalam register", choices=choices
        )


class KolomForm(RefusableForm):
    """One choice for each thing that a register may say."""

    def __init__(self, *args: Any, judul: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [
            (str(at), text or f"(kolom {at + 1} tanpa judul)") for at, text in enumerate(judul)
        ]
        for kolom in Kolom:
            self.fields[kolom.value] = forms.ChoiceField(
                label=KOLOM_LABEL[kolom],
                choices=[("", "— tidak ada —"), *columns],
                required=kolom in WAJIB,
                error_messages={"required": "Tunjukkan kolomnya."},
            )

    def value(self) -> dict[str, int]:
        return {name: int(at) for name, at in self.cleaned_data.items() if at}
