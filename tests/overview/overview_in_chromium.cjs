// Opens the overview in Chromium in light and dark, wide and narrow, and prints what axe finds as JSON.
// Usage: node overview_in_chromium.cjs MODULES CHROMIUM PAGE
"use strict";
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const [, , modules, executablePath, file] = process.argv;
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = path.join(modules, "axe-core", "axe.min.js");

async function look(browser, colorScheme, viewport) {
  // axe needs to put its own script in, which the page's policy rightly forbids: so the policy is off in this context.
  const context = await browser.newContext({ colorScheme, viewport, bypassCSP: true });
  const page = await context.newPage();
  const seen = { requests: [], console: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => seen.console.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: axe });
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
  seen.requests = seen.requests.filter((url) => !url.startsWith("file:"));
  seen.passes = result.passes.length >= 15;
  seen.violations = result.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`);
  seen.unsure = result.incomplete.filter((v) => v.id === "color-contrast").map((v) => v.nodes[0].html.slice(0, 200));
  seen.wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  await context.close();
  return seen;
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const seen = {
    light: await look(browser, "light", { width: 1280, height: 900 }),
    dark: await look(browser, "dark", { width: 320, height: 640 }),
  };
  await browser.close();
  console.log(JSON.stringify(seen));
})();
