"""Two officers on one detention at one moment; and what of force reaches the centre."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import msgspec
import pytest
import time_machine
from django.apps import apps
from django.db import connection, connections

from sidik.jejak.models import Peristiwa, Rekaman
from sidik.kernel import clock
from sidik.kernel.errors import Conflict
from sidik.satuan.data import system_actor
from sidik.satuan.models import Satuan
from sidik.satuan.usecases import plant_satuan
from sidik.sinkron.usecases import approve_simpul, receive_batch, receive_enrolment
from sidik.sinkron.wire import Receipt, read_message
from sidik.upaya_paksa.data import (
    AlasanKeluar,
    JenisJeda,
    JenisTempat,
    NewGeledah,
    NewIzin,
    NewJeda,
    NewKeluar,
    NewPengalihan,
    NewPerpanjangan,
    PutusanSita,
    Surat,
    Upaya,
)
from sidik.upaya_paksa.data.kata import IzinPN
from sidik.upaya_paksa.models import Jeda, Penahanan, Segmen
from sidik.upaya_paksa.usecases import (
    answer_izin,
    ask_izin,
    end_jeda,
    extend_tahanan,
    move_tahanan,
    release_tahanan,
    search,
    start_jeda,
)
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import with_tersangka
from tests.prapenuntutan.hari import MULAI, Hari
from tests.sinkron.site import Situs
from tests.upaya_paksa.builders import arrested, detained, extended, fresh, reread, seized


def prolong(row, actor):
    surat = Surat(nomor="TAP-1/2026", tanggal=row.mulai)
    extend_tahanan(row, NewPerpanjangan(surat=surat), versi=row.versi, actor=actor)


def let_out(row, actor):
    new = NewKeluar(alasan=AlasanKeluar.TIDAK_DIPERLUKAN, tanggal=row.mulai, nomor="SP.Keluar/1")
    release_tahanan(row, new, versi=row.versi, actor=actor)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_the_later_is_told_and_nothing_of_his_is_half_written():
    plant_satuan()
    row = detained(with_tersangka())
    ready = Barrier(2, timeout=30)

    def act(actor, do):
        mine = fresh(row)
        ready.wait()
        try:
            do(mine, actor)
        except Conflict as no:
            return str(no)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(2) as pool:
        both = [(PENYIDIK, prolong), (KASAT, let_out)]
        said = list(pool.map(lambda pair: act(*pair), both))

    assert sorted(map(bool, said)) == [False, True]
    assert "diubah" in "".join(said)
    extended_, left = Segmen.objects.count() == 2, Penahanan.objects.get().keluar is not None
    assert extended_ != left


@pytest.fixture
def hari():
    with time_machine.travel(MULAI, tick=False) as traveller:
        yield Hari(traveller)


def everything(perkara, hari):
    """Do all that this room can do, once."""
    arrested(perkara)
    row = detained(perkara)
    extended(row)
    hari.maju(3)
    row = fresh(row)
    today = clock.today(perkara.satuan.zona)
    sick = NewJeda(
        jenis=JenisJeda.PEMBANTARAN,
        mulai=today - timedelta(days=2),
        nomor="SP.Bantar/1",
        alasan="opname RSUD",
    )
    start_jeda(row, sick, versi=row.versi, actor=PENYIDIK)
    row = fresh(row)
    end_jeda(
        row,
        sampai=today - timedelta(days=1),
        nomor="SP.Cabut/1",
        alasan="sembuh",
        versi=row.versi,
        actor=PENYIDIK,
    )
    row = fresh(row)
    surat = Surat(nomor="SP.Alih/1", tanggal=today)
    move = NewPengalihan(surat=surat, ke=JenisTempat.KOTA, tempat="Paringin")
    move_tahanan(row, move, versi=row.versi, actor=PENYIDIK)
    seized(perkara)
    now = clock.now()
    asks = NewIzin(upaya=Upaya.GELEDAH, sasaran="rumah", nomor="B/1", at=now)
    izin = ask_izin(reread(perkara), asks, actor=PENYIDIK)
    yes = PutusanSita(disetujui=True, nomor="4/Pen", at=clock.now())
    answer_izin(izin, yes, versi=izin.versi, actor=PENYIDIK)
    new = NewGeledah(
        nomor="SP.Dah/1",
        at=clock.now(),
        sasaran="rumah",
        tempat="Lingsir",
        petugas=[PENYIDIK.nrp],
        saksi=["Ketua RT", "Linmas"],
        izin=IzinPN.IZIN,
        permintaan=str(izin.pk),
    )
    search(reread(perkara), new, actor=PENYIDIK)
    return fresh(row)


@pytest.mark.django_db
def test_what_was_done_by_force_is_at_the_centre_as_the_resort_wrote_it(settings, negeri, hari):
    row = everything(with_tersangka(), hari)
    extended(row, ancaman_tahun=12)
    traces = [
        [e | {"node": "situs"} for e in trace.records if e["kind"] != Satuan.wire[0]]
        for trace in Peristiwa.objects.order_by("seq")
        if trace.records
    ]
    mine = {m.wire[0]: m for m in apps.get_app_config("upaya_paksa").get_models() if m.wire}
    last = {e["id"]: e for entries in traces for e in entries if e["kind"] in mine}
    _forget_the_resort()
    settings.SIDIK = replace(
        settings.SIDIK, peran="pusat", kode="pusiknas", satuan="POLRI.PUSIKNAS", upstream=None
    )
    site = Situs(kode="situs")
    receive_enrolment(site.enrolment())
    approve_simpul(site.kode, actor=system_actor("POLRI.PUSIKNAS"))
    for entries in traces:
        site.act(*entries)

    receipt = read_message(receive_batch(site.batch()).pesan, Receipt)

    # "stale": an older state of what stands in the same batch in a newer one.
    assert {kind for kind, n in receipt.verdicts.items() if n} <= {"applied", "stale"}
    kinds = {entry["kind"] for entry in last.values()}
    assert kinds == set(mine)
    assert Jeda.objects.get().selang.sampai
    assert Jeda.objects.get().alasan == ""
    for key, entry in last.items():
        held, said = (
            mine[entry["kind"]].objects.get(pk=key),
            msgspec.convert(entry["data"], mine[entry["kind"]].wire[1]),
        )
        for name in said.__struct_fields__:
            assert getattr(held, name) == getattr(said, name), (entry["kind"], name)


def _forget_the_resort():
    """Empty this node of what travels, as if it had never been here."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in apps.get_models():
            if issubclass(model, Rekaman) and model.wire and model is not Satuan:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
        cursor.execute("DELETE FROM perkara_namadicari")
        cursor.execute("SET LOCAL session_replication_role = origin")
