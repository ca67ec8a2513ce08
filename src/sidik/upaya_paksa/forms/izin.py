from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms

from sidik.perkara.forms.isian import Tanggal, Waktu, area, text, versi
from sidik.upaya_paksa.data import (
    IZIN_LABEL,
    UPAYA_LABEL,
    IzinPN,
    NewGeledah,
    NewIzin,
    NewSita,
    PutusanSita,
    Upaya,
)
from sidik.upaya_paksa.errors import IzinTidakDikenal
from sidik.upaya_paksa.forms.bagian import TimForm, UpayaForm, nomor_surat, pilihan, terlambat
from sidik.upaya_paksa.policy import list_acara_izin

_UPAYA: Final = [(u.value, UPAYA_LABEL[u]) for u in Upaya]
_URUT: Final = ("izin", "permintaan", "izin_nomor", "izin_tanggal", "izin_penerbit", "mendesak")
_IZIN = [(i.value, IZIN_LABEL[i]) for i in IzinPN]


class IzinForm(UpayaForm):
    """Ask for the permit before the act."""

    upaya = pilihan("Untuk", _UPAYA)
    sasaran = text("Sasaran", 300, required=True, hint="tempat atau benda, dan dasar dugaannya")
    nomor = nomor_surat("Nomor surat permintaan izin")
    at = Waktu(label="Diajukan pada")
    tujuan = text("Kepada", 120, hint="kosongkan bila Ketua Pengadilan Negeri setempat")

    def value(self) -> NewIzin:
        data = self.cleaned_data
        return NewIzin(**data | {"upaya": Upaya(data["upaya"])})


class _IzinForm(TimForm):
    """Two witnesses and the court, for a search as for a seizure."""

    upaya: ClassVar[Upaya]
    izin = pilihan("Izin Ketua PN", _IZIN)
    izin_nomor = nomor_surat("Nomor izin", required=False)
    izin_tanggal = Tanggal(label="Tanggal izin", required=False)
    izin_penerbit = text("Penerbit izin", 120, hint="kosongkan bila Ketua PN setempat")
    saksi_1 = text("Saksi pertama", 160, required=True)
    saksi_2 = text("Saksi kedua", 160, required=True)
    nomor_ba = nomor_surat("Nomor berita acara", required=False)
    terlambat = terlambat()

    def __init__(
        self,
        *args: Any,
        izin: Sequence[tuple[str, str, str]] = (),
        rezim: str = "",
        **kwargs: Any,
    ) -> None:
        """`izin` are the permits given in this case: what for, key, words."""
        super().__init__(*args, **kwargs)
        given = [(key, words) for upaya, key, words in izin if upaya == self.upaya]
        acara = [one for one in list_acara_izin(self.upaya) if rezim in {"", one.rezim}]
        urgent = dict(pair for one in acara for pair in one.mendesak)
        self.fields["permintaan"] = forms.ChoiceField(
            label="Izin yang sudah diberikan",
            required=False,
            choices=[("", "— tulis sendiri di bawah —"), *given],
            error_messages={"invalid_choice": IzinTidakDikenal.message},
        )
        self.fields["mendesak"] = pilihan(
            "Bila mendesak, alasannya",
            [("", "— pilih —"), *urgent.items()],
            required=False,
            hint="persetujuan Ketua PN diminta sesudahnya, pada waktunya",
        )
        self.order_fields([*(self.field_order or ()), *_URUT])

    def _parts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        saksi = [data.pop("saksi_1"), data.pop("saksi_2")]
        return {**data, "saksi": saksi, "izin": IzinPN(data["izin"])}


class GeledahForm(_IzinForm):
    upaya = Upaya.GELEDAH
    nomor = nomor_surat("Nomor Sprin Geledah")
    at = Waktu(label="Digeledah pada")
    sasaran = text("Yang digeledah", 200, required=True, hint="rumah, badan, kendaraan")
    tempat = text("Tempat", 300, required=True)
    hasil = area("Yang ditemukan", 1000, 2, required=False)
    field_order = ("nomor", "at", "sasaran", "tempat", "petugas", "saksi_1", "saksi_2")

    def value(self) -> NewGeledah:
        return NewGeledah(**self._parts())


class SitaForm(_IzinForm):
    upaya = Upaya.SITA
    nomor = nomor_surat("Nomor Sprin Sita")
    at = Waktu(label="Disita pada")
    tempat = text("Tempat", 300, required=True)
    barang = area("Benda yang disita", 1000, 3, required=True)
    pemilik = text("Disita dari", 160, required=True)
    narkotika = forms.BooleanField(
        label="Termasuk narkotika", required=False, help_text="Kejari diberi tahu"
    )
    field_order = (
        *("nomor", "at", "tempat", "barang", "pemilik", "narkotika"),
        *("petugas", "saksi_1", "saksi_2"),
    )

    def value(self) -> NewSita:
        return NewSita(**self._parts())


class AjukanForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor surat permintaan persetujuan")
    at = Waktu(label="Diajukan pada")


class PutusanForm(UpayaForm):
    versi = versi()
    putusan = pilihan("Putusan Ketua PN", [("setuju", "Disetujui"), ("tolak", "Ditolak")])
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
