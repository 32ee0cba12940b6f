// What scripts find around them. Runs once in each world; `host` is the server, of which scripts see nothing else.
(function (host) {
  "use strict";
  const RealDate = Date;
  const RealError = Error;
  const define = Object.defineProperty;
  const keys = Object.keys;
  const isArray = Array.isArray;
  const iterator = Symbol.iterator;
  const parse = JSON.parse;
  const stringify = JSON.stringify;
  const describe = Object.getOwnPropertyDescriptor;
  const apply = Reflect.apply;
  const construct = Reflect.construct;
  const RealArray = Array;
  const RealObject = Object;
  const RealProxy = Proxy;
  const isView = ArrayBuffer.isView;
  const spreadable = Symbol.isConcatSpreadable;
  const realRevocable = Proxy.revocable;
  const proxies = new WeakSet();
  const has = WeakSet.prototype.has;
  const add = WeakSet.prototype.add;
  const MOST_ELEMENTS = Number.MAX_SAFE_INTEGER;

  const NOTHING = 0;
  const NULL = 1;
  const LIST = 3;

  const OBJECT = 1;
  const WRITABLE = 2;
  const VALUE = 4;
  const NOTIFICATION = 8;
  const ACCESS_LIST = 16;

  // By which a script is left that must wait for something; the host knows it again.
  const leaving = Symbol("wait");
  host.leaving(leaving);

  // What the host says, unless it says that the script must be left first.
  function told(said) {
    if (said === false) throw leaving;
    return said;
  }

  function read(path, name) {
    const kind = told(host.read(path, name));
    if (kind === NOTHING) return undefined;
    if (kind === NULL) return null;
    if (kind === LIST) return parse(host.text());
    return name === "value" ? [host.scalar(), host.text()] : host.scalar();
  }

  // What a declaration returns: those attributes can be read that were declared.
  class Parameter {
    #path;
    #declared;
    constructor(path, declared) {
      this.#path = path;
      this.#declared = declared;
    }
    get object() { return this.#declared & OBJECT ? read(this.#path, "object") : undefined; }
    get writable() { return this.#declared & WRITABLE ? read(this.#path, "writable") : undefined; }
    get value() { return this.#declared & VALUE ? read(this.#path, "value") : undefined; }
    get notification() { return this.#declared & NOTIFICATION ? read(this.#path, "notification") : undefined; }
    get accessList() { return this.#declared & ACCESS_LIST ? read(this.#path, "accessList") : undefined; }
    get path() { const p = told(host.path(this.#path)); return p === null ? undefined : p; }
    get size() { const n = told(host.size(this.#path)); return n === 0 ? undefined : n; }
    *[iterator]() { for (const each of parse(told(host.matches(this.#path)))) yield new Parameter(each, this.#declared); }
  }
  delete Parameter.prototype.constructor;

  // What else than a value is wanted; which attributes those are.
  function want(values, items) {
    let declared = 0;
    const instances = values.path;
    if (instances != null) {
      const range = isArray(instances) ? instances : [instances, instances];
      items.push("instances", +range[0], +range[1]);
    }
    if ("notification" in values) {
      declared |= NOTIFICATION;
      items.push("notification", +values.notification, null);
    }
    if ("accessList" in values) {
      declared |= ACCESS_LIST;
      const wanted = values.accessList;
      items.push("accessList", stringify(isArray(wanted) ? wanted.map(String) : [String(wanted)]), null);
    }
    return declared;
  }

  // How fresh something else than path and value must be; which attribute that is. Not called for each name: calls are what
  // the engine takes most time for.
  function since(time, name, attribute, items) {
    items.push("since", name, +time);
    return attribute;
  }

  function declare(path, timestamps, values) {
    const name = "" + path;
    let declared = 0;
    let pathAt = 1;
    let valueAt = 0;
    let wanted = false;
    let value = null;
    let type = null;
    const items = [];
    if (typeof values === "object" && values !== null) {
      if ("value" in values) {
        declared = VALUE;
        wanted = true;
        valueAt = 1;
        value = values.value;
        if (isArray(value)) {
          type = value[1] == null ? null : "" + value[1];
          value = value[0];
        }
        if (value instanceof RealDate) value = +value;
        else if (typeof value !== "number" && typeof value !== "boolean") value = value == null ? null : "" + value;
      }
      declared |= want(values, items);
    }
    if (typeof timestamps === "object" && timestamps !== null) {
      if (timestamps.path >= 1) pathAt = +timestamps.path;
      if (timestamps.value >= 1) {
        declared |= VALUE;
        valueAt = +timestamps.value;
      }
      if (timestamps.object >= 1) declared |= since(timestamps.object, "object", OBJECT, items);
      if (timestamps.writable >= 1) declared |= since(timestamps.writable, "writable", WRITABLE, items);
      if (timestamps.notification >= 1) declared |= since(timestamps.notification, "notification", NOTIFICATION, items);
      if (timestamps.accessList >= 1) declared |= since(timestamps.accessList, "accessList", ACCESS_LIST, items);
    }
    const wrong = items.length === 0
      ? host.declare(name, pathAt, valueAt, wanted, value, type)
      : host.declare(name, pathAt, valueAt, wanted, value, type, ...items);
    if (wrong !== null) throw new RealError(wrong);
    return new Parameter(name, declared);
  }

  function clear(path, timestamp, attributes) {
    const items = [];
    if (attributes)
      for (const name of keys(attributes)) items.push(name, +attributes[name]);
    const wrong = host.clear("" + path, +timestamp, ...items);
    if (wrong !== null) throw new RealError(wrong);
  }

  function commit() {
    const wrong = told(host.commit());
    if (wrong !== null) throw new RealError(wrong);
  }

  function ext(...args) {
    return parse(told(host.ext(stringify(args.map(String)))));
  }

  function log(message, meta) {
    host.log("" + message, meta == null ? null : stringify(meta));
  }

  function SandboxDate(...args) {
    if (!new.target) return new RealDate(host.now()).toString();
    return args.length ? new RealDate(...args) : new RealDate(host.now());
  }
  SandboxDate.now = function now(interval, variance) {
    if (typeof interval === "number")
      return host.interval(interval, variance == null ? interval : +variance);
    if (typeof interval === "string") {
      const at = host.cron(interval, variance ? +variance : 0);
      if (at === null) throw new RealError("Invalid cron expression: " + interval);
      return at;
    }
    if (interval) throw new RealError("Invalid Date.now() argument");
    return host.now();
  };
  SandboxDate.parse = RealDate.parse;
  SandboxDate.UTC = RealDate.UTC;
  define(SandboxDate, "name", { value: "Date" });
  SandboxDate.prototype = RealDate.prototype;
  define(RealDate.prototype, "constructor", { value: SandboxDate, writable: true, configurable: true });

  const random = () => host.random();
  random.seed = (seed) => host.seed(typeof seed === "string" ? seed : "" + seed + "\0");

  const give = (name, value) => define(globalThis, name, { value });
  give("Date", SandboxDate);
  give("declare", declare);
  give("clear", clear);
  give("commit", commit);
  give("ext", ext);
  give("log", log);
  define(Math, "random", { value: random });
  const quiet = () => undefined;
  give("console", Object.freeze({ log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet, trace: quiet }));
  define(ArrayBuffer.prototype, "constructor", { value: undefined });
  for (const name of ["ArrayBuffer", "SharedArrayBuffer", "Atomics", "WebAssembly", "Graal", "Polyglot", "Intl", "performance"])
    delete globalThis[name];
  const most = host.most();
  for (const name of ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
    "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"]) {
    const Real = globalThis[name];
    const Bounded = new RealProxy(Real, {
      construct(target, args, newTarget) {
        if (typeof args[0] === "number" && args[0] > most || typeof args[0] === "object" && args[0] !== null
          && args[0].length > most) throw new RangeError("Invalid typed array length: " + args[0]);
        return construct(target, args, newTarget === undefined ? target : Real);
      }
    });
    define(Real.prototype, "constructor", { value: Bounded });
    give(name, Bounded);
  }

  // The engine's own loops cannot be stopped: what they loop over must be of a length that is no matter, and cannot lie.
  function bounded(list) {
    if (list === null || typeof list !== "object" && typeof list !== "function") return;
    const length = apply(has, proxies, [list]) ? undefined : describe(list, "length");
    if (isView(list) && length === undefined) return;
    if (length === undefined || !("value" in length)) throw new TypeError("Only what has a length of its own can be taken for an array");
    if (length.value > most) throw new RangeError("Invalid array length: " + length.value);
  }
  function spread(list) {
    if (list !== null && typeof list === "object" && (apply(has, proxies, [list]) || isArray(list) || spreadable in list))
      bounded(list);
  }
  for (const name of ["copyWithin", "every", "fill", "filter", "find", "findIndex", "findLast", "findLastIndex", "flat",
    "flatMap", "forEach", "includes", "indexOf", "join", "lastIndexOf", "map", "reduce", "reduceRight", "reverse", "shift",
    "slice", "some", "sort", "splice", "toLocaleString", "toReversed", "toSorted", "toSpliced", "toString", "unshift",
    "with"]) {
    const real = Array.prototype[name];
    if (real !== undefined)
      define(Array.prototype, name, {
        value: { [name](...args) { bounded(this); return apply(real, this, args); } }[name]
      });
  }
  const realConcat = Array.prototype.concat;
  define(Array.prototype, "concat", {
    value: { concat(...args) { spread(this); for (const each of args) spread(each); return apply(realConcat, this, args); } }.concat
  });
  function lengthOf(list) {
    const length = Math.trunc(+list.length);
    return length > 0 ? length < MOST_ELEMENTS ? length : MOST_ELEMENTS : 0;
  }
  const looping = {
    from(items, map, self) {
      if (map !== undefined && typeof map !== "function") throw new TypeError(typeof map + " is not a function");
      const Made = typeof this === "function" ? this : RealArray;
      let at = 0;
      if (items != null && items[iterator] != null) {
        const all = new Made();
        for (const each of items) {
          all[at] = map ? apply(map, self, [each, at]) : each;
          at++;
        }
        all.length = at;
        return all;
      }
      if (items == null) throw new TypeError(items + " is not iterable");
      const length = lengthOf(items);
      const all = new Made(length);
      for (; at < length; at++) all[at] = map ? apply(map, self, [items[at], at]) : items[at];
      all.length = length;
      return all;
    }
  };
  define(Array, "from", { value: looping.from });
  define(RealProxy, "revocable", {
    value: function revocable(target, handler) {
      const made = apply(realRevocable, RealProxy, [target, handler]);
      apply(add, proxies, [made.proxy]);
      return made;
    }
  });
  give("Proxy", new RealProxy(RealProxy, {
    construct(target, args) {
      const made = construct(target, args);
      apply(add, proxies, [made]);
      return made;
    }
  }));

  // What scripts share cannot be changed. What they make of it themselves can have properties of any name all the same.
  function open(prototype, name) {
    const now = describe(prototype, name);
    if (now === undefined || !("value" in now)) return;
    define(prototype, name, {
      get: () => now.value,
      set(value) {
        if (this === prototype) throw new TypeError("Cannot assign to read only property '" + name + "' of object");
        define(this, name, { value, writable: true, enumerable: true, configurable: true });
      }
    });
  }
  function close(root, seen) {
    const left = [root];
    while (left.length > 0) {
      const one = left.pop();
      if (one === null || typeof one !== "object" && typeof one !== "function" || seen.has(one)) continue;
      seen.add(one);
      for (const key of Reflect.ownKeys(one)) {
        const property = describe(one, key);
        left.push(property.value, property.get, property.set);
      }
      left.push(Object.getPrototypeOf(one));
      Object.freeze(one);
    }
  }
  if (host.shared()) {
    for (const name of Reflect.ownKeys(Object.prototype)) if (typeof name === "string" && name !== "__proto__") open(Object.prototype, name);
    for (const Kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError])
      for (const name of ["name", "message", "toString"]) open(Kind.prototype, name);
    const seen = new Set();
    for (const root of [globalThis, Parameter.prototype, [][iterator](), ""[iterator](), new Map()[iterator](), new Set()[iterator](),
      "".matchAll(/x/g), function* () {}, async function () {}, async function* () {}]) close(root, seen);
  }

  const nothing = /(?:)/;
  const match = RegExp.prototype.exec;
  return (args) => {
    // RegExp.$1 and its like are the last script's until then
    apply(match, nothing, [""]);
    return parse(args);
  };
});
