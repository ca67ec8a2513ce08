"""Whoever signs a letter to the reporter is warned of what it had better not tell."""

from dataclasses import replace

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import naskah_of, read_isi_dokumen
from sidik.dokumen.render import find_pantangan
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.wiring import KABEL_SURAT
from tests.cast import KAPOLRES, KASAT, KBO, PENYIDIK
from tests.dokumen.builders import ANAK, KABEL, bahan, drafted, kabel, take
from tests.perkara.builders import as_, with_tersangka

pytestmark = pytest.mark.usefixtures("negeri")


def told(wires=KABEL, **isian) -> list[str]:
    paper = drafted("sp2hp_a1", wires=wires)
    paper = edit_konsep(
        paper, Suntingan(versi=paper.versi, isian=isian), kabel=wires, actor=PENYIDIK
    )
    isi = read_isi_dokumen(paper)
    return list(find_pantangan(naskah_of(paper, isi), isi.konsep, clock.now().date()))


@pytest.mark.parametrize(
    "weight", ["92,99 gram", "1.000 gr", "0,5 kg", "20 butir", "92,99 (sembilan puluh) gram"]
)
def test_a_weight_is_shown_in_its_sentence(weight):
    (line,) = told(tindakan=[f"menyita sabu seberat {weight} di Paringin"])

    assert "menyebut berat atau jumlah barang bukti" in line
    assert f"«{weight}»" in line
    assert f"menyita sabu seberat {weight} di Paringin”." in line


@pytest.mark.parametrize(
    ("field", "words", "word"),
    [
        ("rencana", "penangkapan terhadap bandarnya", "penangkapan"),
        ("kendala", "pekan depan akan dilakukan penggeledahan rumah", "penggeledahan"),
        ("kendala", "penyidik segera menyadap telepon terlapor", "menyadap"),
        ("kendala", "besok digeledah rumahnya", "digeledah"),
        ("kendala", "digeledah nanti malam", "digeledah"),
    ],
)
def test_force_that_lies_ahead_is_shown(field, words, word):
    (line,) = told(**{field: words})

    assert "upaya paksa yang masih direncanakan" in line
    assert f"«{word}»" in line


def test_the_full_name_of_a_suspect_is_shown():
    (line,) = told(tindakan=["memeriksa ahmad rizki sebagai terlapor"])

    assert "nama lengkap terlapor atau tersangka («ahmad rizki»)" in line


@pytest.mark.parametrize(
    "harmless",
    [
        "menerima laporan dan memeriksa 3 saksi",
        "telah dilakukan penangkapan dan penggeledahan",
        "memeriksa A.R. pada 5 Maret 2026",
        "mengirim surat Nomor: SP.Kap/36/III/RES.4.2./2026/Resnarkoba",
    ],
)
def test_what_a_reporter_may_know_warns_nobody(harmless):
    assert told(tindakan=[harmless]) == []


def test_a_child_is_covered_and_so_never_warned_of():
    wires = kabel(replace(bahan(), orang=(ANAK,)))

    assert told(wires, tindakan=["memeriksa Rahmadani Fitriansyah"]) == []


def test_whoever_signs_reads_the_warning_and_may_sign_all_the_same():
    subject = ref("perkara", with_tersangka().pk)
    paper = draft_dokumen("sp2hp_a1", subject, kabel=KABEL_SURAT, actor=PENYIDIK)
    isian = dict.fromkeys((k.kunci for k in paper.entri.kolom), "sudah diisi")
    isian |= {"tindakan": ["menyita sabu 92,99 gram"], "rencana": "memeriksa saksi"}
    paper = edit_konsep(
        paper, Suntingan(versi=paper.versi, isian=isian), kabel=KABEL_SURAT, actor=PENYIDIK
    )
    for name, actor in (("submit", PENYIDIK), ("paraf_kbo", KBO), ("paraf_kasat", KASAT)):
        paper = take(paper, name, actor, wires=KABEL_SURAT)

    page = as_(KAPOLRES).get(reverse("dokumen:surat", args=[paper.pk])).text
    paper = take(paper, "sign", KAPOLRES, wires=KABEL_SURAT)

    assert "«92,99 gram»" in page
    assert Dokumen.objects.get(pk=paper.pk).keadaan == Keadaan.DITANDATANGANI
