"""Acts on one exhibit: moved, weighed again, tested, ruled upon, destroyed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from sidik.barang_bukti.data import (
    ALUR,
    GERAK_LABEL,
    HANYA_ZAT,
    LANGSUNG,
    MAX_BUTIR,
    NASIB_LABEL,
    PERUNTUKAN_LABEL,
    HasilLab,
    JenisGerak,
    Musnah,
    Nasib,
    NewGerak,
    NewPenetapan,
    Permintaan,
    Peruntukan,
    SitaBuku,
    Timbang,
    list_zat,
    undangan_musnah,
)
from sidik.barang_bukti.forms.isian import (
    Gram,
    TakaranForm,
    TindakanForm,
    lines,
    names,
    pieces,
    pilihan_sita,
    takaran,
    ukuran_field,
    volume,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries.barang import anjuran_of
from sidik.kernel.bahasa import angka
from sidik.perkara.forms import Tanggal, Waktu
from sidik.perkara.forms.isian import choice, ids, number, text
from sidik.satuan.models import Petugas


def _terlambat() -> forms.CharField:
    return text(
        "Alasan bila baru dicatat menyusul", 300, hint="bila terjadi sebelum catatan terakhir"
    )


class TimbangForm(TindakanForm):
    bagian = "timbang"
    at = Waktu(label="Ditimbang pada")
    nomor_ba = text("Nomor BA penimbangan", 120, required=True)
    bruto_gram = Gram("Berat kotor, gram (bruto)")
    netto_gram = Gram("Berat bersih, gram (netto)")
    ml = volume()
    butir = pieces()
    alat = text("Timbangan", 120)
    kalibrasi = Tanggal(label="Kalibrasi terakhir", required=False)
    tempat = text("Tempat", 200)
    penimbang = text("Ditimbang oleh", 160)
    saksi = names("Saksi")
    alasan = text("Alasan ditimbang ulang", 300, required=True)
    terlambat = _terlambat()

    def value(self) -> Timbang:
        data = self.said()
        saksi = lines(data.pop("saksi"))
        return Timbang(**data | {"butir": data["butir"] or 0, "saksi": saksi})


class _GerakForm(TakaranForm):
    nomor_ba = text("Nomor berita acara", 120, required=True)
    at = Waktu(label="Pada")
    dari = text("Dari", 200)
    ke = text("Kepada / ke", 200)
    petugas = names("Petugas yang menyerahkan dan menerima")
    label = text("Nomor label/segel baru", 60, hint="bila dibuka lalu disegel kembali")
    terlambat = _terlambat()

    def gerak(self, jenis: JenisGerak) -> NewGerak:
        data = self.cleaned_data
        return NewGerak(
            jenis=jenis,
            takaran=takaran(data),
            label=data["label"],
            terlambat=data["terlambat"],
            nomor_ba=data["nomor_ba"],
            at=data["at"],
            dari=data.get("dari", ""),
            ke=data["ke"],
            petugas=lines(data["petugas"]),
        )


_CATAT = [j for j in LANGSUNG if j is not JenisGerak.PINJAM]
"""A loan has a form of its own."""


class GerakForm(_GerakForm):
    bagian = "gerak"
    wajib = False  # another store takes all there is
    field_order = ("versi", "jenis")
    jenis = forms.ChoiceField(label="Gerak", choices=[(j.value, GERAK_LABEL[j]) for j in _CATAT])

    def __init__(self, *args: Any, bb: BarangBukti, **kwargs: Any) -> None:
        super().__init__(*args, bb=bb, **kwargs)
        if not bb.is_ditimbang:
            known = [j for j in _CATAT if not HANYA_ZAT.intersection(ALUR[j])]
            self.fields["jenis"] = forms.ChoiceField(
                label="Gerak", choices=[(j.value, GERAK_LABEL[j]) for j in known]
            )
            self.order_fields(self.field_order)

    def value(self) -> NewGerak:
        return self.gerak(JenisGerak(self.cleaned_data["jenis"]))


class PinjamForm(_GerakForm):
    """Lent out: to an officer of the unit, chosen, or to somebody of another office, by name."""

    bagian = "pinjam"
    field_order = ("versi", "peminjam", "ke", "instansi", "keperluan", "kembali", "gram", "ml")
    peminjam = choice("Petugas satuan ini", ())
    ke = text("Nama peminjam", 200, hint="bila bukan petugas satuan ini")
    instansi = text("Jabatan dan instansinya", 160, hint="mis. Panitera, PN Paringin")
    keperluan = text("Untuk apa", 160, required=True, hint="mis. sidang, uji, pemotretan")
    kembali = Tanggal(label="Kembali paling lambat")

    def __init__(self, *args: Any, petugas: Sequence[Petugas] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["dari"]  # what is lent comes out of the store
        self.known = {p.nrp: p for p in petugas}
        names = [(p.nrp, f"{p}, {p.jabatan}") for p in petugas]
        self.fields["peminjam"] = choice("Petugas satuan ini", names)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        officer = self.known.get(data.get("peminjam") or "")
        if officer and data.get("ke"):
            self.add_error("ke", "Pilih petugas, atau tulis nama peminjam; jangan keduanya.")
        elif officer:
            data["ke"] = f"{officer} NRP {officer.nrp}"
            data["instansi"] = f"{officer.jabatan}, {officer.satuan.nama_pendek}"[:160]
        return data

    def value(self) -> NewGerak:
        names = ("instansi", "keperluan", "kembali")
        said = {name: self.cleaned_data[name] for name in names}
        return replace(self.gerak(JenisGerak.PINJAM), **said)


class SerahLabForm(_GerakForm):
    bagian = "serah_lab"
    field_order = ("versi", "paket", "gram", "ml", "butir", "alasan_contoh")
    paket = number("Diambil dari berapa paket", 1, MAX_BUTIR)
    alasan_contoh = text("Alasan bila banyaknya lain", 300)

    def __init__(self, *args: Any, bb: BarangBukti, **kwargs: Any) -> None:
        super().__init__(*args, bb=bb, **kwargs)
        law = anjuran_of(bb)
        if law is None or not bb.jumlah_paket:
            del self.fields["paket"]
        if law is None:
            del self.fields["alasan_contoh"]
            return
        asked = next(n for n in ("paket", "butir", "ml", "gram") if n in self.fields)
        self.fields[asked].required = True
        self.fields[asked].help_text = (
            f"{law.dasar}, {law.kata}; dari {angka(law.dari)} {law.satuan} diambil "
            f"{angka(law.jumlah)} {law.satuan}"
        )
        self.fields["alasan_contoh"].help_text = f"cara lain menurut {law.lain}"

    def value(self) -> NewGerak:
        said = {name: self.cleaned_data.get(name) for name in ("paket", "alasan_contoh")}
        lab = self.gerak(JenisGerak.LAB)
        return replace(lab, paket=said["paket"], alasan_contoh=said["alasan_contoh"] or "")


class MintaLabForm(TindakanForm):
    bagian = "minta_lab"
    lab = text("Laboratorium", 160, required=True, hint="mis. Balai Besar POM, Bidlabfor")
    nomor = text("Nomor surat permintaan", 120, required=True)
    tanggal = Tanggal(label="Tanggal surat")
    pertanyaan = text("Yang ditanyakan", 500)

    def value(self) -> Permintaan:
        data = self.said()
        return Permintaan(**data)


class HasilLabForm(TindakanForm):
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
        data = self.said()
        return HasilLab(**data | {"is_positif": data["is_positif"] == "ya"})


class SuratForm(TindakanForm):
    """A letter of which only number and moment are kept."""

    nomor = text("Nomor surat", 120, required=True)
    at = Waktu(label="Disampaikan pada")

    def __init__(self, *args: Any, name: str = "surat", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(name)


class PerpanjangForm(TindakanForm):
    bagian = "perpanjang"
    nomor = text("Nomor surat perpanjangan", 120, required=True)


class PenetapanForm(TindakanForm):
    bagian = "penetapan"
    nomor = text("Nomor penetapan", 120, required=True)
    tanggal = Tanggal(label="Tanggal penetapan")
    diterima = Tanggal(label="Diterima")

    def __init__(self, *args: Any, bb: BarangBukti, **kwargs: Any) -> None:
        super().__init__(*args, bb=bb, **kwargs)
        for untuk in Peruntukan:
            for ukuran in bb.ukuran:
                self.fields[f"{untuk}_{ukuran}"] = ukuran_field(
                    ukuran, PERUNTUKAN_LABEL[untuk], bb.hitungan
                )

    def value(self) -> NewPenetapan:
        data = self.cleaned_data
        return NewPenetapan(
            nomor=data["nomor"],
            tanggal=data["tanggal"],
            diterima=data["diterima"],
            bagian={untuk: takaran(data, f"{untuk}_") for untuk in Peruntukan},
        )


class MusnahForm(TakaranForm):
    bagian = "musnah"
    at = Waktu(label="Pada")
    tempat = text("Tempat", 200, required=True)
    cara = text("Cara", 300, required=True, hint="mis. diblender dengan deterjen lalu dibuang")
    petugas = names("Penyidik", required=True)
    saksi = names("Saksi", "sedikitnya dua orang; satu nama satu baris", required=True)
    undangan = names("Diundang", "satu baris satu instansi")
    nomor_ba = text("Nomor BA pemusnahan", 120, hint="boleh menyusul dalam 1x24 jam")
    terlambat = _terlambat()
    sisa_lab = forms.BooleanField(
        label="Ini sisa yang dikembalikan laboratorium, iptek, atau pelatihan",
        help_text="tidak memerlukan penetapan status, dan tidak dihitung ke dalamnya",
        required=False,
    )

    def __init__(self, *args: Any, sisa_lab: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["undangan"].initial = "\n".join(undangan_musnah())
        if not sisa_lab:
            del self.fields["sisa_lab"]

    def value(self) -> Musnah:
        data = self.cleaned_data
        return Musnah(
            takaran=takaran(data),
            terlambat=data["terlambat"],
            sisa_lab=data.get("sisa_lab", False),
            at=data["at"],
            tempat=data["tempat"],
            cara=data["cara"],
            nomor_ba=data["nomor_ba"],
            petugas=lines(data["petugas"]),
            saksi=lines(data["saksi"]),
            undangan=lines(data["undangan"]),
        )


class SisaLabForm(TindakanForm):
    bagian = "sisa_lab"
    nomor = text("Nomor berita acara atau surat yang menyatakannya", 120, required=True)
    at = Waktu(label="Dinyatakan pada")


class NasibForm(TindakanForm):
    bagian = "nasib"
    nasib = forms.ChoiceField(
        label="Putusan", choices=[(n.value, NASIB_LABEL[n]) for n in Nasib if n != Nasib.BELUM]
    )
    dasar = text(
        "Dasar putusan", 200, required=True, hint="mis. Putusan PN Paringin 12/Pid.Sus/2026"
    )


class KaitForm(TindakanForm):
    bagian = "kait"
    orang = choice("Orang", (), required=True)

    def __init__(self, *args: Any, orang: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orang"] = choice("Orang", orang, required=True)


class LepasForm(KaitForm):
    bagian = "lepas"
    alasan = text("Mengapa ternyata tidak terkait", 300, required=True)


class SitaForm(TindakanForm):
    """Which seizure of the case the exhibit came from."""

    bagian = "sita"
    penyitaan = choice("Penyitaan", (), required=True)

    def __init__(self, *args: Any, sita: Sequence[SitaBuku] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sita = sita
        self.fields["penyitaan"] = choice("Penyitaan", pilihan_sita(sita), required=True)

    def value(self) -> SitaBuku:
        return next(s for s in self.sita if str(s.kunci) == self.cleaned_data["penyitaan"])
