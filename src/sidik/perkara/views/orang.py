"""People of a case: entered, recognised, corrected, merged; how each of them stands."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.perkara import queries, usecases
from sidik.perkara.data import Rekomendasi, StatusOrang
from sidik.perkara.errors import BukanRehabilitasi, TATBelumDiminta
from sidik.perkara.forms import (
    BAPForm,
    BatalCatatanForm,
    BatalForm,
    BerversiForm,
    FotoForm,
    GabungForm,
    HasilTATForm,
    KeperluanForm,
    OrangForm,
    PenasihatForm,
    RefusableForm,
    RehabForm,
    SalinanForm,
    SangkaanForm,
    StatusForm,
    TATForm,
    TesForm,
    UbahOrangForm,
)
from sidik.perkara.forms.lp import known_pasal
from sidik.perkara.models import Asesmen, Keterlibatan, Perkara
from sidik.perkara.usecases.versi import insist_sama
from sidik.perkara.views.laman import actor_of, gate, has_said_why, in_zone, typed


@require_http_methods(["GET", "POST"])
def new_orang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a person; who looks like one that is known already is offered first."""
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    form = OrangForm(request.POST or None)
    kembar: Sequence[queries.Kembar] = []
    if form.is_valid():
        chosen = request.POST.get("orang", "")
        new = form.value(orang="" if chosen == "baru" else chosen)
        if not chosen:
            kembar = queries.list_kembar(new.nama, new.nik, actor)
        if not kembar and _try(form, lambda: usecases.add_orang(perkara, new, actor=actor)):
            messages.success(request, "Orang dicatat.")
            return redirect("perkara:detail", pk)
    context = {"form": form, "perkara": perkara, "kembar": kembar}
    status = 422 if form.errors else 200
    return render(request, "perkara/orang_baru.html", context, status=status)


