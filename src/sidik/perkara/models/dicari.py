from typing import ClassVar

from django.db import models

from sidik.perkara.models.orang import Keterlibatan, Orang
from sidik.perkara.models.perkara import Perkara


class NamaDicari(models.Model):
    """Names beside the unit whose case they are in, so that a resort's own lie side by side.

    The database itself keeps it in step with people, roles and transfers; nobody else writes it,
    and it is never sent. Whether a name may be found at all is asked of `Keterlibatan`.
    """

    keterlibatan = models.OneToOneField(
        Keterlibatan, models.CASCADE, primary_key=True, related_name="+"
    )
    perkara = models.ForeignKey(Perkara, models.CASCADE, related_name="+")
    orang = models.ForeignKey(Orang, models.CASCADE, related_name="+", db_index=False)
    satuan_kode = models.CharField(max_length=80)
    kata = models.TextField()
    """Name and alias in small letters."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["satuan_kode"],
                opclasses=["varchar_pattern_ops"],
                include=["keterlibatan", "perkara", "kata"],
                name="perkara_nama_di_satuan",
            ),
        ]

    def __str__(self) -> str:
        return self.kata
