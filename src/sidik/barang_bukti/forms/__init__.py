"""Text in, dataclass out."""

from sidik.barang_bukti.forms.barang import BBForm, SaringForm
from sidik.barang_bukti.forms.tindakan import (
    GerakForm,
    HasilLabForm,
    KaitForm,
    LepasForm,
    MintaLabForm,
    MusnahForm,
    NasibForm,
    PenetapanForm,
    PerpanjangForm,
    PinjamForm,
    SerahLabForm,
    SisaLabForm,
    SitaForm,
    SuratForm,
    TimbangForm,
)

__all__ = [
    "BBForm",
    "GerakForm",
    "HasilLabForm",
    "KaitForm",
    "LepasForm",
    "MintaLabForm",
    "MusnahForm",
    "NasibForm",
    "PenetapanForm",
    "PerpanjangForm",
    "PinjamForm",
    "SaringForm",
    "SerahLabForm",
    "SisaLabForm",
    "SitaForm",
    "SuratForm",
    "TimbangForm",
]
