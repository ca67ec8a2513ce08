"""Cases for tests, made through the use cases so that none can be what the flow forbids."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.perkara.data import (
    HubunganPasal,
    Kesulitan,
    Langkah,
    ModelLP,
    NewLP,
    NewOrang,
    NomorLP,
    PasalDisangkakan,
    PeranOrang,
    TujuanGelar,
)
from sidik.perkara.flow import LEWAT_BERKAS
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara, Tindakan
from sidik.perkara.usecases import (
    add_orang,
    advance_perkara,
    assign_penyidik,
    record_gelar,
    record_spdp,
    register_lp,
    set_sangkaan,
)
from tests.cast import KASAT, OPERATOR_LP, PENYIDIK, RESNARKOBA, appoint, login_of

NOMOR = "LP/A/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"
MALAM_ITU = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
"""5 March 2026, 22.30 in Balangan."""

PENGEDAR, PEMAKAI = "uu35-114-1", "uu35-127-1-a"
KEDUANYA = (
    PasalDisangkakan(kode=PENGEDAR),
    PasalDisangkakan(kode=PEMAKAI, hubungan=HubunganPasal.SUBSIDER),
)


def an_lp(nomor: str = "", **changes: Any) -> NewLP:
    """An LP/A: two packets of sabu, caught red-handed at Paringin."""
    lp: dict[str, Any] = {
        "model": ModelLP.A,
        "satuan": RESNARKOBA,
        "dilaporkan_at": MALAM_ITU,
        "ringkas": "Dua paket sabu di Paringin",
        "uraian": "Anggota menemukan dua paket sabu di saku celana terlapor.",
        "tkp": "Jl. A. Yani, Paringin Kota",
        "pasal": ("UU 35/2009 ps. 114 ayat (1)", "UU 1/2023 ps. 609 ayat (1) huruf a"),
        "nomor": NomorLP.parse(nomor) if nomor else None,
    }
    return NewLP(**(lp | changes))


def an_lp_b(nomor: str = "", **changes: Any) -> NewLP:
    """An LP/B: a citizen saw something in the empty house next door."""
    pelapor = NewOrang(
        nama="Siti Maimunah",
        peran=PeranOrang.PELAPOR,
        telepon="0812-5550-1234",
        alamat="Desa Lingsir",
    )
    b: dict[str, Any] = {
        "model": ModelLP.B,
        "pelapor": pelapor,
        "ringkas": "Rumah kosong dipakai pesta sabu",
    }
    return an_lp(nomor, **(b | changes))


def registered(new: NewLP | None = None, actor: Actor = OPERATOR_LP) -> LaporanPolisi:
    return register_lp(new or an_lp(), actor=actor)


def assigned(new: NewLP | None = None, penyidik: Actor = PENYIDIK) -> Perkara:
    perkara = registered(new).perkara
    return assign_penyidik(
        perkara,
        appoint(penyidik),
        versi=perkara.versi,
        kesulitan=Kesulitan.SEDANG,
        actor=KASAT,
    )


def step(perkara: Perkara, name: str, actor: Actor = PENYIDIK, **papers: Any) -> Perkara:
    """Take a step; those that follow a file are taken as the room of the files takes them."""
    taken = Tindakan.objects.filter(perkara=perkara, tujuan=name).count()
    papers.setdefault("nomor", f"SP/{name}/{taken + 1}/III/2026")
    if name in LEWAT_BERKAS:
        papers.setdefault("berkas", "berkas")
    return advance_perkara(perkara, Langkah(step=name, versi=perkara.versi, **papers), actor=actor)


def terlapor(nama: str = "Ahmad Rizki", umur: int | None = 31, **changes: Any) -> NewOrang:
    return NewOrang(nama=nama, peran=PeranOrang.TERLAPOR, umur=umur, **changes)


def in_penyidikan(**changes: Any) -> Perkara:
    """Caught red-handed, Sprin Sidik issued the same day."""
    perkara = assigned(an_lp(tertangkap_tangan=True, **changes))
    return step(perkara, "open_penyidikan_langsung")


def with_tersangka(**changes: Any) -> Perkara:
    perkara = in_penyidikan(**changes)
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    return step(perkara, "name_tersangka", orang=str(orang.pk))


def in_tahap_1(**changes: Any) -> Perkara:
    perkara = with_tersangka(**changes)
    record_spdp(perkara, nomor="SPDP/24/III/RES.4.2/2026/Resnarkoba", actor=PENYIDIK)
    return step(perkara, "send_tahap_1")


def gelar(perkara: Perkara, tujuan: TujuanGelar, actor: Actor = KASAT) -> None:
    record_gelar(
        perkara,
        tujuan=tujuan,
        nomor="LHGP/3/III/2026",
        hasil="Peserta sepakat.",
        actor=actor,
    )


def reread(row: Keterlibatan) -> Keterlibatan:
    rows = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    return rows.get(pk=row.pk)


def pengedar_dan_pemakai(*people: tuple[str, int], **lp: Any) -> tuple[Perkara, list[Keterlibatan]]:
    """A case of a dealer and a user, charged with both articles."""
    perkara = in_penyidikan(**{"pasal": (), "pasal_rinci": KEDUANYA} | lp)
    new = [terlapor(nama, umur=umur) for nama, umur in people or (("Burhan", 40), ("Hendra", 34))]
    rows = [add_orang(perkara, one, actor=PENYIDIK) for one in new]
    return perkara, [reread(row) for row in rows]


def charge(row: Keterlibatan, *kodes: str, **said: Any) -> Keterlibatan:
    row = reread(row)
    said = {"alasan": "", "versi": row.versi + row.orang.versi, "actor": PENYIDIK} | said
    return set_sangkaan(row, [PasalDisangkakan(kode=kode) for kode in kodes], **said)


def as_(actor: Actor) -> Client:
    """The browser of an officer who has logged in."""
    client = Client(raise_request_exception=True)
    client.force_login(login_of(actor))
    return client


def detail(perkara: Perkara) -> str:
    """The address of the case page."""
    return reverse("perkara:detail", args=[perkara.pk])
