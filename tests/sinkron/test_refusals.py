"""Everything that cannot be proved is refused by name, and leaves nothing behind."""

import json

import pytest
import zstandard
from django.test import Client
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel.seal import canonical, sha256
from sidik.sinkron.models import BatchMasuk, Simpul
from sidik.sinkron.usecases import receive_batch
from sidik.sinkron.wire import MAX_ENVELOPE, MAX_PLAIN, Envelope, compress, spell
from tests.sinkron.site import Situs, petugas

pytestmark = pytest.mark.django_db


def post(client: Client, body: bytes) -> tuple[int, dict[str, object]]:
    answer = client.post(
        reverse("sinkron_api:api_batches"), body, content_type="application/octet-stream"
    )
    return answer.status_code, json.loads(answer.content)


def refusal(client: Client, body: bytes) -> tuple[int, object]:
    """Send a batch; return how it was refused, and prove that nothing of it was kept."""
    before = (Peristiwa.objects.count(), BatchMasuk.objects.count())
    status, answer = post(client, body)
    assert (Peristiwa.objects.count(), BatchMasuk.objects.count()) == before
    assert str(answer["message"]).endswith(".")
    return status, answer["code"]


def test_a_good_batch_is_taken_over_the_line(client: Client, situs: Situs):
    situs.act(petugas())

    status, answer = post(client, situs.batch())

    assert status == 200
    assert json.loads(str(answer["pesan"]))["last"] == 1


def test_a_body_too_large(client: Client, situs: Situs):
    assert refusal(client, b"x" * (MAX_ENVELOPE + 1)) == (413, "KirimanTerlaluBesar")


def test_a_body_that_is_no_envelope(client: Client, situs: Situs):
    assert refusal(client, b"halo") == (400, "KirimanRusak")


def test_a_header_of_broken_json(client: Client, situs: Situs):
    assert refusal(client, situs.seal(b'{"node": "bala', b"")) == (400, "KirimanRusak")


def test_a_line_of_broken_json(client: Client, situs: Situs):
    body = situs.batch_of(compress([b'{"seq": 1, ']), 1, 1)

    assert refusal(client, body) == (400, "KirimanRusak")


def test_a_format_of_tomorrow(client: Client, situs: Situs):
    situs.act()

    assert refusal(client, situs.batch(format=2)) == (422, "FormatTidakDikenal")


def test_a_wrong_signature(client: Client, situs: Situs):
    situs.act()
    thief = Situs(epoch=situs.epoch, traces=situs.traces)

    assert refusal(client, thief.batch()) == (403, "TandaTanganSalah")


def test_an_unknown_site(client: Client, situs: Situs):
    stranger = Situs(kode="tabalong")
    stranger.act()

    assert refusal(client, stranger.batch()) == (403, "SimpulTidakDikenal")


def test_a_site_that_nobody_has_let_in_yet(client: Client, situs: Situs):
    Simpul.objects.update(status="menunggu")
    situs.act()

    assert refusal(client, situs.batch()) == (403, "SimpulBelumDisetujui")


def test_a_site_whose_key_was_taken_away(client: Client, situs: Situs):
    Simpul.objects.update(status="dicabut")
    situs.act()

    assert refusal(client, situs.batch()) == (403, "SimpulDicabut")


def test_a_payload_changed_on_the_way(client: Client, situs: Situs):
    situs.act()
    payload = compress(situs.lines())
    header = spell(situs.header(payload, 1, 1))
    swapped = compress([situs.lines()[0].replace(b"lp.terdaftar", b"lp.dihapuskan")])

    assert refusal(client, situs.seal(header, swapped)) == (422, "IsiTidakCocok")


def test_a_count_that_does_not_fit(client: Client, situs: Situs):
    situs.act()
    situs.act()

    assert refusal(client, situs.batch(count=3, last=3)) == (422, "JumlahTidakCocok")


def test_a_batch_with_a_gap_is_told_where_the_centre_stands(client: Client, situs: Situs):
    for _ in range(4):
        situs.act()
    receive_batch(situs.batch(1, 2))

    status, answer = post(client, situs.batch(4, 4))

    assert (status, answer["code"], answer["cursor"]) == (409, "AdaCelah", 2)
    assert Peristiwa.objects.filter(node="balangan").count() == 2


def test_a_book_that_does_not_begin_at_its_beginning(client: Client, situs: Situs):
    situs.act()
    situs.act()

    assert refusal(client, situs.batch(2, 2)) == (409, "AdaCelah")


