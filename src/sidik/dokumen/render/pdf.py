"""Facts to PDF, by typst."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, cast

import segno
import typst

from sidik.dokumen.data import JUDUL, Naskah, TandaTerima

TEMPLATES: Final = Path(str(files("sidik.dokumen") / "templates" / "dokumen"))


def render_tanda_terima(paper: TandaTerima, at: datetime) -> bytes:
    """Return the PDF. The same paper issued at the same moment gives the same bytes."""
    data = paper.as_dict() | {
        "judul": JUDUL[paper.jenis],
        "nomor_induk": paper.pejabat.nomor_induk,
        "qr": qr_svg(paper.tanya.alamat_qr) if paper.tanya else "",
    }
    return _compile("tanda_terima.typ", data, at)


def render_naskah(naskah: Naskah, at: datetime, *, kode: str = "", cap: str = "") -> bytes:
    """Return the PDF of a paper. Without its `kode` it is a draft and says so on every page.

    `cap` is stamped across every page. The same sheet at the same moment gives the same bytes.
    """
    qr = qr_svg(f"SIDIK {kode}\n{naskah.nomor}\n{naskah.tanggal}") if kode else ""
    return _compile("naskah.typ", naskah.as_dict() | {"kode": kode, "qr": qr, "cap": cap}, at)


def qr_svg(text: str) -> str:
    """Return a QR code with a quarter of it spare: paper is folded and gets wet."""
    inline: str = segno.make(text, error="q", micro=False).svg_inline(border=0)
    # Standing alone it needs to say what it is.
    return inline.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _compile(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    pdf = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(at.timestamp()),
    )
    return cast("bytes", pdf)


@cache
def _compiler(template: str) -> typst.Compiler:
    # Only the fonts inside the library: a paper must not depend on what a machine has installed.
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, ignore_system_fonts=True)
