"""Finding a case: by number in any spelling, by misspelt name, NIK, article, exhibit."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sidik.jejak.data import Actor
from sidik.perkara.data import ModelLP, NomorLP, list_pasal
from sidik.perkara.errors import NomorLPSalah
from sidik.perkara.models import BERSANGKAAN, Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.queries.berkas import visible_perkara
from sidik.perkara.queries.cari_surat import keys_by_surat
from sidik.perkara.queries.nama import BATAS, ids_by_nama, ids_by_nik
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of

Mesin: TypeAlias = Callable[[Actor, str], Sequence[UUID]]
"""A searcher of a room above: (actor, words) -> ids of cases, best first, at most `BATAS`."""

_NIK: Final = re.compile(r"\d{16}")
_PASAL: Final = re.compile(r"(?:pasal|ps\.?)\s*(\d{2,3})\b|^(\d{3})(?:\s|$)", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(r"\s*\d{1,6}\s*[/.]\s*[IVX\d]{1,4}\s*[/.]", re.IGNORECASE)


@dataclass(frozen=True)
class Temuan:
    """What one way of searching found."""

    judul: str
    perkara: Sequence[Perkara] = field(default_factory=list)


def search_perkara(actor: Actor, q: str, mesin: Mapping[str, Mesin]) -> Sequence[Temuan]:
    """Return what each way of searching finds, those that found nothing left out."""
    text = " ".join(q.replace("\x00", " ").split())
    ways: list[tuple[str, Callable[[], Sequence[UUID]]]] = [
        ("Nomor LP", lambda: ids_by_nomor(actor, text))
    ]
    if not (text.lower().startswith("lp") and read_nomor(text)):  # that is an LP's and no other's
        ways += [
            ("NIK", lambda: ids_by_nik(actor, nik) if (nik := read_nik(text)) else []),
            ("Nama", lambda: [] if read_nomor(text) else ids_by_nama(actor, text)),
            ("Nomor surat", lambda: ids_by_surat(actor, text)),
            ("Pasal", lambda: ids_by_pasal(actor, text)),
            *((judul, lambda find=find: find(actor, text)) for judul, find in mesin.items()),
        ]
    found = ((judul, list(way())[:BATAS]) for judul, way in ways)
    return [Temuan(judul, _open(actor, keys)) for judul, keys in found if keys]


def ids_by_nomor(actor: Actor, text: str) -> Sequence[UUID]:
    """A number in any spelling, also without its LP or its tail."""
    key = read_nomor(text)
    if key is None:
        return []
    rows = LaporanPolisi.objects.filter(number_like(key)).order_by("-dilaporkan_at")
    keys = list(dict.fromkeys(rows.values_list("perkara_id", flat=True)[: BATAS * 40]))
    return list(visible_perkara(actor).filter(pk__in=keys).values_list("pk", flat=True)[:BATAS])


def ids_by_surat(actor: Actor, text: str) -> Sequence[UUID]:
    """A letter's number from its code on: SP.Sidik/56."""
    keys = [] if read_nomor(text) else keys_by_surat(actor, text)
    if not keys:
        return []
    return list(open_to_words(actor).filter(pk__in=keys).values_list("pk", flat=True)[:BATAS])


def read_nomor(text: str) -> str | None:
    for spelled in (text, f"LP/{text}" if _BARE_NUMBER.match(text) else text):
        try:
            return NomorLP.parse(spelled).key
        except NomorLPSalah:
            continue
    return None


def number_like(key: str) -> Q:
    """A number typed without its tail finds every unit that has it; without model, both models."""
    parts, tail = key.rsplit(".", 1)
    model, rest = parts.split(".", 1)
    models = [model] if model != "-" else ["-", *(m.value.lower() for m in ModelLP)]
    found = Q()
    for each in models:
        found |= Q(nomor_key__startswith=f"{each}.{rest}.")
    return found & Q(nomor_key__contains=tail) if tail else found


def read_nik(text: str) -> str:
    """Return the NIK that a text is, however spaced; empty when it is none."""
    nik = re.sub(r"[\s.]", "", text)
    return nik if _NIK.fullmatch(nik) else ""


def ids_by_pasal(actor: Actor, text: str) -> Sequence[UUID]:
    """«pasal 114», «ps. 609», or the bare number."""
    found = _PASAL.search(text)
    if not found:
        return []
    number = found[1] or found[2]
    kodes = [p.kode for p in list_pasal() if p.kode.split("-")[1:2] == [number]]
    charged = Q()
    for kode in kodes:
        charged |= Q(pasal_rinci__contains=[{"kode": kode}])
    rows = open_to_words(actor).order_by("-dibuka_at")
    own = _ids_by_sangkaan(rows, charged) if charged else []
    return list(dict.fromkeys([*_ids_by_lp(actor, rows, charged, number), *own]))


def _ids_by_sangkaan(rows: QuerySet[Perkara], charged: Q) -> Sequence[UUID]:
    """Return the cases of people who are charged so themselves; their index is small."""
    people = Keterlibatan.objects.filter(BERSANGKAAN, charged).values("perkara")
    return list(rows.filter(pk__in=people).values_list("pk", flat=True)[:BATAS])


def _ids_by_lp(actor: Actor, rows: QuerySet[Perkara], charged: Q, number: str) -> Sequence[UUID]:
    if scope_of(actor, Act.PERKARA_READ) <= Scope.RESOR:
        near = LaporanPolisi.objects.filter(
            charged | Q(pasal__icontains=number), perkara=OuterRef("pk")
        )
        return list(rows.filter(Exists(near)).values_list("pk", flat=True)[:BATAS])
    if not charged:
        return []
    rows = rows.filter(pk__in=LaporanPolisi.objects.filter(charged).values("perkara"))
    return list(rows.values_list("pk", flat=True)[:BATAS])


def open_to_words(actor: Actor) -> QuerySet[Perkara]:
    """Return the cases that may be found by what is in them.

    A sensitive case is found by its number only: words would tell what is in it.
    """
    return visible_perkara(actor).filter(Q(sensitif=False) | Q(tim__contains=[actor.nrp]))


def _open(actor: Actor, keys: Sequence[UUID]) -> Sequence[Perkara]:
    """Return the cases with what a line shows of them and no more: making rows costs the most."""
    rows = visible_perkara(actor).filter(pk__in=keys).select_related("penyidik", "satuan")
    lp = LaporanPolisi.objects.only("perkara_id", "nomor", "penerima_nrp", "loket")
    held = {p.pk: p for p in rows.prefetch_related(Prefetch("lp", lp))}
    return [held[key] for key in keys if key in held]
