"""The kinds of field that the forms of a case are made of."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.perkara.data import tampak, telepon_e164

_OLDEST: Final = 1945
_LAHIR: Final = 1900
_TAHUN_PANJANG: Final = re.compile(r"(?<![\d:.])\d{5,9}(?![\d:.])")


def insist_tahun(said: object, moment: date | None, oldest: int) -> None:
    """Raise for a year that nobody means; the browser's box takes six digits of it."""
    if found := _TAHUN_PANJANG.search(str(said)):
        raise ValidationError(f"Tahun {found[0]} tidak masuk akal. Periksa tanggalnya.")
    if moment and moment.year < oldest:
        raise ValidationError(f"Tahun {moment.year} tidak masuk akal. Periksa tanggalnya.")


def until_now(field: forms.Field, fmt: str) -> None:
    """Let the box end at this minute: it then takes no year of six digits."""
    field.widget.attrs["max"] = localtime(clock.now()).strftime(fmt)


class Waktu(forms.DateTimeField):
    """A moment as the browser's control sends it, or as a clerk writes it."""

    input_formats: Sequence[str] = (
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%d-%m-%Y %H:%M",
        "%d/%m/%Y %H:%M",
        "%d-%m-%Y %H.%M",
        "%d/%m/%Y %H.%M",
    )
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Tulis tanggal dan jam, mis. 05-03-2026 22.30."
    }

    def to_python(self, value: Any) -> datetime | None:
        insist_tahun(value, None, _OLDEST)
        try:
            moment = super().to_python(value)
        except OverflowError:
            moment = None
        insist_tahun("", moment, _OLDEST)
        return moment


class Tanggal(forms.DateField):
    input_formats: Sequence[str] = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Tulis tanggal, mis. 05-03-1995."
    }

    def to_python(self, value: Any) -> date | None:
        insist_tahun(value, None, _LAHIR)
        day = super().to_python(value)
        insist_tahun("", day, _LAHIR)
        return day


class Teks(forms.CharField):
    """Words without marks that nobody sees: they would hide a name or turn a line around."""

    def to_python(self, value: Any) -> str:
        return tampak(super().to_python(value) or "")


def text(label: str, size: int, *, required: bool = False, hint: str = "") -> forms.CharField:
    return Teks(label=label, max_length=size, required=required, help_text=hint)


def ids(name: str) -> str:
    """Return the pattern of a form's ids; a name may come from outside, so it brings no pattern."""
    return f"id_{name.replace('%', '')}_%s"


def area(label: str, size: int, rows: int, *, required: bool, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return Teks(label=label, max_length=size, required=required, help_text=hint, widget=widget)


def telepon(label: str, hint: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
    return Teks(label=label, max_length=30, required=False, help_text=hint, widget=widget)


def choice(
    label: str, rows: Sequence[tuple[str, str]], *, required: bool = False, hint: str = ""
) -> forms.ChoiceField:
    """A choice; one that may be left open begins with a dash."""
    choices = rows if required else [("", "—"), *rows]
    return forms.ChoiceField(label=label, choices=choices, required=required, help_text=hint)


def number(label: str, low: int, high: int, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, required=False, help_text=hint
    )


def versi() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def capital(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"


class RefusableForm(forms.Form):
    """A form that shows a refusal at the field it belongs to."""

    bagian: ClassVar[str] = ""
    """Which of several forms of one page it is: keeps the ids of their fields apart."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.bagian:
            self.auto_id = ids(self.bagian)

    MENYUSUL: ClassVar[tuple[str, ...]] = ("at", "terlambat")
    """What is asked only of an act that is not written down at once; it waits in a fold."""

    def utama(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.MENYUSUL]

    def menyusul(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MENYUSUL if name in self.fields]

    def menyusul_terbuka(self) -> bool:
        return any(field.errors or field.value() for field in self.menyusul())

    def refuse(self, no: Refusal) -> None:
        names = (no.field, f"pelapor_{no.field}")
        self.add_error(next((n for n in names if n in self.fields), None), str(no))

    def _telepon(self, name: str) -> str:
        return self._read(name, telepon_e164)

    def _read(self, name: str, read: Callable[[str], str]) -> str:
        """Read a field by a rule of the room, whose refusal stands at the field."""
        try:
            return read(str(self.cleaned_data[name]))
        except Refusal as no:
            raise ValidationError(str(no)) from no


class BerversiForm(RefusableForm):
    """A form that knows which state it was made from."""

    versi = versi()

    def renew(self, versi: int) -> None:
        """Take up the state of now, so that what was typed may be sent again knowingly."""
        self.data = {name: self.data[name] for name in self.data} | {"versi": str(versi)}


class SaatForm(BerversiForm):
    """An act that happened now, or at a time that is told, perhaps with why it comes late."""

    at = Waktu(label="Terjadi pada", required=False, help_text="kosong: sekarang")
    terlambat = text(
        "Alasan dicatat menyusul", 300, hint="wajib bila mendahului urutan atau surat perintahnya"
    )
