"""`sidik gateway render | check | apply | status`: the Internet gateway, without a database."""

import dataclasses
import json
import select
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from sidik.gerbang import probes
from sidik.gerbang.data import SAMPLE, Lokasi, load
from sidik.gerbang.probes import Hasil, Pemeriksaan
from sidik.gerbang.queries import expected_flows
from sidik.gerbang.render import nft_ruleset, render
from sidik.kernel.errors import Refusal

SITE: Final = Path("/etc/sidik/lokasi.toml")
_WORD: Final = {
    Hasil.PASSED: "baik",
    Hasil.FAILED: "GAGAL",
    Hasil.NOT_CHECKED: "tidak diperiksa",
}
_AFTERWARDS: Final = """Aturan berlaku. Agar tetap berlaku sesudah mesin dinyalakan ulang:
  sidik gateway render --site {site} --out /etc/sidik/gerbang
lalu muat gerbang.nft dari /etc/nftables.conf, sysctl.conf dari /etc/sysctl.d,
dnsmasq.conf dari /etc/dnsmasq.d, serta tc-{engine}.links dan .batch saat antarmuka naik."""


class Command(BaseCommand):
    help = "Gerbang internet: satu berkas lokasi menjadi aturan, DHCP/DNS, dan pembagian jalur."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="PERINTAH")
        for name, words in (
            ("render", "tulis semua berkas dari berkas lokasi"),
            ("check", "periksa berkas lokasi dan setiap berkas hasilnya"),
            ("apply", "berlakukan aturan; kembali ke yang lama bila tidak dikukuhkan"),
            ("status", "bandingkan yang berlaku dengan berkas lokasi; sewa dan pemakaian"),
        ):
            act = acts.add_parser(name, help=words)
            act.add_argument("--site", type=Path, help=f"berkas lokasi (bawaan: {SITE})")
            if name in ("check", "status"):
                act.add_argument("--json", action="store_true", help="satu objek JSON di stdout")
        acts.choices["render"].add_argument("--out", type=Path, help="folder tujuan")
        acts.choices["check"].add_argument(
            "--strict", action="store_true", help="gagal juga bila ada yang tidak diperiksa"
        )
        acts.choices["apply"].add_argument(
            "--confirm-within", type=int, default=60, metavar="DETIK", help="waktu pengukuhan"
        )
        acts.choices["status"].add_argument(
            "--leases", type=Path, default=probes.LEASES, help="berkas sewa dnsmasq"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        acts: Mapping[str, Callable[[dict[str, Any]], None]] = {
            "render": self._render,
            "check": self._check,
            "apply": self._apply,
            "status": self._status,
        }
        try:
            acts[options["act"]](options)
        except Refusal as no:
            if options.get("json"):
                self._json({"ok": False, "error": {"code": no.code, "message": str(no)}})
            raise CommandError(str(no)) from no

    def _render(self, options: dict[str, Any]) -> None:
        files = render(self._site(options))
        out: Path | None = options["out"]
        for name, text in files.items():
            if out is None:
                self.stdout.write(f"# ==> {name} <==\n{text}")
            else:
                out.mkdir(parents=True, exist_ok=True)
                (out / name).write_text(text, encoding="utf-8")
                self._say(f"{out / name}")

    def _check(self, options: dict[str, Any]) -> None:
        lokasi = self._site(options)
        checks = probes.check(lokasi)
        flows = expected_flows(lokasi)
        allowed = sum(flow.boleh for flow in flows)
        for one in checks:
            self._say(f"{one.berkas}: {_WORD[one.hasil]} ({one.kata})")
        self._say(
            f"{len(flows)} lintasan dihitung: {allowed} boleh, {len(flows) - allowed} ditolak."
        )
        ok = not _unwell(checks, strict=options["strict"])
        if options["json"]:
            self._json(
                {
                    "ok": ok,
                    "site": lokasi.nama,
                    "checks": [
                        {"file": c.berkas, "verdict": c.hasil, "message": c.kata} for c in checks
                    ],
                    "flows": {"total": len(flows), "allowed": allowed},
                }
            )
        if not ok:
            raise CommandError("Pemeriksaan gerbang tidak lulus; lihat baris di atas.")

    def _apply(self, options: dict[str, Any]) -> None:
        lokasi = self._site(options, sample=False)
        seconds: int = options["confirm_within"]
        probes.demand_root()
        if _unwell(probes.check(lokasi), strict=False):
            raise CommandError(
                "Berkas ditolak; jalankan `sidik gateway check` untuk melihat sebabnya."
            )

        def confirm() -> bool:
            self._say(
                f"Aturan baru berlaku. Ketik `ya` dalam {seconds} detik untuk mempertahankan."
            )
            ready, _, _ = select.select([sys.stdin], [], [], seconds)
            return bool(ready) and sys.stdin.readline().strip().lower() == "ya"

        if not probes.apply(nft_ruleset(lokasi), confirm, within=seconds):
            raise CommandError("Tidak dikukuhkan: aturan lama sudah dikembalikan.")
        self._say(
            _AFTERWARDS.format(
                site=options["site"] or SITE, engine=probes.shaping_engine() or "htb"
            )
        )

    def _status(self, options: dict[str, Any]) -> None:
        lokasi = self._site(options, sample=False)
        probes.demand_root()
        drift = probes.drift(lokasi)
        state = {
            "ok": probes.is_loaded() and probes.is_forwarding() and not drift,
            "site": lokasi.nama,
            "loaded": probes.is_loaded(),
            "forwarding": probes.is_forwarding(),
            "drift": drift,
            "leases": [dataclasses.asdict(one) for one in probes.leases(options["leases"])],
            "usage": [dataclasses.asdict(one) for one in probes.usage()],
        }
        if options["json"]:
            self._json(state)
        self._tell(state)

    def _tell(self, state: Mapping[str, Any]) -> None:
        self._say(f"Aturan {'berlaku' if state['loaded'] else 'BELUM berlaku'}.")
        self._say(f"Penerusan paket {'hidup' if state['forwarding'] else 'MATI'}.")
        if state["loaded"] and state["drift"]:
            self._say("Aturan yang berlaku berbeda dari berkas lokasi:")
            for line in state["drift"]:
                self._say(f"  {line}")
        for lease in state["leases"]:
            self._say(f"sewa {lease['alamat']} {lease['mac']} {lease['nama']}")
        for one in state["usage"]:
            self._say(
                f"pakai {one['alamat']} unggah {one['unggah_bytes']} unduh {one['unduh_bytes']}"
            )

    def _site(self, options: dict[str, Any], *, sample: bool = True) -> Lokasi:
        site: Path | None = options["site"]
        if site is None and sample and not SITE.exists():
            self._say(f"{SITE} tidak ada: memakai berkas contoh {SAMPLE.name}.")
            return load(SAMPLE)
        return load(site or SITE)

    def _say(self, words: str) -> None:
        self.stderr.write(words, str)

    def _json(self, facts: Mapping[str, Any]) -> None:
        self.stdout.write(json.dumps(facts, ensure_ascii=False, default=str))


def _unwell(checks: tuple[Pemeriksaan, ...], *, strict: bool) -> bool:
    bad = {Hasil.FAILED, Hasil.NOT_CHECKED} if strict else {Hasil.FAILED}
    return any(one.hasil in bad for one in checks)
