"""Once orders rest on a report the counter changes it no more, and reads of the case only that."""

import pytest
from django.urls import reverse

from sidik.kernel.ref import ref
from sidik.perkara import usecases
from sidik.perkara.data import Kesulitan, TujuanGelar
from sidik.perkara.errors import SudahLepasLoket
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import known_of
from tests.cast import KA_SPKT, KASAT, KAUR_MINTU, OPERATOR_LP, PENYIDIK, appoint
from tests.dokumen.builders import bahan, drafted, kabel
from tests.perkara.builders import (
    an_lp_b,
    as_,
    assigned,
    detail,
    gelar,
    in_penyidikan,
    registered,
    step,
    terlapor,
)
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


class TestWhatItReads:
    def story(self, perkara: Perkara, actor) -> list[str]:
        halaman = as_(actor).get(detail(perkara)).context["halaman"]
        return [each.title for each in halaman.riwayat]

    def test_its_timeline_tells_of_the_report_and_its_people_only(self):
        lp = registered(an_lp_b(tertangkap_tangan=True))
        usecases.add_orang(lp.perkara, terlapor(), actor=OPERATOR_LP)
        usecases.assign_penyidik(
            lp.perkara,
            appoint(PENYIDIK),
            versi=lp.perkara.versi,
            kesulitan=Kesulitan.SEDANG,
            actor=KASAT,
        )
        perkara = step(lp.perkara, "open_penyidikan_langsung")
        usecases.add_orang(perkara, terlapor("Burhan"), actor=PENYIDIK)
        gelar(perkara, TujuanGelar.TERSANGKA)

        told = self.story(perkara, OPERATOR_LP)

        assert set(told) == {"LP terdaftar", "Orang dicatat"}
        assert told.count("Orang dicatat") == 2  # the reporter, and whom he named
        assert {"Gelar perkara", "Penyidik ditunjuk"} <= set(self.story(perkara, PENYIDIK))

    def test_no_draft_of_an_order_is_shown_at_the_counter_on_the_case_or_in_the_book(self):
        perkara = in_penyidikan()
        case = ref("perkara", perkara.pk)
        paper(perkara, hari_lalu=0)
        draft = drafted("sprin_gas", wires=kabel(bahan(case, induk=case)), subject=case)

        page = reverse("dokumen:surat", args=[draft.pk])
        assert page in shown(perkara, KASAT)
        assert page not in shown(perkara)
        assert "SP.Sidik" in as_(KASAT).get("/surat/").content.decode()
        assert "SP.Sidik" not in as_(OPERATOR_LP).get("/surat/").content.decode()
