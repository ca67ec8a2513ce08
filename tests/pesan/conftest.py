"""A citizen's messages, and an office that knows one keyword."""

from collections.abc import Callable
from itertools import count

import pytest

from sidik.pesan import queries
from sidik.pesan.data import Answer, Keywords, Kiriman, Pemeriksaan, Peringatan, Pertanyaan
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Masuk
from sidik.pesan.usecases import receive

WARGA = "+6281255500142"
_ids = count(1)


def sms(
    text: str, *, dari: str = WARGA, native_id: str | None = "", lengkap: bool = True
) -> Kiriman:
    """Write a message as a gateway hands it over; each has an id of its own unless one is given."""
    key = f"uji-{next(_ids)}" if native_id == "" else native_id
    return Kiriman(gateway="uji", pengirim=dari, text=text, native_id=key, lengkap=lengkap)


def info(tanya: Pertanyaan) -> Answer | None:
    if not tanya.argumen:
        return None
    return Answer(text=f"LP {tanya.argumen}: penyidikan", template="info.uji")


def rusak(_: Pertanyaan) -> Answer | None:
    raise RuntimeError("the answerer is broken")


def penjaga(text: str, nomor: str) -> Pemeriksaan:
    """A guard that knows one name that may never go out and one word that is to be thought over."""
    return Pemeriksaan(
        larangan=["Nama «Rafli» tidak boleh dikirim."] if "Rafli" in text else [],
        peringatan=[Peringatan(word, f"Menyebut {word} kepada {nomor[-3:]}.")
                    for word in ("gram", "digeledah") if word in text],
    )  # fmt: skip


KEYWORDS: Keywords = {"INFO": info, "RUSAK": rusak}


@pytest.fixture
def datang(db: None) -> Callable[..., Masuk]:
    """A message comes in and the office has looked at it."""

    def come(text: str, **how: object) -> Masuk:
        pk = receive(sms(text, **how))  # type: ignore[arg-type]  # the fixture forwards what a test says
        answer_inbox(KEYWORDS)
        return Masuk.objects.get(pk=pk)

    return come


@pytest.fixture
def ponsel_ada(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from sidik.pesan.data import ModemSitus

    monkeypatch.setattr(queries, "list_situs", lambda: [ModemSitus(nama="ponsel", jenis="dummy")])
