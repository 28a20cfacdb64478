"""The settings in a real browser: an administrator divides the organisation, and it counts at once."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Story, Watched, sign_in, violations


async def choose(page: Page, option: str) -> None:
    """One of the options of a list that was opened; the list gives the focus back when it closes."""
    await page.get_by_role("option", name=option, exact=True).click()
    await expect(page.get_by_role("listbox")).to_have_count(0)


async def save(page: Page) -> None:
    """Save the dialog and see it close."""
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def look(page: Page) -> list[str]:
    """What axe finds once lists are closed and notices are gone: both leave, while they are there,
    guards of the focus that are nobody's content."""
    await expect(page.get_by_role("listbox")).to_have_count(0)
    guards = page.locator("span[aria-hidden=true][tabindex='0']")
    await expect(guards).to_have_count(0, timeout=20_000)
    return await violations(page)


@pytest.mark.timeout(300)
async def test_an_administrator_divides_the_organisation(browser: Browser, story: Story) -> None:
    watched = Watched(await browser.new_context(), story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story)
    found: dict[str, list[str]] = {}

    # A department with a team in it; a name that is taken is said at its field.
    await page.goto(f"{story.url}/settings/teams")
    await page.locator("[data-add-department]").click()
    await page.fill("[role=dialog] input[name=name]", "Repairs")
    await save(page)
    await page.locator("[data-add-team]").click()
    await page.fill("[role=dialog] input[name=name]", "Fitters")
    found["team"] = await violations(page)
    await save(page)
    await expect(page.locator("[data-team=Fitters]")).to_be_visible()
    await page.locator("[data-add-team]").click()
    await page.fill("[role=dialog] input[name=name]", "FITTERS")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.get_by_role("dialog").get_by_text("taken")).to_be_visible()
    await page.keyboard.press("Escape")

    # A tag, archived and back by undo.
    await page.goto(f"{story.url}/settings/tags")
    await page.locator("[data-add-tag]").click()
    await page.fill("[role=dialog] input[name=name]", "damp")
    await page.get_by_role("radio", name="No colour").focus()
    for _ in range(5):
        await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="Teal")).to_be_checked()
    await page.emulate_media(forced_colors="active")
    field = page.get_by_role("dialog").get_by_role("textbox").last
    await expect(field).to_have_css("outline-style", "solid")  # shadows draw nothing now
    await page.emulate_media(forced_colors="none")
    found["tag"] = await violations(page)
    await save(page)
    await page.get_by_role("button", name="Archive: damp").press("Enter")
    await expect(page.locator("[data-tag=damp]")).to_have_count(0)
    await expect(page.locator("main :focus, main:focus")).to_have_count(1)  # not lost with its row
    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator("[data-tag=damp]")).to_be_visible()

    # A brand, with its signature as customers will see it.
    await page.goto(f"{story.url}/settings/brands")
    await page.locator("[data-add-brand]").click()
    await page.fill("[role=dialog] input[name=name]", "De Eik")
    await page.fill("[role=dialog] textarea[name=signature]", "Kind regards,\n{brand}")
    await expect(page.locator("[data-preview]")).to_contain_text("De Eik")
    found["brand"] = await violations(page)
    await save(page)
    await expect(page.locator('[data-brand="De Eik"]')).to_be_visible()

    # A channel gives what it begins to the team; undone with one click if it was a mistake.
    channel = await page.evaluate(
        "fetch('/api/channels').then(r => r.json()).then(all => all[0].id)"
    )
    await page.goto(f"{story.url}/settings/channels/{channel}")
    await page.locator("[data-place-team]").click()
    await choose(page, "Fitters")
    await expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    await expect(page.locator("[data-place-team]")).to_contain_text("Fitters")

    # The search knows other languages' words, and jumps to the field.
    await page.fill("[data-settings-search]", "feestdagen")
    await expect(page.get_by_role("option").first).to_contain_text("Holidays")
    guards = page.locator("span[aria-hidden=true][tabindex='0']")
    await expect(guards).to_have_count(0, timeout=20_000)
    found["search"] = await violations(page)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/settings/organisation#hours-holidays")
    await expect(page.locator("#hours-holidays.found-setting")).to_be_visible()
    # What was changed is not lost by leaving.
    await page.locator("#hours-always").click()
    await expect(page.locator("[data-save-bar]")).to_be_visible()
    found["save"] = await look(page)
    await page.get_by_role("link", name="Tags", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    await page.locator("[data-save-bar]").get_by_role("button", name="Save").click()
    await expect(page.locator("[data-save-bar]")).to_have_count(0)
    hours = await page.evaluate("fetch('/api/organisation/hours').then(r => r.json())")
    assert [each["day"] for each in hours["week"]] == [1, 2, 3, 4, 5]

    # All of it is in the trail, in words; and the trail can be saved.
    await page.goto(f"{story.url}/settings/audit")
    await expect(page.locator("[data-line]").filter(has_text="made team “Fitters”")).to_be_visible()
    named = page.locator("[data-line]").filter(has_text="made team “Fitters”")
    await expect(named.get_by_role("link")).to_have_attribute("href", "/settings/teams")
    await named.get_by_role("button").focus()
    await page.keyboard.press("Enter")
    await expect(named.locator("dl")).to_contain_text("team.made")
    await page.locator("[data-what]").click()
    await choose(page, "Teams")
    await expect(page.locator("[data-line]")).to_have_count(1)
    found["trail"] = await look(page)
    async with page.expect_download() as saving:
        await page.locator("[data-export]").click()
    path = await (await saving.value).path()
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["Action"] for row in rows] == ["team.made"]
    # Of one customer, found by name.
    made = """fetch('/api/customers', {method: 'POST', body: JSON.stringify({display_name: 'Noor Vos'}),
      headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}}).then((answer) => answer.ok)"""
    assert await page.evaluate(made)
    await page.goto(f"{story.url}/settings/audit")
    await page.locator("[data-customer-filter]").click()
    await page.keyboard.type("Noor")
    await page.get_by_role("radio", name="Noor Vos").click()
    await expect(page.locator("[data-customer-filter]")).to_contain_text("Noor Vos")
    await expect(page.locator("[data-line]").filter(has_not_text="Noor Vos")).to_have_count(0)
    await expect(page.locator("[data-line]").first).to_be_visible()
    found["trail of one"] = await look(page)
    assert {name: what for name, what in found.items() if what} == {}
    # The name that is taken was refused on purpose.
    watched.complaints = [each for each in watched.complaints if "status of 422" not in each]
    watched.check()


