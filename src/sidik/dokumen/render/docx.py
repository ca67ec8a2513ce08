"""A sheet as an editable Word file, from the template that ships or from the unit's own."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from sidik.dokumen.data import Bentuk, Blok, Butir, Naskah, Penanda
from sidik.dokumen.errors import TemplatTidakSah
from sidik.dokumen.render.halaman import set_page
from sidik.dokumen.render.templat import templat_bawaan

__all__ = ["DIKENAL", "check_templat", "context_of", "render_docx", "templat_bawaan"]

MAX_TEMPLAT: Final = 2 * 1024 * 1024
_MAX_BUKA: Final = 20 * 1024 * 1024
_MAX_BAGIAN: Final = 300
_UTAMA: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TERLARANG: Final = ("vbaproject", "vbadata", "activex", "embeddings/", "oleobject")
_SUSUNAN: Final = (
    "susunan isiannya salah; bandingkan kata dalam kurung kurawal dengan templat bawaan"
)
_HITUNGAN: Final = re.compile(r"\d+\)")
_SATU_WAKTU: Final = (1980, 1, 1, 0, 0, 0)

DIKENAL: Final = frozenset(
    {
        "judul",
        "nomor",
        "register",
        "kop",
        "pro_justitia",
        "sudut",
        "tempat",
        "tanggal",
        "klasifikasi",
        "lampiran",
        "hal",
        "kepada",
        "kota_tujuan",
        "isi",
        "penanda",
        "kiri",
        "rekan",
        "pasangan",
        "tembusan",
        "kode_periksa",
    }
)
"""What a template may ask for."""


def render_docx(naskah: Naskah, templat: bytes | None = None, *, kode: str = "") -> bytes:
    """Return the .docx; the same sheet and template give the same bytes.

    Raises `TemplatTidakSah` when a unit's own template cannot be filled in with this sheet: it may
    ask for what only some papers have, and fail in as many ways as there are expressions.
    """
    if templat is None:
        return _filled(naskah, templat_bawaan(Bentuk(naskah.bentuk)), kode)
    try:
        return _filled(naskah, templat, kode)
    except Exception as no:
        raise TemplatTidakSah(sebab=_SUSUNAN) from no


def _filled(naskah: Naskah, source: bytes, kode: str) -> bytes:
    template = DocxTemplate(BytesIO(source))
    # A template is a stranger's file: its expressions run in a sandbox.
    template.render(context_of(naskah, kode), jinja_env=_env(), autoescape=True)
    set_page(template.docx)
    out = BytesIO()
    template.save(out)
    return _same_bytes(out.getvalue())


def check_templat(content: bytes, sample: Naskah) -> None:
    """Raises `TemplatTidakSah` with what is wrong with a unit's own template."""
    if len(content) > MAX_TEMPLAT:
        raise TemplatTidakSah(sebab="berkas lebih besar dari 2 MB")
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_parts(parts)
    except zipfile.BadZipFile:
        raise TemplatTidakSah(sebab="berkas bukan dokumen Word (.docx)") from None
    unknown = _asked(content)
    if unknown - DIKENAL:
        names = ", ".join(sorted(unknown - DIKENAL)[:5])
        raise TemplatTidakSah(sebab=f"isian tidak dikenal: {names}")
    if "isi" not in unknown:
        raise TemplatTidakSah(sebab="isian «isi» tidak ada, sehingga surat akan kosong")
    render_docx(sample, content)


def _asked(content: bytes) -> set[str]:
    """Return what a template asks for."""
    try:
        asked: set[str] = DocxTemplate(BytesIO(content)).get_undeclared_template_variables(_env())
    except Exception as no:
        # Whatever the engine stumbles over is the file's fault, and its words are English.
        raise TemplatTidakSah(sebab=_SUSUNAN) from no
    return asked


