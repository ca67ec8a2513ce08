"""Cash is an amount of rupiah, written as one; a single thing is one without anybody saying so."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisBB, JenisGerak
from sidik.barang_bukti.errors import SaldoKurangButir
from sidik.barang_bukti.models import BarangBukti
from sidik.kernel import clock
from sidik.pengawasan.queries.tabel import tabel_bb
from tests.barang_bukti.builders import a_bb, entered, fresh, moved, ponsel
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def now(**later):
    return f"{localtime(clock.now() + timedelta(**later)):%Y-%m-%dT%H:%M}"


def cash(**changes):
    return entered(a_bb(jenis=JenisBB.UANG, nama="Uang tunai", **{"butir": 1_500_000} | changes))


def act(bb, name, **more):
    sent = {"versi": fresh(bb).versi, "at": now(), "nomor_ba": "BA/1"} | more
    address = reverse("bb:tindakan", args=[bb.pk, name])
    return as_(PENYIDIK).post(address, sent, follow=True)


def test_cash_is_written_in_rupiah_on_the_page_the_list_and_the_workbook():
    bb = moved(cash(), JenisGerak.SIDANG, 500_000)
    page = as_(PENYIDIK)

    text = page.get(reverse("bb:detail", args=[bb.pk])).content.decode()
    rows = page.get(reverse("bb:daftar")).content.decode()
    _, lines, _ = tabel_bb(BarangBukti.objects.select_related("perkara__satuan"))

    assert bb.berat == "Rp1.500.000"
    for shown in (text, rows):
        assert "Rp1.000.000" in shown
        assert "unit" not in shown.split("<main", 1)[1].split("<form", 1)[0]
    assert "Rp" in next(iter(lines))


def test_too_much_cash_is_refused_in_rupiah():
    with pytest.raises(SaldoKurangButir, match=r"diminta Rp2\.000\.000, .* tinggal Rp1\.500\.000"):
        moved(cash(), JenisGerak.SIDANG, 2_000_000)


def test_sheets_of_money_stay_sheets():
    assert cash(butir=30, hitungan="lembar").berat == "30 lembar"


@pytest.mark.parametrize("typed", ["1500000", "1.500.000", "Rp 1.500.000"])
def test_cash_is_typed_as_people_write_it(typed):
    perkara = in_penyidikan()
    sent = {"jenis": "uang", "nama": "Uang tunai", "butir": typed, "disita_at": now()}

    as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), sent | {"ba_sita": "BA/1"})

    assert BarangBukti.objects.get().berat == "Rp1.500.000"


def test_a_single_telephone_is_lent_and_comes_back_without_anybody_counting_it():
    bb = entered(ponsel())
    lent = {"ke": "Rahmawati", "instansi": "PN Paringin", "keperluan": "sidang"}

    act(bb, "pinjam", kembali=f"{localtime(clock.now()):%Y-%m-%d}", **lent)
    assert fresh(bb).pinjam_butir == 1
    act(bb, "gerak", jenis="pinjam_kembali")

    assert (fresh(bb).pinjam_butir, fresh(bb).sisa_butir) == (0, 1)


def test_of_several_things_it_is_said_at_the_field_that_their_number_is_missing():
    bb = cash()

    answer = act(bb, "gerak", jenis="sidang")

    assert answer.status_code == 422
    form = next(form for name, _, form, _ in answer.context["forms"] if name == "gerak")
    assert "Isi berat atau jumlah" in str(form.errors["butir"])


@pytest.mark.parametrize("field", ["disita_at", "timbang_at"])
def test_a_moment_that_has_not_come_is_said_at_its_own_field(field):
    perkara = in_penyidikan()
    sent = {"jenis": "zat", "nama": "Sabu", "zat": "sabu", "netto_gram": "1", "ba_sita": "BA/1"}
    sent |= {"disita_at": now(), "timbang_at": now(), field: now(days=1)}

    answer = as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), sent)

    assert "belum terjadi" in str(answer.context["form"].errors[field])
