"""A real case from the report to tahap II, and each paper that it gives rise to.

Nothing here is invented for the papers: rooms tell their own facts through the wiring, an officer
types what no room knows, and the chain signs. Names are long on purpose.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.conf import settings

from sidik.barang_bukti.data import JenisGerak
from sidik.dokumen.data import Babak, Bentuk, Kabel, katalog
from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisKelamin, NewOrang, PeranOrang, TujuanGelar
from sidik.perkara.models import Perkara
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.usecases import add_anggota, add_orang
from sidik.satuan.data import Role, system_actor
from sidik.satuan.usecases import NewPetugas, appoint_petugas
from sidik.upaya_paksa.data import IzinPN, NewGeledah
from sidik.upaya_paksa.usecases import search
from sidik.wiring import KABEL_SURAT
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, moved, ruled
from tests.cast import KA_SPKT, KANIT, KASAT, KAUR_MINTU, KBO, PEMBANTU, PENYIDIK, appoint
from tests.dokumen.builders import out, take
from tests.perkara.builders import an_lp, an_lp_b, assigned, gelar, step
from tests.prapenuntutan.builders import langkah, ready, spdp_sampai
from tests.upaya_paksa.builders import arrested, detained, reread, seized

HARI_ITU = datetime(2026, 3, 6, 3, 0, tzinfo=UTC)
"""6 March 2026, 11.00 in Balangan: the morning after the report."""
SPRIN_SIDIK = "SP.Sidik/{}/III/RES.4.2./2026/Resnarkoba"
STAP = "S.Tap/1/III/RES.4.2/2026/Resnarkoba"
PELAPOR = "Hj. Siti Maimunah, S.Pd."
TERSANGKA = "Muhammad Rizki Ramadhani Al Banjari"
KETIK: dict[str, Nilai] = {
    "alamat_penerima": "Desa Lingsir RT 03, Kecamatan Paringin",
    "alasan": "dikhawatirkan akan melarikan diri, merusak atau menghilangkan barang bukti",
    "alat_bukti": ["keterangan dua orang saksi", "surat hasil pemeriksaan laboratorium"],
    "analisa": "Perbuatan tersangka memenuhi unsur-unsur pasal yang disangkakan",
    "at": "Jumat, 6 Maret 2026 pukul 10.00 WITA",
    "ciri": "tinggi 168 cm, kulit sawo matang, tato naga di lengan kiri",
    "dasar_alasan": "Pasal 24 ayat (2) huruf a Undang-Undang Nomor 20 Tahun 2025",
    "ditolak": "menandatangani berita acara pemeriksaan tersangka",
    "fakta": [
        "saksi melihat rumah kosong didatangi orang tak dikenal pada malam hari",
        "empat paket kristal bening ditemukan di saku celana tersangka",
    ],
    "gelar": "Nomor LHGP/3/III/2026 tanggal 6 Maret 2026",
    "hadir": [
        "Rahmat Hidayat (ayah anak)",
        "Norhalisah, S.Sos. (pembimbing kemasyarakatan Bapas Amuntai)",
        "Ustaz H. Jainuddin (tokoh masyarakat)",
    ],
    "hadir_at": "Kamis, 5 Maret 2026 pukul 09.00 WITA",
    "jaminan": "orang, yaitu H. Abdurrahman (ayah tersangka)",
    "kejaksaan": "Balangan",
    "kesepakatan": [
        "anak dikembalikan kepada orang tuanya untuk dibina",
        "anak mengikuti rehabilitasi di IPWL Amuntai selama 3 (tiga) bulan",
    ],
    "kendala": "belum ditemukan kendala yang berarti",
    "kesimpulan": "perkara memenuhi syarat untuk ditingkatkan ke tahap penyidikan",
    "kota_tujuan": "Paringin",
    "lama_hari": "30 (tiga puluh) hari",
    "pemimpin": "Iptu Bambang Wirasto, S.H., M.H.",
    "pendapat": ["Kaur Bin Ops: unsur terpenuhi", "Kanit Idik I: lengkapi uji laboratorium"],
    "pengadilan": "Paringin",
    "penerima": f"Sdri. {PELAPOR}",
    "pertanyaan": "apakah contoh tersebut mengandung narkotika, dan golongan berapa",
    "peserta": ["Kaur Bin Ops Ipda Gusti Fahriadi, S.H.", "Kanit Idik I Ipda Syahrani"],
    "rangkap": "2 (dua)",
    "rekomendasi": "terbitkan Surat Perintah Penyidikan dan SPDP",
    "rencana": "memeriksa saksi ahli dan mengirim berkas perkara kepada penuntut umum",
    "saksi": ["Rahmat Hidayat (Ketua RT 03)", "Nurul Huda (warga)"],
    "sampai": "4 April 2026",
    "sasaran": "rumah kosong di Desa Lingsir RT 03, Kecamatan Paringin",
    "syarat": ["wajib lapor setiap Senin dan Kamis", "tidak meninggalkan Kabupaten Balangan"],
    "barang_awal": ["empat paket kristal bening"],
    "pendamping": "M. Yamin, S.H. (advokat)",
    "tanya_jawab": (
        "T: Apakah Saudara sehat?\nJ: Ya, saya sehat dan bersedia diperiksa.\n"
        "T: Dari siapa Saudara memperoleh empat paket itu?\n"
        "J: Dari seorang yang saya kenal sebagai Haji.\nSaya bertemu dengannya di pasar."
    ),
    "tempat": "ruang gelar Satresnarkoba Polres Balangan",
    "terakhir": "Desa Murung Sari, Kecamatan Amuntai Tengah",
    "tindakan": ["memeriksa dua orang saksi", "mendatangi tempat kejadian perkara"],
    "tugas": "membantu pelaksanaan penyelidikan dan penyidikan perkara ini",
}
"""What officers type where no room knows it."""


def _depth(jenis: str) -> int:
    """How many papers stand one upon another below this one."""
    entri = katalog()[jenis]
    needed = () if entri.langsung else entri.butuh  # this case was caught red-handed
    below = {*entri.induk, *(any_of[0] for any_of in needed)}
    return 1 + max(map(_depth, below), default=0)


URUT = sorted(katalog(), key=_depth)
"""Every paper, none before what it rests on."""


DIKIRIM_DAHULU = {
    jenis
    for entri in katalog().values()
    if entri.butuh_terkirim
    for any_of in entri.butuh
    for jenis in any_of
}
"""What must be out before another may be written."""
JABATAN = {
    PENYIDIK: "Penyidik",
    PEMBANTU: "Penyidik Pembantu",
    KANIT: "Kanit Idik I",
    KBO: "Kaur Bin Ops",
    KASAT: "Kasat Resnarkoba",
    KAUR_MINTU: "Kaur Mintu",
    KA_SPKT: "Ka SPKT",
}


@dataclass(frozen=True, kw_only=True)
class Nyata:
    """The case and what its papers are about."""

    perkara: Perkara
    tentang: dict[str, str]
    orang: dict[str, str]
    """A person of the case in each role."""
    anak: str
    """A child of another case."""

    def subject_of(self, jenis: str) -> str:
        entri = katalog()[jenis]
        if not entri.untuk_orang:
            return self.tentang[entri.tentang]
        return self.anak if entri.umur == "anak" else self.orang[_SIAPA.get(jenis, "tersangka")]


SAKSI = "Nurul Huda"
_SIAPA = dict.fromkeys(("panggilan_saksi", "panggilan_saksi_2", "bap_saksi"), "saksi")


def a_real_case() -> Nyata:
    """Reported by a citizen, arrested, detained, reread, seized, weighed, destroyed, P-21."""
    settings.SIDIK = replace(settings.SIDIK, telepon="0526-2021110", pengaduan="0811-5000-220")
    for actor, jabatan in JABATAN.items():
        _serve(actor, jabatan)
    pelapor = NewOrang(
        nama=PELAPOR,
        peran=PeranOrang.PELAPOR,
        telepon="0812-5550-1234",
        alamat="Desa Lingsir RT 03, Kecamatan Paringin",
        jenis_kelamin=JenisKelamin.PEREMPUAN.value,
        pekerjaan="Guru",
        tempat_lahir="Amuntai",
        tanggal_lahir=date(1981, 8, 17),
        agama="Islam",
    )
    perkara = assigned(an_lp_b(pelapor=pelapor, tertangkap_tangan=True))
    add_anggota(perkara, appoint(PEMBANTU), nomor_sprin="SP.Gas/3/III/2026", actor=KASAT)
    perkara.refresh_from_db()
    perkara = step(perkara, "open_penyidikan_langsung", nomor=SPRIN_SIDIK.format(1))
    orang = add_orang(perkara, _tersangka(), actor=PENYIDIK)
    gelar(perkara, TujuanGelar.TERSANGKA)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk), nomor=STAP)
    add_orang(perkara, _saksi(), actor=PENYIDIK)
    tentang = _acts(perkara)
    rows = list_keterlibatan(reread(perkara))
    people = {k.peran: ref("keterlibatan", k.pk) for k in rows}
    return Nyata(perkara=perkara, tentang=tentang, orang=people, anak=_a_child())


def _serve(actor: Actor, jabatan: str) -> None:
    """Enter an officer under the title that his papers bear."""
    new = NewPetugas(
        nrp=actor.nrp,
        nama=actor.nama,
        pangkat=actor.pangkat,
        jabatan=jabatan,
        satuan=actor.satuan,
        roles=[Role(role) for role in actor.roles],
    )
    appoint_petugas(new, actor=system_actor(actor.satuan))


def _tersangka() -> NewOrang:
    return NewOrang(
        nama=TERSANGKA,
        bin="bin H. Abdurrahman",
        alias="Amat Kancil",
        peran=PeranOrang.TERLAPOR,
        nik="6311060201950001",
        tempat_lahir="Paringin",
        tanggal_lahir=date(1995, 1, 2),
        jenis_kelamin=JenisKelamin.LAKI_LAKI.value,
        agama="Islam",
        pekerjaan="Karyawan swasta",
        alamat="Desa Lingsir RT 03 RW 01, Kecamatan Paringin, Kabupaten Balangan",
    )


def _saksi() -> NewOrang:
    return NewOrang(
        nama=SAKSI,
        peran=PeranOrang.SAKSI,
        tempat_lahir="Paringin",
        tanggal_lahir=date(1988, 5, 20),
        jenis_kelamin=JenisKelamin.PEREMPUAN.value,
        agama="Islam",
        pekerjaan="Pedagang",
        alamat="Desa Lingsir RT 03, Kecamatan Paringin",
    )


def _a_child() -> str:
    """Another case of that day, whose suspect is sixteen."""
    perkara = assigned(an_lp(tertangkap_tangan=True))
    perkara = step(perkara, "open_penyidikan_langsung", nomor=SPRIN_SIDIK.format(2))
    anak = add_orang(
        perkara,
        replace(
            _tersangka(),
            nama="Rahmadani Fitriansyah",
            alias="",
            nik="",
            tanggal_lahir=date(2009, 7, 1),
            bin="bin Rahmat Hidayat",
        ),
        actor=PENYIDIK,
    )
    return ref("keterlibatan", anak.pk)


def _geledah() -> NewGeledah:
    return NewGeledah(
        nomor="SP.Dah/4/III/RES.4.2/2026/Resnarkoba",
        at=clock.now(),
        sasaran="rumah tinggal dan pakaian",
        tempat="Desa Lingsir RT 03, Kecamatan Paringin",
        petugas=[PENYIDIK.nrp],
        saksi=["Rahmat Hidayat (Ketua RT 03)", "Nurul Huda (warga)"],
        izin=IzinPN.MENDESAK,
        mendesak="tertangkap_tangan",
    )


def _acts(perkara: Perkara) -> dict[str, str]:
    tangkap = arrested(perkara)
    geledah = search(reread(perkara), _geledah(), actor=PENYIDIK)
    sita = seized(perkara, barang="empat paket kristal bening diduga sabu dan satu telepon genggam")
    bb = entered(a_bb(), perkara)
    bb = ruled(at_lab(bb, "0.06"))
    bb = destroyed(moved(bb, JenisGerak.SIDANG, "1.00"), "91.93")
    tahan = detained(perkara)
    spdp_sampai(perkara)
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1", nomor="B/8/III/RES.4.2/2026/Resnarkoba")
    berkas = langkah(berkas, "take_p21", nomor="B-77/O.3.22/Enz.1/03/2026")
    return {
        "penangkapan": ref("penangkapan", tangkap.pk),
        "penyitaan": ref("penyitaan", sita.pk),
        "penggeledahan": ref("penggeledahan", geledah.pk),
        "penahanan": ref("penahanan", tahan.pk),
        "bb": ref("bb", bb.pk),
        "berkas": ref("berkas", berkas.pk),
        "perkara": ref("perkara", perkara.pk),
    }


def write_all(nyata: Nyata) -> dict[str, Dokumen]:
    """Draft, complete and sign every paper of the catalogue; none before what it rests on."""
    return {jenis: written(jenis, nyata) for jenis in URUT}


def written(jenis: str, nyata: Nyata, wires: Kabel = KABEL_SURAT) -> Dokumen:
    """Lead one paper to its signature, in the stage of the case that it is for."""
    entri = katalog()[jenis]
    if entri.tahap:
        wires = replace(wires, babak=lambda _: Babak(tahap=entri.tahap[0]))
    late = "Sprin Sidik di kertas" if entri.umur == "anak" else ""
    if jenis == "sprin_kap_lanjut":
        late = "ditulis sesudah tersangka ditahan"
    subject = nyata.subject_of(jenis)
    dokumen = draft_dokumen(jenis, subject, kabel=wires, actor=PENYIDIK, susulan=late)
    dokumen = completed(dokumen, wires)
    dokumen = take(dokumen, "submit", PENYIDIK, wires=wires)
    for who in entri.paraf:
        actor = {"kbo": KBO, "kasat": KASAT}[who]
        dokumen = take(dokumen, f"paraf_{who}", actor, wires=wires)
    dokumen = take(dokumen, "sign", penanda_of(jenis), wires=wires)
    return out(dokumen, wires=wires) if jenis in DIKIRIM_DAHULU else dokumen


def penanda_of(jenis: str) -> Actor:
    first = katalog()[jenis].tanda_tangan[0]
    return {"penyidik": PENYIDIK, "ka_spkt": KA_SPKT}.get(first, KASAT)


def completed(dokumen: Dokumen, wires: Kabel = KABEL_SURAT) -> Dokumen:
    """Type what the room did not know, and nothing else."""
    konsep = read_isi_dokumen(dokumen).konsep
    blank = [k.kunci for k in dokumen.entri.kolom if not konsep.isian.get(k.kunci)]
    if dokumen.entri.bentuk is Bentuk.SURAT:
        blank.append("kota_tujuan")
    typed = {key: KETIK[key] for key in blank if key in KETIK}
    suntingan = Suntingan(
        versi=dokumen.versi,
        isian=typed,
        dasar=konsep.dasar,
        tembusan=konsep.tembusan,
        kelas=konsep.kelas,
        sifat=konsep.sifat,
    )
    return edit_konsep(dokumen, suntingan, kabel=wires, actor=PENYIDIK)
