"""The receipt that Word may change too: SPKT signs it, or who stands in for it."""

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.errors import BukanGiliranAnda
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import naskah_of, read_isi_dokumen
from sidik.kernel.ref import ref
from sidik.wiring import KABEL_SURAT
from tests.cast import KA_SPKT, KAPOLRES, KASAT, KBO, OPERATOR_LP, PENYIDIK, appoint
from tests.dokumen.builders import drafted, take
from tests.perkara.builders import an_lp_b, as_, assigned

pytestmark = pytest.mark.usefixtures("negeri")
BELUM = "Belum ada petugas di resor ini yang tercatat sebagai Ka SPKT"


def handed_up() -> Dokumen:
    return take(drafted("sttlp"), "submit", PENYIDIK)


def test_the_head_of_spkt_signs_a_receipt_and_no_other_paper():
    appoint(KA_SPKT)
    receipt = take(handed_up(), "sign", KA_SPKT)
    order = take(take(drafted("sprin_lidik"), "submit", PENYIDIK), "paraf_kbo", KBO)

    assert receipt.keadaan == Keadaan.DITANDATANGANI
    with pytest.raises(BukanGiliranAnda):
        take(order, "sign", KA_SPKT)


@pytest.mark.parametrize("actor", [KASAT, KBO, OPERATOR_LP])
def test_where_there_is_a_head_of_spkt_nobody_of_the_unit_signs_for_him(actor):
    appoint(KA_SPKT)

    receipt = handed_up()

    with pytest.raises(BukanGiliranAnda, match="hanya Ka SPKT, Wakapolres, Kapolres"):
        take(receipt, "sign", actor)
    assert take(receipt, "sign", KAPOLRES).keadaan == Keadaan.DITANDATANGANI


def test_where_there_is_none_the_kasat_signs_and_the_draft_looks_like_it():
    draft = drafted("sttlp")
    sheet = naskah_of(draft, read_isi_dokumen(draft))

    assert sheet.penanda.atas[-1] == "KASAT RESNARKOBA"
    assert take(take(draft, "submit", PENYIDIK), "sign", KASAT).keadaan == Keadaan.DITANDATANGANI


def test_the_page_says_who_signs_in_whose_place():
    perkara = assigned(an_lp_b())
    said = {"jenis": "sttlp", "subject": ref("perkara", perkara.pk)}
    client = as_(PENYIDIK)

    page = client.post(reverse("dokumen:baru"), said, follow=True)
    paper = Dokumen.objects.get()
    assert page.status_code == 200
    shown = client.get(reverse("dokumen:surat", args=[paper.pk])).text
    assert f"{BELUM}; surat ini ditandatangani Kasat, Wakapolres atau Kapolres." in shown

    appoint(KA_SPKT)
    assert BELUM not in client.get(reverse("dokumen:surat", args=[paper.pk])).text


def test_the_draft_waits_on_the_desk_of_the_head_of_spkt():
    appoint(KA_SPKT)
    perkara = assigned(an_lp_b())
    draft = drafted("sttlp", wires=KABEL_SURAT, subject=ref("perkara", perkara.pk))
    take(draft, "submit", PENYIDIK, wires=KABEL_SURAT)

    assert f"/surat/{draft.pk}/" in as_(KA_SPKT).get(reverse("dokumen:meja")).text
    assert as_(KA_SPKT).get(reverse("dokumen:surat", args=[draft.pk])).status_code == 200
