"""Proof: canonical bytes, digests, and Ed25519 seals made with a node's own key."""

import json
from hashlib import sha256 as _sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sidik.kernel.keyfile import read_or_make

KOSONG = bytes(32)
"""What stands before the first link of a chain."""


class NotCanonical(TypeError):
    """A float has no single spelling, so it has no digest: use a string of decimals."""


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise NotCanonical(value)
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)


def canonical(value: Any) -> bytes:
    """Return the one JSON spelling of `value`: keys sorted, no spaces, UTF-8, no floats.

    It survives a round trip through PostgreSQL's jsonb.
    """
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(*parts: bytes) -> bytes:
    return _sha256(b"".join(parts)).digest()


def load_or_create_key(path: Path) -> Ed25519PrivateKey:
    """Return the node's private key, made on first use."""
    raw = read_or_make(path, lambda: Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(raw)


def public_hex(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def sign(key: Ed25519PrivateKey, message: bytes) -> bytes:
    return key.sign(message)


def verify(public: str, message: bytes, signature: bytes) -> bool:
    """Say whether `signature` (64 bytes) over `message` was made by `public` (64 hex digits)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
