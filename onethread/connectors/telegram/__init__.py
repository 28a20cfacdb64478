"""Telegram by the Bot API: updates by webhook in, methods out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.telegram.config import TelegramConfig
from onethread.connectors.telegram.inbound import fetch_media, parse, verify
from onethread.connectors.telegram.outbound import (
    build,
    mark_leg_read,
    parse_response,
    read_subscribed,
    read_test,
    revise,
    subscribe,
    test,
)
from onethread.connectors.telegram.polling import poll, polls, read_poll

_MB = 1024 * 1024


def address(config: TelegramConfig) -> str:
    """The bot's name, as t.me wants it; empty when it was not filled in."""
    return config.bot_username.removeprefix("@")


MANIFEST = Manifest(
    id="telegram",
    name="Telegram",
    identity_schemes=("telegram", "phone"),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "buttons",
        "reaction",
        "edit",
        "deletion",
        "system",
        "unsupported",
    ),
    content_out=(
        "text",
        "html",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "buttons",
        "list",
        "reaction",
    ),
    limits=Limits(
        text_characters=4096,
        buttons=10,
        button_label_characters=40,
        list_rows=20,
        attachments_per_message=10,
        attachment_bytes={"image": 10 * _MB, "sticker": 512 * 1024, "*": 50 * _MB},
        messages_per_second=25,
    ),
    revisions=("edit", "delete"),
    poll_seconds=1.0,  # where it is asked, the question itself waits
    docs_url="https://core.telegram.org/bots/api",
    colour="#229ed9",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=TelegramConfig,
    proof="token",
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    mark_leg_read=mark_leg_read,
    poll=poll,
    read_poll=read_poll,
    polls=polls,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    revise=revise,
    setup_webhook=(
        "Press “Subscribe webhooks”: Telegram is told this address and the secret token. (By hand: call "
        "setWebhook "
        "with this address as url and this channel's secret token as secret_token.) Without a public "
        "address let messages be asked for, in the settings."
    ),
)
