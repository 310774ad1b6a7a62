"use strict";
const findings = [...document.querySelectorAll(".finding")];
const text = document.getElementById("text");
const help = document.getElementById("help");
const chips = [...document.querySelectorAll(".chip")];
const shown = () => findings.filter(f => !f.hidden);
const current = () => findings.find(f => f.contains(document.activeElement));

// What a bucket is found by: its line, what parted, its case.
const words = new Map(findings.map(f => [f, f.textContent.toLowerCase()]));

function filter() {
  const wanted = text.value.toLowerCase().split(/\s+/);
  const kinds = chips.filter(c => c.ariaPressed === "true").map(c => c.dataset.kind);
  for (const f of findings) {
    f.hidden = !wanted.every(word => words.get(f).includes(word))
      || (kinds.length > 0 && !kinds.includes(f.dataset.kind));
  }
  const count = shown().length;
  document.getElementById("shown").value = `${count} of ${findings.length}`;
  document.getElementById("nothing").hidden = count > 0 || findings.length === 0;
}

function move(step) {
  const list = shown();
  const at = list.indexOf(current());
  const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
  if (next) {
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

function openAll() {
  const open = shown().some(f => !f.open);
  for (const f of shown()) f.open = open;
}

async function copy(button, content) {
  if (!button) return;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(content);
    button.textContent = "copied";
  } catch {
    button.textContent = "not allowed";
  }
  setTimeout(() => { button.textContent = label; }, 1500);
}

function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => { const f = current(); if (f) f.open = !f.open; },
  x: openAll,
  c: () => current()?.querySelector(".command + .tools .copier")?.click(),
  s: () => current()?.querySelector(".case + .tools .copier")?.click(),
  "/": () => text.focus(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
  if (event.target === text) {
    if (event.key === "Escape") {
      text.value = "";
      filter();
      text.blur();
    }
    return;
  }
  const onLine = event.target.matches("summary");
  const key = onLine ? { ArrowDown: "j", ArrowUp: "k" }[event.key] ?? event.key : event.key;
  if (Object.hasOwn(keys, key)) {
    event.preventDefault();
    keys[key]();
  }
});

for (const pre of document.querySelectorAll("pre.copy")) {
  const content = pre.textContent;
  const box = document.createElement("div");
  const tools = document.createElement("div");
  const add = (label, style, action) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.className = style;
    button.addEventListener("click", () => action(button));
    tools.append(button);
  };
  box.className = "box";
  tools.className = "tools";
  add("copy", "copier", button => copy(button, content));
  if (pre.dataset.file) add("download", "saver", () => save(pre.dataset.file, content));
  pre.replaceWith(box);
  box.append(pre, tools);
}

for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.ariaPressed = chip.ariaPressed === "true" ? "false" : "true";
    filter();
  });
}
document.getElementById("ask").addEventListener("click", () => help.showModal());
document.getElementById("filter").addEventListener("submit", event => event.preventDefault());
text.addEventListener("input", filter);
const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
const first = wanted?.matches(".finding") ? wanted : findings[0];
if (first) first.open = true;
wanted?.scrollIntoView();
filter();
