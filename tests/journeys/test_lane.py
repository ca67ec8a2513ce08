"""From the LP to Tahap II through the screens alone: officers open pages, fill forms, send them."""

import re
from datetime import timedelta

import httpx
import pytest
import time_machine
from django.test import Client

from sidik.ops.visitor import Page
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.prapenuntutan.models import BerkasPerkara, IsiBerkas, Petunjuk
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, OPERATOR_LP, PENYIDIK, login_of
from tests.prapenuntutan.hari import MULAI, Hari

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


class Meja:
    """An officer at his desk: all he can do is open a page and send a form that stands on it."""

    def __init__(self, actor):
        self.client = Client(raise_request_exception=True)
        self.akun = login_of(actor)
        self.page = None

    def open(self, path):
        self.client.force_login(self.akun)  # every morning anew: a login lasts one shift
        self.page = self._page(self.client.get(path, follow=True), path)
        return self.page

    def click(self, words):
        """Follow the link that says so on the page he sees."""
        found = [href for href, text in _links(self.page.html) if words in text]
        assert found, f"«{words}» is no link on {self.page.url}"
        return self.open(found[0].partition("#")[0])

    def send(self, action, **values):
        """Fill the form that goes to `action` and send it; it must be taken."""
        form = self._form(action, values.get("step"))
        data = form.values | {k: v if isinstance(v, list) else [v] for k, v in values.items()}
        unknown = set(values) - set(form.values) - _names(self.page.html)
        assert not unknown, f"{form.action} has no {unknown}"
        answer = self.client.post(form.action or str(self.page.url), data, follow=True)
        assert answer.status_code == 200, self._page(answer, action).text[:1500]
        self.page = self._page(answer, answer.redirect_chain[-1][0])
        return self.page

    def _form(self, action, step):
        for form in self.page.forms:
            target = form.action or self.page.url.path
            if target.endswith(action) and (not step or form.values.get("step") == [step]):
                return form
        raise AssertionError(f"{self.page.url} has no form {action} {step or ''}")

    @staticmethod
    def _page(answer, path):
        return Page(httpx.URL(path), answer.status_code, answer.content.decode())


