"""Papers for tests: a case that only tells its facts, and officers who take the steps."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from sidik.dokumen.data import (
    Bahan,
    Kabel,
    Keadaan,
    LangkahSurat,
    LPSurat,
    OrangSurat,
    PetugasSurat,
    jenis_of,
    katalog,
)
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_pdf
from sidik.dokumen.usecases import advance_dokumen, draft_dokumen
from sidik.jejak.data import Actor
from sidik.kernel import clock
from tests.cast import KASAT, KAUR_MINTU, KBO, PEMBANTU, PENYIDIK, RESNARKOBA

PERKARA = "perkara:0198c2d0-0000-7000-8000-000000000001"
LAIN = "perkara:0198c2d0-0000-7000-8000-000000000002"
MALAM_ITU = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
"""5 March 2026, 22.30 in Balangan."""
NOMOR_LP = "LP/A/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"
TERSANGKA = OrangSurat(
    nama="Ahmad Rizki",
    peran="tersangka",
    tempat_lahir="Paringin",
    tanggal_lahir=date(1995, 1, 2),
    umur=31,
    jenis_kelamin="Laki-laki",
    kewarganegaraan="Indonesia",
    agama="Islam",
    pekerjaan="Swasta",
    alamat="Desa Lingsir RT 03, Paringin",
)
ANAK = OrangSurat(
    nama="Rahmadani Fitriansyah",
    alias="Ipit",
    peran="tersangka",
    is_anak=True,
    umur=16,
    alamat="Jalan Gunung Pandau",
)
PELAPOR = OrangSurat(nama="Siti Maimunah", peran="pelapor", alamat="Desa Lingsir")
ISIAN: dict[str, Any] = {
    "at": MALAM_ITU,
    "tempat": "ruang Satresnarkoba Polres Balangan",
    "alat": "Scout Pro SP202, kalibrasi 4 Januari 2026",
    "bruto_gram": Decimal("94.20"),
    "netto_gram": Decimal("92.99"),
    "sisa_gram": Decimal("91.93"),
    "musnah_gram": Decimal("91.93"),
    "saksi": ["Syahrani (Kanit Idik I)", "Rahmat Hidayat, S.Pd. (ketua RT 03)"],
    "timbang": [
        {
            "nama": "Kristal bening diduga sabu, 2 (dua) paket",
            "bruto_gram": Decimal("94.20"),
            "netto_gram": Decimal("92.99"),
        }
    ],
    "sisih": [
        {"nama": "Laboratorium", "jumlah_gram": Decimal("0.06"), "keterangan": "label A"},
        {"nama": "Pembuktian di sidang", "jumlah_gram": Decimal("1.00"), "keterangan": "label B"},
    ],
    "musnah": [{"nama": "Sabu", "jumlah_gram": Decimal("91.93"), "keterangan": ""}],
    "contoh": [{"nama": "Sabu", "jumlah_gram": Decimal("0.06"), "keterangan": "segel utuh"}],
    "barang": [
        {"nama": "Dua paket sabu", "jumlah": "2 paket", "keterangan": "netto 92,99 gram"},
        {"nama": "Telepon genggam", "jumlah": "1 buah", "keterangan": "hitam"},
    ],
    "penetapan": "Kepala Kejaksaan Negeri Balangan Nomor TAP-12/O.3.22/Enz.1/03/2026",
    "cara": "dilarutkan dengan air dan deterjen lalu dibuang ke saluran pembuangan",
    "alasan": "dikhawatirkan akan melarikan diri atau menghilangkan barang bukti",
    "dasar_alasan": "Pasal 24 ayat (2) Undang-Undang Nomor 20 Tahun 2025",
    "gelar": "Nomor LHGP/3/III/RES.4.2/2026/Resnarkoba tanggal 8 Maret 2026",
    "alat_bukti": ["keterangan saksi", "surat hasil pemeriksaan laboratorium"],
    "ditangkap_at": MALAM_ITU,
    "disita_at": MALAM_ITU,
    "disisihkan_at": MALAM_ITU,
    "dilaporkan_at": MALAM_ITU,
    "kejadian": "5 Maret 2026 malam",
    "tkp": "Jalan A. Yani, Paringin Kota",
    "mulai": date(2026, 3, 8),
    "sampai": date(2026, 3, 27),
    "lama_hari": 20,
    "mulai_sidik": date(2026, 3, 5),
    "tempat_tahan": "Rutan Polres Balangan",
    "jenis_tahan": "Rutan",
    "tujuan": "Kepala Kejaksaan Negeri Balangan",
    "kejaksaan": "Balangan",
    "lab": "Balai Besar POM di Banjarmasin",
    "pertanyaan": "apakah contoh tersebut mengandung narkotika",
    "pemilik": "Ahmad Rizki",
    "sasaran": "badan, pakaian dan rumah tinggal",
    "tugas": "membantu penyidikan",
    "uraian": "Anggota menemukan dua paket sabu di saku celana Ahmad Rizki.",
    "penerima": "Sdri. Siti Maimunah",
    "alamat_penerima": "Desa Lingsir",
    "pengaduan": "0811-5000-220",
    "pokok": "dugaan peredaran sabu di Paringin",
    "tindakan": ["menerima laporan", "memeriksa tiga orang saksi"],
    "kendala": "belum ada",
    "rencana": "memeriksa ahli",
    "pemimpin": "Kasat Resnarkoba",
    "peserta": ["Kaur Bin Ops", "Kanit Idik I"],
    "fakta": ["ditemukan dua paket sabu", "hasil urine positif"],
    "pendapat": ["unsur pasal terpenuhi"],
    "kesimpulan": "perkara ditingkatkan ke penyidikan",
    "rekomendasi": "terbitkan Sprin Sidik",
    "analisa": "Unsur-unsur terpenuhi.",
    "berkas_nomor": "BP/9/IV/RES.4.2/2026/Resnarkoba",
    "berkas_tanggal": date(2026, 4, 20),
    "rangkap": 2,
    "p21_nomor": "B-77/O.3.22/Enz.1/05/2026",
    "p21_tanggal": date(2026, 5, 4),
    "tanya_jawab": "1. Apakah Saudara sehat? Ya.",
    "hadir_at": "Senin, 9 Maret 2026 pukul 09.00 WITA",
    "hadir_tempat": "ruang Satresnarkoba Polres Balangan",
    "hadir_kepada": "Aipda Hadi Prayoga, S.H.",
    "ciri": "tinggi 168 cm, rambut ikal, tato naga di lengan kiri",
    "jaminan": "orang, yaitu istri tersangka",
    "syarat": ["wajib lapor setiap Senin", "tidak keluar kota"],
    "hadir": ["Bapas Amuntai", "orang tua anak"],
    "kesepakatan": ["anak dikembalikan kepada orang tuanya"],
    "sebagai": "tersangka",
    "ditolak": "menandatangani berita acara pemeriksaan",
}


def bahan(subject: str = PERKARA, **changes: Any) -> Bahan:
    """What the room of cases would tell."""
    facts: dict[str, Any] = {
        "subject": subject,
        "induk": PERKARA,
        "satuan": RESNARKOBA,
        "judul_perkara": "Dua paket sabu di Paringin",
        "rezim": "kuhap_2025",
        "lp": (LPSurat(nomor=NOMOR_LP, tanggal=date(2026, 3, 5)),),
        "pasal": ("UU 35/2009 ps. 114 ayat (1)",),
        "orang": (TERSANGKA,),
        "petugas": (
            PetugasSurat(
                nama=PENYIDIK.nama,
                pangkat=PENYIDIK.pangkat,
                nrp=PENYIDIK.nrp,
                jabatan="Penyidik",
                telepon="0812-5550-2222",
            ),
            PetugasSurat(
                nama=PEMBANTU.nama,
                pangkat=PEMBANTU.pangkat,
                nrp=PEMBANTU.nrp,
                jabatan="Penyidik Pembantu",
            ),
        ),
        "isian": ISIAN,
    }
    return Bahan(**(facts | changes))


def kabel(told: Bahan | None = None, *, own: tuple[Actor, ...] = (PENYIDIK,)) -> Kabel:
    """What wiring would plug in: one case, whose investigator is Hadi."""

    def tell(subject: str, jenis: str, actor: Actor) -> Bahan:
        given = told or bahan()
        if jenis == "sttlp" and told is None:
            given = bahan(orang=(PELAPOR,))
        if jenis_of(jenis).sebelum and told is None:
            mulai = clock.now().date() + timedelta(days=3)
            given = bahan(isian=ISIAN | {"mulai": mulai, "sampai": mulai + timedelta(days=3)})
        elif jenis == "sprin_kap" and told is None:
            given = bahan(isian=ISIAN | {"sampai": ISIAN["mulai"] + timedelta(days=3)})
        return given if subject == given.subject else replace(given, subject=subject)

    return Kabel(
        sumber=dict.fromkeys(katalog(), tell),
        on_surat={},
        own=lambda induk, actor: actor in own,
        satuan=lambda induk, actor: RESNARKOBA,
        boleh_sidik=lambda induk: True,
    )


KABEL = kabel()


def drafted(jenis: str, *, actor: Actor = PENYIDIK, wires: Kabel = KABEL, **about: str) -> Dokumen:
    return draft_dokumen(jenis, about.get("subject", PERKARA), kabel=wires, actor=actor)


def take(
    dokumen: Dokumen,
    step: str,
    actor: Actor,
    *,
    wires: Kabel = KABEL,
    alasan: str = "sebab yang cukup panjang",
) -> Dokumen:
    langkah = LangkahSurat(step=step, versi=dokumen.versi, alasan=alasan)
    return advance_dokumen(dokumen, langkah, kabel=wires, actor=actor)


def signed(jenis: str, *, wires: Kabel = KABEL, **about: str) -> Dokumen:
    """Draft it and lead it to the signature, whoever must initial it."""
    dokumen = take(drafted(jenis, wires=wires, **about), "submit", PENYIDIK, wires=wires)
    for who in dokumen.entri.paraf:
        actor = {"kbo": KBO, "kasat": KASAT}[who]
        dokumen = take(dokumen, f"paraf_{who}", actor, wires=wires)
    signer = PENYIDIK if dokumen.entri.tanda_tangan == ("penyidik",) else KASAT
    return take(dokumen, "sign", signer, wires=wires)


def sent(jenis: str, *, wires: Kabel = KABEL, **about: str) -> Dokumen:
    return out(signed(jenis, wires=wires, **about), wires=wires)


def out(dokumen: Dokumen, *, wires: Kabel = KABEL) -> Dokumen:
    """Write a signed paper into the book and send it."""
    dokumen = take(dokumen, "note", KAUR_MINTU, wires=wires)
    return take(dokumen, "send", KAUR_MINTU, wires=wires)


def prepared(jenis: str, *, wires: Kabel = KABEL) -> None:
    """Sign what this paper must rest on."""
    entri = katalog()[jenis]
    for any_of in () if entri.langsung else entri.butuh:
        if not Dokumen.objects.filter(jenis__in=any_of, keadaan=Keadaan.DITANDATANGANI).exists():
            prepared(any_of[0], wires=wires)
            (sent if entri.butuh_terkirim else signed)(any_of[0], wires=wires)


def text_of(content: bytes) -> str:
    """All words of a PDF, with no line ends and no invisible places to break a line."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def printed(dokumen: Dokumen) -> str:
    return text_of(read_pdf(dokumen))
