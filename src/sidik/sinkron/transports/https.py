"""The line: HTTP from the site to the centre, never the other way."""

from types import TracebackType
from typing import Final, Self

import httpx
import msgspec

from sidik.sinkron.data import CursorMoved, Sebab, Terhambat
from sidik.sinkron.wire import Signed, read_signed

TIMEOUT: Final = httpx.Timeout(60, connect=10)
PATH: Final = "/api/v1/sinkron/"
_REASONS: Final = {
    400: Sebab.SKEMA,
    401: Sebab.KUNCI,
    403: Sebab.KUNCI,
    404: Sebab.PUSAT_MENOLAK,
    413: Sebab.PUSAT_MENOLAK,
    429: Sebab.JARINGAN,
    502: Sebab.JARINGAN,
    503: Sebab.JARINGAN,
    504: Sebab.JARINGAN,
}
_KEY_CODES: Final = {"KunciBerbeda", "KunciPusatBerubah"}


class Https:
    """One kept-alive connection to one centre."""

    def __init__(self, url: str, *, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(
            base_url=url.rstrip("/") + PATH,
            timeout=TIMEOUT,
            transport=transport,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def cursor(self, question: Signed) -> Signed:
        """Ask where the centre stands. Raises `Terhambat`."""
        params = {"pesan": question.pesan, "ttd": question.ttd}
        return self._call("GET", "cursor", params=params)

    def send(self, envelope: bytes) -> Signed:
        """Send one batch. Raises `Terhambat`, or `CursorMoved` when the centre stands elsewhere."""
        return self._call("POST", "batches", content=envelope)

    def heartbeat(self, message: Signed) -> Signed:
        return self._call("POST", "heartbeat", content=msgspec.json.encode(message))

    def enrol(self, message: Signed) -> Signed:
        return self._call("POST", "enrol", content=msgspec.json.encode(message))

    def _call(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        params: dict[str, str] | None = None,
    ) -> Signed:
        try:
            answer = self._client.request(method, path, content=content, params=params)
        except httpx.TimeoutException as slow:
            raise Terhambat(
                Sebab.JARINGAN, "Pusat tidak menjawab pada waktunya.", halve=True
            ) from slow
        except httpx.HTTPError as broken:
            raise Terhambat(Sebab.JARINGAN, f"Pusat tidak terhubung ({broken}).") from broken
        if answer.status_code != httpx.codes.OK:
            raise _refused(answer)
        return read_signed(answer.content)


def _refused(answer: httpx.Response) -> Exception:
    code, message = _words(answer)
    if code == "AdaCelah":
        return CursorMoved(message)
    sebab = _REASONS.get(answer.status_code, Sebab.PUSAT_MENOLAK)
    if code in _KEY_CODES:
        sebab = Sebab.KUNCI
    if code == "FormatTidakDikenal":
        sebab = Sebab.SKEMA
    return Terhambat(
        sebab, message, halve=answer.status_code == 413, retry_after=_retry_after(answer)
    )


def _words(answer: httpx.Response) -> tuple[str, str]:
    try:
        body = answer.json()
        return str(body["code"]), str(body["message"])
    except (ValueError, KeyError, TypeError):
        return "", f"Pusat menjawab {answer.status_code} tanpa keterangan."


def _retry_after(answer: httpx.Response) -> int | None:
    value = answer.headers.get("Retry-After", "")
    return int(value) if value.isdecimal() else None
