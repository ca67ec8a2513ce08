"""The LP desk and the case page: what officers type, and what is answered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import LaporanPolisi, Orang, Perkara
from sidik.perkara.usecases import add_orang
from sidik.satuan.usecases import plant_satuan
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import start_tenggat
from tests.cast import (
    KAPOLRES,
    KASAT,
    OPERATOR_LP,
    PEMBANTU,
    PENYIDIK,
    RESNARKOBA,
    SI_TIK,
    login_of,
)
from tests.perkara.builders import (
    NOMOR,
    an_lp,
    as_,
    assigned,
    detail,
    in_penyidikan,
    registered,
    step,
    terlapor,
)

SCRIPT = "<script>alert('x')</script>"
LP_BARU = "/perkara/lp/baru/"


def typed(**changes: str) -> dict[str, str]:
    form = {
        "model": "A",
        "satuan": RESNARKOBA,
        "dilaporkan_at": "2026-03-05T22:30",
        "tkp": "Paringin Kota",
        "kategori_tkp": "tempat_umum",
        "ringkas": "Dua paket sabu",
        "uraian": "Ditemukan dua paket.",
    }
    return form | changes


pages = pytest.mark.usefixtures("negeri")


@pytest.mark.django_db
@pages
class TestLPDesk:
    @pytest.mark.sop("5.a.1")
    def test_the_clerk_registers_an_lp_and_lands_on_its_case(self):
        answer = as_(OPERATOR_LP).post(LP_BARU, typed(nomor=NOMOR), follow=True)

        lp = LaporanPolisi.objects.get()
        assert answer.redirect_chain[-1][0] == detail(lp.perkara)
        assert NOMOR in answer.content.decode()

    def test_model_b_keeps_the_reporter_and_one_spelling_of_the_telephone(self):
        as_(OPERATOR_LP).post(
            LP_BARU,
            typed(model="B", pelapor_nama="Siti Maimunah", pelapor_telepon="0812-5550-1234"),
        )

        assert Orang.objects.get().telepon == "+6281255501234"

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("nomor", "LP-0001/2026", "Nomor LP tidak terbaca"),
            ("nomor", NOMOR.replace("/A/", "/B/"), "nomor LP model B"),
            ("dilaporkan_at", "kemarin", "Tulis tanggal dan jam"),
            ("dilaporkan_at", "0001-01-01T00:00", "Tahun 1 tidak masuk akal"),
            ("dilaporkan_at", "9999-12-31T23:59", "Waktu lapor belum terjadi"),
            ("kejadian_at", "2026-03-06T22:30", "tidak mungkin sesudah waktu lapor"),
            ("tkp", "", "Bidang ini"),
            ("tkp", "x" * 10_000, "paling banyak 300 karakter"),
            ("uraian", "x" * 10_000, "paling banyak 8000 karakter"),
            ("ringkas", "a\x00b", "Karakter null"),
            ("satuan", "POLRI.KALSEL.TABALONG.RESNARKOBA", "bukan salah satu dari pilihan"),
            ("penerima_nrp", "12", "NRP 8 angka"),
            ("pelapor_nama", "Siti", "kosongkan isian pelapor"),
            ("pelapor_telepon", "nol delapan", "tidak benar"),
            ("pasal", "x" * 300, "tiap baris paling panjang"),
        ],
    )
    def test_bad_input_is_told_at_its_field_and_nothing_is_written(self, field, value, sentence):
        answer = as_(OPERATOR_LP).post(LP_BARU, typed(**{field: value}))

        assert answer.status_code == 422
        assert sentence in " ".join(answer.context["form"].errors[field])
        assert "Ditemukan dua paket." in answer.content.decode() or field == "uraian"
        assert not Perkara.objects.exists()

    def test_a_number_that_is_there_already_is_refused_at_the_number(self):
        registered(an_lp(NOMOR))

        answer = as_(OPERATOR_LP).post(LP_BARU, typed(nomor=NOMOR.lower()))

        assert answer.status_code == 422
        assert "sudah terdaftar" in str(answer.context["form"].errors["nomor"])

    @pytest.mark.parametrize("name", ["🚓 مرحبا terbalik", "ꦲꦏ꧀ꦱꦫ", "'; DROP TABLE x; --"])
    def test_any_writing_is_kept_as_it_was_typed(self, name):
        as_(OPERATOR_LP).post(LP_BARU, typed(ringkas=name))

        assert Perkara.objects.get().ringkas == name

    def test_marks_that_nobody_sees_turn_no_line_around_and_hide_no_name(self):
        as_(OPERATOR_LP).post(LP_BARU, typed(ringkas="Si\u200bti \u202eterbalik"))

        assert Perkara.objects.get().ringkas == "Siti terbalik"

    def test_those_whose_work_it_is_not_are_refused(self):
        assert as_(KAPOLRES).get(LP_BARU).status_code == 403
        assert as_(SI_TIK).post(LP_BARU, typed()).status_code == 403

    def test_a_stranger_is_sent_to_the_login(self):
        assert Client().get(LP_BARU).headers["Location"].startswith("/masuk/")


class TestAnyInput(TestCase):
    def setUp(self) -> None:
        plant_satuan()
        self.client = as_(OPERATOR_LP)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.dictionaries(
            st.sampled_from(
                [
                    *typed(),
                    "nomor",
                    "pasal",
                    "penerima_nrp",
                    "pelapor_nama",
                    "pelapor_telepon",
                    "pelapor_nik",
                    "kejadian_at",
                    "kejadian_teks",
                ]
            ),
            st.one_of(
                st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
                st.sampled_from(["B", "\x00", "x" * 10_000, "🚓", "-1", "1e9", "2026-02-30T25:61"]),
                st.datetimes().map(lambda d: d.isoformat(timespec="minutes")),
            ),
        )
    )
    def test_the_desk_answers_whatever_is_typed(self, changes):
        answer = self.client.post(LP_BARU, typed(**changes))

        assert answer.status_code in (302, 422)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.dictionaries(
            st.sampled_from(["cari", "tahap", "satuan", "penyidik", "lewat", "page"]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        )
    )
    def test_the_list_answers_whatever_is_asked(self, query):
        assert self.client.get("/perkara/", query).status_code == 200


@pytest.mark.django_db
@pages
class TestList:
    def inside(self, perkara: Perkara, key: str, at) -> None:
        """A clock of something inside the case: a request to a prosecutor that runs for days."""
        start_tenggat(
            actor=PENYIDIK,
            aturan="jpu_teliti",
            rezim="kuhap_2025",
            subject=f"berkas:{key}",
            at=at,
            satuan=RESNARKOBA,
            induk=ref("perkara", perkara.pk),
        )

    def test_a_clock_of_what_is_inside_a_case_stands_in_its_row_and_orders_the_list(self):
        early, late = (
            assigned(an_lp(ringkas="Perkara satu")),
            assigned(an_lp(ringkas="Perkara dua")),
        )
        Tenggat.objects.all().delete()
        self.inside(early, "a", clock.now())
        self.inside(late, "b", clock.now() - timedelta(days=40))

        page = as_(KASAT).get("/perkara/")
        rows = page.context["rows"]
        only = as_(KASAT).get("/perkara/?lewat=on").context["rows"]

        assert [row.ringkas for row in rows] == ["Perkara dua", "Perkara satu"]
        assert [len(row.tenggat) for row in rows] == [1, 1]
        assert [row.ringkas for row in only] == ["Perkara dua"]
        assert "Tenggat terdekat di atas" in page.content.decode()


@pytest.mark.django_db
@pages
class TestCasePage:
    def test_a_closed_step_says_why(self):
        perkara = registered().perkara

        page = as_(KASAT).get(detail(perkara)).content.decode()

        assert "Penyidik belum ditunjuk; tugaskan dahulu." in page

    def test_a_report_taken_at_midnight_bears_its_hour(self):
        midnight = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
        perkara = assigned(an_lp(dilaporkan_at=midnight))

        assert "5 Maret 2026 pukul 00.00 WITA" in as_(PENYIDIK).get(detail(perkara)).text

    def test_the_number_of_the_report_may_break_at_its_slashes(self):
        perkara = assigned()
        *_, polres, polda = perkara.lp.get().nomor.split("/")

        for where in (detail(perkara), "/perkara/"):
            assert f"/<wbr>{polres}/<wbr>{polda}<" in as_(PENYIDIK).get(where).text

    def test_a_birthday_is_told_as_people_write_it(self):
        born = terlapor(tanggal_lahir=date(1995, 1, 2), tempat_lahir="Paringin")
        row = add_orang(in_penyidikan(), born, actor=PENYIDIK)
        where = reverse("perkara:orang", args=[row.perkara_id, row.pk])

        assert "Paringin, 2 Januari 1995" in as_(PENYIDIK).get(where).text

    def test_who_may_not_move_the_case_is_told_who_may(self):
        page = as_(PEMBANTU).get(detail(assigned())).content.decode()

        assert "Hanya penyidik perkara ini dan pimpinan satuannya." in page

    @pytest.mark.sop("5.a.3")
    def test_an_officer_takes_a_step_on_the_page_and_it_stands_in_the_timeline(self):
        perkara = assigned()

        answer = as_(PENYIDIK).post(
            reverse("perkara:langkah", args=[perkara.pk]),
            {"step": "open_penyelidikan", "versi": perkara.versi, "nomor": "SP.Lidik/9/III/2026"},
            follow=True,
        )

        page = answer.content.decode()
        assert Perkara.objects.get().tahap == "penyelidikan"
        assert "SP.Lidik/9/III/2026" in page
        assert "Aipda Hadi Prayoga, S.H." in page

    def test_a_step_from_an_old_screen_is_refused_with_who_was_first(self):
        perkara = assigned(an_lp(tertangkap_tangan=True))
        step(perkara, "open_penyidikan_langsung", actor=KASAT)

        answer = as_(PENYIDIK).post(
            reverse("perkara:langkah", args=[perkara.pk]),
            {"step": "open_penyelidikan", "versi": 2, "nomor": "SP.Lidik/9"},
        )

        assert answer.status_code == 409
        assert "sudah diubah Iptu Bambang Wirasto" in answer.content.decode()

    def test_a_forgotten_paper_is_asked_for_and_what_was_typed_is_kept(self):
        perkara = in_penyidikan()

        answer = as_(KASAT).post(
            reverse("perkara:langkah", args=[perkara.pk]),
            {"step": "transfer_perkara", "versi": perkara.versi, "alasan": "Polres Tabalong"},
        )

        assert answer.status_code == 422
        assert "Polres Tabalong" in answer.content.decode()
        assert Perkara.objects.get().tahap == "penyidikan"

    @pytest.mark.parametrize("step_name", ["", "tidak_ada", "\x00", "x" * 5000, SCRIPT])
    def test_an_unknown_step_is_refused(self, step_name):
        perkara = assigned()

        answer = as_(KASAT).post(
            reverse("perkara:langkah", args=[perkara.pk]),
            {"step": step_name, "versi": perkara.versi},
        )

        assert answer.status_code in (409, 422)
        assert SCRIPT not in answer.content.decode()

    @pytest.mark.parametrize("url", ["langkah", "tugaskan", "gelar", "kabar", "sensitif"])
    def test_an_empty_form_is_answered_in_its_place(self, url):
        perkara = in_penyidikan()

        answer = as_(KASAT).post(reverse(f"perkara:{url}", args=[perkara.pk]))

        assert answer.status_code in (409, 422)

    @pytest.mark.laugh(7)
    def test_no_spdp_is_noted_as_sent_by_a_number_alone(self):
        perkara = in_penyidikan()
        client = as_(PENYIDIK)

        page = client.get(detail(perkara)).content.decode()

        assert f'action="/perkara/{perkara.pk}/spdp/"' not in page
        assert 'href="#berkas"' in page
        assert client.post(f"{detail(perkara)}spdp/", {"nomor": "SPDP/1"}).status_code == 404

    def test_a_chief_assigns_on_the_page(self):
        perkara = registered().perkara
        login_of(PENYIDIK)

        as_(KASAT).post(
            reverse("perkara:tugaskan", args=[perkara.pk]),
            {"versi": perkara.versi, "penyidik": PENYIDIK.nrp, "kesulitan": "sulit"},
        )

        found = Perkara.objects.get()
        assert found.penyidik is not None
        assert (found.penyidik.nrp, found.kesulitan) == (PENYIDIK.nrp, "sulit")

    def test_an_officer_enters_a_person(self):
        perkara = assigned()

        answer = as_(PENYIDIK).post(
            reverse("perkara:orang_baru", args=[perkara.pk]),
            {"peran": "terlapor", "nama": "Budi Santosa", "umur": "30"},
            follow=True,
        )

        assert "Budi Santosa" in answer.content.decode()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("nama", ""),
            ("nama", "\x00"),
            ("nama", "x" * 10_000),
            ("umur", "-1"),
            ("umur", "1000"),
            ("tanggal_lahir", "31-02-2000"),
            ("tanggal_lahir", "0001-01-01"),
            ("tanggal_lahir", "2199-01-01"),
            ("nik", "12"),
            ("telepon", "abc"),
            ("peran", "tersangka"),
        ],
    )
    def test_a_person_badly_entered_is_refused(self, field, value):
        perkara = assigned()

        answer = as_(PENYIDIK).post(
            reverse("perkara:orang_baru", args=[perkara.pk]),
            {"peran": "terlapor", "nama": "Budi", field: value},
        )

        assert answer.status_code == 422
        assert answer.context["form"].errors
        assert not Orang.objects.exists()


def test_the_roles_of_people_are_those_of_the_law():
    assert {p.value for p in PeranOrang} >= {"pelapor", "terlapor", "tersangka", "saksi", "korban"}
