"""`sidik jejak verify`: prove that no trace was changed, here or in what sites sent."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sidik.jejak.data import Titik
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import verify_all
from sidik.jejak.usecases import current_titik, node_key
from sidik.kernel.seal import public_hex
from sidik.sinkron.queries import site_keys


class Command(BaseCommand):
    help = "Membuktikan bahwa tidak ada peristiwa yang diubah, dihapus, atau disisipkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="telusuri setiap rantai")
        verify.add_argument("--titik", type=Path, help="berkas titik yang disimpan di luar server")
        verify.add_argument("--json", action="store_true")
        acts.add_parser("titik", help="cetak titik rantai sekarang, untuk disimpan di luar server")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["act"] == "titik":
            self.stdout.write(json.dumps(current_titik().as_dict()))
            return
        held = _read_titik(options["titik"]) if options["titik"] else []
        keys = site_keys() | {settings.SIDIK.kode: public_hex(node_key())}
        wrong = verify_all(public_keys=keys, held=held)
        count = Peristiwa.objects.count()
        if options["json"]:
            found = [str(temuan) for temuan in wrong]
            self.stdout.write(json.dumps({"ok": not wrong, "peristiwa": count, "temuan": found}))
        else:
            for temuan in wrong:
                self.stdout.write(f"SALAH  {temuan}")
            self.stdout.write(f"{count} peristiwa ditelusuri, {len(wrong)} rantai rusak.")
        if wrong:
            raise SystemExit(1)


def _read_titik(path: Path) -> list[Titik]:
    return [Titik(**json.loads(line)) for line in path.read_text().splitlines() if line.strip()]
