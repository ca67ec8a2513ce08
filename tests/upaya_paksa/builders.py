"""Detentions for tests, made through the use cases."""

from datetime import date
from typing import Any

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.data import Rekomendasi
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import access_perkara
from sidik.perkara.usecases import record_hasil_tat, request_tat
from sidik.upaya_paksa.data import (
    AlasanKeluar,
    IzinPN,
    JenisTempat,
    NewGeledah,
    NewKeluar,
    NewLepas,
    NewPenahanan,
    NewPenangkapan,
    NewPerpanjangan,
    NewSita,
    Surat,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan, Segmen
from sidik.upaya_paksa.usecases import (
    arrest,
    detain,
    extend_tahanan,
    release_penangkapan,
    release_tahanan,
    search,
    seize,
)
from tests.cast import PENYIDIK


def fresh(row: Penahanan) -> Penahanan:
    found = Penahanan.objects.select_related(
        "keterlibatan__orang", "perkara__satuan", "perkara__penyidik"
    )
    return found.get(pk=row.pk)


def suspect(perkara: Perkara) -> Keterlibatan:
    rows = Keterlibatan.objects.filter(perkara=perkara, peran__in=["tersangka", "terlapor"])
    return rows.order_by("pk")[0]


def reread(perkara: Perkara, actor: Actor = PENYIDIK) -> Perkara:
    return access_perkara(actor, perkara.pk)


def an_arrest(perkara: Perkara, **changes: Any) -> NewPenangkapan:
    data: dict[str, Any] = {
        "orang": str(suspect(perkara).pk),
        "nomor": "SP.Kap/9/III/RES.4.2/2026/Resnarkoba",
        "mulai_at": clock.now(),
        "tempat": "Paringin Kota",
        "petugas": [PENYIDIK.nrp],
        "alasan": "dua alat bukti",
    }
    return NewPenangkapan(**data | changes)


def arrested(perkara: Perkara, **changes: Any) -> Penangkapan:
    perkara = reread(perkara)
    return arrest(perkara, an_arrest(perkara, **changes), actor=PENYIDIK)


def a_detention(perkara: Perkara, **changes: Any) -> NewPenahanan:
    data: dict[str, Any] = {
        "orang": str(suspect(perkara).pk),
        "nomor": "SP.Han/7/III/RES.4.2/2026/Resnarkoba",
        "mulai_at": clock.now(),
        "jenis": JenisTempat.LPAS if suspect(perkara).is_anak else JenisTempat.RUTAN,
        "tempat": "Rutan Polres Balangan",
        "petugas": [PENYIDIK.nrp],
        "alasan": "dikhawatirkan melarikan diri",
        "sehat": "sehat, dr. Puskesmas Paringin",
        "ancaman_tahun": 12,
    }
    return NewPenahanan(**data | changes)


def detained(perkara: Perkara, **changes: Any) -> Penahanan:
    perkara = reread(perkara)
    return fresh(detain(perkara, a_detention(perkara, **changes), actor=PENYIDIK))


def extended(row: Penahanan, tanggal: date | None = None, **more: Any) -> Segmen:
    row = fresh(row)
    last = Segmen.objects.filter(penahanan=row).order_by("-urut")[0]
    surat = Surat(nomor=f"TAP-{last.urut}/III/2026", tanggal=tanggal or row.mulai)
    new = NewPerpanjangan(surat=surat, **more)
    return extend_tahanan(row, new, versi=row.versi, actor=PENYIDIK)


def seized(perkara: Perkara, **changes: Any) -> Penyitaan:
    data: dict[str, Any] = {
        "nomor": "SP.Sita/11/III/RES.4.2/2026/Resnarkoba",
        "at": clock.now(),
        "tempat": "Paringin Kota",
        "barang": "dua paket sabu",
        "pemilik": "terlapor",
        "petugas": [PENYIDIK.nrp],
        "saksi": ["Ketua RT 04", "Anggota Linmas"],
        "izin": IzinPN.MENDESAK,
        "mendesak": "tertangkap_tangan",
        "narkotika": True,
    }
    return seize(reread(perkara), NewSita(**data | changes), actor=PENYIDIK)


def searched(perkara: Perkara, **changes: Any) -> Penggeledahan:
    data: dict[str, Any] = {
        "nomor": "SP.Dah/5/III/RES.4.2/2026/Resnarkoba",
        "at": clock.now(),
        "sasaran": "rumah",
        "tempat": "Desa Lingsir",
        "petugas": [PENYIDIK.nrp],
        "saksi": ["Ketua RT 04", "Anggota Linmas"],
        "izin": IzinPN.MENDESAK,
        "mendesak": "tertangkap_tangan",
    }
    return search(reread(perkara), NewGeledah(**data | changes), actor=PENYIDIK)


def assessed(perkara: Perkara, rekomendasi: Rekomendasi = Rekomendasi.RAWAT_INAP) -> None:
    """The TAT has said what it recommends for the suspect."""
    asked = request_tat(suspect(perkara), nomor="B/30/III/2026", at=clock.now(), actor=PENYIDIK)
    said: dict[str, Any] = {"nomor": "R/TAT/5", "rekomendasi": rekomendasi}
    record_hasil_tat(asked, **said, tempat="Klinik BNNK", at=clock.now(), actor=PENYIDIK)


def leave(row: Penahanan, alasan: AlasanKeluar, nomor: str = "SP.Keluar/3") -> Penahanan:
    row = fresh(row)
    new = NewKeluar(alasan=alasan, tanggal=clock.today("Asia/Makassar"), nomor=nomor)
    return release_tahanan(row, new, versi=row.versi, actor=PENYIDIK)


def let_go(row: Penangkapan, sebab: AlasanKeluar, alasan: str) -> Penangkapan:
    full = Penangkapan.objects.select_related("perkara__satuan", "keterlibatan__orang")
    row = full.get(pk=row.pk)
    new = NewLepas(at=clock.now(), alasan=alasan, sebab=sebab)
    return release_penangkapan(row, new, versi=row.versi, actor=PENYIDIK)
