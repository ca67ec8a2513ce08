"""What may go wrong on purpose. Anything else is a bug and becomes a 500."""

from typing import ClassVar


class Refusal(Exception):
    """The system understood and says no. `message` is shown to the person, in Indonesian."""

    status: ClassVar[int] = 422
    message: ClassVar[str] = "Permintaan tidak dapat diproses."
    field: ClassVar[str | None] = None
    """The form field that the sentence belongs to, when there is one."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format(**facts))

    @property
    def code(self) -> str:
        return type(self).__name__


class NotAllowed(Refusal):
    """The actor may not do this."""

    status = 403
    message = "Anda tidak berwenang melakukan tindakan ini."


class NotFound(Refusal):
    """It is not there, or the actor may not know that it is."""

    status = 404
    message = "Data tidak ditemukan."


class Conflict(Refusal):
    """The record has moved on since the actor saw it."""

    status = 409
    message = "Data sudah diubah orang lain sejak Anda membukanya. Muat ulang halaman ini."


class Unavailable(Refusal):
    """Someone else's machine did not answer. `permanent` says whether trying again can help."""

    status = 503
    message = "{what} sedang tidak dapat dihubungi. Coba lagi nanti."

    def __init__(self, *, what: str, permanent: bool = False) -> None:
        self.permanent = permanent
        super().__init__(what=what)
