"""People enter a case, in a role."""

from dataclasses import replace
from datetime import date, datetime

from django.utils.timezone import localdate

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    PERAN_LABEL,
    SIDIK,
    NewOrang,
    PeranOrang,
    inisial,
    insist_nama,
    read_nik,
    sebutan,
    telepon_e164,
    umur_at,
)
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    GabungSendiri,
    SudahDicatat,
    TersangkaLewatPenetapan,
    UmurSalah,
)
from sidik.perkara.models import Keterlibatan, Orang, Perkara, RiwayatStatus
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import insist_berjalan, insist_terbuka
from sidik.perkara.queries.loket import insist_di_loket
from sidik.perkara.queries.orang import find_orang, is_tertutup
from sidik.perkara.queries.tirai import cover_ringkas
from sidik.perkara.usecases.detak import watch_anak
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.versi import insist_sama
from sidik.satuan.data import Act, Actor

_TANPA_INISIAL = frozenset({PeranOrang.PELAPOR, PeranOrang.SAKSI, PeranOrang.KORBAN})
"""Whom the law protects is not named on a timeline, not even by initials (UU 35/2009 ps. 100)."""
_SUBJEK = frozenset({PeranOrang.TERLAPOR, PeranOrang.TERSANGKA})
_UMUR_TERTINGGI = 120


@usecase
def add_orang(perkara: Perkara, new: NewOrang, *, actor: Actor) -> Keterlibatan:
    """Enter a person into a case; the age at the event decides whether it is a child.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `SudahLepasLoket`, `TersangkaLewatPenetapan`,
    `SudahDicatat`, `NamaSalah`, `NIKSalah`, `UmurSalah`, `TeleponSalah`.
    """
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    insist_berjalan(perkara)
    insist_di_loket(perkara, actor)
    if new.peran is PeranOrang.TERSANGKA:
        raise TersangkaLewatPenetapan
    _insist_new(perkara, new, actor)
    return enter_orang(perkara, new, at=event_of(perkara), actor=actor)


@usecase
def enter_orang(perkara: Perkara, new: NewOrang, *, at: datetime, actor: Actor) -> Keterlibatan:
    """Enter a person whom the calling use case has let in; `at` is when the event was.

    Raises `NamaSalah`, `NIKSalah`, `UmurSalah`, `TeleponSalah`.
    """
    day = localdate(at)
    orang = find_orang(new.orang, actor) if new.orang else store(make_orang(new))
    umur = _umur(replace(new, tanggal_lahir=new.tanggal_lahir or orang.tanggal_lahir), day)
    keterlibatan = store(
        Keterlibatan(
            perkara=perkara,
            orang=orang,
            peran=new.peran.value,
            umur_saat_kejadian=umur,
            **{name: getattr(new, name) for name in sebutan.PERAN},
        )
    )
    store(status_row(keterlibatan, at=clock.now(), alasan="", nrp=actor.nrp))
    if cover_ringkas(perkara):
        store(perkara)
    record(
        actor=actor,
        verb="orang.ditambah",
        subject=ref("perkara", perkara.pk),
        facts=facts_for(keterlibatan),
    )
    watch_subjek(perkara, keterlibatan, actor)
    return keterlibatan


@usecase
def amend_orang(
    keterlibatan: Keterlibatan, new: NewOrang, *, versi: int, actor: Actor
) -> Keterlibatan:
    """Correct what is known of a person in a case; the child flag follows the corrected age.

    Raises `NotAllowed`, `PerkaraTerkunci`, `SudahLepasLoket`, `IsianBerubah`, `NamaSalah`,
    `NIKSalah`, `UmurSalah`, `TeleponSalah`.
    """
    perkara, orang = keterlibatan.perkara, keterlibatan.orang
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    insist_terbuka(perkara)
    insist_di_loket(perkara, actor)
    insist_sama("Data orang ini", perkara, [orang, keterlibatan], versi)
    was_anak = keterlibatan.is_anak
    before = _told(keterlibatan)
    store(_fill(orang, new))
    keterlibatan.umur_saat_kejadian = _umur(new, localdate(event_of(perkara)))
    for name in sebutan.PERAN:
        setattr(keterlibatan, name, getattr(new, name))
    store(keterlibatan)
    if cover_ringkas(perkara):
        store(perkara)
    changed = [label for label, value in _told(keterlibatan).items() if value != before[label]]
    if any(before[label] for label in changed):
        insist_berjalan(perkara)  # after the end a gap is filled, nothing is replaced
    facts = {**facts_for(keterlibatan), "diubah": ", ".join(changed)}
    record(actor=actor, verb="orang.diubah", subject=ref("perkara", perkara.pk), facts=facts)
    if not was_anak:
        watch_subjek(perkara, keterlibatan, actor)
    return keterlibatan


