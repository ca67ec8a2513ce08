"""What the forms of this context share."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from sidik.kernel.errors import Refusal
from sidik.perkara.forms.isian import RefusableForm, area, ids, text
from sidik.upaya_paksa.queries.halaman import Calon

TERLAMBAT = "hanya bila dicatat menyusul; akan tampil merah"


class UpayaForm(RefusableForm):
    """A form of one act; `awalan` keeps the ids of many such forms on one page apart."""

    def __init__(self, *args: Any, awalan: str = "", menyusul: bool = False, **kwargs: Any) -> None:
        """`menyusul`: it can only be a late entry, which wants its reason."""
        super().__init__(*args, **kwargs)
        if menyusul:
            self.fields["terlambat"] = terlambat(required=True)
        if awalan:
            self.auto_id = ids(awalan)

    def refuse(self, no: Refusal) -> None:
        at = no.field
        if at not in self.fields:
            stand_in = {
                "mulai_at": "at",
                "at": "mulai_at",
                "mulai": "tanggal",
                "tanggal": "mulai",
                "alasan_tempat": "alasan",
                "jenis": "ke",
                "ancaman_tahun": "orang",
                "sebab": "alasan",
            }
            at = stand_in.get(at or "")
        self.add_error(at if at in self.fields else None, str(no))


class TimForm(UpayaForm):
    """An act by officers who are on the order of the case."""

    def __init__(self, *args: Any, tim: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["petugas"] = forms.MultipleChoiceField(
            label="Petugas pelaksana",
            choices=tim,
            widget=forms.CheckboxSelectMultiple,
            help_text="yang tercantum dalam surat perintah perkara ini",
            error_messages={
                "required": "Pilih sekurangnya satu petugas.",
                "invalid_choice": "Petugas itu tidak tercantum dalam surat perintah perkara ini.",
            },
        )


class OrangForm(TimForm):
    """An act on one person of the case."""

    def __init__(self, *args: Any, calon: Calon, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = forms.ChoiceField(
            label="Terhadap",
            choices=[("", "— pilih —"), *calon],
            error_messages={
                "required": "Pilih orangnya.",
                "invalid_choice": "Pilih terlapor atau tersangka dari perkara ini.",
            },
        )
        self.fields = {"orang": field} | self.fields


def pilihan(
    label: str, choices: Sequence[tuple[str, str]], *, required: bool = True, hint: str = ""
) -> forms.ChoiceField:
    """One of a list; what is not on it is refused without being repeated."""
    say = "Pilih salah satu dari daftar."
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=hint,
        error_messages={"required": say, "invalid_choice": say},
    )


def offer(field: Any, values: Collection[str]) -> None:
    """Show of a list only what holds; the rest is refused with its reason, not as unknown."""
    shown = [(key, label) for key, label in field.choices if not key or key in values]
    if len(shown) < len(field.choices):
        field.help_text = "penyelesaian yang belum tercapai di perkaranya tidak ditawarkan"
    field.widget.choices = shown


def nomor_surat(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    return text(label, 120, required=required, hint=hint)


def terlambat(*, required: bool = False) -> forms.CharField:
    hint = "" if required else TERLAMBAT
    return area("Alasan dicatat menyusul", 300, 2, required=required, hint=hint)
