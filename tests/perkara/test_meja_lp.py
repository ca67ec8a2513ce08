"""The LP desk: three minutes with the keyboard alone, and a power cut costs nothing (SOP 5.a.1)."""

import re
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.errors import InformanTidakAda, KeperluanBelumDiisi
from sidik.perkara.forms import LPForm
from sidik.perkara.models import Draf, Informan, LaporanPolisi
from sidik.perkara.queries import list_draf
from sidik.satuan.usecases import plant_satuan
from tests.cast import KAPOLRES, KASAT, KAUR_MINTU, OPERATOR_LP, PENYIDIK, SI_TIK
from tests.perkara.builders import an_lp, as_, registered
from tests.perkara.test_pages import LP_BARU, typed

DRAF = "/perkara/lp/draf/"
pages = pytest.mark.usefixtures("negeri")


class _Road(HTMLParser):
    """The controls of the LP form in the order in which Tab comes to them."""

    def __init__(self) -> None:
        super().__init__()
        self.stops: list[str] = []
        self.indexes: list[str] = []
        self._in_form = False
        self._folded = 0

    def handle_starttag(self, tag, attrs):
        seen = dict(attrs)
        if tag == "form":
            self._in_form = "lp" in (seen.get("class") or "").split()
        if not self._in_form:
            return
        if "tabindex" in seen:
            self.indexes.append(seen["tabindex"])
        if tag == "details":
            self._folded += 1
        elif tag == "summary" or (
            not self._folded
            and tag in {"input", "select", "textarea", "button", "a"}
            and seen.get("type") != "hidden"
        ):
            self.stops.append(seen.get("name") or tag)

    def handle_endtag(self, tag):
        if tag == "form":
            self._in_form = False
        if tag == "details" and self._in_form:
            self._folded -= 1


def body(client) -> str:
    return client.get(LP_BARU).content.decode()


def road(client) -> _Road:
    parser = _Road()
    parser.feed(client.get(LP_BARU).content.decode())
    return parser


@pytest.mark.django_db
@pages
class TestKeyboard:
    @pytest.mark.sop("5.a.1")
    def test_no_more_than_nine_fields_are_required(self):
        required = [name for name, field in LPForm.base_fields.items() if field.required]

        assert len(required) <= 9

    def test_tab_goes_as_the_eye_reads_and_reaches_the_button_soon(self):
        found = road(as_(OPERATOR_LP))

        stops = [s for s in dict.fromkeys(found.stops) if not s.startswith("pelapor_")]
        assert found.indexes == []
        assert stops.index("model") < stops.index("dilaporkan_at") < stops.index("tkp")
        assert stops.index("tkp") < stops.index("pasal_1") < stops.index("uraian")
        assert stops.index("button") <= 16

    def test_four_texts_and_enter_are_enough_for_an_lp_a(self):
        """Everything else has been filled in already or may stay empty."""
        client = as_(OPERATOR_LP)
        form = client.get(LP_BARU).context["form"]
        given_ = {n: form[n].value() for n in form.fields if form[n].value() not in (None, "")}
        given_["dilaporkan_at"] = f"{given_['dilaporkan_at']:%Y-%m-%dT%H:%M}"
        words = {"tkp": "Paringin", "ringkas": "Dua paket sabu", "uraian": "Ditemukan."}

        answer = client.post(LP_BARU, given_ | words)

        assert answer.status_code == 302, answer.context["form"].errors
        presses = sum(len(w) for w in words.values()) + 16 + 1  # letters, tabs, enter
        assert presses <= 60


