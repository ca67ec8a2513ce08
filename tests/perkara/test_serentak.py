"""Two officers, two clerks, a cable that is cut: nothing is overwritten, no number gets lost."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from sidik.perkara import forms, usecases
from sidik.perkara.data import Kesulitan
from sidik.perkara.forms import BerversiForm, RefusableForm
from sidik.perkara.models import LaporanPolisi, Orang, Perkara, Tindakan
from sidik.perkara.queries import known_of
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import an_lp, as_, assigned, detail, in_penyidikan, registered, terlapor

pages = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
BEBAS = {
    "RefusableForm": "the root of all",
    "LPForm": "makes a new case",
    "OrangForm": "makes a new person",
    "KeperluanForm": "changes nothing",
    "JawabForm": "an answer is given once; the second is refused",
    "JawabArahanForm": "an answer is given once; the second is refused",
}


def test_every_form_that_changes_a_case_knows_which_state_it_was_made_from():
    classes = [c for c in vars(forms).values() if isinstance(c, type)]
    bare = {
        c.__name__
        for c in classes
        if issubclass(c, RefusableForm)
        and not issubclass(c, BerversiForm)
        and "versi" not in c.base_fields
    }

    assert bare == set(BEBAS)


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestTheLaterIsTold:
    def test_who_was_first_and_which_fields_and_may_send_his_own_again(self):
        perkara = assigned()
        usecases.grade_perkara(perkara, Kesulitan.SULIT, versi=perkara.versi, actor=KASAT)
        seen = perkara.versi - 1
        url = reverse("perkara:gelar", args=[perkara.pk])
        typed = {"tujuan": "khusus", "nomor": "LHGP/1", "hasil": "Sepakat", "versi": seen}
        client = as_(PENYIDIK)

        told = client.post(url, typed)

        assert told.status_code == 409
        said = "sudah diubah Iptu Bambang Wirasto, S.H., M.H. sejak Anda membukanya: kesulitan"
        assert said in told.content.decode()
        assert not Tindakan.objects.exists()
        form = told.context["forms"]["gelar"]
        again = {name: form[name].value() or "" for name in form.fields}
        assert again["hasil"] == "Sepakat"
        assert client.post(url, again).status_code == 302

    def test_of_a_person_the_same(self):
        perkara = assigned()
        row = usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
        seen = known_of(row)["versi"]
        url = reverse("perkara:orang_ubah", args=[perkara.pk, row.pk])
        as_(KASAT).post(url, {"nama": "Ahmad Rizki", "umur": 31, "agama": "Islam", "versi": seen})

        told = as_(PENYIDIK).post(url, {"nama": "Ahmad Rizqi", "umur": 31, "versi": seen})

        assert told.status_code == 422
        assert "sudah diubah Iptu Bambang Wirasto" in told.content.decode()
        assert "sejak Anda membukanya: agama" in told.content.decode()
        assert Orang.objects.get().nama == "Ahmad Rizki"

    def test_what_stays_on_this_node_is_told_too_if_not_by_name(self):
        perkara = assigned()
        row = usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
        seen = known_of(row)["versi"]
        url = reverse("perkara:orang_ubah", args=[perkara.pk, row.pk])
        same = {"nama": "Ahmad Rizki", "umur": 31, "kebangsaan": "Indonesia", "versi": seen}
        hp = same | {"telepon": "0812-5550-1234"}
        as_(KASAT).post(url, hp)

        told = as_(PENYIDIK).post(url, hp | {"telepon": ""})

        assert "sejak Anda membukanya: isian lain" in told.content.decode()


class Clerk(threading.Thread):
    """Registers an LP and is about to commit when the line is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.written, self.cut = threading.Event(), threading.Event()
        self.failed: list[DatabaseError] = []
        self.pid = 0

    def run(self) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.pid = cursor.fetchone()[0]
                registered()
                self.written.set()
                self.cut.wait(20)
        except DatabaseError as error:
            self.failed.append(error)
        finally:
            self.written.set()
            connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("negeri")
def test_a_cable_cut_in_the_middle_loses_no_number_and_leaves_no_half_of_a_case():
    clerk = Clerk()
    clerk.start()
    clerk.written.wait(20)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [clerk.pid])
    clerk.cut.set()
    clerk.join()

    assert len(clerk.failed) == 1
    assert not Perkara.objects.exists()
    assert [registered(an_lp()).seri for _ in range(2)] == [1, 2]
    assert LaporanPolisi.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_the_pages_cost_a_bounded_number_of_queries(django_assert_max_num_queries):
    """The case, its list and its people are counted beside their own tests."""
    perkara = in_penyidikan()
    client = as_(PENYIDIK)
    lp = perkara.lp.get()

    for address, most in (
        ("/perkara/lp/baru/", 12),
        ("/perkara/cari/?q=Ahmad%20Rizki", 20),
        (reverse("perkara:lp_ralat", args=[perkara.pk, lp.pk]), 24),
        (reverse("perkara:orang_baru", args=[perkara.pk]), 12),
        (detail(perkara), 45),
    ):
        with django_assert_max_num_queries(most, info=address):
            assert client.get(address).status_code == 200
