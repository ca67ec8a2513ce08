"""One file: its steps, its suspects, its lists, its points."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sidik.prapenuntutan import queries, usecases
from sidik.prapenuntutan.data import BagianIsi
from sidik.prapenuntutan.flow import KERTAS
from sidik.prapenuntutan.forms import IsiForm, LangkahForm, NomorForm, PetunjukForm
from sidik.prapenuntutan.queries import Jalan
from sidik.prapenuntutan.views.laman import (
    Barang,
    act,
    act_sheet,
    actor_of,
    add_form,
    join_form,
    sheet,
    split_form,
)


@require_safe
def show_berkas(request: HttpRequest, pk: UUID, barang: Barang) -> HttpResponse:
    return sheet(request, pk, {}, barang)


@require_POST
def take_langkah(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    name = request.POST.get("step", "")[:60]
    kartu = queries.find_kartu(queries.get_halaman(actor, berkas.perkara), berkas)
    steps = kartu.jalan if kartu else ()
    # A step that has closed meanwhile is judged by the use case, which says why.
    closed = Jalan(step=name, label=name, kertas=KERTAS.get(name, KERTAS["take_p22"]))
    jalan = next((j for j in steps if j.step == name and not j.reason), closed)
    form = LangkahForm(request.POST, jalan=jalan, berkas=str(pk))

    def do() -> None:
        usecases.advance_berkas(berkas, form.value(), actor=actor)

    return act(request, berkas.perkara, form, f"{pk}-{name}", do)


@require_POST
def add_tersangka(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    form = add_form(queries.get_halaman(actor, berkas.perkara), berkas, request.POST)

    def do() -> None:
        data = form.cleaned_data
        usecases.add_tersangka(berkas, data["tersangka"], versi=data["versi"], actor=actor)

    return act(request, berkas.perkara, form, f"{pk}-tambah", do)


@require_POST
def split_berkas(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    kartu = queries.find_kartu(queries.get_halaman(actor, berkas.perkara), berkas)
    form = split_form(kartu, berkas, request.POST)

    def do() -> None:
        data = form.cleaned_data
        usecases.split_berkas(berkas, data.pop("tersangka"), **data, actor=actor)

    return act(request, berkas.perkara, form, f"{pk}-pisah", do)


@require_POST
def join_berkas(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    halaman = queries.get_halaman(actor, berkas.perkara)
    form = join_form(halaman, berkas, request.POST)

    def do() -> None:
        data = form.cleaned_data
        ke = queries.access_berkas(actor, data.pop("ke"))
        usecases.join_berkas(berkas, ke, **data, actor=actor)

    return act(request, berkas.perkara, form, f"{pk}-gabung", do)


@require_POST
def number_berkas(request: HttpRequest, pk: UUID, barang: Barang) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    form = NomorForm(request.POST)

    def do() -> None:
        usecases.number_berkas(berkas, **form.cleaned_data, actor=actor)

    return act_sheet(request, berkas, form, "nomor", do, barang)


@require_POST
def write_isi(request: HttpRequest, pk: UUID, barang: Barang) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    bagian = "bb" if request.POST.get("bagian_isi") == "bb" else "surat"
    buku = barang(berkas.perkara, actor) if bagian == "bb" else ()
    form = IsiForm(request.POST, name=bagian, barang=buku)

    def do() -> None:
        data = form.cleaned_data
        lines = data["baris"].splitlines()
        part = BagianIsi(data["bagian_isi"])
        usecases.write_isi(
            berkas, part, lines, versi=data["versi"], actor=actor, barang=form.dipilih()
        )

    return act_sheet(request, berkas, form, bagian, do, barang)


@require_POST
def answer_petunjuk(request: HttpRequest, pk: UUID, barang: Barang) -> HttpResponse:
    actor = actor_of(request)
    berkas = queries.access_berkas(actor, pk)
    kartu = queries.find_kartu(queries.get_halaman(actor, berkas.perkara), berkas)
    form = PetunjukForm(request.POST, petunjuk=kartu.petunjuk if kartu else ())

    def do() -> None:
        versi = form.cleaned_data["versi"]
        usecases.answer_petunjuk(berkas, form.value(), versi=versi, actor=actor)

    return act_sheet(request, berkas, form, "petunjuk", do, barang)
