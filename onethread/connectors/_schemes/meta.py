"""What Meta's platforms share: signed webhooks, the Graph API's answers, and settings. Pure.

Sources: "Webhooks, Getting Started" (challenge, X-Hub-Signature-256), "Handling Errors" of the Graph
API and "Common Error Codes" of the Messenger Platform, at <https://developers.facebook.com>.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Protocol

import msgspec

from onethread.connectors._schemes import reading, refusing, signing
from onethread.connectors.contract import (
    ConnectionTest,
    SecretStr,
    Verified,
    WebhookRequest,
    config_field,
)
from onethread.errors import BadSignature
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundRequest,
    OutboundResponse,
    SendRefused,
)

MEDIA_TIMEOUT_SECONDS = 120.0
LONGEST_RETRY_SECONDS = 3600

AppSecret = Annotated[
    SecretStr,
    config_field("App secret", "App dashboard, Settings, Basic. It signs every webhook."),
]
VerifyToken = Annotated[
    SecretStr,
    config_field(
        "Verify token", "Any text; type the same where Meta asks for it with the webhook."
    ),
]
ApiVersion = Annotated[
    str,
    msgspec.Meta(pattern=r"^v[0-9]{1,3}\.[0-9]$"),
    config_field("Graph API version", example="v25.0", advanced=True),
]
ApiBaseUrl = Annotated[
    str,
    msgspec.Meta(pattern="^https?://"),
    config_field(
        "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
    ),
]

MoreFields = Annotated[
    str,
    msgspec.Meta(pattern=r"^([a-z_]+(, ?[a-z_]+)*)?$", max_length=300),
    config_field(
        "Subscribe to these as well",
        "Fields of another channel of the same app and account: subscribing may replace what was there.",
        advanced=True,
    ),
]


class GraphAccount(Protocol):
    """What the functions below need of a channel's settings."""

    @property
    def access_token(self) -> SecretStr: ...

    @property
    def api_version(self) -> str: ...

    @property
    def api_base_url(self) -> str: ...


