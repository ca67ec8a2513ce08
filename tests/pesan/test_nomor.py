import pytest

from sidik.pesan.data import JenisNomor, Nomor

SELULER = "+6281234567890"


@pytest.mark.parametrize(
    "raw",
    [
        "081234567890",
        "6281234567890",
        "81234567890",
        "+62 812-3456-7890",
        "0062 812 3456 7890",
        "+62081234567890",
        "(0812) 3456 7890",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "tel:+6281234567890;ext=3",
        "0812\u200b3456\u202c7890",
        "081234567890 ext. 12",
    ],
)
def test_every_spelling_of_a_mobile_number_is_the_same_number(raw):
    nomor = Nomor.parse(raw)

    assert (nomor.kunci, nomor.jenis) == (SELULER, JenisNomor.SELULER)


@pytest.mark.parametrize(
    ("raw", "kunci", "jenis"),
    [
        ("9111", "shortcode:9111", JenisNomor.KODE_PENDEK),
        ("112", "shortcode:112", JenisNomor.KODE_PENDEK),
        ("3636", "shortcode:3636", JenisNomor.KODE_PENDEK),
        ("TELKOMSEL", "alpha:TELKOMSEL", JenisNomor.ALFA),
        (";touch P;", "alpha:;touch P;", JenisNomor.ALFA),
        ("+65 8123 4567", "+6581234567", JenisNomor.ASING),
        ("0526-21110", "+6252621110", JenisNomor.TETAP),
        ("", "raw:", JenisNomor.TAK_SAH),
        ("+", "raw:+", JenisNomor.TAK_SAH),
        ("+6281234567", "raw:+6281234567", JenisNomor.TAK_SAH),
    ],
)
def test_what_is_not_a_mobile_number_keeps_its_own_kind(raw, kunci, jenis):
    nomor = Nomor.parse(raw)

    assert (nomor.kunci, nomor.jenis) == (kunci, jenis)


def test_a_screen_shows_neither_a_whole_number_nor_a_whole_wrong_number():
    assert Nomor.parse("081234567890").samar == "+62812****890"
    assert "34567" not in Nomor.parse("12345678901234567890").samar
    assert Nomor.parse("9111").samar == "9111"


def test_the_key_of_a_number_reads_back_as_that_number():
    for raw in ("081234567890", "+6581234567", "052621110"):
        nomor = Nomor.parse(raw)
        assert Nomor.parse(nomor.kunci) == nomor
