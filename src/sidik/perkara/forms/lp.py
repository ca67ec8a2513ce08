"""An LP, in the order of the paper. What is rarely known waits in folds, off the tab road."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import Refusal
from sidik.perkara.data import (
    HUBUNGAN_PASAL_LABEL,
    KATEGORI_TKP_LABEL,
    HubunganPasal,
    KategoriTKP,
    ModelLP,
    NewLP,
    NewOrang,
    NomorLP,
    Pasal,
    PasalDisangkakan,
    PeranOrang,
    WaktuTahu,
    jenis_tindak_pidana,
    list_pasal,
    pasal_on,
    read_koordinat,
    read_nik,
    wilayah,
)
from sidik.perkara.forms.isian import (
    RefusableForm,
    Tanggal,
    Waktu,
    area,
    choice,
    number,
    telepon,
    text,
    until_now,
)
from sidik.perkara.queries.laporan import check_known, check_limpahan, check_times
from sidik.perkara.queries.surat_lp import sebut_petugas
from sidik.satuan.models import Satuan

MAX_URAIAN: Final = 8000
MAX_PASAL: Final = 20
BARIS_PASAL: Final = 4
_HUBUNGAN: Final = [
    (h.value, HUBUNGAN_PASAL_LABEL[h]) for h in HubunganPasal if h is not HubunganPasal.PRIMAIR
]
_KEYAKINAN: Final = {"H": "", "M": " · perlu dicek", "L": " · belum pasti"}
_KATA: Final = re.compile(r"[^\W\d_]{2,}")
_PASAL_UU35: Final = re.compile(r"\b(\d{3})\b.*35\s*/\s*2009")


def spell_choice(pasal: Pasal) -> str:
    return f"{pasal.label[:110]}{_KEYAKINAN[pasal.yakin]}"


def hubungan() -> forms.ChoiceField:
    return choice("Hubungan", _HUBUNGAN)


def take_pasal(data: dict[str, Any]) -> tuple[PasalDisangkakan, ...]:
    """Take the rows of a charge out of what was typed; an article named twice is one."""
    found: dict[str, PasalDisangkakan] = {}
    for place in range(1, BARIS_PASAL + 1):
        kode, joined = data.pop(f"pasal_{place}"), data.pop(f"hubungan_{place}", "")
        how = HubunganPasal(joined) if joined and found else HubunganPasal.PRIMAIR
        if kode:
            found.setdefault(kode, PasalDisangkakan(kode=kode, hubungan=how))
    return tuple(found.values())


def known_pasal(kept: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """Return a kept charge as these rows take it."""
    rows = list(enumerate(kept[:BARIS_PASAL], start=1))
    known: dict[str, object] = {f"pasal_{place}": row["kode"] for place, row in rows}
    return known | {f"hubungan_{place}": row["hubungan"] for place, row in rows[1:]}


class LPForm(RefusableForm):
    model = forms.ChoiceField(
        label="Model LP",
        choices=[
            (ModelLP.A.value, "A: dilaporkan anggota"),
            (ModelLP.B.value, "B: dilaporkan masyarakat"),
        ],
        initial=ModelLP.A.value,
        widget=forms.RadioSelect,
    )
    satuan = forms.ChoiceField(label="Satuan yang menangani")
    dilaporkan_at = Waktu(label="Waktu lapor")
    nomor = text(
        "Nomor LP", 160, hint="Kosongkan agar nomor berikutnya diterbitkan; ejaan lama diterima."
    )
    pelapor_nama = text("Nama pelapor", 160, hint="wajib pada model B")
    pelapor_telepon = telepon("Nomor HP pelapor", "Kabar perkembangan dikirim ke nomor ini.")
    pelapor_nik = text("NIK pelapor", 16)
    pelapor_alamat = text("Alamat pelapor", 300)
    kejadian_at = Waktu(label="Waktu kejadian", required=False)
    tkp = text("Tempat kejadian (TKP)", 300, required=True)
    kode_wilayah = choice("Kecamatan TKP", [(w.kode, w.label) for w in wilayah()])
    kategori_tkp = forms.ChoiceField(
        label="Jenis tempat",
        choices=[(k.value, KATEGORI_TKP_LABEL[k]) for k in KategoriTKP],
        initial=KategoriTKP.PEMUKIMAN.value,
    )
    ringkas = text("Perkara, singkat", 200, required=True, hint="mis. Dua paket sabu di Paringin")
    pasal_1 = forms.ChoiceField(label="Pasal", required=False)
    uraian = area("Uraian singkat kejadian", MAX_URAIAN, 6, required=True)
    tertangkap_tangan = forms.BooleanField(
        label="Tertangkap tangan",
        required=False,
        help_text="Perkara boleh langsung ke penyidikan.",
    )
    kejadian_teks = text("Waktu kejadian bila tidak pasti", 120, hint="mis. awal Maret, malam")
    kejadian_tahun = number("Tahun", 1945, 2100)
    kejadian_bulan = number("Bulan", 1, 12)
    kejadian_hari = number("Tanggal", 1, 31)
    kejadian_jam = number("Jam", 0, 23)
    kejadian_sampai_at = Waktu(label="Berlangsung sampai", required=False)
    hubungan_2 = hubungan()
    pasal_2 = forms.ChoiceField(label="Pasal kedua", required=False)
    hubungan_3 = hubungan()
    pasal_3 = forms.ChoiceField(label="Pasal ketiga", required=False)
    hubungan_4 = hubungan()
    pasal_4 = forms.ChoiceField(label="Pasal keempat", required=False)
    pasal = area("Pasal lain, ditulis sendiri", 4000, 2, required=False, hint="satu tiap baris")
    pasal_alasan = text(
        "Alasan memakai aturan lama yang lebih menguntungkan tersangka",
        300,
        hint="hanya bila pasal yang dipilih tidak berlaku lagi pada hari kejadian",
    )
    jenis = choice("Jenis tindak pidana", list(jenis_tindak_pidana()))
    modus = text("Modus", 300)
    menonjol = forms.BooleanField(label="Kasus menonjol", required=False)
    penerima_nrp = forms.RegexField(
        r"^(\d{8}|\d{18})$",
        label="NRP anggota pelapor (A) atau penerima (B)",
        max_length=18,
        required=False,
        help_text="Kosong berarti Anda sendiri.",
        error_messages={"invalid": "NRP 8 angka; PNS memakai NIP 18 angka."},
    )
    informan = area(
        "Sumber informasi",
        2000,
        2,
        required=False,
        hint="Dikunci begitu disimpan; tidak dikirim; pembacaannya dicatat.",
    )
    limpahan_dari = text("Limpahan dari satuan", 120)
    limpahan_surat = text("Nomor surat limpahan", 120)
    limpahan_tanggal = Tanggal(label="Tanggal surat limpahan", required=False)
    koordinat = text("Koordinat TKP", 60, hint="lintang dan bujur, mis. -2,334512; 115,463301")
    ka_spkt = text("Kepala SPKT", 200, hint="pangkat, nama, NRP")
    dors_id = text("Id DORS", 60)
    emp_id = text("Id EMP", 60)
    ncic_id = text("Id NCIC", 60)

    LIPATAN: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "Waktu kejadian tidak pasti": (
            "kejadian_teks",
            "kejadian_tahun",
            "kejadian_bulan",
            "kejadian_hari",
            "kejadian_jam",
            "kejadian_sampai_at",
        ),
        "Pasal subsider, jo, atau": (
            "hubungan_2",
            "pasal_2",
            "hubungan_3",
            "pasal_3",
            "hubungan_4",
            "pasal_4",
            "pasal",
            "pasal_alasan",
        ),
        "Rincian lain": (
            "jenis",
            "modus",
            "menonjol",
            "penerima_nrp",
            "ka_spkt",
            "koordinat",
            "informan",
            "limpahan_dari",
            "limpahan_surat",
            "limpahan_tanggal",
        ),
        "Nomor di sistem lain (DORS, EMP, NCIC)": ("dors_id", "emp_id", "ncic_id"),
    }

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(s.kode, s.nama_pendek) for s in satuan]
        self.fields["satuan"] = choice("Satuan yang menangani", choices, required=True)
        self.fields["satuan"].initial = choices[0][0] if choices else ""
        self.fields["model"].widget.attrs["autofocus"] = True
        self.fields["jenis"].initial = "narkotika"
        for name in ("dilaporkan_at", "kejadian_at", "kejadian_sampai_at"):
            until_now(self.fields[name], "%Y-%m-%dT%H:%M")
        until_now(self.fields["limpahan_tanggal"], "%Y-%m-%d")
        self._offer_pasal()
        self.order_fields(list(type(self).base_fields))

    def lipatan(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Return the folds: heading, fields, and whether one of them is filled or wrong."""
        found = []
        for heading, names in self.LIPATAN.items():
            fields = [self[name] for name in names if not self.fields[name].disabled]
            filled = any(f.errors or (f.value() and f.name != "jenis") for f in fields)
            found.append((heading, fields, filled))
        return found

    def hari_kejadian(self) -> date:
        """Return the day of the act as far as it is typed in; it decides what is offered."""
        if moment := self._typed("kejadian_at"):
            return localtime(moment).date()
        year, month, day = (self._typed(f"kejadian_{n}") for n in ("tahun", "bulan", "hari"))
        if year:
            last = monthrange(year, month or 1)[1]
            return date(year, month or 1, min(day or 1, last))
        return localtime(self._typed("dilaporkan_at") or clock.now()).date()

    def _typed(self, name: str) -> Any:
        raw = self[name].value()
        try:
            return self.fields[name].clean(raw) if raw else None
        except ValidationError:
            return None

    def _offer_pasal(self) -> None:
        """Offer what may be charged for that day; of the rest only what was chosen already."""
        allowed = pasal_on(self.hari_kejadian())
        for place in range(1, BARIS_PASAL + 1):
            name = f"pasal_{place}"
            held = str(self[name].value() or "")
            extra = [p for p in list_pasal() if p.kode == held and p not in allowed]
            rows = [(p.kode, spell_choice(p)) for p in allowed]
            rows += [(p.kode, f"{p.teks} · tidak berlaku bagi hari itu") for p in extra]
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", "—"), *rows]

    def clean_nomor(self) -> NomorLP | None:
        raw = self.cleaned_data["nomor"]
        try:
            return NomorLP.parse(raw) if raw else None
        except Refusal as no:
            raise ValidationError(str(no)) from no

    def clean_pelapor_telepon(self) -> str:
        return self._telepon("pelapor_telepon")

    def clean_pelapor_nik(self) -> str:
        return self._read("pelapor_nik", read_nik)

    def clean_penerima_nrp(self) -> str:
        nrp: str = self.cleaned_data["penerima_nrp"]
        if nrp and not sebut_petugas(nrp):
            raise ValidationError(
                f"NRP {nrp} tidak dikenal di sini. Periksa angkanya, atau minta Si TIK mencatat "
                "petugasnya dahulu."
            )
        return nrp

    def clean_ka_spkt(self) -> str:
        """A bare NRP becomes rank and name, as the report is signed; else both are written."""
        said: str = self.cleaned_data["ka_spkt"].strip()
        if not said.isdigit():
            if said and len(_KATA.findall(said)) < 2:
                raise ValidationError("Tulis pangkat dan namanya, mis. Ipda Hasanuddin, atau NRP.")
            return said
        if named := sebut_petugas(said):
            return named
        raise ValidationError("NRP itu tidak dikenal di sini. Tulis pangkat dan namanya.")

    def clean_koordinat(self) -> tuple[Decimal, Decimal] | None:
        try:
            return read_koordinat(self.cleaned_data["koordinat"])
        except Refusal as no:
            raise ValidationError(str(no)) from no

    def clean_pasal(self) -> tuple[str, ...]:
        lines = tuple(" ".join(r.split()) for r in self.cleaned_data["pasal"].splitlines())
        lines = tuple(line for line in lines if line)
        if len(lines) > MAX_PASAL or any(len(line) > 200 for line in lines):
            raise ValidationError("Paling banyak 20 pasal, tiap baris paling panjang 200 huruf.")
        day = self.hari_kejadian()
        for line in lines:
            if gone := _repealed(line, day):
                raise ValidationError(
                    f"«{line}» tidak berlaku bagi perbuatan tanggal {tanggal(day)}; "
                    f"penggantinya {gone}."
                )
        return lines

    def clean(self) -> dict[str, Any]:
        """Name in one answer what registering would find one by one."""
        told = dict(self.cleaned_data)
        at = told.get("dilaporkan_at") or clock.now()
        known = {n: told.get(f"kejadian_{n}") for n in ("tahun", "bulan", "hari", "jam")}
        dari, surat = told.get("limpahan_dari", ""), told.get("limpahan_surat", "")
        self._ask(lambda: check_times(at, told.get("kejadian_at")))
        self._ask(lambda: check_known(WaktuTahu(**known), at))
        if not self.errors.keys() & {"limpahan_dari", "limpahan_surat", "limpahan_tanggal"}:
            self._ask(lambda: check_limpahan(dari, surat, told.get("limpahan_tanggal")))
        return self.cleaned_data

    def _ask(self, check: Callable[[], None]) -> None:
        try:
            check()
        except Refusal as no:
            self.refuse(no)

    def value(self) -> NewLP:
        data = {n: v for n, v in self.cleaned_data.items() if n in LPForm.base_fields}
        data["model"] = ModelLP(data["model"])
        data["lintang"], data["bujur"] = data.pop("koordinat") or (None, None)
        pelapor = {n: data.pop(f"pelapor_{n}") for n in ("nama", "telepon", "nik", "alamat")}
        has_pelapor = any(pelapor.values())
        known = {n: data.pop(f"kejadian_{n}") for n in ("tahun", "bulan", "hari", "jam")}
        rinci = take_pasal(data)
        return NewLP(
            **data,
            pelapor=NewOrang(peran=PeranOrang.PELAPOR, **pelapor) if has_pelapor else None,
            kejadian_tahu=WaktuTahu(**known),
            pasal_rinci=rinci,
        )


def _repealed(line: str, day: date) -> str:
    """Return what stands in the place of a repealed article that a line cites."""
    found = _PASAL_UU35.search(line)
    if not found:
        return ""
    same = [p for p in list_pasal() if p.kode.split("-")[:2] == ["uu35", found[1]]]
    if not same or any(p.in_force(day) for p in same):
        return ""
    heirs = [p.teks for p in list_pasal() if p.kode in same[0].pengganti]
    return " atau ".join(heirs) or "lihat UU 1/2026"
