from collections.abc import Collection
from typing import Any

from django import forms

from sidik.perkara.forms.isian import Waktu, area, text, versi
from sidik.upaya_paksa.data import LEPAS_LABEL, AlasanKeluar, NewLepas, NewPenangkapan
from sidik.upaya_paksa.forms.bagian import (
    OrangForm,
    UpayaForm,
    nomor_surat,
    offer,
    pilihan,
    terlambat,
)

_LEPAS = [("", "— pilih —"), *((sebab.value, label) for sebab, label in LEPAS_LABEL.items())]


class TangkapForm(OrangForm):
    tertangkap_tangan = forms.BooleanField(label="Tertangkap tangan", required=False)
    nomor = nomor_surat(
        "Nomor Sprin Kap", required=False, hint="boleh kosong bila tertangkap tangan"
    )
    mulai_at = Waktu(label="Ditangkap pada", help_text="jam berjalan dari saat ini")
    tempat = text("Tempat", 300, required=True)
    alasan = area("Alasan penangkapan", 500, 2, required=True, hint="sekurangnya dua alat bukti")
    nomor_ba = nomor_surat("Nomor BA penangkapan", required=False)
    terlambat = terlambat()

    def value(self) -> NewPenangkapan:
        return NewPenangkapan(**self.cleaned_data)


class SprinKapForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor Sprin Kap", hint="yang terbit sesudah tertangkap tangan")


class LanjutForm(UpayaForm):
    versi = versi()
    nomor = nomor_surat("Nomor Sprin perpanjangan penangkapan")
    at = Waktu(label="Diterbitkan pada")


class TembusanForm(UpayaForm):
    versi = versi()
    kepada = text("Diberikan kepada", 160, required=True, hint="keluarga, atau ketua RT/RW")
    oleh = text("Diberikan oleh", 160, required=True)
    at = Waktu(label="Diberikan pada")


class BatalForm(UpayaForm):
    versi = versi()
    alasan = area("Mengapa catatan ini keliru", 300, 2, required=True, hint="akan tampil di sini")


class LepasForm(UpayaForm):
    versi = versi()
    at = Waktu(label="Dilepas pada")
    sebab = pilihan("Dilepas karena", _LEPAS)
    alasan = text("Nomor surat pelepasan dan keterangan", 240, required=True)

    def __init__(
        self,
        *args: Any,
        berlaku: Collection[AlasanKeluar] = frozenset(AlasanKeluar),
        **kwargs: Any,
    ) -> None:
        """`berlaku`: the reasons that hold for him."""
        super().__init__(*args, **kwargs)
        offer(self.fields["sebab"], berlaku)

    def value(self) -> NewLepas:
        data = {k: v for k, v in self.cleaned_data.items() if k != "versi"}
        return NewLepas(**data | {"sebab": AlasanKeluar(data["sebab"])})
