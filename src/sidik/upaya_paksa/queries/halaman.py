"""All force in one case: for its own page, and as a panel on the page of the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang, StatusOrang
from sidik.perkara.models import Keterlibatan, Penugasan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of, is_tertutup
from sidik.perkara.queries.berkas import list_tertulis
from sidik.perkara.queries.selubung import shade
from sidik.perkara.queries.tirai import Tirai, draw
from sidik.satuan.data import Act
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running
from sidik.upaya_paksa.data import DISELESAIKAN, LEPAS_LABEL, KeadaanIzin
from sidik.upaya_paksa.models import (
    Jeda,
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    PermintaanIzin,
)
from sidik.upaya_paksa.policy import mendesak_label
from sidik.upaya_paksa.queries.dahulu import SuratPerintah, list_siap
from sidik.upaya_paksa.queries.kartu import KartuTahanan, kartu_of

Dicatat = Penangkapan | Penahanan | Penggeledahan | Penyitaan
"""What orders an act of force, and what is struck out when it was written down wrongly."""
Objek = Dicatat | PermintaanIzin | Jeda
_DISERAHKAN = "Sudah diserahkan (tahap II): hanya dicatat menyusul"
Calon = Sequence[tuple[str, str | list[tuple[str, str]]]]
"""Key and name of each; those whom the prosecutor has stand apart, under what is left to do."""
_SUBJEK = (PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value)


@dataclass(frozen=True, kw_only=True)
class KartuTangkap:
    """An arrest with its running clocks, under the name that this reader may see."""

    row: Penangkapan
    nama: str
    is_ditutup: bool
    detak: Sequence[Tenggat]
    siap: str
    """The order that was signed here after it, and that nobody wrote down at it yet."""

    @property
    def is_habis(self) -> bool:
        running = self.row.selesai_at is None and self.row.batal_at is None
        return running and clock.now() > self.row.sampai_at

    @property
    def perlu_penyelesaian(self) -> bool:
        """Let go for an end of his case, which nobody has written down there yet."""
        said = tuple(LEPAS_LABEL[sebab] for sebab in DISELESAIKAN)
        held = self.row.keterlibatan.status == StatusOrang.TIDAK_DITAHAN
        return held and self.row.selesai_alasan.startswith(said)


@dataclass(frozen=True, kw_only=True)
class KartuIzin:
    """What the court permits, approves or is asked for, with its running clocks."""

    row: Penyitaan | Penggeledahan | PermintaanIzin
    detak: Sequence[Tenggat]

    @property
    def mendesak(self) -> str:
        """On which ground it went before the permit."""
        row = self.row
        if isinstance(row, PermintaanIzin):
            return ""
        return mendesak_label("sita" if isinstance(row, Penyitaan) else "geledah", row.mendesak)


@dataclass(frozen=True, kw_only=True)
class Halaman:
    """Everything that was done by force in a case."""

    perkara: Perkara
    tangkap: Sequence[KartuTangkap]
    tahan: Sequence[KartuTahanan]
    keliru: Mapping[UUID, Sequence[Jeda]]
    """Pauses that were struck out, by their detention."""
    izin: Sequence[KartuIzin]
    geledah: Sequence[KartuIzin]
    sita: Sequence[KartuIzin]
    calon: Calon
    """Who may be arrested: key and name."""
    tersangka: Calon
    ada_anak: bool
    """A child is among them."""
    tim: Sequence[tuple[str, str]]
    izin_ada: Sequence[tuple[str, str, str]]
    """The permits given: what for, key, number and date."""
    siap: Mapping[str, Sequence[SuratPerintah]]
    """Warrants that were signed here and that no act bears yet."""
    acts: frozenset[Act]
    """What this reader may do here."""
    tirai: Tirai
    """What he must not find in the words that were typed here."""

    @property
    def ringkas(self) -> str:
        return self.tirai.over(self.perkara.ringkas)

    @property
    def may_write(self) -> bool:
        return Act.UPAYA_WRITE in self.acts

    @property
    def tutup(self) -> str:
        """Why nothing is begun, extended or struck out here any more; empty: the case is open."""
        if self.perkara.is_terkunci:
            return (
                "Perkara disahkan dan terkunci. Ajukan buka kunci dengan alasannya di halaman "
                "perkara; yang menyetujui Kasat, Wakapolres, atau Kapolres."
            )
        return f"Perkara selesai: {self.perkara.tahap_label}." if self.perkara.is_selesai else ""

    @property
    def is_kosong(self) -> bool:
        return not (self.tangkap or self.tahan or self.izin or self.geledah or self.sita)


def get_halaman(actor: Actor, perkara: Perkara) -> Halaman:
    """Return all force of one case."""
    berkas = berkas_of(perkara)
    written = list_tertulis(perkara)  # a struck arrest may be of a struck person
    tirai, people = draw(actor, berkas, written), {row.pk: row for row in written}
    here = {pk: row for pk, row in people.items() if not row.batal_at}
    names = {pk: _name(actor, row, perkara) for pk, row in people.items()}
    tangkap = list(Penangkapan.objects.filter(perkara=perkara))
    for row in tangkap:
        row.perkara, row.keterlibatan = perkara, people[row.keterlibatan_id]
    izin = list(PermintaanIzin.objects.filter(perkara=perkara))
    geledah = list(Penggeledahan.objects.filter(perkara=perkara))
    sita = list(Penyitaan.objects.filter(perkara=perkara))
    ran: list[Objek] = [*tangkap, *izin, *geledah, *sita]
    held, keliru = _held(perkara, people), _struck(perkara)
    shade(tirai, [*ran, *(each for row in held for each in _whole(row))])
    shade(tirai, (jeda for rows in keliru.values() for jeda in rows))
    clocks, siap = running(map(_ref, ran)), list_siap(perkara)
    ordered = {each.orang: each.nomor for each in siap["sprin_kap"] if each.orang}

    def cards(rows: Sequence[Any]) -> list[KartuIzin]:
        return [KartuIzin(row=row, detak=clocks.get(_ref(row), [])) for row in rows]

    return Halaman(
        perkara=perkara,
        tangkap=[
            KartuTangkap(
                row=row,
                nama=names[row.keterlibatan_id][0],
                is_ditutup=names[row.keterlibatan_id][1],
                detak=clocks.get(_ref(row), []),
                siap="" if row.nomor else ordered.get(str(row.keterlibatan_id), ""),
            )
            for row in tangkap
        ],
        tahan=[kartu_of(row, actor) for row in held],
        keliru=keliru,
        izin=cards(izin),
        geledah=cards(geledah),
        sita=cards(sita),
        calon=_choices(here, names, _SUBJEK),
        tersangka=_choices(here, names, (PeranOrang.TERSANGKA.value,)),
        ada_anak=any(k.is_anak and k.peran == PeranOrang.TERSANGKA for k in here.values()),
        tim=_team(perkara),
        izin_ada=[
            (row.upaya, str(row.pk), f"{row.izin_nomor}, {row.tujuan}")
            for row in izin
            if row.keadaan == KeadaanIzin.DIBERIKAN
        ],
        siap=siap,
        acts=frozenset(a for a in (Act.UPAYA_WRITE, Act.UPAYA_CANCEL) if can(actor, a, berkas)),
        tirai=tirai,
    )


def load_panel(perkara: Perkara, actor: Actor) -> Mapping[str, object] | None:
    """Return what the case page shows; None when this reader has no business with it."""
    if not can(actor, Act.UPAYA_READ, berkas_of(perkara)):
        return None
    return {"halaman": get_halaman(actor, perkara)}


def find_in(model: type[Objek], perkara: Perkara, key: UUID) -> Objek:
    """Return one of this case's own. Raises `NotFound`."""
    if model is Jeda:
        return _find_jeda(perkara, key)
    rows: Any = model._default_manager
    row: Objek | None = rows.filter(pk=key, perkara=perkara).first()
    if row is None or isinstance(row, Jeda):
        raise NotFound
    row.perkara = perkara
    return row


