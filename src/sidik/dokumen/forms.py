"""Text in, dataclass out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from django import forms

from sidik.dokumen.data import (
    Bentuk,
    JenisDokumen,
    Konsep,
    LangkahSurat,
    OrangSurat,
    katalog,
    kelas_on,
)
from sidik.dokumen.data.katalog import MAX_ISIAN
from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.queries import BukuRegister, Seri
from sidik.dokumen.queries.masa import masa_salah
from sidik.dokumen.render import count_baris
from sidik.dokumen.usecases import Suntingan
from sidik.kernel import clock
from sidik.kernel.bahasa import angka, list_tanggal, wrong_tanggal
from sidik.kernel.errors import Refusal

BENTUK_LABEL: Final = {
    Bentuk.SURAT_PERINTAH: "Surat perintah",
    Bentuk.KETETAPAN: "Surat ketetapan",
    Bentuk.SURAT: "Surat",
    Bentuk.BERITA_ACARA: "Berita acara",
    Bentuk.LAPORAN: "Laporan dan resume",
    Bentuk.TANDA_TERIMA: "Tanda terima laporan",
}
_UMUM: Final = (("lampiran", "Lampiran"), ("kota_tujuan", "Di (kota tujuan)"))
_SIFAT: Final = (("B", "Biasa (B)"), ("R", "Rahasia (R)"))


class DokumenForm(forms.Form):
    """A form that shows a refusal at the field it belongs to."""

    def refuse(self, no: Refusal) -> None:
        self.add_error(no.field if no.field in self.fields else None, str(no))


class KonsepForm(DokumenForm):
    """A draft: `isi_<key>` for each fact of the catalogue, then laws, copies, filing class.

    Tables come from the room that keeps them and are not typed here.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, entri: JenisDokumen, konsep: Konsep, *, versi: int, data: Any = None
    ) -> None:
        super().__init__(data, initial={"versi": versi})
        self._entri, self._konsep = entri, konsep
        self._daftar: dict[str, bool] = {}
        for kolom in entri.kolom:
            value = konsep.isian.get(kolom.kunci, "")
            self._daftar[kolom.kunci] = kolom.daftar
            long = kolom.panjang or kolom.daftar
            self._add(kolom.kunci, kolom.label, value, long=long, limit=kolom.batas)
            if kolom.bantu:
                self.fields[f"isi_{kolom.kunci}"].help_text = kolom.bantu
            if kolom.wajib:
                self._demand(f"isi_{kolom.kunci}")
        if entri.bentuk is Bentuk.SURAT:
            for key, label in _UMUM:
                self._add(key, label, konsep.isian.get(key, ""), long=False)
        self._add_rest(entri, konsep)

    @property
    def is_berwajib(self) -> bool:
        """Some of it must be written before the draft goes up."""
        return any(kolom.wajib for kolom in self._entri.kolom)

    def isian_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("isi_")]

    def as_typed(self) -> dict[str, Any]:
        """Return what the draft says now, as if it had just been typed."""
        return {name: self[name].value() or "" for name in self.fields}

    def insist(self) -> None:
        """Say at each compulsory field that is empty what its draft wants before it goes up."""
        for kolom in self._entri.kolom:
            name = f"isi_{kolom.kunci}"
            told = count_baris(self.cleaned_data.get(name))
            if kolom.wajib and name not in self.errors and told < kolom.paling_sedikit:
                much = f"paling sedikit {kolom.paling_sedikit} baris" if told else "harus terisi"
                self.add_error(name, f"{kolom.label} {much} sebelum konsep diajukan.")

    def clean(self) -> dict[str, Any]:
        """A day that stands on a paper is a day of the calendar."""
        data = super().clean() or {}
        told = {f"isi_{kolom.kunci}" for kolom in self._entri.kolom if kolom.tanggal}
        for name, text in list(data.items()):
            if not isinstance(text, str):
                continue
            wrong = wrong_tanggal(text)
            if not wrong and name in told and text.strip() and not list_tanggal(text):
                wrong = "Tulis hari dan tanggalnya, misalnya Senin, 9 Maret 2026 pukul 09.00 WITA."
            if wrong:
                self.add_error(name, wrong)
        self._say_masa(data)
        return data

    def _say_masa(self, data: dict[str, Any]) -> None:
        """An order holds only days that the law leaves it."""
        typed = {n.removeprefix("isi_"): v for n, v in data.items() if n.startswith("isi_")}
        konsep = replace(self._konsep, isian={**self._konsep.isian, **typed})
        for kunci, said in masa_salah(self._entri, konsep).items():
            if f"isi_{kunci}" in data:
                self.add_error(f"isi_{kunci}", said)

    def value(self) -> Suntingan:
        data = self.cleaned_data
        typed = {n.removeprefix("isi_"): v for n, v in data.items() if n.startswith("isi_")}
        return Suntingan(
            versi=data["versi"],
            isian={key: self._nilai(key, text) for key, text in typed.items()},
            dasar=data["dasar"].splitlines(),
            tembusan=data["tembusan"].splitlines(),
            kelas=data["kelas"],
            sifat=data.get("sifat") or "B",
        )

    def _demand(self, name: str) -> None:
        field = self.fields[name]
        field.tuntutan = "wajib sebelum diajukan"  # type: ignore[attr-defined]  # for ui_field
        # Read aloud too; `required` would keep the browser from saving a half draft.
        field.widget.attrs["aria-required"] = "true"

    def _nilai(self, key: str, text: str) -> Nilai:
        if self._daftar.get(key):
            return [line.strip() for line in text.splitlines() if line.strip()]
        return text.strip()

    def _add(
        self, key: str, label: str, value: Nilai, *, long: bool, limit: int = MAX_ISIAN
    ) -> None:
        text = value if isinstance(value, str) else "\n".join(str(line) for line in value)
        lines = 4 if limit == MAX_ISIAN else 16
        rows = forms.Textarea(attrs={"rows": lines}) if long else forms.TextInput()
        self.fields[f"isi_{key}"] = forms.CharField(
            label=label,
            required=False,
            initial=text,
            max_length=limit,
            widget=rows,
            help_text="Satu baris untuk satu butir." if self._daftar.get(key) else "",
            error_messages={"max_length": f"Terlalu panjang: paling banyak {angka(limit)} huruf."},
        )

    def _add_rest(self, entri: JenisDokumen, konsep: Konsep) -> None:
        self.fields["dasar"] = _lines("Dasar hukum dan rujukan", konsep.dasar, rows=10)
        self.fields["tembusan"] = _lines("Tembusan", konsep.tembusan, rows=4)
        if entri.bentuk is Bentuk.SURAT:
            self.fields["sifat"] = forms.ChoiceField(
                label="Sifat", choices=_SIFAT, initial=konsep.sifat, error_messages=_PILIH
            )
        kelas = [(kode, f"{kode} · {uraian}") for kode, uraian in kelas_on(clock.now().date())]
        self.fields["kelas"] = forms.ChoiceField(
            label="Klasifikasi arsip", choices=kelas, initial=konsep.kelas, error_messages=_PILIH
        )


