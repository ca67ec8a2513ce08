from typing import Any

import pytest


@pytest.fixture
def gaya(settings: Any) -> None:
    """The style page is mounted, and whoever comes is the Kasat."""
    settings.ROOT_URLCONF = "tests.web.gaya_urls"
