"""What one person is charged with, when it is not what his case is."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from sidik.perkara.data import PasalDisangkakan, find_pasal
from sidik.perkara.forms.isian import BerversiForm, text
from sidik.perkara.forms.lp import BARIS_PASAL, hubungan, spell_choice, take_pasal


class SangkaanForm(BerversiForm):
    """The rows of an LP's charge; all left open: he is charged as his case is."""

    bagian = "sangkaan"
    pasal_1 = forms.ChoiceField(
        label="Pasal", required=False, help_text="Kosongkan semua: seperti perkaranya."
    )
    hubungan_2 = hubungan()
    pasal_2 = forms.ChoiceField(label="Pasal kedua", required=False)
    hubungan_3 = hubungan()
    pasal_3 = forms.ChoiceField(label="Pasal ketiga", required=False)
    hubungan_4 = hubungan()
    pasal_4 = forms.ChoiceField(label="Pasal keempat", required=False)
    alasan = text("Alasan", 300, hint="wajib bila mengganti sangkaan yang sudah ditetapkan baginya")

    def __init__(self, *args: Any, kode: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(one, spell_choice(found) if (found := find_pasal(one)) else one) for one in kode]
        for place in range(1, BARIS_PASAL + 1):
            field = cast("forms.ChoiceField", self.fields[f"pasal_{place}"])
            field.choices = [("", "—"), *rows]

    def value(self) -> tuple[PasalDisangkakan, ...]:
        return take_pasal(dict(self.cleaned_data))
