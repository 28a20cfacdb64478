"""LinkedIn: comments on an organisation's page and mentions of it, by signed webhooks."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.linkedin.config import LinkedInConfig
from onethread.connectors.linkedin.inbound import parse, verify
from onethread.connectors.linkedin.outbound import (
    COMMENT_CHARACTERS,
    build,
    parse_response,
    read_subscribed,
    read_test,
    revise,
    subscribe,
    test,
)

MANIFEST = Manifest(
    id="linkedin",
    name="LinkedIn",
    area="public",
    identity_schemes=("linkedin",),
    transport="webhook",
    content_in=("text", "edit", "deletion", "unsupported"),
    content_out=("text", "image"),
    limits=Limits(
        text_characters=COMMENT_CHARACTERS,
        attachments_per_message=1,
        attachment_bytes={"image": 5 * 1024 * 1024},
    ),
    public=True,
    revisions=("edit", "delete"),
    cost="free",
    docs_url="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/",
    colour="#0a66c2",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=LinkedInConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    revise=revise,
    setup_webhook=(
        "In LinkedIn's developer portal open the app, Webhooks (there for approved apps), and register "
        "this address: it is validated at once, and again every two hours. Then subscribe it, here or by "
        "the API, to the page's social action notifications."
    ),
)
