"""Each case says how far it has come on its way to the centre."""

import pytest
from django.test import Client

from tests.cast import KASAT, login_of
from tests.perkara.builders import registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def test_a_case_that_nobody_has_receipted_says_that_it_waits():
    lp = registered()
    client = Client()
    client.force_login(login_of(KASAT))

    page = client.get(f"/perkara/{lp.perkara_id}/").content.decode()

    assert "menunggu kirim" in page
    assert "berkuitansi" not in page
