"""An answer typed by hand names no child of any case, and nobody by mistake."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.layanan.sms import guard_balasan
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.usecases import add_orang
from sidik.pesan.data import Kiriman
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Keluar
from sidik.pesan.usecases import receive
from tests.cast import KAUR_MINTU, PENYIDIK, login_of
from tests.layanan.builders import HP_E164, IBU, issued
from tests.perkara.builders import an_lp, an_lp_b, assigned, in_penyidikan, terlapor

pytestmark = pytest.mark.usefixtures("negeri")


def a_case_of(*people):
    perkara = in_penyidikan()
    for one in people:
        add_orang(perkara, one, actor=PENYIDIK)
    return perkara


def forbidden(text: str) -> list[str]:
    return list(guard_balasan(text, HP_E164).larangan)


@pytest.mark.parametrize(
    "text",
    [
        "Anak Muhammad Rafli sudah diperiksa",
        "muhammad rafli akbar sudah pulang",
        "Sdr. MOH. RAFLI sudah pulang",
        "M.Rafli sudah pulang",
    ],
)
def test_a_child_of_any_case_is_named_in_no_answer(text):
    a_case_of(terlapor("Muhammad Rafli Akbar", umur=16))

    (line,) = forbidden(text)

    assert "Muhammad Rafli" in line
    assert "UU 11/2012 ps. 19" in line


def test_a_protected_witness_is_named_in_no_answer():
    saksi = NewOrang(nama="Siti Rahmah Noor", peran=PeranOrang.SAKSI, umur=30, dilindungi=True)
    a_case_of(saksi)

    assert forbidden("Siti Rahmah sudah diperiksa")


@pytest.mark.parametrize("text", ["Rafli Muhammad", "Muhammad Raflianto", "Muhammad, kakak Akbar"])
def test_another_name_is_none_of_a_child(text):
    a_case_of(terlapor("Muhammad Rafli Akbar", umur=16))

    assert not forbidden(text)


def test_a_grown_up_of_another_case_is_anybody():
    a_case_of(terlapor("Ahmad Rizki"))

    assert guard_balasan("Silakan temui Bripka Ahmad Rizki.", HP_E164).peringatan == []


def test_a_child_of_one_name_is_looked_for_where_the_number_belongs():
    own = assigned(an_lp_b())
    a_case_of(terlapor("Wahyu", umur=15))
    assert not forbidden("Silakan temui Bripka Wahyu")

    add_orang(own, terlapor("Rafli", umur=15), actor=PENYIDIK)

    assert forbidden("Rafli sudah pulang")


def test_the_name_of_a_suspect_a_weight_and_planned_force_are_shown_in_their_sentence():
    own = assigned(an_lp_b())
    add_orang(own, terlapor("Darmawan", alias="Idar"), actor=PENYIDIK)
    text = "Darmawan alias Idar ditangkap, sabu 2,75 gram. Besok digeledah rumahnya."

    found = guard_balasan(text, HP_E164)

    assert found.larangan == []
    kata = [one.kalimat.partition("«")[2].partition("»")[0] for one in found.peringatan]
    assert kata == ["2,75 gram", "Darmawan", "digeledah"]
    assert "“Besok digeledah rumahnya”. Hapus" in found.peringatan[-1].kalimat


def test_who_holds_a_key_has_to_do_with_the_case():
    own = assigned(an_lp())
    add_orang(own, terlapor("Darmawan"), actor=PENYIDIK)
    issued(own, IBU)

    assert guard_balasan("Darmawan ada di kantor.", "+6285710002000").peringatan
    assert not guard_balasan("Darmawan ada di kantor.", HP_E164).peringatan


def test_names_are_looked_up_by_their_index_in_a_bounded_number_of_questions():
    a_case_of(terlapor("Muhammad Rafli Akbar", umur=16))
    with CaptureQueriesContext(connection) as asked:
        guard_balasan("Muhammad Rafli sudah diperiksa di kantor polisi " * 15, HP_E164)
    assert len(asked) <= 5

    (found,) = [one["sql"] for one in asked if "LIKE ANY" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + found.replace("%", "%%"), [])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "perkara_orang_nama_mirip" in plan


def test_kaur_mintu_is_refused_a_childs_name_and_ticks_for_a_weight():
    a_case_of(terlapor("Muhammad Rafli Akbar", umur=16))
    pk = receive(Kiriman(gateway="uji", pengirim=HP_E164, text="bagaimana pak", native_id="1"))
    answer_inbox({})
    client, url = Client(), reverse("pesan:utas", args=[pk])
    client.force_login(login_of(KAUR_MINTU))

    child = client.post(url, {"text": "Anak Muhammad Rafli sudah diperiksa"})
    weight = client.post(url, {"text": "Sabu 2,75 gram sudah disita"})
    assert [child.status_code, weight.status_code] == [422, 422]
    assert "identitasnya dilindungi («Muhammad Rafli»)" in child.text
    assert "Saya sudah memeriksa" not in child.text
    assert "«2,75 gram»" in weight.text
    assert not Keluar.objects.filter(otomatis=False).exists()

    ticked = {"text": "Sabu 2,75 gram sudah disita", "diperiksa": weight.context["perlu"].tanda}
    assert client.post(url, ticked).status_code == 302
    trace = Peristiwa.objects.get(verb="pesan.dibalas")
    assert trace.records[-1]["data"]["diperiksa"] == "menyebut berat atau jumlah barang bukti"
