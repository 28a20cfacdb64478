"""Stand-ins behave as providers do: they check what they get, sign what they send, and misbehave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

import httpx
import msgspec
import pytest

from onethread.commands.sandbox import happen, read_behaviour
from onethread.connectors.contract import WebhookRequest
from onethread.connectors.registry import get, make_config
from onethread.errors import InvalidInput
from onethread.simulator.conformance.rich import in_words
from onethread.simulator.sandbox import (
    Answer,
    Behaviour,
    Route,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    basic,
    find_stand_in,
    get_stand_in,
    issued,
    json_signed,
    stand_in_names,
)
from onethread.simulator.server import BackgroundServer


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    chat: str
    text: Annotated[str, msgspec.Meta(max_length=10)] = ""
    tags: list[str] = []


class Form(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    to: str
    times: int
    media: list[str] = []


def _token(call: Any) -> Any:
    return {"access_token": call.sandbox.new_token()}


PIGEON = StandIn(
    connector="pigeon",
    credentials={"user": "sam", "password": "s3cret", "key": "k3y"},
    settings=lambda s: {"base_url": s.url},
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=basic("user", "password")),
        Route(
            method="POST",
            path="/chats/{chat}/send",
            body=Send,
            seen=lambda call: Seen(to=call.at["chat"], text=call.body.text, uid=call.query.get("uid", "")),
            answer=lambda call: {"id": call.id, "tags": call.body.tags},
        ),
        Route(method="POST", path="/form", body=Form, answer=lambda c: msgspec.structs.asdict(c.body)),
        Route(method="POST", path="/upload", answer=lambda c: Answer(status=201, body=c.upload.content)),
        Route(method="GET", path="/files/{rest:path}", answer=lambda c: c.at["rest"], authenticate=anyone),
    ],
    refusals={
        "invalid": (422, lambda why: {"why": why}),
        "window_closed": (400, {"code": 470}),
        "rate_limited": (429, {"code": 1}, {"Retry-After": "7"}),
    },
    deliver=json_signed("X-Signature", "key", prefix="sha256="),
    events={"text": lambda s, said: {"id": f"m{said.n}", "from": said.customer, "text": said.text}},
    receipts=lambda s, seen, state: {"id": seen.id, "state": state},
    new_id=lambda n: f"p-{n:03d}",
)  # fmt: skip


@pytest.fixture
async def pigeon() -> AsyncIterator[Sandbox]:
    async with Sandbox(PIGEON, seed=1) as sandbox:
        yield sandbox


@pytest.fixture
async def client(pigeon: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=pigeon.url, trust_env=False) as client:
        answer = await client.post("/token", auth=("sam", "s3cret"))
        client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


async def test_it_knows_us_and_forgets_expired_tokens(
    pigeon: Sandbox, client: httpx.AsyncClient
) -> None:
    body = {"chat": "7", "text": "Hallo"}
    assert (await client.post("/token", auth=("sam", "wrong"))).status_code == 401
    assert (await client.post("/chats/7/send", json=body)).status_code == 200
    pigeon.expire_tokens()
    assert (await client.post("/chats/7/send", json=body)).status_code == 401
    assert [seen.to for seen in pigeon.sent] == ["7"]


async def test_it_checks_json_forms_and_uploads(pigeon: Sandbox, client: httpx.AsyncClient) -> None:
    long = await client.post("/chats/7/send", json={"chat": "7", "text": "x" * 11})
    assert long.status_code == 422
    assert "length <= 10" in long.json()["why"]
    unknown = await client.post("/chats/7/send", json={"chat": "7", "txet": "x"})
    assert "unknown field `txet`" in unknown.json()["why"]
    cut = await client.post(
        "/chats/7/send", content=b"{", headers={"content-type": "application/json"}
    )
    assert cut.status_code == 422
    form = await client.post("/form", data={"to": "é", "times": "3", "media": ["a", "b"]})
    assert form.json() == {"to": "é", "times": 3, "media": ["a", "b"]}
    odd = b"\r\n--x\r\n\0\xff\n\r\n"
    assert (await client.post("/upload", files={"file": ("a b.bin", odd)})).content == odd
    assert (await client.post("/upload", data={"a": "1"})).status_code == 422
    assert (await client.get("/files/a/b%20c")).text == "a/b c"
    assert (await client.get("/nowhere")).status_code == 404
    assert pigeon.sent == []
    assert len(pigeon.refused) == 5


async def test_it_refuses_loses_answers_and_knows_what_it_has(
    pigeon: Sandbox, client: httpx.AsyncClient
) -> None:
    body = {"chat": "7", "text": "Hallo"}
    pigeon.behaviour = Behaviour(refuse_next=["window_closed"], lose_answers=1)
    assert (await client.post("/chats/7/send?uid=u1", json=body)).json() == {"code": 470}
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post("/chats/7/send?uid=u1", json=body)
    again = await client.post("/chats/7/send?uid=u1", json=body)
    assert again.json()["id"] == pigeon.sent[0].id
    assert len(pigeon.sent) == 1
    pigeon.behaviour = Behaviour(messages_per_second=1)
    limited = await client.post("/chats/7/send", json=body)
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "7")


async def test_webhooks_are_signed_and_sent_until_they_are_taken(pigeon: Sandbox) -> None:
    taken: list[tuple[bytes, str]] = []
    refusals = [503, 503]

    async def hook(scope: Any, receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        status = refusals.pop() if refusals else 200
        if status == 200:
            taken.append((body, dict(scope["headers"])[b"x-signature"].decode()))
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    server = BackgroundServer(hook)
    await server.start()
    pigeon.behaviour = Behaviour(
        receipts=("delivered", "read"), receipt_after_seconds=0, doubled_receipts=1
    )
    try:
        pigeon.webhook_url = server.url
        pigeon.emit("text", text="Hoi")
        pigeon.show(Seen(to="7", text="Dag"), call=_NO_CALL)
        await pigeon.settled()
    finally:
        await server.stop()
    bodies = [msgspec.json.decode(body) for body, _ in taken]
    assert {"id": "m1", "from": "customer-1", "text": "Hoi"} in bodies
    assert [b["state"] for b in bodies if b.get("state")].count("read") == 2
    assert all(signature.startswith("sha256=") for _, signature in taken)
    assert pigeon.webhooks_taken == 5


async def test_typed_lines_become_events(pigeon: Sandbox) -> None:
    customer = happen(pigeon, "/as Piet", {})
    assert customer == {"name": "Piet", "customer": "customer-2"}
    assert happen(pigeon, "Goedemorgen", customer) == customer
    assert pigeon.emitted[-1].payload["text"] == "Goedemorgen"
    with pytest.raises(InvalidInput, match="/text, /as NAME"):
        happen(pigeon, "/dance", {})
    await asyncio.sleep(0)


def test_behaviour_and_messages_in_words() -> None:
    manner = read_behaviour(["receipts=delivered,read", "messages_per_second=2", "lose_answers=1"])
    assert (manner.receipts, manner.messages_per_second) == (("delivered", "read"), 2)
    for wrong in ("nonsense=1", "lose_answers=many"):
        with pytest.raises(InvalidInput, match="--behaviour"):
            read_behaviour([wrong])
    shown = in_words(Seen(to="7", text="Schikt dat?", buttons=["Ja", "Nee"]))
    assert shown == "Schikt dat? (Ja) (Nee)"


async def test_the_generic_channel_takes_what_its_stand_in_signs() -> None:
    assert "generic" in stand_in_names()
    assert find_stand_in("no_such_thing") is None
    connector = get("generic")
    async with Sandbox(get_stand_in("generic")) as sandbox:
        config = make_config(connector, sandbox.settings())
        delivery = sandbox.delivery(sandbox.happen("text").payload)
    assert connector.verify is not None
    connector.verify(
        WebhookRequest(
            method="POST",
            path="/hooks/x",
            headers={k.lower(): v for k, v in delivery.headers.items()},
            body=delivery.body,
        ),
        config,
    )


_NO_CALL: Any = type("NoCall", (), {"body": None})
