"""Papers are drafted, initialled, signed, sent and withdrawn; printed as often as wanted."""

from sidik.dokumen.usecases.buku import (
    MAX_MB,
    Berkas,
    adopt_templat,
    attach_lampiran,
    drop_templat,
    rename_register,
)
from sidik.dokumen.usecases.konsep import Suntingan, draft_dokumen, edit_konsep
from sidik.dokumen.usecases.nomor import continue_seri
from sidik.dokumen.usecases.rantai import advance_dokumen, enter_tanda_terima, void_tanda_terima
from sidik.dokumen.usecases.surat import issue_surat

__all__ = [
    "MAX_MB",
    "Berkas",
    "Suntingan",
    "adopt_templat",
    "advance_dokumen",
    "attach_lampiran",
    "continue_seri",
    "draft_dokumen",
    "drop_templat",
    "edit_konsep",
    "enter_tanda_terima",
    "issue_surat",
    "rename_register",
    "void_tanda_terima",
]
