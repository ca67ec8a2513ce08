"""The people of the tests, in uniform, and how they come to be.

All are invented. ORANG_LUAR is from another Polres: whatever he may see or do here is a fault.
"""

from sidik.jejak.data import Actor
from sidik.satuan.data import Role, system_actor
from sidik.satuan.models import Akun, Petugas
from sidik.satuan.queries import get_petugas
from sidik.satuan.usecases import NewPetugas, appoint_petugas, give_akun

BALANGAN = "POLRI.KALSEL.BALANGAN"
RESNARKOBA = f"{BALANGAN}.RESNARKOBA"
TABALONG = "POLRI.KALSEL.TABALONG"
SANDI = "sandi-uji-yang-panjang"


def _officer(nrp: str, nama: str, pangkat: str, satuan: str, *roles: Role) -> Actor:
    return Actor(nrp, nama, pangkat, satuan, frozenset(roles))


SISTEM = system_actor(BALANGAN)
OPERATOR_LP = _officer("90010101", "Rusmiati", "Bripda", f"{BALANGAN}.SPKT", Role.OPERATOR_LP)
KA_SPKT = _officer("80161616", "Hasanuddin, S.H.", "Ipda", f"{BALANGAN}.SPKT", Role.KA_SPKT)
"""Only where a test appoints him: many a resort has entered nobody as such."""
PENYIDIK = _officer("88020202", "Hadi Prayoga, S.H.", "Aipda", RESNARKOBA, Role.PENYIDIK)
PEMBANTU = _officer("95030303", "Wahyu Lesmana", "Briptu", RESNARKOBA, Role.PENYIDIK_PEMBANTU)
KANIT = _officer("84040404", "Syahrani", "Ipda", RESNARKOBA, Role.KANIT)
KAUR_MINTU = _officer("86050505", "Noor Aida", "Bripka", RESNARKOBA, Role.KAUR_MINTU)
KBO = _officer("82060606", "Gusti Fahriadi, S.H.", "Ipda", RESNARKOBA, Role.KBO)
KASAT = _officer("79070707", "Bambang Wirasto, S.H., M.H.", "Iptu", RESNARKOBA, Role.KASAT)
WAKAPOLRES = _officer("78080808", "Ratna Puspita, S.I.K.", "Kompol", BALANGAN, Role.WAKAPOLRES)
KAPOLRES = _officer("77090909", "Arif Budiman, S.I.K., M.H.", "AKBP", BALANGAN, Role.KAPOLRES)
OPERATOR_PERANGKAT = _officer(
    "96101010", "Fitri Handayani", "Bripda", RESNARKOBA, Role.OPERATOR_PERANGKAT
)
SI_TIK = _officer("91111111", "Dwi Santoso", "Brigpol", f"{BALANGAN}.SITIK", Role.SI_TIK)
TEKNISI = _officer("85121212", "Yusuf Maulana", "Penata", f"{BALANGAN}.SITIK", Role.TEKNISI)
DITRESNARKOBA = _officer(
    "76131313",
    "Teguh Prasetyo, S.I.K.",
    "AKBP",
    "POLRI.KALSEL.DITRESNARKOBA",
    Role.DITRESNARKOBA,
)
PUSIKNAS = _officer("83141414", "Lestari Ayu", "Penata", "POLRI.PUSIKNAS", Role.PUSIKNAS)
ORANG_LUAR = _officer(
    "87151515", "Maman Suherman", "Aipda", f"{TABALONG}.RESNARKOBA", Role.PENYIDIK, Role.KANIT
)

EVERYBODY = (
    OPERATOR_LP,
    PENYIDIK,
    PEMBANTU,
    KANIT,
    KAUR_MINTU,
    KBO,
    KASAT,
    WAKAPOLRES,
    KAPOLRES,
    OPERATOR_PERANGKAT,
    SI_TIK,
    TEKNISI,
    DITRESNARKOBA,
    PUSIKNAS,
    ORANG_LUAR,
)


def appoint(actor: Actor) -> Petugas:
    """Enter a person of the cast as an officer of this node, once."""
    if found := Petugas.objects.filter(nrp=actor.nrp).first():
        return found
    nrp = actor.nrp
    new = NewPetugas(
        nrp=nrp,
        nama=actor.nama,
        pangkat=actor.pangkat,
        jabatan=", ".join(actor.roles),
        satuan=actor.satuan,
        roles=[Role(role) for role in actor.roles],
    )
    appoint_petugas(new, actor=system_actor(actor.satuan))
    return get_petugas(nrp)


def login_of(actor: Actor) -> Akun:
    """Give a person of the cast a login with the password `SANDI`."""
    return give_akun(appoint(actor), SANDI, actor=system_actor(actor.satuan))