@usecase
def merge_orang(orang: Orang, into: Orang, *, alasan: str, actor: Actor) -> Orang:
    """Two rows turn out to be one person: every case of the first points at the second.

    Raises `NotAllowed`, `SudahLepasLoket`, `AlasanBelumDipilih`, `GabungSendiri`.
    """
    rows = list(Keterlibatan.objects.filter(orang=orang).select_related("perkara", "orang"))
    for row in rows:
        if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(row.perkara)):
            raise NotAllowed
        insist_terbuka(row.perkara)
        insist_di_loket(row.perkara, actor)
    if orang.pk == into.pk or into.gabung_ke_id or orang.gabung_ke_id:
        raise GabungSendiri
    if not alasan.strip():
        raise AlasanBelumDipilih
    orang.gabung_ke = into
    store(orang)
    for row in rows:
        row.orang = into
        store(row)
    cases = sorted({row.perkara_id for row in rows})
    facts = {"alasan": alasan.strip(), "perkara": len(cases)}
    record(actor=actor, verb="orang.digabung", subject=ref("orang", into.pk), facts=facts)
    for key in cases:
        record(actor=actor, verb="orang.digabung", subject=ref("perkara", key), facts=facts)
    return into


def status_row(
    keterlibatan: Keterlibatan, *, at: datetime, alasan: str, nrp: str, terlambat: str = ""
) -> RiwayatStatus:
    """Return how a person stands from `at` on, ready to be stored."""
    return RiwayatStatus(
        keterlibatan=keterlibatan,
        peran=keterlibatan.peran,
        status=keterlibatan.status,
        at=at,
        alasan=alasan.strip()[:300],
        petugas_nrp=nrp,
        terlambat=terlambat,
    )


def facts_for(keterlibatan: Keterlibatan) -> dict[str, object]:
    """Return what a timeline may say of a person: the role, at most initials."""
    peran = PeranOrang(keterlibatan.peran)
    facts: dict[str, object] = {"peran": PERAN_LABEL[peran], "anak": keterlibatan.is_anak}
    if peran not in _TANPA_INISIAL and not keterlibatan.is_anak:
        facts["inisial"] = inisial(keterlibatan.orang.nama)
    return facts


def watch_subjek(perkara: Perkara, keterlibatan: Keterlibatan, actor: Actor) -> None:
    """Start what a child among those under investigation sets going."""
    subject = PeranOrang(keterlibatan.peran) in _SUBJEK
    if keterlibatan.is_anak and subject and perkara.tahap in SIDIK:
        watch_anak(keterlibatan, actor=actor)


def _insist_new(perkara: Perkara, new: NewOrang, actor: Actor) -> None:
    """Raise `SudahDicatat` for the same person in the same role, word for word.

    Not where he is covered for this actor: a refusal would tell that he guessed right.
    """
    rows = Keterlibatan.objects.filter(perkara=perkara, peran=new.peran.value)
    rows = rows.select_related("orang")
    if new.orang:
        same = [row for row in rows if str(row.orang_id) == new.orang]
    else:
        names = ("alias", "bin", "nik", "tanggal_lahir", "alamat", "jenis_kelamin")
        told = {f"orang__{name}": getattr(new, name) for name in names}
        if new.tanggal_lahir is None:
            told["umur_saat_kejadian"] = new.umur
        same = list(rows.filter(orang__nama__iexact=new.nama.strip(), **told))
    berkas = berkas_of(perkara)
    if any(not is_tertutup(actor, row, berkas) for row in same):
        raise SudahDicatat(apa=f"{PERAN_LABEL[new.peran]} dengan data")


def _told(row: Keterlibatan) -> dict[str, object]:
    """Return what is written of a person, under the words of the timeline."""
    told: dict[str, object] = {label: getattr(row.orang, n) for n, label in sebutan.BIODATA.items()}
    return told | {label: getattr(row, n) for n, label in sebutan.PERAN.items()}


def make_orang(new: NewOrang) -> Orang:
    """Return a person as he was told, ready to be stored.

    Raises `NamaSalah`, `NIKSalah`, `TeleponSalah`.
    """
    return _fill(Orang(), new)


def _fill(orang: Orang, new: NewOrang) -> Orang:
    nama, nik = insist_nama(new.nama), read_nik(new.nik)
    for name in sebutan.BIODATA:
        setattr(orang, name, getattr(new, name))
    orang.nama, orang.nik, orang.telepon = nama, nik, telepon_e164(new.telepon)
    orang.keluarga_telepon = telepon_e164(new.keluarga_telepon)
    return orang


def event_of(perkara: Perkara) -> datetime:
    """Return the moment that decides ages: of the event, or of its report."""
    lp = perkara.lp.first()
    return (lp.kejadian_at or lp.dilaporkan_at) if lp else perkara.dibuka_at


def _umur(new: NewOrang, day: date) -> int | None:
    umur = umur_at(new.tanggal_lahir, day) if new.tanggal_lahir else new.umur
    if umur is not None and not 0 <= umur <= _UMUR_TERTINGGI:
        raise UmurSalah(umur=umur)
    return umur
