"""An order holds only days that the law leaves it, whatever is typed."""

from dataclasses import replace
from datetime import date

import pytest

from sidik.dokumen.data import jenis_of
from sidik.dokumen.errors import PrasyaratBelumTerpenuhi
from sidik.dokumen.forms import KonsepForm
from sidik.dokumen.queries import konsep_from
from tests.cast import PENYIDIK
from tests.dokumen.builders import ISIAN, TERSANGKA, bahan, drafted, kabel, signed, take

pytestmark = pytest.mark.usefixtures("negeri")


def said(jenis: str, *, anak: bool = False, pasal: str = "UU 35/2009 ps. 112", **typed: str):
    """The errors at the fields of an order about one suspect; the report is of 5 March 2026."""
    entri = jenis_of(jenis)
    told = bahan(pasal=(pasal,), orang=(replace(TERSANGKA, is_anak=anak),))
    data = {f"isi_{key}": text for key, text in typed.items()}
    form = KonsepForm(entri, konsep_from(entri, told, []), versi=1, data=data | {"versi": 1})
    form.is_valid()
    return {k.removeprefix("isi_"): " ".join(v) for k, v in form.errors.items() if "isi_" in k}


def test_the_first_detention_is_twenty_days_and_a_childs_seven():
    days = {"mulai": "8 Maret 2026", "sampai": "27 Maret 2026"}

    assert said("sprin_han", **days, lama_hari="20 (dua puluh) hari") == {}
    assert (
        "Paling lama 7 hari, jadi sampai 14 Maret 2026"
        in said("sprin_han", anak=True, **days)["sampai"]
    )
    long = said("sprin_han", mulai="8 Maret 2026", sampai="30 April 2026", lama_hari="120")
    assert "Paling lama 20 hari, jadi sampai 27 Maret 2026" in long["sampai"]
    assert "Paling lama 20 hari" in long["lama_hari"]


def test_an_arrest_is_three_times_twenty_four_hours_for_narcotics_and_one_for_the_rest():
    days = {"mulai": "5 Maret 2026", "sampai": "8 Maret 2026"}

    assert said("sprin_kap", **days) == {}
    assert "72 jam" in said("sprin_kap", mulai="5 Maret 2026", sampai="9 Maret 2026")["sampai"]
    assert "24 jam" in said("sprin_kap", pasal="UU 17/2023 ps. 435", **days)["sampai"]
    assert "24 jam" in said("sprin_kap", anak=True, **days)["sampai"]


def test_no_order_holds_before_its_report_or_from_a_day_far_ahead():
    assert (
        "mendahului tanggal laporan polisi" in said("sprin_sidik", mulai="1 Januari 2020")["mulai"]
    )
    assert said("sprin_kap", mulai="4 Maret 2026", sampai="5 Maret 2026") == {}
    assert said("sprin_kap", mulai="1 Maret 2026", sampai="2 Maret 2026")
    assert "paling lambat" in said("sprin_han", mulai="1 Januari 2090")["mulai"]
    assert (
        "mendahului mulainya"
        in said("sprin_gas", mulai="8 Maret 2026", sampai="7 Maret 2026")["sampai"]
    )


def test_a_length_below_one_day_is_refused_at_its_field():
    assert said("sprin_lidik", lama_hari="-5")["lama_hari"] == "Lamanya paling sedikit 1 hari."


def test_what_the_room_told_wrongly_is_not_handed_up_either():
    signed("sprin_sidik")
    wrong = ISIAN | {"mulai": date(2026, 3, 8), "sampai": date(2026, 7, 5)}
    wires = kabel(bahan(isian=wrong))

    with pytest.raises(PrasyaratBelumTerpenuhi, match="Paling lama 20 hari"):
        take(drafted("sprin_han", wires=wires), "submit", PENYIDIK, wires=wires)
