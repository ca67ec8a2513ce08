"""The receipt of the counter is the receipt of the case: one paper, one line in the book."""

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.kernel.errors import Refusal
from sidik.kernel.ref import ref
from sidik.layanan.usecases import issue_akses, reissue_akses
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, KAUR_MINTU, OPERATOR_LP, PENYIDIK
from tests.dokumen.builders import drafted, take
from tests.layanan.builders import IBU, SITI, issued, with_hp
from tests.perkara.builders import an_lp_b, as_, assigned, registered
from tests.perkara.test_ralat import as_it_stands
from tests.perkara.test_ralat import page as ralat

pytestmark = pytest.mark.usefixtures("negeri")


def test_a_receipt_issued_at_the_counter_stands_in_the_register_with_its_number():
    lp = registered(an_lp_b())
    issue_akses(lp.perkara, SITI, actor=OPERATOR_LP)

    (line,) = Dokumen.objects.all()
    assert line.nomor == f"STTLP/{lp.nomor.partition('/')[2]}"
    assert (line.register, line.register_urut) == ("tanda_terima", 1)
    assert line.keadaan == Keadaan.DITERIMA

    page = as_(KAUR_MINTU).get(
        reverse("dokumen:buku"), {"register": "tanda_terima", "tahun": line.tahun_register}
    )
    assert line.nomor in page.text
    assert "belum dicatat" not in page.text
    assert "Siti Maimunah" in page.text


def test_its_page_and_sheet_can_be_opened_and_bear_no_code():
    akses = issued(assigned(an_lp_b()))
    line = Dokumen.objects.get()

    page = as_(KASAT).get(reverse("dokumen:surat", args=[line.pk]))
    assert page.status_code == 200
    assert "diserahkan di loket" in page.text
    assert as_(KASAT).get(reverse("dokumen:pdf", args=[line.pk])).status_code == 200
    assert str(akses.surat.pk) not in page.text


def test_no_second_receipt_is_offered_for_one_report():
    perkara = assigned(an_lp_b())
    said = {"jenis": "sttlp", "subject": ref("perkara", perkara.pk)}
    issued(perkara)

    answer = as_(PENYIDIK).post(reverse("dokumen:baru"), said, follow=True)
    assert "STTLP perkara ini sudah ada" in answer.text
    case = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk]))
    assert "sudah ada: STTLP/" in case.text
    assert Dokumen.objects.count() == 1


def test_a_receipt_drafted_before_the_counter_issued_one_is_signed_no_more():
    perkara = assigned(an_lp_b())
    wires = {"wires": KABEL_SURAT}
    draft = drafted("sttlp", subject=ref("perkara", perkara.pk), **wires)
    draft = take(draft, "submit", PENYIDIK, **wires)
    issued(perkara)

    with pytest.raises(Refusal, match="sudah ada: STTLP/"):
        take(draft, "sign", KASAT, **wires)


def test_a_receipt_signed_in_the_register_is_not_entered_again():
    perkara = assigned(an_lp_b())
    wires = {"wires": KABEL_SURAT}
    draft = drafted("sttlp", subject=ref("perkara", perkara.pk), **wires)
    take(take(draft, "submit", PENYIDIK, **wires), "sign", KASAT, **wires)

    issued(perkara)

    assert Dokumen.objects.count() == 1


def test_a_changed_code_and_a_second_telephone_are_no_second_receipt():
    akses = issued()
    reissue_akses(akses, actor=KASAT)
    issued(akses.perkara, with_hp(SITI, "0813 1111 2222"))

    assert Dokumen.objects.count() == 1


def test_a_card_for_a_relative_stands_in_no_register():
    issued(penerima=IBU)

    assert not Dokumen.objects.exists()


def test_after_the_place_was_corrected_the_page_says_what_a_reprint_shows_and_how_to_renew():
    akses = issued(assigned(an_lp_b()))
    lp, officer = akses.perkara.lp.get(), as_(PENYIDIK)
    counter = as_(KASAT)
    address = reverse("layanan:sttlp", args=[akses.perkara_id])
    officer.post(ralat(lp), as_it_stands(officer, lp) | {"dors_id": "DORS-2026-000123"})
    assert "LP diperbaiki" not in counter.get(address).text
    lp.refresh_from_db()

    moved = {"tkp": "Jl. Merdeka, Batumandi", "alasan": "salah dengar"}
    assert officer.post(ralat(lp), as_it_stands(officer, lp) | moved).status_code == 302

    page = counter.get(address).text
    assert "LP diperbaiki" in page
    assert "dengan isi yang lama" in page

    reissue_akses(akses, actor=KASAT)
    assert "LP diperbaiki" not in counter.get(address).text
    lines = Dokumen.objects.order_by("register_urut").values_list("register_urut", "keadaan")
    assert list(lines) == [(1, "dicabut"), (2, "diterima")]
