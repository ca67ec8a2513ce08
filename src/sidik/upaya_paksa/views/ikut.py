"""Who is held, and what runs on him, follows acts of other rooms by itself."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from sidik.perkara.models import Perkara
from sidik.perkara.views.laman import actor_of
from sidik.upaya_paksa import usecases
from sidik.upaya_paksa.queries.anak import list_salah_umur

UMUR: Final = frozenset({"orang_ubah", "lp_ralat"})
"""Acts by which the age of who is held may become another."""


def follow(request: HttpRequest, pk: UUID) -> None:
    """It is no act of his own: whoever may correct a birth date has corrected this as well."""
    if not (salah := list_salah_umur(pk)):
        return
    perkara = Perkara.objects.select_related("satuan").get(pk=pk)
    usecases.follow_umur(perkara, actor=actor_of(request))
    said = ", ".join(row.nomor or "penangkapan" for row in salah)
    messages.warning(request, f"Penahanan dihitung ulang menurut umurnya sekarang: {said}.")
