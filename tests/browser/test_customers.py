"""Everything about a customer beside the conversation, and all of them in a list, in a real Chromium."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.demo import ADDRESS
from onethread.simulator.office import Office
from tests.browser.conftest import Story, Watched, sign_in, violations

NAME = "Wilhelmina Adriana Geertruida van den Boogaard-Uyttendaele van Nieuwenhuizen"
EMAIL = "wilhelmina@post.example"


async def furnish(story: Story) -> None:
    """What the administration knows, before the customer writes."""
    async with Office(story.url) as office:
        log_in = story.demo.log_ins[0]
        await office.sign_in(log_in.email, log_in.password)
        owner = [{"scheme": "email", "value": EMAIL}]
        contract = {
            "external_id": "H20481",
            "values": {
                "address": "Lindengracht 12",
                "city": "1234 AB Watermeer",
                "rent": 812.5,
                "since": "2019-04-01",
                "state": "running",
            },
            "url": "https://erp.example.org/H20481",
            "customers": owner,
        }
        await office.call("POST", "/object-types/contract/objects", {"objects": [contract]})


async def a_customer(page: Page, story: Story) -> int:
    """Has written a mail with a picture; their conversation is open. The id of the customer."""
    mailbox = story.demo.mail.mailbox(EMAIL, NAME)
    await mailbox.write(
        "Goedemiddag,\n\nDe voordeur klemt.\n\nGroet", to=ADDRESS, subject="De voordeur klemt"
    )
    row = page.locator("[data-conversation]").first
    await expect(row).to_be_visible()
    await row.click()
    await expect(page.locator("[data-direction=in]").first).to_be_visible()
    found: int = await page.evaluate(
        "fetch('/api/customers').then(r => r.json()).then(all => all.items[0].id)"
    )
    return found


async def shot(page: Page, name: str) -> None:
    """A picture for whoever asked for some (SHOTS: a folder)."""
    if folder := os.environ.get("SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=f"{folder}/{name}.png")


@pytest.mark.timeout(240)
async def test_an_agent_learns_and_keeps_what_matters_beside_the_conversation(
    browser: Browser, story: Story
) -> None:
    context = await browser.new_context(viewport={"width": 1440, "height": 1000})
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await furnish(story)
    await sign_in(page, story)
    customer = await a_customer(page, story)
    panel = page.locator("aside [data-customer-panel]")
    found: dict[str, Any] = {}

    # Who is this, and how sure are we: at one look. What another system knows: a card.
    await expect(panel.locator("[data-sure]")).to_contain_text("sure")
    await expect(panel.locator("[data-answering]")).to_be_visible()
    card = panel.locator("[data-object=H20481]")
    await expect(card).to_contain_text("€812.50")
    await expect(card).to_contain_text("Lopend")
    found["panel"] = await violations(page)
    await shot(page, "panel")

    # A field is filled in where it stands, and back by one key; what is wrong is told there.
    household = panel.locator("[data-field=household]")
    await household.get_by_role("button").click()
    await page.keyboard.type("many")
    await page.keyboard.press("Enter")
    await expect(household.get_by_role("alert")).to_contain_text("number")
    await shot(page, "wrong")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await expect(household.locator("[data-edit]")).to_have_text("4")
    await expect(page.get_by_text("Personen in huis saved").first).to_be_visible()
    await page.get_by_role("button", name="Undo").first.click()
    await expect(household.locator("[data-edit]")).to_have_text("–")

    # A pinned note, for everyone who serves them.
    await panel.get_by_role("button", name="Pin a note").click()
    await page.keyboard.type("Speaks softly: mind the line.")
    await page.keyboard.press("Control+Enter")
    await expect(panel.locator("[data-notice]")).to_contain_text("Speaks softly")

    # An address is added and ended with a reason; its history tells.
    await panel.get_by_role("button", name="Add an address").click()
    await page.keyboard.type("willie@thuis.example")
    await page.keyboard.press("Enter")
    added = panel.locator("[data-identity]").filter(has_text="willie@thuis.example")
    await added.get_by_role("button", name=re.compile("What to do")).click()
    await page.get_by_role("menuitem", name="No longer theirs").click()
    await page.keyboard.type("typing error")
    await page.keyboard.press("Enter")
    await expect(added).to_have_count(0)
    first = panel.locator("[data-identity]").first
    await first.get_by_role("button", name=re.compile("What to do")).click()
    await page.get_by_role("menuitem", name="History").click()
    await expect(panel.locator("[data-identity-history]")).to_contain_text("typing error")

    # They don't want mail any more: the composer is told why, at once.
    mail = panel.locator("[data-consent=email]")
    await mail.get_by_role("button").click()
    await page.get_by_role("menuitem", name="Don’t contact").click()
    await page.keyboard.type("said so on the telephone")
    await page.keyboard.press("Enter")
    await expect(mail).to_contain_text("said so on the telephone")
    legs = await page.evaluate(
        "fetch('/api/conversations/1').then(r => r.json()).then(c => c.legs.map(l => l.why_code))"
    )
    assert legs == ["no_consent"]

    # News from elsewhere is there without a touch: a contract changed in its system.
    async with Office(story.url) as office:
        log_in = story.demo.log_ins[0]
        await office.sign_in(log_in.email, log_in.password)
        ended = {"external_id": "H20481", "values": {"state": "notice"}}
        await office.call("POST", "/object-types/contract/objects", {"objects": [ended]})
    await expect(card).to_contain_text("Opgezegd")

    # Folded is folded, also tomorrow.
    await panel.get_by_role("button", name=re.compile("^Huurcontracten")).click()
    await expect(card).to_have_count(0)
    await page.reload()
    await expect(panel.locator("[data-sure]")).to_be_visible()
    await expect(panel.locator("[data-section='past']")).to_be_visible()
    await expect(card).to_have_count(0)
    found["after"] = await violations(page)
    await shot(page, "after")

    # On a phone it slides over, and nothing is wider than the screen.
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_role("button", name="Customer").last.click()
    sheet = page.get_by_role("dialog")
    await expect(sheet.locator("[data-customer-head]")).to_be_visible()
    await page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    found["phone"] = await violations(page)
    await shot(page, "phone")
    await page.set_viewport_size({"width": 320, "height": 640})
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    await shot(page, "narrow")
    assert {name: what for name, what in found.items() if what} == {}
    assert customer == 1
    watched.complaints = [each for each in watched.complaints if "status of 422" not in each]
    watched.check()


@pytest.mark.timeout(240)
async def test_customers_are_listed_brought_in_and_their_fields_defined(
    browser: Browser, story: Story, tmp_path: Path
) -> None:
    context = await browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark"
    )
    watched = Watched(context, story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story, "nl")
    found: dict[str, Any] = {}

    async def look(name: str) -> None:
        await page.evaluate(
            "Promise.allSettled(document.getAnimations().map((each) => each.finished))"
        )
        found[name] = await violations(page)
        await shot(page, name)

    await page.goto(f"{story.url}/customers")
    await expect(page.get_by_text("Nog geen klanten")).to_be_visible()
    await look("empty")

    # Customers from a file: columns guessed, what is wrong told by the row.
    file = tmp_path / "klanten.csv"
    file.write_text(
        "Naam;E-mail;Telefoon;Personen in huis;Huurvorm\n"
        "Bakkerij De Molen;info@molen.example;0201234567;3;Sociale huur\n"
        "J. Jansen;jan@post.example;;veel;\n"
        "P. Peters;piet@post.example;;2;Vrije sector\n",
        "utf-8",
    )
    await page.locator("[data-customers-more]").click()
    await page.get_by_role("menuitem", name="Bestand inlezen").click()
    await page.set_input_files("input[type=file]", str(file))
    await page.get_by_role("button", name="Controleren").click()
    told = page.locator("[data-import-result]")
    await expect(told).to_contain_text("2 nieuw, 0 gewijzigd, 1 geweigerd")
    await expect(told).to_contain_text("Rij 2 (J. Jansen)")
    await look("import")
    await page.get_by_role("button", name="Inlezen").click()
    await expect(page.locator("[data-customer]")).to_have_count(2)
    await page.keyboard.press("Escape")

    # Found by a field, sorted by it, one opened by the keyboard.
    await page.goto(f"{story.url}/customers?where=household%3E%3D3&sort=-household")
    await expect(page.locator("[data-customer]")).to_have_count(1)
    await expect(page.locator("[data-customer]")).to_contain_text("Personen in huis: 3")
    await page.get_by_role("button", name=re.compile("^Filter Personen in huis")).click()
    await expect(page.locator("[data-customer]")).to_have_count(2)
    await page.keyboard.press("j")
    await expect(page.locator("[data-customer-head]")).to_contain_text("Bakkerij De Molen")
    await look("customers")

    # A field defined, and a type of object with its card.
    await page.goto(f"{story.url}/settings/fields")
    await page.get_by_role("button", name="Veld toevoegen").click()
    await page.get_by_label("Naam op het scherm").fill("Sleutelnummer van de buren")
    await look("field")
    await page.get_by_role("button", name="Opslaan").click()
    await expect(page.locator("[data-field=sleutelnummer_van_de_buren]")).to_be_visible()
    await look("fields")
    await page.goto(f"{story.url}/settings/objects")
    await page.locator("[data-object-type=contract]").get_by_role("button").first.click()
    await expect(page.locator("article")).to_contain_text("Adres")
    await look("objects")
    assert {name: what for name, what in found.items() if what} == {}
    watched.check()
