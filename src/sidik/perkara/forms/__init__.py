"""Text in, dataclass out."""

from sidik.perkara.forms.isian import BerversiForm, RefusableForm, SaatForm, Tanggal, Waktu
from sidik.perkara.forms.lp import LPForm
from sidik.perkara.forms.orang import (
    GabungForm,
    HasilTATForm,
    OrangForm,
    PenasihatForm,
    RehabForm,
    StatusForm,
    TATForm,
    TesForm,
    UbahOrangForm,
)
from sidik.perkara.forms.ralat import RalatForm
from sidik.perkara.forms.saring import CariForm, KeperluanForm, SaringForm
from sidik.perkara.forms.tahap import DiversiForm, GelarForm, KabarForm, LangkahForm, SPDPForm
from sidik.perkara.forms.tugas import (
    AkhirTugasForm,
    AnggotaForm,
    ArahanForm,
    BukaForm,
    InformanForm,
    JawabArahanForm,
    JawabForm,
    LimpahForm,
    NilaiForm,
    SensitifForm,
    SerahForm,
    TugasForm,
    VersiForm,
)

__all__ = [
    "AkhirTugasForm",
    "AnggotaForm",
    "ArahanForm",
    "BerversiForm",
    "BukaForm",
    "CariForm",
    "DiversiForm",
    "GabungForm",
    "GelarForm",
    "HasilTATForm",
    "InformanForm",
    "JawabArahanForm",
    "JawabForm",
    "KabarForm",
    "KeperluanForm",
    "LPForm",
    "LangkahForm",
    "LimpahForm",
    "NilaiForm",
    "OrangForm",
    "PenasihatForm",
    "RalatForm",
    "RefusableForm",
    "RehabForm",
    "SPDPForm",
    "SaatForm",
    "SaringForm",
    "SensitifForm",
    "SerahForm",
    "StatusForm",
    "TATForm",
    "Tanggal",
    "TesForm",
    "TugasForm",
    "UbahOrangForm",
    "VersiForm",
    "Waktu",
]
