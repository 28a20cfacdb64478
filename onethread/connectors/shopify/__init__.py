"""Orders, refunds and returns of a Shopify shop, on the customer's timeline."""

from onethread.connectors.contract import Connector, Manifest
from onethread.connectors.shopify.account import (
    read_subscribed,
    read_test,
    subscribe,
    test,
)
from onethread.connectors.shopify.config import ShopifyConfig
from onethread.connectors.shopify.inbound import parse, verify
from onethread.connectors.shopify.outbound import build, parse_response

MANIFEST = Manifest(
    id="shopify",
    name="Shopify",
    identity_schemes=("shopify", "email", "phone"),
    transport="webhook",
    content_in=("text", "order", "system", "unsupported"),
    content_out=(),
    docs_url="https://shopify.dev/docs/api/webhooks",
    cost="free",
    area="life",
    colour="#5e8e3e",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=ShopifyConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "Nothing to paste: this channel subscribes by itself. By hand: make webhook subscriptions of your "
        "app for orders (create, cancelled, fulfilled), refunds (create) and returns with this address."
    ),
)
