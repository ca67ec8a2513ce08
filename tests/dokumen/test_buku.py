"""The register book says whom each letter really went to, and no name that is covered."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import kepada_of
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, KAUR_MINTU, OPERATOR_LP, PENYIDIK, RESNARKOBA
from tests.dokumen.builders import ANAK, ISIAN, PELAPOR, PERKARA, bahan, kabel, prepared, signed
from tests.perkara.builders import an_lp_b, as_, assigned

pytestmark = pytest.mark.usefixtures("negeri")


def book(actor, **query: object) -> str:
    return as_(actor).get(reverse("dokumen:buku"), query).text


def sp2hp(penerima: str, jenis: str = "sp2hp_a1", **changes: object) -> Dokumen:
    told = bahan(isian=ISIAN | {"penerima": penerima}, **changes)
    return signed(jenis, wires=kabel(told))


def test_each_letter_stands_in_the_book_with_its_own_addressee():
    sp2hp("Sdri. Siti Maimunah", orang=(PELAPOR,), rahasia=("Siti Maimunah",))
    signed("sprin_lidik")
    sp2hp("Keluarga tersangka", "sp2hp_a2")
    prepared("spdp")
    signed("spdp")

    sheet = as_(KAUR_MINTU).get(reverse("dokumen:buku"), {"xlsx": 1}).content
    lines = CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    head = next(n for n, row in enumerate(lines) if "Kepada" in row)
    column = lines[head].index("Kepada")

    told = [row[column] for row in lines[head + 1 :]]
    assert sorted(told) == [
        "Keluarga tersangka",
        "Kepala Kejaksaan Negeri Balangan",
        "Sdri. Siti Maimunah",
        "—",  # the orders to investigate are addressed to nobody
        "—",
    ]
    for page in (book(KAUR_MINTU), book(KAUR_MINTU, cetak=1)):
        assert "Sdri. Siti Maimunah" in page
        assert "Kepala Kejaksaan Negeri Balangan" in page  # on the letter itself it shouts
        assert "Pelapor atau keluarga tersangka" not in page


def test_the_reporter_is_named_only_to_who_leads_letters_to_him():
    paper = sp2hp("Sdri. Siti Maimunah", orang=(PELAPOR,), rahasia=("Siti Maimunah",))

    assert kepada_of(paper, KASAT) == "Sdri. Siti Maimunah"
    assert "Maimunah" not in kepada_of(paper, PENYIDIK)
    assert "Maimunah" not in book(OPERATOR_LP)


def test_a_child_stands_in_the_book_by_initials():
    child = replace(ANAK, peran="pelapor")
    sp2hp("Sdr. Rahmadani Fitriansyah", orang=(child,), rahasia=(child.nama,))

    page = book(KAUR_MINTU)
    assert "Sdr. R.F." in page
    assert "Fitriansyah" not in page


@pytest.mark.parametrize("facts", [{"dilindungi": True}, {"perlu_perlindungan": True}, {"umur": 9}])
def test_the_protected_are_named_to_nobody_in_a_book(facts):
    perkara = assigned(an_lp_b(tertangkap_tangan=True))
    saksi = NewOrang(nama="Burhanuddin Syarif", peran=PeranOrang.SAKSI, **facts)
    add_orang(perkara, saksi, actor=PENYIDIK)
    told = KABEL_SURAT.sumber["sp2hp_a1"](ref("perkara", perkara.pk), "sp2hp_a1", PENYIDIK)
    told = replace(told, subject=PERKARA, induk=PERKARA)
    paper = sp2hp("Sdr. Burhanuddin", rahasia=told.rahasia, dilindungi=told.dilindungi)

    assert kepada_of(paper, KASAT) == "Sdr. (identitas dilindungi)"


def test_a_letter_whose_words_are_elsewhere_has_a_dash_for_its_addressee():
    row = {"jenis": "spdp", "subject": PERKARA, "induk": PERKARA, "nomor": "SPDP/9/2026"}
    today = clock.now()
    paper = Dokumen.objects.create(
        **row,
        node="lama",
        satuan_id=RESNARKOBA,
        keadaan=Keadaan.DIKIRIM,
        tanggal=today.date(),
        register="spdp",
        tahun_register=today.year,
        register_urut=9,
    )

    assert kepada_of(paper, KASAT) == ""
    assert '<td data-label="Kepada">—</td>' in book(KASAT, tahun=today.year)
