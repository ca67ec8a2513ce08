"""The published examples, and ten thousand cases against a slow count written another way."""

import tomllib
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sidik.satuan.data import Role
from sidik.tenggat.data import (
    AturanBelumBerlaku,
    Hitung,
    Jenis,
    Kalender,
    due_at,
    next_hari_ke,
    resumed_due,
    warn_at,
)
from sidik.tenggat.policy import all_rules, kalender, rule

VEKTOR = tomllib.loads(Path(__file__).with_name("vectors.toml").read_text("utf-8"))["vektor"]
ZONA = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}


def moment(text: str, zone: ZoneInfo) -> datetime:
    if text.endswith(" UTC"):
        return (
            datetime.fromisoformat(text.removesuffix(" UTC")).replace(tzinfo=UTC).astimezone(zone)
        )
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def ends(case: dict[str, Any]) -> list[str]:
    """Return what the engine says of one example, in the words of the example."""
    zone = ZONA[case["zona"]]
    start = moment(case["mulai"], zone)
    varian = case.get("varian_baru") or case.get("varian", "")
    try:
        nilai = rule(case["aturan"]).at(start.date(), rezim=case.get("rezim", ""), varian=varian)
    except AturanBelumBerlaku:
        return ["belum berlaku"]
    days: tuple[int | None, ...] = nilai.seri or (nilai.jumlah,)
    if "varian_baru" in case and nilai.seri:
        days = (next_hari_ke(nilai.seri, case.get("sudah", 0)),)
    days_off = kalender(start.year, libur=case.get("libur", ()), masuk=case.get("masuk", ()))
    found = []
    for day in days:
        if day is None:
            return ["habis"]
        end = due_at(start, jenis=nilai.jenis, jumlah=day, kalender=days_off, hitung=nilai.hitung)
        for paused, resumed in case.get("jeda", ()):
            end = resumed_due(
                end,
                paused=moment(paused, zone),
                resumed=moment(resumed, zone),
                jenis=nilai.jenis,
            )
        found.append(f"{end:%Y-%m-%d %H:%M}")
    return found


@pytest.mark.parametrize("case", VEKTOR, ids=lambda case: case["hal"])
def test_a_published_example_comes_out_as_a_lawyer_reckoned_it(case):
    wanted = case["sampai"]

    assert ends(case) == (wanted if isinstance(wanted, list) else [wanted])


@pytest.mark.parametrize(
    "case", [case for case in VEKTOR if "ingat" in case], ids=lambda case: case["hal"]
)
def test_a_warning_falls_when_somebody_can_still_act_on_it(case):
    zone = ZONA[case["zona"]]
    start = moment(case["mulai"], zone)
    law = rule(case["aturan"])
    jenis = law.at(start.date(), rezim=case.get("rezim", "")).jenis
    days_off = kalender(start.year, libur=case.get("libur", ()), masuk=case.get("masuk", ()))
    end = moment(case["sampai"], zone)
    if jenis not in {Jenis.JAM, Jenis.MENIT}:
        end = end.replace(second=59)

    said = [warn_at(end, hours, jenis=jenis, kalender=days_off) for hours in law.ingatkan_jam]

    assert [f"{at:%Y-%m-%d %H:%M}" for at in said] == case["ingat"]


@pytest.mark.laugh(5)
def test_an_arrest_runs_in_hours_a_day_in_general_and_three_for_narcotics():
    arrests = {kode: rule(kode).at(date(2026, 3, 5)) for kode in ("tangkap", "tangkap_narkotika")}

    assert {kode: (n.jenis, n.jumlah) for kode, n in arrests.items()} == {
        "tangkap": (Jenis.JAM, 24),
        "tangkap_narkotika": (Jenis.JAM, 72),
    }
    assert rule("tangkap_narkotika_lanjut").at(date(2026, 3, 5)).jumlah == 72


