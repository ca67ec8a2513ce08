"""Every crooked LP number that is found on real paper is read, and read as the same one."""

import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sidik.kernel.bahasa import romawi
from sidik.perkara.data import ModelLP, NomorLP, inisial, telepon_e164
from sidik.perkara.errors import NomorLPSalah, TeleponSalah

A, B = ModelLP.A, ModelLP.B
BALANGAN = "SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"


@pytest.mark.laugh(1)
@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("LP/B/541/IX/2024/SPKT POLDA JATIM", (B, 541, 9, 2024, "SPKT POLDA JATIM")),
        (
            "LP/B/2811/IX/2024/SPKT/Polres Metro Jaksel/ Polda Metro Jaya",
            (B, 2811, 9, 2024, "SPKT/POLRES METRO JAKSEL/ POLDA METRO JAYA"),
        ),
        (
            "LPA/404/X/2022/SPKT.DITRESNARKOBA/POLDASULSEL",
            (A, 404, 10, 2022, "SPKT.DITRESNARKOBA/POLDASULSEL"),
        ),
        (
            "LP/A/4/V/2022/SPKT.SATRESNARKOBA/POLRESTABES SURABAYA/POLDA JAWA TIMUR",
            (A, 4, 5, 2022, "SPKT.SATRESNARKOBA/POLRESTABES SURABAYA/POLDA JAWA TIMUR"),
        ),
        (
            "LP/A/2/III/2022/SPKT/POLSEK GUBENG/POLRESTABES SURABAYA/POLDA JAWA TIMUR",
            (A, 2, 3, 2022, "SPKT/POLSEK GUBENG/POLRESTABES SURABAYA/POLDA JAWA TIMUR"),
        ),
        ("LP/A/8/8/2022/SPKT", (A, 8, 8, 2022, "SPKT")),
        ("LP/12/III/2020/Kalsel/Res Balangan", (None, 12, 3, 2020, "KALSEL/RES BALANGAN")),
        ("LP/12/A/III/2020/Kalsel/Res Balangan", (A, 12, 3, 2020, "KALSEL/RES BALANGAN")),
        ("STTLP/B/541/IX/2024/SPKT POLDA JATIM", (B, 541, 9, 2024, "SPKT POLDA JATIM")),
        ("  nomor : lp - b - 7 - iii - 2026 - spkt ", (B, 7, 3, 2026, "SPKT")),
        ("LP A 7 III 2026", (A, 7, 3, 2026, "")),
        ("LPA7III2026SPKT", (A, 7, 3, 2026, "SPKT")),
        ("LP/A/07/XII/2026", (A, 7, 12, 2026, "")),
        ("ＬＰ/Ａ/７/III/２０２６", (A, 7, 3, 2026, "")),
    ],
)
def test_a_real_spelling_is_read(raw, parts):
    nomor = NomorLP.parse(raw)

    assert (nomor.model, nomor.seri, nomor.bulan, nomor.tahun, nomor.penerbit) == parts
    assert nomor.raw == " ".join(raw.split())


@pytest.mark.parametrize(
    "crooked",
    [
        "lp/a/7/iii/2026/spkt.satresnarkoba/polres balangan/polda kalimantan selatan",
        "LPA/7/III/2026/SPKT SATRESNARKOBA/POLRESBALANGAN/POLDAKALIMANTANSELATAN",
        "LP / A / 007 / 3 / 2026 / SPKT.SATRESNARKOBA/ Polres Balangan / Polda Kalimantan Selatan",
        "STTLP/A/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN",
    ],
)
def test_other_spellings_of_one_number_have_one_key(crooked):
    straight = NomorLP.issue(A, 7, date(2026, 3, 5), BALANGAN)

    assert NomorLP.parse(crooked).key == straight.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LP/A/1/11/2022/SPKT", "LP/A/11/1/2022/SPKT"),
        ("LP/A/7/III/2026/SPKT", "LP/B/7/III/2026/SPKT"),
        ("LP/A/7/III/2026/SPKT", "LP/A/7/III/2025/SPKT"),
        ("LP/A/7/III/2026/POLRES BALANGAN", "LP/A/7/III/2026/POLRES TABALONG"),
    ],
)
def test_different_numbers_stay_different(one, other):
    assert NomorLP.parse(one).key != NomorLP.parse(other).key


@pytest.mark.laugh(1)
@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "   ",
        "7",
        "LP",
        "LP-0001/2026",
        "LP/A/7/XIII/2026",
        "LP/A/7/13/2026",
        "LP/A/7/0/2026",
        "LP/A/0/III/2026",
        "LP/A/7/III/26",
        "LP/A/7/III/9999",
        "LP/C/7/III/2026/SPKT",
        "LP/A/tujuh/III/2026",
        "HELP/A/7/III/2026",
        "LP/A/7/III/2026/" + "X" * 400,
        "'; DROP TABLE perkara; --",
    ],
)
def test_garbage_is_refused_in_one_sentence(garbage):
    with pytest.raises(NomorLPSalah, match="Nomor LP tidak terbaca"):
        NomorLP.parse(garbage)


_units = st.lists(
    st.text(string.ascii_uppercase, min_size=2, max_size=12), min_size=1, max_size=4
).map("/".join)


@st.composite
def _mangled(draw):
    """An issued number and one of the ways in which people write it."""
    day = date(draw(st.integers(2021, 2035)), draw(st.integers(1, 12)), 1)
    nomor = NomorLP.issue(
        draw(st.sampled_from(list(ModelLP))), draw(st.integers(1, 99_999)), day, draw(_units)
    )
    gap = st.sampled_from(["/", " / ", "/ ", "  ", " ", ".", "-"])
    month = draw(st.sampled_from([romawi(day.month), str(day.month), f"{day.month:02}"]))
    seri = draw(st.sampled_from([str(nomor.seri), f"0{nomor.seri}"]))
    head = draw(st.sampled_from(["LP", "STTLP", "Nomor: LP"])) + draw(
        st.sampled_from(["", "/", " "])
    )
    text = head + nomor.model + draw(gap) + seri + draw(gap) + month + draw(gap)
    text += str(day.year) + draw(gap) + nomor.penerbit.replace("/", draw(gap))
    return nomor, draw(st.sampled_from([str.upper, str.lower, str.title]))(text)


@given(_mangled())
def test_what_we_issue_is_read_back_as_the_same_number_however_it_is_written(pair):
    nomor, mangled = pair
    assume(len(mangled) <= 160)

    assert NomorLP.parse(nomor.raw).key == nomor.key
    assert NomorLP.parse(mangled).key == nomor.key


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        nomor = NomorLP.parse(text)
    except NomorLPSalah:
        return
    assert NomorLP.parse(nomor.raw).key == nomor.key


@pytest.mark.parametrize(
    ("nama", "short"),
    [
        ("Ahmad Rizki", "A.R."),
        ("Siti Nur Aisyah binti Udin, S.Pd.", "S.N.A.B."),
        ("<b>", "B."),
        ("123", "N.N."),
    ],
)
def test_a_name_is_told_by_initials(nama, short):
    assert inisial(nama) == short


@pytest.mark.parametrize("raw", ["0812-5550-1234", "+62 812 5550 1234", "081255501234"])
def test_a_telephone_number_has_one_spelling(raw):
    assert telepon_e164(raw) == "+6281255501234"


@pytest.mark.parametrize("raw", ["123", "bukan nomor", "0812x", "9" * 40])
def test_what_is_no_telephone_number_is_refused(raw):
    with pytest.raises(TeleponSalah, match="tidak benar"):
        telepon_e164(raw)
