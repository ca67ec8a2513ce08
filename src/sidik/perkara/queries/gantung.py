"""What hangs on a person of a case: as long as it does, he was not written down for nothing.

The database itself is asked, by its own references, so that a room above that refers to a person
is never forgotten, and is not known here by name.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import models

from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisTindakan
from sidik.perkara.models import Keterlibatan, RiwayatStatus

_NAMA: Final = {
    "asesmen": "asesmen TAT",
    "kaitan bb": "barang bukti yang dikaitkan dengannya",
    "tersangka berkas": "berkas perkara",
    "tindakan": "pemeriksaan",
}
"""How an officer calls what a table keeps, where its own name does not say it."""
_TINDAKAN: Final = {
    JenisTindakan.LANGKAH.value: "penetapan",
    JenisTindakan.DIVERSI.value: "catatan diversi",
    JenisTindakan.PENYELESAIAN.value: "penyelesaian",
}
"""The same for an act that is more than an examination."""
_LEPAS: Final = ("batal_at", "lepas_at")
"""A row with one of these hangs no more."""
_NOMOR: Final = ("nomor", "nomor_surat", "nomor_permintaan")


def list_gantungan(row: Keterlibatan) -> Sequence[str]:
    """Return what hangs on this person, each with its number."""
    return [*_rows(row), *_papers(row)]


def _rows(row: Keterlibatan) -> Iterator[str]:
    for relation in Keterlibatan._meta.related_objects:
        model = relation.related_model
        if relation.many_to_many or model is RiwayatStatus or isinstance(model, str):
            continue
        held = model._base_manager.filter(**{relation.field.name: row})
        fields = {field.name for field in model._meta.concrete_fields}
        for name in fields.intersection(_LEPAS):
            held = held.filter(**{name: None})
        if found := held.first():
            yield f"{_word(model, found)} {_number(found)}".strip()


def _word(model: type[models.Model], found: Any) -> str:
    name = str(model._meta.verbose_name)
    return _TINDAKAN.get(getattr(found, "jenis", ""), _NAMA.get(name, name))


def _number(found: Any) -> str:
    return next((str(getattr(found, n)) for n in _NOMOR if getattr(found, n, "")), "")


def _papers(row: Keterlibatan) -> Iterator[str]:
    """Yield papers that were signed with his name in them and are not withdrawn.

    The receipt of the counter holds nobody: it falls by itself with a reporter who is struck out.
    """
    signed = Dokumen.objects.filter(induk=ref("perkara", row.perkara_id), dicabut_at=None)
    signed = signed.exclude(jenis="sttlp", orang=[])
    for paper in signed.exclude(ditandatangani_at=None):
        try:
            isi = read_isi_dokumen(paper)
        except NotFound:
            continue
        said = str(isi.naskah.as_dict()).casefold() if isi.naskah else ""
        if row.orang.nama.casefold() in said:
            yield f"surat {paper.nomor}, yang sudah ditandatangani"
