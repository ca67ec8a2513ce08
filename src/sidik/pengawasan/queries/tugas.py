"""What this officer should do now: the first page of each role."""

from collections.abc import Iterator

from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.pengawasan.data import Tugas
from sidik.pengawasan.queries.angka import Angka
from sidik.pengawasan.queries.kerja import PERKARA, can
from sidik.perangkat.models import Gangguan, Lembar
from sidik.perangkat.queries import list_sekarang, may_fill
from sidik.pesan.queries import count_manual
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import may, scope_of, top_of
from sidik.satuan.queries import under
from sidik.sinkron.data import StatusSimpul
from sidik.sinkron.models import Simpul
from sidik.sinkron.queries import count_waiting, find_hulu, open_karantina

_URUTAN = {"bahaya": 0, "awas": 1, "info": 2}


def list_tugas(actor: Actor, angka: Angka) -> list[Tugas]:
    """Return the lines of the first page, the most pressing kind first."""
    found = [tugas for source in PERKARA for tugas in source(actor, angka)]
    found += [tugas for source in _LAIN for tugas in source(actor)]
    found = [tugas for tugas in found if tugas.jumlah]
    return sorted(found, key=lambda tugas: _URUTAN.get(tugas.nada, len(_URUTAN)))


def _pesan(actor: Actor) -> Iterator[Tugas]:
    if can(actor, Act.PESAN_REPLY):
        yield Tugas(
            "SMS menunggu jawaban petugas",
            reverse("pesan:masuk"),
            count_manual(),
            "pelapor menunggu",
            "awas",
            "message-square-text",
        )


def _lembar(actor: Actor) -> Iterator[Tugas]:
    if not can(actor, Act.PERANGKAT_READ):
        return
    for lembar in list_sekarang(actor):
        if may_fill(actor, lembar) and lembar.state == "terbuka":
            yield Tugas(
                f"Isi lembar: {lembar.daftar.nama}",
                reverse("perangkat:lembar", args=[lembar.pk]),
                1,
                "hari ini",
                "awas",
                "clipboard-check",
            )
    if can(actor, Act.PERANGKAT_SIGN):
        done = Lembar.objects.filter(state="selesai").count()
        yield Tugas(
            "Lembar perangkat menunggu pengesahan",
            reverse("perangkat:beranda"),
            done,
            "sudah diisi operator",
            "info",
            "clipboard-check",
        )


_TINGKAT = {1: Act.GANGGUAN_TINGKAT_1, 2: Act.GANGGUAN_TINGKAT_2, 3: Act.GANGGUAN_TINGKAT_3}


def _gangguan(actor: Actor) -> Iterator[Tugas]:
    mine = [tingkat for tingkat, act in _TINGKAT.items() if may(actor, act)]
    yield Tugas(
        "Gangguan perangkat di tingkat Anda",
        reverse("perangkat:gangguan"),
        Gangguan.objects.filter(pulih_at=None, tingkat__in=mine).count(),
        "perbaiki atau serahkan ke tingkat berikut",
        "bahaya",
        "wrench",
    )


def _pengiriman(actor: Actor) -> Iterator[Tugas]:
    hulu = find_hulu()
    if hulu is None or not hulu.sebab or not can(actor, Act.SINKRON_MANAGE):
        return
    yield Tugas(
        "Pengiriman ke pusat tertahan",
        reverse("sinkron:index"),
        count_waiting(hulu),
        hulu.pesan,
        "bahaya",
        "send",
    )


def _simpul(actor: Actor) -> Iterator[Tugas]:
    """What headquarters sees to: sites that fell silent, records that could not be read."""
    if scope_of(actor, Act.SINKRON_READ) < Scope.DAERAH:
        return
    top = top_of(actor, Act.SINKRON_READ) or actor.satuan
    sites = Simpul.objects.filter(under(top, "satuan_kode"), status=StatusSimpul.AKTIF.value)
    yield Tugas(
        "Simpul yang diam",
        reverse("sinkron:index"),
        sum(simpul.is_silent for simpul in sites),
        "tidak terdengar: hubungi Si TIK di sana",
        "bahaya",
        "send",
    )
    yield Tugas(
        "Catatan di karantina",
        reverse("sinkron:karantina"),
        open_karantina(actor).count(),
        "tidak dapat dibaca; ulangi sesudah diperbaiki",
        "awas",
        "send",
    )


_LAIN = (_pesan, _lembar, _gangguan, _pengiriman, _simpul)
"""Sources that have nothing to do with cases."""
