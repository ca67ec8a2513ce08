"""`sidik sinkron …`: the exchange with the centre, from the command line."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sidik.kernel.errors import Refusal
from sidik.satuan.data import Actor, system_actor
from sidik.sinkron import queries, usecases
from sidik.sinkron.data import PUSAT, TanpaPusat, Terhambat
from sidik.sinkron.transports import berkas
from sidik.sinkron.transports.https import Https

Answer = dict[str, Any]


class Command(BaseCommand):
    help = "Pengiriman ke Pusat: enrol, approve, revoke, status, push, courier-out/-in, digest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="act", required=True, metavar="PERINTAH")
        enrol = parts.add_parser("enrol", help="daftarkan server ini ke Pusat")
        enrol.add_argument("--centre", default="", help="alamat Pusat; bawaan: upstream")
        for name, words in (("approve", "setujui server"), ("revoke", "cabut kunci server")):
            parts.add_parser(name, help=f"{words} (di Pusat)").add_argument("node")
        parts.add_parser("status", help="keadaan pengiriman")
        push = parts.add_parser("push", help="kirim yang menunggu")
        push.add_argument(
            "--once", action="store_true", help="satu putaran, tanpa menunggu giliran"
        )
        out = parts.add_parser("courier-out", help="tulis berkas kurir")
        out.add_argument("file", type=Path)
        out.add_argument("--node", default="", help="di Pusat: jawaban untuk server ini")
        parts.add_parser("courier-in", help="baca berkas kurir").add_argument("file", type=Path)
        digest = parts.add_parser("digest", help="jumlah dan sidik per bulan, sama di kedua sisi")
        digest.add_argument("--node", default="")
        for part in parts.choices.values():
            part.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            answer = getattr(self, f"_{options['act'].replace('-', '_')}")(options)
        except (Refusal, Terhambat) as no:
            raise CommandError(str(no)) from no
        if options["json"]:
            self.stdout.write(json.dumps(answer, default=str, ensure_ascii=False))
        else:
            self._say(answer)
        if answer.get("ok") is False:
            raise SystemExit(1)

    def _say(self, answer: Answer, indent: str = "") -> None:
        for key, value in answer.items():
            if isinstance(value, dict):
                self.stdout.write(f"{indent}{key}:")
                self._say(value, indent + "  ")
            else:
                self.stdout.write(f"{indent}{key}: {value}")

    def _enrol(self, options: Answer) -> Answer:
        url = options["centre"] or settings.SIDIK.upstream
        if not url:
            raise TanpaPusat
        with Https(url) as line:
            hulu = usecases.enrol(line, url=url, actor=_system())
        return {"pusat": hulu.nama, "status": hulu.status, "sidik_kunci_pusat": hulu.sidik_kunci}

    def _approve(self, options: Answer) -> Answer:
        simpul = usecases.approve_simpul(options["node"], actor=_system())
        return {"node": simpul.kode, "status": simpul.status, "sidik_kunci": simpul.sidik_kunci}

    def _revoke(self, options: Answer) -> Answer:
        simpul = usecases.revoke_simpul(options["node"], actor=_system())
        return {"node": simpul.kode, "status": simpul.status}

    def _status(self, _options: Answer) -> Answer:
        return _centre_status() if settings.SIDIK.peran == PUSAT else _site_status()

    def _push(self, options: Answer) -> Answer:
        with Https(queries.upstream_url(queries.get_hulu())) as line:
            report = usecases.push(line, now=options["once"])
        return {
            "ok": not report.sebab,
            "terkirim": report.terkirim,
            "batch": report.batch,
            "sebab": report.sebab,
            "pesan": report.pesan or "; ".join(report.catatan),
        }

    def _courier_out(self, options: Answer) -> Answer:
        if settings.SIDIK.peran == PUSAT:
            count = berkas.write_answers(options["file"], usecases.latest_answers(options["node"]))
        else:
            hulu = queries.get_hulu()
            parts = usecases.build_envelopes(queries.confirmed_seq(hulu), hulu.batch)
            count = berkas.write_batches(options["file"], parts)
        return {"berkas": str(options["file"]), "jumlah": count}

    def _courier_in(self, options: Answer) -> Answer:
        if settings.SIDIK.peran == PUSAT:
            taken = [usecases.receive_batch(raw) for raw in berkas.read_batches(options["file"])]
            return {"jumlah": len(taken)}
        kept = [usecases.take_answer(signed) for signed in berkas.read_answers(options["file"])]
        return {"jumlah": len(kept), "terkonfirmasi": queries.confirmed_seq(queries.get_hulu())}

    def _digest(self, options: Answer) -> Answer:
        if options["node"] or settings.SIDIK.peran != PUSAT:
            return queries.digest(options["node"] or settings.SIDIK.kode)
        return {"nodes": {d["node"]: d for d in queries.all_digests()}}


def _system() -> Actor:
    return system_actor(settings.SIDIK.satuan)


def _centre_status() -> Answer:
    return {
        "peran": settings.SIDIK.peran,
        "nodes": {
            s["simpul"].kode: {
                "status": s["simpul"].status,
                "dipegang": s["dipegang"],
                "tertinggal": s["tertinggal"],
                "karantina": s["karantina"],
                "diam": s["merah"],
                "kontak_at": s["simpul"].kontak_at,
                "sidik_kunci": s["simpul"].sidik_kunci,
            }
            for s in queries.all_standings()
        },
    }


def _site_status() -> Answer:
    hulu = queries.get_hulu()
    return {
        "peran": settings.SIDIK.peran,
        "pusat": hulu.nama,
        "sidik_kunci_pusat": hulu.sidik_kunci,
        "menunggu": queries.count_waiting(hulu),
        "terkonfirmasi": queries.confirmed_seq(hulu),
        "ditolak": len(queries.list_refused(hulu)),
        "kontak_at": hulu.kontak_at,
        "dibuktikan_at": hulu.dibuktikan_at,
        "sebab": hulu.sebab,
        "pesan": hulu.pesan,
    }
