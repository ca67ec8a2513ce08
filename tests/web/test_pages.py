"""The shells: what they carry, and that a browser and axe find nothing to object to."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from sidik.kernel.errors import Conflict, NotAllowed

PAGES = ("/gaya/", "/gaya/publik/", "/gaya/cetak/")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_no_inline_script_and_no_inline_style(path: str, client: Client, gaya: None):
    html = client.get(path).content.decode()

    assert "style=" not in html
    assert "<style" not in html
    assert all("src=" in tag.split(">")[0] for tag in html.split("<script")[1:])
    assert "«tidak dikenal" not in html


@pytest.mark.django_db
def test_the_officer_is_named_with_rank_and_degree(client: Client, gaya: None):
    html = client.get("/gaya/").content.decode()

    assert "Iptu Bambang Wirasto, S.H., M.H." in html


@pytest.mark.django_db
def test_light_or_dark_is_remembered_without_javascript(client: Client, gaya: None):
    answer = client.post("/tema/", {"tema": "gelap", "next": "/gaya/"})

    assert answer.headers["Location"] == "/gaya/"
    assert 'data-theme="gelap"' in client.get("/gaya/").content.decode()
    client.post("/tema/", {"tema": "perangkat", "next": "/gaya/"})
    assert "data-theme" not in client.get("/gaya/").content.decode()


@pytest.mark.django_db
def test_the_switch_of_light_and_dark_leads_nowhere_else(client: Client, gaya: None):
    answer = client.post("/tema/", {"tema": "gelap", "next": "https://jahat.example/"})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("page", ["400", "403", "404", "500", "403_csrf"])
def test_an_error_page_stands_without_any_context(page: str):
    html = render_to_string(f"{page}.html")

    assert page[:3] in html
    assert "«tidak dikenal" not in html


@pytest.mark.parametrize("refusal", [NotAllowed(), Conflict()])
def test_a_refusal_is_said_whole_on_a_page_and_in_a_fragment(refusal: Any, rf: Any):
    for page in ("web/refusal.html", "web/_refusal.html"):
        html = render_to_string(page, {"refusal": refusal, "node": None}, request=rf.get("/x/"))

        assert str(refusal) in html


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_runs_off_the_screen(
    path: str, width: int, scheme: Any, live_server: Any, gaya: None, browser: Browser
):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(live_server.url + path)

    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.close()


@pytest.mark.slow
def test_keys_reach_the_search_and_close_the_menu(live_server: Any, gaya: None, browser: Browser):
    page = browser.new_page()
    page.goto(live_server.url + "/gaya/")

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "cari"
    page.locator(".akun > summary").click()
    page.keyboard.press("Escape")
    assert not page.locator(".akun-menu").is_visible()
    page.close()


@pytest.mark.slow
def test_dark_is_chosen_without_loading_the_page_again(
    live_server: Any, gaya: None, browser: Browser
):
    page = browser.new_page(color_scheme="light")
    page.goto(live_server.url + "/gaya/")
    page.evaluate("window.masih = true")
    page.locator(".akun > summary").click()
    with page.expect_response("**/tema/"):
        page.get_by_role("button", name="Gelap").click()

    assert page.evaluate("window.masih")
    assert page.evaluate("document.documentElement.dataset.theme") == "gelap"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "gelap"
    page.close()
