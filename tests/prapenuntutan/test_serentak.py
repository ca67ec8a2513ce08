"""Two officers at one moment, two nodes on one wire."""

import json
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from django.db import connection, connections

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import Conflict
from sidik.prapenuntutan.data import LangkahBerkas
from sidik.prapenuntutan.models import (
    SPDP,
    BerkasPerkara,
    IsiBerkas,
    PengirimanSPDP,
    Petunjuk,
    SuratJPU,
    TersangkaBerkas,
)
from sidik.prapenuntutan.usecases import advance_berkas, split_berkas
from sidik.satuan.usecases import plant_satuan
from sidik.sinkron.data import Butir, Vonis
from sidik.sinkron.usecases.apply import apply_records
from tests.cast import KASAT, PENYIDIK
from tests.prapenuntutan.builders import (
    fresh,
    jawab,
    langkah,
    perkara_with,
    ready,
    spdp_sampai,
    today,
)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_is_told_what_the_other_did():
    plant_satuan()
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    berkas = fresh(langkah(ready(perkara), "send_tahap_1"))

    def act(actor, step):
        new = LangkahBerkas(step=step, versi=berkas.versi, nomor="B/1", tanggal=today())
        try:
            advance_berkas(fresh(berkas, actor), new, actor=actor)
        except Conflict as no:
            return str(no)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(2) as pool:
        both = [(PENYIDIK, "take_p18"), (KASAT, "take_p21")]
        said = list(pool.map(lambda pair: act(*pair), both))

    assert sorted(map(bool, said)) == [False, True]
    assert "sudah diubah" in "".join(said)
    assert SuratJPU.objects.filter(kode__in=["p18", "p21"]).count() == 1
    assert BerkasPerkara.objects.get().keadaan in {"p18", "p21"}


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri", "hari")
def test_headquarters_sees_where_a_file_stands_and_no_word_of_what_a_letter_says():
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19", petunjuk=("Periksa ulang saksi Ujang Karim",))
    jawab(berkas)

    kinds = {"spdp.v1", "pengiriman_spdp.v1", "berkas_perkara.v1", "surat_jpu.v1", "petunjuk.v1"}
    traces = [entry for p in Peristiwa.objects.all() for entry in p.records or ()]
    mine = [entry for entry in traces if entry["kind"] in kinds]
    said = json.dumps([*mine, *(e for e in traces if e["kind"] == "fakta.v1")])

    assert {entry["kind"] for entry in mine} == kinds
    assert '"keadaan": "p19"' in said
    for secret in ("Ujang Karim", "BAP tambahan", "Ekspedisi no. 31", "Dua paket sabu"):
        assert secret not in json.dumps(mine)
    assert "Ujang Karim" not in said


def as_sent() -> list[Butir]:
    """Every record of this node, as the centre takes it off the wire."""
    traces = Peristiwa.objects.order_by("seq")
    entries = [(p, n, e) for p in traces for n, e in enumerate(p.records or ())]
    return [Butir(p.seq, n, p.subject, msgspec.json.encode(e)) for p, n, e in entries]


MINE = (Petunjuk, SuratJPU, TersangkaBerkas, BerkasPerkara, PengirimanSPDP, SPDP)


def travelled(model):
    """What travels of each row of a table."""
    names = model.wire[1].__struct_fields__
    return {row["id"]: row for row in model.objects.values("id", "versi", *names)}


@pytest.mark.sop("5.a.4", "5.a.5")
@pytest.mark.django_db
@pytest.mark.usefixtures("negeri", "hari")
def test_what_travels_becomes_the_same_rows_at_the_centre_in_one_set_or_in_two():
    perkara = perkara_with(3)
    spdp_sampai(perkara)
    berkas = ready(perkara, 0, 1)
    one = [str(berkas.tersangka.first().keterlibatan_id)]
    split_berkas(berkas, one, nomor="", alasan="Peran berbeda", versi=berkas.versi, actor=PENYIDIK)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    jawab(berkas, only=1)
    here = {model: travelled(model) for model in MINE}
    sent = as_sent()
    with connection.cursor() as cursor:  # the centre holds nothing of these tables yet
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in (IsiBerkas, *MINE):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        cursor.execute("SET LOCAL session_replication_role = origin")

    for part in (sent[: len(sent) // 2], sent[len(sent) // 2 :], sent):
        apply_records(part, node=perkara.node)

    assert all(here.values())
    assert {model: travelled(model) for model in MINE} == here
    assert [b.sebab for b in sent if b.vonis in (Vonis.QUARANTINED, Vonis.PENDING)] == []
    assert not Petunjuk.objects.exclude(isi="").exists()  # words stay where they were written
