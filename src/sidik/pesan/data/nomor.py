"""One spelling for every sender, and who of them a machine may answer."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

NEGARA = "ID"
_KODE_NEGARA = 62
_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
_EXTENSION = re.compile(r"(;\s*ext\s*=|\bext\.?|\bx)\s*\d+\s*$", re.IGNORECASE)


class JenisNomor(StrEnum):
    SELULER = "seluler"
    TETAP = "tetap"
    ASING = "asing"
    KODE_PENDEK = "kode_pendek"
    ALFA = "alfa"
    TAK_SAH = "tak_sah"


@dataclass(frozen=True)
class Nomor:
    """A party to a message. `kunci` is its one spelling; equality is that of the key."""

    kunci: str
    jenis: JenisNomor

    @classmethod
    def parse(cls, raw: str) -> "Nomor":
        """Read any spelling that a person or a network uses; nothing is refused here."""
        text = _bare(raw)
        if any(letter.isalpha() for letter in text):
            return cls(f"alpha:{text}", JenisNomor.ALFA)
        try:
            number = phonenumbers.parse(text, NEGARA)
        except phonenumbers.NumberParseException:
            return _unreadable(text)
        if not phonenumbers.is_possible_number(number):
            return _unreadable(text)
        jenis = _kind(number)
        if jenis is JenisNomor.TAK_SAH:
            return _unreadable(text)
        return cls(phonenumbers.format_number(number, PhoneNumberFormat.E164), jenis)

    @property
    def is_telepon(self) -> bool:
        """Whether a message can be sent there at all."""
        return self.jenis in {JenisNomor.SELULER, JenisNomor.TETAP, JenisNomor.ASING}

    @property
    def samar(self) -> str:
        """Return the number as screens and traces may show it: +62812****890."""
        if self.is_telepon:
            return f"{self.kunci[:6]}****{self.kunci[-3:]}"
        name = self.kunci.partition(":")[2]
        return f"{name[:4]}****" if self.jenis is JenisNomor.TAK_SAH else name

    def __str__(self) -> str:
        return self.kunci


def _bare(raw: str) -> str:
    text = unicodedata.normalize("NFKC", raw)
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cc"}).strip()
    text = _EXTENSION.sub("", text.removeprefix("tel:")).strip()
    # The library takes "0062…" for a local number with trunk prefix 0.
    return f"+{text[2:]}" if text.startswith("00") else text


def _unreadable(text: str) -> Nomor:
    digits = "".join(c for c in text if c.isdigit())
    if 2 <= len(digits) <= 8 and not text.startswith(("+", "0")):
        return Nomor(f"shortcode:{digits}", JenisNomor.KODE_PENDEK)
    return Nomor(f"raw:{text}", JenisNomor.TAK_SAH)


def _kind(number: PhoneNumber) -> JenisNomor:
    if number.country_code != _KODE_NEGARA:
        return JenisNomor.ASING
    if not phonenumbers.is_valid_number(number):
        return JenisNomor.TAK_SAH
    if phonenumbers.number_type(number) in _MOBILE:
        return JenisNomor.SELULER
    return JenisNomor.TETAP
