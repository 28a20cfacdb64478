"""The API's documentation is whole: every operation says what it does, takes and refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.handlers import HTTPRouteHandler

from onethread.access import PUBLIC
from onethread.access.routes import handlers_of, permission_of
from onethread.settings import Settings
from onethread.web import assemble

APP = assemble(Settings(), "postgresql://unused")
SCHEMA: dict[str, Any] = APP.openapi_schema.to_schema()


def operations() -> Iterator[tuple[str, HTTPRouteHandler, dict[str, Any]]]:
    """Every documented operation as (name, handler, its documentation)."""
    for route in APP.routes:
        for handler in handlers_of(route):
            if not isinstance(handler, HTTPRouteHandler) or not handler.resolve_include_in_schema():
                continue
            path = SCHEMA["paths"][route.path_format]
            for method in handler.http_methods:
                yield f"{method} {route.path_format}", handler, path[method.lower()]


OPERATIONS = sorted(operations(), key=lambda operation: operation[0])


def every(documented: Any) -> Any:
    return pytest.mark.parametrize(
        ("name", "handler", "operation"), OPERATIONS, ids=[name for name, _, _ in OPERATIONS]
    )(documented)


@every
def test_it_says_what_it_does(
    name: str, handler: HTTPRouteHandler, operation: dict[str, Any]
) -> None:
    assert handler.summary, "give it a summary"
    assert (handler.fn.__doc__ or "").strip(), "say what it means in its docstring"
    assert operation["tags"], "give its controller a tag"
    success = min(operation["responses"])
    assert success.startswith("2")
    assert operation["responses"][success]["description"]


@every
def test_a_body_has_an_example_that_fits(
    name: str, handler: HTTPRouteHandler, operation: dict[str, Any]
) -> None:
    if "requestBody" not in operation:
        pytest.skip("it takes no body")
    for media_type, content in operation["requestBody"]["content"].items():
        assert content.get("examples"), "give it example={…}, a body that could really be sent"
        if media_type == "application/json":
            import msgspec

            shape = handler.parsed_fn_signature.parameters["data"].annotation
            msgspec.convert(content["examples"]["example"]["value"], shape, strict=True)


@every
def test_its_errors_are_documented_as_problems(
    name: str, handler: HTTPRouteHandler, operation: dict[str, Any]
) -> None:
    answers = operation["responses"]
    expected = {"503"}
    if permission_of(handler) != PUBLIC:
        expected |= {"401", "403"}
    if "requestBody" in operation:
        expected |= {"400", "422"}
    if "{" in name:
        expected |= {"404"}
    assert expected <= set(answers), "declare errors=(…)"
    for status, answer in answers.items():
        if int(status) >= 400:
            assert answer["description"]
            assert list(answer["content"]) == ["application/problem+json"], status


@every
def test_it_says_how_to_prove_who_calls(
    name: str, handler: HTTPRouteHandler, operation: dict[str, Any]
) -> None:
    ways = {way for each in operation.get("security", []) for way in each}
    match permission_of(handler):
        case "public":
            assert ways == set()
        case "signed-in":
            assert ways == {"session"}
        case permission:
            assert ways == {"session", "token"}
            assert f"Permission: `{permission}`." in operation["description"]
    assert ways <= set(SCHEMA["components"]["securitySchemes"])


def test_operation_ids_are_distinct_names() -> None:
    ids = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(set(ids)) == len(ids)
    assert all(each.isidentifier() and each.islower() for each in ids)
