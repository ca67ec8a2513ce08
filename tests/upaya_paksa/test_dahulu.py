"""A warrant is written before its act, is about one person, and lends the act its number."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.upaya_paksa.errors import SuratOrangLain
from sidik.upaya_paksa.queries.dahulu import list_siap
from sidik.upaya_paksa.queries.surat import bahan_upaya
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.kertas import written
from tests.perkara.builders import as_, with_tersangka
from tests.prapenuntutan.builders import perkara_with
from tests.upaya_paksa.builders import arrested, detained, reread, seized, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False):
        yield


@pytest.fixture
def berdua():
    """A case with two suspects, its Sprin Sidik signed."""
    perkara = perkara_with(2)
    written("sprin_sidik", ref("perkara", perkara.pk))
    return perkara


def of(perkara, nama):
    return perkara.keterlibatan.get(orang__nama=nama)


def pokok(perkara, jenis):
    return KABEL_SURAT.pokok(ref("perkara", perkara.pk), jenis, PENYIDIK)


def page_of(perkara):
    return as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk]))


def form_of(page, name):
    return next(one["form"] for one in page.context["baru"] if one["name"] == name)


def test_an_order_to_arrest_is_offered_for_each_who_is_free_and_says_so(berdua):
    ahmad, budi = of(berdua, "Ahmad Rizki"), of(berdua, "Budi Hartanto")
    row = arrested(berdua, orang=str(ahmad.pk))

    found = {p.subject: p.label for p in pokok(berdua, "sprin_kap")}

    assert set(found) == {ref("penangkapan", row.pk), ref("keterlibatan", budi.pk)}
    assert "belum ditangkap" in found[ref("keterlibatan", budi.pk)]
    assert {p.subject for p in pokok(berdua, "sprin_kap_lanjut")} == {ref("penangkapan", row.pk)}


def test_an_order_to_detain_for_each_suspect_who_is_not_held(berdua):
    ahmad, budi = of(berdua, "Ahmad Rizki"), of(berdua, "Budi Hartanto")
    arrested(berdua, orang=str(budi.pk))
    row = detained(berdua, orang=str(ahmad.pk))

    found = {p.subject: p.label for p in pokok(berdua, "sprin_han")}

    assert set(found) == {ref("penahanan", row.pk), ref("keterlibatan", budi.pk)}
    assert "ditangkap, belum ditahan" in found[ref("keterlibatan", budi.pk)]


@pytest.mark.parametrize("jenis", ["sprin_geledah", "sprin_sita"])
def test_an_order_to_search_or_seize_may_come_first(jenis):
    perkara = with_tersangka()
    [only] = pokok(perkara, jenis)

    assert only.subject == ref("perkara", perkara.pk)
    assert only.label.startswith("Belum dilaksanakan")
    assert bahan_upaya(only.subject, jenis, PENYIDIK).nomor == ""
    assert [p.subject for p in pokok(perkara, "ba_sita")] == []


def test_no_minutes_and_no_extension_come_before_the_act():
    perkara = with_tersangka()
    person = ref("keterlibatan", of(perkara, "Ahmad Rizki").pk)
    for subject, jenis in (
        (ref("perkara", perkara.pk), "ba_sita"),
        (ref("perkara", perkara.pk), "sprin_kap"),
        (person, "sprin_kap_lanjut"),
        (person, "sprin_sita"),
    ):
        with pytest.raises(NotFound):
            bahan_upaya(subject, jenis, PENYIDIK)


def test_the_order_names_him_and_its_number_is_not_typed_again(berdua):
    budi = of(berdua, "Budi Hartanto")

    paper = written("sprin_kap", ref("keterlibatan", budi.pk))

    konsep = read_isi_dokumen(paper).konsep
    assert [o.nama for o in konsep.orang] == ["Budi Hartanto"]
    assert paper.orang == [ref("keterlibatan", budi.pk)]
    assert konsep.isian["sampai"] == "8 Maret 2026"
    form = form_of(page_of(berdua), "tangkap")
    assert form.initial == {"nomor": paper.nomor, "orang": str(budi.pk)}
    assert f"{paper.nomor} (Budi Hartanto)" in str(form.fields["nomor"].help_text)

    row = arrested(berdua, orang=str(budi.pk), nomor=paper.nomor)

    assert form_of(page_of(berdua), "tangkap").initial == {}
    assert ref("penangkapan", row.pk) not in [p.subject for p in pokok(berdua, "sprin_kap")]


def test_orders_to_search_and_seize_lend_theirs():
    perkara = with_tersangka()
    written("sprin_sidik", ref("perkara", perkara.pk))
    paper = written("sprin_sita", ref("perkara", perkara.pk))

    assert form_of(page_of(perkara), "sita").initial["nomor"] == paper.nomor
    seized(perkara, nomor=paper.nomor)
    assert list_siap(reread(perkara))["sprin_sita"] == []


def test_an_order_quotes_the_orders_about_the_same_person_only(berdua):
    ahmad, budi = of(berdua, "Ahmad Rizki"), of(berdua, "Budi Hartanto")
    first = written("sprin_kap", ref("keterlibatan", ahmad.pk))
    second = written("sprin_kap", ref("keterlibatan", budi.pk))
    arrested(berdua, orang=str(ahmad.pk), nomor=first.nomor)
    arrested(berdua, orang=str(budi.pk), nomor=second.nomor)
    han = {row.pk: written("sprin_han", ref("keterlibatan", row.pk)) for row in (ahmad, budi)}
    held = detained(berdua, orang=str(budi.pk), nomor=han[budi.pk].nomor)

    more = draft_dokumen(
        "minta_perpanjangan_han", ref("penahanan", held.pk), kabel=KABEL_SURAT, actor=PENYIDIK
    )

    for paper in (han[budi.pk], more):
        said = "\n".join(read_isi_dokumen(paper).konsep.dasar)
        assert first.nomor not in said
        assert han[ahmad.pk].nomor not in said
    assert second.nomor in "\n".join(read_isi_dokumen(han[budi.pk]).konsep.dasar)
    assert han[budi.pk].nomor in "\n".join(read_isi_dokumen(more).konsep.dasar)


def test_nobody_is_arrested_on_an_order_against_another(berdua):
    ahmad, budi = of(berdua, "Ahmad Rizki"), of(berdua, "Budi Hartanto")
    order = written("sprin_kap", ref("keterlibatan", ahmad.pk))

    with pytest.raises(SuratOrangLain, match="menyebut orang lain"):
        arrested(berdua, orang=str(budi.pk), nomor=order.nomor)

    assert arrested(berdua, orang=str(ahmad.pk), nomor=order.nomor)


def test_no_number_stands_in_the_form_while_it_could_be_anothers(berdua):
    for nama in ("Ahmad Rizki", "Budi Hartanto"):
        written("sprin_kap", ref("keterlibatan", of(berdua, nama).pk))

    form = form_of(page_of(berdua), "tangkap")

    assert not form["nomor"].value()


def test_the_arrest_of_a_child_has_no_order_to_extend_it():
    perkara = with_tersangka()
    anak = suspect(perkara)
    anak.umur_saat_kejadian = 15
    anak.save(update_fields=["umur_saat_kejadian"])
    arrested(perkara)

    assert pokok(perkara, "sprin_kap_lanjut") == []


def test_an_order_signed_after_he_was_caught_is_shown_at_the_arrest_and_lent_to_it(berdua):
    budi = of(berdua, "Budi Hartanto")
    row = arrested(berdua, orang=str(budi.pk), nomor="", tertangkap_tangan=True)
    paper = written("sprin_kap", ref("penangkapan", row.pk))

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[berdua.pk]))

    assert f"{paper.nomor}, ditandatangani di sini" in page.content.decode()
    [(_, offered)] = page.context["tangkap"]
    [form] = [one["form"] for one in offered if one["name"] == "sprin"]
    assert form.initial["nomor"] == paper.nomor
