"""How often Python looks for cycles of garbage."""

from __future__ import annotations

import gc

# A batch of intake makes tens of thousands of objects that live as long as it does and are freed without
# the collector's help; at its own settings it looks through them all, again and again.
_YOUNG, _MIDDLE, _OLD = 20_000, 10, 10


def look_seldom_for_garbage() -> None:
    """Leave what was loaded until now out of every later look, and look less often. For a process that
    works on batches; called once everything is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
