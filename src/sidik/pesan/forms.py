"""Text in, dataclass out."""

from uuid import UUID

from django import forms

from sidik.pesan.usecases import NewBalasan


class BalasanForm(forms.Form):
    text = forms.CharField(
        label="Balasan",
        max_length=1000,
        strip=True,
        help_text="Jangan menulis nama orang, alamat, barang bukti, atau rencana penangkapan.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis isi pesan lebih dahulu."},
    )
    terakhir = forms.UUIDField(required=False, widget=forms.HiddenInput)
    diperiksa = forms.CharField(required=False, max_length=16)

    def value(self, masuk: UUID) -> NewBalasan:
        data = self.cleaned_data
        return NewBalasan(
            masuk=masuk,
            text=data["text"],
            terakhir=data["terakhir"],
            diperiksa=data["diperiksa"],
        )


class PonselForm(forms.Form):
    nomor = forms.CharField(
        label="Nomor ponsel ini",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": "Isi nomor ponsel ini, misalnya 0812-5550-0142."},
    )
    text = forms.CharField(
        label="Pesan ke kantor polisi",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis isi pesan lebih dahulu."},
    )