@pytest.mark.django_db
@pages
class TestPasalOnTheDesk:
    def options(self, client, day: str) -> str:
        answer = client.post("/perkara/lp/pasal/", {"kejadian_at": day, "model": "A"})
        return answer.content.decode()

    @pytest.mark.laugh(8)
    def test_the_same_report_sent_from_two_windows_is_one_unless_he_says_otherwise(self):
        client, told = as_(OPERATOR_LP), typed()
        assert client.post(LP_BARU, told).status_code == 302

        again = client.post(LP_BARU, told)

        assert again.status_code == 422
        assert LaporanPolisi.objects.get().nomor in again.content.decode()
        assert 'name="bukan_kembar"' in again.content.decode()
        assert client.post(LP_BARU, told | {"bukan_kembar": "ya"}).status_code == 302
        assert LaporanPolisi.objects.count() == 2

    def test_the_desk_offers_the_articles_of_the_day_of_the_act(self):
        client = as_(OPERATOR_LP)

        assert "kuhp-609-1-a" in self.options(client, "2026-03-05T22:30")
        assert "uu35-112-1" not in self.options(client, "2026-03-05T22:30")
        assert "uu35-112-1" in self.options(client, "2025-12-20T22:30")

    def test_it_says_where_the_law_is_not_sure(self):
        assert "perlu dicek" in self.options(as_(OPERATOR_LP), "2026-03-05T22:30")

    def test_a_chosen_charge_is_registered_with_its_links(self):
        as_(OPERATOR_LP).post(
            LP_BARU,
            typed(pasal_1="uu35-114-1", hubungan_2="subsider", pasal_2="kuhp-609-1-a"),
        )

        assert LaporanPolisi.objects.get().pasal == [
            "Pasal 114 ayat (1) UU 35/2009",
            "subsider Pasal 609 ayat (1) huruf a UU 1/2023 (KUHP)",
        ]

    def test_the_old_article_typed_by_hand_for_a_new_act_is_refused_with_its_heir(self):
        answer = as_(OPERATOR_LP).post(LP_BARU, typed(pasal="Pasal 112 ayat (1) UU 35/2009"))

        assert answer.status_code == 422
        assert "penggantinya Pasal 609" in str(answer.context["form"].errors["pasal"])

    def test_a_day_known_by_year_and_month_only_decides_which_law_is_asked(self):
        old = {"kejadian_at": "", "kejadian_tahun": "2025", "kejadian_bulan": "12"}
        told = typed(pasal="Pasal 112 ayat (1) UU 35/2009") | old

        assert as_(OPERATOR_LP).post(LP_BARU, told).status_code == 302


@pytest.mark.django_db
@pages
class TestDraft:
    def test_what_was_typed_is_there_after_a_power_cut_on_another_computer(self):
        as_(OPERATOR_LP).post(DRAF, typed(uraian="Setengah jadi", tkp=""))
        client = as_(OPERATOR_LP)

        fresh = client.get(LP_BARU).content.decode()
        page = client.get(re.search(r'href="([^"]*\?draf=[^"]+)"', fresh)[1]).content.decode()

        assert "Setengah jadi" not in fresh
        assert "Setengah jadi" in page
        assert "Melanjutkan draf" in page

    def test_two_windows_of_one_officer_keep_two_drafts(self):
        client = as_(OPERATOR_LP)
        kunci = [re.search(r'name="draf" value="([^"]+)"', body(client))[1] for _ in range(2)]

        for n, draf in enumerate(kunci):
            client.post(DRAF, typed(ringkas=f"Jendela {n}", draf=draf))
        client.post(LP_BARU, typed(ringkas="Jendela 0", draf=kunci[0]))

        assert [row.judul for row in list_draf(OPERATOR_LP)] == ["Jendela 1"]

    def test_a_draft_is_not_written_by_another_officer_who_has_its_key(self):
        key = str(uuid4())
        as_(OPERATOR_LP).post(DRAF, typed(ringkas="Milik saya", draf=key))

        answer = as_(PENYIDIK).post(DRAF, typed(ringkas="Milik orang", draf=key))

        assert answer.status_code in {403, 404}
        assert Draf.objects.get().judul == "Milik saya"

    def test_old_drafts_make_room(self):
        client = as_(OPERATOR_LP)
        for n in range(22):
            client.post(DRAF, typed(ringkas=f"Draf {n}"))

        assert Draf.objects.count() == 20
        assert not [row for row in Draf.objects.all() if row.judul in {"Draf 0", "Draf 1"}]

    def test_typing_saves_by_itself(self):
        answer = as_(OPERATOR_LP).post(DRAF, typed(), headers={"HX-Request": "true"})

        assert "Draf tersimpan" in answer.content.decode()
        assert Draf.objects.get().isi["ringkas"] == "Dua paket sabu"

    def test_a_registered_lp_leaves_no_draft(self):
        client = as_(OPERATOR_LP)
        key = str(uuid4())
        client.post(DRAF, typed(draf=key))

        client.post(LP_BARU, typed(draf=key))

        client.post(DRAF, typed(draf=key))  # the last typing of a window that is still open
        assert list_draf(OPERATOR_LP) == []
        assert [row.isi for row in Draf.objects.all()] == [{}]

    def test_a_draft_is_its_officers_own_and_can_be_thrown_away(self):
        as_(OPERATOR_LP).post(DRAF, typed(uraian="Rahasia saya"))

        assert "Rahasia saya" not in as_(PENYIDIK).get(LP_BARU).content.decode()
        as_(OPERATOR_LP).post(DRAF, {"buang": "1", "draf": str(Draf.objects.get().pk)})
        assert not Draf.objects.exists()

    def test_who_registers_no_lp_keeps_no_draft(self):
        assert as_(SI_TIK).post(DRAF, typed()).status_code == 403
        assert as_(KAPOLRES).post("/perkara/lp/pasal/", typed()).status_code == 403


