"""Scenes of the machines: the five classes, the daily sheet, the three stages, the gateway."""

import json
import re
from importlib.resources import as_file, files

from sidik.ops.rehearse.stage import Panggung, insist, insist_text, told
from sidik.ops.visitor import Page, Visitor


def servers(stage: Panggung) -> str:
    """The application server answers, the data server keeps what it took."""
    found = {row["periksa"]: row for row in _doctor(stage)}
    for name in ("layanan petugas", "basis data", "hak atas jejak", "bentuk basis data"):
        insist(found[name]["ok"], f"{name}: {found[name]['keadaan']}")
    return f"{found['layanan petugas']['keadaan']}; {found['basis data']['keadaan']}"


def _doctor(stage: Panggung) -> list[dict[str, object]]:
    script = (
        "import json; from sidik.ops.doctor import examine; "
        "print(json.dumps([t.as_dict() for t in examine()]))"
    )
    printed = stage.polres.sidik("shell", "--no-imports", "-c", script)
    rows: list[dict[str, object]] = json.loads(printed.strip().splitlines()[-1])
    return rows


def clients(stage: Panggung) -> str:
    """The clients stand in the list with their four kinds of software."""
    page = stage.officer("si_tik").open("/perangkat/alat/")
    insist_text(page, "Komputer klien", "Server aplikasi", "Server data", "SMS gateway")
    return "lima kelas perangkat SOP terdaftar, klien dengan perangkat lunaknya"


def gateway(stage: Panggung) -> str:
    """The site file becomes rules that their own programs accept."""
    with as_file(files("sidik.gerbang") / "lokasi.toml") as site:
        answer = told(stage.polres, "gateway", "check", "--site", str(site))
    insist(answer["ok"], f"gateway: {answer}")
    return "berkas lokasi menjadi nftables dan dnsmasq; pemeriksa masing-masing: tidak ada salah"


def daily_sheet(stage: Panggung) -> str:
    """Today's sheet made itself; the operator fills it and one line fails."""
    operator = stage.officer("operator_perangkat")
    page = _sheet(operator)
    form = page.form(page.url.path)
    # Not every line may be answered by hand: what a probe has filled stands.
    values: dict[str, str | list[str]] = {"aksi": "selesai"}
    lines = sorted({n.partition("_")[2] for n in _names(page) if n.startswith("hasil_")}, key=int)
    for line in lines:
        if not form.values.get(f"hasil_{line}"):
            values[f"hasil_{line}"] = "baik"
        if f"nilai_{line}" in _names(page) and not "".join(form.values.get(f"nilai_{line}", [])):
            values.pop(f"hasil_{line}", None)
            values[f"nilai_{line}"] = "100"
    failing = _line_of(page, lines)
    values |= {f"hasil_{failing}": "tidak", f"catatan_{failing}": "Geladi: layar gelap"}
    done = operator.send(page, page.url.path, **values)
    insist(done.status == 200, f"lembar ditolak: {done.text[:400]}")
    return f"lembar hari ini terbit sendiri; {len(lines)} butir dijawab, satu gagal"


def _sheet(officer: Visitor) -> Page:
    home = officer.open("/perangkat/")
    found = re.search(r'action="(/perangkat/lembar/[0-9a-f-]+/)"', home.html)
    insist(found, "lembar hari ini tidak ada")
    return officer.open(found[1] if found else "")


def _names(page: Page) -> set[str]:
    return set(re.findall(r'name="([^"]+)"', page.html))


def _line_of(page: Page, lines: list[str]) -> str:
    """Return a line that a person looks at: one that no probe has filled."""
    form = page.form(page.url.path)
    return next(n for n in lines if not form.values.get(f"hasil_{n}"))


def first_stage(stage: Panggung) -> str:
    """The fault stands at stage 1; the operator follows the manual and hands it over."""
    operator = stage.officer("operator_perangkat")
    board = operator.open("/perangkat/gangguan/")
    found = re.findall(r'href="(/perangkat/gangguan/[0-9a-f-]+/)"', board.html)
    insist(found, "gangguan tidak terbuka dari butir yang gagal")
    stage.notes["gangguan"] = next(path for path in found if "Geladi" in operator.open(path).text)
    page = _hand_over(operator, stage.notes["gangguan"], "Kabel diganti, tetap gelap.")
    insist_text(page, "Tingkat 2")
    return "gangguan terbuka sendiri di tingkat 1, panduan dijalankan, diserahkan"


def second_stage(stage: Panggung) -> str:
    """IT staff cannot mend it either."""
    si_tik = stage.officer("si_tik")
    page = _hand_over(si_tik, stage.notes["gangguan"], "Kartu grafis diperiksa, diduga rusak.")
    insist_text(page, "Tingkat 3")
    return "staf TI mencatat yang dicoba dan menyerahkan ke teknisi"


def third_stage(stage: Panggung) -> str:
    """The technician mends it."""
    path = stage.notes["gangguan"]
    teknisi = stage.officer("teknisi")
    page = teknisi.send(
        teknisi.open(path), path, aksi="pulih", tindakan="Panel layar diganti, menyala normal."
    )
    insist_text(page, "pulih")
    return "teknisi menyatakan pulih; ketiga tingkat tercatat pada satu gangguan"


def _hand_over(officer: Visitor, path: str, deed: str) -> Page:
    page = officer.open(path)
    steps = sorted(n for n in _names(page) if re.fullmatch(r"langkah_\d+", n))
    answers: dict[str, str | list[str]] = dict.fromkeys(steps, "dicoba")
    return officer.send(page, path, aksi="serahkan", tindakan=deed, **answers)


def weekly_sheet(stage: Panggung) -> str:
    """IT staff have a sheet of their own."""
    page = stage.officer("si_tik").open("/perangkat/")
    insist_text(page, "berkala")
    return "lembar berkala Si TIK terbit sendiri"


def signed(stage: Panggung) -> str:
    """One of the three who answer for the system signs the day."""
    kasat = stage.officer("kasat")
    home = kasat.open("/perangkat/riwayat/")
    sheets = re.findall(r'href="(/perangkat/lembar/[0-9a-f-]+/)"', home.html)
    for path in dict.fromkeys(sheets):
        page = kasat.open(path)
        if f"{path}sahkan/" in page.html:
            done = kasat.send(page, f"{path}sahkan/")
            insist_text(done, "disahkan")
            return "Kasat mengesahkan lembar hari ini"
    insist(False, "tidak ada lembar yang dapat disahkan")  # says why it fails
    return ""
