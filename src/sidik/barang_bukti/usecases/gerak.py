"""Movements: nothing leaves or comes back without its minutes, and never more than is there."""

from dataclasses import replace
from typing import Final

from django.utils.timezone import localtime

from sidik.barang_bukti.data import (
    ALUR,
    GERAK_LABEL,
    LANGSUNG,
    MAX_GRAM,
    TANPA_PENETAPAN,
    WADAH_LABEL,
    JenisGerak,
    Musnah,
    NewGerak,
    Peruntukan,
    Takaran,
    Wadah,
    tulis_butir,
    tulis_gram,
    tulis_ml,
)
from sidik.barang_bukti.errors import (
    GerakMundur,
    HariKembaliSalah,
    InstansiBelumDiisi,
    KeperluanBelumDiisi,
    LabelSudahAda,
    MelebihiPenetapan,
    MendahuluiMasuk,
    MendahuluiPenetapan,
    PeminjamBelumDiisi,
    PeminjamOrangPerkara,
    PenetapanTidakMembolehkan,
    SaldoKurangButir,
    SaldoKurangGram,
    SaldoKurangMl,
    SaldoKurangSaatItu,
    TakaranSalah,
    TanpaSisa,
    TempatBelumDiisi,
    TerlaluHalus,
    TidakLangsung,
)
from sidik.barang_bukti.flow import Langkah, find_minus, pots_at
from sidik.barang_bukti.models import BarangBukti, Gerak
from sidik.barang_bukti.queries.barang import (
    day_of,
    diterima_pertama,
    find_clock_of_perkara,
    find_penetapan,
    is_dipinjam_orang,
    is_narkotika,
    list_langkah,
    musnah_menurut_penetapan,
)
from sidik.barang_bukti.queries.pinjam import list_pinjaman
from sidik.barang_bukti.usecases.jaga import hold_bb, insist_ba, insist_lewat, start_for, tell
from sidik.barang_bukti.usecases.jenis import insist_sepadan
from sidik.barang_bukti.usecases.kembali import insist_kembali
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.bahasa import tanggal, tanggal_jam

_IPTEK: Final = (Peruntukan.IPTEK, Peruntukan.PELATIHAN)


@usecase
def move_bb(bb: BarangBukti, new: NewGerak, *, versi: int, actor: Actor) -> Gerak:
    """Book a movement that stands by itself: court, science, storage, return, loan, the way back.

    Raises `NotAllowed`, `BBBerubah`, `TidakLangsung`, `PenetapanTidakMembolehkan`,
    `MelebihiPenetapan`, `MendahuluiPenetapan`, `TempatBelumDiisi`, `TanpaSisa`,
    `NarkotikaTidakDikembalikan`, `PutusanKembaliBelumAda`, `PeminjamBelumDiisi`,
    `InstansiBelumDiisi`, `KeperluanBelumDiisi`, `HariKembaliSalah`, `PeminjamOrangPerkara`, and
    as `book`.
    """
    bb = hold_bb(bb, versi, actor)
    if new.jenis not in LANGSUNG:
        raise TidakLangsung(gerak=GERAK_LABEL[new.jenis])
    insist_ba(new.nomor_ba)
    _insist_boleh_keluar(bb, new)
    if new.jenis is JenisGerak.IPTEK and bb.is_ditimbang:
        insist_ditetapkan(bb, new, _IPTEK, Wadah.IPTEK)
    if new.jenis is JenisGerak.PINDAH:
        new = _all_of_it(bb, new)
    gerak = book(bb, new, actor=actor)
    if new.jenis in TANPA_PENETAPAN and is_narkotika(bb):
        _start_sisa(bb, new, actor)
    return gerak


def _insist_boleh_keluar(bb: BarangBukti, new: NewGerak) -> None:
    """Raise as `insist_kembali` and `_insist_peminjam`, and `PeminjamOrangPerkara`."""
    if new.jenis is JenisGerak.KEMBALI:
        insist_kembali(bb)
    if new.jenis is not JenisGerak.PINJAM:
        return
    _insist_peminjam(bb, new)
    if is_dipinjam_orang(bb.perkara, new.ke):
        raise PeminjamOrangPerkara


