"""Once orders rest on a report the counter changes it no more, and reads of the case only that."""

import pytest
from django.urls import reverse

from sidik.perkara import usecases
from sidik.perkara.errors import SudahLepasLoket
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import known_of
from tests.cast import KA_SPKT, KAUR_MINTU, OPERATOR_LP, PENYIDIK
from tests.perkara.builders import an_lp_b, as_, assigned, detail, in_penyidikan, terlapor
from tests.perkara.test_hari_surat import paper
from tests.perkara.test_ralat import as_it_stands, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def shown(perkara: Perkara, actor=OPERATOR_LP) -> str:
    return as_(actor).get(detail(perkara)).content.decode()


class TestWhatItWrites:
    def test_a_story_on_which_orders_rest_is_not_rewritten_at_the_counter(self):
        perkara = in_penyidikan()
        lp, client = perkara.lp.get(), as_(OPERATOR_LP)
        told = as_it_stands(as_(KAUR_MINTU), lp) | {"uraian": "Lain sama sekali", "alasan": "coba"}

        answer = client.post(page(lp), told)

        lp.refresh_from_db()
        assert lp.uraian != "Lain sama sekali"
        assert answer.status_code == 422
        assert "Hadi Prayoga" in answer.content.decode()
        assert "Kaur Mintu" in answer.content.decode()

    @pytest.mark.parametrize("actor", [OPERATOR_LP, KA_SPKT], ids=lambda a: a.nama)
    def test_nor_does_it_add_or_correct_anyone(self, actor):
        perkara = in_penyidikan()
        row = usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)

        with pytest.raises(SudahLepasLoket, match=r"Aipda Hadi Prayoga.*Kaur Mintu.*Kasat"):
            usecases.add_orang(perkara, terlapor("Burhan"), actor=actor)
        versi = known_of(row)["versi"]
        with pytest.raises(SudahLepasLoket):
            usecases.amend_orang(row, terlapor("Lain"), versi=versi, actor=actor)
        assert [k.orang.nama for k in Keterlibatan.objects.all()] == ["Ahmad Rizki"]

    def test_its_buttons_are_gone_while_the_investigator_and_mintu_keep_theirs(self):
        perkara = in_penyidikan()

        assert "Perbaiki LP" not in shown(perkara)
        assert reverse("perkara:orang_baru", args=[perkara.pk]) not in shown(perkara)
        assert "Perbaiki LP" in shown(perkara, KAUR_MINTU)
        assert reverse("perkara:orang_baru", args=[perkara.pk]) in shown(perkara, PENYIDIK)

    def test_what_dors_answered_is_still_filled_in_there_and_nothing_else_is_asked(self):
        perkara = in_penyidikan()
        lp, client = perkara.lp.get(), as_(OPERATOR_LP)
        assert "Isi nomor DORS, EMP, NCIC" in client.get(detail(perkara)).content.decode()
        told = as_it_stands(client, lp)
        assert set(told) == {"versi"}

        assert client.post(page(lp), told | {"dors_id": "DORS-2026-9"}).status_code == 302

        lp.refresh_from_db()
        assert lp.dors_id == "DORS-2026-9"

    def test_a_signed_order_takes_it_from_the_counter_before_any_step(self):
        perkara = assigned()
        usecases.add_orang(perkara, terlapor(), actor=OPERATOR_LP)

        paper(perkara, hari_lalu=0)

        with pytest.raises(SudahLepasLoket):
            usecases.add_orang(perkara, terlapor("Burhan"), actor=OPERATOR_LP)

    def test_until_then_the_counter_mends_its_own_report(self):
        perkara = assigned(an_lp_b())

        assert "Perbaiki LP" in shown(perkara)
