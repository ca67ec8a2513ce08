"""Whatever is done in a case may be written down late: in its order, or with its reason in red."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara import usecases
from sidik.perkara.data import HasilDiversi, Kabar, Kesulitan, StatusOrang, TujuanGelar
from sidik.perkara.errors import (
    BelumBertugasSaatItu,
    TindakanDiMasaDepan,
    TugasTerbalik,
    UrutanTerbalik,
)
from sidik.perkara.models import (
    Asesmen,
    Keterlibatan,
    Penugasan,
    Perkara,
    RiwayatStatus,
    Tindakan,
)
from sidik.perkara.queries import get_halaman, known_of
from tests.cast import KASAT, PEMBANTU, PENYIDIK, appoint
from tests.perkara.builders import (
    MALAM_ITU,
    an_lp,
    an_lp_b,
    as_,
    assigned,
    detail,
    in_penyidikan,
    registered,
    step,
    terlapor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
SEBELUM_LP = MALAM_ITU - timedelta(days=1)
KEMARIN = timedelta(days=1)
SEBAB = "Server mati dua hari"


def person(perkara: Perkara, umur: int = 31) -> Keterlibatan:
    return usecases.add_orang(perkara, terlapor(umur=umur), actor=PENYIDIK)


ACTS = {
    "langkah": lambda p, **late: step(p, "open_penyelidikan", actor=KASAT, **late),
    "gelar": lambda p, **late: usecases.record_gelar(
        p, tujuan=TujuanGelar.KHUSUS, nomor="LHGP/1", hasil="-", actor=KASAT, **late
    ),
    "kabar": lambda p, **late: usecases.record_kabar(
        p, Kabar.SP2HP_A1, nomor="B/1", actor=KASAT, **late
    ),
    "diversi": lambda p, **late: usecases.record_diversi(
        p,
        usecases.NewDiversi(
            hasil=HasilDiversi.DIMULAI,
            orang=str(Keterlibatan.objects.get(perkara=p).pk),
            nomor="BA/1",
            ringan=True,
            **late,
        ),
        actor=KASAT,
    ),
    "anggota": lambda p, **late: usecases.add_anggota(
        p, appoint(PEMBANTU), nomor_sprin="SP.Gas/1", actor=KASAT, **late
    ),
    "status": lambda p, at, terlambat="": usecases.set_status_orang(
        Keterlibatan.objects.get(perkara=p),
        StatusOrang.DPO,
        alasan="DPO/1",
        at=at,
        terlambat=terlambat,
        actor=KASAT,
    ),
    "tat": lambda p, **late: usecases.request_tat(
        Keterlibatan.objects.get(perkara=p), nomor="B/30", actor=KASAT, **late
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_before_its_lp_is_refused_or_taken_late_with_its_reason_in_red(name):
    perkara = assigned()
    person(perkara, umur=16)

    with pytest.raises(UrutanTerbalik, match="laporan polisinya"):
        ACTS[name](perkara, at=SEBELUM_LP)
    perkara.refresh_from_db()
    ACTS[name](perkara, at=SEBELUM_LP, terlambat=SEBAB)

    red = [k.text for k in get_halaman(KASAT, perkara).riwayat if k.late]
    assert len(red) == 1
    assert f"dicatat menyusul: {SEBAB}" in red[0]
    assert "terjadi 4 Maret 2026" in red[0]


@pytest.mark.parametrize("name", ACTS)
def test_what_has_not_happened_yet_is_refused(name):
    perkara = assigned()
    person(perkara, umur=16)

    with pytest.raises(TindakanDiMasaDepan):
        ACTS[name](perkara, at=clock.now() + KEMARIN, terlambat=SEBAB)


def test_an_investigator_is_appointed_from_the_day_of_his_order():
    perkara = registered().perkara
    give = {"kesulitan": Kesulitan.SEDANG, "actor": KASAT}
    officer = appoint(PENYIDIK)

    with pytest.raises(UrutanTerbalik):
        usecases.assign_penyidik(perkara, officer, versi=perkara.versi, at=SEBELUM_LP, **give)
    since = MALAM_ITU + timedelta(hours=1)
    usecases.assign_penyidik(perkara, officer, versi=perkara.versi, at=since, **give)

    assert Penugasan.objects.get().mulai_at == since
    at = since + timedelta(hours=2)
    step(Perkara.objects.get(), "open_penyelidikan", at=at)
    assert Tindakan.objects.get().at == at


def test_who_was_ordered_within_a_minute_acts_in_that_minute_and_not_in_the_one_before():
    perkara = registered().perkara
    minute = (MALAM_ITU + timedelta(hours=1)).replace(second=0, microsecond=0)
    ordered = minute + timedelta(seconds=30, microseconds=7)
    give = {"kesulitan": Kesulitan.SEDANG, "actor": KASAT, "versi": perkara.versi}
    usecases.assign_penyidik(perkara, appoint(PENYIDIK), at=ordered, **give)
    perkara = Perkara.objects.get()

    with pytest.raises(BelumBertugasSaatItu):
        step(perkara, "open_penyelidikan", at=minute - timedelta(minutes=1))
    step(perkara, "open_penyelidikan", at=minute)

    assert Tindakan.objects.get().terlambat == ""


def test_a_step_on_a_day_before_the_one_it_follows_needs_its_reason():
    perkara = in_penyidikan()
    row = person(perkara)
    before = clock.now() - 2 * KEMARIN

    with pytest.raises(UrutanTerbalik, match="langkah sebelumnya"):
        step(perkara, "name_tersangka", actor=KASAT, orang=str(row.pk), at=before)

    step(perkara, "name_tersangka", actor=KASAT, orang=str(row.pk), at=before, terlambat=SEBAB)
    assert RiwayatStatus.objects.get(peran="tersangka").terlambat == SEBAB


def test_who_was_not_on_the_order_that_day_says_why_he_writes_for_it():
    perkara = assigned()
    that_day = clock.now() - KEMARIN

    with pytest.raises(BelumBertugasSaatItu, match="alasan"):
        step(perkara, "open_penyelidikan", at=that_day)

    step(perkara, "open_penyelidikan", at=that_day, terlambat="Penyidik lama sakit")
    assert Tindakan.objects.get().terlambat == "Penyidik lama sakit"


def test_an_spdp_follows_its_sprin_sidik():
    perkara = in_penyidikan()

    with pytest.raises(UrutanTerbalik, match="Sprin Sidik"):
        usecases.record_spdp(perkara, nomor="SPDP/1", at=clock.now() - KEMARIN, actor=KASAT)


def test_no_later_letter_to_a_reporter_before_the_first_one():
    perkara = step(assigned(an_lp_b()), "open_penyelidikan")

    with pytest.raises(UrutanTerbalik, match=r"SP2HP A1 \(belum dicatat\)"):
        usecases.record_kabar(perkara, Kabar.SP2HP_LIDIK, nomor="B/2", actor=PENYIDIK)
    usecases.record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/1", actor=PENYIDIK)

    usecases.record_kabar(perkara, Kabar.SP2HP_LIDIK, nomor="B/2", actor=PENYIDIK)


def test_a_duty_does_not_end_before_it_began():
    perkara = assigned()
    usecases.add_anggota(perkara, appoint(PEMBANTU), nomor_sprin="SP.Gas/1", actor=KASAT)

    with pytest.raises(TugasTerbalik):
        usecases.release_anggota(perkara, PEMBANTU.nrp, at=MALAM_ITU, actor=KASAT)


class TestTheDatabaseItself:
    """A row that is written past the use cases meets the same order."""

    def insert(self, model, **columns) -> None:
        with transaction.atomic():
            model.objects.create(node="x", versi=1, **columns)

    def act(self, perkara: Perkara, **changes) -> None:
        columns = {"jenis": "langkah", "at": clock.now(), "petugas_nrp": PENYIDIK.nrp} | changes
        self.insert(Tindakan, perkara=perkara, **columns)

    def test_refuses_a_step_before_the_step_it_follows(self):
        perkara = in_penyidikan()
        late = {"at": clock.now() - 2 * KEMARIN, "sebagai": "atasan"}

        with pytest.raises(IntegrityError, match="mendahului langkah sebelumnya"):
            self.act(perkara, **late)
        self.act(perkara, **late, terlambat=SEBAB)

    def test_refuses_an_spdp_before_its_sprin_sidik(self):
        with pytest.raises(IntegrityError, match="mendahului Sprin Sidik"):
            self.act(in_penyidikan(), jenis="spdp", at=clock.now() - 2 * KEMARIN, sebagai="atasan")

    def test_refuses_a_later_letter_before_the_first_one(self):
        with pytest.raises(IntegrityError, match="mendahului SP2HP A1"):
            self.act(assigned(an_lp_b()), jenis="kabar", tujuan="sp2hp_lidik")

    def test_refuses_an_order_before_the_lp(self):
        perkara = assigned()
        order = {"perkara": perkara, "petugas": appoint(PEMBANTU), "nrp": PEMBANTU.nrp}

        with pytest.raises(IntegrityError, match="mendahului laporan polisinya"):
            self.insert(Penugasan, **order, peran="pembantu", mulai_at=SEBELUM_LP)

    def test_refuses_a_standing_and_an_assessment_before_the_lp(self):
        row = person(assigned())

        with pytest.raises(IntegrityError, match="mendahului laporan polisinya"):
            self.insert(
                RiwayatStatus,
                keterlibatan=row,
                peran="terlapor",
                status="dpo",
                at=SEBELUM_LP,
                petugas_nrp=PENYIDIK.nrp,
            )
        with pytest.raises(IntegrityError, match="mendahului laporan polisinya"):
            self.insert(Asesmen, keterlibatan=row, diminta_at=SEBELUM_LP, nomor_permintaan="B/1")


class TestPages:
    FORMS = ("langkah", "gelar", "kabar", "diversi", "anggota", "orang_status", "orang_tat")

    def typed(self, name: str, perkara: Perkara, row: Keterlibatan) -> dict[str, object]:
        row = Keterlibatan.objects.select_related("orang").get(pk=row.pk)
        seen = known_of(row)["versi"] if name.startswith("orang_") else perkara.versi
        words = {
            "langkah": {"step": "name_tersangka", "nomor": "S.Tap/1", "orang": str(row.pk)},
            "gelar": {"tujuan": "khusus", "nomor": "LHGP/1", "hasil": "-"},
            "kabar": {"kabar": "spdp_berkas", "nomor": "B/1"},
            "diversi": {
                "hasil": "dimulai",
                "nomor": "BA/1",
                "orang": str(row.pk),
                "ringan": "on",
            },
            "anggota": {"petugas": PEMBANTU.nrp, "nomor_sprin": "SP.Gas/1"},
            "orang_status": {"status": "dpo", "alasan": "DPO/1"},
            "orang_tat": {"nomor": "B/30"},
        }[name]
        return {**words, "versi": seen, "at": "2026-03-01T08:00"}

    @pytest.mark.parametrize("name", FORMS)
    def test_every_form_of_an_act_asks_why_and_takes_the_reason(self, name):
        appoint(PEMBANTU)
        perkara = in_penyidikan()
        row = person(perkara, umur=16)
        keys = [perkara.pk, row.pk] if name.startswith("orang_") else [perkara.pk]
        url, client = reverse(f"perkara:{name}", args=keys), as_(KASAT)
        data = self.typed(name, perkara, row)

        asked = client.post(url, data)
        taken = client.post(url, data | {"terlambat": SEBAB})

        assert asked.status_code == 422
        assert "tulis alasan mengapa dicatat menyusul" in asked.content.decode()
        assert taken.status_code == 302
        assert SEBAB in client.get(detail(perkara)).content.decode()

    def test_the_red_of_a_late_entry_is_on_the_case_page(self):
        perkara = assigned(an_lp())
        ACTS["gelar"](perkara, at=SEBELUM_LP, terlambat=SEBAB)

        page = as_(PENYIDIK).get(detail(perkara)).content.decode()

        assert "dicatat menyusul" in page
        assert "is-late" in page or "terlambat" in page
