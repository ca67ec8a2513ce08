"""Judging a line: what a reading means, and what a person may make of it."""

from collections.abc import Sequence
from decimal import Decimal

from sidik.perangkat.data import Cara, Hasil, HasilIsian, Jawaban
from sidik.perangkat.models import Butir, Isian, Ukuran
from sidik.satuan.data import Act, Actor, Role
from sidik.satuan.policy import may

PILIH = "Pilih baik atau tidak."
ISI_ANGKA = "Isi angka yang terbaca, atau pilih «Tidak terbaca»."
PERLU_CATATAN = "Pengukur menemukan gangguan. Tulis alasan mengapa baris ini tetap tidak «Tidak»."


def judge(butir: Butir, nilai: Decimal | None) -> HasilIsian:
    """Say whether a figure lies where the line wants it."""
    if nilai is None:
        return HasilIsian.BAIK
    low = butir.min is not None and nilai < butir.min
    high = butir.max is not None and nilai > butir.max
    return HasilIsian.TIDAK if low or high else HasilIsian.BAIK


def judge_reading(butir: Butir, reading: Hasil | Ukuran) -> HasilIsian:
    """Say what a probe's word means for a line."""
    if reading.ok is None:
        return HasilIsian.TIDAK_BERLAKU
    return judge(butir, reading.nilai) if reading.ok else HasilIsian.TIDAK


def worst(butir: Butir, readings: Sequence[Ukuran]) -> Ukuran | None:
    """Return the worst reading, newest last in `readings`: a night's fault counts at dawn."""
    if not readings:
        return None
    failed = [r for r in readings if judge_reading(butir, r) is HasilIsian.TIDAK]
    if failed:
        return failed[-1]
    figures = [r for r in readings if r.nilai is not None]
    if butir.max is not None and figures:
        return max(figures, key=lambda r: r.nilai or 0)
    if butir.min is not None and figures:
        return min(figures, key=lambda r: r.nilai or 0)
    return readings[-1]


def settle(isian: Isian, said: Jawaban) -> HasilIsian:
    """Return what a line comes to: the person's word, or for a figure what the figure says."""
    if isian.butir.cara == Cara.UKUR and said.nilai is not None:
        return judge(isian.butir, said.nilai)
    return said.hasil


def objection(isian: Isian, said: Jawaban, *, selesai: bool) -> tuple[str, str] | None:
    """Return the field and the sentence that keep an answer from standing; None when it stands.

    A probe may be overruled to worse freely, to better only with a note.
    """
    hasil = settle(isian, said)
    if hasil is HasilIsian.BELUM:
        if not selesai:
            return None
        return ("nilai", ISI_ANGKA) if isian.butir.cara == Cara.UKUR else ("hasil", PILIH)
    if isian.hasil_probe == HasilIsian.TIDAK and hasil is not HasilIsian.TIDAK:
        return None if said.catatan.strip() else ("catatan", PERLU_CATATAN)
    return None


def may_kebocoran(actor: Actor, satuan: str) -> bool:
    """A breach is for those who answer for it: the chiefs and Si TIK."""
    answers = actor.has(Role.KAPOLRES, Role.WAKAPOLRES, Role.KASAT, Role.SI_TIK, Role.SISTEM)
    return answers and may(actor, Act.PERANGKAT_READ, at=satuan)
