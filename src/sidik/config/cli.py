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
  setup                siapkan basis data, peran, kunci, dan satuan untuk simpul ini
  doctor               apa yang salah pada pemasangan ini dan cara memperbaikinya
  jejak verify         buktikan bahwa tidak ada peristiwa yang diubah
Menjalankan
  serve                layanan petugas        serve-public   pintu publik
  work                 pekerjaan berkala      sms            gerbang SMS
Menghubungkan
  sinkron              enrol, status, push, courier-out, courier-in, digest
  gateway              render, check, apply, status
Untuk pengembang
  test                 semua pemeriksaan dan uji        bench NAME   ukuran kinerja
"""


def main(argv: list[str] | None = None) -> None:
    """Run one command. A refusal is printed as its sentence, with exit code 1."""
    args = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidik.config.settings")
    if not args or args[0] in ("help", "-h", "--help"):
        print(HELP)
        return
    args[0] = args[0].replace("-", "_")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["sidik", *args])
    except Refusal as no:
        sys.exit(str(no))
