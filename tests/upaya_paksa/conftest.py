import pytest
import time_machine

from tests.prapenuntutan.hari import MULAI, Hari


@pytest.fixture
def hari():
    with time_machine.travel(MULAI, tick=False) as traveller:
        yield Hari(traveller)
