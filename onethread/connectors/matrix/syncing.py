"""Matrix's sync as a poll: where we are, rooms to join, gaps to fill. No I/O.

The cursor: `since` (the server's token), `me`, `invited` (rooms to join at the next poll), `gaps` (parts of a
room's history that a sync left out), `reactions` (the newest: a redaction names only the reaction itself).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from onethread.connectors._schemes.reading import answered, node, nodes, text
from onethread.connectors.contract import Polled
from onethread.connectors.matrix.config import MatrixConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

# How long the server may hold the question when nothing is new.
_HOLD_MILLISECONDS = 10_000
_FILTER = msgspec.json.encode(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "timeline": {"limit": 50},
            "state": {
                "types": ["m.room.member"],
                "lazy_load_members": True,
                "include_redundant_members": True,
            },
            "ephemeral": {"types": ["m.receipt", "m.typing"]},
            "account_data": {"types": []},
        },
    }
).decode()
_MOST_GAPS = 20
_MOST_REACTIONS = 200


def poll(cursor: Mapping[str, Any], config: MatrixConfig) -> Sequence[HttpRequest]:
    """Join what we were invited to, fetch what was left out, then ask for what is new."""
    requests: list[HttpRequest] = []
    for number, room in enumerate(cursor.get("invited") or ()):
        path = f"client/v3/rooms/{quote(room, safe='')}/join"
        requests.append(_request("POST", path, config, f"join{number}", {}))
    for number, gap in enumerate(cursor.get("gaps") or ()):
        asked = {"dir": "b", "from": gap["from"], "to": gap["to"], "limit": 100}
        path = f"client/v3/rooms/{quote(gap['room'], safe='')}/messages?{urlencode(asked)}"
        requests.append(_request("GET", path, config, f"gap{number}"))
    if not cursor.get("me"):
        requests.append(_request("GET", "client/v3/account/whoami", config, "me"))
    asked = {"filter": _FILTER, "timeout": 0, "set_presence": "offline"}
    if cursor.get("since"):
        asked |= {"since": cursor["since"], "timeout": _HOLD_MILLISECONDS}
    requests.append(_request("GET", f"client/v3/sync?{urlencode(asked)}", config, "sync"))
    return requests


def _request(
    method: str, path: str, config: MatrixConfig, step: str, body: Any = None
) -> HttpRequest:
    return HttpRequest(
        method=method, url=config.url(path), headers=config.headers(), json=body, step=step
    )


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: MatrixConfig
) -> Polled:
    """Every event, receipt and typing of the rooms, each a payload."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    sync = answers.get("sync")
    if sync is None:
        # A refused join or gap must not stop everything after it: they are asked once.
        place = {name: held for name, held in cursor.items() if name not in ("invited", "gaps")}
        broken = next((each for each in answers.values() if each.status >= 300), None)
        return _refused(broken, place)
    told = answered(sync)
    if sync.status != 200 or not text(told.get("next_batch")):
        return _refused(sync, cursor)
    me = text(cursor.get("me")) or text(answered(answers["me"]).get("user_id"), 255)
    kept: dict[str, Any] = {"since": text(told.get("next_batch"), 2000), "me": me}
    reactions = dict(node(cursor.get("reactions")))
    payloads: list[bytes] = []
    for number, gap in enumerate(cursor.get("gaps") or ()):
        found = answers.get(f"gap{number}")
        earlier = nodes(answered(found).get("chunk")) if found else []
        _events(gap["room"], reversed(earlier), {}, reactions, payloads)
    rooms = node(told.get("rooms"))
    gaps: list[dict[str, str]] = []
    if cursor.get("since"):  # the first time nothing old is brought
        for room, joined in node(rooms.get("join")).items():
            _room(room, node(joined), str(cursor["since"]), gaps, reactions, payloads)
    if gaps:
        kept["gaps"] = gaps[:_MOST_GAPS]
    if config.accept_invitations:
        invited = [room for room in node(rooms.get("invite")) if len(room) < 256][:_MOST_GAPS]
        if invited:
            kept["invited"] = invited
    if reactions:
        kept["reactions"] = dict(list(reactions.items())[-_MOST_REACTIONS:])
    return Polled(
        payloads=payloads,
        headers={"me": me},
        cursor=kept,
        more=bool(kept.get("invited") or kept.get("gaps")),
    )


def _room(
    room: str,
    joined: dict[str, Any],
    since: str,
    gaps: list[dict[str, str]],
    reactions: dict[str, Any],
    payloads: list[bytes],
) -> None:
    timeline = node(joined.get("timeline"))
    members = nodes(node(joined.get("state")).get("events")) + nodes(timeline.get("events"))
    names = {
        text(each.get("state_key"), 255): text(node(each.get("content")).get("displayname"), 200)
        for each in members
        if each.get("type") == "m.room.member"
    }
    before = text(timeline.get("prev_batch"), 2000)
    if timeline.get("limited") and before:
        gaps.append({"room": room, "from": before, "to": since})
    _events(room, nodes(timeline.get("events")), names, reactions, payloads)
    for each in nodes(node(joined.get("ephemeral")).get("events")):
        payloads.append(msgspec.json.encode({"room_id": room, "event": each}))


def _events(
    room: str,
    events: Any,
    names: Mapping[str, str],
    reactions: dict[str, Any],
    payloads: list[bytes],
) -> None:
    for event in events:
        said: dict[str, Any] = {"room_id": room, "event": event}
        name = names.get(text(event.get("sender"), 255))
        if name:
            said["name"] = name
        if event.get("type") == "m.reaction":
            target = node(node(event.get("content")).get("m.relates_to")).get("event_id")
            reactions[text(event.get("event_id"), 255)] = text(target, 255)
        redacted = text(event.get("redacts") or node(event.get("content")).get("redacts"), 255)
        if redacted and reactions.get(redacted):
            said["reaction_to"] = reactions.pop(redacted)
        payloads.append(msgspec.json.encode(said))


def _refused(response: HttpResponse | None, cursor: Mapping[str, Any]) -> Polled:
    if response is None:
        return Polled(cursor=cursor, problem="The homeserver did not answer.")
    said = answered(response)
    wait = said.get("retry_after_ms")
    words = text(said.get("error"), 300) or f"status {response.status}"
    return Polled(
        cursor=cursor,
        wait_seconds=min(wait / 1000, 3600.0) if isinstance(wait, int) and wait > 0 else None,
        problem=f"Matrix: {words}",
    )
