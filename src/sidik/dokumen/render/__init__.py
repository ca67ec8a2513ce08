"""Facts to paper. Facts enter a template as data, never as markup, so nothing in a name acts."""

from sidik.dokumen.render.docx import check_templat, render_docx, templat_bawaan
from sidik.dokumen.render.naskah import Bingkai, compose_naskah, list_kurang
from sidik.dokumen.render.nilai import count_baris, say_nilai, say_waktu
from sidik.dokumen.render.pantangan import find_in_words, find_pantangan, split_kalimat
from sidik.dokumen.render.pdf import qr_svg, render_naskah, render_tanda_terima
from sidik.dokumen.render.samaran import (
    cover_isian,
    cover_kepada,
    cover_naskah,
    cover_salinan,
    has_anak,
    inisial,
)

__all__ = [
    "Bingkai",
    "check_templat",
    "compose_naskah",
    "count_baris",
    "cover_isian",
    "cover_kepada",
    "cover_naskah",
    "cover_salinan",
    "find_in_words",
    "find_pantangan",
    "has_anak",
    "inisial",
    "list_kurang",
    "qr_svg",
    "render_docx",
    "render_naskah",
    "render_tanda_terima",
    "say_nilai",
    "say_waktu",
    "split_kalimat",
    "templat_bawaan",
]
