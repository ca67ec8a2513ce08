"""What one person is charged with."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from sidik.perkara import queries, usecases
from sidik.perkara.forms import RefusableForm, SangkaanForm
from sidik.perkara.models import Keterlibatan
from sidik.perkara.views.laman import actor_of
from sidik.perkara.views.orang import find_orang, run


@require_POST
def set_sangkaan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    _, row = find_orang(request, pk, key)
    form = SangkaanForm(request.POST, kode=queries.list_kode(row))

    def do(row: Keterlibatan, _: RefusableForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("alasan", "versi")}
        usecases.set_sangkaan(row, form.value(), **said, actor=actor_of(request))

    return run(request, pk, key, form, do)
