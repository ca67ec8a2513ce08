"""Real measurements of this machine and of what it leans on. Each returns a `Hasil`.

Wiring may hand in others under the names that `daftar.toml` uses; they take the place of these.
"""

import logging
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
import psutil
from cryptography import x509
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from sidik.gerbang import probes as gerbang
from sidik.gerbang.data import load
from sidik.jejak.models import Peristiwa
from sidik.jejak.usecases import current_titik
from sidik.kernel import clock
from sidik.perangkat.data import Hasil
from sidik.pesan.queries import KeadaanModem, list_modem
from sidik.sinkron.data import SEBAB_LABEL, Sebab
from sidik.sinkron.queries import count_waiting, find_hulu, oldest_waiting

log = logging.getLogger(__name__)

Probe = Callable[[], Hasil]

LOKASI: Final = Path("/etc/sidik/lokasi.toml")
"""Where the site file of a gateway stands; elsewhere this node is no gateway."""

TUNGGU: Final = 3.0
"""Seconds that a probe waits for someone else's answer."""


def run(name: str, probe: Probe) -> Hasil:
    """Measure; a probe that breaks is itself a finding, never the end of the sheet."""
    try:
        return probe()
    except Exception as fault:  # whatever a strange machine may throw
        log.warning("pengukur %s gagal", name, exc_info=True)
        return Hasil(ok=False, teks=f"pengukur gagal: {type(fault).__name__}")


def disk(path: Path) -> Hasil:
    """Return how much of the disk under `path` is used."""
    here = next(p for p in (path, *path.resolve().parents) if p.exists())
    used = psutil.disk_usage(str(here))
    free = Decimal(used.free) / 1024**3
    return Hasil(ok=True, nilai=_round(used.percent), teks=f"sisa {_round(free)} GB")


def memory() -> Hasil:
    used = psutil.virtual_memory()
    free = Decimal(used.available) / 1024**3
    return Hasil(ok=True, nilai=_round(used.percent), teks=f"sisa {_round(free)} GB")


def cpu() -> Hasil:
    """Return the load of the last five minutes for each core."""
    cores = psutil.cpu_count() or 1
    _, five, _ = psutil.getloadavg()
    return Hasil(ok=True, nilai=_round(five / cores), teks=f"{cores} inti")


def database(write: Callable[[], None]) -> Hasil:
    """Ask the data server and let it write: a read-only disk still answers SELECT 1."""
    begun = time.perf_counter()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname=current_database()")
            connections = cursor.fetchone()[0]
            write()
    except DatabaseError as fault:
        reason = str(fault).partition("\n")[0]
        return Hasil(ok=False, teks=f"tidak membaca atau menulis: {reason}"[:200])
    took = _milliseconds(begun)
    return Hasil(ok=True, nilai=took, teks=f"{connections} sambungan")


