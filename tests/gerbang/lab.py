"""A town in network namespaces: an internet, our gateway, three clients, servers, an intranet.

Nothing of it touches the machine's own network. Every neighbour is hostile: the internet and the
intranet have routes into the house and try them, and somebody listens on every port that is asked.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

PEER = Path(__file__).with_name("peer.py")
SRC = Path(__file__).parents[2] / "src"
TOOLS = ("ip", "nft", "tc", "dnsmasq", "busybox", "ping", "sysctl")

WEB = "198.18.0.80"
WAN = "198.18.0.2"
LAN_GATEWAY = "192.168.50.1"
GATEWAYS = (LAN_GATEWAY, "192.168.60.1", "10.255.0.2", WAN)
PLACES = {
    "internet": ("inet", WEB),
    "aplikasi": ("app", "192.168.60.10"),
    "basisdata": ("srv", "192.168.60.11"),
    "sms": ("srv", "192.168.60.12"),
    "server": ("srv", "192.168.60.99"),
    "pusiknas": ("polri", "10.20.0.10"),
    "intranet": ("polri", "10.20.0.99"),
    "kaurmintu": ("c1", "192.168.50.11"),
}
SERVICES = (
    *(("tcp", port) for port in (22, 53, 80, 443, 8443)),
    *(("udp", port) for port in (53, 443)),
)

_LEASE_SCRIPT = """#!/bin/sh
[ "$1" = bound ] || exit 0
ip address flush dev "$interface"
ip address add "$ip/24" dev "$interface"
ip route replace default via "$router"
echo "$ip" > "$LEASE.new"
mv "$LEASE.new" "$LEASE"
"""

Question = tuple[str, str, str, str, int | str]
"""Namespace, protocol, source, target, port or name."""


def why_not() -> str:
    """Why the lab cannot be built here, or nothing."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"not installed: {', '.join(missing)}"
    if subprocess.run(["unshare", "--net", "true"], check=False, capture_output=True).returncode:
        return "this kernel gives no network namespaces"
    return ""


