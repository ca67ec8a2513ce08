"""A thousand invented cases, and not one name, address or number at the door."""

import random
from dataclasses import asdict, fields
from functools import cache

import pytest
from django.template.loader import render_to_string

from sidik.layanan.data import PublicStatus, sms_text
from sidik.layanan.models import Akses, StatusPublik
from sidik.layanan.queries import find_status
from sidik.layanan.usecases import refresh_status
from sidik.perkara.data import NewOrang, PeranOrang, Tahap
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Orang, Perkara
from sidik.perkara.usecases import add_orang
from tests.cast import KASAT
from tests.layanan.builders import issued
from tests.perkara.builders import an_lp_b, registered

pytestmark = [
    pytest.mark.usefixtures("negeri"),
    pytest.mark.urls("sidik.config.urls_public"),
]

_DEPAN = ("Ahmad", "Siti", "Muhammad", "Noor", "Gusti", "Rahmad", "Galuh", "Syahrani", "Jaksa")
_TENGAH = ("Rizki", "Maimunah", "Fahriadi", "Laporan", "Petugas", "Hidayat", "Berkas", "Kantor")
_DESA = ("Lingsir", "Paringin", "Halong", "Juai", "Awayan", "Batumandi", "Tebing Tinggi")


def _words(kind: random.Random) -> dict[str, str]:
    nama = f"{kind.choice(_DEPAN)} {kind.choice(_TENGAH)} {kind.randrange(10**6):06}"
    return {
        "nama": nama,
        "nik": f"6311{kind.randrange(10**12):012}",
        "alamat": f"Desa {kind.choice(_DESA)} RT {kind.randrange(100, 999)} Gang {nama[::-1]}",
        "telepon": f"+62812{kind.randrange(10**8):08}",
    }


@pytest.mark.laugh(3)
def test_public_status_has_no_field_that_could_hold_a_person():
    assert {f.name for f in fields(PublicStatus)} == {
        "nomor_lp",
        "kalimat",
        "tanggal_perubahan",
        "tanggal_berikut",
        "telepon_kantor",
        "telepon_pengaduan",
    }
    assert {f.name for f in StatusPublik._meta.get_fields()} == {
        "kunci",
        *(f.name for f in fields(PublicStatus)),
    }


@pytest.mark.slow
def test_nothing_of_a_person_passes_in_a_thousand_cases():
    kind = random.Random(20260305)
    perkara, lp, akses = _one_case()
    orang = [k.orang for k in Keterlibatan.objects.filter(perkara=perkara).select_related("orang")]
    for n in range(1000):
        people = [_words(kind) for _ in orang]
        _rewrite(perkara, lp, orang, people, n, kind)

        refresh_status([perkara.pk])

        status = find_status(akses.kunci_web)
        assert status is not None
        assert status == find_status(akses.kunci_sms)
        told = _told(status)
        for secret in {word for person in people for word in person.values()} | {
            lp.nomor,
            lp.uraian,
            lp.tkp,
            perkara.ringkas,
            "Siti Maimunah",
            "5550-1234",
            "81255501234",
        }:
            assert secret not in told


@cache
def _told(status: PublicStatus) -> str:
    page = render_to_string("layanan/cek.html", {"jawaban": status, "node": {"nama": "Polres"}})
    return "\n".join([repr(asdict(status)), sms_text(status), page])


def _one_case() -> tuple[Perkara, LaporanPolisi, Akses]:
    lp = registered(an_lp_b())
    akses = issued(lp.perkara)
    for peran in (PeranOrang.TERLAPOR, PeranOrang.SAKSI, PeranOrang.KORBAN):
        add_orang(lp.perkara, NewOrang(nama="Seseorang", peran=peran, umur=30), actor=KASAT)
    return lp.perkara, lp, akses


def _rewrite(
    perkara: Perkara,
    lp: LaporanPolisi,
    orang: list[Orang],
    people: list[dict[str, str]],
    n: int,
    kind: random.Random,
) -> None:
    """Dress one case as another: the projection reads the tables, whatever wrote them."""
    for row, person in zip(orang, people, strict=True):
        row.nama, row.nik, row.alamat, row.telepon = person.values()
    Orang.objects.bulk_update(orang, ["nama", "nik", "alamat", "telepon"])
    perkara.ringkas = f"{people[0]['nama']} di rumah {people[1]['nama']}"
    perkara.tahap = kind.choice(list(Tahap)).value
    Perkara.objects.filter(pk=perkara.pk).update(ringkas=perkara.ringkas, tahap=perkara.tahap)
    lp.nomor = f"LP/B/{n + 1000}/III/2026/SPKT/{people[0]['nama']}"
    lp.uraian = " ".join(people[1].values())
    lp.tkp = people[2]["alamat"]
    LaporanPolisi.objects.filter(pk=lp.pk).update(
        nomor=lp.nomor, uraian=lp.uraian, tkp=lp.tkp, penerima_nrp=f"{kind.randrange(10**8):08}"
    )
