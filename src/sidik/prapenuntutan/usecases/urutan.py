"""Orders that no reason excuses.

A late entry says that a thing was written down late, never that the world ran backwards.
"""

from collections.abc import Iterable
from datetime import date

from sidik.kernel.bahasa import tanggal
from sidik.perkara.models import Perkara
from sidik.perkara.queries.jaga import moment_of
from sidik.prapenuntutan.data import KodeSurat, nomor_key
from sidik.prapenuntutan.errors import MustahilMendahului, SprinLain
from sidik.prapenuntutan.flow import Kertas
from sidik.prapenuntutan.models import SPDP, BerkasPerkara
from sidik.prapenuntutan.queries.berkas import Susunan, day_of, is_ikut, papers_of
from sidik.prapenuntutan.queries.surat import sprin_dikenal

Pijakan = tuple[str, date]


def insist_tidak_mendahului(surat: str, day: date, pijakan: Iterable[Pijakan]) -> None:
    """Raise `MustahilMendahului` for a day before one that it stands on, naming the latest."""
    late = [(label, before) for label, before in pijakan if day < before]
    if late:
        label, before = max(late, key=lambda one: one[1])
        raise MustahilMendahului(
            surat=f"{surat[:1].upper()}{surat[1:]}",
            tanggal=tanggal(day),
            sebelum=label,
            hari=tanggal(before),
        )


def pijakan_kertas(susunan: Susunan, berkas: BerkasPerkara, kertas: Kertas) -> list[Pijakan]:
    """Return the days that the paper of a step cannot precede.

    A file that goes out rests on its LP, its SPDP and its suspects; an answer on what it answers.
    What must lie on the desk to be answered counts from its receipt, all else from its own day.
    """
    found = pijakan_perkara(susunan.perkara)
    if kertas.kode is KodeSurat.TAHAP_1:
        found += _pijakan_kiriman(susunan, berkas)
    before = papers_of(berkas, kertas.sesudah)
    if before:
        last = before[-1]
        back = kertas.kode is KodeSurat.TAHAP_1
        found.append((last.kode_label, last.hari if back else last.tanggal))
    return found


def pijakan_perkara(perkara: Perkara) -> list[Pijakan]:
    """Return the LP: nothing of a case is older."""
    lp = moment_of(perkara, "lp")
    return [("laporan polisinya", day_of(perkara, lp))] if lp else []


def pijakan_spdp(spdp: SPDP) -> list[Pijakan]:
    """Return the letter itself: nobody gets it before it was written."""
    return [(f"{spdp.jenis_label} {spdp.nomor}", spdp.tanggal)]


def insist_sprin(perkara: Perkara, nomor: str, day: date) -> None:
    """Raise `SprinLain` for a Sprin Sidik that the case does not know, when it knows any.

    Raises also `MustahilMendahului` for one that is older than the LP.
    """
    insist_tidak_mendahului("Sprin Sidik", day, pijakan_perkara(perkara))
    known = sprin_dikenal(perkara)
    same = [on for each, on in known.items() if nomor_key(each) == nomor_key(nomor)]
    if known and not any(on in {None, day} for on in same):
        said = [f"{each} tanggal {tanggal(on)}" if on else each for each, on in known.items()]
        raise SprinLain(dikenal=" atau ".join(said), nomor=nomor.strip(), tanggal=tanggal(day))


def _pijakan_kiriman(susunan: Susunan, berkas: BerkasPerkara) -> list[Pijakan]:
    found = pijakan_spdp(berkas.spdp) if berkas.spdp else []
    going = [t.keterlibatan_id for t in berkas.tersangka.all() if is_ikut(t)]
    named = [susunan.ditetapkan[key] for key in going if key in susunan.ditetapkan]
    if named:
        found.append(("penetapan tersangkanya", max(named)))
    return found
