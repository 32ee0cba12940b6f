package org.pilotacs.acs.provisioning.script;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Scripts.Call;
import org.pilotacs.acs.provisioning.engine.Scripts.Returned;
import org.pilotacs.acs.provisioning.engine.Scripts.Run;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.runtime.DataSize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import static org.assertj.core.api.Assertions.assertThat;

/// Scripts that do what scripts should not: each ends in a fault that says what was wrong and where, and the others go on.
class HostileScriptsTest {
    private static final String GOOD = "return {writable: false, value: [[1, 2, 3].map(x => 2 * x).join(), 'xsd:string']};";
    private static final String STOPPED = "Script execution (timed out after 300ms|used more than 64MiB of memory)";
    private static ScriptRunner runner;
    private static final List<String> logged = new ArrayList<>();

    @BeforeAll
    static void given_two_threads_for_scripts() {
        runner = new ScriptRunner(new Allowance(Duration.ofMillis(300), DataSize.ofMebibytes(64), 1_000_000_000, 2),
                Thread.ofPlatform().name("scripts-", 0).factory());
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    private static Run run(String device, String text) {
        return run(runner, device, text);
    }

    /// As another device's session does.
    private static Run run(ScriptRunner runner, String device, String text) {
        Library library = new Library(Map.of(), Map.of("bad", Script.of("bad", text)));
        return new SessionScripts(library, runner, call -> new SessionScripts.ExtensionCall.Said(call, null), device, 0,
                (message, _) -> logged.add(message)).run(new Call(true, "bad", "[]", List.of(), new HashMap<>()));
    }

    private static Fault fault(Run run) {
        assertThat(run).isInstanceOf(Run.Failed.class);
        return ((Run.Failed) run).fault();
    }

    private static Fault fault(String text) {
        return fault(run("202BC1-BM632w-000100", text));
    }

    private static Object value(Run run) {
        assertThat(run).isInstanceOf(Run.Ended.class);
        Returned returned = ((Run.Ended) run).returned();
        return returned == null || returned.value() == null ? "nothing" : returned.value();
    }

    /// Runs it, and as many good ones as there is time for meanwhile.
    private static Fault stopped(String text) throws InterruptedException, ExecutionException {
        FutureTask<Run> bad = new FutureTask<>(() -> run("202BC1-BM632w-000100", text));
        Thread.ofVirtual().start(bad);
        int others = 0;
        do {
            assertThat(value(run("202BC1-BM632w-000101", GOOD))).isEqualTo(Value.of("2,4,6"));
            others++;
        } while (!bad.isDone());
        assertThat(others).isPositive();
        assertThat(bad.get()).isInstanceOf(Run.Failed.class);
        Fault fault = ((Run.Failed) bad.get()).fault();
        assertThat(fault.detail()).as(fault.toString()).contains("at bad");
        return fault;
    }

    @ParameterizedTest
    @ValueSource(strings = { "for (;;) {}",
        "/(?=(a+)+$)\\1b/.exec('a'.repeat(50) + 'b!');",
        "[3, 1, 2].sort(() => { for (;;) {} });", "const a = Array.from({length: 500}, (_, i) => i);"
                + " for (;;) a.sort((x, y) => y - x);",
        "const t = '[' + '1,'.repeat(200000) + '1]'; for (;;) JSON.parse(t);",
        "JSON.stringify({toJSON() { for (;;) {} }});",
        "for (;;) 'ab'.repeat(1000).split('').reverse().join('');",
        "const o = {get x() { for (;;) {} }}; return o.x;", "return {get value() { for (;;) {} }};",
        "throw {get name() { for (;;) {} }};",
        "throw new Proxy({}, {has() { for (;;) {} }, get() { for (;;) {} }, getPrototypeOf() { for (;;) {} }});",
        "throw {toString() { for (;;) {} }};",
        "throw {get stack() { for (;;) {} }, [Symbol.toPrimitive]() { for (;;) {} }};",
        "return {value: {valueOf() { for (;;) {} }, toString() { for (;;) {} }}, get writable() { for (;;) {} }};",
        "declare({toString() { for (;;) {} }}, {value: 1});", "declare('Device.X', {get value() { for (;;) {} }});",
        "for (;;) try { throw 1; } catch (e) { continue; } finally { continue; }",
        "for (;;) log('x');",
        "const m = () => { for (;;) {} }; Promise.resolve().then(m);", "(async () => { for (;;) {} })();",
        "eval('for (;;) {}');", "new Function('for (;;) {}')();",
        "const x = new Proxy({}, {ownKeys() { for (;;) {} }}); Object.keys(x);",
        "let x = 3n; for (;;) x = x * 3n % 1000007n;"})
    void what_never_ends_is_stopped(String text) throws InterruptedException, ExecutionException {
        Fault fault = stopped(text);
        assertThat(fault.code()).isEqualTo("script.Error");
        assertThat(fault.message()).matches(STOPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "const a = []; for (;;) a.push([1, 2, 3]);", "let s = 'x'; for (;;) s += s;",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, {i});",
        "const a = []; for (;;) a.push(new Uint8Array(1e6));",
        "new Array(1e9).fill(0);", "Array.from({length: 1e9});",
        "'x'.repeat(2 ** 29);", "'x'.padEnd(2 ** 30);", "let x = 3n; for (;;) x = x * x;", "1n << (2n ** 33n);",
        "for (let i = 0; ; i++) declare('Device.X.' + i, null, {value: 'z'.repeat(100000)});",
        "for (;;) log('x'.repeat(1000000));", "new Uint8Array(2 ** 31);",
        "new (new Uint8Array(1)['const' + 'ructor'])(2 ** 31 - 1);",
        "[].sort.call({length: 2 ** 53 - 1});", "[].indexOf.call({length: 2 ** 53 - 1}, 1);",
        "[].shift.call(new Array(2 ** 24));",
        "[].concat({length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true});"})
    void what_takes_too_much_is_stopped(String text) throws InterruptedException, ExecutionException {
        assertThat(stopped(text).code()).isIn("script.Error", "script.RangeError", "script.TypeError");
    }

