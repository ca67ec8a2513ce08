"""A handset on a web page instead of a network: the demo's gateway, and a test's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sidik.pesan.data import Accepted, Hasil, Health, Kiriman, Sink
from sidik.pesan.models import PesanPonsel


@dataclass(frozen=True, kw_only=True)
class Dummy:
    """The air is a table; who reads and writes it is handed in."""

    name: str
    waiting: Callable[[], Sequence[PesanPonsel]]
    take: Callable[[UUID], None]
    show: Callable[[str, str], str]

    def open(self) -> None:
        """The air is always there."""

    def poll(self, sink: Sink) -> int:
        found = self.waiting()
        for pesan in found:
            sink.message(
                Kiriman(
                    gateway=self.name,
                    pengirim=pesan.nomor,
                    text=pesan.text,
                    native_id=str(pesan.pk),
                    sent_at=pesan.at,
                )
            )
            self.take(pesan.pk)
        return len(found)

    def submit(self, tujuan: str, text: str) -> Hasil:
        return Accepted((self.show(tujuan, text),))

    def health(self) -> Health:
        return Health(ok=True, sinyal=100, jaringan="simulasi", keterangan="ponsel simulasi")

    def credit(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing is held."""
