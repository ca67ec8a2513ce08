"""Two officers at once, two connections at once, two nodes: the balance is one."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from threading import Barrier
from typing import Any

import msgspec
import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from sidik.barang_bukti.data import JenisGerak, Takaran, Wadah
from sidik.barang_bukti.errors import BBBerubah, SaldoKurangGram
from sidik.barang_bukti.models import BarangBukti, Gerak, Pemusnahan, Penetapan, UjiLab
from sidik.barang_bukti.usecases import move_bb, unlink_orang
from sidik.jejak.models import Peristiwa
from sidik.jejak.usecases import usecase
from sidik.kernel import clock
from sidik.kernel.uid import uuid7
from sidik.perkara.usecases import add_orang
from sidik.sinkron.models import Karantina
from sidik.sinkron.usecases import receive_batch
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, fresh, gerak, moved, ruled
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import in_penyidikan, terlapor
from tests.sinkron.conftest import pusat, situs  # noqa: F401
from tests.sinkron.site import Situs

AMOUNTS = "SELECT sisa_gram, sidang_gram, jumlah_gerak FROM barang_bukti_barangbukti WHERE id = %s"
INSERT = (
    "INSERT INTO barang_bukti_gerak "
    "(id, node, versi, bb_id, urut, jenis, gram, ml, butir, nomor_ba, at) "
    "VALUES (%s, 'balangan', 1, %s, %s, 'sidang', %s, 0, 0, 'BA', now())"
)
MOVE = (
    "UPDATE barang_bukti_barangbukti SET sisa_gram = sisa_gram - %s, "
    "sidang_gram = sidang_gram + %s, jumlah_gerak = jumlah_gerak + 1 WHERE id = %s"
)

LESS = "UPDATE barang_bukti_barangbukti SET netto_gram = netto_gram - 1, sisa_gram = sisa_gram - 1"


# --- two officers ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("negeri")
def test_of_two_officers_at_once_one_moves_it_and_the_other_is_told_by_whom():
    bb = entered()
    start = Barrier(2)

    def act(actor: Any) -> Any:
        start.wait()
        new = gerak(JenisGerak.SIDANG, "60.00")
        try:
            return move_bb(bb, new, versi=bb.versi, actor=actor)
        except BBBerubah as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(act, (PENYIDIK, KASAT)))

    (first,) = [each for each in done if isinstance(each, Gerak)]
    (told,) = [each for each in done if isinstance(each, BBBerubah)]
    who = {PENYIDIK.nrp: "Hadi Prayoga", KASAT.nrp: "Bambang Wirasto"}[first.oleh_nrp]
    assert who in str(told)
    assert "disisihkan untuk sidang" in str(told)
    after = fresh(bb)
    assert (after.sisa_gram, after.sidang_gram) == (Decimal("32.99"), Decimal("60.00"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("negeri")
def test_many_who_insist_never_take_more_than_there_is():
    bb = entered()
    start = Barrier(4)

    def insist(_: int) -> list[str]:
        start.wait()
        try:
            return [_try(bb, "15.00") for _ in range(8)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = [answer for each in pool.map(insist, range(4)) for answer in each]

    after = fresh(bb)
    taken = answers.count("done")
    assert set(answers) <= {"done", "BBBerubah", "SaldoKurangGram"}
    assert after.sidang_gram == 15 * taken <= 90
    assert after.sisa_gram == Decimal("92.99") - 15 * taken >= 0
    assert list(Gerak.objects.filter(bb=bb).values_list("urut", flat=True)) == list(
        range(1, taken + 2)
    )


def _try(bb: BarangBukti, amount: str) -> str:
    now = BarangBukti.objects.get(pk=bb.pk)
    try:
        move_bb(now, gerak(JenisGerak.SIDANG, amount), versi=now.versi, actor=PENYIDIK)
    except (BBBerubah, SaldoKurangGram) as no:
        return no.code
    return "done"


# --- bare SQL -------------------------------------------------------------------------------------


@contextmanager
def _connect() -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own to the same database, with no application on it."""
    params = connection.get_connection_params()
    known = ("host", "port", "user", "password", "dbname")
    sql = psycopg.connect(**{k: params[k] for k in known if params.get(k)})
    try:
        yield sql
    finally:
        sql.close()


