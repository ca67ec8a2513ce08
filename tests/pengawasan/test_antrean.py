"""The first page: what waits for whom, the most dangerous first, each line leading to its place."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.pengawasan.data import Tugas, Ukuran
from sidik.pengawasan.queries import (
    count_angka,
    list_cases,
    list_desakan,
    list_tugas,
    list_ubin,
    running_clocks,
)
from sidik.perkara.usecases import add_anggota, offer_perkara
from sidik.satuan.data import system_actor
from sidik.tenggat.usecases import pause_tenggat
from tests.cast import (
    KANIT,
    KAPOLRES,
    KASAT,
    KAUR_MINTU,
    KBO,
    OPERATOR_LP,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    PUSIKNAS,
    RESNARKOBA,
    appoint,
)
from tests.dokumen.builders import drafted, take
from tests.perkara.builders import (
    MALAM_ITU,
    an_lp,
    an_lp_b,
    as_,
    assigned,
    registered,
    with_tersangka,
)
from tests.upaya_paksa.builders import arrested, detained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture(autouse=True)
def kini():
    with time_machine.travel(MALAM_ITU + timedelta(hours=1), tick=False) as wall:
        yield wall


def todo(actor: Actor) -> list[Tugas]:
    return list_tugas(actor, count_angka(actor, running_clocks(actor)))


def lines(actor: Actor) -> dict[str, int]:
    return {tugas.judul: tugas.jumlah for tugas in todo(actor)}


def tiles(actor: Actor) -> dict[str, int]:
    return {
        label: sel.jumlah for label, sel in list_ubin(count_angka(actor, running_clocks(actor)))
    }


@pytest.mark.sop("2.b")
@pytest.mark.laugh(6)
def test_a_detention_near_its_end_stands_above_everything_else(kini):
    detained(with_tersangka())
    kini.shift(timedelta(days=16))

    first = todo(KASAT)[0]

    assert first.judul == "Tahanan yang masanya habis dalam lima hari"
    assert (first.jumlah, first.nada) == (1, "bahaya")
    assert lines(PENYIDIK)[first.judul] == 1
    assert first.judul not in lines(ORANG_LUAR)


@pytest.mark.laugh(6)
def test_a_detention_is_among_the_most_pressing_from_its_first_warning_ten_days_before(kini):
    detained(with_tersangka())

    def held() -> list[str]:
        board = reverse("upaya:tahanan")
        return [row.apa for row in list_desakan(running_clocks(KASAT)) if row.url == board]

    kini.shift(timedelta(days=8))
    assert held() == []
    kini.shift(timedelta(days=3))

    assert len(held()) == 1


def test_an_arrest_that_runs_is_told_to_its_investigator_by_the_hour():
    arrested(with_tersangka())

    assert lines(PENYIDIK)["Penangkapan yang belum ditahan atau dilepas"] == 1


@pytest.mark.sop("2.b")
def test_who_is_held_comes_first_then_the_nearest_clock_each_with_case_and_officer(kini):
    perkara = with_tersangka()
    detained(perkara)
    kini.shift(timedelta(days=18))

    rows = list_desakan(running_clocks(KASAT))

    held, *others = rows
    assert held.url == reverse("upaya:tahanan")
    assert [row.due_at for row in others] == sorted(row.due_at for row in others)
    assert others[0].due_at < held.due_at
    assert held.perkara == perkara.ringkas
    assert PENYIDIK.nama in held.penyidik


def test_a_clock_that_stands_still_is_not_late(kini):
    still, running = assigned(an_lp_b()), assigned(an_lp_b())
    pause_tenggat(
        actor=system_actor(RESNARKOBA),
        aturan="sp2hp_a1",
        subject=f"perkara:{still.pk}",
        at=MALAM_ITU,
        alasan="menunggu laboratorium",
    )

    kini.shift(timedelta(days=4))

    assert lines(PENYIDIK)["Tenggat perkara Anda yang sudah lewat"] == 1
    (late,) = list_cases(KASAT, Ukuran.LEWAT)
    assert late.pk == running.pk
    assert tiles(KASAT)["Lewat tenggat"] == 1


def test_who_helps_on_the_order_has_the_case_on_his_own_page():
    perkara = assigned()
    assert "Perkara yang Anda tangani" not in lines(PEMBANTU)

    add_anggota(perkara, appoint(PEMBANTU), nomor_sprin="SP.Gas/1/III/2026", actor=KASAT)

    assert lines(PEMBANTU)["Perkara yang Anda tangani"] == 1


def test_a_case_offered_waits_for_a_yes_or_no():
    offer_perkara(assigned(), appoint(PEMBANTU), alasan="Cuti tahunan", actor=PENYIDIK)

    assert lines(PEMBANTU)["Perkara diserahkan kepada Anda"] == 1


@pytest.mark.sop("2.b")
def test_papers_lie_on_the_desk_of_whom_they_wait_for():
    paper = take(drafted("sprin_lidik"), "submit", PENYIDIK)
    assert lines(KBO)["Surat menunggu paraf Anda"] == 1

    paper = take(paper, "paraf_kbo", KBO)
    assert lines(KASAT)["Surat menunggu tanda tangan Anda"] == 1

    take(paper, "sign", KASAT)
    assert lines(KAUR_MINTU)["Surat menunggu dicatat di register"] == 1
    assert "Surat menunggu tanda tangan Anda" not in lines(KASAT)


def test_a_case_without_investigator_is_told_to_who_appoints_one():
    registered(an_lp())

    for chief in (KBO, KASAT, KAPOLRES):
        assert lines(chief)["Perkara tanpa penyidik"] == 1
    assert "Perkara tanpa penyidik" not in lines(KANIT)


def test_the_centre_sees_the_country_and_another_resort_sees_nothing():
    registered(an_lp())

    assert tiles(PUSIKNAS)["Terbuka"] == 1
    assert tiles(ORANG_LUAR)["Terbuka"] == 0


@pytest.mark.sop("2.b")
@pytest.mark.parametrize(
    "actor",
    [OPERATOR_LP, PENYIDIK, KANIT, KAUR_MINTU, KBO, KASAT, KAPOLRES, PUSIKNAS],
    ids=lambda actor: str(next(iter(actor.roles))),
)
def test_every_line_of_every_role_leads_somewhere_at_a_bounded_price(
    actor, kini, django_assert_max_num_queries
):
    for n in range(3):
        detained(with_tersangka(), nomor=f"SP.Han/{n + 1}/III/RES.4.2/2026/Resnarkoba")
    registered(an_lp())
    kini.shift(timedelta(days=18))
    client = as_(actor)
    client.get("/")

    with django_assert_max_num_queries(17):
        page = client.get("/").content.decode()

    main = page[page.index("<main") : page.index("</main")]
    for link in set(re.findall(r'href="(/[^"#]*)"', main)):
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link
