"""A centre that exists only on the wire: signs as the real one does, holds lines in memory."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sidik.kernel import clock
from sidik.kernel.seal import KOSONG, public_hex
from sidik.sinkron.transports.https import Https
from sidik.sinkron.wire import (
    Cursor,
    Heartbeat,
    Receipt,
    Refused,
    Signed,
    Welcome,
    decompress,
    read_header,
    read_line,
    sign_message,
    split_envelope,
)

URL = "http://pusat.invalid"


@dataclass
class FakePusat:
    """Answers as told. `fail` is what the next requests get instead of an answer."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    held: list[str] = field(default_factory=list)
    epoch: str = ""
    batch: str = ""
    refused: list[Refused] = field(default_factory=list)
    fail: list[Any] = field(default_factory=list)
    lose_reply: int = 0
    spoil_hash: bool = False
    asked: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    receipts: dict[int, Signed] = field(default_factory=dict)

    def line(self) -> Https:
        return Https(URL, transport=httpx.MockTransport(self.answer))

    def answer(self, request: httpx.Request) -> httpx.Response:
        what = request.url.path.rsplit("/", 1)[-1]
        self.asked.append(what)
        if self.fail:
            failing = self.fail.pop(0)
            if isinstance(failing, Exception):
                raise failing
            if failing is not None:
                return failing
        signed = getattr(self, what)(request.content)
        return httpx.Response(200, content=msgspec.json.encode(signed))

    def enrol(self, _body: bytes) -> Signed:
        hello = Welcome(
            pusat="pusiknas", nama="Pusiknas", kunci=public_hex(self.key), status="menunggu"
        )
        return sign_message(hello, self.key)

    def cursor(self, _body: bytes) -> Signed:
        return self.sign_cursor()

    def heartbeat(self, body: bytes) -> Signed:
        said = msgspec.json.decode(json.loads(body)["pesan"], type=Heartbeat)
        self.heads.append(said.head.seq)
        return self.sign_cursor()

    def sign_cursor(self, **facts: Any) -> Signed:
        usual = {
            "pusat": "pusiknas",
            "node": "balangan",
            "epoch": self.epoch,
            "seq": len(self.held),
            "hash": self.held[-1] if self.held else KOSONG.hex(),
            "batch": self.batch,
            "at": clock.now(),
            "versions": {"aplikasi": "9.9"},
            "refused": self.refused,
        }
        return sign_message(Cursor(**(usual | facts)), self.key)

    def batches(self, body: bytes) -> Signed:
        envelope = split_envelope(body)
        header = read_header(envelope.header)
        lines = [read_line(raw, n) for n, raw in enumerate(decompress(envelope.payload), 1)]
        self.sizes.append(len(lines))
        fresh = [line.hash for line in lines if line.seq > len(self.held)]
        self.held += fresh
        self.epoch = str(header.epoch)
        if fresh:
            self.batch = envelope.batch_hash
            receipt = Receipt(
                pusat="pusiknas",
                node=header.node,
                epoch=self.epoch,
                first=header.first,
                last=header.last,
                hash="ef" * 32 if self.spoil_hash else self.held[header.last - 1],
                batch=self.batch,
                at=clock.now(),
                verdicts={"applied": 1, "stale": 0, "pending": 0, "quarantined": 0},
                exceptions=[],
            )
            self.receipts[header.last] = sign_message(receipt, self.key)
        if self.lose_reply:
            self.lose_reply -= 1
            raise httpx.ReadError("putus")
        return next(self.receipts[n] for n in sorted(self.receipts) if n >= header.last)
