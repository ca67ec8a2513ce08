"""The steps that leave the present stage of a case, and whom each may name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sidik.perkara.data import SELESAI, Tahap, ancaman_tertinggi
from sidik.perkara.flow import (
    GANTI_SPRIN,
    KETERANGAN,
    LEWAT_BERKAS,
    MENYIMPANG,
    PER_ORANG,
    PERKARA,
    SURAT,
    Facts,
    reasons_for,
)
from sidik.perkara.models import Perkara
from sidik.perkara.queries.berkas import rezim_of
from sidik.perkara.queries.dasar import Siap, SuratSiap
from sidik.perkara.queries.jalan import BAR


@dataclass(frozen=True, kw_only=True)
class Tombol:
    """A step that leaves the present stage; with a `reason` it is closed."""

    step: str
    label: str
    reason: str = ""
    surat: str = ""
    nomor: str = ""
    """Number of the paper that was signed here and waits for this step."""
    at: datetime | None = None
    """When a step by that paper takes effect; None: now."""
    siap_orang: Mapping[str, Siap] = field(default_factory=dict)
    """Such papers by the id of him whom alone each is about."""
    keterangan: str = ""
    alasan: tuple[str, ...] = ()
    menyimpang: str = ""
    """What is asked of whoever decides otherwise than was recommended."""
    orang: tuple[tuple[str, str], ...] = ()
    """Whom the step may name: id and name."""
    is_per_orang: bool = False
    """It settles those whom it names; the others go on."""
    pasal: tuple[tuple[str, str], ...] = ()
    """The articles of the charge, of which one alone may be meant for a child."""
    is_ancaman_ditanya: bool = False
    """The maximum of one of them is not known here."""
    is_keluar: bool = False
    """It ends the case otherwise than before the court."""
    is_berkas: bool = False
    """Only the room of the files takes it: the button leads there."""


@dataclass(frozen=True, kw_only=True)
class Calon:
    """Whom a step may name: id and name, as this reader may see them."""

    terlapor: tuple[tuple[str, str], ...] = ()
    berjalan: tuple[tuple[str, str], ...] = ()
    anak: tuple[tuple[str, str], ...] = ()
    """Children who are still in the case."""
    semua_anak: tuple[tuple[str, str], ...] = ()
    pasal: tuple[tuple[str, str], ...] = ()
    """What children are charged with, each with his own or as the case is."""

    def of(self, step: str) -> tuple[tuple[str, str], ...]:
        named = {"name_tersangka": self.terlapor, "settle_diversi": self.anak}
        return named.get(step, self.berjalan if step in PER_ORANG else ())


def list_tombol(
    perkara: Perkara, facts: Facts, calon: Calon, siap: SuratSiap, *, closed: str
) -> Sequence[Tombol]:
    """Return every step out of the present stage, the closed ones with their sentence."""
    rezim = rezim_of(perkara)
    signed = SuratSiap() if closed else siap
    found = []
    for row in PERKARA.steps_from(Tahap(perkara.tahap)):
        if row.name in GANTI_SPRIN and not facts.sprin_dicabut:
            continue
        waits = signed.langkah.get(row.name, Siap("", None))
        reason = closed or PERKARA.unmet(row, facts)
        found.append(
            Tombol(
                step=row.name,
                label=row.label,
                reason=f"{reason[0].upper()}{reason[1:]}." if reason else "",
                surat=SURAT.get(row.name, ""),
                nomor=waits.nomor,
                at=waits.at,
                siap_orang=signed.orang,
                keterangan=KETERANGAN.get(row.name, ""),
                alasan=reasons_for(row.name, rezim),
                menyimpang=MENYIMPANG.get(row.name, ""),
                orang=calon.of(row.name),
                is_per_orang=row.name in PER_ORANG,
                pasal=calon.pasal if row.name == "settle_diversi" else (),
                is_ancaman_ditanya=row.name == "settle_diversi" and _is_ditanya(calon),
                is_berkas=row.name in LEWAT_BERKAS,
                is_keluar=row.target in SELESAI and row.target not in BAR,
            )
        )
    return found


def _is_ditanya(calon: Calon) -> bool:
    """Say whether the threat of an article of theirs is not known here."""
    pasal = calon.pasal
    return not pasal or any(ancaman_tertinggi([kode]) is None for kode, _ in pasal)


def tombol_diversi(calon: Calon) -> Tombol:
    return Tombol(
        step="diversi",
        label="Catat diversi",
        orang=calon.semua_anak,
        pasal=calon.pasal,
        is_ancaman_ditanya=_is_ditanya(calon),
    )
