"""The timeline of a case: the ledger's traces, said in officers' words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.timezone import localtime

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.bahasa import tanggal_jam
from sidik.perkara.models import Tindakan

Facts = Mapping[str, Any]
_SEKETIKA: Final = 900
_DUA_HARI: Final = 48


@dataclass(frozen=True, kw_only=True)
class Kejadian:
    at: datetime
    title: str
    who: str
    text: str
    kind: str
    late: bool = False
    """Shown in red: a clock that ran out, or something written down after its time."""


def story_of(traces: Iterable[Peristiwa], tindakan: Iterable[Tindakan] = ()) -> Sequence[Kejadian]:
    """Return the traces as a person reads them, in the order given."""
    notes = {str(t.pk): t.uraian for t in tindakan}
    told = ((trace, facts_of(trace)) for trace in traces)
    return [_tell(trace, facts, notes) for trace, facts in told if not _is_idle(trace, facts)]


def _is_idle(trace: Peristiwa, facts: Facts) -> bool:
    """Nothing was running: true, but nobody wants to read it."""
    if trace.verb in {"tenggat.batal", "tenggat.digeser"}:
        return not facts.get("aturan")
    return trace.verb == "tenggat.dipenuhi" and facts.get("berjalan") is False


def _tell(trace: Peristiwa, facts: Facts, notes: Mapping[str, str]) -> Kejadian:
    title, text, kind = _WORDS.get(trace.verb, _unknown(trace.verb))
    note = notes.get(str(facts.get("tindakan")), "")
    late = f"dicatat menyusul: {facts['terlambat']}" if facts.get("terlambat") else ""
    pada = f"terjadi {_moment(facts['pada'])}" if _is_elsewhen(trace, facts) else ""
    said = [text(facts), note if note != facts.get("alasan") else "", pada, late]
    return Kejadian(
        at=trace.at,
        title=facts.get("langkah") or facts.get("judul") or title,
        who=f"{trace.actor['pangkat']} {trace.actor['nama']}".strip(),
        text=" · ".join(part for part in said if part),
        kind=kind,
        late=trace.verb == "tenggat.lewat" or bool(late),
    )


def _is_elsewhen(trace: Peristiwa, facts: Facts) -> bool:
    """Written down at another time than it happened: not within the same quarter of an hour."""
    if not facts.get("pada"):
        return False
    apart = abs(trace.at - datetime.fromisoformat(facts["pada"]))
    return apart.total_seconds() > _SEKETIKA


def _moment(iso: str) -> str:
    return tanggal_jam(localtime(datetime.fromisoformat(iso)))


def _lp(facts: Facts) -> str:
    said = f"{facts.get('nomor', '')}, model {facts.get('model', '')}"
    if odd := facts.get("janggal"):
        return f"{said} · nomor {odd}; petugas menyatakan memang begitu tertulis"
    return said


def _langkah(facts: Facts) -> str:
    surat = f"{facts['surat']} {facts['nomor']}" if facts.get("surat") else ""
    surat = f"{surat[:1].upper()}{surat[1:]}"
    return " · ".join(p for p in (_orang(facts), surat, facts.get("alasan", "")) if p)


def _orang(facts: Facts) -> str:
    if not facts.get("peran"):
        return ""
    return f"{facts['peran']} {'(anak)' if facts.get('anak') else facts.get('inisial', '')}".strip()


def _with_orang(*keys: str) -> Callable[[Facts], str]:
    """Who it is about, then the rest."""
    rest = _plain(*keys)
    return lambda facts: " · ".join(part for part in (_orang(facts), rest(facts)) if part)


def _tenggat(facts: Facts) -> str:
    aturan = str(facts.get("aturan", ""))
    if until := facts.get("sampai"):
        return f"{aturan}, paling lambat {_moment(until)}"
    return aturan


def _ingat(facts: Facts) -> str:
    """Which clock, and how long it had left."""
    left = facts.get("sisa_jam")
    if not isinstance(left, int):
        return _tenggat(facts)
    return f"{_tenggat(facts)}, sisa {f'{left} jam' if left < _DUA_HARI else f'{left // 24} hari'}"


def _tenggat_banyak(facts: Facts) -> str:
    names = [str(name).partition(":")[0] for name in facts.get("aturan", [])]
    late = [str(name).partition(":")[0] for name in facts.get("lalai", [])]
    missed = f"tidak dipenuhi: {', '.join(late)}" if late else ""
    told = (", ".join(name for name in names if name not in late), missed, facts.get("alasan", ""))
    return " · ".join(part for part in told if part)


def _plain(*keys: str) -> Callable[[Facts], str]:
    return lambda facts: " · ".join(str(facts[k]) for k in keys if facts.get(k))


_orang_diubah = _with_orang("diubah")
_orang_status = _with_orang("status", "alasan")
_orang_surat = _with_orang("nomor")

Words = tuple[str, Callable[[Facts], str], str]

_WORDS: Final[Mapping[str, Words]] = {
    "lp.terdaftar": ("LP terdaftar", _lp, "file-text"),
    "lp.diubah": ("LP diperbaiki", _plain("diubah", "alasan"), "file-text"),
    "perkara.tahap": ("Tahap berubah", _langkah, "arrow-right"),
    "perkara.ditugaskan": ("Penyidik ditunjuk", _plain("penyidik"), "user-check"),
    "perkara.gelar": ("Gelar perkara", _plain("tujuan", "nomor"), "users"),
    "perkara.spdp": ("SPDP terkirim", _plain("nomor"), "send"),
    "perkara.sensitif": ("Tanda sensitif diubah", _plain("alasan"), "lock"),
    "perkara.dinilai": ("Kesulitan dinilai", _plain("dari", "menjadi"), "scale"),
    "perkara.anggota_masuk": ("Anggota tim ditambah", _plain("petugas", "nomor"), "user-plus"),
    "perkara.anggota_keluar": ("Anggota tim selesai bertugas", _plain("nrp"), "user"),
    "perkara.diserahkan": ("Perkara diserahkan", _plain("kepada", "alasan"), "arrow-right"),
    "perkara.serah_dijawab": (
        "Serah terima dijawab",
        _plain("penyidik", "jawaban", "catatan"),
        "user-check",
    ),
    "perkara.dilimpahkan": ("Pelimpahan diajukan", _plain("ke", "nomor", "alasan"), "send"),
    "perkara.limpah_dijawab": (
        "Pelimpahan dijawab",
        _plain("ke", "jawaban", "catatan"),
        "circle-check",
    ),
    "perkara.pindah": ("Perkara pindah satuan", _plain("satuan"), "house"),
    "perkara.arahan": ("Arahan atasan", _plain(), "message"),
    "perkara.arahan_dijawab": ("Arahan dijawab", _plain(), "message"),
    "perkara.dikunci": ("Disahkan dan dikunci", _plain(), "lock"),
    "perkara.buka_diminta": ("Buka kunci diminta", _plain("alasan"), "lock"),
    "perkara.buka_dijawab": ("Buka kunci diputus", _plain("jawaban", "alasan"), "lock"),
    "perkara.informan": ("Sumber informasi disimpan", _plain(), "lock"),
    "perkara.diversi": ("Diversi", _with_orang("hasil", "nomor", "alasan"), "users"),
    "orang.diubah": ("Data orang diperbaiki", _orang_diubah, "user"),
    "orang.dibatalkan": ("Catatan orang dibatalkan", _with_orang("alasan"), "x"),
    "perkara.spdp_batal": ("Catatan SPDP dibatalkan", _plain("nomor", "alasan"), "x"),
    "orang.catatan_batal": ("Catatan tentang orang dibatalkan", _with_orang("apa", "alasan"), "x"),
    "orang.digabung": ("Dua catatan orang digabung", _plain("alasan"), "users"),
    "orang.status": ("Status orang berubah", _orang_status, "user-check"),
    "orang.selesai": (
        "Diselesaikan di luar pengadilan",
        _with_orang("status", "nomor", "alasan"),
        "user-check",
    ),
    "orang.sangkaan": (
        "Sangkaan bagi orang ditetapkan",
        _with_orang("pasal", "alasan"),
        "scale",
    ),
    "orang.penasihat": ("Penasihat hukum dicatat", _orang, "user"),
    "orang.foto": ("Foto orang disimpan", _orang, "user"),
    "orang.bap": ("Berita acara pemeriksaan ditandatangani", _orang_surat, "file-text"),
    "orang.salinan_bap": (
        "Salinan BAP diserahkan",
        _with_orang("kepada", "nomor"),
        "send",
    ),
    "orang.tes_urine": ("Tes urine dicatat", _orang, "clipboard-check"),
    "orang.tat_diminta": ("Asesmen terpadu diminta", _orang_surat, "send"),
    "orang.rehab": ("Rehabilitasi dicatat", _orang, "clipboard-check"),
    "orang.tat_hasil": ("Hasil asesmen terpadu diterima", _orang_surat, "clipboard-check"),
    "orang.ditambah": ("Orang dicatat", _orang, "user"),
    "tenggat.mulai": ("Tenggat berjalan", _tenggat, "clock"),
    "tenggat.dipenuhi": ("Tenggat dipenuhi", _tenggat, "circle-check"),
    "tenggat.batal": ("Tenggat tidak berlaku lagi", _tenggat_banyak, "x"),
    "tenggat.digeser": ("Tenggat digeser", _tenggat_banyak, "clock"),
    "tenggat.diingatkan": ("Tenggat diingatkan", _ingat, "clock"),
    "tenggat.naik": ("Tenggat naik ke atasan", _tenggat, "alarm-clock"),
    "tenggat.jeda": ("Tenggat dijeda", _plain("aturan", "alasan"), "pause"),
    "tenggat.lanjut": ("Tenggat berjalan lagi", _tenggat, "clock"),
    "perkara.kabar": ("Pemberitahuan terkirim", _plain("kabar", "nomor"), "send"),
    "tenggat.lewat": ("Tenggat terlewat", _tenggat, "alarm-clock"),
}


def _unknown(verb: str) -> Words:
    """A verb of a context above says itself: facts `judul` and `teks`."""
    return verb.replace(".", " ").replace("_", " ").capitalize(), _plain("teks"), "dot"
