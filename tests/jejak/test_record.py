"""Every act leaves one gapless, chained, sealed trace, or does not happen."""

from contextlib import suppress

import pytest

from sidik.jejak.data import BukanMilikSimpul, NamaBuku, NoTraceError
from sidik.jejak.models import Buku, Peristiwa
from sidik.jejak.queries import facts_of, list_timeline, verify_all
from sidik.jejak.usecases import (
    erase_records,
    follow,
    record,
    record_reading,
    store,
    store_new,
    usecase,
)
from sidik.kernel.errors import Conflict
from sidik.satuan.models import Satuan
from tests.cast import KASAT, SISTEM
from tests.jejak.act import chain, found_satuan, keys

pytestmark = pytest.mark.django_db


def test_numbers_run_from_one_without_a_gap_and_each_hash_holds_the_one_before():
    for kode in ("A", "B", "C"):
        found_satuan(kode)

    rows = chain()
    assert [r.seq for r in rows] == [1, 2, 3]
    assert [bytes(r.prev) for r in rows[1:]] == [bytes(r.hash) for r in rows[:-1]]
    assert verify_all(public_keys=keys()) == []


def test_a_trace_carries_the_state_of_what_was_changed():
    satuan = found_satuan("A")

    entry = chain()[0].records[0]
    assert entry["kind"] == "satuan.v1"
    assert entry["id"] == str(satuan.pk)
    assert entry["data"]["nama"] == "Pos A"
    assert facts_of(chain()[0]) == {"kode": "A"}


def test_an_act_without_a_trace_does_not_happen():
    @usecase
    def silent() -> None:
        store(Satuan(kode="X", nama="X", nama_pendek="X", jenis="satuan"))

    with pytest.raises(NoTraceError):
        silent()

    assert not Satuan.objects.filter(kode="X").exists()


def test_a_record_stored_after_the_last_trace_is_refused():
    @usecase
    def late() -> None:
        record(actor=SISTEM, verb="x", subject="x:1")
        store(Satuan(kode="X", nama="X", nama_pendek="X", jenis="satuan"))

    with pytest.raises(NoTraceError, match="after its last trace"):
        late()


def test_a_nested_act_that_leaves_no_trace_takes_the_outer_one_with_it():
    @usecase
    def inner() -> None:
        pass

    @usecase
    def outer() -> None:
        record(actor=SISTEM, verb="x", subject="x:1")
        inner()

    with pytest.raises(NoTraceError):
        outer()

    assert chain() == []


def units(n: int) -> list[Satuan]:
    return [
        Satuan(kode=f"B{i}", nama=f"Pos {i}", nama_pendek="B", jenis="satuan") for i in range(n)
    ]


@usecase
def found_many(rows: list[Satuan]) -> None:
    store_new(rows)
    for row in rows:
        record(actor=SISTEM, verb="satuan.dibentuk", subject=f"satuan:{row.kode}", carries=[row])


def test_very_many_traces_of_one_act_are_numbered_chained_and_sealed_as_few_are():
    found_satuan("A")
    found_many(units(1100))
    found_satuan("Z")

    rows = chain()
    assert [row.seq for row in rows] == list(range(1, 1103))
    assert [row.seq for row in rows if row.segel] == [1, 1101, 1102]
    assert rows[1].records[0]["data"]["nama"] == "Pos 0"
    assert verify_all(public_keys=keys()) == []


def test_each_of_many_records_must_be_carried_by_a_trace():
    @usecase
    def forgetful(rows: list[Satuan]) -> None:
        store_new(rows)
        record(actor=SISTEM, verb="x", subject="x:1", carries=rows[1:])

    with pytest.raises(NoTraceError):
        forgetful(units(3))
    assert not Satuan.objects.filter(kode="B0").exists()


def test_of_a_nested_act_that_was_refused_nothing_is_told():
    @usecase
    def refused() -> None:
        store_new(units(1))
        store(Satuan(kode="X", nama="X", nama_pendek="X", jenis="satuan"))
        record(actor=SISTEM, verb="ditolak", subject="x:1")
        raise Conflict

    @usecase
    def carry_on() -> None:
        with suppress(Conflict):
            refused()
        record(actor=SISTEM, verb="diteruskan", subject="x:1")

    carry_on()

    assert [row.verb for row in chain()] == ["diteruskan"]
    assert chain()[0].records == []


def test_nothing_is_recorded_outside_an_act():
    with pytest.raises(NoTraceError):
        record(actor=SISTEM, verb="x", subject="x:1")


def test_the_second_of_two_who_changed_the_same_record_is_told():
    mine = found_satuan("A")
    theirs = Satuan.objects.get(pk=mine.pk)

    @usecase
    def rename(satuan: Satuan, nama: str) -> None:
        satuan.nama = nama
        store(satuan)
        record(actor=SISTEM, verb="satuan.diganti", subject="satuan:A")

    rename(theirs, "Pos Baru")
    with pytest.raises(Conflict, match="sudah diubah orang lain"):
        rename(mine, "Pos Lama")

    assert Satuan.objects.get(pk=mine.pk).nama == "Pos Baru"


def test_a_record_born_elsewhere_is_not_edited_here(settings):
    satuan = found_satuan("A")
    Satuan.objects.filter(pk=satuan.pk).update(node="tabalong")
    satuan.refresh_from_db()

    @usecase
    def rename() -> None:
        store(satuan)
        record(actor=SISTEM, verb="x", subject="x:1")

    with pytest.raises(BukanMilikSimpul, match="tabalong"):
        rename()


def test_what_is_read_stands_in_a_book_of_its_own_that_does_not_travel():
    found_satuan("A")
    record_reading(actor=KASAT, subject="perkara:1", purpose="Supervisi")

    assert Buku.objects.get(nama=NamaBuku.BACA).seq == 1
    assert Buku.objects.get(nama=NamaBuku.UTAMA).seq == 1
    assert list_timeline("perkara:1") == []
    assert verify_all(public_keys=keys()) == []


def test_an_ordered_erasure_leaves_the_chain_provable_and_is_itself_a_trace():
    found_satuan("A")
    found_satuan("B")

    erase_records(actor=KASAT, peristiwa=chain()[0], dasar="Penetapan PN 12/2026")

    rows = chain()
    assert rows[0].records is None
    assert rows[-1].verb == "jejak.dihapus"
    assert verify_all(public_keys=keys()) == []


def test_a_follower_sees_each_trace_once_and_in_order():
    seen: list[int] = []
    for kode in "ABC":
        found_satuan(kode)

    follow("uji", lambda traces: seen.extend(t.seq for t in traces), limit=2)
    follow("uji", lambda traces: seen.extend(t.seq for t in traces), limit=2)
    again = follow("uji", lambda traces: seen.extend(t.seq for t in traces))

    assert (seen, again) == ([1, 2, 3], 0)


def test_a_follower_that_fails_sees_the_same_traces_again():
    found_satuan("A")

    def fail(_traces: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        follow("uji", fail)

    assert follow("uji", lambda _traces: None) == 1


def test_the_ledger_counts_what_it_holds():
    found_satuan("A")

    assert Peristiwa.objects.count() == Buku.objects.get(nama=NamaBuku.UTAMA).seq
