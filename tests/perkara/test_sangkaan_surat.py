"""The papers about one person name his own charge; a child is held only for its own."""

from typing import Any

import pytest
from django.urls import reverse

from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.upaya_paksa.data import JenisTempat
from sidik.upaya_paksa.errors import AncamanAnakKurang
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.builders import text_of
from tests.perkara.builders import (
    PEMAKAI,
    PENGEDAR,
    as_,
    charge,
    pengedar_dan_pemakai,
    reread,
    step,
)
from tests.prapenuntutan.builders import spdp_sampai
from tests.upaya_paksa.builders import arrested, detained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


class TestHisPapers:
    def paper(self, jenis: str, subject: str, **said: Any) -> Dokumen:
        said = {"susulan": "surat dasarnya di kertas", **said}
        return draft_dokumen(jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, **said)

    def charged(self, jenis: str, subject: str, **said: Any) -> list[str]:
        return list(read_isi_dokumen(self.paper(jenis, subject, **said)).konsep.pasal)

    def test_the_letter_that_names_the_user_a_suspect_names_his_article_and_no_other(self):
        _, (dealer, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)

        papers = [self.paper("stap_tersangka", f"keterlibatan:{k.pk}") for k in (user, dealer)]
        urls = [reverse("dokumen:pdf", args=[paper.pk]) for paper in papers]
        his, other = (text_of(as_(PENYIDIK).get(url).content) for url in urls)

        assert "Pasal 127 ayat (1) huruf a" in his
        assert "Pasal 114" not in his
        assert "Pasal 114 ayat (1)" in other

    def test_so_does_the_warrant_of_his_arrest_and_that_of_his_detention(self):
        perkara, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)
        step(reread(user).perkara, "name_tersangka", orang=str(user.pk))
        arrest = arrested(perkara, orang=str(user.pk))
        held = detained(perkara, orang=str(user.pk))
        own = ["Pasal 127 ayat (1) huruf a UU 35/2009"]

        assert self.charged("sprin_kap", ref("penangkapan", arrest.pk)) == own
        assert self.charged("sprin_han", ref("penahanan", held.pk)) == own

    def test_notice_to_the_prosecutor_names_the_charge_of_those_whom_it_names(self):
        perkara, (dealer, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)
        subject, named = f"perkara:{perkara.pk}", [f"keterlibatan:{user.pk}"]
        everyone = [*named, f"keterlibatan:{dealer.pk}"]

        assert self.charged("spdp", subject, pilih=named) == [
            "Pasal 127 ayat (1) huruf a UU 35/2009"
        ]
        assert len(self.charged("spdp", subject, pilih=everyone)) == 2
        charge(dealer, PENGEDAR)
        assert self.charged("spdp", subject, pilih=everyone) == [
            "Pasal 114 ayat (1) UU 35/2009",
            "Pasal 127 ayat (1) huruf a UU 35/2009",
        ]

    def test_and_so_does_its_copy_for_the_exchange(self):
        perkara, (_, user) = pengedar_dan_pemakai()
        charge(user, PEMAKAI)
        step(reread(user).perkara, "name_tersangka", orang=str(user.pk))
        perkara.refresh_from_db()
        spdp = spdp_sampai(perkara, orang=(str(user.pk),))

        said = as_(PENYIDIK).get(reverse("berkas:sppt", args=[spdp.pk])).json()

        assert said["konten_dokumen"]["pasal"] == ["Pasal 127 ayat (1) huruf a UU 35/2009"]

    def test_the_report_itself_keeps_what_it_told(self):
        perkara, (dealer, user) = pengedar_dan_pemakai()
        for row in (dealer, user):
            charge(row, PEMAKAI)

        assert self.charged("lp", f"perkara:{perkara.pk}")[0] == "Pasal 114 ayat (1) UU 35/2009"


@pytest.mark.laugh(26)
class TestAChild:
    def test_is_held_only_for_what_it_is_charged_with_itself(self):
        perkara, (_, anak) = pengedar_dan_pemakai(("Burhan", 40), ("Rizal", 16))
        charge(anak, PEMAKAI)
        step(reread(anak).perkara, "name_tersangka", orang=str(anak.pk))
        arrested(perkara, orang=str(anak.pk))
        lpas = {"orang": str(anak.pk), "jenis": JenisTempat.LPAS}

        with pytest.raises(AncamanAnakKurang, match="7 tahun penjara atau lebih"):
            detained(perkara, **lpas)

        charge(anak, PENGEDAR, alasan="Hasil gelar")
        assert detained(perkara, **lpas).anak
