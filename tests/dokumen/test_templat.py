"""A unit's own Word template is a stranger's file."""

import zipfile
from io import BytesIO

import docx
import pytest

from sidik.dokumen.data import (
    Bentuk,
)
from sidik.dokumen.errors import TemplatTidakSah
from sidik.dokumen.queries.lampiran import sample_naskah
from sidik.dokumen.render import (
    check_templat,
    render_docx,
    templat_bawaan,
)

# --- templates ------------------------------------------------------------------------------------


def with_part(name: str, content: bytes, *, base: bytes | None = None) -> bytes:
    """Return a template with one part more, or one part other."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(base or templat_bawaan(Bentuk.SURAT))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def with_words(words: str) -> bytes:
    document = docx.Document(BytesIO(templat_bawaan(Bentuk.SURAT)))
    document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def emptied() -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ judul }}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("bentuk", list(Bentuk))
def test_each_shipped_template_passes_its_own_examination(bentuk):
    check_templat(templat_bawaan(bentuk), sample_naskah(bentuk))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"bukan apa-apa", "bukan dokumen Word"),
        (b"0" * (2 * 1024 * 1024 + 1), "lebih besar dari 2 MB"),
        (with_part("word/vbaProject.bin", b"x"), "makro"),
        (with_part("word/embeddings/a.bin", b"x"), "makro atau objek tertanam"),
        (with_part("word/besar.xml", b"0" * (21 * 1024 * 1024)), "terlalu besar|lebih besar"),
        (
            with_part("word/_rels/x.rels", b'<R Target="http://x" TargetMode="External"/>'),
            "tautan ke luar",
        ),
        (
            with_part("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled"),
            "bermakro",
        ),
        (with_words("{{ rahasia }}"), "isian tidak dikenal: rahasia"),
        (with_words("{{ judul.__class__.__mro__ }}"), "susunan isiannya salah"),
        (with_words("{% if %}"), "susunan isiannya salah"),
        (with_words("{% for i in range(100000000) %}a{% endfor %}"), "susunan isiannya salah"),
        (with_words("{{ 1 / 0 }}"), "susunan isiannya salah"),
        (emptied(), "surat akan kosong"),
    ],
)
def test_a_template_that_could_harm_or_confuse_is_refused(content, why):
    with pytest.raises(TemplatTidakSah, match=why):
        check_templat(content, sample_naskah(Bentuk.SURAT))


def test_what_is_said_of_a_broken_template_has_no_word_of_the_engine_in_it():
    with pytest.raises(TemplatTidakSah) as no:
        check_templat(with_words("{% for %}"), sample_naskah(Bentuk.SURAT))

    assert "expected" not in str(no.value).lower()


def test_a_template_that_fails_only_when_printing_is_refused_in_a_sentence():
    with pytest.raises(TemplatTidakSah, match="Templat tidak dapat dipakai"):
        render_docx(sample_naskah(Bentuk.SURAT), with_words("{{ range(100000000) }}"))
