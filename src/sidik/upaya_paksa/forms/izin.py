from typing import Any

from django import forms

from sidik.perkara.forms.isian import Tanggal, Waktu, area, text, versi
from sidik.upaya_paksa.data import IZIN_LABEL, IzinPN, NewGeledah, NewSita, PutusanSita
from sidik.upaya_paksa.forms.bagian import TimForm, UpayaForm, nomor_surat, terlambat

_IZIN = [(i.value, IZIN_LABEL[i]) for i in IzinPN]


class _IzinForm(TimForm):
    """Two witnesses and the court, for a search as for a seizure."""

    izin = forms.ChoiceField(label="Izin Ketua PN", choices=_IZIN)
    izin_nomor = nomor_surat("Nomor izin", required=False)
    izin_tanggal = Tanggal(label="Tanggal izin", required=False)
    saksi_1 = text("Saksi pertama", 160, required=True)
    saksi_2 = text("Saksi kedua", 160, required=True)
    nomor_ba = nomor_surat("Nomor berita acara", required=False)
    terlambat = terlambat()

    def _parts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        saksi = [data.pop("saksi_1"), data.pop("saksi_2")]
        return {**data, "saksi": saksi, "izin": IzinPN(data["izin"])}


class GeledahForm(_IzinForm):
    nomor = nomor_surat("Nomor Sprin Geledah")
    at = Waktu(label="Digeledah pada")
    sasaran = text("Yang digeledah", 200, required=True, hint="rumah, badan, kendaraan")
    tempat = text("Tempat", 300, required=True)
    hasil = area("Yang ditemukan", 1000, 2, required=False)
    field_order = ("nomor", "at", "sasaran", "tempat", "petugas", "saksi_1", "saksi_2", "izin")

    def value(self) -> NewGeledah:
        return NewGeledah(**self._parts())


class SitaForm(_IzinForm):
    nomor = nomor_surat("Nomor Sprin Sita")
    at = Waktu(label="Disita pada")
    tempat = text("Tempat", 300, required=True)
    barang = area("Benda yang disita", 1000, 3, required=True)
    pemilik = text("Disita dari", 160, required=True)
    narkotika = forms.BooleanField(
        label="Termasuk narkotika", required=False, help_text="Kejari diberi tahu"
    )
    field_order = ("nomor", "at", "tempat", "barang", "pemilik", "narkotika", "petugas", "saksi_1")

    def value(self) -> NewSita:
        return NewSita(**self._parts())


class PersetujuanForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor persetujuan Ketua PN")
    tanggal = Tanggal(label="Tanggal persetujuan")


class AjukanForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor surat permintaan persetujuan")
    at = Waktu(label="Diajukan pada")


class PutusanForm(UpayaForm):
    versi = versi()
    putusan = forms.ChoiceField(
        label="Putusan Ketua PN", choices=[("setuju", "Disetujui"), ("tolak", "Ditolak")]
    )
    nomor = nomor_surat("Nomor penetapan")
    at = Waktu(label="Diterima pada")

    def value(self) -> PutusanSita:
        data = self.cleaned_data
        setuju = data["putusan"] == "setuju"
        return PutusanSita(disetujui=setuju, nomor=data["nomor"], at=data["at"])


class WaktuForm(UpayaForm):
    versi = versi()
    at = Waktu(label="Pada")


class WaktuNomorForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor surat pemberitahuan kepada Kejari")
    at = Waktu(label="Diberitahukan pada")
