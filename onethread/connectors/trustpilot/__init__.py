"""Trustpilot: service reviews of a business, and its answer to each."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.trustpilot.config import TrustpilotConfig
from onethread.connectors.trustpilot.inbound import parse, poll, read_poll, verify
from onethread.connectors.trustpilot.outbound import (
    ANSWER_CHARACTERS,
    build,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="trustpilot",
    name="Trustpilot",
    area="public",
    identity_schemes=("trustpilot", "email"),
    transport="poll",
    content_in=("text", "subject", "rating", "edit", "deletion", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=ANSWER_CHARACTERS),
    public=True,
    revisions=("edit", "delete"),
    poll_seconds=300.0,
    cost="free",
    docs_url="https://documentation-apidocumentation.trustpilot.com/",
    colour="#00b67a",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=TrustpilotConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    revise=revise,
    setup_webhook=(
        "Reviews are asked for every five minutes. To have them at once, and to learn of deleted ones: in "
        "Trustpilot Business open Integrations, Developers, Webhooks, and paste this address with "
        "?token= and the webhook token of this channel behind it, for the service review events."
    ),
)
