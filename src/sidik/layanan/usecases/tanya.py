"""The public asks. Web and SMS come in here, and whatever is wrong looks the same from outside."""

import time

from django.db import connection

from sidik.jejak.usecases import projection
from sidik.kernel import clock
from sidik.layanan import queries
from sidik.layanan.data import BATAS, Hasil, Jawaban, Saluran, spell_kode
from sidik.layanan.models import Pertanyaan


def answer_inquiry(*, kode: str, faktor: str, saluran: Saluran, sumber: str) -> Jawaban:
    """Return the status that lies under this code and factor, or that none does.

    `faktor` is the whole number of the telephone (SMS) or its last four digits (web); `sumber` is
    who asks, for the limits. Needs SELECT on the projection and SELECT, INSERT on the questions.
    """
    started = time.monotonic()
    jawaban = _look(spell_kode(kode), faktor, saluran, sumber)
    # Outside the transaction: nobody else waits for it.
    time.sleep(max(0.0, BATAS.lantai.total_seconds() - (time.monotonic() - started)))
    return jawaban


@projection
def forget_inquiries() -> int:
    """Forget questions that no limit and no report needs any more."""
    gone, _ = Pertanyaan.objects.filter(at__lt=clock.now() - BATAS.simpan).delete()
    return gone


@projection
def _look(kode: str, faktor: str, saluran: Saluran, sumber: str) -> Jawaban:
    """Do the same four statements whatever the answer is; only the last value differs."""
    kode_index = queries.digest(kode, label="kode")
    sumber_index = queries.digest(sumber, label="sumber")
    _one_at_a_time(saluran)
    over = queries.is_over_limit(saluran, sumber_index=sumber_index, kode_index=kode_index)
    status = queries.find_status(queries.lookup_key(saluran, kode, faktor))
    jawaban = _judge(over=over, jawaban=Jawaban(Hasil.TERJAWAB, status))
    Pertanyaan.objects.create(
        at=clock.now(),
        saluran=saluran.value,
        sumber_index=sumber_index,
        kode_index=kode_index,
        hasil=jawaban.hasil.value,
    )
    return jawaban


def _judge(*, over: bool, jawaban: Jawaban) -> Jawaban:
    if over:
        return Jawaban(Hasil.BATAS)
    return jawaban if jawaban.status else Jawaban(Hasil.TIDAK_COCOK)


def _one_at_a_time(saluran: Saluran) -> None:
    """Let a hundred questions at once count as a hundred."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"layanan.{saluran}"])
