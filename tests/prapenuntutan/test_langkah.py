"""A file goes, comes back with points, goes again; the case follows its slowest file."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.ref import ref
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.prapenuntutan.data import JawabanPetunjuk, KeadaanBerkas, LangkahBerkas
from sidik.prapenuntutan.errors import (
    AlasanSusulan,
    BBBelumDiserahkan,
    BerkasBerubah,
    JawabanBelumLengkap,
    LangkahBerkasDitolak,
    NomorBelumDiisi,
    PetunjukBelumDitulis,
    TerimaMendahuluiSurat,
    TersangkaBelumDiserahkan,
    TidakAdaPetunjuk,
)
from sidik.prapenuntutan.flow import BERKAS, KERTAS
from sidik.prapenuntutan.models import BerkasPerkara, Petunjuk, SuratJPU, TersangkaBerkas
from sidik.prapenuntutan.queries import petunjuk_kini
from sidik.prapenuntutan.usecases import advance_berkas, answer_petunjuk
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import all_rules
from tests.cast import KASAT, KAUR_MINTU, PENYIDIK
from tests.prapenuntutan.builders import (
    at_p21,
    fresh,
    jawab,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def perkara(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    return perkara


@pytest.fixture
def berdua(hari):
    """Two suspects, each in a file of his own, both ready."""
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    return perkara, ready(perkara, 0), ready(perkara, 1)


def tahap(perkara):
    return Perkara.objects.get(pk=perkara.pk).tahap


def clocks(berkas):
    rows = Tenggat.objects.filter(subject=ref("berkas", berkas.pk), dipenuhi_at=None)
    return {row.aturan: row for row in rows}


def test_every_clock_of_the_table_is_a_rule_and_every_step_has_its_paper():
    named = {name for step in BERKAS.steps for name in (*step.starts, *step.meets)}

    assert named <= set(all_rules())
    assert {step.name for step in BERKAS.steps} == set(KERTAS)


def test_from_every_state_that_is_not_the_end_a_step_leads_on():
    ends = {KeadaanBerkas.TAHAP_2, KeadaanBerkas.DIGABUNG}

    for state in set(KeadaanBerkas) - ends:
        assert [s for s in BERKAS.steps_from(state) if s.target is not state]


@pytest.mark.sop("5.a.3")
def test_the_whole_way_with_two_rounds_of_p19(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1", tanggal_terima=hari.ini)
    assert set(clocks(berkas)) == {"jpu_teliti"}
    for _ in range(2):
        hari.maju(3)
        langkah(berkas, "take_p18")
        langkah(berkas, "take_p19")
        assert (tahap(perkara), set(clocks(berkas))) == ("p19", {"jawab_p19"})
        hari.maju(2)
        jawab(berkas)
        langkah(berkas, "resend_tahap_1")
        assert tahap(perkara) == "tahap_1"
    langkah(berkas, "take_p21")
    langkah(berkas, "take_p21a")
    assert set(clocks(berkas)) == {"tahap_2"}
    langkah(berkas, "plan_tahap_2", tanggal=hari.ini + timedelta(days=7), nomor="")
    hari.maju(7)
    done = langkah(berkas, "hand_over_tahap_2")
    langkah(berkas, "take_p22")

    assert (done.keadaan, done.putaran) == ("tahap_2", 3)
    assert tahap(perkara) == "tahap_2"
    assert clocks(berkas) == {}
    person = Keterlibatan.objects.get(di_berkas__berkas=berkas)
    assert person.status == "dilimpahkan"


def test_a_file_under_p19_goes_back_only_when_every_point_is_answered(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    jawab(berkas, only=1)

    with pytest.raises(LangkahBerkasDitolak, match=r"Berkas 1 \(BP/1/.*belum dijawab"):
        langkah(berkas, "resend_tahap_1")
    jawab(berkas)

    assert langkah(berkas, "resend_tahap_1").keadaan == "di_jpu"


def test_an_answer_says_what_was_done_and_whether_the_point_is_met(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    with pytest.raises(TidakAdaPetunjuk):
        jawab(berkas)
    langkah(berkas, "take_p19")
    berkas = fresh(berkas)
    point = petunjuk_kini(berkas)[0]

    for half in (JawabanPetunjuk(jawaban="Sudah"), JawabanPetunjuk(dipenuhi=False)):
        said = {str(point.pk): half}
        with pytest.raises(JawabanBelumLengkap, match="Petunjuk 1"):
            answer_petunjuk(berkas, said, versi=berkas.versi, actor=PENYIDIK)
    assert not Petunjuk.objects.exclude(dijawab_at=None).exists()


def test_a_p19_without_points_is_refused(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")

    with pytest.raises(PetunjukBelumDitulis):
        langkah(berkas, "take_p19", petunjuk=(" ",))
    assert fresh(berkas).keadaan == "di_jpu"


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (opened, "nomor berkas"),
        (lambda p: opened(p, nomor="BP/7/III/2026"), "daftar isi berkas belum diisi"),
    ],
)
def test_a_file_that_is_not_bound_does_not_go(perkara, prepare, sentence):
    berkas = prepare(perkara)

    with pytest.raises(LangkahBerkasDitolak, match=sentence):
        langkah(berkas, "send_tahap_1")
    assert tahap(perkara) == "tersangka"


def test_one_file_on_p19_while_the_other_is_complete(berdua):
    perkara, a, b = berdua
    langkah(a, "send_tahap_1")
    assert tahap(perkara) == "tersangka"
    langkah(b, "send_tahap_1")
    assert tahap(perkara) == "tahap_1"
    langkah(a, "take_p21")
    langkah(b, "take_p19")
    assert tahap(perkara) == "p19"
    jawab(b)
    langkah(b, "resend_tahap_1")
    langkah(b, "take_p21")
    assert tahap(perkara) == "p21"
    langkah(a, "hand_over_tahap_2")
    assert tahap(perkara) == "p21"
    langkah(b, "hand_over_tahap_2")

    assert tahap(perkara) == "tahap_2"


def test_a_file_that_goes_first_and_comes_back_pulls_the_case_to_p19_when_the_second_goes(berdua):
    perkara, a, b = berdua
    langkah(a, "send_tahap_1")
    langkah(a, "take_p19")
    assert tahap(perkara) == "tersangka"

    langkah(b, "send_tahap_1")

    assert tahap(perkara) == "p19"


def test_a_suspect_in_no_file_holds_the_case_back(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    langkah(ready(perkara, 0), "send_tahap_1")

    assert tahap(perkara) == "tersangka"


def test_sixty_days_after_p21_without_tahap_2_the_file_comes_back_and_begins_anew(perkara, hari):
    berkas = at_p21(perkara)
    hari.maju(59)
    with pytest.raises(LangkahBerkasDitolak, match="belum lewat"):
        langkah(berkas, "return_berkas")
    hari.maju(1)
    langkah(berkas, "return_berkas")
    assert tahap(perkara) == "p21"

    langkah(berkas, "reopen_penyidikan", nomor="SP.Sidik/40/V/RES.4.2/2026/Resnarkoba")

    assert tahap(perkara) == "tersangka"
    spdp = Tenggat.objects.get(subject=ref("perkara", perkara.pk), aturan="spdp", dipenuhi_at=None)
    assert spdp.mulai_at.date() == today()
    with pytest.raises(LangkahBerkasDitolak, match="SPDP"):
        langkah(berkas, "send_tahap_1")
    spdp_sampai(
        perkara,
        nomor="SPDP/40/V/RES.4.2/2026/Resnarkoba",
        sprin_nomor="SP.Sidik/40/V/RES.4.2/2026/Resnarkoba",
        sprin_tanggal=today(),
    )
    assert langkah(berkas, "send_tahap_1").keadaan == "di_jpu"


def test_one_returned_file_does_not_stop_another_that_is_on_its_way(berdua, hari):
    perkara, a, b = berdua
    langkah(a, "send_tahap_1")
    langkah(b, "send_tahap_1")
    langkah(a, "take_p21")
    hari.maju(60)
    langkah(a, "return_berkas")
    langkah(a, "reopen_penyidikan")
    assert tahap(perkara) == "tahap_1"

    langkah(b, "take_p21")
    langkah(b, "hand_over_tahap_2")

    assert fresh(a).keadaan == "disusun"
    assert not Perkara.objects.get(pk=perkara.pk).is_selesai


def test_silence_completes_a_file_under_the_old_code_only(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    hari.maju(15)
    with pytest.raises(LangkahBerkasDitolak, match="hanya menurut KUHAP 1981"):
        langkah(berkas, "deem_lengkap", nomor="")


def test_under_the_old_code_fourteen_silent_days_complete_a_file(perkara, hari):
    Perkara.objects.filter(pk=perkara.pk).update(rezim_acara="kuhap_1981")
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    assert set(clocks(berkas)) == {"jpu_teliti", "jpu_diam"}
    hari.maju(15)

    assert langkah(berkas, "deem_lengkap", nomor="").keadaan == "p21"
    assert tahap(perkara) == "p21"


def test_under_the_old_code_too_the_prosecutor_has_his_days(perkara, hari):
    Perkara.objects.filter(pk=perkara.pk).update(rezim_acara="kuhap_1981")
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")

    with pytest.raises(LangkahBerkasDitolak, match="tenggat JPU belum lewat"):
        langkah(berkas, "deem_lengkap", nomor="")


def test_tahap_2_hands_over_every_suspect_and_every_exhibit(perkara):
    berkas = at_p21(perkara)

    with pytest.raises(TersangkaBelumDiserahkan):
        langkah(berkas, "hand_over_tahap_2", tersangka=frozenset())
    with pytest.raises(BBBelumDiserahkan, match="Dua paket sabu"):
        langkah(berkas, "hand_over_tahap_2", bb=frozenset())
    assert fresh(berkas).keadaan == "p21"
    langkah(berkas, "hand_over_tahap_2")

    assert TersangkaBerkas.objects.get(berkas=berkas).diserahkan == today()


def test_clocks_count_from_the_day_on_the_letter_not_from_the_day_it_was_typed_in(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    arrived = hari.maju(4)
    hari.maju(6)
    late = {"tanggal": arrived, "tanggal_terima": arrived}

    with pytest.raises(AlasanSusulan):
        langkah(berkas, "take_p19", **late)
    langkah(berkas, "take_p19", **late, terlambat="Surat tertahan di sekretariat")

    due = clocks(berkas)["jawab_p19"].due_at
    assert due.date() == arrived + timedelta(days=13)
    surat = SuratJPU.objects.get(kode="p19")
    assert (surat.is_susulan, surat.terlambat) == (True, "Surat tertahan di sekretariat")


def test_a_letter_not_yet_received_or_without_its_number_is_refused(perkara, hari):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")

    with pytest.raises(TerimaMendahuluiSurat):
        langkah(berkas, "take_p18", tanggal_terima=today() - timedelta(days=1))
    with pytest.raises(NomorBelumDiisi):
        langkah(berkas, "take_p18", nomor=" ")


def test_the_later_of_two_officers_is_told_what_changed(perkara):
    berkas = ready(perkara)
    seen = fresh(berkas, KASAT).versi
    langkah(berkas, "send_tahap_1")

    late = LangkahBerkas(step="take_p21", versi=seen, nomor="P-21", tanggal=today())
    with pytest.raises(BerkasBerubah, match=r"diubah Aipda Hadi Prayoga.*Tahap I, berkas dikirim"):
        advance_berkas(berkas, late, actor=KASAT)


def test_a_clerk_does_not_move_a_file(perkara):
    berkas = ready(perkara)

    with pytest.raises(NotAllowed):
        langkah(berkas, "send_tahap_1", actor=KAUR_MINTU)


# --- random walks ---------------------------------------------------------------------------------

_WALK = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1)), min_size=6, max_size=16)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=_WALK, days=st.integers(0, 3))
def test_no_walk_sends_an_unanswered_p19_back_nor_puts_a_suspect_into_two_files(
    berdua, hari, walk, days
):
    perkara, *files = berdua
    point = transaction.savepoint()
    try:
        for choice, which in walk:
            _try(files[which], choice)
            hari.maju(days)
            _holds(perkara)
    finally:
        transaction.savepoint_rollback(point)


def _try(berkas, choice):
    """Take any row that leaves the present state, lawful or not; or answer some points."""
    rows = [row.name for row in BERKAS.steps_from(KeadaanBerkas(fresh(berkas).keadaan))]
    moves = [*rows, *rows, "jawab", "jawab satu"]
    name = moves[choice % len(moves)]
    with suppress(Refusal):  # a lawful no
        if name.startswith("jawab"):
            jawab(berkas, only=1 if name.endswith("satu") else None)
        else:
            langkah(berkas, name)


def _holds(perkara):
    for berkas in BerkasPerkara.objects.filter(perkara=perkara):
        open_points = Petunjuk.objects.filter(surat__berkas=berkas, dijawab_at=None)
        if berkas.keadaan != "p19":
            assert not open_points.exists()
    filed = list(TersangkaBerkas.objects.values_list("keterlibatan_id", flat=True))
    assert len(filed) == len(set(filed))
    states = {b.keadaan for b in BerkasPerkara.objects.filter(perkara=perkara)}
    if tahap(perkara) == "tahap_2":
        assert states == {"tahap_2"}
