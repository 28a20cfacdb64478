"""KakaoTalk consultations (sangdam-talk) by the partner HappyTalk: its webhook in, its API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.kakaotalk.config import KakaoTalkConfig
from onethread.connectors.kakaotalk.inbound import fetch_media, parse, verify
from onethread.connectors.kakaotalk.outbound import build, parse_response, read_test, test

_MB = 1024 * 1024


def address(config: KakaoTalkConfig) -> str:
    """The channel's address; empty when it was not filled in."""
    return config.channel_url


MANIFEST = Manifest(
    id="kakaotalk",
    name="KakaoTalk",
    identity_schemes=("kakaotalk",),
    transport="webhook",
    content_in=("text", "image", "audio", "voice", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file", "buttons", "list"),
    limits=Limits(
        text_characters=1000,
        buttons=5,
        button_label_characters=14,
        list_rows=5,
        attachments_per_message=1,
        attachment_bytes={"image": 5 * _MB, "*": 10 * _MB},
        messages_per_second=10,
    ),
    reply_window_hours=720,
    docs_url="https://developer-center.happytalk.io/KakaoWebhook/MessageSend/plain",
    colour="#fee500",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=KakaoTalkConfig,
    proof="token",
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "Give this address, with ?token= and this channel's webhook token behind it, to the partner as the "
        "address that consultation messages go to. Kakao signs nothing: whoever knows the token is believed."
    ),
)
