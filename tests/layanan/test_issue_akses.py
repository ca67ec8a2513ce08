"""Keys are issued, printed, changed and taken back."""

import pytest

from sidik.dokumen.queries import read_isi
from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.layanan.data import (
    AksesSudahDicabut,
    BukanLaporanMasyarakat,
    Hasil,
    NamaPenerimaKosong,
    TeleponPenerimaSalah,
)
from sidik.layanan.models import Akses, StatusPublik
from sidik.layanan.queries import list_akses
from sidik.layanan.usecases import issue_akses, note_printing, reissue_akses, revoke_akses
from tests.cast import KAPOLRES, KASAT, OPERATOR_LP, ORANG_LUAR, SI_TIK, appoint
from tests.layanan.builders import HP, IBU, SITI, a_reported_case, ask_web, issued, kode_of, with_hp
from tests.perkara.builders import registered

pytestmark = pytest.mark.usefixtures("negeri")


@pytest.mark.sop("2.c")
def test_the_clerk_at_the_counter_hands_the_reporter_a_code_that_answers_at_once():
    akses = issue_akses(a_reported_case(), SITI, actor=OPERATOR_LP)

    assert ask_web(kode_of(akses)).hasil is Hasil.TERJAWAB


@pytest.mark.parametrize("actor", [ORANG_LUAR, SI_TIK, KAPOLRES])
def test_who_may_not_issue_is_refused_and_nothing_is_written(actor):
    perkara = a_reported_case()

    with pytest.raises(NotAllowed):
        issue_akses(perkara, SITI, actor=actor)

    assert not Akses.objects.exists()


def test_the_same_person_gets_the_same_paper_again():
    perkara = a_reported_case()

    first = issued(perkara)
    again = issued(perkara, with_hp(SITI, "+62 812 5550 1234"))

    assert again == first
    assert kode_of(again) == kode_of(first)


def test_every_recipient_of_a_case_has_a_code_of_his_own():
    perkara = a_reported_case()

    assert kode_of(issued(perkara)) != kode_of(issued(perkara, IBU))


def test_a_revoked_code_is_dead_at_once_and_is_not_printed_again():
    akses = issued()

    revoke_akses(akses, actor=KASAT)

    assert ask_web(kode_of(akses)).hasil is Hasil.TIDAK_COCOK
    with pytest.raises(AksesSudahDicabut):
        note_printing(akses, actor=KASAT)
    with pytest.raises(AksesSudahDicabut):
        revoke_akses(akses, actor=KASAT)


def test_changing_the_code_kills_the_old_one_and_keeps_the_person():
    old = issued()

    new = reissue_akses(old, actor=KASAT)

    assert ask_web(kode_of(old)).hasil is Hasil.TIDAK_COCOK
    assert ask_web(kode_of(new)).hasil is Hasil.TERJAWAB
    assert [row.nama for row in list_akses(old.perkara)] == [SITI.nama, SITI.nama]


@pytest.mark.parametrize("telepon", ["", "12", "nomor saya", "110"])
def test_a_telephone_that_nobody_can_answer_is_refused(telepon):
    with pytest.raises(TeleponPenerimaSalah):
        issued(penerima=with_hp(SITI, telepon))


def test_a_code_needs_a_name():
    with pytest.raises(NamaPenerimaKosong):
        issued(penerima=with_hp(type(SITI)(nama=" ", hubungan=SITI.hubungan, telepon=HP), HP))


def test_a_report_made_by_a_member_has_no_civilian_reporter():
    with pytest.raises(BukanLaporanMasyarakat):
        issued(registered().perkara, SITI)

    assert issued(registered().perkara, IBU).surat.jenis == "kartu_akses"


def test_name_telephone_and_code_lie_locked_and_leave_no_word_in_the_ledger():
    akses = issued()
    row = Akses.objects.values().get(pk=akses.pk)
    stored = b"".join(bytes(v) for v in row.values() if isinstance(v, bytes | memoryview))
    traces = Peristiwa.objects.filter(
        subject=ref("perkara", akses.perkara_id), verb__in=["akses.terbit", "surat.terbit"]
    )
    said = repr([trace.records for trace in traces])

    assert len(traces) == 2
    for secret in (SITI.nama, HP, "81255501234", kode_of(akses).simbol, str(kode_of(akses))):
        assert secret.encode() not in stored
        assert secret not in said


def test_the_paper_keeps_rank_and_titles_of_the_day():
    petugas = appoint(KASAT)
    akses = issued()

    isi = read_isi(akses.surat)

    assert isi.pejabat.nama == "Bambang Wirasto, S.H., M.H."
    assert isi.pejabat.nomor_induk == "NRP 79070707"
    assert isi.pejabat.jabatan == petugas.jabatan.upper()
    assert isi.nomor.startswith("STTLP/B/1/")
    assert isi.kop == (
        "KEPOLISIAN NEGARA REPUBLIK INDONESIA",
        "DAERAH KALIMANTAN SELATAN",
        "RESOR BALANGAN",
    )
    assert isi.atas_nama == "KEPALA KEPOLISIAN RESOR BALANGAN"


def test_the_projection_has_two_rows_for_an_access_and_none_leads_back():
    akses = issued()

    rows = StatusPublik.objects.values()

    assert {row["kunci"] for row in rows} == {akses.kunci_web, akses.kunci_sms}
    assert str(akses.perkara_id) not in repr(list(rows))
