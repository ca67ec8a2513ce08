"""The shipped sample, and small changes to it."""

from sidik.gerbang.data import SAMPLE, Lokasi, parse

TEXT = SAMPLE.read_text(encoding="utf-8")


def changed(old: str, new: str, nth: int = 1) -> str:
    """The sample with its nth `old` replaced. Asks for `old` to be there, or the test is empty."""
    parts = TEXT.split(old)
    assert len(parts) > nth, f"{old!r} is not in the sample {nth} times"
    return old.join(parts[:nth]) + new + old.join(parts[nth:])


def added(more: str) -> str:
    return f"{TEXT}\n{more}\n"


def a_site(more: str = "") -> Lokasi:
    return parse(added(more))
