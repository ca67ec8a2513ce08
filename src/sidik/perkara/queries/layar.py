"""One case on one screen: where it stands, what may be done next, who is in it, what happened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from sidik.jejak.queries import list_timeline
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    SIDIK,
    Kabar,
    PeranOrang,
    rezim_label,
)
from sidik.perkara.flow import Facts
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara, Tindakan
from sidik.perkara.policy import Berkas, can, is_hanya_loket
from sidik.perkara.queries.akhir import DITAHAN, list_belum_berakhir
from sidik.perkara.queries.berkas import (
    berkas_of,
    facts_from,
    list_tertulis,
    list_tindakan,
)
from sidik.perkara.queries.dasar import (
    facts_surat,
    find_sprin_dicabut,
    list_surat,
    surat_siap,
)
from sidik.perkara.queries.jalan import at_import, stage_bar
from sidik.perkara.queries.loket import is_lepas, list_bagi_loket
from sidik.perkara.queries.meja import Meja, get_meja
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.pemeriksaan import say_pemeriksaan
from sidik.perkara.queries.rahasia import has_informan
from sidik.perkara.queries.rehab import SUBJEK
from sidik.perkara.queries.riwayat import Kejadian, story_of
from sidik.perkara.queries.sangkaan import list_sangkaan, say_lain
from sidik.perkara.queries.tirai import Tirai, draw
from sidik.perkara.queries.tombol import Calon, Tombol, list_tombol, tombol_diversi
from sidik.perkara.queries.waktu import say_kejadian
from sidik.satuan.data import Act, Actor
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import list_tenggat_of

_SELESAI_TAMPAK = 3
"""Clocks that were met, beside all that run: the rest stands in the timeline."""
_BUKAN_ANDA = "hanya penyidik perkara ini dan pimpinan satuannya"
_TERKUNCI = "perkara disahkan dan terkunci; minta buka kunci dengan alasannya"


@dataclass(frozen=True)
class Batal:
    """By whom, when and why a row was struck out."""

    at: datetime | None
    oleh: str
    alasan: str


@dataclass(frozen=True, kw_only=True)
class OrangTampak:
    """A person as this reader may see him."""

    pk: str
    peran: str
    peran_label: str
    nama: str
    rincian: str
    telepon: str
    status: str
    catatan: str
    is_anak: bool
    is_ditutup: bool
    sangkaan: str = ""
    """What he is charged with, where that is not what his case is."""
    diperiksa: str = ""
    """When last, and whether a suspect waits for the copy of his BAP."""
    batal: Batal | None = None


@dataclass(frozen=True, kw_only=True)
class Izin:
    """Which forms the page shows."""

    advance: bool
    assign: bool
    add_orang: bool
    spdp: bool
    """Owes an SPDP that has not reached all three: the way to where that is written down."""
    akses: bool
    """May hand out the receipt with its code (an LP/B's reporter)."""
    serah: bool = False
    limpah: bool = False
    nilai: bool = False
    arahan: bool = False
    jawab_arahan: bool = False
    kunci: bool = False
    minta_buka: bool = False
    putus_buka: bool = False
    tulis_informan: bool = False
    baca_informan: bool = False
    kabar: bool = False
    ralat: bool = False
    """May correct what an LP tells, of a closed case too."""
    nomor_luar: bool = False
    """May only fill in what other systems answered: the case has left his counter."""


@dataclass(frozen=True, kw_only=True)
class Halaman:
    perkara: Perkara
    lp: Sequence[LaporanPolisi]
    rezim: str
    bar: Sequence[dict[str, str]]
    tombol: Sequence[Tombol]
    orang: Sequence[OrangTampak]
    keliru: Sequence[OrangTampak]
    """Those who were written down wrongly and struck out."""
    tenggat: Sequence[Tenggat]
    riwayat: Sequence[Kejadian]
    is_lama: bool
    """It came out of an old register, which may tell no hour."""
    izin: Izin
    kabar: Sequence[Kabar]
    """Notices that are owed now."""
    diversi: Tombol | None
    """Which children an attempt at diversion can be about, and with which articles."""
    ringkas: str
    uraian: Sequence[tuple[LaporanPolisi, str, Mapping[str, str]]]
    """Each LP, when it happened in words, and its free texts with covered names left out."""
    meja: Meja
    tanpa_dasar: str
    """What to do now that the order of the case was withdrawn; empty while one holds."""
    is_tertutup: bool
    """Names in its free texts are covered for this reader."""

    def tertutup_of(self, lp: LaporanPolisi) -> set[str]:
        """Return the texts of an LP that this reader sees through the curtain only."""
        if not self.is_tertutup:
            return set()
        texts = next((told for row, _, told in self.uraian if row.pk == lp.pk), {})
        return {"ringkas", "uraian"} | {n for n, said in texts.items() if said != getattr(lp, n)}


def get_halaman(actor: Actor, perkara: Perkara) -> Halaman:
    """Return everything that the case page shows this reader."""
    berkas = berkas_of(perkara)
    written, tindakan = list_tertulis(perkara), list_tindakan(perkara)
    people = [k for k in written if not k.batal_at]
    papers = list_surat(perkara)
    siap = surat_siap(perkara, papers, tindakan)
    gone = find_sprin_dicabut(perkara, clock.now(), papers=papers, tindakan=tindakan)
    facts = facts_surat(facts_from(perkara, people, tindakan), siap, gone)
    examined = say_pemeriksaan(tindakan)
    seen = [
        see_orang(actor, berkas, k, examined.get(k.pk, ""), say_lain(k, perkara)) for k in people
    ]
    calon = _calon(perkara, people, tindakan, seen)
    tirai = draw(actor, berkas, written)
    izin = permit(actor, perkara, berkas, facts)
    subject = ref("perkara", perkara.pk)
    lp = list(perkara.lp.all())
    timeline, clocks = list_timeline(subject), list_tenggat_of(subject)
    lama = at_import(timeline)
    if loket := is_hanya_loket(actor, berkas):
        timeline = list_bagi_loket(timeline)
        clocks = [t for t in clocks if t.subject == subject]
    running = [t for t in clocks if not t.dipenuhi_at]
    owed = {t.aturan for t in running if t.subject == subject}
    return Halaman(
        perkara=perkara,
        lp=lp,
        rezim=rezim_label(perkara.rezim_acara),
        bar=stage_bar(perkara, tindakan, dari=lama),
        tombol=list_tombol(perkara, facts, calon, siap, closed=_closed(perkara, izin)),
        orang=seen,
        keliru=[_struck(see_orang(actor, berkas, k), k, tirai) for k in written if k.batal_at],
        tenggat=[*running, *[t for t in clocks if t.dipenuhi_at][-_SELESAI_TAMPAK:]],
        riwayat=[_covered(k, tirai) for k in story_of(timeline, tindakan)],
        is_lama=lama is not None,
        izin=izin,
        kabar=list_kabar(perkara, owed) if izin.kabar else [],
        diversi=tombol_diversi(calon) if facts.has_anak and izin.advance else None,
        ringkas=tirai.over(perkara.ringkas),
        uraian=[(row, tirai.over(say_kejadian(row)), _texts(row, tirai)) for row in lp],
        meja=get_meja(actor, perkara),
        tanpa_dasar="" if loket else _tanpa_dasar(perkara, facts, people, seen),
        is_tertutup=bool(tirai.names),
    )


def list_kabar(perkara: Perkara, owed: Collection[str]) -> Sequence[Kabar]:
    """Return the notices that are owed; the month asks for the letter of the present stage."""
    berkala = Kabar.SP2HP_SIDIK if perkara.sidik_at else Kabar.SP2HP_LIDIK
    monthly = {berkala} if "sp2hp_bulanan" in owed else set()
    return [each for each in Kabar if each in owed or each in monthly]


def permit(actor: Actor, perkara: Perkara, berkas: Berkas, facts: Facts) -> Izin:
    """Say which forms the page shows this reader."""
    mine = perkara.node == settings.SIDIK.kode
    running = mine and not perkara.is_tutup
    free = not perkara.is_terkunci

    def may(act: Act) -> bool:
        return mine and can(actor, act, berkas)

    advance = running and free and may(Act.PERKARA_ADVANCE)
    add = may(Act.PERKARA_ADD_ORANG)
    lepas = add and is_lepas(perkara, actor)
    assign = may(Act.PERKARA_ASSIGN)
    lead = berkas.penyidik_nrp == actor.nrp
    return Izin(
        advance=advance,
        assign=assign,
        add_orang=add and running and free and not lepas,
        ralat=add and free and not lepas,
        nomor_luar=free and lepas,
        spdp=advance and perkara.tahap in SIDIK and not facts.has_spdp,
        akses=may(Act.AKSES_ISSUE),
        serah=running and perkara.penyidik_id is not None and (assign or lead),
        limpah=running and may(Act.PERKARA_TRANSFER),
        nilai=running and may(Act.PERKARA_GRADE),
        arahan=may(Act.PERKARA_SUPERVISE),
        jawab_arahan=may(Act.PERKARA_ADVANCE),
        kunci=free and may(Act.PERKARA_GRADE),
        minta_buka=add and (not free or perkara.is_tutup),
        putus_buka=may(Act.PERKARA_UNLOCK),
        kabar=may(Act.PERKARA_ADVANCE),
        tulis_informan=advance,
        baca_informan=may(Act.INFORMAN_READ) and has_informan(perkara),
    )


def _texts(lp: LaporanPolisi, tirai: Tirai) -> Mapping[str, str]:
    names = ("uraian", "tkp", "modus", "kejadian_teks", "pasal_alasan", "limpahan_dari")
    return {name: tirai.over(getattr(lp, name)) for name in names}


def _closed(perkara: Perkara, izin: Izin) -> str:
    """Return why no step at all can be taken by this reader now."""
    if not izin.kabar:
        return _BUKAN_ANDA
    return _TERKUNCI if perkara.is_terkunci and not perkara.is_selesai else ""


def _tanpa_dasar(
    perkara: Perkara, facts: Facts, people: Sequence[Keterlibatan], seen: Sequence[OrangTampak]
) -> str:
    if not facts.sprin_dicabut or perkara.is_selesai:
        return ""
    told = zip(people, seen, strict=True)
    held = [f"{o.nama} ({o.status.lower()})" for k, o in told if k.status in DITAHAN]
    flag = f" Masih ditahan: {'; '.join(held)}. Putuskan segera dasar penahanannya."
    return (
        f"Sprin Sidik {facts.sprin_dicabut} dicabut. Penetapan tersangka, upaya paksa dan Tahap I "
        "tertutup sampai Sprin Sidik baru disusun dan nomornya disebut di «Pakai Sprin Sidik baru»."
        + (flag if held else "")
    )


def _covered(kejadian: Kejadian, tirai: Tirai) -> Kejadian:
    return replace(kejadian, text=tirai.over(kejadian.text), title=tirai.over(kejadian.title))


def _calon(
    perkara: Perkara,
    people: Sequence[Keterlibatan],
    tindakan: Sequence[Tindakan],
    seen: Sequence[OrangTampak],
) -> Calon:
    left = {str(k.pk) for k in list_belum_berakhir(people, tindakan)}
    children = [k for k in people if k.is_anak and k.peran in SUBJEK]
    pasal = [each for k in children for each in list_sangkaan(perkara, k)]
    rows = [(o, (o.pk, f"{o.nama} ({o.peran_label.lower()})")) for o in seen if o.peran in SUBJEK]
    return Calon(
        terlapor=tuple((o.pk, o.nama) for o, _ in rows if o.peran == PeranOrang.TERLAPOR),
        berjalan=tuple(named for o, named in rows if o.pk in left),
        anak=tuple(named for o, named in rows if o.pk in left and o.is_anak),
        semua_anak=tuple(named for o, named in rows if o.is_anak),
        pasal=tuple(dict(pasal).items()),
    )


def see_orang(
    actor: Actor,
    berkas: Berkas,
    keterlibatan: Keterlibatan,
    diperiksa: str = "",
    sangkaan: str = "",
) -> OrangTampak:
    """Show a person as the law lets this reader see him: children and reporters are covered."""
    orang, peran = keterlibatan.orang, PeranOrang(keterlibatan.peran)
    anak = keterlibatan.is_anak
    covered = is_tertutup(actor, keterlibatan, berkas)
    closed = bool(covered)
    alias = f" alias {orang.alias}" if orang.alias else ""
    return OrangTampak(
        pk=str(keterlibatan.pk),
        peran=peran,
        peran_label=keterlibatan.peran_label,
        nama=covered or f"{orang.nama}{alias}",
        rincian="" if closed else _details(keterlibatan),
        telepon="" if closed else orang.telepon,
        status=keterlibatan.status_label,
        catatan="" if closed else _notes(keterlibatan),
        is_anak=anak,
        is_ditutup=closed,
        sangkaan="" if closed else sangkaan,
        diperiksa="" if closed else diperiksa,
    )


def _struck(tampak: OrangTampak, row: Keterlibatan, tirai: Tirai) -> OrangTampak:
    batal = Batal(row.batal_at, row.batal_oleh, tirai.over(row.batal_alasan))
    return replace(tampak, batal=batal)


def _details(keterlibatan: Keterlibatan) -> str:
    orang, umur = keterlibatan.orang, keterlibatan.umur_saat_kejadian
    parts = [f"{umur} tahun" if umur is not None else "", orang.pekerjaan, orang.alamat]
    return ", ".join(part for part in parts if part)


def _notes(keterlibatan: Keterlibatan) -> str:
    residivis = "residivis" if keterlibatan.residivis else ""
    parts = [keterlibatan.peran_tersangka_label.lower(), residivis]
    return ", ".join(part for part in parts if part)
