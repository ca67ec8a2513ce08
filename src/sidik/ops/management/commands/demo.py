import json
import os
import time
from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from typing import Any

import psutil
from django.conf import settings
from django.core.management.base import BaseCommand

from sidik.kernel.bahasa import angka
from sidik.ops.pair import POLRES, PUSAT, Pair, memory_mib, settled_memory_mib
from sidik.ops.story import SANDI, read_story
from sidik.ops.supervise import stop_on_signals
from sidik.ops.visitor import Visitor


class Command(BaseCommand):
    help = "Jalankan satu Polres dan satu Pusiknas dengan cerita contoh, semua di mesin ini."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, help="tempat datanya; bawaan: var/demo")
        parser.add_argument(
            "--once", action="store_true", help="mulai, buka satu halaman, berhenti"
        )
        parser.add_argument("--json", action="store_true", help="dengan --once: satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        born = psutil.Process().create_time()
        folder = options["folder"] or settings.SIDIK.var / "demo"
        fresh = not (folder / POLRES.kode / "terhubung").exists()
        pair = Pair(
            folder.resolve(),
            say=lambda line: self.stderr.write(f"  ✓ {line}"),
            database_url=os.environ.get("SIDIK_DATABASE_URL", ""),
        )
        stop_on_signals(pair.stopping)
        self.stderr.write("Menyiapkan demo Sidik …")
        with pair:
            self._visit(pair)
            seconds = time.time() - born  # a stopwatch, not the time of an act
            if options["once"]:
                self._report(pair, seconds, fresh=fresh, as_json=options["json"])
                return
            self._welcome(pair, seconds)
            pair.watch()
            self.stderr.write("\nMenghentikan semua proses …")

    @staticmethod
    def _visit(pair: Pair) -> None:
        """Log in as the chief of the unit and open the first page, as a person would."""
        kasat = next(row for row in read_story()["petugas"] if "kasat" in row["roles"])
        with Visitor(pair[POLRES.kode].url) as visitor:
            visitor.log_in(kasat["nrp"], SANDI)

    def _report(self, pair: Pair, seconds: float, *, fresh: bool, as_json: bool) -> None:
        server = [pid for pid in [pair.postmaster()] if pid]
        mib = settled_memory_mib(lambda: [os.getpid(), *server])
        if as_json:
            facts = {
                "ok": True,
                "fresh": fresh,
                "born": psutil.Process().create_time(),
                "seconds": round(seconds, 2),
                "pss_mib": mib,
                "pss_mib_node": memory_mib(lambda: [*pair.pids_of(POLRES.kode), *server]),
            }
            self.stdout.write(json.dumps(facts))
            return
        kind = "pertama kali" if fresh else "sudah pernah"
        self.stdout.write(
            f"Halaman pertama terbuka setelah {angka(Decimal(seconds), 1)} detik ({kind}); "
            f"memori {angka(Decimal(mib), 0)} MiB untuk kedua simpul. Semua dihentikan lagi."
        )

    def _welcome(self, pair: Pair, seconds: float) -> None:
        polres, pusat = pair[POLRES.kode], pair[PUSAT.kode]
        story = read_story()
        lines = [
            f"\nSiap dalam {angka(Decimal(seconds), 1)} detik.\n",
            f"  {polres.site.nama:<28}{polres.url}/",
            f"  {'Pintu publik':<28}{polres.public_url}/cek",
            f"  {'Ponsel simulasi (SMS)':<28}{polres.url}/pesan/ponsel/",
            f"  {pusat.site.nama:<28}{pusat.url}/",
            f"\n  Kata sandi semua akun: {SANDI}\n",
        ]
        for node, rows in ((polres, story["petugas"]), (pusat, story["pusat"])):
            lines.append(f"  {node.site.nama}")
            lines += [
                f"    {row['nrp']:<10} {row['pangkat']} {row['nama']} — {row['jabatan']}"
                for row in rows
            ]
        lines.append("\nCtrl-C menghentikan semuanya.")
        self.stdout.write("\n".join(lines))
