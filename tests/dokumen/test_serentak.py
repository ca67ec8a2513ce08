"""Two desks at once: no number twice, none left out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sidik.dokumen.errors import SuratBerpindah
from sidik.dokumen.models import Dokumen
from sidik.satuan.usecases import plant_satuan
from tests.cast import KASAT, KBO, PENYIDIK
from tests.dokumen.builders import drafted, take

pytestmark = pytest.mark.django_db(transaction=True)


def ready() -> Dokumen:
    """A Sprin Sidik on the Kasat's desk."""
    return take(take(drafted("sprin_sidik"), "submit", PENYIDIK), "paraf_kbo", KBO)


def at_once(act: Callable[[Dokumen], object], papers: list[Dokumen]) -> list[object]:
    def alone(paper: Dokumen) -> object:
        try:
            return act(paper)
        except SuratBerpindah as no:
            return no
        finally:
            connection.close()

    with ThreadPoolExecutor(len(papers)) as desks:
        return list(desks.map(alone, papers))


def test_papers_signed_at_the_same_moment_get_numbers_without_gap_or_double():
    plant_satuan()
    papers = [ready() for _ in range(6)]

    at_once(lambda paper: take(paper, "sign", KASAT), papers)

    rows = Dokumen.objects.values_list("urut", "register_urut", "nomor")
    assert sorted(urut for urut, _, _ in rows) == [1, 2, 3, 4, 5, 6]
    assert sorted(line for _, line, _ in rows) == [1, 2, 3, 4, 5, 6]
    assert len({nomor for _, _, nomor in rows}) == 6


def test_one_paper_signed_twice_at_once_is_signed_once():
    plant_satuan()
    paper = ready()

    answers = at_once(lambda one: take(one, "sign", KASAT), [paper, Dokumen.objects.get()])

    assert sum(isinstance(answer, SuratBerpindah) for answer in answers) == 1
    assert Dokumen.objects.get().urut == 1
