"""Tells the invented story of the demo, in the order of its days, through the use cases."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import romawi
from sidik.layanan.data import Hubungan, Penerima
from sidik.layanan.usecases import issue_akses
from sidik.ops.story import jaksa, paksa, surat
from sidik.ops.story.adegan import Adegan
from sidik.perkara import usecases
from sidik.perkara.data import (
    Kesulitan,
    Langkah,
    ModelLP,
    NewLP,
    NewOrang,
    PeranOrang,
    TujuanGelar,
)
from sidik.perkara.flow import reasons_for
from sidik.perkara.models import Perkara
from sidik.perkara.queries.berkas import list_keterlibatan, rezim_of
from sidik.pesan.queries import is_ponsel
from sidik.pesan.usecases import send_from_ponsel
from sidik.satuan.data import Role, system_actor
from sidik.satuan.models import Petugas
from sidik.satuan.queries import get_petugas
from sidik.satuan.usecases import NewPetugas, appoint_petugas, give_akun

_ADEGAN: Final = {**paksa.ADEGAN, **jaksa.ADEGAN, **surat.ADEGAN}
SANDI: Final = "sidik-demo-2026"
"""Every login of the demo; printed when it starts, so it must never be a real node's."""


@dataclass(frozen=True)
class Event:
    """Something that happens at a moment of the story."""

    at: datetime
    happen: Callable[[], None]


def read_story() -> dict[str, Any]:
    return tomllib.loads((files("sidik.ops") / "cerita.toml").read_text(encoding="utf-8"))


def tell_pusat() -> None:
    """The centre has its analyst."""
    _appoint(read_story()["pusat"], base="")


def tell_polres() -> int:
    """The resort has its people and its cases; return how many. Safe to call again."""
    story = read_story()
    with clock.telling(moment(story["mulai_hari"], "08:00")):
        _appoint(story["petugas"], base=settings.SIDIK.satuan)
    if Perkara.objects.filter(node=settings.SIDIK.kode).exists():
        return 0
    tell_cases(story["perkara"])
    if is_ponsel():
        for row in story["sms"]:
            send_from_ponsel(row["nomor"], row["text"])
    return len(story["perkara"])


def tell_cases(rows: list[dict[str, Any]]) -> None:
    """Let the cases happen side by side, in the order of their days."""
    events = [event for row in rows for event in _Case(row).events()]
    for event in sorted(events, key=lambda event: event.at):
        with clock.telling(event.at):
            event.happen()


def _appoint(rows: list[dict[str, Any]], *, base: str) -> None:
    actor = replace(system_actor(base or "POLRI"), satuan=base or "POLRI")
    for row in rows:
        if Petugas.objects.filter(nrp=row["nrp"]).exists():
            continue
        satuan = f"{base}.{row['satuan']}".strip(".")
        new = NewPetugas(
            nrp=row["nrp"],
            nama=row["nama"],
            pangkat=row["pangkat"],
            jabatan=row["jabatan"],
            satuan=satuan,
            roles=[Role(role) for role in row["roles"]],
        )
        petugas = appoint_petugas(new, actor=replace(actor, satuan=satuan))
        give_akun(petugas, SANDI, actor=replace(actor, satuan=satuan))


class _Case:
    """One case of the story."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.key = ""
        base = settings.SIDIK.satuan
        self.satuan = f"{base}.{row.get('satuan', 'RESNARKOBA')}"

    def events(self) -> Iterator[Event]:
        born = moment(self.row["hari"], self.row["jam"])
        yield Event(born, self.register)
        if "penyidik" in self.row:
            yield Event(born + timedelta(minutes=20), self.assign)
        for step in self.row["langkah"]:
            at = moment(step["hari"], step["jam"])
            yield Event(at, partial(self.take, step, at))

    @property
    def perkara(self) -> Perkara:
        return Perkara.objects.get(pk=self.key)

    @property
    def penyidik(self) -> Actor:
        return get_petugas(self.row["penyidik"]).as_actor()

    def register(self) -> None:
        row, now = self.row, clock.now()
        people = [_orang(entry) for entry in row["orang"]]
        pelapor = next((p for p in people if p.peran is PeranOrang.PELAPOR), None)
        lp = usecases.register_lp(
            NewLP(
                model=ModelLP(row["model"]),
                satuan=self.satuan,
                dilaporkan_at=now,
                kejadian_at=now - timedelta(hours=2),
                ringkas=row["ringkas"],
                uraian=row["uraian"],
                tkp=row["tkp"],
                kategori_tkp=row["kategori"],
                pasal=tuple(row["pasal"]),
                tertangkap_tangan=row.get("tertangkap", False),
                pelapor=pelapor,
            ),
            actor=get_petugas("90010101").as_actor(),
        )
        self.key = str(lp.perkara_id)
        if pelapor:
            penerima = Penerima(
                nama=pelapor.nama, hubungan=Hubungan.PELAPOR, telepon=pelapor.telepon
            )
            issue_akses(lp.perkara, penerima, actor=get_petugas("90010101").as_actor())
        for other in people:
            if other is not pelapor:
                usecases.add_orang(lp.perkara, other, actor=get_petugas("90010101").as_actor())

    def assign(self) -> None:
        perkara = self.perkara
        usecases.assign_penyidik(
            perkara,
            get_petugas(self.row["penyidik"]),
            versi=perkara.versi,
            kesulitan=Kesulitan(self.row["kesulitan"]),
            actor=get_petugas("79070707").as_actor(),
        )

    def take(self, step: dict[str, Any], at: datetime) -> None:
        perkara, name = self.perkara, step["buat"]
        step = _dated(step, at.astimezone(ZoneInfo(settings.TIME_ZONE)))
        nomor = step.get("nomor", "")
        if name in _ADEGAN:
            _ADEGAN[name](Adegan(perkara, self.penyidik, nomor, step))
        elif name == "gelar":
            tujuan = TujuanGelar(step["tujuan"])
            kasat = get_petugas("79070707").as_actor()
            usecases.record_gelar(
                perkara, tujuan=tujuan, nomor=nomor, hasil=step["hasil"], actor=kasat
            )
        else:
            langkah = Langkah(
                step=name,
                versi=perkara.versi,
                nomor=nomor,
                alasan=_reason(step, perkara),
                orang=_suspect(perkara) if name == "name_tersangka" else "",
            )
            usecases.advance_perkara(perkara, langkah, actor=self.penyidik)


def moment(days_ago: int, wall: str) -> datetime:
    """Return the moment `wall` ("22:40") of the day `days_ago`, in the zone of the office."""
    zone = ZoneInfo(settings.TIME_ZONE)
    day = clock.today(settings.TIME_ZONE) - timedelta(days=days_ago)
    return datetime.combine(day, time.fromisoformat(wall), tzinfo=zone)


def _orang(entry: dict[str, Any]) -> NewOrang:
    return NewOrang(**(entry | {"peran": PeranOrang(entry["peran"])}))


def _reason(step: dict[str, Any], perkara: Perkara) -> str:
    grounds = reasons_for(step["buat"], rezim_of(perkara))
    return grounds[step.get("alasan_ke", 0)] if grounds else str(step.get("alasan", ""))


def _dated(step: dict[str, Any], local: datetime) -> dict[str, Any]:
    """Put month and year of the day into the number of every paper that the step names."""
    day = {"rom": romawi(local.month), "thn": local.year}
    return {k: v.format(**day) if isinstance(v, str) else v for k, v in step.items()}


def _suspect(perkara: Perkara) -> str:
    people = list_keterlibatan(perkara)
    return str(next(k.pk for k in people if k.peran == PeranOrang.TERLAPOR))
