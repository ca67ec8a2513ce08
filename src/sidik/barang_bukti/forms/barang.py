"""An exhibit enters the book; the book is narrowed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from sidik.barang_bukti.data import (
    DITIMBANG,
    JENIS_LABEL,
    JenisBB,
    NewBB,
    SitaBuku,
    Timbang,
    asing,
    golongan_label,
    golongan_pilihan,
    zat_on,
)
from sidik.barang_bukti.errors import TidakSesuaiJenis
from sidik.barang_bukti.forms.isian import (
    Gram,
    Rupiah,
    find_sita,
    lines,
    names,
    pieces,
    pilihan_sita,
    volume,
)
from sidik.barang_bukti.queries import KEADAAN
from sidik.kernel.errors import Refusal
from sidik.perkara.forms import RefusableForm, Tanggal, Waktu
from sidik.perkara.forms.isian import choice, number, text
from sidik.satuan.models import Satuan

Pilihan = Sequence[tuple[str, str]]


class BBForm(RefusableForm):
    """An exhibit enters the book."""

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[(j.value, JENIS_LABEL[j]) for j in JenisBB],
        widget=forms.HiddenInput,
    )
    nama = text("Nama barang", 200, required=True)
    zat = choice("Zat (narkotika, psikotropika, obat)", ())
    bruto_gram = Gram("Berat kotor, gram (bruto)", "dengan pembungkusnya")
    netto_gram = Gram("Berat bersih, gram (netto)", "dua sampai empat desimal, mis. 92,99")
    ml = volume("Volume, mL", "bila cair")
    butir = pieces("Jumlah satuan", "butir, batang, lembar, unit; kosong: satu barang")
    hitungan = text("Satuannya", 20, hint="kosong: menurut zatnya; selain itu unit")
    jumlah_paket = number("Jumlah paket", 1, 1_000_000)
    kemasan = text("Kemasan", 160, hint="mis. plastik klip bening")
    bentuk = text("Bentuk", 60)
    warna = text("Warna", 60)
    label = text("Nomor label/segel", 60)
    penyitaan = choice("Dari penyitaan", ())
    disita_at = Waktu(label="Disita pada")
    ba_sita = text("Nomor BA penyitaan", 120, required=True)
    sprin_sita = text("Nomor Sprin Sita", 120)
    ditemukan_di = text("Ditemukan di", 300)
    dari_siapa = text("Dari siapa", 200)
    tempat_simpan = text("Tempat penyimpanan", 160)
    timbang_at = Waktu(label="Ditimbang/dihitung pada", required=False)
    nomor_ba = text("Nomor BA penimbangan", 120, hint="kosong: BA penyitaan")
    alat = text("Timbangan", 120, hint="merek dan tipe")
    kalibrasi = Tanggal(label="Kalibrasi terakhir", required=False)
    tempat = text("Tempat penimbangan", 200)
    penimbang = text("Ditimbang oleh", 160)
    saksi = names("Saksi penimbangan")
    serial = text("Nomor seri", 80)
    imei = text("IMEI", 80)
    plat = text("Nomor polisi", 20)
    pemilik = text("Pemilik", 160)
    sulit_dijangkau = forms.BooleanField(
        label="Tanaman di tempat yang sulit dijangkau", required=False
    )
    keterlibatan = forms.MultipleChoiceField(
        label="Disita dari / terkait", required=False, widget=forms.CheckboxSelectMultiple
    )
    tanpa_pemilik = forms.BooleanField(
        label="Ditemukan tanpa pemilik",
        help_text="tidak diketahui siapa yang menguasainya",
        required=False,
    )
    terlambat = text("Alasan bila disita mendahului LP", 300)

    def __init__(
        self,
        *args: Any,
        orang: Pilihan,
        hari: date,
        sita: Sequence[SitaBuku] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = _jenis(self["jenis"].value())
        self.fields["nama"].help_text = _CONTOH[self.kind]
        if self.kind is JenisBB.KENDARAAN:
            self.fields["serial"].label = "Nomor rangka dan mesin"
        if self.kind is JenisBB.UANG:
            self.fields["butir"] = Rupiah()
            self.fields["hitungan"].help_text = "kosong: rupiah; atau mis. lembar"
        self.sita = sita
        self._offer_sita()
        known = [(z.kode, f"{z.nama} · {golongan_label(z.golongan)}") for z in zat_on(hari)]
        self.fields["zat"] = choice("Zat (narkotika, psikotropika, obat)", known)
        field = self.fields["keterlibatan"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = orang
        if not orang:
            del self.fields["keterlibatan"], self.fields["tanpa_pemilik"]

    def _offer_sita(self) -> None:
        """What the chosen seizure says need not be typed again."""
        if not self.sita:
            del self.fields["penyitaan"]
            return
        hint = "waktu, BA, dan Sprin yang dikosongkan diambil dari penyitaan ini"
        self.fields["penyitaan"] = choice("Dari penyitaan", pilihan_sita(self.sita), hint=hint)
        for name in _MENURUT_SITA:
            self.fields[name].required = False
            self.fields[name].help_text = "kosong: menurut penyitaan yang dipilih"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("jenis") in DITIMBANG and not data.get("timbang_at", True):
            self.add_error("timbang_at", "Tulis kapan barang ini ditimbang atau dihitung.")
        for name in asing(self.kind) - {"butir"}:  # one telephone may be said to be one
            if data.get(name):
                self.add_error(name, str(TidakSesuaiJenis(jenis=JENIS_LABEL[self.kind])))
        return self._clean_sita(data) if self.sita else data

    def _clean_sita(self, data: dict[str, Any]) -> dict[str, Any]:
        chosen = data["penyitaan"] = find_sita(self.sita, data.get("penyitaan", ""))
        for name, of in _MENURUT_SITA.items():
            if name in self.errors:
                continue
            data[name] = data.get(name) or (getattr(chosen, of) if chosen else None)
            if not data[name] and name != "sprin_sita":
                said = "Bidang ini wajib diisi bila tidak ada penyitaan yang dipilih."
                self.add_error(name, said)
        data["sprin_sita"] = data.get("sprin_sita") or ""
        return data

    def refuse(self, no: Refusal) -> None:
        """What stands in the book already is led to."""
        said: str = str(no)
        if key := no.facts.get("kunci"):
            page = reverse("bb:detail", args=[key])
            said = format_html('{} <a href="{}">Buka {}</a>.', said, page, no.facts["nomor"])
        self.add_error(no.field if no.field in self.fields else None, said)

    @property
    def kelompok(self) -> Sequence[tuple[str, Sequence[forms.BoundField]]]:
        """The fields of its kind under headings, and those refused, so that they can be cleared."""
        hidden = asing(self.kind)
        if self.kind.value not in DITIMBANG:
            hidden |= _MENIMBANG
        names = [name for name in self.fields if name not in hidden or name in self.errors]
        groups = [(judul, [self[n] for n in group if n in names]) for judul, group in _KELOMPOK]
        return [(judul, fields) for judul, fields in groups if fields]

    @property
    def pilihan_jenis(self) -> Sequence[tuple[str, str, bool]]:
        """The kinds, and which of them this form is for."""
        return [(j.value, JENIS_LABEL[j], j is self.kind) for j in JenisBB]

    def value(self) -> NewBB:
        data = dict(self.cleaned_data)
        jenis = JenisBB(data.pop("jenis"))
        if jenis in _SATUAN and data["butir"] is None:
            data["butir"] = 1  # one row of the book, one thing
        timbang_at = data.pop("timbang_at")
        timbang = Timbang(
            at=timbang_at if jenis.value in DITIMBANG else data["disita_at"],
            nomor_ba=data.pop("nomor_ba") or data["ba_sita"],
            butir=data.pop("butir") or 0,
            saksi=lines(data.pop("saksi")),
            **{name: data.pop(name) for name in _TIMBANG},
        )
        people = frozenset(data.pop("keterlibatan", ()))
        return NewBB(jenis=jenis, timbang=timbang, keterlibatan=people, **data)


_KELOMPOK = (
    (
        "Barang",
        (
            *("nama", "zat", "bruto_gram", "netto_gram", "ml", "butir", "hitungan"),
            *("imei", "plat", "serial", "sulit_dijangkau"),
        ),
    ),
    (
        "Penyitaan",
        (
            *("penyitaan", "disita_at", "ba_sita", "sprin_sita", "ditemukan_di", "dari_siapa"),
            *("pemilik", "keterlibatan", "tanpa_pemilik", "terlambat"),
        ),
    ),
    (
        "Ciri dan kemasan",
        ("jumlah_paket", "kemasan", "bentuk", "warna", "label", "tempat_simpan"),
    ),
    (
        "Penimbangan",
        ("timbang_at", "nomor_ba", "alat", "kalibrasi", "tempat", "penimbang", "saksi"),
    ),
)
_CONTOH = {
    JenisBB.ZAT: "mis. Empat paket sabu",
    JenisBB.TANAMAN: "mis. Tujuh batang pohon ganja",
    JenisBB.TELEPON: "merek dan tipe, mis. HP Oppo A17; satu telepon satu baris",
    JenisBB.KENDARAAN: "merek dan tipe, mis. Honda Beat; satu kendaraan satu baris",
    JenisBB.UANG: "mis. Uang tunai Rp1.500.000",
    JenisBB.ALAT: "mis. Timbangan digital, bong",
    JenisBB.LAINNYA: "mis. Tas selempang",
}
_MENIMBANG = frozenset({"timbang_at", "nomor_ba"})
_MENURUT_SITA = {"disita_at": "at", "ba_sita": "nomor_ba", "sprin_sita": "nomor"}
_SATUAN = frozenset({JenisBB.KENDARAAN, JenisBB.TELEPON, JenisBB.ALAT, JenisBB.LAINNYA})


def _jenis(said: object) -> JenisBB:
    """Return the kind that was asked for; what is none is taken for the commonest."""
    return next((j for j in JenisBB if j.value == said), JenisBB.ZAT)


_TIMBANG = ("bruto_gram", "netto_gram", "ml", "alat", "kalibrasi", "tempat", "penimbang")


class SaringForm(forms.Form):
    cari = text("Nomor, label, IMEI, nomor polisi, LP", 160)
    jenis = choice("Jenis", [(j.value, JENIS_LABEL[j]) for j in JenisBB])
    golongan = choice("Golongan", ())
    keadaan = choice("Keadaan", list(KEADAAN.items()))
    tahun = number("Tahun", 1945, 2100)
    satuan = choice("Satuan", ())

    def __init__(self, *args: Any, satuan: Sequence[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["golongan"] = choice("Golongan", golongan_pilihan())
        self.fields["satuan"] = choice("Satuan", [(s.kode, str(s)) for s in satuan])
