"""What comes in: kept once, sorted, and answered once by the machine or handed to a person."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F

from sidik.jejak.usecases import projection, record, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.pesan import queries
from sidik.pesan.data import (
    BANTUAN,
    BERHENTI,
    MULAI,
    PETUGAS,
    TEKS_BANTUAN,
    TEKS_BERHENTI,
    TEKS_MULAI,
    TEKS_PETUGAS,
    Alasan,
    Answer,
    JenisNomor,
    KeadaanMasuk,
    Keywords,
    Kiriman,
    Nomor,
    Perintah,
    Pertanyaan,
    Prioritas,
    bersihkan,
    parse_perintah,
    rapikan,
    segmen,
)
from sidik.pesan.models import Berhenti, Keluar, Masuk
from sidik.satuan.data import system_actor

_BUKAN_ORANG = {JenisNomor.ALFA, JenisNomor.KODE_PENDEK, JenisNomor.TAK_SAH}


@dataclass(frozen=True)
class _Keputusan:
    """What becomes of a message: what is sent back, and who has it now."""

    state: KeadaanMasuk
    answer: Answer | None = None
    alasan: Alasan | None = None


@projection
def receive(kiriman: Kiriman) -> UUID:
    """Keep a message; durable when this returns. A second copy only counts up."""
    nomor = Nomor.parse(kiriman.pengirim)
    text = bersihkan(kiriman.text)
    _one_at_a_time(nomor.kunci)
    kembar = queries.find_kembar(kiriman, nomor.kunci, text)
    if kembar:
        Masuk.objects.filter(pk=kembar.pk).update(copies=F("copies") + 1)
        return kembar.pk
    return _keep(kiriman, nomor, text).pk


@projection
def answer_masuk(pk: UUID, keywords: Keywords) -> bool:
    """Answer one new message by its keyword, or hand it to a person.

    False when another process has it. State and reply are one transaction, and the database
    takes one automatic reply per message.
    """
    rows = Masuk.objects.select_for_update(skip_locked=True)
    masuk = rows.filter(pk=pk, state=KeadaanMasuk.BARU).first()
    if masuk is None:
        return False
    _one_at_a_time(masuk.nomor)
    _decide(masuk, keywords)
    return True


@usecase
def hand_over(pk: UUID) -> None:
    """Give a message to a person because its answerer failed."""
    Masuk.objects.filter(pk=pk).update(
        state=KeadaanMasuk.MANUAL.value, alasan=Alasan.GANGGUAN.value
    )
    record(
        actor=system_actor(settings.SIDIK.satuan),
        verb="pesan.diteruskan",
        subject=ref("pesan", pk),
        facts={"alasan": Alasan.GANGGUAN.value},
    )


@usecase
def _keep(kiriman: Kiriman, nomor: Nomor, text: str) -> Masuk:
    state, alasan = _sort(kiriman, nomor)
    masuk = Masuk(
        gateway=kiriman.gateway,
        pengirim=kiriman.pengirim[:60],
        nomor=nomor.kunci[:70],
        jenis=nomor.jenis.value,
        text=text,
        sent_at=kiriman.sent_at,
        received_at=clock.now(),
        lengkap=kiriman.lengkap,
        state=state.value,
        alasan=alasan.value if alasan else "",
    )
    masuk.native_id = kiriman.native_id or str(masuk.pk)
    masuk.save(force_insert=True)
    record(
        actor=system_actor(settings.SIDIK.satuan),
        verb="pesan.masuk",
        subject=ref("pesan", masuk.pk),
        facts={"dari": nomor.samar, "keadaan": state.value},
    )
    return masuk


def _sort(kiriman: Kiriman, nomor: Nomor) -> tuple[KeadaanMasuk, Alasan | None]:
    if nomor.jenis in _BUKAN_ORANG:
        return KeadaanMasuk.DIABAIKAN, Alasan.BUKAN_ORANG
    if nomor.jenis is not JenisNomor.SELULER:
        return KeadaanMasuk.MANUAL, Alasan.ASING
    if not kiriman.lengkap:
        return KeadaanMasuk.MANUAL, Alasan.TAK_LENGKAP
    return KeadaanMasuk.BARU, None


@usecase
def _decide(masuk: Masuk, keywords: Keywords) -> None:
    found = _keputusan(masuk, keywords)
    if found.answer and not _within_limits(masuk, found.answer):
        found = _Keputusan(KeadaanMasuk.MANUAL, alasan=found.alasan or Alasan.BATAS)
    if found.answer:
        _reply(masuk, found.answer)
    masuk.state = found.state.value
    masuk.alasan = found.alasan.value if found.alasan else ""
    masuk.save(update_fields=["state", "alasan"])
    record(
        actor=system_actor(settings.SIDIK.satuan),
        verb="pesan.dijawab" if found.answer else "pesan.diteruskan",
        subject=ref("pesan", masuk.pk),
        facts={
            "ke": masuk.nomor_samar,
            "template": found.answer.template if found.answer else "",
            "alasan": masuk.alasan,
        },
    )


def _keputusan(masuk: Masuk, keywords: Keywords) -> _Keputusan:
    perintah = parse_perintah(masuk.text, keywords)
    if perintah is None:
        return _free_text(masuk)
    if perintah.kata in keywords:
        return _ask(masuk, perintah, keywords)
    return _built_in(masuk, perintah)


def _free_text(masuk: Masuk) -> _Keputusan:
    """A person reads it; the sender is told once a day what the machine understands."""
    since = clock.now() - queries.HARI
    told = queries.count_template(masuk.nomor, TEKS_BANTUAN.template, since)
    answer = TEKS_BANTUAN if told < queries.batas().bantuan_per_hari else None
    return _Keputusan(KeadaanMasuk.MANUAL, answer, Alasan.BEBAS)


def _ask(masuk: Masuk, perintah: Perintah, keywords: Keywords) -> _Keputusan:
    answer = keywords[perintah.kata](
        Pertanyaan(
            nomor=Nomor(masuk.nomor, JenisNomor(masuk.jenis)),
            kata=perintah.kata,
            argumen=perintah.argumen,
            text=masuk.text,
            received_at=masuk.received_at,
        )
    )
    if answer is None:
        return _Keputusan(KeadaanMasuk.MANUAL, alasan=Alasan.DITERUSKAN)
    return _Keputusan(KeadaanMasuk.TERJAWAB, answer)


def _built_in(masuk: Masuk, perintah: Perintah) -> _Keputusan:
    if perintah.kata == PETUGAS:
        return _Keputusan(KeadaanMasuk.MANUAL, TEKS_PETUGAS, Alasan.DIMINTA)
    if perintah.kata == BERHENTI:
        Berhenti.objects.get_or_create(nomor=masuk.nomor, defaults={"at": clock.now()})
    if perintah.kata == MULAI:
        Berhenti.objects.filter(nomor=masuk.nomor).delete()
    answer = {BERHENTI: TEKS_BERHENTI, MULAI: TEKS_MULAI, BANTUAN: TEKS_BANTUAN}[perintah.kata]
    return _Keputusan(KeadaanMasuk.TERJAWAB, answer)


def _within_limits(masuk: Masuk, answer: Answer) -> bool:
    """Say whether the machine may still speak to this number; two machines must not converse."""
    now, batas, tujuan = clock.now(), queries.batas(), masuk.nomor
    sama = queries.count_sama(tujuan, _cut(answer.text), now - queries.JAM)
    return (
        queries.count_otomatis(tujuan, now - queries.JAM) < batas.otomatis_per_jam
        and queries.count_otomatis(tujuan, now - queries.HARI) < batas.otomatis_per_hari
        and sama < batas.isi_sama_per_jam
    )


def _cut(text: str) -> str:
    """Return what fits into the few parts that an automatic answer may cost."""
    return "".join(segmen(rapikan(text)).bagian[: queries.batas().bagian_otomatis])


def _reply(masuk: Masuk, answer: Answer) -> None:
    now = clock.now()
    Keluar.objects.create(
        in_reply_to=masuk,
        otomatis=True,
        tujuan=masuk.nomor,
        text=_cut(answer.text),
        template=answer.template,
        oleh="sistem",
        prioritas=Prioritas.OTOMATIS.value,
        created_at=now,
        not_before=now,
        expires_at=now + queries.batas().kedaluwarsa,
    )


def _one_at_a_time(nomor: str) -> None:
    """Wait for others who handle this number now; limits and twins are counted, so they race."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 45))", [nomor])
