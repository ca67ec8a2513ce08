from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sidik.layanan import queries
from sidik.layanan.data import Batas
from sidik.layanan.usecases import tanya


@pytest.fixture(autouse=True)
def office(settings: Any) -> None:
    settings.SIDIK = replace(
        settings.SIDIK,
        public_url="https://layanan.balangan.example",
        telepon="0526-2021110",
        pengaduan="0811-5000-220",
        sms="0811-5000-110",
    )


@pytest.fixture(autouse=True)
def no_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers come as soon as they are there; the floor has a test of its own."""
    quick = Batas(lantai=timedelta(0))
    monkeypatch.setattr(tanya, "BATAS", quick)
    monkeypatch.setattr(queries, "BATAS", quick)
