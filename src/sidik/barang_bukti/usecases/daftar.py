"""An exhibit enters the book: number, first weighing, first movement, the clocks of the law."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from sidik.barang_bukti.data import (
    DITIMBANG,
    NOL,
    JenisBB,
    JenisGerak,
    Nasib,
    NewBB,
    NewGerak,
    SitaBuku,
    Takaran,
    Timbang,
    Zat,
    find_zat,
    pola_nomor,
    tulis_gram,
)
from sidik.barang_bukti.errors import (
    AlasanLepasKosong,
    BrutoKurang,
    BukanOrangPerkara,
    JumlahBelumDiisi,
    KalibrasiKemudian,
    LabelSudahAda,
    NasibBelumDipilih,
    NettoBelumDiisi,
    OrangBelumDipilih,
    PenyitaanMendahuluiKejadian,
    SitaBedaHari,
    SitaDibatalkan,
    SitaDiDepan,
    SudahDariSita,
    SudahTerkait,
    TanpaPemilikBerorang,
    TidakTerkait,
    TimbangDiDepan,
    TimbangMendahuluiSita,
    ZatBelumDikenalSaatItu,
    ZatBelumDipilih,
)
from sidik.barang_bukti.models import BarangBukti, KaitanBB, NomorBB, Penimbangan
from sidik.barang_bukti.queries.barang import (
    day_of,
    find_clock_of_perkara,
    is_narkotika,
    people_of,
    subject_of,
)
from sidik.barang_bukti.usecases.gerak import book, insist_takaran
from sidik.barang_bukti.usecases.jaga import (
    hold_bb,
    insist_ba,
    insist_lewat,
    insist_write,
    start_for,
    tell,
)
from sidik.barang_bukti.usecases.jenis import insist_butir, insist_jenis, insist_nomor
from sidik.barang_bukti.usecases.kembali import insist_putusan
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import romawi, tanggal, tanggal_jam
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.queries.jaga import insist_kronologi
from sidik.satuan.models import Satuan
from sidik.tenggat.usecases import meet_tenggat

_TEKS: Final = (
    "bentuk",
    "warna",
    "kemasan",
    "sprin_sita",
    "ba_sita",
    "ditemukan_di",
    "dari_siapa",
    "tempat_simpan",
    "serial",
    "imei",
    "plat",
    "pemilik",
    "terlambat",
)


@usecase
def register_bb(perkara: Perkara, new: NewBB, *, actor: Actor) -> BarangBukti:
    """Enter an exhibit; for narcotics the notice to the prosecutor begins to fall due.

    Raises `NotAllowed`, `PerkaraTerkunci`, `UrutanTerbalik`, `WaktuDiDepan`, `ZatBelumDipilih`,
    `NettoBelumDiisi`, `JumlahBelumDiisi`, `BrutoKurang`, `NomorBABelumDiisi`, `LabelSudahAda`,
    `BukanOrangPerkara`, `TimbangMendahuluiSita`, `KalibrasiKemudian`,
    `PenyitaanMendahuluiKejadian`, `ZatBelumDikenalSaatItu`, `SitaBedaHari`, `SitaDibatalkan`,
    `OrangBelumDipilih`, `TanpaPemilikBerorang`, `TidakSesuaiJenis`, `SatuBarisSatuBarang`,
    `ButirBelumDihitung`, `IMEISalah`, `IMEISudahAda`, `PlatSudahAda`.
    """
    insist_write(perkara, actor)
    insist_jenis(new)
    insist_lewat(new.disita_at, SitaDiDepan)
    insist_lewat(new.timbang.at, TimbangDiDepan)
    if new.timbang.at < new.disita_at:
        raise TimbangMendahuluiSita(
            at=tanggal_jam(localtime(new.timbang.at)), disita=tanggal_jam(localtime(new.disita_at))
        )
    if new.penyitaan:
        # The seizure has answered for its own day: caught in the act it lies before the LP/A.
        _insist_sita(perkara, new.penyitaan, new.disita_at)
    else:
        insist_kronologi(perkara, new.disita_at, terlambat_alasan=new.terlambat)
    _insist_kejadian(perkara, new)
    zat = _zat(perkara, new)
    insist_timbang(new.timbang, ditimbang=zat is not None)
    insist_butir(new, zat)
    insist_nomor(perkara, new)
    people = _owners(perkara, new)
    bb = _row(perkara, new, zat)
    bb.seri, bb.tahun, bb.nomor = _next_nomor(perkara.satuan)
    store(bb)
    for each in people:
        store(KaitanBB(bb=bb, keterlibatan=each))
    if bb.is_ditimbang:
        store(timbang_row(bb, new.timbang))
    _enter(bb, new, actor)
    _start(bb, actor)
    return bb


@usecase
def set_nasib(
    bb: BarangBukti, nasib: Nasib, dasar: str, *, versi: int, actor: Actor
) -> BarangBukti:
    """Write down what is to become of a thing: seized by the state, or given back.

    Raises `NotAllowed`, `BBBerubah`, `NasibBelumDipilih`, `NasibNarkotika`,
    `PutusanTidakDisebut`.
    """
    bb = hold_bb(bb, versi, actor)
    if nasib is Nasib.BELUM or not dasar.strip():
        raise NasibBelumDipilih
    if nasib is Nasib.KEMBALI:
        insist_putusan(bb, dasar)
    bb.nasib, bb.nasib_dasar = nasib.value, dasar.strip()
    store(bb)
    tell(bb, "bb.nasib", bb.nasib_label.lower(), "", actor=actor)
    return bb


@usecase
def link_sita(bb: BarangBukti, sita: SitaBuku, *, versi: int, actor: Actor) -> BarangBukti:
    """Say which seizure of the case an exhibit came from; said anew, the newest counts.

    Raises `NotAllowed`, `BBBerubah`, `SitaBedaHari`, `SitaDibatalkan`, `SudahDariSita`.
    """
    bb = hold_bb(bb, versi, actor)
    if bb.penyitaan_id == sita.kunci:
        raise SudahDariSita
    _insist_sita(bb.perkara, sita, bb.disita_at)
    bb.penyitaan_id = sita.kunci
    bb.ba_sita, bb.sprin_sita = bb.ba_sita or sita.nomor_ba, bb.sprin_sita or sita.nomor
    told = _told_with(bb, sita)
    store(bb)
    if told and bb.kejari_at:
        own = subject_of(bb)
        meet_tenggat(actor=actor, aturan="sita_narkotika", subject=own, at=bb.kejari_at)
        start_for(bb, "status_kejari", bb.kejari_at, actor=actor)
    tell(bb, "bb.sita", "berasal dari penyitaan", sita.nomor, actor=actor)
    return bb


@usecase
def link_orang(bb: BarangBukti, key: str, *, versi: int, actor: Actor) -> BarangBukti:
    """Say that an exhibit concerns one more person of the case.

    Raises `NotAllowed`, `BBBerubah`, `BukanOrangPerkara`, `SudahTerkait`.
    """
    bb = hold_bb(bb, versi, actor)
    [orang] = _people(bb.perkara, frozenset({key}))
    if _find_kaitan(bb, key):
        raise SudahTerkait(nama="Orang ini")
    bb.tanpa_pemilik = False
    store(KaitanBB(bb=bb, keterlibatan=orang))
    store(bb)
    tell(bb, "bb.terkait", f"terkait seorang {orang.peran}", "", actor=actor)
    return bb


@usecase
def unlink_orang(
    bb: BarangBukti, key: str, alasan: str, *, versi: int, actor: Actor
) -> BarangBukti:
    """Say, with the reason, that an exhibit does not concern this person after all.

    What was said stays to be read; he may be linked again. Raises `NotAllowed`, `BBBerubah`,
    `TidakTerkait`, `AlasanLepasKosong`.
    """
    bb = hold_bb(bb, versi, actor)
    kaitan = _find_kaitan(bb, key)
    if kaitan is None:
        raise TidakTerkait
    if not alasan.strip():
        raise AlasanLepasKosong
    kaitan.lepas_at, kaitan.lepas_alasan = clock.now(), alasan.strip()
    store(kaitan)
    store(bb)
    judul = f"tidak terkait lagi dengan seorang {kaitan.keterlibatan.peran}"
    tell(bb, "bb.dilepas", judul, "", actor=actor)
    return bb


def insist_timbang(timbang: Timbang, *, ditimbang: bool) -> None:
    """Raise for a weighing that cannot be: nothing weighed, or less with the plastic than bare."""
    insist_ba(timbang.nomor_ba)
    netto = timbang.takaran
    for gram in (netto.gram, netto.ml, timbang.bruto_gram or NOL):
        insist_takaran(Takaran(gram=gram, butir=max(timbang.butir, 1)))
    if netto.is_nol or netto.is_minus:
        raise NettoBelumDiisi if ditimbang else JumlahBelumDiisi
    if timbang.bruto_gram is not None and timbang.bruto_gram < netto.gram:
        raise BrutoKurang(bruto=tulis_gram(timbang.bruto_gram), netto=tulis_gram(netto.gram))
    if timbang.kalibrasi and timbang.kalibrasi > localtime(timbang.at).date():
        raise KalibrasiKemudian(tanggal=tanggal(timbang.kalibrasi))


def timbang_row(bb: BarangBukti, new: Timbang) -> Penimbangan:
    """Return a weighing that follows those before it."""
    return Penimbangan(
        bb=bb,
        urut=Penimbangan.objects.filter(bb=bb).count() + 1,
        at=new.at,
        nomor_ba=new.nomor_ba.strip(),
        bruto_gram=new.bruto_gram,
        netto_gram=new.netto_gram or NOL,
        ml=new.ml or NOL,
        butir=new.butir,
        alat=new.alat.strip(),
        kalibrasi=new.kalibrasi,
        tempat=new.tempat.strip(),
        penimbang=new.penimbang.strip(),
        saksi=list(new.saksi),
        alasan=new.alasan.strip(),
    )


def _zat(perkara: Perkara, new: NewBB) -> Zat | None:
    if new.jenis.value not in DITIMBANG:
        return None
    zat = find_zat(new.zat, day_of(perkara, new.disita_at))
    if zat is None and find_zat(new.zat, day_of(perkara, clock.now())):
        raise ZatBelumDikenalSaatItu(disita=tanggal(day_of(perkara, new.disita_at)))
    if zat is None:
        raise ZatBelumDipilih
    return zat


def _insist_kejadian(perkara: Perkara, new: NewBB) -> None:
    """Raise `PenyitaanMendahuluiKejadian`: a reason excuses no seizure before there was a case."""
    rows = LaporanPolisi.objects.filter(perkara=perkara).exclude(kejadian_at=None)
    first = rows.order_by("kejadian_at").values_list("kejadian_at", flat=True).first()
    if first and day_of(perkara, new.disita_at) < (day := day_of(perkara, first)):
        disita = tanggal(day_of(perkara, new.disita_at))
        raise PenyitaanMendahuluiKejadian(disita=disita, kejadian=tanggal(day))


def _insist_sita(perkara: Perkara, sita: SitaBuku, disita_at: datetime) -> None:
    """Raise `SitaBedaHari`, `SitaDibatalkan`."""
    if sita.is_batal:
        raise SitaDibatalkan
    day, there = day_of(perkara, disita_at), day_of(perkara, sita.at)
    if day != there:
        raise SitaBedaHari(disita=tanggal(day), sita=tanggal(there))


def _find_kaitan(bb: BarangBukti, key: str) -> KaitanBB | None:
    """Return the link that holds; the key is what a form sent, and may be anything."""
    rows = KaitanBB.objects.filter(bb=bb, lepas_at=None).select_related("keterlibatan")
    return next((k for k in rows if str(k.keterlibatan_id) == key), None)


def _people(perkara: Perkara, keys: frozenset[str]) -> list[Keterlibatan]:
    found = [k for k in people_of(perkara) if str(k.pk) in keys]
    if len(found) != len(keys):
        raise BukanOrangPerkara
    return found


def _owners(perkara: Perkara, new: NewBB) -> list[Keterlibatan]:
    """Return those whom it concerns: somebody says it, a case of several does not say it itself.

    Raises `BukanOrangPerkara`, `OrangBelumDipilih`, `TanpaPemilikBerorang`.
    """
    people = _people(perkara, new.keterlibatan)
    if people and new.tanpa_pemilik:
        raise TanpaPemilikBerorang
    if not people and not new.tanpa_pemilik and people_of(perkara):
        raise OrangBelumDipilih
    return people


def _row(perkara: Perkara, new: NewBB, zat: Zat | None) -> BarangBukti:
    label = new.label.strip()
    held = BarangBukti.objects.filter(label=label, node=perkara.node).first() if label else None
    if held:
        raise LabelSudahAda(label=label, nomor=held.nomor)
    bb = BarangBukti(
        perkara=perkara,
        satuan_id=perkara.satuan_id,
        jenis=new.jenis.value,
        nama=new.nama.strip(),
        zat=zat.kode if zat else "",
        golongan=zat.golongan if zat else "",
        zat_dasar=zat.dasar if zat else "",
        label=label,
        hitungan=new.hitungan.strip() or (zat.hitung if zat else "unit"),
        disita_at=new.disita_at,
        penyitaan_id=new.penyitaan.kunci if new.penyitaan else None,
        jumlah_paket=new.jumlah_paket,
        sulit_dijangkau=new.sulit_dijangkau,
        tanpa_pemilik=new.tanpa_pemilik,
        **{name: getattr(new, name).strip() for name in _TEKS},
    )
    if new.penyitaan:
        _told_with(bb, new.penyitaan)
    return bb


def _told_with(bb: BarangBukti, sita: SitaBuku) -> bool:
    """The letter that told the prosecutor of its seizure told of this too: nobody types it twice.

    Returns whether the exhibit takes it over.
    """
    takes = bool(sita.kejari_nomor) and not bb.kejari_nomor and is_narkotika(bb)
    if takes:
        bb.kejari_nomor, bb.kejari_at = sita.kejari_nomor, sita.kejari_at
    return takes


def _enter(bb: BarangBukti, new: NewBB, actor: Actor) -> None:
    bb.bruto_gram = new.timbang.bruto_gram
    netto = new.timbang.takaran
    bb.netto_gram, bb.netto_ml, bb.netto_butir = netto.gram, netto.ml, netto.butir
    masuk = NewGerak(
        jenis=JenisGerak.MASUK,
        takaran=netto,
        nomor_ba=new.ba_sita or new.timbang.nomor_ba,
        at=max(new.disita_at, new.timbang.at),
        dari=new.dari_siapa or "penyitaan",
        ke=new.tempat_simpan,
    )
    book(bb, masuk, actor=actor)


def _start(bb: BarangBukti, actor: Actor) -> None:
    if bb.jenis == JenisBB.TANAMAN:
        far = bb.sulit_dijangkau
        start_for(bb, "musnah_tanaman_jauh" if far else "musnah_tanaman", bb.disita_at, actor=actor)
    if bb.kejari_at:
        start_for(bb, "status_kejari", bb.kejari_at, actor=actor)
    elif is_narkotika(bb) and find_clock_of_perkara(bb, "sita_narkotika") is None:
        start_for(bb, "sita_narkotika", bb.disita_at, actor=actor)


def _next_nomor(satuan: Satuan) -> tuple[int, int, str]:
    """Issue the next number of the unit's book; it rolls back with the act, so none is lost."""
    day: date = clock.now().astimezone(ZoneInfo(satuan.zona)).date()
    NomorBB.objects.get_or_create(satuan=satuan, tahun=day.year)
    last = NomorBB.objects.select_for_update().get(satuan=satuan, tahun=day.year)
    last.nomor += 1
    last.save(update_fields=["nomor"])
    nomor = pola_nomor(day).format(
        seri=last.nomor,
        bulan=romawi(day.month),
        tahun=day.year,
        satuan=satuan.nama_pendek.removeprefix("Sat "),
    )
    return last.nomor, day.year, nomor
