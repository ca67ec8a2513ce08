"""Screens of papers and of register books."""

from sidik.dokumen.views.buku import (
    attach,
    attach_perkara,
    check_surat,
    download_templat,
    edit_register,
    edit_templat,
    reset_templat,
    show_buku,
    show_lampiran,
    show_meja,
)
from sidik.dokumen.views.nomor import continue_nomor
from sidik.dokumen.views.surat import (
    edit_surat,
    new_surat,
    print_docx,
    print_pdf,
    print_salinan,
    show_surat,
    take_langkah,
)

__all__ = [
    "attach",
    "attach_perkara",
    "check_surat",
    "continue_nomor",
    "download_templat",
    "edit_register",
    "edit_surat",
    "edit_templat",
    "new_surat",
    "print_docx",
    "print_pdf",
    "print_salinan",
    "reset_templat",
    "show_buku",
    "show_lampiran",
    "show_meja",
    "show_surat",
    "take_langkah",
]
