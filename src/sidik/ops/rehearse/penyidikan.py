"""Scenes of an investigation: caught red-handed, arrest, detention, seizure, papers."""

import re
from hashlib import sha256

from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.ops.rehearse.stage import Panggung, done, insist, insist_text, pick
from sidik.ops.visitor import Page

NAMA = "Geladi Tersangka"
BARANG = "Lima paket sabu geladi"
HADI = "88020202"
SAKSI = {"saksi_1": "Ketua RT 03", "saksi_2": "Anggota Linmas"}


def kasus(stage: Panggung) -> str:
    return f"/perkara/{stage.notes['kasus']}/"


def now() -> str:
    """This moment as a form takes it; to the second, for a rehearsal is quick."""
    return localtime(clock.now()).strftime("%Y-%m-%dT%H:%M:%S")


def today() -> str:
    return f"{localtime(clock.now()):%Y-%m-%d}"


def caught(stage: Panggung) -> str:
    """A member's own report, red-handed; named, assigned, Sprin Sidik the same night."""
    desk, kasat, penyidik = (stage.officer(r) for r in ("operator_lp", "kasat", "penyidik"))
    page = done(
        desk.send(
            desk.open("/perkara/lp/baru/"),
            "/perkara/lp/baru/",
            model="A",
            tkp="Jl. Geladi, Paringin Kota",
            ringkas="Geladi: lima paket sabu di Paringin",
            uraian="Anggota menemukan lima paket sabu dalam kotak rokok terlapor.",
            tertangkap_tangan="on",
        ),
        "LP/A",
    )
    number = re.search(r"LP/A/\d+/[IVX]+/\d{4}/[A-Z. /]+", page.text)
    stage.notes["kasus"] = page.url.path.strip("/").split("/")[-1]
    path = kasus(stage)
    sent = kasat.send(kasat.open(path), f"{path}tugaskan/", penyidik=HADI, kesulitan="sedang")
    done(sent, "penugasan")
    new = f"{path}orang/baru/"
    sent = penyidik.send(penyidik.open(new), new, peran="terlapor", nama=NAMA, umur="34")
    done(sent, "terlapor")
    _step(stage, "open_penyidikan_langsung", nomor="SP.Sidik/901/RES.4.2./Resnarkoba")
    page = penyidik.open(path)
    who = pick(page, "orang", NAMA)
    page = _step(stage, "name_tersangka", nomor="S.Tap/901/RES.4.2./Resnarkoba", orang=who)
    insist_text(page, "Tersangka", "SPDP kepada JPU")
    lp = number[0].strip() if number else "?"
    return f"{lp}: Sprin Sidik dan ketetapan tersangka; SPDP jatuh tempo {due(page, 'SPDP kepada')}"


def _step(stage: Panggung, step: str, **papers: str) -> Page:
    penyidik, path = stage.officer("penyidik"), kasus(stage)
    return done(penyidik.send(penyidik.open(path), f"{path}langkah/", step=step, **papers), step)


def due(page: Page, label: str) -> str:
    """Return when the running clock of this name runs out, as the page says it."""
    name = rf'detak-nama">[^<]*{re.escape(label)}[^<]*</span>.*?<time[^>]*>([^<]+)</time>'
    found = re.search(name, page.html, re.DOTALL)
    insist(found, f"jam «{label}» tidak ada di {page.url.path}")
    return found[1].strip() if found else ""


def arrested(stage: Panggung) -> str:
    """The arrest counts in hours; the family has its copy."""
    page = _force(
        stage,
        "tangkap",
        orang=NAMA,
        tertangkap_tangan="on",
        nomor="SP.Kap/901/RES.4.2./Resnarkoba",
        mulai_at=now(),
        tempat="Jl. Geladi, Paringin Kota",
        alasan="Tertangkap tangan, barang bukti ada padanya",
    )
    insist_text(page, "SP.Kap/901")
    return f"SP.Kap/901; penangkapan habis {due(page, 'enangkap')}"


def detained(stage: Panggung) -> str:
    """Twenty days, the first included; the Kasat's board shows how many are left."""
    _force(
        stage,
        "tahan",
        orang=NAMA,
        nomor="SP.Han/901/RES.4.2./Resnarkoba",
        mulai_at=now(),
        jenis="rutan",
        tempat="Rutan Polres Balangan",
        alasan="Dikhawatirkan melarikan diri",
        sehat="Sehat, diperiksa dokter Puskesmas Paringin",
    )
    board = insist_text(stage.officer("kasat").open("/tahanan/"), NAMA)
    row = next(r for r in re.split(r"<(?:tr|li|article)\b[^>]*>", board.html) if NAMA in r)
    words = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    found = re.search(r"(\d+) hari", words)
    insist(found and found[1] in {"19", "20"}, f"papan tahanan: {words[:200]}")
    return f"SP.Han/901; papan tahanan Kasat: {words[:120]}"


