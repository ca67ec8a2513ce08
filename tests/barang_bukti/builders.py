"""Exhibits for tests, made through the use cases so that none can be what the law forbids."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sidik.barang_bukti.data import (
    DITIMBANG,
    JenisBB,
    JenisGerak,
    Musnah,
    NewBB,
    NewGerak,
    NewPenetapan,
    Permintaan,
    Peruntukan,
    Takaran,
    Timbang,
    Wadah,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import access_bb, people_of
from sidik.barang_bukti.usecases import (
    destroy_bb,
    hand_over_lab,
    move_bb,
    notify_kejari,
    register_bb,
    request_lab,
    rule_status,
)
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.models import Perkara
from tests.cast import PENYIDIK
from tests.perkara.builders import in_penyidikan

_DITIMBANG = ("bruto_gram", "netto_gram", "ml", "butir", "alat", "penimbang")
SAKSI = ("Rahmat Hidayat", "Nurul Huda")


def timbang(**changes: Any) -> Timbang:
    facts: dict[str, Any] = {
        "at": clock.now(),
        "nomor_ba": "BA.Timbang/9/III/2026",
        "bruto_gram": Decimal("94.10"),
        "netto_gram": Decimal("92.99"),
        "alat": "CHQ digital",
        "penimbang": "Brigpol Dwi Santoso",
    }
    return Timbang(**facts | changes)


def a_bb(**changes: Any) -> NewBB:
    """The sabu of Balangan: 92.99 g net in four packets."""
    if changes.get("jenis", JenisBB.ZAT).value not in DITIMBANG:
        bare = {"alat": "", "penimbang": "", "bruto_gram": None, "netto_gram": None, "butir": 1}
        changes = bare | {"zat": "", "jumlah_paket": None} | changes
    weighing = {k: changes.pop(k) for k in _DITIMBANG if k in changes}
    facts: dict[str, Any] = {
        "jenis": JenisBB.ZAT,
        "nama": "Empat paket sabu",
        "zat": "sabu",
        "disita_at": clock.now() - timedelta(hours=1),
        "timbang": timbang(**weighing),
        "jumlah_paket": 4,
        "ba_sita": "BA.Sita/9/III/2026",
        "tempat_simpan": "Lemari besi A",
    }
    return NewBB(**facts | changes)


def pil(**changes: Any) -> NewBB:
    """4,120 tablets of Zenith, counted and not weighed."""
    tablets = {"bruto_gram": None, "netto_gram": None, "butir": 4120, "zat": "karisoprodol"}
    return a_bb(nama="Pil Zenith", jumlah_paket=None, **tablets | changes)


def ponsel(**changes: Any) -> NewBB:
    """A telephone: counted, with its IMEI, on no scale."""
    usual = {"jenis": JenisBB.TELEPON, "nama": "HP Oppo A17", "imei": "356938035643809"}
    return a_bb(**usual | changes)


def entered(new: NewBB | None = None, perkara: Perkara | None = None) -> BarangBukti:
    """Entered in its book; of everybody in the case, unless it says of whom."""
    perkara, new = perkara or in_penyidikan(), new or a_bb()
    if not (new.keterlibatan or new.tanpa_pemilik):
        new = replace(new, keterlibatan=frozenset(str(k.pk) for k in people_of(perkara)))
    bb = register_bb(perkara, new, actor=PENYIDIK)
    return fresh(bb)


def fresh(bb: BarangBukti, actor: Actor = PENYIDIK) -> BarangBukti:
    return access_bb(actor, bb.pk)


def takaran(amount: str | int) -> Takaran:
    """Grams when written as text, pieces when a whole number."""
    if isinstance(amount, int):
        return Takaran(butir=amount)
    return Takaran(gram=Decimal(amount))


def gerak(jenis: JenisGerak, amount: str | int, **changes: Any) -> NewGerak:
    facts: dict[str, Any] = {
        "nomor_ba": f"BA/{jenis}/III/2026",
        "at": clock.now(),
        "takaran": takaran(amount),
    }
    if jenis is JenisGerak.PINJAM:
        lent = {"ke": "Panitera Rahmawati", "instansi": "PN Paringin", "keperluan": "sidang"}
        facts |= lent | {"kembali": clock.today("Asia/Makassar")}
    return NewGerak(jenis=jenis, **facts | changes)


def moved(bb: BarangBukti, jenis: JenisGerak, amount: str | int, **changes: Any) -> BarangBukti:
    bb = fresh(bb)
    move_bb(bb, gerak(jenis, amount, **changes), versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def asked(bb: BarangBukti) -> BarangBukti:
    """A laboratory was asked, and waits for its sample."""
    said = Permintaan(
        lab="Balai Besar POM", nomor="B/31/III/2026", tanggal=clock.today("Asia/Makassar")
    )
    bb = fresh(bb)
    request_lab(bb, said, versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def at_lab(bb: BarangBukti, amount: str | int, **changes: Any) -> BarangBukti:
    """Its sample is there: of as many packets as the law says, else as the laboratory wanted it."""
    bb = asked(bb)
    of = {"paket": (bb.jumlah_paket + 1) // 2} if bb.jumlah_paket else {"alasan_contoh": "diminta"}
    sent = gerak(JenisGerak.LAB, amount, **of | changes)
    hand_over_lab(bb, sent, versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def told(bb: BarangBukti) -> BarangBukti:
    bb = fresh(bb)
    notify_kejari(bb, "B/40/III/2026", clock.now(), versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def ruling(bagian: dict[Peruntukan, Takaran], **changes: Any) -> NewPenetapan:
    today = clock.today("Asia/Makassar")
    facts: dict[str, Any] = {
        "nomor": "TAP-11/O.3.22/Enz.1/03/2026",
        "tanggal": today,
        "diterima": today,
        "bagian": bagian,
    }
    return NewPenetapan(**facts | changes)


def ruled(
    bb: BarangBukti, bagian: dict[Peruntukan, str | int] | None = None, **changes: Any
) -> BarangBukti:
    """Ruled upon; without amounts, all that is left is to be destroyed but a gram for the court."""
    bb = fresh(bb) if fresh(bb).kejari_nomor else told(bb)
    amounts = {untuk: takaran(amount) for untuk, amount in (bagian or {}).items()}
    sidang = Takaran(gram=Decimal(1)) if bb.netto_gram > 1 else Takaran()
    usual = {
        Peruntukan.PEMBUKTIAN: sidang,
        Peruntukan.MUSNAH: bb.takaran(Wadah.SISA) - sidang,
    }
    changes.setdefault("nomor", f"TAP-{bb.penetapan.count() + 11}/O.3.22/Enz.1/03/2026")
    rule_status(bb, ruling(amounts or usual, **changes), versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)


def musnah(amount: str | int, **changes: Any) -> Musnah:
    facts: dict[str, Any] = {
        "at": clock.now(),
        "tempat": "Halaman Polres Balangan",
        "cara": "Diblender dengan deterjen",
        "petugas": ("Aipda Hadi Prayoga",),
        "saksi": SAKSI,
        "undangan": ("Kejaksaan Negeri", "BPOM"),
        "nomor_ba": "BA.Musnah/3/III/2026",
        "terlambat": "" if "at" in changes else "Contoh dikirim sebelum dicatat di sini",
    }
    return Musnah(takaran=takaran(amount), **facts | changes)


def destroyed(bb: BarangBukti, amount: str | int, **changes: Any) -> BarangBukti:
    bb = fresh(bb)
    destroy_bb(bb, musnah(amount, **changes), versi=bb.versi, actor=PENYIDIK)
    return fresh(bb)
