"""The verbs of force."""

from sidik.upaya_paksa.usecases.batal import cancel_catatan
from sidik.upaya_paksa.usecases.geledah import judge_geledah, search, submit_geledah
from sidik.upaya_paksa.usecases.hidup import revive_clocks
from sidik.upaya_paksa.usecases.izin import answer_izin, ask_izin
from sidik.upaya_paksa.usecases.jeda import cancel_jeda, end_jeda, move_tahanan, start_jeda
from sidik.upaya_paksa.usecases.lewat import lapse_penahanan, lapse_penangkapan
from sidik.upaya_paksa.usecases.sita import (
    copy_sita,
    judge_sita,
    notify_kejari,
    return_sita,
    seize,
    submit_sita,
)
from sidik.upaya_paksa.usecases.tahan import detain, extend_tahanan, release_tahanan
from sidik.upaya_paksa.usecases.tangkap import (
    arrest,
    extend_penangkapan,
    give_tembusan,
    name_sprin_kap,
    release_penangkapan,
)
from sidik.upaya_paksa.usecases.umur import follow_umur

__all__ = [
    "answer_izin",
    "arrest",
    "ask_izin",
    "cancel_catatan",
    "cancel_jeda",
    "copy_sita",
    "detain",
    "end_jeda",
    "extend_penangkapan",
    "extend_tahanan",
    "follow_umur",
    "give_tembusan",
    "judge_geledah",
    "judge_sita",
    "lapse_penahanan",
    "lapse_penangkapan",
    "move_tahanan",
    "name_sprin_kap",
    "notify_kejari",
    "release_penangkapan",
    "release_tahanan",
    "return_sita",
    "revive_clocks",
    "search",
    "seize",
    "start_jeda",
    "submit_geledah",
    "submit_sita",
]
