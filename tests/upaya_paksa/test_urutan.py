"""A late entry says that it was written down late, not that the world ran backwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import TanggalTidakMasukAkal, UrutanTerbalik
from sidik.upaya_paksa.data import NewLepas
from sidik.upaya_paksa.errors import (
    MendahuluiPenangkapan,
    MendahuluiPenetapan,
    SelangDikuasai,
    SuratMendahului,
    TanpaDasar,
    TerlaluDahulu,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan
from sidik.upaya_paksa.queries import get_papan, list_tahanan
from sidik.upaya_paksa.usecases import release_penangkapan
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, extended, seized, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
"""5 March 2026, 22.40 in Balangan; reported at 22.30, named as a suspect at 22.40."""
PAGI = datetime(2026, 3, 5, 0, 0, tzinfo=UTC)
"""08.00 of the same day."""
SUSUL = "berkas dilimpahkan dari Polsek"


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def test_nobody_is_detained_before_the_day_on_which_he_became_a_suspect_whatever_the_reason():
    perkara = with_tersangka()

    with pytest.raises(MendahuluiPenetapan):
        detained(perkara, mulai_at=MALAM - timedelta(days=1), terlambat=SUSUL)

    assert detained(perkara, mulai_at=PAGI, terlambat=SUSUL).terlambat == SUSUL


def test_a_detention_never_begins_before_the_arrest_whatever_the_reason():
    perkara = with_tersangka()
    arrested(perkara)

    with pytest.raises(MendahuluiPenangkapan):
        detained(perkara, mulai_at=PAGI, terlambat=SUSUL)

    assert not Penahanan.objects.exists()


def test_the_database_refuses_a_detention_before_the_arrest_whatever_the_code_thinks():
    perkara = with_tersangka()
    row = detained(perkara)
    arrest = arrested(perkara)
    assert arrest.selesai_at == row.mulai_at
    twin = Penahanan.objects.get(pk=row.pk)
    twin.pk, twin._state.adding = suspect(perkara).pk, True
    twin.mulai_at, twin.terlambat = PAGI, SUSUL

    with (
        pytest.raises(IntegrityError, match="upaya_tahan_sesudah_tangkap"),
        transaction.atomic(),
    ):
        twin.save(force_insert=True)


def test_nobody_is_arrested_while_he_is_held_nor_twice_at_once(kalender):
    held = with_tersangka(ringkas="ditahan")
    detained(held)
    freed = with_tersangka(ringkas="dilepas")
    row = arrested(freed)
    kalender.shift(timedelta(hours=5))
    now = MALAM + timedelta(hours=5)
    new = NewLepas(at=now, alasan="SP.Lepas/1")
    release_penangkapan(row, new, versi=row.versi, actor=PENYIDIK)

    with pytest.raises(SelangDikuasai):
        arrested(held)
    with pytest.raises(SelangDikuasai):
        arrested(freed, mulai_at=MALAM + timedelta(hours=2))
    with pytest.raises(SelangDikuasai):
        detained(freed, mulai_at=MALAM + timedelta(hours=2))

    assert arrested(freed).selesai_at is None


def test_an_arrest_written_down_after_its_detention_ended_when_that_began(kalender):
    perkara = with_tersangka()
    kalender.shift(timedelta(hours=20))
    row = detained(perkara)

    arrest = arrested(perkara, mulai_at=MALAM)

    assert arrest.selesai_at == row.mulai_at
    assert Penahanan.objects.get().penangkapan == arrest
    assert suspect(perkara).status == StatusOrang.DITAHAN
    assert (len(get_papan(KASAT).tangkap), len(list_tahanan(KASAT))) == (0, 1)


def test_who_is_kept_after_his_hours_ran_out_is_taken_with_a_reason_and_shows_in_red(kalender):
    perkara = with_tersangka()
    arrested(perkara)
    kalender.shift(timedelta(days=6, hours=1))

    with pytest.raises(TanpaDasar, match="3 hari tanpa dasar"):
        detained(perkara)
    row = detained(perkara, terlambat="perpanjangan tidak terbit")

    assert row.terlambat == "perpanjangan tidak terbit"
    for name, args in (("upaya:tahanan", []), ("upaya:perkara", [perkara.pk])):
        assert "3 hari tanpa dasar" in as_(KASAT).get(reverse(name, args=args)).content.decode()


def test_who_is_detained_within_his_hours_or_was_let_go_was_never_kept_without_ground(kalender):
    within = with_tersangka(ringkas="tepat waktu")
    arrested(within)
    freed = with_tersangka(ringkas="dilepas")
    row = arrested(freed)
    kalender.shift(timedelta(hours=70))
    now = MALAM + timedelta(hours=70)
    new = NewLepas(at=now, alasan="SP.Lepas/1")
    release_penangkapan(row, new, versi=row.versi, actor=PENYIDIK)
    detained(within)
    kalender.shift(timedelta(days=10))
    detained(freed)

    assert [card.tanpa_dasar for card in list_tahanan(KASAT)] == ["", ""]


@pytest.mark.parametrize("do", [arrested, detained])
def test_nothing_happened_by_force_before_the_event_whatever_the_reason(do):
    event = MALAM - timedelta(hours=12)
    perkara = with_tersangka(kejadian_at=event)
    before = event - timedelta(days=1)

    with pytest.raises(TerlaluDahulu, match="5 Maret 2026"):
        do(perkara, mulai_at=before, terlambat=SUSUL)

    assert not Penangkapan.objects.exists()


def test_a_seizure_of_1990_is_a_slip_of_the_pen_whatever_the_reason():
    perkara = with_tersangka()

    with pytest.raises(TanggalTidakMasukAkal):
        seized(perkara, at=datetime(1990, 1, 1, tzinfo=UTC), terlambat=SUSUL)
    with pytest.raises(UrutanTerbalik):
        seized(perkara, at=MALAM - timedelta(days=200))

    assert seized(perkara, at=MALAM - timedelta(days=200), terlambat=SUSUL).terlambat == SUSUL


def test_a_letter_of_extension_is_not_older_than_the_detention():
    row = detained(with_tersangka())

    with pytest.raises(SuratMendahului):
        extended(row, date(2026, 3, 4), terlambat=SUSUL)
