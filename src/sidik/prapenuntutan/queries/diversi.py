"""What the law on children asks before the file of one goes to the prosecutor."""

from collections.abc import Sequence
from typing import Final

from sidik.jejak.data import Actor
from sidik.perkara.data import HasilDiversi, JenisTindakan, acara
from sidik.perkara.models import Keterlibatan, Tindakan
from sidik.perkara.queries import ancaman_of, is_tertutup
from sidik.perkara.queries.akhir import diversi_kini
from sidik.prapenuntutan.errors import AnakBerkasSendiri, DiversiTerbuka
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries.berkas import is_ikut

_TERBUKA: Final = {
    HasilDiversi.DIMULAI.value: "diversinya masih berjalan",
    HasilDiversi.BERHASIL.value: "diversinya berhasil: selesaikan dengan penetapannya",
}


def dasar_sendiri() -> str:
    return str(acara()["anak"]["dasar_berkas"])


def insist_sejenis(people: Sequence[Keterlibatan]) -> None:
    """Raise `AnakBerkasSendiri` for a child among the grown."""
    kinds = {row.is_anak for row in people}
    if len(kinds) > 1:
        raise AnakBerkasSendiri(dasar=dasar_sendiri())


def insist_diversi(berkas: BerkasPerkara, actor: Actor) -> None:
    """Raise `DiversiTerbuka` for a child whose diversion is not behind him."""
    for row in berkas.tersangka.all():
        anak = row.keterlibatan
        anak.perkara = berkas.perkara
        if anak.is_anak and is_ikut(row) and (keadaan := _terbuka(anak)):
            nama = is_tertutup(actor, anak) or anak.orang.nama
            raise DiversiTerbuka(nama=nama, keadaan=keadaan, dasar=acara()["diversi"]["dasar"])


def _terbuka(anak: Keterlibatan) -> str:
    """Say how it stands while it bars the way; empty when it does not, or was never owed."""
    told = Tindakan.objects.filter(keterlibatan=anak, jenis=JenisTindakan.DIVERSI.value)
    if said := diversi_kini(told):
        return _TERBUKA.get(said, "")
    law, tahun = acara()["diversi"], ancaman_of(anak.perkara, orang=anak)
    batas = law["ancaman_di_bawah_tahun"]
    if anak.residivis or tahun is None or tahun >= batas:
        return ""
    return f"ancamannya {tahun} tahun, di bawah {batas} tahun: diversi wajib diusahakan"
