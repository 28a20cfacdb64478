"""`{{step.field}}`: what a later request takes from an earlier answer; `{{step.items.0.id}}` of a list.

A request of the step "subscribe" may name a moment, which a connector can't know: `{{in_hours.72}}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from onethread import clock
from onethread.errors import TransportError
from onethread.messages import HttpRequest, HttpResponse, MailRequest, OutboundResponse

_PLACE = re.compile(r"\{\{(\w+)\.([\w.$-]+)\}\}")
_OTHERS = re.compile(r"\{\{(?=\w+\.)")


def inert(value: Any) -> Any:
    """The value (a Struct, list, dict or text) with braces that fill() would take for a place of ours
    made harmless: what people wrote must never be replaced by what a provider answered, a token above
    all. A word joiner between the braces shows nothing."""
    if isinstance(value, str):
        return _OTHERS.sub("{\u2060{", value) if "{{" in value else value
    if isinstance(value, msgspec.Struct):
        changed: dict[str, Any] = {}
        for name in value.__struct_fields__:
            held = getattr(value, name)
            if (made := inert(held)) is not held:
                changed[name] = made
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, dict):
        made = {key: inert(part) for key, part in value.items()}
        return made if any(made[key] is not value[key] for key in value) else value
    if isinstance(value, list):
        parts = [inert(part) for part in value]
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    return value


def fill(request: HttpRequest, earlier: Sequence[OutboundResponse]) -> HttpRequest:
    """The request with its places filled. Raises TransportError when an answer lacks the field."""
    if not _mentions(request):
        return request
    answers = _answers(earlier)
    if request.step == "subscribe":
        answers["in_hours"] = _Moments()
    return msgspec.structs.replace(
        request,
        url=_text(request.url, answers),
        json=_value(request.json, answers),
        form={k: _text(v, answers) for k, v in request.form.items()} if request.form else None,
        headers={k: _text(v, answers) for k, v in request.headers.items()},
    )


def fill_token(request: MailRequest, earlier: Sequence[OutboundResponse]) -> MailRequest:
    """The mail with its access token filled in. Raises TransportError when the answer has none."""
    if not request.access_token or "{{" not in request.access_token:
        return request
    token = _text(request.access_token, _answers(earlier))
    return msgspec.structs.replace(request, access_token=token)


def _answers(earlier: Sequence[OutboundResponse]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for response in earlier:
        if isinstance(response, HttpResponse):
            try:
                answers[response.step] = msgspec.json.decode(response.body)
            except msgspec.DecodeError:
                answers[response.step] = None
    return answers


def _mentions(request: HttpRequest) -> bool:
    return "{{" in f"{request.url}{request.json}{request.form}{request.headers}"


def _value(value: Any, answers: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return _text(value, answers)
    if isinstance(value, dict):
        return {key: _value(item, answers) for key, item in value.items()}
    if isinstance(value, list):
        return [_value(item, answers) for item in value]
    return value


class _Moments:
    """Moments from now on, by their hours."""


def _part(value: Any, name: str) -> Any:
    if isinstance(value, _Moments):
        moment = clock.now() + timedelta(hours=int(name) if name.isdigit() else 0)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        return value[int(name)]
    return None


def _text(text: str, answers: dict[str, Any]) -> str:
    def found(match: re.Match[str]) -> str:
        if match.group(1) not in answers:
            return match.group(0)  # the customer's or agent's own braces, not a place of ours
        value: Any = answers[match.group(1)]
        for name in match.group(2).split("."):
            value = _part(value, name)
        if not isinstance(value, str | int):
            raise TransportError(
                f"the provider's answer lacks {match.group(1)}.{match.group(2)}", retryable=False
            )
        return str(value)

    return _PLACE.sub(found, text)
