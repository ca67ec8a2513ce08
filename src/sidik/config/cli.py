"""`sidik NAME …` runs the management command of that name, in whichever context it lives."""

import os
import sys
from typing import Final

from sidik.kernel.errors import Refusal

HELP: Final = """\
sidik — layanan informasi penyidikan

Untuk melihat-lihat
  demo                 satu Polres dan satu Pusiknas dengan cerita, semua di mesin ini
  rehearse             mainkan SOP dari LP sampai pemeriksaan harian, dengan bukti tiap langkah
Memasang dan menjaga
  setup                siapkan basis data, login, tabel, hak, dan kunci simpul ini
  doctor               apa yang salah pada pemasangan ini dan cara memperbaikinya
  backup  restore  drill   cadangan, pemulihan, dan latihan pemulihan, dengan bukti
  jejak verify         buktikan bahwa tidak ada peristiwa yang diubah
Menjalankan
  serve                layanan petugas        serve-public   pintu publik
  work                 pekerjaan berkala      sms            gerbang SMS
Menghubungkan
  sinkron              enrol, status, push, courier-out, courier-in, digest
  gateway              render, check, apply, status
Memasukkan
  import lp BERKAS     register lama dari lembar kerja (--dry-run untuk mencoba)
Untuk pengembang
  test                 semua pemeriksaan dan uji        bench NAMA   ukuran kinerja
  lock                 perbarui berkas kunci paket      version      versi
"""

# Commands that change tables; every other one connects with a login that cannot.
AS_OWNER: Final = {
    "setup", "cerita", "migrate", "makemigrations", "sqlmigrate",
    "dbshell", "backup", "restore", "drill",
}  # fmt: skip
AS_PUBLIC: Final = {"serve_public"}
# Commands that start their own databases, or need none: they do not wake the node's.
WITHOUT_DATABASE: Final = {
    "demo", "rehearse", "test", "lock", "version", "gateway", "help", "shell_completion",
}  # fmt: skip


# Words that Python keeps for itself, and the modules that answer to them.
ALIAS: Final = {"import": "impor"}


class PerintahTidakDikenal(Refusal):
    message = "Perintah “{name}” tidak dikenal. Ketik `sidik` untuk melihat daftarnya."


def main(argv: list[str] | None = None) -> None:
    """Run one command. A refusal is printed as its sentence, with exit code 1."""
    args = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidik.config.settings")
    if not args or args[0] in ("help", "-h", "--help"):
        print(HELP)  # this is what was asked for
        return
    args[0] = "version" if args[0] == "--version" else args[0].replace("-", "_")
    args[0] = ALIAS.get(args[0], args[0])
    os.environ.setdefault("SIDIK_DB_ROLE", _login(args[0]))
    try:
        _run(args)
    except Refusal as no:
        sys.exit(f"sidik: {no}")
    except KeyboardInterrupt:
        sys.exit(130)


def _login(command: str) -> str:
    if command in AS_OWNER:
        return "owner"
    return "publik" if command in AS_PUBLIC else "app"


def _run(args: list[str]) -> None:
    import django
    from django.core.management import ManagementUtility, get_commands

    from sidik.config.env import NODE

    django.setup()
    if args[0] not in get_commands():
        raise PerintahTidakDikenal(name=args[0].replace("_", "-"))
    argv = ["sidik", *args]
    command = ManagementUtility(argv).fetch_command(args[0])
    cluster = None if args[0] in WITHOUT_DATABASE else NODE.cluster
    if cluster:
        cluster.attach()
    try:
        command.run_from_argv(argv)
    finally:
        if cluster:
            cluster.detach()
