"""A country of cases out of a few hundred real ones.

The patterns are made by the use cases and by the pages, with their traces and clocks. PostgreSQL
then copies them to many resorts and years, with new keys, numbers, names and dates. Keys are
hashes, so they lie scattered in every index: worse for us than a real site's, which grow by time.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from django.apps import apps
from django.db import connection, models, transaction

from sidik.jejak.models import Peristiwa
from sidik.kernel.bahasa import romawi
from sidik.ops.bench.data import Say
from sidik.perkara.models import LaporanPolisi, Orang, Perkara
from sidik.satuan.models import Petugas, Satuan

Field: TypeAlias = "models.Field[Any, Any]"
Columns: TypeAlias = Mapping[str, str]

RESOR: Final = 500
"""Resorts among which the cases are spread; the first is the one that is measured."""
HARI_TIAP_SALINAN: Final = 120
"""Days by which each further copy at one resort lies back."""
_ROOMS: Final = ("perkara", "tenggat", "upaya_paksa", "barang_bukti", "prapenuntutan", "dokumen")
_DEPAN: Final = (
    "Ahmad Budi Candra Dedi Eko Fajar Gunawan Hendra Irfan Joko Kurnia Lukman Mahdi Noor Oman "
    "Purnomo Rahmat Saiful Taufik Umar Wahyu Yusuf Zainal Aminah Barkah Dewi Fatimah Hayati "
    "Jamilah Kartini Lestari Mariani Norhasanah Puspita Rusmini Siti Wulandari Yuliana"
)
_BELAKANG: Final = (
    "Anwar Basuki Darmawan Effendi Firdaus Hidayat Ismail Jauhari Kusuma Lazuardi Maulana "
    "Nugraha Pratama Ramadhan Santoso Tarigan Utama Wijaya Yulianto Zulkarnain Arifin Bahri "
    "Fadillah Gazali Hamdani Iskandar Jaelani Khairani Mulyadi Noorhalis Rifani Sofyan Syahputra"
)

PREPARE: Final = f"""
CREATE FUNCTION pg_temp.key(old uuid, k int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN old IS NULL THEN NULL ELSE md5(old::text || '/' || k)::uuid END $$;
CREATE FUNCTION pg_temp.officer(old uuid, k int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN k % {RESOR} = 0 THEN old ELSE pg_temp.key(old, k % {RESOR}) END $$;
CREATE FUNCTION pg_temp.refer(old text, k int) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN old ~ '^[a-z_]+:[0-9a-f-]{{36}}$'
     THEN split_part(old, ':', 1) || ':' || pg_temp.key(split_part(old, ':', 2)::uuid, k)
     ELSE old END $$;
CREATE FUNCTION pg_temp.home(old text, k int) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN k % {RESOR} = 0 THEN old
     ELSE replace(old, 'KALSEL.BALANGAN', 'KALSEL.R' || k % {RESOR}) END $$;
CREATE FUNCTION pg_temp.pick(many text, seed text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT (string_to_array(many, ' '))
     [1 + abs(hashtext(seed)::bigint) % array_length(string_to_array(many, ' '), 1)] $$;
"""


def _nama(orang: str) -> str:
    """Return the expression of a name that a person has in copy `k`."""
    depan = f"pg_temp.pick('{_DEPAN}', {orang}::text || k)"
    return f"initcap({depan} || ' ' || pg_temp.pick('{_BELAKANG}', k || {orang}::text))"


_PENERBIT: Final = f"""CASE WHEN k % {RESOR} = 0 THEN t.penerbit
  ELSE replace(t.penerbit, 'BALANGAN', 'R' || k % {RESOR}) END"""
_BULAN: Final = (
    "(ARRAY["
    + ",".join(f"'{romawi(n)}'" for n in range(1, 13))
    + f"])[extract(month FROM t.dilaporkan_at - {HARI_TIAP_SALINAN} * (k / {RESOR})"
    " * interval '1 day')::int]"
)
_LAPOR: Final = f"(t.dilaporkan_at - {HARI_TIAP_SALINAN} * (k / {RESOR}) * interval '1 day')"
_SERI: Final = f"(t.seri + 1000 * (k / {RESOR}))"
_TAHUN: Final = f"extract(year FROM {_LAPOR})::int"
_OWN: Final[dict[tuple[str, str], str]] = {
    ("satuan_petugas", "nrp"): "lpad(k::text, 4, '0') || right(t.nrp, 6)",
    ("perkara_perkara", "tim"): f"CASE WHEN k % {RESOR} = 0 THEN t.tim ELSE '{{}}' END",
    ("perkara_orang", "nama"): _nama("t.id"),
    ("perkara_orang", "alias"): "''",
    ("perkara_namadicari", "kata"): f"lower({_nama('t.orang_id')}) || ' '",
    ("perkara_orang", "nik"): "lpad(abs(hashtext(t.id::text || k)::bigint)::text, 16, '6311')",
    ("perkara_laporanpolisi", "seri"): _SERI,
    ("perkara_laporanpolisi", "bulan"): f"extract(month FROM {_LAPOR})::int",
    ("perkara_laporanpolisi", "tahun"): _TAHUN,
    ("perkara_laporanpolisi", "penerbit"): _PENERBIT,
    ("perkara_laporanpolisi", "nomor"): (
        f"'LP/' || t.model || '/' || {_SERI} || '/' || {_BULAN} || '/' || {_TAHUN}"
        f" || '/' || {_PENERBIT}"
    ),
    ("perkara_laporanpolisi", "nomor_key"): (
        f"lower(t.model) || '.' || {_SERI} || '.' || extract(month FROM {_LAPOR})::int || '.'"
        f" || {_TAHUN} || '.' || regexp_replace(lower({_PENERBIT}), '[^a-z0-9]', '', 'g')"
    ),
    ("jejak_peristiwa", "node"): f"t.node || '.' || k % {RESOR}",
    # What a trace says is read case by case; of the others the row is enough, and a third as large.
    ("jejak_peristiwa", "records"): f"CASE WHEN k % {RESOR} = 0 THEN t.records END",
    ("jejak_peristiwa", "seq"): f"t.seq + 1000000::bigint * (1 + k / {RESOR})",
}
"""Columns that tell one copy from another in their own way."""


def multiply(rows: int, *, say: Say) -> int:
    """Copy the cases of this node until there are `rows` LP; return how many there are."""
    patterns = LaporanPolisi.objects.count()
    copies = max(0, rows - patterns) // patterns
    if copies:
        with transaction.atomic(), connection.cursor() as cursor:
            # Copies need no check: their patterns passed it, and the ledger forbids only change.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute(PREPARE)
            _plant_resorts(cursor)
            for model in _models():
                say(f"{model._meta.db_table} × {copies}")
                _multiply_table(cursor, model, copies)
            cursor.execute("SET session_replication_role = DEFAULT")
        _settle(say)
    return LaporanPolisi.objects.count()


def _models() -> Iterator[type[models.Model]]:
    """Every table that grows with the cases, and the ledger."""
    for room in _ROOMS:
        own = apps.get_app_config(room).get_models(include_auto_created=True)
        yield from (model for model in own if _grows(model, frozenset()))
    yield Peristiwa


def _grows(model: type[models.Model], seen: frozenset[type[models.Model]]) -> bool:
    """A case, a person, what points at one of them, and so on."""
    fields = model._meta.concrete_fields
    if model in {Perkara, Orang} or {f.name for f in fields} & {"subject", "induk"}:
        return True
    targets = {f.related_model for f in fields if f.is_relation} - seen - {model}
    rooms = [t for t in targets if isinstance(t, type) and t._meta.app_label in _ROOMS]
    return any(_grows(t, seen | {model}) for t in rooms)


def _plant_resorts(cursor: Any) -> None:
    """Units and officers of the other resorts."""
    for model, own in ((Satuan, "kode"), (Petugas, "satuan_id")):
        columns = _columns(model)
        _insert(
            cursor,
            model,
            columns,
            f"{model._meta.db_table} t",
            f"1, {RESOR - 1}",
            where=f"t.{own} LIKE 'POLRI.KALSEL.BALANGAN%%'",
        )


def _multiply_table(cursor: Any, model: type[models.Model], copies: int) -> None:
    """Without its indexes a table fills several times as fast; they are made again after."""
    table = model._meta.db_table
    cursor.execute(f"CREATE TEMP TABLE pola AS SELECT * FROM {table}")
    again = [*_drop_rules(cursor, table), *_drop_indexes(cursor, table)]
    _insert(cursor, model, _columns(model), "pola t", f"1, {copies}")
    for statement in again:
        cursor.execute(statement)
    cursor.execute("DROP TABLE pola")


def _insert(
    cursor: Any,
    model: type[models.Model],
    columns: Columns,
    source: str,
    span: str,
    where: str = "true",
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({names}) SELECT {', '.join(columns.values())}"
        f" FROM {source}, generate_series({span}) k WHERE {where}"
    )


def _drop_rules(cursor: Any, table: str) -> list[str]:
    """Drop keys and unique rules that no other table refers to; return what makes them again."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint c"
        " WHERE conrelid = %s::regclass AND contype IN ('p', 'u') AND NOT EXISTS"
        " (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid)",
        [table],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    return [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {rule}' for name, rule in found]


def _drop_indexes(cursor: Any, table: str) -> list[str]:
    """Drop the indexes that hold no rule of another table; return what makes them again."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = %s::regclass"
        " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
        [table],
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _, definition in found]


def _columns(model: type[models.Model]) -> Columns:
    """Return each column with the expression that gives its value in copy `k` of row `t`."""
    table = model._meta.db_table
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    fields = [f for f in fields if not isinstance(f, models.GeneratedField)]
    unique = _shared(model)
    found: dict[str, str] = {}
    for field in fields:
        column = f't."{field.column}"'
        own = _OWN.get((table, field.name))
        found[str(field.column)] = own or _shifted(field, column, is_unique=field.name in unique)
    return found


def _shared(model: type[models.Model]) -> set[str]:
    """Return the fields of unique rules in which no key tells one copy from another."""
    rules = [c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    return {
        name
        for names in rules
        if not any(_is_key(model._meta.get_field(n)) for n in names)
        for name in names
    }


def _is_key(field: Any) -> bool:
    return isinstance(_target(field), models.UUIDField) and field.name != "epoch"


def _shifted(field: Field, column: str, *, is_unique: bool) -> str:
    """Return what keeps a copy apart from its pattern: the first rule that fits the column."""
    is_officer = field.related_model is Petugas or (field.model is Petugas and field.primary_key)
    is_key = _is_key(field)
    is_unit = field.name in {"satuan", "satuan_kode", "kode"} and not is_key
    back = f"{HARI_TIAP_SALINAN} * (k / {RESOR})"
    rules = (
        (is_unit, f"pg_temp.home({column}, k)"),
        (is_officer, f"pg_temp.officer({column}, k)"),
        (is_key, f"pg_temp.key({column}, k)"),
        (isinstance(field, models.DateTimeField), f"({column} - {back} * interval '1 day')"),
        (isinstance(field, models.DateField), f"({column} - {back})"),
        (field.name in {"subject", "induk"}, f"pg_temp.refer({column}, k)"),
        (is_unique and _is_wide(field), f"({column} + 100000 * k)"),
        (
            is_unique and _is_text(field),
            f"(CASE {column} WHEN '' THEN '' ELSE {column} || '.' || k END)",
        ),
    )
    return next((value for fits, value in rules if fits), column)


def _is_wide(field: Field) -> bool:
    """Whether a counted number stands here: a year or an order of rows is a small integer."""
    return field.get_internal_type() in {"IntegerField", "PositiveIntegerField", "BigIntegerField"}


def _is_text(field: Field) -> bool:
    return field.get_internal_type() == "CharField" and field.name not in {"node", "penerbit"}


def _target(field: Field) -> object:
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _settle(say: Say) -> None:
    say("statistik")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
