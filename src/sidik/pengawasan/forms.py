"""Which report, of whom, from when to when; and how a list is narrowed on its own page."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import QueryDict

from sidik.barang_bukti.data import SaringBB
from sidik.barang_bukti.forms import SaringForm as SaringBBForm
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.pengawasan.data import LAPORAN_LABEL, Daftar, Laporan, Masa, Ukuran, UkuranTidakDikenal
from sidik.perkara.forms import CariForm, RefusableForm, Tanggal
from sidik.perkara.forms import SaringForm as SaringPerkaraForm
from sidik.pesan.data import KeadaanKeluar, KeadaanMasuk
from sidik.prapenuntutan.forms import SaringForm as SaringBerkasForm
from sidik.prapenuntutan.queries import SaringBerkas
from sidik.satuan.data import Act
from sidik.satuan.models import Satuan
from sidik.satuan.policy import top_of
from sidik.satuan.queries import label_satuan, list_petugas, list_satuan
from sidik.tenggat.forms import SaringForm as SaringTenggatForm

_TAHUN: Final = (1945, 2100)


class LaporanForm(RefusableForm):
    laporan = forms.ChoiceField(
        label="Laporan",
        choices=[(each.value, LAPORAN_LABEL[each]) for each in Laporan],
    )
    satuan = forms.ChoiceField(label="Satuan, dengan semua di bawahnya")
    awal = Tanggal(label="Dari tanggal")
    akhir = Tanggal(label="Sampai tanggal")

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*label_satuan(satuan).items()]
        self.fields["satuan"] = forms.ChoiceField(
            label="Satuan, dengan semua di bawahnya", choices=choices
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        awal, akhir = data.get("awal"), data.get("akhir")
        for name in ("awal", "akhir"):
            if (day := data.get(name)) and not _TAHUN[0] <= day.year <= _TAHUN[1]:
                self.add_error(name, f"Tahun {day.year} tidak masuk akal.")
        if awal and akhir and akhir < awal:
            self.add_error("akhir", "Tanggal akhir mendahului tanggal awal.")
        return data

    def masa(self) -> Masa:
        return Masa(self.cleaned_data["awal"], self.cleaned_data["akhir"])


def read_saringan(daftar: Daftar, actor: Actor, query: QueryDict) -> Any:
    """Return what a list is narrowed to, read as the page of the list reads it.

    What cannot be read is left out, as there: a list is never refused.
    """
    reader = _SARING.get(daftar)
    return reader(actor, query) if reader else None


def _units(actor: Actor) -> list[Satuan]:
    return list(list_satuan(top_of(actor, Act.PERKARA_READ) or actor.satuan))


def _perkara(actor: Actor, query: QueryDict) -> Any:
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    return SaringPerkaraForm(query, satuan=_units(actor), penyidik=list_petugas(top)).value()


def _cari(_actor: Actor, query: QueryDict) -> str:
    form = CariForm(query)
    return str(form.cleaned_data["q"]) if form.is_valid() else ""


def _tenggat(_actor: Actor, query: QueryDict) -> Any:
    return SaringTenggatForm(query).value()


def _kalender(_actor: Actor, query: QueryDict) -> date:
    today = clock.today(settings.TIME_ZONE)
    try:
        first = date.fromisoformat(f"{query.get('bulan', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return first if _TAHUN[0] <= first.year <= _TAHUN[1] else today.replace(day=1)


def _tahanan(_actor: Actor, query: QueryDict) -> str:
    return query.get("satuan", "").replace("\x00", "")


def _berkas(actor: Actor, query: QueryDict) -> SaringBerkas:
    form = SaringBerkasForm(query, satuan=_units(actor))
    return SaringBerkas(**form.cleaned_data) if form.is_valid() else SaringBerkas()


def _bb(actor: Actor, query: QueryDict) -> SaringBB:
    form = SaringBBForm(query, satuan=_units(actor))
    return SaringBB(**form.cleaned_data) if form.is_valid() else SaringBB()


def _ukuran(_actor: Actor, query: QueryDict) -> Mapping[str, str]:
    if query.get("ukuran") not in set(Ukuran):
        raise UkuranTidakDikenal
    names = ("ukuran", "satuan", "petugas")
    return {name: query.get(name, "").replace("\x00", "") for name in names}


def _keadaan(kinds: type[StrEnum], _actor: Actor, query: QueryDict) -> StrEnum | None:
    said = query.get("keadaan", "")
    return kinds(said) if said in set(kinds) else None


_SARING: Final[Mapping[Daftar, Callable[[Actor, QueryDict], Any]]] = {
    Daftar.PERKARA: _perkara,
    Daftar.CARI: _cari,
    Daftar.TENGGAT: _tenggat,
    Daftar.KALENDER: _kalender,
    Daftar.TAHANAN: _tahanan,
    Daftar.BERKAS: _berkas,
    Daftar.BARANG_BUKTI: _bb,
    Daftar.UKURAN: _ukuran,
    Daftar.PESAN_MASUK: partial(_keadaan, KeadaanMasuk),
    Daftar.PESAN_KELUAR: partial(_keadaan, KeadaanKeluar),
}
