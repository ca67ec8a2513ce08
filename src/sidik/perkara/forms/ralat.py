"""An LP corrected: what it tells, never its number, its hour or who reported it."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from sidik.perkara.forms.isian import text, versi
from sidik.perkara.forms.lp import LPForm, known_pasal
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.queries.loket import NOMOR_LUAR


class RalatForm(LPForm):
    versi = versi()
    alasan = text(
        "Alasan perbaikan", 300, hint="wajib bila mengganti; kosong bila hanya melengkapi"
    )

    TETAP: ClassVar[tuple[str, ...]] = (
        "model",
        "satuan",
        "dilaporkan_at",
        "nomor",
        "pelapor_nama",
        "pelapor_telepon",
        "pelapor_nik",
        "pelapor_alamat",
        "penerima_nrp",
        "informan",
    )
    """Whatever is sent for these is not read."""
    LIPATAN: ClassVar[Mapping[str, tuple[str, ...]]] = {
        heading: tuple(n for n in names if n not in {"penerima_nrp", "informan"})
        for heading, names in LPForm.LIPATAN.items()
    }

    def __init__(
        self,
        *args: Any,
        lp: LaporanPolisi,
        tertutup: Collection[str],
        hanya_luar: bool = False,
        **kwargs: Any,
    ) -> None:
        """Offer the LP as it stands; `tertutup`: texts that name whom this reader may not know.

        `hanya_luar`: nothing but the numbers of other systems.
        """
        satuan = [lp.perkara.satuan]
        super().__init__(*args, satuan=satuan, initial=_known(lp), **kwargs)
        self.fields["jenis"].initial = lp.jenis
        del self.fields["model"].widget.attrs["autofocus"]
        self.hanya_luar = hanya_luar
        lain = [name for name in LPForm.base_fields if hanya_luar and name not in NOMOR_LUAR]
        for name in (*self.TETAP, *tertutup, *lain):
            self.fields[name].disabled = True

    def clean_ka_spkt(self) -> str:
        """What stands from of old stays; what is typed anew is held to the rule of today."""
        said: str = self.cleaned_data["ka_spkt"]
        return said if said == self.initial["ka_spkt"] else super().clean_ka_spkt()

    def clean_penerima_nrp(self) -> str:
        return str(self.cleaned_data["penerima_nrp"])

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data if self.hanya_luar else super().clean()


def _known(lp: LaporanPolisi) -> dict[str, object]:
    same = {name: getattr(lp, name) for name in LPForm.base_fields if hasattr(lp, name)}
    return {
        **same,
        **known_pasal(lp.pasal_rinci),
        "satuan": lp.perkara.satuan_id,
        "nomor": "",
        "pasal": "\n".join(lp.pasal[len(lp.pasal_rinci) :]),
        "koordinat": f"{lp.lintang}; {lp.bujur}" if lp.lintang is not None else "",
        "ringkas": lp.perkara.ringkas,
        "menonjol": lp.perkara.menonjol,
        "tertangkap_tangan": lp.perkara.tertangkap_tangan,
        "versi": lp.versi + lp.perkara.versi,
    }
