"""The two pages of this room, and how an act comes back to them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.kernel.ref import keys_of
from sidik.perkara.forms import RefusableForm
from sidik.perkara.models import Perkara
from sidik.perkara.queries import access_perkara
from sidik.perkara.views.laman import has_said_why, in_zone
from sidik.prapenuntutan import queries
from sidik.prapenuntutan.data import BarangBuku, KodeSurat
from sidik.prapenuntutan.forms import (
    AntarForm,
    BatalForm,
    BerkasForm,
    GabungForm,
    IsiForm,
    LangkahForm,
    NomorForm,
    PetunjukForm,
    SPDPForm,
    SuratForm,
)
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries import Halaman, Jalan, Kartu
from sidik.prapenuntutan.queries.spdp import LembarSPDP
from sidik.prapenuntutan.queries.surat import (
    Pengantar,
    list_pengantar,
    sprin_dikenal,
    sprin_kini,
)
from sidik.satuan.http import OfficerRequest

Bound = Mapping[str, RefusableForm]
Barang = Callable[[Perkara, Actor], Sequence[BarangBuku]]
"""The exhibits of a case as their book has them: what another room knows."""


def actor_of(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


def act(
    request: HttpRequest, perkara: Perkara, form: RefusableForm, name: str, do: Callable[[], None]
) -> HttpResponse:
    """Do it and go back to the files; a refusal comes back on the page as it is now."""
    back = partial(redirect, "berkas:perkara", perkara.pk)

    def again(refusal: str, status: int) -> HttpResponse:
        now = access_perkara(actor_of(request), perkara.pk)
        return page(request, now, {name: form}, refusal=refusal, status=status)

    with in_zone(perkara):
        return _run(request, form, do, back, again)


def act_sheet(
    request: HttpRequest,
    berkas: BerkasPerkara,
    form: RefusableForm,
    name: str,
    do: Callable[[], None],
    barang: Barang,
) -> HttpResponse:
    back = partial(redirect, "berkas:detail", berkas.pk)

    def again(refusal: str, status: int) -> HttpResponse:
        bound = {name: form}
        return sheet(request, berkas.pk, bound, barang, refusal=refusal, status=status)

    with in_zone(berkas.perkara):
        return _run(request, form, do, back, again)


def _run(
    request: HttpRequest,
    form: RefusableForm,
    do: Callable[[], None],
    back: Callable[[], HttpResponse],
    again: Callable[[str, int], HttpResponse],
) -> HttpResponse:
    if not form.is_valid():
        return again(_sentence(form), 422)
    try:
        do()
    except NotAllowed:
        raise
    except Refusal as no:
        if no.field in form.fields:
            form.refuse(no)
            return again(_sentence(form), no.status)
        return again(str(no), no.status)
    messages.success(request, "Tercatat.")
    return back()


def _sentence(form: RefusableForm) -> str:
    """Say at the top what stands at the fields: the form may be folded, or gone by now."""
    said = dict.fromkeys(str(e) for errors in form.errors.values() for e in errors)
    return f"Belum dicatat. {' '.join(said)}"


def page(
    request: HttpRequest, perkara: Perkara, bound: Bound, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The files of a case; `buka` in the address names the form that stands open."""
    if not has_said_why(request, perkara):
        return redirect("perkara:detail", perkara.pk)
    with in_zone(perkara):
        halaman = queries.get_halaman(actor_of(request), perkara)
        context = {
            "halaman": halaman,
            "perkara": perkara,
            "refusal": refusal,
            "forms": _forms(halaman, bound),
            "kartu": [(k, _card_forms(halaman, k, bound)) for k in halaman.berkas],
            "opened": next(iter(bound), "") or request.GET.get("buka", ""),
        }
        return render(request, "prapenuntutan/perkara.html", context, status=status)


