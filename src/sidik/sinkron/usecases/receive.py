"""The centre takes what a site sends: everything is proved before anything is kept."""

import json
from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import DataError

from sidik.jejak.data import NamaBuku, digest_of, link_of
from sidik.jejak.models import Buku, Peristiwa
from sidik.jejak.queries import stamp_of
from sidik.jejak.usecases import hold_traces, lock_buku, node_key, projection
from sidik.kernel import clock
from sidik.kernel.seal import KOSONG, canonical, sha256, verify
from sidik.sinkron.data import (
    PUSAT,
    AdaCelah,
    BukanPusat,
    Butir,
    EpochDitutup,
    IsiTidakCocok,
    JumlahTidakCocok,
    KirimanRusak,
    RantaiPutus,
    RiwayatBerbeda,
    SegelSalah,
    SidikSalah,
    SimpulBelumDisetujui,
    SimpulDicabut,
    SimpulTidakDikenal,
    StatusSimpul,
    TandaTanganSalah,
    Vonis,
)
from sidik.sinkron.models import BatchMasuk, Karantina, Simpul
from sidik.sinkron.queries import get_simpul, held_buku, held_hashes, list_unapplied, versions
from sidik.sinkron.usecases.apply import apply_records, list_butir
from sidik.sinkron.wire import (
    Cursor,
    Envelope,
    Header,
    Heartbeat,
    Line,
    Question,
    Receipt,
    Refused,
    Signed,
    decompress,
    read_header,
    read_line,
    read_message,
    sign_message,
    signature_of,
    split_envelope,
)


@projection
def receive_batch(body: bytes) -> Signed:
    """Hold one batch and answer with the countersigned receipt.

    Traces, rows, cursor, signed original and receipt are one transaction. Anything that cannot be
    proved refuses the whole batch by name; a record that cannot be applied never does.
    """
    demand_pusat()
    envelope = split_envelope(body)
    header = read_header(envelope.header)
    simpul = _known(header.node, envelope.header, envelope.signature)
    lines = _opened(envelope, header)
    _note_contact(simpul, header)
    buku = _cursor_of(header)
    fresh = _fresh(lines, header, buku)
    if not fresh:
        return _receipt_again(header)
    rows = _proved(fresh, header, bytes(buku.hash), simpul.kunci)
    try:
        hold_traces(rows, node=header.node, epoch=header.epoch)
    except DataError as wrong:
        raise KirimanRusak(sebab="isinya tidak dapat disimpan") from wrong
    butir = list_butir(fresh)
    apply_records(butir, node=header.node)
    _keep_aside(butir, header)
    return _countersign(envelope, header, rows[-1], butir)


@projection
def receive_question(signed: Signed) -> Signed:
    """Tell a site where we stand with it."""
    demand_pusat()
    question = read_message(signed.pesan, Question)
    _known(question.node, signed.pesan.encode(), signature_of(signed))
    return answer_cursor(question.node)


@projection
def receive_heartbeat(signed: Signed) -> Signed:
    """Note the head that a site announces; lag is computed from it here."""
    demand_pusat()
    beat = read_message(signed.pesan, Heartbeat)
    simpul = _known(beat.node, signed.pesan.encode(), signature_of(signed))
    _note_contact(simpul, beat)
    return answer_cursor(beat.node)


def answer_cursor(node: str) -> Signed:
    buku = held_buku(node)
    batch = _last_batch(node, buku.epoch) if buku else None
    cursor = Cursor(
        pusat=settings.SIDIK.kode,
        node=node,
        epoch=str(buku.epoch) if buku else "",
        seq=buku.seq if buku else 0,
        hash=bytes(buku.hash if buku else KOSONG).hex(),
        batch=batch.hash if batch else "",
        at=clock.now(),
        versions=versions(),
        refused=list_unapplied(node),
    )
    return sign_message(cursor, node_key())


