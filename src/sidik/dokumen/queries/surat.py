"""Reads about letters, and what every letterhead says."""

from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from django.conf import settings

from sidik.dokumen.data import SuratBerubah, TandaTerima
from sidik.dokumen.models import Surat
from sidik.kernel.secret import Brankas
from sidik.satuan.data import JenisSatuan
from sidik.satuan.models import Satuan

LABEL_ISI: Final = "dokumen.surat.isi"
_KOP: Final = {JenisSatuan.POLDA, JenisSatuan.POLRES, JenisSatuan.POLSEK}


def brankas_surat() -> Brankas:
    return Brankas(settings.SIDIK.var / "kunci" / "surat.key")


def read_isi(surat: Surat) -> TandaTerima:
    """Return what stands on a letter. Raises `SuratBerubah` when someone has changed it."""
    try:
        text = brankas_surat().unlock(bytes(surat.isi), label=f"{LABEL_ISI}:{surat.pk}")
    except InvalidTag:
        raise SuratBerubah from None
    return TandaTerima.from_dict(msgspec.json.decode(text))


def kop_of(satuan: str) -> tuple[str, ...]:
    """Return the letterhead: the force, the region, the resort, and the sector if there is one."""
    lines = [_rest(s.nama) for s in _path(satuan) if s.jenis in _KOP]
    return ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", *lines)


def kepala_of(satuan: str) -> str:
    """Return the title of the chief under whose authority letters go out."""
    chiefs = [s.nama for s in _path(satuan) if s.jenis in {JenisSatuan.POLDA, JenisSatuan.POLRES}]
    return f"KEPALA {(chiefs or ['Kepolisian Negara Republik Indonesia'])[-1]}".upper()


def _path(satuan: str) -> list[Satuan]:
    words = satuan.split(".")
    codes = [".".join(words[:n]) for n in range(1, len(words) + 1)]
    return list(Satuan.objects.filter(kode__in=codes).order_by("kode"))


def _rest(nama: str) -> str:
    return nama.upper().removeprefix("KEPOLISIAN ")
