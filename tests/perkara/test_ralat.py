"""An LP is corrected in the open: the ledger keeps what was, and law follows the fact."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.perkara import usecases
from sidik.perkara.errors import PerkaraTerkunci
from sidik.perkara.forms import RalatForm
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.satuan.usecases import plant_satuan
from tests.cast import KASAT, KAUR_MINTU, OPERATOR_LP, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import (
    MALAM_ITU,
    an_lp,
    an_lp_b,
    as_,
    assigned,
    detail,
    in_penyidikan,
    registered,
    terlapor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def page(lp: LaporanPolisi) -> str:
    return reverse("perkara:lp_ralat", args=[lp.perkara_id, lp.pk])


def as_it_stands(client, lp: LaporanPolisi) -> dict[str, str]:
    """What the browser would send back when nothing was touched."""
    form = client.get(page(lp)).context["form"]
    shown = {n: form[n].value() for n, f in form.fields.items() if not f.disabled}
    times = {n: f"{v:%Y-%m-%dT%H:%M}" for n, v in shown.items() if isinstance(v, datetime)}
    return {n: str(v) for n, v in (shown | times).items() if v not in (None, "", False)}


def last_correction() -> dict[str, object]:
    return dict(facts_of(Peristiwa.objects.filter(verb="lp.diubah").latest("seq")))


@pytest.mark.laugh(19)
def test_the_id_that_dors_gave_later_is_filled_in_without_a_reason():
    lp, client = registered(), as_(OPERATOR_LP)

    answer = client.post(page(lp), as_it_stands(client, lp) | {"dors_id": "DORS-2026-000123"})

    assert answer.status_code == 302
    lp.refresh_from_db()
    assert lp.dors_id == "DORS-2026-000123"
    assert last_correction()["diubah"] == "id DORS"
    assert "DORS-2026-000123" in client.get(detail(lp.perkara)).content.decode()


def test_nothing_touched_writes_nothing_and_says_so():
    lp, client = registered(), as_(OPERATOR_LP)
    before = Peristiwa.objects.count()

    answer = client.post(page(lp), as_it_stands(client, lp))

    assert "Tidak ada yang diubah" in answer.content.decode()
    assert Peristiwa.objects.count() == before


def test_what_was_written_is_replaced_only_with_a_reason_which_the_story_tells():
    lp, client = registered(), as_(PENYIDIK)
    lp = assigned().lp.get()
    typed = as_it_stands(client, lp) | {"tkp": "Jl. Merdeka, Batumandi"}

    refused = client.post(page(lp), typed)
    assert refused.status_code == 422
    assert "tulis alasan perbaikannya" in refused.content.decode()
    assert 'value="Jl. Merdeka, Batumandi"' in refused.content.decode()
    assert client.post(page(lp), typed | {"alasan": "salah dengar"}).status_code == 302

    lp.refresh_from_db()
    assert lp.tkp == "Jl. Merdeka, Batumandi"
    story = client.get(detail(lp.perkara)).content.decode()
    assert "LP diperbaiki" in story
    assert "salah dengar" in story


def test_number_hour_and_reporter_are_not_read_from_this_form():
    lp, client = registered(an_lp_b()), as_(OPERATOR_LP)
    forged = {"nomor": "LP/B/99/I/2020/X", "model": "A", "dilaporkan_at": "2020-01-01T00:00"}

    client.post(page(lp), as_it_stands(client, lp) | forged | {"modus": "rumah kosong"})

    after = LaporanPolisi.objects.get(pk=lp.pk)
    assert (after.nomor, after.model, after.dilaporkan_at) == (lp.nomor, "B", lp.dilaporkan_at)
    assert after.modus == "rumah kosong"


def test_an_earlier_event_makes_a_child_of_whoever_had_not_his_birthday_yet():
    perkara = in_penyidikan()
    row = usecases.add_orang(
        perkara, terlapor(umur=None, tanggal_lahir=date(2008, 3, 1)), actor=PENYIDIK
    )
    assert not row.is_anak
    client, lp = as_(PENYIDIK), perkara.lp.get()
    typed = as_it_stands(client, lp) | {
        "kejadian_at": "2026-02-20T20:00",
        "alasan": "kejadian sebelum laporan",
    }

    assert client.post(page(lp), typed).status_code == 302

    row.refresh_from_db()
    assert (row.umur_saat_kejadian, row.is_anak) == (17, True)
    assert "diversi" in str(client.get(detail(perkara)).context["halaman"].tenggat).lower()


def test_the_same_before_any_penyidikan_and_the_title_names_the_child_no_more():
    lp = registered(an_lp(ringkas="Rizal Fahmi bawa sabu", kejadian_at=MALAM_ITU))
    who = terlapor("Rizal Fahmi", umur=None, tanggal_lahir=date(2008, 3, 5))
    row = usecases.add_orang(lp.perkara, who, actor=OPERATOR_LP)
    client = as_(OPERATOR_LP)

    new = as_it_stands(client, lp) | {"kejadian_at": "2026-03-04T22:00", "alasan": "Salah hari"}
    assert client.post(page(lp), new).status_code == 302

    row.refresh_from_db()
    assert row.is_anak
    assert Perkara.objects.get().ringkas == "R.F. bawa sabu"


def test_the_charge_follows_the_corrected_day():
    lp, client = registered(), as_(OPERATOR_LP)
    typed = as_it_stands(client, lp) | {"pasal": "", "pasal_1": "uu35-112-1", "alasan": "pasal"}

    refused = client.post(page(lp), typed)
    assert refused.status_code == 422
    typed |= {"kejadian_at": "2025-12-20T20:00"}
    assert client.post(page(lp), typed).status_code == 302

    lp.refresh_from_db()
    assert lp.pasal == ["Pasal 112 ayat (1) UU 35/2009"]


def test_two_who_correct_at_once_the_later_is_told():
    lp, client = registered(), as_(OPERATOR_LP)
    first = as_it_stands(client, lp)
    client.post(page(lp), first | {"modus": "lempar"})

    later = as_(KAUR_MINTU).post(page(lp), first | {"modus": "tempel"})

    assert later.status_code == 422
    assert "sudah diubah Bripda Rusmiati sejak Anda membukanya: modus" in later.content.decode()
    lp.refresh_from_db()
    assert lp.modus == "lempar"


def test_a_locked_case_is_not_corrected():
    perkara = in_penyidikan()
    lp = perkara.lp.get()
    client = as_(OPERATOR_LP)
    typed = as_it_stands(client, lp)
    usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)

    answer = client.post(page(lp), typed | {"modus": "lempar"})

    assert answer.status_code == PerkaraTerkunci.status
    assert "Perbaiki LP" not in client.get(detail(perkara)).content.decode()


def test_who_may_not_read_the_names_corrects_the_rest_and_leaves_the_text():
    perkara = in_penyidikan(uraian="Rizal Kecil membawa dua paket.", penerima_nrp="88020202")
    usecases.add_orang(perkara, terlapor("Rizal Kecil", umur=15), actor=PENYIDIK)
    lp, client = perkara.lp.get(), as_(KAUR_MINTU)

    shown = client.get(page(lp)).content.decode()
    assert "Rizal" not in shown
    assert "memuat nama yang dilindungi" in shown
    typed = as_it_stands(client, lp) | {"uraian": "diganti", "emp_id": "EMP-7"}
    assert client.post(page(lp), typed).status_code == 302

    lp.refresh_from_db()
    assert (lp.uraian, lp.emp_id) == ("Rizal Kecil membawa dua paket.", "EMP-7")


def test_another_polres_does_not_find_it():
    lp = registered()

    assert as_(ORANG_LUAR).get(page(lp)).status_code in {403, 404}
    assert as_(OPERATOR_LP).get(page(lp).replace(str(lp.pk), str(lp.perkara_id))).status_code == 404


class TestWhateverIsTyped(TestCase):
    """Every field of the form, with anything in it: a sentence or a correction, never a fault."""

    def setUp(self) -> None:
        plant_satuan()
        self.lp = registered(an_lp(kejadian_at=datetime(2026, 3, 5, 12, 0, tzinfo=UTC)))
        self.client_ = as_(OPERATOR_LP)

    @settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
    @given(
        name=st.sampled_from(sorted(RalatForm.base_fields)),
        text=st.text(max_size=60) | st.text("0123456789-/:. T", max_size=20),
    )
    def test_it_is_answered_with_a_sentence_or_kept(self, name: str, text: str) -> None:
        typed = as_it_stands(self.client_, self.lp) | {name: text}

        answer = self.client_.post(page(self.lp), typed)

        assert answer.status_code in {302, 422}
        if answer.status_code == 422:
            assert answer.context["form"].errors
        assert Keterlibatan.objects.count() == 0


def test_caught_red_handed_may_be_ticked_later_with_a_reason():
    lp, client = registered(an_lp(tertangkap_tangan=False)), as_(OPERATOR_LP)
    ticked = as_it_stands(client, lp) | {"tertangkap_tangan": "on"}

    assert client.post(page(lp), ticked).status_code == 422
    assert client.post(page(lp), ticked | {"alasan": "Lupa dicentang"}).status_code == 302

    lp.perkara.refresh_from_db()
    assert lp.perkara.tertangkap_tangan
