// Sends a file in parts and goes on where it was: after a line that broke, a server that was started anew, or a page that was
// closed. Which upload belongs to a file the browser remembers for a day, as the server does.
"use strict";
(() => {
  const form = document.getElementById("firmware-form");
  if (!form) return;
  form.hidden = false;
  document.getElementById("firmware-scripts").hidden = true;
  const said = document.getElementById("fw-said");
  const bar = document.getElementById("fw-progress");
  const stop = document.getElementById("fw-stop");
  const send = form.querySelector("button.primary");
  const words = form.dataset;
  const PART = 1 << 20;
  const LONGEST_PAUSE = 8000;
  const language = document.documentElement.lang;
  let control = null;

  const number = (value) => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  const fill = (text, ...values) => values.reduce((all, value, i) => all.replace("{" + i + "}", value), text);
  const pause = (millis, signal) => new Promise((go, end) => {
    const timer = setTimeout(go, millis);
    signal.addEventListener("abort", () => { clearTimeout(timer); end(signal.reason); }, { once: true });
  });

  function say(text, bad) {
    said.textContent = text;
    said.className = "wide-field" + (bad ? " bad" : "");
  }

  // What the server does not take, in its own words.
  class Refused extends Error {}
  async function refusal(answer) {
    const problem = await answer.json().catch(() => ({}));
    const where = (problem.violations || []).map((one) => one.where + ": " + one.detail).join(" ");
    return new Refused(where || problem.detail || answer.status);
  }

  function call(method, path, body, headers) {
    return fetch(path, { method, body, headers: { "accept-language": language, ...headers }, signal: control.signal });
  }

  const key = (file) => "upload " + file.name + " " + file.size + " " + file.lastModified;
  const name = (file) => {
    const plain = file.name.replace(/[^A-Za-z0-9._-]/g, "_").replace(/\.{2,}/g, "_").slice(-64)
      .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
    return plain || "firmware.bin";
  };

  // The upload that was begun for this file, or a new one.
  async function begun(file) {
    const known = localStorage.getItem(key(file));
    if (known) {
      const answer = await call("GET", known);
      if (answer.ok) return { path: known, offset: Number(answer.headers.get("upload-offset")) };
      localStorage.removeItem(key(file));
    }
    const answer = await call("POST", "/firmware/uploads", new URLSearchParams({ fileName: name(file), bytes: file.size }));
    if (!answer.ok) throw await refusal(answer);
    const path = answer.headers.get("location");
    localStorage.setItem(key(file), path);
    return { path, offset: 0 };
  }

  const busy = (status) => status === 429 || status >= 502 && status <= 504;

  // Where the next part begins; undefined if nobody answers now.
  async function asked(request) {
    try {
      const answer = await request();
      if (busy(answer.status)) return undefined;
      const offset = answer.headers.get("upload-offset");
      if (offset === null) throw await refusal(answer);
      return Number(offset);
    } catch (failure) {
      if (failure instanceof TypeError) return undefined;
      throw failure;
    }
  }

  async function sent(file, upload) {
    const from = upload.offset;
    const begin = performance.now();
    let wait = 500;
    while (upload.offset < file.size) {
      const part = file.slice(upload.offset, upload.offset + PART);
      const headers = { "content-type": "application/octet-stream", "upload-offset": upload.offset };
      let next = await asked(() => call("PATCH", upload.path, part, headers));
      while (next === undefined) {
        say(words.away);
        await pause(wait, control.signal);
        wait = Math.min(2 * wait, LONGEST_PAUSE);
        next = await asked(() => call("GET", upload.path));
      }
      if (next > upload.offset) wait = 500;
      upload.offset = next;
      bar.value = Math.floor(1000 * upload.offset / file.size);
      const rate = (upload.offset - from) / Math.max(1, performance.now() - begin) * 1000;
      const left = rate > 0 ? Math.ceil((file.size - upload.offset) / rate) : 0;
      say(fill(words.part, Math.floor(100 * upload.offset / file.size), number(rate / (1 << 20)),
        left < 120 ? left + " s" : Math.ceil(left / 60) + " min"));
    }
  }

  async function added(file, upload) {
    say(words.checks);
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("file");
    const answer = await call("POST", upload.path + "/add", fields);
    if (!answer.ok) throw await refusal(answer);
    localStorage.removeItem(key(file));
    location.assign((await answer.json()).href);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    if (file.size > Number(words.most)) return say(words.tooLarge, true);
    control = new AbortController();
    send.disabled = true;
    stop.hidden = false;
    form.querySelector(".sending").hidden = false;
    try {
      const upload = await begun(file);
      await sent(file, upload);
      await added(file, upload);
    } catch (failure) {
      say(failure.name === "AbortError" ? words.stopped : failure instanceof Refused ? failure.message : words.failed,
        failure.name !== "AbortError");
    } finally {
      send.disabled = false;
      stop.hidden = true;
    }
  });
  stop.addEventListener("click", () => control?.abort());
})();
