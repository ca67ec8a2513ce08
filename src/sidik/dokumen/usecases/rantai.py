"""A paper goes its way: initials, signature with number and frozen words, book, reader, end."""

from dataclasses import replace
from typing import Final

from django.utils.timezone import localtime

from sidik.dokumen.data import (
    LANGKAH_LABEL,
    Bahan,
    JenisDokumen,
    Kabel,
    Keadaan,
    Konsep,
    LangkahSurat,
    Naskah,
    TandaTerima,
    jenis_of,
)
from sidik.dokumen.errors import (
    AlasanKosong,
    BuktiKosong,
    CaraKirimKosong,
    LangkahTidakSesuai,
    PrasyaratBelumTerpenuhi,
)
from sidik.dokumen.flow import ALASAN, ALASAN_PENDEK, DOKUMEN, Facts
from sidik.dokumen.models import Cetakan, Dokumen, Paraf
from sidik.dokumen.policy import demand_step, is_in_chain, peran_of
from sidik.dokumen.queries import (
    Isi,
    descendants_of,
    facts_of,
    frame_of,
    hari_tercatat,
    hash_of,
    kode_of,
    lembar_of,
    local_day,
    lock_isi,
    lock_pdf,
    pejabat_of,
    read_isi_dokumen,
)
from sidik.dokumen.queries.bangun import konsep_from
from sidik.dokumen.render import compose_naskah, render_naskah
from sidik.dokumen.usecases.nomor import Tercatat, give_line, give_number
from sidik.dokumen.usecases.versi import lock_dokumen, record_surat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.flow import Step
from sidik.satuan.queries import get_satuan
from sidik.tenggat.queries import find_running
from sidik.tenggat.usecases import meet_tenggat


@usecase
def advance_dokumen(
    dokumen: Dokumen, langkah: LangkahSurat, *, kabel: Kabel, actor: Actor
) -> Dokumen:
    """Take one step of the flow table; what rests on a withdrawn paper falls with it.

    Raises `SuratBerpindah`, `BukanGiliranAnda`, `LangkahTidakSesuai`, `TransitionRefused` with the
    unmet need, `AlasanKosong`, and what the rooms raise that are told of the new state.
    """
    lembar = lembar_of(dokumen, own=kabel.own(dokumen.induk, actor))
    dokumen = lock_dokumen(dokumen, langkah.versi)
    facts = facts_of(dokumen, kabel, signer_nrp=actor.nrp)
    step = _step(dokumen, langkah, facts)
    demand_step(actor, step.name, step.label, lembar)
    alasan = _alasan(langkah)

    if step.name == "sign":
        _sign(dokumen, peran_of(actor, lembar), kabel, actor)
    fallen = descendants_of(dokumen) if step.target is Keadaan.DICABUT else []
    _move(dokumen, step, alasan, actor)
    record_surat(dokumen, LANGKAH_LABEL[step.name], actor=actor)
    _tell(dokumen, kabel, actor)
    for paper in fallen:
        _fall(paper, dokumen, actor)
        _tell(paper, kabel, actor)
    return dokumen


def _step(dokumen: Dokumen, langkah: LangkahSurat, facts: Facts) -> Step[Keadaan, Facts]:
    at = Keadaan(dokumen.keadaan)
    row = next((s for s in DOKUMEN.steps_from(at) if s.name == langkah.step), None)
    if row is None or not is_in_chain(row.name, dokumen.entri):
        label = next((s.label for s in DOKUMEN.steps if s.name == langkah.step), langkah.step[:40])
        raise LangkahTidakSesuai(langkah=label, keadaan=dokumen.keadaan_label)
    if row.name in ("submit", "sign") and facts.prasyarat:
        raise PrasyaratBelumTerpenuhi(surat=dokumen.entri.nama, sebab=facts.prasyarat)
    return DOKUMEN.step(row.name, at=at, facts=facts)


def _alasan(langkah: LangkahSurat) -> str:
    alasan = langkah.alasan.strip()
    if langkah.step in ALASAN and len(alasan) < ALASAN_PENDEK:
        raise {"send": CaraKirimKosong, "accept": BuktiKosong}.get(langkah.step, AlasanKosong)
    return alasan[:500]


def _move(dokumen: Dokumen, step: Step[Keadaan, Facts], alasan: str, actor: Actor) -> None:
    now = clock.now()
    dokumen.keadaan = step.target.value
    if step.name in ALASAN:
        dokumen.alasan = alasan
    stamp = {
        "note": "dicatat_at",
        "send": "dikirim_at",
        "accept": "diterima_at",
        "withdraw": "dicabut_at",
        "discard": "dicabut_at",
    }.get(step.name)
    if stamp:
        setattr(dokumen, stamp, now)
    store(dokumen)
    if step.name == "give_back":
        for mark in dokumen.paraf.all():
            if not mark.gugur:
                mark.gugur = True
                store(mark)
    _mark(dokumen, step.name, alasan, actor)


def _mark(dokumen: Dokumen, langkah: str, alasan: str, actor: Actor) -> None:
    pejabat = pejabat_of(actor)
    store(
        Paraf(
            dokumen=dokumen,
            langkah=langkah,
            at=clock.now(),
            nrp=pejabat.nrp,
            nama=pejabat.nama,
            pangkat=pejabat.pangkat,
            jabatan=pejabat.jabatan,
            alasan=alasan,
            gugur=langkah == "give_back",
        )
    )


