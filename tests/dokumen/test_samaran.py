"""Names that may not leave the law's hands, through the facts of a real case."""

import pytest
from django.urls import reverse

from sidik.dokumen.data import katalog
from sidik.dokumen.queries import frame_of, read_isi_dokumen
from sidik.dokumen.render import compose_naskah
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.kernel.ref import ref
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KAPOLRES, KASAT, KBO, PENYIDIK
from tests.dokumen.builders import take, text_of
from tests.perkara.builders import an_lp_b, as_, assigned, step, terlapor

pytestmark = [pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]

SP2HP = [j for j in katalog() if j.startswith("sp2hp")]
SAKSI = "Burhanuddin Syarif"
ANAK = "Rahmadani Fitriansyah"


@pytest.fixture
def perkara():
    found = assigned(an_lp_b(tertangkap_tangan=True))
    add_orang(found, terlapor(ANAK, umur=16), actor=PENYIDIK)
    saksi = NewOrang(nama=SAKSI, peran=PeranOrang.SAKSI, dilindungi=True)
    add_orang(found, saksi, actor=PENYIDIK)
    korban = NewOrang(nama="Zulaikha Amini", peran=PeranOrang.SAKSI, umur=12)
    add_orang(found, korban, actor=PENYIDIK)
    return found


def words(perkara, jenis: str, **typed: str) -> str:
    """Draft it, type these words into it, and read the whole sheet."""
    paper = draft_dokumen(
        jenis,
        ref("perkara", perkara.pk),
        kabel=KABEL_SURAT,
        actor=PENYIDIK,
        susulan="surat dasarnya di kertas",
    )
    konsep = read_isi_dokumen(paper).konsep
    said = Suntingan(versi=paper.versi, isian=typed, dasar=konsep.dasar, kelas=konsep.kelas)
    paper = edit_konsep(paper, said, kabel=KABEL_SURAT, actor=PENYIDIK)
    return str(compose_naskah(paper.entri, read_isi_dokumen(paper).konsep, frame_of(paper.satuan)))


@pytest.mark.parametrize("jenis", SP2HP)
def test_an_sp2hp_never_says_a_protected_name_even_when_it_is_typed(perkara, jenis):
    if jenis == "sp2hp_a4":
        step(perkara, "open_penyidikan_langsung")
    said = words(
        perkara,
        jenis,
        pokok=f"keterangan {SAKSI} tentang {ANAK.upper()}",
        tindakan="memeriksa saksi Burhanuddin dan Zulaikha Amini",
        alasan=f"{SAKSI} belum hadir",
    )

    for name in ("Burhanuddin", "Syarif", "Rahmadani", "FITRIANSYAH", "Zulaikha", "Amini"):
        assert name.lower() not in said.lower()
    assert "(identitas dilindungi)" in said
    assert "Siti Maimunah" in said  # the letter is to herself


def test_the_reporter_stays_unknown_to_the_family_of_the_suspect(perkara):
    said = words(
        perkara,
        "sp2hp_a1",
        penerima="Keluarga tersangka",
        alamat_penerima="Desa Lingsir",
        pokok="laporan Siti Maimunah, tetangga Maimunah",
    )

    assert "Maimunah" not in said


def test_the_prosecutor_and_the_file_keep_the_whole_name(perkara):
    assert ANAK in words(perkara, "spdp")
    assert ANAK in words(perkara, "resume")


def test_a_copy_for_others_covers_the_child_whom_the_prosecutor_knows(perkara):
    subject = ref("perkara", perkara.pk)
    susulan = "surat dasarnya di kertas"
    spdp = draft_dokumen("spdp", subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=susulan)
    assert as_(PENYIDIK).get(reverse("dokumen:salinan", args=[spdp.pk])).status_code == 404
    for langkah, actor in (
        ("submit", PENYIDIK),
        ("paraf_kbo", KBO),
        ("paraf_kasat", KASAT),
        ("sign", KAPOLRES),
    ):
        spdp = take(spdp, langkah, actor, wires=KABEL_SURAT)

    whole = text_of(as_(PENYIDIK).get(reverse("dokumen:pdf", args=[spdp.pk])).content)
    copy = text_of(as_(PENYIDIK).get(reverse("dokumen:salinan", args=[spdp.pk])).content)
    assert ANAK in whole
    for word in ("Rahmadani", "Fitriansyah", "16 tahun"):
        assert word not in copy
    assert "R.F. (anak, identitas dirahasiakan)" in copy
    assert "salinan, identitas anak disamarkan" in copy
    assert spdp.nomor in copy
    page = as_(PENYIDIK).get(reverse("dokumen:surat", args=[spdp.pk])).content.decode()
    assert "Salinan, anak disamarkan" in page
