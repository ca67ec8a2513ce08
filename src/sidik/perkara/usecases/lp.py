"""An LP is registered, and with it a case is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    ModelLP,
    NewLP,
    NomorLP,
    PeranOrang,
    outside_tempus,
    pack_pasal,
    spell_pasal,
)
from sidik.perkara.errors import (
    KejadianTerbalik,
    LPKembar,
    LPSudahAda,
    ModelTidakSesuai,
    PasalTidakBerlaku,
    PelaporBelumDiisi,
    PelaporTidakPerlu,
    SatuanTidakMenyidik,
)
from sidik.perkara.flow import PERKARA
from sidik.perkara.models import Draf, LaporanPolisi, NomorTerakhir, Perkara
from sidik.perkara.queries.berkas import can_menyidik, find_kembar, penerbit_of
from sidik.perkara.queries.laporan import check_known, check_nomor, check_times, keys_of
from sidik.perkara.usecases.detak import start_clock
from sidik.perkara.usecases.draf import close_draf
from sidik.perkara.usecases.giliran import wait_for
from sidik.perkara.usecases.informan import keep_informan
from sidik.perkara.usecases.orang import enter_orang
from sidik.satuan import policy
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.queries import get_satuan

_ISI = (
    "kejadian_at",
    "kejadian_sampai_at",
    "kejadian_teks",
    "tkp",
    "kategori_tkp",
    "kode_wilayah",
    "uraian",
    "jenis",
    "modus",
    "limpahan_dari",
    "limpahan_surat",
    "limpahan_tanggal",
    "lintang",
    "bujur",
    "ka_spkt",
    "dors_id",
    "emp_id",
    "ncic_id",
)
"""What is told word for word; the charge and partly known times are built."""
_AT_ONCE = 4


@usecase
def register_lp(new: NewLP, *, actor: Actor) -> LaporanPolisi:
    """Register an LP and open its case; for a civilian reporter the first SP2HP falls due.

    Raises `LPSudahAda`, `NotAllowed`, and what `_check` finds.
    """
    policy.demand(actor, Act.LP_REGISTER, at=new.satuan)
    satuan = get_satuan(new.satuan)
    odd = _check(new, satuan)
    nomor = new.nomor or _next_nomor(new.model, satuan, new.dilaporkan_at)
    perkara = store(_perkara(new))
    with insist_baru(nomor):
        lp = store(make_lp(new, perkara, nomor, actor))
    subject = ref("perkara", perkara.pk)
    record(
        actor=actor,
        verb="lp.terdaftar",
        subject=subject,
        facts={
            "nomor": lp.nomor,
            "model": lp.model,
            "tahap": perkara.tahap,
            "ringkas": perkara.ringkas,
            "janggal": odd,
        },
    )
    start_clock(perkara, "tanpa_penyidik", actor=actor, at=perkara.dibuka_at)
    if new.informan.strip():
        keep_informan(perkara, new.informan, actor=actor)
    if new.pelapor:
        event = new.kejadian_at or new.dilaporkan_at
        enter_orang(perkara, new.pelapor, at=event, actor=actor)
        for owed in ("sp2hp_a1", "pelapor_diabaikan"):
            start_clock(perkara, owed, actor=actor, at=new.dilaporkan_at)
    return lp


@usecase
def register_draf(key: UUID, new: NewLP, *, actor: Actor) -> LaporanPolisi:
    """Register what was typed in one window, once: sent again, it leads to the LP that it became.

    What was typed anew over it is another LP. Raises `NotFound` when the draft is another
    officer's, and what `register_lp` raises.
    """
    wait_for(f"draf:{key}")
    draf = Draf.objects.filter(pk=key).select_related("lp").first()
    if draf and draf.nrp != actor.nrp:
        raise NotFound
    if draf and draf.lp and draf.lp.uraian == new.uraian:
        facts = {"judul": "LP dikirim sekali lagi", "teks": f"{draf.lp.nomor} sudah terdaftar"}
        subject = ref("perkara", draf.lp.perkara_id)
        record(actor=actor, verb="lp.dikirim_lagi", subject=subject, facts=facts)
        return draf.lp
    lp = register_lp(new, actor=actor)
    close_draf(key, lp, actor=actor)
    return lp


def _check(new: NewLP, satuan: Satuan) -> str:
    """Return what is odd about its number, which he says is so."""
    if not can_menyidik(satuan):
        raise SatuanTidakMenyidik(satuan=satuan.nama_pendek)
    if new.nomor and new.nomor.model and new.nomor.model is not new.model:
        raise ModelTidakSesuai(nomor=new.nomor.model, dipilih=new.model)
    check_isi(new, satuan)
    _check_pelapor(new)
    odd = check_nomor(new, satuan)
    if not new.bukan_kembar:
        wait_for(f"kembar:{new.satuan}:{new.dilaporkan_at.isoformat()}:{new.ringkas}")
    if not new.bukan_kembar and (twin := find_kembar(new)):
        raise LPKembar(nomor=twin.nomor)
    return odd


def check_isi(new: NewLP, satuan: Satuan) -> None:
    """Hold what the report tells against the calendar and the law of its day."""
    check_times(new.dilaporkan_at, new.kejadian_at)
    check_known(new.kejadian_tahu, new.dilaporkan_at)
    _check_pasal(new, satuan)


def _check_pasal(new: NewLP, satuan: Satuan) -> None:
    """Only what was in force on the day of the act, or why the other rule is milder."""
    until = new.kejadian_sampai_at
    if until and until < (new.kejadian_at or until):
        raise KejadianTerbalik
    day = _tempus(new, satuan)
    outside = outside_tempus((row.kode for row in new.pasal_rinci), day)
    if outside and not new.pasal_alasan.strip():
        raise PasalTidakBerlaku(pasal=outside[0].teks, hari=tanggal(day))


def _tempus(new: NewLP, satuan: Satuan) -> date:
    known, zone = new.kejadian_tahu, ZoneInfo(satuan.zona)
    if not new.kejadian_at and known.tahun:
        return date(known.tahun, known.bulan or 1, known.hari or 1)
    return (new.kejadian_at or new.dilaporkan_at).astimezone(zone).date()


def _check_pelapor(new: NewLP) -> None:
    """A member reports an LP/A himself: no civilian is asked for (DOMAIN §12.2)."""
    if new.model is ModelLP.A and new.pelapor:
        raise PelaporTidakPerlu
    if new.model is ModelLP.B and not (new.pelapor and new.pelapor.nama.strip()):
        raise PelaporBelumDiisi
    if new.pelapor and new.pelapor.peran is not PeranOrang.PELAPOR:
        raise PelaporBelumDiisi


def _next_nomor(model: ModelLP, satuan: Satuan, at: datetime) -> NomorLP:
    """Issue the next number of the unit and year, in its own zone.

    The counter is locked to the end of the transaction and rolls back with it, so no number is
    lost. Numbers that came from the paper book are stepped over.
    """
    day = at.astimezone(ZoneInfo(satuan.zona)).date()
    NomorTerakhir.objects.get_or_create(satuan=satuan, tahun=day.year)
    last = NomorTerakhir.objects.select_for_update().get(satuan=satuan, tahun=day.year)
    penerbit = penerbit_of(satuan)
    last.nomor = _first_free(last.nomor + 1, penerbit, day.year)
    last.save(update_fields=["nomor"])
    return NomorLP.issue(model, last.nomor, day, penerbit)


def _first_free(seri: int, penerbit: str, tahun: int) -> int:
    """Return the first number from `seri` on that no LP of the unit bears in that year.

    A number is taken whatever its model and month. Asked by whole keys, a few numbers at a time,
    it costs the same among a million LP as among ten.
    """
    while True:
        span = range(seri, seri + _AT_ONCE)
        rows = LaporanPolisi.objects.filter(nomor_key__in=keys_of(span, tahun, penerbit))
        taken = set(rows.values_list("seri", flat=True))
        free = [n for n in span if n not in taken]
        if free:
            return free[0]
        seri += _AT_ONCE


@contextmanager
def insist_baru(nomor: NomorLP) -> Iterator[None]:
    """The check makes the sentence kind; the constraint holds against a clerk at the next desk."""
    if LaporanPolisi.objects.filter(nomor_key=nomor.key).exists():
        raise LPSudahAda(nomor=nomor.raw)
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "perkara_satu_nomor_satu_lp" not in str(error):
            raise
        raise LPSudahAda(nomor=nomor.raw) from None


def _perkara(new: NewLP) -> Perkara:
    return Perkara(
        satuan_id=new.satuan,
        tahap=PERKARA.initial.value,
        tertangkap_tangan=new.tertangkap_tangan,
        dibuka_at=new.dilaporkan_at,
        ringkas=new.ringkas,
        menonjol=new.menonjol,
    )


def make_lp(new: NewLP, perkara: Perkara, nomor: NomorLP, actor: Actor) -> LaporanPolisi:
    lp = LaporanPolisi(
        perkara=perkara,
        model=new.model.value,
        nomor=nomor.raw,
        nomor_key=nomor.key,
        seri=nomor.seri,
        bulan=nomor.bulan,
        tahun=nomor.tahun,
        penerbit=nomor.penerbit,
        dilaporkan_at=new.dilaporkan_at,
        penerima_nrp=new.penerima_nrp or actor.nrp,
        loket=_loket(new.penerima_nrp, actor),
    )
    return fill_lp(lp, new)


def _loket(nrp: str, actor: Actor) -> str:
    """Return the unit of whoever took the report."""
    if not nrp or nrp == actor.nrp:
        return actor.satuan
    found = Petugas.objects.filter(nrp=nrp).first()
    return found.satuan_id if found else ""


def fill_lp(lp: LaporanPolisi, new: NewLP) -> LaporanPolisi:
    """Write into an LP what the report tells; its number and when it was made stay."""
    for name in _ISI:
        setattr(lp, name, getattr(new, name))
    known = new.kejadian_tahu
    lp.kejadian_tahun, lp.kejadian_bulan = known.tahun, known.bulan
    lp.kejadian_hari, lp.kejadian_jam = known.hari, known.jam
    lp.pasal = [*spell_pasal(new.pasal_rinci), *new.pasal]
    lp.pasal_rinci = pack_pasal(new.pasal_rinci)
    lp.pasal_alasan = new.pasal_alasan.strip()
    return lp
