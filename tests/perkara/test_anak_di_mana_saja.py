"""A child in every role, and every page that officers have: its name appears nowhere (DOMAIN §6).

The pages are found by walking the addresses of the whole product, so that one that is added later
is walked too.
"""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from pypdf import PdfReader

from sidik.jejak.data import Actor
from sidik.jejak.models import Peristiwa
from sidik.perkara import usecases
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Orang, Perkara
from sidik.pesan.models import Keluar
from sidik.upaya_paksa.usecases import arrest
from tests.barang_bukti.builders import entered
from tests.cast import DITRESNARKOBA, KAUR_MINTU, PEMBANTU, PENYIDIK
from tests.perkara.builders import an_lp_b, as_, assigned, detail, step
from tests.prapenuntutan.builders import open_berkas
from tests.upaya_paksa.builders import reread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]
NAMA = {
    PeranOrang.PELAPOR: "Zulaikhawati Prameswarini",
    PeranOrang.TERLAPOR: "Gerhanadi Mustakimullah",
    PeranOrang.TERSANGKA: "Firdausyahri Kalimantoro",
    PeranOrang.SAKSI: "Widyaningtyas Hapsarinda",
    PeranOrang.PENANGKAP: "Bramantyosa Wicaksonohadi",
    PeranOrang.KORBAN: "Larasatianti Kusumadewita",
    PeranOrang.AHLI: "Octavianussa Bagaskarayudha",
}
PARTS = [part.lower() for nama in NAMA.values() for part in nama.split()]
JALAN = "gang mufakat nomor tiga belas"
NIK = "6311010101100001"


def child(peran: PeranOrang) -> NewOrang:
    first, last = NAMA[peran].split()
    return NewOrang(
        nama=f"{first} {last}",
        peran=peran,
        umur=15,
        alamat=JALAN,
        nama_ibu=f"Ibu {last}",
        nik=NIK,
        telepon="0812-5550-9999" if peran is PeranOrang.PELAPOR else "",
    )


@pytest.fixture
def perkara() -> Perkara:
    words = " dan ".join(NAMA.values())
    lp = an_lp_b(
        tertangkap_tangan=True,
        pelapor=child(PeranOrang.PELAPOR),
        ringkas=f"{NAMA[PeranOrang.TERSANGKA]} bawa sabu",
        uraian=f"Ditemukan {words} di TKP.",
        modus=f"diantar {NAMA[PeranOrang.SAKSI]}",
        tkp=f"rumah {NAMA[PeranOrang.KORBAN]}",
    )
    perkara = step(assigned(lp), "open_penyidikan_langsung")
    born = Keterlibatan.objects.get()
    orang = born.orang
    usecases.amend_orang(
        born, child(PeranOrang.PELAPOR), versi=orang.versi + born.versi, actor=PENYIDIK
    )
    for peran in NAMA:
        if peran not in {PeranOrang.PELAPOR, PeranOrang.TERSANGKA}:
            usecases.add_orang(perkara, child(peran), actor=PENYIDIK)
    new = child(PeranOrang.TERSANGKA)
    suspect = usecases.add_orang(
        perkara, NewOrang(**(vars(new) | {"peran": PeranOrang.TERLAPOR})), actor=PENYIDIK
    )
    perkara = step(perkara, "name_tersangka", orang=str(suspect.pk))
    arrest(reread(perkara), an_arrest_of(perkara, suspect), actor=PENYIDIK)
    open_berkas(
        reread(perkara),
        [str(suspect.pk)],
        nomor="BP/1",
        versi=reread(perkara).versi,
        actor=PENYIDIK,
    )
    entered(perkara=reread(perkara))
    return reread(perkara)


def an_arrest_of(perkara: Perkara, row: Keterlibatan):
    from sidik.kernel import clock
    from sidik.upaya_paksa.data import NewPenangkapan

    return NewPenangkapan(
        orang=str(row.pk),
        nomor="SP.Kap/9",
        mulai_at=clock.now(),
        tempat="Paringin Kota",
        petugas=[PENYIDIK.nrp],
        alasan="dua alat bukti",
    )


def addresses(perkara: Perkara, keys: list[str]) -> Iterator[str]:
    """Every address of the product, with every key of this case in the last place for one.

    But the receipt of the LP: that is the reporter's own paper, and whoever hands it over reads
    to whom.
    """
    for route in sorted(set(_routes(get_resolver()))):
        places = re.findall(r"<[^>]+>", route)
        if "sttlp" in route or any(not place.startswith("<uuid:") for place in places):
            continue
        for key in keys if places else [""]:
            address = route
            for place in places[:-1]:
                address = address.replace(place, str(perkara.pk), 1)
            yield f"/{address.replace(places[-1], key, 1) if places else address}"


def _routes(resolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from _routes(entry, route)


def read(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "").startswith("application/pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).lower()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in parts.namelist())
    return body.decode(errors="replace").lower()


def reader(actor: Actor, perkara: Perkara) -> Client:
    """A browser in which the purpose has been said where one is asked for."""
    client = as_(actor)
    client.post(f"{detail(perkara)}keperluan/", {"keperluan": "pengawasan"})
    return client


@pytest.mark.parametrize(
    "actor", [PEMBANTU, KAUR_MINTU, DITRESNARKOBA], ids=["anggota lain", "kaur mintu", "polda"]
)
def test_its_name_is_on_no_page_of_whoever_may_not_read_it(perkara, actor):
    client = reader(actor, perkara)
    people = Keterlibatan.objects.filter(perkara=perkara)
    keys = [str(row.pk) for row in (perkara, LaporanPolisi.objects.get(), *people)]
    walked, told = 0, []

    for address in addresses(perkara, [*keys, *things(perkara)]):
        answer = client.get(address)
        if answer.status_code == 200 and not address.startswith("/keluar"):
            walked += 1
            page = read(answer)
            told += [(address, word) for word in [*PARTS, JALAN, NIK] if word in page]

    assert told == []
    assert walked > 30


@pytest.mark.parametrize("address", ["/perkara/?cari=", "/perkara/cari/?q="])
def test_who_knows_half_of_its_name_does_not_find_the_other_half(perkara, address):
    client = reader(PEMBANTU, perkara)

    for nama in NAMA.values():
        half, other = nama.lower().split()
        assert other not in read(client.get(address + half))


def things(perkara: Perkara) -> list[str]:
    """What the rooms above hold of the case."""
    from sidik.barang_bukti.models import BarangBukti
    from sidik.prapenuntutan.models import BerkasPerkara

    rows = [
        *BarangBukti.objects.filter(perkara=perkara),
        *BerkasPerkara.objects.filter(perkara=perkara),
    ]
    return [str(row.pk) for row in rows]


def test_its_own_investigator_reads_it_so_that_the_walk_would_have_seen_it(perkara):
    page = read(reader(PENYIDIK, perkara).get(detail(perkara)))

    assert [part for part in PARTS if part not in page] == []


def test_no_message_and_no_word_of_the_ledger_names_it(perkara):
    sent = " ".join(str(vars(row)) for row in Keluar.objects.all()).lower()
    words = " ".join(
        str(entry["data"])
        for trace in Peristiwa.objects.all()
        for entry in trace.records or []
        if entry["kind"] == "fakta.v1" and trace.verb != "lp.terdaftar"
    ).lower()

    assert Orang.objects.count() == len(NAMA)
    assert [part for part in PARTS if part in sent + words] == []
