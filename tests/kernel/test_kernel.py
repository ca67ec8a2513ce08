"""The plain tools under everything."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from sidik.kernel.flow import Flow, Need, Step, TransitionRefused
from sidik.kernel.seal import NotCanonical, canonical, load_or_create_key, public_hex, sign, verify
from sidik.kernel.secret import Brankas
from sidik.kernel.uid import uuid7

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), values, max_size=6))
def test_the_order_of_keys_does_not_change_the_spelling(record):
    shuffled = dict(reversed(list(record.items())))

    assert canonical(record) == canonical(shuffled)


def test_a_float_has_no_single_spelling():
    with pytest.raises(NotCanonical):
        canonical({"netto": [0.1]})


def test_ids_sort_by_birth():
    ids = [uuid7() for _ in range(200)]

    assert [i.version for i in ids] == [7] * 200
    assert len(set(ids)) == 200
    assert sorted(i.int >> 80 for i in ids) == [i.int >> 80 for i in ids]


def test_a_seal_holds_for_its_message_and_key_only(tmp_path):
    key, other = (load_or_create_key(tmp_path / name) for name in ("a", "b"))
    seal = sign(key, b"isi")

    assert verify(public_hex(key), b"isi", seal)
    assert not verify(public_hex(key), b"lain", seal)
    assert not verify(public_hex(other), b"isi", seal)
    assert not verify("bukan kunci", b"isi", seal)


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "kunci" / "simpul.key"

    assert public_hex(load_or_create_key(path)) == public_hex(load_or_create_key(path))
    assert path.stat().st_mode & 0o777 == 0o600


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_locked_comes_back_only_under_its_label(tmp_path_factory, text):
    safe = Brankas(tmp_path_factory.mktemp("b") / "brankas.key")
    locked = safe.lock(text, label="orang.telepon")

    assert safe.unlock(locked, label="orang.telepon") == text
    with pytest.raises(InvalidTag):
        safe.unlock(locked, label="orang.nik")
    assert safe.index(text, label="a") != safe.index(text, label="b")


LIFE = Flow[str, bool](
    initial="baru",
    steps=(
        Step(name="go", label="Jalan", sources=frozenset({"baru"}), target="jalan"),
        Step(
            name="stop",
            label="Henti",
            sources=frozenset({"jalan"}),
            target="henti",
            needs=(Need(holds=lambda fact: fact, reason="gelar belum dicatat"),),
        ),
    ),
)


def test_a_step_from_the_wrong_place_or_without_its_need_is_refused_with_the_reason():
    assert LIFE.step("go", at="baru", facts=False).target == "jalan"
    with pytest.raises(TransitionRefused, match="tahap perkara tidak sesuai"):
        LIFE.step("go", at="henti", facts=True)
    with pytest.raises(TransitionRefused, match="gelar belum dicatat"):
        LIFE.step("stop", at="jalan", facts=False)
    with pytest.raises(TransitionRefused, match="tidak dikenal"):
        LIFE.step("fly", at="baru", facts=True)
