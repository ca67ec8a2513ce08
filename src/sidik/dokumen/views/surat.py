"""Papers: begin, change, lead along their way, print."""

from dataclasses import replace
from typing import Final, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.dokumen.data import (
    JenisDokumen,
    Kabel,
    Keadaan,
    LangkahSurat,
    Pokok,
    jenis_of,
    tentang_of,
)
from sidik.dokumen.data.naskah import Konsep
from sidik.dokumen.flow import ALASAN
from sidik.dokumen.forms import BaruForm, KonsepForm, LampiranForm, LangkahForm
from sidik.dokumen.models import Dokumen
from sidik.dokumen.policy import may_read
from sidik.dokumen.queries import (
    Isi,
    access_dokumen,
    get_awal,
    kode_of,
    naskah_bagi,
    read_isi_dokumen,
    read_pdf,
    tertutup_untuk,
)
from sidik.dokumen.queries.lampiran import templat_of
from sidik.dokumen.queries.layar import get_halaman_surat, has_salinan
from sidik.dokumen.queries.rantai import list_dokumen_of
from sidik.dokumen.render import (
    cover_naskah,
    cover_salinan,
    list_kurang,
    render_docx,
    render_naskah,
)
from sidik.dokumen.usecases import advance_dokumen, draft_dokumen, edit_konsep
from sidik.jejak.data import Actor
from sidik.jejak.usecases import record_reading
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.kernel.ref import key_of, ref
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def actor_of(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


@require_http_methods(["GET", "POST"])
def new_surat(request: HttpRequest, kabel: Kabel) -> HttpResponse:
    """Show what the paper will be made of; a POST makes the draft."""
    actor = actor_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    entri = jenis_of(asked.get("jenis", ""))
    subject = _subject(asked.get("subject", ""))
    known = entri.untuk_perkara or (entri.dahulu and "dahulu" in asked)
    if request.method != "POST" and subject.startswith("perkara:") and not known:
        return _choose(request, entri, subject, kabel)
    if entri.jenis not in kabel.sumber:
        raise NotFound
    bahan = kabel.sumber[entri.jenis](subject, entri.jenis, actor)
    # The draft is made of the very facts that are shown, and the room is asked once.
    kabel = replace(kabel, sumber={entri.jenis: lambda *_: bahan})
    refusal: Refusal | None = None
    form = BaruForm(request.POST or None, orang=bahan.orang if entri.pilih else ())
    if request.method == "POST":
        try:
            dokumen = draft_dokumen(
                entri.jenis,
                subject,
                kabel=kabel,
                actor=actor,
                susulan=form.susulan_text(),
                pilih=form.pilih(),
            )
        except (NotAllowed, NotFound):
            raise
        except Refusal as no:
            refusal = no
            form.refuse(no)
        else:
            messages.success(request, f"Konsep {entri.nama} disusun.")
            return redirect("dokumen:ubah", dokumen.pk)
    context = {
        "entri": entri,
        "subject": subject,
        "bahan": bahan,
        "form": form,
        "awal": get_awal(entri, bahan, list_dokumen_of(bahan.induk), kabel),
        "refusal": "" if refusal and refusal.field in form.fields else refusal,
    }
    return render(request, "dokumen/baru.html", context, status=refusal.status if refusal else 200)


def _choose(request: HttpRequest, entri: JenisDokumen, induk: str, kabel: Kabel) -> HttpResponse:
    """Ask what in the case the paper is to be about; where there is one, nobody is asked."""
    actor = actor_of(request)
    own = kabel.own(induk, actor)
    demand(actor, Act.DOKUMEN_DRAFT, at=kabel.satuan(induk, actor), own=own)
    gone = {} if entri.penuntutan else kabel.berakhir(induk).diserahkan
    rows = kabel.pokok(induk, entri.jenis, actor)
    pokok = [one for one in rows if one.subject not in gone]
    if len(pokok) == 1:
        return redirect(_page_of(entri, pokok[0]))
    left = gone[rows[0].subject] if rows and not pokok else ""
    context = {
        "entri": entri,
        "pokok": [(one, _page_of(entri, one)) for one in pokok],
        "kosong": f"{left[:1].upper()}{left[1:] or tentang_of(entri.tentang)['kosong']}.",
        "perkara": key_of(induk),
    }
    return render(request, "dokumen/pilih.html", context)


def _page_of(entri: JenisDokumen, one: Pokok) -> str:
    """Return where a draft about this begins; one about the case itself comes before its act."""
    early = "&dahulu=1" if one.subject.startswith("perkara:") else ""
    return f"{reverse('dokumen:baru')}?jenis={entri.jenis}&subject={one.subject}{early}"


@require_safe
def show_surat(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    dokumen, own = access_dokumen(actor_of(request), pk, kabel)
    return _page(request, dokumen, kabel=kabel, own=own)


@require_http_methods(["GET", "POST"])
def edit_surat(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """Change a draft; half of it may be kept, and what it still wants stands at its fields."""
    actor = actor_of(request)
    dokumen, own = access_dokumen(actor, pk, kabel)
    konsep = read_isi_dokumen(dokumen).konsep
    halaman = get_halaman_surat(dokumen, actor, kabel=kabel, own=own)
    if not halaman.boleh_ubah and request.method != "POST":
        return redirect("dokumen:surat", pk)
    if request.method != "POST":
        asked = "lengkapi" in request.GET
        form = _insisting(dokumen, konsep) if asked else _kept(dokumen, konsep)
        return _edit_page(request, dokumen, form)
    form = KonsepForm(dokumen.entri, konsep, versi=dokumen.versi, data=request.POST)
    if form.is_valid():
        try:
            edit_konsep(dokumen, form.value(), kabel=kabel, actor=actor)
        except NotAllowed:
            raise
        except Refusal as no:
            form.refuse(no)
            return _edit_page(request, dokumen, form, status=no.status)
        if "ajukan" in request.POST:
            return _submit(request, pk, kabel)
        messages.success(request, "Konsep disimpan.")
        return redirect("dokumen:surat", pk)
    return _edit_page(request, dokumen, form, status=422)


def _submit(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """Hand up the draft that has just been kept, or lead back to what it still wants."""
    dokumen, _ = access_dokumen(actor_of(request), pk, kabel)
    if list_kurang(dokumen.entri, read_isi_dokumen(dokumen).konsep):
        messages.warning(request, "Konsep disimpan, tetapi belum diajukan.")
        return redirect(f"{reverse('dokumen:ubah', args=[pk])}?lengkapi=1")
    langkah = LangkahSurat(step="submit", versi=dokumen.versi)
    try:
        advance_dokumen(dokumen, langkah, kabel=kabel, actor=actor_of(request))
    except NotAllowed:
        raise
    except Refusal as no:
        messages.warning(request, f"Konsep disimpan, tetapi belum diajukan: {no}")
    else:
        messages.success(request, "Konsep disimpan dan diajukan.")
    return redirect("dokumen:surat", pk)


def _kept(dokumen: Dokumen, konsep: Konsep) -> KonsepForm:
    return KonsepForm(dokumen.entri, konsep, versi=dokumen.versi)


def _insisting(dokumen: Dokumen, konsep: Konsep) -> KonsepForm:
    """Return the form of a draft with a sentence at each compulsory field that is empty."""
    typed = _kept(dokumen, konsep).as_typed()
    said = KonsepForm(dokumen.entri, konsep, versi=dokumen.versi, data=typed)
    said.is_valid()
    said.insist()
    return said


def _edit_page(
    request: HttpRequest, dokumen: Dokumen, form: KonsepForm, *, status: int = 200
) -> HttpResponse:
    return render(request, "dokumen/ubah.html", {"form": form, "dokumen": dokumen}, status=status)


@require_POST
def take_langkah(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    actor = actor_of(request)
    dokumen, own = access_dokumen(actor, pk, kabel)
    name = request.POST.get("step", "")[:30]
    form = LangkahForm(request.POST, label=ALASAN.get(name, ""), initial={"step": name})
    status, refusal = 422, ""
    if form.is_valid():
        try:
            advance_dokumen(dokumen, form.value(), kabel=kabel, actor=actor)
        except NotAllowed:
            raise
        except Refusal as no:
            konsep = read_isi_dokumen(dokumen).konsep
            halaman = get_halaman_surat(dokumen, actor, kabel=kabel, own=own)
            if name == "submit" and halaman.kurang and halaman.boleh_ubah:
                return _edit_page(request, dokumen, _insisting(dokumen, konsep), status=no.status)
            form.refuse(no)
            status, refusal = no.status, "" if no.field in form.fields else str(no)
        else:
            messages.success(request, "Tercatat.")
            return redirect("dokumen:surat", pk)
    dokumen, own = access_dokumen(actor, pk, kabel)
    return _page(
        request, dokumen, kabel=kabel, own=own, bound=(name, form), refusal=refusal, status=status
    )


@require_safe
def print_pdf(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """The frozen sheet of a signed paper; a draft is set anew and says on it what it is.

    Whoever may not know somebody on it gets a copy that covers him.
    """
    actor = actor_of(request)
    dokumen, isi = _readable(actor, pk, kabel)
    naskah, tertutup = naskah_bagi(dokumen, isi, actor, kabel=kabel)
    cap = _cap(dokumen)
    if isi.naskah and not (tertutup or cap):
        content = read_pdf(dokumen)
    else:
        at = dokumen.ditandatangani_at or dokumen.dibuat_at or clock.now()
        content = render_naskah(naskah, at, kode=kode_of(dokumen.hash), cap=cap)
    _note(dokumen, "mencetak", actor)
    return file_answer(content, PDF, f"{_file_name(dokumen)}.pdf", inline=True)


@require_safe
def print_salinan(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """The signed sheet as a copy for whoever may not know the child in it."""
    actor = actor_of(request)
    dokumen, isi = _readable(actor, pk, kabel)
    if isi.naskah is None or dokumen.ditandatangani_at is None or not has_salinan(dokumen, isi):
        raise NotFound
    told = tertutup_untuk(dokumen.entri, dokumen.induk, actor, kabel)
    sheet = cover_naskah(cover_salinan(isi.naskah, isi.konsep), isi.konsep, told)
    at, kode = dokumen.ditandatangani_at, kode_of(dokumen.hash)
    content = render_naskah(sheet, at, kode=kode, cap=_cap(dokumen))
    _note(dokumen, "mencetak salinan samaran", actor)
    return file_answer(content, PDF, f"{_file_name(dokumen)}-salinan.pdf", inline=True)


@require_safe
def print_docx(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """The same words as a Word file, in the unit's own template when it has one."""
    actor = actor_of(request)
    dokumen, isi = _readable(actor, pk, kabel)
    naskah, _ = naskah_bagi(dokumen, isi, actor, kabel=kabel)
    if cap := _cap(dokumen):
        naskah = replace(naskah, judul=f"{naskah.judul} ({cap}, tidak berlaku)")
    templat = templat_of(dokumen)
    content = render_docx(naskah, templat, kode=kode_of(dokumen.hash))
    _note(dokumen, "mengunduh Word", actor)
    return file_answer(content, DOCX, f"{_file_name(dokumen)}.docx", inline=False)


def _readable(actor: Actor, pk: UUID, kabel: Kabel) -> tuple[Dokumen, Isi]:
    """Return a paper with its words. Raises `NotFound`, `NotAllowed`."""
    dokumen, own = access_dokumen(actor, pk, kabel)
    if not may_read(actor, dokumen.entri, satuan=dokumen.satuan_id, own=own):
        raise NotAllowed
    return dokumen, read_isi_dokumen(dokumen)


def _cap(dokumen: Dokumen) -> str:
    """Return what is stamped across a paper that was signed and holds no longer."""
    return "DICABUT" if dokumen.is_beku and dokumen.keadaan == Keadaan.DICABUT else ""


def file_answer(content: bytes, tipe: str, name: str, *, inline: bool) -> HttpResponse:
    """Return a file that a browser shows or keeps, and does not guess about or run."""
    place = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f'{place}; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=tipe, headers=headers)


def _subject(text: str) -> str:
    """Return what a paper is to be about, as an address has it. Raises `NotFound`."""
    kind, _, key = text.partition(":")
    try:
        return ref(kind, UUID(key))
    except ValueError:
        raise NotFound from None


def _note(dokumen: Dokumen, what: str, actor: Actor) -> None:
    purpose = f"{what} {dokumen.entri.nama} {dokumen.nomor}".strip()
    record_reading(actor=actor, subject=dokumen.induk, purpose=purpose)


def _file_name(dokumen: Dokumen) -> str:
    return "".join(c if c.isalnum() else "-" for c in dokumen.nomor or dokumen.jenis).strip("-")


def _page(
    request: HttpRequest,
    dokumen: Dokumen,
    *,
    kabel: Kabel,
    own: bool,
    bound: tuple[str, LangkahForm] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    halaman = get_halaman_surat(dokumen, actor, kabel=kabel, own=own)
    if not own and halaman.naskah:
        _note(dokumen, "membaca", actor)
    forms = []
    for tombol in halaman.tombol:
        seen = {"step": tombol.step, "versi": dokumen.versi}
        fresh = LangkahForm(initial=seen, label=tombol.alasan)
        forms.append((tombol, bound[1] if bound and bound[0] == tombol.step else fresh))
    context = {
        "halaman": halaman,
        "dokumen": dokumen,
        "jalan": [(t, f) for t, f in forms if not t.is_berat],
        "berat": [(t, f) for t, f in forms if t.is_berat],
        "opened": bound[0] if bound else "",
        "refusal": refusal,
        "lampiran_form": LampiranForm(),
    }
    return render(request, "dokumen/surat.html", context, status=status)
