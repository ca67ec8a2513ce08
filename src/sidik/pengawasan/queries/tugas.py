"""What this officer should do now: the first page of each role."""

from collections.abc import Iterator

from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.pengawasan.data import Tugas, Ukuran
from sidik.pengawasan.queries.hitung import condition, in_scope, list_cases
from sidik.perangkat.models import Gangguan, Lembar
from sidik.perangkat.queries import list_sekarang, may_fill
from sidik.perkara.models import Perkara
from sidik.pesan.queries import count_manual
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import may, scope_of
from sidik.sinkron.queries import count_waiting, find_hulu
from sidik.tenggat.models import Tenggat


def list_tugas(actor: Actor) -> list[Tugas]:
    """Return the lines of the first page, the most pressing kind first."""
    sources = (_tenggat_sendiri, _penugasan, _pesan, _lembar, _gangguan, _pengiriman)
    return [tugas for source in sources for tugas in source(actor) if tugas.jumlah]


def _can(actor: Actor, act: Act) -> bool:
    return scope_of(actor, act) is not Scope.NONE


def _tenggat_sendiri(actor: Actor) -> Iterator[Tugas]:
    """The clocks of the cases that he carries himself."""
    mine = Perkara.objects.filter(penyidik__nrp=actor.nrp, selesai_at=None)
    subjects = [f"perkara:{key}" for key in mine.values_list("pk", flat=True)]
    running = Tenggat.objects.filter(subject__in=subjects, dipenuhi_at=None)
    now = clock.now()
    yield Tugas(
        "Tenggat perkara Anda yang sudah lewat",
        reverse("tenggat:daftar"),
        running.filter(due_at__lt=now).count(),
        "kerjakan atau laporkan hari ini",
        "bahaya",
        "alarm-clock",
    )
    yield Tugas(
        "Tenggat perkara Anda dalam tiga hari",
        reverse("tenggat:daftar"),
        running.filter(due_at__range=(now, now + clock.hours(72))).count(),
        "paling dekat lebih dulu",
        "awas",
        "hourglass",
    )
    yield Tugas(
        "Perkara yang Anda tangani",
        reverse("perkara:daftar"),
        len(subjects),
        "terbuka",
        "info",
        "folder-open",
    )


def _penugasan(actor: Actor) -> Iterator[Tugas]:
    if not _can(actor, Act.PENGAWASAN_READ):
        return
    late = list_cases(actor, Ukuran.LEWAT).count()
    yield Tugas(
        "Perkara yang lewat tenggat",
        reverse("pengawasan:daftar", args=[Ukuran.LEWAT]),
        late,
        "tegur atau bantu penyidiknya",
        "bahaya",
        "alarm-clock",
    )
    if _can(actor, Act.PERKARA_ASSIGN):
        yield Tugas(
            "Perkara tanpa penyidik",
            reverse("pengawasan:daftar", args=[Ukuran.TANPA_PENYIDIK]),
            in_scope(actor).filter(condition(Ukuran.TANPA_PENYIDIK)).count(),
            "tunjuk penyidik dan nilai kesulitannya",
            "awas",
            "user",
        )


def _pesan(actor: Actor) -> Iterator[Tugas]:
    if _can(actor, Act.PESAN_REPLY):
        yield Tugas(
            "SMS menunggu jawaban petugas",
            reverse("pesan:masuk"),
            count_manual(),
            "pelapor menunggu",
            "awas",
            "message-square-text",
        )


def _lembar(actor: Actor) -> Iterator[Tugas]:
    if not _can(actor, Act.PERANGKAT_READ):
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
    if _can(actor, Act.PERANGKAT_SIGN):
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
    if hulu is None or not hulu.sebab or not _can(actor, Act.SINKRON_MANAGE):
        return
    yield Tugas(
        "Pengiriman ke pusat tertahan",
        reverse("sinkron:index"),
        count_waiting(hulu),
        hulu.pesan,
        "bahaya",
        "send",
    )
