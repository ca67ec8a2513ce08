"""Keys to the public door for tests, and the questions of those who hold them."""

from dataclasses import replace

from sidik.layanan.data import Hubungan, Jawaban, KodeAkses, Penerima, Saluran
from sidik.layanan.models import Akses
from sidik.layanan.queries import read_kode
from sidik.layanan.usecases import answer_inquiry, issue_akses
from sidik.perkara.models import Perkara
from tests.cast import KASAT
from tests.perkara.builders import an_lp_b, registered

HP = "0812-5550-1234"
HP_E164 = "+6281255501234"
SITI = Penerima(nama="Siti Maimunah", hubungan=Hubungan.PELAPOR, telepon=HP)
IBU = Penerima(nama="Galuh Arsyad", hubungan=Hubungan.KELUARGA, telepon="0857 1000 2000")


def a_reported_case() -> Perkara:
    return registered(an_lp_b()).perkara


def issued(perkara: Perkara | None = None, penerima: Penerima = SITI) -> Akses:
    return issue_akses(perkara or a_reported_case(), penerima, actor=KASAT)


def kode_of(akses: Akses) -> KodeAkses:
    return read_kode(akses)


def ask_web(kode: object, hp: str = HP_E164[-4:], sumber: str = "192.0.2.7") -> Jawaban:
    return answer_inquiry(kode=str(kode), faktor=hp, saluran=Saluran.WEB, sumber=sumber)


def ask_sms(kode: object, nomor: str = HP_E164) -> Jawaban:
    return answer_inquiry(kode=str(kode), faktor=nomor, saluran=Saluran.SMS, sumber=nomor)


def other_code(kode: KodeAkses) -> KodeAkses:
    """A code that reads well and was never issued."""
    fresh = KodeAkses.new()
    return fresh if fresh != kode else other_code(kode)


def with_hp(penerima: Penerima, telepon: str) -> Penerima:
    return replace(penerima, telepon=telepon)
