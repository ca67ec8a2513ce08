"""Who stands by when a house is searched or goods are taken, and that it is told once."""

from collections.abc import Sequence

from sidik.perkara.models import Perkara
from sidik.satuan.models import Petugas
from sidik.upaya_paksa.data import NewGeledah, NewSita
from sidik.upaya_paksa.errors import SaksiKurang, SaksiPelaksana, SudahDicatatSama
from sidik.upaya_paksa.models import Penggeledahan, Penyitaan


def two_witnesses(names: Sequence[str], pelaksana: Sequence[str]) -> list[str]:
    """Return the witnesses. Raises `SaksiKurang` unless there are two, `SaksiPelaksana`.

    `pelaksana`: the numbers of the officers who act; none of them witnesses his own act.
    """
    found = [name.strip() for name in names if name.strip()]
    if len({name.casefold() for name in found}) < 2:
        raise SaksiKurang
    for officer in Petugas.objects.filter(nrp__in=pelaksana):
        nama = officer.nama.split(",")[0].casefold()
        if any(nama in one.casefold() or officer.nrp in one for one in found):
            raise SaksiPelaksana(nama=officer.nama)
    return found


def insist_baru(
    kind: type[Penggeledahan | Penyitaan], perkara: Perkara, new: NewGeledah | NewSita
) -> None:
    """Raise `SudahDicatatSama` for the same order at the same moment and place."""
    rows = kind._default_manager.filter(perkara=perkara, batal_at=None, at=new.at)
    same = {"nomor__iexact": new.nomor.strip(), "tempat__iexact": new.tempat.strip()}
    if rows.filter(**same).exists():
        raise SudahDicatatSama(nomor=new.nomor.strip())
