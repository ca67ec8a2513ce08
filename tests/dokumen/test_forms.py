"""Whatever is typed into a form, it answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.dokumen.data import jenis_of, katalog
from sidik.dokumen.forms import (
    BukuForm,
    KonsepForm,
    LangkahForm,
    RegisterForm,
)
from sidik.dokumen.queries import konsep_from, list_register
from tests.cast import (
    RESNARKOBA,
)
from tests.dokumen.builders import bahan

pytestmark = pytest.mark.usefixtures("negeri")

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
