"""What is typed about an exhibit names nobody whom its reader may not know (UU SPPA ps. 19)."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from sidik.barang_bukti.data import JenisGerak, SaringBB
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import list_bb, search_bb
from sidik.barang_bukti.queries.surat import bahan_bb
from sidik.barang_bukti.usecases import register_bb, unlink_orang
from sidik.kernel.ref import ref
from sidik.pengawasan.data import Daftar
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT, barang_perkara
from tests.barang_bukti.builders import a_bb, at_lab, entered, fresh, moved
from tests.cast import DITRESNARKOBA, KAUR_MINTU, PEMBANTU, PENYIDIK
from tests.pengawasan.test_unduh import taken
from tests.perkara.builders import an_lp_b, as_, assigned, detail, step, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]
ANAK, SAKSI = "Gerhanadi", "Widyaningtyas"
KATA = f"kamar {ANAK}, kata {SAKSI}"


@pytest.fixture
def bb() -> BarangBukti:
    perkara = step(assigned(an_lp_b(tertangkap_tangan=True)), "open_penyidikan_langsung")
    anak = add_orang(perkara, terlapor(ANAK, umur=15), actor=PENYIDIK)
    saksi = NewOrang(nama=SAKSI, peran=PeranOrang.SAKSI, umur=40)
    add_orang(perkara, saksi, actor=PENYIDIK)
    words = ("kemasan", "ditemukan_di", "dari_siapa", "tempat_simpan", "pemilik", "terlambat")
    new = a_bb(nama=f"Paket sabu dari {KATA}", **dict.fromkeys(words, KATA))
    bb = moved(entered(new, perkara), JenisGerak.SIDANG, "1.00", dari=KATA, ke=KATA)
    bb = at_lab(bb, "0.06")
    unlink_orang(bb, str(anak.pk), f"bukan milik {KATA}", versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def pages(bb):
    perkara = [bb.perkara_id]
    return [
        reverse("bb:daftar"),
        reverse("bb:detail", args=[bb.pk]),
        reverse("bb:perkara", args=perkara),
        reverse("upaya:perkara", args=perkara),
        detail(bb.perkara),
    ]


def named(text, actor=DITRESNARKOBA):
    """Whom of those hidden from this reader a text names; the clerk may know a witness."""
    hidden = (ANAK,) if actor is KAUR_MINTU else (ANAK, SAKSI)
    return [name for name in hidden if name.casefold() in text.casefold()]


@pytest.mark.parametrize("actor", [PEMBANTU, KAUR_MINTU, DITRESNARKOBA], ids=lambda a: a.nama)
def test_no_page_names_a_child_or_a_witness_to_who_may_not_know_them(bb, actor):
    client = as_(actor)

    read = {url: client.get(url, follow=True) for url in pages(bb)}

    assert {url: named(page.content.decode(), actor) for url, page in read.items()} == {
        url: [] for url in read
    }
    assert "Paket sabu dari" in read[reverse("bb:daftar")].content.decode()


def test_the_investigator_reads_what_he_wrote(bb):
    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert f"Paket sabu dari {KATA}" in page


def test_a_label_that_hangs_on_a_bag_names_neither(bb):
    for name, key in (("label", bb.pk), ("label_perkara", bb.perkara_id)):
        answer = as_(PENYIDIK).get(reverse(f"bb:{name}", args=[key]))
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)

        assert "Paket sabu dari" in text
        assert named(text) == []


def test_a_workbook_of_the_book_names_neither(bb):
    text = str(taken(Daftar.BARANG_BUKTI))

    assert "Paket sabu dari" in text
    assert named(text) == []


def test_neither_a_picker_nor_a_list_of_another_room_names_them(bb):
    pokok = KABEL_SURAT.pokok(ref("perkara", bb.perkara_id), "ba_penimbangan", KAUR_MINTU)

    assert [named(each.label, KAUR_MINTU) for each in pokok] == [[]]
    assert [named(each.nama, KAUR_MINTU) for each in barang_perkara(bb.perkara, KAUR_MINTU)] == [[]]


def test_a_paper_that_a_clerk_fills_names_neither(bb):
    for jenis in ("ba_penimbangan", "ba_penyisihan", "permintaan_lab"):
        assert named(str(bahan_bb(ref("bb", bb.pk), jenis, KAUR_MINTU).isian), KAUR_MINTU) == []


def test_a_page_of_the_book_costs_the_same_for_one_exhibit_as_for_many(
    bb, django_assert_max_num_queries
):
    from sidik.barang_bukti.queries.layar import rows_of

    for _ in range(4):
        register_bb(bb.perkara, a_bb(tanpa_pemilik=True), actor=PENYIDIK)
    page = list(list_bb(DITRESNARKOBA))

    with django_assert_max_num_queries(2):
        assert len(rows_of(DITRESNARKOBA, page)) == 5


@pytest.mark.parametrize("words", [ANAK, ANAK.lower(), "gerhan", f"kamar {ANAK}", "kamar Ger"])
def test_nobody_finds_an_exhibit_by_a_name_that_he_may_not_read(bb, words):
    for actor in (DITRESNARKOBA, KAUR_MINTU):
        assert search_bb(actor, words) == []
        assert list(list_bb(actor, SaringBB(cari=words))) == []
    assert search_bb(PENYIDIK, words) == [bb.perkara_id]
    assert list(list_bb(PENYIDIK, SaringBB(cari=words))) == [bb]


@pytest.mark.parametrize("words", ["paket sabu", "sabu dari kamar"])
def test_by_its_other_words_everybody_finds_it(bb, words):
    assert search_bb(KAUR_MINTU, words) == [bb.perkara_id]
    assert list(list_bb(KAUR_MINTU, SaringBB(cari=words))) == [bb]
