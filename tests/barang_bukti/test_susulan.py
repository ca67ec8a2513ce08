"""What happened earlier but is written down later; what the prosecutor's ruling allows."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.barang_bukti.data import JenisBB, JenisGerak, Peruntukan, Takaran
from sidik.barang_bukti.errors import (
    BAMendahuluiMusnah,
    GerakMundur,
    MelebihiPenetapan,
    MendahuluiMasuk,
    MendahuluiPenyitaan,
    PenetapanBelumMusnah,
    PenetapanMelebihi,
    PenetapanMendahuluiPemberitahuan,
    PenetapanTerlampaui,
    PenetapanTidakMembolehkan,
    PeruntukanBelumDipilih,
    SaldoKurangSaatItu,
    SuratBelumTerjadi,
    TanpaSisa,
    TempatBelumDiisi,
    TidakTerkait,
    TimbangMendahuluiSita,
)
from sidik.barang_bukti.models import Gerak
from sidik.barang_bukti.queries.layar import get_lembar
from sidik.barang_bukti.usecases import (
    link_orang,
    notify_kejari,
    record_ba_musnah,
    reweigh_bb,
    rule_status,
    unlink_orang,
)
from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.perkara.usecases import add_orang
from tests.barang_bukti.builders import (
    a_bb,
    at_lab,
    destroyed,
    entered,
    fresh,
    moved,
    ruled,
    ruling,
    timbang,
    told,
)
from tests.barang_bukti.test_jam import running
from tests.barang_bukti.test_saldo import check_now
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

LUPA = "Berita acara baru diterima dari piket"


@pytest.fixture(autouse=True)
def _hari(hari):
    return hari


@pytest.fixture
def antara(hari):
    """An exhibit lent out on the third day and back on the fifth; and the day between."""
    bb = entered()
    hari.maju(2)
    moved(bb, JenisGerak.PINJAM, "92.00")
    between = clock.now() + timedelta(days=1)
    hari.maju(2)
    return moved(bb, JenisGerak.PINJAM_KEMBALI, "92.00"), between


class TestMenyusul:
    def test_without_a_reason_it_is_refused(self, antara):
        bb, at = antara

        with pytest.raises(GerakMundur, match="isi alasan dicatat menyusul"):
            moved(bb, JenisGerak.SIDANG, "0.50", at=at)

    def test_with_its_reason_it_stands_in_its_place_of_the_chain(self, antara):
        bb, at = antara

        bb = moved(bb, JenisGerak.SIDANG, "0.50", at=at, terlambat=LUPA)

        check_now()
        rows = get_lembar(PENYIDIK, bb).gerak
        assert [r.gerak.jenis for r in rows] == ["masuk", "pinjam", "sidang", "pinjam_kembali"]
        assert [r.gerak.urut for r in rows] == [1, 2, 4, 3]
        assert [r.gerak.menyusul for r in rows] == [False, False, True, False]
        assert [r.sisa for r in rows] == ["92,99 gram", "0,99 gram", "0,49 gram", "92,49 gram"]

    def test_more_than_lay_there_at_that_time_is_refused_though_there_is_enough_today(self, antara):
        bb, at = antara
        assert bb.tersisa == "92,99 gram"

        with pytest.raises(SaldoKurangSaatItu, match=r"kurang dari nol \(-0,01 gram\)"):
            moved(bb, JenisGerak.SIDANG, "1.00", at=at, terlambat=LUPA)

        assert Gerak.objects.filter(bb=bb).count() == 3

    def test_it_cannot_take_what_a_later_movement_needed(self, hari):
        bb = entered()
        hari.maju(2)
        bb = moved(bb, JenisGerak.SIDANG, "92.00")
        moved(bb, JenisGerak.SIDANG_KEMBALI, "92.00", at=clock.now())
        hari.maju(1)

        with pytest.raises(SaldoKurangSaatItu):
            moved(
                bb,
                JenisGerak.PINJAM,
                "1.00",
                at=clock.now() - timedelta(days=2),
                terlambat=LUPA,
            )

    def test_nothing_leaves_before_it_came_in(self):
        bb = entered()

        with pytest.raises(MendahuluiMasuk):
            moved(
                bb, JenisGerak.SIDANG, "1.00", at=bb.disita_at - timedelta(hours=1), terlambat=LUPA
            )

    def test_a_weighing_and_a_destruction_can_be_late_as_well(self, hari):
        bb = ruled(entered())
        at = clock.now() + timedelta(hours=1)
        hari.maju(2)
        bb = moved(bb, JenisGerak.SIDANG, "1.00")
        new = timbang(netto_gram=Decimal("92.95"), alasan="kering", at=at, terlambat=LUPA)
        reweigh_bb(bb, new, versi=bb.versi, actor=PENYIDIK)
        destroyed(bb, "0.50", at=at, terlambat=LUPA)

        check_now()
        assert Gerak.objects.filter(bb=bb, menyusul=True).count() == 2

    def test_the_database_holds_each_moment_too(self, antara):
        bb, at = antara
        slip = {"menyusul": True, "terlambat": "x"}

        for gram, more, said in (
            ("1.00", slip, "pernah kurang dari nol"),
            ("0.50", {}, "tanpa alasan"),
            ("0.50", {"menyusul": True}, "tanpa alasan"),
        ):
            with pytest.raises(IntegrityError, match=said), transaction.atomic():
                _slip_in(bb, Decimal(gram), at, more)


def _slip_in(bb, gram, at, more):
    """A movement and the balance it makes, past the application."""
    row = Gerak(bb=bb, urut=4, jenis="sidang", gram=gram, nomor_ba="X", node=bb.node, at=at, **more)
    row.save(force_insert=True)
    type(bb).objects.filter(pk=bb.pk).update(
        sisa_gram=bb.sisa_gram - gram, sidang_gram=gram, jumlah_gerak=4
    )
    check_now()


def _destroy_past_the_application(bb, gram):
    row = Gerak(bb=bb, urut=2, jenis="musnah", gram=gram, node=bb.node, at=clock.now())
    row.save(force_insert=True)
    type(bb).objects.filter(pk=bb.pk).update(
        sisa_gram=bb.netto_gram - gram, musnah_gram=gram, jumlah_gerak=2
    )
    check_now()


class TestPenetapan:
    def test_it_says_how_much_is_for_what_and_what_is_left_to_do(self):
        bb = ruled(
            at_lab(entered(), "0.06"),
            {Peruntukan.PEMBUKTIAN: "1.00", Peruntukan.IPTEK: "2.00", Peruntukan.MUSNAH: "89.93"},
        )
        bb = destroyed(bb, "80.00")

        rows = get_lembar(PENYIDIK, bb).peruntukan

        assert [(r.label, r.ditetapkan, r.sudah, r.tinggal) for r in rows] == [
            ("Pembuktian perkara", "1,00 gram", "0,00 gram", "1,00 gram"),
            ("Iptek dan pelatihan", "2,00 gram", "0,00 gram", "2,00 gram"),
            ("Dimusnahkan", "89,93 gram", "80,00 gram", "9,93 gram"),
        ]

    def test_no_more_is_destroyed_than_it_says(self):
        bb = ruled(entered(), {Peruntukan.MUSNAH: "50.00"})

        with pytest.raises(MelebihiPenetapan, match=r"50,00 gram.*tinggal 50,00 gram"):
            destroyed(bb, "50.01")
        bb = destroyed(bb, "30.00")
        with pytest.raises(MelebihiPenetapan, match=r"tinggal 20,00 gram"):
            destroyed(bb, "20.01")

    def test_a_ruling_for_the_court_alone_destroys_nothing(self):
        bb = ruled(entered(), {Peruntukan.PEMBUKTIAN: "92.99"})

        with pytest.raises(PenetapanTidakMembolehkan):
            destroyed(bb, "1.00")

    def test_science_and_training_take_no_more_than_it_says(self):
        bb = ruled(entered(), {Peruntukan.IPTEK: "1.00", Peruntukan.PELATIHAN: "2.00"})
        bb = moved(bb, JenisGerak.IPTEK, "3.00")

        with pytest.raises(MelebihiPenetapan):
            moved(bb, JenisGerak.IPTEK, "0.01")

    def test_it_rules_on_no_more_than_was_seized(self):
        with pytest.raises(PenetapanMelebihi, match=r"93,00 gram.*92,99 gram"):
            ruled(entered(), {Peruntukan.PEMBUKTIAN: "1.00", Peruntukan.MUSNAH: "92.00"})

    def test_a_ruling_without_any_amount_is_refused(self):
        bb = told(entered())

        with pytest.raises(PeruntukanBelumDipilih):
            rule_status(bb, ruling({Peruntukan.MUSNAH: Takaran()}), versi=bb.versi, actor=PENYIDIK)

    def test_the_newest_received_holds_but_not_below_what_was_done(self, hari):
        bb = destroyed(ruled(entered(), {Peruntukan.MUSNAH: "50.00"}), "30.00")
        hari.maju(1)

        with pytest.raises(PenetapanTerlampaui, match=r"20,00 gram.*30,00 gram"):
            ruled(bb, {Peruntukan.MUSNAH: "20.00"})

        bb = ruled(fresh(bb), {Peruntukan.MUSNAH: "40.00"})
        with pytest.raises(MelebihiPenetapan):
            destroyed(bb, "10.01")

    def test_it_comes_after_the_prosecutor_was_told(self, hari):
        bb = entered()
        hari.maju(2)
        bb = told(bb)
        early = clock.today("Asia/Makassar") - timedelta(days=1)

        with pytest.raises(PenetapanMendahuluiPemberitahuan):
            ruled(bb, {Peruntukan.MUSNAH: "1.00"}, tanggal=early)
        with pytest.raises(SuratBelumTerjadi):
            ruled(bb, {Peruntukan.MUSNAH: "1.00"}, tanggal=early + timedelta(days=2))

    def test_part_of_the_destruction_leaves_its_clock_running(self):
        bb = destroyed(ruled(entered(), {Peruntukan.MUSNAH: "50.00"}), "30.00")
        assert set(running(bb)) == {"musnah"}

        assert running(destroyed(bb, "20.00")) == {}

    def test_a_later_ruling_that_orders_nothing_more_ends_the_clock(self, hari):
        bb = destroyed(ruled(entered(), {Peruntukan.MUSNAH: "50.00"}), "30.00")
        hari.maju(1)

        ruled(bb, {Peruntukan.MUSNAH: "30.00", Peruntukan.PEMBUKTIAN: "62.99"})

        assert running(bb) == {}

    def test_the_database_destroys_no_more_either(self):
        bb = ruled(entered(), {Peruntukan.MUSNAH: "50.00"})

        with pytest.raises(IntegrityError, match="melebihi penetapan"), transaction.atomic():
            _destroy_past_the_application(bb, Decimal("50.01"))

    def test_a_ruling_is_neither_changed_nor_deleted(self):
        bb = ruled(entered())

        for act in (lambda rows: rows.update(musnah_gram=92), lambda rows: rows.delete()):
            with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
                act(bb.penetapan.all())

    def test_before_any_ruling_nothing_is_destroyed_but_plants(self):
        with pytest.raises(PenetapanBelumMusnah):
            destroyed(entered(), "1.00")
        plants = entered(a_bb(jenis=JenisBB.TANAMAN, nama="Pohon ganja", zat="ganja"))

        assert destroyed(plants, "92.99").sisa_gram == 0


class TestUrutanWaktu:
    def test_the_prosecutor_is_not_told_before_the_seizure(self):
        bb = entered()

        with pytest.raises(MendahuluiPenyitaan):
            notify_kejari(
                bb, "B/1", bb.disita_at - timedelta(minutes=1), versi=bb.versi, actor=PENYIDIK
            )

    def test_nothing_is_weighed_before_it_was_seized(self):
        now = clock.now()

        with pytest.raises(TimbangMendahuluiSita):
            entered(a_bb(disita_at=now, timbang=timbang(at=now - timedelta(minutes=1))))

    def test_the_minutes_are_not_older_than_the_destruction(self):
        bb = destroyed(ruled(entered()), "1.00", nomor_ba="")
        row = bb.pemusnahan.get()

        with pytest.raises(BAMendahuluiMusnah):
            record_ba_musnah(
                bb, row, "BA/1", row.at - timedelta(minutes=1), versi=bb.versi, actor=PENYIDIK
            )


class TestUkuran:
    def test_a_liquid_has_a_balance_in_millilitres(self):
        bb = entered(a_bb(nama="Cairan vape", netto_gram=None, bruto_gram=None, ml=Decimal("12.5")))
        assert bb.berat == "12,50 mL"

        bb = moved(bb, JenisGerak.SIDANG, 0, takaran=Takaran(ml=Decimal("2.5")))

        check_now()
        assert (bb.sisa_ml, bb.sidang_ml, bb.netto_ml) == (10, Decimal("2.5"), Decimal("12.5"))

    def test_volume_is_held_by_the_database_too(self):
        bb = entered(a_bb(netto_gram=None, bruto_gram=None, ml=Decimal(5)))

        with pytest.raises(IntegrityError, match="bb_ml_seimbang"), transaction.atomic():
            type(bb).objects.filter(pk=bb.pk).update(sisa_ml=4)


class TestSimpanDanSegel:
    def test_another_store_takes_all_that_is_left_and_is_known_from_then_on(self):
        bb = moved(entered(), JenisGerak.SIDANG, "1.00")

        bb = moved(bb, JenisGerak.PINDAH, "0.00", ke="Rupbasan Amuntai")

        check_now()
        last = Gerak.objects.filter(bb=bb).last()
        assert (bb.tempat_simpan, bb.sisa_gram) == ("Rupbasan Amuntai", Decimal("91.99"))
        assert (last.dari, last.gram) == ("Lemari besi A", Decimal("91.99"))

    def test_it_says_whereto_and_there_is_something_to_move(self):
        bb = entered()
        with pytest.raises(TempatBelumDiisi):
            moved(bb, JenisGerak.PINDAH, "0.00")
        moved(bb, JenisGerak.SIDANG, "92.99")

        with pytest.raises(TanpaSisa):
            moved(bb, JenisGerak.PINDAH, "0.00", ke="Rupbasan")

    def test_a_bag_that_was_opened_is_closed_with_a_new_seal(self):
        bb = moved(entered(a_bb(label="SEG-1")), JenisGerak.SIDANG, "1.00", label="SEG-2")

        assert bb.label == "SEG-2"
        assert Gerak.objects.filter(bb=bb).last().label == "SEG-2"


def test_an_exhibit_concerns_several_people_also_those_found_later():
    perkara = in_penyidikan()
    first, second = (
        add_orang(perkara, terlapor(nama), actor=PENYIDIK)
        for nama in ("Ahmad Rizki", "Budi Hartanto")
    )
    bb = entered(a_bb(keterlibatan=frozenset({str(first.pk)})), perkara)
    other = entered(a_bb(keterlibatan=frozenset({str(first.pk)})), perkara)

    link_orang(bb, str(second.pk), versi=bb.versi, actor=PENYIDIK)

    assert set(bb.keterlibatan.all()) == {first, second}
    assert set(first.barang_bukti.all()) == {bb, other}


def test_a_link_to_a_person_is_taken_back_with_its_reason_and_may_be_made_again():
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    bb = entered(a_bb(keterlibatan=frozenset({str(orang.pk)})), perkara)
    page = as_(PENYIDIK)
    url = reverse("bb:detail", args=[bb.pk])

    def act(name: str, **more: str):
        sent = {"versi": fresh(bb).versi, "orang": str(orang.pk), **more}
        return page.post(reverse("bb:tindakan", args=[bb.pk, name]), sent, follow=True)

    assert act("lepas", alasan="").status_code == 422
    said = act("lepas", alasan="Milik penghuni kamar sebelah").content.decode()

    assert "dilepas" in said
    assert "Milik penghuni kamar sebelah" in said
    assert list(fresh(bb).kaitan.all()) == []
    trace = Peristiwa.objects.filter(verb="bb.dilepas").get()
    assert [r["kind"] for r in trace.records][:2] == ["kaitan_bb.v1", "barang_bukti.v1"]
    assert trace.records[0]["data"]["lepas_at"]
    assert "sebelah" not in str(trace.records)
    assert act("lepas", alasan="sekali lagi").status_code == 422
    with pytest.raises(TidakTerkait):
        unlink_orang(fresh(bb), str(orang.pk), "lagi", versi=fresh(bb).versi, actor=PENYIDIK)

    act("kait")

    assert [k.keterlibatan for k in fresh(bb).kaitan.all()] == [orang]
    assert "Milik penghuni kamar sebelah" in page.get(url).content.decode()
