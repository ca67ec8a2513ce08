"""What an exhibit gives to its papers: minutes of weighing, sampling, destruction; the lab."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.db.models import QuerySet

from sidik.barang_bukti.data import NOL, JenisGerak, Takaran, bulat_gram, tulis_takaran
from sidik.barang_bukti.errors import HanyaDitimbang
from sidik.barang_bukti.models import BarangBukti, Gerak, Pemusnahan, Penimbangan, UjiLab
from sidik.barang_bukti.queries.barang import access_bb
from sidik.dokumen.data import Bahan
from sidik.jejak.data import Actor
from sidik.kernel.bahasa import terbilang
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import key_of
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.selubung import veil
from sidik.perkara.queries.surat import bahan_of, orang_surat
from sidik.perkara.queries.tirai import tirai_of
from sidik.satuan.data import Act

Isian = Mapping[str, object]
_SISIH: Final = (JenisGerak.LAB.value, JenisGerak.SIDANG.value, JenisGerak.IPTEK.value)


def bahan_bb(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of one exhibit for its papers.

    They are about those whom it concerns, and nobody else of the case. Raises `NotFound`,
    `NotAllowed` when he may not draft papers of this case, `HanyaDitimbang`.
    """
    if not subject.startswith("bb:"):
        raise NotFound
    bb = access_bb(actor, key_of(subject))
    izin = berkas_of(bb.perkara)
    if not (can(actor, Act.DOKUMEN_DRAFT, izin) or can(actor, Act.DOKUMEN_SIGN, izin)):
        raise NotAllowed
    if not bb.is_ditimbang:
        raise HanyaDitimbang(bb=bb)
    bahan = bahan_of(bb.perkara, jenis, actor, subject=subject)
    people = [k.keterlibatan for k in bb.kaitan.all() if not k.keterlibatan.batal_at]
    for each in people:
        each.perkara = bb.perkara
    tirai = tirai_of(actor, bb.perkara)
    return replace(
        bahan,
        judul_perkara=f"{bahan.judul_perkara}, {bb.nomor}",
        orang=[orang_surat(k, actor) for k in people],
        nomor=_nomor(bb, jenis),
        isian={**bahan.isian, **veil(tirai, _ISIAN[jenis](bb))},
    )


def _nomor(bb: BarangBukti, jenis: str) -> str:
    """Return the number of minutes that were written down by hand before this paper."""
    if jenis == "ba_penyisihan":
        rows: QuerySet[Any] = Gerak.objects.filter(bb=bb, jenis__in=_SISIH)
    elif jenis == "ba_penimbangan":
        rows = Penimbangan.objects.filter(bb=bb)
    elif jenis == "ba_pemusnahan":
        rows = Pemusnahan.objects.filter(bb=bb)
    else:
        lab = UjiLab.objects.filter(bb=bb).last()
        return lab.nomor if lab and jenis == "permintaan_lab" else ""
    last = rows.last()
    return last.nomor_ba if last else ""


def _timbang(bb: BarangBukti) -> Isian:
    last = Penimbangan.objects.filter(bb=bb).last()
    if last is None:
        return {}
    row: dict[str, object] = {"nama": f"{bb.nama} ({bb.nomor})"}
    found: dict[str, object] = {"at": last.at, "tempat": last.tempat, "saksi": list(last.saksi)}
    if last.bruto_gram:
        row["bruto_gram"] = found["bruto_gram"] = bulat_gram(last.bruto_gram)
    if last.netto_gram:
        row["netto_gram"] = found["netto_gram"] = bulat_gram(last.netto_gram)
    elif not last.bruto_gram:
        found["bruto_gram"] = "tidak ditimbang"
        found["netto_gram"] = _berat(bb, Takaran(ml=last.ml, butir=last.butir))
    if beside := _pieces(bb, Takaran(ml=last.ml, butir=last.butir)):
        row["nama"] = f"{bb.nama} ({bb.nomor}), {beside}"
    return found | {"alat": last.alat, "timbang": [row]}


