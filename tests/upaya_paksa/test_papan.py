"""The board of detainees, the most visible thing that a Kasat sees."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.upaya_paksa.queries import get_papan, list_tahanan
from tests.cast import KASAT
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, extended

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
