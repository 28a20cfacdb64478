"""WeChat Official Accounts: signed (and encrypted) XML in, customer service messages out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.wechat.account import read_test, test
from onethread.connectors.wechat.config import WeChatConfig
from onethread.connectors.wechat.inbound import fetch_media, parse, verify
from onethread.connectors.wechat.outbound import build, parse_response

_MB = 1024 * 1024

MANIFEST = Manifest(
    id="wechat",
    name="WeChat",
    identity_schemes=("wechat",),
    transport="webhook",
    content_in=("text", "image", "voice", "video", "location", "buttons", "unsupported"),
    content_out=("text", "image", "audio", "video", "buttons", "list"),
    limits=Limits(
        text_characters=2000,
        buttons=10,
        button_label_characters=60,
        list_rows=10,
        attachments_per_message=1,
        attachment_bytes={"audio": 2 * _MB, "*": 10 * _MB},
        messages_per_second=10,
        messages_per_window=5,
    ),
    reply_window_hours=48,
    docs_url="https://developers.weixin.qq.com/doc/offiaccount/en/Getting_Started/Overview.html",
    colour="#07c160",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=WeChatConfig,
    proof="token",
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "On the Official Accounts Platform open Settings and development, Basic configuration, Server "
        "configuration. Paste this address as the URL, type this channel's token, choose the safe mode "
        "and type the same EncodingAESKey in both places. Put this server's address on the IP allow list."
    ),
)
