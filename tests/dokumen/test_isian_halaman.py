"""Whatever is typed into any field of any page of papers, it answers and breaks nothing."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.dokumen.data import jenis_of, katalog
from sidik.dokumen.forms import (
    BaruForm,
    BukuForm,
    KonsepForm,
    LampiranForm,
    LangkahForm,
    RegisterForm,
    TemplatForm,
)
from sidik.dokumen.queries import list_register, read_isi_dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KAUR_MINTU, PENYIDIK, RESNARKOBA
from tests.perkara.builders import an_lp_b, as_, assigned, terlapor

pytestmark = pytest.mark.usefixtures("negeri")

ANEH = [
    "",
    " ",
    "\x00",
    "\x0b\u202e\ud7ff",
    "9" * 9000,
    "-1",
    "1e400",
    "٣٤",
    "2026-13-45",
    "../../etc/passwd",
    "'; DROP TABLE dokumen_dokumen; --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% now %}",
    "perkara:",
    "perkara:bukan-uuid",
    "dokumen:0198c2d0-0000-7000-8000-000000000001",
]
JAWABAN = {200, 302, 404, 409, 422}


@dataclass(frozen=True)
class Laman:
    """A page with a form: where it stands, what a good answer looks like, which fields it has."""

    at: str
    baik: dict[str, Any]
    isian: tuple[str, ...]
    actor: Any = PENYIDIK
    get: bool = False
    berkas: tuple[str, ...] = field(default=())


def _laman(perkara) -> dict[str, Laman]:
    """Every page of this context that takes something in; drafts are begun for each shape."""
    subject = ref("perkara", perkara.pk)
    books = list_register(RESNARKOBA)
    found = {
        "baru": Laman(
            reverse("dokumen:baru"),
            {"jenis": "spdp", "subject": subject},
            ("jenis", "subject", *BaruForm().fields),
        ),
        "buku": Laman(
            reverse("dokumen:buku"),
            {"cetak": "1"},
            (*BukuForm({}, books=books, tahun=2026).fields, "page"),
            get=True,
        ),
        "periksa": Laman(reverse("dokumen:periksa"), {}, ("kode",), get=True),
        "register": Laman(
            reverse("dokumen:register", args=["sprin"]),
            {"kode": "B.7", "judul": "Sprin"},
            tuple(RegisterForm().fields),
            actor=KAUR_MINTU,
        ),
        "nomor": Laman(
            reverse("dokumen:nomor"),
            {"seri": "SPDP RES.4.2", "terakhir": "56"},
            ("seri", "terakhir"),
            actor=KAUR_MINTU,
        ),
        "templat": Laman(
            reverse("dokumen:templat"),
            {"untuk": "spdp"},
            tuple(TemplatForm().fields),
            actor=KAUR_MINTU,
            berkas=("berkas",),
        ),
        "lampir_perkara": Laman(
            reverse("dokumen:lampir_perkara", args=[perkara.pk]),
            {"keterangan": "TKP"},
            tuple(LampiranForm().fields),
            berkas=("berkas",),
        ),
    }
    for jenis in ("sttlp", "sprin_lidik", "spdp", "sp2hp_a1", "sp2hp_a2", "lhgp", "resume"):
        late = "surat dasarnya di kertas"
        paper = draft_dokumen(jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=late)
        konsep = read_isi_dokumen(paper).konsep
        form = KonsepForm(jenis_of(jenis), konsep, versi=paper.versi)
        baik = {"versi": paper.versi, "kelas": "RES.4.2", "sifat": "B"}
        page = reverse("dokumen:ubah", args=[paper.pk])
        found[f"ubah {jenis}"] = Laman(page, baik, tuple(form.fields))
    found["langkah"] = Laman(
        reverse("dokumen:langkah", args=[paper.pk]),
        {"step": "discard", "versi": paper.versi, "alasan": "salah perkara, dibuang"},
        tuple(LangkahForm().fields),
    )
    found["lampir"] = Laman(
        reverse("dokumen:lampir", args=[paper.pk]),
        {"keterangan": "asli"},
        tuple(LampiranForm().fields),
        berkas=("berkas",),
    )
    return found


@pytest.fixture
def laman():
    perkara = assigned(an_lp_b(tertangkap_tangan=True))
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    return _laman(perkara)


NAMA = (
    "baru buku periksa register nomor templat lampir_perkara langkah lampir sttlp sprin_lidik spdp "
    "sp2hp_a1 sp2hp_a2 lhgp resume"
)


def test_every_field_that_any_paper_asks_for_is_among_the_tried(laman):
    """All shapes are tried; a field has the same widget and limits on every paper."""
    tried = {katalog()[n.removeprefix("ubah ")].bentuk for n in laman if n.startswith("ubah ")}
    made_elsewhere = {e.bentuk for e in katalog().values() if not e.untuk_perkara}

    assert tried | made_elsewhere >= {e.bentuk for e in katalog().values()}


def upload(nama: str, content: bytes) -> BytesIO:
    """A file as a browser sends it, under whatever name."""
    file = BytesIO(content)
    file.name = nama
    return file


@pytest.mark.parametrize("nama", NAMA.split())
def test_nothing_typed_into_a_field_breaks_its_page(laman, nama):
    page = laman.get(nama) or laman[f"ubah {nama}"]
    client = as_(page.actor)

    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(
        st.sampled_from(page.isian),
        st.one_of(st.sampled_from(ANEH), st.text(max_size=80)),
        st.binary(max_size=60),
    )
    def tried(name: str, text: str, content: bytes) -> None:
        said = page.baik | {name: text}
        if page.berkas:
            said["berkas"] = upload(text[:40] or "a", b"%PDF-" + content)
        with transaction.atomic():
            answer = client.get(page.at, said) if page.get else client.post(page.at, said)
            words = answer.content.decode()
            transaction.set_rollback(True)  # each try begins from the same state

        assert answer.status_code in JAWABAN
        assert "«tidak dikenal" not in words
        assert "<script>alert" not in words

    tried()
