"""The way of one file as a table: what leads where, what it needs, which clocks it touches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sidik.kernel.flow import Flow, Need, Step
from sidik.prapenuntutan.data import KeadaanBerkas, KodeSurat
from sidik.prapenuntutan.errors import LangkahBerkasDitolak


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the table asks of a file."""

    has_nomor: bool = False
    has_tersangka: bool = False
    has_isi: bool = False
    has_bb: bool = False
    has_spdp: bool = False
    """It stands on an SPDP that reached everyone who must have it."""
    butuh_pemberitahuan: bool = False
    """A suspect was named long after the SPDP, and nobody was told yet."""
    belum_dijawab: int = 0
    jpu_diam: bool = False
    """The prosecutor's days ran out without a word."""
    rezim_lama: bool = False
    tahap_2_lewat: bool = False


Langkah = Step[KeadaanBerkas, Facts]

NOMOR: Final = Need[Facts](holds=lambda f: f.has_nomor, reason="nomor berkas (BP) belum diisi")
TERSANGKA: Final = Need[Facts](
    holds=lambda f: f.has_tersangka,
    reason="tidak ada tersangka berkas ini yang masih diproses",
)
ISI: Final = Need[Facts](holds=lambda f: f.has_isi, reason="daftar isi berkas belum diisi")
BB: Final = Need[Facts](holds=lambda f: f.has_bb, reason="daftar barang bukti berkas belum diisi")
SPDP: Final = Need[Facts](
    holds=lambda f: f.has_spdp,
    reason="SPDP belum dicatat sampai ke JPU, terlapor, dan pelapor/korban",
)
PEMBERITAHUAN: Final = Need[Facts](
    holds=lambda f: not f.butuh_pemberitahuan,
    reason="tersangka ditetapkan lama sesudah SPDP; kirim dahulu surat pemberitahuan tersangka",
)
DIJAWAB: Final = Need[Facts](
    holds=lambda f: f.belum_dijawab == 0,
    reason="masih ada petunjuk P-19 yang belum dijawab",
)
DIAM: Final = Need[Facts](
    holds=lambda f: f.jpu_diam, reason="tenggat JPU belum lewat; tunggu atau catat suratnya"
)
REZIM_LAMA: Final = Need[Facts](
    holds=lambda f: f.rezim_lama,
    reason="hanya menurut KUHAP 1981; menurut KUHAP 2025 minta surat P-21 dari JPU",
)
LEWAT: Final = Need[Facts](
    holds=lambda f: f.tahap_2_lewat, reason="tenggat Tahap II sesudah P-21 belum lewat"
)

_JPU: Final = ("jpu_teliti", "jpu_kembali", "jpu_diam")
_DI_JPU: Final = frozenset({KeadaanBerkas.DI_JPU, KeadaanBerkas.P18})

