"""What our views can rely on, beyond Django's request."""

from django.http import HttpRequest

from sidik.jejak.data import Actor


class OfficerRequest(HttpRequest):
    """A request of an officer who is logged in; the middleware has put who."""

    actor: Actor
    htmx: bool
