"""Words by which customers stop or start messages (STOP, START), as connectors found them."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.customers.consents import Said
from onethread.customers.recognise import Recognised
from onethread.intake.sift import Incoming

_ALLOWED = {"refused": False, "given": True}


def opted(messages: Sequence[Incoming], people: Sequence[Recognised]) -> list[Said]:
    """What the messages of a batch say about being written to, in their order.

    A connector puts `consent` ("refused" or "given") into the headers of such a message.
    """
    found = []
    for each, person in zip(messages, people, strict=True):
        allowed = _ALLOWED.get(str(each.message.headers.get("consent", "")))
        if allowed is None:
            continue
        manifest = each.parsed.channel.connector.manifest
        words = " ".join(each.message.content.text.split())
        found.append(
            Said(
                customer_id=person.customer_id,
                connector=manifest.id,
                allowed=allowed,
                how=f"{manifest.name}: {words}",
                name=each.message.display_name or each.message.sender[0].value,
                at=each.said_at,
            )
        )
    return found
