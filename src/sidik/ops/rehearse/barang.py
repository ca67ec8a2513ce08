"""Scenes of an exhibit: weighed, sampled, tested, ruled upon, destroyed; the weights balance."""

import re

from sidik.ops.rehearse.penyidikan import BARANG, now, today
from sidik.ops.rehearse.stage import Panggung, done, insist, insist_text, ticks
from sidik.ops.visitor import Page

LAB = "Balai Besar POM di Banjarmasin"
NETTO, UJI, SIDANG, MUSNAH = "92,99", "0,06", "1,00", "91,93"
"""The real balance of a case in the newspaper: 92.99 = 0.06 + 1.00 + 91.93."""


def weighed(stage: Panggung) -> str:
    """It enters the book with its weights, exactly as the scale showed them."""
    penyidik = stage.officer("penyidik")
    path = f"/bb/perkara/{stage.notes['kasus']}/"
    page = penyidik.open(path)
    sent = penyidik.send(
        page,
        path,
        jenis="zat",
        nama=BARANG,
        zat="sabu",
        bruto_gram="95,10",
        netto_gram=NETTO,
        jumlah_paket="5",
        disita_at=now(),
        ba_sita="BA.Sita/901",
        timbang_at=now(),
        nomor_ba="BA.Timbang/901",
        saksi="Ketua RT 03\nAnggota Linmas",
        keterlibatan=ticks(page, "keterlibatan"),
        tempat_simpan="Lemari besi A",
    )
    page = insist_text(done(sent, "penimbangan"), NETTO)
    stage.notes["bb"] = page.url.path.strip("/").split("/")[-1]
    return f"{_title(page)}: bruto 95,10 g, netto {NETTO} g, BA.Timbang/901"


def tested(stage: Panggung) -> str:
    """A sample goes to the laboratory, the answer comes back."""
    _act(stage, "kejari", nomor="B/901/Kejari", at=now())
    _act(stage, "minta_lab", lab=LAB, nomor="B/901/Lab", tanggal=today())
    _act(stage, "serah_lab", gram=UJI, paket="3", nomor_ba="BA.Sisih/901", at=now(), ke=LAB)
    found = {"is_positif": "ya", "zat": "sabu", "temuan": "Positif metamfetamina, Golongan I"}
    page = _act(stage, "hasil_lab", nomor="LHU.901", tanggal=today(), **found)
    insist_text(page, "LHU.901", "BA.Sisih/901")
    return f"{UJI} g ke {LAB} dengan BA.Sisih/901; LHU.901 positif metamfetamina"


def ruled(stage: Panggung) -> str:
    """The prosecutor rules what becomes of it, in amounts."""
    page = _act(
        stage,
        "penetapan",
        nomor="TAP-901/Enz.1",
        tanggal=today(),
        diterima=today(),
        pembuktian_gram=SIDANG,
        musnah_gram=MUSNAH,
    )
    insist_text(page, "TAP-901/Enz.1")
    return f"TAP-901/Enz.1: {SIDANG} g untuk pembuktian, {MUSNAH} g dimusnahkan"


def destroyed(stage: Panggung) -> str:
    """Destroyed before witnesses; lab, court and destroyed are what was seized."""
    _act(stage, "gerak", jenis="sidang", gram=SIDANG, nomor_ba="BA.Sidang/901", at=now())
    page = _act(
        stage,
        "musnah",
        gram=MUSNAH,
        at=now(),
        tempat="Halaman Polres Balangan",
        cara="Diblender dengan deterjen lalu dibuang",
        petugas="Aipda Hadi Prayoga, S.H.",
        saksi="Jaksa Kejari Balangan\nPetugas Dinas Kesehatan",
        nomor_ba="BA.Musnah/901",
    )
    insist_text(page, "BA.Musnah/901")
    cells = re.findall(r"\b\d+,\d{2,4}\b", page.text)
    insist({NETTO, UJI, SIDANG, MUSNAH} <= {_short(c) for c in cells}, f"saldo: {cells[:20]}")
    return f"saldo {NETTO} = {UJI} lab + {SIDANG} sidang + {MUSNAH} musnah + 0 sisa; BA.Musnah/901"


def _short(figure: str) -> str:
    whole, _, part = figure.partition(",")
    return f"{whole},{part.rstrip('0').ljust(2, '0')}"


def _act(stage: Panggung, name: str, **values: str) -> Page:
    penyidik = stage.officer("penyidik")
    path = f"/bb/{stage.notes['bb']}/"
    return done(penyidik.send(penyidik.open(path), f"{path}{name}/", **values), name)


def _title(page: Page) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.html, re.DOTALL)
    return " ".join(found[1].split()) if found else BARANG
