"""The tunnel to the intranet, for `wg-quick`.

Our side calls, keeps calling, and listens for nobody: the answer comes back through connection
tracking, so not even the tunnel opens a port to the Internet. The secret key is read by the machine
from its own file and never passes through here.
"""

from sidik.gerbang.data import Lokasi, Terowongan


def wireguard_conf(lokasi: Lokasi, terowongan: Terowongan) -> str:
    zona = lokasi.zone(terowongan.zona)
    lines = [
        "[Interface]",
        f"Address = {zona.alamat}",
        f"PostUp = wg set %i private-key {terowongan.berkas_kunci}",
        "",
        "[Peer]",
        f"PublicKey = {terowongan.kunci_lawan}",
        f"Endpoint = {terowongan.lawan}:{terowongan.porta}",
        f"AllowedIPs = {', '.join(map(str, zona.networks))}",
        "PersistentKeepalive = 25",
    ]
    return "\n".join(lines) + "\n"
