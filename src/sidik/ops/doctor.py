"""What is wrong with this installation, and what to do about it, in Indonesian."""

import importlib.util
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from sidik.jejak.models import Buku, Peristiwa
from sidik.jejak.queries import verify_chain
from sidik.kernel import clock
from sidik.pesan.models import Modem
from sidik.pesan.queries import list_situs
from sidik.satuan.models import Satuan
from sidik.sinkron.queries import find_hulu

MIN_FREE: Final = 2 * 1024**3
SILENT: Final = timedelta(minutes=2)
_CONTOH: Final = {
    "alamat": "http://sidik.balangan.local:8600",
    "public_url": "https://layanan.balangan.example",
}


@dataclass(frozen=True)
class Temuan:
    """One thing looked at. `obat` is what to do when it is not well."""

    periksa: str
    ok: bool
    keadaan: str
    obat: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def examine() -> list[Temuan]:
    """Look at everything; what needs the database is left out when that does not answer."""
    found = [*_files(), *_listeners(), *_printed(), database := _database()]
    if database.ok:
        for look in _WITH_DATABASE:
            found.extend(_safely(look))
    return found


def _safely(look: Callable[[], Iterator[Temuan]]) -> list[Temuan]:
    """One broken table must not hide the other findings."""
    try:
        return list(look())
    except Error as wrong:
        obat = "Jalankan: ./sidik setup"
        return [Temuan(look.__name__.strip("_"), ok=False, keadaan=str(wrong).strip(), obat=obat)]


def _files() -> Iterator[Temuan]:
    var: Path = settings.SIDIK.var
    free = shutil.disk_usage(var if var.exists() else Path("/")).free
    yield Temuan(
        "ruang disk",
        free > MIN_FREE,
        f"{free / 1024**3:.1f} GiB kosong",
        f"Kosongkan disk tempat {var} sampai paling sedikit 2 GiB.",
    )
    key = var / "kunci" / "simpul.key"
    if not key.exists():
        yield Temuan("kunci simpul", ok=False, keadaan="belum ada", obat="Jalankan: ./sidik setup")
    else:
        private = key.stat().st_mode & 0o077 == 0
        yield Temuan(
            "kunci simpul",
            private,
            "hanya terbaca pemiliknya" if private else "terbaca pengguna lain",
            f"Jalankan: chmod 600 {key}",
        )
    modems = [situs for situs in list_situs() if situs.jenis == "gammu"]
    if modems and importlib.util.find_spec("gammu") is None:
        yield Temuan(
            "mesin modem",
            ok=False,
            keadaan="python-gammu belum terpasang",
            obat="Pasang dengan: pip install 'sidik[modem]'",
        )
    for modem in modems:
        device = Path(modem.device)
        yield Temuan(
            f"modem {modem.nama}",
            device.exists(),
            f"{device} {'ada' if device.exists() else 'tidak ada'}",
            "Pasang kabel modem, lalu periksa nama perangkat di berkas simpul.",
        )


def _listeners() -> Iterator[Temuan]:
    doors = {"layanan petugas": settings.SIDIK.listen, "pintu publik": settings.SIDIK.listen_public}
    for name, listen in doors.items():
        host, _, port = listen.rpartition(":")
        answers = _answers(host, int(port))
        yield Temuan(
            name,
            answers,
            f"{listen} {'menjawab' if answers else 'tidak menjawab'}",
            "Jalankan: ./sidik serve dan ./sidik serve-public (atau ./sidik demo).",
        )


def _printed() -> Iterator[Temuan]:
    """Codes are scanned by telephones: what they hold must lead there from outside this machine."""
    node = settings.SIDIK
    if node.demo or node.peran == "pusat":
        return
    for name, key, site in (
        ("kode pada label barang bukti", "alamat", node.alamat),
        ("kode pada tanda terima publik", "public_url", node.public_url),
    ):
        here = _is_here(urlsplit(site).hostname or "")
        yield Temuan(
            name,
            not here,
            f"{site or 'alamat peramban saat mencetak'}"
            f"{' tidak terbuka di telepon' if here else ''}",
            f"Isi «{key}» di berkas simpul dengan alamat yang dibuka dari telepon, "
            f'mis. {key} = "{_CONTOH[key]}".',
        )


