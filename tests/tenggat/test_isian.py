"""Every field of every form of the clocks: whatever is typed, one sentence at its place."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.tenggat.forms import DasarForm, HariForm, SaringForm, TindihanForm
from sidik.tenggat.policy import rule

GOOD = {
    DasarForm: {
        "judul": "Perkap 6/2019",
        "tentang": "Penyidikan Tindak Pidana",
        "tanggal": "2019-10-04",
        "alasan": "salah ketik",
    },
    HariForm: {"tanggal": "2026-03-09", "libur": "libur", "keterangan": "Hari jadi Balangan"},
    TindihanForm: {
        "untuk": "|sedang",
        "lama": "15, 30, 45",
        "dasar": "Surat Kapolda",
        "alasan": "diminta lebih cepat",
        "berlaku": "2026-03-05",
    },
}
FIELDS = [(form, name) for form, good in GOOD.items() for name in good]
nasty = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", " ", "\x00", "0", "-1", "9" * 400, "31-02-2026", "15, 10", "1,,2"]),
    st.sampled_from(["²", "0001-01-01", "<b>x</b>", "libur masuk", "||", "x" * 5000]),
)


def bound(form, **changes):
    more = {"law": rule("sp2hp_sidik")} if form is TindihanForm else {}
    return form(GOOD[form] | changes, **more)


@pytest.mark.parametrize("form", list(GOOD), ids=lambda form: form.__name__)
def test_what_is_typed_right_is_taken_and_every_field_is_tried(form):
    right = bound(form)

    assert right.is_valid(), right.errors
    assert set(right.fields) == set(GOOD[form])


@pytest.mark.parametrize(("form", "name"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
@settings(max_examples=30)
@given(typed=nasty)
def test_what_is_typed_wrong_in_one_field_is_said_there_in_words_of_ours(form, name, typed):
    wrong = bound(form, **{name: typed})

    if wrong.is_valid():
        assert form is HariForm or wrong.value()
        return
    assert set(wrong.errors) == {name}
    for words in wrong.errors[name]:
        assert 0 < len(words) < 200
        assert not {"Ensure", "Enter", "required", "This", "valid", "Select"} & set(words.split())


@settings(max_examples=60)
@given(st.fixed_dictionaries(dict.fromkeys(SaringForm().fields, nasty)))
def test_a_filter_leaves_out_what_it_cannot_read_and_never_refuses(typed):
    said = SaringForm(typed).value()

    assert said.hari in {3, 14, 30, 90}
    assert said.tanggal is None or isinstance(said.tanggal, date)
