"""The screens of papers: only lawful next papers, every refusal at its field, nothing lost."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.dokumen.data import Keadaan, jenis_of, katalog
from sidik.dokumen.forms import (
    BukuForm,
    KonsepForm,
    LangkahForm,
    RegisterForm,
)
from sidik.dokumen.models import Dokumen, Lampiran, Register, Templat
from sidik.dokumen.queries import konsep_from, list_register, read_isi_dokumen
from sidik.dokumen.queries.lampiran import path_of
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
from tests.dokumen.builders import bahan, text_of
from tests.perkara.builders import an_lp, as_, assigned, terlapor

pytestmark = pytest.mark.usefixtures("negeri")

PDF = b"%PDF-1.7\n%pindaian\n"


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
    assert dokumen.nomor in page_of(KAUR_MINTU, "buku", cetak=1)


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


# --- scans ----------------------------------------------------------------------------------------


def attach(actor, dokumen, content: bytes, name: str = "pindaian.pdf"):
    data = {"berkas": SimpleUploadedFile(name, content), "keterangan": "asli"}
    return as_(actor).post(at("lampir", dokumen.pk), data, follow=True)


def test_a_scan_is_kept_under_its_hash_and_locked(perkara, settings):
    dokumen = begin(perkara, "sprin_sidik")
    attach(PENYIDIK, dokumen, PDF)
    attach(PENYIDIK, dokumen, PDF)

    lampiran = Lampiran.objects.get()
    path = path_of(lampiran.sha256)
    assert path.parent.name == lampiran.sha256[:2]
    assert PDF not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    answer = as_(PENYIDIK).get(at("lampiran", lampiran.pk))
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("surat.pdf", b"<html><script>alert(1)</script>", "bukan PDF, JPG, atau PNG"),
        ("gambar.png", b"GIF89a", "bukan PDF, JPG, atau PNG"),
        ("besar.pdf", PDF + b"0" * (10 * 1024 * 1024), "melebihi 10 MB"),
        ("kosong.pdf", b"", "Berkas kosong"),
    ],
)
def test_what_is_not_a_scan_is_refused_with_a_sentence(perkara, name, content, sentence):
    dokumen = begin(perkara, "sprin_sidik")

    answer = attach(PENYIDIK, dokumen, content, name)

    assert sentence in answer.content.decode()
    assert not Lampiran.objects.exists()


def test_a_strange_name_of_a_file_does_nothing(perkara):
    dokumen = begin(perkara, "sprin_sidik")
    attach(PENYIDIK, dokumen, PDF, "..\\..\\etc\\pass;wd<b>.pdf")

    assert Lampiran.objects.get().nama == "pass_wd_b_.pdf"


def test_strangers_see_no_scan(perkara):
    dokumen = begin(perkara, "sprin_sidik")
    attach(PENYIDIK, dokumen, PDF)

    page = at("lampiran", Lampiran.objects.get().pk)
    assert as_(ORANG_LUAR).get(page).status_code == 404


def test_a_scan_that_was_exchanged_on_disk_is_noticed(perkara):
    dokumen = begin(perkara, "sprin_sidik")
    attach(PENYIDIK, dokumen, PDF)
    lampiran = Lampiran.objects.get()
    path_of(lampiran.sha256).write_bytes(b"lain sekali" * 10)

    assert as_(PENYIDIK).get(at("lampiran", lampiran.pk)).status_code == 409


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
        at("templat"), {"bentuk": "surat_perintah", "berkas": upload}, follow=True
    )
    assert "Templat dipakai" in answer.content.decode()
    assert Templat.objects.get().satuan_id == RESNARKOBA

    dokumen = begin(perkara, "sprin_sidik")
    word = docx.Document(BytesIO(as_(PENYIDIK).get(at("docx", dokumen.pk)).content))
    assert "Motto satuan: melayani." in [p.text for p in word.paragraphs]


# --- bad input ------------------------------------------------------------------------------------

TEXT = st.text(max_size=60)
FUZZ = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(st.sampled_from(sorted(katalog())), st.dictionaries(TEXT, TEXT, max_size=4), TEXT, TEXT)
def test_nothing_typed_into_a_draft_breaks_it(jenis, odd, one, other):
    entri = jenis_of(jenis)
    konsep = konsep_from(entri, bahan(), [])
    data = odd | {f"isi_{k.kunci}": one for k in entri.kolom} | {"dasar": other, "versi": other}

    form = KonsepForm(entri, konsep, versi=1, data=data)

    if form.is_valid():
        assert set(form.value().isian) >= {k.kunci for k in entri.kolom}
    else:
        assert all(str(sentence) for errors in form.errors.values() for sentence in errors)


@FUZZ
@given(st.dictionaries(st.sampled_from(["step", "versi", "alasan"]), TEXT))
def test_nothing_typed_beside_a_step_breaks_it(data):
    form = LangkahForm(data)

    assert form.is_valid() in (True, False)
    if form.is_valid():
        assert isinstance(form.value().versi, int)


@FUZZ
@given(st.dictionaries(st.sampled_from(["register", "tahun", "cari"]), TEXT))
def test_nothing_typed_into_the_filter_breaks_the_book(data):
    form = BukuForm(data, books=list_register(RESNARKOBA), tahun=2026)

    assert form.value()["tahun"]


@FUZZ
@given(TEXT, TEXT)
def test_nothing_typed_as_name_of_a_book_breaks_it(kode, judul):
    form = RegisterForm({"kode": kode, "judul": judul})

    assert form.is_valid() in (True, False)


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
