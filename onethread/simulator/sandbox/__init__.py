"""Stand-ins of providers: real local HTTP servers that behave as their documentation says.

Each is one file of this folder, named for its connector, with a `STAND_IN` that is mostly data. (One that is
not shipped with Onethread stands in its connector's folder as `stand_in.py`, or is named by the entry point
group `onethread.sandboxes`.) `onethread sandbox NAME` runs one by hand; `onethread connectors check NAME`
holds the connector against it. A whole one:

    class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):  # as the documentation says
        chat: str
        text: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)] = ""
        image: str | None = None  # the id of an upload
        choices: Annotated[list[str], msgspec.Meta(max_length=3)] = []

    def seen(call: Call) -> Seen:  # may raise Refuse("invalid", "why"), Refuse("bad_recipient")…
        body: Send = call.body
        if body.image and body.image not in call.sandbox.media:
            raise Refuse("invalid", "image names no upload")
        files = [SeenFile(kind="image")] if body.image else []
        return Seen(to=body.chat, text=body.text, files=files, buttons=body.choices)

    def upload(call: Call) -> Any:
        file = call.upload  # of a multipart request: field, name, media_type, content
        return {"id": call.sandbox.keep_media(file.content, file.media_type, file.name).id}

    def subscribe(call: Call) -> Any:
        call.sandbox.webhook_url = call.body["url"]  # no Struct: call.body is the decoded JSON
        return {"ok": True}

    def message(said: Said, **more: Any) -> dict[str, Any]:
        return {"id": f"m{said.n}", "from": said.customer, "name": said.name, "at": said.seconds, **more}

    STAND_IN = StandIn(
        connector="pigeon_post",
        credentials={"token": "s3cret", "signing_key": "k3y"},  # invented; sandbox.credentials
        settings=lambda s: {**s.credentials, "api_base_url": s.url},
        authenticate=bearer("token"),  # also: basic, in_header, in_query, in_path, issued, any_of
        routes=[
            Route(method="POST", path="/v1/messages", body=Send, seen=seen,
                  answer=lambda call: {"id": call.id}),
            Route(method="POST", path="/v1/files", answer=upload),
            Route(method="GET", path="/v1/files/{id}",
                  answer=lambda call: serve(call.sandbox.media.get(call.at["id"]))),
            Route(method="PUT", path="/v1/webhook", answer=subscribe),
            Route(method="DELETE", path="/v1/messages/{id}",
                  answer=lambda call: {"ok": call.sandbox.delete(call.at["id"]).deleted}),
            Route(method="GET", path="/v1/me", answer=lambda call: {"name": "Stand-in"}),
        ],
        refusals={  # status, body (a function gets the reason), headers
            "invalid": (400, lambda why: {"error": {"code": 1, "text": why}}),
            "unauthorised": (401, {"error": {"code": 2, "text": "bad token"}}),
            "rate_limited": (429, {"error": {"code": 3, "text": "slow down"}}, {"Retry-After": "7"}),
            "fault": (503, b""),
            "bad_recipient": (404, {"error": {"code": 5, "text": "no such chat"}}),
        },
        deliver=json_signed("X-Signature", "signing_key"),  # also json_with; or a function → Delivery
        events={  # one for each kind of content_in; more of a kind as "text.group"
            "text": lambda s, said: message(said, text=said.text),
            "image": lambda s, said: message(said, image=said.file.id, text=said.text),
            "edit": lambda s, said: {"edited": f"m{said.before}", "from": said.customer, "text": said.text},
            "reaction": lambda s, said: {"emoji": said.emoji, "on": said.about, "from": said.customer},
        },
        receipts=lambda s, seen, state: {"receipt": state, "id": seen.id},
        batch=lambda payloads: {"events": payloads},  # where one webhook may hold several
    )

A provider that is asked instead of sending webhooks has no `deliver`; its routes answer with
`call.sandbox.emitted` (n, kind, payload, at; oldest first). Tokens that expire: a route answers with
`call.sandbox.new_token()`, the others authenticate by `issued`. `anyone` is for routes without credentials.
A provider that takes mails by SMTP has `mail=MailDoor(…)`.
Where subscribing names no address (it is known otherwise), set `call.sandbox.state["subscribed"] = True`.
"""

from onethread.simulator.sandbox._find import (
    find_stand_in,
    get_stand_in,
    stand_in_names,
    stand_in_of,
)
from onethread.simulator.sandbox._http import anyone, serve
from onethread.simulator.sandbox._running import Sandbox
from onethread.simulator.sandbox._shape import (
    Answer,
    Behaviour,
    Call,
    Challenge,
    Delivery,
    Emitted,
    MailDoor,
    Media,
    Refuse,
    Route,
    Said,
    Seen,
    SeenFile,
    StandIn,
    Upload,
)
from onethread.simulator.sandbox._signed import (
    any_of,
    basic,
    bearer,
    in_header,
    in_path,
    in_query,
    issued,
    json_signed,
    json_with,
    same,
)

__all__ = [
    "Answer",
    "Behaviour",
    "Call",
    "Challenge",
    "Delivery",
    "Emitted",
    "MailDoor",
    "Media",
    "Refuse",
    "Route",
    "Said",
    "Sandbox",
    "Seen",
    "SeenFile",
    "StandIn",
    "Upload",
    "any_of",
    "anyone",
    "basic",
    "bearer",
    "find_stand_in",
    "get_stand_in",
    "in_header",
    "in_path",
    "in_query",
    "issued",
    "json_signed",
    "json_with",
    "same",
    "serve",
    "stand_in_names",
    "stand_in_of",
]
