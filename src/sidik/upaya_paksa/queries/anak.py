"""What the law on children asks before a child is held, and where he is held."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sidik.perkara.data import acara, umur_at
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import ancaman_of
from sidik.perkara.queries.sangkaan import list_sangkaan
from sidik.upaya_paksa.data import TEMPAT_ANAK, JenisTempat
from sidik.upaya_paksa.errors import (
    AnakBukanDiSel,
    AnakTerlaluMuda,
    AncamanAnakDitanya,
    AncamanAnakKurang,
    TempatKhususAnak,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan
from sidik.upaya_paksa.policy import aturan_tangkap


def insist_tahan_anak(
    orang: Keterlibatan, perkara: Perkara, day: date, ancaman_tahun: int | None
) -> int | None:
    """Return with how many years his offence is threatened; None for an adult, who is not asked.

    Where no article of the charge tells, it is what the officer says; less than the law asks, said
    or charged, is never enough. Raises `AnakTerlaluMuda`,
    `AncamanAnakKurang`, `AncamanAnakDitanya`.
    """
    law: dict[str, Any] = acara()["tahan_anak"]
    if not orang.is_anak or day < law["berlaku"]:
        return None
    dasar = str(law["dasar"])
    if (umur := _umur(orang, day)) < law["umur_minimal"]:
        raise AnakTerlaluMuda(umur=umur, batas=law["umur_minimal"], dasar=dasar)
    batas = int(law["ancaman_minimal_tahun"])
    tahun = _ancaman(orang, perkara)
    if tahun is None:
        if ancaman_tahun is None:
            raise AncamanAnakDitanya(batas=batas, dasar=dasar)
        tahun = ancaman_tahun
    if (tahun := min(tahun, ancaman_tahun or tahun)) < batas:
        raise AncamanAnakKurang(tahun=tahun, batas=batas, dasar=dasar)
    return tahun


def _ancaman(orang: Keterlibatan, perkara: Perkara) -> int | None:
    """Return the longest threat of his articles as far as known; None: none of them tells."""
    kodes = [kode for kode, _ in list_sangkaan(perkara, orang)]
    known = [tahun for kode in kodes if (tahun := ancaman_of(perkara, kode)) is not None]
    return max(known, default=None)


def insist_tempat(jenis: JenisTempat, alasan: str, *, is_anak: bool) -> str:
    """Return why a child is put into a police cell after all; empty when he is not.

    Raises `TempatKhususAnak`, `AnakBukanDiSel`.
    """
    if not is_anak:
        if jenis in TEMPAT_ANAK:
            raise TempatKhususAnak
        return ""
    if jenis is not JenisTempat.RUTAN:
        return ""
    if not alasan.strip():
        raise AnakBukanDiSel
    return alasan.strip()


def say_salah_tempat(row: Penahanan) -> str:
    """Say what is to be done with one who is held where his age does not belong; empty: nothing."""
    jenis = JenisTempat(row.jenis)
    if row.anak and jenis is JenisTempat.RUTAN and not row.alasan_tempat:
        return "ia anak dan masih di Rutan; pindahkan ke LPAS atau LPKS, atau catat alasannya"
    if not row.anak and jenis in TEMPAT_ANAK:
        return f"ia sudah dewasa; pindahkan dari {row.jenis_label}"
    return ""


def list_salah_umur(perkara: UUID) -> Sequence[Penahanan | Penangkapan]:
    """Return who is held on the clock of another age than his."""
    people = "keterlibatan__orang", "perkara__satuan"
    held = Penahanan.objects.filter(perkara_id=perkara, keluar=None, batal_at=None)
    taken = Penangkapan.objects.filter(perkara_id=perkara, selesai_at=None, batal_at=None)
    return [
        *(r for r in held.select_related(*people) if r.anak != r.keterlibatan.is_anak),
        *(r for r in taken.select_related(*people) if _is_jam_lain(r)),
    ]


def _is_jam_lain(row: Penangkapan) -> bool:
    anak = aturan_tangkap(anak=True, narkotika=False)
    return (row.aturan == anak) != row.keterlibatan.is_anak


def _umur(orang: Keterlibatan, day: date) -> int:
    lahir = orang.orang.tanggal_lahir
    return umur_at(lahir, day) if lahir else orang.umur_saat_kejadian or 0
