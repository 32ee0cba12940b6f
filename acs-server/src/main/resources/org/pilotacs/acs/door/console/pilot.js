// What a page gains by scripts: ages and counts that go on, values that turn grey, keys. Without it all still works.
"use strict";
(() => {
  const words = document.body.dataset;

  // A browser's clock may be wrong: how far it is off tells the time that the server wrote into the page.
  const skew = Date.now() - Date.parse(words.at);

  // The same steps as Words.span on the server.
  function span(seconds) {
    if (seconds < 60) return words.s.replace("{0}", Math.max(0, Math.floor(seconds)));
    if (seconds < 7200) return words.min.replace("{0}", Math.floor(seconds / 60));
    if (seconds < 172800) return words.h.replace("{0}", Math.floor(seconds / 3600));
    return words.d.replace("{0}", Math.floor(seconds / 86400));
  }

  // Until something: minutes with their seconds, as one watches them go.
  function left(seconds) {
    if (seconds < 60 || seconds >= 3600) return span(seconds);
    const rest = seconds % 60;
    return span(seconds) + (rest ? " " + words.s.replace("{0}", rest) : "");
  }

  // The time of day by the reader's clock, as TimeOfDay says it by the server's. By when something is, is rounded up.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  function clock(time) {
    const minute = time.dataset.clock === "minute";
    const at = new Date(minute ? Math.ceil(Date.parse(time.dateTime) / 60000) * 60000 : Date.parse(time.dateTime));
    const today = at.toDateString() === new Date(Date.now() - skew).toDateString();
    const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(at) + ", ";
    const seconds = today && !minute ? { second: "2-digit" } : {};
    return (today ? "" : day) + new Intl.DateTimeFormat(language,
      { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...seconds }).format(at);
  }

  function show(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[data-clock]")) show(time, clock(time));
    for (const count of document.querySelectorAll("[data-count]")) {
      const seconds = Math.ceil((Date.parse(count.dataset.count) - (now - skew)) / 1000);
      show(count, seconds > 0 ? words.in.replace("{0}", left(seconds)) : words.due);
    }
    for (const bar of document.querySelectorAll("progress[data-from]")) {
      bar.value = Math.max(0, Math.min(bar.max, (now - skew - Date.parse(bar.dataset.from)) / 1000));
    }
    for (const time of document.querySelectorAll("time[datetime]:not([data-clock])")) {
      const seconds = (now - skew - Date.parse(time.dateTime)) / 1000;
      const ago = seconds < 5 ? words.now : words.ago.replace("{0}", span(seconds));
      show(time, "for" in time.dataset ? words.for.replace("{0}", span(seconds)) : ago);
    }
    for (const value of document.querySelectorAll("[data-stale]")) {
      value.classList.toggle("stale", now - skew > Date.parse(value.dataset.stale));
    }
  }

  tick();
  setInterval(tick, 1000);

  // What somebody has typed or ticked stays when the page around it is shown anew, unless they have just sent it.
  const isField = (element) => element.name && element.type !== "hidden" && element.type !== "submit";
  const same = (field) => '[name="' + field.name + '"]' +
    (/^(checkbox|radio)$/.test(field.type) ? '[value="' + CSS.escape(field.value) + '"]' : "");
  function isTouched(field) {
    if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
    if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
    return !field.selectedOptions[0] || !field.selectedOptions[0].defaultSelected && field.selectedIndex > 0;
  }
  let kept = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const note = document.querySelector("#box .note");
    if (event.detail.target.id !== "box" || !note || event.detail.requestConfig.elt === note) return;
    kept = [...note.elements].filter(isField).filter(isTouched)
      .map((field) => ({ where: same(field), value: field.value, checked: field.checked }));
  });
  function giveBack() {
    const note = document.querySelector("#box .note");
    for (const one of note ? kept : []) {
      const field = note.querySelector(one.where);
      if (!field) continue;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = one.checked; else field.value = one.value;
    }
    kept = [];
  }

  // The code on the screen is asked for once.
  document.body.addEventListener("input", (event) => {
    const note = document.getElementById("contact-code");
    if (event.target.id === "screen-code" && event.target.closest(".ask") && note) note.value = event.target.value;
  });

  // When an action is over, the page around it shows what the box says now.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    tick();
    giveBack();
    const news = event.detail.target && event.detail.target.id === "box" && document.querySelector("#box [data-focus]");
    if (news) news.focus();
    const panel = document.querySelector("#live[sse-connect] [data-settled]");
    const box = document.getElementById("box");
    if (panel && box) {
      showAgain();
    } else if (box) {
      soon(box);
    }
  });
  const showAgain = () =>
    htmx.ajax("GET", location.pathname + location.search, { target: "#box", swap: "outerHTML" });

  // Whether something helped is seen a moment later.
  function soon(box) {
    if (!box || !box.dataset.again || document.querySelector("#live[sse-connect]")) return;
    setTimeout(() => {
      if (document.getElementById("box") === box && !document.querySelector("#live[sse-connect]")) showAgain();
    }, 1000 * box.dataset.again);
  }
  soon(document.getElementById("box"));

  // What was unfolded stays so when it is shown anew.
  let unfolded = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    unfolded = [...event.detail.target.querySelectorAll("details[id][open]")].map((one) => one.id);
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
    unfolded = [];
  });

  // The explorer: what was ordered of a path is shown anew once it is over, and the rest stays as it is.
  const explorer = document.getElementById("explorer");
  let wished = "";
  let seen = "";
  document.body.addEventListener("htmx:configRequest", (event) => {
    const form = event.detail.elt;
    if (explorer?.contains(form) && form.elements?.path) wished = form.elements.path.value;
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    const over = explorer?.querySelector("#live[sse-connect] [data-settled]");
    if (!over || over.dataset.settled === seen) return;
    seen = over.dataset.settled;
    const places = [...explorer.querySelectorAll("[data-path]")].filter((one) => one.dataset.path === wished);
    const at = explorer.dataset.href;
    for (const place of places) {
      if (place.matches(".leaf")) {
        const full = place.querySelector("[hx-get*='full=yes']") ? "&full=yes" : "";
        htmx.ajax("GET", at + "/one?path=" + encodeURIComponent(wished) + full, { target: place, swap: "outerHTML" });
      } else if (place.matches(".branch")) {
        htmx.trigger(place.querySelector("ul"), "renew");
      } else {
        htmx.ajax("GET", at + "?at=" + encodeURIComponent(wished), { target: "#rows", swap: "outerHTML" });
      }
    }
  });
  explorer?.addEventListener("keydown", (event) => {
    const row = event.target.closest(".row, summary");
    if (event.key === "Escape" && event.target.closest(".one")) {
      event.target.closest("li")?.querySelector(".row")?.click();
    } else if (row && row === event.target && /^Arrow/.test(event.key)) {
      const rows = [...explorer.querySelectorAll(".nodes .row, .branch > details > summary")].filter((one) => one.checkVisibility());
      const fold = row.closest(".branch")?.querySelector("details");
      if (event.key === "ArrowDown") rows[rows.indexOf(row) + 1]?.focus();
      if (event.key === "ArrowUp") rows[rows.indexOf(row) - 1]?.focus();
      if (event.key === "ArrowRight" && row.matches("summary")) fold.open = true;
      if (event.key === "ArrowLeft" && fold) {
        if (fold.open) fold.open = false; else fold.closest("ul").closest(".branch")?.querySelector("summary").focus();
        if (!row.checkVisibility()) fold.querySelector("summary").focus();
      }
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    const copies = event.target.closest("[data-copies]");
    if (!copies) return;
    const line = copies.parentElement.querySelector("code");
    getSelection().selectAllChildren(line);
    navigator.clipboard?.writeText(line.textContent).then(() => show(copies, copies.dataset.copied)).catch(() => {});
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    const messages = document.getElementById("wire-messages");
    while (messages && messages.children.length > 100) messages.lastElementChild.remove();
  });

  // Getting about by keys. A dialog of the browser keeps the keyboard inside, closes on Escape and gives the focus back.
  const palette = document.getElementById("palette");
  const keys = document.getElementById("keys");
  document.querySelector(".keys")?.removeAttribute("hidden");
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(document.getElementById(opener.dataset.opens));
  });

  function open(dialog) {
    if (!dialog || document.querySelector("dialog[open]")) return;
    dialog.showModal();
    if (dialog === palette) startPalette();
  }

  let went = 0;
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-slash]") || document.getElementById("q");
    const active = document.activeElement;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && palette) {
      event.preventDefault();
      open(palette);
    } else if (event.key === "Escape" && active === field) {
      field.blur();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector("dialog[open]")) {
      const place = Date.now() - went < 2000 && document.querySelector('.places [data-key="' + CSS.escape(event.key) + '"]');
      went = event.key === "g" ? Date.now() : 0;
      if (place) {
        event.preventDefault();
        place.click();
      } else if (event.key === "/" && field) {
        event.preventDefault();
        field.focus();
        field.select();
      } else if (event.key === "?") {
        event.preventDefault();
        open(keys);
      }
    }
  });

  // The palette: what this page and the navigation offer, and boxes as the server finds them. It orders nothing by itself:
  // choosing an action leads to its button, where one reads what it does.
  if (!palette) return;
  const text = document.getElementById("palette-text");
  const list = document.getElementById("palette-list");
  const status = palette.querySelector("[role=status]");
  let asked = null;
  let chosen = 0;
  let here = [];

  function startPalette() {
    const buttons = [...document.querySelectorAll(".ask button, .orders button:not(.also)")].filter((one) => !one.disabled);
    here = [...buttons, ...document.querySelectorAll(".places a")]
      .map((target) => ({ name: target.textContent.trim(), target }));
    const note = document.getElementById("contact-said");
    if (note) here.push({ name: document.getElementById("contact-title").textContent, target: note });
    text.value = "";
    fill([]);
  }

  const plain = (word) => word.toLowerCase().replace(/ł/g, "l").normalize("NFD").replace(/\p{M}/gu, "");
  function fill(boxes) {
    const wanted = plain(text.value.trim());
    const items = here.filter((one) => plain(one.name).includes(wanted)).map((one) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.textContent = one.name;
      item.target = one.target;
      return item;
    });
    list.replaceChildren(...items, ...boxes);
    [...list.children].forEach((item, i) => { item.id = "palette-" + i; });
    show(status, list.children.length ? status.dataset.many.replace("{0}", list.children.length) : status.dataset.none);
    choose(0);
  }

  function choose(index) {
    const items = [...list.children];
    chosen = items.length ? (index + items.length) % items.length : 0;
    items.forEach((item, i) => item.setAttribute("aria-selected", i === chosen));
    if (items.length) {
      text.setAttribute("aria-activedescendant", items[chosen].id);
      items[chosen].scrollIntoView({ block: "nearest" });
    } else {
      text.removeAttribute("aria-activedescendant");
    }
  }

  function take(item) {
    if (!item) return;
    palette.close();
    if (item.dataset.href) {
      location.assign(item.dataset.href);
    } else if (item.target.matches("a")) {
      item.target.click();
    } else {
      const folded = item.target.closest("details");
      if (folded) folded.open = true;
      item.target.scrollIntoView({ block: "center" });
      item.target.focus();
    }
  }

  // Not at each letter: what is searched for is written down.
  let waits = 0;
  text.addEventListener("input", () => {
    if (asked) asked.abort();
    fill([]);
    clearTimeout(waits);
    waits = setTimeout(ask, 250);
  });
  function ask() {
    const mine = asked = new AbortController();
    const wanted = text.value.trim();
    if (wanted.length < 2) return;
    fetch("/?q=" + encodeURIComponent(wanted), { headers: { "HX-Request": "true" }, signal: mine.signal })
      .then((answer) => answer.ok ? answer.text() : "").then((html) => {
        if (mine !== asked) return;
        // Boxes come below what is there already, so what was chosen meanwhile stays so.
        const meanwhile = chosen;
        fill([...new DOMParser().parseFromString(html, "text/html").querySelectorAll("li")]);
        choose(meanwhile);
      }).catch(() => {});
  }
  text.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
  list.addEventListener("click", (event) => take(event.target.closest("li")));
})();
