"""The centre's end of the line. No session, no cookie: every message carries its own seal."""

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore
from typing import Final

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sidik.kernel.errors import Refusal
from sidik.sinkron import usecases
from sidik.sinkron.data import AdaCelah, KirimanTerlaluBesar, PusatSibuk
from sidik.sinkron.wire import MAX_ENVELOPE, Signed, read_signed

AT_ONCE: Final = 4
WAIT: Final = 20
RETRY_AFTER: Final = "15"
_places = BoundedSemaphore(AT_ONCE)

Endpoint = Callable[[HttpRequest], Signed]


def _endpoint(answer: Endpoint) -> Callable[[HttpRequest], HttpResponse]:
    """Answer with a signed message, or with a refusal by name."""

    @wraps(answer)
    def view(request: HttpRequest) -> HttpResponse:
        if not _places.acquire(timeout=WAIT):
            return _refused(PusatSibuk())
        try:
            signed = answer(request)
        except Refusal as no:
            return _refused(no)
        finally:
            _places.release()
        return HttpResponse(msgspec.json.encode(signed), content_type="application/json")

    return view


def _refused(no: Refusal) -> HttpResponse:
    body: dict[str, object] = {"code": no.code, "message": str(no)}
    if isinstance(no, AdaCelah):
        body["cursor"] = no.facts["seq"]
    headers = {"Retry-After": RETRY_AFTER} if isinstance(no, PusatSibuk) else None
    return JsonResponse(body, status=no.status, headers=headers)


def _body(request: HttpRequest) -> bytes:
    """Read no more than the largest envelope, whatever the sender says its length is."""
    body = request.read(MAX_ENVELOPE + 1)
    if len(body) > MAX_ENVELOPE:
        raise KirimanTerlaluBesar(batas=f"{MAX_ENVELOPE // 1024 // 1024} MB")
    return body


@csrf_exempt
@login_not_required
@require_GET
@_endpoint
def cursor(request: HttpRequest) -> Signed:
    signed = Signed(request.GET.get("pesan", ""), request.GET.get("ttd", ""))
    return usecases.receive_question(signed)


@csrf_exempt
@login_not_required
@require_POST
@_endpoint
def batches(request: HttpRequest) -> Signed:
    return usecases.receive_batch(_body(request))


@csrf_exempt
@login_not_required
@require_POST
@_endpoint
def heartbeat(request: HttpRequest) -> Signed:
    return usecases.receive_heartbeat(read_signed(_body(request)))


@csrf_exempt
@login_not_required
@require_POST
@_endpoint
def enrol(request: HttpRequest) -> Signed:
    return usecases.receive_enrolment(read_signed(_body(request)))
