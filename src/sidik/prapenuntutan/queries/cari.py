"""Finding a case by the number of its file, its SPDP or a letter of the prosecutor."""

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from sidik.jejak.data import Actor
from sidik.perkara.queries import open_to_words
from sidik.prapenuntutan.models import NOMOR_DICARI, SPDP, BerkasPerkara, SuratJPU

BATAS: Final = 25
_NOMOR: Final = re.compile(r"(?=.*\d)(?=.*[/.-]).{4,120}")
"""A word alone would find half the register; a number of a letter has digits and a mark."""


def search_berkas(actor: Actor, text: str) -> Sequence[UUID]:
    """Return ids of the cases with such a number, newest letters first.

    The month between may be left out: BP/18/2026. A sensitive case is not found by words.
    """
    words = "".join(text.split()).upper()
    if not _NOMOR.fullmatch(words):
        return []
    found = [
        *_ids(BerkasPerkara.objects.order_by("-sejak"), words, actor),
        *_ids(SPDP.objects.order_by("-tanggal"), words, actor),
        *_ids(SuratJPU.objects.order_by("-tanggal"), words, actor),
    ]
    return list(dict.fromkeys(found))[:BATAS]


def _ids(
    rows: "QuerySet[BerkasPerkara] | QuerySet[SPDP] | QuerySet[SuratJPU]",
    words: str,
    actor: Actor,
) -> Sequence[UUID]:
    seen = open_to_words(actor).values("pk")
    near = rows.alias(kata=NOMOR_DICARI).filter(_like(words), perkara__in=seen)
    return list(near.values_list("perkara_id", flat=True)[: BATAS * 4])


def _like(words: str) -> Q:
    kind, seri, *rest = [*words.split("/"), ""]
    loose = Q()
    if rest and any(rest):
        loose = Q(kata__contains=f"{kind}/{seri}/")
        for each in filter(None, rest):
            loose &= Q(kata__contains=each)
    return Q(kata__contains=words) | loose if loose else Q(kata__contains=words)
