"""What the machine itself says: its tools judge our texts, its kernel holds our rules.

`apply` is an act, but of a machine that may stand without a database: no trace is written here.
"""

import difflib
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from sidik.gerbang.data import Lokasi
from sidik.gerbang.errors import AlatTidakAda, AturanDitolak, PerluHakRoot
from sidik.gerbang.render import POLICY, USAGE, Engine, nft_ruleset, render

LEASES: Final = Path("/var/lib/misc/dnsmasq.leases")
_FORWARDING: Final = Path("/proc/sys/net/ipv4/ip_forward")
_NOWHERE: Final = ("unshare", "--net")
_PACKAGE: Final = {
    "nft": "nftables",
    "dnsmasq": "dnsmasq",
    "tc": "iproute2",
    "unshare": "util-linux",
    "wg-quick": "wireguard-tools",
}
_NO_ROOM: Final = "perlu hak root untuk membuat ruang jaringan sementara"


class Hasil(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Pemeriksaan:
    """What the tool that will read a file says about it."""

    berkas: str
    hasil: Hasil
    kata: str


@dataclass(frozen=True)
class Sewa:
    """An address that DHCP has lent."""

    alamat: str
    mac: str
    nama: str
    berakhir_at: datetime | None


@dataclass(frozen=True)
class Pemakaian:
    alamat: str
    unggah_bytes: int
    unduh_bytes: int


# --- judging the texts -----------------------------------------------------------------------


def check(lokasi: Lokasi) -> tuple[Pemeriksaan, ...]:
    """Each text through its own tool, in a network that exists only for that moment."""
    files = render(lokasi)
    with _written(files) as at:
        checks = [
            _judged("gerbang.nft", "nft", [*_NOWHERE, "nft", "-c", "-f", at("gerbang.nft")]),
            _judged("dnsmasq.conf", "dnsmasq", ["dnsmasq", "--test", "-C", at("dnsmasq.conf")]),
            _check_shaping(lokasi, at),
        ]
        if "wireguard.conf" in files:
            checks.append(_check_tunnel(at("wireguard.conf")))
    return tuple(checks)


def shaping_engine() -> Engine | None:
    """Ask the kernel, not its version, which shaper it has."""
    for engine in Engine:
        trial = 'ip link add t0 type veth && tc qdisc add dev t0 root handle 1: "$1"'
        if _run([*_NOWHERE, "sh", "-ec", trial, "sh", engine]).returncode == 0:
            return engine
    return None


def _check_shaping(lokasi: Lokasi, at: Callable[[str], str]) -> Pemeriksaan:
    if reason := _missing("tc") or _no_room():
        return Pemeriksaan("tc.batch", Hasil.NOT_CHECKED, reason)
    engine = shaping_engine()
    if engine is None:
        return Pemeriksaan(
            "tc.batch", Hasil.FAILED, "kernel ini tidak punya CAKE maupun HTB; pasang kernel Debian"
        )
    zones = [z.antarmuka for z in lokasi.client_zones]
    devices = [*(s.antarmuka for s in lokasi.sambungan), *zones]
    script = 'for d in $3; do ip link add "$d" type veth; done; ip -batch "$1"; tc -batch "$2"'
    texts = [at(f"tc-{engine}.links"), at(f"tc-{engine}.batch")]
    return _judged(
        f"tc-{engine}.batch",
        "tc",
        [*_NOWHERE, "sh", "-ec", script, "sh", *texts, " ".join(devices)],
    )


def _check_tunnel(path: str) -> Pemeriksaan:
    name = Path(path).name
    if reason := _missing("wg-quick") or _no_room():
        return Pemeriksaan(name, Hasil.NOT_CHECKED, reason)
    if _run([*_NOWHERE, "ip", "link", "add", "t0", "type", "wireguard"]).returncode:
        return Pemeriksaan(name, Hasil.NOT_CHECKED, "kernel ini tidak punya WireGuard")
    script = 'ip link add t0 type wireguard; wg-quick strip "$1" >"$1.s"; wg setconf t0 "$1.s"'
    return _judged(name, "wg", [*_NOWHERE, "sh", "-ec", script, "sh", path])


def _judged(name: str, tool: str, argv: Sequence[str]) -> Pemeriksaan:
    if reason := _missing(tool) or (_no_room() if argv[0] == _NOWHERE[0] else ""):
        return Pemeriksaan(name, Hasil.NOT_CHECKED, reason)
    done = _run(argv)
    if done.returncode:
        return Pemeriksaan(name, Hasil.FAILED, f"ditolak oleh {tool}: {_complaint(done)}")
    return Pemeriksaan(name, Hasil.PASSED, f"diterima oleh {tool}")


def _missing(tool: str) -> str:
    try:
        _run([tool, "--version"])
    except AlatTidakAda as no:
        return str(no)
    return ""


def _no_room() -> str:
    return _NO_ROOM if _run([*_NOWHERE, "true"]).returncode else ""


# --- putting the rules in force --------------------------------------------------------------


def apply(ruleset: str, confirm: Callable[[], bool], *, within: int) -> bool:
    """Load, and take back unless `confirm` says yes: rules may lock out who loads them.

    A guard in a session of its own takes back too, should this process die or lose its terminal.
    """
    demand_root()
    with tempfile.NamedTemporaryFile("w", suffix=".nft", delete=False) as undo:
        undo.write(_undo())
    guard = _guard(undo.name, within)
    kept = False
    try:
        _load(ruleset)
        kept = confirm()
    finally:
        os.killpg(guard.pid, signal.SIGTERM)
        guard.wait()
        if not kept:
            _load(Path(undo.name).read_text(encoding="utf-8"))
        Path(undo.name).unlink()
    if kept:
        # Only now: a machine that forwards without rules would be an open door.
        _FORWARDING.write_text("1", encoding="ascii")
    return kept


def demand_root() -> None:
    if os.geteuid() != 0:
        raise PerluHakRoot


def _undo() -> str:
    """The rules now in force as a text that puts them back. Counting locks nobody out: it stays."""
    old = _run(["nft", "list", "table", "inet", POLICY])
    return f"table inet {POLICY} {{\n}}\ndelete table inet {POLICY}\n{old.stdout}"


def _guard(undo: str, within: int) -> subprocess.Popen[bytes]:
    # a little later than the person's own time, so that the two never race
    return subprocess.Popen(
        ["sh", "-c", 'sleep "$1"; nft -f "$2"; rm "$2"', "sh", str(within + 5), undo],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _load(ruleset: str) -> None:
    done = _run(["nft", "-f", "-"], text=ruleset)
    if done.returncode:
        raise AturanDitolak(sebab=_complaint(done))


# --- looking at what is in force -------------------------------------------------------------


def is_loaded() -> bool:
    return _run(["nft", "list", "table", "inet", POLICY]).returncode == 0


def is_forwarding() -> bool:
    return _FORWARDING.read_text(encoding="ascii").strip() == "1"


def drift(lokasi: Lokasi) -> tuple[str, ...]:
    """Lines that are in force but not in the site file (`+`), or the other way round (`-`).

    nft itself puts both sides into one spelling: ours is loaded where nobody is, and listed.
    """
    listing = f"nft -s list table inet {POLICY}"
    with _written({"gerbang.nft": nft_ruleset(lokasi)}) as at:
        script = f'nft -f "$1"; {listing}'
        wanted = _run([*_NOWHERE, "sh", "-ec", script, "sh", at("gerbang.nft")])
    if wanted.returncode:
        raise AturanDitolak(sebab=_complaint(wanted))
    found = _run(listing.split())
    lines = difflib.ndiff(_lines(wanted.stdout), _lines(found.stdout))
    return tuple(line for line in lines if line[0] in "+-")


def leases(path: Path = LEASES) -> tuple[Sewa, ...]:
    if not path.exists():
        return ()
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Sewa(row[2], row[1], "" if row[3] == "*" else row[3], _until(row[0]))
        for row in rows
        if len(row) >= 4 and row[0].isdecimal()
    )


def usage() -> tuple[Pemakaian, ...]:
    """Bytes to and from the Internet per client since the counting began."""
    up, down = _counted("unggah"), _counted("unduh")
    return tuple(
        Pemakaian(address, up.get(address, 0), down.get(address, 0))
        for address in sorted(up.keys() | down.keys())
    )


def _counted(name: str) -> dict[str, int]:
    done = _run(["nft", "-j", "list", "set", "inet", USAGE, name])
    if done.returncode:
        return {}
    sets = [one["set"] for one in json.loads(done.stdout)["nftables"] if "set" in one]
    elements = [element["elem"] for one in sets for element in one.get("elem", [])]
    return {e["val"]: e["counter"]["bytes"] for e in elements}


def _until(epoch: str) -> datetime | None:
    return datetime.fromtimestamp(int(epoch), UTC) if epoch != "0" else None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


# --- running ---------------------------------------------------------------------------------


@contextmanager
def _written(files: Mapping[str, str]) -> Iterator[Callable[[str], str]]:
    with tempfile.TemporaryDirectory(prefix="sidik-gerbang-") as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        yield lambda name: str(Path(folder) / name)


def _run(argv: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    # the tools of an administrator are not on everybody's path
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    env = {**os.environ, "PATH": path, "LC_ALL": "C"}
    try:
        return subprocess.run(
            argv, input=text, capture_output=True, text=True, timeout=60, check=False, env=env
        )
    except FileNotFoundError as no:
        raise AlatTidakAda(alat=argv[0], paket=_PACKAGE.get(argv[0], argv[0])) from no


def _complaint(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    return lines[0] if lines else f"kode {done.returncode}"
