"""The board of detainees, and the same rows for Excel."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sidik.perkara.data import StatusOrang
from sidik.perkara.queries.selubung import shade
from sidik.perkara.queries.tirai import draw_many
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Satuan
from sidik.satuan.policy import top_of
from sidik.satuan.queries import under
from sidik.upaya_paksa.data import KeadaanTahanan
from sidik.upaya_paksa.models import Penahanan, Penangkapan
from sidik.upaya_paksa.queries.kartu import KartuTahanan, KartuTangkapan, kartu_of, name_for

# Whom the prosecutor has is held by the police no more; whose case ended in treatment neither.
_MASIH = ~Q(keterlibatan__status=StatusOrang.DILIMPAHKAN.value) & ~Q(
    keterlibatan__status=StatusOrang.REHABILITASI.value, perkara__selesai_at__isnull=False
)
_JEDA = frozenset({KeadaanTahanan.DIBANTARKAN, KeadaanTahanan.DITANGGUHKAN})


@dataclass(frozen=True, kw_only=True)
class Papan:
    """The board: the nearest end first, hours before days."""

    tangkap: Sequence[KartuTangkapan]
    baris: Sequence[KartuTahanan]
    satuan: Sequence[Satuan]
    pilihan: str

    @property
    def hitungan(self) -> Sequence[tuple[str, int, str]]:
        """Label, number and tone of each tile."""
        states = [row.keadaan for row in self.baris]
        urgent = sum(row.tone == "bahaya" and not row.is_habis for row in self.tangkap)
        over = sum(row.is_habis for row in self.tangkap)
        return (
            ("ditangkap", len(self.tangkap), "bahaya" if urgent or over else "netral"),
            ("ditahan", len(states) - sum(s in _JEDA for s in states), "netral"),
            (
                "waktunya habis, lepas demi hukum",
                states.count(KeadaanTahanan.HABIS) + over,
                "bahaya",
            ),
            ("genting", states.count(KeadaanTahanan.GENTING) + urgent, "bahaya"),
            ("segera", states.count(KeadaanTahanan.SEGERA), "awas"),
            ("dibantarkan atau ditangguhkan", sum(s in _JEDA for s in states), "info"),
        )


def visible_penahanan(actor: Actor) -> QuerySet[Penahanan]:
    """Return the detentions that the actor may know of. Raises `NotAllowed`."""
    return Penahanan.objects.filter(_visible(actor))


def list_tangkapan(actor: Actor, *, satuan: str = "") -> Sequence[KartuTangkapan]:
    """Return everyone who is under arrest now, the nearest end first."""
    rows = Penangkapan.objects.filter(_visible(actor), _MASIH, selesai_at=None, batal_at=None)
    if satuan:
        rows = rows.filter(under(satuan, "perkara__satuan__kode"))
    rows = rows.select_related(
        "perkara__satuan", "perkara__penyidik", "keterlibatan__orang"
    ).prefetch_related("perkara__lp")
    return [_tangkapan(row, actor) for row in rows.order_by("sampai_at")]


def _tangkapan(row: Penangkapan, actor: Actor) -> KartuTangkapan:
    nama, is_ditutup = name_for(row, actor)
    lp = list(row.perkara.lp.all())
    return KartuTangkapan(
        row=row, nama=nama, is_ditutup=is_ditutup, nomor_lp=lp[0].nomor if lp else ""
    )


def _visible(actor: Actor) -> Q:
    own = Q(perkara__tim__contains=[actor.nrp])
    top = top_of(actor, Act.UPAYA_READ)
    return own if top is None else own | under(top, "perkara__satuan__kode")


def list_tahanan(actor: Actor, *, satuan: str = "") -> Sequence[KartuTahanan]:
    """Return everyone who is held now where the actor may look, the nearest end first.

    Those whose days stand still come last. Names of children are covered as elsewhere, also in what
    was typed.
    """
    rows = visible_penahanan(actor).filter(_MASIH, keluar=None, batal_at=None)
    if satuan:
        rows = rows.filter(under(satuan, "perkara__satuan__kode"))
    rows = rows.select_related(
        "perkara__satuan", "perkara__penyidik", "keterlibatan__orang", "penangkapan"
    ).prefetch_related("segmen", "jeda", "perkara__lp")
    held = list(rows)
    tirai = draw_many(actor, {row.perkara_id: row.perkara for row in held}.values())
    for row in held:
        shade(tirai[row.perkara_id], [row, *row.segmen.all(), *row.jeda.all()])
    cards = [kartu_of(row, actor) for row in held]
    return sorted(cards, key=lambda c: (c.keadaan in _JEDA, c.sisa, c.penahanan.mulai))


def get_papan(actor: Actor, *, satuan: str = "") -> Papan:
    """Return the board, with the units to choose from."""
    held = (
        visible_penahanan(actor)
        .filter(_MASIH, keluar=None, batal_at=None)
        .values("perkara__satuan__kode")
    )
    taken = Penangkapan.objects.filter(_visible(actor), _MASIH, selesai_at=None, batal_at=None)
    codes = Q(kode__in=held) | Q(kode__in=taken.values("perkara__satuan__kode"))
    units = list(Satuan.objects.filter(codes).order_by("kode"))
    return Papan(
        tangkap=list_tangkapan(actor, satuan=satuan),
        baris=list_tahanan(actor, satuan=satuan),
        satuan=units,
        pilihan=satuan,
    )
