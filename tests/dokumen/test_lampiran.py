"""Scans and photos: kept by content, locked, never run."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sidik.dokumen.models import Dokumen, Lampiran
from sidik.dokumen.queries.lampiran import path_of
from sidik.kernel.ref import ref
from sidik.perkara.usecases import add_orang
from tests.cast import (
    ORANG_LUAR,
    PENYIDIK,
)
from tests.perkara.builders import an_lp, as_, assigned, terlapor

pytestmark = pytest.mark.usefixtures("negeri")

PDF = b"%PDF-1.7\n%pindaian\n%%EOF\n"


def png(width: int = 1, height: int = 1) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + crc + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(width: int = 1) -> bytes:
    size = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 1, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04xx" + size + b"\xff\xda\x00\x02data\xff\xd9 milik telepon"


@pytest.fixture
def perkara():
    found = assigned(an_lp(tertangkap_tangan=True))
    add_orang(found, terlapor(), actor=PENYIDIK)
    return found


def at(name: str, *args: object) -> str:
    return reverse(f"dokumen:{name}", args=args)


def begin(perkara, jenis: str) -> Dokumen:
    asked = {"jenis": jenis, "subject": ref("perkara", perkara.pk)}
    as_(PENYIDIK).post(at("baru"), asked)
    return Dokumen.objects.latest("id")


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
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "tipe"),
    [("a.pdf", jpeg(), "image/jpeg"), ("b.jpg", png(), "image/png"), ("c", PDF, "application/pdf")],
)
def test_what_a_file_is_stands_in_it_and_not_in_its_name(perkara, name, content, tipe):
    dokumen = begin(perkara, "sprin_sidik")
    attach(PENYIDIK, dokumen, content, name)

    assert Lampiran.objects.get().tipe == tipe


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("surat.pdf", b"<html><script>alert(1)</script>", "bukan PDF, JPG, atau PNG"),
        ("gambar.png", b"GIF89a", "bukan PDF, JPG, atau PNG"),
        ("putus.pdf", b"%PDF-1.7\nputus di tengah", "rusak atau tidak lengkap"),
        ("putus.jpg", jpeg()[:20], "rusak atau tidak lengkap"),
        ("kosong.jpg", jpeg(width=0), "rusak atau tidak lengkap"),
        ("putus.png", png()[:-8], "rusak atau tidak lengkap"),
        ("bengkok.png", png().replace(b"IHDR\0", b"IHDR\1"), "rusak atau tidak lengkap"),
        ("jahat.pdf", b"%PDF-1.7\n/S /JavaScript\n%%EOF", "memuat program"),
        ("titipan.pdf", b"%PDF-1.7\n/Type /EmbeddedFile\n%%EOF", "memuat program"),
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


def test_a_photo_hangs_on_the_case_itself(perkara):
    page = at("lampir_perkara", perkara.pk)
    photo = SimpleUploadedFile("tkp.png", png())
    answer = as_(PENYIDIK).post(page, {"berkas": photo, "keterangan": "TKP"}, follow=True)

    assert "tkp.png" in answer.content.decode()
    case = as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()
    assert "tkp.png" in case
    assert as_(ORANG_LUAR).get(page).status_code == 404
