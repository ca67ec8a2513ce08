from django.urls import URLPattern, path

from sidik.perkara.usecases.kunci import Terbuka
from sidik.perkara.views import cari, foto, lp, orang, pemeriksaan, perkara, sangkaan, tugas

_SATU = "<uuid:pk>/"
_ORANG = f"{_SATU}orang/<uuid:key>/"
_URLS = [
    path("", perkara.list_perkara, name="daftar"),
    path("cari/", cari.search, name="cari"),
    path("lp/baru/", lp.new_lp, name="lp_baru"),
    path("lp/draf/", lp.keep_draf, name="lp_draf"),
    path("lp/pasal/", lp.offer_pasal, name="lp_pasal"),
    path(_SATU, perkara.show_perkara, name="detail"),
    path(f"{_SATU}lp/<uuid:key>/ubah/", lp.amend_lp, name="lp_ralat"),
    path(f"{_SATU}keperluan/", perkara.say_keperluan, name="keperluan"),
    path(f"{_SATU}langkah/", perkara.take_langkah, name="langkah"),
    path(f"{_SATU}gelar/", perkara.record_gelar, name="gelar"),
    path(f"{_SATU}kabar/", perkara.record_kabar, name="kabar"),
    path(f"{_SATU}diversi/", perkara.record_diversi, name="diversi"),
    path(f"{_SATU}tugaskan/", tugas.assign, name="tugaskan"),
    path(f"{_SATU}nilai/", tugas.grade, name="nilai"),
    path(f"{_SATU}anggota/", tugas.add_anggota, name="anggota"),
    path(f"{_SATU}anggota/<str:nrp>/keluar/", tugas.release_anggota, name="anggota_keluar"),
    path(f"{_SATU}serah/", tugas.offer, name="serah"),
    path(f"{_SATU}serah/<uuid:key>/", tugas.answer_serahan, name="serah_jawab"),
    path(f"{_SATU}limpah/", tugas.transfer, name="limpah"),
    path(f"{_SATU}limpah/<uuid:key>/", tugas.answer_pelimpahan, name="limpah_jawab"),
    path(f"{_SATU}arahan/", tugas.write_arahan, name="arahan"),
    path(f"{_SATU}arahan/<uuid:key>/", tugas.answer_arahan, name="arahan_jawab"),
    path(f"{_SATU}buka/", tugas.ask_buka, name="buka"),
    path(f"{_SATU}buka/<uuid:key>/", tugas.answer_buka, name="buka_jawab"),
    path(f"{_SATU}sensitif/", tugas.mark_sensitif, name="sensitif"),
    path(f"{_SATU}informan/", tugas.write_informan, name="informan"),
    path(f"{_SATU}informan/baca/", tugas.read_informan, name="informan_baca"),
    path(f"{_SATU}orang/baru/", orang.new_orang, name="orang_baru"),
    path(_ORANG, orang.show_orang, name="orang"),
    path(f"{_ORANG}ubah/", orang.amend_orang, name="orang_ubah"),
    path(f"{_ORANG}status/", orang.set_status, name="orang_status"),
    path(f"{_ORANG}penasihat/", orang.set_penasihat, name="orang_penasihat"),
    path(f"{_ORANG}sangkaan/", sangkaan.set_sangkaan, name="orang_sangkaan"),
    path(f"{_ORANG}tes/", orang.record_tes, name="orang_tes"),
    path(f"{_ORANG}tat/", orang.request_tat, name="orang_tat"),
    path(f"{_ORANG}tat/hasil/", orang.record_hasil_tat, name="orang_tat_hasil"),
    path(f"{_ORANG}rehab/", orang.record_rehab, name="orang_rehab"),
    path(f"{_ORANG}gabung/", orang.merge_orang, name="orang_gabung"),
    path(f"{_ORANG}batal/", orang.cancel_orang, name="orang_batal"),
    path(f"{_ORANG}catatan/batal/", orang.cancel_catatan, name="orang_catatan_batal"),
    path(f"{_ORANG}bap/", pemeriksaan.record_bap, name="orang_bap"),
    path(f"{_ORANG}bap/salinan/", pemeriksaan.record_salinan, name="orang_salinan"),
    path(f"{_ORANG}foto/", foto.add_foto, name="orang_foto"),
    path(f"{_ORANG}foto/<uuid:foto>/", foto.show_foto, name="orang_foto_lihat"),
]


def perkara_urls(terbuka: Terbuka) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    lock = path(f"{_SATU}kunci/", tugas.lock, {"terbuka": terbuka}, name="kunci")
    return [*_URLS, lock], "perkara"