def verify(request: WebhookRequest, app_secret: SecretStr, verify_token: SecretStr) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge.

    Raises BadSignature for everything else, also when the channel has no secret to check with.
    """
    if request.method == "GET":
        expected = verify_token.reveal()
        given = request.query.get("hub.verify_token", "")
        if (
            request.query.get("hub.mode") != "subscribe"
            or not expected
            or not signing.same(given, expected)
        ):
            raise BadSignature(
                "the verify token is wrong: type this channel's verify token where Meta asks for it"
            )
        challenge = request.query.get("hub.challenge", "")
        return Verified(store=False, body=challenge.encode("utf-8", "surrogateescape"))
    secret = app_secret.reveal()
    given = request.headers.get("x-hub-signature-256", "")
    if not secret or not given.startswith("sha256="):
        raise BadSignature("the request has no X-Hub-Signature-256, so it is not from Meta")
    signing.check_hmac(
        given,
        secret,
        request.body,
        what="the app secret",
        prefix="sha256=",
    )
    return Verified()


def url(account: GraphAccount, path: str) -> str:
    """The address of `path` in the configured version of the Graph API."""
    return f"{account.api_base_url.rstrip('/')}/{account.api_version}/{path}"


def headers(account: GraphAccount) -> dict[str, str]:
    """The credentials of a request; never in the address, which is logged."""
    return {"Authorization": f"Bearer {account.access_token.reveal()}"}


def get(account: GraphAccount, path: str, step: str) -> HttpRequest:
    """A question to the Graph API."""
    return HttpRequest(method="GET", url=url(account, path), headers=headers(account), step=step)


def post(account: GraphAccount, path: str, body: Any, step: str = "send") -> HttpRequest:
    """A change by the Graph API."""
    return HttpRequest(
        method="POST", url=url(account, path), headers=headers(account), json=body, step=step
    )


def upload(
    account: GraphAccount,
    path: str,
    form: Mapping[str, str],
    file: OutboundFile,
    step: str,
    field: str,
) -> HttpRequest:
    """A file to the Graph API, as a form."""
    return HttpRequest(
        method="POST",
        url=url(account, path),
        headers=headers(account),
        form=form,
        file=file,
        file_field=field,
        step=step,
        timeout_seconds=MEDIA_TIMEOUT_SECONDS,
    )


def refused_by(
    response: HttpResponse, refusal: Callable[[dict[str, Any]], SendRefused]
) -> SendRefused | None:
    """The refusal an answer of the Graph API holds, by `refusal` of its error; None when it holds none."""
    error = reading.answered(response).get("error")
    if response.status < 300 and error is None:
        return None
    if not isinstance(error, dict):
        error = {"message": f"HTTP status {response.status}"}
    refused = refusal(error)
    told = _retry_after(response)
    if response.status == 429 and refused.code != "rate_limited":
        return _as(refused, "rate_limited", told or 30)
    if response.status >= 500 and refused.retry_after_seconds is None:
        return _as(refused, "temporary", told or 30)
    if response.status == 413:
        return _as(refused, "too_large", None)
    if response.status == 401 and refused.code != "bad_credentials":
        return _as(refused, "bad_credentials", None)
    if told is not None and refused.retry_after_seconds is not None:
        return _as(refused, refused.code, max(told, refused.retry_after_seconds))
    return refused


def _as(refused: SendRefused, code: str, after: float | None) -> SendRefused:
    return SendRefused(code=code, reason=refused.reason, retry_after_seconds=after)


def _retry_after(response: HttpResponse) -> float | None:
    """Seconds of a Retry-After header, at most an hour."""
    for name, value in response.headers.items():
        if name.lower() == "retry-after" and value.strip().isdigit():
            return float(min(int(value.strip()[:6]), LONGEST_RETRY_SECONDS))
    return None


# Messenger Platform, "Common Error Codes": (code, subcode or None) to ours, what to do, and when again.
_KNOWN: dict[tuple[int, int | None], tuple[str, str, float | None]] = {
    (1, None): ("temporary", "Meta has a passing fault.", 30),
    (2, None): ("temporary", "Meta is unavailable for a moment.", 30),
    (1200, None): ("temporary", "Meta has a passing fault.", 60),
    (4, None): ("rate_limited", "The app made too many calls.", 60),
    (17, None): ("rate_limited", "The account made too many calls.", 60),
    (32, None): ("rate_limited", "The Page made too many calls.", 60),
    (613, None): ("rate_limited", "Too many messages in a short time.", 60),
    (80002, None): ("rate_limited", "The Instagram account made too many calls.", 60),
    (80006, None): ("rate_limited", "The Page made too many calls for its messages.", 60),
    (80001, None): ("rate_limited", "The Page made too many calls.", 60),
    (4, 2018022): ("too_large", "The file is larger than Meta takes.", None),
    (100, 2018001): ("bad_recipient", "No such user: the id belongs to another Page or app.", None),
    (100, 2018047): ("unsupported", "Meta could not take the file: check its type and size.", None),
    (100, 2018008): ("unsupported", "Meta could not fetch the file by its link.", None),
    (100, 2534014): ("bad_recipient", "The customer can't be found on Instagram.", None),
    (100, 2534015): ("unsupported", "Instagram can't carry this kind of message.", None),
    (100, 33): ("bad_recipient", "It was deleted, or the access token may not see it.", None),
    (10, 2018278): ("window_closed", "The customer wrote too long ago for a reply.", None),
    (10, 2018065): ("window_closed", "The customer wrote too long ago for a reply.", None),
    (10, 2534022): ("window_closed", "The customer wrote too long ago for a reply.", None),
    (10, 2018108): ("bad_recipient", "This person can't receive messages at the moment.", None),
    (200, 2018108): ("bad_recipient", "This person can't receive messages at the moment.", None),
    (200, 1545041): ("blocked", "The customer doesn't take messages of this account.", None),
    (200, 2018027): ("bad_credentials", "The app lacks the permission pages_messaging.", None),
    (200, 2018021): ("bad_credentials", "The access token can't write for this Page.", None),
    (551, None): ("blocked", "The customer doesn't take messages now, or blocked them.", None),
    (551, 1545041): ("blocked", "The customer doesn't take messages now, or blocked them.", None),
    (368, None): ("blocked", "Meta restricted this account for breaking its rules.", None),
    (10900, None): ("blocked", "This comment was answered in private already.", None),
    (190, None): ("bad_credentials", "The access token has expired: enter a new one.", None),
    (102, None): ("bad_credentials", "The access token has expired: enter a new one.", None),
    (0, None): ("bad_credentials", "The access token is not accepted: enter a new one.", None),
    (3, None): ("bad_credentials", "The access token lacks a permission.", None),
    (10, None): ("bad_credentials", "The access token lacks a permission.", None),
}


def refusal(error: dict[str, Any]) -> SendRefused:
    """An `error` of the Graph API for Messenger, Instagram and comments, as ours.

    A code that no agent can act on stays Meta's number; its text says the rest.
    """
    code, subcode = error.get("code"), error.get("error_subcode")
    told = reading.text(error.get("error_user_msg") or error.get("message"), 500)
    number = code if type(code) is int else -1
    sub = subcode if type(subcode) is int else None
    known = _KNOWN.get((number, sub)) or _KNOWN.get((number, None))
    if known is None and 200 <= number < 300:
        known = _KNOWN[3, None]
    if known is None:
        shown = reading.text(str(code), 40)
        return SendRefused(code=shown, reason=told or "Meta refused it.")
    ours, remedy, after = known
    named = f"{number}/{sub}" if sub is not None else str(number)
    reason = f"{remedy} ({named}: {told})" if told else f"{remedy} ({named})"
    return SendRefused(code=ours, reason=reason, retry_after_seconds=after)


def refused(response: HttpResponse) -> SendRefused | None:
    """What an answer for Messenger, Instagram or comments refuses; None when it doesn't."""
    return refused_by(response, refusal)


