"""The stages of a case as a table: what leads where, what it needs, which clocks it touches."""

from dataclasses import dataclass
from typing import Final

from sidik.kernel.flow import Flow, Need, Step
from sidik.perkara.data import REHABILITASI, StatusOrang, Tahap, TujuanGelar, acara


@dataclass(frozen=True)
class Facts:
    """What the table asks of a case."""

    has_penyidik: bool = False
    tertangkap_tangan: bool = False
    has_terlapor: bool = False
    has_tersangka: bool = False
    has_anak: bool = False
    belum_berakhir: bool = False
    """Someone under investigation has not found an end."""
    anak_belum_berakhir: bool = False
    ada_ditahan: bool = False
    """Somebody of it is held, or an order to hold him stands."""
    ada_dilimpahkan: bool = False
    """Somebody of it has been handed over to the prosecutor."""
    has_spdp: bool = False
    has_sidik: bool = False
    """A penyidikan was begun at some time."""
    lewat_berkas: bool = False
    """The step follows the paper of a file."""
    sprin_siap: bool = False
    """A Sprin Sidik was signed here, and no step has named it yet."""
    sprin_dicabut: str = ""
    """Number of the Sprin Sidik on which the case stands and that was withdrawn."""
    dibuka: bool = False
    """Opened again, with a reason and the consent of another."""
    gelar: frozenset[str] = frozenset()
    """The decisions for which a gelar was held since the case was last closed or reopened."""
    tat: frozenset[str] = frozenset()
    """What the TAT recommends for those who are still in the case; "" for whom it said nothing."""
    tat_digelar: bool = False
    """A gelar about an ending was held when the last of these results was known."""


def _gelar(tujuan: TujuanGelar, reason: str) -> Need[Facts]:
    return Need[Facts](holds=lambda f: tujuan.value in f.gelar, reason=reason)


PENYIDIK: Final = Need[Facts](
    holds=lambda f: f.has_penyidik, reason="penyidik belum ditunjuk; tugaskan dahulu"
)
LIDIK_ATAU_TERTANGKAP: Final = Need[Facts](
    holds=lambda f: f.tertangkap_tangan,
    reason="bukan tertangkap tangan; lakukan penyelidikan dan gelar perkara dahulu",
)
BELUM_SPRIN: Final = Need[Facts](
    holds=lambda f: not (f.sprin_siap and f.tertangkap_tangan),
    reason="Sprin Sidik sudah ditandatangani; catat langsung penyidikannya",
)
SPRIN_DICABUT: Final = Need[Facts](
    holds=lambda f: bool(f.sprin_dicabut), reason="Sprin Sidik perkara ini tidak dicabut"
)
GELAR_SIDIK: Final = _gelar(TujuanGelar.NAIK_SIDIK, "gelar perkara hasil lidik belum dicatat")
GELAR_TERSANGKA: Final = Need[Facts](
    holds=lambda f: f.tertangkap_tangan or TujuanGelar.TERSANGKA.value in f.gelar,
    reason="gelar penetapan tersangka belum dicatat",
)
GELAR_HENTI: Final = _gelar(TujuanGelar.HENTI, "gelar perkara untuk penyelesaian ini belum dicatat")
TAK_ADA_DILIMPAHKAN: Final = Need[Facts](
    holds=lambda f: not f.ada_dilimpahkan,
    reason="seorang tersangka sudah diserahkan ke JPU (tahap II); selesaikan orang yang tersisa",
)
TAK_ADA_DITAHAN: Final = Need[Facts](
    holds=lambda f: not f.ada_ditahan,
    reason="masih ada yang ditangkap atau ditahan; catat dahulu pengeluarannya di «Upaya paksa»",
)
HASIL_TAT: Final = Need[Facts](
    holds=lambda f: bool(f.tat) and "" not in f.tat,
    reason="hasil asesmen TAT belum dicatat bagi tiap terlapor atau tersangka yang masih berjalan",
)
TAT_REHABILITASI: Final = Need[Facts](
    holds=lambda f: f.tat <= REHABILITASI,
    reason=(
        "TAT merekomendasikan proses hukum bagi salah seorang; catat status «Rehabilitasi» di "
        "halaman orang yang direhabilitasi, perkaranya berjalan terus"
    ),
)
GELAR_TAT: Final = Need[Facts](
    holds=lambda f: f.tat_digelar, reason="gelar penyelesaian sesudah hasil TAT belum dicatat"
)
TERLAPOR: Final = Need[Facts](
    holds=lambda f: f.has_terlapor, reason="belum ada terlapor; tambahkan orangnya dahulu"
)
TERSANGKA: Final = Need[Facts](
    holds=lambda f: f.has_tersangka, reason="belum ada tersangka yang ditetapkan"
)
ORANG: Final = Need[Facts](
    holds=lambda f: f.belum_berakhir,
    reason="tidak ada terlapor atau tersangka yang masih berjalan",
)
ANAK: Final = Need[Facts](
    holds=lambda f: f.anak_belum_berakhir,
    reason="tidak ada anak sebagai terlapor atau tersangka yang masih berjalan",
)
SPDP: Final = Need[Facts](holds=lambda f: f.has_spdp, reason="SPDP belum dicatat terkirim")
BERKAS: Final = Need[Facts](
    holds=lambda f: f.lewat_berkas,
    reason="tahap ini mengikuti berkas perkaranya; catat suratnya di «Berkas dan JPU»",
)
DIBUKA: Final = Need[Facts](
    holds=lambda f: f.dibuka, reason="perkara sudah selesai; minta buka kunci dengan alasannya"
)
GELAR_BUKA: Final = _gelar(TujuanGelar.BUKA, "gelar pembukaan kembali belum dicatat")
BELUM_SIDIK: Final = Need[Facts](
    holds=lambda f: not f.has_sidik, reason="penyidikan pernah dimulai; buka kembali penyidikannya"
)
SUDAH_SIDIK: Final = Need[Facts](
    holds=lambda f: f.has_sidik, reason="penyidikan belum pernah dimulai"
)
TANPA_TERSANGKA: Final = Need[Facts](
    holds=lambda f: not f.has_tersangka, reason="sudah ada tersangka; lanjutkan dengan tersangkanya"
)


