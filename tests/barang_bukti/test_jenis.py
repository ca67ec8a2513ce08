"""What is asked of an exhibit is what its kind has: a telephone is on no scale, a car no pill."""

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisBB
from sidik.barang_bukti.errors import SatuBarisSatuBarang, TidakSesuaiJenis
from sidik.barang_bukti.models import BarangBukti
from sidik.kernel import clock
from tests.barang_bukti.builders import a_bb, entered, ponsel
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

TIMBANG = {"bruto_gram", "netto_gram", "ml", "timbang_at", "alat", "kalibrasi", "penimbang"}


def page_of(perkara, **asked):
    return as_(PENYIDIK).get(reverse("bb:perkara", args=[perkara.pk]), asked)


def sent(perkara, **said):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    said = {"nama": "HP Oppo A17", "disita_at": now, "ba_sita": "BA.Sita/4/III/2026", **said}
    return as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), said)


def asked_by(answer):
    form = answer.context["form"]
    return {field.name for _, fields in form.kelompok for field in fields}


@pytest.mark.parametrize("jenis", ["telepon", "kendaraan", "uang", "alat", "lainnya"])
def test_what_is_not_weighed_is_asked_for_no_weight(jenis):
    asked = asked_by(page_of(in_penyidikan(), jenis=jenis))

    assert not asked & TIMBANG
    assert not asked & {"zat", "sulit_dijangkau", "jumlah_paket"}
    assert {"nama", "disita_at", "ba_sita", "pemilik"} <= asked


def test_each_kind_is_asked_for_its_own_number():
    perkara = in_penyidikan()
    own = {j.value: asked_by(page_of(perkara, jenis=j)) & {"imei", "plat"} for j in JenisBB}

    assert own.pop("telepon") == {"imei"}
    assert own.pop("kendaraan") == {"plat"}
    assert not any(own.values())


@pytest.mark.parametrize("jenis", ["", "zat", "tanaman", "bukan-jenis"])
def test_what_is_weighed_is_asked_for_its_weight_and_no_telephone(jenis):
    asked = asked_by(page_of(in_penyidikan(), jenis=jenis))

    assert {"zat", "bruto_gram", "netto_gram", "timbang_at", "saksi"} <= asked
    assert not asked & {"imei", "plat", "serial"}
    assert ("sulit_dijangkau" in asked) is (jenis == "tanaman")


def test_the_page_leads_to_every_kind_without_a_script():
    text = page_of(in_penyidikan()).content.decode()

    assert all(f"?jenis={j.value}" in text for j in JenisBB)


def test_the_seizure_that_was_asked_for_is_kept_when_another_kind_is_chosen():
    text = page_of(in_penyidikan(), sita="abc").content.decode()

    assert "?jenis=telepon&amp;sita=abc" in text


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"jenis": "telepon", "netto_gram": "3"}, "netto_gram"),
        ({"jenis": "telepon", "ml": "3"}, "ml"),
        ({"jenis": "telepon", "plat": "DA 1 X"}, "plat"),
        ({"jenis": "uang", "imei": "356938035643809"}, "imei"),
        ({"jenis": "kendaraan", "sulit_dijangkau": "on"}, "sulit_dijangkau"),
        ({"jenis": "alat", "alat": "CHQ"}, "alat"),
        ({"jenis": "lainnya", "zat": "sabu"}, "zat"),
    ],
)
def test_what_its_kind_does_not_have_is_refused_and_shown_to_be_cleared(said, field):
    perkara = in_penyidikan()

    answer = sent(perkara, **said)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert field in asked_by(answer)
    assert not BarangBukti.objects.exists()


def test_the_same_is_refused_by_whatever_way_it_comes():
    with pytest.raises(TidakSesuaiJenis, match="Narkotika"):
        entered(a_bb(imei="356938035643809"))
    with pytest.raises(TidakSesuaiJenis, match="Telepon"):
        entered(ponsel(jumlah_paket=4))


@pytest.mark.parametrize("jenis", ["telepon", "kendaraan"])
def test_a_telephone_and_a_car_have_a_row_each(jenis):
    perkara = in_penyidikan()

    assert sent(perkara, jenis=jenis).status_code == 302
    assert BarangBukti.objects.get().berat == "1 unit"
    with pytest.raises(SatuBarisSatuBarang, match="satu baris"):
        entered(ponsel(jenis=JenisBB(jenis), imei="", butir=2))
