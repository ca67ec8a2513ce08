"""What arrests, detentions, searches and seizures give to their papers."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sidik.dokumen.data import Bahan
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import access_perkara, berkas_of, list_keterlibatan, rezim_of
from sidik.perkara.queries.selubung import veil
from sidik.perkara.queries.surat import bahan_of, orang_surat
from sidik.perkara.queries.tirai import tirai_of
from sidik.satuan.data import Act
from sidik.tenggat.queries import value_at
from sidik.upaya_paksa.data import IzinPN, JenisJeda
from sidik.upaya_paksa.models import (
    Jeda,
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    Segmen,
)
from sidik.upaya_paksa.policy import lanjutan_of, next_masa
from sidik.upaya_paksa.queries.dahulu import PERINTAH, bahan_dahulu
from sidik.upaya_paksa.queries.halaman import Dicatat
from sidik.upaya_paksa.queries.jaga import zone_of_case
from sidik.upaya_paksa.queries.kartu import last_segmen

MODEL: dict[str, type[Dicatat]] = {
    "penangkapan": Penangkapan,
    "penahanan": Penahanan,
    "penggeledahan": Penggeledahan,
    "penyitaan": Penyitaan,
}


def bahan_upaya(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of one act of force for its paper.

    Raises `NotFound`, `NotAllowed` when he may not draft papers of this case.
    """
    kind, _, key = subject.partition(":")
    model = MODEL.get(kind)
    if model is None:
        return bahan_dahulu(_drafted(_case_of(kind, key), actor), subject, jenis, actor)
    row = model._default_manager.filter(pk=key).first()
    if row is None or row.batal_at:
        raise NotFound
    row.perkara = perkara = _drafted(row.perkara_id, actor)
    base = bahan_of(perkara, jenis, actor, subject=subject)
    person = _person(row, perkara)
    people = [orang_surat(person, actor)] if person else base.orang
    tirai = tirai_of(actor, perkara)
    isian = {**base.isian, **veil(tirai, _isian(row, jenis))}
    return replace(base, orang=people, nomor=tirai.over(_nomor(row, jenis)), isian=isian)


def _case_of(kind: str, key: str) -> UUID:
    """Return the case of a warrant that comes before its act. Raises `NotFound`."""
    if kind == "perkara":
        return UUID(key)
    found = Keterlibatan.objects.filter(pk=key).values_list("perkara_id", flat=True)
    if kind != "keterlibatan" or not found:
        raise NotFound
    return found[0]


def _drafted(pk: UUID, actor: Actor) -> Perkara:
    """Return the case when he may draft its papers. Raises `NotFound`, `NotAllowed`."""
    perkara = access_perkara(actor, pk)
    berkas = berkas_of(perkara)
    if not (can(actor, Act.DOKUMEN_DRAFT, berkas) or can(actor, Act.DOKUMEN_SIGN, berkas)):
        raise NotAllowed
    return perkara


def _nomor(row: Dicatat, jenis: str) -> str:
    """Return the number under which this act was written down, for the paper that ordered it."""
    if jenis == "sprin_kap_lanjut" and isinstance(row, Penangkapan):
        return row.lanjut_nomor
    if jenis == "ba_sita" and isinstance(row, Penyitaan):
        return row.nomor_ba
    if jenis == "minta_persetujuan_sita" and isinstance(row, Penyitaan):
        return row.diajukan_nomor
    if jenis == "sprin_guhan" and isinstance(row, Penahanan):
        jeda = _penangguhan(row)
        return jeda.nomor if jeda else ""
    return row.nomor if jenis in PERINTAH else ""


def _person(row: object, perkara: Perkara) -> Keterlibatan | None:
    if not isinstance(row, Penangkapan | Penahanan):
        return None
    return next((k for k in list_keterlibatan(perkara) if k.pk == row.keterlibatan_id), None)


