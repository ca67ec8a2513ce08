"""Files that hang on papers and cases, and the template that a unit prints its Word files from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from django.conf import settings

from sidik.dokumen.data import Bentuk, Kabel, Konsep, Naskah, SuratBerubah, jenis_of, katalog
from sidik.dokumen.errors import LampiranTertutup
from sidik.dokumen.models import Dokumen, Lampiran, Templat
from sidik.dokumen.policy import may_read
from sidik.dokumen.queries.bangun import naskah_bagi
from sidik.dokumen.queries.isi import read_isi_dokumen
from sidik.dokumen.render import Bingkai, compose_naskah
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotFound
from sidik.kernel.seal import sha256
from sidik.kernel.secret import Brankas

LABEL_BERKAS: Final = "dokumen.lampiran.berkas"


def brankas_lampiran() -> Brankas:
    return Brankas(settings.SIDIK.var / "kunci" / "lampiran.key")


def path_of(digest: str) -> Path:
    """Return where a file lies: two letters of its hash, then the hash."""
    path: Path = settings.SIDIK.var / "lampiran" / digest[:2] / digest
    return path


def read_lampiran(lampiran: Lampiran) -> bytes:
    """Return the file. Raises `SuratBerubah` when it is not what was put away."""
    path = path_of(lampiran.sha256)
    if not path.exists():
        raise NotFound
    label = f"{LABEL_BERKAS}:{lampiran.sha256}"
    try:
        content = brankas_lampiran().unlock(path.read_bytes(), label=label).encode("latin-1")
    except InvalidTag:
        raise SuratBerubah from None
    if sha256(content).hex() != lampiran.sha256:
        raise SuratBerubah
    return content


def is_milik_surat(lampiran: Lampiran) -> bool:
    """Say whether it hangs on the case or on a paper; anything else its own room shows."""
    return lampiran.subject == lampiran.induk or lampiran.subject.startswith("dokumen:")


def insist_terbuka(lampiran: Lampiran, actor: Actor, *, kabel: Kabel, own: bool) -> None:
    """A scan cannot be covered: whoever may not know somebody on it does not get it.

    Raises `LampiranTertutup`.
    """
    kind, _, key = lampiran.subject.partition(":")
    if kind == "dokumen":
        dokumen = Dokumen.objects.get(pk=key)
        readable = may_read(actor, dokumen.entri, satuan=dokumen.satuan_id, own=own)
        isi = read_isi_dokumen(dokumen) if dokumen.isi else None
        closed = isi is not None and naskah_bagi(dokumen, isi, actor, kabel=kabel)[1]
        closed = closed or not readable
    else:
        closed = bool(kabel.tertutup(lampiran.induk, actor).orang)
    if closed:
        raise LampiranTertutup


def templat_of(dokumen: Dokumen) -> bytes | None:
    """Return the unit's own template of this paper, else of its shape; None when it uses ours.

    The newest holds for a draft; a signed paper keeps the one of the day it was signed.
    """
    entri = dokumen.entri
    rows = Templat.objects.filter(satuan_id=dokumen.satuan_id, bentuk=entri.bentuk.value)
    if dokumen.ditandatangani_at:
        rows = rows.filter(at__lte=dokumen.ditandatangani_at)
    for jenis in (entri.jenis, ""):
        row = rows.filter(jenis=jenis).first()
        if row and not row.is_bawaan:
            return bytes(row.isi)
    return None


def list_templat(satuan: str) -> Mapping[str, Templat]:
    """Return the unit's own templates that hold now, by paper or else by shape."""
    newest: dict[str, Templat] = {}
    for row in Templat.objects.filter(satuan_id=satuan):
        newest.setdefault(row.jenis or row.bentuk, row)
    return {key: row for key, row in newest.items() if not row.is_bawaan}


def sample_naskah(bentuk: Bentuk, jenis: str = "") -> Naskah:
    """Return an empty paper of this shape, to try a template with."""
    shaped = (one for one in katalog().values() if one.bentuk is bentuk)
    entri = jenis_of(jenis) if jenis else next(shaped)
    konsep = Konsep(
        jenis=entri.jenis,
        satuan="",
        subject="",
        induk="",
        rezim="",
        kelas="",
        sifat="B",
        lp=[],
        pasal=[],
        orang=[],
        petugas=[],
        isian={},
        dasar=[],
        tembusan=[],
    )
    frame = Bingkai(kop=["KEPOLISIAN"], kepala="KEPALA", tempat="", unit="", pengaduan="")
    return compose_naskah(entri, konsep, frame)
