"""What `pesan` is given by `wiring`: who answers INFO, STATUS and SP2HP, and who guards answers."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.conf import settings

from sidik.dokumen.data import list_pantangan
from sidik.dokumen.render import find_in_words, split_kalimat
from sidik.kernel import clock
from sidik.layanan.data import CARA_SMS, TERLALU_SERING, TIDAK_COCOK, Hasil, Saluran, sms_text
from sidik.layanan.queries import list_perkara_of
from sidik.layanan.usecases import answer_inquiry
from sidik.perkara.queries.sebut import list_disidik, list_tertutup_in
from sidik.pesan.data import Answer, Nomor, Pemeriksaan, Peringatan, Pertanyaan, rapikan

KATA: Final = ("INFO", "STATUS", "SP2HP")
_TETAP: Final = {
    Hasil.TIDAK_COCOK: Answer(template="layanan.tidak_cocok.1", text=TIDAK_COCOK),
    Hasil.BATAS: Answer(template="layanan.batas.1", text=TERLALU_SERING),
}


def answer_info(pertanyaan: Pertanyaan) -> Answer:
    """Answer the holder of a code; a stranger and a wrong code read the very same sentence."""
    if not pertanyaan.argumen.strip():
        return Answer(template="layanan.cara.1", text=CARA_SMS)
    nomor = pertanyaan.nomor.kunci
    jawaban = answer_inquiry(
        kode=pertanyaan.argumen, faktor=nomor, saluran=Saluran.SMS, sumber=nomor
    )
    if jawaban.status is None:
        return _TETAP[jawaban.hasil]
    return Answer(template="layanan.status.1", text=rapikan(sms_text(jawaban.status)))


def guard_balasan(text: str, nomor: str) -> Pemeriksaan:
    """Say whom an officer's own words may not name, and what in them he had better look at."""
    perkara = list_perkara_of(Nomor.parse(nomor))
    closed = list_tertutup_in(text, perkara)
    return Pemeriksaan(
        larangan=[*_larangan(closed)], peringatan=[*_peringatan(text, list_disidik(perkara))]
    )


def _larangan(names: Sequence[str]) -> Iterator[str]:
    for rule in list_pantangan(clock.today(settings.TIME_ZONE), "tertutup"):
        for name in names:
            yield (
                f"Balasan ini {rule['apa']} («{name}»); itu tidak boleh dikirim "
                f"({rule['dasar']}). Hapus namanya."
            )


def _peringatan(text: str, disidik: Sequence[str]) -> Iterator[Peringatan]:
    found = find_in_words(split_kalimat(text), disidik, clock.today(settings.TIME_ZONE))
    for one in dict.fromkeys(found):
        told = f"Balasan ini {one.apa} («{one.kata}»): “{one.kalimat.rstrip('.')}”."
        yield Peringatan(one.apa, f"{told} Hapus bila tidak perlu ({one.dasar}).")
