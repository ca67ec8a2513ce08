"""A Polres and its centre on this one machine: what `demo` shows and `rehearse` plays on."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import IO, Any, Final, Self
from urllib.parse import urlsplit, urlunsplit

from sidik.kernel.errors import Refusal
from sidik.ops.cluster import Cluster
from sidik.ops.supervise import Child, Say, Supervisor, answers, granian, reserve_port

HOST: Final = "127.0.0.1"
READY_WITHIN: Final = 90.0
# Of our own variables only these are for every node alike.
PASSED_ON: Final = {"SIDIK_POSTGRES_BIN", "SIDIK_VENV"}


class SudahBerjalan(Refusal):
    status = 409
    message = "Sudah berjalan dari folder ini (proses {pid}). Hentikan dahulu dengan Ctrl-C."


class LangkahGagal(Refusal):
    message = "{node}: `sidik {command}` gagal.\n{output}"


class TidakKunjungSiap(Refusal):
    status = 503
    message = "{name} tidak menjawab dalam {seconds:.0f} detik. Catatannya: {log}"


@dataclass(frozen=True, kw_only=True)
class Site:
    """One node of the pair, as it is wished."""

    kode: str
    peran: str
    nama: str
    satuan: str
    zona: str
    port: int
    port_public: int = 0
    """0: no public door."""
    modem: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


POLRES: Final = Site(
    kode="balangan",
    peran="polres",
    nama="Polres Balangan",
    satuan="POLRI.KALSEL.BALANGAN",
    zona="Asia/Makassar",
    port=8600,
    port_public=8700,
    modem={"simulasi": {"jenis": "dummy"}},
)
PUSAT: Final = Site(
    kode="pusat",
    peran="pusat",
    nama="Pusiknas Bareskrim Polri",
    satuan="POLRI",
    zona="Asia/Jakarta",
    port=8650,
)


@dataclass
class Running:
    """One node of the pair, as it came to be."""

    site: Site
    folder: Path
    port: int
    port_public: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def public_url(self) -> str:
        return f"http://{HOST}:{self.port_public}"

    @property
    def file(self) -> Path:
        return self.folder / "sidik.toml"

    def env(self, login: str | None = None) -> dict[str, str]:
        passed = {k: v for k, v in os.environ.items() if k[:6] != "SIDIK_" or k in PASSED_ON}
        passed |= {"SIDIK_NODE": str(self.file), "PYTHONUNBUFFERED": "1"}
        passed["DJANGO_SETTINGS_MODULE"] = "sidik.config.settings"
        return passed | ({"SIDIK_DB_ROLE": login} if login else {})

    def sidik(self, *args: str, timeout: float = 300) -> str:
        """Run one command on this node and return what it printed."""
        command = [sys.executable, "-m", "sidik", *args]
        done = subprocess.run(
            command, env=self.env(), capture_output=True, text=True, timeout=timeout, check=False
        )
        if done.returncode:
            output = (done.stdout + done.stderr).strip()[-2000:]
            raise LangkahGagal(node=self.site.nama, command=" ".join(args), output=output)
        return done.stdout

    def write_file(self, cluster: Path, database_url: str, upstream: str) -> None:
        values: dict[str, Any] = {
            "demo": True,
            "telepon": "0526-555-010",
            "pengaduan": "110",
            "sms": "0811-555-0110",
            **{k: getattr(self.site, k) for k in ("kode", "peran", "nama", "satuan", "zona")},
            "var": str(self.folder),
            "listen": f"{HOST}:{self.port}",
            "upstream": upstream,
        }
        if self.port_public:
            values["listen_public"] = f"{HOST}:{self.port_public}"
        if database_url:
            scheme, server, path, query, _ = urlsplit(database_url)
            name = f"{path}_{self.site.kode}"
            values["database_url"] = urlunsplit((scheme, server, name, query, ""))
        else:
            values |= {"cluster": str(cluster), "database_name": f"sidik_{self.site.kode}"}
        lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
        for name, row in self.site.modem.items():
            lines += [f"\n[modem.{name}]", *(f"{k} = {_toml(v)}" for k, v in row.items())]
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file.write_text("\n".join(lines) + "\n")


class Pair:
    """Use as a context manager: inside, both nodes are served; afterwards nothing is left."""

    def __init__(
        self,
        base: Path,
        *,
        say: Say,
        sites: Sequence[Site] = (PUSAT, POLRES),
        database_url: str = "",
        throw_away: bool = False,
        prepare: str = "cerita",
    ) -> None:
        self.base = base
        self.say = say
        self.stopping = Event()
        self._stack = ExitStack()
        self._sites = sites
        self._database_url = database_url
        self._prepare = prepare
        self._cluster = Cluster(base / "pg", throw_away=throw_away)
        self.nodes: dict[str, Running] = {}
        self.children: list[Child] = []
        self.supervisor: Supervisor | None = None

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def __getitem__(self, kode: str) -> Running:
        return self.nodes[kode]

    def postmaster(self) -> int | None:
        """The number of the embedded PostgreSQL, when there is one."""
        return None if self._database_url else self._cluster.pid()

    def pids_of(self, kode: str) -> list[int]:
        """Return the processes of one node, without the PostgreSQL that both share."""
        mine = self.nodes[kode].site.nama
        return [c.process.pid for c in self.children if c.process and c.name.startswith(mine)]

    def watch(self) -> None:
        """Keep everything running until `stopping` is set."""
        if self.supervisor:
            self.supervisor.watch()

    def _begin(self) -> None:
        self.base.mkdir(parents=True, exist_ok=True)
        self._stack.enter_context(_only_one(self.base / "jalan.lock"))
        if not self._cluster.is_initialised() and not self._database_url:
            self._forget()
        self.nodes = {site.kode: self._settle(site) for site in self._sites}
        centre = next((n.url for n in self.nodes.values() if n.site.peran == "pusat"), "")
        for node in self.nodes.values():
            upstream = "" if node.site.peran == "pusat" else centre
            node.write_file(self._cluster.root, self._database_url, upstream)
        if not self._database_url:
            self._stack.enter_context(self._cluster)
        self._make_ready()
        self._serve()
        self._connect()

    def _forget(self) -> None:
        """A new database knows neither the set-up nor the acquaintance of the old one."""
        for mark in (self.base / "siap", *(self.base / s.kode / "terhubung" for s in self._sites)):
            mark.unlink(missing_ok=True)

    def _settle(self, site: Site) -> Running:
        return Running(
            site=site,
            folder=self.base / site.kode,
            port=self._port(site.port),
            port_public=self._port(site.port_public) if site.port_public else 0,
        )

    def _port(self, wanted: int) -> int:
        port, hold = reserve_port(wanted, host=HOST)
        self._stack.enter_context(hold)
        if port != wanted:
            self.say(f"Port {wanted} sedang dipakai program lain; dipakai port {port}.")
        return port

    def _make_ready(self) -> None:
        """Set both nodes up, unless the same code did so on the same data before."""
        mark, now = self.base / "siap", code_stamp()
        known = self._cluster.is_initialised() and not self._database_url
        if known and mark.exists() and mark.read_text() == now:
            return
        self._each(self._prepare, "Basis data siap")
        mark.write_text(now)

    def _each(self, command: str, done: str) -> None:
        """Run a command on all nodes at once."""
        running = [(node, self._start(node, command)) for node in self.nodes.values()]
        outputs = [(node, process, process.communicate()[0]) for node, process in running]
        for node, process, output in outputs:
            if process.returncode:
                tail = output.strip()[-2000:]
                raise LangkahGagal(node=node.site.nama, command=command, output=tail)
        self.say(done)

    @staticmethod
    def _start(node: Running, command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "sidik", command],
            env=node.env(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _serve(self) -> None:
        """Open the doors first: the first page need not wait for the workers' imports."""
        self.supervisor = Supervisor(self.children, self.say, self.stopping)
        self._stack.callback(self.supervisor.stop)
        for children in (self._doors, self._workers):
            for node in self.nodes.values():
                fresh = children(node)
                self.children += fresh
                for child in fresh:
                    child.start()
            self._wait_for_doors()
        self.say("Semua layanan menjawab")

    @staticmethod
    def _child(node: Running, name: str, command: list[str], login: str) -> Child:
        log = node.folder / "log" / f"{name}.log"
        return Child(f"{node.site.nama}: {name}", command, node.env(login), log)

    def _doors(self, node: Running) -> list[Child]:
        staff = granian(f"{HOST}:{node.port}")
        doors = [self._child(node, "layanan petugas", staff, "app")]
        if node.port_public:
            public = granian(f"{HOST}:{node.port_public}", threads=2)
            doors.append(self._child(node, "pintu publik", public, "publik"))
        return doors

    def _workers(self, node: Running) -> list[Child]:
        commands = {"pekerjaan": "work"} | ({"gerbang SMS": "sms"} if node.site.modem else {})
        return [
            self._child(node, name, [sys.executable, "-m", "sidik", command], "app")
            for name, command in commands.items()
        ]

    def _wait_for_doors(self) -> None:
        doors = [(n.site.nama, n.folder, n.port) for n in self.nodes.values()]
        doors += [(n.site.nama, n.folder, n.port_public) for n in self.nodes.values()]
        deadline = time.monotonic() + READY_WITHIN
        for name, folder, port in doors:
            while port and not answers(f"http://{HOST}:{port}/healthz"):
                if self.stopping.wait(0.05):
                    raise KeyboardInterrupt
                if time.monotonic() > deadline:
                    log = folder / "log"
                    raise TidakKunjungSiap(name=name, seconds=READY_WITHIN, log=log)

    def _connect(self) -> None:
        """Introduce the Polres to its centre, once; both keep the other's key."""
        centre = next((n for n in self.nodes.values() if n.site.peran == "pusat"), None)
        for node in self.nodes.values():
            mark = node.folder / "terhubung"
            if centre is None or node is centre or mark.exists():
                continue
            enrolled = json.loads(node.sidik("sinkron", "enrol", "--json"))
            centre.sidik("sinkron", "approve", node.site.kode)
            mark.write_text(json.dumps(enrolled))
            self.say(f"{node.site.nama} terdaftar di {centre.site.nama}")


