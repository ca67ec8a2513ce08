"""Which acts of force in a case a paper may be about."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sidik.dokumen.data import Pokok, jenis_of
from sidik.jejak.data import Actor
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.queries.surat import orang_surat
from sidik.perkara.queries.tirai import tirai_of
from sidik.upaya_paksa.models import Penggeledahan, Penyitaan
from sidik.upaya_paksa.queries.dahulu import is_tertulis, list_calon
from sidik.upaya_paksa.queries.jaga import zone_of_case
from sidik.upaya_paksa.queries.surat import MODEL


def list_pokok_upaya(
    perkara: Perkara, kind: str, actor: Actor, *, jenis: str = ""
) -> Sequence[Pokok]:
    """Return the acts of one kind that stand in the case, oldest first; none of another room.

    For a warrant (`jenis`) also what it may order that has not been done; an act whose warrant was
    written before it needs no second one.
    """
    model = MODEL.get(kind)
    if model is None:
        return []
    found = model._default_manager.filter(perkara=perkara, batal_at=None)
    rows: list[Any] = list(found.order_by("id"))
    written = is_tertulis(perkara, jenis, rows)
    tirai = tirai_of(actor, perkara)
    names = {k.pk: orang_surat(k, actor).nama for k in list_keterlibatan(perkara)}
    done = [
        Pokok(subject=ref(kind, row.pk), label=tirai.over(_LABEL[kind](row, perkara, names)))
        for row in rows
        if row.nomor not in written and _is_seumur(row, jenis)
    ]
    return [*done, *list_calon(perkara, jenis, actor)]


def _is_seumur(row: Any, jenis: str) -> bool:
    """An arrest of a child is never extended (SPPA art. 30)."""
    umur = jenis_of(jenis).umur if jenis else ""
    who = getattr(row, "keterlibatan", None)
    return who is None or not umur or who.is_anak == (umur == "anak")


def _orang(row: Any, perkara: Perkara, names: Mapping[Any, str]) -> str:
    day = tanggal_jam(row.mulai_at.astimezone(zone_of_case(perkara)))
    return f"{names.get(row.keterlibatan_id, 'orang dalam perkara')}, sejak {day}"


def _sita(row: Penyitaan, perkara: Perkara, _: Mapping[Any, str]) -> str:
    return f"{row.barang[:90]}, {tanggal(row.at.astimezone(zone_of_case(perkara)))}"


def _geledah(row: Penggeledahan, perkara: Perkara, _: Mapping[Any, str]) -> str:
    day = tanggal(row.at.astimezone(zone_of_case(perkara)))
    return f"{row.sasaran[:60]}, {row.tempat[:60]}, {day}"


_LABEL: Final[Mapping[str, Callable[[Any, Perkara, Mapping[Any, str]], str]]] = {
    "penangkapan": _orang,
    "penahanan": _orang,
    "penggeledahan": _geledah,
    "penyitaan": _sita,
}
