"""May a case end in treatment: as the TAT recommends for each person, or as a chief decides."""

from collections.abc import Collection

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.data import (
    REHABILITASI,
    REKOMENDASI_LABEL,
    Langkah,
    Rekomendasi,
)
from sidik.perkara.errors import MasihDitahan, MenyimpangTanpaWenang, RekomendasiLain
from sidik.perkara.flow import Facts
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.akhir import DITAHAN
from sidik.perkara.queries.berkas import (
    berkas_of,
    list_gelar,
    list_keterlibatan,
    list_tindakan,
)
from sidik.perkara.queries.jaga import Sesudah, insist_kemudian
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.rehab import gelar_sesudah, jalan_rehab, list_berjalan
from sidik.satuan.data import Act


def insist_tat(perkara: Perkara, langkah: Langkah, asked: Facts, actor: Actor) -> str:
    """Raise `RekomendasiLain`, `MenyimpangTanpaWenang`, `UrutanTerbalik` unless the TAT said so.

    Raises `MasihDitahan` for one whom the police still have: he is let out first. Returns the
    reason why it is written down late, when it lies before its gelar.
    """
    for row in list_berjalan(list_keterlibatan(perkara)):
        insist_dilepas(row, sebut(row, actor))
    if kinds_of(langkah.alasan) != asked.tat:
        said = ", ".join(sorted(REKOMENDASI_LABEL[Rekomendasi(kind)].lower() for kind in asked.tat))
        if not langkah.menyimpang.strip():
            raise RekomendasiLain(rekomendasi=said)
        if not can(actor, Act.PERKARA_UNLOCK, berkas_of(perkara)):
            raise MenyimpangTanpaWenang(rekomendasi=said)
    hasil_at = jalan_rehab(list_keterlibatan(perkara)).hasil_at
    held = gelar_sesudah(perkara, list_gelar(list_tindakan(perkara)), hasil_at)
    after = Sesudah("gelar penyelesaiannya", held.at if held else None)
    late = insist_kemudian(perkara, langkah.at or clock.now(), after, langkah.terlambat)
    return langkah.terlambat.strip() if late else ""


def sebut(row: Keterlibatan, actor: Actor) -> str:
    """Return his name as this officer may read it."""
    return is_tertutup(actor, row) or row.orang.nama


def insist_dilepas(row: Keterlibatan, nama: str) -> None:
    """Raise `MasihDitahan` while an arrest or detention of his runs."""
    if row.status in DITAHAN:
        raise MasihDitahan(nama=nama, keadaan=row.status_label.lower())


def kinds_of(alasan: str) -> Collection[str]:
    """Return the kinds of treatment that a ground names."""
    said = alasan.casefold()
    return {kind.value for kind in REHABILITASI if REKOMENDASI_LABEL[kind].casefold() in said}
