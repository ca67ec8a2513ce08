"""Amounts: grams and millilitres as decimals, pieces as whole numbers; never a float."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from sidik.kernel.bahasa import angka

NOL: Final = Decimal(0)
MAX_GRAM: Final = Decimal(99_999_999)
MAX_BUTIR: Final = 99_999_999
UKURAN: Final = ("gram", "ml", "butir")
"""By what an exhibit is measured: each has its own balance."""
RUPIAH: Final = "Rp"
"""What cash is counted in; it stands before the number."""
_HALUS: Final = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Takaran:
    """How much: grams, millilitres, pieces, or several of them side by side."""

    gram: Decimal = NOL
    ml: Decimal = NOL
    butir: int = 0

    @classmethod
    def of(cls, record: Any, prefix: str = "") -> "Takaran":
        """Return the amount that a record keeps in its columns, e.g. `sisa_gram`."""
        return cls(**{u: getattr(record, f"{prefix}{u}") for u in UKURAN})

    @classmethod
    def sum(cls, amounts: Iterable["Takaran"]) -> "Takaran":
        total = cls()
        for each in amounts:
            total += each
        return total

    def columns(self, prefix: str = "") -> Mapping[str, Any]:
        return {f"{prefix}{u}": getattr(self, u) for u in UKURAN}

    def __add__(self, other: "Takaran") -> "Takaran":
        return Takaran(
            gram=self.gram + other.gram, ml=self.ml + other.ml, butir=self.butir + other.butir
        )

    def __neg__(self) -> "Takaran":
        return Takaran(gram=-self.gram, ml=-self.ml, butir=-self.butir)

    def __sub__(self, other: "Takaran") -> "Takaran":
        return self + -other

    def exceeds(self, other: "Takaran") -> bool:
        """Say whether it is more than the other, by whichever measure."""
        return (other - self).is_minus

    def least(self, other: "Takaran") -> "Takaran":
        """Return the smaller of both, by each measure."""
        return Takaran(
            gram=min(self.gram, other.gram),
            ml=min(self.ml, other.ml),
            butir=min(self.butir, other.butir),
        )

    @property
    def is_nol(self) -> bool:
        return self.gram == 0 and self.ml == 0 and self.butir == 0

    @property
    def is_berdua(self) -> bool:
        """Both weighed and counted."""
        return bool(self.gram and self.butir)

    @property
    def is_minus(self) -> bool:
        return self.gram < 0 or self.ml < 0 or self.butir < 0

    @property
    def is_finite(self) -> bool:
        return self.gram.is_finite() and self.ml.is_finite()

    @property
    def is_halus(self) -> bool:
        """Finer than four decimals: no scale here shows that."""
        return any(each != each.quantize(_HALUS) for each in (self.gram, self.ml))


def places_of(gram: Decimal) -> int:
    """Return how many decimals a weight is written with: two to four."""
    exponent = gram.normalize().as_tuple().exponent
    return min(max(2, -exponent if isinstance(exponent, int) else 2), 4)


def tulis_gram(gram: Decimal | None) -> str:
    """91,93 gram: two decimals at least, more only where they are not nought."""
    return "" if gram is None else f"{angka(gram, places_of(gram))} gram"


def tulis_ml(ml: Decimal) -> str:
    return f"{angka(ml, places_of(ml))} mL"


def tulis_butir(butir: int, hitungan: str) -> str:
    """4.120 butir; Rp1.500.000."""
    number = angka(butir)
    return f"{RUPIAH}{number}" if hitungan == RUPIAH else f"{number} {hitungan}"


def tulis_takaran(takaran: Takaran, hitungan: str, *, ukuran: Iterable[str] = ()) -> str:
    """12,50 gram / 3 butir: the measures named, or else those that are not nought."""
    known = tuple(ukuran) or tuple(u for u in UKURAN if getattr(takaran, u))
    parts = {
        "gram": tulis_gram(takaran.gram),
        "ml": tulis_ml(takaran.ml),
        "butir": tulis_butir(takaran.butir, hitungan),
    }
    return " / ".join(parts[u] for u in known or ("butir",))


def bulat_gram(gram: Decimal) -> Decimal:
    """Return the weight with as many decimals as it is written with, for words on paper."""
    return gram.quantize(Decimal(1).scaleb(-places_of(gram)), ROUND_HALF_UP)
