"""What a paper is made from: plain facts, given by the room that knows them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from sidik.jejak.data import Actor


@dataclass(frozen=True, kw_only=True)
class LPSurat:
    """A report as a letter quotes it."""

    nomor: str
    tanggal: date


@dataclass(frozen=True, kw_only=True)
class OrangSurat:
    """A person as he may stand on paper. Whatever is empty is left as a dotted line."""

    nama: str
    peran: str
    """Slug of the role in the case: `tersangka`, `terlapor`, `pelapor`, `saksi` …"""
    is_anak: bool = False
    alias: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    umur: int | None = None
    jenis_kelamin: str = ""
    kewarganegaraan: str = ""
    agama: str = ""
    pekerjaan: str = ""
    alamat: str = ""
    nik: str = ""
    telepon: str = ""
    """Only where the paper goes to him who has it."""
    kunci: str = ""
    """Who he is in the case: "keterlibatan:<uuid>". Empty in papers of old."""


@dataclass(frozen=True, kw_only=True)
class PerintahTercatat:
    """An order that was signed on paper and is known by what an act or a step says of it."""

    jenis: str
    nomor: str
    subject: str
    """The act that was done under it: "penangkapan:<uuid>"; the case where a step was taken."""
    sejak: date
    """Since when it is known, for its place among the others; the day of the act."""
    tanggal: date | None = None
    """The day on it, where somebody wrote it down."""
    orang: frozenset[str] = frozenset()
    """Whom of the case it is about; empty: everybody."""


@dataclass(frozen=True, kw_only=True)
class Babak:
    """What of a case decides which of its papers may be written at all."""

    tahap: str = ""
    """A key of the catalogue's `[tahap]`; empty: nothing is known of it."""
    naik: bool = False
    """A gelar raised it from penyelidikan."""
    tutup: str = ""
    """Why nothing may be written in it now; empty where something may."""
    lp: int = 1
    """How many reports it has gathered."""
    selesai: str = ""
    """How it ended: a key of the catalogue's `[selesai]`; empty while it goes on."""


@dataclass(frozen=True, kw_only=True)
class Berakhir:
    """What of a case lies behind it: each subject, with what is said of it."""

    diserahkan: Mapping[str, str] = field(default_factory=dict)
    """Handed over to the prosecutor, and what was done to them."""
    selesai: Mapping[str, str] = field(default_factory=dict)
    """Acts that are over: nothing extends them."""


@dataclass(frozen=True, kw_only=True)
class PetugasSurat:
    """An officer on the order, with rank and titles as they are today."""

    nama: str
    pangkat: str
    nrp: str
    jabatan: str = ""
    telepon: str = ""


@dataclass(frozen=True, kw_only=True)
class Tertutup:
    """Whom of a case one reader may not know."""

    kata: Mapping[str, str] = field(default_factory=dict)
    """What gives them away -> what stands there instead; the longest first."""
    orang: frozenset[str] = frozenset()
    """Who they are: "keterlibatan:<uuid>"."""