def no_answer(provider: str) -> SendRefused:
    """Nothing came back."""
    return refusing.refused("temporary", provider, "no answer")


def tested(
    responses: Sequence[OutboundResponse], provider: str, name_fields: Sequence[str], webhook: str
) -> ConnectionTest:
    """The answers to an account and its subscriptions, for the administrator.

    `webhook`: the field that an app must be subscribed to, for messages to come in.
    """
    answers: dict[str, dict[str, Any]] = {}
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        refusal_found = refused(response)
        if refusal_found is not None:
            return ConnectionTest(
                ok=False,
                message=f"{provider} refused the account's id or the access token: "
                f"{refusal_found.reason}",
            )
        answers[response.step] = reading.answered(response)
    account = answers.get("account")
    if account is None:
        return ConnectionTest(
            ok=False,
            message=f"{provider} gave no answer: check the network and the API address.",
        )
    facts = {name: reading.text(account.get(name), 200) for name in name_fields}
    facts = {name: found for name, found in facts.items() if found}
    shown = next(iter(facts.values()), "The account")
    apps = reading.nodes(answers.get("subscribed", {}).get("data"))
    fields: set[str] = set()
    for app in apps:
        listed = app.get("subscribed_fields")
        fields |= {reading.text(each) for each in listed} if isinstance(listed, list) else set()
    if not apps or (fields and webhook not in fields):
        return ConnectionTest(
            ok=False,
            message=f"{shown} answers, but no app is subscribed to its field '{webhook}', so nothing "
            "will come in: press “Subscribe webhooks”.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{shown} is connected.", facts=facts)


def fields_with(own: Sequence[str], more: str) -> dict[str, str]:
    """What to ask for: the own fields, and those of another channel of the same account."""
    listed = [*own, *(each.strip() for each in more.split(",") if each.strip())]
    return {"subscribed_fields": ",".join(dict.fromkeys(listed))}


def subscribed(responses: Sequence[OutboundResponse], provider: str) -> ConnectionTest:
    """The answer to asking for an account's webhooks."""
    asked = [
        each for each in responses if isinstance(each, HttpResponse) and each.step == "subscribe"
    ]
    if not asked:
        return ConnectionTest(ok=False, message=f"{provider} gave no answer.")
    response = asked[-1]
    found = refused(response)
    if found is not None:
        return ConnectionTest(ok=False, message=f"{provider} refused it: {found.reason}")
    return ConnectionTest(
        ok=True,
        message="The app gets this account's webhooks. Its callback URL is set once, in the app "
        "dashboard.",
    )


def renewal(account: GraphAccount) -> list[HttpRequest]:
    """Ask for a fresh long-lived token of Instagram Login (60 days good; it must be a day old).

    A token by Facebook Login has no such renewal.
    """
    base = account.api_base_url.rstrip("/")
    if base == "https://graph.facebook.com":
        return []
    return [
        HttpRequest(
            method="GET",
            url=f"{base}/refresh_access_token?grant_type=ig_refresh_token",
            headers=headers(account),
            step="token",
        )
    ]


def renewed(responses: Sequence[OutboundResponse]) -> Mapping[str, str]:
    """The fresh token, where one was given."""
    token = reading.text(reading.answer(responses, "token").get("access_token"), 4000)
    return {"access_token": token} if token else {}


def account_test(account: GraphAccount, node: str, fields: str) -> list[OutboundRequest]:
    """Ask for the account, and which apps get its webhooks."""
    return [
        get(account, f"{node}?fields={fields}", "account"),
        get(account, f"{node}/subscribed_apps", "subscribed"),
    ]