def _insist_peminjam(bb: BarangBukti, new: NewGerak) -> None:
    """Raise unless it is said who has it, of which office, what for, and when it comes back."""
    if sum(map(str.isalpha, new.ke)) < 3:
        raise PeminjamBelumDiisi
    if not new.instansi.strip():
        raise InstansiBelumDiisi
    if not new.keperluan.strip():
        raise KeperluanBelumDiisi
    if new.kembali is None or new.kembali < day_of(bb.perkara, new.at):
        raise HariKembaliSalah


def _start_sisa(bb: BarangBukti, new: NewGerak, actor: Actor) -> None:
    """From the hour it came back; more that comes back later does not prolong what runs."""
    aturan = TANPA_PENETAPAN[new.jenis]
    running = find_clock_of_perkara(bb, aturan)
    if running is None or new.at < running.mulai_at:
        start_for(bb, aturan, new.at, actor=actor)


@usecase
def book(bb: BarangBukti, new: NewGerak, *, actor: Actor) -> Gerak:
    """Write a movement and the balance that it makes, together. The exhibit is held already.

    One that happened before the last is a late entry: with its reason, and only if no pot would
    ever have held less than nothing. Raises `TakaranSalah`, `TerlaluHalus`, `WaktuDiDepan`,
    `GerakMundur`, `MendahuluiMasuk`, `SaldoKurangSaatItu`, `SaldoKurangGram`, `SaldoKurangMl`,
    `SaldoKurangButir`, `GramBelumDisebut`, `ButirBelumDisebut`, `HabisTidakBersama`,
    `LabelSudahAda`.
    """
    insist_takaran(new.takaran, signed=new.jenis is JenisGerak.TIMBANG_ULANG)
    insist_lewat(new.at)
    dari, ke = ALUR[new.jenis]
    if dari:
        _take(bb, dari, new.takaran, pindah=dari == ke)
    _put(bb, ke, new.takaran)
    gerak = _row(bb, new, actor)
    gerak.menyusul = _is_menyusul(bb, new)
    bb.jumlah_gerak += 1
    if not gerak.menyusul:
        _settle(bb, new)
    if Wadah.PINJAM in (dari, ke):
        _settle_pinjam(bb, gerak)
    store(bb)
    store(gerak)
    words = f"{bb.tulis(new.takaran)}, sisa {bb.tersisa}"
    ba = f", BA {gerak.nomor_ba}" if gerak.nomor_ba else ""
    late = ", dicatat menyusul" if gerak.menyusul else ""
    judul = f"{GERAK_LABEL[new.jenis].lower()}{late}"
    tell(bb, f"bb.{new.jenis}", judul, f"{words}{ba}", actor=actor)
    return gerak


def insist_takaran(takaran: Takaran, *, signed: bool = False) -> None:
    """Raise `TakaranSalah`, `TerlaluHalus` for an amount that no scale shows."""
    if not takaran.is_finite or (takaran.is_minus and not signed):
        raise TakaranSalah
    if takaran.is_nol and not signed:
        raise TakaranSalah
    if max(abs(takaran.gram), abs(takaran.ml)) > MAX_GRAM:
        raise TakaranSalah
    if takaran.is_halus:
        raise TerlaluHalus


def insist_ditetapkan(
    bb: BarangBukti, new: NewGerak | Musnah, untuk: tuple[Peruntukan, ...], wadah: Wadah
) -> None:
    """Raise unless a ruling had been received and the one in force allows so much more."""
    minta = new.takaran
    words = "dimusnahkan" if wadah is Wadah.MUSNAH else "untuk iptek atau pelatihan"
    ruling = find_penetapan(bb)
    boleh = Takaran.sum(ruling.takaran(each) for each in untuk) if ruling else Takaran()
    if ruling is None or boleh.is_nol:
        raise PenetapanTidakMembolehkan(peruntukan=words)
    first = diterima_pertama(bb, untuk)
    if first and day_of(bb.perkara, new.at) < first:
        at = tanggal_jam(localtime(new.at))
        raise MendahuluiPenetapan(at=at, diterima=tanggal(first), untuk=words)
    sudah = musnah_menurut_penetapan(bb) if wadah is Wadah.MUSNAH else bb.takaran(wadah)
    tinggal = boleh - sudah
    if minta.exceeds(tinggal):
        raise MelebihiPenetapan(
            nomor=ruling.nomor,
            untuk=words,
            ditetapkan=bb.tulis(boleh),
            tinggal=bb.tulis(tinggal),
        )


