import pytest

from sidik.pesan.data import Perintah, parse_perintah

KNOWN = {"INFO"}


@pytest.mark.parametrize(
    ("text", "kata", "argumen"),
    [
        ("INFO 7K3M-9QXA-D", "INFO", "7K3M-9QXA-D"),
        ("info#7k3m9qxad", "INFO", "7k3m9qxad"),
        (" *Info*: 7K3M 9QXA D ", "INFO", "7K3M 9QXA D"),
        ("INFO7K3M9QXAD", "INFO", "7K3M9QXAD"),
        ("info", "INFO", ""),
        ("Stop.", "BERHENTI", ""),
        ("mulai", "MULAI", ""),
        ("?", "BANTUAN", ""),
        ("PETUGAS kapan saya dipanggil?", "PETUGAS", "kapan saya dipanggil?"),
    ],
)
def test_a_keyword_is_read_however_it_is_typed(text, kata, argumen):
    assert parse_perintah(text, KNOWN) == Perintah(kata, argumen)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!!",
        "informasi dong",
        "tolong motor saya hilang",
        "bantu saya",
        "stop dulu pak",
        "halo",
    ],
)
def test_free_text_is_for_a_person(text):
    assert parse_perintah(text, KNOWN) is None
