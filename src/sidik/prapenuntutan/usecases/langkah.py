"""A file goes to the prosecutor, comes back, goes again, until it is complete and handed over."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import StatusOrang
from sidik.perkara.queries import rezim_of
from sidik.perkara.usecases import set_status_orang
from sidik.prapenuntutan.data import (
    KODE_LABEL,
    MAX_BARIS,
    BagianIsi,
    KeadaanBerkas,
    LangkahBerkas,
)
from sidik.prapenuntutan.errors import (
    AnakDiberkasBersama,
    BBBelumDiserahkan,
    NomorBelumDiisi,
    PetunjukBelumDitulis,
    TerlaluBanyak,
    TersangkaBelumDiserahkan,
)
from sidik.prapenuntutan.flow import KERTAS, Kertas, step_of
from sidik.prapenuntutan.models import BerkasPerkara, Petunjuk, SuratJPU
from sidik.prapenuntutan.queries.berkas import Susunan, get_susunan, is_campur, is_ikut, moment_on
from sidik.prapenuntutan.queries.diversi import dasar_sendiri, insist_diversi
from sidik.prapenuntutan.queries.ikut import KIRIM
from sidik.prapenuntutan.usecases.catat import Kabar, meet_for, start_for, tell
from sidik.prapenuntutan.usecases.ikut import follow_tahap
from sidik.prapenuntutan.usecases.jaga import hold_berkas, insist_hari, insist_terima
from sidik.prapenuntutan.usecases.spdp import meet_spdp_berkas, settle_spdp
from sidik.prapenuntutan.usecases.urutan import insist_tidak_mendahului, pijakan_kertas
from sidik.tenggat.usecases import start_tenggat

Efek = Callable[[BerkasPerkara, SuratJPU, LangkahBerkas, Actor], None]


@usecase
def advance_berkas(berkas: BerkasPerkara, langkah: LangkahBerkas, *, actor: Actor) -> BerkasPerkara:
    """Take one step of the flow table with its paper; the case follows its slowest file.

    Raises `NotAllowed`, `BerkasBerubah`, `LangkahBerkasDitolak` with the unmet need,
    `NomorBelumDiisi`, `MustahilMendahului`, `AlasanSusulan`, `AnakDiberkasBersama`,
    `DiversiTerbuka`, and what the step itself asks for.
    """
    held = hold_berkas(berkas, langkah.versi, actor)
    susunan = get_susunan(held.perkara)
    held = next((b for b in susunan.berkas if b.pk == held.pk), held)
    at = KeadaanBerkas(held.keadaan)
    step = step_of(langkah.step, at=at, facts=susunan.facts(held), berkas=str(held))
    kertas = KERTAS[step.name]
    late = _insist_kertas(susunan, held, kertas, langkah)
    _insist_anak(held, step.name, actor)

    if step.name in _PUTARAN:
        held.putaran += 1
    if step.target is not at:
        held.keadaan, held.sejak = step.target.value, langkah.tanggal_terima or langkah.tanggal
    surat = _keep(held, kertas, langkah, actor, late=late)
    if efek := _EFEK.get(step.name):
        efek(held, surat, langkah, actor)
    store(held)
    tell(
        held.perkara,
        Kabar(
            judul=f"{held}: {_judul(held, kertas)}",
            verb=f"berkas.{kertas.kode.value}",
            berkas=(held,),
            nomor=surat.nomor,
            hari=surat.hari,
            terlambat=late,
        ),
        actor=actor,
    )
    running = [t.aturan for t in susunan.clocks(held)]
    meet_for(held, step.meets, running, surat.hari, actor=actor)
    start_for(held, step.starts, surat.hari, actor=actor)
    if step.target is not at:
        follow_tahap(held.perkara, actor=actor)
    return held


_ANGKA: Final = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s+")
"""A point is numbered by its row: the number typed from the letter would stand there twice."""
_DEPAN: Final = frozenset(k.kode.value for k in KERTAS.values() if k.is_depan)
_PUTARAN: Final = frozenset({"send_tahap_1", "resend_tahap_1"})


def _judul(berkas: BerkasPerkara, kertas: Kertas) -> str:
    again = f" (ke-{berkas.putaran})" if berkas.putaran > 1 else ""
    return f"{KODE_LABEL[kertas.kode]}{again}"


def _insist_kertas(
    susunan: Susunan, berkas: BerkasPerkara, kertas: Kertas, langkah: LangkahBerkas
) -> bool:
    if kertas.is_bernomor and not langkah.nomor.strip():
        raise NomorBelumDiisi(surat=kertas.surat)
    insist_terima(langkah.tanggal, langkah.tanggal_terima)
    pijakan = pijakan_kertas(susunan, berkas, kertas)
    insist_tidak_mendahului(kertas.surat, langkah.tanggal, pijakan)
    if kertas.is_depan:
        return False
    after = [(s.kode_label, s.hari) for s in berkas.surat.all() if s.kode not in _DEPAN]
    if berkas.spdp:
        after.insert(0, ("SPDP", berkas.spdp.tanggal))
    day = langkah.tanggal_terima or langkah.tanggal
    return insist_hari(berkas.perkara, day, langkah.terlambat, sesudah=after[-1:])


def _insist_anak(berkas: BerkasPerkara, step: str, actor: Actor) -> None:
    """Raise `AnakDiberkasBersama`, `DiversiTerbuka`.

    A file that was let through of old, with the reason why, goes its way.
    """
    if step in _PUTARAN and is_campur(berkas) and not berkas.campur:
        raise AnakDiberkasBersama(berkas=berkas, dasar=dasar_sendiri())
    if step == KIRIM:
        insist_diversi(berkas, actor)


def _keep(
    berkas: BerkasPerkara, kertas: Kertas, langkah: LangkahBerkas, actor: Actor, *, late: bool
) -> SuratJPU:
    return store(
        SuratJPU(
            perkara=berkas.perkara,
            berkas=berkas,
            kode=kertas.kode.value,
            nomor=langkah.nomor.strip(),
            tanggal=langkah.tanggal,
            tanggal_terima=langkah.tanggal_terima if kertas.has_terima else None,
            putaran=berkas.putaran,
            petugas_nrp=actor.nrp,
            is_susulan=late,
            terlambat=langkah.terlambat.strip() if late else "",
            dicatat_at=clock.now(),
        )
    )


# --- what a step does beside moving the file ------------------------------------------------------


def _write_petunjuk(
    _berkas: BerkasPerkara, surat: SuratJPU, langkah: LangkahBerkas, _actor: Actor
) -> None:
    lines = [_ANGKA.sub("", line.strip())[:1000] for line in langkah.petunjuk]
    points = [line for line in lines if line]
    if not points:
        raise PetunjukBelumDitulis
    if len(points) > MAX_BARIS:
        raise TerlaluBanyak(jumlah=MAX_BARIS)
    for urut, isi in enumerate(points, 1):
        store(Petunjuk(surat=surat, urut=urut, isi=isi))


def _meet_first(
    berkas: BerkasPerkara, surat: SuratJPU, _langkah: LangkahBerkas, actor: Actor
) -> None:
    """The file is there: nothing more is owed to the prosecutor unless others wait."""
    if berkas.spdp:
        settle_spdp(berkas.perkara, berkas.spdp, actor=actor)
    others = BerkasPerkara.objects.filter(
        perkara=berkas.perkara, keadaan=KeadaanBerkas.DISUSUN.value
    )
    left = get_susunan(berkas.perkara).belum_diberkas
    if not left and not others.exclude(pk=berkas.pk).exists():
        meet_spdp_berkas(berkas.perkara, surat.hari, actor=actor)


def _plan(berkas: BerkasPerkara, _surat: SuratJPU, langkah: LangkahBerkas, _actor: Actor) -> None:
    berkas.rencana_tahap_2 = langkah.tanggal


def _hand_over(
    berkas: BerkasPerkara, surat: SuratJPU, langkah: LangkahBerkas, actor: Actor
) -> None:
    """All suspects who are there and all exhibits of the file go together."""
    people = [t for t in berkas.tersangka.all() if is_ikut(t)]
    missing = [t for t in people if str(t.keterlibatan_id) not in langkah.tersangka]
    if missing:
        raise TersangkaBelumDiserahkan(nama=f"{len(missing)} orang")
    goods = [row for row in berkas.isi.all() if row.bagian == BagianIsi.BB.value]
    left = [str(row) for row in goods if str(row.pk) not in langkah.bb]
    if left:
        raise BBBelumDiserahkan(nama="; ".join(left))
    for row in goods:
        row.diserahkan = surat.hari
        store(row)
    for each in people:
        each.diserahkan = surat.hari
        store(each)
        set_status_orang(
            each.keterlibatan,
            StatusOrang.DILIMPAHKAN,
            alasan=f"Tahap II, {surat.nomor}",
            at=moment_on(berkas.perkara, surat.hari),
            actor=actor,
            ulang=True,  # one who was let out for it rests on this paper from now on
        )


def _begin_anew(
    berkas: BerkasPerkara, surat: SuratJPU, _langkah: LangkahBerkas, actor: Actor
) -> None:
    """A new Sprin Sidik wants a new SPDP, in its own days."""
    perkara = berkas.perkara
    berkas.spdp, berkas.rencana_tahap_2 = None, None
    subject = ref("perkara", perkara.pk)
    start_tenggat(
        actor=actor,
        aturan="spdp",
        subject=subject,
        at=moment_on(perkara, surat.tanggal),
        satuan=perkara.satuan_id,
        rezim=rezim_of(perkara),
        induk=subject,
    )


_EFEK: Final[Mapping[str, Efek]] = {
    "send_tahap_1": _meet_first,
    "take_p19": _write_petunjuk,
    "plan_tahap_2": _plan,
    "hand_over_tahap_2": _hand_over,
    "reopen_penyidikan": _begin_anew,
}
