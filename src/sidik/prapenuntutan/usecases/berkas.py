"""Files are opened, filled, split and joined, as long as they lie on the investigator's desk."""

from collections.abc import Collection, Sequence

from django.db.models import Max

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.usecases.versi import insist_versi
from sidik.prapenuntutan.data import (
    BAGIAN_LABEL,
    DI_MEJA,
    DIBERKAS,
    MAX_BARIS,
    BagianIsi,
    BarangBuku,
    KeadaanBerkas,
)
from sidik.prapenuntutan.errors import (
    AlasanPemisahan,
    BelumPenyidikan,
    BerkasAkanKosong,
    BerkasSudahDikirim,
    BukanTersangka,
    GabungDenganDiri,
    NomorBelumDiisi,
    NomorBerkasSudahAda,
    SudahDiBerkasLain,
    TerlaluBanyak,
    TersangkaBelumDipilih,
)
from sidik.prapenuntutan.models import BerkasPerkara, IsiBerkas, TersangkaBerkas
from sidik.prapenuntutan.queries.berkas import get_susunan, is_hidup, is_ikut, today_of
from sidik.prapenuntutan.queries.diversi import insist_sejenis
from sidik.prapenuntutan.usecases.catat import Kabar, tell
from sidik.prapenuntutan.usecases.jaga import hold_berkas, hold_perkara


@usecase
def open_berkas(
    perkara: Perkara, tersangka: Collection[str], *, nomor: str, versi: int, actor: Actor
) -> BerkasPerkara:
    """Open a file for suspects of the case who stand in none.

    Raises `NotAllowed`, `PerkaraBerubah`, `BelumPenyidikan`, `TersangkaBelumDipilih`,
    `BukanTersangka`, `SudahDiBerkasLain`, `AnakBerkasSendiri`, `NomorBerkasSudahAda`.
    """
    perkara = hold_perkara(perkara, actor)
    insist_versi(perkara, versi)
    if perkara.tahap not in DIBERKAS:
        raise BelumPenyidikan
    people = _suspects(perkara, tersangka)
    insist_sejenis(people)
    berkas = _new(perkara, nomor)
    _put(people, berkas)
    _say(berkas, f"{berkas} dibuka", "berkas.dibuka", actor, f"{len(people)} tersangka")
    return berkas


@usecase
def add_tersangka(
    berkas: BerkasPerkara, tersangka: Collection[str], *, versi: int, actor: Actor
) -> BerkasPerkara:
    """Put suspects who were named later into a file that is still being made.

    Raises as `open_berkas`, and `BerkasBerubah`, `BerkasSudahDikirim`.
    """
    berkas = _hold_disusun(berkas, versi, actor)
    people = _suspects(berkas.perkara, tersangka)
    insist_sejenis([*people, *_going(berkas)])
    _put(people, berkas)
    store(berkas)
    _say(berkas, f"Tersangka masuk {berkas}", "berkas.ditambah", actor, f"{len(people)} tersangka")
    return berkas


@usecase
def split_berkas(
    berkas: BerkasPerkara,
    tersangka: Collection[str],
    *,
    nomor: str,
    alasan: str,
    versi: int,
    actor: Actor,
) -> BerkasPerkara:
    """Splitsing: move some suspects of a file into a new one. At least one stays.

    Also under a P-19: prosecutors ask for it there. Its points stay with the old file.

    Raises `NotAllowed`, `BerkasBerubah`, `BerkasSudahDikirim`, `AlasanPemisahan`,
    `TersangkaBelumDipilih`, `BerkasAkanKosong`, `NomorBerkasSudahAda`.
    """
    berkas = hold_berkas(berkas, versi, actor)
    if berkas.keadaan not in DI_MEJA:
        raise _bukan_di_meja(berkas)
    if not alasan.strip():
        raise AlasanPemisahan
    rows = list(berkas.tersangka.all())
    moving = [row for row in rows if str(row.keterlibatan_id) in tersangka]
    if not moving or len(moving) != len(set(tersangka)):
        raise TersangkaBelumDipilih
    if len(moving) == len(rows):
        raise BerkasAkanKosong(berkas=berkas)
    insist_sejenis([row.keterlibatan for row in moving])
    baru = _new(berkas.perkara, nomor, alasan=alasan.strip())
    _move(moving, baru)
    store(berkas)
    tell(
        berkas.perkara,
        Kabar(
            judul=f"Splitsing: {berkas} dipisah, {baru} dibuka",
            verb="berkas.dipisah",
            berkas=(berkas, baru),
            nomor=f"{len(moving)} tersangka pindah",
        ),
        actor=actor,
    )
    return baru