def seized(stage: Panggung) -> str:
    """Seized at once, the court asked afterwards."""
    page = _force(
        stage,
        "sita",
        nomor="SP.Sita/901/RES.4.2./Resnarkoba",
        at=now(),
        tempat="Jl. Geladi, Paringin Kota",
        barang=BARANG,
        pemilik=NAMA,
        narkotika="on",
        izin="mendesak",
        mendesak="tertangkap_tangan",
        nomor_ba="BA.Sita/901",
        **SAKSI,
    )
    insist_text(page, "SP.Sita/901")
    return f"SP.Sita/901; minta persetujuan KPN paling lambat {due(page, 'KPN atas penyitaan')}"


def _force(stage: Panggung, act: str, **values: str) -> Page:
    """Fill one form of the page of force, by the investigator who is on the order."""
    penyidik = stage.officer("penyidik")
    path = f"/upaya/{stage.notes['kasus']}/"
    page = penyidik.open(path)
    if "orang" in values:
        values["orang"] = pick(page, "orang", values["orang"])
    action = f"{path}{act}/"
    return done(penyidik.send(page, action, petugas=[HADI], **values), act)


def signed_paper(stage: Panggung) -> str:
    """Draft, initials, signature: the number comes from the register, the sheet is frozen."""
    path, mark = _sign(stage, "sprin_sidik", f"perkara:{stage.notes['kasus']}")
    number = _number(stage, path)
    return f"{number}: PDF beku, SHA-256 {mark[:16]}…, dua kali dicetak sama"


def _sign(stage: Panggung, jenis: str, subject: str) -> tuple[str, str]:
    """Return the address of the signed paper and the hash of its PDF."""
    penyidik = stage.officer("penyidik")
    ask = f"/surat/baru/?jenis={jenis}&subject={subject}"
    page = done(penyidik.send(penyidik.open(ask), "/surat/baru/", jenis=jenis), f"konsep {jenis}")
    path = page.url.path.removesuffix("ubah/")
    for role, step in (("penyidik", "submit"), ("kbo", "paraf_kbo"), ("kasat", "paraf_kasat")):
        _paper(stage, role, path, step)
    _paper(stage, "kasat", path, "sign", must=True)
    first, again = (penyidik.bytes_of(f"{path}pdf/") for _ in range(2))
    insist(first.startswith(b"%PDF-"), "bukan PDF")
    insist(first == again, "lembar beku berubah di antara dua cetakan")
    return path, sha256(first).hexdigest()


def _paper(
    stage: Panggung, role: str, path: str, step: str, *, must: bool = False, **more: str
) -> None:
    """Take a step of a paper, if its chain has this step."""
    officer = stage.officer(role)
    page = officer.open(path)
    if must or f'value="{step}"' in page.html:
        done(officer.send(page, f"{path}langkah/", step=step, **more), f"{step} surat")


def _number(stage: Panggung, path: str) -> str:
    page = stage.officer("penyidik").open(path)
    found = re.search(r'class="kode">\s*([^<]*/[^<]*)<', page.html)
    insist(found, "surat tidak bernomor")
    return found[1].strip() if found else ""


def announced(stage: Panggung) -> str:
    """The SPDP is signed, noted, sent, taken by the prosecutor; the suspect has his too."""
    path, mark = _sign(stage, "spdp", f"perkara:{stage.notes['kasus']}")
    number = _number(stage, path)
    _paper(stage, "kaur_mintu", path, "note", must=True)
    _paper(stage, "kaur_mintu", path, "send", must=True, alasan="Diantar petugas, ekspedisi 31")
    _paper(stage, "kaur_mintu", path, "accept", must=True, alasan="Staf pidum, ekspedisi 31")
    penyidik, room = stage.officer("penyidik"), f"/berkas/perkara/{stage.notes['kasus']}/"
    page = penyidik.open(room)
    insist_text(page, number)
    action = next(f.action for f in page.forms if f.action.endswith("/antar/"))
    told = {"tanggal": today(), "oleh": "Yang bersangkutan", "bukti": "Ekspedisi 32"}
    sent = penyidik.send(page, action, pihak=pick(page, "pihak", NAMA), **told)
    insist_text(done(sent, "SPDP terlapor"), "sampai kepada semua")
    return f"{number} (PDF {mark[:12]}…) sampai ke JPU dan terlapor; tenggat 7 hari terpenuhi"
