"""What a stand-in is made of: plain values, and functions that answer for one provider."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from onethread.simulator.sandbox._running import Sandbox


class Media(msgspec.Struct, kw_only=True):
    """A file that the provider keeps. `url`: where this server serves it to anybody who knows it."""

    id: str
    content: bytes
    media_type: str
    name: str = ""
    url: str = ""


class SeenFile(msgspec.Struct, kw_only=True):
    """A file as the customer got it. `size_bytes` None: given by its address, not looked at."""

    kind: str  # image, audio, voice, video, sticker, file
    name: str = ""
    media_type: str = ""
    size_bytes: int | None = None
    link: str = ""


class Seen(msgspec.Struct, kw_only=True):
    """A message of ours as the customer sees it, in the same words for every provider.

    `id`: the provider's; made by the sandbox when left empty. `uid`: our own id where the request
    carries one; a second request with the same uid is the same message, as at providers that promise so.
    A second one with the same `id` takes its place: a review has one answer.
    """

    to: str
    id: str = ""
    text: str = ""
    html: str = ""
    subject: str = ""
    files: list[SeenFile] = []
    buttons: list[str] = []
    rows: list[str] = []
    location: tuple[float, float] | None = None
    contacts: list[str] = []
    template: str = ""
    reaction: str | None = None  # "": taken back
    reply_to: str = ""
    public: bool = False
    uid: str = ""
    edited: bool = False
    deleted: bool = False
    raw: Any = None  # the request's body

    @property
    def kinds(self) -> set[str]:
        """The kinds of content_out that it shows."""
        held = {
            "text": self.text,
            "html": self.html,
            "subject": self.subject,
            "buttons": self.buttons,
            "list": self.rows,
            "location": self.location,
            "contacts": self.contacts,
            "template": self.template,
        }
        found = {kind for kind, there in held.items() if there}
        found |= {file.kind for file in self.files}
        return found | ({"reaction"} if self.reaction is not None else set())


class Said(msgspec.Struct, kw_only=True, frozen=True):
    """What a customer does. An event of a stand-in makes the provider's payload of it.

    `n` is another number for each event: make ids of it. `before`: the n of the customer's message that an
    edit, deletion or reaction is about. `about`: the provider's id of our latest message ("" when none).
    """

    n: int
    at: datetime
    customer: str
    name: str
    text: str = ""
    media: Media | None = None
    before: int = 0
    about: str = ""
    button: tuple[str, str] = ("yes", "Ja")  # id and label of what was pressed
    emoji: str = "👍"
    place: tuple[float, float] = (52.370216, 4.895168)

    @property
    def seconds(self) -> int:
        """When, in whole seconds since 1970."""
        return int(self.at.timestamp())

    @property
    def millis(self) -> int:
        """When, in milliseconds since 1970."""
        return int(self.at.timestamp() * 1000)

    @property
    def file(self) -> Media:
        """The media of an image, audio, video, voice, sticker or file."""
        assert self.media is not None
        return self.media


class Delivery(msgspec.Struct, kw_only=True):
    """A webhook as it goes over the wire, signed."""

    body: bytes
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    method: str = "POST"


class Challenge(msgspec.Struct, kw_only=True):
    """What a provider asks of a new webhook address, and what must be answered with status 200."""

    delivery: Delivery
    expected: bytes


class Emitted(msgspec.Struct, kw_only=True):
    """Something that happened at the provider: polling routes answer with these."""

    n: int
    kind: str
    payload: Any
    at: datetime


class Upload(msgspec.Struct, kw_only=True):
    """A part of a multipart request that is a file (or any part of multipart/related)."""

    field: str
    name: str
    media_type: str
    content: bytes


class Answer(msgspec.Struct, kw_only=True):
    """An answer that is not simply 200 with JSON."""

    status: int = 200
    body: Any = b""  # bytes and text as they are, else as JSON
    headers: dict[str, str] = {}


class Refuse(Exception):
    """Raised by a route: answer with the stand-in's refusal of this name."""

    def __init__(self, name: str = "invalid", detail: str = "") -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail


