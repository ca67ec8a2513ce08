"""An exhibit and the seizure it came from show each other."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.errors import BBBerubah, SitaBedaHari, SitaDibatalkan, SudahDariSita
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import clocks_of
from sidik.barang_bukti.usecases import link_sita
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.errors import UrutanTerbalik
from sidik.upaya_paksa.models import Penyitaan
from sidik.upaya_paksa.queries.surat import bahan_upaya
from sidik.upaya_paksa.usecases import cancel_catatan
from sidik.wiring import barang_sita, sita_perkara
from tests.barang_bukti.builders import a_bb, entered, fresh
from tests.barang_bukti.test_isian import BURUK
from tests.cast import KASAT, OPERATOR_LP, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, with_tersangka
from tests.upaya_paksa.builders import seized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

SPRIN, BA = "SP.Sita/9/III/RES.4.2/2026/Resnarkoba", "BA.Sita/9/III/2026"


@pytest.fixture
def perkara():
    return in_penyidikan()


def taken(perkara, **changes):
    return seized(perkara, **{"nomor": SPRIN, "nomor_ba": BA} | changes)


def told(row, perkara):
    return next(each for each in sita_perkara(perkara, PENYIDIK) if each.kunci == row.pk)


def typed(**changes):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    usual = {
        "jenis": "zat",
        "nama": "Dua paket sabu",
        "zat": "sabu",
        "bruto_gram": "0,52",
        "netto_gram": "0,3",
        "disita_at": "",
        "timbang_at": now,
        "ba_sita": "",
        "penyitaan": "",
    }
    return usual | changes


def page(perkara):
    return reverse("bb:perkara", args=[perkara.pk])


def test_the_only_seizure_stands_chosen_with_its_moment_its_minutes_and_its_order(perkara):
    row = taken(perkara)

    text = as_(PENYIDIK).get(page(perkara)).content.decode()

    assert f'<option value="{row.pk}" selected>' in text
    assert f'value="{BA}"' in text
    assert f'value="{SPRIN}"' in text
    assert f'value="{localtime(row.at):%Y-%m-%dT%H:%M}"' in text


def test_what_is_left_empty_is_taken_from_the_seizure_that_was_chosen(perkara):
    first = taken(perkara, at=clock.now() - timedelta(hours=2))
    second = taken(perkara, nomor="SP.Sita/10/III/2026", nomor_ba="BA.Sita/10/III/2026")

    text = as_(PENYIDIK).get(page(perkara)).content.decode()
    answer = as_(PENYIDIK).post(page(perkara), typed(penyitaan=str(second.pk)))

    bb = BarangBukti.objects.get()
    assert answer.status_code == 302
    assert f'<option value="{first.pk}" selected>' not in text
    assert (bb.penyitaan_id, bb.disita_at) == (second.pk, second.at)
    assert (bb.ba_sita, bb.sprin_sita) == ("BA.Sita/10/III/2026", "SP.Sita/10/III/2026")


def test_a_link_from_the_row_of_a_seizure_chooses_it(perkara):
    taken(perkara)
    second = taken(perkara, nomor="SP.Sita/10/III/2026")

    text = as_(PENYIDIK).get(page(perkara), {"sita": str(second.pk)}).content.decode()
    junk = as_(PENYIDIK).get(page(perkara), {"sita": "<script>"})

    assert f'<option value="{second.pk}" selected>' in text
    assert junk.status_code == 200


def test_exhibit_and_seizure_show_each_other(perkara):
    row = taken(perkara)
    bb = entered(a_bb(penyitaan=told(row, perkara), disita_at=row.at), perkara)

    exhibit = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()
    force = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()

    assert f"{reverse('upaya:perkara', args=[perkara.pk])}#sita-{row.pk}" in exhibit
    assert f'id="sita-{row.pk}"' in force
    assert f'<a href="{reverse("bb:detail", args=[bb.pk])}">{bb.nomor}</a>' in force
    assert f"?sita={row.pk}#j-baru" in force


def test_an_exhibit_shows_the_clocks_of_its_own_seizure_only(perkara):
    early = taken(perkara, at=clock.now() - timedelta(hours=3))
    late = taken(perkara, nomor="SP.Sita/10/III/2026", at=clock.now() - timedelta(hours=2))
    bb = entered(a_bb(penyitaan=told(late, perkara), disita_at=early.at), perkara)

    subjects = {t.subject for t in clocks_of([bb])[bb.pk]}

    assert ref("penyitaan", early.pk) not in subjects


def test_an_exhibit_that_stood_alone_is_linked_later_and_moved_to_the_right_one(perkara):
    bb = entered(a_bb(sprin_sita=""), perkara)
    first, second = taken(perkara), taken(perkara, nomor="SP.Sita/10/III/2026")
    url = reverse("bb:tindakan", args=[bb.pk, "sita"])

    as_(PENYIDIK).post(url, {"versi": bb.versi, "penyitaan": str(first.pk)})
    linked = fresh(bb)
    as_(PENYIDIK).post(url, {"versi": linked.versi, "penyitaan": str(second.pk)})

    assert (linked.penyitaan_id, linked.sprin_sita) == (first.pk, SPRIN)
    assert fresh(bb).penyitaan_id == second.pk
    assert list(barang_sita(perkara, PENYIDIK)) == [second.pk]


def test_the_same_form_sent_twice_links_once_and_says_so(perkara):
    bb, row = entered(perkara=perkara), taken(perkara)
    sita = told(row, perkara)
    link_sita(bb, sita, versi=bb.versi, actor=PENYIDIK)

    with pytest.raises(BBBerubah):
        link_sita(bb, sita, versi=bb.versi, actor=PENYIDIK)
    with pytest.raises(SudahDariSita):
        link_sita(bb, sita, versi=fresh(bb).versi, actor=PENYIDIK)


def test_goods_of_another_day_are_not_of_this_seizure(perkara, hari):
    bb = entered(perkara=perkara)
    hari.maju(2)
    row = taken(perkara)

    with pytest.raises(SitaBedaHari, match="Barang ini disita"):
        link_sita(bb, told(row, perkara), versi=bb.versi, actor=PENYIDIK)
    day = f"{localtime(bb.disita_at):%Y-%m-%dT%H:%M}"
    answer = as_(PENYIDIK).post(page(perkara), typed(penyitaan=str(row.pk), disita_at=day))

    assert answer.status_code == 422
    assert "perbaiki waktu disitanya" in answer.content.decode()
    assert BarangBukti.objects.count() == 1


def test_a_struck_seizure_is_no_choice_and_an_exhibit_of_it_says_so(perkara):
    row = taken(perkara)
    sita = told(row, perkara)
    bb = entered(a_bb(penyitaan=sita, disita_at=row.at), perkara)
    held = Penyitaan.objects.get(pk=row.pk)
    cancel_catatan(held, alasan="salah perkara", versi=held.versi, actor=KASAT)
    other = entered(perkara=perkara)

    text = as_(PENYIDIK).get(page(perkara)).content.decode()
    exhibit = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert f'<option value="{row.pk}"' not in text
    assert "catatan dibatalkan" in exhibit
    with pytest.raises(SitaDibatalkan):
        link_sita(other, told(row, perkara), versi=other.versi, actor=PENYIDIK)


def test_the_seizure_of_another_case_is_no_choice(perkara):
    taken(perkara)
    other = taken(in_penyidikan())

    answer = as_(PENYIDIK).post(page(perkara), typed(penyitaan=str(other.pk)))

    assert answer.status_code == 422
    assert not BarangBukti.objects.exists()


def test_without_a_seizure_moment_and_minutes_must_be_typed(perkara):
    taken(perkara)

    answer = as_(PENYIDIK).post(page(perkara), typed())

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"disita_at", "ba_sita"}


def test_who_may_not_see_force_is_offered_none_and_who_may_not_write_links_none(perkara):
    bb, row = entered(perkara=perkara), taken(perkara)
    url = reverse("bb:tindakan", args=[bb.pk, "sita"])
    sent = {"versi": bb.versi, "penyitaan": str(row.pk)}

    assert sita_perkara(perkara, ORANG_LUAR) == ()
    assert barang_sita(perkara, ORANG_LUAR) == {}
    assert as_(ORANG_LUAR).post(url, sent).status_code in {403, 404}
    with pytest.raises(NotAllowed):
        link_sita(bb, told(row, perkara), versi=bb.versi, actor=OPERATOR_LP)
    assert fresh(bb).penyitaan_id is None


@pytest.mark.parametrize("junk", BURUK)
@pytest.mark.parametrize("field", ["penyitaan", "disita_at", "ba_sita", "sprin_sita"])
def test_nonsense_in_the_choice_and_what_it_fills_is_answered(perkara, field, junk):
    row = taken(perkara)
    sent = typed(penyitaan=str(row.pk)) | {field: junk}

    answer = as_(PENYIDIK).post(page(perkara), sent)

    assert answer.status_code in {302, 409, 422}
    if answer.status_code != 302:
        assert answer.context["form"].errors or answer.context["refusal"]


def test_goods_of_one_seizure_stand_one_a_line_on_the_screen_and_on_paper(perkara):
    goods = "1. Dua paket sabu\n2. Satu HP Oppo A17;\n- Uang Rp350.000,00\n"
    row = taken(perkara, barang=goods)

    text = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    isian = bahan_upaya(f"penyitaan:{row.pk}", "ba_sita", PENYIDIK).isian

    each = ["Dua paket sabu", "Satu HP Oppo A17", "Uang Rp350.000,00"]
    assert [one["nama"] for one in isian["barang"]] == each
    assert "".join(text.split()).find("<br>".join("".join(one.split()) for one in each)) > 0


def test_what_was_taken_in_the_act_is_entered_without_a_reason_for_its_day():
    perkara = with_tersangka()
    lp = perkara.lp.get()
    before = lp.dilaporkan_at - timedelta(hours=2)
    row = seized(perkara, at=before)

    bb = entered(a_bb(penyitaan=told(row, perkara), disita_at=before), perkara)

    assert bb.terlambat == ""
    with pytest.raises(UrutanTerbalik):
        entered(a_bb(disita_at=before), perkara)
