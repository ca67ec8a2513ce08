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


@dataclass(frozen=True, kw_only=True)
class Kejadian:
    at: datetime
    title: str
    who: str
    text: str
    kind: str
    late: bool = False


def story_of(traces: Iterable[Peristiwa], tindakan: Iterable[Tindakan] = ()) -> Sequence[Kejadian]:
    """Return the traces as a person reads them, in the order given."""
    notes = {str(t.pk): t.uraian for t in tindakan}
    return [_tell(trace, facts_of(trace), notes) for trace in traces]


def _tell(trace: Peristiwa, facts: Facts, notes: Mapping[str, str]) -> Kejadian:
    title, text, kind = _WORDS.get(trace.verb, _unknown(trace.verb))
    note = notes.get(str(facts.get("tindakan")), "")
    said = [text(facts), note if note != facts.get("alasan") else ""]
    return Kejadian(
        at=trace.at,
        title=facts.get("langkah") or facts.get("judul") or title,
        who=f"{trace.actor['pangkat']} {trace.actor['nama']}".strip(),
        text=" · ".join(part for part in said if part),
        kind=kind,
        late=trace.verb == "tenggat.lewat",
    )


def _lp(facts: Facts) -> str:
    return f"{facts.get('nomor', '')}, model {facts.get('model', '')}"


def _langkah(facts: Facts) -> str:
    surat = f"{facts['surat']} {facts['nomor']}" if facts.get("surat") else ""
    surat = f"{surat[:1].upper()}{surat[1:]}"
    return " · ".join(p for p in (_orang(facts), surat, facts.get("alasan", "")) if p)


def _orang(facts: Facts) -> str:
    if not facts.get("peran"):
        return ""
    return f"{facts['peran']} {'(anak)' if facts.get('anak') else facts.get('inisial', '')}".strip()


def _tenggat(facts: Facts) -> str:
    aturan = str(facts.get("aturan", ""))
    if until := facts.get("sampai"):
        return f"{aturan}, paling lambat {tanggal_jam(localtime(datetime.fromisoformat(until)))}"
    return aturan


def _plain(*keys: str) -> Callable[[Facts], str]:
    return lambda facts: " · ".join(str(facts[k]) for k in keys if facts.get(k))


Words = tuple[str, Callable[[Facts], str], str]

_WORDS: Final[Mapping[str, Words]] = {
    "lp.terdaftar": ("LP terdaftar", _lp, "file-text"),
    "perkara.tahap": ("Tahap berubah", _langkah, "arrow-right"),
    "perkara.ditugaskan": ("Penyidik ditunjuk", _plain("penyidik"), "user-check"),
    "perkara.gelar": ("Gelar perkara", _plain("tujuan", "nomor"), "users"),
    "perkara.spdp": ("SPDP terkirim", _plain("nomor"), "send"),
    "perkara.sensitif": ("Tanda sensitif diubah", _plain("alasan"), "lock"),
    "orang.ditambah": ("Orang dicatat", _orang, "user"),
    "tenggat.mulai": ("Tenggat berjalan", _tenggat, "clock"),
    "tenggat.dipenuhi": ("Tenggat dipenuhi", _tenggat, "circle-check"),
    "tenggat.lewat": ("Tenggat terlewat", _tenggat, "alarm-clock"),
}


def _unknown(verb: str) -> Words:
    """A verb of a context above says itself: facts `judul` and `teks`."""
    return verb.replace(".", " ").replace("_", " ").capitalize(), _plain("teks"), "dot"