@pytest.mark.laugh(4)
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("negeri")
class TestSQL:
    def test_a_movement_with_its_balance_passes_in_several_rows_of_one_transaction(self):
        bb = entered()

        with _connect() as sql:
            for urut in (2, 3):
                sql.execute(INSERT, [uuid7(), bb.pk, urut, Decimal(10)])
            for _ in range(2):
                sql.execute(MOVE, [Decimal(10), Decimal(10), bb.pk])
            sql.commit()

        assert fresh(bb).sidang_gram == 20

    @pytest.mark.parametrize(
        ("statements", "said"),
        [
            ([(INSERT, [2, 10])], "tanpa geraknya"),
            ([(MOVE, [10, 10])], "tanpa geraknya"),
            ([(INSERT, [2, 10]), (MOVE, [9, 9])], "tidak sama dengan jumlah geraknya"),
            ([(INSERT, [2, 10]), (MOVE, [10, 9])], "bb_gram_seimbang"),
            ([(INSERT, [2, 10]), (INSERT, [3, 5]), (MOVE, [15, 15])], "tanpa geraknya"),
            ([(INSERT, [2, 93]), (MOVE, [93, 93])], "bb_tidak_ada_yang_minus"),
            ([("UPDATE barang_bukti_gerak SET gram = 1", [])], "hanya dapat ditambah"),
            ([("DELETE FROM barang_bukti_gerak", [])], "hanya dapat ditambah"),
            ([("TRUNCATE barang_bukti_gerak CASCADE", [])], "hanya dapat ditambah"),
            ([("DELETE FROM barang_bukti_barangbukti", [])], "foreign key"),
            ([(LESS, [])], "tidak sama dengan jumlah geraknya"),
            (
                [("UPDATE barang_bukti_barangbukti SET netto_butir = 5, sisa_butir = 5", [])],
                "tidak sama dengan jumlah geraknya",
            ),
            ([("UPDATE barang_bukti_barangbukti SET bruto_gram = 92", [])], "bruto_tidak_kurang"),
        ],
    )
    def test_whatever_leaves_it_out_of_balance_is_refused(self, statements, said):
        bb = entered()
        before = _amounts(bb)

        with pytest.raises(psycopg.Error, match=said):
            _run(bb, statements)

        assert _amounts(bb) == before

    def test_two_connections_that_take_the_same_grams_do_not_both_get_them(self):
        bb = entered()
        with _connect() as first, _connect() as second:
            first.execute(INSERT, [uuid7(), bb.pk, 2, Decimal(60)])
            first.execute(MOVE, [Decimal(60), Decimal(60), bb.pk])
            with ThreadPoolExecutor(1) as pool:
                waits = pool.submit(_take_and_commit, second, bb, 3, Decimal(60))
                first.commit()
                with pytest.raises(psycopg.Error, match="bb_tidak_ada_yang_minus"):
                    waits.result(30)

        assert _amounts(bb) == (Decimal("32.99"), Decimal(60), 2)

    def test_two_connections_with_the_same_number_do_not_both_stand(self):
        bb = entered()
        with _connect() as first, _connect() as second:
            first.execute(INSERT, [uuid7(), bb.pk, 2, Decimal(10)])
            first.execute(MOVE, [Decimal(10), Decimal(10), bb.pk])
            with ThreadPoolExecutor(1) as pool:
                waits = pool.submit(_take_and_commit, second, bb, 2, Decimal(10))
                first.commit()
                with pytest.raises(psycopg.Error, match="bb_satu_urut_gerak"):
                    waits.result(30)

        assert _amounts(bb) == (Decimal("82.99"), Decimal(10), 2)

    def test_halves_of_a_movement_on_two_connections_make_no_whole(self):
        bb = entered()
        with _connect() as first, _connect() as second:
            first.execute(INSERT, [uuid7(), bb.pk, 2, Decimal(10)])
            second.execute(MOVE, [Decimal(10), Decimal(10), bb.pk])
            with pytest.raises(psycopg.Error, match="tanpa geraknya"):
                second.commit()
            with pytest.raises(psycopg.Error, match="tanpa geraknya"):
                first.commit()

        assert _amounts(bb) == (Decimal("92.99"), 0, 1)


def _amounts(bb: BarangBukti) -> tuple[Any, ...]:
    with _connect() as sql:
        row = sql.execute(AMOUNTS, [bb.pk]).fetchone()
    assert row
    return tuple(row)


def _run(bb: BarangBukti, statements: Any) -> None:
    with _connect() as sql:
        for query, values in statements:
            if query == INSERT:
                urut, gram = values
                sql.execute(query, [uuid7(), bb.pk, urut, gram])
            elif query == MOVE:
                sql.execute(query, [*values, bb.pk])
            else:
                sql.execute(query)
        sql.commit()


