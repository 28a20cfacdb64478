"""Forms of a website: posted from the page itself, or by Typeform, Tally, Jotform and others."""

from onethread.connectors.contract import Connector, Manifest
from onethread.connectors.web_forms.config import WebFormsConfig
from onethread.connectors.web_forms.inbound import fetch_media, parse, verify
from onethread.connectors.web_forms.outbound import build, parse_response

MANIFEST = Manifest(
    id="web_forms",
    name="Web forms",
    identity_schemes=("email", "phone", "external", "anonymous"),
    transport="webhook",
    content_in=("text", "subject", "image", "audio", "video", "file", "unsupported"),
    content_out=(),
    docs_url="https://html.spec.whatwg.org/multipage/form-control-infrastructure.html",
    cost="free",
    area="site",
    colour="#0369a1",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=WebFormsConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    proof="token",
    setup_webhook=(
        "Let the form post here with the form key behind the address: "
        '<form method="post" enctype="multipart/form-data" action="this address?key=…">. Or paste the '
        "address with the key as webhook into your form builder."
    ),
)