BERKAS: Final = Flow[KeadaanBerkas, Facts](
    initial=KeadaanBerkas.DISUSUN,
    steps=(
        Langkah(
            name="send_tahap_1",
            label="Kirim berkas ke JPU (Tahap I)",
            sources=frozenset({KeadaanBerkas.DISUSUN}),
            target=KeadaanBerkas.DI_JPU,
            needs=(TERSANGKA, NOMOR, ISI, SPDP, PEMBERITAHUAN),
            starts=("jpu_teliti", "jpu_diam"),
        ),
        Langkah(
            name="take_p18",
            label="Terima P-18 (belum lengkap)",
            sources=frozenset({KeadaanBerkas.DI_JPU}),
            target=KeadaanBerkas.P18,
            starts=("jpu_kembali",),
            meets=("jpu_teliti", "jpu_diam"),
        ),
        Langkah(
            name="take_p19",
            label="Terima P-19 (berkas kembali)",
            sources=_DI_JPU,
            target=KeadaanBerkas.P19,
            starts=("jawab_p19",),
            meets=_JPU,
        ),
        Langkah(
            name="resend_tahap_1",
            label="Kirim kembali berkas ke JPU",
            sources=frozenset({KeadaanBerkas.P19}),
            target=KeadaanBerkas.DI_JPU,
            needs=(DIJAWAB, ISI),
            starts=("jpu_teliti", "jpu_diam"),
            meets=("jawab_p19",),
        ),
        Langkah(
            name="take_p20",
            label="Terima P-20 (waktu penyidikan habis)",
            sources=frozenset({KeadaanBerkas.P19}),
            target=KeadaanBerkas.P19,
        ),
        Langkah(
            name="take_p21",
            label="Terima P-21 (berkas lengkap)",
            sources=_DI_JPU,
            target=KeadaanBerkas.P21,
            starts=("tahap_2",),
            meets=_JPU,
        ),
        Langkah(
            name="deem_lengkap",
            label="Anggap lengkap (JPU diam)",
            sources=frozenset({KeadaanBerkas.DI_JPU}),
            target=KeadaanBerkas.P21,
            needs=(REZIM_LAMA, DIAM),
            starts=("tahap_2",),
            meets=_JPU,
        ),
        Langkah(
            name="take_p21a",
            label="Terima P-21A (susulan P-21)",
            sources=frozenset({KeadaanBerkas.P21}),
            target=KeadaanBerkas.P21,
        ),
        Langkah(
            name="plan_tahap_2",
            label="Rencanakan Tahap II",
            sources=frozenset({KeadaanBerkas.P21}),
            target=KeadaanBerkas.P21,
        ),
        Langkah(
            name="hand_over_tahap_2",
            label="Serahkan tersangka dan BB (Tahap II)",
            sources=frozenset({KeadaanBerkas.P21}),
            target=KeadaanBerkas.TAHAP_2,
            needs=(TERSANGKA, BB),
            meets=("tahap_2",),
        ),
        Langkah(
            name="return_berkas",
            label="Terima kembali berkas (Tahap II lewat)",
            sources=frozenset({KeadaanBerkas.P21}),
            target=KeadaanBerkas.KEMBALI,
            needs=(LEWAT,),
            meets=("tahap_2",),
        ),
        Langkah(
            name="reopen_penyidikan",
            label="Sidik ulang dengan Sprin Sidik baru",
            sources=frozenset({KeadaanBerkas.KEMBALI}),
            target=KeadaanBerkas.DISUSUN,
        ),
        Langkah(
            name="take_p22",
            label="Catat P-22",
            sources=frozenset({KeadaanBerkas.TAHAP_2}),
            target=KeadaanBerkas.TAHAP_2,
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Kertas:
    """The paper that a step stands on."""

    kode: KodeSurat
    surat: str
    is_bernomor: bool = True
    has_terima: bool = True
    """It has a day of receipt beside its own."""
    is_depan: bool = False
    """Its day may lie ahead."""
    sesudah: tuple[KodeSurat, ...] = ()
    """The papers of the file that it answers: whatever the reason, it bears no earlier day."""


_KIRIM: Final = (KodeSurat.TAHAP_1,)
_LENGKAP: Final = (KodeSurat.P21, KodeSurat.DIAM)

KERTAS: Final[Mapping[str, Kertas]] = {
    "send_tahap_1": Kertas(kode=KodeSurat.TAHAP_1, surat="surat pengantar berkas"),
    "take_p18": Kertas(kode=KodeSurat.P18, surat="surat P-18", sesudah=_KIRIM),
    "take_p19": Kertas(kode=KodeSurat.P19, surat="surat P-19", sesudah=_KIRIM),
    "resend_tahap_1": Kertas(
        kode=KodeSurat.TAHAP_1, surat="surat pengantar berkas", sesudah=(KodeSurat.P19,)
    ),
    "take_p20": Kertas(kode=KodeSurat.P20, surat="surat P-20", sesudah=_KIRIM),
    "take_p21": Kertas(kode=KodeSurat.P21, surat="surat P-21", sesudah=_KIRIM),
    "deem_lengkap": Kertas(
        kode=KodeSurat.DIAM,
        surat="catatan",
        is_bernomor=False,
        has_terima=False,
        sesudah=_KIRIM,
    ),
    "take_p21a": Kertas(kode=KodeSurat.P21A, surat="surat P-21A", sesudah=_LENGKAP),
    "plan_tahap_2": Kertas(
        kode=KodeSurat.RENCANA,
        surat="surat rencana Tahap II",
        is_bernomor=False,
        has_terima=False,
        is_depan=True,
        sesudah=_LENGKAP,
    ),
    "hand_over_tahap_2": Kertas(
        kode=KodeSurat.TAHAP_2,
        surat="BA serah terima Tahap II",
        has_terima=False,
        sesudah=_LENGKAP,
    ),
    "return_berkas": Kertas(
        kode=KodeSurat.KEMBALI, surat="surat pengembalian berkas", sesudah=_LENGKAP
    ),
    "reopen_penyidikan": Kertas(
        kode=KodeSurat.SPRIN_BARU,
        surat="Sprin Sidik baru",
        has_terima=False,
        sesudah=(KodeSurat.KEMBALI,),
    ),
    "take_p22": Kertas(kode=KodeSurat.P22, surat="surat P-22", sesudah=(KodeSurat.TAHAP_2,)),
}


def step_of(name: str, *, at: KeadaanBerkas, facts: Facts, berkas: str) -> Langkah:
    """Return the row of the table. Raises `LangkahBerkasDitolak`, which names the file."""
    row = next((s for s in BERKAS.steps if s.name == name), None)
    if row is None:
        raise LangkahBerkasDitolak(berkas=berkas, langkah=name, sebab="langkah ini tidak dikenal")
    sebab = BERKAS.unmet(row, facts) if at in row.sources else "keadaan berkas sudah lain"
    if sebab:
        raise LangkahBerkasDitolak(berkas=berkas, langkah=row.label, sebab=sebab)
    return row
