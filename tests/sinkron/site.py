"""A site that exists only on the wire: its own key and chain, no database.

It lets one process play the centre against real signed batches, and lets a test spoil any part.
"""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sidik.jejak.data import Stamp, digest_of, link_of
from sidik.kernel.seal import KOSONG, canonical, public_hex, sha256, sign
from sidik.kernel.uid import uuid7
from sidik.sinkron.wire import (
    Enrolment,
    Envelope,
    Head,
    Header,
    Heartbeat,
    Question,
    Signed,
    compress,
    sign_message,
    spell,
)

START = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
ACTOR = {
    "nrp": "88020202",
    "nama": "Hadi Prayoga, S.H.",
    "pangkat": "Aipda",
    "satuan": "POLRI.KALSEL.BALANGAN.RESNARKOBA",
}


@dataclass
class Situs:
    """One imagined site."""

    kode: str = "balangan"
    satuan: str = "POLRI.KALSEL.BALANGAN"
    epoch: UUID = field(default_factory=uuid4)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    traces: list[dict[str, Any]] = field(default_factory=list)

    @property
    def head(self) -> Head:
        last = self.traces[-1]["hash"] if self.traces else KOSONG.hex()
        return Head(str(self.epoch), len(self.traces), last)

    def act(self, *records: dict[str, Any], subject: str = "perkara:1", node: str = "") -> None:
        """Write one trace; `node` lets it carry another node's stamp."""
        seq = len(self.traces) + 1
        at = START + timedelta(minutes=seq)
        salt, prev = secrets.token_bytes(16), bytes.fromhex(self.head.hash)
        digest = digest_of(salt, list(records))
        stamp = Stamp(
            node or self.kode, self.epoch, "utama", seq, at, ACTOR, "lp.terdaftar", subject
        )
        link = link_of(prev, stamp, digest)
        self.traces.append(
            {
                "seq": seq,
                "at": at.isoformat(timespec="microseconds"),
                "actor": ACTOR,
                "verb": "lp.terdaftar",
                "subject": subject,
                "records": list(records),
                "salt": salt.hex(),
                "digest": digest.hex(),
                "prev": prev.hex(),
                "hash": link.hex(),
                "segel": sign(self.key, link).hex(),
            }
        )

    def lines(self, first: int = 1, last: int = 0) -> list[bytes]:
        return [canonical(trace) for trace in self.traces[first - 1 : last or None]]

    def header(self, payload: bytes, first: int, last: int, **facts: Any) -> Header:
        usual = {
            "node": self.kode,
            "epoch": self.epoch,
            "first": first,
            "last": last,
            "count": last - first + 1,
            "prev_batch": "",
            "payload": sha256(payload).hex(),
            "size": len(payload),
            "versions": {"aplikasi": "0.1", "format": "1"},
            "sent_at": START,
            "head": self.head,
        }
        return Header(**(usual | facts))

    def seal(self, header: bytes, payload: bytes) -> bytes:
        return Envelope(header, sign(self.key, header), payload).pack()

    def batch(self, first: int = 1, last: int = 0, **facts: Any) -> bytes:
        """Return a sealed batch of the traces from `first` to `last`."""
        last = last or len(self.traces)
        payload = compress(self.lines(first, last))
        return self.seal(spell(self.header(payload, first, last, **facts)), payload)

    def batch_of(self, payload: bytes, first: int, last: int) -> bytes:
        """Return a rightly sealed batch with whatever is in `payload`."""
        return self.seal(spell(self.header(payload, first, last)), payload)

    def enrolment(self) -> Signed:
        asks = Enrolment(
            node=self.kode,
            nama="Polres Balangan",
            satuan=self.satuan,
            kunci=public_hex(self.key),
            versions={"aplikasi": "0.1"},
        )
        return sign_message(asks, self.key)

    def question(self) -> Signed:
        return sign_message(Question(node=self.kode, sent_at=START), self.key)

    def heartbeat(self) -> Signed:
        beat = Heartbeat(node=self.kode, sent_at=START, head=self.head, versions={})
        return sign_message(beat, self.key)


def petugas(
    *,
    key: UUID | None = None,
    node: str = "balangan",
    versi: int = 1,
    nrp: str = "88020202",
    **data: Any,
) -> dict[str, Any]:
    """Return an officer as he travels."""
    usual = {
        "nrp": nrp,
        "nama": "Hadi Prayoga, S.H.",
        "pangkat": "Aipda",
        "jabatan": "Penyidik",
        "satuan_id": "POLRI.KALSEL.BALANGAN.RESNARKOBA",
        "roles": ["penyidik"],
        "aktif": True,
    }
    return {
        "kind": "petugas.v1",
        "id": str(key or uuid7()),
        "node": node,
        "versi": versi,
        "data": usual | data,
    }
