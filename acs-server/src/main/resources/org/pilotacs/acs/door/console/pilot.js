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

  // When an action is over, the page around it shows what the box says now.
  document.body.addEventListener("htmx:afterSettle", () => {
    tick();
    const panel = document.querySelector("#live[sse-connect] [data-settled]");
    const box = document.getElementById("box");
    if (panel && box) {
      htmx.ajax("GET", location.pathname, { target: "#box", swap: "outerHTML" });
    }
  });

  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("q");
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && document.activeElement === field) {
      field.blur();
    }
  });
})();
