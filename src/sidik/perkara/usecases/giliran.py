"""One at a time: whoever writes the same at the same moment waits, and sees what the first did.

A check that looks before it writes is worth something only behind such a lock. It is held to the
end of the transaction and let go with it.
"""

from django.db import connection

from sidik.perkara.models import Perkara


def take_turn(perkara: Perkara) -> None:
    """Wait for others who write in this case now."""
    wait_for(f"perkara:{perkara.pk}")


def wait_for(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 46))", [what])
