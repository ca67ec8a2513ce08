"""How many messages a text costs (3GPP TS 23.038), and how to keep it cheap."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

GSM7_DASAR: Final = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic alphabet in the order of its codes; 0x1B leads to the extension table."""

GSM7_LANJUT: Final = "^{}\\[~]|€\f"
"""These cost two septets each, which never part."""

_BASIC: Final = frozenset(GSM7_DASAR) - {"\x1b"}
_EXTENDED: Final = frozenset(GSM7_LANJUT)
_LIMITS: Final = {"gsm7": (160, 153), "ucs2": (70, 67)}

# What word processors and telephones put in: each would turn 160 characters into 70.
_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·▪●", "*"),
        "…": "...",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "×": "x",
        "½": "1/2",
        "©": "(c)",
        "™": "(tm)",
    }
)


@dataclass(frozen=True)
class Segmen:
    """A text cut as the network will cut it."""

    coding: Literal["gsm7", "ucs2"]
    bagian: tuple[str, ...]
    sisa: int
    """Units that still fit into the last part."""

    @property
    def jumlah(self) -> int:
        return len(self.bagian)


def segmen(text: str) -> Segmen:
    """Cut `text` into parts; no escape pair and no surrogate pair is torn."""
    coding: Literal["gsm7", "ucs2"] = "gsm7" if _is_gsm7(text) else "ucs2"
    costs = [_cost(letter, coding) for letter in text]
    single, part = _LIMITS[coding]
    total = sum(costs)
    if total <= single:
        return Segmen(coding, (text,), single - total)
    cuts, used = _cuts(costs, part)
    bagian = tuple(text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))
    return Segmen(coding, bagian, part - used)


def rapikan(text: str) -> str:
    """Return what we send: typographic characters made plain, the rest as written."""
    return _clean(text).translate(_TYPOGRAPHY)


def bersihkan(text: str) -> str:
    """Return what we keep of a message received: no controls, no bidi tricks, NFC."""
    return _clean(text).strip()


def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    # U+200D joins emoji; everything else of category Cf only hides or reorders.
    return "".join(
        c
        for c in composed
        if c in "\n\t\u200d" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )


def _is_gsm7(text: str) -> bool:
    return all(letter in _BASIC or letter in _EXTENDED for letter in text)


def _cost(letter: str, coding: str) -> int:
    if coding == "gsm7":
        return 2 if letter in _EXTENDED else 1
    return 2 if ord(letter) > 0xFFFF else 1


def _cuts(costs: Sequence[int], limit: int) -> tuple[list[int], int]:
    cuts, used = [0], 0
    for position, cost in enumerate(costs):
        if used + cost > limit:
            cuts.append(position)
            used = 0
        used += cost
    return cuts, used
