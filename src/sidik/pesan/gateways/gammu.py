"""A GSM modem, driven by Gammu. Import this in the worker process only: a call may block for
minutes and cannot be interrupted, and Gammu is GPL-2.0-or-later."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

import gammu

from sidik.kernel import clock
from sidik.kernel.errors import Unavailable
from sidik.pesan.data import (
    Accepted,
    Hasil,
    Health,
    Kiriman,
    ModemSitus,
    Refused,
    Resi,
    Sink,
    Unknown,
    Watched,
    segmen,
)

Sms = Mapping[str, Any]

TUNGGU_BAGIAN: Final = timedelta(minutes=10)
"""How long the parts of a long message may come apart before a person gets what is there."""
TUNGGU_USSD: Final = 20.0
MAX_BAGIAN_MASUK: Final = 10
_SIM: Final = 0
_GONE: Final = (gammu.ERR_EMPTY, gammu.ERR_INVALIDLOCATION)
# After these the modem may have passed the message on; everything else is a plain refusal.
_DOUBTFUL: Final = (
    gammu.ERR_TIMEOUT,
    gammu.ERR_DEVICEREADERROR,
    gammu.ERR_DEVICEWRITEERROR,
    gammu.ERR_NOTCONNECTED,
)
_KATA: Final = {
    gammu.ERR_UNKNOWN: "jaringan menolak",
    gammu.ERR_TIMEOUT: "modem tidak menjawab",
    gammu.ERR_DEVICEOPENERROR: "modem tidak dapat dibuka",
    gammu.ERR_DEVICENOTEXIST: "modem tidak terpasang",
    gammu.ERR_DEVICENOPERMISSION: "tidak ada izin memakai modem",
    gammu.ERR_DEVICEREADERROR: "sambungan modem terputus",
    gammu.ERR_DEVICEWRITEERROR: "sambungan modem terputus",
    gammu.ERR_NOSIM: "kartu SIM tidak ada",
    gammu.ERR_SECURITYERROR: "kartu SIM minta PIN",
    gammu.ERR_EMPTYSMSC: "nomor pusat SMS belum diisi",
}


class Gammu:
    """One modem. What it reads it deletes only after the sink has it for good."""

    def __init__(self, situs: ModemSitus, *, watched: Watched = lambda _: None) -> None:
        self.name = situs.nama
        self._situs = situs
        self._watched = watched
        self._machine: Any = None
        self._since: dict[str, datetime] = {}
        self._resi: list[Resi] = []
        self._ussd: list[str] = []

    def open(self) -> None:
        machine = gammu.StateMachine()
        machine.SetConfig(
            0,
            {
                "Device": self._situs.device,
                "Connection": self._situs.koneksi,
                "Model": "",
                "SyncTime": False,
                "LockDevice": False,
                "StartInfo": False,
                "UseGlobalDebugFile": False,
            },
        )
        try:
            self._call("sambung", machine.Init)
        except gammu.GSMError as no:
            raise Unavailable(what=f"Modem {self.name} ({_sentence(no)})") from no
        self._machine = machine
        machine.SetIncomingCallback(self._incoming)
        for listen in (machine.SetIncomingSMS, machine.SetIncomingUSSD):
            # A modem without notices is polled; that is all that is lost.
            self._try("dengar", listen, True)

    def close(self) -> None:
        if self._machine is not None:
            self._try("tutup", self._machine.Terminate)

    def poll(self, sink: Sink) -> int:
        """Hand over whole messages, then forget them on the SIM. Raises `Unavailable`."""
        self._call("dengar", self._machine.ReadDevice, False)
        while self._resi:
            sink.receipt(self._resi[0])
            del self._resi[0]
        try:
            found = list(self._stored())
        except gammu.GSMError as no:
            raise Unavailable(what=f"Modem {self.name} ({_sentence(no)})") from no
        return sum(self._hand_over(parts, sink) for parts in gammu.LinkSMS(found))

    def submit(self, tujuan: str, text: str) -> Hasil:
        """Send all parts in turn; once one is on its way, a failure leaves the whole in doubt."""
        refs: list[str] = []
        for pdu in self._encode(tujuan, text):
            try:
                refs.append(str(self._call("kirim", self._machine.SendSMS, pdu)))
            except _DOUBTFUL as no:
                return Unknown(_sentence(no))
            except gammu.GSMError as no:
                why = _sentence(no)
                return Unknown(f"bagian {len(refs) + 1}: {why}") if refs else Refused(why)
        return Accepted(tuple(refs))

    def health(self) -> Health:
        """Ask signal, network and SIM; raise `Unavailable` when even that goes unanswered."""
        try:
            signal = self._call("sinyal", self._machine.GetSignalQuality)
            network = self._call("jaringan", self._machine.GetNetworkInfo)
            status = self._call("sim", self._machine.GetSMSStatus)
        except gammu.GSMError as no:
            raise Unavailable(what=f"Modem {self.name} ({_sentence(no)})") from no
        percent = int(signal["SignalPercent"])
        return Health(
            ok=network["State"] in {"HomeNetwork", "RoamingNetwork"},
            sinyal=percent if percent >= 0 else None,
            jaringan=network["NetworkName"] or network["NetworkCode"],
            sim_terpakai=int(status["SIMUsed"]),
            sim_muat=int(status["SIMSize"]),
        )

    def credit(self) -> str:
        """Ask the operator for the credit; empty when it does not say."""
        if not self._situs.ussd:
            return ""
        self._ussd.clear()
        self._try("pulsa", self._machine.DialService, self._situs.ussd)
        deadline = time.monotonic() + TUNGGU_USSD
        while not self._ussd and time.monotonic() < deadline:
            self._try("pulsa", self._machine.ReadDevice, False)
            time.sleep(0.1)
        return self._ussd[-1] if self._ussd else ""

    def _encode(self, tujuan: str, text: str) -> Iterator[dict[str, Any]]:
        info = {
            "Class": -1,
            "Unicode": segmen(text).coding == "ucs2",
            "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": text}],
        }
        for pdu in gammu.EncodeSMS(info):
            yield {**pdu, "SMSC": {"Location": 1}, "Number": tujuan, "Type": "Status_Report"}

    def _stored(self) -> Iterator[Sequence[Sms]]:
        try:
            found = self._call("baca", self._machine.GetNextSMS, Folder=_SIM, Start=True)
            while True:
                yield found
                found = self._call(
                    "baca", self._machine.GetNextSMS, Folder=_SIM, Location=found[0]["Location"]
                )
        except _GONE:
            return

    def _hand_over(self, parts: Sequence[Sms], sink: Sink) -> int:
        ordered = sorted(parts, key=lambda part: part["UDH"]["PartNumber"])
        key = _fingerprint(ordered)
        lengkap = _is_whole(ordered)
        if not lengkap and not self._is_overdue(_thread(ordered[0])):
            return 0
        first = ordered[0]
        sink.message(
            Kiriman(
                gateway=self.name,
                pengirim=first["Number"],
                text="".join(part["Text"] for part in ordered[:MAX_BAGIAN_MASUK]),
                native_id=key,
                sent_at=_aware(first["DateTime"]),
                lengkap=lengkap,
            )
        )
        for part in ordered:
            self._try("hapus", self._machine.DeleteSMS, Folder=_SIM, Location=part["Location"])
        self._since.pop(_thread(first), None)
        return 1

    def _is_overdue(self, thread: str) -> bool:
        since = self._since.setdefault(thread, clock.now())
        return clock.now() - since > TUNGGU_BAGIAN

    def _incoming(self, _machine: object, kind: str, data: Sms) -> None:
        if kind == "USSD":
            self._ussd.append(str(data.get("Text", "")).strip())
        elif kind == "SMS" and data.get("Type") == "Status_Report":
            self._resi.append(
                Resi(
                    gateway=self.name,
                    ref=str(data["MessageReference"]),
                    tujuan=data["Number"],
                    sampai=data["DeliveryStatus"] < 0x20,  # 3GPP TS 23.040 §9.2.3.15
                    at=clock.now(),
                )
            )

    def _call(self, word: str, call: Callable[..., Any], *args: object, **named: object) -> Any:
        """Let the supervisor see which call may hang."""
        self._watched(word)
        try:
            return call(*args, **named)
        finally:
            self._watched("")

    def _try(self, word: str, call: Callable[..., Any], *args: object, **named: object) -> None:
        try:
            self._call(word, call, *args, **named)
        except gammu.GSMError:
            return


def _thread(part: Sms) -> str:
    udh = part["UDH"]
    return f"{part['Number']}|{udh['ID16bit']}|{udh['ID8bit']}|{udh['AllParts']}"


def _is_whole(parts: Sequence[Sms]) -> bool:
    total: int = parts[0]["UDH"]["AllParts"]
    return total <= 0 or len({part["UDH"]["PartNumber"] for part in parts}) >= total


def _fingerprint(parts: Sequence[Sms]) -> str:
    """Name a message by all that the network said of it: a slot's number is used again."""
    digest = sha256()
    for part in parts:
        word = f"{_thread(part)}|{part['UDH']['PartNumber']}|{part['DateTime']}|{part['Text']}"
        digest.update(word.encode())
    return digest.hexdigest()


def _aware(moment: datetime | None) -> datetime | None:
    return moment if moment and moment.tzinfo else None


def _sentence(no: gammu.GSMError) -> str:
    """Say it in words. Gammu hides the network's own number of the fault."""
    return next((words for kind, words in _KATA.items() if isinstance(no, kind)), type(no).__name__)
