"""What officers do with messages; each act leaves a trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sidik.jejak.usecases import record, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.pesan import queries
from sidik.pesan.data import (
    KELUAR_LABEL,
    JenisNomor,
    KeadaanKeluar,
    KeadaanMasuk,
    Nomor,
    Penjaga,
    Peringatan,
    Prioritas,
    rapikan,
    segmen,
    tanda_of,
)
from sidik.pesan.errors import (
    BalasanDilarang,
    BalasanPerluDiperiksa,
    MasukSudahSelesai,
    NomorTakDapatDikirimi,
    PesanKosong,
    PesanTerlaluPanjang,
    SudahDijawab,
    TakDapatDibatalkan,
    TakDapatDikirimUlang,
)
from sidik.pesan.models import Keluar, Masuk
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand


@dataclass(frozen=True, kw_only=True)
class NewBalasan:
    masuk: UUID
    text: str
    terakhir: UUID | None = None
    """The last officer's message that the writer had before him, so that two do not answer."""
    diperiksa: str = ""
    """The tick: under which warnings the writer said that he has looked."""


@usecase
def reply_manually(new: NewBalasan, *, penjaga: Penjaga, actor: Actor) -> Keluar:
    """Answer a number by hand; all that waits from it counts as answered.

    Raises `NotAllowed`, `PesanKosong`, `PesanTerlaluPanjang`, `NomorTakDapatDikirimi`,
    `SudahDijawab`, `BalasanDilarang`, `BalasanPerluDiperiksa`.
    """
    masuk = _masuk(new.masuk, actor)
    text = _checked(new.text)
    nomor = Nomor(masuk.nomor, JenisNomor(masuk.jenis))
    if nomor.jenis is not JenisNomor.SELULER:
        raise NomorTakDapatDikirimi(nomor=nomor.samar)
    if queries.latest_manual(masuk.nomor) != new.terakhir:
        raise SudahDijawab
    peringatan = _guarded(text, masuk.nomor, penjaga)
    if peringatan and new.diperiksa != tanda_of(peringatan):
        raise BalasanPerluDiperiksa(peringatan)
    now = clock.now()
    keluar = Keluar.objects.create(
        in_reply_to=masuk,
        otomatis=False,
        tujuan=masuk.nomor,
        text=text,
        oleh=actor.nrp,
        prioritas=Prioritas.PETUGAS.value,
        created_at=now,
        not_before=now,
        expires_at=now + queries.batas().kedaluwarsa,
    )
    _close(masuk, actor)
    record(
        actor=actor,
        verb="pesan.dibalas",
        subject=ref("pesan", masuk.pk),
        facts={"ke": nomor.samar, "sms": segmen(text).jumlah, **_diperiksa(peringatan)},
    )
    return keluar


@usecase
def close_masuk(pk: UUID, *, actor: Actor) -> None:
    """Mark a number's waiting messages as done without an answer. Raises `MasukSudahSelesai`."""
    masuk = _masuk(pk, actor)
    if not _close(masuk, actor):
        raise MasukSudahSelesai
    record(
        actor=actor,
        verb="pesan.diselesaikan",
        subject=ref("pesan", masuk.pk),
        facts={"dari": masuk.nomor_samar},
    )


@usecase
def resend_keluar(pk: UUID, *, actor: Actor) -> None:
    """Send again what failed or is in doubt: an officer's decision, because it may arrive twice.

    Raises `TakDapatDikirimUlang`, `NotAllowed`.
    """
    keluar = _keluar(pk, actor)
    if not keluar.is_ulang:
        raise TakDapatDikirimUlang(keadaan=KELUAR_LABEL[KeadaanKeluar(keluar.state)])
    before, now = keluar.state, clock.now()
    keluar.state = KeadaanKeluar.ANTRE.value
    keluar.not_before = now
    keluar.expires_at = now + queries.batas().kedaluwarsa
    keluar.save(update_fields=["state", "not_before", "expires_at"])
    _trace("pesan.dikirim_ulang", keluar, before, actor)


@usecase
def abandon_keluar(pk: UUID, *, actor: Actor) -> None:
    """Call off what has not gone out, or let a doubt rest. Raises `TakDapatDibatalkan`."""
    keluar = _keluar(pk, actor)
    if not keluar.is_batal:
        raise TakDapatDibatalkan(keadaan=KELUAR_LABEL[KeadaanKeluar(keluar.state)])
    before = keluar.state
    keluar.state = KeadaanKeluar.BATAL.value
    keluar.save(update_fields=["state"])
    _trace("pesan.dibatalkan", keluar, before, actor)


def _masuk(pk: UUID, actor: Actor) -> Masuk:
    demand(actor, Act.PESAN_REPLY)
    masuk = Masuk.objects.select_for_update().filter(pk=pk).first()
    if masuk is None:
        raise NotFound
    # Two messages of one number are one conversation: its lock is that of the oldest.
    Masuk.objects.select_for_update().filter(nomor=masuk.nomor).order_by("pk").first()
    return masuk


def _keluar(pk: UUID, actor: Actor) -> Keluar:
    demand(actor, Act.PESAN_REPLY)
    keluar = Keluar.objects.select_for_update().filter(pk=pk).first()
    if keluar is None:
        raise NotFound
    return keluar


def _checked(raw: str) -> str:
    text = rapikan(raw).strip()
    if not text:
        raise PesanKosong
    jumlah, limit = segmen(text).jumlah, queries.batas().bagian_petugas
    if jumlah > limit:
        raise PesanTerlaluPanjang(jumlah=jumlah, batas=limit)
    return text


def _guarded(text: str, nomor: str, penjaga: Penjaga) -> Sequence[Peringatan]:
    """Return what the writer is to think over. Raises `BalasanDilarang`."""
    found = penjaga(text, nomor)
    if found.larangan:
        raise BalasanDilarang(sebab=" ".join(found.larangan))
    return [*found.peringatan, *_panjang(text)]


def _panjang(text: str) -> Sequence[Peringatan]:
    cut = segmen(text)
    if cut.jumlah == 1:
        return []
    why = "ada huruf khusus, maka satu SMS memuat 70 huruf" if cut.coding == "ucs2" else ""
    told = f"dikirim sebagai {cut.jumlah} SMS; {why or 'satu SMS memuat 160 huruf'}"
    return [Peringatan(f"panjang {cut.jumlah} SMS", f"Balasan ini {told}. Singkatkan bila dapat.")]


def _diperiksa(peringatan: Sequence[Peringatan]) -> dict[str, str]:
    kinds = dict.fromkeys(one.apa for one in peringatan)
    return {"diperiksa": "; ".join(kinds)} if kinds else {}


def _close(masuk: Masuk, actor: Actor) -> int:
    waiting = Masuk.objects.filter(nomor=masuk.nomor, state=KeadaanMasuk.MANUAL)
    return waiting.update(state=KeadaanMasuk.SELESAI.value, ditangani_oleh=actor.nrp)


def _trace(verb: str, keluar: Keluar, before: str, actor: Actor) -> None:
    record(
        actor=actor,
        verb=verb,
        subject=ref("sms", keluar.pk),
        facts={"ke": keluar.tujuan_samar, "dari_keadaan": before},
    )
