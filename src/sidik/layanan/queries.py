"""Reads of the public door, and of those who issue its keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Max, Q

from sidik.dokumen.data import HIDUP, JenisSurat, atas_of
from sidik.dokumen.models import Dokumen, Surat
from sidik.dokumen.queries import kepala_of
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import list_timeline
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.kernel.secret import Brankas
from sidik.layanan.data import (
    BATAS,
    TAHAP_UMUM,
    Hasil,
    Hubungan,
    KodeAkses,
    Penanda,
    PublicStatus,
    Saluran,
    TahapUmum,
)
from sidik.layanan.models import Akses, Pertanyaan, StatusPublik
from sidik.perkara.data import PeranOrang, Tahap, is_anak
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.sebut import list_perkara_by_telepon
from sidik.pesan.data import Nomor
from sidik.satuan.data import Act, Actor, Role
from sidik.satuan.models import Petugas
from sidik.satuan.queries import get_satuan, list_petugas, resort_of
from sidik.tenggat.queries import running

PANJANG_AKHIRAN: Final = 4
LABEL_TELEPON: Final = "layanan.akses.telepon"


def brankas_pintu() -> Brankas:
    """The only key that the public process needs: it makes digests and opens nothing."""
    return Brankas(settings.SIDIK.var / "kunci" / "pintu.key")


def brankas_akses() -> Brankas:
    return Brankas(settings.SIDIK.var / "kunci" / "akses.key")


def label_of(column: str, akses: Akses) -> str:
    return f"layanan.akses.{column}:{akses.pk}"


# --- the staff ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AksesTerbaca:
    """An access as the officer who issues it may read it."""

    akses: Akses
    nama: str
    telepon_samar: str
    kode_samar: str


def access_perkara_for_akses(actor: Actor, key: UUID | str) -> Perkara:
    """Return a case for which the actor may issue codes. Raises `NotFound`.

    Wider than reading cases: the clerk at the counter hands out the receipt of a case he may
    not open.
    """
    rows = Perkara.objects.select_related("satuan", "penyidik").prefetch_related("lp")
    perkara = rows.filter(pk=key).first()
    if perkara is None or not can(actor, Act.AKSES_ISSUE, berkas_of(perkara)):
        raise NotFound
    return perkara


def list_penanda(perkara: Perkara, actor: Actor) -> Sequence[Penanda]:
    """Return who may sign the receipt of this case, the likeliest first; there is always one.

    It is SPKT's paper: its head's, or in his place that of the officer on watch at the counter.
    """
    resor, kepala = resort_of(perkara.satuan_id), kepala_of(perkara.satuan_id)
    heads = list(list_petugas(resor.kode if resor else perkara.satuan_id, Role.KA_SPKT))
    heads.sort(key=lambda head: head.nrp != actor.nrp)
    found = [
        Penanda(nrp=head.nrp, sebutan=f"{head} ({head.jabatan})", atas=_atas(kepala, head.jabatan))
        for head in heads
    ]
    if found and not actor.has(Role.OPERATOR_LP):
        return found
    petugas = Petugas.objects.filter(nrp=actor.nrp).first()
    jabatan = petugas.jabatan if petugas else get_satuan(actor.satuan).nama_pendek
    watch = actor.has(Role.OPERATOR_LP)
    own = Penanda(
        nrp=actor.nrp,
        sebutan=f"{actor.pangkat} {actor.nama} ({'u.b. Ka SPKT' if watch else jabatan})",
        atas=_atas(kepala, jabatan) if watch else (f"a.n. {kepala}", jabatan.upper()),
        is_pengganti=not heads,
    )
    return [*found, own]


def _atas(kepala: str, jabatan: str) -> tuple[str, ...]:
    return tuple(atas_of(Role.KA_SPKT.value, kepala=kepala, jabatan=jabatan))


def list_sttlp(perkara: Perkara) -> Sequence[Dokumen]:
    """Return the receipt that was signed; another code or telephone is no second one."""
    rows = Dokumen.objects.filter(induk=ref("perkara", perkara.pk), jenis=JenisSurat.STTLP.value)
    return list(rows.filter(keadaan__in=HIDUP, ditandatangani_at__isnull=False))


def last_sttlp(perkara: Perkara) -> Surat | None:
    """Return the sheet of a receipt that was printed last."""
    rows = Surat.objects.filter(subject=ref("perkara", perkara.pk), jenis=JenisSurat.STTLP.value)
    return rows.first()


def list_sttlp_loket(perkara: Perkara) -> Sequence[Dokumen]:
    """Return the receipt that the counter issued, while papers of the case may be withdrawn."""
    spdp = Dokumen.objects.filter(induk=ref("perkara", perkara.pk), jenis="spdp")
    if spdp.exclude(dikirim_at=None).exists():
        return []
    return [one for one in list_sttlp(perkara) if not one.orang]


def get_akses(perkara: Perkara, key: UUID | str) -> Akses:
    akses = Akses.objects.filter(perkara=perkara, pk=key).select_related("surat").first()
    if akses is None:
        raise NotFound
    return akses


def list_akses(perkara: Perkara) -> Sequence[AksesTerbaca]:
    rows = Akses.objects.filter(perkara=perkara).select_related("surat")
    return [read_akses(akses) for akses in rows]


def ralat_of(perkara: Perkara) -> datetime | None:
    """Return when the LP was last corrected, by the ledger."""
    rows = Peristiwa.objects.filter(subject=ref("perkara", perkara.pk), verb="lp.diubah")
    last: datetime | None = rows.aggregate(last=Max("at"))["last"]
    return last


def list_perkara_of(nomor: Nomor) -> Sequence[UUID]:
    """Return the cases that a number has to do with: it holds a key, or belongs to one in it."""
    index = brankas_akses().index(nomor.kunci, label=LABEL_TELEPON)
    held = Akses.objects.filter(telepon_index=index).values_list("perkara_id", flat=True)
    return list({*held, *list_perkara_by_telepon(nomor.kunci)})


def read_akses(akses: Akses) -> AksesTerbaca:
    return AksesTerbaca(
        akses=akses,
        nama=unlock("nama", akses),
        telepon_samar=Nomor.parse(unlock("telepon", akses)).samar,
        kode_samar=read_kode(akses).samar,
    )


def read_kode(akses: Akses) -> KodeAkses:
    return KodeAkses(unlock("kode", akses))


def unlock(column: str, akses: Akses) -> str:
    """Return nama, telepon or kode in clear."""
    locked = bytes(getattr(akses, column))
    return brankas_akses().unlock(locked, label=label_of(column, akses))


def list_dicoret(perkara: Perkara) -> Sequence[Akses]:
    """Return the living keys of reporters who were struck out and stand in the case no more."""
    rows = Keterlibatan.semua.filter(perkara=perkara, peran=PeranOrang.PELAPOR.value)
    gone: set[str] = set()
    here: set[str] = set()
    for row in rows.select_related("orang"):
        known = {row.orang.nama.casefold(), Nomor.parse(row.orang.telepon).kunci} - {""}
        (gone if row.batal_at else here).update(known)
    living = Akses.objects.filter(perkara=perkara, hubungan=Hubungan.PELAPOR.value, dicabut_at=None)
    found = []
    for akses in living if gone else ():
        asker = {unlock("nama", akses).casefold(), unlock("telepon", akses)}
        if asker & gone and not asker & here:
            found.append(akses)
    return found


# --- what the projection says ---------------------------------------------------------------------


def is_tertutup(perkara: Perkara) -> bool:
    """Say whether nothing of this case is told: it is sealed, or a child is in it."""
    ages = Keterlibatan.objects.filter(perkara=perkara).values_list("umur_saat_kejadian", flat=True)
    return perkara.sensitif or any(is_anak(age) for age in ages)


def stage_since(perkara: Perkara) -> date:
    """Return the day on which the stage that the public sees began, by the ledger.

    The first stage began with the report, also when it was typed in later.
    """
    stages = _stages(perkara)
    current = list(takewhile(lambda s: s[1] is TAHAP_UMUM[Tahap(perkara.tahap)], stages))
    has_changed = 0 < len(current) < len(stages)
    since = current[-1][0] if has_changed else perkara.dibuka_at
    return since.astimezone(ZoneInfo(perkara.satuan.zona)).date()


def next_news(perkara: Perkara) -> date | None:
    """Return the day by which the next letter to the reporter is due, if one is."""
    subject = ref("perkara", perkara.pk)
    due = [
        t.due_at
        for t in running([subject]).get(subject, [])
        if t.aturan.startswith("sp2hp") and t.due_at >= clock.now()
    ]
    return min(due).astimezone(ZoneInfo(perkara.satuan.zona)).date() if due else None


def _stages(perkara: Perkara) -> Sequence[tuple[datetime, TahapUmum]]:
    """Return what the ledger says of the stage, newest first."""
    return [
        (trace.at, TAHAP_UMUM[Tahap(entry["data"]["tahap"])])
        for trace in list_timeline(ref("perkara", perkara.pk), limit=5000)
        for entry in trace.records or ()
        if entry["kind"] == "perkara.v1" and entry["id"] == str(perkara.pk)
    ]


# --- the public -----------------------------------------------------------------------------------


def lookup_key(saluran: Saluran, kode: str, faktor: str) -> str:
    """Return the digest under which a status lies; `kode` is spelled already."""
    return brankas_pintu().index(f"{kode}|{faktor}", label=f"layanan.status.{saluran}").hex()


def digest(text: str, *, label: str) -> str:
    return brankas_pintu().index(text, label=f"layanan.pertanyaan.{label}").hex()


def find_status(kunci: str) -> PublicStatus | None:
    """Return what lies under a key. Allow-list: what is not named here stays inside."""
    row = StatusPublik.objects.filter(kunci=kunci).first()
    if row is None:
        return None
    return PublicStatus(
        nomor_lp=row.nomor_lp,
        kalimat=row.kalimat,
        tanggal_perubahan=row.tanggal_perubahan,
        tanggal_berikut=row.tanggal_berikut,
        telepon_kantor=row.telepon_kantor,
        telepon_pengaduan=row.telepon_pengaduan,
    )


def is_over_limit(saluran: Saluran, *, sumber_index: str, kode_index: str) -> bool:
    """Say whether too many wrong answers were given: to this source, this code, this way in."""
    wrong = Pertanyaan.objects.filter(
        saluran=saluran.value,
        hasil=Hasil.TIDAK_COCOK.value,
        at__gt=clock.now() - BATAS.jendela,
    )
    seen = wrong.aggregate(
        sumber=Count("pk", filter=Q(sumber_index=sumber_index)),
        kode=Count("pk", filter=Q(kode_index=kode_index)),
        saluran=Count("pk"),
    )
    limits = {
        "sumber": BATAS.salah_per_sumber,
        "kode": BATAS.salah_per_kode,
        "saluran": BATAS.salah_per_saluran,
    }
    return any(seen[what] >= most for what, most in limits.items())
