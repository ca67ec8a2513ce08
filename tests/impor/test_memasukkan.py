"""A register comes in whole or not at all, once, and without waking old clocks."""

import io
import json
import re
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.urls import reverse

from sidik.impor import usecases
from sidik.impor.errors import (
    AdaBarisSalah,
    BelumPratinjau,
    BerkasTidakDitemukan,
    KolomGanda,
    PenanggungJawabTidakBerhak,
    PenanggungJawabTidakDikenal,
    TidakAdaYangMasuk,
)
from sidik.impor.jobs import bring_in, read_progress
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.probes import read_lembar
from sidik.impor.queries import count_baris
from sidik.impor.render import blank_register
from sidik.jejak.queries import facts_of, list_timeline, verify_all
from sidik.jejak.usecases import node_key
from sidik.kernel.errors import NotAllowed
from sidik.kernel.seal import public_hex
from sidik.perkara.data import Tahap
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, KAUR_MINTU, PENYIDIK, RESNARKOBA, SISTEM, appoint
from tests.impor.builders import a_register, a_row, nomor
from tests.perkara.builders import an_lp, as_, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def looked_at(*rows, actor=KAUR_MINTU) -> Impor:
    isi = a_register(*rows)
    return usecases.preview_register(
        read_lembar(isi), nama="register 2019.xlsx", isi=isi, satuan=RESNARKOBA, actor=actor
    )


def brought_in(*rows) -> Impor:
    impor = usecases.order_impor(looked_at(*rows), hanya_benar=False, actor=KAUR_MINTU)
    usecases.carry_out(impor, actor=KAUR_MINTU)
    return impor


@pytest.mark.sop("2.a")
@pytest.mark.laugh(17)
def test_an_old_register_becomes_cases_as_it_says():
    brought_in(a_row(7), a_row(8, ket="lidik", tsk="-"))

    lp = LaporanPolisi.objects.get(nomor=nomor(7))
    assert lp.perkara.tahap == Tahap.TAHAP_2
    assert f"{lp.perkara.selesai_at:%Y-%m-%d}" == "2019-07-01"  # midnight of the second there
    assert f"{lp.dilaporkan_at:%Y-%m-%d %H}" == "2019-03-04 16"  # midnight in Balangan
    people = Keterlibatan.objects.filter(perkara=lp.perkara)
    assert [(k.orang.nama, k.peran) for k in people] == [
        ("Rudi Hartono", "tersangka"),
        ("Amat", "tersangka"),
    ]
    assert LaporanPolisi.objects.get(nomor=nomor(8)).perkara.tahap == Tahap.PENYELIDIKAN


def test_a_child_of_a_register_is_a_child_of_its_case_and_whoever_is_called_one_is_protected():
    brought_in(a_row(7, tsk="Rudi Hartono / 34\nSiti Aminah / 15\nSi Bungsu lahir 2004\nABH Amir"))

    people = Keterlibatan.objects.filter(perkara__lp__nomor=nomor(7))
    assert {k.orang.nama: (k.umur_saat_kejadian, k.dilindungi) for k in people} == {
        "Rudi Hartono": (34, False),
        "Siti Aminah": (15, False),
        "Si Bungsu": (15, False),
        "ABH Amir": (None, True),
    }


def test_no_clock_of_law_starts_for_what_happened_long_ago():
    brought_in(a_row(7, ket="lidik"))

    assert not Tenggat.objects.exists()


def test_looking_writes_no_case():
    looked_at(a_row(7))

    assert not Perkara.objects.exists()


def test_brought_twice_it_comes_in_once():
    brought_in(a_row(7), a_row(8))

    again = looked_at(a_row(7), a_row(8), a_row(9))

    assert count_baris(again) | {} == {
        "siap": 1,
        "salah": 0,
        "sudah_ada": 2,
        "berbeda": 0,
        "lewat": 0,
        "masuk": 0,
    }
    usecases.order_impor(again, hanya_benar=False, actor=KAUR_MINTU)
    assert usecases.carry_out(again, actor=KAUR_MINTU) == 1
    assert LaporanPolisi.objects.count() == 3


def test_what_differs_from_what_is_registered_is_shown_and_not_overwritten():
    brought_in(a_row(7, ket="lidik"))

    again = looked_at(a_row(7, ket="SP3"))

    row = BarisImpor.objects.get(impor=again)
    assert row.keadaan == "berbeda"
    assert row.galat[0]["pesan"] == "Di sini «Penyelidikan», di berkas «Henti sidik (SP3)»."
    assert Perkara.objects.get().tahap == Tahap.PENYELIDIKAN


