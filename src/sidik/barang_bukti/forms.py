"""Text in, dataclass out."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from sidik.barang_bukti.data import (
    GERAK_LABEL,
    JENIS_LABEL,
    LANGSUNG,
    MAX_BUTIR,
    MAX_GRAM,
    NASIB_LABEL,
    PERUNTUKAN_LABEL,
    HasilLab,
    JenisBB,
    JenisGerak,
    Musnah,
    Nasib,
    NewBB,
    NewGerak,
    NewPenetapan,
    Permintaan,
    Peruntukan,
    Takaran,
    Timbang,
    golongan_label,
    golongan_pilihan,
    list_zat,
    undangan_musnah,
    zat_on,
)
from sidik.barang_bukti.queries import KEADAAN
from sidik.perkara.forms import RefusableForm, Tanggal, Waktu
from sidik.perkara.forms.isian import area, choice, ids, number, text, versi
from sidik.satuan.models import Satuan

Pilihan = Sequence[tuple[str, str]]


class Gram(forms.DecimalField):
    """A weight as a scale shows it; a comma is as good as a full stop."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            min_value=Decimal(0),
            max_value=MAX_GRAM,
            decimal_places=4,
            max_digits=12,
            error_messages={
                "invalid": "Tulis berat dalam gram, mis. 0,06.",
                "max_decimal_places": "Berat ditulis paling banyak empat angka di belakang koma.",
            },
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if value else value)


def _butir(label: str = "Jumlah satuan", hint: str = "") -> forms.IntegerField:
    return number(label, 0, MAX_BUTIR, hint)


def _nama(label: str, hint: str = "satu nama satu baris") -> forms.CharField:
    return area(label, 2000, 2, required=False, hint=hint)


def _lines(said: str) -> tuple[str, ...]:
    return tuple(line.strip()[:200] for line in said.splitlines() if line.strip())


class _TindakanForm(RefusableForm):
    """A form about one exhibit, seen in one state of it."""

    versi = versi()


