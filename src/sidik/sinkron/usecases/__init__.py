"""What either end does: enrol, push, receive, apply, replay."""

from sidik.sinkron.usecases.apply import apply_records, replay_karantina, replay_pending
from sidik.sinkron.usecases.enrol import (
    approve_simpul,
    enrol,
    receive_enrolment,
    revoke_simpul,
)
from sidik.sinkron.usecases.push import beat, build_envelopes, push, take_answer
from sidik.sinkron.usecases.receive import (
    answer_cursor,
    latest_answers,
    receive_batch,
    receive_heartbeat,
    receive_question,
)

__all__ = [
    "answer_cursor",
    "apply_records",
    "approve_simpul",
    "beat",
    "build_envelopes",
    "enrol",
    "latest_answers",
    "push",
    "receive_batch",
    "receive_enrolment",
    "receive_heartbeat",
    "receive_question",
    "replay_karantina",
    "replay_pending",
    "revoke_simpul",
    "take_answer",
]
