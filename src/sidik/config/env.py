"""What this machine is: read once, from one TOML file and the environment.

The file is the one that $SIDIK_NODE names, else /etc/sidik/sidik.toml, else var/sidik.toml in the
checkout, else the defaults below. Every key may be overridden by `SIDIK_<KEY>`; a secret may
stand in a file that `SIDIK_<KEY>_FILE` names. Relative paths are relative to the node file.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sidik.kernel.errors import Refusal
from sidik.ops.cluster import OWNER, Cluster
from sidik.ops.database import Database, Login

_CHECKOUT: Final = Path(__file__).resolve().parents[3]
IS_CHECKOUT: Final = (_CHECKOUT / "pyproject.toml").exists()
VAR: Final = _CHECKOUT / "var" if IS_CHECKOUT else Path("/var/lib/sidik")
PLACES: Final = (Path("/etc/sidik/sidik.toml"), VAR / "sidik.toml")

DEFAULTS: Final[dict[str, Any]] = {
    "peran": "polres",
    "kode": "balangan",
    "nama": "Polres Balangan",
    "satuan": "POLRI.KALSEL.BALANGAN",
    "zona": "Asia/Makassar",
    "var": str(VAR),
    "listen": "127.0.0.1:8600",
    "listen_public": "127.0.0.1:8700",
    "alamat": "",
    "public_url": "",
    "telepon": "",
    "pengaduan": "",
    "sms": "",
    "upstream": "",
    "hosts": [],
    "https": False,
    "database_url": "",
    "database_name": "sidik",
    "cluster": "",
    "secret_key": "",
    "modem": {},
    "debug": False,
    "demo": False,
}


class BerkasSimpulSalah(Refusal):
    message = "Berkas simpul {path} tidak dapat dipakai: {why}"


@dataclass(frozen=True, kw_only=True)
class Node:
    peran: str
    """`polres`, `polda` or `pusat`."""
    kode: str
    nama: str
    satuan: str
    zona: str
    var: Path
    listen: str
    listen_public: str
    alamat: str
    """Where officers open this site, as printed in codes on labels; empty: as they came to it."""
    public_url: str
    """The address that the public types, as printed on receipts."""
    telepon: str
    pengaduan: str
    sms: str
    """The office, where to complain, and the number of the SMS gateway: as told to the public."""
    upstream: str | None
    hosts: tuple[str, ...]
    https: bool
    database: Database
    cluster: Cluster | None
    """The embedded PostgreSQL, or None when a database server was given."""
    login: Login
    secret_key: str
    modem: dict[str, dict[str, Any]]
    """Name of the gateway -> its table in the node file."""
    debug: bool
    demo: bool
    """Invented people and a password that everybody knows: never a real node."""
    file: Path | None

    @property
    def secrets(self) -> Path:
        return self.var / "rahasia"

    @property
    def is_public_door(self) -> bool:
        return self.login is Login.PUBLIK


def read_node(environ: Mapping[str, str] = os.environ) -> Node:
    file = _file(environ)
    values = DEFAULTS | (_read(file) if file else {})
    values |= {key: _override(environ, key, values[key]) for key in DEFAULTS}
    if values["peran"] not in {"polres", "polda", "pusat"}:
        raise BerkasSimpulSalah(path=file, why="peran harus polres, polda, atau pusat.")
    for key in ("alamat", "public_url"):
        values[key] = _site(file, key, values[key])
    base = file.parent if file else Path()
    var = (base / values["var"]).resolve()
    cluster, database = _database(values, base, var)
    return Node(
        **{
            key: values[key] for key in ("peran", "kode", "nama", "satuan", "zona", "demo", "debug")
        },
        **{key: values[key] for key in ("listen", "listen_public", "https", "secret_key")},
        **{key: values[key] for key in ("telepon", "pengaduan", "sms", "alamat")},
        public_url=values["public_url"] or f"http://{values['listen_public']}",
        upstream=values["upstream"] or None,
        hosts=tuple(values["hosts"]),
        modem=values["modem"],
        var=var,
        database=database,
        cluster=cluster,
        login=Login(environ.get("SIDIK_DB_ROLE", Login.APP)),
        file=file,
    )


def _file(environ: Mapping[str, str]) -> Path | None:
    if named := environ.get("SIDIK_NODE"):
        return Path(named).resolve()
    return next((p.resolve() for p in PLACES if p.exists()), None)


def _read(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text())
    except (OSError, tomllib.TOMLDecodeError) as no:
        raise BerkasSimpulSalah(path=file, why=str(no)) from no
    if unknown := sorted(values.keys() - DEFAULTS.keys()):
        raise BerkasSimpulSalah(path=file, why=f"kunci tidak dikenal: {', '.join(unknown)}.")
    return values


def _site(file: Path | None, key: str, value: object) -> str:
    """Return an address as codes on paper hold it: without the slash at its end."""
    address = str(value).strip().rstrip("/")
    if address and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
        why = f"{key} harus seperti http://sidik.balangan.local:8600, bukan «{address}»."
        raise BerkasSimpulSalah(path=file, why=why)
    return address


def _override(environ: Mapping[str, str], key: str, value: Any) -> Any:
    name = f"SIDIK_{key.upper()}"
    if path := environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    given = environ.get(name)
    if given is None or key == "modem":
        return value
    if isinstance(value, bool):
        return given.lower() in {"1", "true", "ya"}
    return given.split(",") if isinstance(value, list) else given


def _database(values: Mapping[str, Any], base: Path, var: Path) -> tuple[Cluster | None, Database]:
    secrets = var / "rahasia"
    if url := values["database_url"]:
        return None, Database.from_url(url, secrets=secrets)
    folder = (base / values["cluster"]).resolve() if values["cluster"] else var / "pg"
    cluster = Cluster(folder)
    return cluster, Database(
        name=values["database_name"],
        owner=OWNER,
        host=str(cluster.sockets),
        port=str(cluster.port),
        secrets=secrets,
        owner_passfile=cluster.passfile,
    )


NODE: Final = read_node()
