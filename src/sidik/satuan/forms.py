"""Text in, dataclass out."""

from django import forms

from sidik.satuan.data import ROLE_LABEL, Role
from sidik.satuan.usecases import NewPetugas


class MasukForm(forms.Form):
    nrp = forms.CharField(
        label="NRP",
        max_length=18,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "inputmode": "numeric", "autofocus": True}
        ),
    )
    sandi = forms.CharField(
        label="Kata sandi",
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PetugasForm(forms.Form):
    nrp = forms.CharField(label="NRP", max_length=18, help_text="8 angka; PNS memakai NIP 18 angka")
    nama = forms.CharField(label="Nama dan gelar", max_length=160)
    pangkat = forms.CharField(label="Pangkat", max_length=20, help_text="mis. Bripka, Iptu, AKP")
    jabatan = forms.CharField(label="Jabatan", max_length=120)
    satuan = forms.CharField(label="Satuan", max_length=80)
    roles = forms.MultipleChoiceField(
        label="Peran",
        choices=[(r.value, ROLE_LABEL[r]) for r in Role if r is not Role.SISTEM],
        widget=forms.CheckboxSelectMultiple,
    )
    sandi = forms.CharField(
        label="Kata sandi awal",
        max_length=200,
        help_text="paling sedikit 12 karakter",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def value(self) -> NewPetugas:
        data = self.cleaned_data
        return NewPetugas(
            nrp=data["nrp"],
            nama=data["nama"],
            pangkat=data["pangkat"],
            jabatan=data["jabatan"],
            satuan=data["satuan"],
            roles=[Role(role) for role in data["roles"]],
        )
