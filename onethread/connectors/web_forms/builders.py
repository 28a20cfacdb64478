"""What form builders send, as the names and values of a form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import node, nodes, text

_MOST_FIELDS = 200


class Filled(msgspec.Struct, kw_only=True):
    """A form: its answers by the words of their questions, addresses of files, and its id."""

    answers: dict[str, str]
    files: list[tuple[str, str]] = []  # name, address
    id: str = ""
    at: Any = None
    title: str = ""


def read_builder(payload: Mapping[str, Any]) -> Filled:
    """Typeform, Tally, Jotform, or any flat object of names and values."""
    if "form_response" in payload:
        return _typeform(node(payload.get("form_response")))
    if "eventType" in payload and "data" in payload:
        return _tally(node(payload.get("data")))
    if "rawRequest" in payload:
        return _jotform(payload)
    answers = {
        text(name, 200): _plain(value)
        for name, value in list(payload.items())[:_MOST_FIELDS]
        if not name.startswith("_")
    }
    return Filled(
        answers={name: value for name, value in answers.items() if name and value},
        id=text(payload.get("_id"), 200),
        at=payload.get("_at"),
    )


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(each for each in map(_plain, value[:100]) if each)
    if isinstance(value, dict):
        return " ".join(each for each in map(_plain, list(value.values())[:20]) if each)
    return text(value, 20_000).strip()


def _typeform(response: Mapping[str, Any]) -> Filled:
    titles = {
        text(field.get("id"), 100): text(field.get("title"), 200)
        for field in nodes(node(response.get("definition")).get("fields"))
    }
    filled = Filled(
        answers={},
        id=text(response.get("token"), 200),
        at=response.get("submitted_at"),
        title=text(node(response.get("definition")).get("title"), 200),
    )
    for answer in nodes(response.get("answers"))[:_MOST_FIELDS]:
        field, kind = node(answer.get("field")), text(answer.get("type"), 40)
        label = titles.get(text(field.get("id"), 100)) or text(field.get("ref"), 200) or kind
        value = answer.get(kind)
        if kind == "file_url":
            filled.files.append((label, text(value, 2000)))
        elif kind in ("choice", "choices"):
            held = node(value)
            labels = held.get("labels") if kind == "choices" else [held.get("label")]
            chosen = [_plain(labels), text(held.get("other"), 500)]
            _put(filled, label, ", ".join(each for each in chosen if each))
        else:
            # What the builder calls an e-mail address or a number is one, whatever the question is called.
            _put(
                filled, {"email": "email", "phone_number": "phone"}.get(kind, label), _plain(value)
            )
    for name, value in node(response.get("hidden")).items():
        _put(filled, text(name, 200), _plain(value))
    return filled


def _tally(data: Mapping[str, Any]) -> Filled:
    filled = Filled(
        answers={},
        id=text(data.get("responseId"), 200) or text(data.get("submissionId"), 200),
        at=data.get("createdAt"),
        title=text(data.get("formName"), 200),
    )
    for field in nodes(data.get("fields"))[:_MOST_FIELDS]:
        kind, value = text(field.get("type"), 60), field.get("value")
        label = text(field.get("label"), 200) or text(field.get("key"), 100)
        if kind == "FILE_UPLOAD":
            filled.files += [
                (text(each.get("name"), 200) or label, text(each.get("url"), 2000))
                for each in nodes(value)[:20]
            ]
            continue
        options = {
            text(o.get("id"), 100): text(o.get("text"), 300) for o in nodes(field.get("options"))
        }
        if options and isinstance(value, list):
            value = [options.get(text(each, 100), each) for each in value]
        names = {"INPUT_EMAIL": "email", "INPUT_PHONE_NUMBER": "phone"}
        _put(filled, names.get(kind, label), _plain(value))
    return filled


def _jotform(payload: Mapping[str, Any]) -> Filled:
    try:
        raw = node(msgspec.json.decode(text(payload.get("rawRequest")).encode()))
    except (msgspec.DecodeError, RecursionError):
        raw = {}
    filled = Filled(
        answers={},
        id=text(payload.get("submissionID"), 200),
        title=text(payload.get("formTitle"), 200),
    )
    for name, value in list(raw.items())[:_MOST_FIELDS]:
        place, _, label = text(name, 200).partition("_")
        if place[:1] == "q" and place[1:].isdecimal() and label:  # q3_email
            _put(filled, label, _plain(value))
    return filled


def _put(filled: Filled, name: str, value: str) -> None:
    if name and value and name not in filled.answers:
        filled.answers[name] = value
