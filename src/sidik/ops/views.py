from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from sidik import __version__


@require_safe
@login_not_required
def healthz(_request: HttpRequest) -> JsonResponse:
    """Say whether this process reaches its database; no word about whose it is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False, "version": __version__}, status=503)
    return JsonResponse({"ok": True, "version": __version__})
