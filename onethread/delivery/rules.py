"""Decisions about delivery: pure, no I/O."""

from __future__ import annotations

from typing import Literal

import msgspec

from onethread.errors import TransportError
from onethread.messages import SendRefused

MOST_ATTEMPTS = 10
FIRST_WAIT_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 900.0

# What a later attempt may well change.
_PASSING = {"temporary", "rate_limited"}


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """What to do after an attempt that did not succeed.

    `retry`: again after `wait_seconds`; `fail`: given up, the agent is told. `pause_channel`: the
    provider asked the whole channel to wait.
    """

    action: Literal["retry", "fail"]
    code: str
    reason: str
    wait_seconds: float = 0.0
    pause_channel: bool = False


def wait_before(attempt: int, spread: float) -> float:
    """Seconds before the attempt after `attempt` (1 for the first): doubling, with up to half more
    by `spread` (0 to 1), so that many don't come back at one moment."""
    wait = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** (attempt - 1))
    return float(wait * (1 + spread / 2))


def after_refusal(refused: SendRefused, attempt: int, spread: float) -> Next:
    """After an answer that says no."""
    again = refused.retry_after_seconds is not None or refused.code in _PASSING
    if not again or attempt >= MOST_ATTEMPTS:
        return Next(action="fail", code=refused.code, reason=refused.reason)
    wait = wait_before(attempt, spread)
    if refused.retry_after_seconds is not None:
        wait = max(refused.retry_after_seconds, min(wait, 30.0))
    return Next(
        action="retry",
        code=refused.code,
        reason=refused.reason,
        wait_seconds=wait,
        pause_channel=refused.code == "rate_limited",
    )


def after_failure(error: TransportError, attempt: int, spread: float, *, repeatable: bool) -> Next:
    """After no answer. A request that may have arrived is repeated only where the other side
    recognises a repetition (`repeatable`); else a person decides, so that no customer gets it twice."""
    if error.extra.get("maybe_taken") and not repeatable:
        return Next(
            action="fail",
            code="unknown",
            reason=f"{error.message}: it may or may not have arrived",
        )
    if not error.extra.get("retryable") or attempt >= MOST_ATTEMPTS:
        return Next(action="fail", code="unreachable", reason=error.message)
    return Next(
        action="retry",
        code="unreachable",
        reason=error.message,
        wait_seconds=wait_before(attempt, spread),
    )
