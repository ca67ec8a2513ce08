"""The verbs of the exhibit, split by act."""

from sidik.barang_bukti.usecases.daftar import (
    link_orang,
    link_sita,
    register_bb,
    set_nasib,
    unlink_orang,
)
from sidik.barang_bukti.usecases.gerak import move_bb
from sidik.barang_bukti.usecases.lab import (
    hand_over_lab,
    keep_sisa_lab,
    record_hasil_lab,
    request_lab,
)
from sidik.barang_bukti.usecases.musnah import (
    destroy_bb,
    extend_musnah,
    record_ba_musnah,
    report_tanaman,
)
from sidik.barang_bukti.usecases.status import notify_kejari, rule_status
from sidik.barang_bukti.usecases.timbang import reweigh_bb

__all__ = [
    "destroy_bb",
    "extend_musnah",
    "hand_over_lab",
    "keep_sisa_lab",
    "link_orang",
    "link_sita",
    "move_bb",
    "notify_kejari",
    "record_ba_musnah",
    "record_hasil_lab",
    "register_bb",
    "report_tanaman",
    "request_lab",
    "reweigh_bb",
    "rule_status",
    "set_nasib",
    "unlink_orang",
]
