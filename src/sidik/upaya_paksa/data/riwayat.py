"""How an act of force is told on the timeline of its case. What is told travels: no name."""

from collections.abc import Mapping
from typing import Any, Final

JUDUL: Final = {
    "upaya.tangkap": "Penangkapan dicatat",
    "upaya.sprin_kap": "Sprin Kap sesudah tertangkap tangan dicatat",
    "upaya.tangkap_lanjut": "Penangkapan diperpanjang",
    "upaya.tangkap_selesai": "Penangkapan berakhir",
    "upaya.tangkap_habis": "Waktu penangkapan habis",
    "upaya.tembusan": "Tembusan penangkapan diberikan kepada keluarga",
    "upaya.tahan": "Penahanan dicatat",
    "upaya.tahan_lanjut": "Penahanan diperpanjang",
    "upaya.tahan_ulang": "Penahanan dihitung ulang menurut umurnya",
    "upaya.tangkap_ulang": "Penangkapan dihitung ulang menurut umurnya",
    "upaya.keluar": "Keluar dari tahanan",
    "upaya.lepas_demi_hukum": "Masa penahanan habis: lepas demi hukum",
    "upaya.pembantaran": "Penahanan dibantarkan",
    "upaya.pembantaran_selesai": "Pembantaran berakhir, ditahan lagi",
    "upaya.penangguhan": "Penahanan ditangguhkan",
    "upaya.penangguhan_selesai": "Penangguhan berakhir, ditahan lagi",
    "upaya.jeda_dibatalkan": "Catatan pembantaran atau penangguhan dibatalkan",
    "upaya.pengalihan": "Jenis penahanan dialihkan",
    "upaya.izin_diminta": "Izin Ketua PN diminta",
    "upaya.izin_dijawab": "Permintaan izin dijawab Ketua PN",
    "upaya.geledah": "Penggeledahan dicatat",
    "upaya.geledah_diajukan": "Persetujuan penggeledahan diminta",
    "upaya.geledah_diputus": "Penggeledahan diputus pengadilan",
    "upaya.sita": "Penyitaan dicatat",
    "upaya.sita_diajukan": "Persetujuan penyitaan diminta",
    "upaya.sita_diputus": "Penyitaan diputus pengadilan",
    "upaya.sita_dikembalikan": "Benda sitaan dikembalikan",
    "upaya.sita_salinan": "Salinan penyitaan diberikan",
    "upaya.sita_kejari": "Penyitaan narkotika diberitahukan kepada Kejari",
    "upaya.dibatalkan": "Catatan upaya paksa dibatalkan",
}
_ISI: Final = ("nomor", "masa", "ke", "izin", "putusan", "jawaban", "alasan")


def told(verb: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts with the words that the timeline shows."""
    who = "(anak)" if facts.get("anak") else facts.get("inisial", "")
    person = f"{facts['peran']} {who}".strip() if facts.get("peran") else ""
    parts = (person, *(facts[key] for key in _ISI if isinstance(facts.get(key), str)))
    return {**facts, "judul": JUDUL[verb], "teks": " · ".join(part for part in parts if part)}
