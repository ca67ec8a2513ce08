"""Who is held, and what runs on him, follows acts of other rooms by itself."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from sidik.perkara.models import Perkara
from sidik.perkara.views.laman import actor_of
from sidik.upaya_paksa import usecases
from sidik.upaya_paksa.queries.anak import list_salah_umur
from sidik.upaya_paksa.queries.jam import list_mati

IKUT: Final = frozenset({"orang_ubah", "lp_ralat", "langkah"})
"""Acts by which the age of who is held may become another, or a case goes on that had ended."""


def follow(request: HttpRequest, pk: UUID) -> None:
    """It is no act of his own: whoever may correct a birth date has corrected this as well."""
    perkara, actor = Perkara.objects.select_related("satuan").get(pk=pk), actor_of(request)
    if salah := list_salah_umur(pk):
        usecases.follow_umur(perkara, actor=actor)
        said = ", ".join(row.nomor or "penangkapan" for row in salah)
        messages.warning(request, f"Penahanan dihitung ulang menurut umurnya sekarang: {said}.")
    if mati := list_mati(perkara):
        usecases.revive_clocks(perkara, actor=actor)
        said = "; ".join(row.label for row in mati)
        messages.warning(request, f"Tenggat yang berjalan lagi: {said}.")