def _all_of_it(bb: BarangBukti, new: NewGerak) -> NewGerak:
    """Storage changes for all that is in store at that moment."""
    if not new.ke.strip():
        raise TempatBelumDiisi
    insist_lewat(new.at)
    held = pots_at(list_langkah(bb), new.at)[Wadah.SISA]
    if held.is_nol:
        raise TanpaSisa
    return replace(new, takaran=held, dari=new.dari or bb.tempat_simpan)


def _row(bb: BarangBukti, new: NewGerak, actor: Actor) -> Gerak:
    return Gerak(
        bb=bb,
        urut=bb.jumlah_gerak + 1,
        jenis=new.jenis.value,
        **new.takaran.columns(),
        nomor_ba=new.nomor_ba.strip(),
        at=new.at,
        dari=new.dari.strip(),
        ke=new.ke.strip(),
        instansi=new.instansi.strip(),
        keperluan=new.keperluan.strip(),
        sampai=new.kembali,
        petugas=list(new.petugas),
        oleh_nrp=actor.nrp,
        label=_new_label(bb, new.label.strip()),
        terlambat=new.terlambat.strip(),
    )


def _is_menyusul(bb: BarangBukti, new: NewGerak) -> bool:
    """Say whether it lies before something already written down, having asked whether it can."""
    steps = list_langkah(bb)
    akhir = max((s.at for s in steps), default=new.at)
    if new.at >= akhir:
        return False
    at = tanggal_jam(localtime(new.at))
    if not new.terlambat.strip():
        raise GerakMundur(at=at, akhir=tanggal_jam(localtime(akhir)))
    masuk = min(s.at for s in steps)
    if new.at < masuk:
        raise MendahuluiMasuk(at=at, masuk=tanggal_jam(localtime(masuk)))
    step = Langkah(at=new.at, urut=len(steps) + 1, jenis=new.jenis, takaran=new.takaran)
    if minus := find_minus([*steps, step]):
        saat, wadah, held = minus
        raise SaldoKurangSaatItu(
            at=tanggal_jam(localtime(saat)),
            wadah=WADAH_LABEL[wadah].lower(),
            kurang=bb.tulis(held),
        )
    return True


def _new_label(bb: BarangBukti, label: str) -> str:
    if not label or label == bb.label:
        return ""
    other = BarangBukti.objects.filter(label=label, node=bb.node).exclude(pk=bb.pk).first()
    if other:
        raise LabelSudahAda(label=label, nomor=other.nomor)
    return label


def _settle(bb: BarangBukti, new: NewGerak) -> None:
    """Where it lies and how it is closed now."""
    bb.label = new.label.strip() or bb.label
    if new.jenis is JenisGerak.PINDAH:
        bb.tempat_simpan = new.ke.strip()[:160]


def _settle_pinjam(bb: BarangBukti, gerak: Gerak) -> None:
    """Who has what is out now, and the first day on which some of it comes back."""
    loans = list_pinjaman([*Gerak.objects.filter(bb=bb), gerak])
    bb.pinjam_oleh = "; ".join(loan.oleh for loan in loans)[:300]
    days = [loan.gerak.sampai for loan in loans if loan.gerak.sampai]
    bb.pinjam_sampai = min(days, default=None)


def _take(bb: BarangBukti, wadah: Wadah, minta: Takaran, *, pindah: bool) -> None:
    ada = bb.takaran(wadah)
    where = WADAH_LABEL[wadah].lower()
    if minta.gram > ada.gram:
        raise SaldoKurangGram(minta=tulis_gram(minta.gram), wadah=where, ada=tulis_gram(ada.gram))
    if minta.ml > ada.ml:
        raise SaldoKurangMl(minta=tulis_ml(minta.ml), wadah=where, ada=tulis_ml(ada.ml))
    if minta.butir > ada.butir:
        asked, there = (tulis_butir(each.butir, bb.sebutan) for each in (minta, ada))
        raise SaldoKurangButir(minta=asked, wadah=where, ada=there)
    if not pindah:
        insist_sepadan(bb, ada, minta)
    _put(bb, wadah, -minta)


def _put(bb: BarangBukti, wadah: Wadah, takaran: Takaran) -> None:
    for column, value in (bb.takaran(wadah) + takaran).columns(f"{wadah}_").items():
        setattr(bb, column, value)
