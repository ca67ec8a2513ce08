"""Finding a case by the number of a letter, as it was typed into a step or signed here."""

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q

from sidik.dokumen.data import register_bawaan
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.ref import key_of
from sidik.perkara.models import Tindakan
from sidik.perkara.queries.nama import BATAS
from sidik.satuan.data import Act, Scope
from sidik.satuan.models import Satuan
from sidik.satuan.policy import scope_of, top_of
from sidik.satuan.queries import under

_NOMOR: Final = re.compile(r"[a-z][a-z0-9./ -]{0,30}?/\s*(\d{1,6})(?!\d)", re.IGNORECASE)
_TAHUN: Final = 5
"""Books so many years back are looked into: by their keys, not by their words."""


def keys_by_surat(actor: Actor, text: str) -> Sequence[UUID]:
    """Return the cases in which a letter bears that number; none to who may read no letter."""
    said = _NOMOR.match(text)
    if not said or scope_of(actor, Act.UPAYA_READ) is Scope.NONE:
        return []
    whole = text.strip(" /")
    acts = Tindakan.objects.filter(_like("nomor_surat", whole)).exclude(nomor_surat="")
    named = list(acts.values_list("perkara_id", flat=True)[: BATAS * 4])
    return list(dict.fromkeys([*named, *_signed(actor, whole, int(said[1]))]))


def _like(name: str, whole: str) -> Q:
    return Q(**{f"{name}__iexact": whole}) | Q(**{f"{name}__istartswith": f"{whole}/"})


def _signed(actor: Actor, whole: str, urut: int) -> Sequence[UUID]:
    """Those in the books of his resort; wider, the books are too many to look into."""
    top = top_of(actor, Act.UPAYA_READ)
    if top is None or scope_of(actor, Act.UPAYA_READ) > Scope.RESOR:
        return []
    year = clock.now().year
    rows = Dokumen.objects.filter(
        _like("nomor", whole),
        satuan__in=list(Satuan.objects.filter(under(top, "kode")).values_list("kode", flat=True)),
        register__in=[kunci for kunci, _, _ in register_bawaan()],
        tahun_register__range=(year - _TAHUN, year + 1),
        register_urut=urut,
    )
    found = rows.filter(induk__startswith="perkara:").values_list("induk", flat=True)
    return [UUID(key_of(induk)) for induk in found[:BATAS]]
