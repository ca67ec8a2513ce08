"""Papers about a part of a case: a person, an arrest, a seizure; begun from the case page."""

from dataclasses import replace

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan, katalog
from sidik.dokumen.errors import PrasyaratBelumTerpenuhi
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import naskah_of, read_isi_dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.usecases import cancel_catatan
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK
from tests.dokumen.builders import bahan, drafted, kabel, sent, signed
from tests.perkara.builders import an_lp, an_lp_b, as_, assigned, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested

pytestmark = pytest.mark.usefixtures("negeri")
SATU = "keterlibatan:0198c2d0-0000-7000-8000-00000000000a"
DUA = "keterlibatan:0198c2d0-0000-7000-8000-00000000000b"


@pytest.fixture
def perkara():
    return with_tersangka()


def ask(perkara, jenis: str, actor=PENYIDIK):
    said = {"jenis": jenis, "subject": ref("perkara", perkara.pk)}
    return as_(actor).get(reverse("dokumen:baru"), said)


def person(perkara, nama: str, peran: PeranOrang, **facts: object) -> str:
    row = add_orang(perkara, NewOrang(nama=nama, peran=peran, **facts), actor=PENYIDIK)
    return ref("keterlibatan", row.pk)


def names_for(perkara, jenis: str) -> list[str]:
    found = KABEL_SURAT.pokok(ref("perkara", perkara.pk), jenis, PENYIDIK)
    return [one.label.partition(" (")[0] for one in found]


def test_a_summons_asks_whom_and_offers_only_those_whom_it_is_for(perkara):
    person(perkara, "Nurul Huda", PeranOrang.SAKSI)
    person(perkara, "Rahmat Hidayat", PeranOrang.SAKSI)

    page = ask(perkara, "panggilan_saksi").text

    assert "Nurul Huda (saksi)" in page
    assert "Rahmat Hidayat (saksi)" in page
    assert "Ahmad Rizki" not in page


def test_where_there_is_one_nobody_is_asked_and_the_draft_knows_him(perkara):
    asked = ask(perkara, "dpo")
    assert asked.status_code == 302
    client = as_(PENYIDIK)
    page = client.get(asked["Location"])
    assert "Ahmad Rizki" in page.text

    wanted = {"jenis": "sprin_sidik", "subject": ref("perkara", perkara.pk)}
    client.post(reverse("dokumen:baru"), wanted)
    one = page.context["subject"]
    late = "Sprin Sidik ditandatangani di kertas"
    client.post(reverse("dokumen:baru"), {"jenis": "dpo", "subject": one, "susulan": late})

    paper = Dokumen.objects.get(jenis="dpo")
    assert paper.subject == one
    assert [o.nama for o in read_isi_dokumen(paper).konsep.orang] == ["Ahmad Rizki"]


def test_no_child_is_put_on_a_wanted_list_and_only_a_child_has_a_diversion(perkara):
    add_orang(perkara, terlapor("Rahmadani Fitriansyah", umur=16), actor=PENYIDIK)
    perkara.refresh_from_db()

    assert names_for(perkara, "ba_diversi") == ["Rahmadani Fitriansyah"]
    assert names_for(perkara, "dpo") == ["Ahmad Rizki"]


def test_a_paper_is_not_written_about_one_whom_it_is_not_for(perkara):
    witness = person(perkara, "Nurul Huda", PeranOrang.SAKSI)

    with pytest.raises(NotFound):
        KABEL_SURAT.sumber["dpo"](witness, "dpo", PENYIDIK)


def test_a_protected_witness_is_called_by_his_name_and_stands_in_no_book(perkara):
    witness = person(perkara, "Burhanuddin Syarif", PeranOrang.SAKSI, dilindungi=True)

    told = KABEL_SURAT.sumber["panggilan_saksi"](witness, "panggilan_saksi", PENYIDIK)

    assert told.orang[0].nama == "Burhanuddin Syarif"
    assert "Burhanuddin Syarif" in told.dilindungi


def test_where_there_is_nothing_to_write_about_a_sentence_says_so():
    perkara = assigned(an_lp_b())

    page = ask(perkara, "sprin_kap").text

    assert "Belum ada penangkapan yang dicatat dalam perkara ini." in page


