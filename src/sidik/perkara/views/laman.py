"""The case page and how it answers a form of its own."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.ref import ref
from sidik.perkara import queries
from sidik.perkara.forms import (
    AkhirTugasForm,
    AnggotaForm,
    ArahanForm,
    BerversiForm,
    BukaForm,
    DiversiForm,
    GelarForm,
    InformanForm,
    KabarForm,
    KeperluanForm,
    LangkahForm,
    LimpahForm,
    NilaiForm,
    RefusableForm,
    SensitifForm,
    SerahForm,
    TugasForm,
    VersiForm,
)
from sidik.perkara.models import Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import Halaman, Tombol
from sidik.perkara.queries.dasar import Siap
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Role, Scope, reach
from sidik.satuan.http import OfficerRequest
from sidik.satuan.models import Petugas
from sidik.satuan.queries import list_petugas
from sidik.sinkron.queries import status_of_subject

KEPERLUAN_BERLAKU: Final = 3600
"""Seconds for which a purpose, once said, holds for the same case."""
PENYIDIK: Final = (Role.PENYIDIK, Role.PENYIDIK_PEMBANTU, Role.KANIT)


def actor_of(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


def in_zone(perkara: Perkara) -> AbstractContextManager[None]:
    """The hours of a case are those on the wall of its unit, read and written, also at the centre.

    The zone that is switched on is what every date on the page and in its forms is told in.
    """
    return timezone.override(ZoneInfo(perkara.satuan.zona))


def answer(
    request: HttpRequest,
    perkara: Perkara,
    form: RefusableForm,
    name: str,
    act: Callable[[], object],
) -> HttpResponse:
    """Do it and go back to the case; a refusal comes back on the case page as it is now.

    What was typed on an old screen is not thrown away: the officer reads what changed meanwhile,
    and sends it again if he still wants to.
    """
    with in_zone(perkara):
        return _answer(request, perkara, form, name, act)


def _answer(
    request: HttpRequest,
    perkara: Perkara,
    form: RefusableForm,
    name: str,
    act: Callable[[], object],
) -> HttpResponse:
    status, refusal, pk = 422, "", perkara.pk
    if form.is_valid():
        try:
            if isinstance(form, BerversiForm):
                insist_versi(perkara, form.cleaned_data["versi"])
            act()
        except NotAllowed:
            raise
        except Refusal as no:
            status, refusal = no.status, str(no)
            if no.field in form.fields:
                form.refuse(no)
        else:
            messages.success(request, "Tercatat.")
            return redirect("perkara:detail", pk)
    perkara = queries.access_perkara(actor_of(request), pk)
    if isinstance(form, BerversiForm):
        form.renew(perkara.versi)
    return page(request, perkara, {name: form}, refusal=refusal, status=status)


def typed(form: RefusableForm) -> dict[str, Any]:
    """Return what the officer said; the state that he saw has been asked about already."""
    return {name: said for name, said in form.cleaned_data.items() if name != "versi"}


def page(
    request: HttpRequest,
    perkara: Perkara,
    bound: Mapping[str, RefusableForm] | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    if not has_said_why(request, perkara):
        return gate(request, perkara, KeperluanForm())
    with in_zone(perkara):
        halaman = queries.get_halaman(actor_of(request), perkara)
        context = {
            "halaman": halaman,
            "perkara": perkara,
            "refusal": refusal,
            "forms": _forms(halaman, bound or {}),
            "opened": next(iter(bound or ()), ""),
            "kirim": status_of_subject(ref("perkara", perkara.pk)),
        }
        return render(request, "perkara/detail.html", context, status=status)


def _forms(halaman: Halaman, bound: Mapping[str, RefusableForm]) -> dict[str, object]:
    """Return the forms of the page; one that was refused keeps what was typed."""
    izin, perkara = halaman.izin, halaman.perkara
    seen = {"versi": perkara.versi}
    forms: dict[str, object] = {
        **_steps(halaman, bound, seen),
        "gelar": bound.get("gelar") or GelarForm(initial=seen),
        "kabar": bound.get("kabar") or KabarForm(initial=seen, kabar=halaman.kabar),
        "arahan": bound.get("arahan") or ArahanForm(initial=seen),
        "buka": bound.get("buka") or BukaForm(initial=seen),
        "kunci": VersiForm(initial=seen),
        "akhir": bound.get("akhir") or AkhirTugasForm(initial=seen),
        "informan": bound.get("informan") or InformanForm(initial=seen),
        "nilai": bound.get("nilai") or NilaiForm(initial={**seen, "kesulitan": perkara.kesulitan}),
    }
    if halaman.diversi:
        forms["diversi"] = bound.get("diversi") or DiversiForm(initial=seen, tombol=halaman.diversi)
    if izin.assign or izin.serah:
        calon = candidates(perkara)
        tugas = {**seen, "kesulitan": perkara.kesulitan}
        forms["tugas"] = bound.get("tugas") or TugasForm(initial=tugas, calon=calon)
        forms["serah"] = bound.get("serah") or SerahForm(initial=seen, calon=calon)
        forms["anggota"] = bound.get("anggota") or AnggotaForm(initial=seen, calon=calon)
        mark = {**seen, "sensitif": perkara.sensitif}
        forms["sensitif"] = bound.get("sensitif") or SensitifForm(initial=mark)
    if izin.limpah:
        units = queries.list_satuan_penyidik(reach(perkara.satuan_id, Scope.RESOR))
        others = [unit for unit in units if unit.kode != perkara.satuan_id]
        forms["limpah"] = bound.get("limpah") or LimpahForm(initial=seen, satuan=others)
    return forms


def _first(tombol: Tombol, seen: Mapping[str, int]) -> dict[str, object]:
    waits = Siap(tombol.nomor, tombol.at)
    if len(tombol.orang) == 1:
        waits = tombol.siap_orang.get(tombol.orang[0][0], waits)
    return {"step": tombol.step, "nomor": waits.nomor, "at": waits.at, **seen}


def _steps(
    halaman: Halaman, bound: Mapping[str, RefusableForm], seen: Mapping[str, int]
) -> dict[str, object]:
    steps = [
        (t, bound.get(t.step) or LangkahForm(initial=_first(t, seen), tombol=t))
        for t in halaman.tombol
    ]
    keluar = [(t, form) for t, form in steps if t.is_keluar]
    return {
        "jalan": [(t, form) for t, form in steps if not t.is_keluar],
        "keluar": keluar,
        "lewat_berkas": any(t.is_berkas for t, _ in steps),
        "keluar_terbuka": any(t.step in bound for t, _ in keluar),
    }


def candidates(perkara: Perkara) -> list[Petugas]:
    return list(list_petugas(reach(perkara.satuan_id, Scope.RESOR), *PENYIDIK))


def has_said_why(request: HttpRequest, perkara: Perkara) -> bool:
    actor = actor_of(request)
    if not must_say_why(actor, queries.berkas_of(perkara)) or queries.is_pencatat(actor, perkara):
        return True
    at = request.session.get("keperluan", {}).get(str(perkara.pk), 0)
    return bool(clock.now().timestamp() - at < KEPERLUAN_BERLAKU)


def gate(
    request: HttpRequest, perkara: Perkara, form: KeperluanForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "perkara": perkara}
    return render(request, "perkara/keperluan.html", context, status=status)
