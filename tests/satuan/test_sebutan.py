"""How units are called in a list of many."""

import pytest

from sidik.satuan.queries import label_satuan, list_satuan
from tests.cast import RESNARKOBA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def test_units_that_are_called_alike_are_told_apart_by_the_one_above():
    alike = label_satuan(list_satuan("POLRI.KALSEL"))
    alone = label_satuan(list_satuan(RESNARKOBA))

    assert alike[RESNARKOBA] == "Sat Resnarkoba, Polres Balangan"
    assert alike["POLRI.KALSEL"] == "Polda Kalimantan Selatan"
    assert alone[RESNARKOBA] == "Sat Resnarkoba"