def clock_skew() -> Hasil:
    """Compare the clock of this machine with the data server's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    apart = abs(theirs - clock.now())
    return Hasil(ok=True, nilai=_round(apart / timedelta(seconds=1)), teks="selisih jam")


def ledger() -> Hasil:
    """Check that the last trace stands where the head of the chain says."""
    titik = current_titik()
    if titik.seq == 0:
        return Hasil(ok=True, nilai=Decimal(0), teks="buku masih kosong")
    rows = Peristiwa.objects.filter(node=titik.node, epoch=titik.epoch, buku=titik.buku)
    last = rows.filter(seq=titik.seq).first()
    ok = last is not None and bytes(last.hash).hex() == titik.hash and rows.count() == titik.seq
    teks = f"nomor {titik.seq}" if ok else f"nomor {titik.seq} tidak cocok dengan ujung buku"
    return Hasil(ok=ok, nilai=Decimal(titik.seq), teks=teks)


def newest_file(folder: Path) -> Hasil:
    """Return the age in hours of the newest backup; nothing to measure before the first."""
    born = [p.stat().st_mtime for p in folder.glob("*") if p.is_file()]
    if not born:
        return Hasil(ok=None, teks="belum ada cadangan di server ini")
    age = clock.now() - datetime.fromtimestamp(max(born), UTC)
    return Hasil(ok=True, nilai=_round(age / timedelta(hours=1)), teks="sejak cadangan terakhir")


def web(address: str) -> Hasil:
    """Ask the web process whether it is well; through no proxy, it is on this machine."""
    begun = time.perf_counter()
    try:
        with httpx.Client(timeout=TUNGGU, trust_env=False) as client:
            answer = client.get(f"http://{address}/healthz")
    except httpx.HTTPError as fault:
        return Hasil(ok=False, teks=f"tidak menjawab ({type(fault).__name__})")
    return Hasil(ok=answer.is_success, nilai=_milliseconds(begun), teks=f"{answer.status_code}")


def certificate(url: str | None) -> Hasil:
    """Return the days that the upstream's certificate still lasts.

    The chain is not checked here: an expired certificate must still tell its date.
    """
    parts = urlsplit(url or "")
    if parts.scheme != "https" or not parts.hostname:
        return Hasil(ok=None, teks="tidak memakai sertifikat")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        plain = socket.create_connection((parts.hostname, parts.port or 443), timeout=TUNGGU)
        with closing(plain), context.wrap_socket(plain, server_hostname=parts.hostname) as tls:
            raw = tls.getpeercert(binary_form=True) or b""
    except OSError as fault:
        return Hasil(ok=False, teks=f"pusat tidak dapat dihubungi ({type(fault).__name__})")
    ends = x509.load_der_x509_certificate(raw).not_valid_after_utc
    left = ends - clock.now()
    teks = f"sampai {ends:%d-%m-%Y}"
    return Hasil(ok=left > timedelta(0), nilai=_round(left / timedelta(days=1)), teks=teks)


def modem(states: Sequence[KeadaanModem]) -> Hasil:
    """Return the oldest heartbeat of the SMS modems, and what is wrong with them in words."""
    if not states:
        return absent()
    oldest = min(s.modem.heartbeat_at for s in states)
    faults = [f"{s.modem.nama}: {'; '.join(s.peringatan)}" for s in states if s.peringatan]
    alive = all(s.hidup and s.modem.ok for s in states)
    age = _round((clock.now() - oldest) / timedelta(minutes=1))
    return Hasil(ok=alive, nilai=age, teks=("; ".join(faults) or "denyut terakhir")[:200])


def gateway(site: Path) -> Hasil:
    """Compare the rules in force with the site file, where this machine is the gateway."""
    if not site.exists():
        return absent()
    different = gerbang.drift(load(site))
    if different:
        return Hasil(ok=False, teks=f"{len(different)} baris berbeda dari berkas situs")
    return Hasil(ok=gerbang.is_forwarding(), teks="sesuai berkas situs")


def forwarding() -> Hasil:
    """Return how long the oldest act without the centre's receipt has been waiting."""
    hulu = find_hulu()
    if hulu is None:
        return absent()
    oldest = oldest_waiting(hulu)
    age = clock.now() - oldest.at if oldest else timedelta(0)
    teks = SEBAB_LABEL[Sebab(hulu.sebab)] if hulu.sebab else f"{count_waiting(hulu)} menunggu"
    return Hasil(ok=True, nilai=_round(age / timedelta(hours=1)), teks=teks[:200])


def absent() -> Hasil:
    """Stand in for what this node does not have."""
    return Hasil(ok=None, teks="belum terpasang di server ini")


def standard(write: Callable[[], None]) -> Mapping[str, Probe]:
    """Return the probes that every node has, by the names that `daftar.toml` uses."""
    node = settings.SIDIK
    return {
        "web": lambda: web(node.listen),
        "cakram": lambda: disk(node.var),
        "memori": memory,
        "beban": cpu,
        "basis_data": lambda: database(write),
        "jam": clock_skew,
        "buku": ledger,
        "cadangan": lambda: newest_file(node.var / "cadangan"),
        "sertifikat": lambda: certificate(node.upstream),
        "sinkron": forwarding,
        "modem": lambda: modem(list_modem()),
        "gerbang": lambda: gateway(LOKASI),
    }


def _round(value: float | Decimal) -> Decimal:
    return Decimal(value).quantize(Decimal("0.1"))


def _milliseconds(begun: float) -> Decimal:
    return Decimal((time.perf_counter() - begun) * 1000).quantize(Decimal(1))
