"""Force in one case: one page, one way to act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.perkara.models import Catatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import access_perkara, berkas_of
from sidik.perkara.queries.tirai import Tirai
from sidik.perkara.views.laman import actor_of, has_said_why, in_zone
from sidik.satuan.data import Act
from sidik.upaya_paksa import queries
from sidik.upaya_paksa.data import BarangSita
from sidik.upaya_paksa.forms.bagian import UpayaForm
from sidik.upaya_paksa.queries import Halaman
from sidik.upaya_paksa.queries.halaman import KartuTangkap, Objek
from sidik.upaya_paksa.queries.tercapai import Tercapai, read_tercapai
from sidik.upaya_paksa.views.aksi import AKSI, BARU, form_of, is_diserahkan, new_form

Barang = Callable[[Perkara, Actor], Mapping[UUID, Sequence[BarangSita]]]
"""The exhibits that came from each seizure of a case: what another room knows."""


@require_safe
def show(request: HttpRequest, pk: UUID, barang: Barang) -> HttpResponse:
    perkara = _access(request, pk)
    if not has_said_why(request, perkara):
        return redirect("perkara:detail", pk)
    with in_zone(perkara):
        return _page(request, perkara, barang)


@require_POST
def act(request: HttpRequest, pk: UUID, name: str, barang: Barang) -> HttpResponse:
    """Begin an arrest, a detention, a search, a seizure."""
    perkara = _access(request, pk)
    baru = BARU.get(name)
    if baru is None:
        raise NotFound
    actor = actor_of(request)
    with in_zone(perkara):
        halaman = queries.get_halaman(actor, perkara)
        form = baru.form(request.POST, awalan=name, **baru.pilihan(halaman))
        return _try(request, perkara, {name: form}, barang, lambda: baru.do(perkara, form, actor))


@require_POST
def act_on(request: HttpRequest, pk: UUID, name: str, objek: UUID, barang: Barang) -> HttpResponse:
    """Act on something that stands there already."""
    perkara = _access(request, pk)
    aksi = AKSI.get(name)
    if aksi is None:
        raise NotFound
    actor = actor_of(request)
    row = queries.find_in(aksi.model, perkara, objek)
    with in_zone(perkara):
        form = form_of(aksi, row, request.POST, f"{name}-{objek}")
        bound = {f"{name}-{objek}": form}
        return _try(request, perkara, bound, barang, lambda: aksi.do(row, form, actor))


def _access(request: HttpRequest, pk: UUID) -> Perkara:
    actor = actor_of(request)
    perkara = access_perkara(actor, pk)
    if not can(actor, Act.UPAYA_READ, berkas_of(perkara)):
        raise NotAllowed
    return perkara


def _try(
    request: HttpRequest,
    perkara: Perkara,
    bound: dict[str, UpayaForm],
    barang: Barang,
    do: Callable[[], object],
) -> HttpResponse:
    """Do it and go back; a refusal comes back on the page, at its field, nothing typed is lost."""
    status = 422
    [form] = bound.values()
    if form.is_valid():
        try:
            do()
        except Refusal as no:
            form.refuse(no)
            status = no.status
        else:
            messages.success(request, "Tercatat.")
            return redirect("upaya:perkara", perkara.pk)
    return _page(request, _access(request, perkara.pk), barang, bound, status=status)


def _page(
    request: HttpRequest,
    perkara: Perkara,
    barang: Barang,
    bound: dict[str, UpayaForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    halaman = queries.get_halaman(actor, perkara)
    goods = _goods(barang(perkara, actor), halaman.tirai) if halaman.sita else {}
    given = bound or {}
    context = {
        "perkara": perkara,
        "halaman": halaman,
        "baru": _new_forms(halaman, given) if halaman.may_write and not halaman.tutup else [],
        **_cards(halaman, given, goods),
        "salah": next(iter(given.values()), None),
    }
    return render(request, "upaya_paksa/perkara.html", context, status=status)


def _goods(
    found: Mapping[UUID, Sequence[BarangSita]], tirai: Tirai
) -> Mapping[UUID, Sequence[BarangSita]]:
    return {
        key: [replace(each, nama=tirai.over(each.nama)) for each in rows]
        for key, rows in found.items()
    }


def _new_forms(halaman: Halaman, bound: dict[str, UpayaForm]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": baru.label,
            "form": bound.get(name) or new_form(baru, halaman, name),
            "buka": name in bound,
            "dahulu": "" if halaman.tersangka else baru.dahulu,
        }
        for name, baru in BARU.items()
    ]


def _cards(
    halaman: Halaman,
    bound: dict[str, UpayaForm],
    barang: Mapping[UUID, Sequence[BarangSita]],
) -> dict[str, Any]:
    held = [card.penahanan.keterlibatan for card in halaman.tahan]
    taken = [card.row.keterlibatan for card in halaman.tangkap]
    tercapai = read_tercapai(halaman.perkara, [*held, *taken])

    def offer(row: Objek) -> list[dict[str, Any]]:
        struck = isinstance(row, Catatan) and row.batal_at
        return [] if struck else _offered(row, bound, halaman, tercapai)

    def offer_tangkap(card: KartuTangkap) -> list[dict[str, Any]]:
        found = offer(card.row)
        for one in found:
            if card.siap and one["name"] == "sprin" and not one["buka"]:
                one["form"].initial |= {"nomor": card.siap}
        return found

    def offer_sita(row: Objek) -> list[dict[str, Any]]:
        """Once drugs of it stand in the book, that tells the prosecutor: he is told once."""
        in_book = any(goods.is_narkotika or goods.kejari_nomor for goods in barang.get(row.pk, ()))
        return [one for one in offer(row) if one["buka"] or one["name"] != "kejari" or not in_book]

    return {
        "tangkap": [(card, offer_tangkap(card)) for card in halaman.tangkap],
        "tahan": [
            (
                card,
                offer(card.penahanan),
                [(jeda, offer(jeda)) for jeda in card.jeda],
                halaman.keliru.get(card.pk, ()),
            )
            for card in halaman.tahan
        ],
        "izin": [(card, offer(card.row)) for card in halaman.izin],
        "geledah": [(card, offer(card.row)) for card in halaman.geledah],
        "sita": [
            (card, offer_sita(card.row), barang.get(card.row.pk, ())) for card in halaman.sita
        ],
    }


def _offered(
    row: Objek, bound: dict[str, UpayaForm], halaman: Halaman, tercapai: Tercapai
) -> list[dict[str, Any]]:
    found = []
    late = is_diserahkan(row)
    shut = halaman.perkara.is_terkunci or (bool(halaman.tutup) and not late)
    for name, aksi in AKSI.items():
        key = f"{name}-{row.pk}"
        if not isinstance(row, aksi.model) or aksi.act not in halaman.acts:
            continue
        if key in bound or (aksi.when(row) and not (aksi.terbuka and shut)):
            found.append(
                {
                    "name": name,
                    "objek": row.pk,
                    "label": f"Catat menyusul: {aksi.kuasa}" if late and aksi.kuasa else aksi.label,
                    "form": bound.get(key) or form_of(aksi, row, None, key, tercapai),
                    "buka": key in bound,
                }
            )
    return found
