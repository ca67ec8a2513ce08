"""Fields that only their reader may read: AES-256-GCM, and a blind index to find them by."""

import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidik.kernel.keyfile import read_or_make

_NONCE = 12


class Brankas:
    """A safe with one key file (32 bytes, mode 0600). `label` ties a value to its column."""

    def __init__(self, path: Path) -> None:
        key = read_or_make(path, lambda: secrets.token_bytes(32))
        self._aes = AESGCM(sha256(b"isi" + key).digest())
        self._index = sha256(b"indeks" + key).digest()

    def lock(self, text: str, *, label: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._aes.encrypt(nonce, text.encode(), label.encode())

    def unlock(self, value: bytes, *, label: str) -> str:
        """Raise `cryptography.exceptions.InvalidTag` when the value was moved or changed."""
        value = bytes(value)
        return self._aes.decrypt(value[:_NONCE], value[_NONCE:], label.encode()).decode()

    def index(self, text: str, *, label: str) -> bytes:
        """Return the same 32 bytes for the same text, useless to one without the key."""
        return hmac.new(self._index, f"{label}\0{text}".encode(), "sha256").digest()
