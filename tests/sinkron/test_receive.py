"""The centre keeps what it can prove, once, and answers each time with the same receipt."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import verify_all
from sidik.jejak.usecases import node_key
from sidik.kernel.seal import public_hex, sha256, verify
from sidik.kernel.uid import uuid7
from sidik.satuan.models import Petugas
from sidik.sinkron.data import RiwayatBerbeda
from sidik.sinkron.models import BatchMasuk, Simpul
from sidik.sinkron.queries import digest, held_buku, site_keys
from sidik.sinkron.usecases import receive_batch, receive_heartbeat, receive_question
from sidik.sinkron.wire import Cursor, Receipt, read_message, split_envelope
from tests.sinkron.site import Situs, petugas

pytestmark = pytest.mark.django_db


def _receipt(body: bytes) -> Receipt:
    return read_message(receive_batch(body).pesan, Receipt)


@pytest.mark.sop("5.a.4", "5.a.5")
def test_what_the_site_recorded_is_at_the_centre_to_the_last_byte_of_its_chain(situs: Situs):
    situs.act(petugas(nrp="88020202"))
    situs.act(petugas(nrp="88020203"))

    receipt = _receipt(situs.batch())

    held = Peristiwa.objects.filter(node="balangan").order_by("seq")
    assert [bytes(t.hash).hex() for t in held] == [t["hash"] for t in situs.traces]
    assert [t.records for t in held] == [t["records"] for t in situs.traces]
    assert set(Petugas.objects.values_list("nrp", "node")) == {
        ("88020202", "balangan"),
        ("88020203", "balangan"),
    }
    assert (receipt.last, receipt.hash) == (2, situs.head.hash)
    assert receipt.verdicts["applied"] == 2


def test_the_held_chain_can_be_verified_at_the_centre(situs: Situs):
    situs.act(petugas())
    situs.act()
    receive_batch(situs.batch())

    assert verify_all(public_keys={"balangan": public_hex(situs.key)}) == []


def test_a_seal_that_is_not_the_sites_own_is_found_at_the_centre(situs: Situs):
    situs.act(petugas())
    situs.act()
    receive_batch(situs.batch())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        forged = node_key().sign(bytes.fromhex(situs.head.hash))
        cursor.execute(
            "UPDATE jejak_peristiwa SET segel = %s WHERE node = %s AND seq = 2",
            [forged, "balangan"],
        )

    (wrong,) = verify_all(public_keys=site_keys())

    assert (wrong.node, wrong.seq) == ("balangan", 2)
    assert "segel" in str(wrong)


def test_the_receipt_is_sealed_with_the_centres_own_key(situs: Situs):
    situs.act(petugas())

    signed = receive_batch(situs.batch())

    assert verify(public_hex(node_key()), signed.pesan.encode(), bytes.fromhex(signed.ttd))


def test_the_signed_original_is_kept_as_it_came(situs: Situs):
    situs.act(petugas())
    body = situs.batch()
    receive_batch(body)

    kept = BatchMasuk.objects.get()
    assert b"\n".join([kept.header, bytes(kept.signature).hex().encode(), kept.payload]) == body
    assert kept.hash == sha256(split_envelope(body).header).hex()


def test_a_replay_gets_the_same_receipt_and_changes_nothing(situs: Situs):
    situs.act(petugas())
    body = situs.batch()

    first, again = receive_batch(body), receive_batch(body)

    assert (first.pesan, first.ttd) == (again.pesan, again.ttd)
    assert Peristiwa.objects.filter(node="balangan").count() == 1
    assert BatchMasuk.objects.count() == 1


def test_numbers_held_already_are_receipted_even_when_they_come_in_other_parts(situs: Situs):
    for _ in range(4):
        situs.act()
    whole = _receipt(situs.batch())

    part = _receipt(situs.batch(2, 3))

    assert part == whole


def test_an_overlap_is_trimmed_after_its_hashes_were_compared(situs: Situs):
    for nrp in ("88020202", "88020203", "88020204"):
        situs.act(petugas(nrp=nrp))
    receive_batch(situs.batch(1, 2))

    receipt = _receipt(situs.batch(2, 3))

    assert receipt.last == 3
    assert Peristiwa.objects.filter(node="balangan").count() == 3
    assert receipt.verdicts["applied"] == 1


def test_another_history_under_a_held_number_is_refused_loudly(situs: Situs):
    situs.act()
    receive_batch(situs.batch())
    situs.traces.clear()
    situs.act(subject="perkara:lain")
    situs.act()

    with pytest.raises(RiwayatBerbeda, match="nomor 1 dari «balangan» berbeda"):
        receive_batch(situs.batch())

    assert Peristiwa.objects.filter(node="balangan").count() == 1


def test_an_older_state_of_a_record_changes_nothing(situs: Situs):
    key = uuid7()
    situs.act(petugas(key=key, versi=3, jabatan="Kanit"))
    situs.act(petugas(key=key, versi=2, jabatan="Penyidik"))
    receive_batch(situs.batch(1, 1))

    receipt = _receipt(situs.batch(2, 2))

    assert receipt.verdicts["stale"] == 1
    assert Petugas.objects.get(pk=key).jabatan == "Kanit"


def test_of_several_states_in_one_batch_the_newest_stands(situs: Situs):
    key = uuid7()
    for versi, jabatan in ((1, "Penyidik"), (2, "Kanit"), (3, "Kasat")):
        situs.act(petugas(key=key, versi=versi, jabatan=jabatan))

    receipt = _receipt(situs.batch())

    found = Petugas.objects.get(pk=key)
    assert (found.jabatan, found.versi) == ("Kasat", 3)
    assert (receipt.verdicts["applied"], receipt.verdicts["stale"]) == (1, 2)


def test_an_older_state_that_comes_after_a_newer_one_does_not_undo_it(situs: Situs):
    key = uuid7()
    situs.act(petugas(key=key, versi=2, jabatan="Kanit"))
    situs.act(petugas(key=key, versi=1, jabatan="Penyidik"))

    receive_batch(situs.batch())

    assert Petugas.objects.get(pk=key).jabatan == "Kanit"


def test_the_cursor_says_where_the_centre_stands(situs: Situs):
    situs.act()
    situs.act()
    receive_batch(situs.batch(1, 1))

    cursor = read_message(receive_question(situs.question()).pesan, Cursor)

    assert (cursor.seq, cursor.hash) == (1, situs.traces[0]["hash"])
    assert cursor.epoch == str(situs.epoch)


def test_a_heartbeat_announces_a_head_that_has_not_arrived(situs: Situs):
    situs.act()
    situs.act()
    receive_batch(situs.batch(1, 1))

    receive_heartbeat(situs.heartbeat())

    assert Simpul.objects.get().head_seq - held_buku("balangan").seq == 1


def test_a_restored_site_opens_a_new_epoch_and_the_old_book_is_closed(situs: Situs):
    situs.act()
    receive_batch(situs.batch())
    old = situs.epoch
    situs.epoch, situs.traces = uuid7(), []
    situs.act(petugas())

    receipt = _receipt(situs.batch())

    assert receipt.epoch == str(situs.epoch)
    assert held_buku("balangan", old).ditutup_at is not None
    assert held_buku("balangan").epoch == situs.epoch


def test_the_monthly_digest_is_that_of_the_sites_own_hashes(situs: Situs):
    for _ in range(3):
        situs.act()
    receive_batch(situs.batch())

    found = digest("balangan")

    xor = 0
    for trace in situs.traces:
        xor ^= int(trace["hash"], 16)
    assert found["months"] == {"2026-03": {"count": 3, "xor": f"{xor:064x}"}}
    assert json.loads(json.dumps(found)) == found


@pytest.mark.django_db(transaction=True)
def test_the_same_batch_from_many_pushers_at_once_is_held_once(situs: Situs):
    for nrp in range(20):
        situs.act(petugas(nrp=f"{nrp:08d}"))
    body, start = situs.batch(), Barrier(4)

    def send(_: int) -> str:
        start.wait()
        try:
            return receive_batch(body).pesan
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        receipts = set(pool.map(send, range(4)))

    assert len(receipts) == 1
    assert Peristiwa.objects.filter(node="balangan").count() == 20
    assert BatchMasuk.objects.count() == 1
