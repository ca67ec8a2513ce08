"""The lines of the first page that come from cases: clocks, papers, people, offers."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import list_meja, next_step
from sidik.jejak.data import Actor
from sidik.pengawasan.data import Tugas, Ukuran
from sidik.pengawasan.queries.angka import Angka
from sidik.perkara.data import Jawaban
from sidik.perkara.models import BukaKunci, Pelimpahan
from sidik.perkara.queries import list_ditawarkan
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of, top_of
from sidik.satuan.queries import under

_MENUNGGU: Final = {"jawaban": Jawaban.MENUNGGU.value}


def can(actor: Actor, act: Act) -> bool:
    return scope_of(actor, act) is not Scope.NONE


def _orang(actor: Actor, angka: Angka) -> Iterator[Tugas]:
    """Those who are held, and those whose arrest runs out: freedom comes first."""
    if not can(actor, Act.UPAYA_READ):
        return
    yield Tugas(
        "Tahanan yang masanya habis dalam lima hari",
        reverse("upaya:tahanan"),
        angka.tahan,
        "perpanjang atau keluarkan; lewat berarti lepas demi hukum",
        "bahaya",
        "alarm-clock",
    )
    yield Tugas(
        "Penangkapan yang belum ditahan atau dilepas",
        reverse("tenggat:daftar"),
        angka.tangkap,
        "tahan, perpanjang, atau lepaskan; yang jamnya habis dilepas sekarang",
        "bahaya",
        "hourglass",
    )


def _sendiri(actor: Actor, angka: Angka) -> Iterator[Tugas]:
    """The clocks of the cases on whose order he stands."""
    if can(actor, Act.PENGAWASAN_READ) or not can(actor, Act.PERKARA_ADVANCE):
        return
    yield Tugas(
        "Tenggat perkara Anda yang sudah lewat",
        reverse("tenggat:daftar"),
        angka.lewat,
        "kerjakan atau laporkan hari ini",
        "bahaya",
        "alarm-clock",
    )
    yield Tugas(
        "Tenggat perkara Anda dalam tiga hari",
        reverse("tenggat:daftar"),
        angka.segera,
        "paling dekat lebih dulu",
        "awas",
        "hourglass",
    )
    yield Tugas(
        "P-19 dalam perkara Anda",
        reverse("berkas:daftar") + "?kelompok=p19",
        angka.perkara[Ukuran.P19],
        "jawab tiap petunjuk jaksa",
        "awas",
        "gavel",
    )
    yield Tugas(
        "Perkara yang Anda tangani",
        reverse("perkara:daftar"),
        angka.perkara[Ukuran.TERBUKA],
        "terbuka",
        "info",
        "folder-open",
    )


def _satuan(actor: Actor, angka: Angka) -> Iterator[Tugas]:
    """Cases that nobody has yet. What is late stands in the tiles and, one by one, above them."""
    if not can(actor, Act.PERKARA_ASSIGN):
        return
    yield Tugas(
        "Perkara tanpa penyidik",
        reverse("pengawasan:daftar", args=[Ukuran.TANPA_PENYIDIK]),
        angka.perkara[Ukuran.TANPA_PENYIDIK],
        "tunjuk penyidik dan nilai kesulitannya",
        "bahaya",
        "user",
    )


_LANGKAH: Final = {
    "sign": ("Surat menunggu tanda tangan Anda", "baca, lalu tanda tangani atau kembalikan"),
    "note": ("Surat menunggu dicatat di register", "sudah ditandatangani, belum masuk buku"),
    "paraf": ("Surat menunggu paraf Anda", "periksa, lalu paraf atau kembalikan"),
}


def _surat(actor: Actor, _angka: Angka) -> Iterator[Tugas]:
    steps = Counter(next_step(paper).partition("_")[0] for paper in list_meja(actor))
    for step, (judul, keterangan) in _LANGKAH.items():
        meja = reverse("dokumen:meja")
        yield Tugas(judul, meja, steps[step], keterangan, "awas", "file-text")


def _sp2hp(actor: Actor, angka: Angka) -> Iterator[Tugas]:
    """Whoever keeps the books sends what is signed, and sees which letters fall due."""
    if not can(actor, Act.DOKUMEN_REGISTER):
        return
    top = top_of(actor, Act.DOKUMEN_REGISTER) or actor.satuan
    signed = Dokumen.objects.filter(
        under(top), keadaan=Keadaan.DITANDATANGANI.value, jenis__startswith="sp2hp_"
    )
    yield Tugas(
        "SP2HP menunggu dikirim",
        reverse("dokumen:buku"),
        signed.count(),
        "sudah ditandatangani; pelapor menunggu",
        "awas",
        "send",
    )
    yield Tugas(
        "SP2HP yang jatuh tempo dalam tiga hari",
        reverse("tenggat:daftar"),
        angka.sp2hp,
        "ingatkan penyidiknya; yang lewat dihitung juga",
        "awas",
        "hourglass",
    )


def _tawaran(actor: Actor, _angka: Angka) -> Iterator[Tugas]:
    """What waits for his yes or no."""
    yield Tugas(
        "Perkara diserahkan kepada Anda",
        reverse("perkara:daftar"),
        len(list_ditawarkan(actor)),
        "terima atau tolak",
        "awas",
        "folder-open",
    )
    if can(actor, Act.PERKARA_ASSIGN):
        top = top_of(actor, Act.PERKARA_ASSIGN) or actor.satuan
        offers = Pelimpahan.objects.filter(under(top, "ke__kode"), **_MENUNGGU)
        yield from _satu_per_satu(offers.values_list("perkara_id", flat=True), "Pelimpahan masuk")
    if can(actor, Act.PERKARA_UNLOCK):
        top = top_of(actor, Act.PERKARA_UNLOCK) or actor.satuan
        asked = BukaKunci.objects.filter(under(top, "perkara__satuan__kode"), **_MENUNGGU)
        keys = asked.values_list("perkara_id", flat=True)
        yield from _satu_per_satu(keys, "Permintaan buka kunci")


def _satu_per_satu(keys: "QuerySet[Any, UUID]", judul: str) -> Iterator[Tugas]:
    """A line for each of the oldest few, because each is answered on its own case."""
    for key in keys[:5]:
        url = reverse("perkara:detail", args=[key])
        yield Tugas(judul, url, 1, "menunggu jawaban Anda", "awas", "lock")


PERKARA: Final[tuple[Callable[[Actor, Angka], Iterator[Tugas]], ...]] = (
    _orang,
    _sendiri,
    _satuan,
    _surat,
    _sp2hp,
    _tawaran,
)