def _toml(value: object) -> str:
    # JSON's strings, numbers and booleans are TOML's too.
    return json.dumps(value, ensure_ascii=False)


def _only_one(path: Path) -> IO[str]:
    """Hold `path`, or refuse because another process does; the kernel frees it."""
    lock = path.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as no:
        lock.seek(0)
        pid = lock.read().strip() or "?"
        lock.close()
        raise SudahBerjalan(pid=pid) from no
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def code_stamp() -> str:
    """Return a word that changes whenever a file of the program does."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc")
    facts = (f"{p}{(s := p.stat()).st_mtime_ns}{s.st_size}" for p in files)
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def settled_memory_mib(pids: Callable[[], Sequence[int]], *, patience: float = 30.0) -> float:
    """Return the memory once it has stopped growing: workers start after the doors are open."""
    deadline = time.monotonic() + patience
    before, now = 0.0, memory_mib(pids)
    while abs(now - before) > now / 50 and time.monotonic() < deadline:
        time.sleep(3)
        before, now = now, memory_mib(pids)
    return now


def memory_mib(pids: Callable[[], Sequence[int]]) -> float:
    """Return the proportional share of memory of processes and all that they started."""
    import psutil

    total = 0
    for pid in pids():
        try:
            family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            total += sum(each.memory_full_info().pss for each in family)
        except psutil.NoSuchProcess:
            continue
    return round(total / 2**20, 1)
