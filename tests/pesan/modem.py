"""A GSM modem on a pseudo-terminal: enough of 3GPP TS 27.005 and 27.007 to drive Gammu's own AT
engine, with the faults that real ones have."""

import fcntl
import os
import pty
import re
import select
import termios
import time
import tty
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, RLock, Thread, Timer

from tests.pesan import pdu

OK = "\r\nOK\r\n"
ERROR = "\r\nERROR\r\n"
PROMPT = "\r\n> "
END, ABORT = "\x1a", "\x1b"
BISU = "bisu"
"""A fault: the network takes the message and the modem never says so."""

_ANSWERS = {
    "AT+CGMI": "SIDIK",
    "AT+CGMM": "UJI900",
    "AT+CGMR": "1.0",
    "AT+CGSN": "490154203237518",
    "AT+CIMI": "510100123456789",
    "AT+CSCS?": '+CSCS: "GSM"',
    "AT+CSCS=?": '+CSCS: ("GSM","UCS2","HEX")',
    "AT+CPIN?": "+CPIN: READY",
    "AT+CBC": "+CBC: 0,100",
    "AT+CREG?": '+CREG: 2,1,"00C3","1A2B"',
    "AT+CGREG?": '+CGREG: 2,1,"00C3","1A2B"',
    "AT+CGATT?": "+CGATT: 1",
    "AT+COPS?": '+COPS: 0,2,"51010"',
    "AT+CSCA?": f'+CSCA: "+{pdu.SMSC}",145',
    "AT+CMGF=?": "+CMGF: (0,1)",
    "AT+CSMS?": "+CSMS: 0,1,1,1",
    "AT+CNMI=?": "+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)",
    "AT+CPMS=?": '+CPMS: ("SM"),("SM"),("SM")',
}
_TAKEN = re.compile(
    r"AT$|ATE[01]$|AT\+CMEE=|AT\+(CMGF|CSCS|CNMI|CREG|CGREG|CMMS|CSMS|CLIP|CCLK|CFUN)=(?!\?)"
)


