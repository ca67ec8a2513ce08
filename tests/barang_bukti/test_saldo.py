"""What was seized is where the book says it is, to the last hundredth of a gram."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.barang_bukti.data import (
    ALUR,
    LANGSUNG,
    JenisGerak,
    Peruntukan,
    Takaran,
    Wadah,
    sampel_for,
)
from sidik.barang_bukti.errors import (
    AlasanTimbangUlang,
    BBBerubah,
    BrutoKurang,
    GerakMundur,
    MelebihiPenetapan,
    NarkotikaTidakDikembalikan,
    NomorBABelumDiisi,
    SaldoKurangButir,
    SaldoKurangGram,
    TanpaSisa,
    TerlaluHalus,
    TidakLangsung,
    TimbangUlangKurang,
)
from sidik.barang_bukti.models import BarangBukti, Gerak, Penimbangan
from sidik.barang_bukti.usecases import move_bb, register_bb, reweigh_bb
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from tests.barang_bukti.builders import (
    a_bb,
    at_lab,
    destroyed,
    entered,
    fresh,
    gerak,
    moved,
    pil,
    ruled,
    takaran,
    timbang,
)
from tests.cast import ORANG_LUAR, PENYIDIK
from tests.perkara.builders import in_penyidikan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture(autouse=True)
def _hari(hari):
    return hari


def pots(bb):
    return {w.value: bb.takaran(w) for w in Wadah if not bb.takaran(w).is_nol}


def check_now():
    """What the database says at the end of a transaction, said at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.laugh(4)
@pytest.mark.sop("5.a.1")
def test_the_real_balance_of_balangan_comes_out_to_the_hundredth():
    bb = ruled(at_lab(entered(), "0.06"))
    bb = moved(bb, JenisGerak.SIDANG, "1.00")

    bb = destroyed(bb, "91.93")

    check_now()
    grams = {name: held.gram for name, held in pots(bb).items()}
    assert grams == {"lab": Decimal("0.06"), "sidang": Decimal("1.00"), "musnah": Decimal("91.93")}
    assert sum(grams.values()) == bb.netto_gram == Decimal("92.99")
    assert bb.tersisa == "0,00 gram"


@pytest.mark.laugh(4)
def test_tablets_are_counted_and_weighed_side_by_side():
    bb = ruled(at_lab(entered(pil()), 5))
    bb = moved(bb, JenisGerak.SIDANG, 100)

    bb = destroyed(bb, 4015)

    check_now()
    assert {k: v.butir for k, v in pots(bb).items()} == {"lab": 5, "sidang": 100, "musnah": 4015}
    assert bb.berat == "4.120 butir"


def test_a_tenth_thrice_is_three_tenths():
    bb = entered(a_bb(netto_gram=Decimal("0.30"), bruto_gram=Decimal("0.50")))

    for _ in range(3):
        bb = moved(bb, JenisGerak.SIDANG, "0.10")

    assert bb.sisa_gram == 0


def test_more_than_is_there_is_refused_in_a_sentence():
    bb = entered()

    with pytest.raises(SaldoKurangGram, match=r"diminta 93,00 gram.*tinggal 92,99 gram"):
        moved(bb, JenisGerak.SIDANG, "93.00")


def test_more_tablets_than_are_there_are_refused_in_a_sentence():
    bb = entered(pil())

    with pytest.raises(SaldoKurangButir, match=r"diminta 4\.121 butir.*tinggal 4\.120"):
        moved(bb, JenisGerak.SIDANG, 4121)


def test_what_is_lent_out_cannot_be_given_away_as_well():
    bb = moved(entered(), JenisGerak.PINJAM, "50.00")

    with pytest.raises(SaldoKurangGram, match="42,99"):
        moved(bb, JenisGerak.SIDANG, "43.00")


def test_every_movement_has_its_minutes():
    with pytest.raises(NomorBABelumDiisi):
        moved(entered(), JenisGerak.SIDANG, "1.00", nomor_ba="  ")


