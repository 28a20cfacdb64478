"""The account: its access token, what its errors mean, and whether it answers. No I/O.

Source: "Get access token (stable)" and "Global return codes" of the Official Accounts documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.wechat.config import WeChatConfig
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundRequest,
    OutboundResponse,
    SendRefused,
)

PROVIDER = "WeChat"
# A token is good for 7,200 seconds; others who ask for it don't end it (that is what "stable" means).
TOKEN_SECONDS = 3600.0
# What says, with status 200, that a token is good no more.
STALE = (b'"errcode":40001,', b'"errcode":40014,', b'"errcode":42001,')
_CODES = {
    -1: "temporary",
    40001: "bad_credentials",
    40013: "bad_credentials",
    40014: "bad_credentials",
    40125: "bad_credentials",
    40164: "bad_credentials",
    41001: "bad_credentials",
    42001: "bad_credentials",
    48001: "bad_credentials",
    61023: "bad_credentials",
    40003: "bad_recipient",
    43004: "no_consent",
    48002: "blocked",
    50005: "no_consent",
    45002: "too_large",
    45001: "too_large",
    40006: "too_large",
    45007: "too_large",
    40004: "unsupported",
    40005: "unsupported",
    40008: "unsupported",
    45009: "rate_limited",
    45011: "rate_limited",
    45015: "window_closed",
    45047: "window_closed",
    50002: "blocked",
}
_REMEDIES = {
    40164: "This server's address is not on the account's IP allow list.",
    48001: "The account is not allowed to send customer service messages.",
    45047: "WeChat takes five answers to a customer's message; they must write first.",
}


def token(config: WeChatConfig) -> HttpRequest:
    """Ask for the access token, which a good answer of an hour ago still holds."""
    return HttpRequest(
        method="POST",
        url=config.url("stable_token"),
        json={
            "grant_type": "client_credential",
            "appid": config.app_id,
            "secret": config.app_secret.reveal(),
        },
        step="token",
        reuse_seconds=TOKEN_SECONDS,
        stale=(b'"errcode":',),
    )


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer: WeChat answers 200 with a code of its own."""
    answer = answered(response)
    told = text(answer.get("errmsg"), 300)
    if response.status >= 300:
        return by_status(response, PROVIDER, told)
    code = answer.get("errcode")
    if code in (0, None) or not isinstance(code, int):
        return None
    named = f"{_REMEDIES[code]} {code}: {told}" if code in _REMEDIES else f"{code}: {told}"
    return refused(_CODES.get(code, str(code)), PROVIDER, named)


def test(config: WeChatConfig) -> Sequence[OutboundRequest]:
    """Ask for a token, and for something with it."""
    return [
        token(config),
        HttpRequest(
            method="GET",
            url=config.url("getcallbackip?access_token={{token.access_token}}"),
            step="account",
            stale=STALE,
        ),
    ]


def read_test(responses: Sequence[OutboundResponse], config: WeChatConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False, message=f"WeChat refused the AppID or the AppSecret: {no.reason}"
                )
    last = last_http(responses)
    answer: dict[str, Any] = answered(last) if last is not None else {}
    if last is None or last.step != "account" or "ip_list" not in answer:
        return ConnectionTest(
            ok=False, message="WeChat gave no answer: check the network and the API address."
        )
    mode = "encrypted" if config.aes_key else "plain"
    return ConnectionTest(
        ok=True,
        message=f"{config.app_id} is connected.",
        facts={"app_id": config.app_id, "mode": mode},
    )
