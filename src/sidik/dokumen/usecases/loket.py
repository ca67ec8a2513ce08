"""What the counter signs with a pen and hands over at once stands in the register too."""

from dataclasses import replace

from sidik.dokumen.data import Bahan, JenisDokumen, Keadaan, TandaTerima, jenis_of
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import frame_of, local_day
from sidik.dokumen.queries.bangun import konsep_from
from sidik.dokumen.render import compose_naskah
from sidik.dokumen.usecases.nomor import give_line
from sidik.dokumen.usecases.rantai import freeze, mark_langkah
from sidik.dokumen.usecases.versi import record_surat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.satuan.queries import get_satuan

_CARA = "diserahkan di loket; ditandatangani basah oleh {nama}"


@usecase
def enter_tanda_terima(paper: TandaTerima, bahan: Bahan, *, actor: Actor) -> Dokumen:
    """Enter a receipt under its number, as signed and handed over.

    It holds nobody in the case, as a paper that names people does: with a reporter who is struck
    out the receipt falls. The caller has asked whether the actor may, and whether it stands there.
    """
    entri = jenis_of(paper.jenis.value)
    dokumen = _new(entri, paper, bahan, actor)
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
    freeze(dokumen, konsep, replace(naskah, penanda=signed))
    store(dokumen)
    mark_langkah(dokumen, "accept", dokumen.alasan, actor)
    record_surat(dokumen, "diserahkan di loket", actor=actor)
    return dokumen


@usecase
def void_tanda_terima(dokumen: Dokumen, alasan: str, *, actor: Actor) -> None:
    """Withdraw a receipt of somebody who was never the reporter; its line stays with the reason."""
    dokumen.keadaan, dokumen.alasan = Keadaan.DICABUT.value, alasan
    dokumen.dicabut_at = clock.now()
    store(dokumen)
    mark_langkah(dokumen, "withdraw", alasan, actor)
    record_surat(dokumen, "dicabut", actor=actor)


def _new(entri: JenisDokumen, paper: TandaTerima, bahan: Bahan, actor: Actor) -> Dokumen:
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
