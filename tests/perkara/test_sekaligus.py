"""The same sent several times in the same moment is written once; the others are led to it."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.perkara import usecases
from sidik.perkara.models import Asesmen, Keterlibatan, LaporanPolisi, Perkara, Tindakan
from tests.cast import KASAT, OPERATOR_LP, RESNARKOBA
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("negeri")]
BERAPA = 3
BARU = "/perkara/lp/baru/"


def a_form() -> dict[str, str]:
    now = localtime(clock.now()).replace(second=0, microsecond=0)
    return {**LP, "dilaporkan_at": f"{now:%Y-%m-%dT%H:%M}"}


LP = {
    "model": "A",
    "satuan": RESNARKOBA,
    "kategori_tkp": "tempat_umum",
    "tkp": "Jl. A. Yani, Paringin Kota",
    "ringkas": "Dua paket sabu di Paringin",
    "uraian": "Anggota menemukan dua paket sabu di saku celana terlapor.",
    "tertangkap_tangan": "on",
}


def at_once(browser: Client, url: str, typed: Callable[[], dict[str, Any]]) -> list[Any]:
    """Send it in several threads, each with a connection of its own, from one signal on."""
    start = threading.Barrier(BERAPA)
    answers: list[Any] = []

    def run() -> None:
        try:
            client = Client()
            client.cookies = browser.cookies.copy()
            data = typed()
            start.wait(20)
            answers.append(client.post(url, data))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(BERAPA)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_one_form_of_an_lp_makes_one_lp_and_all_are_led_to_it():
    typed = a_form() | {"draf": str(uuid4()), "bukan_kembar": "ya"}

    answers = at_once(as_(OPERATOR_LP), BARU, lambda: typed)

    case = reverse("perkara:detail", args=[Perkara.objects.get().pk])
    assert LaporanPolisi.objects.count() == 1
    assert [a.url for a in answers] == [case] * BERAPA


def test_the_same_from_two_windows_makes_one_lp_and_tells_its_number():
    typed = a_form()

    answers = at_once(as_(OPERATOR_LP), BARU, lambda: typed | {"draf": str(uuid4())})

    lp = LaporanPolisi.objects.get()
    told = [a.content.decode() for a in answers if a.status_code == 422]
    assert len(told) == BERAPA - 1
    assert all(f"sudah terdaftar sebagai {lp.nomor}" in text for text in told)


def test_what_is_typed_anew_over_a_sent_form_is_another_lp():
    client, typed = as_(OPERATOR_LP), a_form() | {"draf": str(uuid4())}
    client.post(BARU, typed)

    client.post(BARU, typed | {"uraian": "Perkara lain di pasar."})

    assert LaporanPolisi.objects.count() == 2


ACTS: dict[str, tuple[type, dict[str, str]]] = {
    "orang_baru": (Keterlibatan, {"peran": "saksi", "nama": "Halimah", "umur": "40"}),
    "gelar": (Tindakan, {"tujuan": "khusus", "nomor": "LHGP/9", "hasil": "Sepakat"}),
    "orang_tat": (Asesmen, {"nomor": "B/30"}),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_written_once_and_the_others_are_told(name):
    perkara = in_penyidikan()
    row = usecases.add_orang(perkara, terlapor(), actor=KASAT)
    model, words = ACTS[name]
    typed = {**words, "versi": perkara.versi}
    keys = [perkara.pk]
    if name == "orang_tat":
        keys.append(row.pk)
        typed |= {"versi": row.versi + row.orang.versi}
        typed |= {"at": f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"}
    url, before = reverse(f"perkara:{name}", args=keys), model._default_manager.count()

    answers = sorted(a.status_code for a in at_once(as_(KASAT), url, lambda: typed))

    assert answers[0] == 302
    assert set(answers[1:]) <= {409, 422}
    assert model._default_manager.count() == before + 1
