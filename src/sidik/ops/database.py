"""Which login reaches which database, and what each login may do there.

Three logins per database: the owner (makes and changes tables), `<name>_app` (the staff's screens
and the jobs: cannot alter the ledger), `<name>_publik` (the public door: sees one projection).
Passwords lie in pgpass files, which PostgreSQL's own library reads, so no setting holds one.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from sidik.kernel.errors import Refusal


class Login(StrEnum):
    OWNER = "owner"
    APP = "app"
    PUBLIK = "publik"


APPEND_ONLY: Final = "SELECT, INSERT"
ALL: Final = "SELECT, INSERT, UPDATE, DELETE"

# Table -> what the staff's login may do there. A table that is not named here: ALL.
GRANTS_APP: Final[dict[str, str]] = {
    "jejak_peristiwa": APPEND_ONLY,
    "pesan_percobaan": APPEND_ONLY,
    "sinkron_batchmasuk": APPEND_ONLY,
    "sinkron_kuitansi": APPEND_ONLY,
    "django_migrations": "SELECT",
}
# Table -> what the public's login may do there. A table that is not named here: nothing.
GRANTS_PUBLIK: Final[dict[str, str]] = {
    "django_migrations": "SELECT",
    "layanan_statuspublik": "SELECT",
    "layanan_pertanyaan": APPEND_ONLY,
}


class AlamatBasisDataSalah(Refusal):
    message = (
        "SIDIK_DATABASE_URL harus berbentuk postgresql://pemilik:sandi@mesin:5432/nama "
        "(kini: skema “{scheme}”, nama “{name}”)."
    )


@dataclass(frozen=True, kw_only=True)
class Database:
    name: str
    owner: str
    host: str
    port: str
    secrets: Path
    """The folder with the pgpass files of the logins that `setup` makes."""
    owner_passfile: Path | None = None
    owner_password: str = field(default="", repr=False)
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_url(cls, url: str, *, secrets: Path) -> Self:
        parts = urlsplit(url)
        name = unquote(parts.path.lstrip("/"))
        if parts.scheme not in {"postgres", "postgresql"} or not name:
            raise AlamatBasisDataSalah(scheme=parts.scheme, name=name)
        options = dict(parse_qsl(parts.query))
        return cls(
            name=name,
            owner=unquote(parts.username or "") or options.pop("user", ""),
            host=unquote(parts.hostname or "") or options.pop("host", ""),
            port=str(parts.port or options.pop("port", "")),
            secrets=secrets,
            owner_password=unquote(parts.password or "") or options.pop("password", ""),
            options=options,
        )

    def user(self, login: Login) -> str:
        return self.owner if login is Login.OWNER else f"{self.name}_{login.value}"

    def passfile(self, login: Login) -> Path | None:
        return self.owner_passfile if login is Login.OWNER else self.secrets / f"{login}.pgpass"

    def django(self, login: Login) -> dict[str, Any]:
        """The entry of Django's DATABASES."""
        options: dict[str, Any] = {**self.options, "application_name": f"sidik-{login}"}
        if passfile := self.passfile(login):
            options["passfile"] = str(passfile)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user(login),
            "PASSWORD": self.owner_password if login is Login.OWNER else "",
            "HOST": self.host,
            "PORT": self.port,
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }

    def conninfo(self, login: Login, *, name: str | None = None) -> dict[str, Any]:
        """What `psycopg.connect(**…)` and, as environment, PostgreSQL's own programs take."""
        entry = self.django(login)
        options: dict[str, Any] = entry["OPTIONS"]
        given = {
            "dbname": name or self.name,
            "user": entry["USER"],
            "password": entry["PASSWORD"],
            "host": self.host,
            "port": self.port,
        }
        return {k: v for k, v in given.items() if v} | options