def _tell(dokumen: Dokumen, kabel: Kabel, actor: Actor) -> None:
    if dokumen.keadaan == Keadaan.DIKIRIM:
        for aturan in dokumen.entri.tenggat:
            if find_running(aturan, dokumen.induk):
                meet_tenggat(actor=actor, aturan=aturan, subject=dokumen.induk)
    if hook := kabel.on_surat.get((dokumen.jenis, dokumen.keadaan)):
        hook(dokumen, actor)


def _fall(paper: Dokumen, cause: Dokumen, actor: Actor) -> None:
    """Withdraw what rested on a withdrawn paper."""
    sebab = f"gugur karena {cause.nomor or cause.entri.nama} dicabut"
    paper.keadaan, paper.alasan = Keadaan.DICABUT.value, sebab
    paper.dicabut_at = clock.now()
    store(paper)
    _mark(paper, "withdraw", sebab, actor)
    record_surat(paper, sebab, actor=actor)


# --- signing --------------------------------------------------------------------------------------


def _sign(dokumen: Dokumen, peran: str, kabel: Kabel, actor: Actor) -> None:
    """Give number and line in the book, freeze every word, print it once and for all.

    The number is given by the same act as the signature: earlier it might be wasted on a draft
    that is torn up, later a signed paper would lie about without one when the office is closed.
    """
    entri, konsep = dokumen.entri, read_isi_dokumen(dokumen).konsep
    now = clock.now()
    today = local_day(now, dokumen.satuan)
    frame = frame_of(dokumen.satuan)
    dokumen.tanggal, dokumen.ditandatangani_at = today, now
    dokumen.penanda_nrp = actor.nrp
    if entri.is_bernomor:
        give_number(
            dokumen,
            today,
            unit=frame.unit,
            sifat=konsep.sifat,
            nomor_lp=konsep.lp[0].nomor if konsep.lp else "",
            tercatat=Tercatat(
                nomor=konsep.tercatat,
                hari=hari_tercatat(dokumen, konsep, kabel.perintah(dokumen.induk)) or today,
            ),
        )
    naskah = compose_naskah(
        entri,
        konsep,
        replace(
            frame,
            nomor=dokumen.nomor,
            register=give_line(dokumen, today),
            hari_ini=dokumen.tanggal,
            pejabat=pejabat_of(actor),
            peran=peran,
        ),
    )
    _freeze(dokumen, konsep, naskah)


def _freeze(dokumen: Dokumen, konsep: Konsep, naskah: Naskah) -> None:
    """Keep every word of a signed paper, and the sheet as it was printed then."""
    dokumen.hash = hash_of(naskah)
    dokumen.isi = lock_isi(dokumen, Isi(konsep=konsep, naskah=naskah))
    at = localtime(dokumen.ditandatangani_at)
    pdf = render_naskah(naskah, at, kode=kode_of(dokumen.hash))
    store(Cetakan(dokumen=dokumen, pdf=lock_pdf(dokumen, pdf)))


# --- what the counter signs with a pen and hands over at once -------------------------------------

_CARA: Final = "diserahkan di loket; ditandatangani basah oleh {nama}"


@usecase
def enter_tanda_terima(paper: TandaTerima, bahan: Bahan, *, actor: Actor) -> Dokumen:
    """Enter a receipt under its number, as signed and handed over.

    It holds nobody in the case, as a paper that names people does: with a reporter who is struck
    out the receipt falls. The caller has asked whether the actor may, and whether it stands there.
    """
    entri = jenis_of(paper.jenis.value)
    dokumen = _new_receipt(entri, paper, bahan, actor)
    konsep = konsep_from(entri, bahan, ())
    frame = replace(
        frame_of(dokumen.satuan),
        nomor=paper.nomor,
        register=give_line(dokumen, local_day(clock.now(), dokumen.satuan)),
        hari_ini=dokumen.tanggal,
        pejabat=paper.pejabat,
    )
    naskah = compose_naskah(entri, konsep, frame)
    signed = replace(naskah.penanda, atas=list(paper.atas))
    _freeze(dokumen, konsep, replace(naskah, penanda=signed))
    store(dokumen)
    _mark(dokumen, "accept", dokumen.alasan, actor)
    record_surat(dokumen, "diserahkan di loket", actor=actor)
    return dokumen


@usecase
def void_tanda_terima(dokumen: Dokumen, alasan: str, *, actor: Actor) -> None:
    """Withdraw a receipt of somebody who was never the reporter; its line stays with the reason."""
    dokumen.keadaan, dokumen.alasan = Keadaan.DICABUT.value, alasan
    dokumen.dicabut_at = clock.now()
    store(dokumen)
    _mark(dokumen, "withdraw", alasan, actor)
    record_surat(dokumen, "dicabut", actor=actor)


def _new_receipt(entri: JenisDokumen, paper: TandaTerima, bahan: Bahan, actor: Actor) -> Dokumen:
    now, satuan = clock.now(), get_satuan(bahan.satuan)
    stamps = ("dibuat_at", "ditandatangani_at", "dicatat_at", "dikirim_at", "diterima_at")
    return Dokumen(
        satuan=satuan,
        jenis=entri.jenis,
        subject=bahan.subject,
        induk=bahan.induk,
        nomor=paper.nomor,
        tanggal=local_day(now, satuan),
        keadaan=Keadaan.DITERIMA.value,
        perihal=bahan.judul_perkara[:200],
        register=entri.register,
        penyusun_nrp=actor.nrp,
        penanda_nrp=paper.pejabat.nrp,
        alasan=_CARA.format(nama=f"{paper.pejabat.pangkat} {paper.pejabat.nama}"),
        **dict.fromkeys(stamps, now),
    )
