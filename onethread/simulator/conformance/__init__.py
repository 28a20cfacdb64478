"""A connector held against its provider's stand-in: what no fixture can show.

Each check is a coroutine over a Meeting (connector and running stand-in) and yields what is wrong, in words.
"""

from onethread.simulator.conformance.outcome import (
    current_outcome,
    examine,
    outcome_of,
    sources_of,
    write_outcome,
)
from onethread.simulator.conformance.run import STAND_IN_CHECKS, run_stand_in_checks

__all__ = [
    "STAND_IN_CHECKS",
    "current_outcome",
    "examine",
    "outcome_of",
    "run_stand_in_checks",
    "sources_of",
    "write_outcome",
]
