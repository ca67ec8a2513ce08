"""Whoever is examined signs a BAP; a suspect has his copy within a day (DOMAIN §9.11)."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import NewOrang, PenerimaBAP, PeranOrang
from sidik.perkara.errors import (
    BelumBertugasSaatItu,
    BukanBAPTersangka,
    BukanPetugasPerkara,
    SuratBelumDiisi,
    TindakanDiMasaDepan,
    UrutanTerbalik,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries import get_halaman, get_lembar_orang
from sidik.sinkron.data import Butir
from sidik.sinkron.usecases.apply import apply_records
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, ORANG_LUAR, PEMBANTU, PENYIDIK, appoint
from tests.perkara.builders import as_, detail, in_penyidikan, step, terlapor, with_tersangka

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
SEHARI = timedelta(days=1)


def suspect(umur: int = 31) -> Keterlibatan:
    perkara = in_penyidikan()
    row = usecases.add_orang(perkara, terlapor(umur=umur), actor=PENYIDIK)
    step(perkara, "name_tersangka", orang=str(row.pk))
    return Keterlibatan.objects.select_related("perkara__satuan", "orang").get(pk=row.pk)


def witness(perkara: Perkara, peran: PeranOrang = PeranOrang.SAKSI) -> Keterlibatan:
    new = NewOrang(nama="Hasan Basri", peran=peran, umur=40)
    return usecases.add_orang(perkara, new, actor=PENYIDIK)


def examined(row: Keterlibatan, at: datetime | None = None, **more: Any) -> Tindakan:
    told: dict[str, Any] = {"pemeriksa": PENYIDIK.nrp, "tempat": "Polres", "nomor": "BAP/1"}
    actor = more.pop("actor", PENYIDIK)
    new = usecases.NewPemeriksaan(at=at or clock.now(), **(told | more))
    return usecases.record_pemeriksaan(row, new, actor=actor)


def copied(bap: Tindakan, **more: Any) -> Tindakan:
    told: dict[str, Any] = {"nomor": "tanda terima 6 Maret", "actor": PENYIDIK}
    return usecases.record_salinan_bap(bap, PenerimaBAP.PENASIHAT, **(told | more))


def owed() -> list[Tenggat]:
    return list(Tenggat.objects.filter(aturan="salinan_bap", dipenuhi_at=None))


def test_a_suspects_copy_is_owed_until_the_end_of_the_next_day_and_handing_it_over_meets_it():
    row = suspect()
    bap = examined(row)

    (clock_of_copy,) = owed()
    assert clock_of_copy.induk == f"perkara:{row.perkara_id}"
    assert clock_of_copy.due_at - bap.at <= 2 * SEHARI
    copied(bap)

    assert owed() == []


def test_each_bap_of_a_suspect_is_owed_a_copy_of_its_own():
    row = suspect()
    first = examined(row)
    examined(row, nomor="BAP/2")

    copied(first)

    assert len(owed()) == 1


@pytest.mark.parametrize(
    ("peran", "tujuan"),
    [
        (PeranOrang.SAKSI, "bap_saksi"),
        (PeranOrang.AHLI, "bap_ahli"),
        (PeranOrang.TERLAPOR, "bap_saksi"),
    ],
)
def test_a_witness_or_expert_is_examined_without_a_copy_owed(peran, tujuan):
    bap = examined(witness(in_penyidikan(), peran))

    assert bap.tujuan == tujuan
    assert owed() == []
    with pytest.raises(BukanBAPTersangka):
        copied(bap)


def test_a_case_under_the_old_code_owes_no_copy():
    row = suspect()
    row.perkara.rezim_acara = "kuhap_1981"

    examined(row)

    assert owed() == []


def test_an_examination_before_the_penyidikan_or_by_a_stranger_is_refused_or_late_in_red():
    row = suspect()
    before = clock.now() - 2 * SEHARI
    with pytest.raises(TindakanDiMasaDepan):
        examined(row, clock.now() + SEHARI)
    with pytest.raises(UrutanTerbalik, match="Sprin Sidik"):
        examined(row, before)
    with pytest.raises(BukanPetugasPerkara):
        examined(row, pemeriksa=ORANG_LUAR.nrp, terlambat="x")

    examined(row, before, terlambat="Server mati dua hari")

    red = [k.text for k in get_halaman(PENYIDIK, row.perkara).riwayat if k.late]
    assert any("Server mati dua hari" in text for text in red)


def test_a_member_who_joined_later_cannot_have_examined_before_without_a_reason():
    perkara = in_penyidikan()
    row = witness(perkara)
    since = clock.now()
    with time_machine.travel(since + timedelta(minutes=2)):
        usecases.add_anggota(perkara, appoint(PEMBANTU), nomor_sprin="SP.Gas/1", actor=KASAT)
        with pytest.raises(BelumBertugasSaatItu):
            examined(row, since, pemeriksa=PEMBANTU.nrp, actor=KASAT)

        assert examined(row, pemeriksa=PEMBANTU.nrp).petugas_nrp == PEMBANTU.nrp


def test_a_copy_on_a_day_before_its_bap_is_refused_here_and_by_the_database():
    row = suspect()
    bap = examined(row)
    with pytest.raises(UrutanTerbalik, match="BAP"):
        copied(bap, at=bap.at - SEHARI)
    with pytest.raises(SuratBelumDiisi):
        copied(bap, nomor=" ")
    forged = {"perkara": row.perkara, "keterlibatan": row, "atas": bap, "node": bap.node}

    with pytest.raises(IntegrityError, match="salinan"), transaction.atomic():
        Tindakan.objects.create(
            **forged,
            jenis="salinan_bap",
            tujuan="wali",
            at=bap.at - SEHARI,
            petugas_nrp=KASAT.nrp,
            sebagai="atasan",
        )


def test_whoever_may_not_know_a_child_neither_examines_it_nor_sees_that_it_was():
    row = suspect(umur=16)
    examined(row)
    appoint(PEMBANTU)
    seen = get_lembar_orang(PEMBANTU, row.perkara, row)

    assert seen.is_ditutup
    assert seen.pemeriksaan == []
    assert [o.diperiksa for o in get_halaman(PEMBANTU, row.perkara).orang] == [""]
    with pytest.raises(NotAllowed):
        examined(row, actor=PEMBANTU)


def test_the_act_travels_to_the_centre_with_whom_it_was_done_and_what_it_answers():
    bap = examined(suspect(), didampingi=True)
    copy = copied(bap)
    traces = Peristiwa.objects.order_by("seq")
    entries = [(p, n, e) for p in traces for n, e in enumerate(p.records or ())]
    sent = [Butir(p.seq, n, p.subject, msgspec.json.encode(e)) for p, n, e in entries]
    with connection.cursor() as cursor:  # the centre holds none of it yet
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM perkara_tindakan")
        cursor.execute("SET LOCAL session_replication_role = origin")

    apply_records(sent, node=bap.node)

    there, answer = Tindakan.objects.get(pk=bap.pk), Tindakan.objects.get(pk=copy.pk)
    assert (there.keterlibatan_id, there.didampingi) == (bap.keterlibatan_id, True)
    assert (answer.atas_id, answer.tujuan, answer.nomor_surat) == (
        bap.pk,
        "penasihat",
        copy.nomor_surat,
    )
    assert there.tempat == ""


def test_bap_and_copy_are_written_down_on_the_persons_page_and_told_on_the_cases():
    perkara = with_tersangka()
    row = Keterlibatan.objects.get()
    client = as_(PENYIDIK)
    keys = [perkara.pk, row.pk]

    def send(name: str, **typed: str) -> int:
        versi = row.orang.versi + row.versi
        url = reverse(f"perkara:{name}", args=keys)
        return client.post(url, {"versi": versi, **typed}).status_code

    later = clock.now() + timedelta(minutes=5)
    now = f"{later.astimezone():%Y-%m-%dT%H:%M:%S}"
    assert send("orang_bap", pemeriksa=PENYIDIK.nrp) == 422
    typed = {"pemeriksa": PENYIDIK.nrp, "at": now, "didampingi": "on", "nomor": "BAP/1"}
    with clock.telling(later + timedelta(minutes=5)):
        assert send("orang_bap", **typed) == 302
    page = client.get(detail(perkara)).content.decode()
    assert "salinan BAP belum diserahkan" in page
    bap = Tindakan.objects.get(jenis="pemeriksaan")
    letter = {"bap": str(bap.pk), "penerima": "tersangka", "nomor": "tt-6"}
    with clock.telling(later + timedelta(minutes=9)):
        assert send("orang_salinan", **letter) == 302

    page = client.get(reverse("perkara:orang", args=keys)).content.decode()
    assert "didampingi penasihat hukum" in page
    assert "tersangka sendiri" in page
    assert "belum diserahkan" not in page
    assert "Salinan BAP diserahkan" in client.get(detail(perkara)).content.decode()


def test_two_bap_of_one_case_never_bear_one_number():
    perkara = in_penyidikan()
    first = usecases.add_orang(perkara, terlapor("Hendra"), actor=PENYIDIK)
    other = usecases.add_orang(perkara, terlapor("Budi"), actor=PENYIDIK)
    now = clock.now()
    told = {"pemeriksa": PENYIDIK.nrp, "nomor": "BAP/7/III/2026"}
    new = usecases.NewPemeriksaan(at=now, **told)
    usecases.record_pemeriksaan(first, new, actor=PENYIDIK)
    url = reverse("perkara:orang_bap", args=[perkara.pk, other.pk])
    typed = told | {"nomor": "bap / 7 / iii / 2026", "at": f"{localtime(now):%Y-%m-%dT%H:%M}"}
    seen = {"versi": other.versi + other.orang.versi}

    page = as_(PENYIDIK).post(url, typed | seen)

    assert list(page.context["forms"]["bap"].errors) == ["nomor"]
    assert "sudah dipakai dalam perkara ini" in page.content.decode()
    assert Tindakan.objects.filter(jenis="pemeriksaan").count() == 1
    for row in (first, other):  # without a number there is none to be taken
        bare = usecases.NewPemeriksaan(at=clock.now(), pemeriksa=PENYIDIK.nrp)
        usecases.record_pemeriksaan(row, bare, actor=PENYIDIK)
