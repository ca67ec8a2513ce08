"""The kinds of field that the forms of an exhibit are made of."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar, Final

from django import forms
from django.utils.timezone import localtime

from sidik.barang_bukti.data import MAX_BUTIR, MAX_GRAM, NOL, RUPIAH, SitaBuku, Takaran
from sidik.barang_bukti.models import BarangBukti
from sidik.kernel.bahasa import tanggal_jam
from sidik.perkara.forms import RefusableForm
from sidik.perkara.forms.isian import area, number, versi

MAX_RUPIAH: Final = 2_000_000_000
SATU: Final = Takaran(butir=1)
_RP: Final = re.compile(r"^\s*rp\.?|[.\s]|,(?:-|00)$|,-$", re.IGNORECASE)


class Gram(forms.DecimalField):
    """A weight or volume as a scale shows it; a comma is as good as a full stop."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, label: str, hint: str = "", *, contoh: str = "berat dalam gram") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            min_value=Decimal(0),
            max_value=MAX_GRAM,
            decimal_places=4,
            max_digits=12,
            error_messages={
                "invalid": f"Tulis {contoh}, mis. 0,06.",
                "max_decimal_places": "Ditulis paling banyak empat angka di belakang koma.",
            },
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if value else value)


def volume(label: str = "Volume, mL", hint: str = "") -> Gram:
    return Gram(label, hint, contoh="volume dalam mL")


def pieces(label: str = "Jumlah satuan", hint: str = "") -> forms.IntegerField:
    return number(label, 0, MAX_BUTIR, hint)


class Rupiah(forms.IntegerField):
    """An amount of cash as people write it: Rp1.500.000."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def __init__(self) -> None:
        super().__init__(
            label="Nilai, rupiah",
            help_text="mis. 1.500.000",
            required=False,
            min_value=0,
            max_value=MAX_RUPIAH,
            error_messages={"invalid": "Tulis nilainya dalam rupiah, mis. 1.500.000."},
        )

    def to_python(self, value: Any) -> Any:
        bare = _RP.sub("", str(value)) if value else value
        return super().to_python(bare)


def ukuran_field(ukuran: str, label: str, hitungan: str) -> forms.Field:
    """Return the field of one measure: grams, millilitres, or pieces by their own name."""
    if ukuran == "butir":
        return pieces(f"{label}, {hitungan}")
    return volume(f"{label}, mL") if ukuran == "ml" else Gram(f"{label}, gram")


def names(
    label: str, hint: str = "satu nama satu baris", *, required: bool = False
) -> forms.CharField:
    return area(label, 2000, 2, required=required, hint=hint)


def lines(said: str) -> tuple[str, ...]:
    return tuple(line.strip()[:200] for line in said.splitlines() if line.strip())


def takaran(data: dict[str, Any], prefix: str = "") -> Takaran:
    return Takaran(
        gram=data.get(f"{prefix}gram") or NOL,
        ml=data.get(f"{prefix}ml") or NOL,
        butir=data.get(f"{prefix}butir") or 0,
    )


def pilihan_sita(rows: Sequence[SitaBuku]) -> list[tuple[str, str]]:
    """Return the seizures that still stand, as an officer tells them apart."""
    return [
        (
            str(sita.kunci),
            " · ".join(
                word
                for word in (
                    sita.nomor,
                    sita.nomor_ba,
                    tanggal_jam(localtime(sita.at)),
                    "; ".join(sita.barang.splitlines())[:60],
                )
                if word
            ),
        )
        for sita in rows
        if not sita.is_batal
    ]


def find_sita(rows: Sequence[SitaBuku], key: str) -> SitaBuku | None:
    return next((sita for sita in rows if str(sita.kunci) == key), None)


class TindakanForm(RefusableForm):
    """A form about one exhibit, seen in one state of it."""

    versi = versi()

    def __init__(self, *args: Any, bb: BarangBukti, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bb = bb

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "versi"}


class TakaranForm(TindakanForm):
    """A form with an amount: it asks only for that by which the thing is measured."""

    wajib: ClassVar[bool] = True
    """Whether an amount must be typed when there is but one measure."""

    gram = Gram("Berat, gram")
    ml = volume()
    butir = pieces()

    def __init__(self, *args: Any, bb: BarangBukti, **kwargs: Any) -> None:
        super().__init__(*args, bb=bb, **kwargs)
        if bb.sebutan == RUPIAH:
            self.fields["butir"] = Rupiah()
        for name in ("gram", "ml", "butir"):
            if name not in bb.ukuran:
                del self.fields[name]
            elif bb.netto == SATU:
                self.fields[name].help_text = "kosong: satu"
            elif len(bb.ukuran) == 1:
                self.fields[name].required = self.wajib
            elif bb.is_butiran and bb.netto.is_berdua:
                self.fields[name].help_text = f"isi keduanya, {bb.hitungan} dan gram"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.bb.netto == SATU and data.get("butir") is None and "butir" not in self.errors:
            data["butir"] = 1
        return data
