"""Whether the days on an order are days that it may hold, by the law's own clocks."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sidik.dokumen.data import JenisDokumen, Konsep, masa_of
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.satuan.queries import zone_of
from sidik.tenggat.data import AturanBelumBerlaku, Jenis, Nilai
from sidik.tenggat.queries import value_at

_ANGKA: Final = re.compile(r"-?\d+")
_NARKOTIKA: Final = "35/2009"


def masa_salah(entri: JenisDokumen, konsep: Konsep) -> Mapping[str, str]:
    """Return what is wrong with the days of a draft, a sentence for each field."""
    rule = masa_of(entri.jenis)
    if rule is None:
        return {}
    mulai, sampai = konsep.hari("mulai"), konsep.hari("sampai")
    found = dict(_mulai(konsep, rule, mulai)) if mulai else {}
    if found:
        return found
    if mulai and sampai:
        found = dict(_sampai(konsep, rule, mulai, sampai))
    return found | dict(_lama(konsep, rule, mulai))


def _mulai(konsep: Konsep, rule: Mapping[str, Any], mulai: date) -> Iterator[tuple[str, str]]:
    first = min((one.tanggal for one in konsep.lp), default=None)
    if first and "lp" in rule and mulai < first - timedelta(days=rule["lp"]):
        told = f"tanggal laporan polisi ({tanggal(first)})"
        early = f", lebih dari {rule['lp']} hari" if rule["lp"] else ""
        yield "mulai", f"{tanggal(mulai)} mendahului {told}{early}."
    latest = clock.today(zone_of(konsep.satuan)) + timedelta(days=rule["ke_depan_hari"])
    if mulai > latest:
        yield "mulai", f"Surat ini mulai berlaku paling lambat {tanggal(latest)}."


def _sampai(
    konsep: Konsep, rule: Mapping[str, Any], mulai: date, sampai: date
) -> Iterator[tuple[str, str]]:
    if sampai < mulai:
        yield "sampai", f"{tanggal(sampai)} mendahului mulainya ({tanggal(mulai)})."
    elif (most := _batas(konsep, rule, mulai)) and sampai > most[0]:
        last, nilai = most
        yield "sampai", f"Paling lama {_said(nilai)}, jadi sampai {tanggal(last)} ({nilai.dasar})."


def _lama(konsep: Konsep, rule: Mapping[str, Any], mulai: date | None) -> Iterator[tuple[str, str]]:
    found = _ANGKA.search(str(konsep.isian.get("lama_hari") or ""))
    if not found:
        return
    days = int(found[0])
    if days <= 0:
        yield "lama_hari", "Lamanya paling sedikit 1 hari."
    elif most := _batas(konsep, rule, mulai or clock.today(zone_of(konsep.satuan))):
        _, nilai = most
        if nilai.jenis is Jenis.HARI and days > nilai.jumlah:
            yield "lama_hari", f"Paling lama {_said(nilai)} ({nilai.dasar})."


def _batas(konsep: Konsep, rule: Mapping[str, Any], mulai: date) -> tuple[date, Nilai] | None:
    """Return the last day that the law leaves an order from this day on; None: it sets none.

    Hours that begin in the course of a day end in the course of another.
    """
    kode = rule.get("dewasa", "")
    if not any(_NARKOTIKA in line for line in konsep.pasal):
        kode = rule.get("lain", kode)
    if any(one.is_anak for one in konsep.orang):
        kode = rule.get("anak", kode)
    if not kode:
        return None
    try:
        nilai = value_at(kode, mulai, rezim=konsep.rezim)
    except AturanBelumBerlaku:
        return None
    days = nilai.jumlah - 1 if nilai.jenis is Jenis.HARI else -(-nilai.jumlah // 24)
    return mulai + timedelta(days=days), nilai


def _said(nilai: Nilai) -> str:
    return f"{nilai.jumlah} {nilai.jenis.value}"
