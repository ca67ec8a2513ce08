"""INFO, STATUS, SP2HP: the code from the registered telephone. `wiring` gives it to `pesan`."""

from typing import Final

from sidik.layanan.data import CARA_SMS, TERLALU_SERING, TIDAK_COCOK, Hasil, Saluran, sms_text
from sidik.layanan.usecases import answer_inquiry
from sidik.pesan.data import Answer, Pertanyaan, rapikan

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
