"""The words of a paper, under lock: the draft while it is one, the frozen sheet afterwards."""

from base64 import b32decode, b32encode
from dataclasses import dataclass
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag

from sidik.dokumen.data import Konsep, Naskah, SuratBerubah
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.surat import brankas_surat
from sidik.kernel.errors import NotFound
from sidik.kernel.seal import canonical, sha256

_LABEL: Final = "dokumen.dokumen.isi"
_LABEL_PDF: Final = "dokumen.cetakan.pdf"
_HEX: Final = 15
"""Digits of the hash that the twelve letters on paper stand for."""


@dataclass(frozen=True, kw_only=True)
class Isi:
    """What lies locked in `Dokumen.isi`."""

    konsep: Konsep
    naskah: Naskah | None = None


def lock_isi(dokumen: Dokumen, isi: Isi) -> bytes:
    text = msgspec.json.encode(isi).decode()
    return brankas_surat().lock(text, label=f"{_LABEL}:{dokumen.pk}")


def read_isi_dokumen(dokumen: Dokumen) -> Isi:
    """Return draft and sheet.

    Raises `NotFound` for the copy of another node's paper, which has no words here, and
    `SuratBerubah` when someone has changed what lies there.
    """
    if not dokumen.isi:
        raise NotFound
    try:
        text = brankas_surat().unlock(bytes(dokumen.isi), label=f"{_LABEL}:{dokumen.pk}")
    except InvalidTag:
        raise SuratBerubah from None
    isi = msgspec.json.decode(text, type=Isi)
    if isi.naskah and hash_of(isi.naskah) != dokumen.hash:
        raise SuratBerubah
    return isi


def hash_of(naskah: Naskah) -> str:
    """Return the hash that freezes a sheet."""
    return sha256(canonical(naskah.as_dict())).hex()


def kode_of(digest: str) -> str:
    """Return the twelve letters by which a printed paper is checked; none for a draft."""
    if not digest:
        return ""
    letters = b32encode(bytes.fromhex(digest[:16])).decode()[:12]
    return "-".join(letters[n : n + 4] for n in range(0, 12, 4))


def find_by_kode(kode: str) -> Dokumen | None:
    """Return the paper whose check code this is, in any spelling."""
    letters = "".join(c for c in kode.upper() if c.isalnum())
    if len(letters) != 12:
        return None
    try:
        start = b32decode(letters + "A===").hex()[:_HEX]
    except ValueError:
        return None
    return Dokumen.objects.filter(hash__startswith=start).first()


def lock_pdf(dokumen: Dokumen, pdf: bytes) -> bytes:
    return brankas_surat().lock(pdf.decode("latin-1"), label=f"{_LABEL_PDF}:{dokumen.pk}")


def read_pdf(dokumen: Dokumen) -> bytes:
    """Return the sheet as it was printed on the day it was signed."""
    cetakan = getattr(dokumen, "cetakan", None)
    if cetakan is None:
        raise NotFound
    label = f"{_LABEL_PDF}:{dokumen.pk}"
    try:
        return brankas_surat().unlock(bytes(cetakan.pdf), label=label).encode("latin-1")
    except InvalidTag:
        raise SuratBerubah from None