@pytest.mark.parametrize(
    ("changes", "kolom"),
    [
        ({"lp": "entah"}, "nomor"),
        ({"tanggal": "kemarin"}, "tanggal"),
        ({"tanggal": "5/3/2199", "ket": "lidik", "selesai": ""}, "tanggal"),
        ({"ket": "menunggu ilham"}, "tahap"),
        ({"ket": "SP3", "selesai": "habis lebaran"}, "selesai"),
        ({"selesai": "1 Maret 2019"}, "selesai"),
    ],
)
def test_a_fault_is_named_at_its_row_and_column(changes, kolom):
    impor = looked_at(a_row(7), a_row(8, **changes))

    row = BarisImpor.objects.get(impor=impor, nomor=5)
    assert [each["kolom"] for each in row.galat] == [kolom]


def test_the_sum_at_the_foot_of_a_register_is_left_out_with_one_word():
    impor = looked_at(a_row(7), ["JUMLAH", "", "", "", "", "", "", "1 perkara", ""])

    galat = BarisImpor.objects.get(impor=impor, nomor=5).galat
    assert [each["pesan"] for each in galat] == ["Baris jumlah, bukan perkara: tidak ikut masuk."]


def test_one_number_twice_in_a_file_is_a_fault_of_the_second():
    impor = looked_at(a_row(7), a_row(7))

    row = BarisImpor.objects.get(impor=impor, nomor=5)
    assert row.galat[0]["pesan"] == (
        "Nomor LP ini sudah ada di baris 4. Bila tersangka lain dari LP yang sama, tulis semua "
        "namanya di baris itu."
    )


def test_a_faulty_register_is_refused_whole_or_its_good_rows_come_by_choice():
    impor = looked_at(a_row(7), a_row(8, lp="entah"))

    with pytest.raises(AdaBarisSalah):
        usecases.order_impor(impor, hanya_benar=False, actor=KAUR_MINTU)
    usecases.order_impor(impor, hanya_benar=True, actor=KAUR_MINTU)
    usecases.carry_out(impor, actor=KAUR_MINTU)

    assert LaporanPolisi.objects.get().nomor == nomor(7)


def test_a_register_without_a_new_row_has_nothing_to_bring():
    with pytest.raises(TidakAdaYangMasuk):
        usecases.order_impor(looked_at(), hanya_benar=False, actor=KAUR_MINTU)


def test_an_order_carried_out_twice_brings_its_rows_once():
    impor = usecases.order_impor(looked_at(a_row(7), a_row(8)), hanya_benar=False, actor=KAUR_MINTU)
    same = Impor.objects.get(pk=impor.pk)

    assert usecases.carry_out(impor, actor=KAUR_MINTU) == 2
    assert usecases.carry_out(same, actor=KAUR_MINTU) == 2
    assert LaporanPolisi.objects.count() == 2


def test_every_case_of_a_large_register_has_its_trace_and_the_chain_holds():
    register = brought_in(*[a_row(n, tsk=f"Orang {n}") for n in range(1, 1101)])

    assert register.masuk == 1100
    lp = LaporanPolisi.objects.get(nomor=nomor(1100))
    (trace,) = list_timeline(f"perkara:{lp.perkara_id}")
    assert facts_of(trace)["teks"] == f"{nomor(1100)} · register 2019.xlsx, baris 1103 · 1 orang"
    assert [entry["kind"] for entry in trace.records] == [
        "perkara.v1",
        "lp.v1",
        "orang.v1",
        "keterlibatan.v1",
        "riwayat_status.v1",
        "fakta.v1",
    ]
    assert verify_all(public_keys={"balangan": public_hex(node_key())}) == []


@pytest.mark.laugh(26)
def test_a_child_in_an_old_register_is_known_as_one():
    brought_in(a_row(7, tsk="1. Budi bin Amat (16 th)\n2. Rudi, 32 tahun, swasta"))

    people = Keterlibatan.objects.order_by("umur_saat_kejadian")
    assert [(k.orang.nama, k.umur_saat_kejadian, k.is_anak) for k in people] == [
        ("Budi", 16, True),
        ("Rudi, swasta", 32, False),
    ]


def test_an_order_of_the_command_line_that_was_cut_off_is_carried_out_by_the_work_process():
    order = looked_at(a_row(7), actor=SISTEM)
    usecases.order_impor(order, hanya_benar=False, actor=SISTEM)

    bring_in()

    assert LaporanPolisi.objects.count() == 1


def test_the_work_process_brings_it_in_under_the_name_of_who_ordered():
    appoint(KAUR_MINTU)
    impor = usecases.order_impor(looked_at(a_row(7)), hanya_benar=False, actor=KAUR_MINTU)

    bring_in()

    assert Impor.objects.get().keadaan == "selesai"
    assert LaporanPolisi.objects.get().penerima_nrp == KAUR_MINTU.nrp
    assert read_progress(impor) == (0, 1)


def test_what_was_registered_by_hand_meanwhile_is_left_as_it_is():
    impor = usecases.order_impor(looked_at(a_row(7)), hanya_benar=False, actor=KAUR_MINTU)
    registered(an_lp(nomor(7)))

    assert usecases.carry_out(impor, actor=KAUR_MINTU) == 0
    assert LaporanPolisi.objects.count() == 1


