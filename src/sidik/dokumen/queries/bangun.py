"""From a room's facts to a draft, and from a draft to the sheet that its unit would print."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.dokumen.data import (
    Bahan,
    JenisDokumen,
    Kabel,
    Konsep,
    Naskah,
    Pejabat,
    PerintahTercatat,
    Tertutup,
    dasar_hukum,
    katalog,
    kelas_for,
    kota_of,
    kunci_dikenal,
)
from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.isi import Isi, read_isi_dokumen
from sidik.dokumen.queries.kutip import list_kutipan
from sidik.dokumen.queries.surat import kepala_of, kop_of
from sidik.dokumen.render import Bingkai, compose_naskah, cover_naskah, say_nilai, say_waktu
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.satuan.data import Role
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.queries import get_satuan, list_petugas, resort_of

NARKOTIKA: Final = "RES.4.2"


def konsep_from(
    entri: JenisDokumen,
    bahan: Bahan,
    papers: Sequence[Dokumen],
    *,
    tercatat: Sequence[PerintahTercatat] = (),
) -> Konsep:
    """Return a first draft: the room's facts in words, the legal basis of the day."""
    satuan = get_satuan(bahan.satuan)
    today = clock.today(satuan.zona)
    pasal = list(bahan.disangka)
    kelas = kelas_for(pasal, today)
    known = kunci_dikenal()
    facts: Mapping[str, Any] = {
        k: v for k, v in bahan.isian.items() if k in known and v is not None
    }
    isian = {key: say_nilai(key, value, satuan.zona) for key, value in facts.items()}
    isian |= _of_papers(papers, isian)
    if "telepon_penyidik" in entri.isian:
        isian.setdefault("telepon_penyidik", _telepon(bahan))
    if "pengaduan" in entri.isian:
        isian.setdefault("pengaduan", settings.SIDIK.pengaduan)
    moments = {key: value for key, value in facts.items() if isinstance(value, datetime)}
    return Konsep(
        jenis=entri.jenis,
        satuan=bahan.satuan,
        subject=bahan.subject,
        induk=bahan.induk,
        rezim=bahan.rezim,
        kelas=kelas,
        sifat="B",
        lp=list(bahan.lp),
        pasal=pasal,
        orang=list(bahan.orang),
        petugas=list(bahan.petugas),
        isian=isian,
        dasar=dasar_lines(entri, bahan, kelas=kelas, day=today)
        + list_kutipan(entri, bahan, papers, tercatat),
        tembusan=list(entri.tembusan),
        tercatat=" ".join(bahan.nomor.split())[:160],
        rahasia=[name for name in bahan.rahasia if name],
        dilindungi=[name for name in bahan.dilindungi if name],
        waktu={str(isian[key]): say_waktu(value, satuan.zona) for key, value in moments.items()},
    )


def _of_papers(papers: Sequence[Dokumen], isian: Mapping[str, Nilai]) -> dict[str, Nilai]:
    """Return what the case's own papers know best: when it began, what its gelar came to."""
    known: dict[str, Nilai] = {}
    begun = [p.tanggal for p in papers if p.jenis == "sprin_sidik" and p.is_berlaku and p.tanggal]
    if begun:
        known["mulai_sidik"] = tanggal(min(begun))
    gelar = [p for p in papers if p.jenis == "lhgp" and p.is_berlaku and p.tanggal]
    if gelar:
        last = max(gelar, key=lambda paper: (paper.tanggal or date.min, paper.pk))
        known["gelar"] = f"Nomor {last.nomor} tanggal {tanggal(last.tanggal or date.min)}"
    return {key: value for key, value in known.items() if not isian.get(key)}


def _telepon(bahan: Bahan) -> str:
    """Return the number under which the leader of the team was last reached; else the office."""
    if not bahan.petugas:
        return settings.SIDIK.telepon
    lead = bahan.petugas[0]
    if lead.telepon:
        return lead.telepon
    asking = [slug for slug, entri in katalog().items() if "telepon_penyidik" in entri.isian]
    rows = Dokumen.objects.filter(
        satuan_id=bahan.satuan, jenis__in=asking, penyusun_nrp=lead.nrp, node=settings.SIDIK.kode
    )
    last = rows.exclude(isi=b"").order_by("-id").first()
    told = read_isi_dokumen(last).konsep.isian.get("telepon_penyidik") if last else ""
    return str(told or settings.SIDIK.telepon)


