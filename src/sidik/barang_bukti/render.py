"""Labels for the bags: a sheet of them as PDF."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, cast

import typst

from sidik.dokumen.render import qr_svg

TEMPLATES: Final = Path(str(files("sidik.barang_bukti") / "templates" / "barang_bukti"))


@dataclass(frozen=True, kw_only=True)
class Label:
    """What stands on one label. Nobody's name: a bag lies where many pass."""

    nomor: str
    segel: str
    nama: str
    takaran: str
    disita: str
    lp: str
    satuan: str
    alamat: str
    """The page of the exhibit, for the QR code."""


def render_label(labels: Sequence[Label], at: datetime) -> bytes:
    """Return a sheet of labels, eight to a page, to be cut."""
    data = [asdict(label) | {"qr": qr_svg(label.alamat)} for label in labels]
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(at.timestamp()),
    )
    return cast("bytes", pdf)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATES / "label.typ", root=TEMPLATES, ignore_system_fonts=True)
