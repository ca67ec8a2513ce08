"""Text in, dataclass out. The order of fields is that of the paper form."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError

from sidik.kernel.errors import Refusal
from sidik.perkara.data import (
    JENIS_KELAMIN_LABEL,
    KATEGORI_TKP_LABEL,
    KESULITAN_LABEL,
    PERAN_LABEL,
    TAHAP_LABEL,
    TUJUAN_GELAR_LABEL,
    KategoriTKP,
    Kesulitan,
    Langkah,
    ModelLP,
    NewLP,
    NewOrang,
    NomorLP,
    PeranOrang,
    TujuanGelar,
    telepon_e164,
)
from sidik.perkara.queries import SEMUA, Saringan, Tombol
from sidik.satuan.models import Petugas, Satuan

MAX_URAIAN: Final = 8000
MAX_PASAL: Final = 20
_OLDEST: Final = 1945


class Waktu(forms.DateTimeField):
    """A moment as the browser's control sends it, or as a clerk writes it."""

    input_formats: Sequence[str] = (
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%d-%m-%Y %H:%M",
        "%d/%m/%Y %H:%M",
        "%d-%m-%Y %H.%M",
        "%d/%m/%Y %H.%M",
    )
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Tulis tanggal dan jam, mis. 05-03-2026 22.30."
    }

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment = super().to_python(value)
        except OverflowError:
            moment = None
        if moment and moment.year < _OLDEST:
            raise ValidationError("Tahun tidak masuk akal. Periksa tanggalnya.")
        return moment


class Tanggal(forms.DateField):
    input_formats: Sequence[str] = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Tulis tanggal, mis. 05-03-1995."
    }

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day.year < 1900:
            raise ValidationError("Tahun tidak masuk akal. Periksa tanggalnya.")
        return day


def _text(label: str, size: int, *, required: bool = False, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=size, required=required, help_text=hint)


