"""This node is the centre; the site is only on the wire."""

from dataclasses import replace
from typing import Any

import pytest

from sidik.satuan.data import system_actor
from sidik.sinkron.usecases import approve_simpul, receive_enrolment
from tests.sinkron.site import Situs


@pytest.fixture
def pusat(settings: Any, negeri: None) -> None:
    settings.SIDIK = replace(
        settings.SIDIK,
        peran="pusat",
        kode="pusiknas",
        nama="Pusiknas",
        satuan="POLRI.PUSIKNAS",
        upstream=None,
    )


@pytest.fixture
def situs(pusat: None) -> Situs:
    """Return a site that has enrolled and been let in."""
    site = Situs()
    receive_enrolment(site.enrolment())
    approve_simpul(site.kode, actor=system_actor("POLRI.PUSIKNAS"))
    return site