def test_a_destruction_is_not_booked_by_the_back_door():
    with pytest.raises(TidakLangsung):
        moved(entered(), JenisGerak.MUSNAH, "1.00")


def test_a_fifth_decimal_is_refused():
    with pytest.raises(TerlaluHalus):
        moved(entered(), JenisGerak.SIDANG, "0.00001")


def test_the_plastic_weighs_something():
    with pytest.raises(BrutoKurang, match=r"92,00 gram.*92,99 gram"):
        entered(a_bb(bruto_gram=Decimal(92)))


def test_a_movement_before_the_last_one_is_refused(hari):
    bb = moved(entered(), JenisGerak.SIDANG, "1.00")
    before = clock.now()
    hari.maju(1)
    bb = moved(bb, JenisGerak.SIDANG_KEMBALI, "1.00")

    with pytest.raises(GerakMundur):
        moved(bb, JenisGerak.SIDANG, "1.00", at=before)


def test_the_later_of_two_officers_is_told_what_changed():
    bb = entered()
    moved(bb, JenisGerak.SIDANG, "1.00")

    with pytest.raises(BBBerubah, match="disisihkan untuk sidang"):
        move_bb(bb, gerak(JenisGerak.SIDANG, "1.00"), versi=bb.versi, actor=PENYIDIK)


def test_an_officer_of_another_resort_moves_nothing():
    bb = entered()

    with pytest.raises(NotAllowed):
        move_bb(bb, gerak(JenisGerak.SIDANG, "1.00"), versi=bb.versi, actor=ORANG_LUAR)


class TestTimbangUlang:
    def test_a_new_weighing_changes_the_balance_and_keeps_the_old_one(self):
        bb = moved(entered(), JenisGerak.SIDANG, "1.00")
        new = timbang(
            netto_gram=Decimal("92.50"),
            alasan="Timbangan pertama belum dikalibrasi",
            nomor_ba="BA2",
        )

        reweigh_bb(bb, new, versi=bb.versi, actor=PENYIDIK)

        bb = fresh(bb)
        check_now()
        assert bb.sisa_gram == Decimal("91.50")
        weighed = Penimbangan.objects.filter(bb=bb).values_list("netto_gram", flat=True)
        assert list(weighed) == [Decimal("92.99"), Decimal("92.50")]

    def test_without_a_reason_it_is_refused(self):
        bb = entered()

        with pytest.raises(AlasanTimbangUlang):
            reweigh_bb(bb, timbang(), versi=bb.versi, actor=PENYIDIK)

    def test_it_cannot_fall_below_what_has_left(self):
        bb = moved(entered(), JenisGerak.SIDANG, "50.00")
        new = timbang(netto_gram=Decimal("49.00"), alasan="Salah baca")

        with pytest.raises(TimbangUlangKurang, match="50,00 gram"):
            reweigh_bb(bb, new, versi=bb.versi, actor=PENYIDIK)


def _save_and_commit(rekaman):
    with transaction.atomic():
        rekaman.save(force_insert=True)
        check_now()


