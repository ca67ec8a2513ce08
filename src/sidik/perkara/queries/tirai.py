"""A curtain over free text: it may name a child or a reporter whom the law protects."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Q

from sidik.jejak.data import Actor
from sidik.perkara.data import PeranOrang, acara, inisial
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import Berkas
from sidik.perkara.queries.berkas import berkas_of, list_tertulis
from sidik.perkara.queries.orang import DILINDUNGI, is_tertutup

_SHORT: Final = 3
"""Shorter parts of a name are words of everyday and stay."""


@dataclass(frozen=True)
class Tirai:
    """What this reader must not find in the texts of one case."""

    names: Mapping[str, str] = field(default_factory=dict)

    def over(self, text: str) -> str:
        """Return the text with every covered name replaced."""
        for name, said in self.names.items():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", said, text, flags=re.IGNORECASE)
        return text


def draw(actor: Actor, berkas: Berkas, people: Iterable[Keterlibatan]) -> Tirai:
    """Return the curtain of one case for one reader.

    `people`: those struck out too; a text may name them still.
    """
    names: dict[str, str] = {}
    for row in people:
        if is_tertutup(actor, row, berkas):
            names |= _around(row) | _spellings(row)
    return _hung(names)


def tirai_of(actor: Actor, perkara: Perkara) -> Tirai:
    """Return the curtain of one case over all that was ever written into it."""
    return draw(actor, berkas_of(perkara), list_tertulis(perkara))


def shroud(people: Iterable[Keterlibatan]) -> Tirai:
    """Return the curtain for what everybody reads: it covers all whom the law protects."""
    names: dict[str, str] = {}
    for row in people:
        if row.is_anak or row.dilindungi or PeranOrang(row.peran) in DILINDUNGI:
            names |= _spellings(row)
    return _hung(names)


def _hung(names: Mapping[str, str]) -> Tirai:
    """The longest first: a whole name before a part of it."""
    return Tirai(dict(sorted(names.items(), key=lambda pair: -len(pair[0]))))


def cover_ringkas(perkara: Perkara, people: Iterable[Keterlibatan] | None = None) -> bool:
    """Take out of a title, which stands on every list of the house, whom the law protects.

    `people`: those of a case that is not stored yet. The account of the LP keeps its words; it is
    shown through a curtain. Returns whether there is something to store.
    """
    rows = list_tertulis(perkara) if people is None else people
    covered = shroud(rows).over(perkara.ringkas)
    changed = covered != perkara.ringkas
    perkara.ringkas = covered
    return changed


def draw_many(actor: Actor, cases: Iterable[Perkara]) -> Mapping[UUID, Tirai]:
    """Return the curtains of a page of cases, for the price of one query."""
    berkas = {perkara.pk: berkas_of(perkara) for perkara in cases}
    limit = acara()["anak"]["umur_di_bawah"]
    rows = Keterlibatan.semua.filter(perkara__in=berkas).select_related("orang")
    found: dict[UUID, list[Keterlibatan]] = defaultdict(list)
    shielded = Q(peran__in=[peran.value for peran in DILINDUNGI]) | Q(dilindungi=True)
    for row in rows.filter(Q(umur_saat_kejadian__lt=limit) | shielded):
        found[row.perkara_id].append(row)
    return {key: draw(actor, berkas[key], found[key]) for key in berkas}


def _spellings(row: Keterlibatan) -> dict[str, str]:
    orang = row.orang
    said = (
        "(dilindungi)"
        if row.dilindungi or PeranOrang(row.peran) in DILINDUNGI
        else inisial(orang.nama)
    )
    whole = [part for part in (orang.nama, orang.alias) if part.strip()]
    parts = [word for name in whole for word in re.findall(r"[^\W\d_]+", name)]
    return {name: said for name in (*whole, *parts) if len(name) > _SHORT}


def _around(row: Keterlibatan) -> dict[str, str]:
    """What leads to a person without naming him: where he lives, whose child he is, his numbers."""
    orang = row.orang
    homes = [orang.alamat, orang.alamat_domisili]
    homes += [home.partition(",")[0] for home in homes]
    kin = [text for text in (orang.nama_ibu, orang.keluarga) if " " in text.strip()]
    numbers = (orang.nik, orang.telepon, orang.keluarga_telepon)
    # Fewer words are a village, which others live in too.
    found = [home for home in homes if len(home.split()) > 2]
    told = [text.strip() for text in (*found, *kin, *numbers)]
    return {text: "(dilindungi)" for text in told if text}