def _reasons(step: str) -> tuple[str, ...]:
    """All grounds of all codes, each once."""
    rows = [row["pilihan"] for row in acara()["alasan"] if row["langkah"] == step]
    return tuple(dict.fromkeys(reason for row in rows for reason in row))


_BEFORE_SIDIK: Final = frozenset({Tahap.PENYELIDIKAN, Tahap.GELAR})
_SIDIK: Final = frozenset({Tahap.PENYIDIKAN, Tahap.TERSANGKA})
_GANTI: Final = {
    "renew_penyidikan": Tahap.PENYIDIKAN,
    "renew_tersangka": Tahap.TERSANGKA,
}
DI_JPU: Final = frozenset({Tahap.TAHAP_1, Tahap.P21})
_BERBERKAS: Final = DI_JPU | {Tahap.P19}
"""A file of the case is on its way; those who are in no file may still be settled."""
_SELESAI_KAPAN_SAJA: Final = frozenset({Tahap.RJ, Tahap.REHABILITASI, Tahap.DILIMPAHKAN})
_SEBELUM_SIDIK_SELESAI: Final = _SELESAI_KAPAN_SAJA | {Tahap.SP2LID}
_SIDIK_SELESAI: Final = _SELESAI_KAPAN_SAJA | {Tahap.SP3, Tahap.DIVERSI}

