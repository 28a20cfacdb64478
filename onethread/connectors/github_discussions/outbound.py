"""Comments as GraphQL requests to GitHub, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import answer, answered, last_http, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.github_discussions.config import GitHubDiscussionsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
    SignedJwt,
)

# An installation's token is good for an hour, an app's own token for ten minutes at most.
TOKEN_SECONDS = 3000.0
APP_SECONDS = 540
_ADD = """mutation($discussion: ID!, $replyTo: ID, $body: String!) {
  addDiscussionComment(input: {discussionId: $discussion, replyToId: $replyTo, body: $body}) {
    comment { id url }
  }
}"""
_PARENT = """query($id: ID!) {
  node(id: $id) { ... on DiscussionComment { replyTo { id } discussion { id } } }
}"""
_UPDATE = """mutation($id: ID!, $body: String!) {
  updateDiscussionComment(input: {commentId: $id, body: $body}) { comment { id } }
}"""
_DELETE = """mutation($id: ID!) {
  deleteDiscussionComment(input: {id: $id}) { comment { id } }
}"""
_VIEWER = "query { viewer { login } rateLimit { remaining } }"


def build(message: OutboundMessage, config: GitHubDiscussionsConfig) -> Sequence[OutboundRequest]:
    """A comment in the discussion, in the thread of the comment that is answered.

    Threads are one deep: an answer to an answer goes below the comment that began the thread, which is
    asked for. Raises InvalidInput without text or discussion.
    """
    body = message.content.text.strip()
    leg = message.leg
    discussion = text(leg.get("discussion_id")) or text(leg.get("thread"))
    if not body or not discussion:
        raise InvalidInput("a comment needs text and a discussion to stand in")
    requests: list[OutboundRequest] = [*_token(config)]
    last = text(leg.get("last_inbound_id"))
    target = message.in_reply_to or last
    variables: dict[str, Any] = {"discussion": discussion, "body": body}
    if target and target == last:
        comment = text(leg.get("comment_id"))
        if comment and leg.get("nested") is True:
            requests.append(_graphql(_PARENT, {"id": comment}, config, "parent"))
            variables["replyTo"] = "{{parent.data.node.replyTo.id}}"
        elif comment:
            variables["replyTo"] = comment
    requests.append(_graphql(_ADD, variables, config))
    return requests


def _token(config: GitHubDiscussionsConfig) -> list[HttpRequest]:
    if config.access_token or config.private_key is None:
        return []
    installation = quote(config.installation_id, safe="")
    return [
        HttpRequest(
            method="POST",
            url=f"{config.api_base_url.rstrip('/')}/app/installations/{installation}/access_tokens",
            headers={"Accept": "application/vnd.github+json"},
            jwt=SignedJwt(
                key=config.private_key,
                algorithm="RS256",
                claims={"iss": config.app_id},
                seconds=APP_SECONDS,
            ),
            step="token",
            reuse_seconds=TOKEN_SECONDS,
        )
    ]


def _graphql(
    query: str, variables: Mapping[str, Any], config: GitHubDiscussionsConfig, step: str = "send"
) -> HttpRequest:
    token = config.access_token.reveal() if config.access_token else "{{token.token}}"
    return HttpRequest(
        method="POST",
        url=f"{config.api_base_url.rstrip('/')}/graphql",
        headers={"Authorization": f"Bearer {token}"},
        json={"query": query, "variables": dict(variables)},
        step=step,
    )


def parse_response(
    responses: Sequence[OutboundResponse],
    _message: OutboundMessage,
    _config: GitHubDiscussionsConfig,
) -> SendResult:
    """The comment's id, or the first refusal."""
    for response in responses:
        if isinstance(response, HttpResponse):
            found = refusal(response)
            if found is not None:
                return found
    added = node(node(answer(responses).get("data")).get("addDiscussionComment"))
    comment_id = text(node(added.get("comment")).get("id"), 500)
    return SendAccepted(message_id=comment_id) if comment_id else refused("temporary", "GitHub")


_TYPES = {
    "RATE_LIMITED": "rate_limited",
    "NOT_FOUND": "bad_recipient",
    "FORBIDDEN": "bad_credentials",
    "INSUFFICIENT_SCOPES": "bad_credentials",
    "SERVICE_UNAVAILABLE": "temporary",
}


def refusal(response: HttpResponse) -> SendRefused | None:
    """A refusal in our words; GraphQL refuses with status 200 and `errors`."""
    found = answered(response)
    errors = nodes(found.get("errors"))
    said = text(errors[0].get("message") if errors else found.get("message"), 300)
    after = response.headers.get("retry-after", "")
    if response.status in (403, 429) and (after or "rate limit" in said.lower()):
        wait = float(after[:5]) if after.isascii() and after.isdigit() else 60.0
        return refused("rate_limited", "GitHub", said, min(wait, 3600.0))
    if response.status >= 300:
        return by_status(response, "GitHub", said)
    if not errors:
        return None
    code = _TYPES.get(text(errors[0].get("type"), 60))
    if "locked" in said.lower():
        return refused("blocked", "GitHub", said)
    if code is None:
        return SendRefused(code="refused", reason=f"GitHub refused the comment: {said}"[:400])
    return refused(code, "GitHub", said)


def revise(revision: Revision, config: GitHubDiscussionsConfig) -> Sequence[HttpRequest]:
    """Change the words of a comment of ours, or delete it."""
    if revision.content is None:
        asked = _graphql(_DELETE, {"id": revision.message_id}, config)
    else:
        variables = {"id": revision.message_id, "body": revision.content.text}
        asked = _graphql(_UPDATE, variables, config)
    return [*_token(config), asked]


def fetch_media(
    remote: Mapping[str, Any], _config: GitHubDiscussionsConfig
) -> Sequence[HttpRequest]:
    """The picture, without the token: those of public repositories are open to anybody."""
    return [HttpRequest(method="GET", url=str(remote["url"]), timeout_seconds=60.0)]


def test(config: GitHubDiscussionsConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [*_token(config), _graphql(_VIEWER, {}, config, "viewer")]


def read_test(
    responses: Sequence[OutboundResponse], config: GitHubDiscussionsConfig
) -> ConnectionTest:
    """Whether the token or the app is good, and for this account."""
    if not config.access_token and (config.private_key is None or not config.installation_id):
        return ConnectionTest(
            ok=False,
            message="Fill in an access token, or the app's client ID, installation and key.",
        )
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="GitHub gave no answer: check the network.")
    found = refusal(response)
    if found is not None:
        asked = "the app's key or installation" if response.step == "token" else "the access token"
        return ConnectionTest(ok=False, message=f"GitHub refused {asked}: {found.reason}")
    login = text(node(node(answered(response).get("data")).get("viewer")).get("login"), 100)
    if not login:
        return ConnectionTest(ok=False, message="There is no GitHub at this address.")
    if login.lower() != config.account.lower():
        return ConnectionTest(ok=False, message=f"The token is of {login}: correct the account.")
    return ConnectionTest(ok=True, message=f"{login} is connected.", facts={"login": login})
