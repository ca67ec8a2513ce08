"""Detention: taken in, extended by the letter that follows, let out."""

from datetime import date, timedelta

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang, StatusOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.usecases.orang import facts_for
from sidik.tenggat.queries import value_at
from sidik.tenggat.usecases import meet_tenggat, start_tenggat
from sidik.upaya_paksa.data import (
    KELUAR_LABEL,
    KELUAR_SEMENTARA,
    AlasanKeluar,
    NewKeluar,
    NewPenahanan,
    NewPerpanjangan,
    Selang,
    Surat,
    end_of_days,
)
from sidik.upaya_paksa.errors import (
    BelumHabis,
    BukanTersangka,
    PenahananSelesai,
    PerpanjanganHabis,
    SedangJeda,
    SudahDiserahkan,
    SudahLepasDemiHukum,
    SuratMendahului,
    SuratSesudahHabis,
    SyaratKhusus,
    TanggalBelumTerjadi,
    TanggalMendahului,
    TanpaDasar,
    TerlaluLama,
)
from sidik.upaya_paksa.models import Jeda, Penahanan, Penangkapan, Segmen
from sidik.upaya_paksa.policy import Masa, batas_ancaman, is_khusus_allowed, list_masa, next_masa
from sidik.upaya_paksa.queries.anak import insist_tahan_anak, insist_tempat
from sidik.upaya_paksa.queries.dahulu import insist_miliknya
from sidik.upaya_paksa.queries.jaga import (
    insist_kuasa,
    insist_may,
    insist_moment,
    insist_open,
    insist_versi,
    officers_of,
    rezim_at,
    subject_in,
    zone_of_case,
)
from sidik.upaya_paksa.queries.kartu import last_segmen, today_of
from sidik.upaya_paksa.queries.tercapai import insist_tercapai
from sidik.upaya_paksa.queries.urutan import (
    diserahkan_at,
    gap_of,
    insist_di_penyidik,
    insist_order,
    say_gap,
)
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.status import (
    left_at,
    moment_on,
    put_status,
    say_left,
    status_after,
)
from sidik.upaya_paksa.usecases.tangkap import end_penangkapan


@usecase
def detain(perkara: Perkara, new: NewPenahanan, *, actor: Actor) -> Penahanan:
    """Take a suspect in; the first segment and its clock begin on that day, which counts.

    Raises `NotAllowed`, `BelumTerjadi`, `UrutanTerbalik`, `BukanTersangka`, `BukanPetugasPerkara`,
    `TanpaDasar`, what the law on children refuses, and what `insist_order` and `insist_floor`
    refuse whatever the reason.
    """
    insist_open(perkara, actor)
    late = insist_moment(perkara, new.mulai_at, new.terlambat)
    orang = subject_in(perkara, new.orang)
    if orang.peran != PeranOrang.TERSANGKA:
        raise BukanTersangka
    _insist_free(orang, new, late)
    mulai = new.mulai_at.astimezone(zone_of_case(perkara)).date()
    ancaman = insist_tahan_anak(orang, perkara, mulai, new.ancaman_tahun)
    cell = insist_tempat(new.jenis, new.alasan_tempat, is_anak=orang.is_anak)
    arrests = Penangkapan.objects.filter(keterlibatan=orang, batal_at=None)
    tangkap = arrests.filter(mulai_at__lte=new.mulai_at).first()
    late = _insist_ground(perkara, tangkap, new) or late
    row = Penahanan(
        perkara=perkara,
        keterlibatan=orang,
        penangkapan=tangkap,
        nomor=new.nomor.strip(),
        nomor_ba=new.nomor_ba.strip(),
        jenis=new.jenis.value,
        tempat=new.tempat.strip(),
        mulai=mulai,
        mulai_at=new.mulai_at,
        alasan=new.alasan.strip(),
        anak=orang.is_anak,
        petugas=officers_of(perkara, new.petugas, new.mulai_at, susul=bool(late)),
        sehat=new.sehat.strip(),
        alasan_tempat=cell,
        terlambat=late,
    )
    store(row)
    segmen = _first_segmen(row, ancaman)
    facts = {**facts_for(orang), "nomor": row.nomor, "penahanan": str(row.pk)}
    facts |= {"mulai": mulai.isoformat(), "sampai": segmen.akhir.isoformat()}
    facts["terlambat"] = late
    tell(ref("perkara", perkara.pk), "upaya.tahan", facts, actor)
    start_masa(row, segmen, actor)
    if tangkap and tangkap.selesai_at is None:
        end_penangkapan(tangkap, at=new.mulai_at, alasan=f"ditahan, {row.nomor}", actor=actor)
    put_status(orang, StatusOrang.DITAHAN, alasan=row.nomor, at=new.mulai_at, actor=actor)
    return row


