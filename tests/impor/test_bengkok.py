"""Old registers are crooked: what does not fit is said before it goes in, and goes in all the same.

An officer who reports is nobody's informant.
"""

import pytest

from sidik.impor.models import BarisImpor
from sidik.impor.probes import read_lembar
from sidik.impor.queries import show_baris
from sidik.impor.queries.baris import people_of
from sidik.impor.usecases import preview_register
from sidik.perkara.data import PeranOrang, Tahap
from tests.cast import KAUR_MINTU, RESNARKOBA
from tests.impor.builders import TAIL, a_register, a_row, nomor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def warned(*rows):
    isi = a_register(*rows)
    lembar = read_lembar(isi)
    impor = preview_register(lembar, nama="r.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU)
    rows = list(BarisImpor.objects.filter(impor=impor).order_by("nomor"))
    seen = show_baris(KAUR_MINTU, impor, rows)
    assert {row.baris.keadaan for row in seen} == {"siap"}
    assert not any(row.pesan for row in seen)
    return ["\n".join(row.peringatan) for row in seen]


def test_a_number_of_another_month_than_its_report_is_said_and_goes_in():
    [odd, straight] = warned(a_row(7, tanggal="5 Mei 2019"), a_row(8))

    assert "Nomor LP menyebut Maret 2019, tanggal lapornya Mei 2019" in odd
    assert "menyebut" not in straight


def test_the_same_serial_twice_in_a_year_is_said_and_goes_in():
    april = f"LP/A/7/IV/2019/{TAIL}"
    rows = a_row(7), a_row(7, lp=april, tanggal="5 April 2019"), a_row(7, lp=nomor(7, 2020))

    [first, second, other_year] = warned(*rows)

    assert "Nomor urut 7" in second
    assert "baris" in second
    assert "Nomor urut" not in first + other_year


@pytest.mark.parametrize(
    ("lp", "pelapor", "is_warga"),
    [
        (nomor(7), "Anggota", False),
        (nomor(7), "Bripka Dwi Santoso", False),
        (nomor(7), "DWI SANTOSO NRP 85010203", False),
        (nomor(7), "Anggota Satresnarkoba", False),
        (nomor(7).replace("/A/", "/B/"), "Siti Aminah", True),
        (nomor(7).replace("/A/", "/B/"), "Bripka Dwi Santoso", True),
    ],
)
def test_an_officer_who_reports_by_an_lp_a_is_no_citizen_who_reports(lp, pelapor, is_warga):
    pemetaan = {"nomor": 0, "pelapor": 1}

    found = list(people_of([lp, pelapor], pemetaan, Tahap.LP_DITERIMA))

    assert [who.peran for who in found] == [PeranOrang.PELAPOR] * is_warga
