"""Officers answer by hand, and the pages they do it on."""

import pytest
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.uid import uuid7
from sidik.pesan import usecases
from sidik.pesan.data import Unknown
from sidik.pesan.errors import (
    BalasanDilarang,
    BalasanPerluDiperiksa,
    MasukSudahSelesai,
    NomorTakDapatDikirimi,
    PesanKosong,
    PesanTerlaluPanjang,
    SudahDijawab,
)
from sidik.pesan.models import Keluar, Masuk, PesanPonsel
from sidik.pesan.queries import list_antrean
from sidik.pesan.usecases import NewBalasan, claim, close_masuk, settle
from tests.cast import KAPOLRES, OPERATOR_LP, PENYIDIK, login_of
from tests.pesan.conftest import WARGA, penjaga

pytestmark = pytest.mark.django_db


def balasan(masuk, text="Silakan datang besok pukul 09.00.", **how):
    return NewBalasan(masuk=masuk.pk, text=text, **how)


def reply_manually(new, *, actor):
    return usecases.reply_manually(new, penjaga=penjaga, actor=actor)


@pytest.mark.sop("4.d")
def test_an_officer_answers_by_hand_and_the_queue_is_empty(datang):
    masuk = datang("motor saya bagaimana")
    datang("halo pak?")

    keluar = reply_manually(balasan(masuk), actor=PENYIDIK)

    assert keluar.tujuan == WARGA
    assert list_antrean(PENYIDIK) == []
    assert set(Masuk.objects.values_list("state", "ditangani_oleh")) == {("selesai", PENYIDIK.nrp)}
    trace = Peristiwa.objects.get(verb="pesan.dibalas")
    assert trace.actor["nrp"] == PENYIDIK.nrp
    assert "besok" not in str(trace.records)


def test_the_queue_shows_each_number_once_oldest_first(datang):
    first = datang("satu", dari="+6281255500101")
    datang("dua", dari="+6281255500102")
    datang("tiga", dari="+6281255500101")

    antrean = list_antrean(PENYIDIK)

    assert [m.jumlah for m in antrean] == [2, 1]
    assert antrean[0].pk == first.pk


def test_two_officers_do_not_answer_the_same_question(datang):
    masuk = datang("halo")
    reply_manually(balasan(masuk), actor=PENYIDIK)

    with pytest.raises(SudahDijawab):
        reply_manually(balasan(masuk, "Jawaban kedua"), actor=PENYIDIK)

    assert Keluar.objects.filter(otomatis=False).count() == 1


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", PesanKosong), (" \u200b\n", PesanKosong), ("a" * 1000, PesanTerlaluPanjang)],
)
def test_an_answer_of_no_or_too_many_words_is_refused(datang, text, refusal):
    masuk = datang("halo")

    with pytest.raises(refusal):
        reply_manually(balasan(masuk, text), actor=PENYIDIK)

    assert not Keluar.objects.filter(otomatis=False).exists()


def test_what_may_never_go_out_is_refused_ticked_or_not(datang):
    masuk = datang("halo")

    with pytest.raises(BalasanDilarang, match="Rafli"):
        reply_manually(balasan(masuk, "Rafli sudah diperiksa, sabu 2 gram"), actor=PENYIDIK)

    assert not Keluar.objects.filter(otomatis=False).exists()


def test_what_is_to_be_thought_over_goes_out_after_a_tick_that_stays_in_the_trace(datang):
    masuk, text = datang("halo"), "Sabu 2 gram, " + "a" * 160
    with pytest.raises(BalasanPerluDiperiksa) as no:
        reply_manually(balasan(masuk, text), actor=PENYIDIK)
    assert [one.apa for one in no.value.peringatan] == ["gram", "panjang 2 SMS"]

    reply_manually(balasan(masuk, text, diperiksa=no.value.tanda), actor=PENYIDIK)

    trace = Peristiwa.objects.get(verb="pesan.dibalas")
    assert trace.records[-1]["data"]["diperiksa"] == "gram; panjang 2 SMS"
    assert "Sabu" not in str(trace.records)


def test_a_tick_holds_for_the_words_it_was_set_under_and_no_others(datang):
    masuk = datang("halo")
    with pytest.raises(BalasanPerluDiperiksa) as no:
        reply_manually(balasan(masuk, "sabu 2 gram"), actor=PENYIDIK)
    ticked = no.value.tanda

    with pytest.raises(BalasanPerluDiperiksa):
        reply_manually(balasan(masuk, "besok digeledah", diperiksa=ticked), actor=PENYIDIK)

    assert not Keluar.objects.filter(otomatis=False).exists()


def test_a_foreign_number_is_read_but_not_answered(datang):
    with pytest.raises(NomorTakDapatDikirimi):
        reply_manually(balasan(datang("hello", dari="+6581234567")), actor=PENYIDIK)


