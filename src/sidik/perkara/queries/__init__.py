"""Reads about cases: who may see which, the work list, one case on one screen."""

from sidik.perkara.queries.berkas import (
    access_perkara,
    berkas_of,
    facts_of,
    is_draf_terpakai,
    list_draf,
    list_keterlibatan,
    list_satuan_penyidik,
    pelapor_of,
    penerbit_of,
    rezim_of,
    visible_perkara,
)
from sidik.perkara.queries.cari import open_to_words, search_perkara
from sidik.perkara.queries.catatan import CatatanOrang
from sidik.perkara.queries.daftar import (
    SEMUA,
    Baris,
    HalamanTerbatas,
    Saringan,
    list_perkara,
    rows_of,
    rows_of_found,
)
from sidik.perkara.queries.jaga import (
    insist_bertugas,
    insist_kronologi,
    insist_terbuka,
    is_pencatat,
)
from sidik.perkara.queries.layar import Halaman, OrangTampak, get_halaman
from sidik.perkara.queries.meja import list_ditawarkan
from sidik.perkara.queries.orang import (
    Kembar,
    access_foto,
    counsel_of,
    find_orang,
    get_lembar_orang,
    is_tertutup,
    known_of,
    list_kembar,
    rehab_of,
)
from sidik.perkara.queries.pemeriksaan import Pemeriksaan, list_pemeriksa
from sidik.perkara.queries.riwayat import Kejadian, story_of
from sidik.perkara.queries.sangkaan import ancaman_of, list_kode
from sidik.perkara.queries.tombol import Tombol

__all__ = [
    "SEMUA",
    "Baris",
    "CatatanOrang",
    "Halaman",
    "HalamanTerbatas",
    "Kejadian",
    "Kembar",
    "OrangTampak",
    "Pemeriksaan",
    "Saringan",
    "Tombol",
    "access_foto",
    "access_perkara",
    "ancaman_of",
    "berkas_of",
    "counsel_of",
    "facts_of",
    "find_orang",
    "get_halaman",
    "get_lembar_orang",
    "insist_bertugas",
    "insist_kronologi",
    "insist_terbuka",
    "is_draf_terpakai",
    "is_pencatat",
    "is_tertutup",
    "known_of",
    "list_ditawarkan",
    "list_draf",
    "list_kembar",
    "list_keterlibatan",
    "list_kode",
    "list_pemeriksa",
    "list_perkara",
    "list_satuan_penyidik",
    "open_to_words",
    "pelapor_of",
    "penerbit_of",
    "rehab_of",
    "rezim_of",
    "rows_of",
    "rows_of_found",
    "search_perkara",
    "story_of",
    "visible_perkara",
]