def latest_answers(node: str, *, limit: int = 200) -> list[Signed]:
    """Return the receipts of a site's open book and the cursor, for the courier's way back."""
    buku = held_buku(get_simpul(node).kode)
    if buku is None:
        return [answer_cursor(node)]
    rows = BatchMasuk.objects.filter(node=node, epoch=buku.epoch).order_by("-last", "-pk")
    return [*(_receipt_of(b) for b in reversed(rows[:limit])), answer_cursor(node)]


def demand_pusat() -> None:
    if settings.SIDIK.peran != PUSAT:
        raise BukanPusat


# --- who ---------------------------------------------------------------------------------------


def _known(node: str, message: bytes, signature: bytes) -> Simpul:
    """Return the site, locked: its batches are taken one after the other."""
    simpul = Simpul.objects.select_for_update().filter(kode=node).first()
    if simpul is None:
        raise SimpulTidakDikenal(node=node)
    if not verify(simpul.kunci, message, signature):
        raise TandaTanganSalah(node=node)
    if simpul.status == StatusSimpul.MENUNGGU:
        raise SimpulBelumDisetujui(node=node)
    if simpul.status == StatusSimpul.DICABUT:
        raise SimpulDicabut(node=node)
    return simpul


# --- what --------------------------------------------------------------------------------------


def _opened(envelope: Envelope, header: Header) -> list[Line]:
    if sha256(envelope.payload).hex() != header.payload or len(envelope.payload) != header.size:
        raise IsiTidakCocok
    raw = decompress(envelope.payload)
    if len(raw) != header.count or header.last - header.first + 1 != header.count:
        raise JumlahTidakCocok(disebut=header.count, ada=len(raw))
    lines = [read_line(text, nomor) for nomor, text in enumerate(raw, 1)]
    for nomor, line in enumerate(lines, header.first):
        if line.seq != nomor:
            raise KirimanRusak(sebab=f"nomor {nomor} tidak ada dalam kiriman")
    return lines


def _cursor_of(header: Header) -> Buku:
    """Return the locked book of this epoch; an epoch of a restored site closes the one before."""
    known = held_buku(header.node, header.epoch)
    if known and known.ditutup_at:
        raise EpochDitutup(epoch=header.epoch, node=header.node)
    if known is None and header.first > 1:
        raise AdaCelah(seq=0, first=header.first)
    return lock_buku(NamaBuku.UTAMA, node=header.node, epoch=header.epoch)


def _fresh(lines: Sequence[Line], header: Header, buku: Buku) -> list[Line]:
    """Return the lines that we do not hold; those that we do must be the same."""
    if header.first > buku.seq + 1:
        raise AdaCelah(seq=buku.seq, first=header.first)
    held = held_hashes(header.node, header.epoch, header.first, min(header.last, buku.seq))
    for line in lines:
        if line.seq in held and held[line.seq].hex() != line.hash:
            raise RiwayatBerbeda(seq=line.seq, node=header.node)
    return [line for line in lines if line.seq > buku.seq]


def _proved(lines: Sequence[Line], header: Header, prev: bytes, public_key: str) -> list[Peristiwa]:
    rows = []
    for line in lines:
        row, link = _row(line, header), bytes.fromhex(line.hash)
        if bytes.fromhex(line.prev) != prev:
            raise RantaiPutus(seq=line.seq)
        if link_of(prev, stamp_of(row), bytes.fromhex(line.digest)) != link:
            raise SidikSalah(seq=line.seq)
        if line.segel is not None and not verify(public_key, link, bytes.fromhex(line.segel)):
            raise SegelSalah(seq=line.seq, node=header.node)
        prev = link
        rows.append(row)
    return rows


def _row(line: Line, header: Header) -> Peristiwa:
    return Peristiwa(
        node=header.node,
        epoch=header.epoch,
        buku=NamaBuku.UTAMA.value,
        seq=line.seq,
        at=line.at,
        actor=line.actor,
        verb=line.verb,
        subject=line.subject,
        records=_records(line),
        salt=None if line.salt is None else bytes.fromhex(line.salt),
        digest=bytes.fromhex(line.digest),
        prev=bytes.fromhex(line.prev),
        hash=bytes.fromhex(line.hash),
        segel=None if line.segel is None else bytes.fromhex(line.segel),
    )


