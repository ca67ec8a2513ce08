"""What stands on a receipt or a card, and who signs it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.dokumen.data import CaraTanya, JenisSurat, Pejabat, TandaTerima, say_pasal
from sidik.dokumen.models import Surat
from sidik.dokumen.queries import frame_of, kepala_of, kop_of, read_isi
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.layanan.data import (
    HUBUNGAN_LABEL,
    Hubungan,
    KodeAkses,
    Penanda,
    PenandaTidakDikenal,
    Penerima,
)
from sidik.layanan.models import Akses
from sidik.layanan.queries import PANJANG_AKHIRAN, list_penanda, ralat_of
from sidik.perkara.models import Perkara
from sidik.perkara.queries import list_keterlibatan, pelapor_of
from sidik.perkara.queries.tirai import shroud
from sidik.perkara.queries.waktu import say_kejadian
from sidik.pesan.data import Nomor
from sidik.satuan.data import Actor
from sidik.satuan.models import Petugas
from sidik.satuan.queries import get_satuan


def choose_penanda(perkara: Perkara, actor: Actor, nrp: str) -> Penanda:
    """Return who signs the receipt. Raises `PenandaTidakDikenal` for one who may not."""
    offered = list_penanda(perkara, actor)
    if not nrp:
        return offered[0]
    found = next((one for one in offered if one.nrp == nrp), None)
    if found is None:
        raise PenandaTidakDikenal
    return found


def compose_lembar(
    perkara: Perkara,
    penerima: Penerima,
    tanya: CaraTanya | None,
    penanda: Penanda,
    *,
    actor: Actor,
) -> TandaTerima:
    """Return the whole paper. A receipt is SPKT's; a card is signed by whoever hands it out."""
    lp = perkara.lp.all()[0]
    jenis = JenisSurat.STTLP if penerima.hubungan is Hubungan.PELAPOR else JenisSurat.KARTU_AKSES
    sttlp = jenis is JenisSurat.STTLP
    zona = ZoneInfo(perkara.satuan.zona)
    return TandaTerima(
        jenis=jenis,
        nomor=f"STTLP/{lp.nomor.partition('/')[2]}" if sttlp else "",
        kop=kop_of(perkara.satuan_id),
        atas_nama=kepala_of(perkara.satuan_id),
        tempat=frame_of(perkara.satuan).tempat,
        tanggal=tanggal(clock.today(perkara.satuan.zona)),
        penerima=penerima.nama.strip(),
        hubungan=HUBUNGAN_LABEL[penerima.hubungan],
        nomor_lp=lp.nomor,
        dilaporkan=tanggal_jam(lp.dilaporkan_at.astimezone(zona)),
        perihal=_perihal(perkara) if sttlp else "",
        identitas=tuple(_identitas(perkara, penerima)) if sttlp else (),
        kejadian=tuple(_kejadian(perkara)) if sttlp else (),
        pejabat=_pejabat(penanda.nrp if sttlp else actor.nrp, actor),
        atas=penanda.atas if sttlp else (),
        tanya=tanya,
    )


def cara_tanya(nomor: Nomor, kode: KodeAkses) -> CaraTanya:
    node = settings.SIDIK
    cek = f"{node.public_url.rstrip('/')}/cek"
    return CaraTanya(
        kode=str(kode),
        kode_ketik=kode.simbol,
        alamat=cek.removeprefix("https://").removeprefix("http://"),
        alamat_qr=f"{cek}?kode={kode.simbol}",
        sms=node.sms,
        telepon=node.telepon,
        pengaduan=node.pengaduan,
        akhiran_hp=nomor.kunci[-PANJANG_AKHIRAN:],
    )


def is_basi(perkara: Perkara, surat: Surat) -> bool:
    """Say whether a sheet tells otherwise of the event than one would that is made now."""
    then = read_isi(surat)
    return (then.perihal, then.kejadian) != (_perihal(perkara), tuple(_kejadian(perkara)))


def ralat_sesudah(perkara: Perkara, daftar: Iterable[Akses]) -> datetime | None:
    """Return when the LP was corrected in what a receipt in force tells otherwise."""
    if (ralat := ralat_of(perkara)) is None:
        return None
    for akses in daftar:
        if akses.surat.jenis != JenisSurat.STTLP or akses.dicabut_at or akses.terbit_at > ralat:
            continue
        if is_basi(perkara, akses.surat):
            return ralat
    return None


def _perihal(perkara: Perkara) -> str:
    pasal = "; ".join(say_pasal(one) for one in perkara.lp.all()[0].pasal)
    return f"Dugaan tindak pidana {pasal}" if pasal else ""


def _identitas(perkara: Perkara, penerima: Penerima) -> Iterator[tuple[str, str]]:
    """Tell of the reporter what his report does, if it is he who takes the paper home."""
    pelapor = pelapor_of(perkara)
    if pelapor is None or pelapor.orang.nama.casefold() != penerima.nama.strip().casefold():
        return
    orang = pelapor.orang
    lahir = tanggal(orang.tanggal_lahir) if orang.tanggal_lahir else ""
    rows = {
        "Lahir": ", ".join(part for part in (orang.tempat_lahir, lahir) if part),
        "Pekerjaan": orang.pekerjaan,
        "Alamat": orang.alamat,
    }
    yield from ((label, value) for label, value in rows.items() if value)


def _kejadian(perkara: Perkara) -> Iterator[tuple[str, str]]:
    """When and where, as it was told; without the name of anybody else in the case."""
    lp = perkara.lp.all()[0]
    pelapor = pelapor_of(perkara)
    others = [k for k in list_keterlibatan(perkara) if not pelapor or k.pk != pelapor.pk]
    tirai = shroud(others)
    for label, value in (("Waktu kejadian", say_kejadian(lp)), ("Tempat kejadian", lp.tkp)):
        if value:
            yield label, tirai.over(value)


def _pejabat(nrp: str, actor: Actor) -> Pejabat:
    """With rank and titles of the day; who is in no book of officers has his unit's name."""
    petugas = Petugas.objects.filter(nrp=nrp).first()
    if petugas is None:
        jabatan = get_satuan(actor.satuan).nama_pendek.upper()
        return Pejabat(nama=actor.nama, pangkat=actor.pangkat, nrp=actor.nrp, jabatan=jabatan)
    return Pejabat(
        nama=petugas.nama,
        pangkat=petugas.pangkat,
        nrp=petugas.nrp,
        jabatan=petugas.jabatan.upper(),
    )