class TestAnyDraft(TestCase):
    def setUp(self) -> None:
        plant_satuan()
        self.client = as_(OPERATOR_LP)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.dictionaries(
            st.sampled_from(list(LPForm.base_fields)),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        )
    )
    def test_whatever_is_half_typed_comes_back(self, typed_):
        assert self.client.post(DRAF, typed_).status_code == 302
        assert self.client.get(LP_BARU).status_code == 200

    def test_where_a_tip_came_from_is_in_no_draft(self):
        self.client.post(DRAF, typed(informan="Udin tukang ojek"))

        assert "Udin" not in str(Draf.objects.get().isi)


@pytest.mark.django_db
@pages
class TestInformant:
    WHO = "Udin tukang ojek"

    def lp(self):
        return registered(an_lp(informan=self.WHO)).perkara

    @pytest.mark.laugh(3)
    def test_it_lies_locked_and_travels_nowhere(self):
        self.lp()

        assert self.WHO.encode() not in bytes(Informan.objects.get().isi)
        assert self.WHO not in str([t.records for t in Peristiwa.objects.all()])

    def test_the_chief_reads_it_with_a_purpose_and_both_are_written_down(self):
        perkara = self.lp()

        assert usecases.read_informan(perkara, "Gelar khusus", actor=KASAT) == self.WHO

        assert Peristiwa.objects.filter(verb="informan.dibaca", buku="baca").count() == 1
        with pytest.raises(KeperluanBelumDiisi):
            usecases.read_informan(perkara, " ", actor=KASAT)

    @pytest.mark.parametrize(
        "actor", [PENYIDIK, OPERATOR_LP, KAUR_MINTU, SI_TIK], ids=lambda a: a.nama
    )
    def test_nobody_else_does(self, actor):
        with pytest.raises(NotAllowed):
            usecases.read_informan(self.lp(), "Ingin tahu", actor=actor)

    def test_it_is_on_no_page_but_the_one_that_asks_why(self):
        perkara = self.lp()
        client = as_(KASAT)

        assert self.WHO not in client.get(f"/perkara/{perkara.pk}/").content.decode()
        opened = client.post(f"/perkara/{perkara.pk}/informan/baca/", {"keperluan": "Gelar khusus"})
        assert self.WHO in opened.content.decode()
        assert opened.headers["Cache-Control"] == "no-store"

    def test_a_case_without_one_says_so(self):
        with pytest.raises(InformanTidakAda):
            usecases.read_informan(registered().perkara, "Gelar", actor=KASAT)
