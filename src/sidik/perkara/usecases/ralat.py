"""An LP is corrected after it was registered: its number and its hour stay, the trace says what."""

from django.utils.timezone import localdate

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import NewLP, umur_at
from sidik.perkara.errors import AlasanRalatKosong, DataBerubah, TidakAdaPerubahan
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import insist_terbuka
from sidik.perkara.usecases.lp import check_isi, fill_lp
from sidik.perkara.usecases.orang import event_of, watch_subjek
from sidik.satuan.data import Act, Actor

_LABEL = {
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
    "uraian": "uraian",
    "jenis": "jenis tindak pidana",
    "modus": "modus",
    "limpahan_dari": "limpahan",
    "limpahan_surat": "surat limpahan",
    "dors_id": "id DORS",
    "emp_id": "id EMP",
    "ncic_id": "id NCIC",
    "pasal": "pasal",
    "pasal_rinci": "pasal",
    "pasal_alasan": "alasan pasal",
}
"""How a timeline calls what was corrected: which, never what it was."""
_PERKARA = {"ringkas": "judul perkara", "menonjol": "kasus menonjol"}


@usecase
def amend_lp(
    lp: LaporanPolisi, new: NewLP, *, alasan: str, versi: int, actor: Actor
) -> LaporanPolisi:
    """Correct what an LP tells, or fill in what became known later.

    Whatever replaces a thing that was written needs a reason; what only fills a gap does not.
    A corrected day of the event corrects the age of everyone whose birthday is known, and with it
    who is a child. `versi` is that of the LP and its case together.

    Raises `NotAllowed`, `PerkaraTerkunci`, `DataBerubah`, `TidakAdaPerubahan`,
    `AlasanRalatKosong`, and what registering finds.
    """
    perkara = lp.perkara
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    insist_terbuka(perkara)
    if lp.versi + perkara.versi != versi:
        raise DataBerubah(apa="LP ini")
    check_isi(new, perkara.satuan)
    before, day = _told(lp, perkara), localdate(event_of(perkara))
    fill_lp(lp, new)
    perkara.ringkas, perkara.menonjol = new.ringkas, new.menonjol
    after = _told(lp, perkara)
    changed = [name for name, value in after.items() if value != before[name]]
    if not changed:
        raise TidakAdaPerubahan
    if any(before[name] for name in changed) and not alasan.strip():
        raise AlasanRalatKosong
    store(lp)
    if any(name in _PERKARA for name in changed):
        store(perkara)
    labels = dict.fromkeys((_LABEL | _PERKARA)[name] for name in changed)
    facts = {"nomor": lp.nomor, "diubah": ", ".join(labels), "alasan": alasan.strip()}
    record(actor=actor, verb="lp.diubah", subject=ref("perkara", perkara.pk), facts=facts)
    if localdate(event_of(perkara)) != day:
        _correct_ages(perkara, actor)
    return lp


def _told(lp: LaporanPolisi, perkara: Perkara) -> dict[str, object]:
    told = {name: getattr(lp, name) for name in _LABEL}
    return told | {name: getattr(perkara, name) for name in _PERKARA}


def _correct_ages(perkara: Perkara, actor: Actor) -> None:
    day = localdate(event_of(perkara))
    rows = Keterlibatan.objects.filter(perkara=perkara, orang__tanggal_lahir__isnull=False)
    for row in rows.select_related("orang"):
        born, was_anak = row.orang.tanggal_lahir, row.is_anak
        umur = umur_at(born, day) if born else None
        if umur == row.umur_saat_kejadian:
            continue
        row.umur_saat_kejadian = umur
        store(row)
        if not was_anak:
            watch_subjek(perkara, row, actor)
