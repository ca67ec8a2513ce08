"""A node with the SOP's equipment, on an ordinary Tuesday morning at Balangan."""

from datetime import UTC, datetime

import pytest
import time_machine

from sidik.perangkat.usecases import open_daily_sheets, plant_perangkat
from tests.cast import SISTEM

# Tuesday 3 November 2026, 07.00 WITA
PAGI = datetime(2026, 11, 2, 23, 0, tzinfo=UTC)


@pytest.fixture
def pagi(db):
    with time_machine.travel(PAGI, tick=False) as clock:
        yield clock


@pytest.fixture
def alat(pagi, negeri):
    plant_perangkat(actor=SISTEM)


@pytest.fixture
def lembar(alat):
    """The daily sheet of today, as it makes itself."""
    return next(x for x in open_daily_sheets(actor=SISTEM) if x.daftar.kode == "harian")


@pytest.fixture
def lembar_ti(lembar):
    from sidik.perangkat.models import Lembar

    return Lembar.objects.get(daftar__kode="mingguan")
