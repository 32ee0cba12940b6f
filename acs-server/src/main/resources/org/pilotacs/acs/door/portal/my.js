"use strict";
// Follows what is under way; everything else works without this.
(() => {
  for (const panel of document.querySelectorAll("[data-follow]")) {
    const events = new EventSource(panel.dataset.follow);
    const show = (event) => {
      const typing = panel.contains(document.activeElement) && document.activeElement.tagName === "INPUT";
      if (!typing) {
        panel.innerHTML = event.data;
      }
    };
    events.addEventListener("progress", show);
    events.addEventListener("over", (event) => {
      panel.innerHTML = event.data;
      events.close();
    });
  }
  // what is looked at changes by itself
  const again = () => {
    const main = document.getElementById("main");
    if (main.dataset.again) {
      setTimeout(async () => {
        try {
          const reply = await fetch(location.href, { headers: { accept: "text/html" } });
          const page = new DOMParser().parseFromString(await reply.text(), "text/html");
          const next = page.getElementById("main");
          if (reply.ok && next && !main.contains(document.activeElement)) {
            main.replaceWith(next);
          }
        } catch (_) {
          // we are out of reach: the next try may come through
        }
        again();
      }, main.dataset.again * 1000);
    }
  };
  again();
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  // one press is one order
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) {
      event.preventDefault();
    }
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
    }
  });
})();
