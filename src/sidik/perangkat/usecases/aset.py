"""Equipment is planted from the list that ships with the product, and kept up to date."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.conf import settings

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perangkat.models import Aset, Butir, Daftar, Panduan, PerangkatLunak
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand


@dataclass(frozen=True, kw_only=True)
class NewKontak:
    """Who is called when a fault on this equipment climbs."""

    teknisi: str
    teknisi_telepon: str
    ti_telepon: str


@usecase
def plant_perangkat(*, actor: Actor) -> int:
    """Plant the SOP's equipment, check lists and manual on this node; safe to repeat.

    What a site has changed on its own equipment stays. Returns how many pieces are new.
    """
    demand(actor, Act.PERANGKAT_CHECK_IT, at=settings.SIDIK.satuan)
    plan = tomllib.loads((files("sidik.perangkat") / "daftar.toml").read_text(encoding="utf-8"))
    for row in plan["panduan"]:
        given = {"gejala": row["gejala"], "langkah": row["langkah"]}
        Panduan.objects.update_or_create(kode=row["kode"], defaults=given)
    fresh = [_aset(urut, row) for urut, row in enumerate(plan["aset"])].count(True)
    for row in plan["daftar"]:
        _daftar(row)
    record(
        actor=actor,
        verb="perangkat.ditanam",
        subject=ref("perangkat", settings.SIDIK.kode),
        facts={"baru": fresh},
    )
    return fresh


@usecase
def note_lunak(lunak: PerangkatLunak, versi: str, *, actor: Actor) -> PerangkatLunak:
    """Note the version that was seen on a machine today."""
    demand(actor, Act.PERANGKAT_CHECK_IT, at=lunak.aset.satuan_kode)
    lunak.versi, lunak.dilihat_at = versi, clock.now()
    lunak.save(update_fields=["versi", "dilihat_at"])
    record(
        actor=actor,
        verb="perangkat.lunak_dicatat",
        subject=ref("aset", lunak.aset_id),
        facts={"nama": lunak.nama, "versi": versi},
    )
    return lunak


@usecase
def set_kontak(aset: Aset, new: NewKontak, *, actor: Actor) -> Aset:
    """Set who mends this equipment at stages 2 and 3. Telephone numbers stay on this node."""
    demand(actor, Act.PERANGKAT_CHECK_IT, at=aset.satuan_kode)
    aset.teknisi, aset.teknisi_telepon = new.teknisi, new.teknisi_telepon
    aset.ti_telepon = new.ti_telepon
    store(aset)
    record(actor=actor, verb="perangkat.kontak_diubah", subject=ref("aset", aset.pk))
    return aset


def _aset(urut: int, row: dict[str, Any]) -> bool:
    """Plant one piece of equipment; say whether it was new."""
    if Aset.objects.filter(node=settings.SIDIK.kode, kode=row["kode"]).exists():
        return False
    words = {key: row[key] for key in ("kode", "kelas", "nama", "lokasi", "merek", "teknisi")}
    aset = store(Aset(urut=urut, satuan_kode=settings.SIDIK.satuan, **words))
    PerangkatLunak.objects.bulk_create(
        PerangkatLunak(aset=aset, jenis=jenis, nama=nama, versi=versi)
        for jenis, nama, versi in row["lunak"]
    )
    return True


def _daftar(row: dict[str, Any]) -> None:
    given = {"nama": row["nama"], "irama": row["irama"], "satuan_kode": settings.SIDIK.satuan}
    daftar, _ = Daftar.objects.update_or_create(kode=row["kode"], defaults=given)
    guides = {p.kode: p for p in Panduan.objects.all()}
    urut = 0
    for aset in Aset.objects.filter(aktif=True):
        for line in row["butir"]:
            if line["kelas"] == aset.kelas:
                urut += 1
                _butir(daftar, aset, urut, line, guides[line["panduan"]])


def _butir(daftar: Daftar, aset: Aset, urut: int, row: dict[str, Any], panduan: Panduan) -> None:
    Butir.objects.update_or_create(
        daftar=daftar,
        aset=aset,
        kode=row["kode"],
        defaults={
            "urut": urut,
            "teks": row["teks"],
            "cara": row["cara"],
            "probe": row.get("probe", ""),
            "satuan_ukur": row.get("satuan_ukur", ""),
            "min": row.get("min"),
            "max": row.get("max"),
            "panduan": panduan,
        },
    )
