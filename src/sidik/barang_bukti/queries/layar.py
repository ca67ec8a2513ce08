"""One exhibit, and the exhibits of one case, as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from sidik.barang_bukti.data import Anjuran, Wadah, sampel_for
from sidik.barang_bukti.models import BarangBukti, Gerak, Pemusnahan, Penetapan, Penimbangan, UjiLab
from sidik.barang_bukti.queries.barang import (
    clocks_of,
    day_of,
    insist_read,
    list_bb_of,
    people_of,
)
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed
from sidik.perkara.models import Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import OrangTampak, berkas_of
from sidik.perkara.queries.layar import see_orang
from sidik.perkara.queries.panel import Isi
from sidik.satuan.data import Act
from sidik.tenggat.models import Tenggat

LABEL: Mapping[str, str] = {
    "gerak": "Catat gerak",
    "minta_lab": "Minta pemeriksaan laboratorium",
    "serah_lab": "Serahkan contoh ke laboratorium",
    "hasil_lab": "Catat hasil laboratorium",
    "kejari": "Beri tahu Kejari",
    "penetapan": "Catat penetapan status",
    "perpanjang": "Perpanjang waktu pemusnahan",
    "musnah": "Catat pemusnahan",
    "ba_musnah": "Catat BA pemusnahan",
    "lapor_tanaman": "Lapor pemusnahan tanaman ke Kejari",
    "timbang": "Timbang ulang",
    "nasib": "Catat putusan barang",
}


@dataclass(frozen=True, kw_only=True)
class BarisBB:
    bb: BarangBukti
    orang: Sequence[OrangTampak]
    detak: Sequence[Tenggat]


@dataclass(frozen=True, kw_only=True)
class LembarBB:
    """Everything about one exhibit."""

    bb: BarangBukti
    orang: Sequence[OrangTampak]
    detak: Sequence[Tenggat]
    timbang: Sequence[Penimbangan]
    gerak: Sequence[Gerak]
    uji: Sequence[UjiLab]
    penetapan: Sequence[Penetapan]
    pemusnahan: Sequence[Pemusnahan]
    anjuran: Anjuran | None
    langkah: Sequence[str]
    """Names of the acts that are open now."""
    tutup: str


@dataclass(frozen=True, kw_only=True)
class HalamanBB:
    perkara: Perkara
    baris: Sequence[BarisBB]
    orang: Sequence[OrangTampak]
    tutup: str


def get_halaman(actor: Actor, perkara: Perkara) -> HalamanBB:
    """Return the exhibits of a case. Raises `NotAllowed`."""
    insist_read(actor, perkara)
    berkas = berkas_of(perkara)
    people = people_of(perkara)
    for each in people:
        each.perkara = perkara
    return HalamanBB(
        perkara=perkara,
        baris=rows_of(actor, list_bb_of(perkara)),
        orang=[see_orang(actor, berkas, k) for k in people],
        tutup=_tutup(actor, perkara),
    )


def rows_of(actor: Actor, page: Sequence[BarangBukti]) -> Sequence[BarisBB]:
    """Return the rows of a list with their clocks, for the price of one query."""
    clocks = clocks_of(page)
    return [BarisBB(bb=bb, orang=_orang(actor, bb), detak=clocks[bb.pk]) for bb in page]


def get_lembar(actor: Actor, bb: BarangBukti) -> LembarBB:
    uji = list(UjiLab.objects.filter(bb=bb))
    pemusnahan = list(Pemusnahan.objects.filter(bb=bb))
    penetapan = list(Penetapan.objects.filter(bb=bb))
    tutup = _tutup(actor, bb.perkara)
    detak = clocks_of([bb])[bb.pk]
    sums = bb.jumlah_paket or bb.netto_butir
    return LembarBB(
        bb=bb,
        orang=_orang(actor, bb),
        detak=detak,
        timbang=list(Penimbangan.objects.filter(bb=bb)),
        gerak=list(Gerak.objects.filter(bb=bb)),
        uji=uji,
        penetapan=penetapan,
        pemusnahan=pemusnahan,
        anjuran=sampel_for(sums, day_of(bb.perkara, bb.disita_at)) if bb.is_ditimbang else None,
        langkah=[] if tutup else _langkah(bb, uji, penetapan, pemusnahan, detak),
        tutup=tutup,
    )


def load_panel(perkara: Perkara, actor: Actor) -> Isi | None:
    """Return what the case page shows of its exhibits; None when they are not for this reader."""
    try:
        insist_read(actor, perkara)
    except NotAllowed:
        return None
    return {"baris": rows_of(actor, list_bb_of(perkara)), "tutup": _tutup(actor, perkara)}


def _orang(actor: Actor, bb: BarangBukti) -> Sequence[OrangTampak]:
    berkas = berkas_of(bb.perkara)
    people = [k.keterlibatan for k in bb.kaitan.all()]
    for each in people:
        each.perkara = bb.perkara
    return [see_orang(actor, berkas, k) for k in people]


def _tutup(actor: Actor, perkara: Perkara) -> str:
    if perkara.node != settings.SIDIK.kode:
        return "Perkara satuan lain: hanya dapat dibaca di sini."
    if not can(actor, Act.BB_WRITE, berkas_of(perkara)):
        return "Anda hanya dapat membaca; yang mencatat penyidik perkara ini dan Kaur Mintu."
    if perkara.is_terkunci:
        return "Perkara terkunci. Ajukan buka kunci dari halaman perkara."
    return ""


def _langkah(
    bb: BarangBukti,
    uji: Sequence[UjiLab],
    penetapan: Sequence[Penetapan],
    pemusnahan: Sequence[Pemusnahan],
    detak: Sequence[Tenggat],
) -> Sequence[str]:
    if not bb.is_ditimbang:
        return ["gerak", "nasib"]
    waits = next((u for u in uji if not u.hasil_nomor), None)
    running = {t.aturan for t in detak}
    left = not bb.takaran(Wadah.SISA).is_nol
    ordered = any("musnah" in p.peruntukan for p in penetapan)
    is_open = {
        "kejari": not bb.kejari_nomor,
        "minta_lab": waits is None and left,
        "serah_lab": waits is not None and waits.diserahkan_at is None,
        "hasil_lab": waits is not None and waits.diserahkan_at is not None,
        "penetapan": bool(bb.kejari_nomor),
        "perpanjang": "musnah" in running,
        "musnah": left and (ordered or bb.jenis == "tanaman"),
        "ba_musnah": any(not m.nomor_ba for m in pemusnahan),
        "lapor_tanaman": "lapor_tanaman" in running,
        "gerak": True,
        "timbang": True,
    }
    return [name for name, yes in is_open.items() if yes]
