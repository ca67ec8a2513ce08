"""One step of the story, as the acts of force, of things and of files are handed it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.barang_bukti.models import BarangBukti
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.upaya_paksa.models import Penahanan


@dataclass(frozen=True)
class Adegan:
    """One step of the story: in which case, by whom, with which paper."""

    perkara: Perkara
    actor: Actor
    nomor: str
    step: dict[str, Any]

    @property
    def orang(self) -> Keterlibatan:
        people = Keterlibatan.objects.filter(
            perkara=self.perkara, peran__in=["terlapor", "tersangka"]
        )
        return people.get()

    @property
    def barang(self) -> BarangBukti:
        return BarangBukti.objects.select_related("perkara__satuan").get(perkara=self.perkara)

    @property
    def penahanan(self) -> Penahanan:
        return Penahanan.objects.select_related("keterlibatan", "perkara__satuan").get(
            perkara=self.perkara
        )


def today() -> date:
    return clock.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
