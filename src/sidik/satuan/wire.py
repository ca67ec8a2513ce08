"""Units and officers as they travel: no login, no password, ever."""

import msgspec


class SatuanV1(msgspec.Struct):
    kode: str
    nama: str
    nama_pendek: str
    jenis: str
    zona: str


class PetugasV1(msgspec.Struct):
    nrp: str
    nama: str
    pangkat: str
    jabatan: str
    satuan_id: str
    roles: list[str]
    aktif: bool
