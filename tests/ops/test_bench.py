"""What others read of a bench has fixed keys; an unknown bench is refused by name."""

import pytest

from sidik.ops import bench
from sidik.ops.bench import TolokUkurTidakDikenal, run_bench
from sidik.ops.bench.data import Order, p95


def quiet(_line: str) -> None:
    pass


def test_an_unknown_bench_is_refused_with_the_names_there_are():
    with pytest.raises(TolokUkurTidakDikenal, match="start"):
        run_bench("sembarang", Order(quick=True, say=quiet))


def test_a_bench_answers_with_its_name_its_figures_and_the_machine(monkeypatch):
    monkeypatch.setattr(bench, "BENCHES", {"start": lambda order: {"cold_s": 1.0}})

    answer = run_bench("start", Order(quick=True, say=quiet))

    assert answer["name"] == "start"
    assert answer["figures"] == {"cold_s": 1.0}
    assert answer["machine"]["cores"] >= 1


def test_the_95th_percentile_is_the_nearest_rank_in_milliseconds():
    assert p95([n / 1000 for n in range(1, 101)]) == 95.0
    assert p95([0.007]) == 7.0
