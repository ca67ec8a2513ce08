"""Ages that stand in a column of their own, beside the names they belong to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sidik.impor.data.bilangan import spell_numbers
from sidik.impor.data.kolom import SIFAT, Galat, Kolom, pick
from sidik.impor.data.orang import (
    KATA_ANAK,
    TIADA_ORANG,
    UMUR_TERBESAR,
    Tersebut,
    age_of,
    is_just,
    read_named,
    read_sebutan,
)
from sidik.impor.data.sel import as_text, read_moment, spell_days
from sidik.perkara.data import is_anak

_UMUR_TERKECIL: Final = 5
"""Below it a cell speaks of something else: a day in the past weeks, a number of people."""
_SETAHUN: Final = 1
"""Years by which an age and a birthday may differ: the one was told on another day."""
_ENTAH: Final = re.compile(
    r"[-–—?.x/\s]*|n/?a|nihil|dewasa|lidik|((tidak|tdk|tak|belum|blm)\s*(di)?(ke)?(tahu\w*|ada|jelas))",
    re.IGNORECASE,
)
_SELA: Final = re.compile(r"[^\S\n]+")
_BULAN: Final = re.compile(r"\d{1,2}\s*(bulan|bln|hari|hr)\b", re.IGNORECASE)
_LAHIR: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b(?:19|20)\d\d\b")
_TAHUN: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d)?(?![\d])")
_SEBUT: Final = re.compile(
    r"\b(\d{1,3})\s*(?:th|thn|tahun)|(?:umur|usia)\s*:?\s*(\d{1,3})", re.IGNORECASE
)
_NOMOR: Final = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\S)|^\s*\d{1,2}[.)](?=\d+\s*(th|tahun))")
_BARIS: Final = re.compile(r"[\n;|]|(?<=\S)\s+\d{1,2}[.)]\s+(?=\S)")
_PISAH: Final = (
    _BARIS,
    re.compile(rf"{_BARIS.pattern}|[/&+]|\bdan\b", re.IGNORECASE),
    re.compile(rf"{_BARIS.pattern}|[/&+,]|\bdan\b", re.IGNORECASE),
)
_TIDAK_COCOK: Final = (
    "Ada {orang} nama, tetapi {umur} isian di kolom ini («{sel}»). Tulis satu untuk tiap nama, "
    "urut seperti namanya, mis. 25 th / 17 th; tanda - bila tidak diketahui."
)
_TAK_TERBACA: Final = (
    "«{sel}» tidak terbaca untuk orang ke-{n}; tulis umur dalam tahun, mis. 25 th, atau tanggal "
    "lahir, mis. 5-3-1994."
)
_DUA: Final = "«{sel}» menyebut lebih dari satu umur untuk orang ke-{n}; tulis satu saja."
_TIDAK_MUNGKIN: Final = "Umur orang ke-{n} menjadi {umur} tahun («{sel}»); periksa isiannya."
_BERTENTANGAN: Final = "Umur orang ke-{n} tertulis {satu} dan {dua} tahun; samakan isiannya."


@dataclass(frozen=True)
class Umur:
    """What a column says of one person's age, or why it says nothing."""

    tahun: int | None = None
    anak: bool = False
    salah: str = ""


@dataclass(frozen=True)
class Terbaca:
    """The people whom a row suspects, and what is wrong with their ages."""

    orang: tuple[Tersebut, ...]
    galat: tuple[Galat, ...] = ()


def read_tersangka(sel: Sequence[object], pemetaan: Mapping[str, int]) -> Terbaca:
    """Return whom a row suspects, each as old as he was at the event."""
    pada, selang = _hari(sel, pemetaan)
    if Kolom.TERSANGKA not in pemetaan:
        return Terbaca(())
    cell = as_text(pick(sel, pemetaan, Kolom.TERSANGKA))
    if TIADA_ORANG.fullmatch(cell):
        return Terbaca(())
    people, galat = _named(sel, pemetaan, pada, selang)
    said = [[Umur(who.umur, who.dilindungi)] for who in people]
    for kolom in SIFAT:
        cell = as_text(pick(sel, pemetaan, kolom))
        column = read_umur(cell, len(people), pada, selang, lahir=kolom is Kolom.LAHIR)
        if column and len(column) != len(people):
            counted = {"orang": len(people), "umur": len(column), "sel": cell[:60]}
            galat.append(Galat(kolom=kolom, pesan=_TIDAK_COCOK.format(**counted)))
            continue
        galat += [Galat(kolom=kolom, pesan=umur.salah) for umur in column if umur.salah]
        for each, umur in zip(said, column, strict=False):
            each.append(umur)
    galat += _bertentangan(said)
    return Terbaca(tuple(map(_joined, people, said)), tuple(galat))


def _named(
    sel: Sequence[object], pemetaan: Mapping[str, int], pada: date | None, selang: int
) -> tuple[tuple[Tersebut, ...], list[Galat]]:
    """Return whom the cell of names names; as many ages beside it settle what commas leave open."""
    said = read_sebutan(pick(sel, pemetaan, Kolom.TERSANGKA))
    sure = [name for each in said for name in each.orang]
    asked = [Galat(kolom=Kolom.TERSANGKA, pesan=each.ragu) for each in said if each.ragu]
    maybe = [name for each in said for name in each.mungkin or each.orang]
    cells = [as_text(pick(sel, pemetaan, kolom)) for kolom in SIFAT]
    if asked and any(len(read_umur(each, len(maybe), pada)) == len(maybe) for each in cells):
        sure = maybe
        asked = [
            Galat(kolom=Kolom.TERSANGKA, pesan=each.ragu)
            for each in said
            if each.ragu and not each.mungkin
        ]
    return read_named(sure, pada, selang), asked


