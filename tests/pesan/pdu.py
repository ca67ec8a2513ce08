"""Just enough of 3GPP TS 23.040: what a network hands a modem, and what it is given to send."""

from dataclasses import dataclass
from datetime import datetime

from sidik.kernel import clock
from sidik.pesan.data import GSM7_DASAR, segmen

ESCAPE = 0x1B
LANJUT = {
    "\f": 0x0A, "^": 0x14, "{": 0x28, "}": 0x29, "\\": 0x2F,
    "[": 0x3C, "~": 0x3D, "]": 0x3E, "|": 0x40, "€": 0x65,
}  # fmt: skip
SMSC = "6281100000"


@dataclass(frozen=True)
class Submit:
    """What a modem was told to send."""

    to: str
    text: str
    udh: bytes
    wants_report: bool


def deliver(
    sender: str, text: str, udh: bytes = b"", at: datetime | None = None
) -> tuple[str, int]:
    """Return the PDU of a message received, in hex, and its length without the SMSC."""
    ucs2 = segmen(text).coding == "ucs2"
    head = bytes([len(udh)]) + udh if udh else b""
    body, length = _ucs2(head, text) if ucs2 else _gsm7(head, text)
    first = 0x04 | (0x40 if udh else 0)
    tpdu = bytes([first]) + _address(sender) + bytes([0, 8 if ucs2 else 0])
    tpdu += _stamp(clock.now()) + bytes([length]) + body
    return (_smsc() + tpdu).hex().upper(), len(tpdu)


def status_report(to: str, reference: int, status: int) -> tuple[str, int]:
    now = _stamp(clock.now())
    tpdu = bytes([0x06, reference]) + _address(to) + now + now + bytes([status])
    return (_smsc() + tpdu).hex().upper(), len(tpdu)


def parts(text: str, reference: int, total: int) -> list[tuple[str, bytes]]:
    """Cut a text into `total` parts with their headers."""
    step = -(-len(text) // total)
    chunks = [text[n : n + step] for n in range(0, len(text), step)]
    return [
        (chunk, bytes([0x00, 0x03, reference, len(chunks), number]))
        for number, chunk in enumerate(chunks, 1)
    ]


def read_submit(raw: str) -> Submit:
    data = bytes.fromhex(raw)
    at = 1 + data[0]
    first, digits, kind = data[at], data[at + 2], data[at + 3]
    at += 4
    number = _unswap(data[at : at + (digits + 1) // 2])[:digits]
    at += (digits + 1) // 2
    coding = data[at + 1]
    at += 2 + {0: 0, 1: 7, 2: 1, 3: 7}[first >> 3 & 3]
    length, body = data[at], data[at + 1 :]
    udh = body[1 : 1 + body[0]] if first & 0x40 else b""
    skip = len(udh) + 1 if udh else 0
    text = (
        body[skip:length].decode("utf-16-be")
        if coding & 0x0C == 8
        else _unpack(body, length, -(-skip * 8 // 7))
    )
    plus = "+" if kind & 0x70 == 0x10 else ""
    return Submit(plus + number, text, udh, wants_report=bool(first & 0x20))


def _gsm7(head: bytes, text: str) -> tuple[bytes, int]:
    codes = _septets(text)
    fill = -len(head) * 8 % 7
    return head + _pack(codes, fill), (len(head) * 8 + fill) // 7 + len(codes)


def _ucs2(head: bytes, text: str) -> tuple[bytes, int]:
    body = head + text.encode("utf-16-be")
    return body, len(body)


def _septets(text: str) -> list[int]:
    codes: list[int] = []
    for letter in text:
        codes += [ESCAPE, LANJUT[letter]] if letter in LANJUT else [GSM7_DASAR.index(letter)]
    return codes


def _pack(codes: list[int], fill: int = 0) -> bytes:
    number = sum(code << (7 * n + fill) for n, code in enumerate(codes))
    return number.to_bytes((7 * len(codes) + fill + 7) // 8, "little")


def _unpack(body: bytes, count: int, skip: int) -> str:
    number = int.from_bytes(body, "little")
    codes = [number >> (7 * n) & 0x7F for n in range(skip, count)]
    back = {code: letter for letter, code in LANJUT.items()}
    text, escaped = "", False
    for code in codes:
        if code == ESCAPE and not escaped:
            escaped = True
            continue
        text += back.get(code, " ") if escaped else GSM7_DASAR[code]
        escaped = False
    return text


def _address(who: str) -> bytes:
    digits = who.lstrip("+")
    if digits.isdigit():
        return bytes([len(digits), 0x91 if who.startswith("+") else 0x81]) + _swap(digits)
    packed = _pack(_septets(who))
    return bytes([(len(who) * 7 + 3) // 4, 0xD0]) + packed


def _swap(digits: str) -> bytes:
    even = digits + "F" * (len(digits) % 2)
    return bytes(int(even[n + 1] + even[n], 16) for n in range(0, len(even), 2))


def _unswap(data: bytes) -> str:
    return "".join(f"{byte & 15:x}{byte >> 4:x}" for byte in data)


def _stamp(at: datetime) -> bytes:
    return _swap(at.strftime("%y%m%d%H%M%S")) + b"\x00"


def _smsc() -> bytes:
    digits = _swap(SMSC)
    return bytes([len(digits) + 1, 0x91]) + digits
