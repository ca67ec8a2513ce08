"""The envelope: what travels, on a line or on a stick, and how it is sealed and opened."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sidik.kernel.seal import canonical, sha256, sign
from sidik.sinkron.data import FormatTidakDikenal, KirimanRusak, KirimanTerlaluBesar

FORMAT: Final = 1
MAX_TRACES: Final = 1_000
MAX_LINES_BYTES: Final = 1_000_000
MAX_ENVELOPE: Final = 2 * 1024 * 1024
MAX_HEADER: Final = 16 * 1024
MAX_PLAIN: Final = 16 * 1024 * 1024
MAX_WINDOW: Final = 8 * 1024 * 1024
_SIGNATURE_HEX: Final = 128
UNREADABLE: Final = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What a decoder raises at text that is not what it should be."""

Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Nomor = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


class Head(msgspec.Struct):
    """Where a chain stands."""

    epoch: str
    seq: int
    hash: str


class Header(msgspec.Struct, kw_only=True):
    """What the site signs about a batch. The centre keeps these bytes for ever."""

    jenis: str = "batch"
    format: int = FORMAT
    node: str
    epoch: UUID
    first: Nomor
    last: Nomor
    count: Nomor
    prev_batch: str
    """SHA-256 of the header of the batch before, as the site knows it from its receipt."""
    payload: Hex32
    size: int
    versions: dict[str, str]
    sent_at: Moment
    head: Head


class Line(msgspec.Struct, kw_only=True):
    """One trace. `records` keeps its bytes: they are what the digest in the chain was made of."""

    seq: Nomor
    at: Moment
    actor: dict[str, str]
    verb: Annotated[str, msgspec.Meta(max_length=60)]
    subject: Annotated[str, msgspec.Meta(max_length=80)]
    records: msgspec.Raw
    salt: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{2})*$")] | None
    digest: Hex32
    prev: Hex32
    hash: Hex32
    segel: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{128}$")] | None


class RecordKind(msgspec.Struct):
    kind: str


class RecordWire(msgspec.Struct):
    """One record of a trace; `data` is read by its kind's own schema."""

    kind: str
    id: UUID
    node: str
    versi: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
    data: msgspec.Raw


class Refused(msgspec.Struct):
    """A record that the centre holds but could not apply."""

    seq: int
    subject: str
    kind: str
    id: str
    sebab: str
    vonis: str = ""


class Receipt(msgspec.Struct, kw_only=True):
    """The centre's word that it holds a chain up to `last`, and what became of the records."""

    jenis: str = "kuitansi"
    pusat: str
    node: str
    epoch: str
    first: int
    last: int
    hash: str
    batch: str
    at: Moment
    verdicts: dict[str, int]
    exceptions: list[Refused]


class Cursor(msgspec.Struct, kw_only=True):
    """Where the centre stands with one site: its answer wins."""

    jenis: str = "kursor"
    pusat: str
    node: str
    epoch: str
    seq: int
    hash: str
    batch: str
    at: Moment
    versions: dict[str, str]
    refused: list[Refused]


class Heartbeat(msgspec.Struct, kw_only=True):
    jenis: str = "detak"
    node: str
    sent_at: Moment
    head: Head
    versions: dict[str, str]
    refusal: str = ""
    """Why the site is stuck, if it is."""


class Question(msgspec.Struct, kw_only=True):
    """Asks for the cursor."""

    jenis: str = "tanya"
    node: str
    sent_at: Moment


class Enrolment(msgspec.Struct, kw_only=True):
    jenis: str = "daftar"
    node: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9_.-]{1,39}$")]
    nama: Annotated[str, msgspec.Meta(max_length=160)]
    satuan: Annotated[str, msgspec.Meta(max_length=80)]
    kunci: Hex32
    versions: dict[str, str]


class Welcome(msgspec.Struct, kw_only=True):
    """The centre names itself; the site pins this key."""

    jenis: str = "sambut"
    pusat: str
    nama: str
    kunci: Hex32
    status: str


