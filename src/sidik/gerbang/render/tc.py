"""Fair sharing of the line: no client can starve another, and one alone gets all of it.

Two engines with one promise. CAKE (where the kernel has it) finds the clients by itself. HTB keeps
a class per possible client and learns from the firewall, by packet priority, whose packet it is.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from sidik.gerbang.data import Lokasi, Sambungan

# Below the line's own speed, or the queue builds up in the provider's modem where nobody shares it.
PERCENT: Final = 93
# What does not come from the Internet passes a client interface at the speed of the cable.
CABLE_KBIT: Final = 1_000_000
SLOWEST_KBIT: Final = 64
_FIRST_CLIENT: Final = 0x100


class Engine(StrEnum):
    CAKE = "cake"
    HTB = "htb"


def class_of(nth: int) -> str:
    return f"1:{_FIRST_CLIENT + nth:x}"


def shared_class() -> str:
    """For those who use the line without an address of the client pool: servers, the gateway."""
    return "1:2"


def tc_links(lokasi: Lokasi, engine: Engine) -> str:
    """`ip -batch`: devices that must be there first. CAKE shapes arrivals on its own device."""
    if engine is Engine.HTB:
        return ""
    lines = []
    for nth, _ in enumerate(lokasi.sambungan):
        lines += [f"link add {_arrivals(nth)} type ifb", f"link set {_arrivals(nth)} up"]
    return "\n".join(lines) + "\n"


def tc_batch(lokasi: Lokasi, engine: Engine) -> str:
    lines = _cake(lokasi) if engine is Engine.CAKE else _htb(lokasi)
    return "\n".join(lines) + "\n"


def _cake(lokasi: Lokasi) -> Iterator[str]:
    for nth, s in enumerate(lokasi.sambungan):
        wan, ifb = s.antarmuka, _arrivals(nth)
        yield (
            f"qdisc replace dev {wan} root cake bandwidth {_rate(s.unggah_kbit)}kbit"
            " besteffort dual-srchost nat"
        )
        yield f"qdisc replace dev {wan} handle ffff: ingress"
        yield (
            f"filter replace dev {wan} parent ffff: protocol all prio 1 u32 match u32 0 0"
            f" action mirred egress redirect dev {ifb}"
        )
        yield (
            f"qdisc replace dev {ifb} root cake bandwidth {_rate(s.unduh_kbit)}kbit"
            " besteffort dual-dsthost nat ingress"
        )


def _htb(lokasi: Lokasi) -> Iterator[str]:
    for s in lokasi.sambungan:
        yield from _htb_tree(lokasi, s.antarmuka, _rate(s.unggah_kbit), default=2)
    # With several lines the clients come back over the fastest; one line is the common case.
    down = _rate(_fastest(lokasi).unduh_kbit)
    for zona in lokasi.client_zones:
        yield from _htb_tree(lokasi, zona.antarmuka, down, default=3)
        yield (
            f"class replace dev {zona.antarmuka} parent 1: classid 1:3 htb"
            f" rate {CABLE_KBIT}kbit quantum 60000"
        )


def _htb_tree(lokasi: Lokasi, dev: str, rate: int, default: int) -> Iterator[str]:
    clients = lokasi.client_addresses()
    share = max(SLOWEST_KBIT, rate // (len(clients) + 1))
    leaf = f"htb rate {share}kbit ceil {max(rate, share)}kbit quantum 1514"
    yield f"qdisc replace dev {dev} root handle 1: htb default {default} r2q 1"
    yield f"class replace dev {dev} parent 1: classid 1:1 htb rate {rate}kbit quantum 1514"
    yield f"class replace dev {dev} parent 1:1 classid {shared_class()} {leaf}"
    for nth, _ in enumerate(clients):
        minor = class_of(nth)
        yield f"class replace dev {dev} parent 1:1 classid {minor} {leaf}"
        yield f"qdisc replace dev {dev} parent {minor} handle {minor[2:]}: pfifo limit 40"


def _rate(kbit: int) -> int:
    return max(SLOWEST_KBIT, kbit * PERCENT // 100)


def _fastest(lokasi: Lokasi) -> Sambungan:
    return max(lokasi.sambungan, key=lambda s: s.unduh_kbit)


def _arrivals(nth: int) -> str:
    return f"sidik-ifb{nth}"
