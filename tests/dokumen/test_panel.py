"""What the papers of a case cost on its page, and what it knows of orders on paper."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sidik.perkara.queries import access_perkara
from sidik.wiring import PERKARA_PANELS
from tests.cast import PENYIDIK
from tests.perkara.builders import assigned, in_penyidikan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
[SURAT] = [panel for panel in PERKARA_PANELS if panel.kunci == "surat"]


def test_the_papers_of_a_case_cost_six_questions_at_most():
    """Its page is opened all day: what it has read already is not asked again."""
    for perkara in (in_penyidikan(), assigned()):
        read = access_perkara(PENYIDIK, perkara.pk)

        with CaptureQueriesContext(connection) as asked:
            SURAT.load(read, PENYIDIK)

        assert len(asked) <= 6


def test_what_rests_on_an_order_made_on_paper_is_offered_all_the_same():
    isi = SURAT.load(access_perkara(PENYIDIK, in_penyidikan().pk), PENYIDIK)

    assert isi
    assert "spdp" in {one.jenis for one in isi["tawaran"]}
    assert "sp2hp_a4" not in {one.jenis for one in isi["tawaran"]}
