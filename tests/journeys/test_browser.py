"""What people do, in a real browser, on real processes; and axe looks at each page they meet."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sidik.ops.pair import Pair
from sidik.ops.rehearse.layanan import BACA_KODE
from sidik.ops.story import SANDI

pytestmark = pytest.mark.slow

OPERATOR_LP, KASAT, OPERATOR = "90010101", "79070707", "96101010"
GRAVE = {"serious", "critical"}


def fair(page: Page) -> None:
    """Nothing on this page shuts anybody out, and nothing sticks out of it."""
    found = Axe().run(page).response["violations"]
    grave = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in GRAVE]
    assert grave == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"


def come_in(page: Page, base: str, nrp: str) -> None:
    page.goto(f"{base}/masuk/")
    fair(page)
    page.fill("[name=nrp]", nrp)
    page.fill("[name=sandi]", SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang perlu dikerjakan")
    fair(page)


def register(page: Page, phone: str, ringkas: str) -> str:
    """Register an LP/B at the desk; return the id of its case."""
    page.get_by_label("B: dilaporkan masyarakat").check()
    page.fill("[name=pelapor_nama]", "Warga Uji")
    page.fill("[name=pelapor_telepon]", phone)
    page.fill("[name=tkp]", "Desa Uji")
    page.fill("[name=ringkas]", ringkas)
    page.fill("[name=uraian]", f"Pelapor melihat transaksi pada malam hari. {ringkas}")
    page.get_by_role("button", name="Daftarkan LP").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ringkas)
    return page.url.rstrip("/").rpartition("/")[2]


@pytest.mark.sop("5.a.1", "2.c")
def test_a_citizen_reports_takes_the_receipt_home_and_asks_on_the_web(pair: Pair, page: Page):
    polres = pair["balangan"]
    phone = f"0812-5550-{7000 + page.viewport_size['width'] % 997:04d}"
    come_in(page, polres.url, OPERATOR_LP)
    page.goto(f"{polres.url}/perkara/lp/baru/")
    fair(page)

    case = register(page, phone, f"Laporan dari layar {page.viewport_size['width']}")
    fair(page)
    page.goto(f"{polres.url}/layanan/{case}/sttlp/")
    fair(page)
    page.get_by_role("button", name=re.compile("Terbitkan|terbitkan")).click()
    link = page.locator("a[href$='.pdf']").first
    pdf = page.request.get(polres.url + (link.get_attribute("href") or ""))
    assert pdf.body().startswith(b"%PDF-")

    code = polres.sidik("shell", "--no-imports", "-c", BACA_KODE.format(perkara=case))
    page.goto(f"{polres.public_url}/cek")
    fair(page)
    page.fill("[name=kode]", code.strip().splitlines()[-1].lower())
    page.fill("[name=hp]", phone[-4:])
    page.locator("main button").first.click()
    expect(page.locator("main")).to_contain_text("Laporan sudah diterima")
    assert "Warga Uji" not in page.content()
    fair(page)


def test_a_half_filled_lp_comes_back_with_what_was_typed_and_a_sentence_at_the_field(
    pair: Pair, page: Page
):
    polres = pair["balangan"]
    come_in(page, polres.url, OPERATOR_LP)
    page.goto(f"{polres.url}/perkara/lp/baru/")
    page.fill("[name=ringkas]", "Dua paket sabu")
    page.fill("[name=nomor]", "nomor asal-asalan")
    page.eval_on_selector_all("form", "forms => forms.forEach(f => f.noValidate = true)")

    page.get_by_role("button", name="Daftarkan LP").click()

    expect(page.locator("[name=ringkas]")).to_have_value("Dua paket sabu")
    expect(page.locator("#id_nomor_error")).to_contain_text("Nomor LP tidak terbaca")
    fair(page)


@pytest.mark.sop("4.d")
def test_a_free_question_by_sms_waits_for_an_officer_who_answers_it(pair: Pair, page: Page):
    polres = pair["balangan"]
    width = page.viewport_size["width"]
    phone, question = f"+62812555{width:05d}", f"Kapan saya dipanggil? ({width})"
    page.goto(f"{polres.url}/pesan/ponsel/?nomor={phone.replace('+', '%2B')}")
    fair(page)
    page.fill("[name=text]", question)
    page.get_by_role("button", name="Kirim SMS").click()

    come_in(page, polres.url, KASAT)
    for _ in range(60):
        page.goto(f"{polres.url}/pesan/")
        if question in page.content():
            break
        page.wait_for_timeout(500)
    fair(page)
    thread = page.locator("tr, li, article", has_text=question).locator("a[href*='/pesan/utas/']")
    page.goto(polres.url + (thread.first.get_attribute("href") or ""))
    fair(page)
    page.fill("[name=text]", "Undangan kami antar hari Senin.")
    page.get_by_role("button", name="Kirim balasan").click()

    page.goto(f"{polres.url}/pesan/ponsel/?nomor={phone.replace('+', '%2B')}")
    expect(page.locator("main")).to_contain_text("Undangan kami antar hari Senin.", timeout=20_000)


@pytest.mark.sop("6.a")
def test_the_morning_check_is_filled_with_few_touches(pair: Pair, page: Page):
    polres = pair["balangan"]
    come_in(page, polres.url, OPERATOR)
    page.goto(f"{polres.url}/perangkat/")
    fair(page)
    if not page.locator("form#lembar").count():
        pytest.skip("the sheet of today is already done on this pair of nodes")

    touches = 0
    for group in page.locator("form#lembar fieldset").all():
        good = group.locator("input[type=radio][value=baik]")
        if good.count() and not group.locator("input[type=radio]:checked").count():
            good.check(force=True)
            touches += 1
    for figure in page.locator("form#lembar input[name^=nilai_]").all():
        if not figure.input_value():
            figure.fill("90")
            touches += 1
    page.get_by_role("button", name="Simpan dulu").click()

    assert touches <= 20
    fair(page)


@pytest.mark.sop("2.b", "5.a.5")
def test_chief_and_centre_find_their_pages_fair(pair: Pair, page: Page):
    polres, pusat = pair["balangan"], pair["pusat"]
    come_in(page, polres.url, KASAT)
    for path in (
        "/perkara/",
        "/pengawasan/",
        "/pengawasan/terbuka/",
        "/tenggat/",
        "/sinkron/",
        "/tenggat/aturan/",
        "/tenggat/dasar/",
        "/perangkat/riwayat/",
    ):
        page.goto(polres.url + path)
        fair(page)
    page.goto(f"{polres.url}/perkara/")
    page.locator("a[href^='/perkara/'][href*='-']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fair(page)

    page.context.clear_cookies()
    come_in(page, pusat.url, "83141414")
    for path in ("/perkara/", "/sinkron/", "/pengawasan/"):
        page.goto(pusat.url + path)
        fair(page)