@dataclass(frozen=True, kw_only=True)
class Tentang:
    """What a paper is about, and whom of the case it names."""

    subject: str
    orang: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Bahan:
    """Everything a paper says, as plain facts.

    A room gives it from a `Sumber`, which it registers in `wiring.SUMBER_SURAT` under each jenis
    of the catalogue that it can feed (`dokumen/aturan/surat.toml`). A Sumber has asked already
    whether the actor may see the case, and raises `NotAllowed` or `NotFound` itself.

    `isian` holds the facts of this paper only; numbers of other papers, legal-basis lines,
    letterhead, signature and number are this context's own work. Keys that a jenis prints stand in
    the catalogue, `[surat.<jenis>] isian = [...]`, and their labels in `[isian]`. None is
    compulsory here: what is missing is printed as a dotted line to be filled in by hand, and what
    the catalogue calls `wajib` must be typed in before the draft is submitted. Unknown keys are
    ignored.

    Values may be `str`, `int`, `Decimal`, `date`, aware `datetime`, a list of `str` (one line
    each) or a list of mappings (rows of a table: the catalogue's `[tabel]` names the columns).
    A float is refused. Endings say how a number is spelled: `…_gram`, `…_butir`, `…_hari`,
    `…_rupiah`, `…_lembar` are printed in figures and words; a `datetime` is printed in the zone of
    the unit.

    sprin_lidik, sprin_sidik   mulai (date), lama_hari, sasaran
    sprin_gas                  tugas, mulai, sampai
    spdp                       mulai_sidik (date), uraian, kejaksaan
    sprin_kap, _lanjut         alasan, mulai (date), sampai, tempat; _lanjut: ditangkap_at
    sprin_han                  tempat_tahan, jenis_tahan, mulai, sampai, lama_hari
    minta_perpanjangan_han     mulai, sampai, lama_hari, alasan, tujuan (whom: Kajari or KPN)
    sprin_geledah, sprin_sita  sasaran, tempat; sita: barang (rows), pemilik
    ba_sita                    at (datetime), tempat, barang (rows), pemilik, saksi (list)
    minta_persetujuan_sita     disita_at, tempat, barang (rows), pemilik
    ba_penimbangan             at, tempat, alat, timbang (rows), bruto_gram, netto_gram, saksi
    ba_penyisihan              at, tempat, netto_gram, sisih (rows), sisa_gram, saksi
    ba_pemusnahan              at, tempat, penetapan, cara, musnah (rows), musnah_gram, saksi
    permintaan_lab             lab, contoh (rows), pertanyaan, disisihkan_at
    sp2hp_a1 … sp2hp_a5        penerima, alamat_penerima, pokok, tindakan (list), kendala,
                               rencana; a2 and a5: alasan
    lhgp                       at, tempat, pemimpin, peserta (list), fakta, pendapat (list),
                               kesimpulan, rekomendasi
    resume                     uraian, fakta (list), barang (rows), analisa, kesimpulan
    pengantar_tahap_1          berkas_nomor, berkas_tanggal, rangkap
    pengantar_tahap_2          p21_nomor, p21_tanggal, barang (rows)
    sp3                        alasan, dasar_alasan, gelar
    stap_tersangka             alat_bukti (list), gelar
    sttlp                      dilaporkan_at, kejadian, tkp, uraian
    panggilan_…, sprin_bawa    hadir_tempat, hadir_kepada; sprin_bawa: sebagai
    dpo                        ciri, hadir_kepada
    sprin_guhan                tempat_tahan, mulai, alasan, jaminan
    """

    subject: str
    """What the paper is about: "perkara:<uuid>", "penangkapan:<uuid>" …"""
    induk: str
    """The case: "perkara:<uuid>"."""
    satuan: str
    judul_perkara: str
    """One line for the register: no name of a person in it."""
    rezim: str
    """`kuhap_1981` or `kuhap_2025`."""
    nomor: str = ""
    """The number under which the act was written down, if it was: its paper bears it."""
    lp: Sequence[LPSurat] = ()
    pasal: Sequence[str] = ()
    """What the case is charged with."""
    pasal_orang: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What some of its people are charged with instead, by their `kunci`."""
    orang: Sequence[OrangSurat] = ()
    """Those the paper is about: the one to be arrested, the suspects of the file …"""
    petugas: Sequence[PetugasSurat] = ()
    """The team of the case, its leader first."""
    isian: Mapping[str, Any] = field(default_factory=dict)
    rahasia: Sequence[str] = ()
    """Names that no letter leaving the law's hands may say, even if an officer types them: the
    reporter's, a protected witness's, a child's. Whoever receives the letter is excepted."""
    dilindungi: Sequence[str] = ()
    """Those among them that no register book may say either, not even as the addressee."""

    @property
    def disangka(self) -> Sequence[str]:
        """The charge on the paper: that of those whom it names when each has his own."""
        own = [tuple(self.pasal_orang.get(one.kunci, ())) for one in self.orang]
        if not own or not all(own):
            return self.pasal
        return [line for charge in dict.fromkeys(own) for line in charge]

    @property
    def tentang(self) -> Tentang:
        named = frozenset(one.kunci for one in self.orang if one.kunci)
        return Tentang(subject=self.subject, orang=named)


Sumber: TypeAlias = Callable[[str, str, Actor], Bahan]
"""(subject, jenis, actor) -> what the paper says."""
