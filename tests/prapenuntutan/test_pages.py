"""The screens: what an officer types comes back at its field; who may not see does not see."""

import pytest
from django.urls import reverse

from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases import mark_sensitif
from sidik.prapenuntutan.models import SPDP, BerkasPerkara, Petunjuk
from sidik.prapenuntutan.queries import get_susunan, petunjuk_kini
from tests.cast import DITRESNARKOBA, KASAT, OPERATOR_LP, ORANG_LUAR, PENYIDIK, SI_TIK
from tests.perkara.builders import as_, detail
from tests.prapenuntutan.builders import (
    at_p21,
    fresh,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def perkara(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    return perkara


def url(name, pk=None):
    return reverse(f"berkas:{name}", args=[pk] if pk else [])


def text_of(answer):
    text = answer.content.decode()
    assert "«tidak dikenal" not in text
    return text


def paper(**more):
    return {"nomor": "B/77/III/2026", "tanggal": today().isoformat(), "terlambat": ""} | more


def test_an_officer_takes_a_case_from_spdp_to_tahap_1_on_the_screen_alone(hari):
    perkara = perkara_with(1)
    page = as_(PENYIDIK)
    here = url("perkara", perkara.pk)
    assert "SPDP belum dicatat" in text_of(page.get(here))
    typed = vars(spdp_of(perkara)) | {"jenis": "spdp"}
    page.post(url("spdp", perkara.pk), typed)
    spdp = SPDP.objects.get()
    for pihak in ("jpu", f"terlapor:{get_susunan(perkara).tersangka[0].pk}"):
        sent = paper(pihak=pihak, bukti="Ekspedisi 3", oleh="yang bersangkutan")
        page.post(url("antar", spdp.pk), sent)
    assert "sampai kepada semua" in text_of(page.get(here))
    perkara.refresh_from_db()
    suspect = str(get_susunan(perkara).tersangka[0].pk)
    new = {"versi": perkara.versi, "tersangka": [suspect], "nomor": "BP/1/III/2026/Resnarkoba"}
    page.post(url("baru", perkara.pk), new)
    berkas = BerkasPerkara.objects.get()
    isi = {"versi": berkas.versi, "bagian_isi": "surat", "baris": "LP\nSprin Sidik"}
    page.post(url("isi", berkas.pk), isi)

    answer = page.post(
        url("langkah", berkas.pk),
        paper(step="send_tahap_1", versi=fresh(berkas).versi),
        follow=True,
    )

    text = text_of(answer)
    assert fresh(berkas).keadaan == "di_jpu"
    assert "Menunggu JPU" in text
    assert "dijeda" in text
    assert "Tahap I (berkas ke JPU)" in text


@pytest.mark.laugh(11)
def test_splitsing_on_the_screen(perkara):
    berkas = opened(perkara)
    page = as_(PENYIDIK)
    one = str(berkas.tersangka.first().keterlibatan_id)
    data = {"versi": berkas.versi, "tersangka": [one], "nomor": "", "alasan": "Peran berbeda"}

    text = text_of(page.post(url("pisah", berkas.pk), data, follow=True))

    assert "Berkas 2" in text
    data = {"versi": fresh(berkas).versi, "ke": str(BerkasPerkara.objects.last().pk)}
    text = text_of(page.post(url("gabung", berkas.pk), data | {"alasan": "Satu perbuatan"}))
    assert fresh(berkas).keadaan == "digabung"
    assert page.get(url("detail", berkas.pk)).status_code == 302


def test_a_p19_is_answered_point_by_point_on_its_own_page(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    page = as_(PENYIDIK)
    one, two = petunjuk_kini(fresh(berkas))
    half = {"versi": fresh(berkas).versi, f"jawaban_{one.pk}": "BAP tambahan dibuat"}

    refused = page.post(url("petunjuk", berkas.pk), half)
    assert refused.status_code == 422
    assert "Petunjuk 1: tulis jawabannya" in text_of(refused)
    assert "BAP tambahan dibuat" in text_of(refused)
    both = half | {
        f"dipenuhi_{one.pk}": "ya",
        f"jawaban_{two.pk}": "Lab belum keluar",
        f"dipenuhi_{two.pk}": "tidak",
        f"lampiran_{two.pk}": "B/12/Lab",
    }
    page.post(url("petunjuk", berkas.pk), both)

    assert not Petunjuk.objects.filter(dijawab_at=None).exists()
    assert "2 dari 2 dijawab" in text_of(page.get(url("perkara", perkara.pk)))


def test_tahap_2_is_handed_over_with_ticks_for_people_and_goods(perkara):
    berkas = at_p21(perkara)
    page = as_(PENYIDIK)
    assert "Tersangka yang diserahkan" in text_of(page.get(url("perkara", perkara.pk)))
    data = paper(step="hand_over_tahap_2", versi=fresh(berkas).versi)

    refused = page.post(url("langkah", berkas.pk), data)

    assert refused.status_code == 422
    assert "Tahap II menyerahkan semua tersangka" in text_of(refused)
    people = [str(t.keterlibatan_id) for t in berkas.tersangka.all()]
    goods = [str(row.pk) for row in berkas.isi.filter(bagian="bb")]
    page.post(url("langkah", berkas.pk), data | {"tersangka": people, "bb": goods})
    assert fresh(berkas).keadaan == "tahap_2"


def test_a_closed_step_says_why_and_names_the_file_when_tried_all_the_same(perkara):
    berkas = opened(perkara)
    page = as_(PENYIDIK)
    assert "Nomor berkas (BP) belum diisi." in text_of(page.get(url("perkara", perkara.pk)))

    data = paper(step="send_tahap_1", versi=berkas.versi)
    refused = page.post(url("langkah", berkas.pk), data)

    assert refused.status_code == 409
    assert "Berkas 1: «Kirim berkas ke JPU (Tahap I)» belum dapat" in text_of(refused)


def test_a_late_entry_asks_why_at_the_field_and_is_shown_in_red(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    day = today().isoformat()
    hari.maju(8)
    page = as_(PENYIDIK)
    data = paper(step="take_p18", versi=fresh(berkas).versi, tanggal=day)

    refused = page.post(url("langkah", berkas.pk), data)
    assert "Tulis alasan mengapa dicatat menyusul" in text_of(refused)
    assert 'value="B/77/III/2026"' in text_of(refused)
    page.post(url("langkah", berkas.pk), data | {"terlambat": "Kurir sakit"})

    text = text_of(page.get(url("perkara", perkara.pk)))
    assert "garis-lewat" in text
    assert "Dicatat menyusul: Kurir sakit" in text


def test_the_second_officer_sees_on_the_page_what_the_first_did(perkara):
    berkas = ready(perkara)
    seen = fresh(berkas).versi
    langkah(berkas, "send_tahap_1", actor=KASAT)

    data = paper(step="send_tahap_1", versi=seen)
    refused = as_(PENYIDIK).post(url("langkah", berkas.pk), data)

    assert refused.status_code == 409
    assert "sudah diubah Iptu Bambang Wirasto" in text_of(refused)


def test_the_list_groups_files_by_where_they_wait(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    page = as_(KASAT)

    text = text_of(page.get(url("daftar"), {"kelompok": "p19"}))
    assert str(fresh(berkas)) in text
    assert "2 petunjuk belum dijawab" in text
    assert str(fresh(berkas)) not in text_of(page.get(url("daftar"), {"kelompok": "jpu"}))
    assert str(fresh(berkas)) in text_of(page.get(url("daftar"), {"cari": "SPDP/24"}))
    assert str(fresh(berkas)) not in text_of(page.get(url("daftar"), {"cari": "Ahmad"}))
    assert str(fresh(berkas)) not in text_of(page.get(url("daftar"), {"lewat": "on"}))


def test_the_case_page_shows_its_files(perkara):
    berkas = ready(perkara)

    text = as_(KASAT).get(detail(perkara)).content.decode()

    assert "Berkas dan JPU" in text
    assert url("detail", berkas.pk) in text


@pytest.mark.parametrize(
    ("actor", "status"),
    [(KASAT, 200), (OPERATOR_LP, 200), (ORANG_LUAR, 404), (SI_TIK, 403)],
)
def test_who_opens_the_files_of_a_case(perkara, actor, status):
    assert as_(actor).get(url("perkara", perkara.pk)).status_code == status


def test_a_reader_gets_no_forms(perkara):
    opened(perkara)

    text = text_of(as_(OPERATOR_LP).get(url("perkara", perkara.pk)))

    assert "Anda hanya dapat membaca" in text
    assert url("spdp", perkara.pk) not in text


def test_a_reader_of_another_unit_says_why_on_the_case_page_first(perkara):
    answer = as_(DITRESNARKOBA).get(url("perkara", perkara.pk))

    assert answer.status_code == 302
    assert answer.headers["Location"] == detail(perkara)


@pytest.mark.laugh(26)
def test_a_child_is_covered_on_the_list_and_in_the_file_for_who_may_not_see_him(perkara):
    ready(perkara)
    Keterlibatan.objects.update(umur_saat_kejadian=16)

    for name, pk in (("daftar", None), ("perkara", perkara.pk)):
        text = text_of(as_(OPERATOR_LP).get(url(name, pk)))
        assert "Ahmad Rizki" not in text
        assert "Anak, inisial" in text
    assert "Ahmad Rizki" in text_of(as_(PENYIDIK).get(url("perkara", perkara.pk)))


def test_a_sensitive_case_is_a_line_without_words_on_the_list(perkara):
    ready(perkara)
    perkara.refresh_from_db()
    mark_sensitif(perkara, sensitif=True, alasan="x", versi=perkara.versi, actor=KASAT)

    text = text_of(as_(KASAT).get(url("daftar")))

    assert "Perkara sensitif" in text
    assert "Ahmad Rizki" not in text  # he too says why before he sees


def test_pages_need_a_bounded_number_of_queries(perkara, django_assert_max_num_queries):
    a, b = ready(perkara, 0), ready(perkara, 1)
    for berkas in (a, b):
        langkah(berkas, "send_tahap_1")
        langkah(berkas, "take_p19")
    page = as_(KASAT)
    for name, pk, most in (("daftar", None, 22), ("perkara", perkara.pk, 26), ("detail", a.pk, 28)):
        with django_assert_max_num_queries(most):
            text_of(page.get(url(name, pk)))
