from collections.abc import Collection
from typing import Any

from sidik.perkara.forms.isian import Tanggal, Waktu, area, number, text, versi
from sidik.upaya_paksa.data import (
    KELUAR_LABEL,
    KELUAR_SEMENTARA,
    TEMPAT_ANAK,
    TEMPAT_LABEL,
    AlasanKeluar,
    JenisJeda,
    JenisTempat,
    NewJeda,
    NewKeluar,
    NewPenahanan,
    NewPengalihan,
    NewPerpanjangan,
    Surat,
)
from sidik.upaya_paksa.forms.bagian import (
    OrangForm,
    UpayaForm,
    nomor_surat,
    offer,
    pilihan,
    terlambat,
)
from sidik.upaya_paksa.policy import batas_ancaman

_TEMPAT = [(j.value, TEMPAT_LABEL[j]) for j in JenisTempat]
_TEMPAT_DEWASA = [row for row in _TEMPAT if row[0] not in TEMPAT_ANAK]
_KELUAR = [("", "— pilih —"), *((a.value, KELUAR_LABEL[a]) for a in AlasanKeluar)]
_DULU = KELUAR_SEMENTARA | {AlasanKeluar.TAHAP_DUA}
_KELUAR_DULU = [row for row in _KELUAR if not row[0] or row[0] in _DULU]


class TahanForm(OrangForm):
    nomor = nomor_surat("Nomor Sprin Han")
    mulai_at = Waktu(label="Ditahan sejak", help_text="hari itu dihitung hari pertama")
    jenis = pilihan("Jenis penahanan", _TEMPAT)
    alasan_tempat = text(
        "Bila anak di rutan: mengapa", 300, hint="tempatnya LPAS, atau LPKS bila belum ada LPAS"
    )
    tempat = text("Tempat", 200, required=True, hint="mis. Rutan Polres Balangan")
    ancaman_tahun = number(
        "Anak: ancaman pidana tertinggi (tahun)", 1, 99, hint="hanya bila pasalnya tidak dikenal"
    )
    alasan = area("Alasan penahanan", 500, 2, required=True)
    nomor_ba = nomor_surat("Nomor BA penahanan", required=False)
    sehat = area("Pemeriksaan kesehatan saat masuk", 500, 2, required=True, hint="hasil dan dokter")
    terlambat = terlambat()

    def __init__(self, *args: Any, anak: bool = False, **kwargs: Any) -> None:
        """`anak`: a child is among those who may be held."""
        super().__init__(*args, **kwargs)
        if anak:
            choices = [("", "— pilih —"), *_TEMPAT]
            self.fields["jenis"] = pilihan("Jenis penahanan", choices)
        else:
            del self.fields["alasan_tempat"], self.fields["ancaman_tahun"]
            self.fields["jenis"] = pilihan("Jenis penahanan", _TEMPAT_DEWASA)

    def value(self) -> NewPenahanan:
        data = dict(self.cleaned_data)
        return NewPenahanan(**data | {"jenis": JenisTempat(data["jenis"])})


class PerpanjanganForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor surat perpanjangan")
    tanggal = Tanggal(label="Tanggal surat")
    penerbit = text("Penerbit", 120, hint="kosongkan bila sesuai aturan")
    jumlah = number("Lama (hari)", 1, 120, hint="kosongkan bila penuh menurut undang-undang")
    ancaman_tahun = number("Ancaman pidana (tahun)", 1, 99, hint="untuk perpanjangan Ketua PN")
    sakit = text("Atau surat dokter: sakit berat", 200, hint="nomor dan tanggalnya")
    terlambat = terlambat()

    def __init__(self, *args: Any, khusus: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not khusus:
            del self.fields["ancaman_tahun"], self.fields["sakit"]
        else:
            hint = f"perpanjangan Ketua PN: {batas_ancaman()} tahun atau lebih"
            self.fields["ancaman_tahun"].help_text = hint

    def value(self) -> NewPerpanjangan:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        surat = Surat(**{name: data.pop(name) for name in ("nomor", "tanggal", "penerbit")})
        return NewPerpanjangan(surat=surat, **data)


class PembantaranForm(UpayaForm):
    versi = versi()
    mulai = Tanggal(label="Dibantarkan sejak", help_text="hari itu tidak dihitung lagi")
    nomor = nomor_surat("Nomor surat pembantaran")
    alasan = text("Rumah sakit dan keterangan", 300, required=True)
    terlambat = terlambat()

    def value(self) -> NewJeda:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        return NewJeda(jenis=JenisJeda.PEMBANTARAN, **data)


class PenangguhanForm(UpayaForm):
    versi = versi()
    mulai = Tanggal(label="Ditangguhkan sejak", help_text="hari itu tidak dihitung lagi")
    nomor = nomor_surat("Nomor surat penangguhan")
    jaminan = text("Jaminan", 300, required=True, hint="orang atau uang, dan syaratnya")
    alasan = text("Alasan", 300, required=True)
    terlambat = terlambat()

    def value(self) -> NewJeda:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        return NewJeda(jenis=JenisJeda.PENANGGUHAN, **data)


class AkhirJedaForm(UpayaForm):
    versi = versi()
    sampai = Tanggal(label="Ditahan lagi pada", help_text="hari itu dihitung lagi")
    nomor = nomor_surat("Nomor surat", hint="penahanan lanjutan atau pencabutan penangguhan")
    alasan = text("Alasan", 300, required=True)


class AlihForm(UpayaForm):
    versi = versi()
    ke = pilihan("Dialihkan menjadi", _TEMPAT)
    tempat = text("Tempat", 200, required=True)
    nomor = nomor_surat("Nomor surat pengalihan")
    tanggal = Tanggal(label="Tanggal surat")
    alasan = text("Alasan", 300, hint="wajib bila anak dipindah ke rutan")

    def __init__(self, *args: Any, anak: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not anak:
            self.fields["ke"] = pilihan("Dialihkan menjadi", _TEMPAT_DEWASA)
            self.fields["alasan"].help_text = ""

    def value(self) -> NewPengalihan:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        surat = Surat(nomor=data.pop("nomor"), tanggal=data.pop("tanggal"))
        return NewPengalihan(surat=surat, **data | {"ke": JenisTempat(data["ke"])})


class KeluarForm(UpayaForm):
    versi = versi()
    tanggal = Tanggal(label="Keluar pada")
    alasan = pilihan("Alasan keluar", _KELUAR)
    nomor = nomor_surat("Nomor Sprin pengeluaran")
    catatan = text("Catatan", 300)

    def __init__(
        self,
        *args: Any,
        menyusul: bool = False,
        berlaku: Collection[AlasanKeluar] = frozenset(AlasanKeluar),
        **kwargs: Any,
    ) -> None:
        """`berlaku`: the reasons that hold for him."""
        super().__init__(*args, menyusul=menyusul, **kwargs)
        if menyusul:
            self.fields["alasan"] = pilihan("Alasan keluar", _KELUAR_DULU)
        offer(self.fields["alasan"], berlaku)

    def value(self) -> NewKeluar:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        return NewKeluar(**data | {"alasan": AlasanKeluar(data["alasan"])})
