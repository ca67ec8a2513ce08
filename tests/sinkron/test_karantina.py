"""A record that cannot be applied blocks nothing, is never lost, and goes in once it is mended."""

import json

import pytest
from django.db import connection

from sidik.kernel.errors import NotAllowed
from sidik.kernel.seal import canonical
from sidik.kernel.uid import uuid7
from sidik.satuan.data import JenisSatuan
from sidik.satuan.models import Petugas, Satuan
from sidik.sinkron.models import Karantina
from sidik.sinkron.usecases import (
    receive_batch,
    receive_question,
    replay_karantina,
    replay_pending,
)
from sidik.sinkron.wire import Cursor, Receipt, read_message
from tests.cast import PUSIKNAS, SI_TIK
from tests.sinkron.site import Situs, petugas

pytestmark = pytest.mark.django_db

UNKNOWN_UNIT = "POLRI.KALSEL.BALANGAN.BARU"


def _send(situs: Situs) -> Receipt:
    return read_message(receive_batch(situs.batch()).pesan, Receipt)


def test_an_unknown_unit_is_named_and_the_others_go_on(situs: Situs):
    bad = petugas(nrp="88020299", satuan_id=UNKNOWN_UNIT)
    situs.act(petugas(nrp="88020202"))
    situs.act(bad, subject="petugas:99")
    situs.act(petugas(nrp="88020203"))

    receipt = _send(situs)

    kept = Karantina.objects.get()
    assert f"«{UNKNOWN_UNIT}» belum dikenal Pusat" in kept.sebab
    assert bytes(kept.isi) == canonical(bad)
    assert receipt.last == 3
    assert [(r.seq, r.subject, r.vonis) for r in receipt.exceptions] == [
        (2, "petugas:99", "quarantined")
    ]
    assert Petugas.objects.count() == 2


def test_a_quarantined_record_goes_in_after_the_cause_is_mended(situs: Situs):
    situs.act(petugas(satuan_id=UNKNOWN_UNIT))
    _send(situs)
    Satuan.objects.create(
        node="pusat", versi=1, kode=UNKNOWN_UNIT, nama="Baru", jenis=JenisSatuan.SATUAN
    )

    done = replay_karantina(list(Karantina.objects.all()), actor=PUSIKNAS)

    assert done == 1
    assert Petugas.objects.get().satuan_id == UNKNOWN_UNIT
    assert Karantina.objects.get().selesai_at is not None


def test_a_replay_before_the_mending_leaves_it_where_it_is(situs: Situs):
    situs.act(petugas(satuan_id=UNKNOWN_UNIT))
    _send(situs)

    done = replay_karantina(list(Karantina.objects.all()), actor=PUSIKNAS)

    assert done == 0
    assert Karantina.objects.get().selesai_at is None


def test_only_the_centres_officers_replay(situs: Situs):
    situs.act(petugas(satuan_id=UNKNOWN_UNIT))
    _send(situs)
    kasat = SI_TIK.__class__(
        "79070707", "Bambang Wirasto", "Iptu", "POLRI.KALSEL.BALANGAN", frozenset({"kasat"})
    )

    with pytest.raises(NotAllowed):
        replay_karantina(list(Karantina.objects.all()), actor=kasat)


def test_a_record_of_another_node_is_not_the_senders_to_write(situs: Situs):
    situs.act(petugas(node="tabalong"))

    receipt = _send(situs)

    assert receipt.verdicts["quarantined"] == 1
    assert "milik «tabalong»" in receipt.exceptions[0].sebab
    assert not Petugas.objects.exists()


def test_a_record_that_takes_another_nodes_id_leaves_that_one_alone(situs: Situs):
    key = uuid7()
    Petugas.objects.create(
        id=key,
        node="tabalong",
        versi=1,
        nrp="87151515",
        nama="Maman Suherman",
        pangkat="Aipda",
        jabatan="Penyidik",
        satuan=Satuan.objects.get(kode="POLRI.KALSEL.TABALONG"),
    )
    situs.act(petugas(key=key, versi=9))

    receipt = _send(situs)

    assert "sudah dipakai server «tabalong»" in receipt.exceptions[0].sebab
    assert Petugas.objects.get(pk=key).nama == "Maman Suherman"


@pytest.mark.parametrize(
    "spoil",
    [
        {"data": {"nrp": 12}},
        {"data": "bukan objek"},
        {"versi": 0},
        {"id": "bukan-uuid"},
        {"data": None},
    ],
    ids=json.dumps,
)
def test_a_record_of_the_wrong_shape_is_kept_as_it_came(situs: Situs, spoil):
    bad = petugas() | spoil
    situs.act(bad)
    situs.act(petugas(nrp="88020203"))

    receipt = _send(situs)

    assert bytes(Karantina.objects.get().isi) == canonical(bad)
    assert "tidak sesuai skema petugas.v1" in Karantina.objects.get().sebab
    assert (receipt.verdicts["quarantined"], receipt.verdicts["applied"]) == (1, 1)


def test_something_that_is_no_record_at_all_blocks_nothing(situs: Situs):
    situs.act("bukan rekaman", petugas())

    receipt = _send(situs)

    assert (receipt.verdicts["quarantined"], receipt.verdicts["applied"]) == (1, 1)


def test_one_that_the_table_itself_refuses_stands_alone_in_quarantine(situs: Situs):
    for nrp in range(88020200, 88020210):
        situs.act(petugas(nrp=str(nrp)))
    situs.act(petugas(nrp="9" * 40))
    situs.act(petugas(nrp="88020200"))

    receipt = _send(situs)

    assert (receipt.verdicts["quarantined"], receipt.verdicts["applied"]) == (2, 10)
    assert all(r.sebab.startswith("ditolak basis data") for r in receipt.exceptions)
    connection.check_constraints()


def test_an_unknown_kind_waits_for_the_centres_upgrade(situs: Situs, monkeypatch):
    monkeypatch.setattr(Petugas, "wire", None)
    record = petugas()
    situs.act(record)
    receipt = _send(situs)
    assert receipt.verdicts["pending"] == 1
    assert bytes(Karantina.objects.get().isi) == canonical(record)
    assert not Petugas.objects.exists()

    monkeypatch.undo()
    done = replay_pending()

    assert done == 1
    assert Petugas.objects.get().nrp == "88020202"


def test_a_field_of_tomorrow_is_read_over_and_kept_in_the_ledger(situs: Situs):
    situs.act(petugas(gelar_baru="Dr."))

    receipt = _send(situs)

    assert receipt.verdicts["applied"] == 1
    assert Petugas.objects.get().nama == "Hadi Prayoga, S.H."


def test_words_for_the_timeline_need_no_row(situs: Situs):
    situs.act({"kind": "fakta.v1", "data": {"nomor": "LP/A/1/III/2026"}})

    receipt = _send(situs)

    assert receipt.verdicts["quarantined"] == 0
    assert not Karantina.objects.exists()


def test_the_site_is_told_what_is_still_in_quarantine(situs: Situs):
    situs.act(petugas(satuan_id=UNKNOWN_UNIT), subject="petugas:99")
    _send(situs)

    cursor = read_message(receive_question(situs.question()).pesan, Cursor)

    assert [(r.seq, r.subject, r.vonis) for r in cursor.refused] == [
        (1, "petugas:99", "quarantined")
    ]
