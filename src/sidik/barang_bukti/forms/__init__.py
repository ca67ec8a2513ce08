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
    "SaringForm",
    "SerahLabForm",
    "SisaLabForm",
    "SitaForm",
    "SuratForm",
    "TimbangForm",
]