@pytest.mark.timeout(240)
async def test_a_role_restricts_what_is_shown_and_what_is_done(
    browser: Browser, story: Story
) -> None:
    watched = Watched(await browser.new_context(), story.url, story.url.replace("http", "ws"))
    page = await watched.page()
    await sign_in(page, story)
    await page.goto(f"{story.url}/settings/roles")
    await page.locator("[data-role=agent]").click()
    await expect(page.locator("[role=dialog] [data-permitted]").first).to_be_visible()
    assert await violations(page) == []  # of a role that is only looked at
    await page.keyboard.press("Escape")
    await page.locator("[data-add-role]").click()
    await page.fill("[role=dialog] input[name=name]", "Keeper of tags")
    await page.get_by_role("checkbox", name=re.compile("merge and archive tags")).click()
    assert await violations(page) == []
    await save(page)
    await page.goto(f"{story.url}/settings/people")
    mine = story.demo.log_ins[0].email
    other = next(each for each in story.demo.log_ins if each.email != mine)
    row = page.locator("li").filter(has_text=other.email)
    await row.get_by_role("combobox").click()
    await choose(page, "Keeper of tags")
    await expect(row.get_by_role("combobox")).to_contain_text("Keeper of tags")

    theirs = await browser.new_context()
    keeper = await theirs.new_page()
    await keeper.goto(f"{story.url}/sign-in")
    await keeper.fill("input[name=email]", other.email)
    await keeper.fill("input[name=password]", other.password)
    await keeper.click("button[type=submit]")
    await keeper.wait_for_url("**/inbox/**")
    await keeper.goto(f"{story.url}/settings")
    links = keeper.locator("main a[href^='/settings/']")
    await expect(keeper.locator("main a[href='/settings/tags']")).to_be_visible()
    shown = {await link.get_attribute("href") for link in await links.all()}
    assert "/settings/audit" not in shown
    assert "/settings/people" not in shown
    statuses = await keeper.evaluate(
        """Promise.all(['/api/tags', '/api/teams'].map((path) => fetch(path, {method: 'POST',
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'},
             body: JSON.stringify({name: 'new'})}).then((answer) => answer.status)))"""
    )
    assert statuses == [201, 403]
    watched.check()
