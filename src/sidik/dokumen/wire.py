"""Of a paper only its outside travels: which, number, date, where it stands. Never its words."""

from datetime import date, datetime

import msgspec


class DokumenV1(msgspec.Struct):
    satuan_id: str
    jenis: str
    subject: str
    induk: str
    nomor: str
    tanggal: date | None
    keadaan: str
    ditandatangani_at: datetime | None
    dikirim_at: datetime | None
    diterima_at: datetime | None
    dicabut_at: datetime | None
