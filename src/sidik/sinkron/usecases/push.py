"""The site sends its ledger: asks the centre where it is, and goes on from there."""

import logging
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, timedelta
from typing import Final
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection

from sidik.jejak.data import NamaBuku, Titik
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import list_since
from sidik.jejak.usecases import keep_receipt, node_key, projection
from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.kernel.seal import canonical, sha256, sign, verify
from sidik.sinkron.data import BuktiTidakSah, CursorMoved, Laporan, Sebab, StatusSimpul, Terhambat
from sidik.sinkron.models import Hulu, Kuitansi
from sidik.sinkron.queries import (
    confirmed_seq,
    get_hulu,
    own_hash,
    own_head,
    receipted_seq,
    versions,
)
from sidik.sinkron.transports.https import Https
from sidik.sinkron.wire import (
    FORMAT,
    MAX_LINES_BYTES,
    MAX_TRACES,
    Cursor,
    Envelope,
    Header,
    Heartbeat,
    Question,
    Receipt,
    Signed,
    compress,
    plain,
    read_message,
    sign_message,
    signature_of,
    spell,
)

log = logging.getLogger(__name__)

DETAK: Final = timedelta(seconds=60)
MAX_WAIT: Final = 300
MAX_WAIT_UNAPPROVED: Final = 15
MAX_TURNS: Final = 3
"""How often one round may find that the centre stands elsewhere."""
PUSH_LOCK: Final = 73_646_961


def push(line: Https, *, now: bool = False) -> Laporan:
    """Send everything that the centre does not hold yet; note why when it cannot be done.

    One round at a time per node. `now` does not wait for the back-off to end.
    """
    report = Laporan()
    hulu = get_hulu()
    if not now and hulu.coba_lagi_at and hulu.coba_lagi_at > clock.now():
        report.sebab, report.pesan = hulu.sebab, hulu.pesan
        return report
    with _alone() as alone:
        if not alone:
            report.catatan.append("pengiriman lain sedang berjalan")
            return report
        if held_up := _try_exchange(line, report):
            note_stuck(held_up)
            report.sebab, report.pesan = held_up.sebab.value, held_up.pesan
    return report


def beat(line: Https) -> Cursor:
    """Announce our head and take the centre's proof of what it holds."""
    message = Heartbeat(
        node=settings.SIDIK.kode,
        sent_at=clock.now(),
        head=own_head(),
        versions=versions(),
        refusal=get_hulu().sebab,
    )
    answer = line.heartbeat(sign_message(message, node_key()))
    cursor = take_cursor(answer)
    note_beat()
    return cursor


def build_envelopes(after: int, prev_batch: str) -> Iterator[bytes]:
    """Yield sealed batches of our traces after a number, for the courier."""
    while built := _envelope(after, prev_batch, MAX_TRACES):
        envelope, after = built
        prev_batch = envelope.batch_hash
        yield envelope.pack()


def take_answer(signed: Signed) -> Receipt | None:
    """Take a receipt or a cursor from a courier's file; return the receipt."""
    try:
        jenis = msgspec.json.decode(signed.pesan).get("jenis")
    except (msgspec.MsgspecError, AttributeError) as wrong:
        raise BuktiTidakSah(sebab="bukan jawaban Pusat") from wrong
    if jenis == Cursor.__struct_defaults__[0]:
        take_cursor(signed)
        return None
    return keep_kuitansi(signed)


def take_cursor(signed: Signed) -> Cursor:
    """Believe the centre about where it stands, once that is proved to be our own chain.

    Raises `BuktiTidakSah` for a wrong seal and `Terhambat` when the chains have parted.
    """
    note_contact()
    cursor = read_message(_sealed(signed), Cursor)
    head = own_head()
    if cursor.node != settings.SIDIK.kode:
        raise BuktiTidakSah(sebab=f"jawaban untuk server «{cursor.node}»")
    if cursor.epoch == head.epoch and cursor.seq > head.seq:
        raise Terhambat(
            Sebab.MUNDUR, f"Pusat menyimpan sampai nomor {cursor.seq}, di sini hanya {head.seq}."
        )
    if cursor.epoch == head.epoch and cursor.seq and own_hash(cursor.seq) != cursor.hash:
        raise Terhambat(
            Sebab.PUSAT_MENOLAK, f"Nomor {cursor.seq} di Pusat berbeda dari yang ada di sini."
        )
    note_proven(cursor, held=cursor.seq if cursor.epoch == head.epoch else 0)
    return cursor