class Call(msgspec.Struct, kw_only=True):
    """A request of ours as it reached the stand-in.

    `body`: the route's Struct when it names one; else decoded JSON, the form as a dict, or raw bytes.
    `at`: what `{name}` in the route's path stood for. `queried`: every value of each query parameter.
    """

    sandbox: Sandbox
    method: str
    path: str
    at: dict[str, str] = {}
    query: dict[str, str] = {}
    queried: dict[str, list[str]] = {}
    headers: dict[str, str] = {}  # lower case
    raw: bytes = b""
    body: Any = None
    form: dict[str, str] = {}
    repeated: dict[str, list[str]] = {}  # every value of each form field
    uploads: list[Upload] = []
    seen: list[Seen] = []

    @property
    def id(self) -> str:
        """The provider's id of the message that this request sent."""
        return self.seen[0].id

    @property
    def upload(self) -> Upload:
        """The uploaded file. Refuses as invalid when there is none."""
        if not self.uploads:
            raise Refuse("invalid", "no file was uploaded")
        return self.uploads[0]


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One address of the API.

    - `path` may hold `{name}` (one part) and, at its end, `{name:path}` (the rest).
    - `answer(call)`: JSON values, bytes, an Answer; may raise Refuse.
    - `body`: the Struct that a JSON body or form must fit (forbid_unknown_fields, limits by msgspec.Meta);
      what does not fit is refused as "invalid". `query` the same for the query.
    - `seen(call)`: the route sends a message (or several, or None): what the customer sees. Only such
      routes count for rates, refuse_next and lost answers; `answer` finds the ids in `call.seen`.
    - `authenticate`: instead of the stand-in's own. `anyone` for what needs no credentials.
    """

    method: str
    path: str
    answer: Callable[[Call], Any]
    body: Any = None
    query: Any = None
    seen: Callable[[Call], Seen | Sequence[Seen] | None] | None = None
    authenticate: Callable[[Call], bool] | None = None


Refusal = tuple[int, Any] | tuple[int, Any, Mapping[str, str]]
"""Status, body (JSON values, bytes, or a function of the detail), headers."""


class MailDoor(msgspec.Struct, frozen=True, kw_only=True):
    """How a provider takes our mails by SMTP, at `sandbox.smtp_port`.

    - `log_in(sandbox, user, password)`: whether they are this account's.
    - `seen(call, sender, recipients)`: what the customer sees of the mail in `call.body`; may raise Refuse.
      The stand-in's refusals are (code, words) of SMTP then.
    - `answer(seen)`: what stands after 250.
    """

    log_in: Callable[[Sandbox, str, str], bool]
    seen: Callable[[Call, str, list[str]], Seen]
    answer: Callable[[Seen], str] = lambda seen: "Ok"


class StandIn(msgspec.Struct, frozen=True, kw_only=True):
    """A provider as its documentation describes it. See this package's docstring for an example.

    - `connector`: the id; also the file's name.
    - `credentials`: invented. `settings(sandbox)`: of a channel that points at it (`sandbox.url`).
    - `authenticate(call)`: whether our request has the right credentials.
    - `routes`: first match counts.
    - `refusals`: how it says no, by our words: "invalid", "unauthorised", "rate_limited", "fault",
      "not_found", and those of SendRefused that it has: "window_closed", "bad_recipient", "blocked",
      "no_consent", "too_large", "unsupported".
    - `events`: what a customer can do, for each kind in content_in ("text", "image", "edit"…; more of a
      kind as "text.group"): the payload, or a whole Delivery.
    - `deliver(sandbox, payload)`: the signed webhook. None: the provider is asked (polling).
    - `batch(payloads)`: several payloads in one webhook, where the provider does so.
    - `receipts(sandbox, seen, state)`: the payload that reports a state of the manifest's receipts.
    - `challenge(sandbox)`: what a new webhook address must answer.
    - `customer`, `name`: who speaks when nobody else is named.
    - `new_id(n)`: the provider's id for the n-th message of ours.
    - `mail`: where it takes our mails by SMTP.
    - `elsewhere`: addresses that the provider has on other hosts, by how they begin, and the path here that
      plays them in the checks: {"https://github.com/": "/github.com/"}.
    """

    connector: str
    credentials: Mapping[str, str]
    settings: Callable[[Sandbox], Mapping[str, Any]]
    routes: Sequence[Route]
    refusals: Mapping[str, Refusal]
    events: Mapping[str, Callable[[Sandbox, Said], Any]]
    authenticate: Callable[[Call], bool] = lambda call: True
    deliver: Callable[[Sandbox, Any], Delivery] | None = None
    batch: Callable[[Sequence[Any]], Any] | None = None
    receipts: Callable[[Sandbox, Seen, str], Any] | None = None
    challenge: Callable[[Sandbox], Challenge] | None = None
    customer: str = "customer-1"
    name: str = "Fatima de Boer"
    new_id: Callable[[int], str] | None = None
    elsewhere: Mapping[str, str] = {}
    mail: MailDoor | None = None


class Behaviour(msgspec.Struct, kw_only=True):
    """How a sandbox behaves. Delays in seconds; shares from 0 to 1."""

    receipts: tuple[str, ...] = ()  # reported by itself after each message, in this order
    receipt_after_seconds: float = 0.05
    doubled_receipts: float = 0.0
    shuffled_receipts: float = 0.0
    doubled_webhooks: float = 0.0
    messages_per_second: int | None = None
    answer_after_seconds: float = 0.0
    expired_token: bool = False  # every credential is refused
    refuse_next: list[str] = []  # names of refusals for the next sends, first first
    lose_answers: int = (
        0  # so many sends are carried out, but the connection breaks off before the answer
    )
    max_webhook_attempts: int = 50
