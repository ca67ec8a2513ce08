"""A late entry was written down late; it never says that the world ran backwards."""

from datetime import timedelta

import pytest

from sidik.perkara.models import LaporanPolisi, Tindakan
from sidik.prapenuntutan.data import PihakSPDP
from sidik.prapenuntutan.errors import MustahilMendahului, SprinLain
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP, SuratJPU
from sidik.prapenuntutan.usecases import record_spdp
from tests.cast import PENYIDIK
from tests.prapenuntutan.builders import (
    antar,
    fresh,
    jawab,
    langkah,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
ALASAN = "Listrik padam"


@pytest.fixture
def perkara(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    return perkara


def before(days=1):
    return {"tanggal": today() - timedelta(days=days), "terlambat": ALASAN}


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (1, "penetapan tersangkanya tanggal 6 Maret|SPDP SPDP/24.* tanggal 6 Maret"),
        (30, "tidak mungkin mendahului"),
    ],
)
def test_no_reason_sends_a_file_before_its_lp_its_spdp_or_its_suspect(perkara, days, sentence):
    berkas = ready(perkara)

    with pytest.raises(MustahilMendahului, match=sentence):
        langkah(berkas, "send_tahap_1", **before(days))
    assert fresh(berkas).keadaan == "disusun"


@pytest.mark.parametrize("step", ["take_p18", "take_p19", "take_p21"])
def test_no_reason_lets_the_prosecutor_answer_a_file_that_was_not_sent_yet(perkara, hari, step):
    berkas = ready(perkara)
    hari.maju(2)
    langkah(berkas, "send_tahap_1")

    with pytest.raises(MustahilMendahului, match="mendahului Tahap I, berkas dikirim"):
        langkah(berkas, step, **before(), tanggal_terima=today())


def test_no_reason_sends_a_file_again_before_it_came_back(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    hari.maju(2)
    langkah(berkas, "take_p19", tanggal=today() - timedelta(days=1), tanggal_terima=today())
    jawab(berkas)

    with pytest.raises(MustahilMendahului, match="mendahului P-19"):
        langkah(berkas, "resend_tahap_1", **before())


def test_no_reason_hands_over_before_the_file_was_complete(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    hari.maju(2)
    langkah(berkas, "take_p21")

    with pytest.raises(MustahilMendahului, match="mendahului P-21, berkas lengkap"):
        langkah(berkas, "hand_over_tahap_2", **before())
    assert SuratJPU.objects.filter(kode="tahap_2").count() == 0


def test_the_case_took_its_step_on_the_day_of_the_letter_not_on_the_day_of_typing(perkara, hari):
    berkas = ready(perkara)
    sent = hari.maju(1)
    hari.maju(6)

    langkah(berkas, "send_tahap_1", tanggal=sent, terlambat=ALASAN)

    step = Tindakan.objects.get(perkara=perkara, tujuan="send_tahap_1")
    assert step.at.date() == sent


def test_nobody_got_an_spdp_before_it_was_written(hari):
    perkara = perkara_with(1)
    hari.maju(2)
    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    with pytest.raises(MustahilMendahului, match="mendahului SPDP SPDP/24"):
        antar(spdp, PihakSPDP.JPU, **before())
    assert not PengirimanSPDP.objects.exists()


def test_an_spdp_rests_on_the_sprin_sidik_that_the_case_knows(hari):
    perkara = perkara_with(1)

    with pytest.raises(SprinLain, match=r"SP/open_penyidikan_langsung/1.*bukan NGAWUR"):
        record_spdp(perkara, spdp_of(perkara, sprin_nomor="NGAWUR"), actor=PENYIDIK)
    known = spdp_of(perkara).sprin_nomor
    spelled = spdp_of(perkara, sprin_nomor=f" {known.lower()} ")

    assert record_spdp(perkara, spelled, actor=PENYIDIK).sprin_nomor == known.lower()


def test_a_sprin_sidik_older_than_the_lp_is_refused(hari):
    perkara = perkara_with(1)
    lp = LaporanPolisi.objects.get(perkara=perkara).dilaporkan_at.date()
    old = spdp_of(perkara, sprin_tanggal=lp - timedelta(days=5))

    with pytest.raises(MustahilMendahului, match=r"Sprin Sidik.*mendahului laporan polisinya"):
        record_spdp(perkara, old, actor=PENYIDIK)
    assert not SPDP.objects.exists()
