"""Scenes of the public: the receipt, SMS by itself and by hand, the web."""

import re

from sidik.ops.rehearse.perkara import TELEPON
from sidik.ops.rehearse.stage import Panggung, insist, insist_text, wait_for
from sidik.ops.visitor import Page

ASING = "0813-5550-9002"
PONSEL = "/pesan/ponsel/"
BACA_KODE = """
from sidik.layanan.models import Akses
from sidik.layanan.queries import read_kode
print(read_kode(Akses.objects.get(perkara_id="{perkara}", dicabut_at=None)))
"""


def receipt(stage: Panggung) -> str:
    """The reporter is handed a receipt with a code and a QR."""
    desk = stage.officer("operator_lp")
    path = f"/layanan/{stage.notes['perkara']}/sttlp/"
    page = desk.send(desk.open(path), path)
    insist(page.status == 200, f"tanda terima ditolak: {page.text[:300]}")
    found = re.search(rf'href="({path}[0-9a-f-]+\.pdf)"', page.html)
    insist(found, "tautan PDF tidak ada")
    pdf = desk.bytes_of(found[1] if found else "")
    insist(pdf.startswith(b"%PDF-"), "bukan PDF")
    # The code stands on paper only; we read it from the safe, as the reporter reads the paper.
    script = BACA_KODE.format(perkara=stage.notes["perkara"])
    printed = stage.polres.sidik("shell", "--no-imports", "-c", script)
    stage.notes["kode"] = printed.strip().splitlines()[-1]
    return f"STTLP {len(pdf) // 1024} KiB dengan kode {stage.notes['kode'][:4]}-****-*"


def answered_by_itself(stage: Panggung) -> str:
    """INFO and the code from the registered telephone."""
    answer = _ask(stage, TELEPON, f"INFO {stage.notes['kode']}", "Petugas sedang")
    insist(len(answer) <= 160, f"jawaban {len(answer)} huruf, lebih dari satu SMS")
    stage.notes["sms"] = answer
    return f"dijawab sendiri: «{answer}»"


def stranger_learns_nothing(stage: Panggung) -> str:
    """The same question from another telephone."""
    answer = _ask(stage, ASING, f"INFO {stage.notes['kode']}", "tidak")
    insist("Petugas sedang" not in answer, "nomor asing mendapat keadaan perkara")
    return f"nomor lain hanya membaca: «{answer}»"


def answered_by_hand(stage: Panggung) -> str:
    """A free question waits for an officer, who answers it."""
    _send(stage, TELEPON, "Geladi: jam berapa saya datang besok?")
    kasat = stage.officer("kasat")

    def waiting() -> str | None:
        rows = re.split(r"<(?:tr|li|article)\b", kasat.open("/pesan/").html)
        mine = next((row for row in rows if "jam berapa saya datang" in row), "")
        found = re.search(r'href="(/pesan/utas/[0-9a-f-]+/)"', mine)
        return found[1] if found else None

    thread = wait_for(waiting, "SMS di antrean petugas")
    text = "Undangan kami antar hari Senin. Kasat Resnarkoba."
    page = kasat.send(kasat.open(thread), thread, text=text)
    insist(page.status == 200, f"balasan ditolak: {page.text[:300]}")
    _wait_answer(stage, TELEPON, text)
    return f"masuk antrean, dibalas petugas: «{text}»"


def asked_on_the_web(stage: Panggung) -> str:
    """The code and the last four digits, at the public door."""
    door = stage.anybody(stage.polres.public_url)
    digits = TELEPON[-4:]
    good = door.send(door.open("/cek"), "/cek", kode=stage.notes["kode"], hp=digits)
    insist_text(good, "Petugas sedang")
    insist("Norhayati" not in good.html, "halaman publik menyebut nama pelapor")
    wrong = door.send(door.open("/cek"), "/cek", kode=stage.notes["kode"], hp="0000")
    insist("Petugas sedang" not in wrong.text, "angka yang salah dijawab")
    closed = door.open("/perkara/")
    insist(closed.status == 404, f"pintu publik membuka /perkara/ ({closed.status})")
    return "web menjawab sama; angka salah tidak dijawab; layar petugas tidak ada di pintu itu"


def _ask(stage: Panggung, phone: str, text: str, answer: str) -> str:
    _send(stage, phone, text)
    return _wait_answer(stage, phone, answer)


def _send(stage: Panggung, phone: str, text: str) -> None:
    handset = stage.anybody(stage.polres.url)
    page = handset.open(f"{PONSEL}?nomor={phone}")
    sent = handset.send(page, f"{PONSEL}?nomor={_query_of(page)}", nomor=phone, text=text)
    insist(sent.status == 200, f"ponsel menolak: {sent.text[:200]}")


def _query_of(page: Page) -> str:
    form = next(f for f in page.forms if "csrfmiddlewaretoken" in f.values and "text" in f.values)
    return form.action.partition("nomor=")[2]


def _wait_answer(stage: Panggung, phone: str, words: str) -> str:
    handset = stage.anybody(stage.polres.url)

    def answered() -> str | None:
        page = handset.open(f"{PONSEL}?nomor={phone}")
        bubbles = re.findall(r"gelembung-masuk.*?<p>(.*?)</p>", page.html, re.DOTALL)
        return next((b.strip() for b in bubbles if words in b), None)

    return wait_for(answered, f"jawaban SMS yang memuat «{words}»")
