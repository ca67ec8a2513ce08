"""Records become rows, set by set, without knowing what they mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from django.db import DataError, IntegrityError, connection, models, transaction
from psycopg import sql

from sidik.jejak.models import Rekaman
from sidik.jejak.usecases import projection, record, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.sinkron.data import Butir, Vonis
from sidik.sinkron.models import Karantina
from sidik.sinkron.queries import foreign_keys, wired_models
from sidik.sinkron.wire import UNREADABLE, Line, RecordKind, RecordWire

FAKTA = "fakta.v1"
"""Words for the timeline: they live in the trace and have no row of their own."""

STAGE = sql.Identifier("sinkron_masuk")
MAX_SEBAB = 400


@dataclass
class _Row:
    """A record that could be read, ready for its table."""

    butir: Butir
    model: type[Rekaman]
    key: UUID
    versi: int
    values: list[Any]


def list_butir(lines: Iterable[Line]) -> list[Butir]:
    """Return each record of these traces with its own bytes."""
    return [
        Butir(line.seq, indeks, line.subject, bytes(raw))
        for line in lines
        for indeks, raw in enumerate(_parts(line))
    ]


def _parts(line: Line) -> list[msgspec.Raw]:
    return msgspec.json.decode(line.records, type=list[msgspec.Raw] | None) or []


@projection
def apply_records(butir: Sequence[Butir], *, node: str) -> None:
    """Apply records of one site and set the verdict of each; nothing here can stop the others."""
    kinds = wired_models()
    by_model: dict[type[Rekaman], list[_Row]] = defaultdict(list)
    for one in butir:
        if row := _read(one, node, kinds):
            by_model[row.model].append(row)
    for model in kinds.values():
        if rows := by_model.get(model):
            _upsert(model, _newest(rows))


@usecase
def replay_karantina(rows: Sequence[Karantina], *, actor: Actor) -> int:
    """Try quarantined records again after the cause was mended; return how many went through."""
    demand(actor, Act.SINKRON_MANAGE)
    done = _replay(rows)
    facts = {"dicoba": len(rows), "berhasil": done}
    record(actor=actor, verb="karantina.diulang", subject=ref("sinkron", "karantina"), facts=facts)
    return done


@projection
def replay_pending() -> int:
    """Try again what was waiting for this version of the application."""
    rows = Karantina.objects.filter(
        selesai_at=None, vonis=Vonis.PENDING, kind__in=list(wired_models())
    )
    return _replay(list(rows[:5000]))


def _replay(rows: Sequence[Karantina]) -> int:
    by_node: dict[str, list[tuple[Karantina, Butir]]] = defaultdict(list)
    for row in sorted(rows, key=lambda k: (k.node, k.seq, k.indeks)):
        one = Butir(row.seq, row.indeks, row.subject, bytes(row.isi))
        by_node[row.node].append((row, one))
    done = 0
    for node, pairs in by_node.items():
        apply_records([one for _, one in pairs], node=node)
        done += sum(_settle(row, one) for row, one in pairs)
    return done


def _settle(row: Karantina, one: Butir) -> bool:
    through = one.vonis in (Vonis.APPLIED, Vonis.STALE)
    row.vonis, row.sebab = one.vonis.value, one.sebab[:MAX_SEBAB]
    row.selesai_at = clock.now() if through else None
    row.save(update_fields=["vonis", "sebab", "selesai_at"])
    return through


# --- reading -------------------------------------------------------------------------------------


class _PutAside(Exception):  # a verdict, not a fault
    def __init__(self, sebab: str, vonis: Vonis = Vonis.QUARANTINED) -> None:
        self.sebab = sebab
        self.vonis = vonis


def _read(one: Butir, node: str, kinds: dict[str, type[Rekaman]]) -> _Row | None:
    """Return the record ready for its table; None when it has none or must be put aside."""
    try:
        one.kind = msgspec.json.decode(one.isi, type=RecordKind).kind
        return None if one.kind == FAKTA else _row(one, node, kinds)
    except _PutAside as aside:
        one.vonis, one.sebab = aside.vonis, aside.sebab
    except UNREADABLE as wrong:
        one.vonis = Vonis.QUARANTINED
        one.sebab = f"isi tidak sesuai skema {one.kind or 'rekaman'}: {wrong}"
    return None


def _row(one: Butir, node: str, kinds: dict[str, type[Rekaman]]) -> _Row:
    if one.kind not in kinds:
        raise _PutAside("jenis rekaman ini belum dikenal versi Pusat", Vonis.PENDING)
    wired = msgspec.json.decode(one.isi, type=RecordWire)
    one.key = str(wired.id)
    if wired.node != node:
        raise _PutAside(f"rekaman ini milik «{wired.node}», bukan milik pengirim")
    model = kinds[one.kind]
    values = [wired.id, wired.node, wired.versi, *_values(model, wired)]
    return _Row(one, model, wired.id, wired.versi, values)


def _quarantine(one: Butir, sebab: str) -> None:
    one.vonis, one.sebab = Vonis.QUARANTINED, sebab


def _wire_fields(model: type[Rekaman]) -> list["models.Field[Any, Any]"]:
    fields = {f.attname: f for f in model._meta.concrete_fields}
    schema = model.wire[1] if model.wire else msgspec.Struct
    return [fields[name] for name in schema.__struct_fields__]


def _values(model: type[Rekaman], wired: RecordWire) -> list[Any]:
    schema = model.wire[1] if model.wire else msgspec.Struct
    data = msgspec.json.decode(wired.data, type=schema)
    return [
        field.get_db_prep_save(getattr(data, field.attname), connection)
        for field in _wire_fields(model)
    ]


def _newest(rows: Iterable[_Row]) -> list[_Row]:
    """Keep the newest state of each record; the ones before it are history, in the ledger."""
    newest: dict[UUID, _Row] = {}
    for row in rows:
        seen = newest.get(row.key)
        if seen and seen.versi >= row.versi:
            row.butir.vonis = Vonis.STALE
            continue
        if seen:
            seen.butir.vonis = Vonis.STALE
        newest[row.key] = row
    return list(newest.values())


# --- writing -------------------------------------------------------------------------------------


def _upsert(model: type[Rekaman], rows: list[_Row]) -> None:
    """Write a set; when the table refuses it, halve it until the one that is wrong stands alone."""
    try:
        with transaction.atomic():
            _upsert_set(model, rows)
            connection.check_constraints()
    except (IntegrityError, DataError, psycopg.DataError) as wrong:
        if len(rows) > 1:
            middle = len(rows) // 2
            _upsert(model, rows[:middle])
            _upsert(model, rows[middle:])
        else:
            _quarantine(rows[0].butir, f"ditolak basis data: {_first_line(wrong)}")


def _first_line(wrong: Exception) -> str:
    return (str(wrong).splitlines() or [type(wrong).__name__])[0]


def _upsert_set(model: type[Rekaman], rows: list[_Row]) -> None:
    columns = ["id", "node", "versi", *(_column(f) for f in _wire_fields(model))]
    _stage(model, columns, rows)
    bad = _taken(model)
    _unstage(bad)
    while orphans := _orphans(model):
        _unstage(orphans)
        bad |= orphans
    applied = _merge(model, columns)
    _run(sql.SQL("DROP TABLE {}").format(STAGE))
    for row in rows:
        if row.key in bad:
            _quarantine(row.butir, bad[row.key])
        else:
            row.butir.vonis = Vonis.APPLIED if row.key in applied else Vonis.STALE


def _stage(model: type[Rekaman], columns: list[str], rows: list[_Row]) -> None:
    names = _names(columns)
    _run(
        sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
            STAGE, names, _table(model)
        )
    )
    copy = sql.SQL("COPY {} ({}) FROM STDIN").format(STAGE, names)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(copy) as out,
    ):
        for row in rows:
            out.write_row(row.values)


def _taken(model: type[Rekaman]) -> dict[UUID, str]:
    """Return staged records whose id belongs to another node's record."""
    found = _run(
        sql.SQL("SELECT s.id, t.node FROM {} s JOIN {} t USING (id) WHERE t.node <> s.node").format(
            STAGE, _table(model)
        )
    )
    return {key: f"nomor rekaman ini sudah dipakai server «{owner}»" for key, owner in found}


