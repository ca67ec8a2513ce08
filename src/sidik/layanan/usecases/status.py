"""The projection that the public door reads: made again from the case whenever a trace says so."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings

from sidik.jejak.usecases import projection
from sidik.layanan import queries
from sidik.layanan.data import KALIMAT, TAHAP_UMUM, mask_nomor
from sidik.layanan.models import Akses, StatusPublik
from sidik.perkara.data import Tahap
from sidik.perkara.models import Perkara

_FIELDS = [f.name for f in StatusPublik._meta.get_fields() if f.name != "kunci"]


@projection
def refresh_status(keys: Collection[UUID]) -> None:
    """Write what may be told of these cases as they stand now, and take away the rest."""
    asked = Akses.objects.filter(perkara__in=keys).values("perkara")
    for perkara in Perkara.objects.filter(pk__in=asked).select_related("satuan"):
        _refresh(perkara)


def _refresh(perkara: Perkara) -> None:
    everyone = list(Akses.objects.filter(perkara=perkara))
    told = [] if queries.is_tertutup(perkara) else [a for a in everyone if a.dicabut_at is None]
    living = {kunci for akses in told for kunci in _keys(akses)}
    gone = {kunci for akses in everyone for kunci in _keys(akses)} - living
    StatusPublik.objects.filter(kunci__in=gone).delete()
    if living:
        facts = _facts(perkara)
        StatusPublik.objects.bulk_create(
            [StatusPublik(kunci=kunci, **facts) for kunci in sorted(living)],
            update_conflicts=True,
            unique_fields=["kunci"],
            update_fields=_FIELDS,
        )


def _keys(akses: Akses) -> tuple[str, str]:
    return akses.kunci_web, akses.kunci_sms


def _facts(perkara: Perkara) -> dict[str, object]:
    lp = perkara.lp.all()[0]
    return {
        "nomor_lp": mask_nomor(lp.model, lp.bulan, lp.tahun),
        "kalimat": KALIMAT[TAHAP_UMUM[Tahap(perkara.tahap)]],
        "tanggal_perubahan": queries.stage_since(perkara),
        "tanggal_berikut": queries.next_news(perkara),
        "telepon_kantor": settings.SIDIK.telepon,
        "telepon_pengaduan": settings.SIDIK.pengaduan,
    }
