"""The same form sent twice, by a second click or from a second window, is written once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.models import Arahan, Asesmen, Keterlibatan, Perkara, TesUrine, Tindakan
from sidik.perkara.queries import known_of
from tests.cast import KASAT, OPERATOR_LP, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_, assigned, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
PEMERIKSA = PENYIDIK.nrp
DUA_KALI: dict[str, tuple[type[Rekaman], dict[str, str]]] = {
    "orang_baru": (Keterlibatan, {"peran": "saksi", "nama": "Halimah", "umur": "40"}),
    "arahan": (Arahan, {"isi": "Segera periksa saksi"}),
    "gelar": (Tindakan, {"tujuan": "khusus", "nomor": "LHGP/9", "hasil": "Sepakat"}),
    "diversi": (Tindakan, {"hasil": "dimulai", "nomor": "B/9", "ringan": "on"}),
    "orang_tat": (Asesmen, {"nomor": "B/30"}),
    "orang_tes": (TesUrine, {"positif": "y"}),
    "orang_bap": (Tindakan, {"pemeriksa": PEMERIKSA, "nomor": "BAP/1", "tempat": "Polres"}),
}


def versi_of(name: str, row: Keterlibatan) -> int:
    if name.startswith("orang_") and name != "orang_baru":
        fresh = Keterlibatan.objects.select_related("orang").get(pk=row.pk)
        return int(str(known_of(fresh)["versi"]))
    return Perkara.objects.get(pk=row.perkara_id).versi


def send(client: Client, name: str, row: Keterlibatan, **data: Any) -> int:
    keys = [row.perkara_id]
    if name.startswith("orang_") and name != "orang_baru":
        keys = [*keys, row.pk]
    return client.post(reverse(f"perkara:{name}", args=keys), data).status_code


@pytest.mark.parametrize("name", DUA_KALI)
def test_is_written_once_and_the_second_time_told_so(name):
    row = usecases.add_orang(in_penyidikan(), terlapor(umur=16), actor=PENYIDIK)
    model, typed = DUA_KALI[name]
    data = typed | {"versi": versi_of(name, row)}
    if name.startswith("orang_") and name != "orang_baru":
        data["at"] = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    if name == "diversi":
        data["orang"] = str(row.pk)
    client, before = as_(KASAT), model._default_manager.count()

    assert send(client, name, row, **data) == 302
    assert send(client, name, row, **data) in {409, 422}

    assert model._default_manager.count() == before + 1


def test_two_of_one_name_are_told_apart_by_whatever_differs():
    perkara = assigned()
    usecases.add_orang(perkara, terlapor("Budi", bin="bin Ali"), actor=PENYIDIK)

    usecases.add_orang(perkara, terlapor("Budi", bin="bin Umar"), actor=PENYIDIK)

    assert Keterlibatan.objects.filter(perkara=perkara).count() == 2


def test_no_refusal_tells_who_may_not_know_it_that_he_guessed_a_witness():
    perkara = assigned()
    secret = NewOrang(nama="Halimah", peran=PeranOrang.SAKSI, dilindungi=True)
    usecases.add_orang(perkara, secret, actor=PENYIDIK)

    usecases.add_orang(perkara, secret, actor=OPERATOR_LP)

    assert Keterlibatan.objects.filter(perkara=perkara, peran="saksi").count() == 2


def test_an_officer_of_another_resort_adds_and_strikes_nobody():
    perkara = assigned()
    row = usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
    with pytest.raises(NotAllowed):
        usecases.add_orang(perkara, terlapor("Budi"), actor=ORANG_LUAR)
    with pytest.raises(NotAllowed):
        usecases.cancel_orang(row, alasan="x", versi=2, actor=ORANG_LUAR)
    for name in ("orang_batal", "orang_tat", "orang_bap"):
        assert send(as_(ORANG_LUAR), name, row) == 404


@pytest.mark.parametrize("field", ["nama", "alamat", "ciri", "jaringan", "nama_ibu"])
def test_twelve_thousand_letters_are_too_many_and_told_at_the_field(field):
    url = reverse("perkara:orang_baru", args=[assigned().pk])

    answer = as_(PENYIDIK).post(url, {"peran": "terlapor", "nama": "Budi", field: "x" * 12_000})

    assert list(answer.context["form"].errors) == [field]
