"""The board of detainees, the most visible thing that a Kasat sees."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.pengawasan.queries import list_desakan, running_clocks
from sidik.perkara.data import StatusOrang
from sidik.perkara.usecases import set_status_orang
from sidik.upaya_paksa.queries import get_papan, list_tahanan
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, extended, suspect
from tests.upaya_paksa.test_tahan import pause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def kalender():
    with time_machine.travel(datetime(2026, 3, 5, 14, 40, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def test_the_board_is_sorted_by_days_left_and_asks_the_database_a_bounded_number_of_times(
    kalender, django_assert_max_num_queries
):
    first = detained(with_tersangka(ringkas="satu"))
    kalender.move_to(datetime(2026, 3, 8, 4, tzinfo=UTC))
    second = detained(with_tersangka(ringkas="dua"))
    kalender.move_to(datetime(2026, 3, 9, 4, tzinfo=UTC))
    third = detained(with_tersangka(ringkas="tiga"))
    extended(first, date(2026, 3, 8))

    with django_assert_max_num_queries(6):
        rows = list_tahanan(KASAT)

    assert [row.pk for row in rows] == [second.pk, third.pk, first.pk]
    assert rows[0].tugas.startswith("Penyidik: minta perpanjangan JPU kepada")


def test_whoever_is_under_arrest_stands_above_them_with_his_hours(kalender):
    detained(with_tersangka(ringkas="lama"))
    arrested(with_tersangka(ringkas="baru"))
    kalender.shift(timedelta(hours=66, minutes=10))

    papan = get_papan(KASAT)

    (card,) = papan.tangkap
    assert (card.kalimat, card.tone, card.bisa_lanjut) == ("sisa 5 jam", "bahaya", True)
    kalender.shift(timedelta(hours=6))
    assert card.kalimat == "waktu penangkapan habis, lewat 0 jam"
    page = as_(KASAT).get(reverse("upaya:tahanan")).content.decode()
    assert page.index("waktu penangkapan habis") < page.index("sisa 16 hari")
    assert "tidak dikenal" not in page


def test_who_is_held_from_his_arrest_on_stands_on_the_board_once(kalender):
    perkara = with_tersangka()
    arrested(perkara)
    detained(perkara)

    papan = get_papan(KASAT)

    assert (len(papan.tangkap), len(papan.baris)) == (0, 1)


def test_whom_the_prosecutor_took_over_leaves_the_board_even_out_of_hospital(kalender):
    perkara = with_tersangka()
    row = detained(perkara)
    kalender.move_to(datetime(2026, 3, 10, 4, tzinfo=UTC))
    pause(row, "2026-03-10")
    kalender.move_to(datetime(2026, 3, 12, 4, tzinfo=UTC))
    orang = suspect(perkara)
    at = datetime(2026, 3, 12, 3, tzinfo=UTC)
    set_status_orang(orang, StatusOrang.DILIMPAHKAN, alasan="Tahap II", at=at, actor=PENYIDIK)
    kalender.move_to(datetime(2026, 4, 20, 4, tzinfo=UTC))

    assert list_tahanan(KASAT) == []
    for name in ("perkara:detail", "upaya:perkara"):
        page = as_(KASAT).get(reverse(name, args=[perkara.pk])).content.decode()
        assert "iserahkan kepada penuntut umum (tahap II) 12 Maret 2026" in page
        assert "bila ditahan lagi" not in page
        assert "catat hari ia ditahan lagi" not in page


def test_the_case_page_and_the_page_of_force_tell_the_same_days_of_whoever_is_in_hospital(kalender):
    perkara = with_tersangka()
    row = detained(perkara)
    extended(row)
    kalender.move_to(datetime(2026, 3, 10, 4, tzinfo=UTC))
    pause(row, "2026-03-10")
    kalender.move_to(datetime(2026, 3, 16, 4, tzinfo=UTC))

    for name in ("perkara:detail", "upaya:perkara"):
        page = as_(KASAT).get(reverse(name, args=[perkara.pk])).content.decode()
        assert "pembantaran, sisa 55 hari bila ditahan lagi" in page


def test_an_arrest_whose_hours_are_over_counts_with_those_who_must_be_let_go(kalender):
    arrested(with_tersangka())
    kalender.shift(timedelta(hours=71))
    assert _tiles()["genting"] == 1
    kalender.shift(timedelta(hours=60))

    assert (_tiles()["waktunya habis, lepas demi hukum"], _tiles()["genting"]) == (1, 0)
    page = as_(KASAT).get(reverse("upaya:tahanan")).content.decode()
    assert "WAKTU PENANGKAPAN HABIS" in page
    assert "lepaskan sekarang" in page


def _tiles():
    return {label: count for label, count, _tone in get_papan(KASAT).hitungan}


@pytest.mark.parametrize(
    ("day", "tone", "clock"), [(20, "awas", "segera"), (21, "bahaya", "genting")]
)
def test_days_left_have_the_same_colour_on_the_first_page_and_on_the_board(
    kalender, day, tone, clock
):
    detained(with_tersangka())
    kalender.move_to(datetime(2026, 3, day, 1, tzinfo=UTC))

    (card,) = list_tahanan(KASAT)
    (mine,) = [d for d in list_desakan(running_clocks(KASAT)) if d.apa == "Penahanan oleh penyidik"]

    assert (card.tone, mine.state) == (tone, clock)
    home = as_(KASAT).get(reverse("pengawasan:beranda")).content.decode()
    assert f"detak-{clock}" in home
