"""The officer's page: who holds a code, issue, print, change, take back."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from sidik.jejak.models import Peristiwa
from sidik.layanan.models import Akses
from tests.cast import KASAT, OPERATOR_LP, ORANG_LUAR, login_of
from tests.layanan.builders import IBU, a_reported_case, issued, kode_of
from tests.perkara.builders import registered

pytestmark = pytest.mark.usefixtures("negeri")


def client_of(actor) -> Client:
    client = Client()
    client.force_login(login_of(actor))
    return client


def url(perkara, tail: str = "") -> str:
    return f"/layanan/{perkara.pk}/sttlp/{tail}"


def test_the_reporter_is_filled_in_and_the_code_is_issued_by_one_press():
    perkara = a_reported_case()
    client = client_of(OPERATOR_LP)
    page = client.get(url(perkara))
    assert 'value="Siti Maimunah"' in page.text

    initial = page.context["form"].initial
    answer = client.post(url(perkara), initial)

    assert answer.status_code == 302
    assert Akses.objects.get().perkara_id == perkara.pk


def test_the_page_shows_codes_and_telephones_only_in_part():
    akses = issued()

    page = client_of(KASAT).get(url(akses.perkara)).text

    assert kode_of(akses).samar in page
    assert str(kode_of(akses)) not in page
    assert "+62812****234" in page


def test_printing_gives_the_paper_with_the_whole_code_and_leaves_a_trace():
    akses = issued()

    answer = client_of(KASAT).get(url(akses.perkara, f"{akses.pk}.pdf"))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)

    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert str(kode_of(akses)) in text
    assert Peristiwa.objects.filter(verb="akses.dicetak").count() == 1


@pytest.mark.parametrize("tail", ["", "{akses}.pdf", "{akses}/cabut/", "{akses}/ganti/"])
def test_an_officer_of_another_resort_finds_nothing(tail):
    akses = issued()
    client = client_of(ORANG_LUAR)
    address = url(akses.perkara, tail.format(akses=akses.pk))

    answer = client.post(address) if tail.endswith("/") else client.get(address)

    assert answer.status_code == 404
    akses.refresh_from_db()
    assert akses.dicabut_at is None


def test_a_code_of_another_case_is_not_reached_through_this_one():
    akses, other = issued(), a_reported_case()

    answer = client_of(KASAT).post(url(other, f"{akses.pk}/cabut/"))

    assert answer.status_code == 404


def test_taking_back_and_changing_happen_by_post_only():
    akses = issued()
    client = client_of(KASAT)
    opened = client.get(url(akses.perkara, f"{akses.pk}/cabut/"))
    assert opened.status_code == 302
    assert client.get(opened["Location"]).status_code == 200
    akses.refresh_from_db()
    assert akses.dicabut_at is None

    client.post(url(akses.perkara, f"{akses.pk}/ganti/"))

    akses.refresh_from_db()
    assert akses.dicabut_at
    living = Akses.objects.get(dicabut_at=None)
    assert "dicabut" in client.get(url(akses.perkara)).text

    client.post(url(akses.perkara, f"{living.pk}/cabut/"))

    assert not Akses.objects.filter(dicabut_at=None).exists()
    assert client.get(url(akses.perkara, f"{living.pk}.pdf")).status_code == 409


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"telepon": "bukan nomor"}, "tidak benar. Contoh: 0812-3456-7890"),
        ({"nama": ""}, "Bidang ini tidak boleh kosong"),
        ({"hubungan": "tetangga"}, "Masukkan pilihan yang valid"),
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed_and_writes_nothing(changes, sentence):
    perkara = a_reported_case()
    typed = {"nama": "Galuh Arsyad", "hubungan": "keluarga", "telepon": "085710002000"} | changes

    page = client_of(KASAT).post(url(perkara), typed)

    assert page.status_code == 422
    assert sentence in page.text
    assert all(value in page.text for value in typed.values() if value != "tetangga")
    assert not Akses.objects.exists()


def test_a_case_of_members_offers_no_reporter():
    perkara = registered().perkara
    client = client_of(KASAT)
    typed = {"nama": "Galuh Arsyad", "hubungan": "pelapor", "telepon": IBU.telepon}

    choices = client.get(url(perkara)).context["form"].fields["hubungan"].choices
    answer = client.post(url(perkara), typed)

    assert "pelapor" not in dict(choices)
    assert answer.status_code == 422
