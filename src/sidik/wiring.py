"""What answers to what: the only module that may know everyone. Read it to know the system."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sidik.barang_bukti.data import DITIMBANG, SitaBuku
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import search_bb
from sidik.barang_bukti.queries.barang import insist_read, is_narkotika, named_in
from sidik.barang_bukti.queries.layar import load_panel as load_bb
from sidik.barang_bukti.queries.surat import PAPERS as SURAT_BB
from sidik.barang_bukti.queries.surat import bahan_bb
from sidik.barang_bukti.queries.tirai import list_bb_for
from sidik.dokumen.data import (
    Berakhir,
    Kabel,
    OnSurat,
    PerintahTercatat,
    Pokok,
    Sumber,
    Tertutup,
    jenis_of,
    katalog,
)
from sidik.dokumen.queries import Ada, get_surat_perkara
from sidik.impor.jobs import bring_in
from sidik.jejak.data import Actor
from sidik.jejak.usecases import Handler
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import key_of, ref
from sidik.kernel.schedule import At, Every, Periodic
from sidik.layanan.jobs import forget_old_inquiries
from sidik.layanan.sms import KATA, answer_info
from sidik.layanan.usecases import follow_traces
from sidik.perangkat import jobs as perangkat
from sidik.perangkat.usecases import escalate_lapsed, miss_lapsed
from sidik.perkara.data import StatusOrang, is_anak
from sidik.perkara.flow import SURAT_LANGKAH
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara, Tindakan
from sidik.perkara.policy import can, is_own, is_penerima
from sidik.perkara.queries import access_perkara, berkas_of
from sidik.perkara.queries.babak import (
    LANGKAH_PERINTAH,
    babak_dari,
    babak_of,
    list_diserahkan,
    list_perintah,
)
from sidik.perkara.queries.cari import Mesin
from sidik.perkara.queries.dasar import is_sprin_diganti
from sidik.perkara.queries.panel import Isi, Panel
from sidik.perkara.queries.surat import (
    bahan_perkara,
    boleh_sidik,
    boleh_sidik_dari,
    tertutup_bagi,
)
from sidik.perkara.queries.surat_orang import bahan_orang, list_pokok_orang
from sidik.perkara.queries.tirai import tirai_of
from sidik.perkara.usecases import SURAT_SP2HP, note_sp2hp
from sidik.pesan import jobs as pesan
from sidik.pesan.data import Keywords
from sidik.prapenuntutan.data import BarangBuku
from sidik.prapenuntutan.models import SPDP, BerkasPerkara
from sidik.prapenuntutan.queries.berkas import full_berkas
from sidik.prapenuntutan.queries.cari import search_berkas
from sidik.prapenuntutan.queries.layar import load_panel
from sidik.prapenuntutan.queries.surat import bahan_berkas, bahan_resume, is_spdp_terkirim
from sidik.prapenuntutan.queries.tercatat import list_tercatat as list_tercatat_berkas
from sidik.prapenuntutan.usecases.surat import note_spdp, note_spdp_diterima
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.usecases import plant_satuan
from sidik.sinkron import jobs as sinkron
from sidik.tenggat.jobs import plant_dasar, sweep_tenggat
from sidik.tenggat.usecases import OnLapse
from sidik.upaya_paksa.data import BarangSita
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan
from sidik.upaya_paksa.policy import ATURAN_TAHAN, ATURAN_TANGKAP, SURAT_UPAYA
from sidik.upaya_paksa.queries import load_panel as load_upaya
from sidik.upaya_paksa.queries.pokok import list_pokok_upaya
from sidik.upaya_paksa.queries.surat import bahan_upaya
from sidik.upaya_paksa.queries.tercatat import list_berakhir, list_tercatat
from sidik.upaya_paksa.usecases import lapse_penahanan, lapse_penangkapan

# Which word of an SMS is answered by whom; anything else waits for an officer.
SMS_KEYWORDS: Final[Keywords] = dict.fromkeys(KATA, answer_info)

# Who answers for a clock that ran out.
ON_LAPSE: Final[OnLapse] = {
    "cek_harian": miss_lapsed,
    "cek_mingguan": miss_lapsed,
    "gangguan_tingkat_1": escalate_lapsed,
    "gangguan_tingkat_2": escalate_lapsed,
    "gangguan_tingkat_3": escalate_lapsed,
    **dict.fromkeys(ATURAN_TAHAN, lapse_penahanan),
    **dict.fromkeys(ATURAN_TANGKAP, lapse_penangkapan),
}

# Who knows what a paper of the catalogue says. The docstring of `Bahan` names the facts of each.
_SUMBER_PERKARA: Final[dict[str, Sumber]] = {
    jenis: bahan_perkara for jenis, entri in katalog().items() if entri.untuk_perkara
}
SUMBER_SURAT: Final[dict[str, Sumber]] = {
    **_SUMBER_PERKARA,
    **{jenis: bahan_orang for jenis, entri in katalog().items() if entri.untuk_orang},
    **dict.fromkeys(SURAT_UPAYA, bahan_upaya),
    "resume": bahan_resume,
    "pengantar_tahap_1": bahan_berkas,
    "pengantar_tahap_2": bahan_berkas,
    **dict.fromkeys(SURAT_BB, bahan_bb),
}

# Who is told, in the same transaction, that a paper (jenis, keadaan) has come this far.
ON_SURAT: Final[dict[tuple[str, str], OnSurat]] = {
    ("spdp", "dikirim"): note_spdp,
    ("spdp", "diterima"): note_spdp_diterima,
    **{(jenis, "dikirim"): note_sp2hp for jenis in SURAT_SP2HP},
}


def _is_own_perkara(induk: str, actor: Actor) -> bool:
    return is_own(actor, berkas_of(access_perkara(actor, key_of(induk))))


def _satuan_of(induk: str, actor: Actor) -> str:
    return access_perkara(actor, key_of(induk)).satuan_id


def _tertutup_di(induk: str, actor: Actor) -> Tertutup:
    return tertutup_bagi(access_perkara(actor, key_of(induk)), actor)


def _is_loket(induk: str, actor: Actor) -> bool:
    return is_penerima(actor, berkas_of(access_perkara(actor, key_of(induk))))


def _pokok_of(induk: str, jenis: str, actor: Actor) -> Sequence[Pokok]:
    """Return what in a case this paper may be about."""
    perkara = access_perkara(actor, key_of(induk))
    kind = jenis_of(jenis).tentang
    if kind == "orang":
        return list_pokok_orang(perkara, jenis, actor)
    if kind == "bb":
        return [
            Pokok(subject=ref("bb", bb.pk), label=f"{bb.nomor}: {bb.nama}")
            for bb in list_bb_for(actor, perkara)
            if bb.is_ditimbang
        ]
    if kind == "berkas":
        files = full_berkas().filter(perkara=perkara).order_by("urut")
        return [Pokok(subject=ref("berkas", file.pk), label=str(file)) for file in files]
    return list_pokok_upaya(perkara, kind, actor, jenis=jenis)


def _berakhir_di(induk: str) -> Berakhir:
    return list_berakhir(induk, list_diserahkan(induk))


def _perintah_di(induk: str) -> Sequence[PerintahTercatat]:
    return [*list_perintah(induk), *list_tercatat_berkas(induk), *list_tercatat(induk)]


KABEL_SURAT: Final = Kabel(
    sumber=SUMBER_SURAT,
    on_surat=ON_SURAT,
    own=_is_own_perkara,
    satuan=_satuan_of,
    pokok=_pokok_of,
    tertutup=_tertutup_di,
    loket=_is_loket,
    spdp_dikirim=is_spdp_terkirim,
    boleh_sidik=boleh_sidik,
    babak=babak_of,
    berakhir=_berakhir_di,
    perintah=_perintah_di,
)


def _load_surat(perkara: Perkara, actor: Actor) -> Isi:
    own = is_own(actor, berkas_of(perkara))
    induk = ref("perkara", perkara.pk)
    ada = partial(_ada_di, perkara)
    kabel = replace(
        KABEL_SURAT,  # what the page has read of the case is not asked again
        babak=lambda _: babak_dari(perkara),
        boleh_sidik=lambda _: boleh_sidik_dari(perkara),
    )
    zona = perkara.satuan.zona
    found = get_surat_perkara(
        induk, perkara.satuan_id, actor, kabel=kabel, own=own, ada=ada, zona=zona
    )
    if found.tanpa_dasar and is_sprin_diganti(perkara):  # by an order made on paper
        return vars(found) | {"tanpa_dasar": ""}
    return vars(found)


def _ada_di(perkara: Perkara) -> Ada:
    """Return who and what is in a case, for the price of two questions."""
    gone = StatusOrang.DILIMPAHKAN.value
    parts: dict[str, QuerySet[Any]] = {
        "penangkapan": Penangkapan.objects.filter(batal_at=None).exclude(keterlibatan__status=gone),
        "penahanan": Penahanan.objects.filter(batal_at=None).exclude(keterlibatan__status=gone),
        "penggeledahan": Penggeledahan.objects.filter(batal_at=None),
        "penyitaan": Penyitaan.objects.filter(batal_at=None),
        "bb": BarangBukti.objects.filter(jenis__in=DITIMBANG),
        "berkas": BerkasPerkara.objects.all(),
    }
    told = _perintah_tercatat()
    asked = [*parts.values(), *told.values()]
    held = [Exists(rows.filter(perkara=OuterRef("pk"))) for rows in asked]
    row = Perkara.objects.filter(pk=perkara.pk).values_list(*held).get()
    there = {kind for kind, is_there in zip([*parts, *told], row, strict=True) if is_there}
    people = Keterlibatan.objects.filter(perkara=perkara).exclude(status=gone)
    return Ada(
        orang=frozenset(
            (peran, is_anak(umur))
            for peran, umur in people.values_list("peran", "umur_saat_kejadian")
        ),
        pokok=there.intersection(parts),
        perintah=there.intersection(told),
    )


def _perintah_tercatat() -> dict[str, QuerySet[Any]]:
    """Return where the number of an order stands that was signed on paper, by its kind."""
    kinds = set(LANGKAH_PERINTAH.values())
    taken = {kind: [s for s, jenis in LANGKAH_PERINTAH.items() if jenis == kind] for kind in kinds}
    taken["sprin_sidik"] = list(SURAT_LANGKAH["sprin_sidik"])
    acts: dict[str, Any] = {
        "sprin_kap": Penangkapan,
        "sprin_han": Penahanan,
        "sprin_geledah": Penggeledahan,
        "sprin_sita": Penyitaan,
    }
    named = {kind: Tindakan.objects.filter(tujuan__in=steps) for kind, steps in taken.items()}
    return {
        **{kind: rows.exclude(nomor_surat="") for kind, rows in named.items()},
        **{k: m._default_manager.filter(batal_at=None).exclude(nomor="") for k, m in acts.items()},
        "spdp": SPDP.objects.all(),
    }


def nama_perkara(subjects: Iterable[str]) -> dict[str, str]:
    """Return what officers call these cases: the LP number up to its year."""
    keys = [UUID(key_of(one)) for one in subjects if one.startswith("perkara:")]
    rows = LaporanPolisi.objects.filter(perkara__in=keys).order_by("-dilaporkan_at")
    found = rows.values_list("perkara_id", "nomor")
    return {ref("perkara", pk): "/".join(nomor.split("/")[:5]) for pk, nomor in found}


def _buku_bb(perkara: Perkara, actor: Actor) -> Sequence[BarangBukti]:
    """Return the exhibits of a case; none to who may not read their book."""
    try:
        insist_read(actor, perkara)
    except NotAllowed:
        return ()
    return list_bb_for(actor, perkara)


def barang_perkara(perkara: Perkara, actor: Actor) -> Sequence[BarangBuku]:
    """Return the exhibits of a case as their book has them; none to who may not read it."""
    return tuple(
        BarangBuku(
            bb.pk,
            bb.nama,
            bb.berat if bb.tersisa == bb.berat else f"{bb.berat}, tersisa {bb.tersisa}",
            bb.nomor,
        )
        for bb in _buku_bb(perkara, actor)
    )


def sita_perkara(perkara: Perkara, actor: Actor) -> Sequence[SitaBuku]:
    """Return the seizures of a case, struck ones too; none to who may not read force."""
    if not can(actor, Act.UPAYA_READ, berkas_of(perkara)):
        return ()
    tirai = tirai_of(actor, perkara)
    return [
        SitaBuku(
            kunci=row.pk,
            nomor=row.nomor,
            nomor_ba=row.nomor_ba,
            at=row.at,
            barang=tirai.over(row.barang),
            pemilik=tirai.over(row.pemilik),
            milik=named_in(perkara, row.pemilik),
            is_batal=row.batal_at is not None,
            kejari_nomor=row.kejari_nomor,
            kejari_at=row.kejari_at,
        )
        for row in Penyitaan.objects.filter(perkara=perkara).order_by("at", "id")
    ]


def barang_sita(perkara: Perkara, actor: Actor) -> Mapping[UUID, Sequence[BarangSita]]:
    """Return the exhibits of a case by the seizure each came from."""
    found: dict[UUID, list[BarangSita]] = {}
    for bb in _buku_bb(perkara, actor):
        if bb.penyitaan_id:
            told = (bb.kejari_nomor, bb.kejari_at, is_narkotika(bb))
            row = BarangSita(bb.pk, bb.nomor, bb.nama, bb.berat, *told)
            found.setdefault(bb.penyitaan_id, []).append(row)
    return found


# Reference data that ships with the product; each may be planted again and again.
PLANT: Final[tuple[Callable[[], object], ...]] = (
    plant_satuan,
    plant_dasar,
    perangkat.plant_perangkat,
)

# What other rooms show of a case on its page, in this order.
PERKARA_PANELS: Final[tuple[Panel, ...]] = (
    Panel(
        kunci="upaya",
        judul="Upaya paksa",
        template="upaya_paksa/_panel.html",
        load=load_upaya,
    ),
    Panel(
        kunci="berkas",
        judul="Berkas dan JPU",
        template="prapenuntutan/_panel.html",
        load=load_panel,
    ),
    Panel(kunci="bb", judul="Barang bukti", template="barang_bukti/_panel.html", load=load_bb),
    Panel(kunci="surat", judul="Surat", template="dokumen/_panel.html", load=_load_surat),
)

# What other rooms can find of their own, by the heading under which their finds stand.
MESIN_CARI: Final[dict[str, Mesin]] = {
    "Barang bukti": search_bb,
    "Berkas dan SPDP": search_berkas,
}

# What the work process does by the clock.
PERIODIC: Final[tuple[Periodic, ...]] = (
    Every(60, partial(sweep_tenggat, ON_LAPSE), group="tenggat"),
    Every(1, partial(pesan.answer_inbox, SMS_KEYWORDS), group="pesan"),
    Every(30, pesan.expire_keluar, group="pesan"),
    Every(120, perangkat.open_sheets, group="perangkat"),
    Every(2, bring_in, group="impor"),
    Every(0.1, sinkron.push_and_wait, group="sinkron"),
    Every(600, sinkron.replay_pending, group="karantina"),
    At(time(3, 10), forget_old_inquiries),
    At(time(3, 20), pesan.forget_modem),
)

# Projections of the ledger, by the name of their cursor.
FOLLOWERS: Final[dict[str, Handler]] = {"status_publik": follow_traces}


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu."""

    url: str
    label: str
    icon: str
    act: Act | None = None
    current: bool = False
    count: int | None = None