# --- what is noted -------------------------------------------------------------------------------


@projection
def keep_kuitansi(signed: Signed) -> Receipt:
    """Keep the centre's receipt as the proof of a range of numbers. Raises `BuktiTidakSah`."""
    receipt = read_message(_sealed(signed), Receipt)
    if (receipt.node, receipt.epoch) != (settings.SIDIK.kode, own_head().epoch):
        raise BuktiTidakSah(sebab="untuk server atau buku yang lain")
    if own_hash(receipt.last) != receipt.hash:
        raise BuktiTidakSah(sebab=f"nomor {receipt.last} tidak sama dengan yang ada di sini")
    epoch, message, seal = UUID(receipt.epoch), signed.pesan.encode(), signature_of(signed)
    Kuitansi.objects.get_or_create(
        epoch=epoch,
        batch=receipt.batch,
        defaults={
            "pusat": receipt.pusat,
            "first": receipt.first,
            "last": receipt.last,
            "at": receipt.at,
            "pesan": message,
            "tanda_tangan": seal,
            "verdicts": receipt.verdicts,
        },
    )
    titik = Titik(receipt.node, receipt.epoch, NamaBuku.UTAMA, receipt.last, receipt.hash)
    keep_receipt(titik, oleh=receipt.pusat, pesan=message, tanda_tangan=seal)
    hulu = get_hulu()
    held = confirmed_seq(hulu)
    if receipt.last >= held:
        hulu.epoch, hulu.seq, hulu.batch = epoch, receipt.last, receipt.batch
    hulu.ukuran = min(hulu.ukuran * 2, MAX_TRACES)
    hulu.ditolak = [*plain(receipt.exceptions), *hulu.ditolak][:500]
    _believe(hulu)
    hulu.save()
    return receipt


@projection
def note_contact() -> None:
    """The centre answered; nothing is proved yet."""
    hulu = get_hulu()
    hulu.kontak_at = clock.now()
    hulu.ragu_at = hulu.ragu_at or hulu.kontak_at
    hulu.save(update_fields=["kontak_at", "ragu_at"])


@projection
def note_proven(cursor: Cursor, *, held: int) -> None:
    """The centre's seal shows that it holds our chain up to `held`: its answer wins."""
    hulu = get_hulu()
    head = own_head()
    hulu.epoch = UUID(head.epoch) if head.epoch else None
    hulu.seq, hulu.batch = held, cursor.batch if held else ""
    hulu.ditolak = plain(cursor.refused)
    hulu.versi_pusat = cursor.versions.get("aplikasi", "")[:40]
    _believe(hulu)
    hulu.save()


@projection
def note_beat() -> None:
    hulu = get_hulu()
    hulu.detak_at = clock.now()
    hulu.save(update_fields=["detak_at"])


