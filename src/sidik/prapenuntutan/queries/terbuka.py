"""Which files of a case have not come to an end: as long as one has not, it is not signed off."""

from collections.abc import Sequence
from typing import Final

from sidik.perkara.models import Perkara
from sidik.perkara.queries.akhir import list_belum_berakhir
from sidik.perkara.queries.berkas import list_keterlibatan, list_tindakan
from sidik.prapenuntutan.data import KeadaanBerkas
from sidik.prapenuntutan.models import BerkasPerkara

_BERAKHIR: Final = (KeadaanBerkas.TAHAP_2.value, KeadaanBerkas.DIGABUNG.value)


def list_berkas_terbuka(perkara: Perkara) -> Sequence[str]:
    """Return them by name; one whose people were all settled otherwise has ended with them."""
    files = BerkasPerkara.objects.filter(perkara=perkara).exclude(keadaan__in=_BERAKHIR)
    left = {k.pk for k in list_belum_berakhir(list_keterlibatan(perkara), list_tindakan(perkara))}
    found = []
    for file in files.prefetch_related("tersangka"):
        people = {row.keterlibatan_id for row in file.tersangka.all()}
        if not people or people & left:
            found.append(f"{file}, {file.keadaan_label}")
    return found
