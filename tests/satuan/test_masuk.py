"""Coming in: a password that fits, a lock after five failures, nothing told to a stranger."""

from datetime import timedelta

import pytest
import time_machine

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.satuan.data import NRPSalah, NRPSudahAda, Role, SandiTerlaluPendek, SatuanTidakDikenal
from sidik.satuan.models import Akun, Satuan
from sidik.satuan.usecases import NewPetugas, appoint_petugas, give_akun, plant_satuan, try_masuk
from tests.cast import BALANGAN, KASAT, PENYIDIK, SANDI, SI_TIK, SISTEM, TABALONG, appoint, login_of
from tests.perkara.builders import assigned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def new(**changes: object) -> NewPetugas:
    values = {
        "nrp": "93010123",
        "nama": "Muhammad Rezki, S.H.",
        "pangkat": "Bripka",
        "jabatan": "Penyidik Pembantu",
        "satuan": f"{BALANGAN}.RESNARKOBA",
        "roles": [Role.PENYIDIK_PEMBANTU],
    }
    return NewPetugas(**(values | changes))


def test_the_right_password_opens_and_leaves_a_trace(client):
    login_of(PENYIDIK)

    answer = client.post("/masuk/", {"nrp": PENYIDIK.nrp, "sandi": SANDI})

    assert answer.status_code == 302
    assert Peristiwa.objects.filter(verb="akun.masuk", actor__nrp=PENYIDIK.nrp).exists()


def test_a_wrong_password_and_an_unknown_nrp_read_the_same(client):
    login_of(PENYIDIK)

    wrong = client.post("/masuk/", {"nrp": PENYIDIK.nrp, "sandi": "bukan-ini-sandinya"})
    unknown = client.post("/masuk/", {"nrp": "11111111", "sandi": "bukan-ini-sandinya"})

    assert wrong.status_code == unknown.status_code == 422
    strip = lambda page, nrp: page.content.decode().replace(nrp, "")  # noqa: E731  # two lines
    assert "tidak cocok" in wrong.content.decode()
    assert len(strip(wrong, PENYIDIK.nrp)) == len(strip(unknown, "11111111"))


def test_five_failures_lock_the_login_for_a_quarter_of_an_hour():
    login_of(PENYIDIK)
    with time_machine.travel("2026-03-05 01:00:00+00:00", tick=False) as wall:
        for _ in range(5):
            assert try_masuk(PENYIDIK.nrp, "salah") is None

        assert try_masuk(PENYIDIK.nrp, SANDI) is None
        wall.shift(timedelta(minutes=14, seconds=59))
        assert try_masuk(PENYIDIK.nrp, SANDI) is None
        wall.shift(timedelta(minutes=15, seconds=1))
        assert try_masuk(PENYIDIK.nrp, SANDI) is not None


def test_an_officer_who_has_left_does_not_come_in():
    akun = login_of(PENYIDIK)
    type(akun.petugas).objects.filter(pk=akun.petugas.pk).update(aktif=False)

    assert try_masuk(PENYIDIK.nrp, SANDI) is None


def test_passwords_are_kept_as_argon2_only(settings):
    from sidik.config import settings as real

    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    login_of(PENYIDIK)

    assert Akun.objects.get().password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"nrp": "123"}, NRPSalah),
        ({"nrp": "9301012a"}, NRPSalah),
        ({"satuan": "POLRI.KALSEL.BALANGAN.TIDAKADA"}, SatuanTidakDikenal),
        ({"satuan": f"{TABALONG}.RESNARKOBA"}, NotAllowed),
    ],
)
def test_a_crooked_appointment_is_refused_and_writes_nothing(changes, refusal):
    with pytest.raises(refusal):
        appoint_petugas(new(**changes), actor=SI_TIK)

    assert not Peristiwa.objects.exists()


def test_an_nrp_stands_for_one_officer():
    appoint_petugas(new(), actor=SI_TIK)

    with pytest.raises(NRPSudahAda, match="93010123"):
        appoint_petugas(new(nama="Lain"), actor=SI_TIK)


def test_a_short_password_is_refused():
    with pytest.raises(SandiTerlaluPendek):
        give_akun(appoint(KASAT), "pendek", actor=SISTEM)


def test_an_investigator_gives_no_logins():
    with pytest.raises(NotAllowed):
        appoint_petugas(new(), actor=PENYIDIK)


def test_planting_the_tree_twice_changes_nothing():
    before = list(Satuan.objects.values_list("kode", "id"))

    plant_satuan()

    assert list(Satuan.objects.values_list("kode", "id")) == before
    assert Satuan.objects.filter(jenis="polda").count() == 36


def test_every_page_but_the_public_ones_asks_for_a_login(client):
    for url in ("/petugas/", "/tenggat/", "/petugas/baru/"):
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/masuk/")


def test_si_tik_enters_an_officer_and_a_bad_form_keeps_what_was_typed(client):
    client.force_login(login_of(SI_TIK))
    typed = {
        "nrp": "93010123",
        "nama": "Muhammad Rezki, S.H.",
        "pangkat": "Bripka",
        "jabatan": "Penyidik Pembantu",
        "satuan": f"{BALANGAN}.RESNARKOBA",
        "roles": ["penyidik_pembantu"],
        "sandi": "pendek",
    }

    bad = client.post("/petugas/baru/", typed)
    assert bad.status_code == 422
    assert "paling sedikit 12 karakter" in bad.content.decode()
    assert "Muhammad Rezki, S.H." in bad.content.decode()
    assert not Akun.objects.filter(nrp="93010123").exists()

    good = client.post("/petugas/baru/", typed | {"sandi": "sandi yang cukup panjang"})
    assert good.status_code == 302
    assert Akun.objects.filter(nrp="93010123").exists()


def test_who_may_not_manage_logins_is_told_so(client):
    client.force_login(login_of(PENYIDIK))

    answer = client.get("/petugas/")

    assert answer.status_code == 403
    assert "tidak berwenang" in answer.content.decode()


def test_a_session_that_ends_while_typing_leads_back_to_the_page_of_the_form(client):
    perkara = assigned()
    login_of(PENYIDIK)
    form = f"/perkara/{perkara.pk}/langkah/"

    away = client.post(form, {"langkah": "open_penyelidikan"})
    back = client.post(away["Location"], {"nrp": PENYIDIK.nrp, "sandi": SANDI}, follow=True)

    assert back.redirect_chain[-1][0] == f"/perkara/{perkara.pk}/"
    assert back.status_code == 200
    assert "Isian terakhir belum tersimpan" in back.content.decode()