def _joined(who: Tersebut, said: Sequence[Umur]) -> Tersebut:
    """Let the lowest age count: it may be a child's. The word "anak" counts where no age does."""
    ages = [each for each in said if each.tahun is not None]
    if not ages:
        return replace(who, dilindungi=any(each.anak for each in said))
    return replace(
        who,
        umur=min(_years(ages)),
        dilindungi=len(ages) == 1 and ages[0].anak,
    )


def _bertentangan(said: Sequence[Sequence[Umur]]) -> Iterator[Galat]:
    for n, each in enumerate(said, 1):
        ages = sorted(_years(each))
        if ages and ages[-1] - ages[0] > _SETAHUN:
            pesan = _BERTENTANGAN.format(n=n, satu=ages[0], dua=ages[-1])
            yield Galat(kolom=Kolom.UMUR, pesan=pesan)


def _years(said: Sequence[Umur]) -> list[int]:
    return [each.tahun for each in said if each.tahun is not None]


def _hari(sel: Sequence[object], pemetaan: Mapping[str, int]) -> tuple[date | None, int]:
    """Return the day of the event, else of the LP, and the whole years from it to the LP."""
    lapor = read_moment(pick(sel, pemetaan, Kolom.TANGGAL) or "")
    kejadian = read_moment(pick(sel, pemetaan, Kolom.KEJADIAN) or "")
    if lapor is None or kejadian is None or kejadian > lapor:
        return (lapor.date() if lapor else None), 0
    return kejadian.date(), age_of(f"{kejadian:%Y-%m-%d}", lapor.date())


def read_umur(
    text: str, jumlah: int, pada: date | None, selang: int = 0, *, lahir: bool = False
) -> Sequence[Umur]:
    """Return what a cell says of each of so many people; as many as it names, if others.

    One a line, or parted by strokes, commas or "dan": whatever makes as many as there are names.
    In a column of birthdays (`lahir`) 5/3/84 is one; elsewhere it is the ages of three people.
    """
    text = _SELA.sub(" ", spell_numbers(text))
    if _ENTAH.fullmatch(text):
        return ()
    parts = _parted(spell_days(text, pada if lahir else None), jumlah)
    return [_read_satu(part.strip(), n, pada, selang) for n, part in enumerate(parts, 1)]


def _parted(text: str, jumlah: int) -> Sequence[str]:
    tried = []
    for pattern in _PISAH:
        every = [_NOMOR.sub("", part) for part in _split(pattern, text)]
        told = [part for part in every if part.strip()]
        if len(told) == jumlah:
            return told
        if len(every) == jumlah:
            return every
        tried.append(told)
    told = _LAHIR.findall(text) or _TAHUN.findall(_BULAN.sub(" ", text))
    return told or max(tried, key=len)


def _split(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    last = 0
    for mark in pattern.finditer(text):
        yield text[last : mark.start()]
        last = mark.end()
    yield text[last:]


def _read_satu(part: str, n: int, pada: date | None, selang: int) -> Umur:
    said = {"sel": part[:60], "n": n}
    rest = _BULAN.sub(" ", part)
    born = [*_LAHIR.findall(rest)]
    bare = _LAHIR.sub(" ", rest)
    written = _TAHUN.findall(bare)
    if born and written:  # the number of a house beside a place of birth is no age
        written = [one or two for one, two in _SEBUT.findall(bare)]
    if len(born) > 1 or len(set(written)) > 1:
        return Umur(salah=_DUA.format(**said))
    if not born and not written:
        return _without(part, said)
    ages = [int(years) - selang for years in written[:1]]
    ages += [age_of(day, pada) for day in born if pada]
    umur = min(ages, default=None)
    if umur is None:
        return Umur(anak=True)
    if not _UMUR_TERKECIL <= umur <= UMUR_TERBESAR:
        return Umur(salah=_TIDAK_MUNGKIN.format(umur=umur, **said))
    return Umur(umur, any(is_just(day, umur) for day in born))


def _without(part: str, said: Mapping[str, object]) -> Umur:
    if KATA_ANAK.search(part):
        return Umur(anak=True)
    return Umur() if _ENTAH.fullmatch(part) else Umur(salah=_TAK_TERBACA.format(**said))


def say_umur(orang: Sequence[Tersebut]) -> str:
    """Return who was read with which age, for whoever checks it; nothing when none is told."""
    if all(who.umur is None and not who.dilindungi for who in orang):
        return ""
    return "; ".join(f"{who.nama}: {_say(who)}" for who in orang)


def _say(who: Tersebut) -> str:
    umur = "umur belum tertulis" if who.umur is None else f"{who.umur} th"
    if who.is_tertutup:
        return f"{umur}, {'anak' if is_anak(who.umur) else 'dilindungi seperti anak'}"
    return umur