@require_safe
def show_orang(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    perkara, row = find_orang(request, pk, key)
    with in_zone(perkara):
        return _page(request, perkara, row, {})


@require_http_methods(["GET", "POST"])
def amend_orang(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara, row = find_orang(request, pk, key)
    if queries.is_tertutup(actor, row):
        raise NotAllowed
    form = UbahOrangForm(request.POST or None, initial=queries.known_of(row), peran=row.peran)

    def act() -> None:
        usecases.amend_orang(row, form.value(), versi=form.cleaned_data["versi"], actor=actor)

    if form.is_valid() and _try(form, act):
        messages.success(request, "Data orang diperbaiki.")
        return redirect("perkara:orang", pk, key)
    context = {"form": form, "perkara": perkara, "row": row}
    status = 422 if form.errors else 200
    return render(request, "perkara/orang_ubah.html", context, status=status)


@require_POST
def set_status(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        data = typed(form)
        status = StatusOrang(data.pop("status"))
        usecases.set_status_orang(row, status, **data, actor=actor_of(request))

    return run(request, pk, key, StatusForm(request.POST), do)


@require_POST
def set_penasihat(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        usecases.set_penasihat(row, **typed(form), actor=actor_of(request))

    return run(request, pk, key, PenasihatForm(request.POST), do)


@require_POST
def record_tes(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    form = TesForm(request.POST)

    def do(row: Keterlibatan, _: RefusableForm) -> None:
        usecases.record_tes_urine(row, form.value(), actor=actor_of(request))

    return run(request, pk, key, form, do)


@require_POST
def request_tat(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        usecases.request_tat(row, **typed(form), actor=actor_of(request))

    return run(request, pk, key, TATForm(request.POST), do)


@require_POST
def record_hasil_tat(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        rows = Asesmen.objects.filter(keterlibatan=row, hasil_at=None)
        asesmen = rows.select_related("keterlibatan__perkara__penyidik").first()
        if asesmen is None:
            raise TATBelumDiminta
        data = typed(form)
        data["rekomendasi"] = Rekomendasi(data["rekomendasi"])
        usecases.record_hasil_tat(asesmen, **data, actor=actor_of(request))

    return run(request, pk, key, HasilTATForm(request.POST), do)


@require_POST
def record_rehab(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        rows = Asesmen.objects.filter(keterlibatan=row).exclude(hasil_at=None)
        asesmen = rows.select_related("keterlibatan__perkara__penyidik").last()
        if asesmen is None:
            raise BukanRehabilitasi
        usecases.record_rehab(asesmen, **typed(form), actor=actor_of(request))

    return run(request, pk, key, RehabForm(request.POST), do)


@require_POST
def merge_orang(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        actor = actor_of(request)
        into = queries.find_orang(request.POST.get("ke", ""), actor)
        usecases.merge_orang(row.orang, into, alasan=form.cleaned_data["alasan"], actor=actor)

    return run(request, pk, key, GabungForm(request.POST), do)


@require_POST
def cancel_orang(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Strike him out and go back to the case, which shows it; a refusal stays on his page."""

    def do(row: Keterlibatan, form: RefusableForm) -> None:
        usecases.cancel_orang(row, **form.cleaned_data, actor=actor_of(request))

    return run(request, pk, key, BatalForm(request.POST), do, back="perkara:detail")


@require_POST
def cancel_catatan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    lembar = queries.get_lembar_orang(actor, *find_orang(request, pk, key))
    form = BatalCatatanForm(request.POST, catatan=lembar.dapat_batal)

    def do(row: Keterlibatan, form: RefusableForm) -> None:
        data = typed(form)
        usecases.cancel_catatan(row, data.pop("catatan"), **data, actor=actor)

    return run(request, pk, key, form, do)


def find_orang(request: HttpRequest, pk: UUID, key: UUID) -> tuple[Perkara, Keterlibatan]:
    perkara = queries.access_perkara(actor_of(request), pk)
    row = next((k for k in queries.list_keterlibatan(perkara) if k.pk == key), None)
    if row is None:
        raise NotFound
    row.perkara = perkara
    return perkara, row


def run(
    request: HttpRequest,
    pk: UUID,
    key: UUID,
    form: BerversiForm,
    do: Callable[[Keterlibatan, RefusableForm], None],
    *,
    back: str = "perkara:orang",
) -> HttpResponse:
    """Do one act about this person and go back to his page; a refusal keeps what was typed."""
    perkara, row = find_orang(request, pk, key)
    with in_zone(perkara):
        return _run(request, perkara, row, form, do, back)


def _run(
    request: HttpRequest,
    perkara: Perkara,
    row: Keterlibatan,
    form: BerversiForm,
    do: Callable[[Keterlibatan, RefusableForm], None],
    back: str,
) -> HttpResponse:
    pk, key = perkara.pk, row.pk

    def act() -> None:
        seen = form.cleaned_data["versi"]
        insist_sama("Data orang ini", perkara, [row.orang, row], seen)
        do(row, form)

    if form.is_valid() and _try(form, act):
        messages.success(request, "Tercatat.")
        return redirect(back, *([pk, key] if back == "perkara:orang" else [pk]))
    perkara, row = find_orang(request, pk, key)
    form.renew(row.orang.versi + row.versi)
    return _page(request, perkara, row, {form.bagian: form}, status=422)


def _try(form: RefusableForm, act: Callable[[], object]) -> bool:
    try:
        act()
    except (NotAllowed, NotFound):
        raise
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _page(
    request: HttpRequest,
    perkara: Perkara,
    row: Keterlibatan,
    bound: dict[str, RefusableForm],
    status: int = 200,
) -> HttpResponse:
    if not has_said_why(request, perkara):
        return gate(request, perkara, KeperluanForm())
    lembar = queries.get_lembar_orang(actor_of(request), perkara, row)
    seen = {"versi": row.orang.versi + row.versi}
    now = {"at": localtime(clock.now()).replace(second=0, microsecond=0), **seen}
    bap = {**now, "pemeriksa": actor_of(request).nrp, "tempat": perkara.satuan.nama_pendek}
    context = {
        "perkara": perkara,
        "lembar": lembar,
        "bound": next(iter(bound), ""),
        "forms": {
            "status": StatusForm(initial=now),
            "sangkaan": SangkaanForm(initial=known_pasal(row.pasal_rinci) | seen, kode=lembar.kode),
            "ph": PenasihatForm(initial=queries.counsel_of(row) | seen),
            "tes": TesForm(initial=now),
            "tat": TATForm(initial=now),
            "hasil": HasilTATForm(initial=now),
            "rehab": RehabForm(initial=queries.rehab_of(lembar.asesmen) | seen),
            "batal": BatalForm(initial=seen),
            "batal_catatan": BatalCatatanForm(initial=seen, catatan=lembar.dapat_batal),
            "gabung": GabungForm(initial=seen),
            "foto": FotoForm(initial=seen),
            "bap": BAPForm(initial=bap, calon=lembar.tim),
            "salinan": SalinanForm(initial=seen, bap=lembar.bap_tersangka),
        }
        | bound,
    }
    return render(request, "perkara/orang.html", context, status=status)
