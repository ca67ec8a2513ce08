"""A clock as it travels, so that headquarters sees lateness as the resort does."""

from datetime import datetime

import msgspec


class TenggatV1(msgspec.Struct):
    aturan: str
    label: str
    subject: str
    satuan_kode: str
    pemilik: str
    mulai_at: datetime
    due_at: datetime
    ingatkan_at: datetime
    dipenuhi_at: datetime | None = None
    lewat_at: datetime | None = None
    induk: str = ""
    rezim: str = ""
    varian: str = ""
    hari_ke: int = 0
    jeda_at: datetime | None = None
    batal_alasan: str = ""
    eskalasi: str = ""
