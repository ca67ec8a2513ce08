"""A case moves: by the flow table, with its paper, its reason and its clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sidik.dokumen.models import Dokumen
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.flow import Step
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    SELESAI,
    SIDIK,
    TUJUAN_GELAR_LABEL,
    JenisTindakan,
    Langkah,
    PeranOrang,
    StatusOrang,
    Tahap,
    TujuanGelar,
)
from sidik.perkara.errors import (
    AlasanBelumCocok,
    AlasanBelumDipilih,
    BerkasDiJPU,
    GelarSudahDicatat,
    GelarTidakSesuai,
    OrangBelumDipilih,
    SPDPBelumWaktunya,
    SuratBelumDiisi,
    SuratLainSiap,
    SuratUntukOrangLain,
)
from sidik.perkara.flow import (
    BERDASAR_SPRIN,
    BUKA,
    DI_JPU,
    KETERANGAN,
    MENYIMPANG,
    PER_ORANG,
    PERKARA,
    SURAT,
    Facts,
    reasons_for,
    status_for,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import can, sebagai
from sidik.perkara.queries.akhir import list_belum_berakhir
from sidik.perkara.queries.berkas import (
    berkas_of,
    facts_of,
    list_keterlibatan,
    list_tindakan,
    rezim_of,
)
from sidik.perkara.queries.dasar import (
    SuratSiap,
    facts_surat,
    find_sprin_dicabut,
    find_surat,
    insist_hari,
    insist_sprin,
    list_surat,
    saat_surat,
    surat_siap,
)
from sidik.perkara.queries.jaga import Sesudah, insist_berjalan, last_step, late_reason
from sidik.perkara.queries.rehab import list_berjalan
from sidik.perkara.usecases.akhir import end_each
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import meet_clock, move_clocks
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.orang import facts_for, status_row
from sidik.perkara.usecases.rehab import insist_tat, sebut
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Act, Actor


@usecase
def advance_perkara(perkara: Perkara, langkah: Langkah, *, actor: Actor) -> Perkara:
    """Take one step of the flow table.

    Raises `NotAllowed`, `PerkaraBerubah`, `TransitionRefused` with the unmet need,
    `SuratBelumDiisi`, `AlasanBelumDipilih`, `OrangBelumDipilih`, `SuratUntukOrangLain`,
    `RekomendasiLain`, `HariSuratLain`, `SuratSudahDicabut`, `SprinDicabut`,
    `MenyimpangTanpaWenang`, and what `end_each` raises of those whom a settlement names.
    """
    _insist(perkara, actor)
    insist_versi(perkara, langkah.versi)
    papers, before, acts = list_surat(perkara), last_step(perkara), list_tindakan(perkara)
    siap = surat_siap(perkara, papers, acts)
    gone = find_sprin_dicabut(perkara, clock.now(), papers=papers, tindakan=acts)
    facts = facts_surat(facts_of(perkara), siap, gone)
    asked = replace(facts, lewat_berkas=bool(langkah.berkas))
    step = PERKARA.step(langkah.step, at=Tahap(perkara.tahap), facts=asked)
    moments = []
    for one in _each(langkah):
        each, moment = _dated(perkara, one, papers, siap)
        late = late_reason(perkara, actor, moment, each.terlambat, before)
        _insist_papers(step, each, perkara)
        _insist_semua(perkara, each, actor)
        if step.name in BERDASAR_SPRIN:
            insist_sprin(perkara, moment)
        if step.name in MENYIMPANG:
            late = insist_tat(perkara, each, asked, actor) or late
        saat = Saat(moment, actor, late)
        if step.name in PER_ORANG:
            return _settle(perkara, step, each, saat)
        _take(perkara, step, each, saat)
        moments.append(moment)
    move_clocks(perkara, step, actor=actor, at=min(moments))
    return perkara


@dataclass(frozen=True)
class Saat:
    """When a step is taken, by whom, and why it is written down late."""

    at: datetime
    actor: Actor
    terlambat: str


def _each(langkah: Langkah) -> Sequence[Langkah]:
    """Return the step once for everybody whom it names, each with the number of his letter."""
    named = langkah.penetapan
    each = [replace(langkah, orang=key, nomor=named[key]) for key in named] or [langkah]
    return [replace(one, nomor=one.nomor.strip(), alasan=one.alasan.strip()) for one in each]


def _dated(
    perkara: Perkara, langkah: Langkah, papers: Sequence[Dokumen], siap: SuratSiap
) -> tuple[Langkah, datetime]:
    """Return the step with its moment: nothing told, it is the day of the paper that it names.

    Raises `HariSuratLain`, `SuratSudahDicabut`, `SuratLainSiap`.
    """
    surat = find_surat(papers, langkah.step, langkah.nomor)
    waits = siap.orang.get(langkah.orang) if langkah.orang else siap.langkah.get(langkah.step)
    if langkah.nomor and surat is None and waits:
        raise SuratLainSiap(siap=waits.nomor)
    if surat and langkah.at is None:
        langkah = replace(langkah, at=saat_surat(perkara, surat))
    moment = langkah.at or clock.now()
    if surat:
        insist_hari(perkara, surat, moment)
    return langkah, moment


def _take(perkara: Perkara, step: Step[Tahap, Facts], langkah: Langkah, saat: Saat) -> None:
    before, named = perkara.tahap, None
    facts: dict[str, object] = {"langkah": step.label, "dari": before, "ke": step.target.value}
    if step.name == "name_tersangka":
        named = _name_tersangka(perkara, langkah, saat)
        facts |= facts_for(named)
    elif step.name in MENYIMPANG:
        langkah = _send_to_rehab(perkara, langkah, saat)
    _move(perkara, step, saat.at)
    tindakan = _write(perkara, langkah, saat, named)
    facts |= {**_papers(step, langkah), "tindakan": str(tindakan.pk)}
    facts |= when(langkah.at, saat.terlambat)
    subject = ref("perkara", perkara.pk)
    record(actor=saat.actor, verb="perkara.tahap", subject=subject, facts=facts)


@usecase
def record_gelar(
    perkara: Perkara,
    *,
    tujuan: TujuanGelar,
    nomor: str,
    hasil: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down a gelar perkara; it opens the decision that it was held for.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `SuratBelumDiisi`, `GelarTidakSesuai`,
    `GelarSudahDicatat`, `UrutanTerbalik`.
    """
    _insist(perkara, actor)
    moment = at or clock.now()
    late = late_reason(perkara, actor, moment, terlambat)
    _insist_gelar(perkara, tujuan, nomor.strip())
    tindakan = store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.GELAR.value,
            tujuan=tujuan.value,
            at=moment,
            nomor_surat=nomor.strip(),
            uraian=hasil.strip(),
            petugas_nrp=actor.nrp,
            sebagai=sebagai(actor, berkas_of(perkara)).value,
            terlambat=late,
        )
    )
    facts = {
        "tujuan": TUJUAN_GELAR_LABEL[tujuan],
        "nomor": nomor.strip(),
        "tindakan": str(tindakan.pk),
        **when(at, late),
    }
    record(actor=actor, verb="perkara.gelar", subject=ref("perkara", perkara.pk), facts=facts)
    return tindakan


