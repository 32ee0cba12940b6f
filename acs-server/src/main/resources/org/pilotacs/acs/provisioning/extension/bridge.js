// Runs one of the operator's scripts for Pilot. Each line of stdin is a call, {"id": 1, "call": ["function", "argument", …]}.
// Each answer is a record on stdout (RFC 7464: RS, JSON, LF), so that whatever the script prints can stand between:
// {"id": 1, "json": "…"}, {"id": 1, "error": {…}}, and {"leaving": true} before the process ends. Ends with stdin.
(() => {
  'use strict';
  const { pathToFileURL } = require('node:url');
  const [, file, extension, mostText] = process.argv;
  const most = Number(mostText);
  const mostTold = 16384;
  const asked = new Set();
  const write = process.stdout.write.bind(process.stdout);
  let loaded;
  process.title = `pilot-extension ${extension}`;

  const send = (record) => write(`\x1e${JSON.stringify(record)}\n`);
  const cut = (text) => (text.length > mostTold ? `${text.slice(0, mostTold)}…` : text);

  // A second answer to the same call is not sent.
  function answer(id, what) {
    if (asked.delete(id)) send({ id, ...what });
  }

  const refuse = (id, message) => answer(id, { error: { message } });

  function fail(id, error) {
    let told;
    try {
      told = error?.name
        ? { name: `${error.name}`, message: `${error.message}`, stack: stack(error) }
        : { message: `${error}` };
    } catch {
      told = { message: 'An error that cannot be written' };
    }
    for (const key of Object.keys(told)) told[key] = told[key] && cut(told[key]);
    answer(id, { error: told });
  }

  // Without what the script did not write.
  function stack(error) {
    const lines = `${error.stack ?? ''}`.split('\n');
    const ours = lines.findIndex((line) => line.includes('pilot-bridge:'));
    return (ours < 0 ? lines : lines.slice(0, ours)).join('\n') || undefined;
  }

  function succeed(id, result) {
    try {
      const json = JSON.stringify(result) ?? 'null';
      if (Buffer.byteLength(json) > most) {
        refuse(id, `Extension '${extension}' answered more than ${most} bytes`);
      } else {
        answer(id, { json });
      }
    } catch (error) {
      fail(id, error);
    }
  }

  async function load() {
    if (!file.endsWith('.mjs')) {
      try {
        return require(file);
      } catch (error) {
        if (!['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE'].includes(error?.code)) throw error;
      }
    }
    return import(pathToFileURL(file).href);
  }

  // Where the function is: what every object has is none of the script's.
  function holder(script, name) {
    return [script, script?.default].find(
      (one) => typeof one?.[name] === 'function' && one[name] !== Object.prototype[name],
    );
  }

  async function run(id, [name, ...args]) {
    asked.add(id);
    try {
      loaded ??= load();
      const script = await loaded.catch((error) => {
        loaded = undefined;
        throw error;
      });
      const one = holder(script, name);
      if (!one) {
        refuse(id, `No such function '${name}' in extension '${extension}'`);
        return;
      }
      const returned = one[name](args, (error, result) => (error ? fail(id, error) : succeed(id, result)));
      // Only to hear that it was rejected. What else can be waited for may begin only when somebody does.
      if (returned instanceof Promise) await returned;
    } catch (error) {
      fail(id, error);
    }
  }

  // Nobody knows which call it was, nor what state the script is in now.
  function broken(error) {
    send({ leaving: true });
    if (asked.size === 0) process.stderr.write(`${error?.stack ?? String(error)}\n`);
    for (const id of asked) fail(id, error);
    process.exit(1);
  }

  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  process.on('exit', () => send({ leaving: true }));
  process.on('SIGINT', () => {});

  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const { id, call } = JSON.parse(line);
      run(id, call);
    }
  });
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
})();
//# sourceURL=pilot-bridge
