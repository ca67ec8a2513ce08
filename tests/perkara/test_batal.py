"""A person or an SPDP written down wrongly is struck out: it stays, and counts nowhere."""

import msgspec
import pytest
from django.urls import reverse

from sidik.dokumen.data import OrangSurat
from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara import usecases
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.errors import (
    AlasanBatalKosong,
    BerkasSudahBerdiri,
    IsianBerubah,
    MasihBergantung,
    PelaporTunggal,
    PerkaraSudahSelesai,
    SPDPTidakDicatat,
    SudahDibatalkan,
    SudahTersangka,
)
from sidik.perkara.models import Keterlibatan, Tindakan
from sidik.perkara.queries import (
    access_perkara,
    get_halaman,
    list_kembar,
    list_keterlibatan,
    search_perkara,
)
from sidik.perkara.queries.berkas import facts_of
from sidik.perkara.usecases.tat import NewTes
from sidik.perkara.wire import KeterlibatanV1, TindakanV1
from sidik.tenggat.models import Tenggat
from tests.cast import DITRESNARKOBA, KASAT, KAUR_MINTU, OPERATOR_LP, PENYIDIK
from tests.dokumen.builders import bahan, kabel, signed
from tests.perkara.builders import (
    an_lp_b,
    as_,
    assigned,
    detail,
    in_penyidikan,
    in_tahap_1,
    step,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
SPDP = "SPDP/24/III/RES.4.2/2026/Resnarkoba"
KELIRU = "Salah orang: namanya saja yang sama"


def entered(perkara, nama="Hendra Gunawan", **changes) -> Keterlibatan:
    return usecases.add_orang(perkara, terlapor(nama, **changes), actor=PENYIDIK)


def struck(row, actor=KASAT, **changes) -> Keterlibatan:
    row = Keterlibatan.semua.select_related("perkara__satuan", "perkara__penyidik", "orang").get(
        pk=row.pk
    )
    facts = {"alasan": KELIRU, "versi": row.versi + row.orang.versi} | changes
    return usecases.cancel_orang(row, **facts, actor=actor)


class TestAPerson:
    def test_stands_struck_through_on_the_case_with_who_when_and_why(self):
        perkara = assigned()
        struck(entered(perkara))

        page = as_(PENYIDIK).get(detail(perkara)).content.decode()

        assert "<s>Hendra Gunawan</s>" in page
        assert "Catatan ini keliru, dibatalkan" in page
        assert f"Iptu {KASAT.nama} (NRP {KASAT.nrp}): {KELIRU}" in page
        assert "Catatan orang dibatalkan" in page

    def test_counts_nowhere_any_more(self):
        perkara = assigned()
        row = struck(entered(perkara, nik="6311040101900001"))

        assert list_keterlibatan(perkara) == []
        assert not facts_of(perkara).has_terlapor
        assert list_kembar("Hendra Gunawan", "6311040101900001", PENYIDIK) == []
        for said in ("Hendra Gunawan", "6311040101900001"):
            assert search_perkara(PENYIDIK, said, {}) == []
        url = reverse("perkara:orang", args=[perkara.pk, row.pk])
        assert as_(PENYIDIK).get(url).status_code == 404

    def test_who_is_right_stays(self):
        perkara = assigned()
        struck(entered(perkara))
        right = entered(perkara, "Ahmad Rizki")

        assert [k.pk for k in list_keterlibatan(perkara)] == [right.pk]
        assert [o.nama for o in get_halaman(PENYIDIK, perkara).orang] == ["Ahmad Rizki"]

    def test_a_child_who_was_none_here_takes_the_flag_and_its_clock_along(self):
        perkara = in_penyidikan()
        row = entered(perkara, umur=15)
        assert Tenggat.objects.filter(aturan="diversi_mulai", dipenuhi_at=None).exists()

        struck(row)

        assert not facts_of(perkara).has_anak
        assert not Tenggat.objects.filter(aturan="diversi_mulai", dipenuhi_at=None).exists()

    def test_a_second_child_keeps_the_clock(self):
        perkara = in_penyidikan()
        row = entered(perkara, umur=15)
        entered(perkara, "Rafi", umur=16)

        struck(row)

        assert Tenggat.objects.filter(aturan="diversi_mulai", dipenuhi_at=None).exists()

    def test_his_name_stays_covered_for_those_who_may_not_read_it(self):
        perkara = assigned(an_lp_b(uraian="Zulkifli Anwar melihat mereka masuk."))
        new = NewOrang(nama="Zulkifli Anwar", peran=PeranOrang.SAKSI)
        struck(usecases.add_orang(perkara, new, actor=PENYIDIK), alasan="Zulkifli tidak melihat")

        other = access_perkara(KAUR_MINTU, perkara.pk)
        assert "Zulkifli" in get_halaman(PENYIDIK, other).keliru[0].nama
        seen = get_halaman(DITRESNARKOBA, access_perkara(DITRESNARKOBA, perkara.pk))
        assert "Zulkifli" not in str((seen.keliru, seen.uraian, seen.riwayat))

    def test_travels_struck(self):
        struck(entered(assigned()))

        last = Peristiwa.objects.filter(verb="orang.dibatalkan").get()
        told = next(r["data"] for r in last.records if r["kind"] == "keterlibatan.v1")
        assert msgspec.convert(told, KeterlibatanV1).batal_alasan == KELIRU
        assert told["batal_at"]

    def test_needs_a_chief_a_reason_and_the_state_that_he_saw(self):
        row = entered(assigned())
        with pytest.raises(NotAllowed):
            struck(row, PENYIDIK)
        with pytest.raises(AlasanBatalKosong):
            struck(row, alasan="  ")
        with pytest.raises(IsianBerubah):
            struck(row, versi=1)

        struck(row)

        with pytest.raises(SudahDibatalkan):
            struck(row)

    def test_not_in_a_case_that_has_ended(self):
        perkara = assigned()
        row = entered(perkara)
        step(perkara, "transfer_perkara", alasan="Polres Tabalong")

        with pytest.raises(PerkaraSudahSelesai):
            struck(row)

    def test_not_once_he_is_a_suspect(self):
        perkara = with_tersangka()

        with pytest.raises(SudahTersangka, match="surat ketetapan"):
            struck(Keterlibatan.objects.get(perkara=perkara))

    def test_not_the_only_reporter_of_an_lp_b(self):
        perkara = assigned(an_lp_b())
        row = Keterlibatan.objects.get(perkara=perkara, peran="pelapor")
        with pytest.raises(PelaporTunggal, match="Catat dahulu pelapor yang benar"):
            struck(row)
        right = NewOrang(nama="Maimunah Hasan", peran=PeranOrang.PELAPOR)
        usecases.add_orang(perkara, right, actor=PENYIDIK)

        assert struck(row).batal_at

    def test_not_while_something_hangs_on_him_and_the_sentence_names_it(self):
        perkara = in_penyidikan()
        row = entered(perkara)
        usecases.request_tat(row, nomor="B/30/III/2026", at=clock.now(), actor=PENYIDIK)
        usecases.record_tes_urine(row, NewTes(at=clock.now(), positif=True), actor=PENYIDIK)

        with pytest.raises(MasihBergantung, match=r"asesmen TAT B/30/III/2026.*|tes urine"):
            struck(row)

    def test_not_while_he_stands_in_a_signed_paper(self):
        perkara = in_penyidikan()
        row = entered(perkara)
        induk = ref("perkara", perkara.pk)
        who = OrangSurat(nama="Hendra Gunawan", peran="terlapor")
        wires = kabel(bahan(induk, induk=induk, orang=(who,)))
        signed("sprin_sidik", wires=wires, subject=induk)
        paper = signed("spdp", wires=wires, subject=induk)

        with pytest.raises(MasihBergantung, match=f"surat {paper.nomor}, yang sudah"):
            struck(row)

    def test_the_button_is_on_his_page_for_the_chief_and_leads_back_to_the_case(self):
        perkara = assigned()
        row = entered(perkara)
        url = reverse("perkara:orang", args=[perkara.pk, row.pk])
        assert "Batalkan catatan" not in as_(PENYIDIK).get(url).content.decode()
        assert "Batalkan catatan" in as_(KASAT).get(url).content.decode()
        post = reverse("perkara:orang_batal", args=[perkara.pk, row.pk])
        versi = row.versi + row.orang.versi

        assert as_(KASAT).post(post, {"versi": versi, "alasan": " "}).status_code == 422
        answer = as_(KASAT).post(post, {"versi": versi, "alasan": KELIRU})

        assert answer.headers["Location"] == detail(perkara)


class TestAnSPDP:
    def test_struck_out_its_clock_runs_as_it_ran(self):
        perkara = with_tersangka()
        due = Tenggat.objects.get(aturan="spdp").due_at
        usecases.record_spdp(perkara, nomor=SPDP, actor=PENYIDIK)
        assert not Tenggat.objects.filter(aturan="spdp", dipenuhi_at=None).exists()

        usecases.cancel_spdp(perkara, nomor=SPDP, alasan="Nomor perkara lain", actor=KASAT)

        assert not facts_of(perkara).has_spdp
        assert Tenggat.objects.get(aturan="spdp", dipenuhi_at=None).due_at == due
        assert Tindakan.semua.get(nomor_surat=SPDP).batal_alasan == "Nomor perkara lain"
        told = Peristiwa.objects.get(verb="perkara.spdp_batal").records
        sent = next(r["data"] for r in told if r["kind"] == "tindakan.v1")
        assert msgspec.convert(sent, TindakanV1).batal_oleh.endswith(f"(NRP {KASAT.nrp})")

    def test_not_twice_not_by_everyone_and_not_under_a_file(self):
        perkara = in_tahap_1()
        with pytest.raises(BerkasSudahBerdiri):
            usecases.cancel_spdp(perkara, nomor=SPDP, alasan="x", actor=KASAT)
        perkara = with_tersangka()
        with pytest.raises(SPDPTidakDicatat):
            usecases.cancel_spdp(perkara, nomor=SPDP, alasan="x", actor=KASAT)
        with pytest.raises(NotAllowed):
            usecases.cancel_spdp(perkara, nomor=SPDP, alasan="x", actor=OPERATOR_LP)
