"""The verbs of the file, split by act."""

from sidik.prapenuntutan.usecases.batal import cancel_spdp
from sidik.prapenuntutan.usecases.berkas import (
    add_tersangka,
    join_berkas,
    number_berkas,
    open_berkas,
    split_berkas,
    write_isi,
)
from sidik.prapenuntutan.usecases.ikut import catch_up
from sidik.prapenuntutan.usecases.langkah import advance_berkas
from sidik.prapenuntutan.usecases.petunjuk import answer_petunjuk
from sidik.prapenuntutan.usecases.spdp import deliver_spdp, record_spdp, record_surat

__all__ = [
    "add_tersangka",
    "advance_berkas",
    "answer_petunjuk",
    "cancel_spdp",
    "catch_up",
    "deliver_spdp",
    "join_berkas",
    "number_berkas",
    "open_berkas",
    "record_spdp",
    "record_surat",
    "split_berkas",
    "write_isi",
]
