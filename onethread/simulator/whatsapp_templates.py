"""Approved templates of the stand-in, and what the Cloud API refuses of one that is filled in. No I/O.

Source: "Template components", "Send message templates", "Location templates" and "Error codes" of the
WhatsApp Business Platform documentation. What the API says of a header that is missing ("expected IMAGE,
received UNKNOWN", 132012), of a button ("of type Url requires a parameter", 131008) and of a named field
without its name ("Parameter name is missing or empty", 100) is as its users quote it. Of a name that the
template doesn't have nothing is documented: the code of wrong parameters, 132018, stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from onethread.simulator.whatsapp_errors import ApiError

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_CODE = re.compile(r"[A-Za-z0-9]{1,15}")
VALUE_LIMIT = 1024


class KnownButton(msgspec.Struct, kw_only=True):
    """A button of a template. `url` ends in {{1}} when it takes a value. `example`: of that, or the code."""

    kind: Literal["URL", "QUICK_REPLY", "COPY_CODE", "PHONE_NUMBER", "FLOW", "CATALOG", "MPM"]
    text: str
    url: str = ""
    example: str = ""


class KnownTemplate(msgspec.Struct, kw_only=True):
    """A template of an account. `header_format`: TEXT with `header`, IMAGE, VIDEO, DOCUMENT or LOCATION; ""
    for none. Its fields have numbers, {{1}}, or names, {{first_name}}; `examples` stand in their order."""

    name: str
    language: str
    text: str
    category: str = "UTILITY"
    status: Literal["APPROVED", "PAUSED", "DISABLED", "REJECTED"] = "APPROVED"
    header_format: Literal["", "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"] = ""
    header: str = ""
    footer: str = ""
    buttons: list[KnownButton] = []
    cards: int = 0  # of a carousel
    examples: list[str] = []

    @property
    def fields(self) -> list[str]:
        """The numbers or names in its text, each once."""
        return list(dict.fromkeys(_PLACEHOLDER.findall(self.text)))

    @property
    def named(self) -> bool:
        """Whether its fields are sent by name."""
        fields = [*self.fields, *_PLACEHOLDER.findall(self.header)]
        return any(not each.isdigit() for each in fields)


def listed(template: KnownTemplate) -> dict[str, Any]:
    """A template as the account's list shows it."""
    components: list[dict[str, Any]] = []
    if template.header_format:
        header: dict[str, Any] = {"type": "HEADER", "format": template.header_format}
        if template.header:
            header["text"] = template.header
        components.append(header)
    body: dict[str, Any] = {"type": "BODY", "text": template.text}
    if template.examples and template.named:
        body["example"] = {
            "body_text_named_params": [
                {"param_name": name, "example": example}
                for name, example in zip(template.fields, template.examples, strict=True)
            ]
        }
    elif template.examples:
        body["example"] = {"body_text": [template.examples]}
    components.append(body)
    if template.footer:
        components.append({"type": "FOOTER", "text": template.footer})
    if template.buttons:
        components.append({"type": "BUTTONS", "buttons": [_listed(b) for b in template.buttons]})
    if template.cards:
        card = {"components": [{"type": "HEADER", "format": "IMAGE"}]}
        components.append({"type": "CAROUSEL", "cards": [card] * template.cards})
    return {
        "name": template.name,
        "language": template.language,
        "status": template.status,
        "category": template.category,
        "parameter_format": "NAMED" if template.named else "POSITIONAL",
        "components": components,
    }


def _listed(button: KnownButton) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": button.kind, "text": button.text}
    if button.url:
        shown["url"] = button.url
    if button.example:
        shown["example"] = [button.example]
    return shown


def page(templates: Sequence[KnownTemplate], query: Mapping[str, str], most: int) -> dict[str, Any]:
    """A page of the account's list: `status`, `limit` and `after` as asked, no more than `most`."""
    shown = [each for each in templates if query.get("status", each.status) == each.status]
    begin = int(query.get("after", "0"))
    end = begin + min(most, int(query.get("limit", "25")))
    data = [listed(each) | {"id": str(n)} for n, each in enumerate(shown[begin:end], begin)]
    paging: dict[str, Any] = {"cursors": {"before": str(begin), "after": str(end)}}
    if end < len(shown):
        paging["next"] = "https://graph.facebook.com/next"
    return {"data": data, "paging": paging}


def find(templates: Sequence[KnownTemplate], name: str, language: Any) -> KnownTemplate:
    """The template that a message names. Raises ApiError when it is not there, or may not be sent."""
    for each in templates:
        if (each.name, each.language) == (name, language):
            if each.status == "PAUSED":
                raise ApiError(132015, f"template ({name}) is paused due to low quality.")
            if each.status == "DISABLED":
                raise ApiError(132016, f"template ({name}) is disabled due to low quality.")
            if each.status == "APPROVED":
                return each
    raise ApiError(132001, f"template name ({name}) does not exist in {language}", 404)


def check_components(components: Any, template: KnownTemplate, media: Mapping[str, str]) -> None:
    """Raises ApiError when it isn't filled in as it must be. `media`: types of the number's files."""
    if not isinstance(components, list):
        raise ApiError(131009, "template.components must be a list.")
    header: list[Any] = []
    body: list[Any] = []
    buttons: dict[int, Any] = {}
    for component in components:
        kind = str(component.get("type")).lower()
        parameters = component.get("parameters")
        if not isinstance(parameters, list):
            raise ApiError(131008, f"{kind}: parameters are required.")
        if kind == "header":
            header += parameters
        elif kind == "body":
            body += parameters
        elif kind == "button":
            place = str(component.get("index", ""))
            if not place.isdigit() or int(place) in buttons:
                raise ApiError(131009, "button: index is required, once for each button.")
            buttons[int(place)] = component
        else:
            raise ApiError(131009, f"Unexpected component {kind!r}.")
    _header(header, template, media)
    _texts("body", body, template.fields, template.named)
    _buttons(buttons, template)


