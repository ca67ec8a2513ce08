"""The whole matrix, role by act by place: what is allowed and what is refused."""

import itertools

import pytest

from sidik.kernel.errors import NotAllowed
from sidik.satuan.data import Act, Actor, Role, Scope
from sidik.satuan.policy import MATRIX, demand, may
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK, RESNARKOBA

HOME = "POLRI.KALSEL.BALANGAN.RESNARKOBA"
# Where a case may lie, seen from an officer at HOME, and the narrowest reach that gets there.
PLACES = {
    HOME: Scope.SATUAN,
    f"{HOME}.IDIK1": Scope.SATUAN,
    "POLRI.KALSEL.BALANGAN.HALONG": Scope.RESOR,
    "POLRI.KALSEL.BALANGAN": Scope.RESOR,
    "POLRI.KALSEL.TABALONG.RESNARKOBA": Scope.DAERAH,
    "POLRI.KALSEL": Scope.DAERAH,
    "POLRI.BALI.DITRESNARKOBA": Scope.NASIONAL,
    "POLRI.KALSEL.BALANGANLAIN": Scope.DAERAH,
}


def officer(role: Role) -> Actor:
    return Actor("88010101", "Uji", "Aipda", HOME, frozenset({role}))


def expected(scope: Scope, needed: Scope, *, own: bool) -> bool:
    """The rule said another way than the code says it: own wins from OWN up, else by distance."""
    if scope == Scope.NONE:
        return False
    if own:
        return True
    return scope >= needed and scope != Scope.OWN


CELLS = list(itertools.product(Role, Act))


@pytest.mark.parametrize(("role", "act"), CELLS, ids=lambda v: v.value)
def test_every_cell_allows_what_it_says_and_refuses_the_rest(role, act):
    actor, scope = officer(role), MATRIX[act][role]

    for (place, needed), own in itertools.product(PLACES.items(), (False, True)):
        allowed = expected(scope, needed, own=own)
        assert may(actor, act, at=place, own=own) is allowed, (place, own)
        if not allowed:
            with pytest.raises(NotAllowed):
                demand(actor, act, at=place, own=own)


def test_the_matrix_names_every_act_and_every_role_once():
    assert set(MATRIX) == set(Act)
    assert all(set(row) == set(Role) for row in MATRIX.values())


def test_nobody_can_do_everything_and_everybody_can_do_something():
    for role in Role:
        row = [MATRIX[act][role] for act in Act]
        assert any(row)
        assert not all(row)


@pytest.mark.laugh(21)
def test_si_tik_reads_no_case():
    assert MATRIX[Act.PERKARA_READ][Role.SI_TIK] is Scope.NONE
    assert MATRIX[Act.PERKARA_READ][Role.TEKNISI] is Scope.NONE


@pytest.mark.sop("7.a-c")
def test_the_three_who_answer_for_the_system_see_the_whole_unit():
    for role in (Role.KASAT, Role.KBO, Role.KAUR_MINTU):
        for act in (Act.PERKARA_READ, Act.PESAN_READ, Act.PENGAWASAN_READ):
            assert MATRIX[act][role] >= Scope.SATUAN
        assert MATRIX[Act.PERANGKAT_SIGN][role] is Scope.RESOR


def test_several_roles_reach_as_far_as_the_widest():
    both = Actor("1", "x", "x", HOME, frozenset({Role.OPERATOR_LP, Role.PENYIDIK}))

    assert may(both, Act.LP_REGISTER, at="POLRI.KALSEL.BALANGAN.HALONG")


def test_one_from_another_polres_may_nothing_here():
    for act in Act:
        assert not may(ORANG_LUAR, act, at=RESNARKOBA)
    assert may(PENYIDIK, Act.PERKARA_READ, at=RESNARKOBA)
    assert may(KASAT, Act.PERKARA_ASSIGN, at=RESNARKOBA)
