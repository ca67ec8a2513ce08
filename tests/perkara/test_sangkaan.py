"""The dealer and the user of one case: each is charged with his own, and judged by it."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import list_timeline
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import (
    NewOrang,
    PeranOrang,
    Rekomendasi,
    StatusOrang,
    TujuanGelar,
)
from sidik.perkara.errors import (
    AlasanRalatKosong,
    AncamanTerlaluBerat,
    BukanYangDisangka,
    IsianBerubah,
    PasalTidakBerlaku,
    PasalTidakDikenal,
    PerkaraSudahSelesai,
    PerkaraTerkunci,
    SangkaanTertutup,
    SudahDiserahkan,
    TidakAdaPerubahan,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries import ancaman_of, search_perkara
from sidik.perkara.queries.riwayat import story_of
from sidik.perkara.wire import KeterlibatanV1
from tests.cast import KANIT, KASAT, OPERATOR_LP, ORANG_LUAR, PEMBANTU, PENYIDIK, PUSIKNAS
from tests.perkara.builders import (
    KEDUANYA,
    PEMAKAI,
    PENGEDAR,
    as_,
    charge,
    detail,
    gelar,
    pengedar_dan_pemakai,
    reread,
    step,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
DES_2025 = datetime(2025, 12, 20, 14, 0, tzinfo=UTC)


def threat(row: Keterlibatan) -> int | None:
    row = reread(row)
    return ancaman_of(row.perkara, orang=row)


def stand(row: Keterlibatan, status: StatusOrang) -> None:
    said = {"alasan": "surat", "at": clock.now(), "actor": PENYIDIK}
    usecases.set_status_orang(reread(row), status, **said)


class TestEachIsChargedWithHisOwn:
    def test_the_user_is_threatened_with_his_article_and_the_dealer_with_the_case_s(self):
        perkara, (dealer, user) = pengedar_dan_pemakai()

        charge(user, PEMAKAI)

        assert (threat(user), threat(dealer), ancaman_of(perkara)) == (4, 20, 20)

    def test_without_articles_of_his_own_he_is_charged_as_his_case_again(self):
        _, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)

        charge(user, alasan="Gelar 7 Maret: juga menjual")

        assert threat(user) == 20

    def test_the_timeline_says_with_what_and_why_and_of_a_child_no_initials(self):
        perkara, (anak, _) = pengedar_dan_pemakai(("Rizal", 16), ("Hendra", 34))
        charge(anak, PEMAKAI, alasan="Hasil gelar")

        told = story_of(list_timeline(f"perkara:{perkara.pk}"), [])

        line = next(k for k in told if k.title == "Sangkaan bagi orang ditetapkan")
        assert line.text == "Terlapor (anak) · Pasal 127 ayat (1) huruf a UU 35/2009 · Hasil gelar"

    def test_it_travels_and_what_an_older_node_wrote_is_still_read(self):
        _, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)

        last = Peristiwa.objects.filter(verb="orang.sangkaan").get()
        told = next(r["data"] for r in last.records if r["kind"] == "keterlibatan.v1")
        old = {name: said for name, said in told.items() if name != "pasal_rinci"}

        assert msgspec.convert(told, KeterlibatanV1).pasal_rinci == [
            {"kode": PEMAKAI, "hubungan": "primair"}
        ]
        assert msgspec.convert(old, KeterlibatanV1).pasal_rinci == []

    def test_what_the_case_says_in_free_words_may_be_charged_and_its_threat_is_not_guessed(self):
        perda = "Perda 3/2020 ps. 4"
        _, (_, user) = pengedar_dan_pemakai(pasal=(perda,), pasal_rinci=())

        charge(user, perda)

        assert reread(user).pasal_rinci[0]["kode"] == perda
        assert threat(user) is None


class TestIsRefused:
    def test_what_was_not_in_force_on_the_day_of_the_act_unless_why_is_said(self):
        _, (_, user) = pengedar_dan_pemakai()
        with pytest.raises(PasalTidakBerlaku, match=r"Pasal 112 .* 5 Maret 2026"):
            charge(user, "uu35-112-1")

        charge(user, "uu35-112-1", alasan="Ps. 3 KUHP: lebih ringan")

        assert reread(user).pasal_rinci[0]["kode"] == "uu35-112-1"

    def test_but_an_act_of_2025_keeps_the_article_of_its_day(self):
        _, (_, user) = pengedar_dan_pemakai(kejadian_at=DES_2025)

        charge(user, "uu35-112-1")
        with pytest.raises(PasalTidakBerlaku, match="20 Desember 2025"):
            charge(user, "kuhp-609-1-a")

    def test_an_article_that_nobody_knows(self):
        _, (_, user) = pengedar_dan_pemakai()

        with pytest.raises(PasalTidakDikenal, match="Pasal 999"):
            charge(user, "Pasal 999")

    def test_to_replace_his_own_charge_without_a_reason_or_to_change_nothing(self):
        _, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)

        with pytest.raises(AlasanRalatKosong):
            charge(user, PENGEDAR)
        with pytest.raises(TidakAdaPerubahan):
            charge(user, PEMAKAI)

        assert threat(user) == 4

    def test_a_witness(self):
        perkara, _ = pengedar_dan_pemakai()
        new = NewOrang(nama="Halimah", peran=PeranOrang.SAKSI)
        saksi = usecases.add_orang(perkara, new, actor=PENYIDIK)

        with pytest.raises(BukanYangDisangka):
            charge(saksi, PEMAKAI)

    @pytest.mark.parametrize("actor", [OPERATOR_LP, ORANG_LUAR])
    def test_by_whoever_does_not_investigate_the_case(self, actor):
        _, (_, user) = pengedar_dan_pemakai()

        with pytest.raises(NotAllowed):
            charge(user, PEMAKAI, actor=actor)

    @pytest.mark.parametrize(
        ("status", "no"),
        [
            (StatusOrang.DILIMPAHKAN, SudahDiserahkan),
            (StatusOrang.DIHENTIKAN, SangkaanTertutup),
            (StatusOrang.MENINGGAL, SangkaanTertutup),
        ],
    )
    def test_after_tahap_2_and_after_any_other_end(self, status, no):
        _, (_, user) = pengedar_dan_pemakai()
        stand(user, status)

        with pytest.raises(no):
            charge(user, PEMAKAI)

        assert reread(user).pasal_rinci == []

    def test_in_a_case_that_was_signed_off_or_has_ended(self):
        perkara, (_, user) = pengedar_dan_pemakai()
        usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)
        with pytest.raises(PerkaraTerkunci):
            charge(user, PEMAKAI)

        Perkara.objects.filter(pk=perkara.pk).update(dikunci_at=None, tahap="tahap_2")
        with pytest.raises(PerkaraSudahSelesai):
            charge(user, PEMAKAI)

    def test_the_second_officer_who_is_told_what_the_first_changed(self):
        _, (_, user) = pengedar_dan_pemakai()
        seen = reread(user).versi + user.orang.versi
        charge(user, PEMAKAI, actor=KANIT)

        with pytest.raises(IsianBerubah, match=rf"{KANIT.nama}.*: sangkaan\."):
            charge(user, PENGEDAR, alasan="Gelar", versi=seen)

        assert threat(user) == 4


@pytest.mark.sop("5.a.3")
class TestJudgedByIt:
    def test_the_user_is_settled_by_rj_under_his_article_and_the_dealer_goes_on(self):
        perkara, (dealer, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)
        gelar(perkara, TujuanGelar.HENTI)
        asked = usecases.request_tat(reread(user), nomor="B/30", at=clock.now(), actor=PENYIDIK)
        told = {"nomor": "R/5", "rekomendasi": Rekomendasi.RAWAT_JALAN, "tempat": "Klinik"}
        usecases.record_hasil_tat(asked, **told, at=clock.now(), actor=PENYIDIK)

        why = {"alasan": "Tanpa barang bukti, hasil tes urine positif", "nomor": "RJ/1/III/2026"}
        perkara = step(reread(user).perkara, "settle_rj", siapa=(str(user.pk),), **why)

        said = Tindakan.objects.get(jenis="penyelesaian").uraian
        assert "Pasal 127" in said
        assert "Pasal 114" not in said
        assert (reread(user).status, reread(dealer).status) == ("rj", "aktif")
        assert not perkara.is_selesai

    def test_a_child_that_used_is_diverted_beside_its_dealer(self):
        perkara, (_, anak) = pengedar_dan_pemakai(("Burhan", 40), ("Rizal", 16))
        gelar(perkara, TujuanGelar.HENTI)
        ruling = {"alasan": "Kembali kepada orang tua", "nomor": "3/Pen.Div/2026/PN Prn"}
        divert = {"siapa": (str(anak.pk),), **ruling}
        with pytest.raises(AncamanTerlaluBerat, match="sampai 20 tahun"):
            step(reread(anak).perkara, "settle_diversi", **divert)
        charge(anak, PEMAKAI)

        step(reread(anak).perkara, "settle_diversi", **divert)

        assert reread(anak).status == "diversi"
        assert "Pasal 127" in Tindakan.objects.get(jenis="penyelesaian").uraian

    def test_a_child_that_dealt_is_not_let_out_by_the_light_article_of_another(self):
        perkara, (_, anak) = pengedar_dan_pemakai(("Hendra", 34), ("Rizal", 16))
        charge(anak, PENGEDAR)
        gelar(perkara, TujuanGelar.HENTI)
        ruling = {"alasan": "Kembali kepada orang tua", "nomor": "3/Pen.Div/2026/PN Prn"}

        with pytest.raises(AncamanTerlaluBerat):
            step(
                reread(anak).perkara,
                "settle_diversi",
                siapa=(str(anak.pk),),
                pasal=PEMAKAI,
                **ruling,
            )


class TestThePage:
    def url(self, row: Keterlibatan, name: str = "orang") -> str:
        return reverse(f"perkara:{name}", args=[row.perkara_id, row.pk])

    def form(self, client: Client, row: Keterlibatan) -> Any:
        return client.get(self.url(row)).context["forms"]["sangkaan"]

    def test_of_a_person_says_that_he_is_charged_as_his_case_until_he_has_his_own(self):
        _, (_, user) = pengedar_dan_pemakai()
        client = as_(PENYIDIK)
        assert "seperti perkaranya: Pasal 114 ayat (1) UU 35/2009; subsider Pasal 127" in (
            client.get(self.url(user)).content.decode()
        )
        form = self.form(client, user)
        typed = {"pasal_1": PEMAKAI, "hubungan_2": "jo", "pasal_2": "uu35-132-1"}

        answer = client.post(
            self.url(user, "orang_sangkaan"), typed | {"versi": form.initial["versi"]}
        )

        assert answer.status_code == 302
        page = client.get(self.url(user)).content.decode()
        assert "huruf a UU 35/2009; jo Pasal 132 ayat (1) UU 35/2009" in page
        assert "seperti perkaranya:" not in page
        assert self.form(client, user).initial["pasal_2"] == "uu35-132-1"

    def test_offers_what_was_in_force_that_day_and_what_his_case_is_charged_with(self):
        _, (_, user) = pengedar_dan_pemakai(pasal=("Perda 3/2020 ps. 4",))

        offered = dict(self.form(as_(PENYIDIK), user).fields["pasal_1"].choices)

        assert {"", PENGEDAR, "kuhp-609-1-a", "Perda 3/2020 ps. 4"} <= set(offered)
        assert "uu35-112-1" not in offered

    def test_puts_a_refusal_at_its_field_and_keeps_what_was_typed(self):
        _, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)
        client = as_(PENYIDIK)
        versi = self.form(client, user).initial["versi"]

        answer = client.post(
            self.url(user, "orang_sangkaan"), {"pasal_1": PENGEDAR, "versi": versi}
        )

        form = answer.context["forms"]["sangkaan"]
        assert (answer.status_code, list(form.errors)) == (422, ["alasan"])
        assert form["pasal_1"].value() == PENGEDAR

    def test_of_a_witness_and_of_one_whose_case_has_ended_asks_nothing(self):
        perkara, (dealer, _) = pengedar_dan_pemakai()
        new = NewOrang(nama="Halimah", peran=PeranOrang.SAKSI)
        saksi = usecases.add_orang(perkara, new, actor=PENYIDIK)
        stand(dealer, StatusOrang.DILIMPAHKAN)

        for row in (saksi, dealer):
            assert "Tetapkan sangkaan" not in as_(PENYIDIK).get(self.url(row)).content.decode()

    def test_of_the_case_tells_it_only_of_him_who_is_charged_otherwise_at_no_query_more(
        self, django_assert_max_num_queries
    ):
        perkara, (dealer, user) = pengedar_dan_pemakai()
        client = as_(PENYIDIK)
        with CaptureQueriesContext(connection) as before:
            assert "Sangkaan: " not in client.get(detail(perkara)).content.decode()
        charge(user, PEMAKAI)
        charge(dealer, PENGEDAR)

        with django_assert_max_num_queries(len(before)):
            page = client.get(detail(perkara)).content.decode()

        assert "Sangkaan: Pasal 127 ayat (1) huruf a UU 35/2009" in page
        assert page.count("Sangkaan: ") == 2

    def test_of_the_case_hides_the_charge_of_a_child_from_whoever_may_not_know_it(self):
        perkara, (anak, _) = pengedar_dan_pemakai(("Rizal", 16), ("Hendra", 34))
        charge(anak, PEMAKAI)

        assert "Sangkaan: " in as_(PENYIDIK).get(detail(perkara)).content.decode()
        assert "Sangkaan: " not in as_(PEMBANTU).get(detail(perkara)).content.decode()

    def test_offers_a_child_its_own_article_where_diversion_asks_for_one(self):
        perkara, (anak, _) = pengedar_dan_pemakai(
            ("Rizal", 16), ("Hendra", 34), pasal_rinci=KEDUANYA[:1]
        )
        charge(anak, PEMAKAI, "uu35-131")

        form = as_(PENYIDIK).get(detail(perkara)).context["forms"]["diversi"]

        offered = [kode for kode, _ in form.fields["pasal"].choices]
        assert offered == ["", PEMAKAI, "uu35-131"]


class TestTheSearch:
    def test_finds_a_case_by_what_one_of_its_people_is_charged_with(self):
        perkara, (_, user) = pengedar_dan_pemakai(pasal_rinci=KEDUANYA[:1])
        assert search_perkara(KASAT, "pasal 127", {}) == []

        charge(user, PEMAKAI)

        for actor in (KASAT, PUSIKNAS):
            (found,) = search_perkara(actor, "pasal 127", {})
            assert [p.pk for p in found.perkara] == [perkara.pk]

    def test_but_not_by_one_whose_entry_was_struck_out(self):
        _, (_, user) = pengedar_dan_pemakai(pasal_rinci=KEDUANYA[:1])
        row = charge(user, PEMAKAI)
        versi = row.versi + row.orang.versi
        usecases.cancel_orang(row, alasan="Salah orang", versi=versi, actor=KASAT)

        assert search_perkara(KASAT, "pasal 127", {}) == []
