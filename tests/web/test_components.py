"""Each component says in words what it shows in colour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

import sidik

NOW = datetime(2026, 3, 5, 6, 5, tzinfo=UTC)
SPRITE = Path(sidik.__file__).parent / "web" / "static" / "web" / "icons.svg"


@dataclass
class Clock:
    label: str
    due_at: datetime
    state: str


class LPForm(forms.Form):
    nomor = forms.CharField(label="Nomor LP", help_text="Seperti di surat.")
    telepon = forms.CharField(label="Telepon", required=False)
    model = forms.ChoiceField(label="Model", choices=[("a", "A")], widget=forms.RadioSelect)
    rahasia = forms.BooleanField(label="Rahasia", required=False)


def draw(tag: str, **facts: object) -> str:
    return Template("{% load ui tanggal %}" + tag).render(Context(facts)).strip()


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("state", "span", "words"),
    [
        ("aman", timedelta(days=5), "sisa 5 hari"),
        ("segera", timedelta(hours=4), "sisa 4 jam"),
        ("lewat", timedelta(hours=-29), "lewat 1 hari 5 jam"),
        ("selesai", timedelta(days=-1), "selesai"),
        ("jeda", timedelta(days=9), "dijeda"),
        ("batal", timedelta(days=9), "tidak berlaku lagi"),
        ("lalai", timedelta(days=-9), "tidak dipenuhi"),
    ],
)
def test_a_clock_tells_its_state_in_words_and_by_a_picture_of_its_own(
    state: str, span: timedelta, words: str
):
    html = draw("{% ui_clock t %}", t=Clock("SP2HP A1", NOW + span, state))

    assert words in html
    assert f"detak-{state}" in html
    pictures = {
        re.search(r"#([\w-]+)", draw("{% ui_clock t %}", t=Clock("x", NOW, other)))[1]  # type: ignore[index]
        for other in ("aman", "segera", "lewat", "selesai", "jeda", "batal", "lalai")
    }
    assert len(pictures) == 7


def test_a_field_names_its_hint_and_its_error_to_those_who_cannot_see_them():
    html = draw("{% ui_field form.nomor %}", form=LPForm({"nomor": ""}))

    assert 'aria-describedby="id_nomor_helptext id_nomor_error"' in html
    assert 'id="id_nomor_helptext"' in html
    assert 'id="id_nomor_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label for="id_nomor">' in html


def test_a_field_keeps_what_was_typed():
    html = draw("{% ui_field form.nomor %}", form=LPForm({"nomor": "LP-0001/<2026>"}))

    assert 'value="LP-0001/&lt;2026&gt;"' in html


def test_only_what_may_stay_empty_says_so():
    form = LPForm()

    assert "boleh kosong" in draw("{% ui_field form.telepon %}", form=form)
    assert "boleh kosong" not in draw("{% ui_field form.nomor %}", form=form)


def test_a_group_of_choices_is_one_question_with_a_legend():
    html = draw("{% ui_field form.model %}", form=LPForm())

    assert "<fieldset" in html
    assert "<legend>" in html


def test_a_tick_box_stands_before_its_label():
    html = draw("{% ui_field form.rahasia %}", form=LPForm())

    assert html.index("<input") < html.index("<label")


def test_the_list_of_errors_leads_to_each_field():
    form = LPForm({"nomor": ""})
    form.add_error(None, "Nomor LP ini sudah terdaftar.")

    html = draw("{% ui_form_errors form %}", form=form)

    assert 'role="alert"' in html
    assert "Nomor LP ini sudah terdaftar." in html
    assert 'href="#id_nomor"' in html
    assert draw("{% ui_form_errors form %}", form=LPForm()) == ""


def test_the_stage_bar_marks_where_the_case_stands():
    steps = [
        {"label": "LP diterima", "state": "done", "note": ""},
        {"label": "Penyelidikan", "state": "off", "note": "tertangkap tangan"},
        {"label": "Penyidikan", "state": "now", "note": ""},
        {"label": "Tahap I", "state": "next", "note": ""},
    ]

    html = draw("{% ui_stagebar steps %}", steps=steps)

    assert html.count('aria-current="step"') == 1
    assert "3 dari 4" in html
    assert "sudah dilalui" in html
    assert "tidak dilalui" in html


def test_the_timeline_names_each_day_once_and_says_what_was_late():
    items = [
        {"at": NOW, "title": "Berkas dikirim", "who": "Aipda Hadi", "text": "", "late": True},
        {"at": NOW - timedelta(hours=1), "title": "Surat", "who": "", "text": "", "late": False},
    ]

    html = draw("{% ui_timeline items %}", items=items)

    assert html.count("Kamis, 5 Maret 2026") == 1
    assert html.count("terlambat") == 1
    assert "14.05" in html


def test_a_tile_opens_the_cases_behind_its_number():
    html = draw('{% ui_tile "Lewat tenggat" 1234 "/tenggat/?lewat" "hari ini" "bahaya" %}')

    assert html.startswith('<a class="ubin ubin-bahaya" href="/tenggat/?lewat"')
    assert "Lewat tenggat" in html


def test_a_closed_step_says_why_and_does_nothing():
    html = draw('{% ui_action "Tahap II" "/x/" "Menunggu P-21." %}')

    assert 'aria-disabled="true"' in html
    assert 'type="button"' in html
    assert "Menunggu P-21." in html
    assert "/x/" not in html


def test_a_step_that_changes_something_is_posted():
    html = draw('{% ui_action "Kunci" "/x/" post=True %}', csrf_token="rahasia")

    assert 'method="post"' in html
    assert 'value="rahasia"' in html


@pytest.mark.parametrize("tag", ["ui_bars", "ui_line"])
def test_every_chart_has_its_numbers_in_a_table(tag: str):
    rows = [{"label": f"Bulan {n}", "value": n * 700, "url": f"/{n}"} for n in range(1, 41)]

    html = draw("{% " + tag + ' rows "LP masuk" "LP" %}', rows=rows)

    table = html[html.index("<table") :]
    assert all(f"/{n}" in table and f"Bulan {n}" in table for n in range(1, 41))
    assert "28.000" in table


def test_the_coordinates_of_a_chart_are_never_written_with_a_thousands_mark():
    rows = [{"label": str(n), "value": n} for n in range(40)]

    html = draw('{% ui_bars rows "Empat puluh" %}', rows=rows)

    assert 'y="1404"' in html
    assert 'height="1440"' in html


def test_a_chart_of_nothing_says_so():
    assert "Belum ada data" in draw('{% ui_bars rows "LP" %}', rows=[])
    assert "Belum ada data" in draw('{% ui_line rows "LP" %}', rows=[])


def test_a_spark_is_said_aloud():
    html = draw('{% ui_spark nilai "naik dari 3 ke 7" %}', nilai=[3, 5, 7])

    assert 'aria-label="naik dari 3 ke 7"' in html


def test_turning_the_page_keeps_the_search():
    page = Paginator(range(100), 10).page(3)
    request = RequestFactory().get("/perkara/", {"q": "sabu & ganja", "page": "3"})

    html = draw("{% ui_pagination page %}", page=page, request=request)

    assert "?q=sabu+%26+ganja&amp;page=4" in html
    assert html.count('aria-current="page"') == 1
    assert "21–30 dari <strong>100</strong>" in html


def test_text_of_people_is_never_taken_for_markup():
    html = draw("{% ui_badge teks %}{% ui_empty teks %}", teks="<script>")

    assert "<script>" not in html


def test_every_icon_that_a_page_asks_for_is_in_the_sprite():
    known = set(re.findall(r'id="([\w-]+)"', SPRITE.read_text()))
    asked = {
        name
        for page in Path(sidik.__file__).parent.rglob("templates/**/*.html")
        for name in re.findall(r'ui_icon "([\w-]+)"', page.read_text())
    }

    assert asked
    assert asked <= known


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ at|tanggal }}", "5 Maret 2026"),
        ("{{ at|tanggal_jam }}", "5 Maret 2026 pukul 14.05 WITA"),
        ("{{ at|hari }} {{ at|jam }}", "Kamis 14.05"),
        ("{{ at|lalu }}", "baru saja"),
        ("{{ at|romawi }} {{ 9|romawi }}", "III IX"),
        ("{{ gram|angka:2 }} ({{ gram|terbilang:2 }})", "7,50 (tujuh koma lima nol)"),
        ("{{ kosong|tanggal }}{{ kosong|angka }}{{ kosong|terbilang }}{{ kosong|lalu }}", ""),
    ],
)
def test_dates_and_numbers_are_written_as_officers_write_them(tag: str, text: str):
    from decimal import Decimal

    assert draw(tag, at=NOW, gram=Decimal("7.5"), kosong=None) == text
