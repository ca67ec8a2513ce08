"""The exhibit book, narrowed and searched: nobody finds by words what he may not read."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from sidik.barang_bukti.data import DITIMBANG, SaringBB, find_sebutan
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.models.kolom import SELA
from sidik.barang_bukti.queries.barang import full_bb, narrow_bb
from sidik.barang_bukti.queries.tirai import cover_page
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import romawi
from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries import open_to_words, visible_perkara
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.queries import under

BATAS: Final = 25
MIN_KATA: Final = 3
"""Less has no trigram: the index could not help."""
_NOMOR: Final = re.compile(
    r"bb\W*(?P<seri>\d{1,6})\W*(?P<bulan>[ivx]{1,4}|(?<=\W)\d{1,2}(?=\W))\W*(?P<tahun>\d{4})(\W.*)?",
    re.IGNORECASE,
)
_TANPA_SELA: Final = str.maketrans("", "", SELA)
KEADAAN: Final[Mapping[str, str]] = {
    "kejari": "Kejari belum diberi tahu",
    "penetapan": "Menunggu penetapan status",
    "musnah": "Belum dimusnahkan",
    "lab": "Di laboratorium",
    "pinjam": "Dipinjam keluar",
    "pinjam_lewat": "Pinjaman lewat hari kembali",
    "habis": "Tidak ada sisa",
}
_TENTANG: Final = ("nama", "alias", "bin", "nama_ibu", "alamat", "alamat_domisili")


def list_bb(actor: Actor, saring: SaringBB | None = None) -> QuerySet[BarangBukti]:
    """Return the exhibit book as far as the actor may read it, newest first.

    Raises `NotAllowed` when exhibits are not for him to read.
    """
    saring = saring or SaringBB()
    seen = narrow_bb(actor, visible_perkara(actor))
    rows = full_bb().filter(perkara__in=seen.values("pk"))
    rows = rows.select_related("perkara__satuan", "perkara__penyidik", "satuan")
    rows = rows.prefetch_related("perkara__lp")
    for name in ("jenis", "golongan", "zat", "tahun"):
        if value := getattr(saring, name):
            rows = rows.filter(**{name: value})
    if saring.satuan:
        rows = rows.filter(under(saring.satuan, "satuan__kode"))
    if saring.keadaan in KEADAAN:
        rows = rows.filter(_standing(saring.keadaan))
    if words := saring.cari.strip():
        rows = rows.filter(_open(actor, words) | Q(perkara__lp__nomor__icontains=words))
    return rows.order_by("-tahun", "-seri", "pk")


def search_bb(actor: Actor, text: str) -> Sequence[UUID]:
    """Return ids of the cases with such an exhibit: number, label, IMEI, plate, serial, substance.

    A sensitive case is not found by words; who may read no exhibit finds nothing.
    """
    words = text.strip()
    if len(words) < MIN_KATA or scope_of(actor, Act.BB_READ) is Scope.NONE:
        return []
    seen = narrow_bb(actor, open_to_words(actor))
    rows = BarangBukti.objects.filter(_open(actor, words), perkara__in=seen.values("pk"))
    found = rows.order_by("-tahun", "-seri").values_list("perkara_id", flat=True)
    return list(dict.fromkeys(found[: BATAS * 4]))[:BATAS]


def _open(actor: Actor, words: str) -> Q:
    """Match words, except where only what this reader may not read holds them."""
    told = Keterlibatan.semua.filter(_about(words)).values("perkara")
    rows = full_bb().filter(_matching(words), perkara__in=told)
    rows = rows.select_related("perkara__satuan", "perkara__penyidik")
    page = list(rows.prefetch_related("perkara__lp"))
    hidden = [bb.pk for bb in cover_page(actor, page) if not _says(bb, words)]
    return _matching(words) & ~Q(pk__in=hidden) if hidden else _matching(words)


def _about(words: str) -> Q:
    """Match people of whom any of these words tells."""
    found = Q(pk=None)
    for word in re.findall(r"\w+", words):
        for name in _TENTANG:
            found |= Q(**{f"orang__{name}__icontains": word})
    return found


def _says(bb: BarangBukti, words: str) -> bool:
    return any(spelled in bb.kata for spelled in _spelled(words))


def _standing(keadaan: str) -> Q:
    drug = Q(jenis__in=sorted(DITIMBANG))
    left = Q(sisa_gram__gt=0) | Q(sisa_ml__gt=0) | Q(sisa_butir__gt=0)
    return {
        "kejari": drug & Q(kejari_nomor=""),
        "penetapan": drug & ~Q(kejari_nomor="") & Q(penetapan=None),
        "musnah": drug & Q(penetapan__peruntukan__contains=["musnah"]) & left,
        "lab": Q(uji__diserahkan_at__isnull=False, uji__hasil_nomor=""),
        "pinjam": Q(pinjam_gram__gt=0) | Q(pinjam_ml__gt=0) | Q(pinjam_butir__gt=0),
        "pinjam_lewat": Q(pinjam_sampai__lt=localtime(clock.now()).date()),
        "habis": ~left,
    }[keadaan]


def _matching(words: str) -> Q:
    found = Q(pk=None)
    for spelled in _spelled(words):
        found |= Q(kata__contains=spelled)
    return found


def _spelled(words: str) -> Sequence[str]:
    """As it is written; as plates and numbers of a make are compared, without their gaps; as the
    book spells its numbers; as the table calls what the street calls otherwise.
    """
    squeezed = words.translate(_TANPA_SELA)
    found = [words.upper()]
    found += [squeezed.upper()] if len(squeezed) >= MIN_KATA else []
    if nomor := read_nomor(words):
        found.append(nomor)
    found += [kode.upper() for kode in find_sebutan(words)]
    return list(dict.fromkeys(found))


def read_nomor(text: str) -> str:
    """Return a number of the book in any spelling, as it stands there; empty when it is none."""
    said = _NOMOR.fullmatch(text.strip())
    if said is None:
        return ""
    bulan = said["bulan"].upper()
    if bulan.isdigit():
        bulan = romawi(int(bulan)) if 1 <= int(bulan) <= 12 else bulan
    return f"BB/{int(said['seri'])}/{bulan}/{said['tahun']}/"
