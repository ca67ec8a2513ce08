"""Nobody is let out for an end that his case has not reached."""

import pytest
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara.data import HasilDiversi, PasalDisangkakan, Rekomendasi, StatusOrang, TujuanGelar
from sidik.perkara.usecases import add_orang, record_diversi
from sidik.perkara.usecases.kabar import NewDiversi
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.errors import BelumTercapai
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, gelar, in_penyidikan, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, assessed, detained, leave, let_go, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def page_of(perkara):
    return as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()


def test_a_detainee_is_not_let_out_for_an_end_that_is_not_there_and_reads_which_step_is_missing():
    perkara = with_tersangka()
    row = detained(perkara)
    missing = {
        AlasanKeluar.DIVERSI: "bukan anak",
        AlasanKeluar.RJ: "hasil asesmen TAT",
        AlasanKeluar.DIHENTIKAN: "gelar penyelesaiannya belum dicatat",
        AlasanKeluar.REHABILITASI: "hasil asesmen TAT",
    }

    for alasan, said in missing.items():
        with pytest.raises(BelumTercapai, match=said):
            leave(row, alasan)

    assert suspect(perkara).status == StatusOrang.DITAHAN


def test_nor_is_whom_the_tat_sends_to_trial_placed_in_a_centre():
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara, Rekomendasi.PROSES_HUKUM)

    with pytest.raises(BelumTercapai, match="bukan rehabilitasi"):
        leave(row, AlasanKeluar.REHABILITASI)


def test_nor_out_of_an_arrest():
    row = arrested(with_tersangka())

    with pytest.raises(BelumTercapai, match="bukan anak"):
        let_go(row, AlasanKeluar.DIVERSI, "SP.Lepas/5")


def test_a_child_is_let_out_for_diversion_once_an_attempt_is_written_down_as_successful():
    perkara = in_penyidikan(pasal=(), pasal_rinci=(PasalDisangkakan(kode="uu35-127-1-a"),))
    add_orang(perkara, terlapor("Dimas Saputra", umur=16), actor=PENYIDIK)
    row = arrested(perkara)
    with pytest.raises(BelumTercapai, match="belum dicatat berhasil"):
        let_go(row, AlasanKeluar.DIVERSI, "SP.Lepas/5")
    for hasil in (HasilDiversi.DIMULAI, HasilDiversi.BERHASIL):
        new = NewDiversi(
            hasil=hasil,
            orang=str(suspect(perkara).pk),
            nomor="BA/Div/1",
            keterangan="kesepakatan dengan orang tua",
            at=clock.now(),
        )
        record_diversi(perkara, new, actor=PENYIDIK)

    let_go(row, AlasanKeluar.DIVERSI, "SP.Lepas/5")

    assert suspect(perkara).status == StatusOrang.TIDAK_DITAHAN


def test_the_forms_offer_only_what_holds_and_a_typed_one_is_refused_at_its_field():
    perkara = with_tersangka()
    row = detained(perkara)
    closed = ('value="diversi"', 'value="rj"', 'value="dihentikan"', 'value="rehabilitasi"')

    before = page_of(perkara)
    url = reverse("upaya:aksi", args=[perkara.pk, "keluar", row.pk])
    said = {"versi": row.versi, "tanggal": row.mulai, "alasan": "diversi", "nomor": "SP.Keluar/1"}
    answer = as_(PENYIDIK).post(url, said)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)
    after = page_of(perkara)

    assert not [one for one in closed if one in before]
    assert answer.status_code == 409
    assert "diversi hanya bagi anak" in answer.content.decode()
    assert [one for one in closed if one in after] == list(closed[1:])
