// A report: what stands in the text and its line in the list light up together, on hover, focus and by address.
"use strict";
(() => {
  const of = new Map();
  for (const part of document.querySelectorAll("[data-of]")) {
    if (!of.has(part.dataset.of)) of.set(part.dataset.of, []);
    of.get(part.dataset.of).push(part);
  }
  let lit = [];
  const light = (target) => {
    lit.forEach((part) => part.classList.remove("lit"));
    lit = [];
    for (let at = target; at && at.closest; at = at.parentElement) {
      if (at.dataset.of) lit.push(...(of.get(at.dataset.of) ?? []));
    }
    lit.forEach((part) => part.classList.add("lit"));
  };
  const named = () => light(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  document.addEventListener("mouseover", (event) => { if (event.target.closest?.("[data-of]")) light(event.target); });
  document.addEventListener("focusin", (event) => { if (event.target.closest?.("[data-of]")) light(event.target); });
  addEventListener("hashchange", named);
  named();
})();
