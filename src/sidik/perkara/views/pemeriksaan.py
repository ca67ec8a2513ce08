"""Examinations: the BAP is written down, and the copy that a suspect is owed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from sidik.perkara import queries, usecases
from sidik.perkara.data import PenerimaBAP
from sidik.perkara.errors import BukanBAPTersangka
from sidik.perkara.forms import BAPForm, RefusableForm, SalinanForm
from sidik.perkara.models import Keterlibatan
from sidik.perkara.views.laman import actor_of, typed
from sidik.perkara.views.orang import find_orang, run


@require_POST
def record_bap(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    perkara, _ = find_orang(request, pk, key)
    form = BAPForm(request.POST, calon=queries.list_pemeriksa(perkara))

    def do(row: Keterlibatan, _: RefusableForm) -> None:
        usecases.record_pemeriksaan(row, form.value(), actor=actor_of(request))

    return run(request, pk, key, form, do)


@require_POST
def record_salinan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    lembar = queries.get_lembar_orang(actor, *find_orang(request, pk, key))
    form = SalinanForm(request.POST, bap=lembar.bap_tersangka)

    def do(row: Keterlibatan, form: RefusableForm) -> None:
        data = typed(form)
        chosen = data.pop("bap")
        bap = next((p.bap for p in lembar.bap_tersangka if str(p.bap.pk) == chosen), None)
        if bap is None:
            raise BukanBAPTersangka
        bap.keterlibatan = row
        penerima = PenerimaBAP(data.pop("penerima"))
        usecases.record_salinan_bap(bap, penerima, **data, actor=actor)

    return run(request, pk, key, form, do)
