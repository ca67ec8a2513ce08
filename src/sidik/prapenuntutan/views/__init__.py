"""Files of a case and of the unit: parse, call one use case or query, render."""

from sidik.prapenuntutan.views.berkas import (
    add_tersangka,
    answer_petunjuk,
    join_berkas,
    number_berkas,
    show_berkas,
    split_berkas,
    take_langkah,
    write_isi,
)
from sidik.prapenuntutan.views.perkara import (
    cancel_spdp,
    catch_up,
    deliver_spdp,
    download_sppt,
    list_berkas,
    open_berkas,
    record_spdp,
    record_surat,
    show_perkara,
)

__all__ = [
    "add_tersangka",
    "answer_petunjuk",
    "cancel_spdp",
    "catch_up",
    "deliver_spdp",
    "download_sppt",
    "join_berkas",
    "list_berkas",
    "number_berkas",
    "open_berkas",
    "record_spdp",
    "record_surat",
    "show_berkas",
    "show_perkara",
    "split_berkas",
    "take_langkah",
    "write_isi",
]