def test_a_stranger_is_not_told_who_is_in_the_case(perkara):
    assert ask(perkara, "panggilan_tersangka", actor=ORANG_LUAR).status_code == 404


def test_an_order_is_begun_from_the_arrest_it_is_about_and_not_from_a_struck_one(perkara):
    arrest = arrested(perkara)
    assert ask(perkara, "sprin_kap")["Location"].endswith(f"penangkapan:{arrest.pk}")

    cancel_catatan(arrest, alasan="tercatat dua kali, keliru", versi=arrest.versi, actor=KASAT)

    again = ask(perkara, "sprin_kap")["Location"]
    assert again.endswith(f"keterlibatan:{arrest.keterlibatan_id}")  # he is free: it comes first
    assert "Belum ada penangkapan" in ask(perkara, "sprin_kap_lanjut").text


def offered(perkara) -> set[str]:
    """The papers that the case page lets one begin; each of the others is named there too."""
    page = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).text
    assert all(entri.nama in page for entri in katalog().values())
    return {jenis for jenis in katalog() if f"jenis={jenis}&amp;" in page}


def test_the_case_page_offers_the_papers_whose_subject_is_in_the_case():
    perkara = assigned(an_lp_b(tertangkap_tangan=True))
    about_case = {e.jenis for e in katalog().values() if e.untuk_perkara}
    open_now = {e.jenis for e in katalog().values() if not e.butuh or e.langsung}

    assert offered(perkara) == about_case & open_now

    perkara = step(perkara, "open_penyidikan_langsung")  # by an order on paper, which carries these
    assert offered(perkara) >= (about_case & open_now) | {"spdp", "resume", "sprin_gas"}

    add_orang(perkara, terlapor(), actor=PENYIDIK)
    case = ref("perkara", perkara.pk)
    signed("sprin_sidik", wires=kabel(bahan(case, induk=case)), subject=case)
    arrested(perkara)

    assert {"sprin_kap", "panggilan_saksi"} <= offered(perkara)
    assert not {"sprin_han", "dpo", "ba_penimbangan"} & offered(perkara)


def test_an_lp_of_the_police_has_no_receipt_for_a_reporter():
    perkara = step(assigned(an_lp(tertangkap_tangan=True)), "open_penyidikan_langsung")

    assert "sttlp" not in offered(perkara)


def about(subject: str):
    return kabel(bahan(subject=subject))


def test_a_second_summons_follows_the_first_to_the_same_person_only():
    signed("sprin_sidik")
    first = sent("panggilan_saksi", wires=about(SATU), subject=SATU)

    with pytest.raises(PrasyaratBelumTerpenuhi, match=r"S\.Pgl saksi ke-1 belum dikirim"):
        drafted("panggilan_saksi_2", wires=about(DUA), subject=DUA)
    second = drafted("panggilan_saksi_2", wires=about(SATU), subject=SATU)

    assert second.dari == [first.pk]
    assert any(first.nomor in line for line in read_isi_dokumen(second).konsep.dasar)


def test_nobody_is_brought_who_was_not_called_twice():
    signed("sprin_sidik")
    sent("panggilan_saksi", wires=about(SATU), subject=SATU)
    sent("panggilan_saksi", wires=about(DUA), subject=DUA)
    sent("panggilan_saksi_2", wires=about(SATU), subject=SATU)

    with pytest.raises(PrasyaratBelumTerpenuhi, match="ke-2"):
        drafted("sprin_bawa", wires=about(DUA), subject=DUA)
    order = signed("sprin_bawa", wires=about(SATU), subject=SATU)

    assert order.keadaan == Keadaan.DITANDATANGANI
    assert order.nomor.startswith("SP.Bawa/1/")


def test_a_child_is_called_with_his_parents():
    signed("sprin_sidik")
    grown = bahan(subject=SATU)
    child = replace(grown, orang=[replace(grown.orang[0], is_anak=True, umur=15)])

    said = {
        who: str(naskah_of(paper, read_isi_dokumen(paper)))
        for who, told in (("dewasa", grown), ("anak", child))
        for paper in [draft_dokumen("panggilan_saksi", SATU, kabel=kabel(told), actor=PENYIDIK)]
    }

    assert "didampingi orang tua" in said["anak"]
    assert "didampingi orang tua" not in said["dewasa"]