class Lab:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = f"sidik{os.getpid()}-"
        self.leases: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._build()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(
        self, ns: str, *argv: str, text: str = "", check: bool = True, **env: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["ip", "netns", "exec", self.prefix + ns, *argv],
            input=text,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            env=os.environ | env,
        )
        assert not check or done.returncode == 0, f"{ns}: {argv}: {done.stderr or done.stdout}"
        return done

    def start(self, ns: str, *argv: str, **env: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            ["ip", "netns", "exec", self.prefix + ns, *argv],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | env,
        )
        self._stack.callback(_end, process)
        return process

    def sidik(self, *argv: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """The real command, on the gateway."""
        return self.run("gw", *SIDIK, *argv, text=text, check=False, PYTHONPATH=str(SRC))

    def in_force(self, ruleset: str) -> None:
        self.run("gw", "nft", "-f", "-", text=ruleset)

    def no_rules(self) -> None:
        self.run("gw", "nft", "flush", "ruleset")

    def address(self, place: str) -> tuple[str, str]:
        return PLACES[place] if place in PLACES else ("c2", self.leases["c2"])

    def ask(self, questions: Iterable[Question]) -> dict[Question, str]:
        """All questions at once, each from its own namespace."""
        by_ns: dict[str, list[Question]] = defaultdict(list)
        for question in questions:
            by_ns[question[0]].append(question)
        asking = {ns: self.start(ns, sys.executable, str(PEER), "ask") for ns in by_ns}
        answers: dict[Question, str] = {}
        for ns, process in asking.items():
            assert process.stdin
            process.stdin.write(json.dumps([q[1:] for q in by_ns[ns]]))
            process.stdin.close()
        for ns, process in asking.items():
            assert process.stdout
            answers |= zip(by_ns[ns], json.loads(process.stdout.read()), strict=True)
        return answers

    # --- building ---

    def _build(self) -> None:
        for ns in ("inet", "gw", "c1", "c2", "c3", "app", "srv", "polri"):
            self._namespace(ns)
        self._wire_gateway()
        self._wire_neighbours()
        self._start_listeners()

    def _namespace(self, ns: str) -> None:
        subprocess.run(["ip", "netns", "add", self.prefix + ns], check=True)
        self._stack.callback(
            subprocess.run, ["ip", "netns", "delete", self.prefix + ns], check=False
        )
        self._ip(ns, "link set lo up")
        self.run(
            ns,
            "sysctl",
            "-qw",
            "net.ipv4.conf.all.rp_filter=0",
            "net.ipv4.conf.default.rp_filter=0",
            "net.ipv6.conf.all.disable_ipv6=1",
        )

    def _ip(self, ns: str, *commands: str) -> None:
        for command in commands:
            subprocess.run(["ip", "-n", self.prefix + ns, *command.split()], check=True)

    def _cable(self, a: str, a_dev: str, b: str, b_dev: str) -> None:
        self._ip(a, f"link add {a_dev} type veth peer name {b_dev} netns {self.prefix}{b}")
        self._ip(a, f"link set {a_dev} up")
        self._ip(b, f"link set {b_dev} up")

    def _wire_gateway(self) -> None:
        for bridge, address in (("lan0", "192.168.50.1/24"), ("srv0", "192.168.60.1/24")):
            self._ip(
                "gw",
                f"link add {bridge} type bridge",
                f"link set {bridge} up",
                f"address add {address} dev {bridge}",
            )
        for nth, (ns, bridge) in enumerate(
            (("c1", "lan0"), ("c2", "lan0"), ("c3", "lan0"), ("app", "srv0"), ("srv", "srv0")), 1
        ):
            self._cable("gw", f"p{nth}", ns, "eth0")
            self._ip("gw", f"link set p{nth} master {bridge}")
            if ns.startswith("c"):
                self._ip(ns, f"link set eth0 address 02:00:00:00:32:{nth:02x}")
        self._cable("gw", "wan0", "inet", "isp")
        # the tunnel's device by name; what WireGuard does inside it is not the firewall's business
        self._cable("gw", "wg0", "polri", "wg1")
        self._ip(
            "gw",
            f"address add {WAN}/24 dev wan0",
            "route add default via 198.18.0.1",
            "address add 10.255.0.2/30 dev wg0",
            "route add 10.20.0.0/16 via 10.255.0.1",
        )

    def _wire_neighbours(self) -> None:
        self._ip("app", "address add 192.168.60.10/24 dev eth0")
        for address in ("192.168.60.11/24", "192.168.60.12/24", "192.168.60.99/24"):
            self._ip("srv", f"address add {address} dev eth0")
        for ns in ("app", "srv"):
            self._ip(ns, "route add default via 192.168.60.1")
        for address in ("198.18.0.1/24", f"{WEB}/24", "198.18.0.53/24"):
            self._ip("inet", f"address add {address} dev isp")
        # an internet that knows the way into the house, and takes what is not its own
        self._ip("inet", f"route add 192.168.0.0/16 via {WAN}", f"route add 10.0.0.0/8 via {WAN}")
        self._ip(
            "polri",
            "address add 10.255.0.1/30 dev wg1",
            "address add 10.20.0.10/32 dev lo",
            "address add 10.20.0.99/32 dev lo",
            "route add default via 10.255.0.2",
        )

    def _start_listeners(self) -> None:
        listen: dict[str, list[tuple[str, str, int]]] = {
            ns: [] for ns in ("inet", "app", "srv", "polri")
        }
        for ns, address in PLACES.values():
            if ns in listen:
                listen[ns] += [(address, *service) for service in SERVICES]
        # On the inner addresses dnsmasq itself answers port 53.
        listen["gw"] = [
            (address, proto, port)
            for address in GATEWAYS
            for proto, port in SERVICES
            if port != 53 or not address.startswith("192.168.")
        ]
        for ns, places in listen.items():
            self.serve(ns, places)
        self.start(
            "inet",
            *("dnsmasq", "-k", "-C", "/dev/null", "--no-resolv", "--no-hosts", "--pid-file="),
            *("--listen-address=198.18.0.53", "--bind-interfaces"),
            f"--address=/www.contoh.test/{WEB}",
            f"--address=/judi.test/{WEB}",
            "--address=/jahat.test/192.168.60.10",
        )

    def serve(self, ns: str, places: Sequence[tuple[str, str, int]]) -> None:
        process = self.start(ns, sys.executable, str(PEER), "serve", ns, json.dumps(places))
        assert process.stdout
        assert process.stdout.readline() == "ready\n", f"nobody listens in {ns}"

    # --- a working day ---

    def start_dnsmasq(self, conf: Path) -> None:
        self.start(
            "gw",
            *("dnsmasq", "-k", "-C", str(conf), "--pid-file=", "--user=root"),
            "--no-ping",  # asking first whether an address is free takes three seconds each
            f"--dhcp-leasefile={self.folder / 'leases'}",
        )

    def lease(self, *clients: str) -> None:
        """Each client asks for an address by DHCP and then listens on it."""
        script = self.folder / "udhcpc.sh"
        script.write_text(_LEASE_SCRIPT, encoding="ascii")
        script.chmod(0o755)
        notes = {ns: self.folder / f"lease-{ns}" for ns in clients}
        for ns, note in notes.items():
            self.start(
                ns,
                *("busybox", "udhcpc", "-f", "-q", "-n", "-i", "eth0", "-t", "20", "-T", "1"),
                *("-s", str(script)),
                LEASE=str(note),
            )
        for ns, note in notes.items():
            wait_until(note.exists)
            self.leases[ns] = note.read_text(encoding="ascii").split()[0]
            self.serve(ns, [(self.leases[ns], *service) for service in SERVICES])


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


SIDIK = (sys.executable, "-m", "sidik", "gateway")


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
