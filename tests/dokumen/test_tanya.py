"""Questions and answers are read as officers type them and printed in counted pairs."""

import pytest

from sidik.dokumen.data import jenis_of
from sidik.dokumen.forms import KonsepForm
from sidik.dokumen.queries import konsep_from
from sidik.dokumen.render.tanya import list_tanya, pairs_of
from tests.dokumen.builders import bahan

SEHAT = ("Apakah Saudara sehat?", "Ya, sehat.")


@pytest.mark.parametrize(
    "typed",
    [
        "T: Apakah Saudara sehat?\nJ: Ya, sehat.",
        "1. T: Apakah Saudara sehat?\nJ. Ya, sehat.",
        "Pertanyaan: Apakah Saudara sehat?\nJawaban: Ya, sehat.",
        "tanya: Apakah\nSaudara sehat?\n\njawab: Ya, sehat.",
        "1. Apakah Saudara sehat?\nYa, sehat.",
        "Apakah Saudara sehat?\nYa, sehat.",
        "01) Apakah Saudara sehat? Jawab: Ya, sehat.",
        "1. Apakah Saudara sehat? Ya, sehat.",
    ],
)
def test_a_pair_is_read_however_it_is_written(typed):
    assert pairs_of(typed) == [SEHAT]


def test_an_answer_may_go_on_and_may_ask_back_where_all_is_marked():
    typed = "T: Apa katanya?\nJ: Ia bertanya.\nMau ikut?\nSaya diam.\nT: Lalu?\nJ: Pulang."

    assert pairs_of(typed) == [
        ("Apa katanya?", "Ia bertanya.\nMau ikut?\nSaya diam."),
        ("Lalu?", "Pulang."),
    ]


def test_a_question_without_an_answer_leaves_room_for_a_pen():
    asked, said = list_tanya("T: Apakah Saudara sehat?")

    assert (asked.nomor, asked.teks) == ("1.", "T: Apakah Saudara sehat?")
    assert said.teks.startswith("J: ……")
    assert said.sambung


def test_nothing_typed_still_prints_a_pair_of_dotted_lines():
    assert [line.nomor for line in list_tanya("")] == ["1.", ""]


@pytest.mark.usefixtures("negeri")
def test_the_field_says_how_pairs_are_typed():
    entri = jenis_of("bap_saksi")
    form = KonsepForm(entri, konsep_from(entri, bahan(), []), versi=1)

    assert "T:" in form.fields["isi_tanya_jawab"].help_text
    assert "J:" in form.fields["isi_tanya_jawab"].help_text