class Signed(msgspec.Struct):
    """A message as text, exactly as it was signed, and its seal."""

    pesan: str
    ttd: str


class Envelope(msgspec.Struct):
    header: bytes
    signature: bytes
    payload: bytes

    @property
    def batch_hash(self) -> str:
        return sha256(self.header).hex()

    def pack(self) -> bytes:
        return b"\n".join([self.header, self.signature.hex().encode(), self.payload])


M = TypeVar("M", bound=msgspec.Struct)


def spell(message: msgspec.Struct) -> bytes:
    """Return the one spelling of a message, for signing."""
    return canonical(msgspec.to_builtins(message))


def sign_message(message: msgspec.Struct, key: Ed25519PrivateKey) -> Signed:
    text = spell(message)
    return Signed(text.decode(), sign(key, text).hex())


def read_message(raw: bytes | str, kind: type[M]) -> M:
    """Decode one message; its `jenis` must be the kind's own, so that no seal serves two uses."""
    try:
        message = msgspec.json.decode(raw, type=kind)
    except UNREADABLE as wrong:
        raise KirimanRusak(sebab=str(wrong)) from wrong
    expected = next(f for f in msgspec.structs.fields(kind) if f.name == "jenis").default
    if getattr(message, "jenis", None) != expected:
        raise KirimanRusak(sebab=f"bukan pesan {expected}")
    return message


def read_signed(raw: bytes) -> Signed:
    try:
        return msgspec.json.decode(raw, type=Signed)
    except UNREADABLE as wrong:
        raise KirimanRusak(sebab=str(wrong)) from wrong


def signature_of(signed: Signed) -> bytes:
    try:
        return bytes.fromhex(signed.ttd)
    except ValueError as wrong:
        raise KirimanRusak(sebab="tanda tangan bukan heksadesimal") from wrong


def split_envelope(body: bytes) -> Envelope:
    """Take an envelope apart. Nothing in it is believed yet."""
    if len(body) > MAX_ENVELOPE:
        raise KirimanTerlaluBesar(batas=f"{MAX_ENVELOPE // 1024 // 1024} MB")
    header, _, rest = body.partition(b"\n")
    seal, newline, payload = rest[:_SIGNATURE_HEX], rest[_SIGNATURE_HEX:][:1], rest[129:]
    if len(header) > MAX_HEADER or newline != b"\n":
        raise KirimanRusak(sebab="bukan amplop kiriman")
    try:
        return Envelope(header, bytes.fromhex(seal.decode("ascii")), payload)
    except ValueError as wrong:
        raise KirimanRusak(sebab="tanda tangan bukan heksadesimal") from wrong


def read_header(raw: bytes) -> Header:
    try:
        format_ = msgspec.json.decode(raw).get("format")
    except (*UNREADABLE, AttributeError) as wrong:
        raise KirimanRusak(sebab="kepala kiriman bukan JSON") from wrong
    if format_ != FORMAT:
        raise FormatTidakDikenal(format=format_)
    return read_message(raw, Header)


def compress(lines: Iterable[bytes]) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(b"\n".join(lines))


def decompress(payload: bytes) -> list[bytes]:
    """Return the lines of a payload, or refuse one that would swell beyond `MAX_PLAIN`."""
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).stream_reader(payload)
    try:
        plain = reader.read(MAX_PLAIN + 1)
    except zstandard.ZstdError as wrong:
        raise KirimanRusak(sebab="isi bukan zstd yang utuh") from wrong
    if len(plain) > MAX_PLAIN:
        raise KirimanTerlaluBesar(batas=f"{MAX_PLAIN // 1024 // 1024} MB setelah dibuka")
    return plain.split(b"\n")


def read_line(raw: bytes, nomor: int) -> Line:
    try:
        return msgspec.json.decode(raw, type=Line)
    except UNREADABLE as wrong:
        raise KirimanRusak(sebab=f"baris {nomor}: {wrong}") from wrong


def plain(value: Any) -> Any:
    """Return messages as plain values, for a JSON column."""
    return msgspec.to_builtins(value)
