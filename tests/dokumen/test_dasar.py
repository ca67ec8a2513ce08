"""The law that a paper quotes, and how figures and days are said on it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from sidik.dokumen.data import (
    dasar_hukum,
    jenis_of,
    katalog,
    kelas_for,
    pola_on,
    register_bawaan,
    say_pasal,
)
from sidik.dokumen.errors import IsianTidakDikenal
from sidik.dokumen.queries import konsep_from
from sidik.dokumen.render import (
    inisial,
    say_nilai,
    say_waktu,
)
from tests.dokumen.builders import ANAK, MALAM_ITU, NOMOR_LP, bahan

WITA = "Asia/Makassar"
HARI_ITU = datetime(2026, 3, 8, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def that_day(negeri):
    with time_machine.travel(HARI_ITU, tick=False):
        yield


# --- the law's lines ------------------------------------------------------------------------------


@pytest.mark.laugh(8)
def test_each_procedure_code_has_its_own_lines():
    day = date(2026, 3, 8)
    old = dasar_hukum(jenis_of("sprin_han"), "kuhap_1981", {"narkotika"}, day)
    new = dasar_hukum(jenis_of("sprin_han"), "kuhap_2025", {"narkotika"}, day)

    assert "Nomor 8 Tahun 1981" in old[0]
    assert not any("Tahun 2025" in line or "Pasal 618" in line for line in old)
    assert any("Pasal 361 Undang-Undang Nomor 20 Tahun 2025" in line for line in new)
    assert any("Pasal 3 dan Pasal 618 Undang-Undang Nomor 1 Tahun 2023" in line for line in new)
    assert not any("Tahun 1981" in line for line in new)
    assert any("Nomor 2 Tahun 2002" in line for line in old)


@pytest.mark.parametrize(
    "jenis", ["sprin_sidik", "spdp", "stap_tersangka", "resume", "pengantar_tahap_1", "sp2lid"]
)
def test_a_paper_about_narcotics_quotes_their_law(jenis):
    lines = dasar_hukum(jenis_of(jenis), "kuhap_2025", {"narkotika"}, date(2026, 3, 8))

    assert "Undang-Undang Nomor 35 Tahun 2009 tentang Narkotika" in lines


@pytest.mark.parametrize("rezim", ["kuhap_1981", "kuhap_2025"])
@pytest.mark.parametrize("jenis", sorted(set(katalog()) - {"lp", "sttlp"}))
def test_every_paper_quotes_the_code_of_its_case(jenis, rezim):
    lines = dasar_hukum(jenis_of(jenis), rezim, set(), date(2026, 3, 8))

    assert any({"kuhap_1981": "1981", "kuhap_2025": "Tahun 2025"}[rezim] in one for one in lines)


def test_a_law_is_not_quoted_before_its_day():
    lines = dasar_hukum(jenis_of("sprin_lidik"), "kuhap_1981", {"narkotika"}, date(2005, 1, 1))

    assert not any("35 Tahun 2009" in line or "Tahun 2019" in line for line in lines)


def test_the_report_follows_the_laws():
    konsep = konsep_from(jenis_of("sprin_sidik"), bahan(), [])

    assert konsep.dasar[-1] == f"Laporan Polisi Nomor: {NOMOR_LP}, tanggal 5 Maret 2026"


def test_a_child_brings_its_own_law():
    konsep = konsep_from(jenis_of("sprin_kap"), bahan(orang=(ANAK,)), [])

    assert any("Sistem Peradilan Pidana Anak" in line for line in konsep.dasar)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (
            "UU 35/2009 ps. 114 ayat (1)",
            "Pasal 114 ayat (1) Undang-Undang Nomor 35 Tahun 2009 tentang Narkotika",
        ),
        ("UU 99/1999 pasal 3", "Pasal 3 Undang-Undang Nomor 99 Tahun 1999"),
        ("Pasal 609 KUHP", "Pasal 609 KUHP"),
    ],
)
def test_articles_are_written_out(short, full):
    assert say_pasal(short) == full


def test_filing_class_and_pattern_are_dated_data():
    day = date(2026, 3, 8)

    assert kelas_for(["UU 35/2009 ps. 112"], day) == "RES.4.2"
    assert kelas_for(["UU 17/2023 ps. 435"], day) == "RES.4.3"
    assert pola_on("perintah", day).startswith("{kode}/{urut}/{romawi}/")
    assert ("sp2hp", "B.18", "Register SP2HP") in register_bawaan()


# --- figures and words ----------------------------------------------------------------------------


@pytest.mark.laugh(23)
@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("netto_gram", Decimal("0.06"), "0,06 (nol koma nol enam) gram"),
        ("jumlah_rupiah", 1500000, "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"),
        ("lama_hari", 20, "20 (dua puluh) hari"),
        ("mulai", date(2026, 3, 5), "5 Maret 2026"),
        ("at", MALAM_ITU, "5 Maret 2026 pukul 22.30 WITA"),
        ("isi_butir", 35, "35 (tiga puluh lima) butir"),
        ("nama", "  Ahmad ", "Ahmad"),
    ],
)
def test_figures_are_said_twice_and_dates_in_words(key, value, said):
    assert say_nilai(key, value, WITA) == said


@pytest.mark.parametrize("value", [0.3, {"a": 1}, [0.1], object(), True])
def test_what_has_no_exact_spelling_is_refused(value):
    with pytest.raises(IsianTidakDikenal):
        say_nilai("netto_gram", value, WITA)


def test_minutes_begin_with_the_day_in_full():
    assert say_waktu(MALAM_ITU, WITA) == (
        "Kamis tanggal 5 (lima) bulan Maret tahun 2026 (dua ribu dua puluh enam) pukul 22.30 WITA"
    )


def test_initials():
    assert inisial("Ahmad Rizki, S.H.") == "A.R."
    assert inisial("") == "N.N."
