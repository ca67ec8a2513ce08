"""Two officers at one moment, two nodes on one wire."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import Conflict
from sidik.prapenuntutan.data import LangkahBerkas
from sidik.prapenuntutan.models import BerkasPerkara, SuratJPU
from sidik.prapenuntutan.usecases import advance_berkas
from sidik.satuan.usecases import plant_satuan
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
