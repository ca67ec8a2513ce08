"""The morning check in a real browser: by keyboard, on a phone, without JavaScript, past axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sidik.perangkat.models import Gangguan, Lembar
from sidik.perangkat.usecases import open_daily_sheets, plant_perangkat
from tests.cast import KASAT, OPERATOR_PERANGKAT, SANDI, SI_TIK, SISTEM, login_of
from tests.perangkat.answers import healthy, read

SIZES = {"pc": {"width": 1366, "height": 768}, "hp": {"width": 390, "height": 844}}
PICTURES = os.environ.get("SIDIK_PICTURES")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("SIDIK_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def lembar(transactional_db, negeri):
    plant_perangkat(actor=SISTEM)
    for actor in (OPERATOR_PERANGKAT, SI_TIK, KASAT):
        login_of(actor)
    open_daily_sheets(actor=SISTEM)
    healthy()
    return Lembar.objects.get(daftar__kode="harian")


def come_in(page: Page, url: str, nrp: str) -> None:
    page.goto(f"{url}{reverse('satuan:masuk')}?next={reverse('perangkat:beranda')}")
    page.fill("[name=nrp]", nrp)
    page.fill("[name=sandi]", SANDI)
    page.press("[name=sandi]", "Enter")
    page.wait_for_url(f"**{reverse('perangkat:beranda')}")


def inspect(page: Page, name: str) -> None:
    """Nothing sticks out sideways, axe has nothing serious to say; keep a picture if asked to."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{name} is {wide} px too wide"
    found = Axe().run(page).response["violations"]
    grave = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in GRAVE]
    assert grave == []


GRAVE = ("serious", "critical")


@pytest.mark.sop("6.a", "6.b")
@pytest.mark.parametrize("size", SIZES)
def test_the_operator_does_the_morning_check_with_one_line_failing(
    browser, live_server, lembar, size
):
    read("cakram", nilai="91")
    page = browser.new_context(viewport=SIZES[size], locale="id-ID").new_page()
    come_in(page, live_server.url, OPERATOR_PERANGKAT.nrp)
    inspect(page, f"perangkat-pagi-{size}")

    for group in page.locator("fieldset.butir:has(> .pilihan)").all():
        group.get_by_text("Baik", exact=True).click()
    modem = page.locator("fieldset.butir", has_text="Modem menyala")
    expect(modem.get_by_text("Cabut modem 10 detik")).to_be_hidden()
    modem.get_by_text("Tidak", exact=True).click()
    expect(modem.get_by_text("Cabut modem 10 detik")).to_be_visible()
    modem.get_by_label("Catatan").fill("lampu modem padam")
    page.get_by_label("Isi baterai UPS", exact=True).fill("94,5")
    inspect(page, f"perangkat-terisi-{size}")
    page.get_by_role("button", name="Selesai").click()

    expect(page.get_by_text("Lembar selesai.")).to_be_visible()
    assert Lembar.objects.get(pk=lembar.pk).state == "selesai"
    assert Gangguan.objects.count() == 2  # the modem, and the disk that the probe saw
    inspect(page, f"perangkat-selesai-{size}")
    for name in ("gangguan", "daftar_aset", "riwayat", "lapor"):
        page.goto(live_server.url + reverse(f"perangkat:{name}"))
        inspect(page, f"perangkat-{name}-{size}")
    fault = Gangguan.objects.get(butir__kode="nyala")
    page.goto(live_server.url + reverse("perangkat:gangguan_detail", args=[fault.pk]))
    inspect(page, f"perangkat-gangguan-detail-{size}")
    page.goto(live_server.url + reverse("perangkat:cetak", args=[lembar.pk]))
    inspect(page, f"perangkat-cetak-{size}")


def test_the_sheet_is_answered_by_keyboard_alone(browser, live_server, lembar):
    page = browser.new_context(viewport=SIZES["pc"], locale="id-ID").new_page()
    come_in(page, live_server.url, OPERATOR_PERANGKAT.nrp)

    page.locator("fieldset.butir input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")

    assert page.evaluate("document.activeElement.value") == "tidak"
    page.keyboard.press("Enter")
    expect(page.get_by_text("Isian tersimpan.")).to_be_visible()
    assert Gangguan.objects.get().butir.kode == "fisik"


def test_without_javascript_a_blank_sheet_is_refused_line_by_line(browser, live_server, lembar):
    context = browser.new_context(viewport=SIZES["hp"], locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    come_in(page, live_server.url, OPERATOR_PERANGKAT.nrp)

    page.get_by_role("button", name="Selesai").click()

    expect(page.get_by_text("Pilih baik atau tidak.").first).to_be_visible()
    assert Lembar.objects.get(pk=lembar.pk).state == "terbuka"
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / "perangkat-salah-hp.png"), full_page=True)


@pytest.mark.parametrize("actor", [SI_TIK, KASAT], ids=["si_tik", "kasat"])
def test_the_first_page_of_others_is_clean_too(browser, live_server, lembar, actor):
    for size, viewport in SIZES.items():
        page = browser.new_context(viewport=viewport, locale="id-ID").new_page()
        come_in(page, live_server.url, actor.nrp)
        who = next(iter(actor.roles))
        inspect(page, f"perangkat-{who}-{size}")
