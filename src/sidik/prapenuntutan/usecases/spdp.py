"""The SPDP: written down once, then brought to each of the three who must know."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.perkara.data import SIDIK, JenisTindakan
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of, rezim_of
from sidik.perkara.usecases import record_spdp as perkara_spdp
from sidik.prapenuntutan.data import (
    DIBERKAS,
    JENIS_SPDP_LABEL,
    KODE_LABEL,
    PIHAK_LABEL,
    SURAT_PERKARA,
    JenisSPDP,
    KeadaanBerkas,
    KodeSurat,
    NewSPDP,
    NewSurat,
    Pengantaran,
    PihakSPDP,
    nomor_key,
)
from sidik.prapenuntutan.errors import (
    BelumPenyidikan,
    BuktiBelumDiisi,
    NomorBelumDiisi,
    OrangSPDPTidakDikenal,
    P17TidakDikenal,
    PenerimaBelumDiisi,
    PenerimaTidakAda,
    PihakSudahDiberi,
    SPDPBelumAda,
    SPDPMendahuluiSprin,
    SPDPSudahAda,
    SuratSudahAda,
    TerlaporBelumDipilih,
)
from sidik.prapenuntutan.models import SPDP, BerkasPerkara, PengirimanSPDP, SuratJPU
from sidik.prapenuntutan.queries.berkas import Susunan, find_sent, get_susunan, moment_on, sent_to
from sidik.prapenuntutan.usecases.catat import Kabar, tell
from sidik.prapenuntutan.usecases.jaga import (
    hold_perkara,
    hold_spdp,
    insist_hari,
    insist_terima,
)
from sidik.prapenuntutan.usecases.urutan import (
    insist_sprin,
    insist_tidak_mendahului,
    pijakan_spdp,
)
from sidik.satuan.data import Act
from sidik.tenggat.usecases import meet_tenggat, start_tenggat


@usecase
def record_spdp(perkara: Perkara, new: NewSPDP, *, actor: Actor) -> SPDP:
    """Write down an SPDP, or the later notice of the suspect that refers to it.

    Files that have none yet stand on it from now on. Raises `NotAllowed`, `BelumPenyidikan`,
    `NomorBelumDiisi`, `SPDPMendahuluiSprin`, `SprinLain`, `SPDPSudahAda`, `SPDPBelumAda`,
    `MustahilMendahului`, `AlasanSusulan`, `OrangSPDPTidakDikenal`.
    """
    perkara = hold_perkara(perkara, actor)
    if perkara.tahap not in DIBERKAS:
        raise BelumPenyidikan
    late = _insist_spdp(perkara, new)
    induk = get_susunan(perkara).spdp_kini if new.jenis is JenisSPDP.TERSANGKA else None
    if new.jenis is JenisSPDP.TERSANGKA and induk is None:
        raise SPDPBelumAda
    spdp = SPDP(
        perkara=perkara,
        jenis=new.jenis.value,
        nomor=new.nomor.strip(),
        nomor_key=nomor_key(new.nomor),
        tanggal=new.tanggal,
        penerbit=perkara.satuan,
        sprin_nomor=new.sprin_nomor.strip(),
        sprin_tanggal=new.sprin_tanggal,
        induk=induk,
        orang=_named(perkara, new.orang),
        terlambat=new.terlambat.strip() if late else "",
    )
    return keep_spdp(spdp, f"{JENIS_SPDP_LABEL[new.jenis]} dicatat", actor=actor)


@usecase
def deliver_spdp(spdp: SPDP, antar: Pengantaran, *, actor: Actor) -> PengirimanSPDP:
    """Write down that one of them was reached; the clock is met when the last one is.

    Raises `NotAllowed`, `SudahDibatalkan`, `BuktiBelumDiisi`, `PihakSudahDiberi`,
    `TerlaporBelumDipilih`, `OrangSPDPTidakDikenal`, `PenerimaBelumDiisi`, `MustahilMendahului`,
    `AlasanSusulan`.
    """
    spdp = hold_spdp(spdp, actor)
    perkara = spdp.perkara
    label = PIHAK_LABEL[antar.pihak]
    if not antar.bukti.strip():
        raise BuktiBelumDiisi
    orang = _told(get_susunan(perkara), spdp, antar)
    if find_sent(sent_to(spdp), antar.pihak, orang):
        raise PihakSudahDiberi(pihak=label)
    insist_tidak_mendahului(f"penyampaian kepada {label}", antar.tanggal, pijakan_spdp(spdp))
    late = insist_hari(perkara, antar.tanggal, antar.terlambat)
    sent = store(
        PengirimanSPDP(
            spdp=spdp,
            pihak=antar.pihak.value,
            keterlibatan=orang,
            tanggal=antar.tanggal,
            oleh=antar.oleh.strip(),
            bukti=antar.bukti.strip(),
            terlambat=antar.terlambat.strip() if late else "",
        )
    )
    tell(
        perkara,
        Kabar(
            judul=f"{spdp.jenis_label} sampai: {label}",
            verb="spdp.diantar",
            nomor=spdp.nomor,
            hari=sent.tanggal,
            terlambat=late,
        ),
        actor=actor,
    )
    if spdp.jenis == JenisSPDP.SPDP:
        run_clocks(perkara, spdp, sent, actor=actor)
    return sent


@usecase
def record_surat(perkara: Perkara, new: NewSurat, *, actor: Actor) -> SuratJPU:
    """Write down a P-16 or P-17, its answer, or a report on how the investigation goes.

    Raises `NotAllowed`, `SPDPBelumAda`, `NomorBelumDiisi`, `SuratSudahAda`, `P17TidakDikenal`,
    `AlasanSusulan`.
    """
    perkara = hold_perkara(perkara, actor)
    susunan = get_susunan(perkara)
    spdp = susunan.spdp_kini
    if spdp is None:
        raise SPDPBelumAda
    label = KODE_LABEL[KodeSurat(new.kode)]
    if new.kode not in SURAT_PERKARA or not new.nomor.strip():
        raise NomorBelumDiisi(surat=label)
    if any(
        s.kode == new.kode
        and s.tanggal == new.tanggal
        and nomor_key(s.nomor) == nomor_key(new.nomor)
        for s in susunan.surat
    ):
        raise SuratSudahAda(surat=label, nomor=new.nomor.strip(), tanggal=tanggal(new.tanggal))
    balas = _answered(susunan.surat, new)
    insist_terima(new.tanggal, new.tanggal_terima)
    after = [("SPDP", spdp.tanggal), *([(balas.kode_label, balas.tanggal)] if balas else [])]
    late = insist_hari(perkara, new.tanggal_terima or new.tanggal, new.terlambat, sesudah=after)
    surat = store(
        SuratJPU(
            perkara=perkara,
            kode=new.kode.value,
            nomor=new.nomor.strip(),
            tanggal=new.tanggal,
            tanggal_terima=new.tanggal_terima,
            balas=balas,
            petugas_nrp=actor.nrp,
            is_susulan=late,
            terlambat=new.terlambat.strip() if late else "",
            jaksa="\n".join(new.jaksa),
            dicatat_at=clock.now(),
        )
    )
    tell(
        perkara,
        Kabar(
            judul=label,
            verb=f"jpu.{new.kode.value}",
            nomor=surat.nomor,
            hari=surat.hari,
            terlambat=late,
        ),
        actor=actor,
    )
    if new.kode in (KodeSurat.JAWAB_P17, KodeSurat.LAPOR_JPU):
        meet_spdp_berkas(perkara, surat.tanggal, actor=actor)
    return surat


@usecase
def meet_spdp_berkas(perkara: Perkara, day: date, *, actor: Actor) -> None:
    """The prosecutor was told how it stands, or has the file."""
    meet_tenggat(
        actor=actor,
        aturan="spdp_berkas",
        subject=ref("perkara", perkara.pk),
        at=moment_on(perkara, day),
    )


@usecase
def keep_spdp(spdp: SPDP, judul: str, *, actor: Actor) -> SPDP:
    """Store an SPDP; files that have none yet stand on it from now on."""
    store(spdp)
    if spdp.jenis == JenisSPDP.SPDP:
        waiting = BerkasPerkara.objects.filter(
            perkara=spdp.perkara, spdp=None, keadaan=KeadaanBerkas.DISUSUN.value
        )
        for berkas in waiting:
            if not is_lama(spdp, berkas):
                berkas.spdp = spdp
                store(berkas)
    kabar = Kabar(
        judul=judul,
        verb="spdp.dicatat",
        nomor=spdp.nomor,
        hari=spdp.tanggal,
        terlambat=bool(spdp.terlambat),
    )
    tell(spdp.perkara, kabar, actor=actor)
    return spdp


def _named(perkara: Perkara, keys: Sequence[str]) -> list[UUID]:
    """Return whom an SPDP names. Raises `OrangSPDPTidakDikenal`."""
    known = {str(k.pk): k.pk for k in get_susunan(perkara).subjek}
    if any(key not in known for key in keys):
        raise OrangSPDPTidakDikenal
    return [known[key] for key in dict.fromkeys(keys)]


def _told(susunan: Susunan, spdp: SPDP, antar: Pengantaran) -> Keterlibatan | None:
    """Return which suspect was told; None for the prosecutor and the reporter.

    Raises `PenerimaTidakAda`, `TerlaporBelumDipilih`, `OrangSPDPTidakDikenal`,
    `PenerimaBelumDiisi`.
    """
    if antar.pihak is PihakSPDP.PELAPOR and antar.pihak not in susunan.wajib(spdp):
        raise PenerimaTidakAda
    if antar.pihak is not PihakSPDP.TERLAPOR:
        return None
    people = susunan.tersebut(spdp)
    if antar.orang:
        people = [k for k in people if str(k.pk) == antar.orang]
    if not people:
        raise OrangSPDPTidakDikenal
    if len(people) > 1:
        raise TerlaporBelumDipilih
    if not antar.oleh.strip():
        raise PenerimaBelumDiisi
    return people[0]


def is_lama(spdp: SPDP, berkas: BerkasPerkara) -> bool:
    """Say whether this SPDP is older than the new Sprin Sidik under which the file began anew."""
    baru = berkas.surat.filter(kode=KodeSurat.SPRIN_BARU.value).order_by("-tanggal").first()
    return baru is not None and spdp.sprin_tanggal < baru.tanggal


def _insist_spdp(perkara: Perkara, new: NewSPDP) -> bool:
    if not nomor_key(new.nomor):
        raise NomorBelumDiisi(surat=JENIS_SPDP_LABEL[new.jenis])
    if not new.sprin_nomor.strip():
        raise NomorBelumDiisi(surat="Sprin Sidik")
    if new.tanggal < new.sprin_tanggal:
        raise SPDPMendahuluiSprin(sprin=tanggal(new.sprin_tanggal))
    insist_sprin(perkara, new.sprin_nomor, new.sprin_tanggal)
    identity = {"nomor_key": nomor_key(new.nomor), "tanggal": new.tanggal}
    if SPDP.objects.filter(penerbit=perkara.satuan, **identity).exists():
        raise SPDPSudahAda(nomor=new.nomor.strip(), tanggal=tanggal(new.tanggal))
    return insist_hari(perkara, new.tanggal, new.terlambat)


def run_clocks(perkara: Perkara, spdp: SPDP, sent: PengirimanSPDP, *, actor: Actor) -> None:
    if sent.pihak == PihakSPDP.JPU:
        start_spdp_berkas(perkara, sent.tanggal, actor=actor)
    if can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        settle_spdp(perkara, spdp, actor=actor)


def start_spdp_berkas(perkara: Perkara, day: date, *, actor: Actor) -> None:
    """From the day on which the prosecutor had the SPDP he waits for the file."""
    subject = ref("perkara", perkara.pk)
    start_tenggat(
        actor=actor,
        aturan="spdp_berkas",
        subject=subject,
        at=moment_on(perkara, day),
        satuan=perkara.satuan_id,
        rezim=rezim_of(perkara),
        induk=subject,
    )


def settle_spdp(perkara: Perkara, spdp: SPDP, *, actor: Actor) -> None:
    """Once everyone knows, the clock is met and the case says so; a second call does nothing."""
    susunan = get_susunan(perkara)
    full = next(s for s in susunan.spdp if s.pk == spdp.pk)
    known = Tindakan.objects.filter(
        perkara=perkara, jenis=JenisTindakan.SPDP.value, nomor_surat=spdp.nomor
    )
    if not susunan.is_sampai(full) or perkara.tahap not in SIDIK or known.exists():
        return
    last = max(p.tanggal for p in full.pengiriman.all())
    subject = ref("perkara", perkara.pk)
    meet_tenggat(actor=actor, aturan="spdp", subject=subject, at=moment_on(perkara, last))
    perkara_spdp(perkara, nomor=spdp.nomor, actor=actor)


def _answered(surat: Sequence[SuratJPU], new: NewSurat) -> SuratJPU | None:
    if new.kode is not KodeSurat.JAWAB_P17:
        return None
    found = next((s for s in surat if s.kode == KodeSurat.P17 and str(s.pk) == new.balas), None)
    if found is None:
        raise P17TidakDikenal
    return found
