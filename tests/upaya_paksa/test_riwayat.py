"""The timeline of a case tells what was done by force in the words of officers."""

import re
from pathlib import Path

import pytest

from sidik.kernel import clock
from sidik.upaya_paksa import usecases
from sidik.upaya_paksa.data import PutusanSita
from sidik.upaya_paksa.data.riwayat import JUDUL
from sidik.upaya_paksa.usecases import judge_sita, submit_sita
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail, with_tersangka
from tests.upaya_paksa.builders import detained, extended, seized

FOLDER = Path(usecases.__file__).parent


def test_every_verb_of_force_has_its_words():
    said = {
        verb
        for path in FOLDER.glob("*.py")
        for verb in re.findall(r'"(upaya\.[a-z_]+)"', path.read_text())
    }

    assert len(said) > 15
    assert said <= set(JUDUL)


@pytest.mark.django_db
def test_the_timeline_says_what_the_court_and_the_prosecutor_decided(negeri):
    perkara = with_tersangka()
    extended(detained(perkara))
    row = seized(perkara)
    row = submit_sita(row, nomor="B/7", at=clock.now(), versi=row.versi, actor=PENYIDIK)
    yes = PutusanSita(disetujui=True, nomor="4/Pen.Pid", at=clock.now())
    judge_sita(row, yes, versi=row.versi, actor=PENYIDIK)

    page = as_(KASAT).get(detail(perkara)).content.decode()

    assert "Penyitaan diputus pengadilan" in page
    assert "Penahanan diperpanjang" in page
    assert "Perpanjangan JPU" in page
    assert "Upaya sita" not in page
    assert "Upaya tahan" not in page
