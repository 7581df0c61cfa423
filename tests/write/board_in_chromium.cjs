// Opens the board in Chromium, does what a reader does, and prints what was seen as JSON.
// Usage: node board_in_chromium.cjs MODULES CHROMIUM BOARD
"use strict";
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const [, , modules, executablePath, board] = process.argv;
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = path.join(modules, "axe-core", "axe.min.js");

const state = (page) => page.evaluate(() => ({
  notes: [...document.querySelectorAll("#view-notes .note")].filter((n) => n.checkVisibility()).length,
  groups: [...document.querySelectorAll("#view-groups .group")].filter((n) => n.checkVisibility()).length,
  themes: [...document.querySelectorAll("#view-notes .theme")].filter((n) => n.checkVisibility()).map((n) =>
    `${n.querySelector("h2").textContent}: ${n.querySelector(".theme-count").textContent}`),
  told: document.getElementById("shown").textContent,
}));

const settle = (page) => page.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done))));

async function faults(browser, url, colorScheme, viewport) {
  // axe needs to put its own script in, which the board's policy rightly forbids: so the policy is off in this context.
  const context = await browser.newContext({ colorScheme, viewport, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.addScriptTag({ path: axe });
  const found = [];
  for (const view of ["as-notes", "as-groups"]) {
    await page.check(`#${view}`);
    await settle(page);
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
    if (result.passes.length < 15) found.push(`${view} only ${result.passes.length} rules passed`);
    found.push(...result.violations.map((v) => `${view} ${v.id}: ${v.nodes[0].html.slice(0, 200)}`));
    found.push(...result.incomplete.filter((v) => v.id === "color-contrast").map((v) => `${view} unsure ${v.id}: ${v.nodes[0].html.slice(0, 200)}`));
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) found.push("wider than the window");
  await context.close();
  return found;
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const url = pathToFileURL(board).href;
  const seen = { console: [], requests: [], steps: {}, axe: {} };
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on("console", (message) => seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("request", (request) => { if (request.url() !== url) seen.requests.push(request.url()); });
  await page.goto(url);
  const step = async (name) => { await settle(page); seen.steps[name] = await state(page); };
  await step("opened");
  await page.fill("#search", "CHEFEN");
  await step("searched");
  await page.fill("#search", "skal forrest");
  await step("two words");
  await page.fill("#search", "findes ikke");
  await step("nothing");
  await page.click("button[type=reset]");
  await page.waitForTimeout(50);
  await step("reset");
  await page.selectOption("#theme", { label: "Ledelse og ansvar" });
  await step("theme");
  seen.subthemes = await page.evaluate(() => [...document.querySelectorAll("#subtheme option")]
    .filter((option) => !option.disabled).map((option) => option.textContent));
  await page.selectOption("#subtheme", { label: "Mandat" });
  await step("subtheme");
  await page.selectOption("#theme", { label: "Uden tema" });
  await step("theme of no subtheme");
  await page.click("button[type=reset]");
  await page.waitForTimeout(50);
  await page.selectOption("#source", { index: 2 });
  await step("source");
  await page.click("button[type=reset]");
  await page.waitForTimeout(50);
  await page.check("#as-groups");
  await step("groups");
  await page.fill("#search", "pausen");
  await step("groups searched");
  await page.emulateMedia({ media: "print" });
  seen.printed = { shown: await page.locator("#shown").isVisible(), tools: await page.locator("#tools").isVisible() };
  await page.emulateMedia({ media: "screen" });

  // A theme in the table is reached from the groups, and where a choice hides it.
  const reached = async (theme) => {
    await page.click(`.counts a:text-is("${theme}")`);
    await settle(page);
    await page.waitForFunction(() => Math.abs(document.querySelector(":target").getBoundingClientRect().top) < 900);
    return page.evaluate(() => document.querySelector(":target").checkVisibility());
  };
  seen.reached = [await reached("Arbejdsmiljø og kultur")];
  await step("theme from the groups");
  seen.reached.push(await reached("Ledelse og ansvar"));
  await step("theme that was filtered away");

  // By keyboard alone: the skip link, the search, the selection of a theme, the other view.
  await page.goto(url);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.type("lys");
  await settle(page);
  const typed = (await state(page)).told;
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await settle(page);
  const chosen = (await state(page)).told;
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await settle(page);
  seen.keyboard = [skip, first, typed, chosen, (await state(page)).told];

  // Focus can be seen: a ring around each control.
  seen.ringless = [];
  for (const view of ["as-notes", "as-groups"]) {
    await page.check(`#${view}`);
    await settle(page);
    await page.keyboard.press("Tab");  // rings are for the keyboard: after a click there are none
    seen.ringless.push(...await page.evaluate(() => [...document.querySelectorAll("a, button, input, select")]
      .filter((control) => control.checkVisibility())
      .filter((control) => { control.focus(); return getComputedStyle(control).outlineStyle === "none"; })
      .map((control) => control.id || control.textContent)));
  }

  const mute = await browser.newContext({ javaScriptEnabled: false });
  const still = await mute.newPage();
  await still.goto(url);
  seen.without_script = {
    notes: await still.locator(".note").count(),
    visible: await still.locator(".note").first().isVisible() && await still.locator("#view-groups").isVisible(),
    tools: await still.locator("#tools").isVisible(),
  };
  await context.close();
  seen.axe.light = await faults(browser, url, "light", { width: 1280, height: 900 });
  seen.axe.dark = await faults(browser, url, "dark", { width: 320, height: 640 });
  await browser.close();
  console.log(JSON.stringify(seen));
})().catch((error) => { console.error(error); process.exit(1); });