def _header(parameters: list[Any], template: KnownTemplate, media: Mapping[str, str]) -> None:
    form = template.header_format
    if form in ("", "TEXT"):
        _texts("header", parameters, _PLACEHOLDER.findall(template.header), template.named)
        return
    kind = form.lower()
    given = parameters[0] if len(parameters) == 1 else {}
    if given.get("type") != kind or not isinstance(given.get(kind), dict):
        received = str(given.get("type", "UNKNOWN")).upper()
        raise _mismatch(f"header: Format mismatch, expected {form}, received {received}")
    if form == "LOCATION":
        _place(given[kind])
    else:
        _file(given[kind], kind, media)


def _place(part: dict[str, Any]) -> None:
    if extra := part.keys() - {"latitude", "longitude", "name", "address"}:
        raise ApiError(100, f"Unexpected key {min(extra)!r} on location.")
    for name, most in (("latitude", 90), ("longitude", 180)):
        try:
            fits = abs(float(part[name])) <= most
        except KeyError:
            raise ApiError(131008, f"header: location.{name} is required.") from None
        except (TypeError, ValueError):
            fits = False
        if not fits:
            raise ApiError(131009, f"header: location.{name} must be in degrees.")


def _file(part: dict[str, Any], kind: str, media: Mapping[str, str]) -> None:
    if ("id" in part) == ("link" in part):
        raise ApiError(131008, f"header: {kind} needs either id or link.")
    if extra := part.keys() - {"id", "link"} - ({"filename"} if kind == "document" else set()):
        raise ApiError(100, f"Unexpected key {min(extra)!r} on {kind}.")
    if "id" in part and part["id"] not in media:
        raise ApiError(131009, f"header: {kind}.id names no media of this number.")
    taken = {"image": ("image/jpeg", "image/png"), "video": ("video/mp4", "video/3gpp")}
    if "id" in part and media[part["id"]] not in taken.get(kind, (media[part["id"]],)):
        raise ApiError(131053, f"header: unsupported {kind} mime type {media[part['id']]}.")


def _texts(where: str, parameters: list[Any], fields: Sequence[str], named: bool) -> None:
    """The values of a text's fields: in order, or each with its name."""
    if named and any(not each.get("parameter_name") for each in parameters):
        raise ApiError(100, "Parameter name is missing or empty")
    _count(where, len(parameters), len(fields))
    if named and sorted(each["parameter_name"] for each in parameters) != sorted(fields):
        raise ApiError(132018, f"{where}: the template has no parameter of this name.")
    for parameter in parameters:
        if not named and "parameter_name" in parameter:
            raise ApiError(132018, f"{where}: the parameters of this template have no names.")
        _value(parameter, where)


def _buttons(given: dict[int, Any], template: KnownTemplate) -> None:
    for place, component in given.items():
        if place >= len(template.buttons):
            raise ApiError(131009, f"buttons: there is no button at index {place}.")
        button = template.buttons[place]
        kind = str(component.get("sub_type")).lower()
        if kind != button.kind.lower():
            raise _mismatch(f"buttons: Button at index {place} is {button.kind}, not {kind}.")
        if button.kind == "PHONE_NUMBER" or (
            button.kind == "URL" and not _PLACEHOLDER.search(button.url)
        ):
            raise _mismatch(f"buttons: Button at index {place} takes no parameter.")
        _count(f"button at index {place}", len(component["parameters"]), 1)
        [parameter] = component["parameters"]
        if button.kind == "QUICK_REPLY":
            said = parameter.get("payload")
            if parameter.get("type") != "payload" or not isinstance(said, str) or not said:
                raise _mismatch(f"buttons: Button at index {place} requires a payload.")
        elif button.kind == "COPY_CODE":
            code = parameter.get("coupon_code")
            if parameter.get("type") != "coupon_code" or not _CODE.fullmatch(str(code)):
                raise _mismatch(f"buttons: Button at index {place} requires a coupon code.")
        else:
            _value(parameter, f"button at index {place}")
    for place, button in enumerate(template.buttons):
        needed = button.kind == "COPY_CODE" or (
            button.kind == "URL" and _PLACEHOLDER.search(button.url)
        )
        if needed and place not in given:
            raise ApiError(
                131008,
                f"buttons: Button at index {place} of type {button.kind.title()} requires a parameter",
            )


def _count(where: str, given: int, wanted: int) -> None:
    if given != wanted:
        raise ApiError(
            132000,
            f"{where}: number of localizable_params ({given}) does not match the expected number of"
            f" params ({wanted})",
        )


def _value(parameter: Any, where: str) -> None:
    said = parameter.get("text")
    if parameter.get("type") != "text" or not isinstance(said, str) or not said:
        raise _mismatch(f"{where}: a text is expected.")
    if len(said) > VALUE_LIMIT:
        raise ApiError(132005, f"{where}: the translated text is too long.")
    if "\n" in said or "\t" in said or "     " in said:
        raise ApiError(
            100,
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        )


def _mismatch(details: str) -> ApiError:
    return ApiError(132012, details)