@usecase
def record_spdp(
    perkara: Perkara,
    *,
    nomor: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down that the SPDP reached all who must have it; its clock is met.

    Only the room of the files says so, once it has proof of each delivery. Raises `NotAllowed`,
    `PerkaraSudahSelesai`, `SPDPBelumWaktunya`, `SuratBelumDiisi`, `UrutanTerbalik`.
    """
    _insist(perkara, actor)
    if perkara.tahap not in SIDIK:
        raise SPDPBelumWaktunya
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor SPDP")
    moment = at or clock.now()
    late = late_reason(perkara, actor, moment, terlambat, Sesudah("Sprin Sidik", perkara.sidik_at))
    tindakan = store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.SPDP.value,
            at=moment,
            nomor_surat=nomor.strip(),
            petugas_nrp=actor.nrp,
            sebagai=sebagai(actor, berkas_of(perkara)).value,
            terlambat=late,
        )
    )
    subject = ref("perkara", perkara.pk)
    facts = {"nomor": nomor.strip(), **when(at, late)}
    record(actor=actor, verb="perkara.spdp", subject=subject, facts=facts)
    meet_clock(perkara, "spdp", actor=actor, at=at)
    return tindakan


def _write(
    perkara: Perkara, langkah: Langkah, saat: Saat, named: Keterlibatan | None = None
) -> Tindakan:
    return store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.LANGKAH.value,
            tujuan=langkah.step,
            at=saat.at,
            nomor_surat=langkah.nomor,
            uraian=langkah.alasan,
            petugas_nrp=saat.actor.nrp,
            sebagai=sebagai(saat.actor, berkas_of(perkara)).value,
            terlambat=saat.terlambat,
            keterlibatan=named,
        )
    )


def _insist_gelar(perkara: Perkara, tujuan: TujuanGelar, nomor: str) -> None:
    if not nomor:
        raise SuratBelumDiisi(surat="nomor laporan hasil gelar perkara (LHGP)")
    if tujuan is TujuanGelar.BUKA and not perkara.is_selesai:
        raise GelarTidakSesuai(tujuan=TUJUAN_GELAR_LABEL[tujuan], keadaan="sudah selesai")
    if tujuan is TujuanGelar.TERSANGKA and perkara.sidik_at is None:
        raise GelarTidakSesuai(tujuan=TUJUAN_GELAR_LABEL[tujuan], keadaan="sudah di penyidikan")
    held = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.GELAR.value)
    if held.filter(tujuan=tujuan.value, nomor_surat=nomor).exists():
        raise GelarSudahDicatat(nomor=nomor)


def _insist(perkara: Perkara, actor: Actor) -> None:
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    insist_berjalan(perkara)


def _insist_papers(step: Step[Tahap, Facts], langkah: Langkah, perkara: Perkara) -> None:
    surat = SURAT.get(step.name)
    if surat and not langkah.nomor:
        raise SuratBelumDiisi(surat=surat)
    if step.reasons and langkah.alasan not in reasons_for(step.name, rezim_of(perkara)):
        raise AlasanBelumDipilih
    if step.name in KETERANGAN and not langkah.alasan:
        raise AlasanBelumDipilih


def _insist_semua(perkara: Perkara, langkah: Langkah, actor: Actor) -> None:
    """Raise `AlasanBelumCocok` unless everybody of the case stands as the ground says."""
    status = status_for(langkah.step, langkah.alasan)
    if not status:
        return
    for row in list_belum_berakhir(list_keterlibatan(perkara), list_tindakan(perkara)):
        if row.status != status:
            told = {"nama": sebut(row, actor), "keadaan": row.status_label.lower()}
            raise AlasanBelumCocok(alasan=langkah.alasan, **told)


def _papers(step: Step[Tahap, Facts], langkah: Langkah) -> dict[str, object]:
    surat = SURAT.get(step.name)
    told: dict[str, object] = {"surat": surat, "nomor": langkah.nomor} if surat else {}
    return told | ({"alasan": langkah.alasan} if step.reasons else {})


def _name_tersangka(perkara: Perkara, langkah: Langkah, saat: Saat) -> Keterlibatan:
    """Name one suspect by a letter of his own.

    Raises `OrangBelumDipilih`, `SuratUntukOrangLain`.
    """
    people = {str(k.pk): k for k in list_keterlibatan(perkara)}
    keterlibatan = people.get(langkah.orang)
    if keterlibatan is None or keterlibatan.peran != PeranOrang.TERLAPOR:
        raise OrangBelumDipilih
    named = Tindakan.objects.filter(perkara=perkara, tujuan=langkah.step)
    if named.filter(nomor_surat__iexact=langkah.nomor).exclude(keterlibatan=None).exists():
        raise SuratUntukOrangLain(nomor=langkah.nomor)
    keterlibatan.peran = PeranOrang.TERSANGKA.value
    store(keterlibatan)
    said = {"alasan": langkah.nomor, "nrp": saat.actor.nrp, "terlambat": saat.terlambat}
    store(status_row(keterlibatan, at=saat.at, **said))
    return keterlibatan


def _settle(perkara: Perkara, step: Step[Tahap, Facts], langkah: Langkah, saat: Saat) -> Perkara:
    """Settle those who are named; with the last of them the case ends, else it goes on.

    A case of whose people one went to court has ended there, whatever became of the others.
    """
    actor, moment = saat.actor, saat.at
    end_each(perkara, step, langkah, actor=actor, at=moment, terlambat=saat.terlambat)
    people = list_keterlibatan(perkara)
    if list_belum_berakhir(people, list_tindakan(perkara)):
        return perkara
    if perkara.tahap in DI_JPU:
        raise BerkasDiJPU
    if any(row.status == StatusOrang.DILIMPAHKAN for row in people):
        step = replace(step, target=Tahap.TAHAP_2)
    before = perkara.tahap
    _move(perkara, step, moment)
    tindakan = _write(perkara, langkah, saat)
    facts: dict[str, object] = {"langkah": step.label, "dari": before, "ke": step.target.value}
    facts |= {
        **_papers(step, langkah),
        "tindakan": str(tindakan.pk),
        **when(langkah.at, saat.terlambat),
    }
    record(actor=actor, verb="perkara.tahap", subject=ref("perkara", perkara.pk), facts=facts)
    move_clocks(perkara, step, actor=actor, at=moment)
    return perkara


def _send_to_rehab(perkara: Perkara, langkah: Langkah, saat: Saat) -> Langkah:
    """Everyone who is still in the case stands as in treatment.

    Returns the step with all its grounds, as the timeline says them.
    """
    for row in list_berjalan(list_keterlibatan(perkara)):
        if row.status == StatusOrang.REHABILITASI:
            continue
        row.status = StatusOrang.REHABILITASI.value
        store(row)
        said = {"alasan": langkah.nomor, "nrp": saat.actor.nrp, "terlambat": saat.terlambat}
        store(status_row(row, at=saat.at, **said))
    if not langkah.menyimpang.strip():
        return langkah
    why = f"menyimpang dari rekomendasi TAT: {langkah.menyimpang.strip()}"
    return replace(langkah, alasan=f"{langkah.alasan} · {why}")


def _move(perkara: Perkara, step: Step[Tahap, Facts], moment: datetime) -> None:
    perkara.tahap = step.target.value
    if step.name in BUKA:  # it goes on: neither closed nor locked any more
        perkara.selesai_at = perkara.dikunci_at = perkara.buka_sampai_at = None
        perkara.dikunci_oleh = ""
    if "spdp" in step.starts:
        perkara.sidik_at = moment
        perkara.rezim_acara = perkara.rezim_acara or rezim_of(perkara, moment)
    if step.target in SELESAI:
        perkara.selesai_at = moment
    store(perkara)
