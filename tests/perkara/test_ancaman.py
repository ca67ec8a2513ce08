"""How much an offence is threatened with: what the law on children asks of a charge."""

import pytest

from sidik.perkara.data import HubunganPasal, PasalDisangkakan, acara, ancaman_tertinggi, list_pasal
from sidik.perkara.queries import ancaman_of
from tests.perkara.builders import an_lp, registered


@pytest.mark.parametrize(
    ("kodes", "tahun"),
    [
        (["uu35-127-1-a"], 4),
        (["uu35-114-1", "uu35-127-1-a"], 20),
        (["kuhp-609-1-c"], 7),
        (["uu35-128-1"], 1),
    ],
)
def test_the_heaviest_article_of_a_charge_is_its_threat(kodes, tahun):
    assert ancaman_tertinggi(kodes) == tahun


def test_an_attempt_is_threatened_as_what_was_attempted_and_says_nothing_alone():
    assert ancaman_tertinggi(["uu35-127-1-a", "uu35-132-1"]) == 4
    assert ancaman_tertinggi(["uu35-132-1"]) is None
    assert ancaman_tertinggi([]) is None


def test_an_article_that_is_not_known_hides_the_threat_unless_another_is_heavy_enough():
    assert ancaman_tertinggi(["uu35-127-1-a", "Pasal 197 UU lama"]) is None
    assert ancaman_tertinggi(["uu35-112-1", "Pasal 197 UU lama"]) == 12


def test_every_known_threat_says_its_law_and_how_sure_we_are():
    known = [p for p in list_pasal() if p.ancaman_bulan is not None]

    assert known
    for p in known:
        assert p.dasar_ancaman
        assert p.yakin_ancaman in {"H", "M", "L"}
    assert all(acara()[name]["dasar"] for name in ("diversi", "tahan_anak"))


@pytest.mark.usefixtures("negeri")
class TestOfACase:
    def test_the_charge_of_its_lp_is_what_counts(self):
        rinci = (
            PasalDisangkakan(kode="kuhp-609-1-a"),
            PasalDisangkakan(kode="uu35-132-1", hubungan=HubunganPasal.JO),
        )

        assert ancaman_of(registered(an_lp(pasal=(), pasal_rinci=rinci)).perkara) == 12

    def test_a_charge_in_free_words_is_not_guessed_at(self):
        assert ancaman_of(registered(an_lp(pasal=("UU 35/2009 ps. 127",))).perkara) is None
