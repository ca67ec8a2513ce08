"""Words of the ledger, free of Django."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sidik.kernel.errors import Refusal
from sidik.kernel.seal import canonical, sha256


@dataclass(frozen=True)
class Actor:
    """The one answering for an act: an officer, or the machine itself."""

    nrp: str
    nama: str
    pangkat: str
    satuan: str
    """Code of the unit acted for: "POLRI.KALSEL.BALANGAN.RESNARKOBA"."""
    roles: frozenset[str]

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def as_trace(self) -> dict[str, str]:
        """Return what the ledger keeps: name and rank as they were at that moment."""
        return {
            "nrp": self.nrp,
            "nama": self.nama,
            "pangkat": self.pangkat,
            "satuan": self.satuan,
        }


class NamaBuku(StrEnum):
    """Two books with a chain each: what is done travels to the centre, what is read stays here."""

    UTAMA = "utama"
    BACA = "baca"


@dataclass(frozen=True)
class Stamp:
    """What a trace says of itself, beside its records."""

    node: str
    epoch: UUID
    buku: str
    seq: int
    at: datetime
    actor: dict[str, str]
    verb: str
    subject: str


@dataclass(frozen=True)
class Titik:
    """A checkpoint: at `seq` the chain of this book stood at `hash` (64 hex digits)."""

    node: str
    epoch: str
    buku: str
    seq: int
    hash: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "node": self.node,
            "epoch": self.epoch,
            "buku": self.buku,
            "seq": self.seq,
            "hash": self.hash,
        }


@dataclass(frozen=True)
class Temuan:
    """The first row that is not as it was written, and how one can tell."""

    node: str
    buku: str
    seq: int
    what: str

    def __str__(self) -> str:
        return f"{self.node}/{self.buku} nomor {self.seq}: {self.what}"


class NoTraceError(AssertionError):
    """A use case changed the world without saying so, or spoke outside a use case. A bug."""


class BukanMilikSimpul(Refusal):
    """A record is edited only where it was born; headquarters reads."""

    status = 409
    message = "Data ini milik {node}; hanya server itu yang boleh mengubahnya."


def digest_of(salt: bytes, records: object) -> bytes:
    """Return the digest that stays in the chain when records and salt are erased by order of law.

    The salt keeps a short record (a name, a number) from being guessed back out of its digest.
    """
    return sha256(salt, canonical(records))


def link_of(prev: bytes, stamp: Stamp, digest: bytes) -> bytes:
    """Return the hash of one trace: everything it says, and the trace before it."""
    words = [
        stamp.node,
        str(stamp.epoch),
        stamp.buku,
        stamp.seq,
        stamp.at.astimezone(UTC).isoformat(timespec="microseconds"),
        stamp.actor,
        stamp.verb,
        stamp.subject,
        digest.hex(),
    ]
    return sha256(prev, canonical(words))
