"""What was typed about the files names no child to whoever may not know him (DOMAIN §12.26)."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db.models import CharField
from django.urls import reverse

from sidik.perkara.models import Perkara
from sidik.perkara.usecases import add_orang
from sidik.prapenuntutan.data import KodeSurat, NewSurat
from sidik.prapenuntutan.models import (
    SPDP,
    BerkasPerkara,
    IsiBerkas,
    PengirimanSPDP,
    Petunjuk,
    SuratJPU,
)
from sidik.prapenuntutan.queries import access_spdp
from sidik.prapenuntutan.queries.surat import bahan_berkas, bahan_resume
from sidik.prapenuntutan.usecases import cancel_spdp, record_spdp, record_surat
from tests.cast import KASAT, KAUR_MINTU, OPERATOR_LP, PEMBANTU, PENYIDIK
from tests.perkara.builders import as_, detail, step, terlapor
from tests.prapenuntutan.builders import (
    filled,
    fresh,
    jawab,
    langkah,
    opened,
    perkara_with,
    spdp_of,
    spdp_sampai,
    today,
)
from tests.prapenuntutan.test_anak import place_of_child

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("negeri", "hari"),
    pytest.mark.laugh(26),
]
ANAK = "Gerhanadi"
KATA = f"rumah {ANAK} di Lingsir"


@pytest.fixture
def berkas():
    """A file that came back with a P-19, in a case of a child whom every text about it names."""
    perkara = perkara_with(1)
    orang = add_orang(perkara, terlapor(f"{ANAK} Saputra", umur=16), actor=PENYIDIK)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    wrong = record_spdp(perkara, spdp_of(perkara, nomor="SPDP/1/III/2026"), actor=PENYIDIK)
    row = access_spdp(KASAT, wrong.pk)
    cancel_spdp(row, alasan=KATA, versi=row.versi, actor=KASAT)
    spdp_sampai(perkara)
    p17 = NewSurat(kode=KodeSurat.P17, nomor="B/17", tanggal=today())
    record_surat(perkara, p17, actor=PENYIDIK)
    berkas = filled(opened(perkara, place_of_child(perkara)))
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    jawab(berkas, only=1)
    _name_him_everywhere()
    return fresh(berkas)


def _name_him_everywhere():
    for model in (BerkasPerkara, IsiBerkas, Petunjuk, SuratJPU, PengirimanSPDP):
        model.objects.update(**_typed(model))
    SPDP.objects.update(**_typed(SPDP))
    Petunjuk.objects.filter(dijawab_at=None).update(jawaban="", lampiran="")


def _typed(model):
    """Each column in which an officer writes words of his own."""
    texts = [f for f in model._meta.concrete_fields if isinstance(f, CharField)]
    own = {f.name for f in texts if f.max_length and f.max_length >= 120}
    return dict.fromkeys(own - {"batal_oleh", "nomor_key"}, KATA)


def pages(berkas):
    key = berkas.perkara_id
    return (
        reverse("berkas:perkara", args=[key]),
        reverse("berkas:detail", args=[berkas.pk]),
        reverse("berkas:daftar"),
        detail(Perkara.objects.get(pk=key)),
    )


@pytest.mark.parametrize("actor", [PEMBANTU, KAUR_MINTU, OPERATOR_LP])
def test_no_page_of_the_files_names_the_child_to_whoever_is_not_on_the_order(berkas, actor):
    client = as_(actor)

    for url in pages(berkas):
        answer = client.get(url)
        text = answer.content.decode()
        assert answer.status_code == 200
        found = text.find(ANAK)
        assert found < 0, text[found - 200 : found + 60]


def test_the_title_of_the_case_is_covered_as_on_its_own_page(berkas):
    Perkara.objects.update(ringkas=f"Sabu an. {ANAK}")

    for url in pages(berkas):
        assert ANAK not in as_(PEMBANTU).get(url).content.decode()


def test_the_workbook_of_files_neither(berkas):
    answer = as_(KAUR_MINTU).get("/unduh/berkas/")
    book = ZipFile(BytesIO(b"".join(answer.streaming_content)))

    said = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xml"))
    assert "Berkas 1" in said
    assert ANAK not in said


def test_nor_what_a_paper_begins_with(berkas):
    file, case = f"berkas:{berkas.pk}", f"perkara:{berkas.perkara_id}"

    def said(actor):
        letter = bahan_berkas(file, "pengantar_tahap_2", actor)
        resume = bahan_resume(case, "resume", actor)
        return f"{letter.judul_perkara} {letter.isian} {resume.isian}"

    assert KATA in said(PENYIDIK)
    assert ANAK not in said(KAUR_MINTU)


def test_who_investigates_the_case_reads_every_word(berkas):
    client = as_(PENYIDIK)

    case, sheet, board, _ = (client.get(url).content.decode() for url in pages(berkas))

    assert case.count(KATA) > 8
    assert f"diterima {KATA}, {KATA}" in case
    assert sheet.count(KATA) > 6
    assert KATA in board