def test_those_who_only_read_do_not_answer(datang):
    masuk = datang("halo")

    for act in (lambda: reply_manually(balasan(masuk), actor=KAPOLRES),
                lambda: close_masuk(masuk.pk, actor=KAPOLRES)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_what_is_not_there_is_not_found(db):
    with pytest.raises(NotFound):
        close_masuk(uuid7(), actor=PENYIDIK)


def test_done_without_an_answer_once(datang):
    masuk = datang("salah kirim, maaf")
    close_masuk(masuk.pk, actor=PENYIDIK)

    with pytest.raises(MasukSudahSelesai):
        close_masuk(masuk.pk, actor=PENYIDIK)


@pytest.fixture
def penyidik(client, negeri):
    client.force_login(login_of(PENYIDIK))
    return client


def test_the_desk_shows_who_waits_and_masks_the_number(penyidik, datang):
    datang("<b>motor</b> saya")

    page = penyidik.get(reverse("pesan:masuk")).content.decode()

    assert "&lt;b&gt;motor" in page
    assert "+62812****142" in page
    assert WARGA not in page


def test_answering_on_the_page(penyidik, datang):
    url = reverse("pesan:utas", args=[datang("halo").pk])
    assert penyidik.get(url).status_code == 200

    answer = penyidik.post(url, {"text": "Silakan datang.", "terakhir": ""}, follow=True)

    assert "Silakan datang." in answer.content.decode()
    assert Keluar.objects.filter(otomatis=False).count() == 1


def test_counting_sends_nothing_and_keeps_what_was_typed(penyidik, datang):
    url = reverse("pesan:utas", args=[datang("halo").pk])

    page = penyidik.post(url, {"text": "ą" * 80, "hitung": "1"})

    assert page.status_code == 200
    assert "2 SMS" in page.content.decode()
    assert "ą" * 80 in page.content.decode()
    assert not Keluar.objects.filter(otomatis=False).exists()


def test_a_refused_answer_keeps_what_was_typed(penyidik, datang):
    url = reverse("pesan:utas", args=[datang("halo").pk])

    page = penyidik.post(url, {"text": "x" * 990})

    assert page.status_code == 422
    assert "paling banyak 6" in page.content.decode()
    assert "x" * 990 in page.content.decode()


def test_the_page_says_how_many_parts_go_out_before_they_go(penyidik, datang):
    url = reverse("pesan:utas", args=[datang("halo").pk])
    typed = {"text": "Silakan datang. " * 12, "terakhir": ""}

    page = penyidik.post(url, typed)

    assert page.status_code == 422
    assert "dikirim sebagai 2 SMS" in page.text
    assert "Saya sudah memeriksa" in page.text
    ticked = typed | {"diperiksa": page.context["perlu"].tanda}
    assert penyidik.post(url, ticked).status_code == 302
    assert Keluar.objects.filter(otomatis=False).count() == 1


def test_counting_while_writing_is_a_fragment(penyidik):
    page = penyidik.post(reverse("pesan:hitung"), {"text": "a" * 161})

    assert "2 SMS" in page.content.decode()
    assert "<html" not in page.content.decode()


def test_a_doubt_can_be_sent_again_or_called_off_on_the_page(penyidik, datang):
    datang("INFO 1A")
    settle(claim("a"), Unknown("ERR_TIMEOUT"))
    keluar = Keluar.objects.get()
    page = penyidik.get(reverse("pesan:keluar")).content.decode()
    assert "Kirim ulang" in page
    assert "Tidak pasti terkirim" in page

    penyidik.post(reverse("pesan:kirim_ulang", args=[keluar.pk]))
    assert Keluar.objects.get().state == "antre"
    penyidik.post(reverse("pesan:batalkan", args=[keluar.pk]))
    assert Keluar.objects.get().state == "batal"


@pytest.mark.parametrize("name", ["masuk", "keluar", "modem"])
def test_pages_are_for_those_who_may_read(client, negeri, name):
    client.force_login(login_of(OPERATOR_LP))

    assert client.get(reverse(f"pesan:{name}")).status_code == 403


@pytest.mark.parametrize("name", ["masuk", "keluar", "modem", "hitung"])
def test_pages_need_a_login(client, db, name):
    assert client.get(reverse(f"pesan:{name}")).status_code == 302


@pytest.mark.parametrize("query", ["?keadaan=manual", "?keadaan=entah", "?page=x"])
def test_filters_take_anything(penyidik, query):
    assert penyidik.get(reverse("pesan:masuk") + query).status_code == 200
    assert penyidik.get(reverse("pesan:keluar") + query).status_code == 200


def test_the_handset_is_there_only_with_the_simulated_gateway(client, db):
    assert client.get(reverse("pesan:ponsel")).status_code == 404


def test_anyone_may_use_the_handset_of_the_demo(client, db, ponsel_ada):
    url = reverse("pesan:ponsel") + "?nomor=%2B6281255500142"

    client.post(url, {"nomor": "0812-5550-0142", "text": "INFO 1A"})

    assert PesanPonsel.objects.get().nomor == WARGA
    assert "INFO 1A" in client.get(url).content.decode()
    bad = client.post(url, {"nomor": "9111", "text": "halo"})
    assert bad.status_code == 422
    assert PesanPonsel.objects.count() == 1
