"""How a timeline and a refusal call what was changed: which field, never what it was."""

from collections.abc import Mapping
from typing import Final

LP: Final = {
    "kejadian_at": "waktu kejadian",
    "kejadian_sampai_at": "akhir kejadian",
    "kejadian_teks": "waktu kejadian",
    "kejadian_tahun": "waktu kejadian",
    "kejadian_bulan": "waktu kejadian",
    "kejadian_hari": "waktu kejadian",
    "kejadian_jam": "waktu kejadian",
    "tkp": "TKP",
    "kategori_tkp": "jenis tempat",
    "kode_wilayah": "wilayah",
    "lintang": "koordinat TKP",
    "bujur": "koordinat TKP",
    "uraian": "uraian",
    "jenis": "jenis tindak pidana",
    "modus": "modus",
    "ka_spkt": "Ka SPKT",
    "limpahan_dari": "limpahan",
    "limpahan_surat": "surat limpahan",
    "limpahan_tanggal": "tanggal limpahan",
    "dors_id": "id DORS",
    "emp_id": "id EMP",
    "ncic_id": "id NCIC",
    "pasal": "pasal",
    "pasal_rinci": "pasal",
    "pasal_alasan": "alasan pasal",
}
PERKARA: Final = {
    "ringkas": "judul perkara",
    "menonjol": "kasus menonjol",
    "tertangkap_tangan": "tertangkap tangan",
}
"""What an LP's correction may change of its case."""
_PERKARA_LAIN: Final = {
    "tahap": "tahap",
    "satuan_id": "satuan",
    "penyidik_id": "penyidik",
    "tim": "tim",
    "kesulitan": "kesulitan",
    "rezim_acara": "hukum acara",
    "sensitif": "tanda sensitif",
    "dikunci_at": "kunci",
    "buka_sampai_at": "buka kunci",
}
BIODATA: Final = {
    "nama": "nama",
    "alias": "alias",
    "bin": "bin/binti",
    "nik": "NIK",
    "paspor": "paspor",
    "tempat_lahir": "tempat lahir",
    "tanggal_lahir": "tanggal lahir",
    "jenis_kelamin": "jenis kelamin",
    "kebangsaan": "kebangsaan",
    "suku": "suku",
    "agama": "agama",
    "pendidikan": "pendidikan",
    "pekerjaan": "pekerjaan",
    "status_kawin": "status kawin",
    "nama_ibu": "nama ibu",
    "alamat": "alamat",
    "alamat_domisili": "alamat domisili",
    "kode_wilayah": "wilayah",
    "telepon": "telepon",
    "ciri": "ciri-ciri",
    "sidik_jari": "sidik jari",
    "keluarga": "keluarga",
    "keluarga_telepon": "telepon keluarga",
}
"""What is asked of a person."""
PERAN: Final = {
    "peran_tersangka": "peran dalam jaringan",
    "residivis": "residivis",
    "residivis_catatan": "perkara terdahulu",
    "jaringan": "jaringan",
    "hubungan": "hubungan",
    "saluran": "saluran kabar",
    "setuju_kabar": "persetujuan kabar",
    "telepon_teruji": "uji telepon",
    "kerugian": "kerugian",
    "perlu_perlindungan": "perlindungan korban",
    "jenis_saksi": "jenis saksi",
    "disumpah": "sumpah",
    "dilindungi": "perlindungan saksi",
}
"""What is asked of him in this case."""
_PERAN_LAIN: Final = {
    "orang_id": "orang",
    "peran": "peran",
    "status": "status",
    "umur_saat_kejadian": "umur",
    "penasihat_hukum": "penasihat hukum",
    "surat_kuasa": "penasihat hukum",
    "ph_ditunjuk": "penasihat hukum",
    "pasal_rinci": "sangkaan",
    "batal_at": "pembatalan",
}
KAWAT: Final[Mapping[str, Mapping[str, str]]] = {
    "perkara.v1": PERKARA | _PERKARA_LAIN,
    "lp.v1": LP,
    "orang.v1": BIODATA,
    "keterlibatan.v1": PERAN | _PERAN_LAIN,
}
"""The same by the name under which a record travels."""
