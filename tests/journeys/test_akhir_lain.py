"""Cases that end otherwise than in court, and a man who has to be fetched: by the screens alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils.timezone import localtime

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import hari, tanggal
from sidik.ops.visitor import Page, Visitor
from tests.cast import EVERYBODY, KASAT, KAUR_MINTU, KBO, OPERATOR_LP, PENYIDIK, SANDI, login_of

RJ = "Tanpa barang bukti, hasil tes urine positif"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "dinas")]


@pytest.fixture
def dinas(settings) -> Iterator[None]:
    """Everybody is at his desk, and the requests share the connection of the test."""
    settings.ALLOWED_HOSTS = ["*"]
    for actor in EVERYBODY:
        login_of(actor)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def desk(actor: Actor) -> Visitor:
    visitor = Visitor("http://sidik.uji", transport=httpx.WSGITransport(app=WSGIHandler()))
    visitor.log_in(actor.nrp, SANDI)
    return visitor


def taken(page: Page) -> Page:
    refused = re.findall(r"catatan-bahaya.*?<div>(.*?)</div>", page.html, re.DOTALL)
    assert page.status == 200, " ".join(re.sub(r"<[^>]+>", " ", " ".join(refused)).split())
    return page


class Kasus:
    """A case of users, from the counter on; each act by the officer whose act it is."""

    def __init__(self, *people: tuple[str, int]) -> None:
        self.penyidik, self.kasat = desk(PENYIDIK), desk(KASAT)
        self.path = self._reported()
        sent = {"penyidik": PENYIDIK.nrp, "kesulitan": "ringan"}
        self.act(self.kasat, "tugaskan/", **sent)
        for nama, umur in people:
            self.act(self.penyidik, "orang/baru/", at="orang/baru/", nama=nama, umur=str(umur))

    @staticmethod
    def _reported() -> str:
        counter = desk(OPERATOR_LP)
        page = counter.send(
            counter.open("/perkara/lp/baru/"),
            "/perkara/lp/baru/",
            model="A",
            tkp="Jl. Melati, Paringin",
            ringkas="Dua pemakai sabu di Paringin",
            uraian="Terlapor ditemukan memakai sabu, tanpa barang bukti selain alat isap.",
            tertangkap_tangan="on",
            pasal_1="uu35-127-1-a",
        )
        return taken(page).url.path

    def act(self, who: Visitor, action: str, at: str = "", **values: str) -> Page:
        return taken(who.send(who.open(f"{self.path}{at}"), f"{self.path}{action}", **values))

    def step(self, step: str, **values: str) -> Page:
        return self.act(self.penyidik, "langkah/", step=step, **values)

    def person(self, nama: str) -> str:
        """The key of the one whose page bears this name."""
        page = self.penyidik.open(self.path).html
        keys = dict.fromkeys(re.findall(r"orang/([0-9a-f-]{36})/", page))
        return next(k for k in keys if nama in self.penyidik.open(f"{self.path}orang/{k}/").text)

    def of(self, nama: str, action: str, **values: str) -> Page:
        """An act on the page of one person."""
        room = f"orang/{self.person(nama)}/"
        return self.act(self.penyidik, f"{room}{action}", at=room, **values)

    @property
    def seen(self) -> str:
        return self.kasat.open(self.path).text


def minute() -> str:
    return f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"


def today() -> str:
    return f"{localtime(clock.now()):%Y-%m-%d}"


@pytest.fixture
def berdua() -> Kasus:
    kasus = Kasus(("Rizal Pratama", 16), ("Hendra Wijaya", 34))
    kasus.step("open_penyidikan_langsung", nomor="SP.Sidik/1/RES.4.2./Resnarkoba")
    return kasus


@pytest.mark.sop("5.a.3")
def test_a_child_is_diverted_a_man_restored_and_the_case_ends(berdua):
    anak, dewasa = berdua.person("Rizal Pratama"), berdua.person("Hendra Wijaya")
    lhgp = {"tujuan": "henti", "nomor": "LHGP/1", "hasil": "Sepakat: diversi untuk anak, RJ."}
    berdua.act(berdua.kasat, "gelar/", **lhgp)

    begun = {"orang": anak, "nomor": "B/11", "keterangan": "Bapas dan orang tua diundang"}
    berdua.act(berdua.penyidik, "diversi/", hasil="dimulai", **begun)
    won = {"orang": anak, "nomor": "BA.Diversi/1", "keterangan": "Kembali kepada orang tua"}
    berdua.act(berdua.penyidik, "diversi/", hasil="berhasil", **won)
    settled = {"tanggal": today(), "nomor": "3/Pen.Div/PN Prn", "alasan": "Kembali ke orang tua"}
    berdua.step("settle_diversi", orang=anak, **settled)
    assert "Penyidikan" in berdua.seen

    berdua.of("Hendra Wijaya", "tes/", positif="y", zat="metamfetamina", nomor_surat="R/2")
    berdua.of("Hendra Wijaya", "tat/", nomor="B/30")
    said = {"nomor": "R/5", "rekomendasi": "rawat_jalan", "tempat": "Klinik BNNK"}
    berdua.of("Hendra Wijaya", "tat/hasil/", **said)
    restored = {"tanggal": today(), "nomor": "RJ/1", "alasan": RJ}
    berdua.step("settle_rj", orang=dewasa, **restored)

    seen = berdua.seen
    assert "Rizal Pratama anak 16 tahun Diversi" in seen
    assert "Hendra Wijaya 34 tahun Keadilan restoratif" in seen
    assert "3 Keadilan restoratif" in seen  # the stage at which the case ended
    assert "name_tersangka" not in berdua.penyidik.open(berdua.path).html


CHAIN = {"submit": PENYIDIK, "paraf_kbo": KBO, "sign": KASAT, "note": KAUR_MINTU}


def signed(kasus: Kasus, jenis: str, subject: str, **values: str) -> str:
    """Draft, initial, sign and register a paper; return where it lies."""
    ask = f"/surat/baru/?jenis={jenis}&subject={subject}"
    page = taken(kasus.penyidik.send(kasus.penyidik.open(ask), "/surat/baru/", jenis=jenis))
    path = page.url.path.removesuffix("ubah/")
    taken(kasus.penyidik.send(page, f"{path}ubah/", **values))
    for step, actor in CHAIN.items():
        take(actor, path, step)
    return path


def take(actor: Actor, path: str, step: str, **values: str) -> Page:
    who = desk(actor)
    return taken(who.send(who.open(path), f"{path}langkah/", step=step, **values))


def day_after(days: int) -> str:
    day = localtime(clock.now() + timedelta(days=days))
    return f"{hari(day)}, {tanggal(day)} pukul 09.00 WITA"


@contextmanager
def later(days: int) -> Iterator[None]:
    with clock.telling(clock.now() + timedelta(days=days)):
        yield


@pytest.mark.sop("5.a.3")
def test_a_man_called_twice_in_vain_is_fetched_by_a_signed_order():
    kasus = Kasus(("Hendra Wijaya", 34))
    signed(kasus, "sprin_sidik", f"perkara:{kasus.path.split('/')[-2]}")
    kasus.step("open_penyidikan_langsung")
    who = f"keterlibatan:{kasus.person('Hendra Wijaya')}"
    place = {"isi_hadir_tempat": "Sat Resnarkoba", "isi_hadir_kepada": "Aipda Hadi Prayoga, S.H."}

    for waited, jenis in ((0, "panggilan_saksi"), (5, "panggilan_saksi_2")):
        with later(waited):
            called = signed(kasus, jenis, who, isi_hadir_at=day_after(4), **place)
            take(KAUR_MINTU, called, "send", alasan="Diantar petugas")
    with later(10):
        order = signed(kasus, "sprin_bawa", who, isi_sampai=day_after(3), **place)

    sheet = kasus.penyidik.open(order).text
    assert "SP.Bawa/1/" in sheet
    dasar, _, berdasar = sheet.partition("Berdasar pada")
    for call in ("S.Pgl/1/", "S.Pgl/2/"):
        assert call in dasar
        assert call in berdasar
    assert kasus.penyidik.bytes_of(f"{order}pdf/").startswith(b"%PDF-")
