// What a page gains by scripts: ages that go on, values that turn grey, keys. Without it all still works.
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

  function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[datetime]")) {
      const seconds = (now - skew - Date.parse(time.dateTime)) / 1000;
      const text = seconds < 5 ? words.now : words.ago.replace("{0}", span(seconds));
      if (time.textContent !== text) time.textContent = text;
    }
    for (const value of document.querySelectorAll("[data-stale]")) {
      value.classList.toggle("stale", now - skew > Date.parse(value.dataset.stale));
    }
  }

  tick();
  setInterval(tick, 1000);

  // When an action is over, the page around it shows what the box says now.
  document.body.addEventListener("htmx:afterSettle", () => {
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
