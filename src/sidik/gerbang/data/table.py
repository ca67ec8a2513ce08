"""A TOML table while it is being read: it knows its own name, and which keys nobody asked for."""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import TypeVar

from sidik.gerbang.data.lokasi import LokasiSalah

_IP = TypeVar("_IP", IPv4Address, IPv4Interface, IPv4Network)


class Table:
    def __init__(self, place: str, raw: object) -> None:
        if not isinstance(raw, dict):
            raise LokasiSalah(place, "bagian ini bukan tabel", f"tulis {place} sebagai judul tabel")
        self.place = place
        self._raw: dict[str, object] = dict(raw)
        self._known: list[str] = []

    def wrong(self, key: str, sebab: str, obat: str) -> LokasiSalah:
        return LokasiSalah(f"{self.place} kunci `{key}`", sebab, obat)

    def has(self, key: str) -> bool:
        self._known.append(key)
        return key in self._raw

    def text(self, key: str, shape: re.Pattern[str], remedy: str) -> str:
        return self._text(key, self._take(key, remedy), shape, remedy)

    def texts(self, key: str, shape: re.Pattern[str], remedy: str) -> tuple[str, ...]:
        return tuple(self._text(key, one, shape, remedy) for one in self._list(key))

    def number(self, key: str, low: int, high: int) -> int:
        remedy = f"tulis bilangan {low} sampai {high}"
        return self._number(key, self._take(key, remedy), low, high)

    def ports(self, key: str) -> tuple[int, ...]:
        ports = sorted(self._number(key, one, 1, 65535) for one in self._list(key))
        if len(set(ports)) < len(ports):
            raise self.wrong(key, "ada porta yang tertulis dua kali", "hapus salah satunya")
        return tuple(ports)

    def flag(self, key: str) -> bool:
        value = self._take(key, "", default=False)
        if not isinstance(value, bool):
            raise self.wrong(key, f"isi {_shown(value)} tidak dikenali", "tulis true atau false")
        return value

    def address(self, key: str) -> IPv4Address:
        return self._ip(key, self._take(key, "tulis alamat"), IPv4Address, "198.18.0.1")

    def addresses(self, key: str) -> tuple[IPv4Address, ...]:
        return tuple(self._ip(key, one, IPv4Address, "198.18.0.1") for one in self._list(key))

    def interface(self, key: str) -> IPv4Interface:
        sample = "192.168.50.1/24"
        value = self._ip(key, self._take(key, f"tulis misalnya {sample}"), IPv4Interface, sample)
        if not is_host(value.ip, value.network) or value.network.prefixlen < 16:
            raise self.wrong(key, f"{value} bukan alamat satu mesin", f"tulis misalnya {sample}")
        return value

    def networks(self, key: str) -> tuple[IPv4Network, ...]:
        return tuple(self._ip(key, one, IPv4Network, "10.20.0.0/16") for one in self._list(key))

    def table(self, key: str) -> "Table":
        return Table(f"[{key}]", self._take(key, f"tambahkan bagian [{key}]"))

    def named_tables(self, key: str) -> Iterator[tuple[str, "Table"]]:
        value = self._take(key, "", default={})
        if not isinstance(value, dict):
            raise self.wrong(key, "bagian ini bukan tabel", f"tulis [{key}.nama] sebagai judul")
        for name, raw in value.items():
            yield name, Table(f"[{key}.{name}]", raw)

    def tables(self, key: str) -> Iterator["Table"]:
        for nth, raw in enumerate(self._list(key), 1):
            yield Table(f"[[{key}]] ke-{nth}", raw)

    def end(self) -> None:
        known = ", ".join(dict.fromkeys(self._known))
        for key in self._raw:
            raise self.wrong(key, "kunci ini tidak dikenal", f"pakai salah satu dari: {known}")

    def _take(self, key: str, remedy: str, default: object = None) -> object:
        self._known.append(key)
        value = self._raw.pop(key, default)
        if value is None:
            raise self.wrong(key, "belum diisi", remedy)
        return value

    def _list(self, key: str) -> list[object]:
        value = self._take(key, "", default=[])
        if not isinstance(value, list):
            raise self.wrong(key, "isinya bukan daftar", "tulis di dalam kurung siku [ ]")
        return value

    def _text(self, key: str, value: object, shape: re.Pattern[str], remedy: str) -> str:
        if not isinstance(value, str) or not shape.fullmatch(value):
            raise self.wrong(key, f"isi {_shown(value)} tidak dikenali", remedy)
        return value

    def _number(self, key: str, value: object, low: int, high: int) -> int:
        # TOML's true is Python's 1: ask for the type itself
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(
                key, f"isi {_shown(value)} di luar batas", f"tulis bilangan {low} sampai {high}"
            )
        return value

    def _ip(self, key: str, value: object, kind: type[_IP], sample: str) -> _IP:
        try:
            # ipaddress takes a bare integer too; a person who wrote one made a mistake
            if isinstance(value, str):
                return kind(value)
        except ValueError:
            pass
        raise self.wrong(
            key, f"isi {_shown(value)} bukan alamat IPv4 yang benar", f"tulis misalnya {sample}"
        )


def is_host(address: IPv4Address, network: IPv4Network) -> bool:
    """May one machine carry this address: not the network's own name, not its broadcast."""
    return (
        address in network
        and address not in (network.network_address, network.broadcast_address)
        and not (address.is_loopback or address.is_multicast or address.is_unspecified)
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
