"""Every field of every form of force: whatever is typed, one sentence at its place, no crash."""

from dataclasses import is_dataclass

import pytest
from django.forms import BooleanField
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.upaya_paksa import forms
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan
from sidik.upaya_paksa.views.aksi import AKSI, BARU
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, seized

TIM = [(PENYIDIK.nrp, "Aipda Hadi Prayoga")]
ORANG = {"tim": TIM, "calon": [("1", "A")]}
IZIN = {"tim": TIM, "izin": [("sita", "k", "4/Pen"), ("geledah", "k", "4/Pen")]}
MORE = {
    "TangkapForm": ORANG,
    "TahanForm": ORANG | {"anak": True},
    "AlihForm": {"anak": True},
    "KeluarForm": {"menyusul": True},
    "GeledahForm": IZIN,
    "SitaForm": IZIN,
    "PerpanjanganForm": {"khusus": True},
}
GOOD = {
    "orang": "1",
    "petugas": PENYIDIK.nrp,
    "versi": "1",
    "izin": "mendesak",
    "mendesak": "tertangkap_tangan",
    "permintaan": "k",
    "izin_tanggal": "2026-03-05",
    "at": "2026-03-05T22:30",
    "mulai_at": "05-03-2026 22.30",
    "mulai": "2026-03-05",
    "sampai": "2026-03-05",
    "tanggal": "05/03/2026",
    "jenis": "rutan",
    "ke": "rumah",
    "alasan": "dua alat bukti",
    "jumlah": "20",
    "ancaman_tahun": "12",
    "putusan": "setuju",
    "sebab": "rehabilitasi",
    "upaya": "sita",
}
FORMS = [getattr(forms, name) for name in forms.__all__]
FIELDS = [(form, name) for form in FORMS for name in form(**MORE.get(form.__name__, {})).fields]

nasty = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", " ", "\x00", "0", "-1", "9" * 40, "31-02-2026", "2026-03-05T25:61"]),
    st.sampled_from(["0001-01-01T00:00", "9999-12-31T23:59", "<b>x</b>", "\u202e", "x" * 5000]),
)


def bound(form, **changes):
    more = MORE.get(form.__name__, {})
    said = QueryDict(mutable=True)
    good = GOOD | ({"alasan": "rehabilitasi"} if form is forms.KeluarForm else {})
    for name in form(**more).fields:
        said[name] = changes.get(name, good.get(name, "Desa Lingsir"))
    return form(said, **more)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_what_is_typed_right_is_taken(form):
    right = bound(form)

    assert right.is_valid(), right.errors
    assert not hasattr(right, "value") or is_dataclass(right.value())


@pytest.mark.parametrize(("form", "name"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
@settings(max_examples=20)
@given(typed=nasty)
def test_what_is_typed_wrong_in_one_field_is_said_there_in_words_of_ours(form, name, typed):
    wrong = bound(form, **{name: typed})

    if wrong.is_valid():
        assert not hasattr(wrong, "value") or is_dataclass(wrong.value())
        return
    assert set(wrong.errors) == {name}
    for words in wrong.errors[name]:
        assert 0 < len(words) < 200
        assert not {"Ensure", "Enter", "required", "This", "valid", "Select"} & set(words.split())


@pytest.mark.parametrize(("form", "name"), FIELDS, ids=lambda v: getattr(v, "__name__", v))
def test_nothing_can_be_longer_than_its_column(form, name):
    field = form(**MORE.get(form.__name__, {})).fields[name]
    if not isinstance(field, BooleanField):
        assert name in bound(form, **{name: "9" * 6000}).errors


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_no_act_of_the_page_breaks_on_nothing_and_on_nonsense():
    perkara = with_tersangka()
    seized(perkara)
    arrested(perkara)
    detained(perkara)
    client = as_(PENYIDIK)
    at = [reverse("upaya:baru", args=[perkara.pk, name]) for name in BARU]
    for name, aksi in AKSI.items():
        row = aksi.model._default_manager.first()
        if row:
            at.append(reverse("upaya:aksi", args=[perkara.pk, name, row.pk]))

    for url in at:
        for typed in ({}, dict.fromkeys(GOOD, "\x00<x>")):
            assert client.post(url, typed).status_code == 422, url
    models = (Penangkapan, Penahanan, Penyitaan, Penggeledahan)
    assert [model.objects.count() for model in models] == [1, 1, 1, 0]
