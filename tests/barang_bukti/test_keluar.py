"""Narcotics go back to nobody, and nothing seized is lent to him from whom it was taken."""

import pytest
from django.urls import reverse

from sidik.barang_bukti.data import HasilLab, JenisBB, JenisGerak, Nasib
from sidik.barang_bukti.errors import (
    NarkotikaTidakDikembalikan,
    PeminjamBelumDiisi,
    PeminjamOrangPerkara,
    PutusanKembaliBelumAda,
    PutusanTidakDisebut,
)
from sidik.barang_bukti.models import Gerak
from sidik.barang_bukti.usecases import record_hasil_lab, set_nasib
from sidik.kernel import clock
from sidik.perkara.usecases import add_orang
from tests.barang_bukti.builders import a_bb, at_lab, entered, fresh, moved, pil, ponsel
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def posted(bb, **changes):
    at = clock.now().strftime("%Y-%m-%dT%H:%M")
    facts = {"versi": bb.versi, "nomor_ba": "BA/7/III/2026", "at": at, **changes}
    return as_(PENYIDIK).post(reverse("bb:tindakan", args=[bb.pk, "gerak"]), facts)


def answered(bb, *, is_positif):
    bb = at_lab(bb, "0.06")
    said = HasilLab(
        nomor="LHU.3/III/2026",
        tanggal=clock.today("Asia/Makassar"),
        temuan="Kristal bening",
        is_positif=is_positif,
    )
    record_hasil_lab(bb, said, versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def cash(**changes):
    return ponsel(jenis=JenisBB.UANG, nama="Uang tunai Rp1.500.000", imei="", **changes)


@pytest.mark.parametrize("new", [a_bb, pil])
def test_a_narcotic_is_given_back_to_nobody(new):
    bb = entered(new())

    with pytest.raises(NarkotikaTidakDikembalikan, match="UU 35/2009"):
        moved(bb, JenisGerak.KEMBALI, "92.99" if bb.netto_gram else 4120, ke="Yang berhak")
    with pytest.raises(NarkotikaTidakDikembalikan):
        set_nasib(bb, Nasib.KEMBALI, "Putusan 9/Pid.Sus/2026", versi=bb.versi, actor=PENYIDIK)
    assert fresh(bb).takaran("kembali").is_nol


def test_the_no_stands_at_the_kind_of_movement():
    bb = entered()

    answer = posted(bb, jenis="kembali", gram="92.99", ke="Yang berhak")

    [gerak] = [form for name, _, form, _ in answer.context["forms"] if name == "gerak"]
    assert list(gerak.errors) == ["jenis"]
    assert not Gerak.objects.filter(bb=bb, jenis="kembali").exists()


def test_what_the_laboratory_found_to_be_no_narcotic_may_be_given_back():
    bb = answered(entered(), is_positif=False)

    assert moved(bb, JenisGerak.KEMBALI, "1.00", ke="Yang berhak").kembali_gram == 1


def test_what_the_laboratory_confirmed_may_not():
    bb = answered(entered(), is_positif=True)

    with pytest.raises(NarkotikaTidakDikembalikan):
        moved(bb, JenisGerak.KEMBALI, "1.00", ke="Yang berhak")


@pytest.mark.parametrize("zat", ["alprazolam", "tramadol", "kosmetik"])
def test_a_medicine_is_given_back_only_when_a_court_said_so(zat):
    bb = entered(pil(zat=zat, hitungan="butir"))

    with pytest.raises(PutusanKembaliBelumAda, match="putusan atau penetapan pengadilan"):
        moved(bb, JenisGerak.KEMBALI, 10, ke="Yang berhak")
    for said in ("Kesepakatan dengan pemilik", "Putusan pengadilan", "Surat 12/2026"):
        with pytest.raises(PutusanTidakDisebut, match="Tulis nomor putusan"):
            set_nasib(bb, Nasib.KEMBALI, said, versi=bb.versi, actor=PENYIDIK)
    set_nasib(bb, Nasib.KEMBALI, "Putusan 9/Pid.Sus/2026", versi=bb.versi, actor=PENYIDIK)
    assert moved(bb, JenisGerak.KEMBALI, 10, ke="Yang berhak").kembali_butir == 10


def test_a_medicine_forfeited_to_the_state_goes_back_to_nobody():
    bb = entered(pil(zat="tramadol"))
    set_nasib(bb, Nasib.RAMPAS, "Putusan 9/Pid.Sus/2026", versi=bb.versi, actor=PENYIDIK)

    with pytest.raises(PutusanKembaliBelumAda):
        moved(bb, JenisGerak.KEMBALI, 10, ke="Yang berhak")


@pytest.mark.parametrize("zat", ["prekursor", "belum_diketahui", "sabu"])
def test_precursors_and_what_waits_for_its_laboratory_go_back_to_nobody(zat):
    bb = entered(a_bb(zat=zat))

    with pytest.raises(NarkotikaTidakDikembalikan):
        moved(bb, JenisGerak.KEMBALI, "1.00", ke="Yang berhak")


def test_the_page_asks_for_the_ruling_of_a_medicine_and_of_no_narcotic():
    offered = []
    for new in (a_bb(), pil(zat="tramadol")):
        page = as_(PENYIDIK).get(reverse("bb:detail", args=[entered(new).pk]))
        offered.append("nasib" in [name for name, *_ in page.context["forms"]])

    assert offered == [False, True]


def test_a_telephone_is_given_back():
    bb = entered(ponsel())

    assert moved(bb, JenisGerak.KEMBALI, 1, ke="Istri pemilik").kembali_butir == 1


@pytest.mark.parametrize(
    "ke", ["Ahmad Rizki", "Sdr. AHMAD  RIZKI, tersangka", "dititip kpd Rizki Kecil"]
)
def test_nothing_is_lent_to_a_suspect_of_the_case(ke):
    perkara = in_penyidikan()
    add_orang(perkara, terlapor("Ahmad Rizki", alias="Rizki Kecil"), actor=PENYIDIK)
    bb = entered(cash(), perkara)

    with pytest.raises(PeminjamOrangPerkara, match="petugas, pengadilan, atau laboratorium"):
        moved(bb, JenisGerak.PINJAM, 1, ke=ke)


@pytest.mark.parametrize("ke", ["Panitera PN Paringin", "Briptu Ahmad Rizki, NRP 95030303"])
def test_it_is_lent_to_a_court_and_to_an_officer_of_the_same_name(ke):
    perkara = in_penyidikan()
    add_orang(perkara, terlapor("Ahmad Rizki"), actor=PENYIDIK)

    assert moved(entered(cash(), perkara), JenisGerak.PINJAM, 1, ke=ke).pinjam_butir == 1


def test_a_loan_says_to_whom():
    with pytest.raises(PeminjamBelumDiisi):
        moved(entered(cash()), JenisGerak.PINJAM, 1, ke=" ")