def test_an_ordered_register_is_not_changed_any_more():
    impor = usecases.order_impor(looked_at(a_row(7)), hanya_benar=False, actor=KAUR_MINTU)

    with pytest.raises(BelumPratinjau):
        usecases.cancel_impor(impor, actor=KAUR_MINTU)


def test_columns_may_be_named_by_hand_each_once():
    impor = looked_at(a_row(7))

    with pytest.raises(KolomGanda):
        usecases.map_kolom(impor, {"nomor": 1, "tanggal": 1}, actor=KAUR_MINTU)
    usecases.map_kolom(impor, {"nomor": 1, "tanggal": 2, "uraian": 4}, actor=KAUR_MINTU)

    assert count_baris(impor)["siap"] == 1


def test_an_investigator_brings_no_register():
    with pytest.raises(NotAllowed):
        looked_at(a_row(7), actor=PENYIDIK)


def command(tmp_path, *args: str) -> tuple[int, dict[str, object]]:
    out = io.StringIO()
    try:
        call_command("impor", "lp", *args, "--json", stdout=out, stderr=io.StringIO())
    except SystemExit as end:
        return int(end.code or 0), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def test_the_command_tries_then_brings_in(tmp_path):
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(a_row(7), a_row(8)))

    code, tried = command(tmp_path, str(file), "--dry-run")
    assert (code, tried["siap"], tried["masuk"]) == (0, 2, 0)
    assert not Perkara.objects.exists()

    code, done = command(tmp_path, str(file))
    assert (code, done["masuk"]) == (0, 2)
    assert LaporanPolisi.objects.count() == 2


def test_the_command_names_the_faults_and_ends_badly(tmp_path):
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(a_row(7, tanggal="kapan-kapan")))

    code, answer = command(tmp_path, str(file))

    assert code == 1
    assert answer["galat"] == [
        "baris 4, tanggal: Tanggal lapor tidak terbaca; tulis mis. 5/3/2019 atau 5 Maret 2019."
    ]


def test_the_command_says_in_a_sentence_that_there_is_no_such_file(tmp_path):
    with pytest.raises(BerkasTidakDitemukan, match="Periksa nama dan letaknya"):
        command(tmp_path, str(tmp_path / "tiada.xlsx"))


def test_the_command_names_the_officer_who_answers_for_what_it_brought(tmp_path):
    appoint(KAUR_MINTU)
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(a_row(7), a_row(8)))

    _, done = command(tmp_path, str(file), "--nrp", KAUR_MINTU.nrp)

    assert KAUR_MINTU.nama in done["penanggung_jawab"]
    assert set(LaporanPolisi.objects.values_list("penerima_nrp", flat=True)) == {KAUR_MINTU.nrp}
    page = as_(KASAT).get(reverse("impor:detail", args=[Impor.objects.get().pk]))
    assert f"Penanggung jawab: Bripka {KAUR_MINTU.nama}" in page.content.decode()


def test_without_an_officer_the_machine_answers_and_is_said_to(tmp_path):
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(a_row(7)))

    _, done = command(tmp_path, str(file))

    assert done["penanggung_jawab"] == "Sistem Sidik (sistem)"
    assert LaporanPolisi.objects.get().penerima_nrp == "sistem"


def test_nobody_answers_for_a_register_who_is_unknown_or_may_not_bring_one(tmp_path):
    appoint(PENYIDIK)
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(a_row(7)))

    with pytest.raises(PenanggungJawabTidakDikenal, match="99999999"):
        command(tmp_path, str(file), "--nrp", "99999999")
    with pytest.raises(PenanggungJawabTidakBerhak, match="Hadi Prayoga"):
        command(tmp_path, str(file), "--nrp", PENYIDIK.nrp)

    assert not Impor.objects.exists()


@pytest.mark.parametrize("written", ["1,2E+15", "1.2E+15", 1.2e15, "43529"])
def test_a_number_that_excel_made_of_an_lp_number_is_refused_with_what_to_do(written):
    impor = looked_at(a_row(7, lp=written))

    [row] = BarisImpor.objects.filter(impor=impor)
    [galat] = row.galat
    assert galat["kolom"] == "nomor"
    assert "Ubah format kolomnya menjadi Teks" in galat["pesan"]


def test_the_example_in_the_empty_register_is_no_case_and_is_told_to_be_deleted():
    isi = blank_register()
    impor = usecases.preview_register(
        read_lembar(isi), nama="kosong.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU
    )

    [row] = BarisImpor.objects.filter(impor=impor)
    assert [each["pesan"] for each in row.galat] == ["Baris ini contoh pengisian; hapus barisnya."]


def test_columns_of_the_empty_register_are_text_so_that_excel_makes_no_number_of_it():
    with ZipFile(io.BytesIO(blank_register())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()

    columns = re.findall(r'<col min="\d+" max="\d+" width="[\d.]+" style="(\d+)"', sheet)
    formats = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    assert columns
    assert {formats[int(style)] for style in columns} == {"49"}  # Excel's own number for text
