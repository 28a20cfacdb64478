"""GitHub discussions: discussions and comments by signed webhooks, answers by GraphQL."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.github_discussions.config import GitHubDiscussionsConfig
from onethread.connectors.github_discussions.inbound import parse, verify
from onethread.connectors.github_discussions.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="github_discussions",
    name="GitHub Discussions",
    area="public",
    identity_schemes=("github",),
    transport="webhook",
    content_in=("text", "subject", "image", "edit", "deletion", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=65_536, messages_per_second=1),
    public=True,
    revisions=("edit", "delete"),
    cost="free",
    docs_url="https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions",
    colour="#1f2328",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=GitHubDiscussionsConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    setup_webhook=(
        "In the repository or organisation open Settings, Webhooks, Add webhook (of a GitHub App: its "
        "settings). Paste this address, choose application/json, type the webhook secret of this "
        "channel, and select the events Discussions and Discussion comments."
    ),
)