@projection
def note_stuck(held_up: Terhambat) -> None:
    """Put the reason on the screen, and wait: longer each time, never in step with other sites."""
    hulu = get_hulu()
    sebab = held_up.sebab.value
    if hulu.sebab != sebab:
        hulu.sebab, hulu.sebab_at = sebab, clock.now()
    hulu.pesan = held_up.pesan[:400]
    longest = MAX_WAIT_UNAPPROVED if hulu.status == StatusSimpul.MENUNGGU else MAX_WAIT
    wait = held_up.retry_after or min(2 ** min(hulu.gagal, 9), longest)
    hulu.gagal += 1
    hulu.coba_lagi_at = clock.now() + timedelta(seconds=wait * random.uniform(0.5, 1))  # noqa: S311  # not a secret
    if held_up.halve:
        hulu.ukuran = max(hulu.ukuran // 2, 1)
    hulu.save()


def _believe(hulu: Hulu) -> None:
    hulu.kontak_at = hulu.dibuktikan_at = clock.now()
    hulu.ragu_at = hulu.coba_lagi_at = hulu.sebab_at = None
    hulu.sebab = hulu.pesan = ""
    hulu.gagal = 0
    hulu.status = StatusSimpul.AKTIF.value


# --- one round -----------------------------------------------------------------------------------


def _try_exchange(line: Https, report: Laporan) -> Terhambat | None:
    try:
        _exchange(line, report)
    except Terhambat as held_up:
        return held_up
    except BuktiTidakSah as no:
        return Terhambat(Sebab.BUKTI if get_hulu().is_unproven else Sebab.KUNCI, str(no))
    except Refusal as no:
        return Terhambat(Sebab.SKEMA, str(no))
    except Exception as fault:
        log.exception("pengiriman gagal")
        return Terhambat(Sebab.INTERN, f"{type(fault).__name__}: {fault}")
    return None


def _exchange(line: Https, report: Laporan) -> None:
    hulu = get_hulu()
    after = min(confirmed_seq(hulu), receipted_seq())
    if after == own_head().seq or hulu.is_unproven:
        if hulu.sebab or hulu.detak_at is None or clock.now() - hulu.detak_at >= DETAK:
            beat(line)
        return
    for _ in range(MAX_TURNS):
        question = Question(node=settings.SIDIK.kode, sent_at=clock.now())
        take_cursor(line.cursor(sign_message(question, node_key())))
        try:
            _send_all(line, report)
        except CursorMoved as moved:
            report.catatan.append(str(moved))
        else:
            beat(line)
            return
    raise Terhambat(Sebab.PUSAT_MENOLAK, "Pusat berulang kali menyebut nomor yang lain.")


def _send_all(line: Https, report: Laporan) -> None:
    """Send from where the centre stands; what it holds but never receipted to us goes again."""
    hulu = get_hulu()
    after, prev_batch = min(confirmed_seq(hulu), receipted_seq()), hulu.batch
    while built := _envelope(after, prev_batch, get_hulu().ukuran):
        envelope, last = built
        answer = line.send(envelope.pack())
        note_contact()
        receipt = keep_kuitansi(answer)
        if receipt.last < last:
            raise BuktiTidakSah(sebab=f"hanya sampai nomor {receipt.last}, dikirim sampai {last}")
        report.terkirim += last - after
        report.batch += 1
        after, prev_batch = receipt.last, receipt.batch


@contextmanager
def _alone() -> Iterator[bool]:
    """Hold the node's one place at the line; a process that dies frees it with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [PUSH_LOCK])
        row = cursor.fetchone()
    got = bool(row and row[0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [PUSH_LOCK])


def _sealed(signed: Signed) -> str:
    if not verify(get_hulu().kunci, signed.pesan.encode(), signature_of(signed)):
        raise BuktiTidakSah(sebab="segelnya bukan buatan kunci Pusat yang dicatat")
    return signed.pesan


# --- the envelope --------------------------------------------------------------------------------


def _envelope(after: int, prev_batch: str, limit: int) -> tuple[Envelope, int] | None:
    """Return the next batch after a number and its last number; None when there is nothing."""
    traces = list_since(after, limit=limit)
    lines = _fitting([_line(trace) for trace in traces])
    if not lines:
        return None
    first, last = traces[0], traces[len(lines) - 1]
    payload = compress(lines)
    header = Header(
        format=FORMAT,
        node=first.node,
        epoch=first.epoch,
        first=first.seq,
        last=last.seq,
        count=len(lines),
        prev_batch=prev_batch,
        payload=sha256(payload).hex(),
        size=len(payload),
        versions=versions(),
        sent_at=clock.now(),
        head=own_head(),
    )
    spelled = spell(header)
    return Envelope(spelled, sign(node_key(), spelled), payload), last.seq


def _fitting(lines: Sequence[bytes]) -> Sequence[bytes]:
    """Keep as many lines as one batch may weigh; one heavy trace travels alone."""
    weight = 0
    for count, line in enumerate(lines):
        weight += len(line)
        if count and weight > MAX_LINES_BYTES:
            return lines[:count]
    return lines


def _line(trace: Peristiwa) -> bytes:
    """Spell one trace. Its records are spelled as they were when their digest was made."""
    return canonical(
        {
            "seq": trace.seq,
            "at": trace.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": trace.actor,
            "verb": trace.verb,
            "subject": trace.subject,
            "records": trace.records,
            "salt": _hex(trace.salt),
            "digest": _hex(trace.digest),
            "prev": _hex(trace.prev),
            "hash": _hex(trace.hash),
            "segel": _hex(trace.segel),
        }
    )


def _hex(value: bytes | memoryview | None) -> str | None:
    return None if value is None else bytes(value).hex()
