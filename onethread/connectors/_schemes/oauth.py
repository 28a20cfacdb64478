"""Access tokens of OAuth 2 (RFC 6749): asked for once, used until they nearly expire. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onethread.connectors._schemes.reading import answered, text
from onethread.connectors._schemes.refusing import refused
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse, SendRefused

TOKEN_STEP = "token"  # noqa: S105 - the name of a step
# Google's and Microsoft's tokens live an hour; ten minutes are left over for clocks and slow requests.
REUSE_SECONDS = 3000.0
BEARER = {"Authorization": "Bearer {{" + TOKEN_STEP + ".access_token}}"}


def token_request(url: str, form: Mapping[str, str]) -> HttpRequest:
    """Asks for an access token; later requests carry it by BEARER."""
    return HttpRequest(
        method="POST",
        url=url,
        form=form,
        headers={"Accept": "application/json"},
        step=TOKEN_STEP,
        reuse_seconds=REUSE_SECONDS,
    )


def token_refused(responses: Sequence[OutboundResponse], provider: str) -> SendRefused | None:
    """Why there is no access token; None when there is one, or none was asked for."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.step == TOKEN_STEP:
            found = answered(response)
            if response.status < 300 and text(found.get("access_token")):
                return None
            said = text(found.get("error_description")) or text(found.get("error"))
            if response.status >= 500 or response.status == 429:
                return refused("temporary", provider, said)
            return refused("bad_credentials", provider, said or "no access token was given")
    return None
