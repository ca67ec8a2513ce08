"""A letter that names a suspect is about one person; each has his own number."""

import pytest
from django.urls import reverse

from sidik.dokumen.models import Dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel import clock
from sidik.perkara import usecases
from sidik.perkara.errors import SuratUntukOrangLain
from sidik.perkara.models import Keterlibatan, Tindakan
from sidik.perkara.queries.surat_orang import bahan_orang, list_pokok_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail, in_penyidikan, step, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def two():
    perkara = in_penyidikan()
    people = [terlapor("Hendra Gunawan"), terlapor("Budi Hartanto")]
    return perkara, [usecases.add_orang(perkara, one, actor=PENYIDIK) for one in people]


def signed(row: Keterlibatan, nomor: str) -> None:
    """His letter as it stands once it was signed; its way there is tested beside the papers."""
    subject = f"keterlibatan:{row.pk}"
    said = "surat dasarnya di kertas"
    paper = draft_dokumen(
        "stap_tersangka", subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=said
    )
    Dokumen.objects.filter(pk=paper.pk).update(
        nomor=nomor, keadaan="ditandatangani", ditandatangani_at=clock.now()
    )


def test_it_names_nobody_but_him():
    _, (hendra, _) = two()

    paper = bahan_orang(f"keterlibatan:{hendra.pk}", "stap_tersangka", PENYIDIK)

    assert [o.nama for o in paper.orang] == ["Hendra Gunawan"]


def test_one_whose_entry_was_struck_out_is_offered_no_letter():
    perkara, (hendra, budi) = two()
    versi = budi.versi + budi.orang.versi
    usecases.cancel_orang(budi, alasan="Salah orang", versi=versi, actor=KASAT)

    offered = list_pokok_orang(perkara, "stap_tersangka", PENYIDIK)

    assert [p.subject for p in offered] == [f"keterlibatan:{hendra.pk}"]


def test_the_letter_of_one_hinders_nobody_from_striking_out_another():
    perkara, (hendra, budi) = two()
    signed(hendra, "S.Tap/9/III/2026")
    step(perkara, "name_tersangka", orang=str(hendra.pk), nomor="S.Tap/9/III/2026")

    versi = budi.versi + budi.orang.versi
    usecases.cancel_orang(budi, alasan="Salah orang", versi=versi, actor=KASAT)

    assert Keterlibatan.objects.get(perkara=perkara).pk == hendra.pk


def test_a_number_serves_one_person_only():
    perkara, (hendra, budi) = two()
    perkara = step(perkara, "name_tersangka", orang=str(hendra.pk), nomor="S.Tap/9")

    with pytest.raises(SuratUntukOrangLain, match="sudah dipakai bagi orang lain"):
        step(perkara, "name_tersangka", orang=str(budi.pk), nomor="S.Tap/9")


class TestThePage:
    def send(self, perkara, **typed):
        url = reverse("perkara:langkah", args=[perkara.pk])
        data = {"step": "name_tersangka", "versi": perkara.versi, **typed}
        return as_(PENYIDIK).post(url, data)

    def test_names_several_at_once_each_with_his_own_number(self):
        perkara, (hendra, budi) = two()

        sent = self.send(
            perkara,
            **{f"tetapkan_{hendra.pk}": "on", f"nomor_{hendra.pk}": "S.Tap/9"},
            **{f"tetapkan_{budi.pk}": "on", f"nomor_{budi.pk}": "S.Tap/10"},
        )

        assert sent.status_code == 302
        acts = Tindakan.objects.filter(tujuan="name_tersangka")
        told = set(acts.values_list("keterlibatan", "nomor_surat"))
        assert told == {(hendra.pk, "S.Tap/9"), (budi.pk, "S.Tap/10")}
        roles = Keterlibatan.objects.filter(perkara=perkara).values_list("peran", flat=True)
        assert set(roles) == {"tersangka"}

    def test_names_only_whom_is_ticked(self):
        perkara, (hendra, budi) = two()

        self.send(
            perkara,
            **{f"tetapkan_{hendra.pk}": "on", f"nomor_{hendra.pk}": "S.Tap/9"},
            **{f"nomor_{budi.pk}": "S.Tap/10"},
        )

        assert Keterlibatan.objects.get(pk=budi.pk).peran == "terlapor"

    @pytest.mark.parametrize("numbers", [("S.Tap/9", "S.Tap/9"), ("S.Tap/9", "")])
    def test_asks_for_the_number_of_each_at_its_field(self, numbers):
        perkara, rows = two()
        typed = {f"tetapkan_{row.pk}": "on" for row in rows}
        typed |= {f"nomor_{row.pk}": n for row, n in zip(rows, numbers, strict=True)}

        page = self.send(perkara, **typed)

        assert page.status_code == 422
        form = next(f for t, f in page.context["forms"]["jalan"] if t.step == "name_tersangka")
        assert f"nomor_{rows[1].pk}" in form.errors
        assert not Tindakan.objects.filter(tujuan="name_tersangka").exists()

    def test_has_the_number_of_a_signed_letter_in_the_line_of_him_whom_it_names(self):
        perkara, (hendra, budi) = two()
        signed(budi, "S.Tap/10/III/2026")

        page = as_(PENYIDIK).get(detail(perkara))

        form = next(f for t, f in page.context["forms"]["jalan"] if t.step == "name_tersangka")
        assert form[f"nomor_{budi.pk}"].value() == "S.Tap/10/III/2026"
        assert form[f"tetapkan_{budi.pk}"].value() is True
        assert not form[f"nomor_{hendra.pk}"].value()
