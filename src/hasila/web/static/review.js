// The review by keys: they move, fill in and send the same forms that stand on the page without a script.
"use strict";
(() => {
  const STORE = "hasila.keys", WHY = "hasila.reason.";
  const dialog = document.getElementById("keys");
  const inputs = [...dialog.querySelectorAll("input")];
  const find = (id) => document.getElementById(id);
  const held = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const hold = (name, value) => { try { localStorage.setItem(name, value); } catch { /* it is not kept */ } };
  const say = (text) => { find("said").textContent = text; };
  let keys = {};

  const read = () => {
    let own = {};
    try { own = JSON.parse(held(STORE)) ?? {}; } catch { /* what is stored there is not ours */ }
    keys = {};
    for (const input of inputs) {
      const key = own[input.name];
      input.value = typeof key === "string" && [...key].length === 1 ? key : input.dataset.default;
      keys[input.value] = input.name;
    }
  };

  const help = () => { read(); find("keys-wrong").hidden = true; dialog.showModal(); };
  dialog.querySelector("form").addEventListener("submit", (event) => {
    if (event.submitter?.value !== "keep") return;
    const chosen = Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    const wrong = find("keys-wrong");
    if (new Set(Object.values(chosen)).size < inputs.length) {
      event.preventDefault();
      wrong.textContent = wrong.dataset.twice;
      wrong.hidden = false;
      return;
    }
    hold(STORE, JSON.stringify(chosen));
    read();
  });
  find("keys-reset").addEventListener("click", () => inputs.forEach((input) => { input.value = input.dataset.default; }));

  const items = () => [...document.querySelectorAll("#review .figures > li")];
  const current = () => document.querySelector("#review .figures > li.here");
  const go = (step) => {
    const list = items();
    if (!list.length) return;
    const at = list.indexOf(current());
    const next = list[Math.max(0, Math.min(list.length - 1, at < 0 && step < 0 ? 0 : at + step))];
    list[at]?.classList.remove("here");
    next.classList.add("here");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const follow = (rel) => document.querySelector(`#review a[rel="${rel}"]`)?.click();

  const open = (action) => {
    const whole = action === "merge" || action === "split";
    const place = (!whole && current()) || document.querySelector("#review article");
    const details = place?.querySelector("details.judge:not(.settle)");
    const radio = details?.querySelector(`input[name="action"][value="${action}"]`);
    if (!radio) { say(find("said").dataset.cannot); return; }
    details.open = true;
    radio.checked = true;
    const form = radio.form, why = form.elements.reason;
    if (!why.value) why.value = held(WHY + action) ?? "";
    if (action === "correct" && !form.elements.field.value && details.closest(".figures")) form.elements.field.selectedIndex = 1;
    const first = { correct: details.closest(".figures") ? ".for-correct input" : ".for-correct select", merge: ".for-merge select, .for-merge input", split: ".for-split select" }[action];
    const target = (first && form.querySelector(first)) || why;
    target.focus();
    target.select?.();
    details.scrollIntoView({ block: "nearest" });
  };

  const show = async (at) => {
    const answer = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    find("review").replaceWith(document.importNode(fresh.getElementById("review"), true));
    find("keys-open").hidden = false;
    const same = at && find(at);
    if (same) { same.classList.add("here"); same.focus({ preventScroll: true }); same.scrollIntoView({ block: "nearest" }); }
  };

  const send = async (form) => {
    const data = new FormData(form);
    const at = form.closest(".figures > li")?.id ?? current()?.id;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(data), headers: { accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) { say(told.error ?? String(answer.status)); return; }
      if (data.get("action") !== "undo") hold(WHY + data.get("action"), data.get("reason"));
      // The incident may have another name now (a merge), or have left the queue: it stays in view.
      const article = document.querySelector("#review article");
      const here = new URL(location.href);
      if (article) here.searchParams.set("at", article.dataset.at);
      here.searchParams.delete("judged");
      here.hash = "";
      history.replaceState(null, "", here);
      await show(at);
      say(told.said);
    } catch (error) {
      say(String(error));
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !event.target.closest("#review")) return;
    event.preventDefault();
    send(event.target);
  });

  // On an Arabic keyboard the key beside the same finger does the same.
  const latin = ({ code, shiftKey }) => code.startsWith("Key") ? code[3].toLowerCase() : code === "Slash" ? (shiftKey ? "?" : "/") : "";
  const DO = {
    next: () => go(1), previous: () => go(-1), after: () => follow("next"), before: () => follow("prev"),
    accept: () => open("accept"), reject: () => open("reject"), correct: () => open("correct"),
    merge: () => open("merge"), split: () => open("split"),
    undo: () => find("undo-last")?.requestSubmit(),
    search: () => { find("q").focus(); find("q").select(); }, help,
  };
  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      const details = event.target.closest?.("details.judge");
      if (details) { details.open = false; (details.closest("li") ?? details.querySelector("summary")).focus(); }
      else event.target.blur?.();
      return;
    }
    const radio = event.target.type === "radio";
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !radio) return;
    const act = DO[keys[event.key] ?? keys[latin(event)]];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => { if (event.target.id === "keys-open") help(); });
  find("keys-open").hidden = false;
  read();
})();