class LangkahForm(DokumenForm):
    """One step, with the reason it may want."""

    step = forms.CharField(max_length=30, widget=forms.HiddenInput)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, label: str = "", **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        step = str(self.initial.get("step", "langkah")).replace("%", "")
        self.auto_id = f"id_{step}_%s"
        self.fields["alasan"] = forms.CharField(
            label=label or "Alasan",
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"max_length": "Terlalu panjang: paling banyak 500 huruf."},
        )

    def value(self) -> LangkahSurat:
        return LangkahSurat(**self.cleaned_data)


class BaruForm(DokumenForm):
    """Whom a new paper names, where it leaves that to the officer, and why it comes late if so."""

    susulan = forms.CharField(
        label="Mengapa dicatat menyusul",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: Sprin Sidik ditandatangani di kertas sebelum layanan ini dipakai.",
        error_messages={
            "required": "Tulis mengapa surat ini dicatat menyusul.",
            "max_length": "Terlalu panjang: paling banyak 500 huruf.",
        },
    )

    def __init__(self, data: Any = None, *, orang: Sequence[OrangSurat] = ()) -> None:
        super().__init__(data)
        if len(orang) > 1:
            self.fields["orang"] = forms.MultipleChoiceField(
                label="Disebut dalam surat ini",
                required=False,
                choices=[(one.kunci, f"{one.nama} ({one.peran})") for one in orang],
                initial=[one.kunci for one in orang],
                widget=forms.CheckboxSelectMultiple,
            )

    def susulan_text(self) -> str:
        return str(self.cleaned_data.get("susulan", "")) if self.is_valid() else ""

    def pilih(self) -> Sequence[str] | None:
        """Return whom he ticked; None where the paper asks nobody."""
        if "orang" not in self.fields:
            return None
        self.is_valid()
        return list(self.cleaned_data.get("orang", ()))


