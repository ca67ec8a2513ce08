"""Each suspect whom an SPDP names is told for himself; the clock waits for the last."""

import pytest
from django.urls import reverse

from sidik.kernel.ref import ref
from sidik.perkara.usecases import add_orang
from sidik.prapenuntutan.data import PihakSPDP
from sidik.prapenuntutan.errors import (
    OrangSPDPTidakDikenal,
    PenerimaBelumDiisi,
    PihakSudahDiberi,
    TerlaporBelumDipilih,
)
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP
from sidik.prapenuntutan.queries import get_susunan
from sidik.prapenuntutan.usecases import record_spdp
from sidik.tenggat.queries import find_running
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.builders import out
from tests.dokumen.kertas import written
from tests.perkara.builders import an_lp, as_, assigned, step, terlapor
from tests.prapenuntutan.builders import antar, perkara_with, spdp_of, today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


@pytest.fixture
def berdua(hari):
    return perkara_with(2)


def key(perkara, nama):
    return str(perkara.keterlibatan.get(orang__nama=nama).pk)


def sampai(spdp):
    susunan = get_susunan(spdp.perkara)
    return susunan.is_sampai(next(s for s in susunan.spdp if s.pk == spdp.pk))


def runs(perkara):
    return find_running("spdp", ref("perkara", perkara.pk)) is not None


@pytest.mark.laugh(7)
@pytest.mark.laugh(11)
def test_one_tick_is_no_longer_good_for_all_suspects(berdua):
    spdp = record_spdp(berdua, spdp_of(berdua), actor=PENYIDIK)
    ahmad, budi = key(berdua, "Ahmad Rizki"), key(berdua, "Budi Hartanto")
    antar(spdp, PihakSPDP.JPU)
    with pytest.raises(TerlaporBelumDipilih):
        antar(spdp, PihakSPDP.TERLAPOR)

    antar(spdp, PihakSPDP.TERLAPOR, orang=ahmad, oleh="Ibu Norhayati (istri)")
    with pytest.raises(PihakSudahDiberi):
        antar(spdp, PihakSPDP.TERLAPOR, orang=ahmad)
    assert not sampai(spdp)
    assert runs(berdua)
    antar(spdp, PihakSPDP.TERLAPOR, orang=budi)

    assert sampai(spdp)
    assert not runs(berdua)
    row = PengirimanSPDP.objects.get(keterlibatan=ahmad)
    assert (row.tanggal, row.oleh) == (today(), "Ibu Norhayati (istri)")


def test_who_took_it_is_written_down(berdua):
    spdp = record_spdp(berdua, spdp_of(berdua), actor=PENYIDIK)

    with pytest.raises(PenerimaBelumDiisi):
        antar(spdp, PihakSPDP.TERLAPOR, orang=key(berdua, "Ahmad Rizki"), oleh=" ")


def test_an_spdp_names_whom_the_officer_chose_and_waits_for_nobody_else(berdua):
    ahmad, budi = key(berdua, "Ahmad Rizki"), key(berdua, "Budi Hartanto")
    spdp = record_spdp(berdua, spdp_of(berdua, orang=(ahmad,)), actor=PENYIDIK)
    antar(spdp, PihakSPDP.JPU)
    with pytest.raises(OrangSPDPTidakDikenal):
        antar(spdp, PihakSPDP.TERLAPOR, orang=budi)

    antar(spdp, PihakSPDP.TERLAPOR)

    assert sampai(spdp)
    with pytest.raises(OrangSPDPTidakDikenal):
        record_spdp(berdua, spdp_of(berdua, nomor="SPDP/25", orang=("x",)), actor=PENYIDIK)


def test_a_tick_of_old_still_stands_for_all(berdua):
    spdp = record_spdp(berdua, spdp_of(berdua), actor=PENYIDIK)
    for pihak in ("jpu", "terlapor"):
        PengirimanSPDP.objects.create(spdp=spdp, pihak=pihak, tanggal=today(), bukti="lama")

    assert sampai(spdp)


def test_the_page_has_a_line_for_each_and_the_form_begins_with_who_is_left(berdua):
    client = as_(PENYIDIK)
    spdp = record_spdp(berdua, spdp_of(berdua), actor=PENYIDIK)
    antar(spdp, PihakSPDP.JPU)
    page = client.get(reverse("berkas:perkara", args=[berdua.pk]))
    [(_, form, _)] = page.context["forms"]["antar"]
    assert form.initial["pihak"].startswith("terlapor:")

    data = {"pihak": form.initial["pihak"], "tanggal": today().isoformat(), "bukti": "Eksp. 3"}
    target = reverse("berkas:antar", args=[spdp.pk])
    assert client.post(target, data).status_code == 422
    assert client.post(target, data | {"oleh": "Ibu Norhayati"}).status_code == 302

    text = client.get(reverse("berkas:perkara", args=[berdua.pk])).content.decode()
    assert "Terlapor / tersangka: Ahmad Rizki" in text
    assert "diterima Ibu Norhayati, Eksp. 3" in text


def test_a_signed_spdp_lends_its_number_day_and_people(berdua):
    case, budi = ref("perkara", berdua.pk), key(berdua, "Budi Hartanto")
    written("sprin_sidik", case)
    paper = written("spdp", case, {ref("keterlibatan", budi)})

    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[berdua.pk]))

    initial = page.context["forms"]["spdp"].initial
    assert (initial["nomor"], initial["tanggal"]) == (paper.nomor, paper.tanggal)
    assert initial["orang"] == [budi]


def test_a_paper_that_went_out_is_written_down_with_the_people_it_names(berdua):
    case, budi = ref("perkara", berdua.pk), key(berdua, "Budi Hartanto")
    written("sprin_sidik", case)
    paper = out(written("spdp", case, {ref("keterlibatan", budi)}), wires=KABEL_SURAT)

    row = SPDP.objects.get(nomor=paper.nomor)
    assert list(map(str, row.orang)) == [budi]
    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[berdua.pk]))
    assert page.context["forms"]["spdp"].initial.get("nomor") is None


def test_the_form_offers_the_day_on_the_order_which_is_that_of_its_step(hari):
    nomor = "SP.Sidik/7/III/RES.4.2./2026/Resnarkoba"
    perkara = step(assigned(an_lp(tertangkap_tangan=True)), "open_penyidikan_langsung", nomor=nomor)
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    stepped = today()
    hari.maju(2)
    paper = written("sprin_sidik", ref("perkara", perkara.pk))
    assert (paper.nomor, paper.tanggal) == (nomor, stepped)

    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[perkara.pk]))

    assert page.context["forms"]["spdp"].initial["sprin_tanggal"] == paper.tanggal
