"""A page with a form, and the browser of who fills it in.

Source: HTML Standard, form submission, and the connector's README.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from onethread.simulator.sandbox import Delivery, Said, Sandbox, StandIn


def _fields(said: Said, **more: str) -> dict[str, str]:
    return {
        "_id": f"form-{said.n}",
        "naam": said.name,
        "email": said.customer,
        "website_url": "",
        **more,
    }


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    fields, file = payload
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode(fields).encode()
    if file is not None:
        headers = {"Content-Type": "multipart/form-data; boundary=sandbox-form"}
        pieces = [
            f'--sandbox-form\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        head = (
            f'--sandbox-form\r\nContent-Disposition: form-data; name="bijlage"; '
            f'filename="{file.name}"\r\nContent-Type: {file.media_type}\r\n\r\n'
        )
        body = b"".join(pieces) + head.encode() + file.content + b"\r\n--sandbox-form--\r\n"
    return Delivery(body=body, headers=headers, query={"key": sandbox.credentials["form_key"]})


def _file(_sandbox: Sandbox, said: Said) -> Any:
    return _fields(said, bericht=said.text), said.file


STAND_IN = StandIn(
    connector="web_forms",
    credentials={"form_key": "Sandbox5Geheim8Woord"},
    settings=lambda s: dict(s.credentials),
    routes=[],
    refusals={},
    deliver=_deliver,
    events={
        "text": lambda s, said: (_fields(said, bericht=said.text), None),
        "subject": lambda s, said: (_fields(said, onderwerp=said.text, bericht="Zie boven"), None),
        "unsupported": lambda s, said: (_fields(said), None),
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
    },
    customer="fatima@example.net",
)
