"""The page of the public: works for everyone, tells no stranger anything, names nobody."""

from copy import deepcopy
from typing import Any

import pytest
import time_machine
from django.test import Client

from sidik.config import settings as node_settings
from sidik.kernel import clock
from sidik.layanan.data import TERLALU_SERING, TIDAK_COCOK
from sidik.layanan.models import Pertanyaan
from sidik.layanan.usecases import refresh_status
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import mark_sensitif
from tests.cast import KASAT
from tests.layanan.builders import issued, kode_of, other_code

pytestmark = [
    pytest.mark.usefixtures("negeri"),
    pytest.mark.urls("sidik.config.urls_public"),
]


@pytest.fixture
def door(settings: Any) -> Client:
    """The public process: its own middleware, no session, no officer."""
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m not in node_settings._STAFF]
    settings.MIDDLEWARE += node_settings._PUBLIC
    templates = deepcopy(settings.TEMPLATES)  # the next test has its own facts again
    templates[0]["OPTIONS"]["context_processors"] = node_settings._PAGE_FACTS
    settings.TEMPLATES = templates
    return Client(enforce_csrf_checks=True)


@pytest.mark.sop("2.c")
def test_the_holder_of_a_code_reads_how_the_case_stands(door):
    kode = kode_of(issued())

    page = door.post("/cek", {"kode": str(kode).lower(), "hp": "1234"})

    assert page.status_code == 200
    assert "Laporan sudah diterima dan sedang dipelajari." in page.text
    assert "LP/B/***/III/2026" in page.text
    assert "0526-2021110" in page.text


def test_scanning_the_receipt_fills_in_the_code_and_asks_for_the_rest(door):
    page = door.get("/cek?kode=7K3M9QXAD")

    assert page.status_code == 200
    assert 'value="7K3M9QXAD"' in page.text
    assert not Pertanyaan.objects.exists()


def test_no_answer_and_no_form_sets_a_cookie_or_may_be_kept(door):
    kode = kode_of(issued())

    for page in (door.get("/cek"), door.post("/cek", {"kode": str(kode), "hp": "1234"})):
        assert not page.cookies
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex"
        assert page["Referrer-Policy"] == "no-referrer"
        assert "<script" not in page.text


def test_every_wrong_question_gets_the_same_bytes(door):
    akses, sealed = issued(), issued()
    perkara = Perkara.objects.get(pk=sealed.perkara_id)
    mark_sensitif(perkara, sensitif=True, alasan="Informan", versi=perkara.versi, actor=KASAT)
    refresh_status([perkara.pk])
    kode = kode_of(akses)
    questions = {
        "wrong code": (other_code(kode).simbol, "1234"),
        "wrong check symbol": (kode.simbol[:8] + ("0" if kode.simbol[8] != "0" else "1"), "1234"),
        "wrong telephone": (kode.simbol, "9999"),
        "sealed": (kode_of(sealed).simbol, "1234"),
        "never issued": ("000000000", "0000"),
    }

    answers, now = set(), clock.now()
    for typed, hp in questions.values():
        with time_machine.travel(now, tick=False):  # a header tells the second
            page = door.post("/cek", {"kode": typed, "hp": hp})
        # What was typed is kept in its field; all else must not differ.
        same = page.text.replace(typed, "K").replace(f'value="{hp}"', "H")
        answers.add((page.status_code, same, tuple(sorted(page.headers.items()))))

    assert len({(status, text) for status, text, _ in answers}) == 1
    assert len({headers for *_, headers in answers}) == 1
    assert TIDAK_COCOK in next(iter(answers))[1]
    assert next(iter(answers))[0] == 422


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kode": "", "hp": "1234"}, "Isi kode yang tertulis pada tanda terima."),
        ({"kode": "7K3M9QXAD", "hp": ""}, "Isi empat angka terakhir nomor HP yang didaftarkan."),
        ({"kode": "7K3M9QXAD", "hp": "12"}, "Isi empat angka, misalnya 4567."),
        ({"kode": "7K3M9QXAD", "hp": "٣٤٥٦"}, "Isi empat angka, misalnya 4567."),
    ],
)
def test_an_incomplete_question_is_told_what_is_missing_and_is_no_try(door, typed, sentence):
    page = door.post("/cek", typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert typed["kode"] in page.text
    assert not Pertanyaan.objects.exists()


@pytest.mark.parametrize(
    "kode", ["<script>alert(1)</script>", "' OR 1=1 --", "\u0000\u0000", "😀" * 9, "kode", "%s%s%n"]
)
def test_whatever_is_typed_is_a_question_or_a_named_mistake(door, kode):
    page = door.post("/cek", {"kode": kode, "hp": "1234"})

    assert page.status_code == 422
    assert "<script>alert" not in page.text


def test_a_whole_telephone_number_is_taken_for_its_last_digits(door):
    kode = kode_of(issued())

    assert door.post("/cek", {"kode": str(kode), "hp": "0812-5550-1234"}).status_code == 200


def test_too_many_wrong_tries_are_told_when_to_come_back(door):
    kode = kode_of(issued())
    for _ in range(10):
        door.post("/cek", {"kode": str(other_code(kode)), "hp": "1234"})

    page = door.post("/cek", {"kode": str(kode), "hp": "1234"})

    assert page.status_code == 429
    assert TERLALU_SERING in page.text


def test_the_addresses_of_one_customer_are_one_source(door):
    def ask(address: str) -> int:
        return door.post("/cek", {"kode": address, "hp": "1234"}, REMOTE_ADDR=address).status_code

    for n in range(10):
        ask(f"2001:db8:1:2::{n}")

    assert ask("2001:db8:1:2:f::1") == 429
    assert ask("2001:db8:1:3::1") == 422


def test_behind_our_proxy_an_asker_cannot_make_up_where_he_comes_from(door, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    def ask(hops: str) -> int:
        headers = {"X-Forwarded-For": hops}
        return door.post("/cek", {"kode": hops[-9:], "hp": "1234"}, headers=headers).status_code

    for n in range(10):
        ask(f"203.0.113.{n}, 198.51.100.4")

    assert ask("192.0.2.200, 198.51.100.4") == 429
    assert ask("198.51.100.4, 192.0.2.200") == 422


def test_the_front_of_the_door_leads_to_the_question(door):
    assert door.get("/")["Location"] == "/cek"
    assert door.put("/cek").status_code == 405