MENU: Final = (
    NavItem("/", "Beranda", "home"),
    NavItem("/perkara/", "Perkara", "folder", Act.PERKARA_READ),
    NavItem("/tahanan/", "Tahanan", "lock", Act.UPAYA_READ),
    NavItem("/berkas/", "Berkas", "gavel", Act.PERKARA_READ),
    NavItem("/bb/", "Barang bukti", "package", Act.BB_READ),
    NavItem("/surat/", "Surat", "files", Act.PERKARA_READ),
    NavItem("/tenggat/", "Tenggat", "clock", Act.PERKARA_READ),
    NavItem("/pesan/", "Pesan", "message", Act.PESAN_READ),
    NavItem("/pengawasan/", "Pengawasan", "chart", Act.PENGAWASAN_READ),
    NavItem("/perangkat/", "Perangkat", "server", Act.PERANGKAT_READ),
    NavItem("/sinkron/", "Pengiriman", "send", Act.SINKRON_READ),
    NavItem("/impor/", "Register lama", "inbox", Act.LP_IMPORT),
    NavItem("/petugas/", "Petugas", "users", Act.AKUN_MANAGE),
)


def navigation(actor: Actor, path: str) -> list[NavItem]:
    """Return the menu entries that the actor may open."""
    allowed = (i for i in MENU if i.act is None or scope_of(actor, i.act) is not Scope.NONE)
    return [
        NavItem(i.url, i.label, i.icon, i.act, current=_is_current(i.url, path)) for i in allowed
    ]


def _is_current(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
