"""Which articles an act may be charged with is decided by its day (DOMAIN §4.2)."""

from datetime import UTC, date, datetime

import pytest

from sidik.perkara.data import (
    HubunganPasal,
    PasalDisangkakan,
    WaktuTahu,
    find_pasal,
    list_pasal,
    pasal_on,
    spell_pasal,
    wilayah,
)
from sidik.perkara.errors import PasalTidakBerlaku, WaktuTahuSalah
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.queries.waktu import say_kejadian, tempus
from sidik.perkara.usecases import register_lp
from tests.cast import OPERATOR_LP
from tests.perkara.builders import an_lp

DES_2025 = datetime(2025, 12, 20, 14, 0, tzinfo=UTC)


def kodes(day: date) -> set[str]:
    return {p.kode for p in pasal_on(day)}


def charge(*rows: tuple[str, str]) -> tuple[PasalDisangkakan, ...]:
    return tuple(PasalDisangkakan(kode=k, hubungan=HubunganPasal(h)) for k, h in rows)


@pytest.mark.laugh(8)
class TestTempus:
    def test_an_act_of_2026_is_offered_609_and_not_112(self):
        offered = kodes(date(2026, 1, 2))

        assert "kuhp-609-1-a" in offered
        assert {"uu35-112-1", "uu35-113-1", "uu35-117-1", "uu35-123-1"}.isdisjoint(offered)

    def test_an_act_of_2025_keeps_112_and_knows_nothing_of_609(self):
        offered = kodes(date(2026, 1, 1))

        assert "uu35-112-1" in offered
        assert not any(kode.startswith("kuhp") for kode in offered)

    @pytest.mark.parametrize("kode", ["uu35-111-1", "uu35-114-1", "uu35-127-1-a", "uu35-132-1"])
    def test_what_was_not_repealed_lives_on(self, kode):
        assert kode in kodes(date(2025, 6, 1)) & kodes(date(2026, 6, 1))

    def test_each_repealed_article_names_its_heir(self):
        gone = [p for p in list_pasal() if p.berakhir]

        assert all(find_pasal(heir) for p in gone for heir in p.pengganti)
        assert all(p.pengganti for p in gone)

    def test_every_article_says_its_law_and_how_sure_we_are_and_no_penalty(self):
        for p in list_pasal():
            assert p.dasar
            assert p.yakin in {"H", "M", "L"}
            assert "tahun penjara" not in p.tentang
            assert "denda" not in p.tentang


def test_a_charge_is_read_as_it_is_spoken():
    rows = charge(("uu35-114-1", "primair"), ("uu35-112-1", "subsider"), ("uu35-132-1", "jo"))

    assert "; ".join(spell_pasal(rows)) == (
        "Pasal 114 ayat (1) UU 35/2009; subsider Pasal 112 ayat (1) UU 35/2009; "
        "jo Pasal 132 ayat (1) UU 35/2009"
    )


def test_the_regions_carry_both_columns_and_the_eight_districts_of_balangan():
    districts = [w for w in wilayah() if w.jenis == "kecamatan"]

    assert len(districts) == 8
    assert all(w.kode.startswith("63.11.") and w.bps.startswith("6311") for w in districts)
    assert len({w.bps for w in wilayah()}) == len(wilayah())


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestRegister:
    def test_the_charge_is_kept_as_data_and_as_people_read_it(self):
        rows = charge(("uu35-114-1", "primair"), ("kuhp-609-1-a", "subsider"))

        lp = register_lp(an_lp(pasal=(), pasal_rinci=rows), actor=OPERATOR_LP)

        assert lp.pasal_rinci[1] == {"kode": "kuhp-609-1-a", "hubungan": "subsider"}
        assert lp.pasal[1] == "subsider Pasal 609 ayat (1) huruf a UU 1/2023 (KUHP)"

    def test_a_repealed_article_is_refused_unless_its_rule_is_milder_and_why_is_said(self):
        rows = charge(("uu35-112-1", "primair"))
        with pytest.raises(PasalTidakBerlaku, match="Pasal 112"):
            register_lp(an_lp(pasal_rinci=rows), actor=OPERATOR_LP)

        lp = register_lp(
            an_lp(pasal_rinci=rows, pasal_alasan="Ps. 3 KUHP: lebih ringan"), actor=OPERATOR_LP
        )

        assert lp.pasal_alasan == "Ps. 3 KUHP: lebih ringan"

    def test_a_case_of_2025_that_is_reported_in_2026_keeps_the_article_of_its_day(self):
        rows = charge(("uu35-112-1", "primair"))

        lp = register_lp(an_lp(kejadian_at=DES_2025, pasal_rinci=rows), actor=OPERATOR_LP)

        assert lp.pasal[0] == "Pasal 112 ayat (1) UU 35/2009"

    def test_a_time_that_is_partly_known_is_kept_as_partly_known(self):
        known = WaktuTahu(tahun=2025, bulan=11)

        lp = register_lp(an_lp(kejadian_tahu=known), actor=OPERATOR_LP)

        lp = LaporanPolisi.objects.get(pk=lp.pk)
        assert (lp.kejadian_at, lp.kejadian_tahun, lp.kejadian_hari) == (None, 2025, None)
        assert say_kejadian(lp) == "November 2025"
        assert tempus(lp) == date(2025, 11, 1)

    @pytest.mark.parametrize(
        "known",
        [
            WaktuTahu(tahun=2026, bulan=2, hari=30),
            WaktuTahu(bulan=3),
            WaktuTahu(tahun=2026, hari=3),
            WaktuTahu(tahun=2026, bulan=12),
        ],
    )
    def test_a_time_that_cannot_have_been_is_refused(self, known):
        with pytest.raises(WaktuTahuSalah):
            register_lp(an_lp(kejadian_tahu=known), actor=OPERATOR_LP)