def kekurangan_of(entri: JenisDokumen, bahan: Bahan) -> str:
    """Return why the case itself does not allow this paper; empty when it does."""
    if entri.orang and all(one.peran != entri.orang for one in bahan.orang):
        return f"perkara ini tidak mempunyai {entri.orang} (LP model A)"
    return ""


def dasar_lines(entri: JenisDokumen, bahan: Bahan, *, kelas: str, day: date) -> list[str]:
    """Return laws, then the LP."""
    parts = {"narkotika"} if kelas == NARKOTIKA else set()
    parts.add("anak" if any(one.is_anak for one in bahan.orang) else "dewasa")
    lines = dasar_hukum(entri, bahan.rezim, parts, day)
    return lines + [
        f"Laporan Polisi Nomor: {lp.nomor}, tanggal {tanggal(lp.tanggal)}" for lp in bahan.lp
    ]


def frame_of(satuan: Satuan) -> Bingkai:
    """Return head and foot of the unit's papers, not signed yet."""
    resor = resort_of(satuan.kode)
    kota = kota_of((resor or satuan).kode)
    return Bingkai(
        kop=kop_of(satuan.kode),
        kepala=kepala_of(satuan.kode),
        tempat=kota.get("tempat") or _place(resor or satuan),
        kejaksaan=kota.get("kejaksaan", ""),
        pengadilan=kota.get("pengadilan", ""),
        unit=satuan.nama_pendek.removeprefix("Sat "),
        pengaduan=settings.SIDIK.pengaduan,
        telepon=settings.SIDIK.telepon,
    )


def naskah_of(dokumen: Dokumen, isi: Isi) -> Naskah:
    """Return the frozen sheet, or how the draft would look today."""
    if isi.naskah:
        return isi.naskah
    entri, frame = dokumen.entri, frame_of(dokumen.satuan)
    if needs_pengganti(entri, dokumen.satuan_id):
        frame = replace(frame, peran=entri.pengganti)
    return compose_naskah(entri, isi.konsep, frame)


def tertutup_untuk(entri: JenisDokumen, induk: str, actor: Actor, kabel: Kabel) -> Tertutup:
    """Return whom this reader may not know on such a paper: who took a report reads it whole."""
    if entri.loket and kabel.loket(induk, actor):
        return Tertutup()
    return kabel.tertutup(induk, actor)


def naskah_bagi(dokumen: Dokumen, isi: Isi, actor: Actor, *, kabel: Kabel) -> tuple[Naskah, bool]:
    """Return the sheet as this reader may see it, and whether something on it is closed to him."""
    sheet = naskah_of(dokumen, isi)
    tertutup = tertutup_untuk(dokumen.entri, dokumen.induk, actor, kabel)
    shown = cover_naskah(sheet, isi.konsep, tertutup)
    return shown, shown != sheet


def needs_pengganti(entri: JenisDokumen, satuan: str) -> bool:
    """Say whether the resort has nobody of the role that signs this paper."""
    if not entri.pengganti:
        return False
    resor = resort_of(satuan)
    return not list_petugas(resor.kode if resor else satuan, Role(entri.tanda_tangan[0])).exists()


def pejabat_of(actor: Actor) -> Pejabat:
    """Return who signs, with rank and post as they stand in the book of officers today."""
    petugas = Petugas.objects.filter(nrp=actor.nrp).first()
    jabatan = petugas.jabatan if petugas else ""
    return Pejabat(nama=actor.nama, pangkat=actor.pangkat, nrp=actor.nrp, jabatan=jabatan)


def local_day(moment: datetime, satuan: Satuan) -> date:
    return moment.astimezone(ZoneInfo(satuan.zona)).date()


def _place(satuan: Satuan) -> str:
    for word in ("Polresta ", "Polres ", "Polda ", "Polsek "):
        if satuan.nama_pendek.startswith(word):
            return satuan.nama_pendek.removeprefix(word)
    return satuan.nama_pendek
