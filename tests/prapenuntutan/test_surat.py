"""Papers made here take their facts from the file, and the thread knows when they arrive."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import ref
from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries import facts_of
from sidik.prapenuntutan.data import PihakSPDP
from sidik.prapenuntutan.models import SPDP
from sidik.prapenuntutan.queries.surat import bahan_berkas, bahan_resume
from sidik.prapenuntutan.usecases.surat import note_spdp, note_spdp_diterima
from sidik.wiring import ON_SURAT, SUMBER_SURAT
from tests.cast import KAUR_MINTU, OPERATOR_LP, PENYIDIK
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import (
    antar,
    at_p21,
    langkah,
    perkara_with,
    ready,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def paper(perkara):
    return SimpleNamespace(
        induk=ref("perkara", perkara.pk),
        nomor="SPDP/24/III/RES.4.2/2026/Resnarkoba",
        tanggal=today(),
        orang=[],
        diterima_at=datetime(2026, 3, 6, 5, tzinfo=UTC),
        alasan="Diterima staf pidum",
    )


@pytest.mark.laugh(11)
def test_the_letter_of_a_file_names_the_suspects_of_this_file_only(db):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    ready(perkara, 0)
    berkas = at_p21(perkara, 1)

    bahan = bahan_berkas(ref("berkas", berkas.pk), "pengantar_tahap_2", PENYIDIK)

    him = berkas.tersangka.get().keterlibatan.orang.nama
    assert [o.nama for o in bahan.orang] == [him]
    assert bahan.isian["p21_nomor"] == "B/take_p21/III/2026"
    assert bahan.isian["berkas_nomor"] == berkas.nomor
    assert [row["nama"] for row in bahan.isian["barang"]] == ["Dua paket sabu"]
    assert bahan.induk == ref("perkara", perkara.pk)


def test_the_resume_lists_the_exhibits_of_all_files(db):
    perkara = perkara_with(2)
    ready(perkara, 0)
    ready(perkara, 1)

    bahan = bahan_resume(ref("perkara", perkara.pk), "resume", PENYIDIK)

    assert len(bahan.isian["barang"]) == 2


def test_who_may_not_draft_gets_no_facts_and_another_subject_is_not_found(db):
    berkas = ready(perkara_with(1))
    subject = ref("berkas", berkas.pk)

    with pytest.raises(NotAllowed):
        bahan_berkas(subject, "pengantar_tahap_1", OPERATOR_LP)
    with pytest.raises(NotFound):
        bahan_berkas("perkara:x", "pengantar_tahap_1", PENYIDIK)


def test_an_spdp_sent_from_here_is_known_to_the_thread_without_typing_it_again(db):
    perkara = perkara_with(1)
    note_spdp(paper(perkara), KAUR_MINTU)
    note_spdp(paper(perkara), KAUR_MINTU)
    note_spdp_diterima(paper(perkara), KAUR_MINTU)
    note_spdp_diterima(paper(perkara), KAUR_MINTU)

    spdp = SPDP.objects.get()
    assert spdp.sprin_nomor == "SP/open_penyidikan_langsung/1/III/2026"
    assert [p.pihak for p in spdp.pengiriman.all()] == ["jpu"]
    antar(spdp, PihakSPDP.TERLAPOR)
    assert facts_of(perkara).has_spdp
    assert langkah(ready(perkara), "send_tahap_1").keadaan == "di_jpu"


def test_wiring_asks_this_room_for_its_papers():
    assert SUMBER_SURAT["pengantar_tahap_1"] is bahan_berkas
    assert ON_SURAT["spdp", "dikirim"] is note_spdp
    assert Keterlibatan._meta.get_field("di_berkas").one_to_one


@pytest.mark.laugh(29)
def test_the_exchange_shape_says_that_it_is_not_official_and_goes_nowhere_by_itself(db):
    perkara = perkara_with(2)
    spdp = spdp_sampai(perkara)
    address = reverse("berkas:sppt", args=[spdp.pk])

    answer = as_(PENYIDIK).get(address)

    said = answer.json()
    assert said["catatan"] == "Bentuk menurut satu pelaksana, belum resmi."
    assert said["identitas_dokumen"]["nomor"] == spdp.nomor
    assert said["identitas_dokumen"]["tanggal"] == "2026-03-06"
    names = {o["nama"] for o in said["konten_dokumen"]["tersangka"]}
    assert names == {"Ahmad Rizki", "Budi Hartanto"}
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Peristiwa.objects.filter(verb="dibaca").exists()
    assert as_(OPERATOR_LP).get(address).status_code == 403