def _isian(row: object, jenis: str) -> dict[str, Any]:
    if isinstance(row, Penangkapan):
        return _tangkap(row, jenis)
    if isinstance(row, Penahanan) and jenis == "sprin_guhan":
        return _tangguh(row)
    if isinstance(row, Penahanan):
        return _perpanjangan(row) if jenis == "minta_perpanjangan_han" else _tahan(row)
    if isinstance(row, Penggeledahan):
        return {"sasaran": row.sasaran, "tempat": row.tempat}
    return _sita(row) if isinstance(row, Penyitaan) else {}


def _tangkap(row: Penangkapan, jenis: str) -> dict[str, Any]:
    """An arrest is counted in hours; its extension begins where the first ones end."""
    habis, lanjut = _habis(row)
    found: dict[str, Any] = {"alasan": row.alasan, "tempat": row.tempat}
    if jenis == "sprin_kap_lanjut":
        return found | {"ditangkap_at": row.mulai_at, "mulai": habis, "sampai": lanjut}
    return found | {"mulai": _day(row.perkara, row.mulai_at), "sampai": _day(row.perkara, habis)}


def _habis(row: Penangkapan) -> tuple[datetime, datetime | None]:
    """Return when the first hours of an arrest end, and when its extension would or did."""
    aturan = lanjutan_of(row.aturan)
    if not aturan:
        return row.sampai_at, None
    rezim = rezim_of(row.perkara, row.mulai_at)
    span = timedelta(hours=value_at(aturan, _day(row.perkara, row.mulai_at), rezim=rezim).jumlah)
    if row.lanjut_nomor:
        return row.sampai_at - span, row.sampai_at
    return row.sampai_at, row.sampai_at + span


def _tahan(row: Penahanan) -> dict[str, Any]:
    first = Segmen.objects.get(penahanan=row, urut=1)
    return {
        "alasan": row.alasan,
        "jenis_tahan": row.jenis_label,
        "tempat_tahan": row.tempat,
        "mulai": first.mulai,
        "sampai": first.akhir,
        "lama_hari": first.jumlah,
    }


def _penangguhan(row: Penahanan) -> Jeda | None:
    return Jeda.objects.filter(penahanan=row, jenis=JenisJeda.PENANGGUHAN.value).last()


def _tangguh(row: Penahanan) -> dict[str, Any]:
    """What is known of a suspension that was written down before its paper."""
    found: dict[str, Any] = {
        "tempat_tahan": row.tempat,
        "mulai": clock.today(row.perkara.satuan.zona),
    }
    jeda = _penangguhan(row)
    if jeda is None:
        return found
    return found | {"mulai": jeda.mulai, "alasan": jeda.alasan, "jaminan": jeda.jaminan}


def _perpanjangan(row: Penahanan) -> dict[str, Any]:
    """What is asked for is the segment that follows the last one."""
    last = last_segmen(row)
    masa = next_masa(anak=row.anak, dipakai=last.urut)
    if masa is None:
        raise NotFound
    rezim = rezim_of(row.perkara, row.mulai_at)
    days = value_at(masa.aturan, row.mulai, rezim=rezim).jumlah
    mulai = last.akhir + timedelta(days=1)
    return {
        "tujuan": masa.penerbit,
        "alasan": "pemeriksaan belum selesai",
        "mulai": mulai,
        "sampai": mulai + timedelta(days=days - 1),
        "lama_hari": days,
    }


def _sita(row: Penyitaan) -> dict[str, Any]:
    return {
        "sasaran": "; ".join(row.benda),
        "barang": [{"nama": each} for each in row.benda],
        "tempat": row.tempat,
        "pemilik": row.pemilik,
        "at": row.at,
        "disita_at": row.at,
        "saksi": list(row.saksi),
        "mendesak": row.izin == IzinPN.MENDESAK,
    }


def _day(perkara: Perkara, moment: datetime) -> date:
    return moment.astimezone(zone_of_case(perkara)).date()
