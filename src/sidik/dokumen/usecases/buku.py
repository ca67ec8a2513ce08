"""The unit's own things: names of its registers, scans, its Word templates."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from sidik.dokumen.data import Bentuk, Kabel
from sidik.dokumen.data.berkas import is_aktif, is_utuh, tipe_of
from sidik.dokumen.errors import (
    KodeRegisterSalah,
    LampiranAktif,
    LampiranBukanGambar,
    LampiranRusak,
    LampiranTerlaluBesar,
    TemplatSudahBawaan,
    TemplatTidakSah,
)
from sidik.dokumen.models import Lampiran, Register, Templat
from sidik.dokumen.queries import get_register
from sidik.dokumen.queries.lampiran import LABEL_BERKAS, brankas_lampiran, path_of, sample_naskah
from sidik.dokumen.render import check_templat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.satuan.data import Act
from sidik.satuan.policy import demand

MAX_MB: Final = 10
_KODE: Final = re.compile(r"[A-Z0-9][A-Z0-9.\-/ ]{0,19}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Berkas:
    """A file as it came from an officer's machine."""

    nama: str
    content: bytes
    keterangan: str = ""


@usecase
def rename_register(satuan: str, kunci: str, *, kode: str, judul: str, actor: Actor) -> Register:
    """Set code and title of a register as the unit's own book has them.

    Raises `NotAllowed`, `NotFound`, `KodeRegisterSalah`.
    """
    demand(actor, Act.DOKUMEN_REGISTER, at=satuan)
    before = get_register(satuan, kunci)
    if kode and not _KODE.fullmatch(kode):
        raise KodeRegisterSalah
    row = Register.objects.filter(satuan_id=satuan, kunci=kunci).first()
    row = row or Register(satuan_id=satuan, kunci=kunci)
    row.kode, row.judul = kode.strip(), judul.strip() or before.judul
    store(row)
    facts = {"dari": before.nama, "kode": row.kode, "judul": row.judul}
    record(actor=actor, verb="register.diubah", subject=ref("register", kunci), facts=facts)
    return row


@usecase
def attach_lampiran(
    subject: str, berkas: Berkas, *, induk: str, kabel: Kabel, actor: Actor
) -> Lampiran:
    """Keep a scan or photo under its content's hash; the same file twice is one.

    Raises `NotAllowed`, `LampiranTerlaluBesar`, `LampiranBukanGambar`, `LampiranRusak`,
    `LampiranAktif`.
    """
    own = kabel.own(induk, actor)
    demand(actor, Act.DOKUMEN_DRAFT, at=kabel.satuan(induk, actor), own=own)
    nama, content = _plain_name(berkas.nama), berkas.content
    if len(content) > MAX_MB * 1024 * 1024:
        raise LampiranTerlaluBesar(nama=nama, batas=MAX_MB)
    tipe = tipe_of(content)
    if not tipe:
        raise LampiranBukanGambar(nama=nama)
    if not is_utuh(content, tipe):
        raise LampiranRusak(nama=nama)
    if is_aktif(content, tipe):
        raise LampiranAktif(nama=nama)
    digest = hashlib.sha256(content).hexdigest()
    found = Lampiran.objects.filter(subject=subject, sha256=digest).first()
    _put_away(digest, content)
    lampiran = found or store(
        Lampiran(
            subject=subject,
            induk=induk,
            sha256=digest,
            nama=nama,
            tipe=tipe,
            ukuran=len(content),
            keterangan=berkas.keterangan.strip()[:200],
            at=clock.now(),
            oleh_nrp=actor.nrp,
        )
    )
    facts = {"judul": "Lampiran disimpan", "sha256": digest, "tipe": tipe}
    record(actor=actor, verb="surat.lampiran", subject=induk, facts=facts)
    return lampiran


@usecase
def adopt_templat(
    satuan: str, bentuk: Bentuk, *, nama: str, content: bytes, actor: Actor, jenis: str = ""
) -> Templat:
    """Take a unit's own Word template into use, after reading it with suspicion.

    Without `jenis` it is for every paper of the shape that has none of its own. Papers signed
    before stay as they were. Raises `NotAllowed`, `TemplatTidakSah`.
    """
    demand(actor, Act.DOKUMEN_REGISTER, at=satuan)
    if not content:
        raise TemplatTidakSah(sebab="berkas kosong")
    check_templat(content, sample_naskah(bentuk, jenis))
    row = store(
        Templat(
            satuan_id=satuan,
            bentuk=bentuk.value,
            jenis=jenis,
            nama=_plain_name(nama),
            isi=content,
            at=clock.now(),
            oleh_nrp=actor.nrp,
        )
    )
    digest = hashlib.sha256(content).hexdigest()
    facts = {"bentuk": bentuk.value, "jenis": jenis, "sha256": digest}
    record(actor=actor, verb="templat.dipakai", subject=ref("satuan", satuan), facts=facts)
    return row


@usecase
def drop_templat(satuan: str, bentuk: Bentuk, *, actor: Actor, jenis: str = "") -> None:
    """Go back from a unit's own Word template to what it stands in for.

    That of one paper gives way to that of its shape, that of a shape to the house's own. Nothing
    is taken away: papers signed before keep the template of their day.
    Raises `NotAllowed`, `TemplatSudahBawaan`.
    """
    demand(actor, Act.DOKUMEN_REGISTER, at=satuan)
    rows = Templat.objects.filter(satuan_id=satuan, bentuk=bentuk.value, jenis=jenis)
    held = rows.first()
    if held is None or held.is_bawaan:
        raise TemplatSudahBawaan
    end = Templat(satuan_id=satuan, bentuk=bentuk.value, jenis=jenis, nama="bawaan", isi=b"")
    end.at, end.oleh_nrp = clock.now(), actor.nrp
    store(end)
    facts = {"bentuk": bentuk.value, "jenis": jenis, "dari": held.nama}
    record(actor=actor, verb="templat.bawaan", subject=ref("satuan", satuan), facts=facts)


def _put_away(digest: str, content: bytes) -> None:
    path = path_of(digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    locked = brankas_lampiran().lock(content.decode("latin-1"), label=f"{LABEL_BERKAS}:{digest}")
    draft = path.with_suffix(f".{settings.SIDIK.kode}.tmp")
    draft.write_bytes(locked)
    draft.chmod(0o600)
    draft.replace(path)


def _plain_name(nama: str) -> str:
    """Keep what a person reads of a file's name, nothing that a machine could act on."""
    base = nama.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[^\w.\- ()]", "_", base).strip(". ")[-120:] or "berkas"