def _find_jeda(perkara: Perkara, key: UUID) -> Jeda:
    rows = Jeda.semua.select_related("penahanan__keterlibatan__orang")
    row = rows.filter(pk=key, penahanan__perkara=perkara).first()
    if row is None:
        raise NotFound
    row.penahanan.perkara = row.penahanan.keterlibatan.perkara = perkara
    return row


def _ref(row: Objek) -> str:
    name = "permintaan_izin" if isinstance(row, PermintaanIzin) else row._meta.model_name
    return ref(str(name), row.pk)


def _struck(perkara: Perkara) -> Mapping[UUID, Sequence[Jeda]]:
    found: dict[UUID, list[Jeda]] = {}
    for row in Jeda.semua.filter(penahanan__perkara=perkara).exclude(batal_at=None):
        found.setdefault(row.penahanan_id, []).append(row)
    return found


def _held(perkara: Perkara, people: Mapping[UUID, Keterlibatan]) -> Sequence[Penahanan]:
    rows = Penahanan.objects.filter(perkara=perkara)
    rows = rows.select_related("penangkapan")
    found = list(rows.prefetch_related("segmen", "jeda", "pengalihan"))
    for row in found:
        row.perkara, row.keterlibatan = perkara, people[row.keterlibatan_id]
    return found


def _whole(row: Penahanan) -> Sequence[Model]:
    return [row, *row.segmen.all(), *row.jeda.all(), *row.pengalihan.all()]


def _name(actor: Actor, row: Keterlibatan, perkara: Perkara) -> tuple[str, bool]:
    row.perkara = perkara
    covered = is_tertutup(actor, row, berkas_of(perkara))
    return covered or row.orang.nama, bool(covered)


def _choices(
    people: Mapping[UUID, Keterlibatan],
    names: Mapping[UUID, tuple[str, bool]],
    roles: Sequence[str],
) -> Calon:
    chosen = [row for row in people.values() if row.peran in roles]
    ours = [row.pk for row in chosen if row.status != StatusOrang.DILIMPAHKAN]
    gone = [(str(row.pk), names[row.pk][0]) for row in chosen if row.pk not in ours]
    here: list[tuple[str, str | list[tuple[str, str]]]] = [(str(k), names[k][0]) for k in ours]
    return [*here, (_DISERAHKAN, gone)] if gone else here


def _team(perkara: Perkara) -> list[tuple[str, str]]:
    rows = Penugasan.objects.filter(perkara=perkara, selesai_at=None).select_related("petugas")
    return sorted({(row.nrp, f"{row.petugas.pangkat} {row.petugas.nama}") for row in rows})