class TestBasisData:
    """Whoever goes past the application meets the database."""

    def test_a_pot_does_not_change_alone(self):
        bb = entered()

        with pytest.raises(IntegrityError, match="bb_gram_seimbang"), transaction.atomic():
            BarangBukti.objects.filter(pk=bb.pk).update(sisa_gram=Decimal(1))

    def test_two_pots_do_not_change_without_a_movement(self):
        bb = entered()
        check_now()

        BarangBukti.objects.filter(pk=bb.pk).update(
            sisa_gram=Decimal("91.99"), sidang_gram=Decimal("1.00")
        )

        with pytest.raises(IntegrityError, match="tidak sama dengan"), transaction.atomic():
            check_now()
        BarangBukti.objects.filter(pk=bb.pk).update(sisa_gram=bb.sisa_gram, sidang_gram=0)

    def test_a_movement_is_not_slipped_in(self):
        bb = entered()
        check_now()

        slipped = Gerak(bb=bb, urut=2, jenis="sidang", gram=Decimal(1), nomor_ba="X", node="x")
        slipped.at = clock.now()

        with pytest.raises(IntegrityError, match="tanpa geraknya"):
            _save_and_commit(slipped)

    def test_a_movement_is_neither_changed_nor_deleted(self):
        bb = entered()

        for act in (lambda rows: rows.update(gram=Decimal(1)), lambda rows: rows.delete()):
            with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
                act(Gerak.objects.filter(bb=bb))

    def test_code_and_database_know_the_same_pots(self):
        with connection.cursor() as cursor:
            for jenis, (dari, ke) in ALUR.items():
                cursor.execute("SELECT dari, ke FROM bb_alur(%s)", [jenis.value])
                assert cursor.fetchone() == (dari.value if dari else None, ke.value)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    netto=st.decimals("0.01", 500, places=2),
    acts=st.lists(
        st.tuples(st.sampled_from(LANGSUNG), st.decimals("0.01", 300, places=4)), max_size=12
    ),
)
def test_whatever_moves_it_is_never_out_of_balance(netto, acts):
    with transaction.atomic():
        perkara = in_penyidikan()
        bb = ruled(
            entered(a_bb(netto_gram=netto, bruto_gram=netto), perkara),
            {Peruntukan.IPTEK: str(netto)},
        )
        expected = {w: Decimal(0) for w in Wadah} | {Wadah.SISA: netto}
        for jenis, amount in acts:
            dari, ke = ALUR[jenis]
            try:
                with transaction.atomic():
                    bb = moved(bb, jenis, str(amount), ke="Gudang B")
                if jenis is not JenisGerak.PINDAH:  # moves all there is
                    expected[dari] -= amount
                    expected[ke] += amount
            except (SaldoKurangGram, MelebihiPenetapan):
                assert amount > expected[dari]
                continue
            except NarkotikaTidakDikembalikan:
                assert jenis is JenisGerak.KEMBALI
                continue
            except TanpaSisa:
                assert expected[Wadah.SISA] == 0
                continue
            assert {w: bb.takaran(w).gram for w in Wadah} == expected
            assert sum(expected.values()) == netto
            check_now()
        transaction.set_rollback(True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gram=st.decimals(allow_nan=True, allow_infinity=True), butir=st.integers(-5, 5))
def test_no_amount_that_a_scale_cannot_show_is_ever_booked(gram, butir):
    from sidik.barang_bukti.usecases.gerak import insist_takaran

    try:
        insist_takaran(Takaran(gram=gram, butir=butir))
    except Refusal:
        return

    assert gram.is_finite()
    assert gram >= 0
    assert butir >= 0
    assert gram or butir


def test_numbers_of_the_book_follow_each_other():
    perkara = in_penyidikan()

    rows = [register_bb(perkara, a_bb(), actor=PENYIDIK) for _ in range(3)]

    assert [r.seri for r in rows] == [1, 2, 3]
    assert rows[0].nomor.startswith("BB/1/III/2026/")


def test_a_refused_exhibit_leaves_no_gap():
    perkara = in_penyidikan()
    register_bb(perkara, a_bb(), actor=PENYIDIK)
    with pytest.raises(Refusal):
        register_bb(perkara, a_bb(bruto_gram=Decimal(1)), actor=PENYIDIK)

    assert register_bb(perkara, a_bb(), actor=PENYIDIK).seri == 2


@pytest.mark.parametrize(
    ("pieces", "aside"),
    [(1, 1), (4, 2), (19, 10), (20, 10), (100, 10), (101, 11), (4120, 65), (10_000, 100)],
)
def test_the_sample_is_what_the_regulation_says(pieces, aside):
    advice = sampel_for(pieces, clock.today("Asia/Makassar"))

    assert advice.jumlah == aside
    assert advice.dasar == "PP 40/2013 ps. 15"


def test_takaran_adds_up_without_a_float():
    total = Takaran.sum(takaran("0.1") for _ in range(3))

    assert total == takaran("0.3")
    assert total.exceeds(takaran("0.2999"))
    assert not takaran(3).exceeds(takaran(3))