    @Test
    void what_the_engine_cannot_stop_is_given_up_and_its_thread_replaced() throws InterruptedException,
            ExecutionException {
        // more of them than there are threads
        for (int i = 0; i < 3; i++) {
            assertThat(stopped("new Set(new Array(2 ** 27));").message()).matches(STOPPED);
        }
        assertThat(value(run("202BC1-BM632w-000101", GOOD))).isEqualTo(Value.of("2,4,6"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "function f() { return f() + 1; }\nf();", "const f = () => [1].map(f); f();",
        "const o = {get x() { return this.x; }}; o.x;", "const o = {toString() { return '' + this; }}; '' + o;",
        "let a = []; for (let i = 0; i < 20000; i++) a = [a]; JSON.stringify(a);",
        "JSON.parse('['.repeat(100000));", "let f = () => 1; for (let i = 0; i < 20000; i++) f = f.bind(null); f();",
        "const o = {}; o.toJSON = () => JSON.stringify(o); JSON.stringify(o);"})
    void what_recurses_is_stopped(String text) {
        Fault fault = fault(text);
        assertThat(fault.code()).isIn("script.RangeError", "script.Error");
        assertThat(fault.detail()).contains("at bad");
    }

    @Test
    void an_error_is_told_with_its_line() {
        assertThat(fault("\n\nthrow new RangeError('no');")).isEqualTo(new Fault("script.RangeError", "no",
                "{\"name\":\"RangeError\",\"message\":\"no\",\"stack\":\"RangeError: no\\n    at bad:3:7\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "undefined", "null", "1", "'no'", "{}", "[]", "() => 1", "Symbol('no')", "10n",
        "Object.create(null)",
        "{get name() { throw new Error('in name'); }}", "{name: 'E', get message() { throw 1; }}",
        "{get name() { throw this; }}", "{name: 'x'.repeat(100000), message: 'y'.repeat(100000)}",
        "{toString() { throw 1; }, valueOf() { throw 2; }}",
        "new Proxy({}, {get() { throw 1; }, has() { throw 2; }, ownKeys() { throw 3; }, getPrototypeOf() { throw 4; }})",
        "new Proxy(function () {}, {get() { throw 1; }})",
        "(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy; })()",
        "new (class extends Error { get message() { throw 1; } get name() { throw 1; } })()"})
    void whatever_is_thrown_is_a_fault(String thrown) {
        Fault fault = fault("throw " + thrown + ";");
        assertThat(fault.code()).startsWith("script");
        assertThat(fault.message()).isNotNull().hasSizeLessThan(3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Java.type('java.lang.System').exit(1);", "Packages.java.lang.System.exit(1);",
        "java.lang.System.exit(1);", "load('/etc/passwd');", "Polyglot.eval('js', '1');", "require('fs');",
        "globalThis.constructor.constructor('return process')().exit();",
        "declare.constructor.constructor('return Java')();", "new Function('return Java')();", "process.exit(1);",
        "host.declare('x');", "log.constructor('return host')();", "quit();", "print('x');",
        "WebAssembly.compile;", "new Worker('x');", "new SharedArrayBuffer(1);", "new ShadowRealm();"})
    void there_is_no_way_out(String text) {
        assertThat(fault(text).code()).isIn("script.ReferenceError", "script.TypeError");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Object.prototype.x = 1;", "Array.prototype.push = () => 7;",
        "JSON.stringify = () => 'mine';",
        "Object['proto' + 'type'].x = 1;", "(o => { o['proto' + 'type'].push = () => 7; })(Array);",
        "({})['__pro' + 'to__'].x = 1;", "({})['__pro' + 'to__'].toString = () => 'mine';",
        "[]['fil' + 'ter']['const' + 'ructor']('return th' + 'is')().y = 1;", "globalThis.y = 1;",
        "(j => { j.stringify = () => 'mine'; })(JSON);", "/(secret)/.test('secret');",
        "Symbol.iterator.x = 1;", "declare.x = 1;", "[][Symbol.iterator]().next = 1;",
        "declare('DeviceID.ID', {value: 1})['__pro' + 'to__'].z = 1;"})
    void what_a_script_changes_no_other_sees(String text) {
        run("202BC1-BM632w-000100", text);
        assertThat(value(run("202BC1-BM632w-000101",
                "const a = [];\na.push(1);\nreturn {value: JSON.stringify(a) + typeof y + "
                        + "({}).x + RegExp.$1 + [].push(1) + {} + declare.x + declare('DeviceID.ID', {value: 1}).z};")))
                .isEqualTo(
                        Value.of("[1]undefinedundefined1[object Object]undefinedundefined"));
    }

    @Test
    void what_a_script_makes_can_have_properties_of_any_name() {
        assertThat(
                value(run("d", "const o = {};\no.toString = () => 'mine';\nconst e = new Error('m');\ne.name = 'E';\n"
                        + "return {value: '' + o + e};")))
                .isEqualTo(Value.of("mineE: m"));
    }

    @Test
    void statements_are_counted_for_each_run() {
        try (ScriptRunner slow = new ScriptRunner(
                new Allowance(Duration.ofSeconds(30), DataSize.ofMebibytes(1024), 100_000, 1),
                Thread.ofPlatform().factory())) {
            String counting = "let i = 0;\nwhile (i < %s) i++;\nreturn {value: i};";
            for (int again = 0; again < 5; again++) {
                assertThat(value(run(slow, "d", counting.formatted("30000")))).isEqualTo(Value.of(30_000));
            }
            Fault fault = fault(run(slow, "d", "try {\n" + counting.formatted("Infinity") + "\n} catch {}"));
            assertThat(fault.code()).isEqualTo("script.Error");
            assertThat(fault.message()).isEqualTo("Script execution carried out more than 100000 statements");
            assertThat(fault.detail()).contains("at bad");
            assertThat(value(run(slow, "d", counting.formatted("30000")))).isEqualTo(Value.of(30_000));
        }
    }

    @Test
    void a_script_that_ends_its_own_brackets_cannot_be_read() {
        assertThat(runner.objection(Script.of("bad", "}); var y = 1; (function () {"))).startsWith("SyntaxError: ");
        assertThat(runner.objection(Script.of("good", "return;"))).isNull();
    }
}
