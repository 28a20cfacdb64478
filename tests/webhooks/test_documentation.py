"""docs/reference/webhooks.md says what is sent, and its code works."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
from standardwebhooks.webhooks import Webhook as Signature

import onethread
from onethread import clock
from onethread.webhooks.payload import TEST_KIND, Payload
from onethread.webhooks.rules import EVENT_KINDS, SCOPES

PAGE = (Path(onethread.__file__).parents[1] / "docs/reference/webhooks.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def keys_of(value: Any) -> Any:
    """The names in a JSON value, without its values."""
    if isinstance(value, dict):
        return {name: keys_of(each) for name, each in value.items()}
    return [keys_of(value[0])] if isinstance(value, list) else None


def test_every_event_and_scope_is_documented() -> None:
    table = dict(re.findall(r"^\| `([a-z.:]+)` \| (.+) \|$", PAGE, re.MULTILINE))
    assert set(table) == set(EVENT_KINDS) | set(SCOPES) | {TEST_KIND}
    assert {kind: table[kind] for kind in EVENT_KINDS} == EVENT_KINDS


def test_the_example_is_exactly_what_is_sent() -> None:
    example = json.loads(blocks("json")[1])
    payload = msgspec.convert(example, Payload, strict=True)
    assert keys_of(json.loads(msgspec.json.encode(payload))) == keys_of(example)


def test_the_code_that_checks_signatures_works() -> None:
    scope: dict[str, Any] = {}
    exec(blocks("python")[0], scope)
    secret = "whsec_" + "c2VjcmV0" * 4
    now = clock.now()
    headers = {
        "webhook-id": "evt_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signature(secret).sign("evt_1", now, '{"type": "test"}'),
    }
    assert scope["receive"](b'{"type": "test"}', headers, secret) == {"type": "test"}