class BBForm(RefusableForm):
    """An exhibit enters the book."""

    jenis = forms.ChoiceField(label="Jenis", choices=[(j.value, JENIS_LABEL[j]) for j in JenisBB])
    nama = text("Nama barang", 200, required=True, hint="mis. Empat paket sabu")
    zat = choice("Zat (narkotika, psikotropika, obat)", ())
    bruto_gram = Gram("Berat kotor, gram (bruto)", "dengan pembungkusnya")
    netto_gram = Gram("Berat bersih, gram (netto)", "dua sampai empat desimal, mis. 92,99")
    butir = _butir("Jumlah satuan", "butir, batang, lembar, unit")
    hitungan = text("Satuannya", 20, hint="kosong: menurut zatnya, atau unit")
    jumlah_paket = number("Jumlah paket", 1, 1_000_000)
    kemasan = text("Kemasan", 160, hint="mis. plastik klip bening")
    bentuk = text("Bentuk", 60)
    warna = text("Warna", 60)
    label = text("Nomor label/segel", 60)
    disita_at = Waktu(label="Disita pada")
    ba_sita = text("Nomor BA penyitaan", 120, required=True)
    sprin_sita = text("Nomor Sprin Sita", 120)
    ditemukan_di = text("Ditemukan di", 300)
    dari_siapa = text("Dari siapa", 200)
    tempat_simpan = text("Tempat penyimpanan", 160)
    timbang_at = Waktu(label="Ditimbang/dihitung pada")
    nomor_ba = text("Nomor BA penimbangan", 120, hint="kosong: BA penyitaan")
    alat = text("Timbangan", 120, hint="merek dan tipe")
    kalibrasi = Tanggal(label="Kalibrasi terakhir", required=False)
    tempat = text("Tempat penimbangan", 200)
    penimbang = text("Ditimbang oleh", 160)
    saksi = _nama("Saksi penimbangan")
    serial = text("Nomor seri/rangka", 80)
    imei = text("IMEI", 80)
    plat = text("Nomor polisi", 20)
    pemilik = text("Pemilik", 160)
    sulit_dijangkau = forms.BooleanField(
        label="Tanaman di tempat yang sulit dijangkau", required=False
    )
    keterlibatan = forms.MultipleChoiceField(
        label="Terkait", required=False, widget=forms.CheckboxSelectMultiple
    )
    terlambat = text("Alasan bila disita mendahului LP", 300)

    def __init__(self, *args: Any, orang: Pilihan, hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(z.kode, f"{z.nama} · {golongan_label(z.golongan)}") for z in zat_on(hari)]
        self.fields["zat"] = choice("Zat (narkotika, psikotropika, obat)", known)
        field = self.fields["keterlibatan"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = orang
        if not orang:
            del self.fields["keterlibatan"]

    @property
    def kelompok(self) -> Sequence[tuple[str, Sequence[forms.BoundField]]]:
        """The fields under headings, those that every exhibit needs first."""
        return [
            (judul, [self[name] for name in names if name in self.fields])
            for judul, names in _KELOMPOK
        ]

    def value(self) -> NewBB:
        data = dict(self.cleaned_data)
        timbang = Timbang(
            at=data.pop("timbang_at"),
            nomor_ba=data.pop("nomor_ba") or data["ba_sita"],
            butir=data.pop("butir") or 0,
            saksi=_lines(data.pop("saksi")),
            **{name: data.pop(name) for name in _TIMBANG},
        )
        people = frozenset(data.pop("keterlibatan", ()))
        jenis = JenisBB(data.pop("jenis"))
        return NewBB(jenis=jenis, timbang=timbang, keterlibatan=people, **data)


_KELOMPOK = (
    ("Barang", ("jenis", "nama", "zat", "bruto_gram", "netto_gram", "butir", "hitungan")),
    (
        "Penyitaan",
        ("disita_at", "ba_sita", "sprin_sita", "ditemukan_di", "dari_siapa", "keterlibatan"),
    ),
    ("Kemasan", ("jumlah_paket", "kemasan", "bentuk", "warna", "label", "tempat_simpan")),
    (
        "Penimbangan",
        ("timbang_at", "nomor_ba", "alat", "kalibrasi", "tempat", "penimbang", "saksi"),
    ),
    (
        "Bila bukan narkotika, tanaman, atau menyusul",
        ("serial", "imei", "plat", "pemilik", "sulit_dijangkau", "terlambat"),
    ),
)
_TIMBANG = ("bruto_gram", "netto_gram", "alat", "kalibrasi", "tempat", "penimbang")


class TimbangForm(_TindakanForm):
    bagian = "timbang"
    at = Waktu(label="Ditimbang pada")
    nomor_ba = text("Nomor BA penimbangan", 120, required=True)
    bruto_gram = Gram("Berat kotor, gram (bruto)")
    netto_gram = Gram("Berat bersih, gram (netto)")
    butir = _butir()
    alat = text("Timbangan", 120)
    kalibrasi = Tanggal(label="Kalibrasi terakhir", required=False)
    tempat = text("Tempat", 200)
    penimbang = text("Ditimbang oleh", 160)
    saksi = _nama("Saksi")
    alasan = text("Alasan ditimbang ulang", 300, required=True)

    def value(self) -> Timbang:
        data = {name: value for name, value in self.cleaned_data.items() if name != "versi"}
        saksi = _lines(data.pop("saksi"))
        return Timbang(**data | {"butir": data["butir"] or 0, "saksi": saksi})


class _GerakForm(_TindakanForm):
    gram = Gram("Berat, gram")
    butir = _butir()
    nomor_ba = text("Nomor berita acara", 120, required=True)
    at = Waktu(label="Pada")
    dari = text("Dari", 200)
    ke = text("Kepada / ke", 200)
    petugas = _nama("Petugas yang menyerahkan dan menerima")

    def gerak(self, jenis: JenisGerak) -> NewGerak:
        data = self.cleaned_data
        return NewGerak(
            jenis=jenis,
            takaran=_takaran(data),
            nomor_ba=data["nomor_ba"],
            at=data["at"],
            dari=data["dari"],
            ke=data["ke"],
            petugas=_lines(data["petugas"]),
        )


class GerakForm(_GerakForm):
    bagian = "gerak"
    jenis = forms.ChoiceField(label="Gerak", choices=[(j.value, GERAK_LABEL[j]) for j in LANGSUNG])

    def value(self) -> NewGerak:
        return self.gerak(JenisGerak(self.cleaned_data["jenis"]))


class SerahLabForm(_GerakForm):
    bagian = "serah_lab"

    def value(self) -> NewGerak:
        return self.gerak(JenisGerak.LAB)


class MintaLabForm(_TindakanForm):
    bagian = "minta_lab"
    lab = text("Laboratorium", 160, required=True, hint="mis. Balai Besar POM, Bidlabfor")
    nomor = text("Nomor surat permintaan", 120, required=True)
    tanggal = Tanggal(label="Tanggal surat")
    pertanyaan = text("Yang ditanyakan", 500)

    def value(self) -> Permintaan:
        data = {name: value for name, value in self.cleaned_data.items() if name != "versi"}
        return Permintaan(**data)


class HasilLabForm(_TindakanForm):
    bagian = "hasil_lab"
    nomor = text("Nomor hasil", 120, required=True)
    tanggal = Tanggal(label="Tanggal hasil")
    is_positif = forms.ChoiceField(label="Hasil", choices=[("ya", "Positif"), ("tidak", "Negatif")])
    zat = choice("Zat menurut laboratorium", ())
    temuan = text("Isi hasil", 500, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {z.kode: z.nama for z in list_zat() if not z.duga}
        self.fields["zat"] = choice("Zat menurut laboratorium", list(known.items()))

    def value(self) -> HasilLab:
        data = {name: value for name, value in self.cleaned_data.items() if name != "versi"}
        return HasilLab(**data | {"is_positif": data["is_positif"] == "ya"})


class SuratForm(_TindakanForm):
    """A letter of which only number and moment are kept."""

    nomor = text("Nomor surat", 120, required=True)
    at = Waktu(label="Disampaikan pada")

    def __init__(self, *args: Any, name: str = "surat", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(name)


class PerpanjangForm(_TindakanForm):
    bagian = "perpanjang"
    nomor = text("Nomor surat perpanjangan", 120, required=True)


class PenetapanForm(_TindakanForm):
    bagian = "penetapan"
    nomor = text("Nomor penetapan", 120, required=True)
    tanggal = Tanggal(label="Tanggal penetapan")
    diterima = Tanggal(label="Diterima")
    peruntukan = forms.MultipleChoiceField(
        label="Peruntukan",
        choices=[(p.value, PERUNTUKAN_LABEL[p]) for p in Peruntukan],
        widget=forms.CheckboxSelectMultiple,
    )

    def value(self) -> NewPenetapan:
        data = {name: value for name, value in self.cleaned_data.items() if name != "versi"}
        chosen = tuple(Peruntukan(p) for p in data.pop("peruntukan"))
        return NewPenetapan(peruntukan=chosen, **data)


class MusnahForm(_TindakanForm):
    bagian = "musnah"
    gram = Gram("Berat, gram")
    butir = _butir()
    at = Waktu(label="Pada")
    tempat = text("Tempat", 200, required=True)
    cara = text("Cara", 300, required=True, hint="mis. diblender dengan deterjen lalu dibuang")
    petugas = _nama("Penyidik")
    saksi = _nama("Saksi", "sedikitnya dua orang; satu nama satu baris")
    undangan = _nama("Diundang", "satu baris satu instansi")
    nomor_ba = text("Nomor BA pemusnahan", 120, hint="boleh menyusul dalam 1x24 jam")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["undangan"].initial = "\n".join(undangan_musnah())

    def value(self) -> Musnah:
        data = self.cleaned_data
        return Musnah(
            takaran=_takaran(data),
            at=data["at"],
            tempat=data["tempat"],
            cara=data["cara"],
            nomor_ba=data["nomor_ba"],
            petugas=_lines(data["petugas"]),
            saksi=_lines(data["saksi"]),
            undangan=_lines(data["undangan"]),
        )


class NasibForm(_TindakanForm):
    bagian = "nasib"
    nasib = forms.ChoiceField(
        label="Putusan", choices=[(n.value, NASIB_LABEL[n]) for n in Nasib if n != Nasib.BELUM]
    )
    dasar = text("Dasar putusan", 200, required=True)


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


def _takaran(data: dict[str, Any]) -> Takaran:
    return Takaran(gram=data["gram"] or Decimal(0), butir=data["butir"] or 0)
