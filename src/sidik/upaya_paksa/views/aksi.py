"""Each act of the page: its words, its form, what it calls. One table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sidik.jejak.data import Actor
from sidik.perkara.models import Perkara
from sidik.upaya_paksa import forms, usecases
from sidik.upaya_paksa.data import JenisTempat, KeadaanSita, Surat
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan
from sidik.upaya_paksa.policy import lanjutan_of, next_masa
from sidik.upaya_paksa.queries import Halaman
from sidik.upaya_paksa.queries.halaman import Objek


@dataclass(frozen=True, kw_only=True)
class Baru:
    """An act that begins something."""

    label: str
    form: type[forms.TangkapForm | forms.TahanForm | forms.GeledahForm | forms.SitaForm]
    do: Callable[[Perkara, Any, Actor], object]
    pilihan: Callable[[Halaman], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Aksi:
    """An act on something that stands there already."""

    label: str
    model: type[Objek]
    form: type[Any]
    do: Callable[[Any, Any, Actor], object]
    when: Callable[[Any], bool]
    """Whether the page offers it; the use case judges for itself."""
    more: Callable[[Any], Mapping[str, Any]] = lambda _row: {}


def _team(halaman: Halaman) -> Mapping[str, Any]:
    return {"tim": halaman.tim}


def _arrestable(halaman: Halaman) -> Mapping[str, Any]:
    return {"tim": halaman.tim, "calon": halaman.calon}


def _detainable(halaman: Halaman) -> Mapping[str, Any]:
    return {"tim": halaman.tim, "calon": halaman.tersangka}


BARU: Final[Mapping[str, Baru]] = {
    "tangkap": Baru(
        label="Catat penangkapan",
        form=forms.TangkapForm,
        do=lambda p, f, a: usecases.arrest(p, f.value(), actor=a),
        pilihan=_arrestable,
    ),
    "tahan": Baru(
        label="Catat penahanan",
        form=forms.TahanForm,
        do=lambda p, f, a: usecases.detain(p, f.value(), actor=a),
        pilihan=_detainable,
    ),
    "geledah": Baru(
        label="Catat penggeledahan",
        form=forms.GeledahForm,
        do=lambda p, f, a: usecases.search(p, f.value(), actor=a),
        pilihan=_team,
    ),
    "sita": Baru(
        label="Catat penyitaan",
        form=forms.SitaForm,
        do=lambda p, f, a: usecases.seize(p, f.value(), actor=a),
        pilihan=_team,
    ),
}


def _paused(row: Penahanan) -> bool:
    return any(j.sampai is None for j in row.jeda.all())


def _held(row: Penahanan) -> bool:
    return row.keluar is None and not _paused(row)


def _next(row: Penahanan) -> Any:
    return next_masa(anak=row.anak, dipakai=len(row.segmen.all()))


def _extend(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.extend_tahanan(row, form.value(), versi=versi, actor=actor)


def _move(row: Penahanan, form: Any, actor: Actor) -> object:
    data = form.cleaned_data
    return usecases.move_tahanan(
        row,
        Surat(nomor=data["nomor"], tanggal=data["tanggal"]),
        ke=JenisTempat(data["ke"]),
        tempat=data["tempat"],
        versi=data["versi"],
        actor=actor,
    )


def _pause(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.start_jeda(row, form.value(), versi=versi, actor=actor)


def _leave(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.release_tahanan(row, form.value(), versi=versi, actor=actor)


def _judge(row: Penyitaan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.judge_sita(row, form.value(), versi=versi, actor=actor)


AKSI: Final[Mapping[str, Aksi]] = {
    "lanjut": Aksi(
        label="Perpanjang penangkapan",
        model=Penangkapan,
        form=forms.LanjutForm,
        do=lambda r, f, a: usecases.extend_penangkapan(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.selesai_at and not r.lanjut_nomor and bool(lanjutan_of(r.aturan)),
    ),
    "tembusan": Aksi(
        label="Catat tembusan keluarga",
        model=Penangkapan,
        form=forms.TembusanForm,
        do=lambda r, f, a: usecases.give_tembusan(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.tembusan_at,
    ),
    "lepas": Aksi(
        label="Lepaskan",
        model=Penangkapan,
        form=forms.LepasForm,
        do=lambda r, f, a: usecases.release_penangkapan(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.selesai_at,
    ),
    "perpanjang": Aksi(
        label="Catat perpanjangan",
        model=Penahanan,
        form=forms.PerpanjanganForm,
        do=_extend,
        when=lambda r: _held(r) and _next(r) is not None,
        more=lambda r: {"khusus": bool(_next(r) and _next(r).khusus)},
    ),
    "bantar": Aksi(
        label="Bantarkan",
        model=Penahanan,
        form=forms.PembantaranForm,
        do=_pause,
        when=_held,
    ),
    "tangguh": Aksi(
        label="Tangguhkan",
        model=Penahanan,
        form=forms.PenangguhanForm,
        do=_pause,
        when=_held,
    ),
    "akhir": Aksi(
        label="Catat ditahan lagi",
        model=Penahanan,
        form=forms.AkhirJedaForm,
        do=lambda r, f, a: usecases.end_jeda(r, **f.cleaned_data, actor=a),
        when=lambda r: r.keluar is None and _paused(r),
    ),
    "alih": Aksi(
        label="Alihkan jenisnya",
        model=Penahanan,
        form=forms.AlihForm,
        do=_move,
        when=_held,
    ),
    "keluar": Aksi(
        label="Keluarkan",
        model=Penahanan,
        form=forms.KeluarForm,
        do=_leave,
        when=lambda r: r.keluar is None,
    ),
    "setujui": Aksi(
        label="Catat persetujuan PN",
        model=Penggeledahan,
        form=forms.PersetujuanForm,
        do=lambda r, f, a: usecases.approve_geledah(r, **f.cleaned_data, actor=a),
        when=lambda r: r.izin == "mendesak" and not r.persetujuan_nomor,
    ),
    "ajukan": Aksi(
        label="Catat permintaan persetujuan",
        model=Penyitaan,
        form=forms.AjukanForm,
        do=lambda r, f, a: usecases.submit_sita(r, **f.cleaned_data, actor=a),
        when=lambda r: (
            r.keadaan in {KeadaanSita.BELUM_DIAJUKAN, KeadaanSita.DITOLAK} and r.pengajuan < 2
        ),
    ),
    "putusan": Aksi(
        label="Catat putusan PN",
        model=Penyitaan,
        form=forms.PutusanForm,
        do=_judge,
        when=lambda r: r.keadaan == KeadaanSita.DIAJUKAN,
    ),
    "kembali": Aksi(
        label="Catat benda dikembalikan",
        model=Penyitaan,
        form=forms.WaktuForm,
        do=lambda r, f, a: usecases.return_sita(r, **f.cleaned_data, actor=a),
        when=lambda r: r.keadaan == KeadaanSita.DITOLAK,
    ),
    "salinan": Aksi(
        label="Catat salinan diberikan",
        model=Penyitaan,
        form=forms.WaktuForm,
        do=lambda r, f, a: usecases.copy_sita(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.salinan_at,
    ),
    "kejari": Aksi(
        label="Catat pemberitahuan Kejari",
        model=Penyitaan,
        form=forms.WaktuNomorForm,
        do=lambda r, f, a: usecases.notify_kejari(r, **f.cleaned_data, actor=a),
        when=lambda r: r.narkotika and not r.kejari_at,
    ),
}
