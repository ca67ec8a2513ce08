"""Every act leaves a trace, in the same transaction as the act."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, models, transaction
from psycopg import sql

from sidik.jejak.data import (
    Actor,
    BukanMilikSimpul,
    NamaBuku,
    NoTraceError,
    Titik,
    digest_of,
    link_of,
)
from sidik.jejak.models import Buku, Pengikut, Peristiwa, Rekaman, Saksi
from sidik.jejak.queries import head, stamp_of, wire_record
from sidik.kernel import clock
from sidik.kernel.errors import Conflict
from sidik.kernel.seal import KOSONG, load_or_create_key, sign

_MANY: Final = 1000
_ISI: Final = ("at", "actor", "verb", "subject", "records", "salt", "digest")
_SISI: Final = """
    CREATE TEMP TABLE jejak_sisi ON COMMIT DROP AS
    SELECT at, actor, verb, subject, records, salt, digest FROM jejak_peristiwa WITH NO DATA;
    ALTER TABLE jejak_sisi ADD urut bigint GENERATED ALWAYS AS IDENTITY
"""
_PINDAH: Final = """
    INSERT INTO jejak_peristiwa (node, epoch, buku, seq, segel, prev, hash,
                                 at, actor, verb, subject, records, salt, digest)
    SELECT %s, %s, %s, %s + urut, CASE WHEN urut = %s THEN %s::bytea END, prev, hash,
           at, actor, verb, subject, records, salt, digest
    FROM jejak_sisi JOIN unnest(%s::bytea[], %s::bytea[]) WITH ORDINALITY AS n (prev, hash, urut)
    USING (urut)
"""

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Rekaman)

Handler = Callable[[Sequence[Peristiwa]], None]
"""Takes traces of one chain in order; must be able to meet one that it has seen before."""


@dataclass
class _Act:
    """What the running transaction has done so far."""

    stored: list[dict[str, Any]] = field(default_factory=list)
    loose: set[UUID] = field(default_factory=set)
    """Records stored many at once, that no trace carries yet."""
    traces: list[tuple[NamaBuku, Peristiwa]] = field(default_factory=list)


_act: ContextVar[_Act | None] = ContextVar("act", default=None)


def usecase(act: Callable[P, R]) -> Callable[P, R]:
    """Run `act` in one transaction and insist that it calls `record` itself.

    The outermost use case writes all traces last, because the number of a trace is a lock that
    every writer of this node waits for.
    """

    @wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _act.get()
        if outer is None:
            return _run_outermost(act, *args, **kwargs)
        before = replace(
            outer, stored=[*outer.stored], loose={*outer.loose}, traces=[*outer.traces]
        )
        try:
            with transaction.atomic():
                result = act(*args, **kwargs)
        except BaseException:  # what the savepoint undid, the outer act did not do
            vars(outer).update(vars(before))
            raise
        _insist(outer, len(before.traces), act)
        return result

    return run


def projection(write: Callable[P, R]) -> Callable[P, R]:
    """Mark a writer of what can be thrown away and made again: it leaves no trace."""

    @wraps(write)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return write(*args, **kwargs)

    return run


def store(rekaman: T) -> T:
    """Write a record of this node; its wire form goes into the next `record`.

    Raises `Conflict` when someone else wrote it since it was read, `BukanMilikSimpul` when it
    was born on another node.
    """
    act = _act.get()
    if act is None:
        raise NoTraceError(f"store {rekaman!r} outside a use case")
    if rekaman._state.adding:
        rekaman.node = settings.SIDIK.kode
        rekaman.versi = 1
        rekaman.save(force_insert=True)
    else:
        _update(rekaman)
    if wired := wire_record(rekaman):
        act.stored.append(wired)
    return rekaman


def store_new(rows: Sequence[Rekaman]) -> None:
    """Insert many new records of one kind at once; a later `record` must name each in `carries`."""
    act = _act.get()
    if act is None:
        raise NoTraceError("store_new outside a use case")
    for rekaman in rows:
        rekaman.node, rekaman.versi = settings.SIDIK.kode, 1
    if rows:
        fields = [f for f in rows[0]._meta.concrete_fields if not f.generated]
        _copy(rows[0]._meta.db_table, fields, rows)
    act.loose.update(rekaman.pk for rekaman in rows)


def record(
    *,
    actor: Actor,
    verb: str,
    subject: str,
    facts: Mapping[str, Any] | None = None,
    buku: NamaBuku = NamaBuku.UTAMA,
    carries: Sequence[Rekaman] = (),
) -> None:
    """Leave one trace that carries every record stored since the last one, and those of `carries`.

    `facts` are words for the timeline; they travel, so no secret and no protected name in them.
    """
    act = _act.get()
    if act is None:
        raise NoTraceError(f"record {verb} outside a use case")
    records = [*act.stored, *filter(None, map(wire_record, carries))]
    act.stored = []
    act.loose.difference_update(rekaman.pk for rekaman in carries)
    if facts:
        records = [*records, {"kind": "fakta.v1", "data": dict(facts)}]
    trace = Peristiwa(
        actor=actor.as_trace(), verb=verb, subject=subject, records=records, at=clock.now()
    )
    act.traces.append((buku, trace))


@usecase
def record_reading(*, actor: Actor, subject: str, purpose: str) -> None:
    """Note in the local book who opened protected data, and what for."""
    record(
        actor=actor,
        verb="dibaca",
        subject=subject,
        facts={"keperluan": purpose},
        buku=NamaBuku.BACA,
    )


@usecase
def erase_records(*, actor: Actor, peristiwa: Peristiwa, dasar: str) -> None:
    """Erase what a trace carried, on a legal order; the chain stays provable.

    Needs the owner's database login: the officers' own may change no trace at all.
    """
    Peristiwa.objects.filter(pk=peristiwa.pk).update(records=None, salt=None)
    record(
        actor=actor,
        verb="jejak.dihapus",
        subject=peristiwa.subject,
        facts={"nomor": peristiwa.seq, "buku": peristiwa.buku, "dasar": dasar},
    )


@projection
def follow(nama: str, handler: Handler, *, limit: int = 500) -> int:
    """Hand the traces that `nama` has not seen to `handler`; return how many there were.

    Numbers have no gaps and commit in order, so a cursor misses nothing. Cursor and effect are
    one transaction: each trace takes effect once.
    """
    seen = 0
    for buku in Buku.objects.filter(nama=NamaBuku.UTAMA).order_by("node", "epoch"):
        seen += _follow_one(nama, buku, handler, limit)
    return seen


@projection
def keep_receipt(titik: Titik, *, oleh: str, pesan: bytes, tanda_tangan: bytes) -> None:
    """Keep another node's signed word that our chain stood at `titik`."""
    Saksi.objects.get_or_create(
        node=titik.node,
        epoch=UUID(titik.epoch),
        seq=titik.seq,
        oleh=oleh,
        defaults={
            "hash": bytes.fromhex(titik.hash),
            "at": clock.now(),
            "pesan": pesan,
            "tanda_tangan": tanda_tangan,
        },
    )


