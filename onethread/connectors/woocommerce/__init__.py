"""Orders and refunds of a WooCommerce shop; answers as notes that the shop mails."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.woocommerce.config import WooCommerceConfig
from onethread.connectors.woocommerce.inbound import parse, verify
from onethread.connectors.woocommerce.outbound import (
    TEXT_CHARACTERS,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

MANIFEST = Manifest(
    id="woocommerce",
    name="WooCommerce",
    identity_schemes=("woocommerce", "email", "phone"),
    transport="webhook",
    content_in=("text", "order", "system", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=TEXT_CHARACTERS),
    docs_url="https://developer.woocommerce.com/docs/apis/rest-api/",
    cost="free",
    area="life",
    colour="#7f54b3",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=WooCommerceConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "This channel can subscribe by itself. By hand: in WooCommerce open Settings, Advanced, Webhooks and "
        "add two, for Order created and Order updated, with this address and the webhook secret."
    ),
)
