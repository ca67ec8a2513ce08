"""What the story does with files: SPDP to everyone, a file bound, sent, answered, handed over."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sidik.barang_bukti.models import BarangBukti
from sidik.ops.story.adegan import Adegan, today
from sidik.prapenuntutan import usecases
from sidik.prapenuntutan.data import (
    BagianIsi,
    JawabanPetunjuk,
    LangkahBerkas,
    NewSPDP,
    Pengantaran,
)
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries import access_berkas, get_susunan, petunjuk_kini
from sidik.prapenuntutan.queries.surat import sprin_kini

_ISI: Final = ("Laporan polisi", "Sprin Sidik dan SPDP", "BAP saksi dan tersangka", "Resume")


def spdp(a: Adegan) -> None:
    """Written down and, the same day, brought to everyone who must have it."""
    sprin = sprin_kini(a.perkara)
    if sprin is None:
        raise LookupError(f"no Sprin Sidik yet in {a.perkara}")
    new = NewSPDP(nomor=a.nomor, tanggal=today(), sprin_nomor=sprin[0], sprin_tanggal=sprin[1])
    row = usecases.record_spdp(a.perkara, new, actor=a.actor)
    for pihak, orang in get_susunan(a.perkara).penerima(row):
        antar = Pengantaran(
            pihak=pihak,
            orang=str(orang.pk) if orang else "",
            oleh="yang bersangkutan" if orang else "petugas piket",
            tanggal=today(),
            bukti="Buku ekspedisi",
        )
        usecases.deliver_spdp(row, antar, actor=a.actor)


def send_tahap_1(a: Adegan) -> None:
    """A file for everyone who waits for one: numbered, its lists filled, and off it goes."""
    people = [str(k.pk) for k in get_susunan(a.perkara).belum_diberkas]
    berkas = usecases.open_berkas(
        a.perkara, people, nomor=a.step["bp"], versi=a.perkara.versi, actor=a.actor
    )
    goods = BarangBukti.objects.filter(perkara=a.perkara).values_list("nama", flat=True)
    for bagian, lines in ((BagianIsi.SURAT, _ISI), (BagianIsi.BB, tuple(goods))):
        berkas = _write(berkas, bagian, lines, a)
    _take(a, "send_tahap_1")


def _write(
    berkas: BerkasPerkara, bagian: BagianIsi, lines: Sequence[str], a: Adegan
) -> BerkasPerkara:
    now = access_berkas(a.actor, berkas.pk)
    return usecases.write_isi(now, bagian, lines, versi=now.versi, actor=a.actor)


def take_p19(a: Adegan) -> None:
    _take(a, "take_p19", petunjuk=tuple(a.step["petunjuk"]))


def jawab_petunjuk(a: Adegan) -> None:
    """Answer the first points, as many as there are answers."""
    berkas = _berkas(a)
    said = {
        str(point.pk): JawabanPetunjuk(jawaban=jawaban, dipenuhi=True)
        for point, jawaban in zip(petunjuk_kini(berkas), a.step["jawaban"], strict=False)
    }
    usecases.answer_petunjuk(berkas, said, versi=berkas.versi, actor=a.actor)


def take_p21(a: Adegan) -> None:
    _take(a, "take_p21")


def hand_over_tahap_2(a: Adegan) -> None:
    berkas = _berkas(a)
    people = frozenset(str(t.keterlibatan_id) for t in berkas.tersangka.all())
    goods = berkas.isi.filter(bagian=BagianIsi.BB.value, is_berlaku=True)
    bb = frozenset(str(row.pk) for row in goods)
    _take(a, "hand_over_tahap_2", tersangka=people, bb=bb)


def _berkas(a: Adegan) -> BerkasPerkara:
    return access_berkas(a.actor, BerkasPerkara.objects.get(perkara=a.perkara).pk)


def _take(a: Adegan, step: str, **more: Any) -> None:
    berkas = _berkas(a)
    langkah = LangkahBerkas(step=step, versi=berkas.versi, tanggal=today(), nomor=a.nomor, **more)
    usecases.advance_berkas(berkas, langkah, actor=a.actor)


ADEGAN: Final[dict[str, Callable[[Adegan], None]]] = {
    act.__name__: act
    for act in (spdp, send_tahap_1, take_p19, jawab_petunjuk, take_p21, hand_over_tahap_2)
}
