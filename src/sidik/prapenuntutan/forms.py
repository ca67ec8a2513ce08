"""Text in, dataclass out. Dates are as they stand on the letter."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sidik.perkara.forms import RefusableForm, Tanggal
from sidik.perkara.forms.isian import area, capital, choice, ids, text, versi
from sidik.prapenuntutan.data import (
    JENIS_SPDP_LABEL,
    KODE_LABEL,
    MAX_NOMOR,
    PIHAK_LABEL,
    SURAT_PERKARA,
    BagianIsi,
    BarangBuku,
    JawabanPetunjuk,
    JenisSPDP,
    KodeSurat,
    LangkahBerkas,
    NewSPDP,
    NewSurat,
    Pengantaran,
    PihakSPDP,
)
from sidik.prapenuntutan.models import Petunjuk, SuratJPU
from sidik.prapenuntutan.queries import KELOMPOK, SEMUA, Jalan
from sidik.satuan.models import Satuan
from sidik.satuan.queries import label_satuan

Pilihan = Sequence[tuple[str, str]]


def _terlambat() -> forms.CharField:
    return text(
        "Alasan bila dicatat menyusul",
        300,
        hint="isi bila dicatat lebih dari 3 hari sesudahnya atau tidak menurut urutan",
    )


def _orang(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def _lines(said: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in said.splitlines() if line.strip())


class LangkahForm(RefusableForm):
    """The paper of one step of one file; its fields are what the step wants."""

    step = forms.CharField(widget=forms.HiddenInput, max_length=60)
    versi = versi()

    def __init__(self, *args: Any, jalan: Jalan, berkas: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(f"{berkas}_{jalan.step}")
        kertas = jalan.kertas
        again = "P-19 diterbitkan sekali; pengembalian berikutnya dengan surat biasa"
        self.fields["nomor"] = text(
            capital(f"nomor {kertas.surat}"),
            MAX_NOMOR,
            required=kertas.is_bernomor,
            hint=again if jalan.is_ulang else "",
        )
        self.fields["tanggal"] = Tanggal(label="Tanggal surat")
        if kertas.is_depan:
            self.fields["tanggal"].label = "Tanggal rencana Tahap II"
        if kertas.has_terima:
            self.fields["tanggal_terima"] = Tanggal(label="Tanggal diterima", required=False)
        if jalan.has_petunjuk:
            self.fields["petunjuk"] = area(
                "Petunjuk JPU", 20_000, 5, required=True, hint="satu petunjuk satu baris"
            )
        for name, label, rows in (
            ("tersangka", "Tersangka yang diserahkan", jalan.orang),
            ("bb", "Barang bukti yang diserahkan", jalan.bb),
        ):
            if rows:
                field = _orang(label)
                field.choices = rows
                self.fields[name] = field
        self.fields["terlambat"] = _terlambat()

    def value(self) -> LangkahBerkas:
        data = dict(self.cleaned_data)
        return LangkahBerkas(
            **{
                **data,
                "petunjuk": _lines(data.get("petunjuk", "")),
                "tersangka": frozenset(data.get("tersangka", ())),
                "bb": frozenset(data.get("bb", ())),
            }
        )


class SPDPForm(RefusableForm):
    bagian = "spdp"
    jenis = forms.ChoiceField(
        label="Surat", choices=[(j.value, JENIS_SPDP_LABEL[j]) for j in JenisSPDP]
    )
    nomor = text("Nomor", MAX_NOMOR, required=True, hint="mis. SPDP/24/IX/RES.4.2/2026/Resnarkoba")
    tanggal = Tanggal(label="Tanggal surat")
    sprin_nomor = text("Nomor Sprin Sidik", MAX_NOMOR, required=True)
    sprin_tanggal = Tanggal(label="Tanggal Sprin Sidik")
    terlambat = _terlambat()

    def __init__(self, *args: Any, orang: Pilihan = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if orang:
            field = _orang("Terlapor / tersangka yang disebut")
            field.choices = orang
            self.fields["orang"] = field
            self.order_fields(["jenis", "nomor", "tanggal", "orang"])

    def value(self) -> NewSPDP:
        data = {**self.cleaned_data, "jenis": JenisSPDP(self.cleaned_data["jenis"])}
        return NewSPDP(**data | {"orang": tuple(data.get("orang", ()))})


class AntarForm(RefusableForm):
    pihak = forms.ChoiceField(
        label="Penerima", choices=[(p.value, PIHAK_LABEL[p]) for p in PihakSPDP]
    )
    tanggal = Tanggal(label="Tanggal sampai")
    oleh = text("Diterima oleh", 160, hint="yang bersangkutan, keluarga, penasihat hukum, petugas")
    bukti = text("Bukti", 300, required=True, hint="nomor ekspedisi, tanda terima, atau resi pos")
    terlambat = _terlambat()

    def __init__(self, *args: Any, spdp: str, pilihan: Pilihan = (), **kwargs: Any) -> None:
        """`pilihan`: each who is to get it, a suspect by his key."""
        super().__init__(*args, **kwargs)
        self.auto_id = ids(f"antar_{spdp}")
        if pilihan:
            say = "Pilih salah satu penerima."
            self.fields["pihak"] = forms.ChoiceField(
                label="Penerima", choices=pilihan, error_messages={"invalid_choice": say}
            )
            self.order_fields(["pihak"])

    def value(self) -> Pengantaran:
        pihak, _, orang = self.cleaned_data["pihak"].partition(":")
        return Pengantaran(**self.cleaned_data | {"pihak": PihakSPDP(pihak), "orang": orang})


class BatalForm(RefusableForm):
    versi = versi()
    alasan = area("Mengapa catatan ini keliru", 300, 2, required=True, hint="akan tampil di sini")

    def __init__(self, *args: Any, spdp: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(f"batal_{spdp}")


class SuratForm(RefusableForm):
    """P-16, P-17, the answer, a report to the prosecutor."""

    bagian = "surat"
    kode = forms.ChoiceField(
        label="Surat", choices=[(k.value, KODE_LABEL[k]) for k in SURAT_PERKARA]
    )
    balas = choice("P-17 yang dijawab", ())
    nomor = text("Nomor", MAX_NOMOR, required=True)
    tanggal = Tanggal(label="Tanggal surat")
    tanggal_terima = Tanggal(label="Tanggal diterima", required=False)
    jaksa = area("Nama jaksa (P-16)", 600, 2, required=False, hint="satu nama satu baris")
    terlambat = _terlambat()

    def __init__(self, *args: Any, p17: Sequence[SuratJPU] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(s.pk), s.nomor) for s in p17]
        self.fields["balas"] = choice("P-17 yang dijawab", rows)

    def value(self) -> NewSurat:
        data = self.cleaned_data
        return NewSurat(**data | {"kode": KodeSurat(data["kode"]), "jaksa": _lines(data["jaksa"])})


class BerkasForm(RefusableForm):
    """Open a file, put suspects into one, or split one: suspects, number, why."""

    versi = versi()
    tersangka = _orang("Tersangka")
    nomor = text("Nomor berkas", MAX_NOMOR, hint="mis. BP/12/III/2026/Resnarkoba; boleh menyusul")
    alasan = text("Alasan dipisah", 300)

    def __init__(
        self, *args: Any, orang: Pilihan, without: Sequence[str] = (), name: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(name)
        field = _orang("Tersangka")
        field.choices = orang
        self.fields["tersangka"] = field
        for each in without:
            del self.fields[each]


class GabungForm(RefusableForm):
    versi = versi()
    ke = choice("Gabungkan ke", (), required=True)
    alasan = text("Alasan digabung", 300)

    def __init__(self, *args: Any, lain: Pilihan, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(name)
        self.fields["ke"] = choice("Gabungkan ke", lain, required=True)


class NomorForm(RefusableForm):
    bagian = "nomor"
    versi = versi()
    nomor = text("Nomor berkas", MAX_NOMOR, required=True, hint="mis. BP/12/III/2026/Resnarkoba")


class IsiForm(RefusableForm):
    """A list of the file, one line each."""

    versi = versi()
    bagian_isi = forms.ChoiceField(
        choices=[(b.value, b.value) for b in BagianIsi], widget=forms.HiddenInput
    )
    barang = _orang("Dari buku barang bukti")
    baris = area("Daftar", 30_000, 8, required=False, hint="satu baris satu surat atau barang")

    def __init__(
        self, *args: Any, name: str, barang: Sequence[BarangBuku] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = ids(name)
        self.buku = barang
        if not barang:
            del self.fields["barang"]
            return
        field = _orang("Dari buku barang bukti")
        field.choices = [(str(each.kunci), str(each)) for each in barang]
        field.help_text = "Nama, jumlah, dan nomornya diambil dari buku saat disimpan."
        self.fields["barang"] = field
        self.fields["baris"] = area(
            "Barang lain, di luar buku", 30_000, 4, required=False, hint="satu baris satu barang"
        )

    def dipilih(self) -> Sequence[BarangBuku]:
        """Return the chosen exhibits in the order of their book."""
        chosen = set(self.cleaned_data.get("barang", ()))
        return [each for each in self.buku if str(each.kunci) in chosen]


class PetunjukForm(RefusableForm):
    """The points of a P-19, each with its answer; what is not ready stays empty."""

    bagian = "petunjuk"
    versi = versi()

    def __init__(self, *args: Any, petunjuk: Sequence[Petunjuk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petunjuk = petunjuk
        for p in petunjuk:
            self.fields[f"jawaban_{p.pk}"] = area("Jawaban", 2000, 3, required=False)
            self.fields[f"lampiran_{p.pk}"] = text("Surat atau lampiran", 200)
            self.fields[f"dipenuhi_{p.pk}"] = choice(
                "Dipenuhi", [("ya", "Ya, dipenuhi"), ("tidak", "Tidak dapat dipenuhi")]
            )
            said = {None: "", True: "ya", False: "tidak"}[p.dipenuhi]
            self.initial = {
                **self.initial,
                f"jawaban_{p.pk}": p.jawaban,
                f"lampiran_{p.pk}": p.lampiran,
                f"dipenuhi_{p.pk}": said,
            }

    @property
    def baris(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "petunjuk": p,
                "jawaban": self[f"jawaban_{p.pk}"],
                "lampiran": self[f"lampiran_{p.pk}"],
                "dipenuhi": self[f"dipenuhi_{p.pk}"],
            }
            for p in self.petunjuk
        ]

    def value(self) -> dict[str, JawabanPetunjuk]:
        data = self.cleaned_data
        said = {"ya": True, "tidak": False, "": None}
        return {
            str(p.pk): JawabanPetunjuk(
                jawaban=data[f"jawaban_{p.pk}"].strip(),
                lampiran=data[f"lampiran_{p.pk}"].strip(),
                dipenuhi=said[data[f"dipenuhi_{p.pk}"]],
            )
            for p in self.petunjuk
        }


class SaringForm(forms.Form):
    cari = forms.CharField(label="Nomor berkas, SPDP, surat, LP", required=False, max_length=160)
    kelompok = forms.ChoiceField(label="Keadaan", required=False)
    satuan = forms.ChoiceField(label="Satuan", required=False)
    lewat = forms.BooleanField(label="Tenggat lewat", required=False)

    def __init__(self, *args: Any, satuan: Sequence[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(key, label) for key, (label, _) in KELOMPOK.items()]
        self.fields["kelompok"] = choice("Keadaan", [*groups, (SEMUA, "Semua")])
        self.fields["satuan"] = choice("Satuan", [*label_satuan(satuan).items()])
