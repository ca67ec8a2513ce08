"""The verbs of the public door, split by who acts: staff, the ledger, the public."""

from sidik.layanan.usecases.akses import issue_akses, note_printing, reissue_akses, revoke_akses
from sidik.layanan.usecases.ikut import follow_traces
from sidik.layanan.usecases.lembar import ralat_sesudah
from sidik.layanan.usecases.status import refresh_status
from sidik.layanan.usecases.tanya import answer_inquiry, forget_inquiries

__all__ = [
    "answer_inquiry",
    "follow_traces",
    "forget_inquiries",
    "issue_akses",
    "note_printing",
    "ralat_sesudah",
    "refresh_status",
    "reissue_akses",
    "revoke_akses",
]
