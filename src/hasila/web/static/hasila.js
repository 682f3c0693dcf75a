// Keys on lists: j and k move, Enter opens. Works on any table with data-keys="rows"; nothing else needs a script.
"use strict";
(() => {
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const table = document.querySelector('[data-keys="rows"] tbody');
  if (!table) return;
  let at = -1;
  const go = (step) => {
    const rows = [...table.rows];
    if (!rows.length) return;
    rows[at]?.classList.remove("here");
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows[at].classList.add("here");
    rows[at].querySelector("a")?.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else return;
    event.preventDefault();
  });
})();
