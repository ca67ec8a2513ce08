"""Every field of every form of these pages, filled with nonsense."""

import re

import pytest
from django.db import transaction
from django.db.models import Sum
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sidik.ops.visitor import Page
from sidik.perkara.models import Perkara
from sidik.prapenuntutan.flow import KERTAS
from sidik.prapenuntutan.models import SPDP, BerkasPerkara, PengirimanSPDP, Petunjuk, SuratJPU
from sidik.prapenuntutan.usecases import record_spdp
from tests.cast import PENYIDIK
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import (
    at_p21,
    jawab,
    langkah,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

FORMS = {"spdp", "surat", "baru", "antar", "tambah", "pisah", "gabung", "nomor", "isi", "petunjuk"}
TURNS = 8
"""An example fills every eighth field, so that eight turns meet each field once."""
SCRIPT = "<script>alert(1)</script>"
_JUNK = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.sampled_from(["9" * 400, "-1", "2026-02-30", "0001-01-01", "9999-12-31", "\x00", SCRIPT]),
)


@pytest.fixture
def meja(hari):
    """Three cases whose files stand in every place from which a step leads."""
    satu, dua, lama = (perkara_with(n) for n in (4, 4, 4))
    for n, each in enumerate((satu, dua, lama)):
        spdp_sampai(each, nomor=f"SPDP/{n}/III/RES.4.2/2026/Resnarkoba")
    Perkara.objects.filter(pk=lama.pk).update(rezim_acara="kuhap_1981")
    p21, kembali, selesai = at_p21(dua, 0), at_p21(lama, 0), at_p21(lama, 1)
    langkah(ready(lama, 2), "send_tahap_1")
    langkah(selesai, "hand_over_tahap_2")
    hari.maju(60)
    langkah(kembali, "return_berkas")
    files = [ready(satu, 0, 1), ready(satu, 2), p21]
    for place in range(1, 4):
        berkas = langkah(ready(dua, place), "send_tahap_1")
        files.append(berkas if place == 1 else langkah(berkas, "take_p19"))
    jawab(files[-1])
    record_spdp(satu, spdp_of(satu, nomor="SPDP/9/V/2026"), actor=PENYIDIK)
    return [
        *(reverse("berkas:perkara", args=[each.pk]) for each in (satu, dua, lama)),
        *(reverse("berkas:detail", args=[each.pk]) for each in files),
    ]


@pytest.fixture
def isian(meja):
    """Who fills, and each field of each form: page, address, what stands there, its name."""
    client, found = as_(PENYIDIK), {}
    for path in meja:
        text = client.get(path).content.decode()
        parsed = Page(path, 200, text).forms
        for form, written in zip(parsed, text.split("<form")[1:], strict=True):
            if form.action.startswith("/berkas/") and form.values:
                names = re.findall(r' name="([^"]+)"', written.split("</form")[0])
                fields = dict.fromkeys(n for n in names if n != "csrfmiddlewaretoken")
                kind = (form.action.split("/")[-2], *form.values.get("step", ()))
                for name in fields:
                    alike = (*kind, re.sub(r"_[0-9a-f-]{36}$", "", name))
                    found.setdefault(alike, (path, form.action, form.values, name))
    return client, list(found.values())


def test_the_pages_of_these_cases_hold_every_form_and_every_step(isian):
    _, fields = isian
    actions = {action.rstrip("/").rpartition("/")[2] for _, action, _, _ in fields}
    steps = {values["step"][0] for _, _, values, _ in fields if "step" in values}

    assert actions == FORMS | {"langkah"}
    assert steps == set(KERTAS)


def state():
    counts = [m.objects.count() for m in (SPDP, PengirimanSPDP, SuratJPU, Petunjuk)]
    return (*counts, BerkasPerkara.objects.aggregate(n=Sum("versi"))["n"])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=_JUNK, turn=st.integers(0, TURNS - 1))
@example(junk=SCRIPT, turn=0)
@example(junk="9" * 400, turn=1)
@example(junk="2026-02-30", turn=2)
@example(junk="\x00", turn=3)
@example(junk="9999-12-31", turn=4)
@example(junk="", turn=5)
@example(junk="-1", turn=6)
@example(junk="  ", turn=7)
def test_nonsense_in_one_field_is_taken_as_words_or_refused_with_a_sentence_and_nothing_written(
    isian, junk, turn
):
    client, fields = isian
    shown = {p: client.get(p).content.count(b"catatan-bahaya") for p in {f[0] for f in fields}}
    for path, action, values, name in fields[turn::TURNS]:
        point = transaction.savepoint()
        before = state()
        answer = client.post(action, values | {name: junk})
        where = f"{path} {action} {name}"
        assert answer.status_code in (302, 409, 422), where
        if answer.status_code != 302:
            assert state() == before, where
            assert answer.content.count(b"catatan-bahaya") > shown[path], where
            assert SCRIPT not in answer.content.decode(), where
        else:
            assert SCRIPT not in client.get(path, follow=True).content.decode(), where
        transaction.savepoint_rollback(point)