def _is_here(host: str) -> bool:
    """Say whether a name means the machine itself, or nothing."""
    try:
        number = ip_address(host)
    except ValueError:
        return host in {"", "localhost"}
    return number.is_loopback or number.is_unspecified


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host.strip("[]"), port), timeout=1):
            return True
    except OSError:
        return False


def _database() -> Temuan:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), current_user")
            version, user = cursor.fetchone()
    except Error as wrong:
        obat = "Periksa SIDIK_DATABASE_URL, atau jalankan: ./sidik setup"
        return Temuan("basis data", ok=False, keadaan=str(wrong).strip(), obat=obat)
    return Temuan("basis data", ok=True, keadaan=f"PostgreSQL {version}, masuk sebagai {user}")


def _migrations() -> Iterator[Temuan]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    state = f"{len(plan)} langkah belum dijalankan" if plan else "sesuai versi program"
    yield Temuan("bentuk basis data", not plan, state, "Jalankan: ./sidik setup")


def _login() -> Iterator[Temuan]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls,"
            " has_table_privilege('jejak_peristiwa', 'UPDATE, DELETE')"
            " FROM pg_roles WHERE rolname = current_user"
        )
        powerful, may_change = cursor.fetchone()
    owner = settings.SIDIK.login == "owner"
    yield Temuan(
        "hak atas jejak",
        owner or not (powerful or may_change),
        "login pemilik, untuk pemasangan" if owner else "hanya dapat menambah",
        "Login layanan tidak boleh dapat mengubah jejak. Jalankan: ./sidik setup",
    )


def _tree() -> Iterator[Temuan]:
    known = Satuan.objects.filter(kode=settings.SIDIK.satuan).exists()
    yield Temuan(
        "satuan",
        known,
        f"{settings.SIDIK.satuan} {'dikenal' if known else 'tidak dikenal'}",
        "Periksa «satuan» di berkas simpul, lalu jalankan: ./sidik setup",
    )


def _ledger() -> Iterator[Temuan]:
    for buku in Buku.objects.filter(node=settings.SIDIK.kode):
        wrong = verify_chain(buku, anchors={}, public_key=None)
        yield Temuan(
            f"jejak, buku {buku.nama}",
            wrong is None,
            str(wrong) if wrong else f"{buku.seq} peristiwa bersambung",
            "Jangan ubah apa pun. Simpan salinan basis data dan lapor kepada Kasat dan Si TIK.",
        )
    if not Peristiwa.objects.filter(node=settings.SIDIK.kode).exists():
        yield Temuan("jejak", ok=True, keadaan="belum ada peristiwa")


def _work() -> Iterator[Temuan]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        running = cursor.fetchone()[0] > 0
    yield Temuan(
        "pekerjaan berkala",
        running,
        "berjalan" if running else "tidak berjalan",
        "Jalankan: ./sidik work. Tanpa itu tenggat, pemeriksaan harian dan pengiriman berhenti.",
    )


def _forwarding() -> Iterator[Temuan]:
    if settings.SIDIK.peran == "pusat":
        return
    hulu = find_hulu()
    if hulu is None:
        yield Temuan(
            "pengiriman ke pusat",
            ok=False,
            keadaan="simpul belum terdaftar",
            obat="Jalankan: ./sidik sinkron enrol --centre ALAMAT",
        )
        return
    state = hulu.pesan or (f"terkonfirmasi sampai nomor {hulu.seq}")
    yield Temuan("pengiriman ke pusat", not hulu.sebab, state, f"Buka halaman Pengiriman: {state}")


def _modems() -> Iterator[Temuan]:
    for modem in Modem.objects.all():
        alive = modem.ok and clock.now() - modem.heartbeat_at < SILENT
        yield Temuan(
            f"gerbang SMS {modem.nama}",
            alive,
            "bekerja" if alive else modem.keterangan or "tidak ada kemajuan",
            "Jalankan: ./sidik sms. Bila tetap, cabut dan pasang lagi modemnya.",
        )


_WITH_DATABASE: Final = (
    _migrations,
    _login,
    _tree,
    _ledger,
    _work,
    _forwarding,
    _modems,
)
