"""A photo of a person is shown to whoever may read his name, and to nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sidik.dokumen.models import Lampiran
from sidik.dokumen.queries.lampiran import path_of
from sidik.jejak.models import Peristiwa
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries import known_of
from sidik.perkara.usecases import add_orang
from tests.cast import DITRESNARKOBA, KASAT, KAUR_MINTU, ORANG_LUAR, PEMBANTU, PENYIDIK, appoint
from tests.dokumen.test_lampiran import PDF, jpeg, png
from tests.perkara.builders import an_lp_b, as_, assigned, detail, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def dewasa() -> Keterlibatan:
    return add_orang(assigned(), terlapor(), actor=PENYIDIK)


@pytest.fixture
def anak() -> Keterlibatan:
    return add_orang(assigned(), terlapor("Rizal Fahmi", umur=15), actor=PENYIDIK)


def at(name: str, row: Keterlibatan, *more: object) -> str:
    return reverse(f"perkara:{name}", args=[row.perkara_id, row.pk, *more])


def keep(row: Keterlibatan, content: bytes = b"", name: str = "wajah.jpg", actor=PENYIDIK):
    row = Keterlibatan.objects.select_related("orang").get(pk=row.pk)
    photo = SimpleUploadedFile(name, content or jpeg())
    typed = {"berkas": photo, "keterangan": "tampak depan", "versi": known_of(row)["versi"]}
    return as_(actor).post(at("orang_foto", row), typed, follow=True)


def reader(actor, row: Keterlibatan):
    """A browser in which the purpose has been said where one is asked for."""
    appoint(actor)
    client = as_(actor)
    client.post(f"{detail(row.perkara)}keperluan/", {"keperluan": "pengawasan"})
    return client


def test_a_photo_is_kept_by_its_content_and_shown_small_on_his_page(dewasa):
    page = keep(dewasa).content.decode()
    keep(dewasa)

    foto = Lampiran.objects.get()
    look = at("orang_foto_lihat", dewasa, foto.pk)
    assert f'src="{look}"' in page
    assert 'width="120"' in page
    answer = as_(PENYIDIK).get(look)
    assert (answer.content, answer["Content-Type"]) == (jpeg(), "image/jpeg")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert jpeg() not in path_of(foto.sha256).read_bytes()
    assert "Foto orang disimpan" in as_(KASAT).get(detail(dewasa.perkara)).content.decode()


@pytest.mark.laugh(26)
@pytest.mark.parametrize(
    "actor", [PEMBANTU, KAUR_MINTU, DITRESNARKOBA], ids=["anggota lain", "kaur mintu", "polda"]
)
def test_a_childs_photo_is_behind_the_same_curtain_as_its_name(anak, actor):
    keep(anak)
    look = at("orang_foto_lihat", anak, Lampiran.objects.get().pk)
    client = reader(actor, anak)

    page = client.get(at("orang", anak))

    assert page.status_code == 200
    assert "foto/" not in page.content.decode()
    assert client.get(look).status_code == 404
    assert as_(PENYIDIK).get(look).status_code == as_(KASAT).get(look).status_code == 200


def test_no_other_door_leads_to_a_photo(anak):
    keep(anak)
    foto = Lampiran.objects.get()

    assert reader(PENYIDIK, anak).get(f"/surat/lampiran/{foto.pk}/").status_code == 404
    assert foto.nama not in as_(PENYIDIK).get(detail(anak.perkara)).content.decode()
    assert as_(ORANG_LUAR).get(at("orang_foto_lihat", anak, foto.pk)).status_code == 404


def test_a_reporters_photo_is_covered_too_and_another_persons_key_opens_nothing():
    perkara = assigned(an_lp_b())
    pelapor = Keterlibatan.objects.get(perkara=perkara, peran=PeranOrang.PELAPOR.value)
    other = add_orang(perkara, terlapor(), actor=PENYIDIK)
    keep(pelapor)
    foto = Lampiran.objects.get()

    assert (
        reader(PEMBANTU, pelapor).get(at("orang_foto_lihat", pelapor, foto.pk)).status_code == 404
    )
    assert as_(PENYIDIK).get(at("orang_foto_lihat", other, foto.pk)).status_code == 404


def test_whoever_looks_from_outside_the_team_is_written_down(dewasa):
    keep(dewasa)
    look = at("orang_foto_lihat", dewasa, Lampiran.objects.get().pk)
    readings = Peristiwa.objects.filter(verb="dibaca")

    as_(PENYIDIK).get(look)
    assert not readings.exists()

    as_(KASAT).get(look)
    assert readings.get().actor["nrp"] == KASAT.nrp


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(PDF, "harus JPG atau PNG"), (b"GIF89a", "bukan PDF, JPG"), (png()[:40], "rusak")],
)
def test_what_is_no_photo_is_refused_in_a_sentence(dewasa, content, sentence):
    answer = keep(dewasa, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Lampiran.objects.exists()


def test_a_photo_is_asked_for_and_only_the_team_and_its_chiefs_keep_one(dewasa):
    empty = as_(PENYIDIK).post(at("orang_foto", dewasa), {"versi": 0})
    assert empty.status_code == 422
    assert "Pilih foto dahulu." in empty.content.decode()

    appoint(PEMBANTU)
    assert keep(dewasa, actor=PEMBANTU).status_code == 403
    assert not Lampiran.objects.exists()
