"use strict";
const findings = [...document.querySelectorAll(".finding")];
const op = document.getElementById("op");
const kind = document.getElementById("kind");
const shown = () => findings.filter(f => !f.hidden);

function filter() {
  const wanted = op.value.trim().toLowerCase();
  for (const f of findings) {
    f.hidden = !f.dataset.op.toLowerCase().includes(wanted)
      || (kind.value !== "" && f.dataset.kind !== kind.value);
  }
  document.getElementById("shown").value = `${shown().length} of ${findings.length}`;
}

function move(step) {
  const list = shown();
  const at = list.findIndex(f => f.contains(document.activeElement));
  const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
  if (next) {
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = event.target === op || event.target === kind;
  if (event.key === "Escape" && typing) event.target.blur();
  else if (typing) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") { op.focus(); event.preventDefault(); }
});

for (const pre of document.querySelectorAll("pre.copy")) {
  const text = pre.textContent;
  const button = document.createElement("button");
  button.textContent = "copy";
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  });
  pre.append(button);
}

document.getElementById("filter").addEventListener("submit", event => event.preventDefault());
op.addEventListener("input", filter);
kind.addEventListener("input", filter);
const open = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? findings[0];
if (open) open.open = true;
filter();
