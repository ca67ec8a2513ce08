"""Random site files as text: most are right, many are wrong in one way or another."""

from typing import Any

from hypothesis import strategies as st

KINDS = ("klien", "server", "intranet")
PLACES = ("internet", "gerbang", "z0", "z1", "z2", "m0", "m1", "m2")
SCALARS = st.one_of(
    st.integers(-5, 70000),
    st.booleans(),
    st.text(max_size=8),
    st.sampled_from(["klien", 'x"; drop', "198.18.0.1", "0.0.0.0/0", "\u0000", "", "lo", "a\nb"]),
    st.lists(st.integers(0, 70000), max_size=3),
)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08X}" for c in value) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value)


def _table(title: str, row: dict[str, Any]) -> str:
    return "\n".join([title, *(f"{key} = {_toml(value)}" for key, value in row.items())])


@st.composite
def _zone(draw: st.DrawFn, nth: int) -> dict[str, Any]:
    kind = "klien" if nth == 0 else draw(st.sampled_from(KINDS))
    net = draw(st.sampled_from([10 + nth, 20 + nth, 30 + nth, 40]))
    row: dict[str, Any] = {
        "jenis": kind,
        "antarmuka": f"if{nth}",
        "alamat": f"10.1.{net}.1/{draw(st.sampled_from([24, 24, 24, 24, 25, 28]))}",
    }
    if kind == "klien" and draw(st.booleans()):
        first = draw(st.integers(10, 100))
        row["dhcp"] = [f"10.1.{net}.{first}", f"10.1.{net}.{first + draw(st.integers(0, 30))}"]
    if kind == "intranet" and draw(st.booleans()):
        row["jaringan"] = [f"10.{draw(st.integers(2, 5))}.0.0/16"]
    return row


@st.composite
def _machine(draw: st.DrawFn, nth: int, zones: list[dict[str, Any]]) -> dict[str, Any]:
    zone = draw(st.integers(0, len(zones) - 1))
    prefix = zones[zone]["alamat"].rsplit(".", 1)[0]
    row = {
        "nama": f"m{nth}",
        "zona": f"z{zone}",
        "alamat": f"{prefix}.{2 + nth}",
    }
    if "dhcp" in zones[zone] and draw(st.booleans()):
        row["mac"] = f"02:00:00:00:00:{nth:02x}"
    return row


@st.composite
def site_texts(draw: st.DrawFn) -> str:
    zones = [draw(_zone(nth)) for nth in range(draw(st.integers(1, 3)))]
    machines = [draw(_machine(nth, zones)) for nth in range(draw(st.integers(0, 3)))]
    known = PLACES[: 2 + len(zones)] + PLACES[5 : 5 + len(machines)]
    zone_of = {f"z{n}": n for n in range(len(zones))}
    zone_of |= {row["nama"]: int(row["zona"][1:]) for row in machines}
    pairs = [
        (a, b)
        for a in zone_of
        for b in known
        if zone_of.get(b) != zone_of[a]
        and not (b == "internet" and zones[zone_of[a]]["jenis"] == "intranet")
    ]
    ports = st.lists(st.sampled_from([22, 80, 443, 5000, 65535]), max_size=3, unique=True)
    izin = [
        {"dari": a, "ke": b, "tcp": draw(ports), "udp": draw(ports), "ping": True}
        for a, b in draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True))
    ]
    tables = [
        ("[lokasi]", {"nama": "acak", "domain": "acak.internal"}),
        (
            "[[sambungan]]",
            {"nama": "s", "antarmuka": "wan0", "unggah_kbit": 2000, "unduh_kbit": 9000},
        ),
        ("[dns]", {"penerus": ["198.18.0.53"], "blokir": ["judi.test"]}),
        *((f"[zona.z{nth}]", row) for nth, row in enumerate(zones)),
        *(("[[mesin]]", row) for row in machines),
        *(("[[izin]]", row) for row in izin),
    ]
    if draw(st.integers(0, 3)) == 0:  # one value becomes anything
        row = draw(st.sampled_from(tables))[1]
        row[draw(st.sampled_from(sorted(row)))] = draw(SCALARS)
    return "\n\n".join(_table(title, row) for title, row in tables)