def sheet(
    request: HttpRequest,
    pk: UUID,
    bound: Bound,
    barang: Barang,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """One file: its lists, and the points of the P-19 it lies under."""
    berkas = queries.access_berkas(actor_of(request), pk)
    if not has_said_why(request, berkas.perkara):
        return redirect("perkara:detail", berkas.perkara_id)
    with in_zone(berkas.perkara):
        return _sheet(request, berkas, bound, barang, refusal=refusal, status=status)


def _sheet(
    request: HttpRequest,
    berkas: BerkasPerkara,
    bound: Bound,
    barang: Barang,
    *,
    refusal: str,
    status: int,
) -> HttpResponse:
    halaman = queries.get_halaman(actor_of(request), berkas.perkara)
    kartu = queries.find_kartu(halaman, berkas)
    if kartu is None:
        if berkas.gabung_ke_id:
            return redirect("berkas:detail", berkas.gabung_ke_id)
        raise NotFound
    seen = {"versi": kartu.berkas.versi}
    context = {
        "halaman": halaman,
        "perkara": berkas.perkara,
        "kartu": kartu,
        "refusal": refusal,
        "pengantar": _letters(kartu) if halaman.may_write else (),
        "forms": {
            "nomor": bound.get("nomor") or NomorForm(initial={**seen, "nomor": berkas.nomor}),
            "surat": bound.get("surat") or _list_form("surat", kartu),
            "bb": bound.get("bb")
            or _list_form("bb", kartu, barang(berkas.perkara, actor_of(request))),
            "petunjuk": bound.get("petunjuk")
            or PetunjukForm(initial=seen, petunjuk=kartu.petunjuk),
        },
    }
    return render(request, "prapenuntutan/berkas.html", context, status=status)


def _forms(halaman: Halaman, bound: Bound) -> dict[str, object]:
    """Return the forms of the case; one that was refused keeps what was typed."""
    return {
        "spdp": bound.get("spdp") or spdp_form(halaman),
        "surat": bound.get("surat") or SuratForm(p17=halaman.p17),
        "baru": bound.get("baru") or open_form(halaman),
        "antar": [
            (
                lembar,
                bound.get(f"antar-{lembar.kunci}") or antar_form(lembar),
                bound.get(f"batal-{lembar.kunci}")
                or BatalForm(spdp=lembar.kunci, initial={"versi": lembar.versi}),
            )
            for lembar in halaman.spdp
        ],
    }


def spdp_form(halaman: Halaman, data: Mapping[str, object] | None = None) -> SPDPForm:
    """The form of an SPDP; one that was signed here lends its number, day and people."""
    orang = [(o.pk, o.nama) for o in halaman.subjek]
    initial = {**_sprin(halaman.perkara), "orang": [key for key, _ in orang]}
    if paper := halaman.siap:
        named = keys_of(paper.orang, "keterlibatan")
        initial |= {"nomor": paper.nomor, "tanggal": paper.tanggal}
        initial["orang"] = named or initial["orang"]
    return SPDPForm(data, initial=initial, orang=orang)


def antar_form(lembar: LembarSPDP, data: Mapping[str, object] | None = None) -> AntarForm:
    """The form of a delivery: whom it still has to reach comes first."""
    left = next((p.kunci for p in lembar.penerima if p.is_wajib and not p.kirim), "")
    initial = {"pihak": left}
    return AntarForm(data, initial=initial, spdp=lembar.kunci, pilihan=lembar.pilihan)


def _sprin(perkara: Perkara) -> dict[str, object]:
    """The Sprin Sidik that the case already knows, so that nobody types it again."""
    sprin = sprin_kini(perkara)
    day: dict[str, object] = {"tanggal": localdate()}
    if sprin is None:
        return day
    on = sprin_dikenal(perkara).get(sprin[0]) or sprin[1]  # the letter's day before the step's
    return day | {"sprin_nomor": sprin[0], "sprin_tanggal": on}


def _letter(jalan: Jalan, letters: Sequence[Pengantar]) -> dict[str, object]:
    """What is known already: today's paper of ours, or the cover letter that was made here.

    Tahap II stands on its BA serah terima, which has a number of its own.
    """
    if not jalan.is_keluar:
        return {}
    made = next((p.surat for p in letters if p.is_siap and p.kode is jalan.kertas.kode), None)
    if made is None or jalan.kertas.kode is KodeSurat.TAHAP_2:
        return {"tanggal": localdate()}
    return {"nomor": made.nomor, "tanggal": made.tanggal}


def _letters(kartu: Kartu) -> Sequence[tuple[Pengantar, Jalan | None]]:
    """Return the cover letters of a file, each with the step that writes down that it went."""
    return [
        (p, next((j for j in kartu.jalan if p.is_siap and j.kertas.kode is p.kode), None))
        for p in list_pengantar(kartu.berkas)
    ]


def _card_forms(halaman: Halaman, kartu: Kartu, bound: Bound) -> dict[str, object]:
    berkas = kartu.berkas
    letters = _letters(kartu) if halaman.may_write else ()
    made = [pengantar for pengantar, _ in letters]
    seen = {"versi": berkas.versi}
    steps = [
        (
            jalan,
            bound.get(f"{berkas.pk}-{jalan.step}")
            or LangkahForm(
                initial={"step": jalan.step, **seen, **_letter(jalan, made)},
                jalan=jalan,
                berkas=str(berkas.pk),
            ),
        )
        for jalan in kartu.jalan
    ]
    return {
        "pengantar": letters,
        "jalan": [(jalan, form, f"{berkas.pk}-{jalan.step}") for jalan, form in steps],
        "tambah": bound.get(f"{berkas.pk}-tambah") or add_form(halaman, berkas),
        "pisah": bound.get(f"{berkas.pk}-pisah") or split_form(kartu, berkas),
        "gabung": bound.get(f"{berkas.pk}-gabung") or join_form(halaman, berkas),
        "is_terpisah": len(kartu.tersangka) > 1,
        "is_tergabung": any(k.berkas.is_disusun for k in halaman.berkas if k is not kartu),
        "terbuka": next(
            (n for n in ("tambah", "pisah", "gabung") if f"{berkas.pk}-{n}" in bound), ""
        ),
    }


def open_form(halaman: Halaman, data: Mapping[str, object] | None = None) -> BerkasForm:
    grown = [o.pk for o in halaman.belum if not o.is_anak]  # a child has a file of his own
    initial = {
        "versi": halaman.perkara.versi,
        "tersangka": grown or [o.pk for o in halaman.belum],
    }
    orang = [(o.pk, o.nama) for o in halaman.belum]
    return BerkasForm(data, initial=initial, orang=orang, without=("alasan",), name="baru")


def add_form(
    halaman: Halaman, berkas: BerkasPerkara, data: Mapping[str, object] | None = None
) -> BerkasForm:
    orang = [(o.pk, o.nama) for o in halaman.belum]
    initial = {"versi": berkas.versi}
    without = ("alasan", "nomor")
    name = f"{berkas.pk}_tambah"
    return BerkasForm(data, initial=initial, orang=orang, without=without, name=name)


def split_form(
    kartu: Kartu | None, berkas: BerkasPerkara, data: Mapping[str, object] | None = None
) -> BerkasForm:
    orang = [(o.pk, o.nama) for o in kartu.tersangka] if kartu else []
    initial: dict[str, object] = {"versi": berkas.versi}
    if kartu and kartu.is_campur:
        initial["tersangka"] = [o.pk for o in kartu.tersangka if o.is_anak]
        initial["alasan"] = "Berkas anak tersendiri, UU 11/2012"
    return BerkasForm(data, initial=initial, orang=orang, name=f"{berkas.pk}_pisah")


def join_form(
    halaman: Halaman, berkas: BerkasPerkara, data: Mapping[str, object] | None = None
) -> GabungForm:
    lain = [
        (str(k.berkas.pk), str(k.berkas))
        for k in halaman.berkas
        if k.berkas.is_disusun and k.berkas.pk != berkas.pk
    ]
    initial = {"versi": berkas.versi}
    return GabungForm(data, initial=initial, lain=lain, name=f"{berkas.pk}_gabung")


def _list_form(bagian: str, kartu: Kartu, barang: Sequence[BarangBuku] = ()) -> IsiForm:
    """The list as it stands; an empty list of exhibits begins with all that the book has."""
    rows = kartu.bb if bagian == "bb" else kartu.isi
    known = {each.kunci for each in barang}
    chosen = [row.barang_id for row in rows] if rows else list(known)
    initial = {
        "versi": kartu.berkas.versi,
        "bagian_isi": bagian,
        "barang": [str(key) for key in chosen if key],
        "baris": "\n".join(str(row) for row in rows if row.barang_id not in known),
    }
    return IsiForm(initial=initial, name=bagian, barang=barang)
