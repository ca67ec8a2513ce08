"""The verbs of the case, split by act."""

from sidik.perkara.queries.jaga import insist_bertugas, insist_kronologi, insist_terbuka
from sidik.perkara.usecases.arahan import answer_arahan, write_arahan
from sidik.perkara.usecases.batal import cancel_catatan, cancel_orang, cancel_spdp
from sidik.perkara.usecases.draf import drop_draf, save_draf
from sidik.perkara.usecases.foto import attach_foto
from sidik.perkara.usecases.informan import read_informan, write_informan
from sidik.perkara.usecases.kabar import (
    SURAT_SP2HP,
    NewDiversi,
    note_sp2hp,
    record_diversi,
    record_kabar,
)
from sidik.perkara.usecases.kunci import answer_buka_kunci, ask_buka_kunci, lock_perkara
from sidik.perkara.usecases.lama import LPLama, OrangLama, register_lama
from sidik.perkara.usecases.lp import register_draf, register_lp
from sidik.perkara.usecases.orang import add_orang, amend_orang, merge_orang
from sidik.perkara.usecases.pelimpahan import answer_pelimpahan, offer_pelimpahan
from sidik.perkara.usecases.pemeriksaan import (
    NewPemeriksaan,
    record_pemeriksaan,
    record_salinan_bap,
)
from sidik.perkara.usecases.petugas import (
    add_anggota,
    assign_penyidik,
    grade_perkara,
    mark_sensitif,
    release_anggota,
)
from sidik.perkara.usecases.ralat import amend_lp
from sidik.perkara.usecases.sangkaan import set_sangkaan
from sidik.perkara.usecases.serahan import answer_serahan, offer_perkara
from sidik.perkara.usecases.status import set_penasihat, set_status_orang
from sidik.perkara.usecases.tahap import advance_perkara, record_gelar, record_spdp
from sidik.perkara.usecases.tat import record_hasil_tat, record_rehab, record_tes_urine, request_tat

__all__ = [
    "SURAT_SP2HP",
    "LPLama",
    "NewDiversi",
    "NewPemeriksaan",
    "OrangLama",
    "add_anggota",
    "add_orang",
    "advance_perkara",
    "amend_lp",
    "amend_orang",
    "answer_arahan",
    "answer_buka_kunci",
    "answer_pelimpahan",
    "answer_serahan",
    "ask_buka_kunci",
    "assign_penyidik",
    "attach_foto",
    "cancel_catatan",
    "cancel_orang",
    "cancel_spdp",
    "drop_draf",
    "grade_perkara",
    "insist_bertugas",
    "insist_kronologi",
    "insist_terbuka",
    "lock_perkara",
    "mark_sensitif",
    "merge_orang",
    "note_sp2hp",
    "offer_pelimpahan",
    "offer_perkara",
    "read_informan",
    "record_diversi",
    "record_gelar",
    "record_hasil_tat",
    "record_kabar",
    "record_pemeriksaan",
    "record_rehab",
    "record_salinan_bap",
    "record_spdp",
    "record_tes_urine",
    "register_draf",
    "register_lama",
    "register_lp",
    "release_anggota",
    "request_tat",
    "save_draf",
    "set_penasihat",
    "set_sangkaan",
    "set_status_orang",
    "write_arahan",
    "write_informan",
]
