"""People are settled one by one: by diversion, by restorative justice. The case may go on."""

from datetime import datetime
from typing import Final

from sidik.jejak.usecases import record, store
from sidik.kernel.flow import Step
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    STATUS_LABEL,
    HasilDiversi,
    JenisTindakan,
    Langkah,
    StatusOrang,
    Tahap,
    acara,
)
from sidik.perkara.errors import (
    AncamanBelumDiketahui,
    AncamanTerlaluBerat,
    BelumTAT,
    BukanAnak,
    BukanUntukPengulangan,
    SudahBerakhir,
    SudahDiserahkan,
    TATBukanRehabilitasi,
    YangDiselesaikanKosong,
)
from sidik.perkara.flow import PER_ORANG, SURAT, Facts
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import sebagai
from sidik.perkara.queries.akhir import is_narkotika, list_belum_berakhir
from sidik.perkara.queries.berkas import berkas_of, list_keterlibatan, list_tindakan
from sidik.perkara.queries.rehab import SUBJEK, list_hasil
from sidik.perkara.queries.sangkaan import ancaman_of, list_sangkaan, spell_sangkaan
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import end_clocks_of, meet_anak
from sidik.perkara.usecases.orang import facts_for, status_row
from sidik.perkara.usecases.rehab import insist_dilepas, sebut
from sidik.satuan.data import Actor

LAYAK: Final = frozenset({HasilDiversi.DIMULAI, HasilDiversi.BERHASIL})
"""An attempt that is made, or succeeded: of what cannot be diverted neither is."""


def end_each(
    perkara: Perkara,
    step: Step[Tahap, Facts],
    langkah: Langkah,
    *,
    actor: Actor,
    at: datetime,
    terlambat: str,
) -> None:
    """Settle everyone whom the ruling names: his standing, his act, his clocks.

    Raises `YangDiselesaikanKosong`, `SudahDiserahkan`, `SudahBerakhir`, `MasihDitahan`, `BelumTAT`,
    `TATBukanRehabilitasi`, `BukanAnak`, and what `insist_layak` raises.
    """
    status = PER_ORANG[step.name]
    chosen = _chosen(perkara, langkah)
    for row in chosen:
        _insist_bebas(row, actor)
        if status is StatusOrang.DIVERSI:
            insist_layak(row, langkah.pasal, actor, ringan=langkah.ringan)
        else:
            _insist_tat(row, actor)
    for row in chosen:
        _end(row, step, langkah, status, actor=actor, at=at, terlambat=terlambat)


def insist_layak(row: Keterlibatan, pasal: str, actor: Actor, *, ringan: bool) -> None:
    """Raise unless the law lets this child be diverted (UU 11/2012 ps. 7).

    `pasal`: the article of the charge that is meant for him, when it is not all of it. Raises
    `BukanAnak`, `BukanUntukPengulangan`, `AncamanTerlaluBerat`, `AncamanBelumDiketahui`.
    """
    perkara, law = row.perkara, acara()["diversi"]
    if not row.is_anak:
        raise BukanAnak(nama=sebut(row, actor))
    if row.residivis:
        raise BukanUntukPengulangan(nama=sebut(row, actor), dasar=law["dasar"])
    own = pasal if pasal in dict(list_sangkaan(perkara, row)) else ""
    batas, tahun = law["ancaman_di_bawah_tahun"], ancaman_of(perkara, own, orang=row)
    if tahun is None and not ringan:
        raise AncamanBelumDiketahui(batas=batas, dasar=law["dasar"])
    if tahun is not None and tahun >= batas:
        raise AncamanTerlaluBerat(tahun=tahun, batas=batas, dasar=law["dasar"])


def _chosen(perkara: Perkara, langkah: Langkah) -> list[Keterlibatan]:
    people = {str(k.pk): k for k in list_keterlibatan(perkara) if k.peran in SUBJEK}
    chosen = [people[key] for key in dict.fromkeys(langkah.siapa) if key in people]
    if not chosen or len(chosen) < len(set(langkah.siapa)):
        raise YangDiselesaikanKosong
    for row in chosen:
        row.perkara = perkara
    return chosen


def _insist_bebas(row: Keterlibatan, actor: Actor) -> None:
    """Raise for one whose case has an end already, or who is held."""
    if row.status == StatusOrang.DILIMPAHKAN:
        raise SudahDiserahkan(nama=sebut(row, actor))
    if not list_belum_berakhir([row], list_tindakan(row.perkara)):
        raise SudahBerakhir(nama=sebut(row, actor), keadaan=row.status_label.lower())
    insist_dilepas(row, sebut(row, actor))


def _insist_tat(row: Keterlibatan, actor: Actor) -> None:
    law = acara()["rj_narkotika"]
    if not (law["perlu_tat"] and is_narkotika(row.perkara)):
        return
    told = {"nama": sebut(row, actor), "dasar": law["dasar"]}
    hasil = next(reversed(list_hasil([row])), None)
    if hasil is None:
        raise BelumTAT(**told)
    if hasil.rekomendasi not in law["tat_rekomendasi"]:
        said = hasil.rekomendasi_label.lower()
        raise TATBukanRehabilitasi(**told, rekomendasi=said, nomor=hasil.nomor_hasil)


def _end(
    row: Keterlibatan,
    step: Step[Tahap, Facts],
    langkah: Langkah,
    status: StatusOrang,
    *,
    actor: Actor,
    at: datetime,
    terlambat: str,
) -> None:
    perkara, surat = row.perkara, SURAT[step.name]
    row.status = status.value
    store(row)
    said = f"{surat[:1].upper()}{surat[1:]} {langkah.nomor}"
    store(status_row(row, at=at, alasan=said, nrp=actor.nrp, terlambat=terlambat))
    charged = dict(list_sangkaan(perkara, row)).get(langkah.pasal, "")
    pasal = charged or "; ".join(spell_sangkaan(row))
    store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.PENYELESAIAN.value,
            tujuan=status.value,
            at=at,
            nomor_surat=langkah.nomor,
            uraian=" · ".join(part for part in (langkah.alasan, pasal) if part),
            petugas_nrp=actor.nrp,
            sebagai=sebagai(actor, berkas_of(perkara)).value,
            terlambat=terlambat,
            keterlibatan=row,
        )
    )
    facts = {
        **facts_for(row),
        "status": STATUS_LABEL[status],
        "nomor": langkah.nomor,
        "alasan": langkah.alasan,
        **when(langkah.at, terlambat),
    }
    record(actor=actor, verb="orang.selesai", subject=ref("perkara", perkara.pk), facts=facts)
    if status is StatusOrang.DIVERSI:
        for aturan in ("diversi_mulai", "diversi_selesai"):
            meet_anak(row, aturan, actor=actor, at=at)
    end_clocks_of(row, said, actor=actor)
