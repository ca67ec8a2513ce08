"""An SPDP in the shape in which the integrated exchange (SPPT-TI) has been seen to carry it.

One implementer's reading, not the official schema; nothing here is sent anywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sidik.dokumen.data import Bahan, OrangSurat
from sidik.dokumen.queries import read_isi_dokumen, signed_numbers
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisKelamin, PeranOrang
from sidik.perkara.errors import SudahDibatalkan
from sidik.perkara.models import Keterlibatan, LaporanPolisi
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of, list_keterlibatan
from sidik.perkara.queries.surat import bahan_of
from sidik.prapenuntutan.data import nomor_key
from sidik.prapenuntutan.models import SPDP
from sidik.prapenuntutan.queries.berkas import day_of
from sidik.satuan.data import Act

CATATAN: Final = "Bentuk menurut satu pelaksana, belum resmi."
_KELAMIN: Final = {JenisKelamin.LAKI_LAKI.value: "1", JenisKelamin.PEREMPUAN.value: "2"}


def sppt_of(spdp: SPDP, actor: Actor) -> Mapping[str, Any]:
    """Return the envelope with the SPDP in it. Raises `NotAllowed`, `SudahDibatalkan`."""
    perkara = spdp.perkara
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    if spdp.batal_at:
        raise SudahDibatalkan
    bahan = bahan_of(perkara, "spdp", actor)
    people = list_keterlibatan(perkara)
    return {
        "catatan": CATATAN,
        "kode_jenis_dokumen": "spdp",
        "identitas_dokumen": {
            "nomor": spdp.nomor,
            "tanggal": f"{spdp.tanggal:%Y-%m-%d}",
            "kode_satker_penerbit": spdp.penerbit_id,
            "kode_proses": "DIK-10",
        },
        "konten_dokumen": _content(spdp, bahan, people),
        "terenkripsi": False,
        "daftar_kunci_enkripsi": [],
        "tanda_tangan_digital": None,
    }


def _content(spdp: SPDP, bahan: Bahan, people: Sequence[Keterlibatan]) -> Mapping[str, Any]:
    lp = list(spdp.perkara.lp.all())
    return {
        "nomor_sprindik": spdp.sprin_nomor,
        "tanggal_sprindik": f"{spdp.sprin_tanggal:%Y-%m-%d}",
        "laporan": [
            {
                "nomor": row.nomor,
                "tanggal": f"{day_of(spdp.perkara, row.dilaporkan_at):%Y-%m-%d}",
                "kode_satker_penerbit": spdp.perkara.satuan_id,
            }
            for row in lp
        ],
        "uraian_singkat": lp[0].uraian if lp else "",
        "pasal": list(_named(bahan, spdp.orang).disangka),
        "kejadian": [_event(row) for row in lp],
        "terlapor": _persons(people, bahan, PeranOrang.TERLAPOR, spdp.orang),
        "tersangka": _persons(people, bahan, PeranOrang.TERSANGKA, spdp.orang),
        "penanda_tangan": _signers(spdp),
        # Who told is never said: Narcotics Act art. 99-100.
        "sumber_informasi": None,
    }


def _signers(spdp: SPDP) -> list[Mapping[str, str]]:
    """Return who signed it, as frozen on the paper; empty when it was not made here."""
    papers = signed_numbers(ref("perkara", spdp.perkara_id), "spdp")
    paper = next((p for p in papers if nomor_key(p.nomor) == spdp.nomor_key), None)
    naskah = read_isi_dokumen(paper).naskah if paper else None
    who = naskah.pejabat if naskah else None
    if who is None:
        return []
    return [
        {"nama": who.nama, "nomor_induk": who.nrp, "jabatan": who.jabatan, "pangkat": who.pangkat}
    ]


def _event(lp: LaporanPolisi) -> Mapping[str, Any]:
    """Year, month and day apart, so that a partly known time travels as it is known."""
    known = lp.tahu
    return {
        "lokasi": lp.tkp,
        "kode_wilayah": lp.kode_wilayah,
        "tahun": known.tahun,
        "bulan": known.bulan,
        "tanggal": known.hari,
        "waktu": known.jam,
    }


def _named(bahan: Bahan, named: Sequence[UUID]) -> Bahan:
    """Leave out whom the SPDP does not name."""
    kunci = {ref("keterlibatan", key) for key in named}
    return replace(bahan, orang=[o for o in bahan.orang if not kunci or o.kunci in kunci])


def _persons(
    people: Sequence[Keterlibatan], bahan: Bahan, peran: PeranOrang, named: Sequence[UUID]
) -> list[Any]:
    rows = [k for k in people if k.peran in {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}]
    pairs = zip(rows, bahan.orang, strict=True)
    return [
        _person(k, orang) for k, orang in pairs if k.peran == peran and (not named or k.pk in named)
    ]


def _person(keterlibatan: Keterlibatan, orang: OrangSurat) -> Mapping[str, Any]:
    born, who = orang.tanggal_lahir, keterlibatan.orang
    return {
        "nama": orang.nama,
        "tempat_lahir": orang.tempat_lahir,
        "tanggal_lahir": f"{born:%Y-%m-%d}" if born else None,
        "kode_jenis_kelamin": _KELAMIN.get(who.jenis_kelamin),
        "alamat": orang.alamat,
        "kode_wilayah": who.kode_wilayah,
        "nama_ibu": who.nama_ibu,
        # In words: the tables of codes were not seen.
        "pendidikan": who.pendidikan,
        "pekerjaan": who.pekerjaan,
        "agama": who.agama,
        "status_perkawinan": who.status_kawin,
        "kode_warga_negara": "idn" if who.kebangsaan == "Indonesia" else who.kebangsaan,
        "umur_saat_tindak_pidana": keterlibatan.umur_saat_kejadian,
    }