def _sisih(bb: BarangBukti) -> Isian:
    moves = list(Gerak.objects.filter(bb=bb, jenis__in=_SISIH))
    samples = {uji.diserahkan_at: uji for uji in UjiLab.objects.filter(bb=bb)}
    rows = [
        {
            "nama": g.jenis_label,
            "jumlah_gram": _gram(bb, g.gram),
            "keterangan": _contoh(bb, g, samples.get(g.at)),
        }
        for g in moves
    ]
    last = moves[-1] if moves else None
    # What was left then, not what is left now: the rest may have been destroyed since.
    rest = bb.netto - Takaran.sum(g.takaran for g in moves)
    found: dict[str, object] = {
        "sisih": rows,
        "netto_gram": _berat(bb, bb.netto),
        "sisa_gram": bulat_gram(rest.gram) if bb.netto_gram else bb.tulis(rest),
    }
    return found | ({"at": last.at} if last else {})


def _contoh(bb: BarangBukti, move: Gerak, uji: UjiLab | None) -> str:
    """Say beside the grams of how many packets a sample was taken, and why of another number."""
    words = [_pieces(bb, move.takaran)]
    if uji and move.jenis == JenisGerak.LAB:
        if uji.paket and bb.jumlah_paket:
            of, all_of = (f"{n} ({terbilang(n)}) paket" for n in (uji.paket, bb.jumlah_paket))
            words.append(f"diambil dari {of} di antara {all_of}")
        words.append(uji.alasan_contoh)
    return "; ".join(word for word in words if word)


def _musnah(bb: BarangBukti) -> Isian:
    last = Pemusnahan.objects.filter(bb=bb).select_related("penetapan").last()
    if last is None:
        return {}
    ruling = last.penetapan
    return {
        "at": last.at,
        "tempat": last.tempat,
        "cara": last.cara,
        "saksi": list(last.saksi),
        "penetapan": ruling.nomor if ruling else "",
        "musnah_gram": _berat(bb, Takaran.of(last)),
        "musnah": [
            {
                "nama": f"{bb.nama} ({bb.nomor})",
                "jumlah_gram": _gram(bb, last.gram),
                "keterangan": _pieces(bb, Takaran.of(last)),
            }
        ],
    }


def _lab(bb: BarangBukti) -> Isian:
    last = UjiLab.objects.filter(bb=bb).last()
    if last is None:
        return {}
    found: dict[str, object] = {
        "lab": last.lab,
        "pertanyaan": last.pertanyaan,
        "contoh": [
            {
                "nama": f"{bb.nama} ({bb.nomor})",
                "jumlah_gram": _gram(bb, last.gram),
                "keterangan": ", ".join(w for w in (bb.label, _pieces(bb, Takaran.of(last))) if w),
            }
        ],
    }
    return found | ({"disisihkan_at": last.diserahkan_at} if last.diserahkan_at else {})


def _gram(bb: BarangBukti, gram: Decimal) -> Decimal | str:
    """Return the grams of a row; a dash where it is counted or measured and lies on no scale."""
    return bulat_gram(gram) if bb.netto_gram else "—"


def _berat(bb: BarangBukti, takaran: Takaran) -> Decimal | str:
    """Return what a sentence about weight says, also of what was never weighed."""
    if bb.netto_gram:
        return bulat_gram(takaran.gram)
    return f"tidak ditimbang, dihitung {bb.tulis(takaran)}"


def _pieces(bb: BarangBukti, takaran: Takaran) -> str:
    """What a paper says beside the grams."""
    rest = replace(takaran, gram=NOL)
    return "" if rest.is_nol else tulis_takaran(rest, bb.hitungan)


_ISIAN: Final[Mapping[str, Callable[[BarangBukti], Isian]]] = {
    "ba_penimbangan": _timbang,
    "ba_penyisihan": _sisih,
    "ba_pemusnahan": _musnah,
    "permintaan_lab": _lab,
}
PAPERS: Final = tuple(_ISIAN)