@usecase
def join_berkas(
    berkas: BerkasPerkara, ke: BerkasPerkara, *, alasan: str, versi: int, actor: Actor
) -> BerkasPerkara:
    """Join a file into another of the same case, as long as neither was sent.

    Raises `NotAllowed`, `BerkasBerubah`, `BerkasSudahDikirim`, `AlasanPemisahan`,
    `GabungDenganDiri`.
    """
    berkas = _hold_disusun(berkas, versi, actor)
    if not alasan.strip():
        raise AlasanPemisahan
    if ke.pk == berkas.pk or ke.perkara_id != berkas.perkara_id:
        raise GabungDenganDiri
    ke = _hold_disusun(ke, ke.versi, actor)
    insist_sejenis([*_going(berkas), *_going(ke)])
    _move(berkas.tersangka.all(), ke)
    _append_isi(berkas, ke)
    berkas.keadaan, berkas.gabung_ke = KeadaanBerkas.DIGABUNG.value, ke
    berkas.alasan, berkas.sejak = alasan.strip(), today_of(berkas.perkara)
    store(berkas)
    store(ke)
    tell(
        berkas.perkara,
        Kabar(
            judul=f"{berkas} digabung ke {ke}",
            verb="berkas.digabung",
            berkas=(berkas, ke),
        ),
        actor=actor,
    )
    return ke


@usecase
def number_berkas(berkas: BerkasPerkara, nomor: str, *, versi: int, actor: Actor) -> BerkasPerkara:
    """Give a file its number (BP/…), or correct it before it is sent.

    Raises `NotAllowed`, `BerkasBerubah`, `BerkasSudahDikirim`, `NomorBelumDiisi`,
    `NomorBerkasSudahAda`.
    """
    berkas = _hold_disusun(berkas, versi, actor)
    if not nomor.strip():
        raise NomorBelumDiisi(surat="berkas perkara (BP)")
    berkas.nomor = _free(nomor, berkas)
    store(berkas)
    _say(berkas, "Nomor berkas dicatat", "berkas.bernomor", actor, berkas.nomor)
    return berkas


@usecase
def write_isi(
    berkas: BerkasPerkara,
    bagian: BagianIsi,
    baris: Sequence[str],
    *,
    versi: int,
    actor: Actor,
    barang: Sequence[BarangBuku] = (),
) -> BerkasPerkara:
    """Replace a list of the file: its contents, or its exhibits.

    `barang` are exhibits of the case as their book has them now; `baris` what stands beside them.

    Raises `NotAllowed`, `BerkasBerubah`, `BerkasSudahDikirim`, `TerlaluBanyak`.
    """
    berkas = hold_berkas(berkas, versi, actor)
    ahead = bagian is BagianIsi.BB and berkas.keadaan == KeadaanBerkas.P21
    if berkas.keadaan not in DI_MEJA and not ahead:
        raise _bukan_di_meja(berkas)
    lines: list[BarangBuku | str] = list(barang) if bagian is BagianIsi.BB else []
    lines += [line.strip()[:300] for line in baris if line.strip()]
    if len(lines) > MAX_BARIS:
        raise TerlaluBanyak(jumlah=MAX_BARIS)
    old = list(berkas.isi.filter(bagian=bagian.value).order_by("urut", "id"))
    for urut, line in enumerate(lines):
        row = old[urut] if urut < len(old) else IsiBerkas(berkas=berkas, bagian=bagian.value)
        _write_row(row, line)
        row.urut, row.is_berlaku = urut + 1, True
        store(row)
    for row in old[len(lines) :]:
        row.is_berlaku = False
        store(row)
    store(berkas)
    _say(berkas, f"{BAGIAN_LABEL[bagian]} {berkas}", "berkas.isi", actor, f"{len(lines)} baris")
    return berkas


