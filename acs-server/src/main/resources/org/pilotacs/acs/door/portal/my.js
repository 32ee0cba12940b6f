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
  for (const secret of document.querySelectorAll("[data-secret]")) {
    const reveal = document.querySelector(`[data-reveals="${secret.id}"]`);
    const show = (legible) => {
      secret.type = legible ? "text" : "password";
      reveal.setAttribute("aria-pressed", legible);
    };
    show(false);
    reveal.hidden = false;
    reveal.addEventListener("click", () => show(secret.type === "password"));
  }
  for (const aim of document.querySelectorAll("[data-aim]")) {
    const word = aim.querySelector("[data-word]");
    const detail = aim.querySelector("[data-detail]");
    const scale = aim.querySelector("[role=meter]");
    const sound = aim.querySelector("[data-sound]");
    let tone = null;
    const pitch = (quality) => {
      if (tone) {
        const now = tone.context.currentTime;
        tone.gain.gain.setTargetAtTime(quality > 0 ? 0.2 : 0, now, 0.05);
        tone.oscillator.frequency.setTargetAtTime(200 + quality * 10, now, 0.05);
      }
    };
    const show = (tick) => {
      const locked = tick.tuners.filter((one) => one.locked);
      const one = (locked.length ? locked : tick.tuners).reduce((best, next) => (best && (best.quality ?? 0) >= (next.quality ?? 0) ? best : next), null);
      const quality = one && one.quality ? one.quality : 0;
      aim.querySelector("[data-quality]").textContent = one && one.quality !== null ? quality : "–";
      scale.setAttribute("aria-valuenow", quality);
      scale.querySelector("span").style.width = quality + "%";
      scale.querySelector("i").style.left = (one && one.best ? one.best.quality : 0) + "%";
      pitch(quality);
      if (tick.state === "waiting") {
        word.textContent = aim.dataset.waiting;
      } else if (tick.state === "not-heard") {
        word.textContent = aim.dataset.silent;
      } else if (tick.state === "over") {
        word.textContent = tick.text;
      } else {
        const way = { better: aim.dataset.better, worse: aim.dataset.worse, same: aim.dataset.same }[one ? one.trend : ""] || "";
        word.textContent = one && one.locked ? [aim.dataset.locked, way].filter(Boolean).join(" · ") : aim.dataset.lost;
      }
      detail.textContent = [one && one.best ? aim.dataset.best.replace("{0}", one.best.quality) : "", one && one.level !== null ? one.level + " dBm" : ""].filter(Boolean).join(" · ");
    };
    aim.hidden = false;
    const events = new EventSource(aim.dataset.aim);
    events.addEventListener("tick", (event) => show(JSON.parse(event.data)));
    events.addEventListener("over", (event) => {
      show(JSON.parse(event.data));
      pitch(0);
      events.close();
    });
    sound.addEventListener("click", () => {
      if (tone) {
        tone.context.close();
        tone = null;
      } else {
        const context = new AudioContext();
        const oscillator = context.createOscillator();
        const gain = context.createGain();
        gain.gain.value = 0;
        oscillator.connect(gain).connect(context.destination);
        oscillator.start();
        tone = { context, oscillator, gain };
        pitch(Number(scale.getAttribute("aria-valuenow")));
      }
      sound.setAttribute("aria-pressed", tone ? "true" : "false");
    });
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