class LampiranForm(DokumenForm):
    berkas = forms.FileField(
        label="Pindaian atau foto",
        help_text="PDF, JPG, atau PNG, paling besar 10 MB.",
        error_messages={
            "required": "Pilih berkas dahulu.",
            "empty": "Berkas kosong.",
            "max_length": "Nama berkas terlalu panjang.",
        },
        max_length=200,
    )
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=200)


class RegisterForm(DokumenForm):
    kode = forms.CharField(label="Kode", required=False, max_length=20)
    judul = forms.CharField(label="Judul buku", required=False, max_length=120)


class NomorForm(DokumenForm):
    seri = forms.ChoiceField(
        label="Seri", error_messages={"invalid_choice": "Pilih seri nomor dari daftar."}
    )
    terakhir = forms.IntegerField(
        label="Nomor terakhir yang sudah dipakai",
        min_value=1,
        max_value=99_999,
        error_messages={
            "invalid": "Tulis nomor terakhir sebagai angka, misalnya 56.",
            "min_value": "Nomor paling kecil 1.",
            "max_value": "Nomor paling besar 99.999.",
        },
    )

    def __init__(self, *args: Any, rows: Sequence[Seri], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.seri, f"{row.judul} (kini {row.nomor})") for row in rows]
        cast("forms.ChoiceField", self.fields["seri"]).choices = choices


class TemplatForm(DokumenForm):
    untuk = forms.ChoiceField(
        label="Untuk surat",
        error_messages={
            "required": "Pilih salah satu dari pilihan yang ada.",
            "invalid_choice": "Pilih salah satu dari pilihan yang ada.",
        },
    )
    berkas = forms.FileField(
        label="Templat Word",
        help_text="Berkas .docx tanpa makro, paling besar 2 MB.",
        error_messages={
            "required": "Pilih berkas dahulu.",
            "empty": "Berkas kosong.",
            "max_length": "Nama berkas terlalu panjang.",
        },
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["untuk"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # what was declared above
        choice.choices = list(templat_choices())

    def value(self) -> tuple[Bentuk, str]:
        """Return the shape, and the paper when it is for one alone."""
        chosen = self.cleaned_data["untuk"]
        if chosen in katalog():
            return katalog()[chosen].bentuk, chosen
        return Bentuk(chosen), ""


def templat_choices() -> Sequence[tuple[str, list[tuple[str, str]]]]:
    """Each shape, and under it the papers that have it."""
    return [
        (
            label,
            [
                (bentuk.value, f"Semua: {label.lower()}"),
                *((e.jenis, e.nama) for e in katalog().values() if e.bentuk is bentuk),
            ],
        )
        for bentuk, label in BENTUK_LABEL.items()
    ]


class BukuForm(forms.Form):
    """Which book, of which year, and a piece of a number."""

    register = forms.ChoiceField(label="Buku", required=False)
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=1945, max_value=2100)
    cari = forms.CharField(label="Cari nomor", required=False, max_length=80)

    def __init__(self, data: Any, *, books: Sequence[BukuRegister], tahun: int) -> None:
        super().__init__(data)
        self._tahun = tahun
        choice = self.fields["register"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # what was declared above
        choice.choices = [("", "Semua buku"), *((b.kunci, b.nama) for b in books)]

    def value(self) -> Mapping[str, Any]:
        data = self.cleaned_data if self.is_valid() else {}
        return {
            "register": data.get("register") or "",
            "tahun": data.get("tahun") or self._tahun,
            "cari": data.get("cari") or "",
        }


_PILIH: Final = {"invalid_choice": "Pilih salah satu dari pilihan yang ada."}


def _lines(label: str, lines: Sequence[str], *, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        initial="\n".join(lines),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text="Satu baris untuk satu butir.",
        error_messages={"max_length": "Terlalu panjang: paling banyak 8.000 huruf."},
    )