def _take_and_commit(sql: psycopg.Connection[Any], bb: BarangBukti, urut: int, gram: Decimal):
    sql.execute(INSERT, [uuid7(), bb.pk, urut, gram])
    sql.execute(MOVE, [gram, gram, bb.pk])
    sql.commit()


# --- two nodes ------------------------------------------------------------------------------------


def _balance() -> dict[str, dict[Wadah, Takaran]]:
    return {bb.nomor: {w: bb.takaran(w) for w in Wadah} for bb in BarangBukti.objects.all()}


def _recorded() -> list[list[dict[str, Any]]]:
    """What a Polres recorded while it carried an exhibit from seizure to destruction, as JSON."""
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    bb = entered(a_bb(keterlibatan=frozenset({str(orang.pk)})), perkara)
    bb = ruled(at_lab(bb, "0.06"))
    unlink_orang(bb, str(orang.pk), "salah orang", versi=bb.versi, actor=PENYIDIK)
    moved(bb, JenisGerak.SIDANG, "1.00")
    destroyed(bb, "91.93")
    rows = Peristiwa.objects.order_by("seq").values_list("records", flat=True)
    return [json.loads(msgspec.json.encode(records)) for records in rows]


@pytest.fixture
def balangan(negeri):
    """The records of the acts, and the balance they made, on a node that then is gone."""

    class Gone(Exception):
        pass

    held: dict[str, Any] = {}
    with pytest.raises(Gone), transaction.atomic():  # noqa: PT012
        held["records"], held["balance"] = _recorded(), _balance()
        raise Gone
    assert not BarangBukti.objects.exists()
    return held


@pytest.mark.django_db
@pytest.mark.sop("5.a.4", "5.a.5")
def test_the_centre_has_the_same_balance_to_the_last_decimal(balangan, situs: Situs):  # noqa: F811
    for records in balangan["records"]:
        situs.act(*records)

    receive_batch(situs.batch())

    assert not Karantina.objects.exists()
    assert _balance() == balangan["balance"]
    (bb,) = BarangBukti.objects.all()
    assert [str(g.gram) for g in bb.gerak.all()] == ["92.9900", "0.0600", "1.0000", "91.9300"]
    assert Penetapan.objects.get().musnah_gram == Decimal("91.93")
    assert UjiLab.objects.get().gram == Decimal("0.06")
    assert Pemusnahan.objects.get().gram == Decimal("91.93")
    kaitan = bb.kaitan.get()
    assert (kaitan.lepas_at is None, kaitan.lepas_alasan) == (False, "")
    assert (bb.nama, bb.dari_siapa, bb.gerak.last().petugas) == ("", "", [])


@pytest.mark.django_db
def test_act_by_act_the_centre_ends_with_the_same_balance(balangan, situs: Situs):  # noqa: F811
    for number, records in enumerate(balangan["records"], 1):
        situs.act(*records)
        receive_batch(situs.batch(number, number))

    assert not Karantina.objects.exists()
    assert _balance() == balangan["balance"]


@pytest.mark.django_db
def test_no_weight_travels_as_a_float(balangan):
    found = [
        value
        for records in balangan["records"]
        for record in records
        for name, value in record["data"].items()
        if name.endswith(("gram", "ml")) and value is not None
    ]

    assert len(found) > 50
    assert {type(value) for value in found} == {str}


@pytest.mark.django_db
def test_a_movement_forged_on_the_way_does_not_enter_the_balance(balangan, situs: Situs):  # noqa: F811
    for records in balangan["records"]:
        for record in records:
            if record["kind"] == "gerak_bb.v1" and record["data"]["jenis"] == "musnah":
                record["data"]["gram"] = "90.93"
        situs.act(*records)

    receive_batch(situs.batch())

    (put_aside,) = Karantina.objects.all()
    assert "tidak sama dengan jumlah geraknya" in put_aside.sebab
    assert not Gerak.objects.filter(jenis="musnah").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_an_exhibit_without_any_movement_has_no_weight():
    with pytest.raises(IntegrityError, match="tanpa geraknya"), transaction.atomic():
        _invent(entered())


@usecase
def _invent(bb: BarangBukti) -> None:
    BarangBukti.objects.create(
        node=bb.node,
        perkara_id=bb.perkara_id,
        satuan_id=bb.satuan_id,
        nomor="BB/palsu",
        tahun=2026,
        seri=999,
        jenis="uang",
        disita_at=clock.now(),
        netto_butir=5,
        sisa_butir=5,
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