def _area(label: str, size: int, rows: int, *, required: bool, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=size, required=required, help_text=hint, widget=widget
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


class RefusableForm(forms.Form):
    """A form that shows a refusal at the field it belongs to."""

    bagian: ClassVar[str] = ""
    """Which of several forms of one page it is: keeps the ids of their fields apart."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.bagian:
            self.auto_id = f"id_{self.bagian}_%s"

    def refuse(self, no: Refusal) -> None:
        names = (no.field, f"pelapor_{no.field}")
        self.add_error(next((n for n in names if n in self.fields), None), str(no))

    def _telepon(self, name: str) -> str:
        try:
            return telepon_e164(str(self.cleaned_data[name]))
        except Refusal as no:
            raise ValidationError(str(no)) from no


class LPForm(RefusableForm):
    """An LP, in the order of the paper."""

    model = forms.ChoiceField(
        label="Model LP",
        choices=[
            (ModelLP.A.value, "A: dilaporkan anggota"),
            (ModelLP.B.value, "B: dilaporkan masyarakat"),
        ],
        initial=ModelLP.A.value,
        widget=forms.RadioSelect,
    )
    satuan = forms.ChoiceField(label="Satuan yang menangani")
    nomor = _text(
        "Nomor LP", 160, hint="Kosongkan agar nomor berikutnya diterbitkan; ejaan lama diterima."
    )
    dilaporkan_at = Waktu(label="Waktu lapor")
    penerima_nrp = forms.RegexField(
        r"^(\d{8}|\d{18})$",
        label="NRP anggota pelapor (A) atau penerima (B)",
        max_length=18,
        required=False,
        help_text="Kosong berarti Anda sendiri.",
        error_messages={"invalid": "NRP 8 angka; PNS memakai NIP 18 angka."},
    )
    pelapor_nama = _text("Nama pelapor", 160, hint="wajib pada model B")
    pelapor_telepon = forms.CharField(
        label="Nomor HP pelapor",
        max_length=30,
        required=False,
        help_text="Kabar perkembangan dikirim ke nomor ini.",
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    pelapor_nik = _text("NIK pelapor", 16)
    pelapor_alamat = _text("Alamat pelapor", 300)
    kejadian_at = Waktu(label="Waktu kejadian", required=False)
    kejadian_teks = _text("Waktu kejadian bila tidak pasti", 120, hint="mis. awal Maret, malam")
    tkp = _text("Tempat kejadian (TKP)", 300, required=True)
    kategori_tkp = forms.ChoiceField(
        label="Jenis tempat",
        choices=[(k.value, KATEGORI_TKP_LABEL[k]) for k in KategoriTKP],
        initial=KategoriTKP.PEMUKIMAN.value,
    )
    ringkas = _text("Perkara, singkat", 200, required=True, hint="mis. Dua paket sabu di Paringin")
    pasal = _area("Pasal", 4000, 3, required=False, hint="satu pasal tiap baris")
    uraian = _area("Uraian singkat kejadian", MAX_URAIAN, 6, required=True)
    tertangkap_tangan = forms.BooleanField(
        label="Tertangkap tangan",
        required=False,
        help_text="Perkara boleh langsung ke penyidikan.",
    )
    dors_id = _text("Id DORS", 60)
    emp_id = _text("Id EMP", 60)
    ncic_id = _text("Id NCIC", 60)

    def __init__(self, *args: Any, satuan: Iterable[Satuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(s.kode, s.nama_pendek) for s in satuan]
        self.fields["satuan"] = forms.ChoiceField(label="Satuan yang menangani", choices=choices)
        self.fields["model"].widget.attrs["autofocus"] = True

    def clean_nomor(self) -> NomorLP | None:
        raw = self.cleaned_data["nomor"]
        try:
            return NomorLP.parse(raw) if raw else None
        except Refusal as no:
            raise ValidationError(str(no)) from no

    def clean_pelapor_telepon(self) -> str:
        return self._telepon("pelapor_telepon")

    def clean_pasal(self) -> tuple[str, ...]:
        lines = tuple(" ".join(r.split()) for r in self.cleaned_data["pasal"].splitlines())
        lines = tuple(line for line in lines if line)
        if len(lines) > MAX_PASAL or any(len(line) > 200 for line in lines):
            raise ValidationError("Paling banyak 20 pasal, tiap baris paling panjang 200 huruf.")
        return lines

    def value(self) -> NewLP:
        data = self.cleaned_data
        return NewLP(
            model=ModelLP(data["model"]),
            satuan=data["satuan"],
            nomor=data["nomor"],
            dilaporkan_at=data["dilaporkan_at"],
            penerima_nrp=data["penerima_nrp"],
            pelapor=self._pelapor(),
            kejadian_at=data["kejadian_at"],
            kejadian_teks=data["kejadian_teks"],
            tkp=data["tkp"],
            kategori_tkp=data["kategori_tkp"],
            ringkas=data["ringkas"],
            pasal=data["pasal"],
            uraian=data["uraian"],
            tertangkap_tangan=data["tertangkap_tangan"],
            dors_id=data["dors_id"],
            emp_id=data["emp_id"],
            ncic_id=data["ncic_id"],
        )

    def _pelapor(self) -> NewOrang | None:
        data = self.cleaned_data
        parts = {name: data[f"pelapor_{name}"] for name in ("nama", "telepon", "nik", "alamat")}
        return NewOrang(peran=PeranOrang.PELAPOR, **parts) if any(parts.values()) else None


class OrangForm(RefusableForm):
    peran = forms.ChoiceField(
        label="Peran",
        choices=[(p.value, PERAN_LABEL[p]) for p in PeranOrang if p is not PeranOrang.TERSANGKA],
        initial=PeranOrang.TERLAPOR.value,
        help_text="Tersangka lahir dari penetapan, bukan dari isian ini.",
    )
    nama = _text("Nama lengkap", 160, required=True)
    alias = _text("Alias", 160)
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin",
        choices=[("", "—"), *((k.value, v) for k, v in JENIS_KELAMIN_LABEL.items())],
        required=False,
    )
    tempat_lahir = _text("Tempat lahir", 80)
    tanggal_lahir = Tanggal(label="Tanggal lahir", required=False)
    umur = forms.IntegerField(
        label="Umur",
        min_value=0,
        max_value=120,
        required=False,
        help_text="bila tanggal lahir tidak diketahui",
    )
    nik = _text("NIK", 16)
    pekerjaan = _text("Pekerjaan", 80)
    alamat = _text("Alamat", 300)
    telepon = forms.CharField(
        label="Nomor HP",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )

    def clean_telepon(self) -> str:
        return self._telepon("telepon")

    def value(self) -> NewOrang:
        data = dict(self.cleaned_data)
        return NewOrang(peran=PeranOrang(data.pop("peran")), **data)


class LangkahForm(RefusableForm):
    """The paper and the reason of one step; its fields are what the step wants."""

    step = forms.CharField(widget=forms.HiddenInput)
    versi = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, tombol: Tombol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{tombol.step}_%s"
        if tombol.orang:
            self.fields["orang"] = forms.ChoiceField(label="Terlapor", choices=tombol.orang)
        if tombol.surat:
            self.fields["nomor"] = _text(_capital(tombol.surat), 120, required=True)
        if tombol.alasan:
            choices = [("", "— pilih —"), *((a, a) for a in tombol.alasan)]
            self.fields["alasan"] = forms.ChoiceField(label="Alasan", choices=choices)
        elif tombol.keterangan:
            self.fields["alasan"] = _area(tombol.keterangan, 1000, 3, required=True)

    def value(self) -> Langkah:
        return Langkah(**self.cleaned_data)


class TugasForm(RefusableForm):
    bagian = "tugas"
    versi = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    penyidik = forms.ChoiceField(label="Penyidik")
    kesulitan = forms.ChoiceField(
        label="Kesulitan", choices=[(k.value, KESULITAN_LABEL[k]) for k in Kesulitan]
    )

    def __init__(self, *args: Any, calon: Iterable[Petugas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "— pilih —"), *((p.nrp, f"{p}, {p.jabatan}") for p in calon)]
        self.fields["penyidik"] = forms.ChoiceField(label="Penyidik", choices=choices)


class GelarForm(RefusableForm):
    bagian = "gelar"
    tujuan = forms.ChoiceField(
        label="Untuk memutus", choices=[(t.value, TUJUAN_GELAR_LABEL[t]) for t in TujuanGelar]
    )
    nomor = _text("Nomor LHGP", 120, required=True)
    hasil = _area("Hasil gelar", 2000, 3, required=True)


class SPDPForm(RefusableForm):
    bagian = "spdp"
    nomor = _text("Nomor SPDP", 120, required=True, hint="mis. SPDP/24/IX/RES.4.2/2026/Resnarkoba")


class SensitifForm(RefusableForm):
    bagian = "sensitif"
    versi = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    sensitif = forms.BooleanField(
        label="Perkara sensitif",
        required=False,
        help_text="Tertutup bagi layanan publik; setiap pembacaan dicatat.",
    )
    alasan = _text("Alasan", 300, required=True)


class KeperluanForm(RefusableForm):
    keperluan = _text(
        "Keperluan", 200, required=True, hint="mis. pengawasan, permintaan data, gelar khusus"
    )


class SaringForm(forms.Form):
    """The filter bar; what it cannot read it leaves out, because a list is never refused."""

    cari = forms.CharField(
        label="Cari",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "nomor LP, nama, tempat", "type": "search"}),
    )
    tahap = forms.ChoiceField(
        label="Tahap",
        required=False,
        choices=[
            ("", "Belum selesai"),
            (SEMUA, "Semua tahap"),
            *((t.value, label) for t, label in TAHAP_LABEL.items()),
        ],
    )
    satuan = forms.ChoiceField(label="Satuan", required=False)
    penyidik = forms.ChoiceField(label="Penyidik", required=False)
    lewat = forms.BooleanField(label="Tenggat lewat saja", required=False)

    def __init__(
        self, *args: Any, satuan: Iterable[Satuan], penyidik: Iterable[Petugas], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        units = [(s.kode, s.nama_pendek) for s in satuan]
        people = [(p.nrp, str(p)) for p in penyidik]
        self.fields["satuan"] = forms.ChoiceField(
            label="Satuan", required=False, choices=[("", "Semua satuan"), *units]
        )
        self.fields["penyidik"] = forms.ChoiceField(
            label="Penyidik",
            required=False,
            choices=[("", "Semua penyidik"), ("-", "Belum ditunjuk"), *people],
        )

    def value(self) -> Saringan:
        self.is_valid()
        return Saringan(**self.cleaned_data)
