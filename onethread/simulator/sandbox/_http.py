"""The HTTP side of a stand-in: match, authenticate, validate, answer."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, unquote

import msgspec

from onethread.simulator.sandbox._bodies import read_body
from onethread.simulator.sandbox._shape import Answer, Call, Media, Refuse, Route, Seen

if TYPE_CHECKING:
    from onethread.simulator.sandbox._running import Sandbox

FILES = "/onethread-files/"
_DEFAULTS: dict[str, tuple[int, Any]] = {
    "invalid": (400, lambda detail: {"error": detail}),
    "unauthorised": (401, {"error": "unauthorised"}),
    "rate_limited": (429, {"error": "too many requests"}),
    "fault": (500, b""),
    "not_found": (404, {"error": "not found"}),
}


class Application:
    """The ASGI application of one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False) and message["type"] == "http.request"
        asked = scope["query_string"].decode("latin-1")
        call = Call(
            sandbox=self._sandbox,
            method=scope["method"],
            path=scope["raw_path"].decode("latin-1").partition("?")[0],
            query=dict(parse_qsl(asked, keep_blank_values=True)),
            queried=parse_qs(asked, keep_blank_values=True),
            headers={k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]},
            raw=bytes(body),
        )
        self._sandbox.calls.append(call)
        try:
            answer = await self._answer(call)
        except Refuse as refused:
            self._sandbox.refused.append(f"{call.method} {call.path}: {refused}")
            answer = refusal(self._sandbox, refused)
        if answer is None:  # the connection breaks off before the answer
            start = {"type": "http.response.start", "status": 200}
            await send({**start, "headers": [(b"content-length", b"999")]})
            return
        await _send(answer, send)

    async def _answer(self, call: Call) -> Answer | None:
        sandbox, manner = self._sandbox, self._sandbox.behaviour
        if manner.answer_after_seconds:
            await asyncio.sleep(manner.answer_after_seconds)
        if call.path.startswith(FILES):
            return serve(sandbox.media.get(call.path.removeprefix(FILES).partition("/")[0]))
        route = _matched(call, sandbox.stand_in.routes)
        authenticate = route.authenticate or sandbox.stand_in.authenticate
        if not authenticate(call) or (manner.expired_token and not _is_anyone(authenticate)):
            raise Refuse("unauthorised", "the credentials are not this account's, or have expired")
        if route.seen is not None:
            sandbox.take_turn()
        read_body(call, route)
        if route.seen is not None:
            shown = route.seen(call) or ()
            every = [shown] if isinstance(shown, Seen) else shown
            call.seen = [sandbox.show(seen, call) for seen in every]
        made = route.answer(call)
        if call.seen and manner.lose_answers > 0:
            manner.lose_answers -= 1
            return None
        return made if isinstance(made, Answer) else Answer(body=made)


def anyone(_call: Call) -> bool:
    """For routes that ask for no credentials."""
    return True


def _is_anyone(authenticate: Any) -> bool:
    return authenticate is anyone


def serve(media: Media | None) -> Answer:
    """The bytes of a file, or the refusal "not_found"."""
    if media is None:
        raise Refuse("not_found", "there is no such file")
    return Answer(body=media.content, headers={"content-type": media.media_type})


def refusal(sandbox: Sandbox, refused: Refuse) -> Answer:
    """How this provider says no."""
    known = sandbox.stand_in.refusals
    chosen = known.get(refused.name) or _DEFAULTS.get(refused.name) or _DEFAULTS["invalid"]
    status, body, *rest = chosen
    if callable(body):
        body = body(refused.detail)
    return Answer(status=int(status), body=body, headers=dict(rest[0]) if rest else {})


def _matched(call: Call, routes: Any) -> Route:
    other_method = False
    for route in routes:
        found = _pattern(route.path).fullmatch(call.path)
        if found is None:
            continue
        if route.method != call.method:
            other_method = True
            continue
        call.at = {name: unquote(value) for name, value in found.groupdict().items()}
        matched: Route = route
        return matched
    raise Refuse("not_found", f"no such {'method' if other_method else 'address'}")


@cache
def _pattern(path: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)(:path)?\}", path)
    pattern = ""
    for at in range(0, len(pieces), 3):
        pattern += re.escape(pieces[at])
        if at + 1 < len(pieces):
            pattern += f"(?P<{pieces[at + 1]}>{'.*' if pieces[at + 2] else '[^/]*'})"
    return re.compile(pattern)


async def _send(answer: Answer, send: Any) -> None:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    if isinstance(answer.body, bytes):
        body = answer.body
    elif isinstance(answer.body, str):
        body = answer.body.encode()
        headers.setdefault("content-type", "text/plain; charset=utf-8")
    else:
        body = msgspec.json.encode(answer.body)
        headers.setdefault("content-type", "application/json")
    if answer.status in (204, 304):
        body = b""
    else:
        headers["content-length"] = str(len(body))
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [(k.encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
