"""What was typed about force names no child to whoever may not know him (DOMAIN §12.26)."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara.data import NewOrang, PasalDisangkakan, PeranOrang
from sidik.perkara.models import Perkara
from sidik.perkara.queries import access_perkara
from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.data import (
    JenisJeda,
    JenisTempat,
    NewIzin,
    NewJeda,
    NewPengalihan,
    Surat,
    Upaya,
)
from sidik.upaya_paksa.models import (
    Jeda,
    Penahanan,
    Penangkapan,
    Pengalihan,
    Penggeledahan,
    Penyitaan,
    PermintaanIzin,
    Segmen,
)
from sidik.upaya_paksa.queries.pokok import list_pokok_upaya
from sidik.upaya_paksa.queries.surat import bahan_upaya
from sidik.upaya_paksa.usecases import (
    ask_izin,
    cancel_catatan,
    cancel_jeda,
    move_tahanan,
    start_jeda,
)
from tests.cast import KASAT, KAUR_MINTU, PEMBANTU, PENYIDIK
from tests.perkara.builders import as_, detail, in_penyidikan, step, terlapor
from tests.upaya_paksa.builders import (
    arrested,
    detained,
    extended,
    fresh,
    reread,
    searched,
    seized,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]
ANAK = "Gerhanadi"
KATA = f"rumah {ANAK} di Lingsir"
KINDS = ("penangkapan", "penahanan", "penggeledahan", "penyitaan")


@pytest.fixture
def perkara():
    """A case of a child in which every text about force names him."""
    with time_machine.travel(datetime(2026, 3, 5, 14, 40, tzinfo=UTC), tick=False) as hari:
        perkara = in_penyidikan(pasal=(), pasal_rinci=(PasalDisangkakan(kode="uu35-114-1"),))
        orang = add_orang(perkara, terlapor(nama=f"{ANAK} Saputra", umur=16), actor=PENYIDIK)
        step(perkara, "name_tersangka", orang=str(orang.pk))
        arrested(perkara, alasan=KATA)
        row = detained(perkara)
        for done in (searched(perkara), seized(perkara)):
            cancel_catatan(done, alasan=KATA, versi=done.versi, actor=KASAT)
        searched(perkara, nomor="SP.Dah/6/III/2026")
        seized(perkara, nomor="SP.Sita/12/III/2026")
        izin = NewIzin(upaya=Upaya.SITA, sasaran=KATA, nomor="B/1", at=clock.now())
        ask_izin(reread(perkara), izin, actor=PENYIDIK)
        extended(row, date(2026, 3, 5))
        hari.move_to(datetime(2026, 3, 7, 4, tzinfo=UTC))
        ke = NewPengalihan(
            ke=JenisTempat.RUMAH,
            tempat=KATA,
            surat=Surat(nomor="SP.Alih/1", tanggal=date(2026, 3, 7)),
        )
        move_tahanan(fresh(row), ke, versi=fresh(row).versi, actor=PENYIDIK)
        wrong = _let_out(row)
        cancel_jeda(wrong, alasan=KATA, versi=wrong.versi, actor=KASAT)
        _let_out(row)
        _name_him_everywhere()
        yield Perkara.objects.get(pk=perkara.pk)


def _let_out(row):
    row = fresh(row)
    new = NewJeda(
        jenis=JenisJeda.PENANGGUHAN,
        mulai=date(2026, 3, 7),
        nomor="SP.Guhan/1",
        alasan=KATA,
        jaminan=KATA,
    )
    return start_jeda(row, new, versi=row.versi, actor=PENYIDIK)


def _name_him_everywhere():
    for model in (Penangkapan, Penahanan, Segmen, Pengalihan, Penggeledahan, Penyitaan):
        model._default_manager.update(**_typed(model))
    Jeda.semua.update(**_typed(Jeda))
    PermintaanIzin.objects.update(**_typed(PermintaanIzin))


def _typed(model):
    """Each column in which an officer writes words of his own."""
    long = [f for f in model._meta.concrete_fields if f.name not in {"petugas", "batal_oleh"}]
    lists = {f.name: [KATA] for f in long if isinstance(f, ArrayField)}
    texts = [f for f in long if isinstance(f, CharField) and f.max_length >= 120]
    return {f.name: KATA for f in texts if f.name != "batal_alasan"} | lists


def pages(perkara):
    return (reverse("upaya:perkara", args=[perkara.pk]), reverse("upaya:tahanan"), detail(perkara))


@pytest.mark.parametrize("actor", [PEMBANTU, KAUR_MINTU])
def test_no_page_of_force_names_the_child_to_whoever_is_not_on_the_order(perkara, actor):
    client = as_(actor)

    for url in pages(perkara):
        answer = client.get(url)
        text = answer.content.decode()
        assert answer.status_code == 200
        found = text.find(ANAK)
        assert found < 0, text[found - 200 : found + 60]


def test_the_workbook_of_detainees_neither(perkara):
    answer = as_(KAUR_MINTU).get("/unduh/tahanan/")
    book = ZipFile(BytesIO(b"".join(answer.streaming_content)))

    said = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xml"))
    assert "rumah G.S. di Lingsir" in said
    assert ANAK not in said


def test_nor_the_choice_of_what_a_paper_is_about_nor_what_the_paper_begins_with(perkara):
    known, clerk = "", ""
    for kind in KINDS:
        for actor in (PENYIDIK, KAUR_MINTU):
            rows = list_pokok_upaya(access_perkara(actor, perkara.pk), kind, actor)
            assert rows
            said = " ".join(row.label for row in rows)
            said += " ".join(str(bahan_upaya(row.subject, "", actor).isian) for row in rows)
            known, clerk = (known + said, clerk) if actor is PENYIDIK else (known, clerk + said)

    assert KATA in known
    assert ANAK not in clerk


def test_a_witness_and_where_he_lives_are_covered_from_officers_but_not_from_the_clerk(perkara):
    home = "Jl. Melati 7, Halong"
    saksi = NewOrang(nama="Widyaningtyas", peran=PeranOrang.SAKSI, umur=40, alamat=home)
    add_orang(perkara, saksi, actor=PENYIDIK)
    Penggeledahan.objects.update(tempat=f"di dapur Widyaningtyas, {home}")
    url, _, case = pages(perkara)

    read = {who.nrp: as_(who).get(url).content.decode() for who in (PEMBANTU, KAUR_MINTU)}

    assert "di dapur (dilindungi), (dilindungi)" in read[PEMBANTU.nrp]
    assert "Widyaningtyas" not in read[PEMBANTU.nrp]
    assert "Widyaningtyas" not in as_(PEMBANTU).get(case).content.decode()
    assert f"di dapur Widyaningtyas, {home}" in read[KAUR_MINTU.nrp]


def test_who_investigates_the_case_reads_every_word(perkara):
    client = as_(PENYIDIK)

    page, board, _ = (client.get(url).content.decode() for url in pages(perkara))

    assert page.count(KATA) > 15
    assert f"Jaminan: {KATA}" in page
    assert KATA in board
