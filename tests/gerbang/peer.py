"""A machine of the lab, run inside its namespace by a bare Python: `serve` answers, `ask` asks.

An answer is the name of who answers and the address that it saw, so that a test can tell who was
reached and what NAT did. Asking is all at once: a refused question costs its patience, not a queue.
"""

import asyncio
import json
import struct
import sys
from asyncio import DatagramProtocol, DatagramTransport, StreamReader, StreamWriter

PATIENCE = 1.2


class Answering(DatagramProtocol):
    def __init__(self, name: str) -> None:
        self.name = name

    def connection_made(self, transport: DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, _data: bytes, peer: tuple[str, int]) -> None:
        self.transport.sendto(f"{self.name} {peer[0]}".encode(), peer)


class Asking(DatagramProtocol):
    def __init__(self) -> None:
        self.answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def datagram_received(self, data: bytes, _peer: tuple[str, int]) -> None:
        if not self.answer.done():
            self.answer.set_result(data)


async def serve(name: str, places: list[tuple[str, str, int]]) -> None:
    async def greet(_reader: StreamReader, writer: StreamWriter) -> None:
        writer.write(f"{name} {writer.get_extra_info('peername')[0]}\n".encode())
        await writer.drain()
        writer.close()

    loop = asyncio.get_running_loop()
    for address, proto, port in places:
        if proto == "tcp":
            await asyncio.start_server(greet, address, port)
        else:
            await loop.create_datagram_endpoint(lambda: Answering(name), local_addr=(address, port))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def ask(question: list[str | int]) -> str:
    proto, source, target, what = question
    kinds = {"tcp": _tcp, "udp": _udp, "ping": _ping, "dns": _dns}
    try:
        async with asyncio.timeout(PATIENCE):
            return await kinds[str(proto)](source, target, what)
    except (OSError, TimeoutError):
        return ""


async def _tcp(source: str, target: str, port: int) -> str:
    reader, writer = await asyncio.open_connection(target, port, local_addr=(source, 0))
    line = await reader.readline()
    writer.close()
    return line.decode().strip()


async def _udp(source: str, target: str, port: int) -> str:
    return (await _exchange(source, target, port, b"siapa?")).decode()


async def _dns(source: str, target: str, name: str) -> str:
    """The first address of `name` as `target` says, or nothing."""
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    query = struct.pack(">6H", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">2H", 1, 1)
    data = await _exchange(source, target, 53, query)
    answers = struct.unpack(">H", data[6:8])[0] if data[:2] == query[:2] else 0
    return ".".join(map(str, data[-4:])) if answers else "-"


async def _exchange(source: str, target: str, port: int, data: bytes) -> bytes:
    transport, asking = await asyncio.get_running_loop().create_datagram_endpoint(
        Asking, local_addr=(source, 0), remote_addr=(target, port)
    )
    try:
        for _ in range(2):  # a datagram may be lost on a busy machine
            transport.sendto(data)
            done, _ = await asyncio.wait([asking.answer], timeout=PATIENCE / 3)
            if done:
                break
        return await asking.answer
    finally:
        transport.close()


async def _ping(source: str, target: str, _what: int) -> str:
    process = await asyncio.create_subprocess_exec(
        *("ping", "-n", "-q", "-c3", "-i0.2", "-W1", "-I", source, target),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        return "pong" if await process.wait() == 0 else ""
    finally:
        if process.returncode is None:
            process.kill()


async def ask_all(questions: list[list[str | int]]) -> list[str]:
    return await asyncio.gather(*map(ask, questions))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        asyncio.run(serve(sys.argv[2], json.loads(sys.argv[3])))
    else:
        json.dump(asyncio.run(ask_all(json.load(sys.stdin))), sys.stdout)
