"""Orders and notices that a case knows by its files, though they were signed on paper."""

from collections.abc import Sequence

from sidik.dokumen.data import PerintahTercatat
from sidik.dokumen.models import Dokumen
from sidik.kernel.ref import key_of, ref
from sidik.perkara.models import Perkara, Tindakan
from sidik.prapenuntutan.models import SPDP
from sidik.prapenuntutan.queries.berkas import day_of
from sidik.prapenuntutan.queries.surat import sprin_dikenal


def list_tercatat(induk: str) -> Sequence[PerintahTercatat]:
    """Return each Sprin Sidik, with its day where a paper shows it, and each SPDP."""
    perkara = Perkara.objects.select_related("satuan").get(pk=key_of(induk))
    begun = dict(
        Tindakan.objects.filter(perkara=perkara)
        .exclude(nomor_surat="")
        .values_list("nomor_surat", "at")
    )
    here = Dokumen.objects.filter(induk=induk, jenis="sprin_sidik").exclude(nomor="")
    written = set(here.values_list("nomor", flat=True))
    orders = [
        PerintahTercatat(
            jenis="sprin_sidik",
            nomor=nomor,
            subject=induk,
            sejak=day or day_of(perkara, begun[nomor]),
            tanggal=day,
        )
        for nomor, day in sprin_dikenal(perkara).items()
        if nomor not in written
    ]
    notices = [
        PerintahTercatat(
            jenis="spdp",
            nomor=row.nomor,
            subject=induk,
            sejak=row.tanggal,
            tanggal=row.tanggal,
            orang=frozenset(ref("keterlibatan", pk) for pk in row.orang),
        )
        for row in SPDP.objects.filter(perkara=perkara)
    ]
    return [*orders, *notices]
