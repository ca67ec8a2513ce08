"""The files of one case on one screen: cards, threads, and the next lawful step of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Model
from django.utils.timezone import localtime

from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang, Tahap
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import Berkas, can
from sidik.perkara.queries import OrangTampak, berkas_of
from sidik.perkara.queries.layar import see_orang
from sidik.perkara.queries.panel import Isi
from sidik.perkara.queries.selubung import shade
from sidik.perkara.queries.tirai import tirai_of
from sidik.prapenuntutan.data import (
    DARI_JPU,
    DI_MEJA,
    DIBERKAS,
    BagianIsi,
    KeadaanBerkas,
    KodeSurat,
)
from sidik.prapenuntutan.flow import BERKAS, KERTAS, Facts, Kertas
from sidik.prapenuntutan.models import (
    BerkasPerkara,
    IsiBerkas,
    Petunjuk,
    SuratJPU,
)
from sidik.prapenuntutan.queries.berkas import (
    Susunan,
    get_susunan,
    is_campur,
    is_ikut,
    moment_on,
    petunjuk_kini,
)
from sidik.prapenuntutan.queries.ikut import next_tahap
from sidik.prapenuntutan.queries.spdp import LembarSPDP, lembar_of, list_keliru, sebut_as, spdp_siap
from sidik.satuan.data import Act
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import list_tenggat_of

_SAKSI = frozenset({PeranOrang.SAKSI, PeranOrang.PENANGKAP, PeranOrang.AHLI})
_BUKAN_ANDA = "hanya penyidik perkara ini dan pimpinan satuannya"
TONE: Mapping[str, str] = {
    KeadaanBerkas.DISUSUN: "info",
    KeadaanBerkas.DI_JPU: "netral",
    KeadaanBerkas.P18: "netral",
    KeadaanBerkas.P19: "bahaya",
    KeadaanBerkas.P21: "awas",
    KeadaanBerkas.TAHAP_2: "baik",
    KeadaanBerkas.KEMBALI: "bahaya",
}
_BERLANJUT = ("spdp_berkas", "tahan_", "tangkap", "sp2hp", "pelapor_diabaikan")
_IKON: Mapping[str, str] = {
    KodeSurat.TAHAP_1: "send",
    KodeSurat.TAHAP_2: "send",
    KodeSurat.JAWAB_P17: "send",
    KodeSurat.LAPOR_JPU: "send",
    KodeSurat.P21: "circle-check",
    KodeSurat.P19: "circle-alert",
    KodeSurat.KEMBALI: "circle-alert",
    KodeSurat.RENCANA: "calendar",
}


@dataclass(frozen=True)
class Menunggu:
    """The investigator's own clock stands still while the file is with the prosecutor."""

    label: str
    due_at: datetime
    state: str = "jeda"


@dataclass(frozen=True, kw_only=True)
class Titik:
    """One paper on the thread, as `ui_timeline` shows it; the day is that of the letter."""

    at: date
    title: str
    text: str
    who: str = ""
    kind: str = "file-text"
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Jalan:
    """A step out of where the file stands; with a `reason` it is closed."""

    step: str
    label: str
    kertas: Kertas
    reason: str = ""
    orang: tuple[tuple[str, str], ...] = ()
    bb: tuple[tuple[str, str], ...] = ()
    is_maju: bool = False
    """It leads to another state."""
    is_ulang: bool = False
    """The file comes back a second time: then with an ordinary letter, not with a P-19."""

    @property
    def is_keluar(self) -> bool:
        """The paper is the investigator's own: as a rule it is written down the same day."""
        return self.kertas.kode not in DARI_JPU and not self.kertas.is_depan

    @property
    def is_kirim(self) -> bool:
        """The case goes to the prosecutor: what is still missing is said above the button."""
        return self.kertas.kode in {KodeSurat.TAHAP_1, KodeSurat.TAHAP_2}

    @property
    def has_petunjuk(self) -> bool:
        return self.step == "take_p19"


@dataclass(frozen=True, kw_only=True)
class Kartu:
    """One file as its card shows it."""

    berkas: BerkasPerkara
    tone: str
    tersangka: Sequence[OrangTampak]
    jalan: Sequence[Jalan]
    detak: Sequence[Tenggat | Menunggu]
    utas: Sequence[Titik]
    petunjuk: Sequence[Petunjuk]
    isi: Sequence[IsiBerkas]
    bb: Sequence[IsiBerkas]
    pemberitahuan: int
    """How many suspects were named so late that the prosecutor must be told of them."""
    is_campur: bool
    """A child stands in it with adults."""
    lengkapi: str
    """Where what the next step lacks is filled in: the file's own page, or its SPDP."""

    @property
    def is_di_luar(self) -> bool:
        """It has left the investigator's desk."""
        return self.berkas.putaran > 0

    @property
    def putaran_label(self) -> str:
        return f"kiriman ke-{self.berkas.putaran}"

    @property
    def may_isi(self) -> bool:
        """The contents may change while the file lies with the investigator."""
        return self.berkas.keadaan in DI_MEJA

    @property
    def may_bb(self) -> bool:
        return self.may_isi or self.berkas.keadaan == KeadaanBerkas.P21

    @property
    def terbuka(self) -> Sequence[Jalan]:
        """The steps that are lawful now."""
        return [j for j in self.jalan if not j.reason]

    @property
    def tertutup(self) -> str:
        """Why the way forward is closed, when nothing leads on."""
        return next((j.reason for j in self.maju_tertutup), "")

    @property
    def maju_tertutup(self) -> Sequence[Jalan]:
        """The ways forward that are closed, each with its reason; none once one is open."""
        maju = [j for j in self.jalan if j.is_maju]
        return maju if all(j.reason for j in maju) else []

    @property
    def terjawab(self) -> int:
        return sum(p.dijawab_at is not None for p in self.petunjuk)


