"""The screens: the board, the page of force, every refusal at its field, nothing typed lost."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Segmen
from sidik.upaya_paksa.queries.surat import bahan_upaya
from tests.cast import DITRESNARKOBA, KASAT, ORANG_LUAR, PENYIDIK, SI_TIK
from tests.perkara.builders import as_, detail, in_penyidikan, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, seized, suspect

MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)


@pytest.fixture
def malam(db, negeri):
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def page_of(perkara):
    return reverse("upaya:perkara", args=[perkara.pk])


def typed_arrest(perkara, **more):
    return {
        "orang": str(suspect(perkara).pk),
        "nomor": "SP.Kap/9/III/RES.4.2/2026/Resnarkoba",
        "mulai_at": "2026-03-05T22:40",
        "tempat": "Paringin",
        "petugas": [PENYIDIK.nrp],
        "alasan": "dua alat bukti",
    } | more


@pytest.mark.laugh(6)
@pytest.mark.sop("2.a")
def test_the_chief_sees_who_is_held_how_long_yet_and_whose_turn_it_is(malam):
    detained(with_tersangka())

    text = as_(KASAT).get(reverse("upaya:tahanan")).content.decode()

    assert "sisa 19 hari" in text
    assert "24 Maret 2026" in text
    assert "Ahmad Rizki" in text
    assert "minta perpanjangan JPU kepada Kepala Kejaksaan Negeri" in text
    assert "tidak dikenal" not in text
    assert " style=" not in text


def test_the_board_shows_in_words_that_a_detainee_is_free_by_law(malam):
    detained(with_tersangka())
    malam.move_to(datetime(2026, 3, 26, 4, tzinfo=UTC))

    text = as_(KASAT).get(reverse("upaya:tahanan")).content.decode()

    assert "LEPAS DEMI HUKUM" in text
    assert "lewat 2 hari" in text


@pytest.mark.laugh(26)
def test_a_child_s_name_is_not_on_the_board_of_the_province(malam):
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(nama="Budi Kecil", umur=15), actor=PENYIDIK)
    detained(step(perkara, "name_tersangka", orang=str(orang.pk)))

    text = as_(DITRESNARKOBA).get(reverse("upaya:tahanan")).content.decode()

    assert "Budi Kecil" not in text
    assert "anak" in text


def test_whoever_keeps_the_servers_sees_no_detainee(malam):
    perkara = with_tersangka()
    detained(perkara)

    assert as_(SI_TIK).get(reverse("upaya:tahanan")).status_code == 403
    assert as_(ORANG_LUAR).get(page_of(perkara)).status_code == 404


def test_an_arrest_is_written_down_on_the_page_and_shows_on_the_case(malam):
    perkara = with_tersangka()
    client = as_(PENYIDIK)

    done = client.post(
        reverse("upaya:baru", args=[perkara.pk, "tangkap"]), typed_arrest(perkara), follow=True
    )

    assert done.status_code == 200
    assert Penangkapan.objects.count() == 1
    assert "paling lambat" in client.get(detail(perkara)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"mulai_at": "2026-03-06T08:00"}, "mulai_at"),
        ({"mulai_at": "2026-03-02T20:00"}, "terlambat"),
        ({"petugas": ["99999999"]}, "petugas"),
        ({"orang": "bukan"}, "orang"),
        ({"nomor": ""}, "nomor"),
    ],
)
def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(malam, wrong, field):
    perkara = with_tersangka()
    data = typed_arrest(perkara, tempat="Desa Lingsir") | wrong

    page = as_(PENYIDIK).post(reverse("upaya:baru", args=[perkara.pk, "tangkap"]), data)

    text = page.content.decode()
    assert page.status_code == 422
    assert list(page.context["salah"].errors) == [field]
    assert 'value="Desa Lingsir"' in text
    assert "tidak dikenal" not in text
    assert not Penangkapan.objects.exists()


def test_an_extension_is_written_down_and_the_later_of_two_is_told(malam):
    perkara = with_tersangka()
    row = detained(perkara)
    target = reverse("upaya:aksi", args=[perkara.pk, "perpanjang", row.pk])
    data = {"versi": row.versi, "nomor": "TAP-7/III/2026", "tanggal": "2026-03-05"}
    client = as_(PENYIDIK)

    assert client.post(target, data).status_code == 302
    again = client.post(target, data)

    assert again.status_code == 409
    assert Segmen.objects.filter(penahanan=row).count() == 2
    assert "sudah diubah" in again.content.decode()


def test_the_page_of_everything_reads_a_bounded_number_of_times(
    malam, django_assert_max_num_queries
):
    perkara = with_tersangka()
    arrested(perkara)
    detained(perkara)
    seized(perkara)
    client = as_(PENYIDIK)

    with django_assert_max_num_queries(40):
        text = client.get(page_of(perkara)).content.decode()

    assert "tidak dikenal" not in text
    assert "Bantarkan" in text


def test_each_act_gives_its_paper_what_it_says(malam):
    perkara = with_tersangka()
    kap, sita = arrested(perkara), seized(perkara)
    row = detained(perkara)
    han = bahan_upaya(f"penahanan:{row.pk}", "sprin_han", PENYIDIK)
    ask = bahan_upaya(f"penahanan:{row.pk}", "minta_perpanjangan_han", PENYIDIK)

    assert (han.isian["lama_hari"], str(han.isian["sampai"])) == (20, "2026-03-24")
    assert [o.nama for o in han.orang] == ["Ahmad Rizki"]
    assert (str(ask.isian["mulai"]), str(ask.isian["sampai"])) == ("2026-03-25", "2026-05-03")
    assert bahan_upaya(f"penangkapan:{kap.pk}", "sprin_kap", PENYIDIK).isian["tempat"]
    assert bahan_upaya(f"penyitaan:{sita.pk}", "ba_sita", PENYIDIK).isian["saksi"]
    assert Penahanan.objects.count() == 1
