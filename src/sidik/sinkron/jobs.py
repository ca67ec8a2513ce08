"""The work process's part: push when the ledger calls, and every few seconds anyway."""

from typing import Final

from django.conf import settings
from django.db import connection
from psycopg import Connection

from sidik.sinkron import usecases
from sidik.sinkron.data import PUSAT
from sidik.sinkron.queries import find_hulu, upstream_url
from sidik.sinkron.transports.https import Https

WAIT: Final = 2.0
"""Shorter than the work process waits for its jobs when it stops."""


def push_and_wait() -> None:
    """One round, then sleep until the ledger grows; meant to be called again at once."""
    with connection.cursor() as cursor:
        cursor.execute("LISTEN jejak")
    hulu = find_hulu()
    if hulu and settings.SIDIK.peran != PUSAT:
        with Https(upstream_url(hulu)) as line:
            usecases.push(line)
    raw = connection.connection
    if isinstance(raw, Connection):
        with connection.wrap_database_errors:
            next(raw.notifies(timeout=WAIT, stop_after=1), None)


def replay_pending() -> None:
    """After an upgrade of the centre: apply what was waiting for it."""
    if settings.SIDIK.peran == PUSAT:
        usecases.replay_pending()
