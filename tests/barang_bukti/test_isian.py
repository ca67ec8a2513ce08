"""Every field of every form of this context, through its page, with anything in it."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.barang_bukti.forms import BBForm, SaringForm
from sidik.barang_bukti.models import BarangBukti, Gerak
from sidik.barang_bukti.queries import access_bb
from sidik.barang_bukti.views import TINDAKAN, _form
from sidik.kernel import clock
from sidik.perkara.usecases import add_orang
from sidik.satuan.usecases import plant_satuan
from tests.barang_bukti.builders import a_bb, entered, fresh
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, terlapor

BURUK = (
    "",
    " ",
    "x" * 5000,
    "\x00",
    "NaN",
    "-1",
    "1e999",
    "0,00001",
    "٣",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "2026-02-30",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "01a2220b-0000-7000-8000-000000000000",
)
"""Emptiness, length, numbers that are none, moments that cannot be, and what attackers type."""


def _now() -> str:
    return f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"


def _first(choices: Iterable[tuple[Any, Any]]) -> str:
    return next((str(key) for key, _ in choices if key), "")


def good(name: str, bb: BarangBukti) -> dict[str, str]:
    """What an officer would type into this form: each test spoils one field of it."""
    form = _form(PENYIDIK, name, bb)
    usual = {
        "versi": str(bb.versi),
        "at": _now(),
        "tanggal": _now()[:10],
        "diterima": _now()[:10],
        "kalibrasi": "",
        "gram": "0,01",
        "netto_gram": "92,99",
        "bruto_gram": "94,10",
        "musnah_gram": "1",
        "nomor": "B/1/2026",
        "nomor_ba": "BA/1/2026",
        "jenis": "sidang",
        "lab": "BBPOM",
        "ke": "Panitera Rahmawati",
        "instansi": "PN Paringin",
        "keperluan": "sidang",
        "kembali": _now()[:10],
        "paket": "2",
        "is_positif": "ya",
        "zat": "",
        "alasan": "salah baca",
        "temuan": "Metamfetamina",
        "tempat": "Polres",
        "cara": "Diblender",
        "petugas": "Hadi",
        "saksi": "A\nB",
        "nasib": "rampas",
        "dasar": "Putusan 1/2026",
        "orang": _first(getattr(form.fields.get("orang"), "choices", ())),
    }
    return {field: usual.get(field, "") for field in form.fields}


class TestIsian(TestCase):
    """Whatever is typed is kept, or refused with a sentence; never a fault."""

    def setUp(self) -> None:
        plant_satuan()
        self.perkara = in_penyidikan()
        known = add_orang(self.perkara, terlapor(), actor=PENYIDIK)
        self.bb = entered(a_bb(keterlibatan=frozenset({str(known.pk)})), self.perkara)
        add_orang(self.perkara, terlapor("Budi Hartanto"), actor=PENYIDIK)
        self.page = as_(PENYIDIK)

    def _post(self, name: str, field: str, text: str) -> None:
        bb = fresh(self.bb)
        before = Gerak.objects.count()
        sent = good(name, bb) | {field: text}

        answer = self.page.post(reverse("bb:tindakan", args=[bb.pk, name]), sent)

        assert answer.status_code in {302, 403, 409, 422}, (name, field, text, answer.status_code)
        if answer.status_code != 302:
            assert Gerak.objects.count() == before, (name, field, text)
        if answer.status_code == 422:
            said = [form for key, _, form, _ in answer.context["forms"] if key == name]
            assert said[0].errors or answer.context["refusal"], (name, field, text)

    def test_every_field_of_every_act_meets_what_nobody_should_type(self) -> None:
        turn = 0
        for name in TINDAKAN:
            sent = good(name, self.bb)
            for field in sent:
                self._post(name, field, BURUK[turn % len(BURUK)])
                turn += 1
        assert turn > 70

    def test_no_form_stumbles_over_any_of_it(self) -> None:
        for name in TINDAKAN:
            sent = good(name, self.bb)
            for field in sent:
                for text in BURUK:
                    form = _form(PENYIDIK, name, self.bb, sent | {field: text})
                    if form.is_valid() and hasattr(form, "value"):
                        form.value()

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_any_text_in_any_field_of_any_act_is_answered(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(TINDAKAN)))
        field = data.draw(st.sampled_from(sorted(good(name, self.bb))))
        text = data.draw(st.text(max_size=60) | st.text("0123456789-/:.,T ", max_size=20))

        self._post(name, field, text)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        field=st.sampled_from(sorted(BBForm.base_fields)),
        text=st.sampled_from(BURUK) | st.text(max_size=60),
    )
    def test_any_text_in_any_field_of_a_new_exhibit_is_answered(
        self, field: str, text: str
    ) -> None:
        sent = {
            "jenis": "zat",
            "nama": "Dua paket sabu",
            "zat": "sabu",
            "bruto_gram": "0,52",
            "netto_gram": "0,3",
            "disita_at": _now(),
            "timbang_at": _now(),
            "ba_sita": "BA.Sita/4/III/2026",
        } | {field: text}

        answer = self.page.post(reverse("bb:perkara", args=[self.perkara.pk]), sent)

        assert answer.status_code in {302, 409, 422}
        if answer.status_code != 302:
            assert answer.context["form"].errors or answer.context["refusal"]

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        field=st.sampled_from([*SaringForm.base_fields, "page"]),
        text=st.sampled_from(BURUK) | st.text(max_size=60),
    )
    def test_the_book_is_narrowed_by_anything(self, field: str, text: str) -> None:
        answer = self.page.get(reverse("bb:daftar"), {field: text})

        assert answer.status_code == 200

    def test_what_is_typed_stands_on_the_page_as_text(self) -> None:
        sent = good("gerak", self.bb) | {"gram": "9999", "ke": "<script>alert(1)</script>"}

        answer = self.page.post(reverse("bb:tindakan", args=[self.bb.pk, "gerak"]), sent)

        assert b"<script>alert(1)" not in answer.content
        assert b"&lt;script&gt;alert(1)" in answer.content


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri", "hari")
def test_each_form_passes_when_it_is_filled_in_well():
    """Else the tests above would spoil what was spoilt already."""
    perkara = in_penyidikan()
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    acts = [
        "gerak",
        "pinjam",
        "timbang",
        "minta_lab",
        "serah_lab",
        "hasil_lab",
        "kejari",
        "penetapan",
    ]
    bb = entered(a_bb(tanpa_pemilik=True), perkara)
    page = as_(PENYIDIK)
    for name in [*acts, "perpanjang", "musnah", "kait", "lepas", "nasib"]:
        bb = access_bb(KASAT, bb.pk)

        answer = page.post(reverse("bb:tindakan", args=[bb.pk, name]), good(name, bb))

        assert answer.status_code == 302, (name, answer.content.decode()[-3000:])