@pytest.mark.laugh(6)
def test_detention_is_twenty_forty_thirty_thirty_with_alarms_ten_five_three_and_one_day_ahead():
    segments = ("tahan_penyidik", "tahan_penuntut", "tahan_pn_1", "tahan_pn_2")

    assert [rule(kode).at(date(2026, 3, 5)).jumlah for kode in segments] == [20, 40, 30, 30]
    for kode in segments:
        assert [hours // 24 for hours in rule(kode).ingatkan_jam] == [10, 5, 3, 1]


def test_every_rule_of_law_has_an_example():
    told = {case["aturan"] for case in VEKTOR}
    law = {kode for kode, one in all_rules().items() if one.baris} | {"tanpa_penyidik"}

    assert law <= told
    assert len(VEKTOR) >= 60


BARIS = {
    1: {"sp2hp_a1"},
    2: {"sp2hp_lidik"},
    3: {"sp2hp_sidik"},
    4: {"sp2hp_bulanan"},
    5: {"spdp"},
    6: {"spdp_berkas"},
    7: {"tangkap"},
    8: {"tangkap_narkotika", "tangkap_narkotika_lanjut"},
    9: {"tembusan_tangkap"},
    10: {"pemberitahuan_tersangka"},
    11: {"salinan_bap"},
    12: {"tahan_penyidik", "tahan_penuntut"},
    13: {"tahan_pn_1", "tahan_pn_2"},
    14: {
        "tahan_anak_penyidik",
        "tahan_anak_penuntut",
        "tangkap_anak",
        "diversi_mulai",
        "diversi_selesai",
    },
    15: {"sita_persetujuan"},
    16: {"sita_putusan_pn", "izin_sita_pn"},
    17: {"sita_kembali"},
    18: {"sita_salinan"},
    19: {"sita_narkotika"},
    20: {"lab_hasil"},
    21: {"status_kejari"},
    22: {"musnah", "musnah_lanjut"},
    23: {"ba_musnah"},
    24: {"musnah_tanaman", "musnah_tanaman_jauh", "lapor_tanaman"},
    25: {"jpu_teliti", "jpu_kembali", "jpu_diam"},
    26: {"jawab_p19"},
    27: {"tahap_2"},
    28: {"sp3_pemberitahuan"},
    29: {"tat_hasil"},
    30: {"pelapor_diabaikan"},
    31: {"pdp_lapor"},
}
"""The thirty-one deadlines of law, each by the names of its clocks."""


def test_the_thirty_one_deadlines_of_law_are_all_there_under_their_names():
    found: dict[int, set[str]] = {}
    for kode, law in all_rules().items():
        if law.baris:
            found.setdefault(law.baris, set()).add(kode)

    assert found == BARIS
    assert sorted(BARIS) == list(range(1, 32))


@pytest.mark.parametrize("kode", sorted(kode for kodes in BARIS.values() for kode in kodes))
def test_a_deadline_of_law_is_dated_owned_warns_climbs_and_has_a_place_for_the_lawyer(kode):
    law = rule(kode)

    assert law.pemilik in set(Role)
    assert law.ingatkan_jam
    assert {rung.peran for rung in law.tangga} <= set(Role)
    assert law.tangga
    for row in mentah(kode)["nilai"]:
        assert {"berlaku", "jenis", "jumlah", "dasar", "yakin", "ahli"} <= set(row)
        assert row["yakin"] in {"H", "M", "L"}
        assert row.get("rezim", "") in {"", "kuhap_1981", "kuhap_2025"}
        # What ended is said to have ended; a case that began under it keeps it all the same.
        assert ("sampai" in row) == (row.get("rezim") == "kuhap_1981")


def mentah(kode: str) -> dict[str, Any]:
    """Return a rule as the file says it, so that no default can stand in for what is missing."""
    for file in (files("sidik.tenggat") / "aturan").iterdir():
        if kode in (rows := tomllib.loads(file.read_text("utf-8"))):
            return rows[kode]
    raise KeyError(kode)


def test_every_deadline_of_law_is_named_by_the_act_that_starts_it():
    """A rule that no use case, flow or catalogue names can never run."""
    root = files("sidik")
    told = "".join(
        Path(str(file)).read_text("utf-8")
        for file in Path(str(root)).rglob("*")
        if file.suffix in {".py", ".toml"}
        and "tenggat" not in file.relative_to(str(root)).parts[:1]
        and "migrations" not in file.parts
        and file.name != "kata.py"  # words for forms, not acts
    )

    dead = {k for kodes in BARIS.values() for k in kodes if f'"{k}"' not in told}

    assert dead == set()


# ---- the slow count: no datetime, one day or one hour at a time ------------------------------

Hari = tuple[int, int, int]


def last_of(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 400 == 0 or (year % 4 == 0 and year % 100) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def morrow(day: Hari) -> Hari:
    year, month, number = day
    if number < last_of(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def is_weekend(day: Hari) -> bool:
    """By Zeller's congruence: Saturday is 0, Sunday 1."""
    year, month, number = day
    if month < 3:
        year, month = year - 1, month + 12
    century, rest = divmod(year, 100)
    found = number + 13 * (month + 1) // 5 + rest + rest // 4 + century // 4 + 5 * century
    return found % 7 < 2


def slow_days(start: Hari, count: int, skipped: set[Hari], *, first: bool) -> Hari:
    """Count days that are not skipped, `start` itself being the first or not."""
    day = start if first else morrow(start)
    while True:
        count -= day not in skipped
        if not count:
            return day
        day = morrow(day)


def slow_working_days(start: Hari, count: int, libur: set[Hari], masuk: set[Hari]) -> Hari:
    day = start
    while count:
        day = morrow(day)
        off = is_weekend(day) or day in libur
        count -= day in masuk or not off
    return day


def slow_hours(start: Hari, hour: int, count: int) -> tuple[Hari, int]:
    day = start
    for _ in range(count):
        hour += 1
        if hour == 24:
            day, hour = morrow(day), 0
    return day, hour


def a_day(dice: Random) -> date:
    return date.fromordinal(
        dice.randint(date(1995, 1, 1).toordinal(), date(2105, 1, 1).toordinal())
    )


def split(day: date) -> Hari:
    return day.year, day.month, day.day


def nearby(dice: Random, day: date) -> set[date]:
    return {date.fromordinal(day.toordinal() + dice.randint(0, 60)) for _ in range(8)}


def test_ten_thousand_random_cases_agree_with_counting_one_by_one():
    dice = Random(20260102)
    for number in range(10_000):
        day, jenis = a_day(dice), dice.choice([Jenis.HARI, Jenis.JAM, Jenis.HARI_KERJA])
        hitung = dice.choice(list(Hitung))
        count = dice.randint(1, 144 if jenis is Jenis.JAM else 60)
        libur, masuk = nearby(dice, day), nearby(dice, day)
        zone = dice.choice(list(ZONA.values()))
        hour, minute = dice.randrange(24), dice.randrange(60)
        start = datetime(*split(day), hour, minute, tzinfo=zone)

        end = due_at(
            start,
            jenis=jenis,
            jumlah=count,
            kalender=Kalender(frozenset(libur), frozenset(masuk)),
            hitung=hitung,
        )

        said = (end.year, end.month, end.day), end.hour, end.minute
        if jenis is Jenis.JAM:
            last, at = slow_hours(split(day), hour, count)
            wanted = last, at, minute
        elif jenis is Jenis.HARI:
            first = hitung is Hitung.INKLUSIF
            wanted = slow_days(split(day), count, set(), first=first), 23, 59
        else:
            off, on = {split(d) for d in libur}, {split(d) for d in masuk}
            wanted = slow_working_days(split(day), count, off, on), 23, 59
        assert said == wanted, (number, start, jenis, count)


def test_a_thousand_random_warnings_agree_with_walking_back_one_by_one():
    dice = Random(2026)
    for number in range(1_000):
        day, jenis = a_day(dice), dice.choice([Jenis.HARI, Jenis.HARI_KERJA])
        hours, zone = dice.choice([0, 6, 24, 48, 72, 120, 240]), dice.choice(list(ZONA.values()))
        libur, masuk = nearby(dice, day), nearby(dice, day)
        end = datetime(*split(day), 23, 59, 59, tzinfo=zone)

        said = warn_at(
            end, hours, jenis=jenis, kalender=Kalender(frozenset(libur), frozenset(masuk))
        )

        left, found = hours // 24, day
        off = {d for d in libur if d not in masuk}
        while jenis is Jenis.HARI_KERJA and (
            found in off or (is_weekend(split(found)) and found not in masuk)
        ):
            found = date.fromordinal(found.toordinal() - 1)
        while left:
            found = date.fromordinal(found.toordinal() - 1)
            idle = found in off or (is_weekend(split(found)) and found not in masuk)
            left -= jenis is Jenis.HARI or not idle
        assert f"{said:%Y-%m-%d %H:%M}" == f"{found} 07:00", (number, end, hours, jenis)


def test_ten_thousand_random_pauses_agree_with_leaving_the_days_out():
    dice = Random(1981)
    for number in range(10_000):
        day, count = a_day(dice), dice.randint(1, 60)
        zone = dice.choice(list(ZONA.values()))
        start = datetime(*split(day), dice.randrange(24), tzinfo=zone)
        due = due_at(start, jenis=Jenis.HARI, jumlah=count, kalender=Kalender())
        since = date.fromordinal(day.toordinal() + dice.randrange(count))
        until = date.fromordinal(since.toordinal() + dice.randint(0, 40))

        end = resumed_due(
            due,
            paused=datetime(*split(since), dice.randrange(24), tzinfo=zone),
            resumed=datetime(*split(until), dice.randrange(24), tzinfo=zone),
            jenis=Jenis.HARI,
        )

        away, left_out = split(since), set()
        while away != split(until):
            left_out.add(away)
            away = morrow(away)
        wanted = slow_days(split(day), count, left_out, first=True)
        assert (end.year, end.month, end.day) == wanted, (number, start, count, since, until)
