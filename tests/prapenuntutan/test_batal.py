"""An SPDP written down wrongly is struck out: it stays on the page, and counts nowhere."""

import msgspec
import pytest
from django.db import connection
from django.urls import reverse

from sidik.dokumen.queries import signed_numbers
from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.errors import AlasanBatalKosong, IsianBerubah, SudahDibatalkan
from sidik.perkara.queries import facts_of
from sidik.prapenuntutan.data import JenisSPDP, PihakSPDP
from sidik.prapenuntutan.errors import (
    SPDPDipakaiBerkas,
    SPDPDirujuk,
    SPDPSudahAda,
    SuratMasihBerlaku,
    SuratSudahPergi,
)
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP
from sidik.prapenuntutan.queries import access_spdp, get_susunan
from sidik.prapenuntutan.queries.cari import search_berkas
from sidik.prapenuntutan.queries.surat import is_spdp_terkirim
from sidik.prapenuntutan.usecases import cancel_spdp, record_spdp
from sidik.sinkron.data import Butir
from sidik.sinkron.usecases.apply import apply_records
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, KBO, PENYIDIK
from tests.dokumen.builders import bahan, kabel, sent, signed
from tests.perkara.builders import as_, detail
from tests.prapenuntutan.builders import (
    antar,
    fresh,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]
KELIRU = "Nomor perkara lain"


def recorded(perkara, **changes):
    return record_spdp(perkara, spdp_of(perkara, **changes), actor=PENYIDIK)


def struck(spdp, actor=KASAT, **changes):
    row = access_spdp(actor, spdp.pk)
    versi = row.versi + sum(p.versi for p in row.pengiriman.all())
    return cancel_spdp(row, **{"alasan": KELIRU, "versi": versi} | changes, actor=actor)


def running(perkara):
    subject = ref("perkara", perkara.pk)
    clocks = Tenggat.objects.filter(subject=subject, dipenuhi_at=None, aturan__startswith="spdp")
    return {t.aturan: t.due_at for t in clocks}


def page_of(perkara):
    return reverse("berkas:perkara", args=[perkara.pk])


def test_struck_out_its_clocks_run_as_if_it_had_not_been_and_no_file_stands_on_it():
    perkara = perkara_with(1)
    due = running(perkara)
    berkas = opened(perkara)
    spdp = spdp_sampai(perkara)
    assert fresh(berkas).spdp == spdp
    assert set(running(perkara)) == {"spdp_berkas"}

    struck(spdp)

    assert running(perkara) == due
    assert not facts_of(perkara).has_spdp
    assert fresh(berkas).spdp is None
    assert get_susunan(perkara).spdp_kini is None
    assert search_berkas(KASAT, spdp.nomor) == []
    assert not is_spdp_terkirim(ref("perkara", perkara.pk))


def test_the_number_is_free_for_the_case_that_it_belongs_to_and_for_this_one():
    right, wrong = perkara_with(1), perkara_with(1)
    spdp = recorded(wrong)
    with pytest.raises(SPDPSudahAda):
        recorded(right)

    struck(spdp, actor=KBO)
    again = recorded(right)
    struck(again)
    once_more = recorded(right)

    assert [s.pk for s in get_susunan(right).spdp] == [once_more.pk]
    assert SPDP.semua.filter(nomor_key=spdp.nomor_key).count() == 3


def test_the_one_before_it_takes_its_place_with_the_day_on_which_the_prosecutor_had_it(hari):
    perkara = perkara_with(1)
    first = recorded(perkara)
    antar(first, PihakSPDP.JPU)
    due = running(perkara)["spdp_berkas"]
    hari.maju(2)
    second = recorded(perkara, nomor="SPDP/25/III/2026", sprin_tanggal=first.sprin_tanggal)
    antar(second, PihakSPDP.JPU)
    berkas = opened(perkara)
    assert running(perkara)["spdp_berkas"] > due

    struck(second)

    assert running(perkara)["spdp_berkas"] == due
    assert fresh(berkas).spdp == first


def test_only_a_chief_strikes_it_out_once_with_a_reason_and_as_he_saw_it():
    perkara = perkara_with(1)
    spdp = recorded(perkara)
    with pytest.raises(NotAllowed):
        struck(spdp, actor=PENYIDIK)
    with pytest.raises(AlasanBatalKosong):
        struck(spdp, alasan="  ")
    antar(spdp, PihakSPDP.JPU)
    with pytest.raises(IsianBerubah):
        struck(spdp, versi=spdp.versi)

    struck(spdp)

    with pytest.raises(SudahDibatalkan):
        struck(spdp)
    with pytest.raises(SudahDibatalkan):
        antar(spdp, PihakSPDP.TERLAPOR)


