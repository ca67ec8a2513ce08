"""A report that does not agree with itself is asked about at the desk, not taken in silence."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.queries.berkas import penerbit_of
from sidik.satuan.queries import get_satuan
from tests.cast import KAUR_MINTU, OPERATOR_LP, PENYIDIK, RESNARKOBA, appoint
from tests.perkara.builders import an_lp, as_, detail, registered
from tests.perkara.test_pages import LP_BARU, typed
from tests.perkara.test_ralat import as_it_stands, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def errors(**told: str) -> dict[str, str]:
    answer = as_(OPERATOR_LP).post(LP_BARU, typed(**told))
    if answer.status_code == 302:
        return {}
    assert answer.status_code == 422
    return {name: " ".join(said) for name, said in answer.context["form"].errors.items()}


class TestItsNumber:
    @pytest.mark.parametrize(
        ("nomor", "said"),
        [
            ("LP/A/77/III/2022/SPKT", "menyebut Maret 2022, sedangkan laporannya Maret 2026"),
            ("LP/A/8/8/2026", "menyebut Agustus 2026, sedangkan laporannya Maret 2026"),
        ],
    )
    def test_of_another_month_or_year_is_asked_about_and_taken_with_a_tick(self, nomor, said):
        client = as_(OPERATOR_LP)

        answer = client.post(LP_BARU, typed(nomor=nomor))

        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert 'name="nomor_pasti"' in answer.content.decode()
        taken = client.post(LP_BARU, typed(nomor=nomor, nomor_pasti="ya"), follow=True)
        assert LaporanPolisi.objects.get().nomor == nomor
        assert f"{said}; petugas menyatakan memang begitu" in taken.content.decode()

    def test_that_leaps_over_the_series_is_asked_about_one_of_the_next_few_is_not(self):
        tail = penerbit_of(get_satuan(RESNARKOBA))
        registered(an_lp(f"LP/A/15/III/2026/{tail}"))

        assert "nomor 490 sampai 499" in errors(nomor=f"LP/A/500/III/2026/{tail}")["nomor"]
        assert not errors(nomor="LP/A/17/III/2026", ringkas="Lain")
        assert not errors(nomor=f"LP/B/27/III/2026/{tail}", model="B", pelapor_nama="Siti")

    def test_the_first_of_a_unit_follows_none(self):
        assert not errors(nomor="LP/A/312/III/2026")

    def test_a_tick_once_made_stays_while_the_next_thing_is_asked(self):
        client, odd = as_(OPERATOR_LP), "LP/A/8/8/2026"
        client.post(LP_BARU, typed())

        answer = client.post(LP_BARU, typed(nomor=odd, nomor_pasti="ya"))

        asked = {name: ticked for name, _, ticked in answer.context["tanya"]}
        assert asked == {"nomor_pasti": True, "bukan_kembar": False}


class TestWhoTookIt:
    def test_a_number_that_no_officer_bears_is_refused(self):
        assert "88888888 tidak dikenal" in errors(penerima_nrp="88888888")["penerima_nrp"]
        appoint(PENYIDIK)
        assert not errors(penerima_nrp=PENYIDIK.nrp)

    def test_the_head_of_the_counter_has_a_rank_and_a_name(self):
        assert "pangkat dan namanya" in errors(ka_spkt="xx")["ka_spkt"]
        assert not errors(ka_spkt="Ipda Hasanuddin")

    def test_what_an_old_report_says_of_them_does_not_stand_in_the_way_of_its_correction(self):
        lp, client = registered(an_lp(ka_spkt="xx", penerima_nrp="11111111")), as_(KAUR_MINTU)

        told = as_it_stands(client, lp) | {"modus": "lempar"}

        assert client.post(page(lp), told).status_code == 302


class TestWhereItCameFrom:
    TOLD = {
        "limpahan_dari": "Polsek Paringin",
        "limpahan_surat": "B/7/III/2026",
        "limpahan_tanggal": "2026-03-05",
    }

    def test_a_letter_of_tomorrow_is_refused(self):
        later = f"{localtime(clock.now()).date() + timedelta(days=2):%Y-%m-%d}"

        assert "belum terjadi" in str(errors(**self.TOLD | {"limpahan_tanggal": later}))

    @pytest.mark.parametrize("gone", list(TOLD))
    def test_half_a_letter_is_refused_with_what_it_lacks(self, gone):
        assert "belum diisi" in str(errors(**self.TOLD | {gone: ""}))

    def test_all_of_it_stands_on_the_case_page(self):
        answer = as_(OPERATOR_LP).post(LP_BARU, typed(**self.TOLD), follow=True)

        said = answer.content.decode()
        assert "Polsek Paringin B/7/III/2026" in said
        assert "5 Maret 2026" in said

    def test_so_does_the_half_that_an_old_register_told(self):
        lp = registered(an_lp(limpahan_surat="B/9/II/2026"))

        assert "B/9/II/2026" in as_(OPERATOR_LP).get(detail(lp.perkara)).content.decode()


class TestItsDates:
    @pytest.mark.parametrize("field", ["dilaporkan_at", "kejadian_at"])
    def test_a_year_of_six_digits_is_refused_by_its_name_and_not_offered(self, field):
        assert "Tahun 112026 tidak masuk akal" in errors(**{field: "112026-11-29T10:00"})[field]
        form = as_(OPERATOR_LP).get(LP_BARU).context["form"]
        assert form.fields[field].widget.attrs["max"][:4] == f"{localtime(clock.now()):%Y}"

    def test_an_old_year_is_named_too(self):
        assert "Tahun 1026" in errors(dilaporkan_at="1026-11-29T10:00")["dilaporkan_at"]


def test_all_that_is_wrong_is_named_in_the_first_answer():
    later = f"{localtime(clock.now()) + timedelta(days=2):%Y-%m-%dT%H:%M}"

    found = errors(
        dilaporkan_at=later,
        uraian="",
        model="B",
        pelapor_nama="Siti",
        pelapor_nik="1234",
        pelapor_telepon="12",
        kejadian_tahun="2026",
        kejadian_bulan="2",
        kejadian_hari="31",
    )

    assert set(found) == {
        "dilaporkan_at",
        "uraian",
        "pelapor_nik",
        "pelapor_telepon",
        "kejadian_tahun",
    }
