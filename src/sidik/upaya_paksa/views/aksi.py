"""Each act of the page: its words, its form, what it calls. One table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sidik.jejak.data import Actor
from sidik.perkara.models import Perkara
from sidik.satuan.data import Act
from sidik.upaya_paksa import forms, usecases
from sidik.upaya_paksa.data import KeadaanIzin, KeadaanSita
from sidik.upaya_paksa.models import (
    Jeda,
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    PermintaanIzin,
)
from sidik.upaya_paksa.policy import acara_izin, lanjutan_of, next_masa
from sidik.upaya_paksa.queries import Halaman
from sidik.upaya_paksa.queries.halaman import Objek
from sidik.upaya_paksa.queries.jaga import rezim_at
from sidik.upaya_paksa.queries.kartu import list_berlaku
from sidik.upaya_paksa.queries.tercapai import Tercapai, read_tercapai
from sidik.upaya_paksa.queries.urutan import diserahkan_at


@dataclass(frozen=True, kw_only=True)
class Baru:
    """An act that begins something."""

    label: str
    form: type[Any]
    do: Callable[[Perkara, Any, Actor], object]
    pilihan: Callable[[Halaman], Mapping[str, Any]]
    perintah: str = ""
    """The warrant under which it is done."""
    dahulu: str = ""
    """What comes first in a case without a suspect."""


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
    act: Act = Act.UPAYA_WRITE
    terbuka: bool = False
    """It wants a case that is open: going on, and not locked."""
    keluar: bool = False
    """He is let out: only for what was reached for him."""
    kuasa: str = ""
    """What it is called when it only can be a late entry: the prosecutor has him already."""


def _permit(halaman: Halaman) -> Mapping[str, Any]:
    rezim = halaman.perkara.rezim_acara
    return {"tim": halaman.tim, "izin": halaman.izin_ada, "rezim": rezim}


def _arrestable(halaman: Halaman) -> Mapping[str, Any]:
    return {"tim": halaman.tim, "calon": halaman.calon}


def _detainable(halaman: Halaman) -> Mapping[str, Any]:
    return {"tim": halaman.tim, "calon": halaman.tersangka, "anak": halaman.ada_anak}


BARU: Final[Mapping[str, Baru]] = {
    "tangkap": Baru(
        label="Catat penangkapan",
        perintah="sprin_kap",
        form=forms.TangkapForm,
        do=lambda p, f, a: usecases.arrest(p, f.value(), actor=a),
        pilihan=_arrestable,
    ),
    "tahan": Baru(
        label="Catat penahanan",
        perintah="sprin_han",
        dahulu="Belum ada tersangka dalam perkara ini. Penahanan hanya untuk tersangka: surat "
        "ketetapan tersangka (S.Tap) terbit lebih dahulu.",
        form=forms.TahanForm,
        do=lambda p, f, a: usecases.detain(p, f.value(), actor=a),
        pilihan=_detainable,
    ),
    "izin": Baru(
        label="Catat permintaan izin Ketua PN",
        form=forms.IzinForm,
        do=lambda p, f, a: usecases.ask_izin(p, f.value(), actor=a),
        pilihan=lambda _halaman: {},
    ),
    "geledah": Baru(
        label="Catat penggeledahan",
        perintah="sprin_geledah",
        form=forms.GeledahForm,
        do=lambda p, f, a: usecases.search(p, f.value(), actor=a),
        pilihan=_permit,
    ),
    "sita": Baru(
        label="Catat penyitaan",
        perintah="sprin_sita",
        form=forms.SitaForm,
        do=lambda p, f, a: usecases.seize(p, f.value(), actor=a),
        pilihan=_permit,
    ),
}


def new_form(baru: Baru, halaman: Halaman, name: str) -> Any:
    """Return an empty form; a warrant that was signed here lends its number, and says for whom."""
    ready = halaman.siap.get(baru.perintah, ())
    # Of several he must choose himself: a number that stands there is not looked at.
    initial = {"nomor": ready[0].nomor, "orang": ready[0].orang} if len(ready) == 1 else {}
    form = baru.form(awalan=name, initial=initial, **baru.pilihan(halaman))
    if ready:
        people = (*halaman.calon, *halaman.tersangka)
        names = {key: name for key, name in people if isinstance(name, str)}
        said = [f"{row.nomor} ({names.get(row.orang, 'perkara ini')})" for row in ready]
        form.fields["nomor"].help_text = f"sudah ditandatangani di sini: {'; '.join(said)}"
    return form


def is_diserahkan(row: Objek) -> bool:
    """Say whether the prosecutor has him: only what went before is still written down."""
    if not isinstance(row, Penangkapan | Penahanan):
        return False
    return diserahkan_at(row.keterlibatan) is not None


def form_of(
    aksi: Aksi, row: Objek, data: Any, awalan: str, tercapai: Tercapai | None = None
) -> Any:
    """Return the form of an act, empty without `data`."""
    more = dict(aksi.more(row))
    if aksi.keluar and isinstance(row, Penangkapan | Penahanan):
        found = tercapai or read_tercapai(row.perkara, [row.keterlibatan])
        more["berlaku"] = found.open_for(row.keterlibatan)
    if aksi.kuasa and is_diserahkan(row):
        more["menyusul"] = True
    if data is None:
        more["initial"] = {"versi": row.versi}
    return aksi.form(data, awalan=awalan, **more)


def _paused(row: Penahanan) -> bool:
    return any(j.sampai is None for j in row.jeda.all())


def _held(row: Penahanan) -> bool:
    return row.keluar is None and not _paused(row)


def _next(row: Penahanan) -> Any:
    return next_masa(anak=row.anak, dipakai=len(list_berlaku(row)))


def _extend(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.extend_tahanan(row, form.value(), versi=versi, actor=actor)


def _move(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.move_tahanan(row, form.value(), versi=versi, actor=actor)


def _pause(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.start_jeda(row, form.value(), versi=versi, actor=actor)


def _release(row: Penangkapan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.release_penangkapan(row, form.value(), versi=versi, actor=actor)


def _leave(row: Penahanan, form: Any, actor: Actor) -> object:
    versi = form.cleaned_data["versi"]
    return usecases.release_tahanan(row, form.value(), versi=versi, actor=actor)


def _judge(do: Callable[..., object]) -> Callable[[Any, Any, Actor], object]:
    return lambda r, f, a: do(r, f.value(), versi=f.cleaned_data["versi"], actor=a)


def _askable(upaya: str) -> Callable[[Any], bool]:
    def may_ask(row: Any) -> bool:
        asked = row.pengajuan < acara_izin(upaya, rezim_at(row.perkara, row.at)).pengajuan
        return asked and row.keadaan in {KeadaanSita.BELUM_DIAJUKAN, KeadaanSita.DITOLAK}

    return may_ask


def _cancel(
    model: type[Objek],
    when: Callable[[Any], bool],
    do: Callable[..., object] = usecases.cancel_catatan,
) -> Aksi:
    return Aksi(
        terbuka=True,
        label="Batalkan catatan",
        model=model,
        form=forms.BatalForm,
        do=lambda r, f, a: do(r, **f.cleaned_data, actor=a),
        when=when,
        act=Act.UPAYA_CANCEL,
    )


AKSI: Final[Mapping[str, Aksi]] = {
    "lanjut": Aksi(
        terbuka=True,
        label="Perpanjang penangkapan",
        kuasa="perpanjangan penangkapan",
        model=Penangkapan,
        form=forms.LanjutForm,
        do=lambda r, f, a: usecases.extend_penangkapan(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.selesai_at and not r.lanjut_nomor and bool(lanjutan_of(r.aturan)),
    ),
    "sprin": Aksi(
        label="Catat Sprin Kap yang terbit sesudahnya",
        model=Penangkapan,
        form=forms.SprinKapForm,
        do=lambda r, f, a: usecases.name_sprin_kap(r, **f.cleaned_data, actor=a),
        when=lambda r: not r.nomor,
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
        kuasa="pelepasan",
        keluar=True,
        model=Penangkapan,
        form=forms.LepasForm,
        do=_release,
        when=lambda r: not r.selesai_at,
    ),
    "perpanjang": Aksi(
        terbuka=True,
        label="Catat perpanjangan",
        kuasa="perpanjangan",
        model=Penahanan,
        form=forms.PerpanjanganForm,
        do=_extend,
        when=lambda r: _held(r) and _next(r) is not None,
        more=lambda r: {"khusus": bool(_next(r) and _next(r).khusus)},
    ),
    "bantar": Aksi(
        label="Bantarkan",
        kuasa="pembantaran",
        model=Penahanan,
        form=forms.PembantaranForm,
        do=_pause,
        when=_held,
    ),
    "tangguh": Aksi(
        label="Tangguhkan",
        kuasa="penangguhan",
        model=Penahanan,
        form=forms.PenangguhanForm,
        do=_pause,
        when=_held,
    ),
    "akhir": Aksi(
        label="Catat ditahan lagi",
        kuasa="ditahan lagi",
        model=Penahanan,
        form=forms.AkhirJedaForm,
        do=lambda r, f, a: usecases.end_jeda(r, **f.cleaned_data, actor=a),
        when=lambda r: r.keluar is None and _paused(r),
    ),
    "alih": Aksi(
        terbuka=True,
        label="Alihkan jenisnya",
        kuasa="pengalihan",
        model=Penahanan,
        form=forms.AlihForm,
        do=_move,
        when=_held,
        more=lambda r: {"anak": r.anak},
    ),
    "keluar": Aksi(
        label="Keluarkan",
        kuasa="pengeluaran",
        keluar=True,
        model=Penahanan,
        form=forms.KeluarForm,
        do=_leave,
        when=lambda r: r.keluar is None,
    ),
    "jawaban": Aksi(
        label="Catat jawaban PN",
        model=PermintaanIzin,
        form=forms.PutusanForm,
        do=_judge(usecases.answer_izin),
        when=lambda r: r.keadaan == KeadaanIzin.DIMINTA,
    ),
    "minta": Aksi(
        label="Catat permintaan persetujuan",
        model=Penggeledahan,
        form=forms.AjukanForm,
        do=lambda r, f, a: usecases.submit_geledah(r, **f.cleaned_data, actor=a),
        when=_askable("geledah"),
    ),
    "penetapan": Aksi(
        label="Catat penetapan PN",
        model=Penggeledahan,
        form=forms.PutusanForm,
        do=_judge(usecases.judge_geledah),
        when=lambda r: r.keadaan == KeadaanSita.DIAJUKAN,
    ),
    "ajukan": Aksi(
        label="Catat permintaan persetujuan",
        model=Penyitaan,
        form=forms.AjukanForm,
        do=lambda r, f, a: usecases.submit_sita(r, **f.cleaned_data, actor=a),
        when=_askable("sita"),
    ),
    "putusan": Aksi(
        label="Catat putusan PN",
        model=Penyitaan,
        form=forms.PutusanForm,
        do=_judge(usecases.judge_sita),
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
    "batal-tangkap": _cancel(Penangkapan, lambda r: not is_diserahkan(r)),
    "batal-tahan": _cancel(Penahanan, lambda r: len(r.segmen.all()) == 1 and not is_diserahkan(r)),
    "batal-jeda": _cancel(
        Jeda,
        lambda r: not r.penahanan.keluar and not is_diserahkan(r.penahanan),
        usecases.cancel_jeda,
    ),
    "batal-geledah": _cancel(Penggeledahan, lambda r: not r.diajukan_at),
    "batal-sita": _cancel(Penyitaan, lambda r: not r.diajukan_at),
}
