"""Finding a case by a name, perhaps misspelt or written short, of somebody whom one may know."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from sidik.jejak.data import Actor
from sidik.perkara.data import PeranOrang, acara
from sidik.perkara.policy import is_kepala_loket, is_mintu, is_pimpinan
from sidik.perkara.queries.orang import DILINDUNGI
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of, top_of

BATAS: Final = 25
_MIRIP: Final = 0.55
_SUBJEK: Final = [PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value]
MUHAMMAD: Final = re.compile(r"m(?:u|o)c?h?a?m{1,2}[ae]d|mo(?:ch?|h)|muc?h|mohd|mhd|md|m")
PENDEK: Final = "m md mhd mohd moc moch muc much muh moh".split()  # noqa: SIM905
"""How the commonest first name of all is written, and how it is written short."""

# Names of one unit and below lie side by side; those of his own cases elsewhere are few. The cases
# of those that are alike are looked up one by one: the planner does not see how few they are.
_NEAR: Final = """
WITH n AS MATERIALIZED ({names})
SELECT p.id FROM n
JOIN perkara_keterlibatan k ON k.id = n.keterlibatan_id
CROSS JOIN LATERAL (
  SELECT p.id, p.dibuka_at, p.tim, p.satuan_id FROM perkara_perkara p
  WHERE p.id = n.perkara_id AND {scope} OFFSET 0
) p
WHERE n.mirip >= %(mirip)s AND {person}
GROUP BY p.id, p.dibuka_at ORDER BY max(n.mirip) DESC, p.dibuka_at DESC LIMIT %(batas)s
"""
# A first name that stands there by its first letter alone counts as written out.
_ALIKE: Final = """SELECT d.keterlibatan_id, d.perkara_id, greatest(
    word_similarity(%(q)s, d.kata), CASE WHEN d.kata LIKE ANY(%(singkat)s)
      THEN word_similarity(%(pendek)s, d.kata) ELSE 0 END) AS mirip
  FROM perkara_namadicari d"""
_UNDER: Final = f"""{_ALIKE} WHERE d.satuan_kode LIKE %(awal)s
  AND (d.satuan_kode = %(satuan)s OR d.satuan_kode LIKE %(bawah)s)
  AND d.kata LIKE ANY(%(suku)s)"""
_IN_OWN: Final = f"""{_ALIKE} JOIN perkara_perkara o ON o.id = d.perkara_id
  WHERE o.tim @> %(nrp)s AND d.kata LIKE ANY(%(suku)s)"""
_FAR: Final = """
WITH o AS MATERIALIZED (
  SELECT id, word_similarity(%(q)s, lower(nama || ' ' || alias)) AS mirip FROM perkara_orang
  WHERE %(q)s <%% lower(nama || ' ' || alias) LIMIT 2000
)
SELECT p.id FROM o
JOIN perkara_keterlibatan k ON k.orang_id = o.id
JOIN perkara_perkara p ON p.id = k.perkara_id
WHERE {person} AND {scope}
GROUP BY p.id, p.dibuka_at ORDER BY max(o.mirip) DESC, p.dibuka_at DESC LIMIT %(batas)s
"""
# The same as `is_tertutup` says of one person: whom he may not read he does not find.
_PERSON: Final = """k.batal_at IS NULL AND (
  k.peran = ANY(%(subjek)s) AND {open}
  OR p.tim @> %(nrp)s
  OR %(pimpinan)s AND {under}
  OR k.peran = ANY(%(dilindungi)s) AND {open} AND (
    %(mintu)s AND {under}
    OR EXISTS (SELECT 1 FROM perkara_laporanpolisi l WHERE l.perkara_id = p.id
      AND (l.penerima_nrp = %(aku)s OR %(kepala_loket)s AND l.loket = %(unit)s))))"""
_OPEN: Final = """(k.umur_saat_kejadian IS NULL OR k.umur_saat_kejadian >= %(dewasa)s)
  AND NOT k.dilindungi"""
_UNIT: Final = "(p.satuan_id = %(unit)s OR p.satuan_id LIKE %(bawah_unit)s)"
_SCOPE: Final = """(p.satuan_id = %(satuan)s OR p.satuan_id LIKE %(bawah)s OR p.tim @> %(nrp)s)
  AND (NOT p.sensitif OR p.tim @> %(nrp)s)"""
_OWN: Final = "p.tim @> %(nrp)s"


_SAME: Final = """
SELECT p.id FROM perkara_orang o
JOIN perkara_keterlibatan k ON k.orang_id = o.id
JOIN perkara_perkara p ON p.id = k.perkara_id
WHERE o.nik = %(q)s AND {person} AND {scope}
GROUP BY p.id, p.dibuka_at ORDER BY p.dibuka_at DESC LIMIT %(batas)s
"""


def ids_by_nama(actor: Actor, text: str) -> Sequence[UUID]:
    """Return the cases, best first, in which somebody is called so whom this actor may read."""
    if not any(c.isalpha() for c in text):
        return []
    text = text.lower()
    near = scope_of(actor, Act.PERKARA_READ) <= Scope.RESOR
    pendek, singkat = _shorten(text)
    how = {"pendek": pendek, "singkat": singkat, "suku": _suku(text), "mirip": _MIRIP}
    return _ask(_NEAR if near else _FAR, actor, {"q": text, **how})


def ids_by_nik(actor: Actor, nik: str) -> Sequence[UUID]:
    """Return the cases, newest first, in which somebody whom this actor may read has this NIK."""
    return _ask(_SAME, actor, {"q": nik})


def _ask(query: str, actor: Actor, asked: Mapping[str, object]) -> Sequence[UUID]:
    top = top_of(actor, Act.PERKARA_READ)
    query = query.format(
        scope=_SCOPE if top else _OWN,
        person=_PERSON.format(open=_OPEN, under=_UNIT),
        names=f"{_UNDER} UNION ALL {_IN_OWN}" if top else _IN_OWN,
    )
    facts = {
        **asked,
        "batas": BATAS,
        "subjek": _SUBJEK,
        "dilindungi": [peran.value for peran in DILINDUNGI],
        "dewasa": acara()["anak"]["umur_di_bawah"],
        "pimpinan": is_pimpinan(actor),
        "mintu": is_mintu(actor),
        "kepala_loket": is_kepala_loket(actor),
        "satuan": top,
        "awal": f"{top}%",
        "bawah": f"{top}.%",
        "unit": actor.satuan,
        "bawah_unit": f"{actor.satuan}.%",
        "nrp": [actor.nrp],
        "aku": actor.nrp,
    }
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        return [row[0] for row in cursor.fetchall()]


def _suku(text: str) -> list[str]:
    """Return patterns of which a name like this one has at least one: cheap to ask first."""
    words = re.findall(r"\w+", text)
    chunks = {word[n : n + 3] for word in words for n in range(max(1, len(word) - 2))}
    return [f"%{chunk}%" for chunk in sorted(chunks)]


def _shorten(text: str) -> tuple[str, list[str]]:
    """Return a name with its first name cut to a letter, and how one is that is written so."""
    first, _, rest = text.partition(" ")
    if not rest.strip() or not first[:1].isalpha():
        return text, []
    short = PENDEK if MUHAMMAD.fullmatch(first.strip(".")) else [first[0]]
    begins = [f"{one}{end}" for one in short for end in (" %", ".%")]
    # A title may stand before it: H. M. Rahman.
    return f"{first[0]} {rest}", [*begins, *(f"% {one}" for one in begins)]
