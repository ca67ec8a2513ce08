"""One LP, several files, many suspects; a suspect stands in one file only."""

import pytest
from django.db import IntegrityError, transaction

from sidik.perkara.models import Perkara
from sidik.perkara.usecases import add_orang, mark_sensitif
from sidik.prapenuntutan.data import BagianIsi
from sidik.prapenuntutan.errors import (
    AlasanPemisahan,
    BerkasAkanKosong,
    BerkasBerubah,
    BerkasSudahDikirim,
    BukanTersangka,
    GabungDenganDiri,
    NomorBerkasSudahAda,
    SudahDiBerkasLain,
    TersangkaBelumDipilih,
)
from sidik.prapenuntutan.models import BerkasPerkara, TersangkaBerkas
from sidik.prapenuntutan.queries import get_susunan
from sidik.prapenuntutan.usecases import (
    add_tersangka,
    join_berkas,
    number_berkas,
    open_berkas,
    split_berkas,
    write_isi,
)
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import an_lp, in_penyidikan, step, terlapor
from tests.prapenuntutan.builders import (
    filled,
    fresh,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_sampai,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def keys(berkas):
    return [str(t.keterlibatan_id) for t in berkas.tersangka.order_by("pk")]


def split(berkas, people, **more):
    facts = {"nomor": "", "alasan": "Peran berbeda", "versi": berkas.versi}
    return split_berkas(berkas, people, **facts | more, actor=PENYIDIK)


@pytest.mark.laugh(11)
def test_one_lp_with_three_suspects_becomes_two_files(db):
    berkas = opened(perkara_with(3))

    baru = split(berkas, keys(berkas)[:2])

    assert (berkas.tersangka.count(), baru.tersangka.count()) == (1, 2)
    assert (str(berkas), str(baru)) == ("Berkas 1", "Berkas 2")
    assert baru.alasan == "Peran berbeda"


@pytest.mark.laugh(11)
def test_files_that_were_split_can_be_joined_again_before_tahap_1(db):
    berkas = opened(perkara_with(2))
    write_isi(berkas, BagianIsi.BB, ["Dua paket sabu"], versi=1, actor=PENYIDIK)
    berkas = fresh(berkas)
    baru = filled(split(berkas, keys(berkas)[:1]))

    ke = fresh(berkas)
    join_berkas(baru, ke, alasan="Satu perbuatan", versi=baru.versi, actor=PENYIDIK)

    assert ke.tersangka.count() == 2
    assert fresh(baru).keadaan == "digabung"
    assert fresh(baru).gabung_ke == ke
    assert ke.isi.filter(bagian="bb").count() == 2


def test_splitting_and_joining_need_a_reason(db):
    berkas = opened(perkara_with(2))
    with pytest.raises(AlasanPemisahan):
        split(berkas, keys(berkas)[:1], alasan=" ")
    baru = split(berkas, keys(berkas)[:1])

    with pytest.raises(AlasanPemisahan):
        join_berkas(baru, fresh(berkas), alasan="", versi=baru.versi, actor=PENYIDIK)


def test_a_file_is_not_emptied_by_splitting_nor_joined_into_itself(db):
    berkas = opened(perkara_with(2))

    with pytest.raises(BerkasAkanKosong):
        split(berkas, keys(berkas))
    with pytest.raises(TersangkaBelumDipilih):
        split(berkas, [])
    with pytest.raises(GabungDenganDiri):
        join_berkas(berkas, berkas, alasan="x", versi=berkas.versi, actor=PENYIDIK)


def test_a_suspect_stands_in_one_file_and_the_database_says_so_too(db):
    perkara = perkara_with(2)
    berkas = opened(perkara, 0)
    with pytest.raises(SudahDiBerkasLain, match="Berkas 1"):
        opened(perkara, 0)

    other = opened(perkara, 1)
    row = TersangkaBerkas.objects.get(berkas=berkas)
    twin = TersangkaBerkas(berkas=other, keterlibatan=row.keterlibatan, node=row.node)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_only_a_named_suspect_of_this_case_enters_a_file(db):
    perkara = perkara_with(1)
    somebody = add_orang(perkara, terlapor("Saksi Mata"), actor=PENYIDIK)
    perkara.refresh_from_db()

    for key in (str(somebody.pk), "0198c2aa-0000-7000-8000-000000000000", "bukan-id"):
        with pytest.raises(BukanTersangka):
            open_berkas(perkara, [key], nomor="", versi=perkara.versi, actor=PENYIDIK)
    with pytest.raises(TersangkaBelumDipilih):
        open_berkas(perkara, [], nomor="", versi=perkara.versi, actor=PENYIDIK)


def test_a_suspect_named_later_joins_the_file_that_is_still_being_made(db):
    perkara = perkara_with(1)
    berkas = opened(perkara)
    orang = add_orang(perkara, terlapor("Budi Hartanto"), actor=PENYIDIK)
    perkara = Perkara.objects.get(pk=perkara.pk)
    step(perkara, "name_tersangka", orang=str(orang.pk))
    assert [k.pk for k in get_susunan(perkara).belum_diberkas] == [orang.pk]

    add_tersangka(fresh(berkas), [str(orang.pk)], versi=berkas.versi, actor=PENYIDIK)

    assert get_susunan(perkara).belum_diberkas == []


def test_after_tahap_1_a_file_is_neither_split_nor_joined_nor_rewritten(db):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    berkas = fresh(berkas)

    with pytest.raises(BerkasSudahDikirim):
        split(berkas, keys(berkas)[:1])
    with pytest.raises(BerkasSudahDikirim):
        number_berkas(berkas, "BP/99", versi=berkas.versi, actor=PENYIDIK)
    with pytest.raises(BerkasSudahDikirim):
        write_isi(berkas, BagianIsi.SURAT, ["x"], versi=berkas.versi, actor=PENYIDIK)


def test_a_number_belongs_to_one_file(db):
    perkara = perkara_with(2)
    one, two = opened(perkara, 0), opened(perkara, 1)
    number_berkas(one, "BP/12/III/2026/Resnarkoba", versi=one.versi, actor=PENYIDIK)

    with pytest.raises(NomorBerkasSudahAda):
        number_berkas(two, " BP/12/III/2026/Resnarkoba ", versi=two.versi, actor=PENYIDIK)


def test_the_second_of_two_officers_is_told_who_changed_what(db):
    berkas = opened(perkara_with(2))
    seen = fresh(berkas, KASAT)
    split(berkas, keys(berkas)[:1])

    with pytest.raises(BerkasBerubah) as no:
        number_berkas(seen, "BP/12", versi=seen.versi, actor=KASAT)

    assert "Berkas 1 sudah diubah Aipda Hadi Prayoga, S.H." in str(no.value)
    assert "Splitsing: Berkas 1 dipisah, Berkas 2 dibuka" in str(no.value)


def test_a_list_that_is_written_anew_keeps_nothing_of_the_old_one(db):
    berkas = opened(perkara_with(1))
    write_isi(berkas, BagianIsi.SURAT, ["satu", "", "dua", "tiga"], versi=1, actor=PENYIDIK)
    write_isi(fresh(berkas), BagianIsi.SURAT, ["satu", "empat"], versi=2, actor=PENYIDIK)

    rows = berkas.isi.filter(is_berlaku=True).values_list("uraian", flat=True)
    assert list(rows) == ["satu", "empat"]


def test_a_case_that_moved_on_meanwhile_opens_no_file(db):
    perkara = perkara_with(1)
    seen = perkara.versi
    mark_sensitif(perkara, sensitif=True, alasan="Anak pejabat", versi=seen, actor=KASAT)
    people = [str(k.pk) for k in get_susunan(perkara).tersangka]

    with pytest.raises(Exception, match="sudah diubah Iptu Bambang"):
        open_berkas(perkara, people, nomor="", versi=seen, actor=PENYIDIK)
    assert not BerkasPerkara.objects.exists()


def test_a_case_without_suspects_has_no_files(db):
    perkara = in_penyidikan(ringkas=an_lp().ringkas)

    assert get_susunan(perkara).berkas == []
