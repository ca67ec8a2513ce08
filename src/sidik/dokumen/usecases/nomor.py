"""Numbers of papers: the one under which an act was written down, else the next of its series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any, Final

from sidik.dokumen.data import pola_on
from sidik.dokumen.errors import HariTercatatLain, NomorMundur, SeriTidakDikenal
from sidik.dokumen.models import Dokumen, NomorSurat
from sidik.dokumen.queries import get_register, list_seri
from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, usecase
from sidik.kernel.bahasa import romawi, tanggal
from sidik.kernel.ref import ref
from sidik.satuan.data import Act
from sidik.satuan.policy import demand

_BEBAS: Final = {
    "urut": "[0-9]+",
    "romawi": "[IVX]+",
    "kelas": "[A-Z0-9]+(?:[.][A-Z0-9]+)*",
    "tahun": "[0-9]{4}",
}
"""What may be otherwise in a number that was written down on another day."""


@dataclass(frozen=True, kw_only=True)
class Tercatat:
    """The number under which the act that a paper is about was written down, and its day."""

    nomor: str
    hari: date


def give_number(
    dokumen: Dokumen, today: date, *, unit: str, sifat: str, nomor_lp: str, tercatat: Tercatat
) -> None:
    """Number a paper that is being signed, and date it.

    One order has one number, so the paper keeps the serial of `tercatat`, in the spelling of the
    house, unless another paper bears it already. The series goes on after the highest.

    Under that number it bears the day of its act too. Whoever noted a number had the paper before
    him; what is signed here later is its copy, and a copy with another day would be a second order
    of one number. Refusing instead would leave such a case without the paper for ever, since no
    day comes back. That it was entered late is told on the screen (`menyusul_of`). Raises
    `HariTercatatLain` for a day that has not come.
    """
    entri = dokumen.entri
    pola = pola_on(entri.pola, today)
    kode = sifat if entri.pola == "biasa" else entri.kode
    parts: dict[str, Any] = {
        "kode": kode,
        "sifat": sifat,
        "romawi": romawi(today.month),
        "kelas": dokumen.kelas,
        "tahun": today.year,
        "unit": unit,
        "ekor_lp": nomor_lp.partition("/")[2],
        "nomor_lp": nomor_lp,
    }
    if "{urut}" not in pola:
        dokumen.nomor = pola.format(**parts)
        return
    series = _lock(dokumen.satuan_id, f"{kode} {dokumen.kelas}", today.year)
    urut = _urut_in(tercatat.nomor, kode)
    nomor = _spell(tercatat, urut, pola, parts)
    if urut and not _is_taken(dokumen, nomor):
        _insist_past(tercatat, today)
        dokumen.nomor, dokumen.urut, dokumen.tanggal = nomor, urut, tercatat.hari
        if dokumen.kelas in nomor and f"/{today.year}/" in nomor:
            _advance(series, max(series.nomor, urut))
        return
    urut = series.nomor + 1
    while _is_taken(dokumen, pola.format(urut=urut, **parts)):
        urut += 1
    dokumen.urut, dokumen.nomor = _advance(series, urut), pola.format(urut=urut, **parts)


def _spell(tercatat: Tercatat, urut: int | None, pola: str, parts: Mapping[str, Any]) -> str:
    if _is_whole(tercatat.nomor, pola, parts):
        return tercatat.nomor
    day = {"romawi": romawi(tercatat.hari.month), "tahun": tercatat.hari.year}
    return pola.format(**{**parts, **day, "urut": urut})


def _insist_past(tercatat: Tercatat, today: date) -> None:
    if tercatat.hari > today:
        days = {"tercatat": tanggal(tercatat.hari), "hari_ini": tanggal(today)}
        raise HariTercatatLain(nomor=tercatat.nomor, **days)


def give_line(dokumen: Dokumen, today: date) -> str:
    """Return how the line is quoted on the paper: Register B.18 nomor 12/2026."""
    if not dokumen.register:
        return ""
    series = _lock(dokumen.satuan_id, f"register {dokumen.register}", today.year)
    dokumen.tahun_register = today.year
    dokumen.register_urut = _advance(series, series.nomor + 1)
    book = get_register(dokumen.satuan_id, dokumen.register)
    name = f"Register {book.kode}" if book.kode else book.judul
    return f"{name} nomor {dokumen.register_urut}/{today.year}"


@usecase
def continue_seri(satuan: str, seri: str, tahun: int, *, terakhir: int, actor: Actor) -> NomorSurat:
    """Let a series go on after the last number in the paper book of the unit.

    A unit that begins with this service in the middle of a year has given numbers already. The gap
    that this leaves is explained in the ledger. Raises `NotAllowed`, `SeriTidakDikenal`,
    `NomorMundur`.
    """
    demand(actor, Act.DOKUMEN_REGISTER, at=satuan)
    if seri not in {row.seri for row in list_seri(satuan, tahun)}:
        raise SeriTidakDikenal
    series = _lock(satuan, seri, tahun)
    if terakhir <= series.nomor:
        raise NomorMundur(seri=seri, nomor=series.nomor)
    facts = {"dari": series.nomor, "terakhir": terakhir, "tahun": tahun}
    _advance(series, terakhir)
    record(actor=actor, verb="nomor.dilanjutkan", subject=ref("seri", seri), facts=facts)
    return series


def _lock(satuan: str, seri: str, tahun: int) -> NomorSurat:
    """Whoever comes second waits, so that no number is left out or given twice."""
    key: dict[str, Any] = {"satuan_id": satuan, "seri": seri, "tahun": tahun}
    NomorSurat.objects.get_or_create(**key)
    return NomorSurat.objects.select_for_update().get(**key)


def _advance(series: NomorSurat, nomor: int) -> int:
    series.nomor = nomor
    series.save(update_fields=["nomor"])
    return nomor


def _is_taken(dokumen: Dokumen, nomor: str) -> bool:
    return Dokumen.objects.filter(node=dokumen.node, nomor=nomor).exists()


def _urut_in(nomor: str, kode: str) -> int | None:
    """Return 36 for "SP.Kap/36/…" among the numbers of SP.Kap; None for any other spelling."""
    found = re.match(rf"{re.escape(kode)}/0*([1-9][0-9]{{0,4}})(?:/|$)", nomor)
    return int(found[1]) if found else None


def _is_whole(nomor: str, pola: str, parts: Mapping[str, Any]) -> bool:
    """Say whether a number is written as the unit writes them, in whatever month and class."""
    form = ""
    for literal, field, _, _ in Formatter().parse(pola):
        form += re.escape(literal)
        form += _BEBAS.get(field) or re.escape(str(parts[field])) if field else ""
    return bool(re.fullmatch(form, nomor))
