"""The case catches up with its files by itself when an act elsewhere lets somebody leave it."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from sidik.kernel.errors import Refusal
from sidik.perkara.queries import access_perkara
from sidik.prapenuntutan import usecases
from sidik.prapenuntutan.queries.ikut import is_tertinggal
from sidik.prapenuntutan.views.laman import actor_of

LEPAS: Final = frozenset({"langkah", "orang_status", "orang_batal", "aksi"})
"""Acts of other rooms by which somebody may leave a case."""
View = Callable[..., HttpResponse]
Ikut = Callable[[HttpRequest, UUID], None]
Alamat = tuple[list[URLPattern], str]


def followed(addresses: Alamat, names: Collection[str], ikut: Ikut | None = None) -> Alamat:
    """Return addresses of another room; after these acts the case follows its files, or `ikut`."""
    urls, room = addresses
    then = ikut or _follow
    return [_followed(url, then) if url.name in names else url for url in urls], room


def _followed(url: URLPattern, then: Ikut) -> URLPattern:
    return URLPattern(url.pattern, _then_follow(url.callback, then), url.default_args, url.name)


def _then_follow(view: View, then: Ikut) -> View:
    @wraps(view)
    def run(request: HttpRequest, pk: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, pk, *args, **kwargs)
        if request.method == "POST" and answer.status_code == 302:
            then(request, pk)
        return answer

    return run


def _follow(request: HttpRequest, pk: UUID) -> None:
    """What he may not do himself stays with the button on the page of the files."""
    if not is_tertinggal(pk):
        return
    actor = actor_of(request)
    try:
        perkara = usecases.catch_up(access_perkara(actor, pk), actor=actor)
    except Refusal:
        return
    messages.info(request, f"Tahap perkara mengikuti berkasnya: {perkara.tahap_label}.")
