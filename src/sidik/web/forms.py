"""The form of the style page; it goes nowhere."""

from django import forms


class GayaForm(forms.Form):
    nomor = forms.CharField(
        label="Nomor LP",
        help_text="Ketik seperti tertulis di surat; ejaan lama juga dikenali.",
    )
    tanggal_lapor = forms.DateField(
        label="Tanggal lapor", widget=forms.DateInput(attrs={"type": "date"})
    )
    # Not type=number: a browser would throw away what it cannot read, and dislikes the comma.
    netto_gram = forms.DecimalField(
        label="Berat bersih (netto)",
        decimal_places=2,
        max_digits=12,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    telepon = forms.CharField(label="Nomor HP pelapor", required=False)
    model = forms.ChoiceField(
        label="Model LP",
        choices=[("a", "A: dibuat anggota"), ("b", "B: laporan masyarakat")],
        widget=forms.RadioSelect,
    )
    kecamatan = forms.ChoiceField(
        label="Kecamatan", choices=[("", "Pilih …"), ("01", "Juai"), ("06", "Paringin")]
    )
    uraian = forms.CharField(
        label="Uraian singkat",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dirahasiakan = forms.BooleanField(
        label="Identitas pelapor dirahasiakan",
        required=False,
        help_text="Nama tidak ditampilkan pada layanan publik.",
    )
