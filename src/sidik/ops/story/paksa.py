"""What the story does with force and with things: arrest, detention, seizure, exhibit."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from sidik.barang_bukti import usecases as bb
from sidik.barang_bukti.data import (
    HasilLab,
    JenisBB,
    JenisGerak,
    Musnah,
    NewBB,
    NewGerak,
    NewPenetapan,
    Permintaan,
    Peruntukan,
    Takaran,
    Timbang,
)
from sidik.kernel import clock
from sidik.ops.story.adegan import Adegan, today
from sidik.perkara.data import Kabar, Rekomendasi
from sidik.perkara.models import Asesmen
from sidik.perkara.usecases.kabar import record_kabar
from sidik.perkara.usecases.tat import record_hasil_tat, request_tat
from sidik.satuan.queries import get_petugas
from sidik.upaya_paksa import usecases as upaya
from sidik.upaya_paksa.data import (
    AlasanKeluar,
    IzinPN,
    JenisTempat,
    NewKeluar,
    NewLepas,
    NewPenahanan,
    NewPenangkapan,
    NewPerpanjangan,
    NewSita,
    PutusanSita,
    Surat,
)
from sidik.upaya_paksa.models import Penangkapan, Penyitaan

SAKSI: Final = ("Ketua RT 03", "Anggota Linmas")


def tangkap(a: Adegan) -> None:
    new = NewPenangkapan(
        orang=str(a.orang.pk),
        nomor=a.nomor,
        mulai_at=clock.now(),
        tempat=a.perkara.lp.all()[0].tkp,
        petugas=[a.actor.nrp],
        alasan="Tertangkap tangan, barang bukti ada padanya",
        tertangkap_tangan=True,
    )
    upaya.arrest(a.perkara, new, actor=a.actor)


def perpanjang_tangkap(a: Adegan) -> None:
    row = Penangkapan.objects.get(perkara=a.perkara)
    upaya.extend_penangkapan(row, nomor=a.nomor, at=clock.now(), versi=row.versi, actor=a.actor)


def lepas_tangkap(a: Adegan) -> None:
    row = Penangkapan.objects.get(perkara=a.perkara)
    new = NewLepas(at=clock.now(), alasan=a.step["alasan"])
    upaya.release_penangkapan(row, new, versi=row.versi, actor=a.actor)


def tembusan_tangkap(a: Adegan) -> None:
    row = Penangkapan.objects.get(perkara=a.perkara)
    upaya.give_tembusan(
        row,
        kepada=a.step["kepada"],
        oleh=get_petugas(a.actor.nrp).nama,
        at=clock.now(),
        versi=row.versi,
        actor=a.actor,
    )


def tahan(a: Adegan) -> None:
    new = NewPenahanan(
        orang=str(a.orang.pk),
        nomor=a.nomor,
        mulai_at=clock.now(),
        jenis=JenisTempat.RUTAN,
        tempat="Rutan Polres Balangan",
        petugas=[a.actor.nrp],
        alasan="Dikhawatirkan melarikan diri dan mengulangi perbuatan",
        sehat="Sehat, diperiksa dokter Puskesmas Paringin",
    )
    upaya.detain(a.perkara, new, actor=a.actor)


def perpanjang_tahan(a: Adegan) -> None:
    row = a.penahanan
    surat = Surat(nomor=a.nomor, tanggal=today())
    upaya.extend_tahanan(row, NewPerpanjangan(surat=surat), versi=row.versi, actor=a.actor)


def keluar(a: Adegan) -> None:
    row = a.penahanan
    new = NewKeluar(alasan=AlasanKeluar(a.step["alasan"]), tanggal=today(), nomor=a.nomor)
    upaya.release_tahanan(row, new, versi=row.versi, actor=a.actor)


def sita(a: Adegan) -> None:
    new = NewSita(
        nomor=a.nomor,
        at=clock.now(),
        tempat=a.perkara.lp.all()[0].tkp,
        barang=a.step["barang"],
        pemilik=a.orang.orang.nama,
        petugas=[a.actor.nrp],
        saksi=SAKSI,
        izin=IzinPN.MENDESAK,
        mendesak="tertangkap_tangan",
        narkotika=True,
    )
    upaya.seize(a.perkara, new, actor=a.actor)


def ajukan_sita(a: Adegan) -> None:
    row = Penyitaan.objects.get(perkara=a.perkara)
    upaya.submit_sita(row, nomor=a.nomor, at=clock.now(), versi=row.versi, actor=a.actor)


def setujui_sita(a: Adegan) -> None:
    row = Penyitaan.objects.get(perkara=a.perkara)
    putusan = PutusanSita(disetujui=True, nomor=a.nomor, at=clock.now())
    upaya.judge_sita(row, putusan, versi=row.versi, actor=a.actor)


def salin_sita(a: Adegan) -> None:
    """The owner and the court get their copies."""
    row = Penyitaan.objects.get(perkara=a.perkara)
    upaya.copy_sita(row, at=clock.now(), versi=row.versi, actor=a.actor)


def kabari_tersangka(a: Adegan) -> None:
    record_kabar(a.perkara, Kabar.TERSANGKA, nomor=a.nomor, actor=a.actor)


def barang(a: Adegan) -> None:
    step = a.step
    timbang = Timbang(
        at=clock.now(),
        nomor_ba=a.nomor,
        bruto_gram=_gram(step, "bruto"),
        netto_gram=_gram(step, "netto"),
        butir=step.get("butir", 0),
        alat="Timbangan digital Satresnarkoba",
        penimbang=get_petugas(a.actor.nrp).nama,
        saksi=SAKSI,
    )
    new = NewBB(
        jenis=JenisBB.ZAT,
        nama=step["nama"],
        zat=step["zat"],
        disita_at=clock.now(),
        timbang=timbang,
        jumlah_paket=step.get("paket"),
        ba_sita=step["ba_sita"],
        tempat_simpan="Lemari besi A, gudang barang bukti",
        keterlibatan=frozenset({str(a.orang.pk)}),
    )
    bb.register_bb(a.perkara, new, actor=a.actor)


def beri_tahu_kejari(a: Adegan) -> None:
    row = a.barang
    bb.notify_kejari(row, a.nomor, clock.now(), versi=row.versi, actor=a.actor)


def minta_lab(a: Adegan) -> None:
    asked = Permintaan(
        lab="Balai Besar POM di Banjarmasin",
        nomor=a.nomor,
        tanggal=today(),
        pertanyaan="Apakah contoh mengandung narkotika, dan golongan berapa?",
    )
    row = a.barang
    bb.request_lab(row, asked, versi=row.versi, actor=a.actor)
    gerak = NewGerak(
        jenis=JenisGerak.LAB,
        takaran=_takaran(a.step),
        nomor_ba=a.step["ba"],
        at=clock.now(),
        ke="Balai Besar POM di Banjarmasin",
        paket=row.jumlah_paket and (row.jumlah_paket + 1) // 2,
        alasan_contoh="" if row.jumlah_paket else "Sebanyak yang diminta laboratorium",
    )
    row = a.barang
    bb.hand_over_lab(row, gerak, versi=row.versi, actor=a.actor)


def hasil_lab(a: Adegan) -> None:
    found = HasilLab(
        nomor=a.nomor,
        tanggal=today(),
        temuan=a.step["temuan"],
        is_positif=True,
        zat=a.step["zat"],
    )
    row = a.barang
    bb.record_hasil_lab(row, found, versi=row.versi, actor=a.actor)


def tetapkan_status(a: Adegan) -> None:
    row = a.barang
    sidang = Takaran(gram=Decimal("1.00"))
    bagian = {
        Peruntukan.PEMBUKTIAN: sidang,
        Peruntukan.MUSNAH: row.netto - sidang - Takaran.of(row, "lab_"),
    }
    new = NewPenetapan(nomor=a.nomor, tanggal=today(), diterima=today(), bagian=bagian)
    bb.rule_status(row, new, versi=row.versi, actor=a.actor)


def sisihkan_sidang(a: Adegan) -> None:
    row = a.barang
    gerak = NewGerak(
        jenis=JenisGerak.SIDANG,
        takaran=_takaran(a.step),
        nomor_ba=a.nomor,
        at=clock.now(),
        ke="Lemari barang bukti sidang",
    )
    bb.move_bb(row, gerak, versi=row.versi, actor=a.actor)


def musnahkan(a: Adegan) -> None:
    row = a.barang
    done = Musnah(
        at=clock.now(),
        takaran=_takaran(a.step),
        tempat="Halaman Polres Balangan",
        cara="Diblender dengan deterjen lalu dibuang",
        petugas=(get_petugas(a.actor.nrp).nama,),
        saksi=("Jaksa Kejari Balangan", "Petugas Dinas Kesehatan"),
        nomor_ba=a.nomor,
    )
    bb.destroy_bb(row, done, versi=row.versi, actor=a.actor)


def minta_tat(a: Adegan) -> None:
    request_tat(a.orang, nomor=a.nomor, at=clock.now(), actor=a.actor)


def hasil_tat(a: Adegan) -> None:
    record_hasil_tat(
        Asesmen.objects.get(keterlibatan=a.orang, hasil_at=None),
        nomor=a.nomor,
        rekomendasi=Rekomendasi(a.step["rekomendasi"]),
        tempat=a.step["tempat"],
        at=clock.now(),
        actor=a.actor,
    )


ADEGAN: Final[dict[str, Callable[[Adegan], None]]] = {
    act.__name__: act
    for act in (
        tangkap,
        perpanjang_tangkap,
        lepas_tangkap,
        tembusan_tangkap,
        tahan,
        perpanjang_tahan,
        keluar,
        sita,
        ajukan_sita,
        setujui_sita,
        salin_sita,
        kabari_tersangka,
        barang,
        beri_tahu_kejari,
        minta_lab,
        hasil_lab,
        tetapkan_status,
        sisihkan_sidang,
        musnahkan,
        minta_tat,
        hasil_tat,
    )
}
"""What a step of the story may be called, beside the steps of the case itself."""


def _gram(step: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(step[key]) if key in step else None


def _takaran(step: dict[str, Any]) -> Takaran:
    return Takaran(gram=Decimal(step.get("gram", "0")), butir=step.get("butir", 0))
