"""Every field of every form of a case, with whatever a hand can type: a sentence, never a fault."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms as django_forms
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.kernel import clock
from sidik.perkara import forms, usecases
from sidik.perkara.data import PeranOrang, golongan_umur, read_koordinat
from sidik.perkara.errors import KoordinatSalah
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Orang, Perkara
from sidik.perkara.queries import known_of
from sidik.perkara.usecases.tat import NewTes
from tests.cast import KA_SPKT, KASAT, PEMBANTU, appoint
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
KASUS = {
    "gelar": "gelar",
    "kabar": "kabar",
    "diversi": "diversi",
    "anggota": "anggota",
    "serah": "serah",
    "nilai": "nilai",
    "limpah": "limpah",
    "arahan": "arahan",
    "kunci": "kunci",
    "buka": "buka",
    "sensitif": "sensitif",
    "informan": "informan",
    "tugaskan": "tugas",
}
ORANG = {
    "orang_status": "status",
    "orang_penasihat": "ph",
    "orang_tes": "tes",
    "orang_tat": "tat",
    "orang_tat_hasil": "hasil",
    "orang_rehab": "rehab",
    "orang_gabung": "gabung",
    "orang_batal": "batal",
    "orang_catatan_batal": "batal_catatan",
    "orang_bap": "bap",
    "orang_salinan": "salinan",
    "orang_sangkaan": "sangkaan",
}
LANGKAH = ("name_tersangka", "stop_penyidikan", "transfer_perkara", "settle_rj", "settle_diversi")
HALAMAN = ("lp_baru", "lp_ralat", "orang_baru", "orang_ubah")
LAIN = {
    "RefusableForm", "BerversiForm", "SaatForm",  # nobody sends these themselves
    "SaringForm", "CariForm",  # asked by GET: test_pages.py and test_cari.py
    "JawabForm", "JawabArahanForm", "KeperluanForm", "AkhirTugasForm",  # below
    "FotoForm",  # a file: test_foto.py
}  # fmt: skip
JUNK = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        ["", "\x00", "x" * 9_000, "-1", "9" * 30, "1e9", "NaN", "2026-02-30T25:61", "0001-01-01",
         "9999-12-31T23:59", "🚓 مرحبا", "<script>", "'; DROP TABLE x", "٣", " ", "on", "null"]
    ),
    st.datetimes().map(lambda d: d.isoformat(timespec="minutes")),
)  # fmt: skip


def case() -> Keterlibatan:
    appoint(PEMBANTU)
    perkara = in_penyidikan()
    return usecases.add_orang(perkara, terlapor(umur=16), actor=KASAT)


def good(form: django_forms.BaseForm) -> dict[str, str]:
    """What an officer would send: the first choice, a short word, a day that has been."""
    words = {}
    for name, field in form.fields.items():
        held = form[name].value()
        if isinstance(field, django_forms.BooleanField) or field.disabled:
            continue
        if isinstance(field, django_forms.MultipleChoiceField):
            held = next(iter(held or ()), "")
        if isinstance(field, django_forms.ChoiceField):
            choices = [str(value) for value, _ in field.choices if value]
            words[name] = str(held or next(iter(choices), ""))
        elif isinstance(field, forms.Waktu):
            words[name] = "2026-03-06T08:00" if field.required else ""
        elif isinstance(field, forms.Tanggal):
            words[name] = "2026-03-06" if field.required else ""
        elif held not in (None, ""):
            words[name] = str(held)
        else:
            words[name] = "abc" if field.required else ""
    return words


def target(name: str, client: Client, row: Keterlibatan) -> tuple[str, django_forms.BaseForm]:
    """The address of a form and the form as its page shows it now."""
    perkara = Perkara.objects.get(pk=row.perkara_id)
    keys: list[Any] = [perkara.pk]
    if name in ORANG:
        page = client.get(reverse("perkara:orang", args=[perkara.pk, row.pk]))
        return reverse(f"perkara:{name}", args=[*keys, row.pk]), page.context["forms"][ORANG[name]]
    if name in HALAMAN:
        keys = {
            "lp_baru": [],
            "lp_ralat": [perkara.pk, LaporanPolisi.objects.get().pk],
            "orang_baru": [perkara.pk],
            "orang_ubah": [perkara.pk, row.pk],
        }[name]
        url = reverse(f"perkara:{name}", args=keys)
        return url, client.get(url).context["form"]
    shown = client.get(reverse("perkara:detail", args=[perkara.pk])).context["forms"]
    if name in LANGKAH:
        steps = {t.step: form for t, form in [*shown["jalan"], *shown["keluar"]]}
        return reverse("perkara:langkah", args=keys), steps[name]
    return reverse(f"perkara:{name}", args=keys), shown[KASUS[name]]


def try_all(client: Client, url: str, form: django_forms.BaseForm, fresh: Callable[[], int]) -> Any:
    fields = [name for name in form.fields if name != "versi"] or ["versi"]
    base = good(form)

    @settings(
        max_examples=max(5, min(40, 3 * len(fields))),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(fields), JUNK)
    def run(name: str, junk: str) -> None:
        answer = client.post(url, base | {"versi": str(fresh())} | {name: junk})

        assert answer.status_code in (302, 200, 403, 409, 422)
        if answer.status_code in (409, 422):
            assert 'role="alert"' in answer.content.decode() or answer.context is not None

    return run


@pytest.mark.parametrize("name", [*KASUS, *ORANG, *LANGKAH, *HALAMAN])
def test_whatever_stands_in_one_field_is_answered(name):
    row, client = case(), as_(KASAT)
    if name == "orang_batal":  # or the first good word would strike him out
        usecases.record_tes_urine(row, NewTes(at=clock.now(), positif=True), actor=KASAT)
    url, form = target(name, client, row)

    def fresh() -> int:
        if name in {*ORANG, "orang_ubah"}:
            found = Keterlibatan.objects.select_related("orang").get(pk=row.pk)
            return int(str(known_of(found)["versi"]))
        perkara = Perkara.objects.get(pk=row.perkara_id)
        lp = LaporanPolisi.objects.filter(perkara=perkara).first() if name == "lp_ralat" else None
        return perkara.versi + (lp.versi if lp else 0)

    try_all(client, url, form, fresh)()


@pytest.mark.parametrize("name", ["arahan_jawab", "serah_jawab", "buka_jawab", "anggota_keluar"])
def test_whatever_is_answered_to_another_is_answered(name):
    row, client = case(), as_(KASAT)
    perkara = Perkara.objects.get(pk=row.perkara_id)
    from tests.cast import PENYIDIK

    keys: dict[str, Callable[[], Any]] = {
        "arahan_jawab": lambda: usecases.write_arahan(perkara, "Segera", actor=KASAT).pk,
        "serah_jawab": lambda: (
            usecases.offer_perkara(perkara, appoint(PEMBANTU), alasan="Pindah", actor=KASAT).pk
        ),
        "buka_jawab": lambda: locked_and_asked(perkara, PENYIDIK),
        "anggota_keluar": lambda: PEMBANTU.nrp,
    }
    client = as_(PEMBANTU) if name == "serah_jawab" else client
    url = reverse(f"perkara:{name}", args=[perkara.pk, keys[name]()])
    form = {"arahan_jawab": forms.JawabArahanForm, "anggota_keluar": forms.AkhirTugasForm}.get(
        name, forms.JawabForm
    )()

    try_all(client, url, form, lambda: Perkara.objects.get(pk=perkara.pk).versi)()


def locked_and_asked(perkara: Perkara, actor: Any) -> Any:
    usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)
    return usecases.ask_buka_kunci(perkara, "Salah ketik", actor=actor).pk


def test_no_form_of_this_room_is_forgotten_here():
    row, client = case(), as_(KASAT)
    seen = {
        type(target(name, client, row)[1]).__name__ for name in [*KASUS, *ORANG, *LANGKAH, *HALAMAN]
    }
    known = {
        name
        for name, each in vars(forms).items()
        if isinstance(each, type) and issubclass(each, django_forms.BaseForm)
    }

    assert known - LAIN == seen


class TestEveryFieldOfTheLaw:
    """DOMAIN §8: what is typed on the form stands in the database and on the page."""

    def test_of_a_person(self):
        perkara = in_penyidikan()
        client = as_(KASAT)
        words = {
            "peran": "saksi", "nama": "Halimah", "alias": "Acil", "bin": "binti Abdullah",
            "nik": "6311010101900001", "paspor": "A1234567", "tempat_lahir": "Paringin",
            "tanggal_lahir": "1990-01-01", "jenis_kelamin": "p", "kebangsaan": "Indonesia",
            "suku": "Banjar", "agama": "Islam", "pendidikan": "SD", "pekerjaan": "Pedagang",
            "status_kawin": "Kawin", "nama_ibu": "Aminah", "alamat": "Lingsir RT 3",
            "alamat_domisili": "Juai RT 1", "kode_wilayah": "63.11.06", "telepon": "081255501234",
            "ciri": "tahi lalat di pipi", "sidik_jari": "AK-23/77", "keluarga": "Udin, suami",
            "keluarga_telepon": "081255509999", "peran_tersangka": "importir",
            "jaringan": "dari Banjarmasin", "residivis": "on", "residivis_catatan": "PN 2019",
            "hubungan": "tetangga", "saluran": "surat", "setuju_kabar": "on",
            "telepon_teruji": "on", "kerugian": "Rp2.000.000", "perlu_perlindungan": "on",
            "jenis_saksi": "aparat_desa", "disumpah": "on", "dilindungi": "on",
        }  # fmt: skip
        url = reverse("perkara:orang_baru", args=[perkara.pk])
        assert set(words) | {"umur"} == set(client.get(url).context["form"].fields)

        assert client.post(url, words).status_code == 302

        row = Keterlibatan.objects.select_related("orang").get()
        page = client.get(reverse("perkara:orang", args=[perkara.pk, row.pk])).content.decode()
        for said in ("Acil", "binti Abdullah", "A1234567", "Banjar", "Aminah", "Juai RT 1",
                     "tahi lalat", "AK-23/77", "Udin, suami", "+6281255509999", "Importir",
                     "dari Banjarmasin", "PN 2019", "tetangga", "Surat, disetujui", "Rp2.000.000",
                     "Ketua RT / aparat desa, disumpah", "dilindungi", "25-64 tahun"):  # fmt: skip
            assert said in page

    def test_of_an_lp(self):
        perkara = in_penyidikan()
        client, lp = as_(KASAT), perkara.lp.get()
        url = reverse("perkara:lp_ralat", args=[perkara.pk, lp.pk])
        form = client.get(url).context["form"]
        more = {
            "koordinat": "-2,334512; 115.463301",
            "ka_spkt": "Iptu Rahman, NRP 79010101",
            "limpahan_dari": "Polsek Halong",
            "limpahan_surat": "B/7",
            "limpahan_tanggal": "2026-03-04",
            "dilaporkan_at": "2026-03-05T22:30",
            "alasan": "dilengkapi dari buku",
        }

        answer = client.post(url, good(form) | more)

        assert answer.status_code == 302, answer.context["form"].errors
        page = client.get(reverse("perkara:detail", args=[perkara.pk])).content.decode()
        for said in ("-2,334512; 115,463301", "Iptu Rahman", "Polsek Halong B/7, 4 Maret 2026"):
            assert said in page

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (KA_SPKT.nrp, f"{KA_SPKT.pangkat} {KA_SPKT.nama}, NRP {KA_SPKT.nrp}"),
            ("79999999", "NRP itu tidak dikenal di sini"),
        ],
    )
    def test_the_head_of_the_counter_stands_with_rank_and_name(self, typed: str, said: str):
        appoint(KA_SPKT)
        perkara = in_penyidikan()
        client = as_(KASAT)
        url = reverse("perkara:lp_ralat", args=[perkara.pk, perkara.lp.get().pk])
        form = client.get(url).context["form"]

        more = {"ka_spkt": typed, "dilaporkan_at": "2026-03-05T22:30", "alasan": "dilengkapi"}

        answer = client.post(url, good(form) | more, follow=True)

        assert said in answer.text

    def test_a_witness_under_protection_is_covered_whatever_his_role(self):
        perkara = in_penyidikan(ringkas="Dilihat Burhanuddin")
        expert = terlapor("Burhanuddin Arsyad", dilindungi=True)
        who = type(expert)(**(vars(expert) | {"peran": PeranOrang.AHLI}))
        usecases.add_orang(perkara, who, actor=KASAT)

        page = as_(PEMBANTU).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()

        assert "Burhanuddin" not in page
        assert (
            Orang.objects.get().nama
            in as_(KASAT).get(reverse("perkara:detail", args=[perkara.pk])).content.decode()
        )


@given(st.integers(0, 120))
def test_every_age_lies_in_one_band(umur):
    assert golongan_umur(umur)
    assert (golongan_umur(umur) == golongan_umur(umur + 1)) or umur + 1 in {14, 18, 25, 65}


@pytest.mark.parametrize("raw", ["utara", "-2,3", "95.1; 115.2", "-2.1; 190.5", "1.5"])
def test_what_is_no_place_on_earth_is_refused(raw):
    with pytest.raises(KoordinatSalah):
        read_koordinat(raw)
