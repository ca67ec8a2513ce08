"""A browser without a screen: it reads forms as they stand on the page, fills and sends them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

import httpx

from sidik.kernel.errors import Refusal


class TidakSesuai(Refusal):
    """A page is not as the procedure needs it; the rehearsal step fails with this sentence."""

    message = "{what}"


@dataclass
class Formulir:
    """One form of a page with the values that it stands with."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Formulir] = []
        self.text: list[str] = []
        self._select: str | None = None
        self._options: list[str] = []
        self._area: str | None = None
        self._joins = False

    @property
    def form(self) -> Formulir | None:
        return self.found[-1] if self.found else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self._joins = tag == "wbr"
        if tag == "form":
            self.found.append(Formulir(at.get("action", "")))
        elif self.form is None or "disabled" in at:
            return
        elif tag == "input":
            self._input(at)
        elif tag == "select":
            self._select, self._options = at.get("name"), []
        elif tag == "option" and self._select:
            if "selected" in at:
                self._keep(self._select, at.get("value", ""))
            self._options.append(at.get("value", ""))
        elif tag == "textarea":
            self._area = at.get("name")
            self._keep(self._area or "", "")

    def _input(self, at: dict[str, str]) -> None:
        kind, name = at.get("type", "text"), at.get("name", "")
        if kind in ("submit", "button", "image"):
            return
        if kind in ("checkbox", "radio") and "checked" not in at:
            return
        self._keep(name, at.get("value", "on" if kind == "checkbox" else ""))

    def _keep(self, name: str, value: str) -> None:
        if self.form and name:
            self.form.values.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            if self.form and self._select not in self.form.values and self._options:
                self._keep(self._select, self._options[0])
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area and self.form:
            self.form.values[self._area][-1] += data.removeprefix("\n")
        if self._joins and self.text:
            self.text[-1] += data  # a place where a word may break does not end it
        else:
            self.text.append(data)
        self._joins = False


@dataclass
class Page:
    """What came back: its text, and its forms."""

    url: httpx.URL
    status: int
    html: str

    @property
    def forms(self) -> list[Formulir]:
        return self._parsed().found

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._parsed().text).split())

    def form(self, action: str, step: str = "") -> Formulir:
        """Return the form that goes to `action`: that of this step, else the first.

        Raises `TidakSesuai`.
        """
        found = [f for f in self.forms if (f.action or self.url.path).endswith(action)]
        if not found:
            raise TidakSesuai(what=f"halaman {self.url.path} tidak memuat formulir {action}")
        return next((f for f in found if step in f.values.get("step", [])), found[0])

    def _parsed(self) -> _Forms:
        parser = _Forms()
        parser.feed(self.html)
        return parser


class Visitor:
    """Someone at a browser, with the cookies that he was given."""

    def __init__(self, base: str, *, transport: httpx.BaseTransport | None = None) -> None:
        """`transport` lets him visit an application that listens on no port."""
        self.client = httpx.Client(
            base_url=base, follow_redirects=True, timeout=20, transport=transport
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def open(self, path: str) -> Page:
        return self._page(self.client.get(path))

    def send(self, page: Page, action: str, **values: str | list[str]) -> Page:
        """Fill the form that goes to `action` and send it."""
        form = page.form(action, str(values.get("step", "")))
        data = form.values | {k: v if isinstance(v, list) else [v] for k, v in values.items()}
        target = page.url.join(form.action) if form.action else page.url
        answer = self.client.post(target, data=data, headers={"Referer": str(page.url)})
        return self._page(answer)

    def bytes_of(self, path: str) -> bytes:
        answer = self.client.get(path)
        if answer.status_code != 200:
            raise TidakSesuai(what=f"{path} menjawab {answer.status_code}")
        return answer.content

    def log_in(self, nrp: str, sandi: str) -> Page:
        page = self.send(self.open("/masuk/"), "/masuk/", nrp=nrp, sandi=sandi)
        if page.url.path.startswith("/masuk"):
            raise TidakSesuai(what=f"NRP {nrp} tidak dapat masuk")
        return page

    @staticmethod
    def _page(answer: httpx.Response) -> Page:
        page = Page(answer.url, answer.status_code, answer.text)
        if answer.status_code >= 500:
            raise TidakSesuai(what=f"{answer.url.path} menjawab {answer.status_code}")
        return page
