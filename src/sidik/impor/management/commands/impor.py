"""`sidik import lp FILE.xlsx`: an old register from the command line."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sidik.impor.data import MAX_BYTES
from sidik.impor.errors import BerkasTidakDitemukan
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.probes import read_lembar
from sidik.impor.queries import count_baris, jawab_of, say_sisa
from sidik.impor.usecases import cancel_impor, carry_out, order_impor, preview_register
from sidik.satuan.data import system_actor

WIDTH = 40


class Command(BaseCommand):
    help = "Memasukkan register lama dari lembar kerja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("apa", choices=["lp"], help="yang dimasukkan")
        parser.add_argument("berkas", type=Path, help="berkas .xlsx, .xls, atau .csv")
        parser.add_argument("--satuan", default="", help="kode satuan; bawaan: Resnarkoba di sini")
        parser.add_argument("--nrp", default="", help="NRP petugas yang bertanggung jawab atasnya")
        parser.add_argument("--dry-run", action="store_true", help="hanya periksa")
        parser.add_argument("--hanya-benar", action="store_true", help="lewati baris yang salah")
        parser.add_argument(
            "--simpan-sisa",
            action="store_true",
            help="simpan isi kolom yang tidak dibaca dalam uraian perkara",
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        actor = system_actor(settings.SIDIK.satuan)
        satuan = options["satuan"] or f"{settings.SIDIK.satuan}.RESNARKOBA"
        isi = _read(options["berkas"])
        impor = preview_register(
            read_lembar(isi),
            nama=options["berkas"].name,
            isi=isi,
            satuan=satuan,
            actor=actor,
            jawab_nrp=options["nrp"],
        )
        counts, wrong = count_baris(impor), _wrong(impor)
        ready = counts["siap"] and (options["hanya_benar"] or not counts["salah"])
        if options["dry_run"] or not ready:
            cancel_impor(impor, actor=actor)
        else:
            order_impor(
                impor,
                hanya_benar=options["hanya_benar"],
                simpan_sisa=options["simpan_sisa"],
                actor=actor,
            )
            carry_out(impor, actor=actor, progress=self._progress)
        ok = not counts["salah"] or options["hanya_benar"]
        said = {"ok": bool(ok), "masuk": impor.masuk, "penanggung_jawab": jawab_of(impor)}
        self._tell(
            {**counts, **said, "tidak_dibaca": list(say_sisa(impor)), "galat": wrong}, **options
        )
        if not ok:
            raise SystemExit(1)

    def _tell(self, answer: dict[str, Any], **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for line in answer["galat"]:
            self.stdout.write(line)
        words = ("siap", "salah", "sudah_ada", "berbeda")
        counted = ", ".join(f"{answer[word]} {word.replace('_', ' ')}" for word in words)
        self.stdout.write(f"{counted}; {answer['masuk']} masuk.")
        if answer["tidak_dibaca"]:
            self.stdout.write(f"Kolom ini tidak dibaca: {', '.join(answer['tidak_dibaca'])}.")
        self.stdout.write(f"Penanggung jawab: {answer['penanggung_jawab']}.")

    def _progress(self, done: int, of: int) -> None:
        if sys.stderr.isatty():
            filled = WIDTH * done // max(of, 1)
            bar = "█" * filled + "·" * (WIDTH - filled)
            self.stderr.write(f"\r{bar} {done}/{of}", ending="\n" if done == of else "")


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as no:
        raise BerkasTidakDitemukan(berkas=file) from no


def _wrong(impor: Impor) -> list[str]:
    rows = BarisImpor.objects.filter(impor=impor).exclude(galat=[]).order_by("nomor")
    return [
        f"baris {row.nomor}, {each['kolom']}: {each['pesan']}" for row in rows for each in row.galat
    ]
