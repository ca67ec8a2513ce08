"""The screens of papers: only lawful next papers, every refusal at its field, nothing lost."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sidik.dokumen.data import Bentuk, Keadaan
from sidik.dokumen.models import Dokumen, Register, Templat
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.render import templat_bawaan
from sidik.jejak.models import Peristiwa
from sidik.kernel.ref import ref
from sidik.perkara.usecases import add_orang
from tests.cast import (
    DITRESNARKOBA,
    KASAT,
    KAUR_MINTU,
    KBO,
    ORANG_LUAR,
    PENYIDIK,
    RESNARKOBA,
    SI_TIK,
)
from tests.dokumen.builders import text_of
from tests.perkara.builders import an_lp, as_, assigned, in_penyidikan, terlapor

pytestmark = pytest.mark.usefixtures("negeri")


@pytest.fixture
def perkara():
    found = assigned(an_lp(tertangkap_tangan=True))
    add_orang(found, terlapor(), actor=PENYIDIK)
    return found


def at(name: str, *args: object) -> str:
    return reverse(f"dokumen:{name}", args=args)


def begin(perkara, jenis: str) -> Dokumen:
    """Let the investigator begin a paper from the case page."""
    asked = {"jenis": jenis, "subject": ref("perkara", perkara.pk)}
    answer = as_(PENYIDIK).post(at("baru"), asked)
    assert answer.status_code == 302, answer.content.decode()
    return Dokumen.objects.filter(jenis=jenis).latest("id")


def press(actor, dokumen: Dokumen, step: str, alasan: str = ""):
    dokumen.refresh_from_db()
    said = {"step": step, "versi": dokumen.versi, "alasan": alasan}
    return as_(actor).post(at("langkah", dokumen.pk), said, follow=True)


def finish(perkara, jenis: str) -> Dokumen:
    dokumen = begin(perkara, jenis)
    if jenis == "sprin_lidik":
        said = {"versi": dokumen.versi, "kelas": "RES.4.2", "isi_sasaran": "rumah kosong"}
        as_(PENYIDIK).post(at("ubah", dokumen.pk), said)
    press(PENYIDIK, dokumen, "submit")
    for who in dokumen.entri.paraf:
        press({"kbo": KBO, "kasat": KASAT}[who], dokumen, f"paraf_{who}")
    press(KASAT, dokumen, "sign")
    dokumen.refresh_from_db()
    assert dokumen.keadaan == Keadaan.DITANDATANGANI
    return dokumen


def page_of(actor, name: str, *args: object, status: int = 200, **query: object) -> str:
    answer = as_(actor).get(at(name, *args), query)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.sop("5.a.1")
def test_the_case_page_offers_only_the_papers_that_the_law_lets_come_next(perkara):
    page = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()

    assert "jenis=sprin_sidik" in page
    assert "jenis=spdp" not in page
    assert "Sprin Sidik belum ditandatangani." in page

    finish(perkara, "sprin_sidik")

    page = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()
    assert "jenis=spdp" in page
    assert "SP.Sidik/1/" in page


def test_a_paper_is_led_from_draft_to_the_book_by_buttons_alone(perkara):
    dokumen = finish(perkara, "sprin_sidik")

    assert "Kaur Mintu" in page_of(PENYIDIK, "surat", dokumen.pk)
    press(KAUR_MINTU, dokumen, "note")

    book = page_of(KAUR_MINTU, "buku", register="sprin")
    assert dokumen.nomor in book
    assert "belum dicatat" not in book
    paper = page_of(KAUR_MINTU, "buku", cetak=1)
    assert dokumen.nomor in paper
    assert "DAERAH KALIMANTAN SELATAN" in paper


def test_what_may_come_next_is_shown_and_asks_before_it_writes(perkara):
    subject = ref("perkara", perkara.pk)

    page = page_of(PENYIDIK, "baru", jenis="sprin_sidik", subject=subject)
    assert "Ahmad Rizki" in page
    assert not Dokumen.objects.exists()

    closed = page_of(PENYIDIK, "baru", jenis="spdp", subject=subject)
    assert "Sprin Sidik belum ditandatangani" in closed
    answer = as_(PENYIDIK).post(at("baru"), {"jenis": "spdp", "subject": subject})
    assert answer.status_code == 409
    assert not Dokumen.objects.exists()


def test_a_draft_is_changed_and_keeps_what_was_typed(perkara):
    dokumen = begin(perkara, "sp2hp_a1")
    typed = {
        "versi": dokumen.versi,
        "isi_penerima": "Sdri. Siti Maimunah",
        "isi_tindakan": "menerima laporan\nmemeriksa saksi",
        "dasar": "Undang-Undang Nomor 2 Tahun 2002",
        "tembusan": "Kapolres",
        "kelas": "RES.4.1",
        "sifat": "R",
    }
    assert as_(PENYIDIK).post(at("ubah", dokumen.pk), typed).status_code == 302

    dokumen.refresh_from_db()
    konsep = read_isi_dokumen(dokumen).konsep
    assert konsep.isian["tindakan"] == ["menerima laporan", "memeriksa saksi"]
    assert (konsep.dasar, konsep.kelas, konsep.sifat) == (
        ["Undang-Undang Nomor 2 Tahun 2002"],
        "RES.4.1",
        "R",
    )


def test_the_later_of_two_savers_keeps_his_words_and_is_told(perkara):
    dokumen = begin(perkara, "sp2hp_a1")
    typed = {"versi": dokumen.versi, "kelas": "RES.4.2", "sifat": "B", "isi_penerima": "Satu"}
    as_(PENYIDIK).post(at("ubah", dokumen.pk), typed)

    answer = as_(KASAT).post(at("ubah", dokumen.pk), typed | {"isi_penerima": "Dua"})

    assert answer.status_code == 409
    assert "sudah diubah" in answer.content.decode()
    assert 'value="Dua"' in answer.content.decode()


def test_a_reason_that_is_missing_is_asked_for_at_its_field(perkara):
    dokumen = begin(perkara, "sprin_sidik")
    press(PENYIDIK, dokumen, "submit")

    answer = press(KBO, dokumen, "give_back")

    assert answer.status_code == 422
    assert "paling sedikit 10 huruf" in answer.content.decode()
    dokumen.refresh_from_db()
    assert dokumen.keadaan == Keadaan.DIAJUKAN


def test_pdf_and_word_come_with_headers_that_let_nothing_run(perkara):
    dokumen = finish(perkara, "sprin_sidik")

    for name, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = as_(PENYIDIK).get(at(name, dokumen.pk))
        assert answer.content.startswith(start)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]


def test_a_draft_says_that_it_is_one(perkara):
    dokumen = begin(perkara, "sprin_sidik")

    assert "KONSEP" in text_of(as_(PENYIDIK).get(at("pdf", dokumen.pk)).content)


def test_a_sent_spdp_is_known_to_the_thread_with_the_prosecutor():
    perkara = in_penyidikan()
    finish(perkara, "sprin_sidik")
    spdp = finish(perkara, "spdp")
    press(KAUR_MINTU, spdp, "note")

    answer = press(KAUR_MINTU, spdp, "send", alasan="diantar ke Kejari, ekspedisi 12")

    assert answer.status_code == 200, answer.content.decode()
    spdp.refresh_from_db()
    assert spdp.keadaan == Keadaan.DIKIRIM
    thread = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()
    assert thread.count(spdp.nomor) > 1


@pytest.mark.laugh(21)
def test_whoever_prints_a_paper_is_written_down(perkara):
    dokumen = finish(perkara, "sprin_sidik")
    as_(DITRESNARKOBA).get(at("pdf", dokumen.pk))

    last = Peristiwa.objects.filter(verb="dibaca").latest("at")
    assert last.actor["nrp"] == DITRESNARKOBA.nrp
    assert "mencetak Sprin Sidik" in str(last.records)


@pytest.mark.laugh(21)
@pytest.mark.parametrize(("actor", "status"), [(ORANG_LUAR, 404), (SI_TIK, 403)])
def test_strangers_and_machine_keepers_read_no_paper(perkara, actor, status):
    dokumen = finish(perkara, "sprin_sidik")

    for name in ("surat", "pdf", "docx", "ubah"):
        assert as_(actor).get(at(name, dokumen.pk)).status_code == status


def test_the_desk_shows_what_waits_for_this_officer(perkara):
    dokumen = begin(perkara, "sprin_sidik")
    press(PENYIDIK, dokumen, "submit")

    assert "menunggu paraf Kaur Bin Ops" in page_of(KBO, "meja")
    assert "Tidak ada surat yang menunggu Anda" in page_of(KAUR_MINTU, "meja")


def test_a_printed_paper_is_checked_by_its_code(perkara):
    dokumen = finish(perkara, "sprin_sidik")
    found = page_of(PENYIDIK, "surat", dokumen.pk)
    kode = found.partition("<code>")[2].partition("</code>")[0]

    assert dokumen.nomor in page_of(KASAT, "periksa", kode=kode)
    assert "Tidak ada surat" in page_of(ORANG_LUAR, "periksa", kode=kode)
    assert "Tidak ada surat" in page_of(KASAT, "periksa", kode="AAAA-BBBB-CCCC")


# --- books and templates --------------------------------------------------------------------------


def test_kaur_mintu_sets_the_code_of_a_book(perkara):
    as_(KAUR_MINTU).post(at("register", "sprin"), {"kode": "B.7", "judul": "Register Sprin"})

    assert Register.objects.get().kode == "B.7"
    assert "B.7 · Register Sprin" in page_of(KAUR_MINTU, "buku", register="sprin")
    assert as_(PENYIDIK).get(at("register", "sprin")).status_code == 403
    assert as_(KAUR_MINTU).get(at("register", "tidak-ada")).status_code == 404


@pytest.mark.parametrize("kode", ["B/18<script>", "???"])
def test_a_code_that_is_none_is_refused_at_its_field(kode):
    answer = as_(KAUR_MINTU).post(at("register", "sprin"), {"kode": kode, "judul": "x"})

    assert answer.status_code == 422
    assert "Kode register terdiri atas" in answer.content.decode()


def test_a_unit_uses_its_own_template(perkara):
    shipped = as_(KAUR_MINTU).get(at("templat_bawaan", "surat_perintah"))
    own = docx.Document(BytesIO(shipped.content))
    own.add_paragraph("Motto satuan: melayani.")
    out = BytesIO()
    own.save(out)
    upload = SimpleUploadedFile("sprin.docx", out.getvalue())
    answer = as_(KAUR_MINTU).post(
        at("templat"), {"untuk": "surat_perintah", "berkas": upload}, follow=True
    )
    assert "Templat dipakai" in answer.content.decode()
    assert Templat.objects.get().satuan_id == RESNARKOBA

    assert "Motto satuan: melayani." in words_of(begin(perkara, "sprin_sidik"))


def words_of(dokumen: Dokumen) -> list[str]:
    word = docx.Document(BytesIO(as_(PENYIDIK).get(at("docx", dokumen.pk)).content))
    return [p.text for p in word.paragraphs]


def adopt(untuk: str, words: str) -> None:
    """Kaur Mintu adds a line to the template that ships and gives it back."""
    own = docx.Document(BytesIO(templat_bawaan(Bentuk.SURAT_PERINTAH)))
    own.add_paragraph(words)
    out = BytesIO()
    own.save(out)
    upload = SimpleUploadedFile("sprin.docx", out.getvalue())
    answer = as_(KAUR_MINTU).post(at("templat"), {"untuk": untuk, "berkas": upload})
    assert answer.status_code == 302, answer.content.decode()


def test_a_template_for_one_paper_goes_before_that_of_its_shape(perkara):
    adopt("sprin_sidik", "Hanya Sprin Sidik.")
    adopt("surat_perintah", "Semua surat perintah.")

    assert "Hanya Sprin Sidik." in words_of(begin(perkara, "sprin_sidik"))
    assert "Semua surat perintah." in words_of(begin(perkara, "sprin_lidik"))
    assert "Hanya Sprin Sidik" in page_of(KAUR_MINTU, "templat").replace("Hanya Sprin Sidik.", "")


def test_a_signed_paper_keeps_the_template_of_its_day(perkara):
    old = finish(perkara, "sprin_sidik")
    before = words_of(old)
    adopt("sprin_sidik", "Templat baru.")

    assert words_of(old) == before
    assert "Templat baru." in words_of(begin(perkara, "sprin_sidik"))


def go_back(untuk: str):
    return as_(KAUR_MINTU).post(at("templat_kembali"), {"untuk": untuk}, follow=True)


def test_a_unit_goes_back_to_the_template_of_the_house_by_one_press(perkara):
    plain = words_of(old := begin(perkara, "sprin_lidik"))
    adopt("surat_perintah", "Semua surat perintah.")
    assert "Pakai templat bawaan" in page_of(KAUR_MINTU, "templat")

    answer = go_back("surat_perintah")

    assert "Pakai templat bawaan" not in answer.text
    assert words_of(old) == plain
    assert Peristiwa.objects.filter(verb="templat.bawaan", actor__nrp=KAUR_MINTU.nrp).count() == 1
    assert go_back("surat_perintah").status_code == 409
    assert go_back("bukan bentuk").status_code == 404


def test_whoever_drops_the_template_of_one_paper_gets_that_of_its_shape_and_old_papers_theirs(
    perkara,
):
    adopt("surat_perintah", "Semua surat perintah.")
    adopt("sprin_sidik", "Hanya Sprin Sidik.")
    old = finish(perkara, "sprin_sidik")

    go_back("sprin_sidik")

    assert "Hanya Sprin Sidik." in words_of(old)
    assert "Semua surat perintah." in words_of(begin(perkara, "sprin_sidik"))
    assert as_(PENYIDIK).post(at("templat_kembali"), {"untuk": "surat"}).status_code == 403


def test_a_bad_template_is_refused_at_its_field_and_nothing_changes(perkara):
    upload = SimpleUploadedFile("makro.docm", b"PK bukan apa-apa")
    answer = as_(KAUR_MINTU).post(at("templat"), {"untuk": "spdp", "berkas": upload})

    assert answer.status_code == 422
    assert "Templat tidak dapat dipakai" in answer.content.decode()
    assert not Templat.objects.exists()


def test_a_book_leaves_as_a_workbook_with_its_cancelled_lines(perkara):
    kept, fallen = finish(perkara, "sprin_lidik"), finish(perkara, "sprin_sidik")
    press(KASAT, fallen, "withdraw", "Penyidiknya keliru ditulis.")

    answer = as_(KAUR_MINTU).get(at("buku"), {"register": "sprin", "xlsx": "1"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()

    body = [row for row in rows if isinstance(row[0], float)]
    assert [(row[0], row[2], row[9]) for row in body] == [
        (1, kept.nomor, "ditandatangani"),
        (2, fallen.nomor, "dicabut"),
    ]
    assert body[1][10] == "Penyidiknya keliru ditulis."
    assert rows[2][0] == "RESOR BALANGAN"


def test_a_late_paper_is_begun_with_its_reason_and_stands_in_red(perkara):
    asked = {"jenis": "spdp", "subject": ref("perkara", perkara.pk)}
    page = page_of(PENYIDIK, "baru", **asked)
    assert "tidak dalam layanan ini" in page

    short = as_(PENYIDIK).post(at("baru"), asked | {"susulan": "lupa"})
    assert short.status_code == 422
    assert "mengapa surat ini dicatat menyusul" in short.content.decode()
    as_(PENYIDIK).post(at("baru"), asked | {"susulan": "Sprin Sidik di kertas, tahun lalu."})

    dokumen = Dokumen.objects.get()
    assert "Sprin Sidik di kertas, tahun lalu." in page_of(KBO, "surat", dokumen.pk)
    assert "menyusul" in as_(KBO).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()


# --- cost -----------------------------------------------------------------------------------------


def test_pages_ask_a_bounded_number_of_questions(perkara, django_assert_max_num_queries):
    for _ in range(3):
        dokumen = finish(perkara, "sprin_sidik")
        press(KAUR_MINTU, dokumen, "note")
    client = as_(PENYIDIK)

    with django_assert_max_num_queries(20):
        client.get(at("buku"))
    with django_assert_max_num_queries(32):
        client.get(at("surat", dokumen.pk))
    client = as_(KBO)
    with django_assert_max_num_queries(16):
        client.get(at("meja"))
