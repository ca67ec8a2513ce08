"""Text in, dataclass out: one form for each act."""

from sidik.upaya_paksa.forms.izin import (
    AjukanForm,
    GeledahForm,
    IzinForm,
    PutusanForm,
    SitaForm,
    WaktuForm,
    WaktuNomorForm,
)
from sidik.upaya_paksa.forms.tahan import (
    AkhirJedaForm,
    AlihForm,
    KeluarForm,
    PembantaranForm,
    PenangguhanForm,
    PerpanjanganForm,
    TahanForm,
)
from sidik.upaya_paksa.forms.tangkap import (
    BatalForm,
    LanjutForm,
    LepasForm,
    SprinKapForm,
    TangkapForm,
    TembusanForm,
)

__all__ = [
    "AjukanForm",
    "AkhirJedaForm",
    "AlihForm",
    "BatalForm",
    "GeledahForm",
    "IzinForm",
    "KeluarForm",
    "LanjutForm",
    "LepasForm",
    "PembantaranForm",
    "PenangguhanForm",
    "PerpanjanganForm",
    "PutusanForm",
    "SitaForm",
    "SprinKapForm",
    "TahanForm",
    "TangkapForm",
    "TembusanForm",
    "WaktuForm",
    "WaktuNomorForm",
]