PERKARA: Final = Flow[Tahap, Facts](
    initial=Tahap.LP_DITERIMA,
    steps=(
        Step(
            name="open_penyelidikan",
            label="Mulai penyelidikan",
            sources=frozenset({Tahap.LP_DITERIMA}),
            target=Tahap.PENYELIDIKAN,
            needs=(BELUM_SPRIN, PENYIDIK),
        ),
        Step(
            name="hold_gelar",
            label="Bawa ke gelar perkara",
            sources=frozenset({Tahap.PENYELIDIKAN}),
            target=Tahap.GELAR,
            needs=(GELAR_SIDIK,),
        ),
        Step(
            name="open_penyidikan_langsung",
            label="Langsung ke penyidikan (tertangkap tangan)",
            sources=frozenset({Tahap.LP_DITERIMA}),
            target=Tahap.PENYIDIKAN,
            needs=(LIDIK_ATAU_TERTANGKAP, PENYIDIK),
            starts=("spdp",),
        ),
        Step(
            name="open_penyidikan",
            label="Naik ke penyidikan",
            sources=frozenset({Tahap.GELAR}),
            target=Tahap.PENYIDIKAN,
            needs=(PENYIDIK, GELAR_SIDIK),
            starts=("spdp",),
        ),
        *(
            Step(
                name=name,
                label="Pakai Sprin Sidik baru",
                sources=frozenset({tahap}),
                target=tahap,
                needs=(SPRIN_DICABUT,),
            )
            for name, tahap in _GANTI.items()
        ),
        Step(
            name="name_tersangka",
            label="Tetapkan tersangka",
            sources=_SIDIK,
            target=Tahap.TERSANGKA,
            needs=(TERLAPOR, GELAR_TERSANGKA),
        ),
        Step(
            name="send_tahap_1",
            label="Kirim berkas ke JPU (Tahap I)",
            sources=frozenset({Tahap.TERSANGKA, Tahap.P19}),
            target=Tahap.TAHAP_1,
            needs=(TERSANGKA, SPDP, BERKAS),
        ),
        Step(
            name="take_p19",
            label="Terima P-19 (berkas kembali)",
            sources=frozenset({Tahap.TAHAP_1}),
            target=Tahap.P19,
            needs=(BERKAS,),
        ),
        Step(
            name="take_p21",
            label="Terima P-21 (berkas lengkap)",
            sources=frozenset({Tahap.TAHAP_1}),
            target=Tahap.P21,
            needs=(BERKAS,),
        ),
        Step(
            name="hand_over_tahap_2",
            label="Serahkan tersangka dan BB (Tahap II)",
            sources=frozenset({Tahap.P21}),
            target=Tahap.TAHAP_2,
            needs=(TERSANGKA, BERKAS),
        ),
        Step(
            name="reopen_penyidikan",
            label="Sidik ulang (berkas P-21 dikembalikan)",
            sources=frozenset({Tahap.P21}),
            target=Tahap.TERSANGKA,
            needs=(PENYIDIK, BERKAS),
            starts=("spdp",),
        ),
        Step(
            name="stop_penyelidikan",
            label="Hentikan penyelidikan (SP2Lid)",
            sources=_BEFORE_SIDIK,
            target=Tahap.SP2LID,
            needs=(TAK_ADA_DITAHAN, GELAR_HENTI),
            reasons=_reasons("stop_penyelidikan"),
        ),
        Step(
            name="stop_penyidikan",
            label="Hentikan penyidikan (SP3)",
            sources=_SIDIK | {Tahap.P19},
            target=Tahap.SP3,
            needs=(TAK_ADA_DILIMPAHKAN, TAK_ADA_DITAHAN, GELAR_HENTI),
            reasons=_reasons("stop_penyidikan"),
        ),
        Step(
            name="settle_rehabilitasi",
            label="Rehabilitasi menurut TAT",
            sources=_BEFORE_SIDIK | _SIDIK,
            target=Tahap.REHABILITASI,
            needs=(TAK_ADA_DILIMPAHKAN, HASIL_TAT, TAT_REHABILITASI, GELAR_HENTI, GELAR_TAT),
            reasons=_reasons("settle_rehabilitasi"),
        ),
        Step(
            name="settle_rj",
            label="Keadilan restoratif (per orang)",
            sources=_BEFORE_SIDIK | _SIDIK | _BERBERKAS,
            target=Tahap.RJ,
            needs=(ORANG, GELAR_HENTI),
            reasons=_reasons("settle_rj"),
        ),
        Step(
            name="settle_diversi",
            label="Diversi (per anak)",
            sources=_SIDIK | _BERBERKAS,
            target=Tahap.DIVERSI,
            needs=(ANAK, GELAR_HENTI),
        ),
        Step(
            name="transfer_perkara",
            label="Limpahkan ke satuan lain",
            sources=frozenset({Tahap.LP_DITERIMA}) | _BEFORE_SIDIK | _SIDIK,
            target=Tahap.DILIMPAHKAN,
            needs=(TAK_ADA_DITAHAN,),
        ),
        Step(
            name="reopen_penyelidikan",
            label="Buka kembali penyelidikan",
            sources=_SEBELUM_SIDIK_SELESAI,
            target=Tahap.PENYELIDIKAN,
            needs=(BELUM_SIDIK, DIBUKA, PENYIDIK, GELAR_BUKA),
            reasons=_reasons("reopen_penyelidikan"),
        ),
        Step(
            name="resume_penyidikan",
            label="Buka kembali penyidikan",
            sources=_SIDIK_SELESAI,
            target=Tahap.PENYIDIKAN,
            needs=(SUDAH_SIDIK, TANPA_TERSANGKA, DIBUKA, PENYIDIK, GELAR_BUKA),
            starts=("spdp",),
            reasons=_reasons("resume_penyidikan"),
        ),
        Step(
            name="resume_tersangka",
            label="Buka kembali penyidikan dengan tersangkanya",
            sources=_SIDIK_SELESAI,
            target=Tahap.TERSANGKA,
            needs=(SUDAH_SIDIK, TERSANGKA, DIBUKA, PENYIDIK, GELAR_BUKA),
            starts=("spdp",),
            reasons=_reasons("resume_tersangka"),
        ),
    ),
)
BUKA: Final = frozenset({"reopen_penyelidikan", "resume_penyidikan", "resume_tersangka"})
"""Steps that lead out of a case that had ended."""
GANTI_SPRIN: Final = frozenset(_GANTI)
"""Steps that put another order under a case whose own was withdrawn; it stays where it is."""
BERDASAR_SPRIN: Final = frozenset({"name_tersangka", "send_tahap_1"})
"""Steps that nobody takes while the case stands on no order."""
PER_ORANG: Final = {"settle_rj": StatusOrang.RJ, "settle_diversi": StatusOrang.DIVERSI}
"""Steps that settle people: the case ends with them only when nobody is left in it."""
LEWAT_BERKAS: Final = frozenset(step.name for step in PERKARA.steps if BERKAS in step.needs)
"""Steps that only the room of the files takes."""

