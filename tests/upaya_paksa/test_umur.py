"""A detention follows the age of who is held: a birth date is corrected, the law is another."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries.orang import known_of
from sidik.tenggat.queries import find_running
from sidik.tenggat.usecases import sweep
from sidik.upaya_paksa.data import JenisTempat
from sidik.upaya_paksa.errors import PerpanjanganHabis, TempatKhususAnak, TerlaluLama
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Segmen
from sidik.upaya_paksa.queries import list_tahanan
from sidik.wiring import ON_LAPSE
from tests.cast import KASAT, PENYIDIK, SISTEM
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, extended, fresh, suspect
from tests.upaya_paksa.test_anak import a_child
from tests.upaya_paksa.test_tahan import pause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
ANAK, DEWASA = "2009-06-01", "1994-06-01"


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def born(row: Keterlibatan, lahir: str) -> str:
    """Correct his birth date as officers do, in the case; return what the next page says."""
    row = Keterlibatan.objects.select_related("perkara", "orang").get(pk=row.pk)
    known = {k: "" if v is None else v for k, v in known_of(row).items()}
    data = known | {"tanggal_lahir": lahir, "umur": "", "peran": row.peran}
    url = reverse("perkara:orang_ubah", args=[row.perkara_id, row.pk])
    answer = as_(PENYIDIK).post(url, data, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def segments(row: Penahanan) -> list[tuple[str, int]]:
    rows = Segmen.objects.filter(penahanan=row).order_by("urut")
    return [(one.aturan, one.jumlah) for one in rows]


def test_a_man_who_turns_out_to_be_a_child_is_held_for_as_many_days_as_a_child(kalender):
    row = detained(with_tersangka())

    told = born(row.keterlibatan, ANAK)

    row = fresh(row)
    assert (row.anak, segments(row)) == (True, [("tahan_anak_penyidik", 7)])
    assert Segmen.objects.get().akhir == date(2026, 3, 11)
    assert "Penahanan dihitung ulang" in told
    clock = find_running("tahan_anak_penyidik", f"penahanan:{row.pk}")
    assert clock
    assert clock.due_at.astimezone(UTC) < MALAM + timedelta(days=7)
    assert find_running("tahan_penyidik", f"penahanan:{row.pk}") is None


def test_his_board_says_anak_and_asks_to_take_him_out_of_the_cell(kalender):
    row = detained(with_tersangka())
    born(row.keterlibatan, ANAK)

    [card] = list_tahanan(KASAT)

    assert card.penahanan.anak
    assert "LPAS" in card.tugas
    assert "Rutan" in card.tugas


def test_forty_days_are_refused_from_then_on(kalender):
    row = detained(with_tersangka())
    born(row.keterlibatan, ANAK)

    with pytest.raises(TerlaluLama, match="8 hari"):
        extended(row, jumlah=40)
    extended(row)
    with pytest.raises(PerpanjanganHabis):
        extended(row)


def test_days_that_are_over_by_it_are_told_in_red_at_once(kalender):
    row = detained(with_tersangka())
    kalender.shift(timedelta(days=12))
    extended(row, date(2026, 3, 6))

    born(row.keterlibatan, ANAK)
    kalender.shift(timedelta(days=8))
    sweep(on_lapse=ON_LAPSE, actor=SISTEM)

    [card] = list_tahanan(KASAT)
    assert segments(row) == [("tahan_anak_penyidik", 7), ("tahan_anak_penuntut", 8)]
    assert fresh(row).habis_at is not None
    assert card.keadaan == "habis"


def test_letters_that_a_child_is_never_given_count_no_more(kalender):
    row = detained(with_tersangka())
    extended(row)
    extended(row, ancaman_tahun=20)

    born(row.keterlibatan, ANAK)

    [card] = list_tahanan(KASAT)
    assert (card.jumlah, card.akhir) == (15, date(2026, 3, 19))
    assert card.berikut is None


def test_and_what_was_granted_stands_again_when_the_date_was_the_error(kalender):
    row = detained(with_tersangka())
    extended(row, jumlah=30)
    born(row.keterlibatan, ANAK)

    born(row.keterlibatan, DEWASA)

    assert segments(row) == [("tahan_penyidik", 20), ("tahan_penuntut", 30)]
    assert not fresh(row).anak


def test_a_child_who_turns_out_to_be_grown_is_held_by_the_law_of_the_grown(kalender):
    row = detained(a_child(), jenis=JenisTempat.LPAS)

    born(row.keterlibatan, DEWASA)

    assert segments(row) == [("tahan_penyidik", 20)]
    [card] = list_tahanan(KASAT)
    assert "LPAS" in card.tugas
    with pytest.raises(TempatKhususAnak):
        detained(with_tersangka(ringkas="lain"), jenis=JenisTempat.LPAS)


def test_a_pause_still_holds_the_days(kalender):
    row = detained(with_tersangka())
    kalender.shift(timedelta(days=3))
    pause(row, "2026-03-07")

    born(row.keterlibatan, ANAK)

    clock = find_running("tahan_anak_penyidik", f"penahanan:{row.pk}")
    assert clock
    assert clock.jeda_at is not None


def test_the_hours_of_an_arrest_follow_him_too(kalender):
    row = arrested(with_tersangka())

    born(suspect(row.perkara), ANAK)

    row = Penangkapan.objects.get()
    assert row.aturan == "tangkap_anak"
    assert row.sampai_at == MALAM + timedelta(hours=24)
    assert find_running("tangkap_anak", f"penangkapan:{row.pk}")


def test_who_was_let_out_before_is_left_as_he_was_held(kalender):
    row = detained(with_tersangka())
    Penahanan.objects.filter(pk=row.pk).update(
        keluar=date(2026, 3, 5), keluar_alasan="tidak_diperlukan"
    )

    born(row.keterlibatan, ANAK)

    assert segments(row) == [("tahan_penyidik", 20)]
