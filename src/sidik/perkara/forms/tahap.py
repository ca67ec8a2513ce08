"""What a step, a gelar, a notice want."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone, localdate

from sidik.perkara.data import (
    HASIL_DIVERSI_LABEL,
    KABAR_LABEL,
    TUJUAN_GELAR_LABEL,
    HasilDiversi,
    Kabar,
    Langkah,
    TujuanGelar,
    acara,
)
from sidik.perkara.forms.isian import (
    SaatForm,
    Tanggal,
    area,
    capital,
    choice,
    ids,
    text,
)
from sidik.perkara.queries import Tombol
from sidik.perkara.usecases import NewDiversi


class LangkahForm(SaatForm):
    """The paper and the reason of one step; its fields are what the step wants."""

    step = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tombol: Tombol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(tombol.step)
        self.penetapan: dict[str, str] = {}
        """Name of everybody whom it may name by a letter of his own, by his id."""
        if tombol.is_per_orang:
            self._ask_siapa(tombol)
        elif len(tombol.orang) > 1:
            self._ask_penetapan(tombol)
        elif tombol.orang:
            self.fields["orang"] = forms.ChoiceField(label="Terlapor", choices=tombol.orang)
        if tombol.surat:
            self._ask_surat(tombol)
        if tombol.alasan:
            choices = [("", "— pilih —"), *((a, a) for a in tombol.alasan)]
            self.fields["alasan"] = forms.ChoiceField(label="Alasan", choices=choices)
        elif tombol.keterangan:
            self.fields["alasan"] = area(tombol.keterangan, 1000, 3, required=True)

        if tombol.menyimpang:
            hint = "kosong bila sesuai; selain itu hanya Kasat atau atasannya yang memutus"
            self.fields["menyimpang"] = text(tombol.menyimpang, 300, hint=hint)

    def _ask_surat(self, tombol: Tombol) -> None:
        if not self.penetapan:
            self.fields["nomor"] = text(capital(tombol.surat), 120, required=True)
        if "at" in self.fields:
            self.fields["at"].help_text = "kosong: hari surat yang dibuat di sini, atau sekarang"

    def _ask_siapa(self, tombol: Tombol) -> None:
        """Whom the ruling names, and its day; the hour is not asked."""
        self.fields["orang"] = siapa(tombol.orang)
        del self.fields["at"]
        self.fields["tanggal"] = Tanggal(label="Tanggal penetapan atau kesepakatan")
        self.fields |= sangkaan(tombol)

    def _ask_penetapan(self, tombol: Tombol) -> None:
        """Each in his own line: whether it is he, and the number of his letter."""
        self.penetapan = dict(tombol.orang)
        for key, nama in tombol.orang:
            signed = tombol.siap_orang.get(key)
            self.fields[f"tetapkan_{key}"] = forms.BooleanField(
                label=nama, required=False, initial=signed is not None
            )
            nomor = text(f"Nomor S.Tap bagi {nama}", 120)
            nomor.initial = signed.nomor if signed else ""
            self.fields[f"nomor_{key}"] = nomor

    def _named(self) -> dict[str, str]:
        data = self.cleaned_data
        return {
            key: data.get(f"nomor_{key}", "")
            for key in self.penetapan
            if data.get(f"tetapkan_{key}")
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.penetapan:
            return data
        named = self._named()
        if not named:
            raise ValidationError("Centang siapa yang ditetapkan sebagai tersangka.")
        for key, nomor in named.items():
            if not nomor:
                self.add_error(f"nomor_{key}", "Isi nomor surat ketetapannya.")
            elif list(named.values()).count(nomor) > 1:
                self.add_error(f"nomor_{key}", "Tiap tersangka punya nomor suratnya sendiri.")
        return data

    def clean_tanggal(self) -> date:
        day: date = self.cleaned_data["tanggal"]
        if day > localdate():
            raise ValidationError("Tanggal itu belum terjadi. Periksa tanggalnya.")
        return day

    def value(self) -> Langkah:
        data = dict(self.cleaned_data)
        if self.penetapan:
            own = {name: said for name, said in data.items() if "_" not in name}
            return Langkah(penetapan=self._named(), **own)
        if "tanggal" not in data:
            return Langkah(**data)
        return Langkah(siapa=tuple(data.pop("orang")), at=end_of(data.pop("tanggal")), **data)


def siapa(orang: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Several may be ticked; the only one there is, is."""
    only = [key for key, _ in orang] if len(orang) == 1 else []
    return forms.MultipleChoiceField(
        label="Siapa",
        choices=orang,
        initial=only,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih siapa dari perkara ini yang diselesaikan."},
    )


def sangkaan(tombol: Tombol) -> dict[str, forms.Field]:
    """Ask what is charged to a child, and whether it is light, where the case does not say it."""
    found: dict[str, forms.Field] = {}
    if len(tombol.pasal) > 1:
        found["pasal"] = forms.ChoiceField(
            label="Pasal bagi anak ini",
            choices=[("", "seluruh sangkaannya"), *tombol.pasal],
            required=False,
        )
    if tombol.is_ancaman_ditanya:
        law = acara()["diversi"]
        found["ringan"] = forms.BooleanField(
            label=f"Ancaman pidananya di bawah {law['ancaman_di_bawah_tahun']} tahun",
            required=False,
            help_text=f"{law['dasar']}; ancaman pasalnya tidak tercatat di sini",
        )
    return found


def end_of(day: date) -> datetime | None:
    """Return the last moment of a day; None for today, which is now."""
    if day >= localdate():
        return None
    return datetime.combine(day, time(23, 59, 59), tzinfo=get_current_timezone())


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
    """How the attempt at the diversion of one child stands."""

    bagian = "diversi"
    orang = choice("Anak", [], required=True)
    hasil = choice(
        "Keadaan", [(h.value, HASIL_DIVERSI_LABEL[h]) for h in HasilDiversi], required=True
    )
    nomor = text("Nomor surat / berita acara", 120, required=True)
    keterangan = area("Keterangan", 1000, 2, required=False, hint="wajib kecuali baru dimulai")

    def __init__(self, *args: Any, tombol: Tombol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orang"] = choice("Anak", tombol.orang, required=True)
        self.fields |= sangkaan(tombol)

    def value(self) -> NewDiversi:
        data = dict(self.cleaned_data)
        data.pop("versi")
        return NewDiversi(hasil=HasilDiversi(data.pop("hasil")), **data)