@dataclass(frozen=True, kw_only=True)
class Halaman:
    perkara: Perkara
    ringkas: str
    """Its title, as this reader may see it."""
    berkas: Sequence[Kartu]
    spdp: Sequence[LembarSPDP]
    siap: Dokumen | None
    """The SPDP that was signed here and waits to be written down."""
    subjek: Sequence[OrangTampak]
    """Whom an SPDP may name."""
    keliru: Sequence[LembarSPDP]
    """Those that were written down wrongly and struck out."""
    utas: Sequence[Titik]
    p17: Sequence[SuratJPU]
    """Questions that nobody has answered yet."""
    detak: Sequence[Tenggat]
    belum: Sequence[OrangTampak]
    """Suspects in no file."""
    saksi: Sequence[OrangTampak]
    is_tertinggal: bool
    """The files have come further than the case says."""
    may_write: bool
    may_open: bool
    may_cancel: bool
    tutup: str
    """Why nothing can be written here, when nothing can."""
    kurang: Sequence[Tenggat] = ()
    """What is still owed in this case, the longest overdue first: not the prosecutor's days."""

    @property
    def penahan(self) -> str:
        """Who keeps the case where it is although a file has gone; empty: nobody."""
        if not self.belum or not any(k.is_di_luar for k in self.berkas):
            return ""
        names = ", ".join(o.nama for o in self.belum)
        return f"{names} belum diberkas; karena itu tahapnya tetap «{self.perkara.tahap_label}»."


def get_halaman(actor: Actor, perkara: Perkara) -> Halaman:
    """Return the files of a case as this reader may see them."""
    susunan, izin = get_susunan(perkara), berkas_of(perkara)
    tirai = tirai_of(actor, perkara)
    shade(tirai, _written(susunan))
    tutup = _tutup(actor, perkara, izin)
    reason = _BUKAN_ANDA if tutup else ""
    answered = {s.balas_id for s in susunan.surat}
    own = susunan.tenggat.get(ref("perkara", perkara.pk), [])
    return Halaman(
        perkara=perkara,
        ringkas=tirai.over(perkara.ringkas),
        berkas=[_kartu(actor, izin, susunan, b, reason) for b in susunan.berkas],
        spdp=[lembar_of(susunan, s, sebut_as(actor, izin)) for s in susunan.spdp],
        siap=spdp_siap(susunan) if not tutup else None,
        subjek=_see(actor, izin, susunan.subjek),
        keliru=list_keliru(actor, izin, susunan),
        utas=[_titik(s) for s in susunan.surat],
        p17=[s for s in susunan.surat if s.kode == KodeSurat.P17 and s.pk not in answered],
        detak=[t for t in own if t.aturan in {"spdp", "spdp_berkas"}],
        belum=_see(actor, izin, susunan.belum_diberkas),
        saksi=_see(actor, izin, [k for k in susunan.orang if k.peran in _SAKSI]),
        is_tertinggal=bool(next_tahap(susunan)),
        may_write=not tutup,
        may_open=not tutup and perkara.tahap in DIBERKAS,
        may_cancel=not tutup and can(actor, Act.UPAYA_CANCEL, izin),
        tutup=tutup,
        kurang=list_kurang(perkara) if susunan.berkas and not tutup else (),
    )


def _written(susunan: Susunan) -> Iterator[Model]:
    """Give all that was typed about the files of a case."""
    for spdp in (*susunan.spdp, *susunan.keliru):
        yield from (spdp, *spdp.pengiriman.all())
    yield from susunan.surat
    for berkas in susunan.berkas:
        yield from (berkas, *berkas.isi.all())
        for surat in berkas.surat.all():
            yield from (surat, *surat.petunjuk.all())


def list_kurang(perkara: Perkara) -> Sequence[Tenggat]:
    """Return the duties of a case that nobody has met, the longest overdue first."""
    rows = list_tenggat_of(ref("perkara", perkara.pk))
    open_ = [t for t in rows if t.dipenuhi_at is None and not _is_jalan(t)]
    return sorted(open_, key=lambda t: t.due_at)


def _is_jalan(tenggat: Tenggat) -> bool:
    """Days of the thread itself, and of detention: they are met by going on."""
    return tenggat.subject.startswith("berkas:") or tenggat.aturan.startswith(_BERLANJUT)


