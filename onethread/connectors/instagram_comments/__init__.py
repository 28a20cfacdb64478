"""Comments on Instagram by the Instagram Platform: answered in public, or once in private."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.instagram_comments.config import InstagramCommentsConfig
from onethread.connectors.instagram_comments.inbound import account, parse, verify
from onethread.connectors.instagram_comments.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    renewed,
    revise,
    subscribe,
    test,
)

MANIFEST = Manifest(
    id="instagram_comments",
    area="public",
    name="Instagram comments",
    identity_schemes=("instagram",),
    transport="webhook",
    content_in=("text", "unsupported"),
    content_out=("text",),
    limits=Limits(
        text_characters=300,
        messages_per_second=5,
    ),
    public=True,
    private_reply=True,
    revisions=("delete",),
    subscription_hours=30 * 24,
    docs_url="https://developers.facebook.com/documentation/instagram-platform",
    colour="#c13584",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=InstagramCommentsConfig,
    verify=verify,
    parse=parse,
    account=account,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    renewed=renewed,
    revise=revise,
    setup_webhook=(
        "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste "
        "this address as the callback URL and the verify token of this channel as the verify token, and "
        "subscribe to the field 'comments'. Then press “Subscribe webhooks” here. An app has one callback "
        "for Instagram: when its direct messages come here too, give each channel an app of its own."
    ),
)
