"""The report itself on paper, as whoever made it and whoever took it sign it."""

from collections.abc import Iterable, Sequence

from sidik.dokumen.data import OrangSurat
from sidik.perkara.data import PeranOrang
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.queries.waktu import say_kejadian
from sidik.satuan.models import Petugas

_DICURIGAI = {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}
_SAKSI = {PeranOrang.SAKSI, PeranOrang.KORBAN}


def isian_lp(lp: LaporanPolisi, people: Iterable[Keterlibatan]) -> dict[str, object]:
    """Return what a report says of the event and of the others in it."""
    rows = list(people)
    return {
        "dilaporkan_at": lp.dilaporkan_at,
        "kejadian": say_kejadian(lp),
        "tkp": lp.tkp,
        "modus": lp.modus,
        "uraian": lp.uraian,
        "terlapor": [_line(k) for k in rows if PeranOrang(k.peran) in _DICURIGAI],
        "saksi": [_line(k) for k in rows if PeranOrang(k.peran) in _SAKSI],
        "penerima_lp": sebut_petugas(lp.penerima_nrp),
    }


def pelapor_dinas(perkara: Perkara, lp: LaporanPolisi) -> Sequence[OrangSurat]:
    """Return the member who reported what he found himself: an LP of model A has no other."""
    petugas = Petugas.objects.filter(nrp=lp.penerima_nrp).first()
    if petugas is None:
        return ()
    rank = f"{petugas.pangkat} NRP {petugas.nrp}"
    return (
        OrangSurat(
            nama=petugas.nama,
            peran=PeranOrang.PELAPOR,
            kewarganegaraan="Indonesia",
            pekerjaan=f"Anggota Polri ({rank})",
            alamat=perkara.satuan.nama,
        ),
    )


def sebut_petugas(nrp: str) -> str:
    """Return an officer as a report names him; nothing for a number that nobody here has."""
    petugas = Petugas.objects.filter(nrp=nrp).first()
    return f"{petugas.pangkat} {petugas.nama}, NRP {petugas.nrp}" if petugas else ""


def _line(row: Keterlibatan) -> str:
    """Ahmad Rizki alias Amat, 31 tahun, swasta, Desa Lingsir."""
    orang = row.orang
    nama = f"{orang.nama} alias {orang.alias}" if orang.alias else orang.nama
    umur = f"{row.umur_saat_kejadian} tahun" if row.umur_saat_kejadian is not None else ""
    return ", ".join(part for part in (nama, umur, orang.pekerjaan, orang.alamat) if part)
