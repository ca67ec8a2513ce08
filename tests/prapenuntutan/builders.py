"""Files for tests, made through the use cases so that none can be what the flow forbids."""

from datetime import date, timedelta
from typing import Any

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import add_orang
from sidik.prapenuntutan.data import (
    BagianIsi,
    JawabanPetunjuk,
    LangkahBerkas,
    NewSPDP,
    Pengantaran,
    PihakSPDP,
)
from sidik.prapenuntutan.models import SPDP, BerkasPerkara
from sidik.prapenuntutan.queries import access_berkas, get_susunan, petunjuk_kini
from sidik.prapenuntutan.queries.surat import sprin_kini
from sidik.prapenuntutan.usecases import (
    advance_berkas,
    answer_petunjuk,
    deliver_spdp,
    number_berkas,
    open_berkas,
    record_spdp,
    write_isi,
)
from tests.cast import PENYIDIK
from tests.perkara.builders import in_penyidikan, step, terlapor

NAMA = ("Ahmad Rizki", "Budi Hartanto", "Candra Wijaya", "Dedi Irawan")


def today() -> date:
    """The day on the wall of the unit, which is not that of UTC after midnight there."""
    return clock.today("Asia/Makassar")


def perkara_with(suspects: int = 1, **changes: Any) -> Perkara:
    """A case in penyidikan with so many suspects, each named."""
    perkara = in_penyidikan(**changes)
    for nama in NAMA[:suspects]:
        orang = add_orang(perkara, terlapor(nama), actor=PENYIDIK)
        perkara.refresh_from_db()
        perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    return perkara


def spdp_of(perkara: Perkara, **changes: Any) -> NewSPDP:
    sprin = sprin_kini(perkara)
    facts: dict[str, Any] = {
        "nomor": "SPDP/24/III/RES.4.2/2026/Resnarkoba",
        "tanggal": today(),
        "sprin_nomor": sprin[0] if sprin else "SP.Sidik/18/III/RES.4.2/2026/Resnarkoba",
        "sprin_tanggal": today(),
    }
    return NewSPDP(**facts | changes)


def antar(spdp: SPDP, pihak: PihakSPDP, actor: Actor = PENYIDIK, **changes: Any) -> None:
    facts = {"tanggal": today(), "bukti": "Ekspedisi no. 31", "oleh": "yang bersangkutan"}
    deliver_spdp(spdp, Pengantaran(pihak=pihak, **facts | changes), actor=actor)


def spdp_sampai(perkara: Perkara, **changes: Any) -> SPDP:
    """An SPDP that reached everyone who must have it."""
    spdp = record_spdp(perkara, spdp_of(perkara, **changes), actor=PENYIDIK)
    for pihak, orang in get_susunan(perkara).penerima(spdp):
        antar(spdp, pihak, orang=str(orang.pk) if orang else "")
    return spdp


def opened(perkara: Perkara, *index: int, nomor: str = "") -> BerkasPerkara:
    """A file for the suspects of the case at these places (all, when none is given)."""
    people = get_susunan(perkara).tersangka
    chosen = [people[i] for i in index] or people
    perkara.refresh_from_db()
    keys = [str(k.pk) for k in chosen]
    return open_berkas(perkara, keys, nomor=nomor, versi=perkara.versi, actor=PENYIDIK)


def fresh(berkas: BerkasPerkara, actor: Actor = PENYIDIK) -> BerkasPerkara:
    return access_berkas(actor, berkas.pk)


def filled(berkas: BerkasPerkara) -> BerkasPerkara:
    """Numbered, with its contents and exhibits listed: ready to go."""
    berkas = fresh(berkas)
    number = f"BP/{berkas.urut}/{str(berkas.pk)[-4:]}/III/2026/Resnarkoba"
    number_berkas(berkas, number, versi=berkas.versi, actor=PENYIDIK)
    for bagian, line in ((BagianIsi.SURAT, "Laporan polisi"), (BagianIsi.BB, "Dua paket sabu")):
        berkas = fresh(berkas)
        write_isi(berkas, bagian, [line], versi=berkas.versi, actor=PENYIDIK)
    return fresh(berkas)


def ready(perkara: Perkara, *index: int) -> BerkasPerkara:
    return filled(opened(perkara, *index))


def langkah(
    berkas: BerkasPerkara, name: str, actor: Actor = PENYIDIK, **more: Any
) -> BerkasPerkara:
    """Take a step with the state of the file as it is."""
    berkas = fresh(berkas, actor)
    facts: dict[str, Any] = {"nomor": f"B/{name}/III/2026", "tanggal": today()}
    if name == "take_p19":
        facts["petunjuk"] = ("Lengkapi keterangan saksi penangkap", "Lampirkan hasil lab")
    if name == "hand_over_tahap_2":
        facts["tersangka"] = frozenset(str(t.keterlibatan_id) for t in berkas.tersangka.all())
        rows = berkas.isi.filter(bagian="bb", is_berlaku=True)
        facts["bb"] = frozenset(str(row.pk) for row in rows)
    new = LangkahBerkas(step=name, versi=berkas.versi, **facts | more)
    return advance_berkas(berkas, new, actor=actor)


def jawab(berkas: BerkasPerkara, *, only: int | None = None) -> BerkasPerkara:
    """Answer the points of the P-19 the file lies under; the first `only` of them."""
    berkas = fresh(berkas)
    points = petunjuk_kini(berkas)[:only]
    said = {
        str(p.pk): JawabanPetunjuk(jawaban="Sudah dilengkapi, BAP tambahan", dipenuhi=True)
        for p in points
    }
    return answer_petunjuk(berkas, said, versi=berkas.versi, actor=PENYIDIK)


def at_p21(perkara: Perkara, *index: int) -> BerkasPerkara:
    berkas = ready(perkara, *index)
    langkah(berkas, "send_tahap_1")
    return langkah(berkas, "take_p21")


def yesterday(days: int = 1) -> date:
    return today() - timedelta(days=days)