def context_of(naskah: Naskah, kode: str = "") -> dict[str, Any]:
    """Return what a template may use. `isi` is the body as lines, whatever the shape."""
    kanan = [naskah.penanda, *naskah.rekan]
    rows = max(len(naskah.kiri), len(kanan))
    context = {
        name: getattr(naskah, name)
        for name in DIKENAL - {"isi", "pasangan", "kode_periksa", "judul"}
    }
    context |= {
        "judul": naskah.judul.upper(),
        "isi": [line for blok in naskah.blok for line in _lines_of(naskah, blok)],
        "pasangan": [{"kiri": _at(naskah.kiri, n), "kanan": _at(kanan, n)} for n in range(rows)],
        "kode_periksa": kode,
    }
    cleaned: dict[str, Any] = _clean(context)
    return cleaned


def _lines_of(naskah: Naskah, blok: Blok) -> Iterator[dict[str, Any]]:
    if blok.tengah:
        yield _line("tengah", teks=blok.tengah)
        return
    labelled = naskah.bentuk in (Bentuk.SURAT_PERINTAH, Bentuk.KETETAPAN)
    if naskah.bentuk == Bentuk.LAPORAN:
        yield _line("judul", nomor=blok.nomor, teks=blok.label)
    deep = 2 if labelled else int(naskah.bentuk in (Bentuk.SURAT, Bentuk.LAPORAN))
    if blok.teks:
        counted = bool(blok.nomor)
        kind, at = ("butir", 0) if counted else ("alinea", deep)
        yield _line(kind, nomor=blok.nomor, teks=blok.teks, lekuk=at)
    for n, butir in enumerate(blok.butir):
        label = blok.label if labelled and n == 0 else ""
        for line in _butir(butir, label, labelled=labelled):
            yield line | {"lekuk": 1 if butir.sambung else deep}


def _butir(butir: Butir, label: str, *, labelled: bool) -> Iterator[dict[str, Any]]:
    count = butir.teks if butir.baris and _HITUNGAN.fullmatch(butir.teks) else ""
    if (butir.teks and not count) or label:
        kind = "label" if label else "lanjut" if labelled else "butir" if butir.nomor else "alinea"
        yield _line(kind, label=label, nomor=butir.nomor, teks="" if count else butir.teks)
    for n, (name, value) in enumerate(butir.baris):
        # Of several people each has his count beside his name.
        yield _line("rincian", label=f"{count} {name}" if count and n == 0 else name, teks=value)
    if butir.kepala:
        yield _line("tabel") | {"kepala": butir.kepala, "sel": butir.sel}


def _line(
    jenis: str, *, label: str = "", nomor: str = "", teks: str = "", lekuk: int = 0
) -> dict[str, Any]:
    said = {"jenis": jenis, "label": label, "nomor": nomor, "teks": teks, "lekuk": lekuk}
    return {**said, "kepala": [], "sel": []}


def _at(places: list[Penanda], n: int) -> Penanda | None:
    return places[n] if n < len(places) else None


def _env() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True)


def _clean(value: Any) -> Any:
    """Drop what XML cannot hold; a name pasted from elsewhere brings such things along."""
    if isinstance(value, str):
        return "".join(c for c in value if c >= " " or c in "\n\t")
    if isinstance(value, list):
        return [_clean(part) for part in value]
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    if isinstance(value, Penanda):
        return Penanda(atas=_clean(value.atas), nama=_clean(value.nama), bawah=_clean(value.bawah))
    return value


def _check_parts(parts: zipfile.ZipFile) -> None:
    infos = parts.infolist()
    if len(infos) > _MAX_BAGIAN or sum(i.file_size for i in infos) > _MAX_BUKA:
        raise TemplatTidakSah(sebab="isinya terlalu besar setelah dibuka")
    names = {info.filename for info in infos}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise TemplatTidakSah(sebab="berkas bukan dokumen Word (.docx)")
    if any(word in name.lower() for name in names for word in _TERLARANG):
        raise TemplatTidakSah(sebab="berkas memuat makro atau objek tertanam")
    if _UTAMA not in parts.read("[Content_Types].xml"):
        raise TemplatTidakSah(sebab="berkas bukan dokumen Word biasa (mungkin bermakro)")
    relations = [name for name in names if name.endswith(".rels")]
    if any(b'TargetMode="External"' in parts.read(name) for name in relations):
        raise TemplatTidakSah(sebab="berkas memuat tautan ke luar")


def _same_bytes(content: bytes) -> bytes:
    """Pack again with one date on every part."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _SATU_WAKTU), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
