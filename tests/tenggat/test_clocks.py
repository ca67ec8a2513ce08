"""How the law counts time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidik.tenggat.data import (
    Aturan,
    AturanBelumBerlaku,
    AturanTidakDikenal,
    Jenis,
    Kalender,
    Nilai,
    due_at,
)
from sidik.tenggat.policy import all_rules, kalender, rule

WITA = ZoneInfo("Asia/Makassar")
LIBUR = Kalender(frozenset({date(2026, 3, 20), date(2026, 3, 23)}))


def due(start: str, jenis: Jenis, jumlah: int) -> str:
    moment = datetime.fromisoformat(start).replace(tzinfo=WITA)
    return f"{due_at(moment, jenis=jenis, jumlah=jumlah, kalender=LIBUR):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("start", "jenis", "jumlah", "end"),
    [
        ("2026-03-05 09:30", Jenis.HARI, 3, "2026-03-07 23:59"),
        ("2026-03-05 23:59", Jenis.HARI, 1, "2026-03-05 23:59"),
        ("2028-02-28 08:00", Jenis.HARI, 3, "2028-03-01 23:59"),
        ("2026-03-05 09:30", Jenis.JAM, 72, "2026-03-08 09:30"),
        ("2026-12-30 09:30", Jenis.JAM, 72, "2027-01-02 09:30"),
        ("2026-03-05 09:30", Jenis.MENIT, 30, "2026-03-05 10:00"),
        ("2026-03-19 09:30", Jenis.HARI_KERJA, 2, "2026-03-25 23:59"),
    ],
)
def test_hours_run_from_a_moment_days_count_the_first_and_holidays_do_not_work(
    start, jenis, jumlah, end
):
    assert due(start, jenis, jumlah) == end


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 40))
def test_working_days_agree_with_counting_them_one_by_one(day, count):
    calendar = kalender(2026)
    found, left = day, count
    while left:
        found = date.fromordinal(found.toordinal() + 1)
        if found.isoweekday() <= 5 and found not in calendar.libur:
            left -= 1

    assert calendar.add(day, count) == found


def test_the_calendar_knows_the_republics_birthday():
    assert date(2026, 8, 17) in kalender(2026).libur


def test_a_rule_is_read_as_it_stood_on_the_day():
    law = Aturan(
        kode="x",
        uraian="X",
        pemilik="kasat",
        ingatkan_jam=(0,),
        nilai=(
            Nilai(berlaku=date(2015, 1, 1), jenis=Jenis.HARI, jumlah=7, dasar="lama", yakin="H"),
            Nilai(berlaku=date(2026, 1, 2), jenis=Jenis.HARI, jumlah=5, dasar="baru", yakin="M"),
        ),
    )

    assert law.at(date(2026, 1, 1)).dasar == "lama"
    assert law.at(date(2026, 1, 2)).dasar == "baru"
    with pytest.raises(AturanBelumBerlaku):
        law.at(date(2014, 12, 31))


def test_every_shipped_rule_has_a_basis_and_a_confidence():
    for law in all_rules().values():
        assert law.nilai
        assert all(n.dasar and n.yakin in {"H", "M", "L"} and n.jumlah > 0 for n in law.nilai)


def test_an_unknown_rule_is_a_bug_not_a_guess():
    with pytest.raises(AturanTidakDikenal):
        rule("tidak_ada")
