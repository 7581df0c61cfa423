"use strict";
(() => {
  const tools = document.getElementById("tools");
  const search = document.getElementById("search");
  const choices = ["theme", "subtheme", "source"].map((name) => document.getElementById(name)).filter(Boolean);
  const shown = document.getElementById("shown");
  const views = { notes: document.getElementById("view-notes"), groups: document.getElementById("view-groups") };
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase("da");
  const number = new Intl.NumberFormat("da-DK");
  const read = (element) => ({
    element,
    text: fold([...element.querySelectorAll(".note-text")].map((part) => part.textContent).join("\n")),
    theme: [element.dataset.theme],
    subtheme: (element.dataset.subtheme || "").split(" "),
    source: (element.dataset.source || "").split(" "),
    notes: Number(element.dataset.notes || 1),
  });
  const cards = {
    notes: [...views.notes.querySelectorAll(".note")].map(read),
    groups: [...views.groups.querySelectorAll(".group")].map(read),
  };
  const sections = [...views.notes.querySelectorAll(".theme")].map((element) => ({
    element,
    count: element.querySelector(".theme-count"),
    told: element.querySelector(".theme-count").textContent,
    theme: element.dataset.theme,
    all: Number(element.dataset.notes),
  }));

  const fitSubthemes = () => {
    const [theme, subtheme] = choices;
    for (const option of subtheme.options) {
      const fits = !option.value || !theme.value || option.dataset.theme === theme.value;
      option.hidden = !fits;
      option.disabled = !fits;
    }
    if (subtheme.selectedOptions[0].disabled) subtheme.value = "";
  };

  const update = () => {
    const view = document.getElementById("as-groups").checked ? "groups" : "notes";
    views.notes.hidden = view !== "notes";
    views.groups.hidden = view !== "groups";
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const filtered = words.length > 0 || choices.some((choice) => choice.value);
    const inTheme = new Map();
    let fitting = 0;
    for (const card of cards[view]) {
      const fits = choices.every((choice) => !choice.value || card[choice.id].includes(choice.value))
        && words.every((word) => card.text.includes(word));
      if (card.element.hidden === fits) card.element.hidden = !fits;
      if (fits) {
        fitting += 1;
        inTheme.set(card.theme[0], (inTheme.get(card.theme[0]) || 0) + 1);
      }
    }
    if (view === "notes") {
      for (const section of sections) {
        const here = inTheme.get(section.theme) || 0;
        section.element.hidden = here === 0;
        section.count.textContent = filtered
          ? `${number.format(here)} af ${number.format(section.all)} input` : section.told;
      }
    }
    const all = cards[view].length;
    const what = view === "notes" ? "input" : (all === 1 ? "gruppe" : "grupper");
    shown.textContent = fitting === 0 && all > 0
      ? "Intet passer. Prøv et andet ord, eller nulstil valgene."
      : `Viser ${number.format(fitting)} af ${number.format(all)} ${what}.`;
  };

  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(update);
  };
  search.addEventListener("input", later);
  tools.addEventListener("change", () => { fitSubthemes(); later(); });
  tools.addEventListener("submit", (event) => { event.preventDefault(); update(); });
  tools.addEventListener("reset", () => setTimeout(() => { fitSubthemes(); update(); search.focus(); }));
  const clear = () => {
    search.value = "";
    for (const choice of choices) choice.value = "";
    fitSubthemes();
  };
  const reach = (hash) => {  // before the browser goes there: it can't go to what is hidden
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target || !views.notes.contains(target)) return;
    document.getElementById("as-notes").checked = true;
    const subtheme = target.querySelector(":scope > a[data-subtheme]");
    if (subtheme) {
      clear();
      choices[0].value = subtheme.dataset.theme;
      fitSubthemes();
      choices[1].value = subtheme.dataset.subtheme;
    }
    update();
    if (target.closest("[hidden]")) {
      clear();
      update();
    }
  };
  for (const link of document.querySelectorAll(".counts a, .subthemes a, .note a")) {
    link.addEventListener("click", () => reach(link.hash));
  }
  window.addEventListener("hashchange", () => {
    reach(location.hash);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
  tools.hidden = false;
  shown.hidden = false;
  fitSubthemes();
  update();
  if (location.hash) {
    reach(location.hash);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
})();
