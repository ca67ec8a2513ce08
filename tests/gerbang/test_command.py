import io
import json
import os

import pytest
from django.core.management import CommandError, call_command

from sidik.gerbang import probes
from sidik.gerbang.errors import AlatTidakAda
from sidik.gerbang.probes import Hasil, Pemeriksaan
from tests.gerbang.site import TEXT, changed


def gateway(*args: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("gateway", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def site(tmp_path):
    path = tmp_path / "lokasi.toml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def _says(monkeypatch, hasil: Hasil) -> None:
    monkeypatch.setattr(probes, "check", lambda _lokasi: (Pemeriksaan("x", hasil, "kata"),))


def test_render_writes_every_file_of_the_site(site, tmp_path):
    gateway("render", "--site", site, "--out", str(tmp_path / "out"))

    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "gerbang.nft",
        "dnsmasq.conf",
        "sysctl.conf",
        "tc-cake.batch",
        "tc-cake.links",
        "tc-htb.batch",
        "tc-htb.links",
        "wireguard.conf",
    }


def test_render_without_a_folder_prints():
    out, _ = gateway("render")

    assert "table inet sidik_gerbang {" in out


def test_check_gives_one_json_object_and_its_prose_elsewhere(site, monkeypatch):
    _says(monkeypatch, Hasil.PASSED)

    out, err = gateway("check", "--site", site, "--json")

    assert json.loads(out) == {
        "ok": True,
        "site": "polres-balangan",
        "checks": [{"file": "x", "verdict": "passed", "message": "kata"}],
        "flows": {"total": 517, "allowed": 33},
    }
    assert "517 lintasan dihitung: 33 boleh, 484 ditolak." in err


def test_a_file_that_a_tool_refuses_fails_the_check(site, monkeypatch):
    _says(monkeypatch, Hasil.FAILED)

    with pytest.raises(CommandError, match="tidak lulus"):
        gateway("check", "--site", site)


def test_what_could_not_be_checked_fails_only_when_asked_to_be_strict(site, monkeypatch):
    _says(monkeypatch, Hasil.NOT_CHECKED)

    gateway("check", "--site", site)
    with pytest.raises(CommandError, match="tidak lulus"):
        gateway("check", "--site", site, "--strict")


def test_a_missing_tool_is_said_and_not_taken_for_a_pass(site, monkeypatch):
    def gone(argv, text=""):
        raise AlatTidakAda(alat=argv[0], paket="x")

    monkeypatch.setattr(probes, "_run", gone)

    out, err = gateway("check", "--site", site, "--json")

    assert {one["verdict"] for one in json.loads(out)["checks"]} == {"not_checked"}
    assert "belum terpasang" in err


def test_a_wrong_site_file_is_one_sentence_for_people_and_for_programs(tmp_path):
    path = tmp_path / "l.toml"
    path.write_text(changed("tcp = [443]", "tcp = [70000]"), encoding="utf-8")
    out = io.StringIO()

    with pytest.raises(CommandError, match="isi 70000 di luar batas"):
        call_command("gateway", "check", "--site", str(path), "--json", stdout=out)

    assert json.loads(out.getvalue())["error"]["code"] == "LokasiSalah"


@pytest.mark.parametrize("act", ["apply", "status"])
def test_the_sample_is_never_put_in_force(act, monkeypatch):
    monkeypatch.setattr("sidik.gerbang.management.commands.gateway.SITE", probes.Path("/x.toml"))

    with pytest.raises(CommandError, match=r"/x\.toml: berkas tidak dapat dibaca"):
        gateway(act)


@pytest.mark.parametrize("act", ["apply", "status"])
def test_an_ordinary_user_is_told_that_root_is_needed(act, site, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(CommandError, match="jalankan sebagai root"):
        gateway(act, "--site", site)


def test_leases_are_read_as_dnsmasq_writes_them(tmp_path):
    path = tmp_path / "leases"
    path.write_text(
        "1795000000 02:00:00:00:32:02 192.168.50.101 komputer-2 01:02\n"
        "0 02:00:00:00:32:01 192.168.50.11 * *\n"
        "duid 00:01:00:01\n"
    )

    first, second = probes.leases(path)

    assert (first.alamat, first.nama) == ("192.168.50.101", "komputer-2")
    assert first.berakhir_at is not None
    assert (second.nama, second.berakhir_at) == ("", None)


def test_no_lease_file_no_leases(tmp_path):
    assert probes.leases(tmp_path / "none") == ()
