"""Reads what was sent to a stand-in: JSON, forms and multipart, into the route's Struct."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from onethread.simulator.sandbox._shape import Call, Refuse, Route, Upload

_PARAMETER = re.compile(rb'(\w+)="((?:[^"\\]|\\.)*)"')


def read_body(call: Call, route: Route) -> None:
    """Fill the call's body, form and uploads. Raises Refuse("invalid") for what does not fit."""
    content_type = call.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith("multipart/"):
        _read_multipart(call, content_type)
        call.body = call.form
    elif kind == "application/x-www-form-urlencoded":
        _read_form(call)
        call.body = call.form
    elif kind.endswith("json") or (call.raw[:1] in b"{[" and call.raw and not kind):
        try:
            call.body = msgspec.json.decode(call.raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refuse("invalid", f"the body is not valid JSON: {error}") from error
    else:
        call.body = call.raw
    if route.query is not None:
        fitted(call.query, route.query, "query")
    if route.body is not None:
        is_form = call.body is call.form
        call.body = fitted(_lists(call, route.body) if is_form else call.body, route.body, "body")


def fitted(value: Any, kind: Any, where: str) -> Any:
    """The value as this type. Raises Refuse("invalid") saying where it does not fit."""
    try:
        return msgspec.convert(value, kind, strict=where == "body" and not _is_text(value))
    except msgspec.ValidationError as error:
        raise Refuse("invalid", f"{where}: {error}") from error


def _is_text(value: Any) -> bool:
    """Whether it came as a form, in which every value is text."""
    return isinstance(value, dict) and all(isinstance(v, (str, list)) for v in value.values())


def _lists(call: Call, kind: Any) -> dict[str, Any]:
    """The form, with a list where the Struct wants one."""
    wanted: dict[str, Any] = dict(call.form)
    try:
        fields = msgspec.structs.fields(kind)
    except TypeError:
        return wanted
    for field in fields:
        name = field.encode_name
        if "list[" in str(field.type) and name in call.repeated:
            wanted[name] = call.repeated[name]
    return wanted


def _read_form(call: Call) -> None:
    try:
        pairs = parse_qsl(call.raw.decode(), keep_blank_values=True)
    except UnicodeDecodeError as error:
        raise Refuse("invalid", "the form is no UTF-8") from error
    for name, value in pairs:
        call.form.setdefault(name, value)
        call.repeated.setdefault(name, []).append(value)


def _read_multipart(call: Call, content_type: str) -> None:
    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_param("boundary")
    if not isinstance(boundary, str) or not boundary:
        raise Refuse("invalid", "multipart without a boundary")
    parts = (b"\r\n" + call.raw).split(b"\r\n--" + boundary.encode())
    for part in parts[1:]:
        if part.startswith(b"--"):
            break
        head, _, content = part.lstrip(b"\r\n").partition(b"\r\n\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(b":") for line in head.split(b"\r\n"))
        }
        said = dict(_PARAMETER.findall(headers.get(b"content-disposition", b"")))
        name = said.get(b"name", b"").decode("utf-8", "replace")
        media_type = headers.get(b"content-type", b"").decode("latin-1")
        if b"filename" in said or not name:
            call.uploads.append(
                Upload(
                    field=name,
                    name=said.get(b"filename", b"").decode("utf-8", "replace"),
                    media_type=media_type or "application/octet-stream",
                    content=content,
                )
            )
        else:
            value = content.decode("utf-8", "replace")
            call.form.setdefault(name, value)
            call.repeated.setdefault(name, []).append(value)
