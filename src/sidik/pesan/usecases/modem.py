"""What workers say of their gateways, and the air of the demo's handset."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F

from sidik.jejak.usecases import projection
from sidik.kernel import clock
from sidik.pesan.data import Health, JenisNomor, ModemSitus, Nomor, rapikan
from sidik.pesan.errors import NomorTakDapatDikirimi, PesanKosong
from sidik.pesan.models import Modem, PesanPonsel


@projection
def start_modem(situs: ModemSitus) -> None:
    """Note that a worker begins; nothing is known of its modem yet."""
    values = {"jenis": situs.jenis, "ok": False, "heartbeat_at": clock.now()}
    values["keterangan"] = "sedang menyambung"
    Modem.objects.update_or_create(nama=situs.nama, defaults=values)
    Modem.objects.filter(nama=situs.nama).update(mulai=F("mulai") + 1)


@projection
def note_heartbeat(nama: str, *, progress: bool) -> None:
    now = clock.now()
    moved = {"progress_at": now} if progress else {}
    Modem.objects.filter(nama=nama).update(heartbeat_at=now, **moved)


@projection
def note_health(nama: str, health: Health) -> None:
    """Keep what a modem says of itself; credit that was not asked for now stays as it was."""
    values = {
        "ok": health.ok,
        "sinyal": health.sinyal,
        "jaringan": health.jaringan[:60],
        "sim_terpakai": health.sim_terpakai,
        "sim_muat": health.sim_muat,
        "keterangan": health.keterangan[:200],
        "heartbeat_at": clock.now(),
    }
    if health.pulsa:
        values["pulsa"] = health.pulsa[:200]
    Modem.objects.filter(nama=nama).update(**values)


@projection
def drop_modem(keep: Sequence[str]) -> None:
    """Forget modems that the site no longer has."""
    Modem.objects.exclude(nama__in=list(keep)).delete()


@projection
def send_from_ponsel(raw: str, text: str) -> PesanPonsel:
    """Send from the demo's handset to the office. Raises `NomorTakDapatDikirimi`, `PesanKosong`."""
    nomor = Nomor.parse(raw)
    if nomor.jenis is not JenisNomor.SELULER:
        raise NomorTakDapatDikirimi(nomor=raw)
    if not text.strip():
        raise PesanKosong
    return PesanPonsel.objects.create(
        nomor=nomor.kunci, ke_kantor=True, text=rapikan(text)[:1000], at=clock.now()
    )


@projection
def take_from_udara(pk: UUID) -> None:
    """Note that the office has a message, so that the air may forget it."""
    PesanPonsel.objects.filter(pk=pk).update(diambil_at=clock.now())


@projection
def show_on_ponsel(tujuan: str, text: str) -> str:
    """Show a message on the demo's handset; return its reference."""
    shown = PesanPonsel.objects.create(
        nomor=tujuan, ke_kantor=False, text=text, at=clock.now(), diambil_at=clock.now()
    )
    return str(shown.pk)
