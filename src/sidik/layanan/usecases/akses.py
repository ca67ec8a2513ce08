"""Keys to the public door are issued, printed, taken back."""

from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.dokumen.data import CaraTanya, JenisSurat, Pejabat, TandaTerima
from sidik.dokumen.models import Surat
from sidik.dokumen.queries import kepala_of, kop_of
from sidik.dokumen.usecases import issue_surat
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.layanan import queries
from sidik.layanan.data import (
    HUBUNGAN_LABEL,
    AksesSudahDicabut,
    BukanLaporanMasyarakat,
    Hubungan,
    KodeAkses,
    NamaPenerimaKosong,
    Penerima,
    Saluran,
    TeleponPenerimaSalah,
)
from sidik.layanan.models import Akses
from sidik.layanan.usecases.status import refresh_status
from sidik.perkara.data import ModelLP
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.pesan.data import Nomor
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Petugas
from sidik.satuan.queries import get_satuan, resort_of


@usecase
def issue_akses(perkara: Perkara, penerima: Penerima, *, actor: Actor) -> Akses:
    """Give a person the key to one case; who has a living one gets the same paper again.

    Raises `NotAllowed`, `NamaPenerimaKosong`, `TeleponPenerimaSalah`, `BukanLaporanMasyarakat`.
    """
    _demand(perkara, actor)
    nomor = _check(perkara, penerima)
    # Two clerks at once: the second waits here and finds what the first one issued.
    Perkara.objects.select_for_update().get(pk=perkara.pk)
    index = queries.brankas_akses().index(nomor.kunci, label="layanan.akses.telepon")
    living = Akses.objects.filter(perkara=perkara, telepon_index=index, dicabut_at=None).first()
    if living:
        note_printing(living, actor=actor)
        return living
    kode = KodeAkses.new()
    paper = _paper(perkara, penerima, nomor, kode, actor)
    akses = Akses(perkara=perkara, hubungan=penerima.hubungan.value, telepon_index=index)
    akses.surat = issue_surat(paper, subject=ref("perkara", perkara.pk), actor=actor)
    _lock(akses, penerima, nomor, kode)
    akses.terbit_at, akses.terbit_oleh = clock.now(), actor.nrp
    store(akses)
    _record(akses, "akses.terbit", actor)
    refresh_status([perkara.pk])
    return akses


@usecase
def note_printing(akses: Akses, *, actor: Actor) -> Surat:
    """Note that the paper is printed again. Raises `NotAllowed`, `AksesSudahDicabut`."""
    _demand(akses.perkara, actor)
    if akses.dicabut_at:
        raise AksesSudahDicabut
    _record(akses, "akses.dicetak", actor)
    return akses.surat


@usecase
def revoke_akses(akses: Akses, *, actor: Actor) -> None:
    """Take a key back; it opens nothing from this moment. Raises `AksesSudahDicabut`."""
    _demand(akses.perkara, actor)
    if akses.dicabut_at:
        raise AksesSudahDicabut
    akses.dicabut_at = clock.now()
    store(akses)
    _record(akses, "akses.dicabut", actor)
    refresh_status([akses.perkara_id])


@usecase
def reissue_akses(akses: Akses, *, actor: Actor) -> Akses:
    """Change the lock: the old code dies, the same person gets a new one."""
    penerima = Penerima(
        nama=queries.unlock("nama", akses),
        hubungan=Hubungan(akses.hubungan),
        telepon=queries.unlock("telepon", akses),
    )
    revoke_akses(akses, actor=actor)
    return issue_akses(akses.perkara, penerima, actor=actor)


def _demand(perkara: Perkara, actor: Actor) -> None:
    if not can(actor, Act.AKSES_ISSUE, berkas_of(perkara)):
        raise NotAllowed


def _check(perkara: Perkara, penerima: Penerima) -> Nomor:
    if not penerima.nama.strip():
        raise NamaPenerimaKosong
    nomor = Nomor.parse(penerima.telepon)
    if not nomor.is_telepon:
        raise TeleponPenerimaSalah(telepon=penerima.telepon[:30])
    if penerima.hubungan is Hubungan.PELAPOR and _lp(perkara).model == ModelLP.A:
        raise BukanLaporanMasyarakat
    return nomor


def _lock(akses: Akses, penerima: Penerima, nomor: Nomor, kode: KodeAkses) -> None:
    for column, text in (
        ("nama", penerima.nama.strip()),
        ("telepon", nomor.kunci),
        ("kode", kode.simbol),
    ):
        locked = queries.brankas_akses().lock(text, label=queries.label_of(column, akses))
        setattr(akses, column, locked)
    akhiran = nomor.kunci[-queries.PANJANG_AKHIRAN :]
    akses.kunci_web = queries.lookup_key(Saluran.WEB, kode.simbol, akhiran)
    akses.kunci_sms = queries.lookup_key(Saluran.SMS, kode.simbol, nomor.kunci)


def _record(akses: Akses, verb: str, actor: Actor) -> None:
    record(
        actor=actor,
        verb=verb,
        subject=ref("perkara", akses.perkara_id),
        facts={"hubungan": HUBUNGAN_LABEL[Hubungan(akses.hubungan)]},
    )


def _lp(perkara: Perkara) -> LaporanPolisi:
    return perkara.lp.all()[0]


def _paper(
    perkara: Perkara, penerima: Penerima, nomor: Nomor, kode: KodeAkses, actor: Actor
) -> TandaTerima:
    lp = _lp(perkara)
    jenis = JenisSurat.STTLP if penerima.hubungan is Hubungan.PELAPOR else JenisSurat.KARTU_AKSES
    sttlp = jenis is JenisSurat.STTLP
    resor = resort_of(perkara.satuan_id)
    zona = ZoneInfo(perkara.satuan.zona)
    return TandaTerima(
        jenis=jenis,
        nomor=f"STTLP/{lp.nomor.partition('/')[2]}" if sttlp else "",
        kop=kop_of(perkara.satuan_id),
        atas_nama=kepala_of(perkara.satuan_id),
        tempat=(resor or perkara.satuan).nama_pendek.removeprefix("Polres "),
        tanggal=tanggal(clock.today(perkara.satuan.zona)),
        penerima=penerima.nama.strip(),
        hubungan=HUBUNGAN_LABEL[penerima.hubungan],
        nomor_lp=lp.nomor,
        dilaporkan=tanggal_jam(lp.dilaporkan_at.astimezone(zona)),
        perihal=f"Dugaan tindak pidana {'; '.join(lp.pasal)}" if sttlp and lp.pasal else "",
        pejabat=_pejabat(actor),
        tanya=None if queries.is_tertutup(perkara) else _cara(nomor, kode),
    )


def _cara(nomor: Nomor, kode: KodeAkses) -> CaraTanya:
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
        akhiran_hp=nomor.kunci[-queries.PANJANG_AKHIRAN :],
    )


def _pejabat(actor: Actor) -> Pejabat:
    petugas = Petugas.objects.filter(nrp=actor.nrp).first()
    jabatan = petugas.jabatan if petugas else get_satuan(actor.satuan).nama_pendek
    return Pejabat(nama=actor.nama, pangkat=actor.pangkat, nrp=actor.nrp, jabatan=jabatan.upper())
