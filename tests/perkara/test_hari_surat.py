"""A step and the paper that it names bear one day; an order that was withdrawn carries nothing."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sidik.dokumen.models import Dokumen
from sidik.kernel import clock
from sidik.kernel.flow import TransitionRefused
from sidik.kernel.ref import ref
from sidik.perkara import usecases
from sidik.perkara.data import StatusOrang, Tahap
from sidik.perkara.errors import HariSuratLain, SprinDicabut, SuratSudahDicabut
from sidik.perkara.models import Keterlibatan, Perkara, RiwayatStatus, Tindakan
from sidik.perkara.queries.dasar import insist_sprin
from sidik.perkara.queries.waktu import local
from sidik.upaya_paksa.data import NewPenangkapan
from sidik.upaya_paksa.usecases import arrest
from tests.cast import KASAT, PENYIDIK
from tests.dokumen.builders import bahan, kabel, signed, take
from tests.perkara.builders import an_lp, as_, assigned, detail, step, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

SEHARI = timedelta(days=1)


def tertangkap() -> Perkara:
    """A case that its investigator has had for four days."""
    with clock.telling(clock.now() - 4 * SEHARI):
        return assigned(an_lp(tertangkap_tangan=True))


def paper(perkara: Perkara, jenis: str = "sprin_sidik", hari_lalu: int = 2) -> Dokumen:
    case = ref("perkara", perkara.pk)
    with clock.telling(clock.now() - hari_lalu * SEHARI):
        return signed(jenis, wires=kabel(bahan(case, induk=case)), subject=case)


def withdraw(perkara: Perkara, surat: Dokumen) -> None:
    case = ref("perkara", perkara.pk)
    take(surat, "withdraw", KASAT, wires=kabel(bahan(case, induk=case)))


def form_of(perkara: Perkara, name: str):
    forms = as_(PENYIDIK).get(detail(perkara)).context["forms"]["jalan"]
    return next((form for tombol, form in forms if tombol.step == name), None)


class TestOneDay:
    @pytest.mark.parametrize("off", [-1, 1])
    def test_a_step_on_another_day_than_its_order_is_refused_with_both_days(self, off: int):
        perkara = tertangkap()
        surat = paper(perkara)
        at = clock.now() - 2 * SEHARI + off * SEHARI

        with pytest.raises(HariSuratLain) as no:
            step(perkara, "open_penyidikan_langsung", nomor=surat.nomor, at=at)

        assert {f"{d.day} " in str(no.value) for d in (surat.tanggal, local(perkara, at))} == {True}
        assert surat.nomor in str(no.value)

    def test_a_number_typed_by_hand_is_known_in_any_spelling(self):
        perkara = tertangkap()
        typed = paper(perkara).nomor.lower().replace("/", " / ")

        with pytest.raises(HariSuratLain):
            step(perkara, "open_penyidikan_langsung", nomor=typed, at=clock.now())

    def test_nothing_told_it_is_the_day_of_the_paper(self):
        perkara = tertangkap()
        surat = paper(perkara)

        perkara = step(perkara, "open_penyidikan_langsung", nomor=surat.nomor)

        act = Tindakan.objects.get(tujuan="open_penyidikan_langsung")
        assert local(perkara, act.at) == surat.tanggal
        assert local(perkara, perkara.sidik_at) == surat.tanggal

    def test_the_form_bears_the_day_of_the_paper_in_sight(self):
        perkara = tertangkap()
        surat = paper(perkara)

        form = form_of(perkara, "open_penyidikan_langsung")

        assert local(perkara, form["at"].value()) == surat.tanggal
        assert form.menyusul_terbuka()

    def test_what_is_sent_as_it_was_offered_is_taken(self):
        perkara = tertangkap()
        paper(perkara)
        form = form_of(perkara, "open_penyidikan_langsung")
        said = {name: form[name].value() or "" for name in ("step", "versi", "nomor")}
        zone = ZoneInfo(perkara.satuan.zona)
        at = form["at"].value().astimezone(zone).strftime("%Y-%m-%dT%H:%M")

        sent = as_(PENYIDIK).post(f"{detail(perkara)}langkah/", {**said, "at": at})

        assert sent.status_code == 302
        assert Perkara.objects.get().tahap == Tahap.PENYIDIKAN

    def test_an_inquiry_may_begin_later_than_its_order_but_not_before(self):
        with clock.telling(clock.now() - 4 * SEHARI):
            perkara = assigned()
        surat = paper(perkara, "sprin_lidik")

        with pytest.raises(HariSuratLain):
            step(perkara, "open_penyelidikan", nomor=surat.nomor, at=clock.now() - 3 * SEHARI)
        step(perkara, "open_penyelidikan", nomor=surat.nomor, at=clock.now() - SEHARI)

        assert Perkara.objects.get().tahap == Tahap.PENYELIDIKAN

    def test_a_paper_made_elsewhere_binds_no_day(self):
        step(tertangkap(), "open_penyidikan_langsung", nomor="SP.Sidik/1", at=clock.now() - SEHARI)

        assert Perkara.objects.get().tahap == Tahap.PENYIDIKAN

    def test_no_inquiry_is_offered_once_the_order_to_investigate_is_signed(self):
        perkara = tertangkap()
        assert form_of(perkara, "open_penyelidikan") is not None
        paper(perkara)

        tombol = as_(PENYIDIK).get(detail(perkara)).context["halaman"].tombol

        assert next(t for t in tombol if t.step == "open_penyelidikan").reason
        with pytest.raises(TransitionRefused, match="Sprin Sidik sudah ditandatangani"):
            step(perkara, "open_penyelidikan")


class TestWithdrawn:
    def running(self) -> tuple[Perkara, Keterlibatan]:
        """In penyidikan since yesterday, on an order that was withdrawn just now."""
        perkara = tertangkap()
        surat = paper(perkara, hari_lalu=1)
        perkara = step(perkara, "open_penyidikan_langsung", nomor=surat.nomor)
        orang = usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
        withdraw(perkara, surat)
        return perkara, orang

    def test_no_suspect_is_named_while_the_case_stands_on_no_order(self):
        perkara, orang = self.running()

        with pytest.raises(SprinDicabut, match="Susun Sprin Sidik baru"):
            step(perkara, "name_tersangka", orang=str(orang.pk))

    def test_nobody_is_taken_in_or_searched_on_it(self):
        perkara, orang = self.running()
        act = {"orang": str(orang.pk), "nomor": "SP.Kap/1", "petugas": (PENYIDIK.nrp,)}
        act |= {"tempat": "Paringin", "alasan": "Bukti cukup"}

        with pytest.raises(SprinDicabut):
            arrest(perkara, NewPenangkapan(mulai_at=clock.now(), **act), actor=PENYIDIK)
        arrest(
            perkara,
            NewPenangkapan(mulai_at=clock.now() - timedelta(hours=2), **act),
            actor=PENYIDIK,
        )

    def test_what_was_done_before_is_written_down_late(self):
        perkara, orang = self.running()

        step(perkara, "name_tersangka", orang=str(orang.pk), at=clock.now() - timedelta(hours=3))

        assert Perkara.objects.get().tahap == Tahap.TERSANGKA

    def test_a_new_order_that_is_named_carries_the_case_on(self):
        perkara, orang = self.running()
        baru = paper(perkara, hari_lalu=0)
        assert form_of(perkara, "renew_penyidikan")["nomor"].value() == baru.nomor

        perkara = step(perkara, "renew_penyidikan", nomor=baru.nomor)

        insist_sprin(perkara, clock.now())
        step(perkara, "name_tersangka", orang=str(orang.pk))
        assert form_of(Perkara.objects.get(), "renew_tersangka") is None

    def test_an_order_made_on_paper_carries_it_on_as_well(self):
        perkara, _ = self.running()
        warned = ("Penyidikan tanpa Sprin Sidik", "tidak berdasar surat perintah yang berlaku")
        page = as_(PENYIDIK).get(detail(perkara)).text
        assert all(said in page for said in warned)

        step(perkara, "renew_penyidikan", nomor="SP.Sidik/77/2026")

        page = as_(PENYIDIK).get(detail(perkara)).text
        assert not any(said in page for said in warned)

    def test_the_withdrawn_number_carries_nothing(self):
        perkara, _ = self.running()
        old = Dokumen.objects.get(jenis="sprin_sidik").nomor

        with pytest.raises(SuratSudahDicabut):
            step(perkara, "renew_penyidikan", nomor=old)

    def test_an_order_that_holds_is_not_replaced(self):
        perkara = step(tertangkap(), "open_penyidikan_langsung")

        with pytest.raises(TransitionRefused):
            step(perkara, "renew_penyidikan")

    def test_the_page_says_what_to_do_and_who_is_held(self):
        perkara, orang = self.running()
        Keterlibatan.objects.filter(pk=orang.pk).update(status=StatusOrang.DITAHAN.value)

        page = as_(PENYIDIK).get(detail(perkara)).text

        assert "Pakai Sprin Sidik baru" in page
        assert f"Sprin Sidik {Dokumen.objects.get(jenis='sprin_sidik').nomor} dicabut." in page
        assert "Masih ditahan: Ahmad Rizki (ditahan)" in page
        assert RiwayatStatus.objects.filter(keterlibatan=orang).count() == 1
