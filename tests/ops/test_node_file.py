"""The node file and the environment say what a machine is."""

from pathlib import Path

import pytest

from sidik.config.env import BerkasSimpulSalah, read_node
from sidik.ops.database import AlamatBasisDataSalah, Database, Login


def read(folder: Path, text: str, **environ: str):
    file = folder / "sidik.toml"
    file.write_text(text)
    return read_node({"SIDIK_NODE": str(file), **environ})


def test_paths_are_relative_to_the_node_file(tmp_path: Path):
    node = read(tmp_path, 'kode = "barabai"\nvar = "data"\n')

    assert (node.kode, node.var) == ("barabai", tmp_path / "data")
    assert node.cluster is not None


def test_the_environment_wins_over_the_file(tmp_path: Path):
    node = read(tmp_path, 'listen = "127.0.0.1:1"\n', SIDIK_LISTEN="127.0.0.1:2", SIDIK_HOSTS="a,b")

    assert (node.listen, node.hosts) == ("127.0.0.1:2", ("a", "b"))


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path):
    (tmp_path / "url").write_text("postgresql://pemilik:s@data/sidik\n")

    node = read(tmp_path, "", SIDIK_DATABASE_URL_FILE=str(tmp_path / "url"))

    assert (node.database.host, node.database.owner) == ("data", "pemilik")
    assert node.cluster is None


def test_an_address_for_codes_on_paper_is_kept_without_its_slash(tmp_path: Path):
    node = read(tmp_path, 'alamat = "http://sidik.balangan.local:8600/"\n')

    assert node.alamat == "http://sidik.balangan.local:8600"
    assert read(tmp_path, "").alamat == ""


@pytest.mark.parametrize(
    "alamat", ["sidik.balangan.local", "javascript:x", "http://a b", "http://"]
)
def test_an_address_that_no_telephone_understands_is_refused(tmp_path: Path, alamat: str):
    with pytest.raises(BerkasSimpulSalah, match="alamat harus seperti"):
        read(tmp_path, f'alamat = "{alamat}"\n')


@pytest.mark.parametrize("text", ['peran = "desa"', "tak_dikenal = 1", "bukan toml"])
def test_a_wrong_node_file_is_refused_with_its_name(tmp_path: Path, text: str):
    with pytest.raises(BerkasSimpulSalah, match=r"sidik\.toml"):
        read(tmp_path, text)


def test_no_setting_holds_a_password_of_the_officers_login(tmp_path: Path):
    database = Database.from_url(
        "postgresql://o:rahasia@h:5433/n?sslmode=require", secrets=tmp_path
    )

    entry = database.django(Login.APP)

    assert (entry["USER"], entry["PASSWORD"], entry["OPTIONS"]["sslmode"]) == (
        "n_app",
        "",
        "require",
    )
    assert "rahasia" not in repr(database)


def test_an_address_over_a_socket_is_understood(tmp_path: Path):
    database = Database.from_url("postgresql://o:s@/n?host=/run/pg&port=5433", secrets=tmp_path)

    assert (database.host, database.port, database.options) == ("/run/pg", "5433", {})


def test_another_kind_of_address_is_refused(tmp_path: Path):
    with pytest.raises(AlamatBasisDataSalah):
        Database.from_url("mysql://o@h/n", secrets=tmp_path)