@projection
def hold_traces(traces: Sequence[Peristiwa], *, node: str, epoch: UUID) -> Buku:
    """Hold traces of another node exactly as it wrote them, and move its cursor.

    The caller has verified numbers, hashes and seals.
    """
    buku = lock_buku(NamaBuku.UTAMA, node=node, epoch=epoch)
    Peristiwa.objects.bulk_create(traces)
    last = traces[-1]
    buku.seq, buku.hash = last.seq, last.hash
    buku.save(update_fields=["seq", "hash"])
    return buku


@projection
def lock_buku(nama: NamaBuku, *, node: str, epoch: UUID | None = None) -> Buku:
    """Lock the head of a chain until the transaction ends; start the chain if there is none.

    With an `epoch` that is not the open one, the open one is closed: the site was restored.
    """
    lock = Buku.objects.select_for_update()
    buku = lock.filter(node=node, nama=nama, ditutup_at=None).first()
    if buku and epoch and buku.epoch != epoch:
        buku.ditutup_at = clock.now()
        buku.save(update_fields=["ditutup_at"])
        buku = None
    if buku is None:
        fresh = {"hash": KOSONG} if epoch is None else {"hash": KOSONG, "epoch": epoch}
        Buku.objects.get_or_create(node=node, nama=nama, ditutup_at=None, defaults=fresh)
        buku = lock.get(node=node, nama=nama, ditutup_at=None)
    return buku


def node_key() -> Ed25519PrivateKey:
    """Return this node's signing key, which the database's administrator does not hold."""
    return load_or_create_key(settings.SIDIK.var / "kunci" / "simpul.key")


