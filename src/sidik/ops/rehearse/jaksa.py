"""Scenes of the file: bound, sent, back with points, answered, complete, handed over."""

import re

from sidik.ops.rehearse.penyidikan import BARANG, kasus, today
from sidik.ops.rehearse.stage import Panggung, done, insist, insist_text, ticks, wait_for
from sidik.ops.visitor import Page

PETUNJUK = ("Lengkapi pemeriksaan ahli laboratorium", "Lampirkan hasil uji")


def sent(stage: Panggung) -> str:
    """The file is bound and goes to the prosecutor; his days run."""
    penyidik, room = stage.officer("penyidik"), f"/berkas/perkara/{stage.notes['kasus']}/"
    page = penyidik.open(room)
    people = ticks(page, "tersangka")
    opened = penyidik.send(page, f"{room}baru/", tersangka=people, nomor="BP/901/Resnarkoba")
    done(opened, "berkas")
    found = re.search(r'href="(/berkas/[0-9a-f-]{36}/)"', penyidik.open(kasus(stage)).html)
    insist(found, "halaman perkara tidak menunjukkan berkas")
    stage.notes["berkas"] = found[1] if found else ""
    for bagian, lines in (("surat", "Laporan polisi\nSprin Sidik\nBAP"), ("bb", BARANG)):
        _list(stage, bagian, lines)
    page = insist_text(_take(stage, "send_tahap_1", nomor="B/901/Tahap-1"), "Menunggu JPU")
    return "BP/901 di JPU sejak hari ini; jam jaksa berjalan, jam penyidik dijeda"


def returned(stage: Panggung) -> str:
    """P-19 with two points; it does not go back while one is unanswered."""
    letter = {"nomor": "B-901/P-19", "tanggal": today(), "tanggal_terima": today()}
    _take(stage, "take_p19", petunjuk="\n".join(PETUNJUK), **letter)
    penyidik, path = stage.officer("penyidik"), stage.notes["berkas"]
    page = insist_text(penyidik.open(path), "0 dari 2 dijawab", *PETUNJUK)
    early = _try(stage, "resend_tahap_1", nomor="B/902")
    insist(early.status == 409, "berkas dikirim kembali dengan petunjuk yang belum dijawab")
    answers = dict.fromkeys(_named(page, "jawaban_"), "Sudah, BAP tambahan terlampir")
    answers |= dict.fromkeys(_named(page, "dipenuhi_"), "ya")
    page = done(penyidik.send(page, f"{path}petunjuk/", **answers), "jawaban petunjuk")
    insist_text(page, "2 dari 2 dijawab")
    insist_text(_take(stage, "resend_tahap_1", nomor="B/902/Tahap-1"), "kiriman ke-2")
    return "kirim kembali ditolak selama ada petunjuk kosong; 2 dari 2 dijawab; kiriman ke-2"


def handed_over(stage: Panggung) -> str:
    """P-21, then every suspect and every exhibit of the file."""
    letter = {"nomor": "B-902/P-21", "tanggal": today(), "tanggal_terima": today()}
    page = _take(stage, "take_p21", **letter)
    goods = {name: ticks(page, name) for name in ("tersangka", "bb")}
    page = _take(stage, "hand_over_tahap_2", nomor="BA-ST/901", tanggal=today(), **goods)
    insist_text(page, "Tahap II selesai")
    page = insist_text(stage.officer("kasat").open(kasus(stage)), "Tahap II", "Dilimpahkan")
    return "P-21, lalu BA-ST/901: seorang tersangka dan semua BB; perkara di Tahap II"


def at_centre(stage: Panggung) -> str:
    """Pusiknas sees where the file stands, and no word of what a letter says."""
    path = "/berkas/?kelompok=tahap_2&cari=BP/901/Resnarkoba"

    def there() -> Page | None:
        page = stage.analyst().open(path)
        return page if "BP/901/Resnarkoba" in page.text else None

    page = wait_for(there, "berkas BP/901 di Pusiknas")
    insist(not any(words in page.text for words in PETUNJUK), "isi petunjuk JPU ada di Pusiknas")
    return "BP/901/Resnarkoba terbaca di Pusiknas, Tahap II selesai; isi surat tidak ikut"


def _list(stage: Panggung, bagian: str, lines: str) -> None:
    penyidik, path = stage.officer("penyidik"), stage.notes["berkas"]
    sent = penyidik.send(penyidik.open(path), f"{path}isi/", bagian_isi=bagian, baris=lines)
    done(sent, f"daftar {bagian}")


def _take(stage: Panggung, step: str, **papers: str | list[str]) -> Page:
    return done(_try(stage, step, **papers), step)


def _try(stage: Panggung, step: str, **papers: str | list[str]) -> Page:
    penyidik, room = stage.officer("penyidik"), f"/berkas/perkara/{stage.notes['kasus']}/"
    page = penyidik.open(room)
    papers.setdefault("tanggal", today())
    return penyidik.send(page, f"{stage.notes['berkas']}langkah/", step=step, **papers)


def _named(page: Page, start: str) -> list[str]:
    return re.findall(rf' name="({start}[0-9a-f-]+)"', page.html)
