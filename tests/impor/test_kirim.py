"""What came in from an old register travels to the centre like any other case."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from sidik.impor import usecases
from sidik.impor.probes import read_lembar
from sidik.jejak.models import Peristiwa
from sidik.perkara.models import Keterlibatan, LaporanPolisi
from sidik.satuan.data import system_actor
from sidik.sinkron.usecases import approve_simpul, receive_batch, receive_enrolment
from tests.cast import KAUR_MINTU, RESNARKOBA
from tests.impor.builders import a_register, a_row, nomor
from tests.sinkron.site import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def traces_of_a_register() -> list[tuple[str, list[dict[str, Any]]]]:
    """Bring a register in, take down what its traces carry, and let it be as if never done."""
    with transaction.atomic():
        isi = a_register(*[a_row(n) for n in range(1, 6)])
        impor = usecases.preview_register(
            read_lembar(isi), nama="r.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU
        )
        usecases.order_impor(impor, hanya_benar=False, actor=KAUR_MINTU)
        usecases.carry_out(impor, actor=KAUR_MINTU)
        found = Peristiwa.objects.filter(verb="lp.dari_register").order_by("seq")
        told = [(trace.subject, trace.records) for trace in found]
        transaction.set_rollback(True)
    return told


@pytest.mark.sop("5.a.4")
def test_the_centre_applies_each_case_of_a_register_with_its_people(settings: Any):
    told = traces_of_a_register()
    assert not LaporanPolisi.objects.exists()
    settings.SIDIK = replace(settings.SIDIK, peran="pusat", kode="pusiknas", upstream=None)
    situs = Situs()
    receive_enrolment(situs.enrolment())
    approve_simpul(situs.kode, actor=system_actor("POLRI.PUSIKNAS"))
    for subject, records in told:
        situs.act(*records, subject=subject)

    receive_batch(situs.batch())

    lp = LaporanPolisi.objects.get(nomor=nomor(5))
    assert (lp.node, LaporanPolisi.objects.count()) == ("balangan", 5)
    people = Keterlibatan.objects.filter(perkara=lp.perkara)
    assert {k.orang.nama for k in people} == {"Rudi Hartono", "Amat"}
