"""Scenes of the case: LP in, carried on, forwarded, read at the centre, supervised."""

import re
from urllib.parse import urlencode

from sidik.ops.rehearse.stage import Panggung, insist, insist_text, told, wait_for

RINGKAS = "Geladi: sabu di gubuk kebun Desa Uji"
TELEPON = "0812-5550-9001"


def register(stage: Panggung) -> str:
    """A citizen reports; the operator types the LP in."""
    desk = stage.officer("operator_lp")
    page = desk.send(
        desk.open("/perkara/lp/baru/"),
        "/perkara/lp/baru/",
        model="B",
        pelapor_nama="Norhayati",
        pelapor_telepon=TELEPON,
        pelapor_alamat="Desa Uji",
        tkp="Gubuk kebun karet, Desa Uji",
        ringkas=RINGKAS,
        pasal="Pasal 114 ayat (1) UU 35/2009",
        uraian="Pelapor melihat transaksi di gubuk kebun.",
    )
    found = re.search(r"LP/B/\d+/[IVX]+/\d{4}/[A-Z. /]+", page.text)
    insist(found and page.status == 200, f"LP tidak terdaftar: {page.text[:300]}")
    stage.notes["nomor"] = found[0].strip() if found else ""
    stage.notes["perkara"] = page.url.path.strip("/").split("/")[-1]
    return f"LP {stage.notes['nomor']} terdaftar"


def stored(stage: Panggung) -> str:
    """It stands on the application server, for another officer and in the ledger."""
    page = stage.officer("kasat").open(f"/perkara/{stage.notes['perkara']}/")
    insist_text(page, stage.notes["nomor"], RINGKAS)
    proof = told(stage.polres, "jejak", "verify")
    insist(proof["ok"], f"jejak: {proof['temuan']}")
    return f"terbaca oleh Kasat; {proof['peristiwa']} peristiwa bersambung dan bersegel"


def carry_on(stage: Panggung) -> str:
    """The chief assigns it, the investigator takes the first step."""
    path = f"/perkara/{stage.notes['perkara']}/"
    kasat, penyidik = stage.officer("kasat"), stage.officer("penyidik")
    nrp = "88020202"
    page = kasat.send(kasat.open(path), f"{path}tugaskan/", penyidik=nrp, kesulitan="sedang")
    insist(page.status == 200, f"penugasan ditolak: {page.text[:300]}")
    page = penyidik.send(
        penyidik.open(path),
        f"{path}langkah/",
        step="open_penyelidikan",
        nomor="SP.Lidik/99/RES.4.2./Resnarkoba",
    )
    insist_text(page, "Penyelidikan", "SP.Lidik/99")
    return "ditugaskan, lalu naik ke penyelidikan dengan Sprin Lidik"


def forwarded(stage: Panggung) -> str:
    """The server sends by itself; nobody presses a button."""

    def confirmed() -> bool:
        page = stage.officer("kasat").open(f"/perkara/{stage.notes['perkara']}/")
        return "terkirim, berkuitansi" in page.text

    wait_for(confirmed, "kuitansi pusat pada halaman perkara")
    status = told(stage.polres, "sinkron", "status")
    return f"halaman perkara menunjukkan kuitansi; pusat memegang nomor {status['terkonfirmasi']}"


def read_at_centre(stage: Panggung) -> str:
    """The analyst finds the LP by its number, on the centre's own server."""
    number = stage.notes["nomor"]
    page = wait_for(lambda: _found(stage, number), f"LP {number} di Pusiknas")
    return f"Pusiknas menemukan {number}: {page}"


def _found(stage: Panggung, number: str) -> str | None:
    page = stage.analyst().open(f"/perkara/?{urlencode({'q': number})}")
    return "terbaca dari seluruh Polda" if number in page.text else None


def supervised(stage: Panggung) -> str:
    """The chief's number opens the case behind it."""
    kasat = stage.officer("kasat")
    insist_text(kasat.open("/pengawasan/"), "Beban dan hasil penyidik", "Terbuka")
    page = insist_text(kasat.open("/pengawasan/terbuka/"), stage.notes["nomor"])
    found = re.search(r"Terbuka: (\d+) perkara", page.text)
    insist(found, "daftar di balik angka tidak terbuka")
    return f"angka Terbuka membuka {found[1] if found else '?'} perkara, termasuk LP ini"


def performance(stage: Panggung) -> str:
    """The Polda's view and the chief's: workload beside result."""
    page = stage.officer("kasat").open("/pengawasan/")
    insist_text(page, "Hadi Prayoga", "Selesai tahun ini", "Laporan (CT)", "Selesai (CC)")
    return "beban di samping hasil tiap penyidik; CT dan CC per bulan dengan angkanya"


def proven(stage: Panggung) -> str:
    """Both sides hold the same history, each can prove it."""
    own = told(stage.pusat, "jejak", "verify")
    insist(own["ok"], f"jejak pusat: {own['temuan']}")

    def agreed() -> bool:
        site = told(stage.polres, "sinkron", "digest")
        return site == told(stage.pusat, "sinkron", "digest", "--node", site["node"])

    wait_for(agreed, "sidik yang sama di kedua pihak")
    return "jumlah dan sidik per bulan sama di Polres dan di Pusiknas"
