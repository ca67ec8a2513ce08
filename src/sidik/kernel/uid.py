"""Ids that sort by birth: UUID version 7 (RFC 9562), made here because PostgreSQL 15 has none."""

import secrets
import time
from uuid import UUID

_MASK_62 = (1 << 62) - 1


def uuid7() -> UUID:
    milliseconds = time.time_ns() // 1_000_000
    rand = secrets.randbits(74)
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | (rand >> 62) << 64
    value |= 0b10 << 62 | (rand & _MASK_62)
    return UUID(int=value)