def _first_segmen(row: Penahanan, ancaman_tahun: int | None) -> Segmen:
    masa = list_masa(anak=row.anak)[0]
    jumlah = days_of(row, masa, row.mulai)
    return store(
        Segmen(
            penahanan=row,
            urut=1,
            aturan=masa.aturan,
            jumlah=jumlah,
            nomor=row.nomor,
            penerbit=masa.penerbit,
            tanggal_surat=row.mulai,
            mulai=row.mulai,
            akhir=end_of_days(row.mulai, jumlah, (), row.mulai),
            ancaman_tahun=ancaman_tahun,
        )
    )


@usecase
def extend_tahanan(row: Penahanan, new: NewPerpanjangan, *, versi: int, actor: Actor) -> Segmen:
    """Add the segment that follows, from the day after the last one ended.

    Raises `NotAllowed`, `DataBerubah`, `PenahananSelesai`, `SedangJeda`, `PerpanjanganHabis`,
    `SyaratKhusus`, `TerlaluLama`, `SuratMendahului`, `SuratSesudahHabis`,
    `SudahLepasDemiHukum`, `SudahDiserahkan`.
    """
    susul = insist_kuasa(row.keterlibatan, new.surat.tanggal, new.terlambat, actor)
    insist_versi(row, versi, "Penahanan ini")
    insist_held(row)
    last = last_segmen(row)
    masa = _masa_after(row, last, new)
    late = _insist_in_time(row, last, new.surat, new.terlambat) or susul
    segmen = store(_next_segmen(row, last, masa, new, late))
    row.habis_at = None
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": segmen.nomor, "masa": masa.label}
    facts |= {"mulai": segmen.mulai.isoformat(), "sampai": segmen.akhir.isoformat()}
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.tahan_lanjut", facts, actor)
    meet_tenggat(actor=actor, aturan=last.aturan, subject=ref("penahanan", row.pk))
    start_masa(row, segmen, actor)
    return segmen


