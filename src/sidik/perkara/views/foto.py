"""Photos of a person: kept, and shown to whoever may read his name."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sidik.dokumen.queries.lampiran import read_lampiran
from sidik.dokumen.usecases import MAX_MB, Berkas
from sidik.dokumen.views.surat import file_answer
from sidik.jejak.usecases import record_reading
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara import queries, usecases
from sidik.perkara.forms import FotoForm, RefusableForm
from sidik.perkara.models import Keterlibatan
from sidik.perkara.policy import is_own
from sidik.perkara.views.laman import actor_of, has_said_why
from sidik.perkara.views.orang import find_orang, run

_AKHIRAN: Final = {"image/jpeg": "jpg", "image/png": "png"}


@require_POST
def add_foto(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(row: Keterlibatan, form: RefusableForm) -> None:
        upload = form.cleaned_data["berkas"]
        berkas = Berkas(
            nama=upload.name or "",
            content=upload.read(MAX_MB * 1024 * 1024 + 1),
            keterangan=form.cleaned_data["keterangan"],
        )
        usecases.attach_foto(row, berkas, actor=actor_of(request))

    return run(request, pk, key, FotoForm(request.POST, request.FILES), do)


@require_safe
def show_foto(request: HttpRequest, pk: UUID, key: UUID, foto: UUID) -> HttpResponse:
    """Whoever is not on the case leaves a trace that he looked."""
    actor = actor_of(request)
    perkara, row = find_orang(request, pk, key)
    if not has_said_why(request, perkara):
        raise NotFound
    lampiran = queries.access_foto(actor, row, foto)
    content = read_lampiran(lampiran)
    if not is_own(actor, queries.berkas_of(perkara)):
        record_reading(actor=actor, subject=ref("perkara", pk), purpose="melihat foto orang")
    name = f"{lampiran.sha256[:16]}.{_AKHIRAN[lampiran.tipe]}"
    return file_answer(content, lampiran.tipe, name, inline=True)
