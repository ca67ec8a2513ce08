"""Whom a text names: people whom no message may name, and people whom a case investigates."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sidik.perkara.data import PeranOrang, acara
from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries.nama import MUHAMMAD, PENDEK

_KATA: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DISIDIK: Final = [PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value]
_PANJANG: Final = (
    "muhammad", "muhamad", "mohammad", "mohamad", "mochammad", "mochamad", "muchammad",
)  # fmt: skip
_BATAS: Final = 50
_TERPENDEK: Final = 4
"""Fewer letters than this are no name."""
# Names that begin so are few, and their own index finds them; only then is asked who they are.
_TERTUTUP: Final = """
WITH o AS MATERIALIZED (
  SELECT id, nama FROM perkara_orang WHERE lower(nama || ' ' || alias) LIKE ANY(%(awal)s)
)
SELECT DISTINCT o.nama FROM o JOIN perkara_keterlibatan k ON k.orang_id = o.id
WHERE k.batal_at IS NULL
  AND (k.umur_saat_kejadian < %(dewasa)s OR k.dilindungi OR k.perlu_perlindungan)
"""


def list_tertutup_in(text: str, perkara: Sequence[UUID]) -> Sequence[str]:
    """Return the children and protected people of any case whom a text names, as far as it does.

    A name is known by its first two words. Who has but one is looked for in these cases only:
    elsewhere it is anybody's name.
    """
    words = _words(text)
    pairs = set(pairwise(words))
    with connection.cursor() as cursor:
        facts = {"awal": sorted(set(_prefixes(text))), "dewasa": acara()["anak"]["umur_di_bawah"]}
        cursor.execute(_TERTUTUP, facts)
        known = [row[0] for row in cursor.fetchall()]
    found = [name for name in known if tuple(_words(name)[:2]) in pairs]
    own = [name for name in _own(perkara) if len(_words(name)) == 1 and _words(name)[0] in words]
    return list(dict.fromkeys(" ".join(_KATA.findall(name)[:2]) for name in [*found, *own]))


def list_disidik(perkara: Sequence[UUID]) -> Sequence[str]:
    """Return the names and by-names of the grown-ups whom these cases investigate."""
    rows = Keterlibatan.objects.filter(perkara__in=perkara, peran__in=_DISIDIK).exclude(_anak())
    told = rows.values_list("orang__nama", "orang__alias")
    return [name for pair in told for name in pair if name.strip()]


def list_perkara_by_telepon(nomor: str) -> Sequence[UUID]:
    """Return the cases in which somebody has this number."""
    rows = Keterlibatan.objects.filter(orang__telepon=nomor)
    return list(rows.values_list("perkara_id", flat=True).distinct()[:_BATAS])


def _own(perkara: Sequence[UUID]) -> Iterator[str]:
    closed = _anak() | Q(dilindungi=True) | Q(perlu_perlindungan=True)
    rows = Keterlibatan.objects.filter(closed, perkara__in=perkara)
    for pair in rows.values_list("orang__nama", "orang__alias"):
        yield from pair


def _anak() -> Q:
    return Q(umur_saat_kejadian__lt=acara()["anak"]["umur_di_bawah"])


def _words(text: str) -> list[str]:
    """Return the words of a text in one spelling: Moh., M. and Muhammad are one."""
    words = (word.lower() for word in _KATA.findall(text))
    return ["muhammad" if MUHAMMAD.fullmatch(word) else word for word in words]


def _prefixes(text: str) -> Iterator[str]:
    """Return how the names may begin that a text spells out, however theirs is written short."""
    words = [word.lower() for word in _KATA.findall(text)]
    for first, second in pairwise(words):
        if len(first) + len(second) < _TERPENDEK:
            continue
        spelled = (*_PANJANG, *PENDEK) if MUHAMMAD.fullmatch(first) else (first,)
        yield from (f"{one}{end}{second}%" for one in spelled for end in (" ", ". ", "."))