def _records(line: Line) -> object:
    """Return the records of a trace once they are proved; None when they were erased by order."""
    raw = bytes(line.records)
    if raw == b"null" and line.salt is None:
        return None
    try:
        records = json.loads(raw)
        spelled = canonical(records)
    except (ValueError, TypeError, RecursionError) as wrong:
        raise KirimanRusak(sebab=f"rekaman peristiwa nomor {line.seq} tidak baku") from wrong
    if not isinstance(records, list) or spelled != raw:
        raise KirimanRusak(sebab=f"rekaman peristiwa nomor {line.seq} tidak baku")
    if line.salt is None or digest_of(bytes.fromhex(line.salt), records).hex() != line.digest:
        raise SidikSalah(seq=line.seq)
    return records


# --- what is kept ------------------------------------------------------------------------------


def _keep_aside(butir: Sequence[Butir], header: Header) -> None:
    Karantina.objects.bulk_create(
        Karantina(
            node=header.node,
            epoch=header.epoch,
            seq=one.seq,
            indeks=one.indeks,
            subject=one.subject,
            kind=one.kind[:80],
            record_id=one.key,
            isi=one.isi,
            vonis=one.vonis.value,
            sebab=one.sebab[:400],
            at=clock.now(),
        )
        for one in _unapplied(butir)
    )


def _unapplied(butir: Sequence[Butir]) -> list[Butir]:
    return [b for b in butir if b.vonis in (Vonis.PENDING, Vonis.QUARANTINED)]


def _countersign(
    envelope: Envelope, header: Header, last: Peristiwa, butir: Sequence[Butir]
) -> Signed:
    receipt = Receipt(
        pusat=settings.SIDIK.kode,
        node=header.node,
        epoch=str(header.epoch),
        first=header.first,
        last=header.last,
        hash=bytes(last.hash).hex(),
        batch=envelope.batch_hash,
        at=clock.now(),
        verdicts={v.value: sum(b.vonis is v for b in butir) for v in Vonis},
        exceptions=[
            Refused(b.seq, b.subject, b.kind, b.key, b.sebab, b.vonis.value)
            for b in _unapplied(butir)
        ],
    )
    signed = sign_message(receipt, node_key())
    BatchMasuk.objects.create(
        node=header.node,
        epoch=header.epoch,
        first=header.first,
        last=header.last,
        hash=envelope.batch_hash,
        header=envelope.header,
        signature=envelope.signature,
        payload=envelope.payload,
        receipt=signed.pesan.encode(),
        receipt_signature=bytes.fromhex(signed.ttd),
        at=receipt.at,
    )
    return signed


def _receipt_again(header: Header) -> Signed:
    """Answer a replay with the receipt that was given for it, or for the numbers in it."""
    rows = BatchMasuk.objects.filter(node=header.node, epoch=header.epoch, last__gte=header.last)
    found = rows.order_by("last", "pk").first()
    if found is None:
        raise AdaCelah(seq=0, first=header.first)
    return _receipt_of(found)


def _receipt_of(batch: BatchMasuk) -> Signed:
    return Signed(bytes(batch.receipt).decode(), bytes(batch.receipt_signature).hex())


def _last_batch(node: str, epoch: UUID) -> BatchMasuk | None:
    rows = BatchMasuk.objects.filter(node=node, epoch=epoch)
    return rows.defer("payload").order_by("-last", "-pk").first()


def _note_contact(simpul: Simpul, said: Header | Heartbeat) -> None:
    now = clock.now()
    simpul.kontak_at = now
    simpul.head_epoch, simpul.head_seq = said.head.epoch[:36], said.head.seq
    simpul.versions = msgspec.to_builtins(said.versions)
    simpul.selisih_jam = int((said.sent_at - now).total_seconds())
    simpul.hambatan = said.refusal[:20] if isinstance(said, Heartbeat) else ""
    simpul.save(
        update_fields=[
            "kontak_at",
            "head_epoch",
            "head_seq",
            "versions",
            "selisih_jam",
            "hambatan",
        ]
    )
