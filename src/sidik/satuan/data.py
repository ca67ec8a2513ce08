"""Units, roles and acts as words."""

from enum import IntEnum, StrEnum
from typing import Final

from sidik.jejak.data import Actor
from sidik.kernel.errors import Refusal

__all__ = [
    "POLRI",
    "ROLE_LABEL",
    "ZONA",
    "Act",
    "Actor",
    "JenisSatuan",
    "NRPSalah",
    "NRPSudahAda",
    "Role",
    "SandiTerlaluPendek",
    "SatuanTidakDikenal",
    "Scope",
    "is_under",
    "reach",
    "system_actor",
]

POLRI = "POLRI"
"""The root of the tree; every unit's code is the path to it."""
ZONA: Final = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""WIB, WITA, WIT: the country has no other."""


class JenisSatuan(StrEnum):
    MABES = "mabes"
    POLDA = "polda"
    POLRES = "polres"
    POLSEK = "polsek"
    SATUAN = "satuan"


class Role(StrEnum):
    """What an officer is for the system (DESIGN §1; DOMAIN §6.1). One officer may be several."""

    OPERATOR_LP = "operator_lp"
    KA_SPKT = "ka_spkt"
    PENYIDIK = "penyidik"
    PENYIDIK_PEMBANTU = "penyidik_pembantu"
    KANIT = "kanit"
    KAUR_MINTU = "kaur_mintu"
    KBO = "kbo"
    KASAT = "kasat"
    WAKAPOLRES = "wakapolres"
    KAPOLRES = "kapolres"
    DITRESNARKOBA = "ditresnarkoba"
    WASSIDIK = "wassidik"
    PUSIKNAS = "pusiknas"
    OPERATOR_PERANGKAT = "operator_perangkat"
    SI_TIK = "si_tik"
    TEKNISI = "teknisi"
    SISTEM = "sistem"


ROLE_LABEL = {
    Role.OPERATOR_LP: "Operator LP (SPKT / Bag Ops)",
    Role.KA_SPKT: "Ka SPKT / Kanit SPKT",
    Role.PENYIDIK: "Penyidik",
    Role.PENYIDIK_PEMBANTU: "Penyidik Pembantu",
    Role.KANIT: "Kanit Idik",
    Role.KAUR_MINTU: "Kaur Mintu",
    Role.KBO: "Kaur Bin Ops",
    Role.KASAT: "Kasat Resnarkoba",
    Role.WAKAPOLRES: "Wakapolres",
    Role.KAPOLRES: "Kapolres",
    Role.DITRESNARKOBA: "Dit Resnarkoba Polda",
    Role.WASSIDIK: "Bag Wassidik",
    Role.PUSIKNAS: "Analis Pusiknas",
    Role.OPERATOR_PERANGKAT: "Operator perangkat",
    Role.SI_TIK: "Si TIK",
    Role.TEKNISI: "Teknisi",
    Role.SISTEM: "Sistem",
}


class Act(StrEnum):
    """Everything that can be allowed or refused. The matrix is `satuan/policy.py`."""

    LP_REGISTER = "lp.register"
    PERKARA_READ = "perkara.read"
    PERKARA_ADVANCE = "perkara.advance"
    PERKARA_ASSIGN = "perkara.assign"
    PERKARA_ADD_ORANG = "perkara.add_orang"
    PERKARA_GRADE = "perkara.grade"
    PERKARA_SUPERVISE = "perkara.supervise"
    PERKARA_UNLOCK = "perkara.unlock"
    PERKARA_TRANSFER = "perkara.transfer"
    INFORMAN_READ = "informan.read"
    UPAYA_WRITE = "upaya.write"
    UPAYA_READ = "upaya.read"
    UPAYA_CANCEL = "upaya.cancel"
    BB_WRITE = "bb.write"
    BB_READ = "bb.read"
    DOKUMEN_DRAFT = "dokumen.draft"
    DOKUMEN_PARAF = "dokumen.paraf"
    DOKUMEN_SIGN = "dokumen.sign"
    DOKUMEN_REGISTER = "dokumen.register"
    DOKUMEN_WITHDRAW = "dokumen.withdraw"
    STTLP_SIGN = "sttlp.sign"
    LP_IMPORT = "lp.import"
    LAPORAN_EXPORT = "laporan.export"
    TENGGAT_AMEND = "tenggat.amend"
    AKSES_ISSUE = "akses.issue"
    PESAN_READ = "pesan.read"
    PESAN_REPLY = "pesan.reply"
    SINKRON_READ = "sinkron.read"
    SINKRON_MANAGE = "sinkron.manage"
    PERANGKAT_READ = "perangkat.read"
    PERANGKAT_CHECK = "perangkat.check"
    PERANGKAT_CHECK_IT = "perangkat.check_it"
    PERANGKAT_SIGN = "perangkat.sign"
    GANGGUAN_REPORT = "gangguan.report"
    GANGGUAN_TINGKAT_1 = "gangguan.tingkat_1"
    GANGGUAN_TINGKAT_2 = "gangguan.tingkat_2"
    GANGGUAN_TINGKAT_3 = "gangguan.tingkat_3"
    GERBANG_READ = "gerbang.read"
    PENGAWASAN_READ = "pengawasan.read"
    PETUNJUK_WRITE = "petunjuk.write"
    JEJAK_READ = "jejak.read"
    DASAR_AMEND = "dasar.amend"
    TENGGAT_RUN = "tenggat.run"
    AKUN_MANAGE = "akun.manage"


class Scope(IntEnum):
    """How far a permission reaches, narrow to wide."""

    NONE = 0
    OWN = 1
    SATUAN = 2
    RESOR = 3
    DAERAH = 4
    NASIONAL = 5


_DEPTH = {Scope.RESOR: 3, Scope.DAERAH: 2, Scope.NASIONAL: 1}


def reach(satuan: str, scope: Scope) -> str:
    """Return the code of the unit under which `scope` reaches, seen from `satuan`."""
    if scope in _DEPTH:
        return ".".join(satuan.split(".")[: _DEPTH[scope]])
    return satuan


def is_under(satuan: str, top: str) -> bool:
    return satuan == top or satuan.startswith(f"{top}.")


def system_actor(satuan: str) -> Actor:
    """Return the machine as an actor: jobs, the SMS answerer, the nightly sweep."""
    return Actor(
        nrp="sistem",
        nama="Sistem Sidik",
        pangkat="",
        satuan=satuan,
        roles=frozenset({Role.SISTEM}),
    )


class NRPSudahAda(Refusal):
    message = "NRP {nrp} sudah terdaftar."
    field = "nrp"


class NRPSalah(Refusal):
    message = "NRP «{nrp}» tidak benar: polisi 8 angka (NRP), PNS 18 angka (NIP)."
    field = "nrp"


class SatuanTidakDikenal(Refusal):
    message = "Satuan «{kode}» tidak dikenal. Pilih satuan dari daftar."
    field = "satuan"


class SandiTerlaluPendek(Refusal):
    message = "Kata sandi paling sedikit 12 karakter."
    field = "sandi"
