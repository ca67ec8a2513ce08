"""What `wiring.PERIODIC` runs: the answerer and the clean-up."""

import logging

from sidik.pesan import queries, usecases
from sidik.pesan.data import Keywords

logger = logging.getLogger(__name__)


def answer_inbox(keywords: Keywords, *, limit: int = 50) -> int:
    """Answer what came in. A message whose answerer fails goes to a person; the others go on."""
    done = 0
    for pk in queries.list_baru(limit):
        try:
            done += usecases.answer_masuk(pk, keywords)
        except Exception:
            logger.exception("SMS %s could not be answered", pk)
            usecases.hand_over(pk)
    return done


def expire_keluar() -> int:
    """Turn leases of dead senders into doubts that an officer sees."""
    return usecases.expire_keluar()


def forget_modem() -> None:
    """Drop modems that the node file no longer names from the health screen."""
    usecases.drop_modem([situs.nama for situs in queries.list_situs()])
