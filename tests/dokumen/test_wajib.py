"""What a paper must say before it goes up is shown as such, and missed at its own field."""

import re

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan, jenis_of, katalog
from sidik.dokumen.forms import KonsepForm
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import konsep_from, read_isi_dokumen
from sidik.dokumen.render import list_kurang
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.builders import ISIAN, bahan
from tests.perkara.builders import an_lp, as_, assigned

pytestmark = pytest.mark.usefixtures("negeri")
BAIK = {"kelas": "RES.4.2", "sifat": "B"}
SASARAN = "Sasaran harus terisi sebelum konsep diajukan."


@pytest.fixture
def konsep():
    """A Sprin Lidik, whose target only its drafter knows."""
    subject = ref("perkara", assigned(an_lp()).pk)
    return draft_dokumen("sprin_lidik", subject, kabel=KABEL_SURAT, actor=PENYIDIK)


def ubah(dokumen: Dokumen, **said: object):
    dokumen.refresh_from_db()
    page = reverse("dokumen:ubah", args=[dokumen.pk])
    return as_(PENYIDIK).post(page, BAIK | {"versi": dokumen.versi} | said, follow=True)


def label_of(page: str, name: str) -> str:
    found = re.search(rf'<label for="id_isi_{name}">(.*?)</label>', page, re.DOTALL)
    assert found, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def at_field(page: str, name: str) -> str:
    """The words of the error at one field."""
    found = re.search(rf'id="id_isi_{name}_error"[^>]*>(.*?)</p>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_a_compulsory_field_is_called_so_and_any_other_may_stay_empty(konsep):
    page = as_(PENYIDIK).get(reverse("dokumen:ubah", args=[konsep.pk])).text

    assert label_of(page, "sasaran") == "Sasaran (wajib sebelum diajukan)"
    assert label_of(page, "lama_hari") == "Lamanya (boleh kosong)"
    assert SASARAN not in page


def test_half_a_draft_is_kept(konsep):
    page = ubah(konsep, isi_lama_hari="14 (empat belas) hari", isi_sasaran="").text

    assert "Konsep disimpan." in page
    konsep.refresh_from_db()
    assert read_isi_dokumen(konsep).konsep.isian["lama_hari"] == "14 (empat belas) hari"
    assert konsep.keadaan == Keadaan.KONSEP


def test_half_a_draft_that_is_handed_up_is_kept_and_refused_at_its_field(konsep):
    page = ubah(konsep, isi_lama_hari="14 (empat belas) hari", ajukan="1").text

    konsep.refresh_from_db()
    assert konsep.keadaan == Keadaan.KONSEP
    assert "Konsep disimpan, tetapi belum diajukan." in page
    assert at_field(page, "sasaran") == SASARAN
    assert 'value="14 (empat belas) hari"' in page


def test_the_button_beside_the_paper_refuses_at_the_field_too(konsep):
    said = {"step": "submit", "versi": konsep.versi}

    answer = as_(PENYIDIK).post(reverse("dokumen:langkah", args=[konsep.pk]), said)

    assert answer.status_code == 409
    assert at_field(answer.text, "sasaran") == SASARAN
    assert f'action="{reverse("dokumen:ubah", args=[konsep.pk])}"' in answer.text


def test_a_whole_draft_is_kept_and_handed_up_by_one_press(konsep):
    page = ubah(konsep, isi_sasaran="rumah kosong di Desa Lingsir", ajukan="1").text

    assert "Konsep disimpan dan diajukan." in page
    konsep.refresh_from_db()
    assert konsep.keadaan == Keadaan.DIAJUKAN


def test_every_compulsory_fact_is_one_that_its_paper_asks_for():
    assert all(entri.wajib <= set(entri.isian) for entri in katalog().values())


@pytest.mark.parametrize(
    ("jenis", "kosong"),
    [
        ("sprin_gas", ["tugas"]),
        ("lhgp", ["at", "pemimpin", "peserta", "fakta"]),
        ("resume", ["uraian", "fakta", "analisa", "kesimpulan"]),
    ],
)
def test_no_paper_goes_up_with_its_body_in_dots(jenis, kosong):
    entri = jenis_of(jenis)
    told = {key: value for key, value in ISIAN.items() if key not in kosong}
    labels = {kolom.kunci: kolom.label for kolom in entri.kolom}

    missing = list_kurang(entri, konsep_from(entri, bahan(isian=told), []))

    assert set(missing) == {labels[key] for key in kosong}


def test_a_suspect_is_named_upon_two_pieces_of_proof():
    entri = jenis_of("stap_tersangka")
    one, two = (
        konsep_from(entri, bahan(isian={"alat_bukti": lines}), [])
        for lines in (["keterangan saksi"], ["keterangan saksi", "surat"])
    )
    form = KonsepForm(entri, one, versi=1, data={"versi": 1, "isi_alat_bukti": "keterangan saksi"})
    form.is_valid()
    form.insist()

    assert list_kurang(entri, one)
    assert not list_kurang(entri, two)
    assert "paling sedikit 2 baris" in str(form.errors["isi_alat_bukti"])
