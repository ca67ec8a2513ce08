"""How a sheet looks: one page where one is enough, each person beside his count."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from sidik.dokumen.queries import read_isi_dokumen, read_pdf
from sidik.dokumen.render.docx import context_of
from tests.dokumen.builders import TERSANGKA, bahan, kabel, prepared, printed, signed

pytestmark = pytest.mark.usefixtures("negeri")


def test_each_of_several_people_has_his_count_beside_his_name():
    others = [replace(TERSANGKA, nama=name) for name in ("Burhan", "Rahmat")]
    told = kabel(bahan(orang=(TERSANGKA, *others)))
    signed("sprin_sidik", wires=told)
    paper = signed("spdp", wires=told)

    said = printed(paper)
    assert "1) Nama : Ahmad Rizki" in said
    assert "3) Nama : Rahmat" in said
    word = context_of(read_isi_dokumen(paper).naskah)["isi"]
    assert [row["label"] for row in word if row["label"].endswith("Nama")] == [
        "1) Nama",
        "2) Nama",
        "3) Nama",
    ]


def test_a_usual_order_stands_on_one_sheet():
    prepared("sprin_sita")

    for jenis in ("sprin_sita", "panggilan_tersangka", "spdp"):
        sheets = PdfReader(BytesIO(read_pdf(signed(jenis)))).pages
        assert len(sheets) == 1, jenis
