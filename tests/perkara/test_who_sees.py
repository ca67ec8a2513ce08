"""Who sees which case and which name in it, how a case is found, and what a page costs."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidik.jejak.data import Actor, NamaBuku
from sidik.jejak.models import Peristiwa
from sidik.perkara import usecases
from sidik.perkara.data import TujuanGelar
from sidik.perkara.policy import is_loket
from sidik.perkara.queries import berkas_of
from tests.cast import (
    BALANGAN,
    DITRESNARKOBA,
    KA_SPKT,
    KAPOLRES,
    KASAT,
    KAUR_MINTU,
    OPERATOR_LP,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    SI_TIK,
)
from tests.perkara.builders import (
    NOMOR,
    an_lp,
    an_lp_b,
    as_,
    assigned,
    detail,
    gelar,
    registered,
    step,
    terlapor,
    with_tersangka,
)

SCRIPT = "<script>alert('x')</script>"
pages = pytest.mark.usefixtures("negeri")


@pytest.mark.django_db
@pages
class TestWhoSees:
    @pytest.mark.parametrize("actor", [PENYIDIK, KASAT, KAPOLRES, PEMBANTU])
    def test_the_unit_and_its_chiefs_open_the_case(self, actor):
        perkara = assigned()

        answer = as_(actor).get(detail(perkara))

        assert answer.status_code == 200
        assert "Dua paket sabu di Paringin" in answer.content.decode()

    def test_another_polres_does_not_know_that_it_is_there(self):
        perkara = assigned()

        assert as_(ORANG_LUAR).get(detail(perkara)).status_code == 404
        assert as_(ORANG_LUAR).get("/perkara/").context["rows"] == []

    def test_who_keeps_the_machines_sees_no_case(self):
        perkara = assigned()

        assert as_(SI_TIK).get(detail(perkara)).status_code == 403
        assert as_(SI_TIK).get("/perkara/").status_code == 403

    def test_the_polda_says_why_before_it_reads_and_that_is_written_down(self):
        perkara = assigned()
        polda = as_(DITRESNARKOBA)

        gate = polda.get(detail(perkara))
        assert perkara.ringkas not in gate.content.decode()
        assert not Peristiwa.objects.filter(buku=NamaBuku.BACA).exists()

        page = polda.post(
            reverse("perkara:keperluan", args=[perkara.pk]),
            {"keperluan": "supervisi perkara"},
            follow=True,
        )
        assert perkara.ringkas in page.content.decode()
        trace = Peristiwa.objects.get(buku=NamaBuku.BACA)
        assert trace.actor["nrp"] == DITRESNARKOBA.nrp
        assert "supervisi" in str(trace.records)

    def test_the_clerk_who_registered_it_is_not_asked_whoever_took_it(self):
        perkara = registered(an_lp(penerima_nrp=PENYIDIK.nrp)).perkara
        other = replace(OPERATOR_LP, nrp="90010199")

        assert perkara.ringkas in as_(OPERATOR_LP).get(detail(perkara)).text
        assert "Untuk keperluan apa?" in as_(other).get(detail(perkara)).text

    @pytest.mark.parametrize("said", [" ", "x", "cek saja", "1234567890 ..."])
    def test_without_a_purpose_the_door_stays_shut(self, said):
        perkara = assigned()
        polda = as_(DITRESNARKOBA)

        answer = polda.post(reverse("perkara:keperluan", args=[perkara.pk]), {"keperluan": said})

        assert answer.status_code == 422
        assert perkara.ringkas not in polda.get(detail(perkara)).content.decode()

    def test_a_sensitive_case_asks_its_own_chief_and_hides_its_words_in_the_list(self):
        perkara = assigned()
        usecases.mark_sensitif(
            perkara, sensitif=True, alasan="informan", versi=perkara.versi, actor=KASAT
        )

        assert "Untuk keperluan apa?" in as_(KASAT).get(detail(perkara)).content.decode()
        assert perkara.ringkas in as_(PENYIDIK).get(detail(perkara)).content.decode()
        listed = as_(KASAT).get("/perkara/").content.decode()
        assert perkara.ringkas not in listed
        assert "Perkara sensitif" in listed

    @pytest.mark.parametrize(
        ("actor", "told"),
        [(PENYIDIK, True), (KASAT, True), (PEMBANTU, False), (KAUR_MINTU, False)],
    )
    def test_a_childs_name_is_for_the_team_and_the_chiefs(self, actor, told):
        perkara = assigned()
        usecases.add_orang(
            perkara, terlapor("Rizal Fahmi", umur=16, alamat="Gang Mawar"), actor=PENYIDIK
        )

        page = as_(actor).get(detail(perkara)).content.decode()

        assert ("Rizal Fahmi" in page) is told
        assert ("Gang Mawar" in page) is told
        assert ("inisial R.F." in page) is not told

    @pytest.mark.parametrize(
        ("actor", "told"),
        [
            (PENYIDIK, True),
            (KASAT, True),
            (OPERATOR_LP, True),
            (KAUR_MINTU, True),
            (PEMBANTU, False),
        ],
    )
    def test_the_reporter_is_for_those_who_deal_with_him(self, actor, told):
        perkara = assigned(an_lp_b())

        page = as_(actor).get(detail(perkara)).content.decode()

        assert ("Siti Maimunah" in page) is told
        assert ("+6281255501234" in page) is told

    def test_what_was_typed_is_shown_and_never_run(self):
        perkara = assigned(an_lp_b(ringkas=SCRIPT, uraian=SCRIPT, tkp=SCRIPT, pasal=(SCRIPT,)))
        usecases.add_orang(perkara, terlapor(SCRIPT, alias=SCRIPT, alamat=SCRIPT), actor=PENYIDIK)
        gelar(perkara, TujuanGelar.KHUSUS)

        for page in (detail(perkara), "/perkara/", f"/perkara/?cari={SCRIPT}"):
            text = as_(PENYIDIK).get(page).content.decode()
            assert SCRIPT not in text
            assert "&lt;script&gt;" in text


@pytest.mark.django_db
@pages
class TestFinding:
    def found(self, actor: Actor, **query: str) -> Iterable[str]:
        rows = as_(actor).get("/perkara/", query).context["rows"]
        return {row.ringkas for row in rows}

    @pytest.mark.parametrize(
        "text",
        [
            NOMOR,
            "lpa 7/3/2026 spkt satresnarkoba polresbalangan polda kalimantan selatan",
            "LP/A/7/III/2026",
            "STTLP/A/07/III/2026/SPKT.SATRESNARKOBA",
            "paringin sabu",
            "saku celana",
        ],
    )
    def test_a_case_is_found_by_number_in_any_spelling_and_by_words(self, text):
        registered(an_lp(NOMOR))
        registered(an_lp_b(tkp="Halong", uraian="Rumah kosong."))

        assert self.found(KASAT, cari=text) == {"Dua paket sabu di Paringin"}

    def test_a_child_or_a_reporter_is_found_by_name_by_those_who_may_read_it_only(self):
        perkara = assigned(an_lp_b())
        usecases.add_orang(perkara, terlapor("Rizal Fahmi", umur=16), actor=PENYIDIK)
        usecases.add_orang(perkara, terlapor("Zulkifli"), actor=PENYIDIK)

        assert self.found(PEMBANTU, cari="zulkifli")
        assert not self.found(PEMBANTU, cari="Fahmi")
        assert not self.found(PEMBANTU, cari="Maimunah")
        assert self.found(KASAT, cari="Fahmi")

    def test_the_nearest_deadline_stands_first_and_finished_cases_step_aside(self):
        assigned(an_lp(ringkas="tanpa tenggat"))
        assigned(an_lp_b(ringkas="berpelapor"))
        step(assigned(an_lp(ringkas="pindah")), "transfer_perkara", KASAT, alasan="Tabalong")

        rows = as_(KASAT).get("/perkara/").context["rows"]
        assert [r.ringkas for r in rows] == ["berpelapor", "tanpa tenggat"]
        assert self.found(KASAT, tahap="dilimpahkan") == {"pindah"}
        assert len(self.found(KASAT, tahap="semua")) == 3

    def test_the_list_is_narrowed_to_the_late_the_unassigned_and_one_officer(self):
        assigned(an_lp(ringkas="punya penyidik"))
        registered(an_lp_b(ringkas="lewat"))

        assert self.found(KASAT, lewat="on") == {"lewat"}
        assert self.found(KASAT, penyidik="-") == {"lewat"}
        assert self.found(KASAT, penyidik=PENYIDIK.nrp) == {"punya penyidik"}


@pytest.mark.django_db
@pages
class TestCost:
    def test_the_list_costs_the_same_for_one_case_and_for_many(self, django_assert_max_num_queries):
        for _ in range(12):
            assigned(an_lp_b())
        client = as_(KASAT)

        with django_assert_max_num_queries(14):
            assert len(client.get("/perkara/").context["rows"]) == 12

    def test_a_case_with_many_people_costs_no_more(self, django_assert_max_num_queries):
        """What the rooms of wiring show of it is theirs to keep bounded; they are counted here."""
        perkara = with_tersangka()
        client = as_(PENYIDIK)
        with CaptureQueriesContext(connection) as few:
            client.get(detail(perkara))
        for n in range(10):
            usecases.add_orang(perkara, terlapor(f"Orang {n}"), actor=PENYIDIK)

        with django_assert_max_num_queries(min(len(few) + 1, 45)):
            assert client.get(detail(perkara)).status_code == 200


@pytest.mark.django_db
@pages
class TestTheHeadOfTheCounter:
    """He reads what was taken at his counter as his operator does, and nothing more."""

    def test_opens_an_lp_taken_there_with_its_reporter_and_is_asked_nothing(self):
        perkara = registered(an_lp_b()).perkara

        page = as_(KA_SPKT).get(detail(perkara))

        assert page.templates[0].name == "perkara/detail.html"
        assert "Siti Maimunah" in page.content.decode()

    def test_says_what_for_before_an_lp_that_was_taken_elsewhere(self):
        perkara = registered(an_lp_b(), actor=KASAT).perkara

        page = as_(KA_SPKT).get(detail(perkara))

        assert page.templates[0].name == "perkara/keperluan.html"

    def test_reads_no_child_by_name_and_changes_no_step(self):
        perkara = assigned(an_lp_b())
        usecases.add_orang(perkara, terlapor("Rizal Fahmi", umur=15), actor=PENYIDIK)

        page = as_(KA_SPKT).get(detail(perkara))

        assert "Rizal Fahmi" not in page.content.decode()
        assert not page.context["halaman"].izin.advance

    def test_one_of_another_counter_says_what_for(self):
        other = replace(KA_SPKT, nrp="70010101", satuan=f"{BALANGAN}.PARINGIN")
        perkara = registered(an_lp_b()).perkara

        assert not is_loket(other, berkas_of(perkara))
        assert is_loket(KA_SPKT, berkas_of(perkara))
        assert not is_loket(OPERATOR_LP, berkas_of(perkara))