SURAT: Final = {
    "open_penyelidikan": "nomor Sprin Lidik",
    "open_penyidikan_langsung": "nomor Sprin Sidik",
    "open_penyidikan": "nomor Sprin Sidik",
    **dict.fromkeys(_GANTI, "nomor Sprin Sidik baru"),
    "name_tersangka": "nomor surat ketetapan tersangka",
    "send_tahap_1": "nomor surat pengantar berkas",
    "take_p19": "nomor surat P-19",
    "take_p21": "nomor surat P-21",
    "hand_over_tahap_2": "nomor BA serah terima",
    "reopen_penyidikan": "nomor Sprin Sidik baru",
    "stop_penyelidikan": "nomor surat ketetapan henti lidik",
    "stop_penyidikan": "nomor surat ketetapan dan SP3",
    "settle_rehabilitasi": "nomor rekomendasi TAT",
    "settle_rj": "nomor kesepakatan keadilan restoratif",
    "settle_diversi": "nomor penetapan diversi",
    "transfer_perkara": "nomor surat pelimpahan",
    "reopen_penyelidikan": "nomor Sprin Lidik lanjutan",
    "resume_penyidikan": "nomor Sprin Sidik lanjutan",
    "resume_tersangka": "nomor Sprin Sidik lanjutan",
}
"""The paper without which the step is not taken."""

SURAT_LANGKAH: Final[dict[str, tuple[str, ...]]] = {
    "sprin_lidik": ("open_penyelidikan", "reopen_penyelidikan"),
    "sprin_sidik": (
        "open_penyidikan",
        "open_penyidikan_langsung",
        "reopen_penyidikan",
        "resume_penyidikan",
        "resume_tersangka",
        *_GANTI,
    ),
    "stap_tersangka": ("name_tersangka",),
    "sp2lid": ("stop_penyelidikan",),
    "sp3": ("stop_penyidikan",),
    "lhgp": ("hold_gelar",),
}
"""The steps of the case that are taken by a paper of this kind of the catalogue."""

KETERANGAN: Final = {
    "take_p19": "Petunjuk JPU",
    "reopen_penyidikan": "Sebab berkas dikembalikan",
    "settle_diversi": "Isi kesepakatan diversi",
    "transfer_perkara": "Satuan penerima dan alasannya",
}
"""Steps that want a reason in the officer's own words, and what it is about."""
MENYIMPANG: Final = {"settle_rehabilitasi": "Alasan menyimpang dari rekomendasi TAT"}
"""Steps that follow what others recommended, and what is asked of whoever decides otherwise."""


def status_for(step: str, alasan: str) -> str:
    """Return how everybody of the case stands when this ground is true; "": it says nothing."""
    rows = (row.get("status", {}) for row in acara()["alasan"] if row["langkah"] == step)
    return next((str(row[alasan]) for row in rows if alasan in row), "")


def reasons_for(step: str, rezim: str) -> tuple[str, ...]:
    """Return the grounds that the procedure code of the case allows for this step."""
    for row in acara()["alasan"]:
        if row["langkah"] == step and rezim in row["rezim"]:
            return tuple(row["pilihan"])
    return ()
