"""Templates of WhatsApp, whoever carries them: why some can't be sent by a person, and what a value may be.

Lengths are those of "Template components" in the WhatsApp Business Platform documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onethread.errors import InvalidInput
from onethread.messages import Template, TemplateButton

_CODE = re.compile(r"[A-Za-z0-9]{1,15}")
PAYLOAD_LIMIT = 128
ADDRESS_LIMIT = 2000

CAROUSEL = "It is a carousel: each card has a picture, a text and buttons of its own."
CATALOGUE = "It opens your catalogue at Meta; products are not known here."
PRODUCTS = "It shows several products of your catalogue at Meta; products are not known here."
PRODUCT = "It shows a product of your catalogue at Meta; products are not known here."
FLOW = "It opens a form of WhatsApp (a flow), which can't be started from here."
PAYMENT = "It asks for a payment: the amount and the items come from your shop."
ORDER = "It tells how far an order is: that comes from your shop."
CODE = "It carries a one-time code, which comes from the system that checks it."
OFFER = "It is an offer with a time at which it ends, which can't be given here."
MAY_CALL = "It asks whether you may call by WhatsApp, which can't be done from here."
CALL = "Its button calls you by WhatsApp, which can't be answered here."
LIST = "It is a list to choose from, which WhatsApp takes only within the 24 hours."
FILE = (
    "The file above its text stands at an address of its own, which can't be filled in from here."
)

# Components, formats of headers, kinds of buttons and categories, by Meta's names.
BY_KIND: Mapping[str, str] = {
    "CAROUSEL": CAROUSEL,
    "CATALOG": CATALOGUE,
    "MPM": PRODUCTS,
    "PRODUCT_LIST": PRODUCTS,
    "SPM": PRODUCT,
    "PRODUCT": PRODUCT,
    "FLOW": FLOW,
    "ORDER_DETAILS": PAYMENT,
    "ORDER_STATUS": ORDER,
    "AUTHENTICATION": CODE,
    "OTP": CODE,
    "LIMITED_TIME_OFFER": OFFER,
    "CALL_PERMISSION_REQUEST": MAY_CALL,
    "VOICE_CALL": CALL,
}


def why_not(kind: str) -> str:
    """The reason for a template with a part of this kind."""
    shown = kind[:40].lower().replace("_", " ")
    return BY_KIND.get(kind) or f"It has a part that is not known here: {shown}."


def words_of(value: str, where: str) -> str:
    """A value as WhatsApp takes it: line ends, tabs and many spaces in one are refused. Raises InvalidInput
    for an empty one."""
    words = " ".join(value.split())
    if not words:
        raise InvalidInput(f"the {where} of this template is empty: fill it in")
    return words


def fields_of(template: Template) -> Iterator[tuple[str, str]]:
    """Name and value of each field of the text; without names "". Raises InvalidInput."""
    names = template.names or [""] * len(template.parameters)
    if len(names) != len(template.parameters):
        raise InvalidInput("each field of this template has one value")
    for number, (name, value) in enumerate(zip(names, template.parameters, strict=True), 1):
        yield name, words_of(value, f"field {name or number}")


def button_value(button: TemplateButton) -> str:
    """The value of a button. Raises InvalidInput for one that WhatsApp doesn't take."""
    value, number = button.value.strip(), button.index + 1
    if not value:
        raise InvalidInput(f"button {number} of this template has no value: fill it in")
    if button.kind == "copy_code":
        if not _CODE.fullmatch(value):
            raise InvalidInput(f"the code of button {number} is 1 to 15 letters and digits")
    elif button.kind == "quick_reply":
        if len(value) > PAYLOAD_LIMIT:
            raise InvalidInput(
                f"the value of button {number} has {PAYLOAD_LIMIT} characters at most"
            )
    elif len(value) > ADDRESS_LIMIT or any(each.isspace() for each in value):
        raise InvalidInput(
            f"the address of button {number} has {ADDRESS_LIMIT} characters at most, no spaces"
        )
    return value
