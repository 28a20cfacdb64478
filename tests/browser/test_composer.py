"""Writing, by the keyboard alone: snippet, mention, legs, preview, later, taken back; two who answer."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from onethread.simulator.demo import ADDRESS
from onethread.simulator.whatsapp_customers import WhatsAppCustomer
from tests.browser.conftest import Story, Watched, sign_in, violations
from tests.running import until

# Where to keep pictures of what is tested, when somebody wants to look.
PICTURES = os.environ.get("PICTURES")

SNIPPET = """(shortcut) => fetch('/api/snippets', {method: 'POST',
  body: JSON.stringify({scope: 'shared', shortcut, title: 'A visit is planned', texts: {
    en: '<p>Dear {{customer.first_name|there}},</p><p>The fitter comes <strong>Tuesday</strong>.</p>',
    nl: '<p>Beste {{customer.first_name|huurder}},</p><p>De monteur komt <strong>dinsdag</strong>.</p>'
  }}), headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})"""


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.wait_for_timeout(350)
        await page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


async def open_matter(page: Page) -> None:
    row = page.locator("[data-conversation]").first
    await expect(row).to_be_visible()
    await row.click()
    await expect(page.locator("[data-direction=in]").first).to_be_visible()
    await expect(page.locator("[data-composer]")).to_be_visible()


PLAIN = """() => fetch('/api/me', {method: 'PATCH',
    body: JSON.stringify({language: 'nl', settings: {undo_seconds: 0}}),
    headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})"""


@pytest.mark.timeout(180)
async def test_a_reply_is_written_looked_at_and_taken_back_by_the_keyboard_alone(
    browser: Browser, story: Story
) -> None:
    agents = Watched(
        await browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}),
        story.url,
        story.url.replace("http", "ws"),
    )
    page = await agents.page()
    await sign_in(page, story, undo_seconds=30)
    await page.evaluate(SNIPPET, "visit")
    await a_snippet_gets_a_file(page, story)
    mailbox = story.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")
    await mailbox.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
    await open_matter(page)
    telephone = story.demo.cloud.customer("Fatima de Boer", "31697000009")
    editor = page.locator("[data-composer]")
    keys = page.keyboard

    # A snippet by its word, in the customer's facts.
    await keys.press("r")
    await expect(editor).to_be_focused()
    await keys.type("/vis")
    await expect(page.get_by_role("option", name="/visit")).to_be_visible()
    await picture(page, "snippet")
    assert await violations(page) == []
    await keys.press("Enter")
    await expect(editor).to_contain_text("Fatima")
    await expect(editor.locator("strong")).to_be_visible()
    await expect(page.locator("[data-files]")).to_contain_text("Plan.txt")
    await keys.type(" Until then")
    await picture(page, "written")

    # As it will look; the signature is there.
    await keys.press("Alt+p")
    await expect(page.locator("[data-signature]")).to_contain_text("Met vriendelijke groet")
    await picture(page, "preview-mail")
    assert await violations(page) == []
    await keys.press("Escape")
    await editor.focus()

    # Whoever looks at the channels and leaves them writes on.
    await keys.press("Alt+o")
    await expect(page.locator("[aria-current=true][data-leg]")).to_be_focused()
    await keys.press("Escape")
    await expect(editor).to_be_focused()

    # Sent, taken back, and here again.
    await keys.press("Control+Enter")
    await expect(page.locator("[data-held=waiting]")).to_be_visible()
    await picture(page, "held")
    assert await violations(page) == []
    await expect(editor).to_have_text("")
    await keys.press("Control+z")
    await expect(page.locator("[data-held]")).to_have_count(0)
    await expect(editor).to_contain_text("Until then")
    await expect(editor.locator("strong")).to_be_visible()

    # Later, at a time of today's words.
    await keys.press("Alt+t")
    await expect(page.locator("[data-presets]")).to_be_visible()
    await picture(page, "schedule")
    assert await violations(page) == []
    await expect(page.locator("[data-moment-words]")).to_be_focused()
    await keys.type("morgen half 3")
    await expect(page.locator("[data-moment-meant]")).to_contain_text("14:30")
    await keys.press("Enter")
    await expect(page.locator("[data-held=waiting]")).to_contain_text("14:30")
    await picture(page, "scheduled")

    # The customer writes: it asks.
    await mailbox.write("Hij lekt niet meer.", to=ADDRESS, subject="Re: De kraan")
    await expect(page.locator("[data-held=asking]")).to_be_visible(timeout=15_000)
    await picture(page, "asking")
    await page.locator("[data-send-now]").focus()
    await keys.press("Enter")
    await expect(page.locator("[data-direction=out]")).to_be_visible()

    async def mailed() -> bool:
        return bool(mailbox.inbox)

    await until(mailed, 20, "the answer by mail")
    assert "Until then" in mailbox.inbox[0].text
    await expect(page.locator("[data-direction=out]")).to_contain_text("Plan.txt")

    # A note that names a colleague.
    colleague = story.demo.log_ins[1].name
    await page.locator("body").focus()
    await editor.focus()
    await keys.press("Alt+n")
    await keys.type(f"Can you call, @{colleague[:3]}")
    await expect(page.get_by_role("option").first).to_contain_text(colleague)
    await picture(page, "mention")
    await keys.press("Tab")
    await keys.type("please?")
    await expect(editor.locator("[data-mention]")).to_have_text(f"@{colleague}")
    await keys.press("Control+Enter")
    await expect(page.locator("[data-direction=note]")).to_contain_text(f"@{colleague} please?")

    # A draft outlives the tab.
    await keys.press("Alt+n")
    await keys.type("Half an answer")
    await page.reload()
    await expect(page.locator("[data-composer]")).to_contain_text("Half an answer")
    telephone.say("Nu via WhatsApp")
    await page.evaluate(PLAIN)
    await page.goto(f"{story.url}/inbox/all")
    await page.locator("[data-conversation]", has_text="Nu via WhatsApp").click()
    await a_template_is_filled_in(page, telephone)
    await a_template_has_a_place_and_names(page, telephone)
    agents.check()


async def a_snippet_gets_a_file(page: Page, story: Story) -> None:
    """On its settings page; the same file twice is one."""
    await page.goto(f"{story.url}/settings/snippets")
    row = page.locator("[data-snippet=visit]")
    await row.get_by_role("button", name=re.compile("Change")).click()
    files = page.get_by_role("dialog").locator("[data-snippet-files]")
    plan = {"name": "Plan.txt", "mimeType": "text/plain", "buffer": b"Tuesday, 9 to 11."}
    for _ in range(2):
        await files.locator("input[type=file]").set_input_files(plan)
        await expect(files.locator("li")).to_have_count(1)
        await expect(files).to_contain_text("Plan.txt")
    await picture(page, "snippet-file")
    assert await violations(page) == []
    await page.get_by_role("dialog").locator("button[type=submit]").click()
    await expect(row.locator("[data-with-files]")).to_have_text("1 file")
    await picture(page, "snippets")
    await page.goto(f"{story.url}/inbox/all")


async def a_template_is_filled_in(page: Page, telephone: WhatsAppCustomer) -> None:
    """With a file above its text and the end of a link: what is missing is told, then it arrives."""
    await page.get_by_role("button", name="Sjabloon", exact=True).click()
    dialog = page.get_by_role("dialog")
    others = dialog.locator("[data-templates-others]")
    await others.get_by_text("2 andere sjablonen").click()
    await expect(others).to_contain_text("Dit is een carrousel")
    await others.scroll_into_view_if_needed()
    await picture(page, "templates-nl")
    assert await violations(page) == []
    await dialog.get_by_role("button", name=re.compile("Offerte")).click()
    send = dialog.get_by_role("button", name="Sjabloon versturen")
    await dialog.get_by_label("Veld 1").fill("Fatima")
    await send.press("Enter")
    await expect(dialog.get_by_text("Kies een bestand.")).to_be_visible()
    await expect(dialog.get_by_text("Vul dit in.")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Bestand kiezen")).to_be_focused()
    await picture(page, "template-missing-nl")
    assert await violations(page) == []
    await dialog.locator("input[type=file]").set_input_files(
        {"name": "Offerte badkamer.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"}
    )
    await dialog.get_by_label("Einde van de link").fill("q-2026-12")
    preview = dialog.locator("[data-template-preview]")
    await expect(preview).to_contain_text("Offerte badkamer.pdf")
    await expect(preview).to_contain_text("https://delinde.example/offertes/q-2026-12")
    for width, scheme in ((1440, "light"), (390, "dark"), (320, "light")):
        await page.set_viewport_size({"width": width, "height": 900})
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await picture(page, f"template-{width}-{scheme}")
        assert await violations(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await send.click()
    await expect(dialog).to_be_hidden()
    arrived = await telephone.wait_for(lambda a: a.kind == "template", 20)
    header, body, link = arrived.payload["template"]["components"]
    assert header["parameters"][0]["document"]["filename"] == "Offerte badkamer.pdf"
    assert body["parameters"][0]["text"] == "Fatima"
    assert (link["index"], link["parameters"][0]["text"]) == ("1", "q-2026-12")
    await expect(page.locator("[data-direction=out]").last).to_contain_text("Akkoord")
    await picture(page, "template-sent")


async def a_template_has_a_place_and_names(page: Page, telephone: WhatsAppCustomer) -> None:
    """A map's link fills in the degrees; fields are called by their names, with an example."""
    await page.get_by_role("button", name="Sjabloon", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name=re.compile("Monteur onderweg")).click()
    await expect(dialog.get_by_label("Voornaam")).to_have_value("Fatima")
    await expect(dialog.get_by_label("Dag")).to_have_attribute(
        "placeholder", "bijv. dinsdag 12 mei"
    )
    send = dialog.get_by_role("button", name="Sjabloon versturen")
    await send.click()
    await expect(dialog.get_by_label("Naam", exact=True)).to_be_focused()
    await picture(page, "template-place-missing-nl")
    await dialog.get_by_label("Naam", exact=True).fill("Kantoor De Linde")
    await dialog.get_by_label("Adres").fill("Lindelaan 12, 3511 AB Utrecht")
    await dialog.get_by_label("Dag").fill("dinsdag")
    await dialog.get_by_label("Tijd").fill("10.00 uur")
    await dialog.get_by_label("Breedtegraad").focus()
    await page.evaluate(
        """() => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', 'https://maps.google.com/?q=52.0907,5.1214')
          document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        }"""
    )
    await expect(dialog.get_by_label("Lengtegraad")).to_have_value("5.1214")
    for width, scheme in ((1440, "light"), (390, "dark")):
        await page.set_viewport_size({"width": width, "height": 900})
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await picture(page, f"template-place-{width}-{scheme}")
        assert await violations(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await send.click()
    arrived = await telephone.wait_for(
        lambda a: a.kind == "template" and a.payload["template"]["name"] == "monteur_onderweg", 20
    )
    header, body = arrived.payload["template"]["components"]
    assert header["parameters"][0]["location"] == {
        "latitude": "52.090700",
        "longitude": "5.121400",
        "name": "Kantoor De Linde",
        "address": "Lindelaan 12, 3511 AB Utrecht",
    }
    said = {each["parameter_name"]: each["text"] for each in body["parameters"]}
    assert said == {"voornaam": "Fatima", "dag": "dinsdag", "tijd": "10.00 uur"}
    await expect(page.locator("[data-direction=out]").last).to_contain_text("Kantoor De Linde")
    await picture(page, "template-place-sent")


@pytest.mark.timeout(180)
async def test_two_agents_never_answer_unknowingly(browser: Browser, story: Story) -> None:
    pages = []
    watched = []
    for who in (0, 1):
        context = Watched(
            await browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800}),
            story.url,
            story.url.replace("http", "ws"),
        )
        watched.append(context)
        page = await context.page()
        await sign_in(page, story, who=who, undo_seconds=30 if who == 0 else 0)
        pages.append(page)
    ada, bea = pages
    mailbox = story.demo.mail.mailbox("fatima@post.example", "Fatima de Boer")
    await mailbox.write("Mijn kraan lekt.", to=ADDRESS, subject="De kraan")
    await open_matter(ada)
    await open_matter(bea)
    await ada.locator("[data-composer]").click()
    await ada.keyboard.type("The fitter comes")
    # Seen before typing.
    await expect(bea.locator("[data-others]")).to_be_visible()
    await bea.locator("[data-composer]").click()
    await bea.keyboard.type("Close the main tap")
    await ada.keyboard.press("Control+Enter")
    await expect(ada.locator("[data-held=waiting]")).to_be_visible()
    # Checked at sending: Ada's is on its way.
    await bea.keyboard.press("Control+Enter")
    await expect(bea.locator("[data-meanwhile]")).to_be_visible()
    await expect(bea.locator("[data-composer]")).to_have_text("Close the main tap")
    await picture(bea, "meanwhile")
    assert await violations(bea) == []
    await bea.locator("[data-send-anyway]").click()
    await expect(bea.locator("[data-direction=out]")).to_contain_text("Close the main tap")
    await ada.locator("[data-take-back]").click()
    await expect(ada.locator("[data-composer]")).to_have_text("The fitter comes")
    for context in watched:
        context.complaints = [c for c in context.complaints if "409" not in c]
        context.check()
