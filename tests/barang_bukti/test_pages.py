"""The screens: the book, the exhibits of a case, one exhibit with its chain; labels; papers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisBB
from sidik.barang_bukti.models import BarangBukti, Gerak
from sidik.barang_bukti.queries import list_bb, search_bb
from sidik.barang_bukti.queries.surat import PAPERS, bahan_bb
from sidik.kernel import clock
from sidik.perkara.queries import visible_perkara
from sidik.perkara.usecases import add_orang, mark_sensitif
from sidik.satuan.data import Role
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, fresh, pil, ruled, told
from tests.cast import DITRESNARKOBA, KASAT, OPERATOR_LP, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_, detail, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def url(name, *args):
    return reverse(f"bb:{name}", args=args)


def text_of(answer):
    text = answer.content.decode()
    assert "«tidak dikenal" not in text
    return text


def typed(**more):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    return {
        "jenis": "zat",
        "nama": "Dua paket sabu",
        "zat": "sabu",
        "bruto_gram": "0,52",
        "netto_gram": "0,3",
        "jumlah_paket": "2",
        "disita_at": now,
        "timbang_at": now,
        "ba_sita": "BA.Sita/4/III/2026",
    } | more


def act(bb, name, **more):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    page = as_(PENYIDIK)
    sent = {"versi": fresh(bb).versi, "at": now} | more
    return page.post(url("tindakan", bb.pk, name), sent, follow=True)


@pytest.mark.sop("5.a.1")
def test_an_officer_enters_an_exhibit_and_carries_it_to_destruction_on_the_screen_alone():
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)

    page = as_(PENYIDIK).post(
        url("perkara", perkara.pk), typed(keterlibatan=[str(orang.pk)]), follow=True
    )

    bb = BarangBukti.objects.get()
    assert "0,30 gram" in text_of(page)
    assert "Ahmad Rizki" in text_of(page)
    act(bb, "minta_lab", lab="BBPOM", nomor="B/1", tanggal="2026-03-06")
    act(bb, "serah_lab", gram="0,06", paket="1", nomor_ba="BA.Sisih/1")
    act(
        bb,
        "hasil_lab",
        nomor="LHU/7",
        tanggal="2026-03-06",
        is_positif="ya",
        temuan="Metamfetamina",
    )
    act(bb, "kejari", nomor="B/2")
    ruling = {"nomor": "TAP-1", "tanggal": "2026-03-06", "diterima": "2026-03-06"}
    act(bb, "penetapan", pembuktian_gram="0,1", musnah_gram="0,14", **ruling)
    act(bb, "gerak", jenis="sidang", gram="0,1", nomor_ba="BA/2", ke="Penyidik")
    done = act(
        bb, "musnah", gram="0.14", tempat="Polres", cara="Blender", petugas="Hadi", saksi="A\nB"
    )
    assert "menyusul" in text_of(done)
    done = act(bb, "ba_musnah", nomor="BA.Musnah/1")
    bb = fresh(bb)
    assert (bb.lab_gram, bb.sidang_gram, bb.musnah_gram, bb.sisa_gram) == (
        Decimal("0.06"),
        Decimal("0.10"),
        Decimal("0.14"),
        0,
    )
    assert "BA.Musnah/1" in text_of(done)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"bruto_gram": "0,1"}, "tidak mungkin kurang dari berat bersih"),
        ({"netto_gram": "setengah"}, "Tulis berat dalam gram"),
        ({"netto_gram": "0,30001"}, "empat angka di belakang koma"),
        ({"netto_gram": ""}, "Isi berat bersih"),
        ({"zat": ""}, "Pilih zatnya"),
        ({"disita_at": "2027-01-01T10:00"}, "belum terjadi"),
        ({"disita_at": "2026-01-01T10:00"}, "laporan polisinya"),
    ],
)
def test_a_wrong_entry_is_said_at_its_field_and_keeps_what_was_typed(wrong, said):
    perkara = in_penyidikan()

    answer = as_(PENYIDIK).post(url("perkara", perkara.pk), typed(**wrong))

    assert answer.status_code in (409, 422)
    assert said in text_of(answer)
    assert "Dua paket sabu" in text_of(answer)
    assert not BarangBukti.objects.exists()


def test_too_much_is_refused_at_its_field_and_books_nothing():
    bb = entered()

    answer = act(bb, "gerak", jenis="sidang", gram="100", nomor_ba="BA/1")

    assert answer.status_code == 409
    assert "tinggal 92,99 gram" in text_of(answer)
    assert Gerak.objects.filter(bb=bb).count() == 1


def test_the_book_is_narrowed_by_what_waits():
    first = told(entered())
    second = entered(pil(), first.perkara)
    page = as_(KASAT)

    text = text_of(page.get(url("daftar"), {"keadaan": "kejari"}))

    assert second.nomor in text
    assert first.nomor not in text


def test_the_case_page_shows_its_exhibits():
    bb = entered()

    assert bb.nomor in as_(PENYIDIK).get(detail(bb.perkara)).content.decode()


def test_a_stranger_does_not_even_learn_that_it_exists():
    bb = entered()

    assert as_(ORANG_LUAR).get(url("detail", bb.pk)).status_code == 404
    assert bb.nomor not in text_of(as_(ORANG_LUAR).get(url("daftar")))


def test_who_takes_reports_does_not_read_exhibits():
    bb = entered()

    for address in (url("detail", bb.pk), url("daftar"), url("perkara", bb.perkara_id)):
        assert as_(OPERATOR_LP).get(address).status_code == 403
    assert search_bb(OPERATOR_LP, bb.nomor) == []
    assert search_bb(PENYIDIK, bb.nomor) == [bb.perkara_id]


def test_who_takes_reports_and_investigates_too_reads_what_an_investigator_may():
    bb = entered()
    elsewhere = replace(ORANG_LUAR, satuan=PENYIDIK.satuan.rsplit(".", 1)[0] + ".SPKT")
    both = replace(elsewhere, roles=frozenset({Role.OPERATOR_LP, Role.PENYIDIK}))

    assert bb.perkara in visible_perkara(both)
    assert list(list_bb(both)) == []
    assert search_bb(both, bb.nomor) == []


def test_another_unit_says_first_what_it_reads_for():
    bb = entered()

    answer = as_(DITRESNARKOBA).get(url("detail", bb.pk))

    assert answer.status_code in (200, 302)


def test_exhibits_are_found_by_what_stands_on_them():
    bb = entered(a_bb(label="SEG-0091"))
    phone = a_bb(
        jenis=JenisBB.TELEPON,
        nama="HP Oppo",
        zat="",
        imei="356938035643809",
        netto_gram=None,
        bruto_gram=None,
        butir=1,
    )
    entered(phone, bb.perkara)

    assert search_bb(PENYIDIK, "seg-0091") == [bb.perkara_id]
    assert search_bb(PENYIDIK, "356938035643809") == [bb.perkara_id]
    assert search_bb(ORANG_LUAR, "seg-0091") == []


def test_a_sensitive_case_is_not_found_by_its_exhibits():
    bb = entered(a_bb(label="SEG-0092"))
    perkara = bb.perkara
    mark_sensitif(perkara, sensitif=True, alasan="x", versi=perkara.versi, actor=KASAT)

    assert search_bb(KASAT, "SEG-0092") == []


def test_labels_are_a_sheet_of_pdf():
    bb = entered()

    for address in (url("label", bb.pk), url("label_perkara", bb.perkara_id)):
        answer = as_(PENYIDIK).get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("jenis", PAPERS)
def test_an_exhibit_gives_its_facts_to_its_papers(jenis):
    bb = destroyed(ruled(at_lab(entered(), "0.06")), "91.93")

    bahan = bahan_bb(f"bb:{bb.pk}", jenis, PENYIDIK)

    amounts = [v for v in bahan.isian.values() if isinstance(v, Decimal)]
    assert bahan.induk == f"perkara:{bb.perkara_id}"
    assert all(-amount.as_tuple().exponent >= 2 for amount in amounts)
    assert any(isinstance(v, list) and v for v in bahan.isian.values())
