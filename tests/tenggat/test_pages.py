"""The screens of the clocks: what falls when, on whose desk, under which rule and whose word."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.tenggat.data import AturanBelumBerlaku
from sidik.tenggat.forms import HariForm, SaringForm, TindihanForm
from sidik.tenggat.models import HariKhusus, Tenggat, Tindihan
from sidik.tenggat.policy import all_rules, rule
from sidik.tenggat.usecases import pause_tenggat, start_tenggat, sweep
from tests.cast import (
    KAPOLRES,
    KASAT,
    ORANG_LUAR,
    PENYIDIK,
    RESNARKOBA,
    SISTEM,
    TABALONG,
    WAKAPOLRES,
    login_of,
)
from tests.perkara.builders import an_lp, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
KINI = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
BARU = {
    "untuk": "|",
    "lama": "2",
    "dasar": "Surat Kapolda Kalsel B/12/III/2026",
    "alasan": "Surat pertama diminta lebih cepat",
    "berlaku": "2026-03-05",
}


@pytest.fixture(autouse=True)
def kini():
    with time_machine.travel(KINI, tick=False) as wall:
        yield wall


@pytest.fixture
def as_(client):
    def come_in(actor):
        client.force_login(login_of(actor), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return come_in


def start(aturan: str = "sp2hp_a1", subject: str = "", satuan: str = RESNARKOBA, **more) -> Tenggat:
    number = Tenggat.objects.count()
    subject = subject or f"penahanan:0198c2a0-0000-7000-8000-{number:012d}"
    return start_tenggat(
        actor=SISTEM, aturan=aturan, subject=subject, at=KINI, satuan=satuan, **more
    )


def text(client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_list_shows_what_is_late_before_what_is_soon_and_nothing_of_another_resort(as_, kini):
    start("tangkap", rezim="kuhap_2025")
    start("sp2hp_a1")
    start("spdp", satuan=f"{TABALONG}.RESNARKOBA")
    kini.shift(timedelta(hours=30))

    page = text(as_(KASAT), "/tenggat/")

    assert page.index("Penangkapan (umum)") < page.index("SP2HP pertama")
    assert "SPDP kepada JPU" not in page


def test_the_list_is_narrowed_by_state_owner_desk_and_day(as_, kini):
    start("tangkap")
    start("spdp")
    paused = start("tahan_penyidik", subject="penahanan:0198c2a0-0000-7000-8000-00000000000a")
    pause_tenggat(
        actor=SISTEM,
        aturan="tahan_penyidik",
        subject=paused.subject,
        at=KINI,
        alasan="Dibantarkan di RSUD Balangan",
    )
    kini.shift(timedelta(hours=25))
    sweep(actor=SISTEM, on_lapse={})
    kasat = as_(KASAT)
    found = {
        query: [
            label
            for label in ("Penangkapan (umum)", "SPDP kepada JPU", "Penahanan oleh penyidik")
            if label in text(kasat, f"/tenggat/?{query}")
        ]
        for query in (
            "keadaan=lewat",
            "pemilik=kasat",
            "meja=kasat",
            "tanggal=2026-03-11",
            "keadaan=jeda&hari=30",
        )
    }

    assert found == {
        "keadaan=lewat": ["Penangkapan (umum)"],
        "pemilik=kasat": ["SPDP kepada JPU"],
        "meja=kasat": ["Penangkapan (umum)"],
        "tanggal=2026-03-11": ["SPDP kepada JPU"],
        "keadaan=jeda&hari=30": ["Penahanan oleh penyidik"],
    }
    assert "Dibantarkan di RSUD Balangan" in text(kasat, "/tenggat/?keadaan=jeda&hari=30")


def test_a_clock_on_the_list_and_on_the_calendar_opens_its_case_by_lp_number(as_):
    lp = registered(an_lp(dilaporkan_at=KINI))
    case, nomor = lp.perkara, "/".join(lp.nomor.split("/")[:5])
    page = as_(KASAT)

    for url in ("/tenggat/", "/tenggat/kalender/?bulan=2026-03"):
        said = text(page, url)
        assert f'href="/perkara/{case.pk}/"' in said
        assert nomor in said


@pytest.mark.laugh(15)
def test_the_calendar_puts_a_clock_on_the_day_it_ends_in_the_zone_of_the_office(as_):
    start("tangkap_narkotika")
    start("sp2hp_a1", satuan=f"{TABALONG}.RESNARKOBA")

    page = text(as_(KASAT), "/tenggat/kalender/?bulan=2026-03")

    day = page[page.index("Minggu, 8 Maret 2026") :]
    assert "Penangkapan narkotika" in day[: day.index("</td>")]
    assert "09.30" in day[: day.index("</td>")]
    assert "SP2HP pertama" not in page


@pytest.mark.parametrize("bulan", ["", "2026-13", "x", "0000-01", "9999-12", "2026-3"])
def test_an_unreadable_month_is_this_month(as_, bulan):
    answer = as_(KASAT).get(f"/tenggat/kalender/?bulan={bulan}")

    assert answer.status_code == 200
    assert "Maret 2026" in answer.content.decode()


@pytest.mark.parametrize("url", ["/tenggat/?hari=90", "/tenggat/kalender/?bulan=2026-03"])
def test_a_hundred_clocks_ask_no_more_than_one(as_, url, django_assert_max_num_queries):
    for _ in range(100):
        start("spdp")
    page = as_(KASAT)
    page.get(url)

    with django_assert_max_num_queries(12):
        assert page.get(url).status_code == 200


def test_a_full_day_on_the_calendar_leads_to_its_list(as_):
    for _ in range(8):
        start("spdp")

    page = text(as_(KASAT), "/tenggat/kalender/?bulan=2026-03")

    assert page.count("SPDP kepada JPU") == 5
    assert 'href="/tenggat/?tanggal=2026-03-11">3 lagi' in page


def test_every_rule_stands_on_the_screen_with_number_basis_confidence_and_day(as_):
    page = text(as_(PENYIDIK), "/tenggat/aturan/")

    for law in all_rules().values():
        assert f"/tenggat/aturan/{law.kode}/" in page
    for words in ("hari ke-15, 30, 45, 60", "72 jam", "5 hari kerja", "UU 35/2009 ps. 76"):
        assert words in page
    assert "2 Januari 2026" in page


def test_a_site_proposes_a_value_and_it_counts_when_another_has_signed(as_, kini):
    as_(WAKAPOLRES).post("/tenggat/aturan/sp2hp_a1/", BARU)
    proposal = Tindihan.objects.get()
    assert start().due_at.date() == date(2026, 3, 7)
    sign = f"/tenggat/tindihan/{proposal.pk}/"

    own = as_(WAKAPOLRES).post(sign, {"aksi": "sahkan"})
    assert own.status_code == 403
    assert "orang lain" in own.content.decode()
    running = start()
    assert as_(KAPOLRES).post(sign, {"aksi": "sahkan"}).status_code == 302

    assert Tenggat.objects.get(pk=running.pk).due_at == running.due_at
    kini.shift(60)
    assert start().due_at.date() == date(2026, 3, 6)
    history = text(as_(PENYIDIK), "/tenggat/aturan/sp2hp_a1/")
    for words in (BARU["dasar"], BARU["alasan"], WAKAPOLRES.nama, KAPOLRES.nama):
        assert words in history


def test_a_value_taken_back_gives_way_to_the_law_again_and_stays_in_the_history(as_):
    as_(WAKAPOLRES).post("/tenggat/aturan/sp2hp_a1/", BARU)
    decide = f"/tenggat/tindihan/{Tindihan.objects.get().pk}/"
    as_(KAPOLRES).post(decide, {"aksi": "sahkan"})

    as_(KAPOLRES).post(decide, {"aksi": "cabut"})

    assert start().due_at.date() == date(2026, 3, 7)
    assert "dicabut" in text(as_(PENYIDIK), "/tenggat/aturan/sp2hp_a1/")
    assert as_(KAPOLRES).post(decide, {"aksi": "sahkan"}).status_code == 409


def test_a_calendar_of_several_days_is_overlaid_by_days(as_):
    days = BARU | {"untuk": "|sedang", "lama": "10, 25, 40"}
    as_(WAKAPOLRES).post("/tenggat/aturan/sp2hp_sidik/", days)
    as_(KAPOLRES).post(f"/tenggat/tindihan/{Tindihan.objects.get().pk}/", {"aksi": "sahkan"})

    assert start("sp2hp_sidik", varian="sedang").hari_ke == 10
    assert start("sp2hp_sidik", varian="ringan").due_at.date() == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lama": "dua"}, "Tulis angka bulat"),
        ({"lama": "0"}, "Angka paling sedikit 1"),
        ({"lama": "30, 15"}, "makin besar"),
        ({"dasar": " "}, "tidak boleh kosong"),
        ({"alasan": ""}, "tidak boleh kosong"),
        ({"berlaku": "2026-03-04"}, "berlaku surut"),
        ({"untuk": "kuhap_2030|"}, "Pilih salah satu dari daftar"),
    ],
)
def test_a_wrong_proposal_is_refused_in_one_sentence_and_keeps_what_was_typed(as_, wrong, said):
    typed = BARU | wrong

    answer = as_(WAKAPOLRES).post("/tenggat/aturan/sp2hp_a1/", typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert BARU["alasan"] in answer.content.decode() or "alasan" in wrong
    assert not Tindihan.objects.exists()


@pytest.mark.parametrize("actor", [PENYIDIK, KASAT, ORANG_LUAR], ids=lambda actor: actor.nama)
def test_only_the_heads_of_the_resort_may_propose(as_, actor):
    page = as_(actor)

    assert page.post("/tenggat/aturan/sp2hp_a1/", BARU).status_code in {403, 422}
    assert "Ajukan nilai lain" not in text(page, "/tenggat/aturan/sp2hp_a1/")
    assert not Tindihan.objects.exists()


def test_a_local_day_off_moves_a_clock_of_working_days_and_can_be_taken_back(as_):
    page = as_(WAKAPOLRES)
    page.post(
        "/tenggat/hari/",
        {"tanggal": "2026-03-09", "libur": "libur", "keterangan": "Hari jadi Balangan"},
    )
    assert "Hari jadi Balangan" in text(page, "/tenggat/hari/")
    assert start("sita_persetujuan").due_at.date() == date(2026, 3, 13)

    page.post(f"/tenggat/hari/{HariKhusus.objects.get().pk}/hapus/")

    assert start("sita_persetujuan").due_at.date() == date(2026, 3, 12)


def test_an_unknown_rule_has_no_page(as_):
    assert as_(KASAT).get("/tenggat/aturan/tidak_ada/").status_code == 404


words = st.text(max_size=80)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.fixed_dictionaries(dict.fromkeys(BARU, words)))
def test_whatever_is_typed_the_form_answers_in_words_and_never_breaks(typed):
    form = TindihanForm(typed, law=rule("sp2hp_sidik"))
    if form.is_valid():
        assert form.value().jumlah >= 1
    else:
        assert all(message for errors in form.errors.values() for message in errors)
    HariForm({"tanggal": typed["berlaku"], "libur": typed["untuk"], "keterangan": "x"}).is_valid()
    SaringForm({"keadaan": typed["lama"], "hari": typed["dasar"], "tanggal": "x"}).value()


@pytest.mark.parametrize("rezim", ["kuhap_1981", "kuhap_2025"])
def test_the_procedure_code_of_the_case_wins_over_the_day(rezim):
    lama = rule("tembusan_tangkap").at(date(2026, 3, 5), rezim=rezim).jumlah

    assert lama == (7 if rezim == "kuhap_1981" else 1)
    with pytest.raises(AturanBelumBerlaku):
        rule("salinan_bap").at(date(2026, 3, 5), rezim="kuhap_1981")
