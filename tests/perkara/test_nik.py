"""What can be no NIK, no name, no telephone is said at its field; not known stays possible."""

import pytest
from django.urls import reverse

from sidik.perkara import usecases
from sidik.perkara.data import insist_nama, nama_lengkap, read_nik, telepon_e164
from sidik.perkara.errors import NamaSalah, NIKSalah, TeleponSalah
from sidik.perkara.models import Orang
from sidik.perkara.queries.surat import orang_surat
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, assigned, registered, terlapor


@pytest.mark.parametrize(
    "raw", ["6311040101900001", " 6311 0441 0190 0001", "6311.04.710300.0002", "9171022902000003"]
)
def test_a_nik_of_a_man_a_woman_a_leap_day_in_any_spelling(raw):
    assert len(read_nik(raw)) == 16


@pytest.mark.parametrize(
    ("raw", "apa"),
    [
        ("631104010190001", "16 angka"),
        ("٦٣١١٠٤٠١٠١٩٠٠٠٠١", "16 angka"),
        ("6311O40101900001", "16 angka"),
        ("1111111111111111", "semua angkanya sama"),
        ("0911040101900001", "kode wilayah 091104"),
        ("9911040101900001", "kode wilayah"),
        ("6300040101900001", "kode wilayah"),
        ("6311043201900001", "tanggal lahir di dalamnya"),
        ("6311047201900001", "tanggal lahir di dalamnya"),
        ("6311043902900001", "tanggal lahir di dalamnya"),
        ("6311042902010001", "tanggal lahir di dalamnya"),
        ("6311040113900001", "tanggal lahir di dalamnya"),
        ("6311040101900000", "0000"),
    ],
)
def test_what_can_be_no_nik_says_why(raw, apa):
    with pytest.raises(NIKSalah, match=apa):
        read_nik(raw)


@pytest.mark.parametrize(
    "nama", ["Ma'ruf", "Tidak diketahui", "Nur'aini bt. H. Sa’dillah", "Mr. X"]
)
def test_a_name_may_be_any_that_has_letters(nama):
    assert insist_nama(f"  {nama} ") == nama


def test_a_name_keeps_nothing_that_nobody_sees():
    assert insist_nama("Ah\u200bmad \u202e Rizki\u2069") == "Ahmad Rizki"


@pytest.mark.parametrize("nama", ["-", "?", "123", "\u200b\u200f", "…", "🚓"])
def test_a_name_without_a_letter_is_none(nama):
    with pytest.raises(NamaSalah, match="tidak diketahui"):
        insist_nama(nama)


@pytest.mark.parametrize("raw", ["12345678", "0000000000", "08123", "0812-5550-1234-5678"])
def test_a_telephone_that_nobody_can_have_is_refused(raw):
    with pytest.raises(TeleponSalah):
        telepon_e164(raw)


@pytest.mark.parametrize("raw", ["0526-2021110", "+60 12-345 6789", "0812 5550 1234"])
def test_one_that_somebody_can_have_is_taken(raw):
    assert telepon_e164(raw).startswith("+6")


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestThePage:
    def test_each_refusal_stands_at_its_field_and_what_is_not_known_may_stay_open(self):
        url = reverse("perkara:orang_baru", args=[assigned().pk])
        typed = {"peran": "terlapor", "nama": "-", "nik": "1111111111111111", "telepon": "000"}

        errors = as_(PENYIDIK).post(url, typed).context["form"].errors
        assert set(errors) == {"nama", "nik", "telepon"}
        answer = as_(PENYIDIK).post(url, {"peran": "terlapor", "nama": "Tidak diketahui"})

        assert answer.status_code == 302
        assert Orang.objects.get().nama == "Tidak diketahui"

    def test_the_use_case_refuses_it_too(self):
        perkara = assigned()
        with pytest.raises(NIKSalah):
            usecases.add_orang(perkara, terlapor(nik="6311043201900001"), actor=PENYIDIK)
        with pytest.raises(NamaSalah):
            usecases.add_orang(perkara, terlapor("12"), actor=PENYIDIK)

    def test_words_of_an_lp_keep_their_lines_and_lose_what_nobody_sees(self):
        lp = registered()
        url = reverse("perkara:arahan", args=[lp.perkara_id])

        said = "Baris satu\r\n\u202eterbalik\u202c"
        as_(KASAT).post(url, {"isi": said, "versi": lp.perkara.versi})

        assert lp.perkara.arahan.get().isi.splitlines() == ["Baris satu", "terbalik"]


@pytest.mark.parametrize(
    ("nama", "ayah", "sex", "said"),
    [
        ("Suriansyah", "bin Anang", "l", "Suriansyah bin Anang"),
        ("Suriansyah", "Anang", "l", "Suriansyah bin Anang"),
        ("Halimah", "Anang", "p", "Halimah binti Anang"),
        ("Suriansyah bin Anang", "bin Anang", "l", "Suriansyah bin Anang"),
        ("Suriansyah BIN Anang", "Anang", "l", "Suriansyah BIN Anang"),
        ("Halimah binti Anang", "", "p", "Halimah binti Anang"),
        ("Bintang", "bin Robin", "", "Bintang bin Robin"),
    ],
)
def test_a_fathers_name_stands_behind_a_name_once(nama, ayah, sex, said):
    assert nama_lengkap(nama, ayah, sex) == said


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_nor_twice_on_a_paper():
    new = terlapor("Suriansyah bin Anang", bin="bin Anang", jenis_kelamin="l")
    row = usecases.add_orang(assigned(), new, actor=PENYIDIK)

    assert orang_surat(row, PENYIDIK).nama == "Suriansyah bin Anang"