def find_kartu(halaman: Halaman, berkas: BerkasPerkara) -> Kartu | None:
    """Return the card of one file; None when it was joined into another."""
    return next((k for k in halaman.berkas if k.berkas.pk == berkas.pk), None)


def load_panel(perkara: Perkara, actor: Actor) -> Isi | None:
    """Return what the case page shows of its files; None before the investigation."""
    if perkara.tahap not in DIBERKAS:
        return None
    halaman = get_halaman(actor, perkara)
    return {"halaman": halaman}


def _tutup(actor: Actor, perkara: Perkara, izin: Berkas) -> str:
    if perkara.node != settings.SIDIK.kode:
        return "Perkara satuan lain: hanya dapat dibaca di sini."
    if not can(actor, Act.PERKARA_ADVANCE, izin):
        return "Anda hanya dapat membaca; yang mencatat penyidik perkara ini dan pimpinannya."
    if perkara.is_terkunci:
        return "Perkara terkunci. Ajukan buka kunci dari halaman perkara."
    if perkara.is_selesai and perkara.tahap != Tahap.TAHAP_2:
        return f"Perkara selesai: {perkara.tahap_label}."
    return ""


def _kartu(
    actor: Actor, izin: Berkas, susunan: Susunan, berkas: BerkasPerkara, reason: str
) -> Kartu:
    members = list(berkas.tersangka.all())
    rows = [row for row in berkas.isi.all() if row.is_berlaku]
    seen = _see(actor, izin, [t.keterlibatan for t in members])
    going = [o for o, t in zip(seen, members, strict=True) if is_ikut(t)]
    facts = susunan.facts(berkas)
    bb = [row for row in rows if row.bagian == BagianIsi.BB]
    return Kartu(
        berkas=berkas,
        tone=TONE.get(berkas.keadaan, "netral"),
        tersangka=seen,
        jalan=_jalan(berkas, facts, going, bb, reason),
        detak=_detak(susunan, berkas),
        utas=[_titik(s) for s in berkas.surat.all()],
        petunjuk=petunjuk_kini(berkas),
        isi=[row for row in rows if row.bagian == BagianIsi.SURAT],
        bb=bb,
        pemberitahuan=len(susunan.belum_diberitahukan(berkas)),
        is_campur=is_campur(berkas),
        lengkapi=_lengkapi(facts),
    )


def _lengkapi(facts: Facts) -> str:
    bound = facts.has_nomor and facts.has_isi and facts.has_tersangka
    waits = facts.butuh_pemberitahuan or not facts.has_spdp
    return "spdp" if bound and waits else "berkas"


def _jalan(
    berkas: BerkasPerkara,
    facts: Facts,
    people: Sequence[OrangTampak],
    bb: Sequence[IsiBerkas],
    reason: str,
) -> Sequence[Jalan]:
    found = []
    for row in BERKAS.steps_from(KeadaanBerkas(berkas.keadaan)):
        sebab = reason or BERKAS.unmet(row, facts) or ""
        handing = row.name == "hand_over_tahap_2"
        found.append(
            Jalan(
                step=row.name,
                label=row.label,
                kertas=KERTAS[row.name],
                reason=f"{sebab[:1].upper()}{sebab[1:]}." if sebab else "",
                orang=tuple((o.pk, o.nama) for o in people) if handing else (),
                bb=tuple((str(b.pk), str(b)) for b in bb) if handing else (),
                is_maju=row.target != berkas.keadaan,
                is_ulang=row.name == "take_p19" and berkas.putaran > 1,
            )
        )
    return found


def _detak(susunan: Susunan, berkas: BerkasPerkara) -> Sequence[Tenggat | Menunggu]:
    clocks = list(susunan.clocks(berkas))
    if not berkas.is_di_jpu:
        return clocks
    since = moment_on(susunan.perkara, berkas.sejak)
    due = min((t.due_at for t in clocks), default=since)
    return [Menunggu(label="Menunggu JPU", due_at=due), *clocks]


def _titik(surat: SuratJPU) -> Titik:
    both = surat.tanggal_terima and surat.tanggal_terima != surat.tanggal
    again = f" (ke-{surat.putaran})" if surat.putaran > 1 and surat.kode == "tahap_1" else ""
    points = list(surat.petunjuk.all()) if surat.berkas_id else []
    words = [
        surat.nomor,
        f"tanggal surat {tanggal(surat.tanggal)}" if both else "",
        f"{len(points)} petunjuk" if points else "",
        ", ".join(surat.jaksa.splitlines()),
        f"Dicatat menyusul: {surat.terlambat or 'alasan ada di simpul asalnya'}"
        if surat.is_susulan
        else "",
    ]
    return Titik(
        at=surat.hari,
        title=f"{surat.kode_label}{again}",
        text=" · ".join(word for word in words if word),
        who=f"dicatat {tanggal(localtime(surat.dicatat_at))}" if surat.dicatat_at else "",
        kind=_IKON.get(surat.kode, "file-text"),
        late=surat.is_susulan,
    )


def _see(actor: Actor, izin: Berkas, people: Sequence[Keterlibatan]) -> Sequence[OrangTampak]:
    return [see_orang(actor, izin, k) for k in people]