def test_numbers_missing_inside_a_batch(client: Client, situs: Situs):
    for _ in range(3):
        situs.act()
    one, _, three = situs.lines()

    assert refusal(client, situs.batch_of(compress([one, three]), 1, 2)) == (400, "KirimanRusak")


def test_a_wrong_hash(client: Client, situs: Situs):
    situs.act()
    situs.traces[0]["verb"] = "lp.diubah"

    assert refusal(client, situs.batch()) == (422, "SidikSalah")


def test_records_that_are_not_those_of_the_digest(client: Client, situs: Situs):
    situs.act(petugas())
    situs.traces[0]["records"][0]["data"]["nama"] = "Orang Lain"

    assert refusal(client, situs.batch()) == (422, "SidikSalah")


def test_records_spelled_otherwise_than_they_were_hashed(client: Client, situs: Situs):
    situs.act(petugas())
    loose = json.dumps(situs.traces[0], ensure_ascii=False).encode()

    assert refusal(client, situs.batch_of(compress([loose]), 1, 1)) == (400, "KirimanRusak")


def test_a_chain_that_does_not_go_on_from_what_is_held(client: Client, situs: Situs):
    situs.act()
    receive_batch(situs.batch())
    other = Situs(epoch=situs.epoch, key=situs.key)
    other.act(subject="perkara:lain")
    other.act()

    assert refusal(client, other.batch(2, 2)) == (422, "RantaiPutus")


def test_a_seal_of_another_key(client: Client, situs: Situs):
    situs.act()
    situs.traces[0]["segel"] = "00" * 64

    assert refusal(client, situs.batch()) == (422, "SegelSalah")


def test_a_trace_that_bears_another_nodes_stamp(client: Client, situs: Situs):
    situs.act(node="tabalong")

    assert refusal(client, situs.batch()) == (422, "SidikSalah")


def test_a_book_that_was_closed(client: Client, situs: Situs):
    situs.act()
    receive_batch(situs.batch())
    old = situs.batch()
    situs.epoch, situs.traces = Situs().epoch, []
    situs.act()
    receive_batch(situs.batch())

    assert refusal(client, old) == (422, "EpochDitutup")


def test_a_payload_that_swells_without_end(client: Client, situs: Situs):
    bomb = zstandard.ZstdCompressor(level=3).compress(b"0" * (MAX_PLAIN * 8))
    assert len(bomb) < MAX_ENVELOPE

    assert refusal(client, situs.batch_of(bomb, 1, 1)) == (413, "KirimanTerlaluBesar")


def test_a_payload_that_is_not_zstd(client: Client, situs: Situs):
    assert refusal(client, situs.batch_of(b"bukan zstd", 1, 1)) == (400, "KirimanRusak")


def test_text_that_the_database_cannot_hold(client: Client, situs: Situs):
    situs.act(subject="perkara:\x00")

    assert refusal(client, situs.batch()) == (400, "KirimanRusak")


def test_a_seal_made_for_another_use(client: Client, situs: Situs):
    beat = situs.heartbeat()
    body = Envelope(beat.pesan.encode(), bytes.fromhex(beat.ttd), b"").pack()

    assert refusal(client, body)[1] in {"FormatTidakDikenal", "KirimanRusak"}


def test_a_node_that_is_no_centre_takes_nothing(client: Client, settings, negeri: None):
    site = Situs()
    site.act()

    assert refusal(client, site.batch()) == (404, "BukanPusat")


def test_an_enrolment_with_another_key_does_not_replace_the_first(client: Client, situs: Situs):
    thief = Situs()
    body = json.dumps({"pesan": thief.enrolment().pesan, "ttd": thief.enrolment().ttd})

    answer = client.post(reverse("sinkron_api:api_enrol"), body, content_type="application/json")

    assert answer.status_code == 409
    assert answer.json()["code"] == "KunciBerbeda"


def test_an_enrolment_from_a_unit_that_does_not_exist(client: Client, pusat: None):
    asks = Situs(kode="antah", satuan="POLRI.ANTAH.BERANTAH").enrolment()
    body = canonical({"pesan": asks.pesan, "ttd": asks.ttd})

    answer = client.post(reverse("sinkron_api:api_enrol"), body, content_type="application/json")

    assert answer.json()["code"] == "SatuanTidakDikenal"
    assert not Simpul.objects.exists()


def test_the_batch_hash_is_that_of_the_signed_header(situs: Situs):
    situs.act()
    body = situs.batch()

    receive_batch(body)

    assert BatchMasuk.objects.get().hash == sha256(body.split(b"\n")[0]).hex()