@usecase
def release_tahanan(row: Penahanan, new: NewKeluar, *, versi: int, actor: Actor) -> Penahanan:
    """Let the detainee out, whatever has become of the case.

    Whoever is placed in a centre while the case goes on is not held, and stays in its file; he
    stands as in treatment only once that was decided.
    Raises `NotAllowed`, `DataBerubah`, `PenahananSelesai`, `BelumHabis`, `TanggalMendahului`,
    `TanggalBelumTerjadi`, `SudahDiserahkan`, `BelumTercapai`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penahanan ini")
    if row.keluar:
        raise PenahananSelesai
    insist_day(row, new.tanggal)
    late = _insist_leaving(row, new)
    insist_tercapai(row.keterlibatan, new.alasan)
    last = last_segmen(row)
    terbuka = open_jeda(row)
    if new.alasan is AlasanKeluar.DEMI_HUKUM and (terbuka or new.tanggal < last.akhir):
        raise BelumHabis
    _keep_keluar(row, new, terbuka)
    facts = {**facts_for(row.keterlibatan), "nomor": row.keluar_nomor}
    facts |= {"alasan": KELUAR_LABEL[new.alasan], "tanggal": new.tanggal.isoformat()}
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.keluar", facts, actor)
    meet_tenggat(actor=actor, aturan=last.aturan, subject=ref("penahanan", row.pk))
    at = left_at(row)
    status = status_after(new.alasan, row.keterlibatan, at)
    put_status(row.keterlibatan, status, alasan=say_left(row), at=at, actor=actor)
    return row


def _keep_keluar(row: Penahanan, new: NewKeluar, terbuka: Jeda | None) -> None:
    row.keluar, row.keluar_alasan = new.tanggal, new.alasan.value
    row.keluar_nomor, row.keluar_catatan = new.nomor.strip(), new.catatan.strip()
    if terbuka:
        terbuka.sampai, terbuka.akhir_nomor = max(new.tanggal, terbuka.mulai), row.keluar_nomor
        store(terbuka)
    store(row)


def _insist_leaving(row: Penahanan, new: NewKeluar) -> str:
    """Return why he is only now said to have left before the hand-over; empty in time.

    The order by which he went to the prosecutor bears the day on which that took him over.
    Raises `SudahDiserahkan`.
    """
    handed = diserahkan_at(row.keterlibatan)
    if handed is None:
        return ""
    day = handed.astimezone(zone_of_case(row.perkara)).date()
    if new.alasan is AlasanKeluar.TAHAP_DUA and new.tanggal == day:
        return new.terlambat.strip()
    if new.alasan not in KELUAR_SEMENTARA:
        raise SudahDiserahkan(hari=tanggal(day))
    return insist_di_penyidik(row.keterlibatan, new.tanggal, new.terlambat)


def open_jeda(row: Penahanan) -> Jeda | None:
    return Jeda.objects.filter(penahanan=row, sampai=None).first()


def insist_held(row: Penahanan) -> None:
    """Raise `PenahananSelesai`, `SedangJeda`."""
    if row.keluar:
        raise PenahananSelesai
    if found := open_jeda(row):
        raise SedangJeda(jeda="dibantarkan" if found.jenis == "pembantaran" else "ditangguhkan")


def insist_day(row: Penahanan, day: date) -> None:
    """Raise `TanggalMendahului`, `TanggalBelumTerjadi`."""
    if day < row.mulai:
        raise TanggalMendahului(mulai=tanggal(row.mulai))
    if day > today_of(row.perkara):
        raise TanggalBelumTerjadi


def days_of(row: Penahanan, masa: Masa, on: date) -> int:
    """Return how many days the law gives to a segment of this case."""
    return value_at(masa.aturan, on, rezim=rezim_at(row.perkara, row.mulai_at)).jumlah


def _masa_after(row: Penahanan, last: Segmen, new: NewPerpanjangan) -> Masa:
    """Raise `PerpanjanganHabis`, `SyaratKhusus`, `TerlaluLama`."""
    masa = next_masa(anak=row.anak, dipakai=last.urut)
    if masa is None:
        raise PerpanjanganHabis
    if masa.khusus and not is_khusus_allowed(new.ancaman_tahun, new.sakit):
        raise SyaratKhusus(tahun=batas_ancaman())
    batas = days_of(row, masa, row.mulai)
    if (new.jumlah or 0) > batas:
        raise TerlaluLama(perpanjangan=masa.label, batas=batas)
    return masa


def _next_segmen(
    row: Penahanan, last: Segmen, masa: Masa, new: NewPerpanjangan, late: str
) -> Segmen:
    mulai = last.akhir + timedelta(days=1)
    jumlah = new.jumlah or days_of(row, masa, row.mulai)
    return Segmen(
        penahanan=row,
        urut=last.urut + 1,
        aturan=masa.aturan,
        jumlah=jumlah,
        nomor=new.surat.nomor.strip(),
        penerbit=new.surat.penerbit.strip() or masa.penerbit,
        tanggal_surat=new.surat.tanggal,
        mulai=mulai,
        akhir=end_of_days(mulai, jumlah, _pauses(row), mulai),
        ancaman_tahun=new.ancaman_tahun if masa.khusus else None,
        sakit=new.sakit.strip() if masa.khusus else "",
        terlambat=late,
    )


def _pauses(row: Penahanan) -> list[Selang]:
    return [j.selang for j in Jeda.objects.filter(penahanan=row)]


def _insist_free(orang: Keterlibatan, new: NewPenahanan, late: str) -> None:
    """He is the police's to hold, under an order against himself and no other's."""
    insist_miliknya(orang, "sprin_han", new.nomor)
    insist_di_penyidik(orang, new.mulai_at, late)
    insist_order(orang, new.mulai_at)


def _insist_ground(perkara: Perkara, tangkap: Penangkapan | None, new: NewPenahanan) -> str:
    """Return why he was kept after the hours of his arrest; empty when he was not."""
    gap = gap_of(tangkap, new.mulai_at)
    if tangkap is None or gap is None:
        return ""
    if not new.terlambat.strip():
        end = tangkap.sampai_at.astimezone(zone_of_case(perkara))
        raise TanpaDasar(sampai=tanggal_jam(end), lama=say_gap(gap))
    return new.terlambat.strip()


def _insist_in_time(row: Penahanan, last: Segmen, surat: Surat, terlambat: str) -> str:
    """Return why a letter that came in time is only written down after the end."""
    if surat.tanggal > today_of(row.perkara):
        raise TanggalBelumTerjadi
    if surat.tanggal < row.mulai:
        raise SuratMendahului(mulai=tanggal(row.mulai))
    if surat.tanggal > last.akhir:
        raise SuratSesudahHabis(akhir=tanggal(last.akhir))
    if today_of(row.perkara) <= last.akhir:
        return ""
    if not terlambat.strip():
        raise SudahLepasDemiHukum(akhir=tanggal(last.akhir))
    return terlambat.strip()


def start_masa(row: Penahanan, segmen: Segmen, actor: Actor) -> None:
    """Start the clock so that it ends on the segment's last day.

    The clock knows the law's full span: days that the letter does not grant, or that a pause has
    added already, are set off at its beginning. Whom the prosecutor has is on no clock of ours;
    a case that ended has none.
    """
    if row.perkara.is_selesai or diserahkan_at(row.keterlibatan):
        return
    masa = next(m for m in list_masa(anak=row.anak) if m.aturan == segmen.aturan)
    begin = segmen.akhir - timedelta(days=days_of(row, masa, row.mulai) - 1)
    at = row.mulai_at if begin == row.mulai else moment_on(row.perkara, begin)
    start_tenggat(
        actor=actor,
        aturan=segmen.aturan,
        subject=ref("penahanan", row.pk),
        at=at,
        satuan=row.perkara.satuan_id,
        induk=ref("perkara", row.perkara_id),
        rezim=rezim_at(row.perkara, row.mulai_at),
    )
