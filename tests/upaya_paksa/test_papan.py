"""The board of detainees, the most visible thing that a Kasat sees."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from sidik.upaya_paksa.queries import list_tahanan
from tests.cast import KASAT
from tests.perkara.builders import with_tersangka
from tests.upaya_paksa.builders import detained, extended

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
