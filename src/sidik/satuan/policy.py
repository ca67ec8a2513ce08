"""Who may do what, where: one table, read by code, by tests and by people."""

from typing import Final

from sidik.kernel.errors import NotAllowed
from sidik.satuan.data import Act, Actor, Role, Scope, is_under, reach

# . not at all   O own cases   S own unit and below   R own Polres   D own Polda   N the country
_TABLE: Final = """
                     opr spk pyd pbt knt mtu kbo kst wka kpl dit was pus opt tik tek sis
lp.register           R   R   S   S   S   S   S   S   .   .   .   .   .   .   .   .   .
perkara.read          R   R   S   S   S   S   S   S   R   R   D   D   N   .   .   .   R
perkara.advance       .   .   O   O   S   .   S   S   .   .   .   .   .   .   .   .   .
perkara.assign        .   .   .   .   .   .   S   S   .   R   .   .   .   .   .   .   .
perkara.add_orang     R   R   O   O   S   S   S   S   .   .   .   .   .   .   .   .   .
perkara.grade         .   .   .   .   .   .   S   S   R   R   .   .   .   .   .   .   .
perkara.supervise     .   .   .   .   S   .   S   S   R   R   D   D   .   .   .   .   .
perkara.unlock        .   .   .   .   .   .   .   S   R   R   .   .   .   .   .   .   .
perkara.transfer      .   .   .   .   .   .   .   S   R   R   .   .   .   .   .   .   .
informan.read         .   .   .   .   .   .   .   S   .   R   .   .   .   .   .   .   .
upaya.write           .   .   O   O   S   .   S   S   .   .   .   .   .   .   .   .   .
upaya.read            .   .   S   S   S   S   S   S   R   R   D   D   N   .   .   .   R
upaya.cancel          .   .   .   .   .   .   S   S   .   .   .   .   .   .   .   .   .
bb.write              .   .   O   O   S   S   S   S   .   .   .   .   .   .   .   .   .
bb.read               .   .   S   S   S   S   S   S   R   R   D   D   N   .   .   .   R
dokumen.draft         .   .   O   O   S   S   S   S   .   .   .   .   .   .   .   .   .
dokumen.paraf         .   .   .   .   S   .   S   S   .   .   .   .   .   .   .   .   .
dokumen.sign          .   .   .   .   .   .   .   S   R   R   .   .   .   .   .   .   .
dokumen.register      .   .   .   .   .   S   S   .   .   .   .   .   .   .   .   .   .
dokumen.withdraw      .   .   .   .   .   .   .   S   R   R   .   .   .   .   .   .   .
sttlp.sign            .   R   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
lp.import             .   .   .   .   .   S   S   S   .   .   .   .   .   .   .   .   R
laporan.export        .   .   .   .   S   S   S   S   R   R   D   D   N   .   .   .   R
tenggat.amend         .   .   .   .   .   .   .   .   R   R   .   .   .   .   .   .   .
akses.issue           R   R   O   O   S   S   S   S   .   .   .   .   .   .   .   .   R
pesan.read            .   .   S   S   S   S   S   S   R   R   .   .   .   .   .   .   R
pesan.reply           .   .   S   S   S   S   S   S   .   .   .   .   .   .   .   .   R
sinkron.read          .   .   .   .   .   R   R   R   R   R   D   .   N   R   R   .   R
sinkron.manage        .   .   .   .   .   .   .   .   .   .   .   .   N   .   R   .   R
perangkat.read        .   .   .   .   .   R   R   R   R   R   .   .   .   R   R   R   R
perangkat.check       .   .   .   .   .   .   .   .   .   .   .   .   .   R   R   .   R
perangkat.check_it    .   .   .   .   .   .   .   .   .   .   .   .   .   .   R   .   R
perangkat.sign        .   .   .   .   .   R   R   R   .   .   .   .   .   .   .   .   .
gangguan.report       R   R   R   R   R   R   R   R   R   R   .   .   .   R   R   .   R
gangguan.tingkat_1    .   .   .   .   .   .   .   .   .   .   .   .   .   R   R   .   R
gangguan.tingkat_2    .   .   .   .   .   .   .   .   .   .   .   .   .   .   R   .   R
gangguan.tingkat_3    .   .   .   .   .   .   .   .   .   .   .   .   .   .   R   R   R
gerbang.read          .   .   .   .   .   .   .   R   R   R   .   .   .   R   R   R   R
pengawasan.read       .   .   .   .   S   S   S   S   R   R   D   D   N   .   .   .   R
petunjuk.write        .   .   .   .   .   .   .   S   R   R   D   D   .   .   .   .   .
jejak.read            .   .   .   .   .   .   S   S   R   R   D   D   N   .   .   .   R
dasar.amend           .   .   .   .   .   R   R   R   .   .   .   .   .   .   .   .   R
tenggat.run           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   N
akun.manage           .   .   .   .   .   .   .   .   .   .   .   .   N   .   R   .   R
"""

_COLUMNS: Final = {
    "opr": Role.OPERATOR_LP,
    "spk": Role.KA_SPKT,
    "pyd": Role.PENYIDIK,
    "pbt": Role.PENYIDIK_PEMBANTU,
    "knt": Role.KANIT,
    "mtu": Role.KAUR_MINTU,
    "kbo": Role.KBO,
    "kst": Role.KASAT,
    "wka": Role.WAKAPOLRES,
    "kpl": Role.KAPOLRES,
    "dit": Role.DITRESNARKOBA,
    "was": Role.WASSIDIK,
    "pus": Role.PUSIKNAS,
    "opt": Role.OPERATOR_PERANGKAT,
    "tik": Role.SI_TIK,
    "tek": Role.TEKNISI,
    "sis": Role.SISTEM,
}
_LETTERS: Final = dict(zip(".OSRDN", Scope, strict=True))


def _read(table: str) -> dict[Act, dict[Role, Scope]]:
    head, *rows = table.strip().splitlines()
    roles = [_COLUMNS[short] for short in head.split()]
    matrix = {}
    for row in rows:
        act, *letters = row.split()
        scopes = [_LETTERS[letter] for letter in letters]
        matrix[Act(act)] = dict(zip(roles, scopes, strict=True))
    return matrix


MATRIX: Final = _read(_TABLE)


def scope_of(actor: Actor, act: Act) -> Scope:
    """Return the widest reach that any of the actor's roles gives."""
    row = MATRIX[act]
    return max((row[Role(role)] for role in actor.roles), default=Scope.NONE)


def may(actor: Actor, act: Act, *, at: str | None = None, own: bool = False) -> bool:
    """Say whether the actor may do this at the unit `at` (default: his own).

    `own` says that the case is his; a reach of OWN needs it, a wider one does not. An officer
    keeps what is his own even when it lies at another unit.
    """
    scope = scope_of(actor, act)
    if scope is Scope.NONE:
        return False
    if scope is Scope.OWN:
        return own
    return own or is_under(at or actor.satuan, reach(actor.satuan, scope))


def demand(actor: Actor, act: Act, *, at: str | None = None, own: bool = False) -> None:
    """Raise `NotAllowed` unless the actor may."""
    if not may(actor, act, at=at, own=own):
        raise NotAllowed


def top_of(actor: Actor, act: Act) -> str | None:
    """Return the unit under which the actor may do this; None when only with his own cases.

    Raises `NotAllowed` when not at all.
    """
    scope = scope_of(actor, act)
    if scope is Scope.NONE:
        raise NotAllowed
    return None if scope is Scope.OWN else reach(actor.satuan, scope)