def _orphans(model: type[Rekaman]) -> dict[UUID, str]:
    """Return staged records whose parent is neither held nor arriving with them."""
    orphans: dict[UUID, str] = {}
    for fk in foreign_keys(model):
        parent = fk.related_model
        child, target = _name(fk), _name(fk.target_field)
        exists = sql.SQL("EXISTS (SELECT 1 FROM {} p WHERE p.{} = s.{})")
        sources = [_table(parent), STAGE] if parent is model else [_table(parent)]
        known = sql.SQL(" OR ").join([exists.format(each, target, child) for each in sources])
        query = sql.SQL("SELECT s.id, s.{0}::text FROM {1} s WHERE s.{0} IS NOT NULL AND NOT ({2})")
        missing = _run(query.format(child, STAGE, known))
        word = parent._meta.verbose_name
        orphans |= {key: f"{word} «{value}» belum dikenal Pusat" for key, value in missing}
    return orphans


def _unstage(keys: Iterable[UUID]) -> None:
    _run(sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(STAGE), [list(keys)])


def _merge(model: type[Rekaman], columns: list[str]) -> set[UUID]:
    """Insert or renew from the staging table; return the ids that were written.

    A column that does not travel gets its model's default at birth and is left alone later.
    """
    local = [f for f in model._meta.concrete_fields if f.column not in columns and not f.generated]
    defaults = [f.get_db_prep_save(f.get_default(), connection) for f in local]
    renewed = [c for c in columns if c not in ("id", "node")]
    query = sql.SQL(
        "INSERT INTO {table} AS t ({into}) SELECT {values} FROM {stage} "
        "ON CONFLICT (id) DO UPDATE SET {renew} "
        "WHERE t.versi < excluded.versi AND t.node = excluded.node RETURNING id"
    ).format(
        table=_table(model),
        into=_names([*columns, *(_column(f) for f in local)]),
        values=sql.SQL(", ").join(
            [*map(sql.Identifier, columns), *(sql.Placeholder() for _ in local)]
        ),
        stage=STAGE,
        renew=sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(c)) for c in renewed
        ),
    )
    return {key for (key,) in _run(query, defaults)}


def _run(query: sql.Composable, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall()) if cursor.description else []


def _names(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _column(field: "models.Field[Any, Any]") -> str:
    return str(field.column)


def _name(field: "models.Field[Any, Any]") -> sql.Identifier:
    return sql.Identifier(_column(field))


def _table(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)
