"""The pages of old registers, without JavaScript."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.impor.data import Kolom
from sidik.impor.jobs import bring_in
from sidik.impor.models import Impor
from sidik.impor.probes import read_lembar
from sidik.perkara.models import LaporanPolisi
from tests.cast import KAUR_MINTU, PENYIDIK, RESNARKOBA
from tests.impor.builders import a_register, a_row
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def upload(client, content: bytes, name: str = "register 2019.xlsx"):
    return client.post(
        reverse("impor:daftar"),
        {"berkas": SimpleUploadedFile(name, content), "satuan": RESNARKOBA},
    )


def test_a_register_is_uploaded_looked_at_ordered_and_in():
    client = as_(KAUR_MINTU)
    answer = upload(client, a_register(a_row(7), a_row(8, lp="entah")))
    page = client.get(answer.url)
    assert "Nomor LP" in page.content.decode()
    assert "Salah: 1" in page.content.decode()

    impor = Impor.objects.get()
    client.post(reverse("impor:masukkan", args=[impor.pk]), {"hanya_benar": "1"})
    assert "<progress" in client.get(answer.url).content.decode()
    bring_in()

    assert "Masuk: 1" in client.get(answer.url).content.decode()
    assert LaporanPolisi.objects.count() == 1


@pytest.mark.laugh(23)
def test_a_real_date_is_shown_as_officers_write_one():
    client = as_(KAUR_MINTU)
    answer = upload(client, a_register(a_row(7, tanggal=date(2019, 3, 5))))

    page = client.get(answer.url).content.decode()

    assert "5 Maret 2019" in page
    assert "2019-03-05" not in page


def test_a_child_is_named_in_the_preview_of_who_brought_the_file_and_never_on_it_after():
    client = as_(KAUR_MINTU)
    row = a_row(
        7,
        tsk="Rudi Hartono / 34\nSiti Aminah / 15\nABH Amirudin; Ani (9)",
        kasus="Sabu Siti Aminah",
    )
    address = upload(client, a_register(row, a_row(8, lp="entah", tsk="Dina Lestari (14)"))).url
    assert "Siti Aminah" in client.get(address).content.decode()

    client.post(reverse("impor:masukkan", args=[Impor.objects.get().pk]), {"hanya_benar": "1"})
    waiting = client.get(address).content.decode()
    bring_in()
    after = client.get(address).content.decode()

    for page in (waiting, after):
        assert "Rudi Hartono" in page
        assert not [
            name for name in ("Aminah", "Amirudin", "Ani ", "Dina", "Lestari") if name in page
        ]


def test_a_child_in_the_preview_of_another_is_covered_for_who_may_not_read_the_name():
    address = upload(as_(KAUR_MINTU), a_register(a_row(7, tsk="Siti Aminah / 15"))).url
    Impor.objects.update(oleh_nrp="00000000")

    assert "Aminah" not in as_(KAUR_MINTU).get(address).content.decode()


def test_a_suspect_without_an_age_is_a_warning_and_no_fault():
    client = as_(KAUR_MINTU)
    address = upload(
        client, a_register(a_row(7, tsk="Rudi / 34\nAmat"), a_row(8, tsk="Udin (40)"))
    ).url

    page = client.get(address).content.decode()

    assert page.count("Umur 1 orang belum tertulis") == 1
    assert "Siap: 2" in page


def test_with_faulty_rows_only_the_good_ones_are_offered_and_the_faults_one_click_away():
    client = as_(KAUR_MINTU)
    answer = upload(client, a_register(a_row(7), a_row(8, lp="entah")))

    page = client.get(answer.url).content.decode()

    assert "Masukkan 1 baris yang benar saja" in page
    assert 'href="?keadaan=salah">1 baris salah' in page


def test_a_wrong_file_is_refused_at_the_field_and_nothing_is_written():
    answer = upload(as_(KAUR_MINTU), b"bukan excel")

    assert answer.status_code == 422
    assert "tidak dapat dibaca sebagai lembar kerja" in answer.content.decode()
    assert not Impor.objects.exists()


def test_a_faulty_register_says_so_when_all_of_it_is_ordered():
    client = as_(KAUR_MINTU)
    upload(client, a_register(a_row(7, lp="entah"), a_row(8)))

    answer = client.post(reverse("impor:masukkan", args=[Impor.objects.get().pk]))

    assert answer.status_code == 422
    assert "Ada 1 baris yang salah" in answer.content.decode()


def test_columns_named_wrongly_are_refused_and_kept():
    client = as_(KAUR_MINTU)
    upload(client, a_register(a_row(7)))
    address = reverse("impor:kolom", args=[Impor.objects.get().pk])

    answer = client.post(address, {"nomor": "", "tanggal": "2"})

    assert answer.status_code == 422
    assert "Tunjukkan kolomnya." in answer.content.decode()


def test_the_empty_register_is_understood_as_it_is():
    answer = as_(KAUR_MINTU).get(reverse("impor:contoh"))

    lembar = read_lembar(answer.content)
    assert len(lembar.judul) == len(Kolom)


def test_others_find_no_such_room():
    assert as_(PENYIDIK).get(reverse("impor:daftar")).status_code == 403


def test_a_page_of_a_large_register_needs_a_bounded_number_of_queries(
    django_assert_max_num_queries,
):
    client = as_(KAUR_MINTU)
    address = upload(client, a_register(*[a_row(n) for n in range(1, 120)])).url
    client.get(address)

    with django_assert_max_num_queries(12):
        client.get(address)


_ANYTHING = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["\x00", "-1", "7", "99999999999999999999", "1.5", " 1 ", "٣"]),
)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from([k.value for k in Kolom]), _ANYTHING, min_size=1))
def test_whatever_is_said_of_the_columns_is_taken_or_refused_in_words(said):
    client = as_(KAUR_MINTU)
    impor = Impor.objects.first()
    if impor is None:
        upload(client, a_register(a_row(7)))
        impor = Impor.objects.get()
    usual = {"nomor": "1", "tanggal": "2"}

    answer = client.post(reverse("impor:kolom", args=[impor.pk]), usual | said)

    assert answer.status_code in {302, 422}


@settings(max_examples=25)
@given(
    content=st.binary(max_size=200) | st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b""]),
    satuan=st.sampled_from([RESNARKOBA, ""]) | st.text(max_size=20),
    name=st.sampled_from(["r.xlsx", "r.csv", "salinan (1) – Égal.xls", "=cmd", "x" * 250, "<b>"]),
)
def test_whatever_is_uploaded_is_refused_at_its_field(content, satuan, name):
    sent = SimpleUploadedFile(name, content)
    answer = as_(KAUR_MINTU).post(reverse("impor:daftar"), {"berkas": sent, "satuan": satuan})

    assert answer.status_code == 422
    assert not Impor.objects.exists()


@pytest.mark.parametrize("query", ["page=x", "page=-1", "page=99", "keadaan=%00", "keadaan=entah"])
def test_a_wrong_address_shows_the_register_all_the_same(query):
    client = as_(KAUR_MINTU)
    address = upload(client, a_register(a_row(7))).url

    assert client.get(f"{address}?{query}").status_code == 200