def _run_outermost(act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    mine = _Act()
    token = _act.set(mine)
    try:
        with transaction.atomic():
            result = act(*args, **kwargs)
            _insist(mine, 0, act)
            for nama in NamaBuku:
                if traces := [t for buku, t in mine.traces if buku is nama]:
                    _write(traces, nama)
            return result
    finally:
        _act.reset(token)


def _insist(act: _Act, before: int, function: Callable[..., Any]) -> None:
    if len(act.traces) == before:
        raise NoTraceError(f"{function.__qualname__} left no trace")
    if act.stored or act.loose:
        raise NoTraceError(f"{function.__qualname__} stored something after its last trace")


def _update(rekaman: Rekaman) -> None:
    if rekaman.node != settings.SIDIK.kode:
        raise BukanMilikSimpul(node=rekaman.node)
    seen = rekaman.versi
    rekaman.versi = seen + 1
    fields = [f for f in rekaman._meta.concrete_fields if not (f.primary_key or f.generated)]
    values = {f.attname: getattr(rekaman, f.attname) for f in fields}
    if not type(rekaman)._base_manager.filter(pk=rekaman.pk, versi=seen).update(**values):
        raise Conflict


def _write(traces: Sequence[Peristiwa], nama: NamaBuku) -> None:
    for trace in traces:  # what needs no number comes before the lock
        trace.salt = secrets.token_bytes(16)
        trace.digest = digest_of(trace.salt, trace.records)
    insert = _prepare_insert(traces)
    buku = lock_buku(nama, node=settings.SIDIK.kode)
    for trace in traces:
        buku.seq += 1
        trace.node, trace.epoch, trace.buku, trace.seq = buku.node, buku.epoch, nama.value, buku.seq
        trace.prev = bytes(buku.hash)
        trace.hash = buku.hash = link_of(trace.prev, stamp_of(trace), bytes(trace.digest))
    traces[-1].segel = sign(node_key(), bytes(traces[-1].hash))
    insert()
    buku.save(update_fields=["seq", "hash"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('jejak', %s)", [nama.value])


def _prepare_insert(traces: Sequence[Peristiwa]) -> Callable[[], object]:
    """Return what inserts these traces once they are numbered.

    Very many are laid into a side table before the lock, and foreign keys are held then, so that
    under it only numbers and hashes are still to be told: everybody waits for that lock.
    """
    if len(traces) < _MANY:
        return lambda: Peristiwa.objects.bulk_create(traces)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(_SISI)
    _copy("jejak_sisi", [_field(name) for name in _ISI], traces)

    def insert() -> None:
        last = traces[-1]
        seal: Any = last.segel
        origin: list[Any] = [last.node, last.epoch, last.buku, last.seq - len(traces)]
        links = [[bytes(t.prev) for t in traces], [bytes(t.hash) for t in traces]]
        with connection.cursor() as cursor:
            cursor.execute(_PINDAH, [*origin, len(traces), seal, *links])

    return insert


def _field(name: str) -> Any:
    return Peristiwa._meta.get_field(name)


def _copy(table: str, fields: Sequence[Any], rows: Sequence[models.Model]) -> None:
    """Insert many rows with what these fields hold, in the order of the rows."""
    columns = sql.SQL(", ").join(sql.Identifier(f.column) for f in fields)
    copy = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(copy) as out,
    ):
        for row in rows:
            held = [getattr(row, f.attname) for f in fields]
            out.write_row(
                [f.get_db_prep_save(v, connection) for f, v in zip(fields, held, strict=True)]
            )


def _follow_one(nama: str, buku: Buku, handler: Handler, limit: int) -> int:
    key: dict[str, Any] = {"nama": nama, "node": buku.node, "epoch": buku.epoch}
    Pengikut.objects.get_or_create(**key)
    cursor = Pengikut.objects.select_for_update().get(**key)
    if cursor.seq >= buku.seq:
        return 0
    traces = list(
        Peristiwa.objects.filter(
            node=buku.node, epoch=buku.epoch, buku=NamaBuku.UTAMA, seq__gt=cursor.seq
        ).order_by("seq")[:limit]
    )
    if traces:
        handler(traces)
        cursor.seq = traces[-1].seq
        cursor.save(update_fields=["seq"])
    return len(traces)


def current_titik() -> Titik:
    """Return where this node's chain stands now, for a batch, a morning sheet, a receipt."""
    return head(settings.SIDIK.kode)
