"""Comments on a Facebook Page by the Graph API: answered in public, or once in private."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.facebook_comments.config import FacebookCommentsConfig
from onethread.connectors.facebook_comments.inbound import account, fetch_media, parse, verify
from onethread.connectors.facebook_comments.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    revise,
    subscribe,
    test,
)

_MB = 1024 * 1024

MANIFEST = Manifest(
    id="facebook_comments",
    area="public",
    name="Facebook comments",
    identity_schemes=("facebook", "messenger"),
    transport="webhook",
    content_in=("text", "image", "video", "reaction", "edit", "deletion", "unsupported"),
    content_out=("text", "image", "reaction"),
    limits=Limits(
        text_characters=2000,
        attachments_per_message=1,
        attachment_bytes={"image": 10 * _MB},
        messages_per_second=5,
    ),
    public=True,
    private_reply=True,
    revisions=("edit", "delete"),
    docs_url="https://developers.facebook.com/docs/graph-api/webhooks/reference/page",
    colour="#1877f2",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=FacebookCommentsConfig,
    verify=verify,
    parse=parse,
    account=account,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    revise=revise,
    setup_webhook=(
        "In the app dashboard open Webhooks and choose Page. Paste this address as the callback URL and "
        "the verify token of this channel as the verify token, and subscribe to the fields 'feed' and "
        "'mention'. Then press “Subscribe webhooks” here. An app has one callback for Pages: when its "
        "Messenger messages come here too, give each channel an app of its own."
    ),
)
