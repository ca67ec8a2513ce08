"""One exhibit, and the exhibits of one case, as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from sidik.barang_bukti.data import (
    PERUNTUKAN_LABEL,
    TANPA_PENETAPAN,
    WADAH_LABEL,
    Anjuran,
    JenisBB,
    Peruntukan,
    Takaran,
    Wadah,
    Zat,
)
from sidik.barang_bukti.models import (
    BarangBukti,
    Gerak,
    KaitanBB,
    Pemusnahan,
    Penetapan,
    Penimbangan,
    UjiLab,
)
from sidik.barang_bukti.queries.barang import (
    anjuran_of,
    aturan_kembali,
    clocks_of,
    insist_read,
    is_tuntas,
    keluar_sebelum,
    list_bb_of,
    musnah_menurut_penetapan,
    people_of,
    zat_of,
)
from sidik.barang_bukti.queries.pinjam import Pinjaman, list_pinjaman
from sidik.barang_bukti.queries.rantai import BarisGerak, BarisSita, find_sita, list_rantai
from sidik.barang_bukti.queries.tirai import (
    cover,
    cover_all,
    cover_page,
)
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed
from sidik.perkara.models import Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import OrangTampak, berkas_of
from sidik.perkara.queries.layar import see_orang
from sidik.perkara.queries.panel import Isi
from sidik.perkara.queries.tirai import Tirai, tirai_of
from sidik.satuan.data import Act
from sidik.tenggat.models import Tenggat

LABEL: Mapping[str, str] = {
    "gerak": "Catat gerak",
    "pinjam": "Pinjamkan keluar",
    "minta_lab": "Minta pemeriksaan laboratorium",
    "serah_lab": "Serahkan contoh ke laboratorium",
    "hasil_lab": "Catat hasil laboratorium",
    "kejari": "Beri tahu Kejari",
    "penetapan": "Catat penetapan status",
    "perpanjang": "Perpanjang waktu pemusnahan",
    "musnah": "Catat pemusnahan",
    "sisa_lab": "Sisa contoh laboratorium tetap jadi bukti",
    "ba_musnah": "Catat BA pemusnahan",
    "lapor_tanaman": "Lapor pemusnahan tanaman ke Kejari",
    "timbang": "Timbang ulang",
    "nasib": "Catat putusan barang",
    "sita": "Tautkan ke penyitaan",
    "kait": "Kaitkan dengan orang lain",
    "lepas": "Lepaskan kaitan dengan orang",
}


@dataclass(frozen=True, kw_only=True)
class BarisBB:
    bb: BarangBukti
    orang: Sequence[OrangTampak]
    detak: Sequence[Tenggat]


@dataclass(frozen=True, kw_only=True)
class BarisPeruntukan:
    """One use of the ruling in force: how much, how much of it is done, how much is left to do."""

    label: str
    ditetapkan: str
    sudah: str
    tinggal: str


@dataclass(frozen=True, kw_only=True)
class BarisLepas:
    """Whom it was said to concern, until it was said that it does not, and why."""

    orang: OrangTampak
    kaitan: KaitanBB


@dataclass(frozen=True, kw_only=True)
class LembarBB:
    """Everything about one exhibit."""

    bb: BarangBukti
    ringkas: str
    orang: Sequence[OrangTampak]
    lepas: Sequence[BarisLepas]
    detak: Sequence[Tenggat]
    timbang: Sequence[Penimbangan]
    sita: BarisSita | None
    gerak: Sequence[BarisGerak]
    pinjaman: Sequence[Pinjaman]
    uji: Sequence[UjiLab]
    penetapan: Sequence[Penetapan]
    peruntukan: Sequence[BarisPeruntukan]
    belum_ditetapkan: str
    pemusnahan: Sequence[Pemusnahan]
    anjuran: Anjuran | None
    zat: Zat | None
    langkah: Sequence[str]
    """Names of the acts that are open now."""
    tutup: str


@dataclass(frozen=True, kw_only=True)
class HalamanBB:
    perkara: Perkara
    ringkas: str
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
        ringkas=tirai_of(actor, perkara).over(perkara.ringkas),
        baris=rows_of(actor, list_bb_of(perkara)),
        orang=[see_orang(actor, berkas, k) for k in people],
        tutup=_tutup(actor, perkara),
    )


def rows_of(actor: Actor, page: Sequence[BarangBukti]) -> Sequence[BarisBB]:
    """Return the rows of a list with their clocks, for the price of two queries."""
    clocks = clocks_of(page)
    return [
        BarisBB(bb=bb, orang=_orang(actor, bb), detak=clocks[bb.pk])
        for bb in cover_page(actor, page)
    ]


def get_lembar(actor: Actor, bb: BarangBukti) -> LembarBB:
    uji = list(UjiLab.objects.filter(bb=bb))
    pemusnahan = list(Pemusnahan.objects.filter(bb=bb))
    penetapan = list(Penetapan.objects.filter(bb=bb))
    tutup = _tutup(actor, bb.perkara)
    detak = clocks_of([bb])[bb.pk]
    tirai = tirai_of(actor, bb.perkara)
    seen, orang = cover(bb, tirai), _orang(actor, bb)
    names = [each.nama for each in orang]
    moves = cover_all(Gerak.objects.filter(bb=bb), tirai)
    chain = list_rantai(seen, moves, cover_all(uji, tirai), names)
    return LembarBB(
        bb=seen,
        ringkas=tirai.over(bb.perkara.ringkas),
        orang=orang,
        lepas=_lepas(actor, bb, tirai),
        detak=detak,
        timbang=cover_all(Penimbangan.objects.filter(bb=bb), tirai),
        sita=find_sita(seen, chain, names),
        gerak=chain,
        pinjaman=list_pinjaman(row.gerak for row in chain),
        uji=cover_all(uji, tirai),
        penetapan=penetapan,
        peruntukan=_peruntukan(bb, penetapan[-1]) if penetapan else [],
        belum_ditetapkan=_belum_ditetapkan(bb, penetapan[-1]) if penetapan else "",
        pemusnahan=cover_all(pemusnahan, tirai),
        anjuran=anjuran_of(bb),
        zat=zat_of(bb),
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


def terkait(actor: Actor, bb: BarangBukti) -> Sequence[OrangTampak]:
    """Return those with whom the exhibit is linked."""
    return _orang(actor, bb)


def belum_terkait(actor: Actor, bb: BarangBukti) -> Sequence[OrangTampak]:
    """Return those of the case with whom the exhibit is not linked yet."""
    linked = {k.keterlibatan_id for k in bb.kaitan.all()}
    people = [k for k in people_of(bb.perkara) if k.pk not in linked]
    for each in people:
        each.perkara = bb.perkara
    return [see_orang(actor, berkas_of(bb.perkara), k) for k in people]


def _peruntukan(bb: BarangBukti, ruling: Penetapan) -> Sequence[BarisPeruntukan]:
    """The ruling in force beside what was done; science and training are one pot."""
    sidang, musnah = Peruntukan.PEMBUKTIAN, Peruntukan.MUSNAH
    iptek = ruling.takaran(Peruntukan.IPTEK) + ruling.takaran(Peruntukan.PELATIHAN)
    rows = [
        (PERUNTUKAN_LABEL[sidang], ruling.takaran(sidang), bb.takaran(Wadah.SIDANG)),
        (WADAH_LABEL[Wadah.IPTEK], iptek, bb.takaran(Wadah.IPTEK)),
        (PERUNTUKAN_LABEL[musnah], ruling.takaran(musnah), musnah_menurut_penetapan(bb)),
    ]
    return [
        BarisPeruntukan(
            label=label,
            ditetapkan=bb.tulis(ruled),
            sudah=bb.tulis(done),
            tinggal=bb.tulis(left) if not (left := ruled - done).is_minus else "",
        )
        for label, ruled, done in rows
        if not (ruled.is_nol and done.is_nol)
    ]


def _belum_ditetapkan(bb: BarangBukti, ruling: Penetapan) -> str:
    """What the ruling in force leaves without a fate; empty when nothing."""
    rest = bb.netto - keluar_sebelum(bb) - Takaran.sum(each for _, each in ruling.bagian)
    return "" if rest.is_nol or rest.is_minus else bb.tulis(rest)


def _orang(actor: Actor, bb: BarangBukti) -> Sequence[OrangTampak]:
    berkas = berkas_of(bb.perkara)
    people = [k.keterlibatan for k in bb.kaitan.all()]
    for each in people:
        each.perkara = bb.perkara
    return [see_orang(actor, berkas, k) for k in people]


def _lepas(actor: Actor, bb: BarangBukti, tirai: Tirai) -> Sequence[BarisLepas]:
    rows = KaitanBB.objects.filter(bb=bb, lepas_at__isnull=False)
    found = []
    for each in rows.select_related("keterlibatan__orang").order_by("lepas_at"):
        each.keterlibatan.perkara = bb.perkara
        orang = see_orang(actor, berkas_of(bb.perkara), each.keterlibatan)
        found.append(BarisLepas(orang=orang, kaitan=cover(each, tirai)))
    return found


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
    linked = {k.keterlibatan_id for k in bb.kaitan.all()}
    kait = ["kait"] if any(k.pk not in linked for k in people_of(bb.perkara)) else []
    kait += ["lepas"] if linked else []
    left = not bb.takaran(Wadah.SISA).is_nol
    keluar = ["gerak", "pinjam"] if left else ["gerak"]
    if not bb.is_ditimbang:
        return [*keluar, "nasib", *kait]
    waits = next((u for u in uji if not u.hasil_nomor), None)
    running = {t.aturan for t in detak}
    ruling = penetapan[-1] if penetapan else None
    ordered = not is_tuntas(bb, ruling) if ruling else bb.jenis == JenisBB.TANAMAN
    is_open = {
        "kejari": not bb.kejari_nomor,
        "minta_lab": waits is None and left,
        "serah_lab": waits is not None and waits.diserahkan_at is None,
        "hasil_lab": waits is not None and waits.diserahkan_at is not None,
        "penetapan": bool(bb.kejari_nomor),
        "perpanjang": "musnah" in running,
        "musnah": left and (ordered or bool(running & set(TANPA_PENETAPAN.values()))),
        "sisa_lab": "musnah_sisa_lab" in running,
        "ba_musnah": any(not m.nomor_ba for m in pemusnahan),
        "lapor_tanaman": "lapor_tanaman" in running,
        "gerak": True,
        "pinjam": left,
        "timbang": True,
        "nasib": bool((law := aturan_kembali(bb)) and law.boleh),
    }
    return [*(name for name, yes in is_open.items() if yes), *kait]