@dataclass
class Modem:
    """One modem. Tests read `sent` and set the faults."""

    link: Path
    slots: int = 25
    sent: list[pdu.Submit] = field(default_factory=list)
    faults: deque[str] = field(default_factory=deque)
    """For the next messages to send: a CMS error number, or BISU."""
    report: int | None = None
    """The status of the receipt that follows each message; None: no receipts."""
    signal: int = 18
    pulsa: str = "Pulsa Rp 25.000 s/d 31/12/2026"
    keep: Event = field(default_factory=Event)
    """While set, the SIM keeps what it is told to delete, as if the order had been lost."""

    def __post_init__(self) -> None:
        self._sim: dict[int, tuple[str, int]] = {}
        self._lock = RLock()
        self._master: int | None = None
        self._slave = -1
        self._off = Event()
        self._reference = 0
        self._echo = True
        self.plug()
        self._life = Thread(target=self._live, name="modem", daemon=True)
        self._life.start()

    # --- what a test does with it ---

    def plug(self) -> None:
        with self._lock:
            self._master, self._slave = pty.openpty()
            tty.setraw(self._master)
            tty.setraw(self._slave)
            self.link.unlink(missing_ok=True)
            self.link.symlink_to(os.ttyname(self._slave))

    def unplug(self) -> None:
        with self._lock:
            master, self._master = self._master, None
            self.link.unlink(missing_ok=True)
            os.close(self._slave)
            if master is not None:
                os.close(master)

    def switch_off(self) -> None:
        self._off.set()
        self._life.join(2)
        if self._master is not None:
            self.unplug()

    def receive(self, sender: str, text: str, udh: bytes = b"") -> bool:
        """Put a message on the SIM; False when it is full and the network must keep it."""
        with self._lock:
            free = next((n for n in range(1, self.slots + 1) if n not in self._sim), None)
            if free is None:
                return False
            self._sim[free] = pdu.deliver(sender, text, udh)
            return True

    @property
    def stored(self) -> int:
        return len(self._sim)

    # --- what it does by itself ---

    def _live(self) -> None:
        heard, waits_for_pdu = "", False
        while not self._off.is_set():
            chunk = self._hear()
            if chunk is None:
                heard, waits_for_pdu = "", False
                continue
            heard += chunk
            while (cut := _cut(heard, waits_for_pdu)) is not None:
                word, end, heard = cut
                if waits_for_pdu:
                    self._submit(word) if end == END else self._say(OK)
                    waits_for_pdu = False
                elif word:
                    waits_for_pdu = self._obey(word)

    def _hear(self) -> str | None:
        """Return what came; None while there is no cable."""
        master = self._master
        if master is None:
            time.sleep(0.05)
            return None
        try:
            # Gammu asks for the line alone. A serial line forgets that when its user dies; a
            # pseudo-terminal held open here does not, and lets in only root.
            fcntl.ioctl(self._slave, termios.TIOCNXCL)
            if not select.select([master], [], [], 0.2)[0]:
                return ""
            return os.read(master, 4096).decode("latin1")
        except OSError:
            time.sleep(0.05)
            return None

    def _say(self, text: str) -> None:
        with self._lock:
            if self._master is not None:
                with suppress(OSError):
                    os.write(self._master, text.encode("latin1"))

    def _obey(self, line: str) -> bool:
        """Answer one command; True when a PDU must follow."""
        echo = f"{line}\r" if self._echo else ""
        command = line.upper()
        if command in {"ATE0", "ATE1"}:
            self._echo = command == "ATE1"
        answer = self._answer(command, line)
        self._say(echo + answer)
        return answer == PROMPT

    def _answer(self, command: str, line: str) -> str:
        if fixed := _ANSWERS.get(command):
            return f"\r\n{fixed}\r\n{OK}"
        if _TAKEN.match(command):
            return OK
        name, _, value = command.removeprefix("AT+").partition("=")
        handler = self._handlers.get(name.rstrip("?"))
        return handler(value or line) if handler else ERROR

    @property
    def _handlers(self) -> dict[str, Callable[[str], str]]:
        return {
            "CSQ": lambda _: f"\r\n+CSQ: {self.signal},0\r\n{OK}",
            "CPMS": self._memory,
            "CMGL": self._list,
            "CMGR": self._read,
            "CMGD": self._delete,
            "CMGS": lambda _: PROMPT,
            "CUSD": self._ussd,
        }

    def _memory(self, value: str) -> str:
        used = f"{self.stored},{self.slots}"
        asked = value.startswith("AT")
        rows = [f'"SM",{used}' if asked else used] * 3
        return f"\r\n+CPMS: {','.join(rows)}\r\n{OK}"

    def _list(self, _: str) -> str:
        with self._lock:
            rows = [
                f"\r\n+CMGL: {n},0,,{length}\r\n{raw}"
                for n, (raw, length) in sorted(self._sim.items())
            ]
        return "".join(rows) + ("\r\n" if rows else "") + OK

    def _read(self, value: str) -> str:
        found = self._sim.get(int(value))
        if found is None:
            return "\r\n+CMS ERROR: 321\r\n"
        return f"\r\n+CMGR: 0,,{found[1]}\r\n{found[0]}\r\n{OK}"

    def _delete(self, value: str) -> str:
        if self.keep.is_set():
            return ""  # the order is lost, and so is the answer
        with self._lock:
            self._sim.pop(int(value.split(",", maxsplit=1)[0]), None)
        return OK

    def _ussd(self, value: str) -> str:
        if '"' in value:
            Timer(0.2, self._say, [f'\r\n+CUSD: 0,"{self.pulsa}",15\r\n']).start()
        return OK

    def _submit(self, raw: str) -> None:
        message = pdu.read_submit(re.sub(r"[^0-9A-Fa-f]", "", raw))
        fault = self.faults.popleft() if self.faults else ""
        if fault and fault != BISU:
            self._say(f"\r\n+CMS ERROR: {fault}\r\n")
            return
        self.sent.append(message)
        if fault == BISU:
            return
        self._reference = (self._reference + 1) % 256
        self._say(f"\r\n+CMGS: {self._reference}\r\n{OK}")
        if self.report is not None and message.wants_report:
            Timer(0.3, self._receipt, [message.to, self._reference, self.report]).start()

    def _receipt(self, to: str, reference: int, status: int) -> None:
        raw, length = pdu.status_report(to, reference, status)
        self._say(f"\r\n+CDS: {length}\r\n{raw}\r\n")


def _cut(heard: str, waits_for_pdu: bool) -> tuple[str, str, str] | None:
    """Take one command or one PDU off what was heard, with the character that ended it."""
    found = re.search(f"[{END}{ABORT}]" if waits_for_pdu else f"[\r{ABORT}]", heard)
    if found is None:
        return None
    return heard[: found.start()].strip(f"\n{END}"), found[0], heard[found.end() :]