def test_not_once_a_file_has_gone_out_with_it():
    perkara = perkara_with(1)
    spdp = spdp_sampai(perkara)
    langkah(ready(perkara), "send_tahap_1")

    with pytest.raises(SPDPDipakaiBerkas, match=r"Berkas 1 .* sudah dikirim ke JPU"):
        struck(spdp)


def test_not_while_the_later_notice_refers_to_it():
    perkara = perkara_with(1)
    spdp = spdp_sampai(perkara)
    notice = recorded(perkara, nomor="B/91/III/2026", jenis=JenisSPDP.TERSANGKA)
    with pytest.raises(SPDPDirujuk, match="B/91/III/2026"):
        struck(spdp)

    struck(notice)

    assert struck(spdp).batal_at


@pytest.mark.parametrize(
    ("made", "no"), [(signed, SuratMasihBerlaku), (sent, SuratSudahPergi)], ids=["signed", "sent"]
)
def test_not_while_it_is_a_paper_of_this_house_in_force(made, no):
    perkara = perkara_with(1)
    induk = ref("perkara", perkara.pk)
    wires = kabel(bahan(induk, induk=induk))
    signed("sprin_sidik", wires=wires, subject=induk)
    paper = made("spdp", wires=wires, subject=induk)
    sprin = {"sprin_nomor": signed_sprin(induk), "sprin_tanggal": paper.tanggal}
    spdp = recorded(perkara, nomor=paper.nomor, tanggal=paper.tanggal, **sprin)
    other = recorded(perkara, nomor="SPDP/77/III/2026", tanggal=paper.tanggal, **sprin)

    with pytest.raises(no, match=paper.nomor):
        struck(spdp)

    assert struck(other).batal_at


def signed_sprin(induk):
    return signed_numbers(induk, "sprin_sidik")[0].nomor


def test_the_button_is_the_chiefs_and_the_row_stays_readable_struck_through():
    perkara = perkara_with(1)
    spdp = recorded(perkara)
    antar(spdp, PihakSPDP.JPU)
    url = page_of(perkara)
    assert "Batalkan catatan" not in as_(PENYIDIK).get(url).content.decode()
    assert "Batalkan catatan" in as_(KASAT).get(url).content.decode()
    post = reverse("berkas:spdp_batal", args=[spdp.pk])
    versi = spdp.versi + PengirimanSPDP.objects.get().versi

    assert as_(KASAT).post(post, {"versi": versi, "alasan": " "}).status_code == 422
    answer = as_(KASAT).post(post, {"versi": versi, "alasan": KELIRU})

    assert answer.headers["Location"] == url
    text = as_(PENYIDIK).get(url).content.decode()
    assert f'<s><span class="kode">{spdp.nomor}</span>' in text
    assert "Ekspedisi no. 31" in text
    assert KELIRU in text
    assert "SPDP belum dicatat." in text
    assert KELIRU in as_(PENYIDIK).get(detail(perkara)).content.decode()
    assert as_(KASAT).get(reverse("berkas:sppt", args=[spdp.pk])).status_code == 409
    assert as_(KASAT).post(post, {"versi": versi, "alasan": KELIRU}).status_code == 409


@pytest.mark.parametrize("name", ["alasan", "versi"])
@pytest.mark.parametrize(
    "junk", ["", "  ", "\x00", "x" * 9_000, "-1", "1e9", "9" * 30, "<script>", "٣", "\u202e"]
)
def test_whatever_stands_in_a_field_of_the_button_is_answered(name, junk):
    spdp = recorded(perkara_with(1))
    post = reverse("berkas:spdp_batal", args=[spdp.pk])

    answer = as_(KASAT).post(post, {"versi": spdp.versi, "alasan": KELIRU} | {name: junk})

    assert answer.status_code in {302, 409, 422}
    assert SPDP.objects.filter(pk=spdp.pk).exists() is (answer.status_code != 302)
    assert b"<script>alert" not in answer.content


def test_the_centre_strikes_it_out_too_and_takes_the_number_again():
    perkara = perkara_with(1)
    struck(spdp_sampai(perkara))
    recorded(perkara)
    rows = SPDP.semua.order_by("pk")
    here = list(rows.values("pk", "nomor", "batal_at", "batal_alasan", "batal_oleh"))
    traces = Peristiwa.objects.order_by("seq")
    told = [
        Butir(p.seq, n, p.subject, msgspec.json.encode(e))
        for p in traces
        for n, e in enumerate(p.records or ())
    ]
    with connection.cursor() as cursor:  # the centre holds nothing of these tables yet
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in (PengirimanSPDP, SPDP):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        cursor.execute("SET LOCAL session_replication_role = origin")

    apply_records(told, node=perkara.node)

    assert list(rows.values("pk", "nomor", "batal_at", "batal_alasan", "batal_oleh")) == here
    assert [s.batal_alasan for s in get_susunan(perkara).keliru] == [KELIRU]
    assert [s.tanggal for s in get_susunan(perkara).spdp] == [today()]