def _links(html):
    rows = re.findall(r'<a\b[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [(href, " ".join(re.sub(r"<[^>]+>", " ", text).split())) for href, text in rows]


def _names(html):
    return set(re.findall(r' name="([^"]+)"', html))


@pytest.fixture
def hari():
    with time_machine.travel(MULAI, tick=False) as traveller:
        yield Hari(traveller)


class Lane:
    """One case and the three officers who carry it."""

    def __init__(self, hari):
        self.hari = hari
        self.spkt, self.kasat, self.penyidik = Meja(OPERATOR_LP), Meja(KASAT), Meja(PENYIDIK)
        self.kasus = ""

    def letter(self, nomor):
        """A letter of the prosecutor that came today."""
        day = f"{self.hari.ini}"
        return {"nomor": nomor, "tanggal": day, "tanggal_terima": day}

    def take(self, label, step, **papers):
        """From the case page one click leads to the form of the step."""
        self.penyidik.open(self.kasus)
        self.penyidik.click(label)
        return self.penyidik.send("/langkah/", step=step, **papers)

    def begin(self):
        spkt, penyidik = self.spkt, self.penyidik
        spkt.open("/perkara/lp/baru/")
        spkt.send(
            "/perkara/lp/baru/",
            model="A",
            tkp="Jl. A. Yani, Paringin Kota",
            ringkas="Dua paket sabu di Paringin",
            uraian="Anggota menemukan dua paket sabu di saku celana terlapor.",
            tertangkap_tangan="on",
        )
        self.kasus = f"/perkara/{Perkara.objects.get().pk}/"
        self.kasat.open(self.kasus)
        self.kasat.send("/tugaskan/", penyidik=PENYIDIK.nrp, kesulitan="sedang")
        penyidik.open(self.kasus)
        penyidik.click("Tambah orang")
        penyidik.send("/orang/baru/", peran="terlapor", nama="Ahmad Rizki", umur="31")
        penyidik.open(self.kasus)
        penyidik.send("/langkah/", step="open_penyidikan_langsung", nomor="SP.Sidik/18/III/2026")
        who = str(Keterlibatan.objects.get().pk)
        penyidik.send("/langkah/", step="name_tersangka", nomor="S.Tap/9/III/2026", orang=who)

    def announce(self):
        penyidik = self.penyidik
        penyidik.open(self.kasus)
        penyidik.click("Catat SPDP")
        page = penyidik.send("/spdp/", nomor="SPDP/24/III/RES.4.2/2026/Resnarkoba")
        assert "SP.Sidik/18/III/2026" in page.text  # known already, nobody typed it again
        for pihak in ("jpu", f"terlapor:{Keterlibatan.objects.get().pk}"):
            penyidik.open(self.kasus)
            penyidik.click("Catat penerima SPDP")
            penyidik.send(
                "/antar/",
                pihak=pihak,
                tanggal=f"{self.hari.ini}",
                oleh="Staf",
                bukti="Ekspedisi 31",
            )

    def bind(self):
        penyidik = self.penyidik
        penyidik.open(self.kasus)
        penyidik.click("Buka berkas")
        penyidik.send("/baru/", nomor="BP/12/III/2026/Resnarkoba")
        penyidik.open(self.kasus)
        penyidik.click("Lengkapi berkas")
        penyidik.send("/isi/", bagian_isi="surat", baris="Laporan polisi\nSprin Sidik")

    def come_back(self):
        """P-18, P-19 with two points, each answered, and off again."""
        self.hari.maju(6)
        self.take("Terima P-18", "take_p18", **self.letter("B-90/P-18"))
        self.hari.maju(4)
        points = "Periksa ahli laboratorium\nLampirkan hasil uji"
        self.take("Terima P-19", "take_p19", petunjuk=points, **self.letter("B-91/P-19"))
        page = self.penyidik.open(self.kasus)
        assert "Kirim kembali berkas ke JPU" not in page.text
        self.penyidik.click("Jawab petunjuk (0 dari 2)")
        for point in Petunjuk.objects.all():
            said = {f"jawaban_{point.pk}": "Sudah, BAP tambahan", f"dipenuhi_{point.pk}": "ya"}
            self.penyidik.send("/petunjuk/", **said)
        self.hari.maju(5)
        self.take("Kirim kembali berkas", "resend_tahap_1", nomor="B/260/III/2026")

    def hand_over(self):
        self.penyidik.open(self.kasus)
        self.penyidik.click("Berkas 1")
        self.penyidik.send("/isi/", bagian_isi="bb", baris="Dua paket sabu, netto 0,42 gram")
        plan = self.hari.ini + timedelta(days=3)
        self.take("Rencanakan Tahap II", "plan_tahap_2", tanggal=f"{plan}")
        self.hari.maju(3)
        self.take(
            "Serahkan tersangka dan BB",
            "hand_over_tahap_2",
            nomor="BA-ST/14/III/2026",
            tersangka=[str(Keterlibatan.objects.get().pk)],
            bb=[str(row.pk) for row in IsiBerkas.objects.filter(bagian="bb")],
        )


@pytest.mark.sop("5.a.1", "5.a.3")
def test_officers_take_a_case_from_its_lp_to_tahap_2_with_forms_alone(hari):
    lane = Lane(hari)
    lane.begin()
    lane.announce()
    lane.bind()

    page = lane.take("Kirim berkas ke JPU", "send_tahap_1", nomor="B/240/III/2026")
    assert "Menunggu JPU" in page.text
    lane.come_back()
    hari.maju(5)
    lane.take("Terima P-21 (berkas lengkap)", "take_p21", **lane.letter("B-120/P-21"))
    lane.hand_over()

    berkas, person = BerkasPerkara.objects.get(), Keterlibatan.objects.get()
    assert (Perkara.objects.get().tahap, person.status) == ("tahap_2", "dilimpahkan")
    assert (berkas.keadaan, berkas.putaran) == ("tahap_2", 2)
    assert not Tenggat.objects.filter(dipenuhi_at=None, subject__startswith="berkas:").exists()
    page = lane.kasat.open(lane.kasus)
    for words in ("P-19, berkas kembali", "Tahap I, berkas dikirim (ke-2)", "Tahap II selesai"):
        assert words in page.text
