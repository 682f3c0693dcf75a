// Keys on lists: j and k move, Enter opens, / searches. Works on what has data-keys; nothing else needs a script.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const STORE = "hasila.keys";  // as the review keeps them
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || event.isComposing || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  // On an Arabic keyboard the key beside the same finger does the same.
  const latin = ({ code }) => code.startsWith("Key") ? code[3].toLowerCase() : code === "Slash" ? "/" : "";
  const keys = { j: "next", k: "previous", "/": "search" };
  try {
    const own = JSON.parse(localStorage.getItem(STORE)) ?? {};
    for (const [key, name] of Object.entries(keys)) {
      if (typeof own[name] === "string" && [...own[name]].length === 1) { delete keys[key]; keys[own[name]] = name; }
    }
  } catch { /* what is stored there is not ours */ }
  const held = document.querySelector("[data-keys]");
  const rows = () => held ? [...(held.tBodies?.[0]?.rows ?? held.children)].filter((row) => !row.classList.contains("said")) : [];
  const go = (step) => {
    const list = rows();
    if (!list.length) return;
    const at = list.findIndex((row) => row.classList.contains("here"));
    const next = list[Math.max(0, Math.min(list.length - 1, at + step))];
    list[at]?.classList.remove("here");
    next.classList.add("here");
    (held.tBodies ? next.querySelector("a") : next)?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const search = () => { const field = document.querySelector('input[name="q"]'); field?.focus(); field?.select(); };
  const review = document.getElementById("review");  // which has keys of its own
  document.addEventListener("keydown", (event) => {
    if (review || typing(event)) return;
    const act = keys[event.key] ?? keys[latin(event)];
    if (act === "next") go(1);
    else if (act === "previous") go(-1);
    else if (act === "search") search();
    else return;
    event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy).textContent.trim().replace(/\s+/g, " ");
      try { await navigator.clipboard.writeText(text); button.textContent = button.dataset.copied; } catch { getSelection().selectAllChildren(document.getElementById(button.dataset.copy)); }
    });
  }
})();
