"""A superuser of the database changes history behind our back, and is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from sidik.jejak.data import digest_of, link_of
from sidik.jejak.models import Buku, Peristiwa
from sidik.jejak.queries import stamp_of, verify_all
from sidik.jejak.usecases import current_titik
from tests.jejak.act import chain, found_satuan, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def history():
    for kode in "ABCDEF":
        found_satuan(kode)
    return current_titik()


@pytest.fixture
def superuser():
    """A cursor that the triggers do not bind."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor


def found(held=()):
    return [(t.seq, t.what) for t in verify_all(public_keys=keys(), held=held)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE jejak_peristiwa SET verb = 'lain' WHERE seq = 3",
        "DELETE FROM jejak_peristiwa WHERE seq = 3",
        "TRUNCATE jejak_peristiwa",
        "UPDATE jejak_peristiwa SET records = NULL WHERE seq = 3",
    ],
)
def test_the_database_refuses_whoever_is_no_superuser_at_work(history, sql):
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(sql)

    assert found() == []


@pytest.mark.parametrize(
    ("sql", "seq", "what"),
    [
        ("UPDATE jejak_peristiwa SET verb='lain' WHERE seq=3", 3, "keterangannya diubah"),
        ("UPDATE jejak_peristiwa SET at=at + interval '1 s' WHERE seq=3", 3, "keterangannya"),
        ('UPDATE jejak_peristiwa SET actor=actor || \'{"nrp":"1"}\' WHERE seq=2', 2, "keterangan"),
        (
            (
                "UPDATE jejak_peristiwa SET records=jsonb_set(records,'{0,data,nama}','\"Y\"') "
                "WHERE seq=4"
            ),
            4,
            "isinya diubah",
        ),
        ("UPDATE jejak_peristiwa SET salt=NULL WHERE seq=4", 4, "isinya diubah"),
        ("DELETE FROM jejak_peristiwa WHERE seq=3", 3, "hilang dari tengah"),
        ("DELETE FROM jejak_peristiwa WHERE seq=1", 1, "hilang dari tengah"),
        ("DELETE FROM jejak_peristiwa WHERE seq>4", 5, "hilang dari ujung"),
        (
            (
                "UPDATE jejak_peristiwa SET seq=CASE seq WHEN 3 THEN 1004 ELSE 1003 END "
                "WHERE seq IN (3,4); UPDATE jejak_peristiwa SET seq=seq-1000 WHERE seq>1000"
            ),
            3,
            "tidak bersambung",
        ),
        (
            (
                "UPDATE jejak_peristiwa SET seq=seq+1000 WHERE seq>=4; "
                "UPDATE jejak_peristiwa SET seq=seq-999 WHERE seq>1000; "
                "INSERT INTO jejak_peristiwa (node,epoch,buku,seq,at,actor,verb,subject,"
                "records,salt,"
                "digest,prev,hash,segel) SELECT node,epoch,buku,4,at,actor,verb,subject,"
                "records,salt,"
                "digest,prev,hash,segel FROM jejak_peristiwa WHERE seq=3"
            ),
            4,
            "tidak bersambung",
        ),
    ],
)
def test_a_superusers_change_is_found_at_its_first_row(history, superuser, sql, seq, what):
    superuser.execute(sql)

    (wrong,) = found()
    assert wrong[0] == seq
    assert what in wrong[1]


def test_a_tail_cut_off_with_its_counter_is_found_by_the_checkpoint_held_elsewhere(
    history, superuser
):
    fourth = Peristiwa.objects.get(seq=4)
    superuser.execute("DELETE FROM jejak_peristiwa WHERE seq > 4")
    Buku.objects.update(seq=4, hash=fourth.hash)

    assert found() == []  # nothing inside this database can tell
    assert found(held=[history]) == [(5, "hilang dari ujung rantai")]


def test_a_whole_chain_computed_anew_is_found_by_its_seals(history, superuser):
    rows = chain()
    rows[2].verb = "lain"
    prev = bytes(rows[1].hash)
    for row in rows[2:]:
        row.prev = prev
        row.digest = digest_of(bytes(row.salt), row.records)
        row.hash = prev = link_of(prev, stamp_of(row), row.digest)
        Peristiwa.objects.filter(pk=row.pk).update(verb=row.verb, prev=row.prev, hash=row.hash)
    Buku.objects.update(hash=prev)

    assert found() == [(3, "segelnya bukan buatan kunci server")]
    assert found(held=[history])[0][0] == 3


def test_a_row_appended_in_perfect_form_lacks_the_nodes_seal(history, superuser):
    last = chain()[-1]
    forged = Peristiwa.objects.get(pk=last.pk)
    forged.pk, forged.seq, forged.prev, forged.segel = None, last.seq + 1, last.hash, None
    forged.hash = link_of(bytes(last.hash), stamp_of(forged), bytes(forged.digest))
    forged.save(force_insert=True)
    Buku.objects.update(seq=forged.seq, hash=forged.hash)

    assert found() == [(7, "tidak bersegel kunci server")]


def test_rows_under_an_unknown_epoch_are_found(history, superuser):
    superuser.execute("UPDATE jejak_peristiwa SET epoch = gen_random_uuid() WHERE seq = 6")

    assert {what for _seq, what in found()} == {
        "hilang dari ujung rantai",
        "ada di luar rantai yang dikenal",
    }
