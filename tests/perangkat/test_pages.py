"""The screens: today's sheet first, every refusal at its field, nothing lost of what was typed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.perangkat.models import Aset, Gangguan, Isian, Lembar, PerangkatLunak
from sidik.perangkat.usecases import fill_lembar
from sidik.sinkron.queries import find_hulu
from tests.cast import (
    KASAT,
    OPERATOR_PERANGKAT,
    PENYIDIK,
    SI_TIK,
    TEKNISI,
    login_of,
)
from tests.perangkat.answers import TIDAK, all_good, healthy, line, read


@pytest.fixture
def as_(client):
    def come_in(actor):
        client.force_login(login_of(actor), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return come_in


def typed(lembar, **more):
    """Return a healthy sheet as a browser sends it."""
    data = {"aksi": "selesai"}
    for pk, said in all_good(lembar).items():
        data[f"hasil_{pk}"] = "" if said.nilai is not None else said.hasil.value
        data[f"nilai_{pk}"] = "" if said.nilai is None else str(said.nilai).replace(".", ",")
    return data | more


@pytest.fixture
def gangguan(lembar):
    fisik = line(lembar, "SMS-1", "nyala")
    fill_lembar(lembar, {fisik.pk: TIDAK}, selesai=False, actor=OPERATOR_PERANGKAT)
    return Gangguan.objects.get()


@pytest.mark.sop("6.a")
def test_the_operator_finds_todays_sheet_on_the_first_page_and_closes_it_in_one_go(lembar, as_):
    healthy()
    page = as_(OPERATOR_PERANGKAT)
    url = reverse("perangkat:lembar", args=[lembar.pk])
    first = page.get(reverse("perangkat:beranda")).content.decode()
    assert f'action="{url}"' in first

    answer = page.post(url, typed(lembar), follow=True)

    assert "Lembar selesai." in answer.content.decode()
    assert Lembar.objects.get(pk=lembar.pk).state == "selesai"


def test_a_blank_line_is_named_at_its_field_and_what_was_typed_stays(lembar, as_):
    healthy()
    fisik, baterai = line(lembar, "APP-1", "fisik"), line(lembar, "UPS-1", "baterai")
    data = typed(lembar, **{f"hasil_{fisik.pk}": "", f"nilai_{baterai.pk}": "93,5"})

    page = as_(OPERATOR_PERANGKAT).post(reverse("perangkat:lembar", args=[lembar.pk]), data)

    text = page.content.decode()
    assert page.status_code == 422
    assert page.context["form"].errors == {f"hasil_{fisik.pk}": ["Pilih baik atau tidak."]}
    assert 'value="93,5"' in text
    assert "«tidak dikenal" not in text
    assert Isian.objects.filter(lembar=lembar, hasil="belum").exists()


@pytest.mark.parametrize("wrong", ["sembilan puluh", "9" * 20, "<script>"])
def test_a_figure_that_is_no_figure_is_refused_at_its_field(lembar, as_, wrong):
    baterai = line(lembar, "UPS-1", "baterai")
    data = typed(lembar, **{f"nilai_{baterai.pk}": wrong})

    page = as_(OPERATOR_PERANGKAT).post(reverse("perangkat:lembar", args=[lembar.pk]), data)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"nilai_{baterai.pk}"]
    assert "<script>" not in page.content.decode().partition("</head>")[2]
    baterai.refresh_from_db()
    assert (baterai.hasil, baterai.nilai) == ("belum", None)


def test_an_answer_that_does_not_exist_is_refused(lembar, as_):
    fisik = line(lembar, "APP-1", "fisik")
    data = typed(lembar, **{f"hasil_{fisik.pk}": "mungkin"})

    page = as_(OPERATOR_PERANGKAT).post(reverse("perangkat:lembar", args=[lembar.pk]), data)

    assert page.status_code == 422
    assert Lembar.objects.get(pk=lembar.pk).state == "terbuka"


def test_a_probe_overruled_to_better_without_a_note_is_refused_at_the_note(lembar, as_):
    healthy()
    read("cakram", nilai="97")
    cakram = line(lembar, "APP-1", "cakram")
    data = typed(lembar, **{f"hasil_{cakram.pk}": "baik"})

    page = as_(OPERATOR_PERANGKAT).post(reverse("perangkat:lembar", args=[lembar.pk]), data)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"catatan_{cakram.pk}"]


def test_a_sheet_of_yesterday_is_refused_in_one_sentence(lembar, as_, pagi):
    page = as_(OPERATOR_PERANGKAT)
    pagi.shift(timedelta(days=1))
    page = as_(OPERATOR_PERANGKAT)

    answer = page.post(reverse("perangkat:lembar", args=[lembar.pk]), typed(lembar))

    assert answer.status_code == 422
    assert "tidak dapat diisi mundur" in answer.content.decode()


@pytest.mark.sop("6.b")
def test_the_guide_stands_at_the_failing_line(gangguan, lembar, as_):
    page = as_(OPERATOR_PERANGKAT).get(reverse("perangkat:lembar", args=[lembar.pk]))

    assert "Cabut modem 10 detik" in page.content.decode()
    assert reverse("perangkat:gangguan_detail", args=[gangguan.pk]) in page.content.decode()


def test_an_investigator_sees_no_sheet_but_may_report_a_fault(lembar, as_):
    page = as_(PENYIDIK)
    assert page.get(reverse("perangkat:beranda")).status_code == 403
    assert page.get(reverse("perangkat:lembar", args=[lembar.pk])).status_code == 403

    aset = Aset.objects.get(kode="PC-2")
    answer = page.post(
        reverse("perangkat:lapor"), {"aset": aset.pk, "uraian": "layar hitam"}, follow=True
    )

    assert answer.status_code == 200
    assert Gangguan.objects.get().aset == aset


@pytest.mark.parametrize("data", [{}, {"aset": "bukan-id", "uraian": "x"}])
def test_a_report_without_equipment_or_words_is_refused_at_the_field(alat, as_, data):
    page = as_(PENYIDIK).post(reverse("perangkat:lapor"), data)

    assert page.status_code == 422
    assert "aset" in page.context["form"].errors
    assert not Gangguan.objects.exists()


def test_the_operator_answers_the_guide_and_hands_the_fault_to_it_staff(gangguan, as_):
    url = reverse("perangkat:gangguan_detail", args=[gangguan.pk])
    page = as_(OPERATOR_PERANGKAT)
    early = page.post(url, {"aksi": "serahkan", "langkah_1": "dicoba", "tindakan": "sudah"})
    assert early.status_code == 422
    assert "setiap langkah panduan" in early.content.decode()
    assert gangguan.penanganan.get().langkah == []  # refused whole

    unexplained = page.post(url, {"aksi": "serahkan", "langkah_3": "tidak_dapat"})
    assert list(unexplained.context["form"].errors) == ["alasan_3"]

    steps = {"langkah_1": "dicoba", "langkah_2": "dicoba", "langkah_3": "tidak_dapat"}
    answer = page.post(url, steps | {"alasan_3": "tidak punya kunci", "aksi": "serahkan"})

    assert answer.status_code == 302
    gangguan.refresh_from_db()
    assert gangguan.tingkat == 2


def test_mending_without_a_word_is_refused_at_the_field(gangguan, as_):
    url = reverse("perangkat:gangguan_detail", args=[gangguan.pk])

    page = as_(OPERATOR_PERANGKAT).post(url, {"aksi": "pulih"})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["tindakan"]
    assert page.context["gangguan"].is_open


def test_a_mended_fault_can_be_opened_again_from_its_page(gangguan, as_):
    url = reverse("perangkat:gangguan_detail", args=[gangguan.pk])
    page = as_(OPERATOR_PERANGKAT)
    page.post(url, {"aksi": "pulih", "tindakan": "dipasang ulang"})
    assert not Gangguan.objects.get().is_open

    page.post(reverse("perangkat:buka_lagi", args=[gangguan.pk]))

    assert Gangguan.objects.get().putaran == 2


@pytest.mark.sop("7.a-c")
def test_the_chief_signs_and_the_printed_sheet_shows_the_ledgers_place(lembar, as_):
    healthy()
    fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)

    page = as_(KASAT)
    page.post(reverse("perangkat:sahkan", args=[lembar.pk]))
    paper = page.get(reverse("perangkat:cetak", args=[lembar.pk])).content.decode()

    signed = Lembar.objects.get(pk=lembar.pk)
    assert signed.state == "disahkan"
    assert signed.titik_hash in paper
    assert "Bambang Wirasto" in paper
    assert "DAERAH KALIMANTAN SELATAN" in paper


@pytest.mark.sop("4.e")
def test_si_tik_notes_the_version_of_a_program_on_a_client(alat, as_):
    lunak = PerangkatLunak.objects.get(aset__kode="PC-1", jenis="browser")
    url = reverse("perangkat:lunak", args=[lunak.aset_id, lunak.pk])

    as_(SI_TIK).post(url, {"versi": "140.2"})
    lunak.refresh_from_db()
    assert (lunak.versi, lunak.dilihat_at is not None) == ("140.2", True)

    assert as_(OPERATOR_PERANGKAT).post(url, {"versi": "1"}).status_code == 403


@pytest.mark.parametrize("actor", [OPERATOR_PERANGKAT, SI_TIK, KASAT, TEKNISI])
@pytest.mark.parametrize("name", ["beranda", "gangguan", "daftar_aset", "riwayat"])
def test_every_page_opens_for_those_who_may_read_and_knows_all_its_words(
    gangguan, as_, actor, name
):
    page = as_(actor).get(reverse(f"perangkat:{name}"))

    assert page.status_code == 200
    assert "«tidak dikenal" not in page.content.decode()


def test_the_pages_of_one_thing_know_all_their_words(gangguan, lembar, as_):
    page = as_(SI_TIK)
    for url in (
        reverse("perangkat:lembar", args=[lembar.pk]),
        reverse("perangkat:cetak", args=[lembar.pk]),
        reverse("perangkat:gangguan_detail", args=[gangguan.pk]),
        reverse("perangkat:aset", args=[gangguan.aset_id]),
        reverse("perangkat:lapor"),
    ):
        answer = page.get(url)
        assert answer.status_code == 200
        assert "«tidak dikenal" not in answer.content.decode()


def test_what_is_not_there_is_not_found(lembar, as_):
    page = as_(SI_TIK)
    for name in ("lembar", "cetak", "gangguan_detail", "aset"):
        url = reverse(f"perangkat:{name}", args=["0198c2aa-0000-7000-8000-000000000000"])
        assert page.get(url).status_code == 404


@pytest.mark.django_db
def test_a_node_without_a_centre_has_no_forwarding_to_measure():
    from sidik.perangkat.probes import forwarding

    assert find_hulu() is None
    assert forwarding().ok is None