def _write_row(row: IsiBerkas, line: BarangBuku | str) -> None:
    if isinstance(line, str):
        row.uraian, row.jumlah, row.keterangan, row.barang_id = line, "", "", None
        return
    row.uraian, row.jumlah = line.nama[:300], line.jumlah[:120]
    row.keterangan, row.barang_id = line.keterangan[:160], line.kunci


def _hold_disusun(berkas: BerkasPerkara, versi: int, actor: Actor) -> BerkasPerkara:
    held = hold_berkas(berkas, versi, actor)
    if not held.is_disusun:
        raise _bukan_di_meja(held)
    return held


def _bukan_di_meja(berkas: BerkasPerkara) -> BerkasSudahDikirim:
    return BerkasSudahDikirim(berkas=berkas, keadaan=berkas.keadaan_label)


def _suspects(perkara: Perkara, keys: Collection[str]) -> Sequence[Keterlibatan]:
    if not keys:
        raise TersangkaBelumDipilih
    susunan = get_susunan(perkara)
    suspects = {str(k.pk): k for k in susunan.orang if k.peran == PeranOrang.TERSANGKA}
    filed = {
        str(t.keterlibatan_id): b
        for b in susunan.berkas
        for t in b.tersangka.all()
        if is_hidup(b, t)
    }
    found = []
    for key in dict.fromkeys(keys):
        if key not in suspects:
            raise BukanTersangka
        if key in filed:
            raise SudahDiBerkasLain(berkas=filed[key])
        found.append(suspects[key])
    return found


def _going(berkas: BerkasPerkara) -> list[Keterlibatan]:
    """Return who stands in a file and goes with it."""
    rows = berkas.tersangka.select_related("keterlibatan")
    return [row.keterlibatan for row in rows if is_ikut(row)]


def _new(perkara: Perkara, nomor: str, *, alasan: str = "") -> BerkasPerkara:
    last = BerkasPerkara.objects.filter(perkara=perkara).aggregate(n=Max("urut"))["n"] or 0
    return store(
        BerkasPerkara(
            perkara=perkara,
            urut=last + 1,
            nomor=_free(nomor),
            sejak=today_of(perkara),
            spdp=get_susunan(perkara).spdp_kini,
            alasan=alasan,
        )
    )


def _free(nomor: str, berkas: BerkasPerkara | None = None) -> str:
    """Return the number, tidied. Raises `NomorBerkasSudahAda`."""
    tidy = " ".join(nomor.split())
    taken = BerkasPerkara.objects.filter(nomor=tidy).exclude(nomor="")
    if berkas:
        taken = taken.exclude(pk=berkas.pk)
    if other := taken.first():
        raise NomorBerkasSudahAda(nomor=tidy, berkas=f"berkas {other.urut} perkara lain")
    return tidy


def _put(people: Sequence[Keterlibatan], berkas: BerkasPerkara) -> None:
    """Give each his place in this file; whoever was left behind by another leaves that one."""
    left = {t.keterlibatan_id: t for t in TersangkaBerkas.objects.filter(keterlibatan__in=people)}
    for each in people:
        row = left.get(each.pk) or TersangkaBerkas(keterlibatan=each)
        row.berkas = berkas
        store(row)


def _move(rows: Collection[TersangkaBerkas], ke: BerkasPerkara) -> None:
    for row in rows:
        row.berkas = ke
        store(row)


def _append_isi(berkas: BerkasPerkara, ke: BerkasPerkara) -> None:
    for bagian in BagianIsi:
        rows = IsiBerkas.objects.filter(bagian=bagian.value, is_berlaku=True)
        there = list(rows.filter(berkas=ke))
        twice = {row.barang_id for row in there if row.barang_id}
        for urut, row in enumerate(rows.filter(berkas=berkas).order_by("urut"), len(there) + 1):
            row.berkas, row.urut = ke, urut
            row.is_berlaku = row.barang_id not in twice
            store(row)


def _say(berkas: BerkasPerkara, judul: str, verb: str, actor: Actor, nomor: str) -> None:
    kabar = Kabar(judul=judul, verb=verb, berkas=(berkas,), nomor=nomor)
    tell(berkas.perkara, kabar, actor=actor)
