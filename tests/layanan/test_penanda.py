"""A receipt is SPKT's: who signs it, in whose place, and what it says of the report."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from sidik.dokumen.data import TandaTerima
from sidik.dokumen.queries import read_isi
from sidik.dokumen.render import render_tanda_terima
from sidik.jejak.data import Actor
from sidik.layanan.data import PenandaTidakDikenal
from sidik.layanan.models import Akses
from sidik.layanan.usecases import issue_akses
from sidik.perkara.usecases import add_orang
from sidik.satuan.data import Role, system_actor
from sidik.satuan.usecases import NewPetugas, appoint_petugas
from tests.cast import KA_SPKT, KASAT, OPERATOR_LP, PENYIDIK, appoint
from tests.layanan.builders import IBU, SITI, a_reported_case
from tests.perkara.builders import an_lp_b, as_, registered, terlapor

pytestmark = pytest.mark.usefixtures("negeri")
KEPALA = "a.n. KEPALA KEPOLISIAN RESOR BALANGAN"


def serve(actor: Actor, jabatan: str) -> None:
    new = NewPetugas(
        nrp=actor.nrp,
        nama=actor.nama,
        pangkat=actor.pangkat,
        jabatan=jabatan,
        satuan=actor.satuan,
        roles=[Role(role) for role in actor.roles],
    )
    appoint_petugas(new, actor=system_actor(actor.satuan))


def paper(actor: Actor, penanda: str = "", case=None) -> TandaTerima:
    akses = issue_akses(case or a_reported_case(), SITI, actor=actor, penanda=penanda)
    return read_isi(akses.surat)


def test_a_receipt_is_signed_by_the_head_of_spkt_whoever_hands_it_out():
    serve(KA_SPKT, "Ka SPKT")

    for actor in (KA_SPKT, OPERATOR_LP, KASAT):
        told = paper(actor)
        assert told.atas == (KEPALA, "KA SPKT")
        assert told.pejabat.nama == KA_SPKT.nama


def test_a_kanit_of_spkt_signs_for_its_head():
    serve(KA_SPKT, "Kanit SPKT II")

    assert paper(OPERATOR_LP).atas == (KEPALA, "KA SPKT", "u.b.", "KANIT SPKT II")


def test_the_officer_on_watch_signs_when_he_is_chosen():
    serve(KA_SPKT, "Ka SPKT")
    serve(OPERATOR_LP, "Banit SPKT")

    told = paper(OPERATOR_LP, penanda=OPERATOR_LP.nrp)

    assert told.atas == (KEPALA, "KA SPKT", "u.b.", "BANIT SPKT")
    assert told.pejabat.nama == OPERATOR_LP.nama


def test_a_resort_without_a_head_of_spkt_issues_all_the_same_and_says_who_signs():
    serve(OPERATOR_LP, "Banit SPKT")
    serve(PENYIDIK, "Penyidik")
    perkara = a_reported_case()

    page = as_(OPERATOR_LP).get(f"/layanan/{perkara.pk}/sttlp/").text
    said = "Belum ada petugas di resor ini yang tercatat sebagai Ka SPKT; STTLP ditandatangani"

    assert f"{said} Bripda Rusmiati (u.b. Ka SPKT)." in page
    assert paper(OPERATOR_LP, case=perkara).atas[-1] == "BANIT SPKT"
    assert paper(KASAT).pejabat.nama == KASAT.nama


def test_nobody_is_made_to_sign_who_may_not():
    serve(KA_SPKT, "Ka SPKT")

    with pytest.raises(PenandaTidakDikenal):
        paper(OPERATOR_LP, penanda=PENYIDIK.nrp)

    assert not Akses.objects.exists()


def test_the_signer_is_chosen_on_the_page():
    serve(KA_SPKT, "Ka SPKT")
    perkara = a_reported_case()
    client = as_(OPERATOR_LP)
    typed = client.get(f"/layanan/{perkara.pk}/sttlp/").context["form"].initial

    client.post(f"/layanan/{perkara.pk}/sttlp/", typed | {"penanda": OPERATOR_LP.nrp})

    assert read_isi(Akses.objects.get().surat).pejabat.nrp == OPERATOR_LP.nrp


def test_a_card_for_the_family_is_signed_by_who_hands_it_out():
    serve(KA_SPKT, "Ka SPKT")
    appoint(KASAT)

    told = read_isi(issue_akses(a_reported_case(), IBU, actor=KASAT).surat)

    assert told.pejabat.nama == KASAT.nama
    assert (told.atas, told.identitas, told.kejadian) == ((), (), ())


def test_a_receipt_says_the_offence_where_and_when_and_who_reported():
    serve(KA_SPKT, "Ka SPKT")
    who = replace(an_lp_b().pelapor, pekerjaan="Guru", alamat="Desa Lingsir RT 03")
    lp = an_lp_b(pelapor=who, tkp="rumah Ahmad Rizki di Jalan A. Yani, Paringin")
    perkara = registered(lp).perkara
    add_orang(perkara, terlapor(umur=16), actor=KASAT)

    told = paper(OPERATOR_LP, case=perkara)
    pages = PdfReader(BytesIO(render_tanda_terima(told, perkara.dibuka_at))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert len(pages) == 1
    for words in (
        "Pekerjaan : Guru",
        "Alamat : Desa Lingsir RT 03",
        "Dugaan tindak pidana",
        "Waktu kejadian :",
        "di Jalan A. Yani, Paringin",
        f"{KEPALA} KA SPKT",
        "IPDA NRP 80161616",
    ):
        assert words in text
    assert "Rizki" not in text  # a child stands on no paper that is carried home
