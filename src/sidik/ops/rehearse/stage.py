"""The stage of a rehearsal: two real nodes, and the people who visit them."""

import json
import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self, TypeVar

from sidik.ops.pair import Running
from sidik.ops.story import SANDI, read_story
from sidik.ops.visitor import Page, TidakSesuai, Visitor

T = TypeVar("T")
SABAR = 30.0
"""Seconds within which the machines must have done by themselves what they are for."""


class Panggung:
    """Who is logged in where, and what earlier scenes have left for later ones."""

    def __init__(self, polres: Running, pusat: Running) -> None:
        self.polres, self.pusat = polres, pusat
        self._stack = ExitStack()
        self._visitors: dict[tuple[str, str], Visitor] = {}
        self.notes: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def officer(self, role: str) -> Visitor:
        """Return the first officer of the resort's story with this role, logged in."""
        return self._logged_in(self.polres.url, "petugas", role)

    def analyst(self) -> Visitor:
        return self._logged_in(self.pusat.url, "pusat", "pusiknas")

    def anybody(self, base: str) -> Visitor:
        """Return someone without a login."""
        return self._stack.enter_context(Visitor(base))

    def _logged_in(self, base: str, cast: str, role: str) -> Visitor:
        if (base, role) not in self._visitors:
            row = next(p for p in read_story()[cast] if role in p["roles"])
            visitor = self._stack.enter_context(Visitor(base))
            visitor.log_in(row["nrp"], SANDI)
            self._visitors[base, role] = visitor
        return self._visitors[base, role]


def insist(holds: object, what: str) -> None:
    """Fail the scene with a sentence unless `holds`."""
    if not holds:
        raise TidakSesuai(what=what)


def insist_text(page: Page, *words: str) -> Page:
    """Fail unless the page says these words."""
    for word in words:
        insist(word in page.text, f"halaman {page.url.path} tidak memuat «{word}»")
    return page


def done(page: Page, what: str) -> Page:
    """Fail with what the page says unless the form was taken."""
    insist(page.status == 200, f"{what} ditolak: {_refusal(page)}")
    return page


def _refusal(page: Page) -> str:
    found = re.findall(r"catatan-bahaya.*?<div>(.*?)</div>", page.html, re.DOTALL)
    words = " ".join(re.sub(r"<[^>]+>", " ", " ".join(found)).split())
    return words[:400] or page.text[:400]


def pick(page: Page, name: str, words: str) -> str:
    """Return the value of the choice `name` whose label holds these words."""
    lists = re.findall(rf'<select[^>]* name="{name}"[^>]*>(.*?)</select>', page.html, re.DOTALL)
    rows = re.findall(r'<option value="([^"]*)"[^>]*>(.*?)</option>', " ".join(lists), re.DOTALL)
    value = next((value for value, label in rows if words in label), "")
    insist(value, f"pilihan «{words}» tidak ada di {page.url.path}")
    return value


def ticks(page: Page, name: str) -> list[str]:
    """Return every box `name` that may be ticked."""
    return list(dict.fromkeys(re.findall(rf' name="{name}" value="([^"]+)"', page.html)))


def wait_for(look: Callable[[], T | None], what: str) -> T:
    """Look again until there is something, for at most `SABAR` seconds."""
    deadline = time.monotonic() + SABAR
    while True:
        if found := look():
            return found
        insist(time.monotonic() < deadline, f"setelah {SABAR:.0f} detik belum ada: {what}")
        time.sleep(0.1)


def told(node: Running, *command: str) -> dict[str, Any]:
    """Run a command of a node that answers in JSON."""
    answer: dict[str, Any] = json.loads(node.sidik(*command, "--json"))
    return answer
