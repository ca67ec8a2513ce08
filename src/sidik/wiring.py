"""What answers to what: the only module that may know everyone. Read it to know the system."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import Handler
from sidik.kernel.schedule import Every, Periodic
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.usecases import plant_satuan
from sidik.sinkron import jobs as sinkron
from sidik.tenggat.jobs import sweep_tenggat
from sidik.tenggat.usecases import OnLapse

ON_LAPSE: Final[OnLapse] = {}

# Reference data that ships with the product; each may be planted again and again.
PLANT: Final[tuple[Callable[[], object], ...]] = (plant_satuan,)

# What the work process does by the clock.
PERIODIC: Final[tuple[Periodic, ...]] = (
    Every(60, partial(sweep_tenggat, ON_LAPSE), group="tenggat"),
    Every(0.1, sinkron.push_and_wait, group="sinkron"),
    Every(600, sinkron.replay_pending, group="karantina"),
)

# Projections of the ledger, by the name of their cursor.
FOLLOWERS: Final[dict[str, Handler]] = {}


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu."""

    url: str
    label: str
    icon: str
    act: Act | None = None
    current: bool = False
    count: int | None = None


MENU: Final = (
    NavItem("/", "Beranda", "home"),
    NavItem("/perkara/", "Perkara", "folder", Act.PERKARA_READ),
    NavItem("/tenggat/", "Tenggat", "clock", Act.PERKARA_READ),
    NavItem("/pesan/", "Pesan", "message", Act.PESAN_READ),
    NavItem("/pengawasan/", "Pengawasan", "chart", Act.PENGAWASAN_READ),
    NavItem("/perangkat/", "Perangkat", "server", Act.PERANGKAT_READ),
    NavItem("/sinkron/", "Pengiriman", "send", Act.SINKRON_READ),
    NavItem("/petugas/", "Petugas", "users", Act.AKUN_MANAGE),
)


def navigation(actor: Actor, path: str) -> list[NavItem]:
    """Return the menu entries that the actor may open."""
    allowed = (i for i in MENU if i.act is None or scope_of(actor, i.act) is not Scope.NONE)
    return [
        NavItem(i.url, i.label, i.icon, i.act, current=_is_current(i.url, path)) for i in allowed
    ]


def _is_current(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
