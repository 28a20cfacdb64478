"""Mail by the Gmail API: history polled and woken by Pub/Sub, raw messages in and out."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.gmail.config import GmailConfig
from onethread.connectors.gmail.inbound import keys, parse, poll, read_poll, verify
from onethread.connectors.gmail.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="gmail",
        name="Gmail",
        colour="#d93025",
        docs_url="https://developers.google.com/workspace/gmail/api/guides",
        attached_bytes=MAX_ATTACHED_BYTES,
        receipts=("delivered", "read", "failed"),
        transport="poll",
        cost="free",
        subscription_hours=24 * 6,
    ),
    config_type=GmailConfig,
    verify=verify,
    keys=keys,
    poll=poll,
    read_poll=read_poll,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    signature=signature,
    address=reply_address,
    proof="token",
    setup_webhook=(
        "For mail at once, make a Pub/Sub topic on which gmail-api-push@system.gserviceaccount.com may "
        "publish, and a push subscription to this address with authentication by a service account; name "
        "topic, account and audience in this channel. Without them the mailbox is asked every minute."
    ),
)
