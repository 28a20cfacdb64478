"""Google's APIs: access tokens, and errors in our words."""

from __future__ import annotations

from typing import Any

from onethread.connectors._schemes.reading import answered, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.messages import HttpRequest, HttpResponse, SendRefused, SignedJwt

TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
KEYS_URL = "https://www.googleapis.com/oauth2/v3/certs"
ISSUERS = ("https://accounts.google.com", "accounts.google.com")
# An access token is good for an hour.
TOKEN_SECONDS = 3300.0
_ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUTHORISATION = {"Authorization": "Bearer {{token.access_token}}"}


def user_token(url: str, client_id: str, client_secret: str, refresh_token: str) -> HttpRequest:
    """Asks for an access token of the user who gave the refresh token."""
    return HttpRequest(
        method="POST",
        url=url,
        form={
            "grant_type": "refresh_token",
            "client_id": client_id,
            "client_secret": client_secret,
            "refresh_token": refresh_token,
        },
        step="token",
        reuse_seconds=TOKEN_SECONDS,
    )


def service_token(url: str, email: str, private_key: Any, scope: str) -> HttpRequest:
    """Asks for an access token of a service account, by a token that it signs."""
    return HttpRequest(
        method="POST",
        url=url,
        form={"grant_type": _ASSERTION},
        jwt=SignedJwt(
            key=private_key,
            algorithm="RS256",
            claims={"iss": email, "scope": scope, "aud": url},
            seconds=3600,
            place="assertion",
        ),
        step="token",
        reuse_seconds=TOKEN_SECONDS,
    )


def said(response: HttpResponse) -> str:
    """Google's own words of what is wrong."""
    found = answered(response)
    error = found.get("error")
    if isinstance(error, str):  # of the token: {"error": "invalid_grant", "error_description": "…"}
        return text(found.get("error_description"), 300) or text(error, 100)
    return text(node(error).get("message"), 300)


def reason(response: HttpResponse) -> str:
    """The short name of an error (`quotaExceeded`, `commentsDisabled`), "" when there is none."""
    error = node(answered(response).get("error"))
    for each in nodes(error.get("errors")):
        if found := text(each.get("reason"), 80):
            return found
    return text(error.get("status"), 80)


def refusal(response: HttpResponse, product: str) -> SendRefused:
    """An error of an API or of the token in our words."""
    words, name = said(response), reason(response)
    if response.step == "token" and response.status in (400, 401):
        return refused("bad_credentials", product, words)
    if name in (
        "quotaExceeded",
        "rateLimitExceeded",
        "userRateLimitExceeded",
        "RESOURCE_EXHAUSTED",
    ):
        return refused("rate_limited", product, words, 600.0 if name == "quotaExceeded" else None)
    if response.status == 400:
        return SendRefused(code=name or "400", reason=f"{product} refused it: {words}"[:400])
    return by_status(response, product, words)


def trouble(response: HttpResponse | None, product: str, asked: str) -> str:
    """Why a connection test failed, in words; "" when this answer is good."""
    if response is None:
        return f"{product} gave no answer: check the network."
    if response.status < 300:
        return ""
    words = said(response) or f"HTTP status {response.status}"
    if response.step == "token":
        return f"Google refused the credentials: {words}"
    return f"{product} refused {asked}: {words}"
