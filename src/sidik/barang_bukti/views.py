"""Exhibits: parse, call one use case or query, render."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.barang_bukti import data, queries, usecases
from sidik.barang_bukti.data import UKURAN, JenisBB, Nasib, SaringBB, SitaBuku
from sidik.barang_bukti.errors import TidakMenungguBA
from sidik.barang_bukti.forms import (
    BBForm,
    GerakForm,
    HasilLabForm,
    KaitForm,
    LepasForm,
    MintaLabForm,
    MusnahForm,
    NasibForm,
    PenetapanForm,
    PerpanjangForm,
    PinjamForm,
    SaringForm,
    SerahLabForm,
    SisaLabForm,
    SitaForm,
    SuratForm,
    TimbangForm,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries.layar import (
    LABEL,
    LembarBB,
    belum_terkait,
    get_halaman,
    get_lembar,
    rows_of,
    terkait,
)
from sidik.barang_bukti.queries.tirai import tirai_label
from sidik.barang_bukti.render import Label, render_label
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.perkara.errors import TanggalTidakMasukAkal
from sidik.perkara.forms import RefusableForm
from sidik.perkara.models import Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import access_perkara, berkas_of, list_satuan_penyidik
from sidik.perkara.views.laman import has_said_why, in_zone
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import top_of
from sidik.satuan.queries import list_petugas

PER_PAGE: Final = 25
Sita = Callable[[Perkara, Actor], Sequence[SitaBuku]]
"""The seizures of a case: what another room knows."""
Do = Callable[[BarangBukti, Any, int, Actor], object]


def _ba(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
    waiting = bb.pemusnahan.filter(nomor_ba="").first()
    if waiting is None:
        raise TidakMenungguBA
    said = form.cleaned_data
    return usecases.record_ba_musnah(
        bb, waiting, said["nomor"], said["at"], versi=versi, actor=actor
    )


def _nasib(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
    data = form.cleaned_data
    return usecases.set_nasib(bb, Nasib(data["nasib"]), data["dasar"], versi=versi, actor=actor)


def _perpanjang(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
    return usecases.extend_musnah(bb, form.cleaned_data["nomor"], versi=versi, actor=actor)


def _kait(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
    return usecases.link_orang(bb, form.cleaned_data["orang"], versi=versi, actor=actor)


def _lepas(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
    said = form.cleaned_data
    return usecases.unlink_orang(bb, said["orang"], said["alasan"], versi=versi, actor=actor)


def _with_value(act: Callable[..., object]) -> Do:
    def do(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
        return act(bb, form.value(), versi=versi, actor=actor)

    return do


def _with_letter(act: Callable[..., object]) -> Do:
    def do(bb: BarangBukti, form: Any, versi: int, actor: Actor) -> object:
        data = form.cleaned_data
        return act(bb, data["nomor"], data["at"], versi=versi, actor=actor)

    return do


TINDAKAN: Final[Mapping[str, tuple[type[RefusableForm], Do]]] = {
    "gerak": (GerakForm, _with_value(usecases.move_bb)),
    "pinjam": (PinjamForm, _with_value(usecases.move_bb)),
    "minta_lab": (MintaLabForm, _with_value(usecases.request_lab)),
    "serah_lab": (SerahLabForm, _with_value(usecases.hand_over_lab)),
    "hasil_lab": (HasilLabForm, _with_value(usecases.record_hasil_lab)),
    "kejari": (SuratForm, _with_letter(usecases.notify_kejari)),
    "penetapan": (PenetapanForm, _with_value(usecases.rule_status)),
    "perpanjang": (PerpanjangForm, _perpanjang),
    "musnah": (MusnahForm, _with_value(usecases.destroy_bb)),
    "sisa_lab": (SisaLabForm, _with_letter(usecases.keep_sisa_lab)),
    "ba_musnah": (SuratForm, _ba),
    "lapor_tanaman": (SuratForm, _with_letter(usecases.report_tanaman)),
    "timbang": (TimbangForm, _with_value(usecases.reweigh_bb)),
    "nasib": (NasibForm, _nasib),
    "sita": (SitaForm, _with_value(usecases.link_sita)),
    "kait": (KaitForm, _kait),
    "lepas": (LepasForm, _lepas),
}


@require_safe
def list_bb(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    form = SaringForm(request.GET, satuan=list_satuan_penyidik(top))
    saring = SaringBB(**form.cleaned_data) if form.is_valid() else None
    page = Paginator(queries.list_bb(actor, saring), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "baris": rows_of(actor, [bb for bb in page.object_list if _is_open(actor, bb)]),
        "tertutup": [bb for bb in page.object_list if not _is_open(actor, bb)],
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "barang_bukti/daftar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_perkara(request: HttpRequest, pk: UUID, sita: Sita) -> HttpResponse:
    actor = _actor(request)
    perkara = access_perkara(actor, pk)
    if not has_said_why(request, perkara):
        return redirect("perkara:detail", perkara.pk)
    with in_zone(perkara):
        return _book(request, perkara, sita, actor)


def _book(request: HttpRequest, perkara: Perkara, sita: Sita, actor: Actor) -> HttpResponse:
    halaman = get_halaman(actor, perkara)
    orang = [(o.pk, o.nama) for o in halaman.orang]
    now = localtime(clock.now())
    start: dict[str, Any] = {"disita_at": now, "timbang_at": now}
    start["jenis"] = request.GET.get("jenis", JenisBB.ZAT.value)
    seized = sita(perkara, actor)
    start |= _from_sita(seized, request.GET.get("sita", ""))
    start["keterlibatan"] = _owner(orang, start.pop("milik", ()))
    form = BBForm(request.POST or None, initial=start, orang=orang, hari=now.date(), sita=seized)
    refusal, status = "", 200
    if form.is_bound:
        bb, refusal, status = _register(perkara, form, actor)
        if bb:
            messages.success(request, f"{bb.nomor} tercatat.")
            return redirect("bb:detail", bb.pk)
    context = {"halaman": halaman, "perkara": perkara, "form": form, "refusal": refusal}
    return render(request, "barang_bukti/perkara.html", context, status=status)


@require_safe
def show_bb(request: HttpRequest, pk: UUID, sita: Sita) -> HttpResponse:
    bb = queries.access_bb(_actor(request), pk)
    with in_zone(bb.perkara):
        return _page(request, bb, {}, sita)


@require_POST
def act_on_bb(request: HttpRequest, pk: UUID, tindakan: str, sita: Sita) -> HttpResponse:
    actor = _actor(request)
    bb = queries.access_bb(actor, pk)
    if tindakan not in TINDAKAN:
        raise NotFound
    with in_zone(bb.perkara):
        return _act(request, bb, tindakan, sita, actor)


def _act(
    request: HttpRequest, bb: BarangBukti, tindakan: str, sita: Sita, actor: Actor
) -> HttpResponse:
    form = _form(actor, tindakan, bb, request.POST, sita=sita(bb.perkara, actor))
    if not form.is_valid():
        return _page(request, bb, {tindakan: form}, sita, status=422)
    try:
        TINDAKAN[tindakan][1](bb, form, form.cleaned_data["versi"], actor)
    except NotAllowed:
        raise
    except Refusal as no:
        return _refused(request, bb, {tindakan: form}, no, sita)
    messages.success(request, "Tercatat.")
    return redirect("bb:detail", bb.pk)


@require_safe
def list_zat(request: HttpRequest) -> HttpResponse:
    """The dated table of substances: what each is, since when, by what, and how sure we are."""
    today = localtime(clock.now()).date()
    context = {"zat": data.list_zat(), "hari": today}
    return render(request, "barang_bukti/zat.html", context)


@require_safe
def print_label(request: HttpRequest, pk: UUID) -> HttpResponse:
    bb = queries.access_bb(_actor(request), pk)
    return _labels(request, bb.perkara, [bb], f"label-{bb.seri}-{bb.tahun}")


@require_safe
def print_labels(request: HttpRequest, pk: UUID) -> HttpResponse:
    perkara = access_perkara(_actor(request), pk)
    halaman = get_halaman(_actor(request), perkara)
    return _labels(request, perkara, [row.bb for row in halaman.baris], "label-barang-bukti")


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


def _is_open(actor: Actor, bb: BarangBukti) -> bool:
    return not (bb.perkara.sensitif and must_say_why(actor, berkas_of(bb.perkara)))


def _register(perkara: Perkara, form: BBForm, actor: Actor) -> tuple[BarangBukti | None, str, int]:
    if not form.is_valid():
        return None, "", 422
    try:
        return usecases.register_bb(perkara, form.value(), actor=actor), "", 200
    except NotAllowed:
        raise
    except Refusal as no:
        if no.field in form.fields:
            form.refuse(no)
        elif isinstance(
            no, TanggalTidakMasukAkal
        ):  # what the case says of any moment, it says here of the seizure
            form.add_error("disita_at", str(no))
        else:
            return None, str(no), no.status
        return None, "", no.status


def _refused(
    request: HttpRequest,
    bb: BarangBukti,
    bound: Mapping[str, RefusableForm],
    no: Refusal,
    sita: Sita,
) -> HttpResponse:
    now = queries.access_bb(_actor(request), bb.pk)
    for form in bound.values():
        if name := _field_of(form, no):
            form.add_error(name, str(no))
            return _page(request, now, bound, sita, status=no.status)
    return _page(request, now, bound, sita, refusal=str(no), status=no.status)


def _field_of(form: RefusableForm, no: Refusal) -> str | None:
    """Return where a refusal is said; one of an amount, at that by which this thing is measured."""
    names = (no.field, *(UKURAN if no.field in UKURAN else ()))
    return next((name for name in names if name in form.fields), None)


def _from_sita(seized: Sequence[SitaBuku], key: str) -> dict[str, Any]:
    """What the only seizure, or the one that was asked for, says already."""
    open_ = [each for each in seized if not each.is_batal]
    asked = [each for each in open_ if str(each.kunci) == key] or open_
    if not asked:
        return {}
    if len(asked) > 1:
        return {"disita_at": None}
    [one] = asked
    said = {"penyitaan": str(one.kunci), "disita_at": localtime(one.at)}
    return said | {
        "ba_sita": one.nomor_ba,
        "sprin_sita": one.nomor,
        "dari_siapa": one.pemilik,
        "milik": one.milik,
    }


def _owner(orang: Sequence[tuple[str, str]], milik: Sequence[str]) -> Sequence[str]:
    """Return whom nobody need choose: the only one of the case, or him whom the seizure names."""
    if len(orang) == 1:
        return [key for key, _ in orang]
    return milik if len(milik) == 1 else ()


def _form(
    actor: Actor, name: str, bb: BarangBukti, data: Any = None, *, sita: Sequence[SitaBuku] = ()
) -> RefusableForm:
    moment = localtime(clock.now())
    start = {"versi": bb.versi, "at": moment, "tanggal": moment.date(), "diterima": moment.date()}
    kind = TINDAKAN[name][0]
    more: dict[str, Any] = {"bb": bb}
    if issubclass(kind, SuratForm):
        more["name"] = name
    if issubclass(kind, MusnahForm):
        more["sisa_lab"] = queries.has_sisa(bb)
    if issubclass(kind, PinjamForm):
        more["petugas"] = list_petugas(bb.perkara.satuan_id)
    if issubclass(kind, SitaForm):
        more["sita"] = [each for each in sita if each.kunci != bb.penyitaan_id]
    if issubclass(kind, KaitForm):
        people = terkait if kind is LepasForm else belum_terkait
        more["orang"] = [(o.pk, o.nama) for o in people(actor, bb)]
    return kind(data, initial=start, **more)


def _page(
    request: HttpRequest,
    bb: BarangBukti,
    bound: Mapping[str, RefusableForm],
    sita: Sita,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    if not has_said_why(request, bb.perkara):
        return redirect("perkara:detail", bb.perkara_id)
    actor = _actor(request)
    lembar: LembarBB = get_lembar(actor, bb)
    seized = sita(bb.perkara, actor)
    other = any(not each.is_batal and each.kunci != bb.penyitaan_id for each in seized)
    names = [*lembar.langkah, *(["sita"] if other and not lembar.tutup else [])]
    names += [name for name in bound if name not in names]
    forms = [
        (n, LABEL[n], bound.get(n) or _form(actor, n, bb, sita=seized), n in bound) for n in names
    ]
    asal = next((each for each in seized if each.kunci == bb.penyitaan_id), None)
    context = {"lembar": lembar, "bb": lembar.bb, "forms": forms, "refusal": refusal, "asal": asal}
    return render(request, "barang_bukti/detail.html", context, status=status)


def _alamat(request: HttpRequest, bb: BarangBukti) -> str:
    """What the code on a bag opens. A telephone is not where the officer prints: see `alamat`."""
    page = reverse("bb:detail", args=[bb.pk])
    site: str = settings.SIDIK.alamat
    return f"{site}{page}" if site else request.build_absolute_uri(page)


def _labels(
    request: HttpRequest, perkara: Perkara, rows: Sequence[BarangBukti], name: str
) -> HttpResponse:
    if not has_said_why(request, perkara):
        return redirect("perkara:detail", perkara.pk)
    if not rows:
        raise NotFound
    with in_zone(perkara):
        return _sheet(request, perkara, rows, name)


def _sheet(
    request: HttpRequest, perkara: Perkara, rows: Sequence[BarangBukti], name: str
) -> HttpResponse:
    lp = next((each.nomor for each in perkara.lp.all()), "")
    tirai = tirai_label(perkara)
    labels = [
        Label(
            nomor=bb.nomor,
            segel=tirai.over(bb.label),
            nama=tirai.over(bb.nama),
            takaran=bb.berat,
            disita=tanggal_jam(localtime(bb.disita_at)),
            lp=lp,
            satuan=str(perkara.satuan),
            alamat=_alamat(request, bb),
        )
        for bb in rows
    ]
    answer = HttpResponse(render_label(labels, clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
