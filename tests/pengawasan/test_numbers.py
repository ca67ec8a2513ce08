"""What the chiefs see is what is there, and every number opens its cases."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed
from sidik.pengawasan.data import Tugas, Ukuran
from sidik.pengawasan.queries import (
    by_month,
    by_petugas,
    by_satuan,
    count_angka,
    list_cases,
    list_tugas,
    running_clocks,
    totals,
)
from sidik.perkara.data import TujuanGelar
from sidik.perkara.models import Perkara
from tests.cast import KASAT, KBO, ORANG_LUAR, PEMBANTU, PENYIDIK, SI_TIK, login_of
from tests.perkara.builders import (
    MALAM_ITU,
    an_lp_b,
    assigned,
    gelar,
    in_penyidikan,
    in_tahap_1,
    registered,
    step,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def history(negeri):
    """Six cases of a night in March, and the morning four days later."""
    with time_machine.travel(MALAM_ITU + timedelta(hours=1)):
        registered()
        registered(an_lp_b())
        assigned()
        in_penyidikan()
        in_tahap_1()
        done = in_penyidikan()
        gelar(done, TujuanGelar.HENTI)
        step(done, "transfer_perkara", alasan="Dilimpahkan ke Polres tetangga")
    with time_machine.travel(MALAM_ITU + timedelta(days=4)):
        yield


def numbers(actor: Actor) -> dict[str, int]:
    return {u.value: sel.jumlah for u, sel in zip(Ukuran, totals(actor), strict=True)}


@pytest.mark.sop("2.b", "2.d")
@pytest.mark.usefixtures("history")
def test_a_chief_sees_what_is_open_late_waiting_and_unassigned():
    assert numbers(KASAT) == {
        "terbuka": 5,
        "tanpa-penyidik": 2,
        "menunggu-jpu": 1,
        "p19": 0,
        "lewat": 3,
        "selesai": 1,
    }


@pytest.mark.sop("2.d")
@pytest.mark.usefixtures("history")
def test_each_number_is_the_length_of_the_list_behind_it():
    for actor in (KASAT, KBO):
        for ukuran, number in zip(Ukuran, totals(actor), strict=True):
            assert list_cases(actor, ukuran).count() == number.jumlah


@pytest.mark.laugh(24)
@pytest.mark.sop("2.d")
@pytest.mark.usefixtures("history")
def test_workload_stands_beside_result_for_each_investigator():
    (row,) = by_petugas(KASAT)

    assert row.nama == f"{PENYIDIK.pangkat} {PENYIDIK.nama}"
    assert [cell.jumlah for cell in row.sel] == [3, 0, 1, 0, 1, 1]
    assert list(row.beban) == [0, 3, 0, 0]
    assert list(row.hasil) == [0, 1, 0, 0]
    assert row.tertua == 4


@pytest.mark.laugh(24)
@pytest.mark.usefixtures("history")
def test_hard_cases_stand_apart_from_light_ones():
    Perkara.objects.filter(tahap="tahap_1").update(kesulitan="sangat_sulit")

    (row,) = by_petugas(KASAT)

    assert list(row.beban) == [0, 2, 0, 1]


@pytest.mark.usefixtures("history")
def test_rows_by_unit_add_up_to_the_total():
    rows = by_satuan(KASAT)
    sums = [sum(column) for column in zip(*([c.jumlah for c in r.sel] for r in rows), strict=True)]

    assert sums == [cell.jumlah for cell in totals(KASAT)]


@pytest.mark.laugh(22)
@pytest.mark.usefixtures("history")
def test_months_count_reports_and_settlements_and_never_a_bare_percentage():
    march = by_month(KASAT)[2]

    assert (march.label, march.masuk, march.selesai) == ("Maret", 6, 1)
    assert march.persen == "17 %"
    assert by_month(KASAT)[0].persen == "–"


@pytest.mark.usefixtures("history")
def test_one_from_another_polres_sees_none_of_it():
    assert set(numbers(ORANG_LUAR).values()) == {0}


def todo(actor: Actor) -> list[Tugas]:
    return list_tugas(actor, count_angka(actor, running_clocks(actor)))


def test_an_investigator_has_no_dashboard_but_has_his_own_work():
    with time_machine.travel(MALAM_ITU + timedelta(hours=1)):
        assigned(an_lp_b())
    with pytest.raises(NotAllowed):
        totals(PENYIDIK)

    with time_machine.travel(MALAM_ITU + timedelta(days=4)):
        lines = {t.judul: t.jumlah for t in todo(PENYIDIK)}
    assert lines["Tenggat perkara Anda yang sudah lewat"] == 1
    assert todo(PEMBANTU) == []


@pytest.mark.sop("2.b")
@pytest.mark.usefixtures("history")
def test_every_number_on_the_pages_opens_a_page_with_that_many_cases(client: Client):
    client.force_login(login_of(KASAT))
    for page in ("/", "/pengawasan/"):
        text = client.get(page).content.decode()
        links = set(re.findall(r'href="(/pengawasan/(?!laporan)[^"]+/[^"]*)"', text))
        assert links
        for link in links:
            answer = client.get(link.replace("&amp;", "&"))
            assert answer.status_code == 200
            assert answer.context["page"].paginator.count >= 0


def test_an_unknown_list_is_not_found(client: Client):
    client.force_login(login_of(KASAT))

    assert client.get("/pengawasan/sembarang/").status_code == 404
    assert client.get("/pengawasan/terbuka/?petugas=bukan-id").status_code == 404


def test_who_supervises_nothing_is_told_so(client: Client):
    client.force_login(login_of(SI_TIK))

    assert client.get("/pengawasan/").status_code == 403
    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("history")
def test_the_dashboard_needs_a_bounded_number_of_queries(
    client: Client, django_assert_max_num_queries
):
    client.force_login(login_of(KASAT))
    with django_assert_max_num_queries(16):
        client.get("/pengawasan/")
