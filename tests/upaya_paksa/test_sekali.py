"""An act is told once, is witnessed by others, and what is extended stands on its order."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from sidik.upaya_paksa.errors import (
    JedaHariPertama,
    JedaMulaiBesok,
    MendahuluiJeda,
    SaksiPelaksana,
    SprinKapDahulu,
    SudahDicatatSama,
)
from sidik.upaya_paksa.models import Penyitaan
from sidik.upaya_paksa.usecases import end_jeda, extend_penangkapan
from tests.cast import PENYIDIK
from tests.perkara.builders import with_tersangka
from tests.upaya_paksa.builders import arrested, detained, fresh, searched, seized
from tests.upaya_paksa.test_tahan import pause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize("act", [searched, seized])
def test_the_same_order_at_the_same_moment_and_place_is_written_down_once(act):
    perkara = with_tersangka()
    act(perkara)

    with pytest.raises(SudahDicatatSama, match="sudah dicatat"):
        act(perkara, tempat=("Desa Lingsir " if act is searched else " paringin kota"))


def test_two_seizures_under_one_order_are_two():
    perkara = with_tersangka()
    seized(perkara)
    seized(perkara, at=MALAM - timedelta(minutes=5))
    seized(perkara, tempat="Halong")

    assert Penyitaan.objects.count() == 3


@pytest.mark.parametrize("act", [searched, seized])
@pytest.mark.parametrize("name", ["Aipda Hadi Prayoga", "NRP 88020202"])
def test_nobody_witnesses_his_own_act(act, name):
    with pytest.raises(SaksiPelaksana, match="Hadi Prayoga"):
        act(with_tersangka(), saksi=["Ketua RT 04", name])


def test_an_arrest_without_its_order_is_not_extended():
    row = arrested(with_tersangka(), nomor="", tertangkap_tangan=True)

    with pytest.raises(SprinKapDahulu, match="Sprin Kap"):
        extend_penangkapan(row, nomor="SP.Kap/9.a", at=MALAM, versi=row.versi, actor=PENYIDIK)


def test_a_pause_of_the_first_day_is_written_down_on_the_next(kalender):
    row = detained(with_tersangka())
    with pytest.raises(JedaMulaiBesok, match="Catat pada hari itu"):
        pause(row, "2026-03-05")

    kalender.shift(timedelta(days=1))
    with pytest.raises(JedaHariPertama, match="tulis hari berikutnya, 6 Maret 2026"):
        pause(row, "2026-03-05")
    pause(row, "2026-03-06")


def test_the_end_of_a_pause_before_its_beginning_names_the_pause(kalender):
    row = detained(with_tersangka())
    kalender.shift(timedelta(days=3))
    pause(row, "2026-03-07")
    row = fresh(row)
    said = {"nomor": "SP/2", "alasan": "sembuh", "versi": row.versi, "actor": PENYIDIK}

    for day in (date(2026, 3, 6), date(2026, 3, 1)):
        with pytest.raises(MendahuluiJeda, match="awal pembantaran"):
            end_jeda(row, sampai=day, **said)
