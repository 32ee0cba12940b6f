package org.pilotacs.acs.provisioning.extension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What a script gives and is given.
class ScriptExtensionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = { "7 | 7", "1e21 | 1e+21", "'żółw' | \"żółw\"",
        "{a: [1, null, {b: 'c'}]} | {\"a\":[1,null,{\"b\":\"c\"}]}", "null | null", "undefined | null", "NaN | null",
        "new Date(0) | \"1970-01-01T00:00:00.000Z\"", "'\\n\\x1e' | \"\\n\\u001e\"", "() => 1 | null"})
    void a_result_comes_back_as_JSON(String result, String json) {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.get = (args, callback) => callback(null, " + result + ");")) {
            assertThat(scripts.json("crm", "get")).isEqualTo(json);
        }
    }

    @Test
    void no_result_at_all_is_null() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "exports.get = (_, done) => done();")) {
            assertThat(scripts.json("crm", "get")).isEqualTo("null");
        }
    }

    @Test
    void arguments_arrive_as_the_texts_that_they_are() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("echo.js",
                "exports.codes = (args, done) => done(null, args.map((a) => [...Array(a.length).keys()]"
                        + ".map((i) => a.charCodeAt(i))));"
                        + "exports.types = (args, done) => done(null, args.map((a) => typeof a));")) {
            assertThat(scripts.json("echo", "codes", "", "a\n\u001e\"\\", "ż😀", "\ud83d", "\udca9"))
                    .isEqualTo("[[],[97,10,30,34,92],[380,55357,56832],[55357],[56489]]");
            assertThat(scripts.json("echo", "types", "1", "true")).isEqualTo("[\"string\",\"string\"]");
            assertThat(scripts.json("echo", "types")).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "(_, done) => done(new RangeError('too far'))",
        "(_, done) => setImmediate(() => done(new RangeError('too far'), 'ignored'))",
        "() => { throw new RangeError('too far'); }", "async () => { throw new RangeError('too far'); }",
        "() => setImmediate(() => { throw new RangeError('too far'); })",
        "() => { Promise.reject(new RangeError('too far')); }"})
    void an_error_that_is_given_thrown_or_rejected_is_a_fault_with_the_script_s_part_of_the_stack(String function) {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "exports.get = " + function + ";")) {
            for (int i = 0; i < 2; i++) {
                Failed failed = scripts.failure("crm", "get");
                assertThat(failed.code()).isEqualTo("ext.RangeError");
                assertThat(failed.name()).isEqualTo("RangeError");
                assertThat(failed.message()).isEqualTo("too far");
                assertThat(failed.stack()).startsWith("RangeError: too far\n    at ").contains("crm.js:1:")
                        .doesNotContain("pilot-bridge");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = { "'no money' | no money", "7 | 7",
        "{message: 'hidden'} | [object Object]", "Object.create(null) | An error that cannot be written"})
    void what_is_no_error_but_given_as_one_is_a_fault_without_a_name(String given, String message) {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.get = (_, done) => done(" + given + ");")) {
            assertThat(scripts.call("crm", "get")).isEqualTo(new Failed("ext", message, null, null));
        }
    }

    @Test
    void an_error_of_the_script_s_own_kind_keeps_its_name() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.get = (_, done) => done({name: 'NoSuchSubscriber', message: '17'});")) {
            assertThat(scripts.call("crm", "get"))
                    .isEqualTo(new Failed("ext.NoSuchSubscriber", "17", "NoSuchSubscriber", null));
        }
    }

    @Test
    void a_result_that_cannot_be_JSON_is_an_error() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.get = (_, done) => { const a = {}; a.a = a; done(null, a); };")) {
            assertThat(scripts.failure("crm", "get").code()).isEqualTo("ext.TypeError");
        }
    }

    @Test
    void of_several_answers_the_first_counts() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.get = (_, done) => { done(null, 1); done(null, 2); throw new Error('3'); };")) {
            assertThat(scripts.json("crm", "get")).isEqualTo("1");
            assertThat(scripts.json("crm", "get")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "nothing", "toString", "constructor", "__proto__", "hasOwnProperty", "limit", ""})
    void what_is_no_function_of_the_script_is_refused(String function) {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                "exports.limit = 5; exports.get = (_, done) => done();")) {
            assertThat(scripts.call("crm", function)).isEqualTo(
                    new Failed("ext", "No such function '" + function + "' in extension 'crm'", null, null));
        }
    }

    @Test
    void a_call_without_a_function_or_a_file_is_refused() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "")) {
            assertThat(scripts.failure("crm").message()).isEqualTo("No such function 'undefined' in extension 'crm'");
            assertThat(scripts.failure().message()).isEqualTo("Cannot find module 'undefined'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "../crm", "sub/crm", "/etc/passwd", "crm.js", "crm\0", "crm ", "ćrm",
        "a\nb",
        "missing", "sub", "data", "node_modules"})
    void what_is_no_script_of_the_folder_is_a_missing_module(String file) {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "").with("sub/crm.js", "")
                .with("data.json", "{}")) {
            assertThat(scripts.call(file, "get")).isEqualTo(
                    new Failed("ext.Error", "Cannot find module '" + file + "'", "Error", null));
        }
    }

    @Test
    void without_a_folder_every_module_is_missing() {
        try (OperatorExtensions extensions = new OperatorExtensions(ExtensionsConfig.DEFAULT)) {
            assertThat(extensions.call(List.of("crm", "get"))).isEqualTo(
                    new Failed("ext.Error", "Cannot find module 'crm'", "Error", null));
        }
    }

    @Test
    void a_link_out_of_the_folder_is_a_missing_module_but_one_within_it_is_followed(@TempDir Path elsewhere)
            throws IOException {
        Files.writeString(elsewhere.resolve("far.js"), "exports.get = (_, done) => done(null, 1);");
        Files.createSymbolicLink(folder.resolve("far.js"), elsewhere.resolve("far.js"));
        Files.createSymbolicLink(folder.resolve("near.js"), Path.of("version/near.js"));
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("version/near.js",
                "exports.get = (_, done) => done(null, 2);")) {
            assertThat(scripts.failure("far", "get").message()).isEqualTo("Cannot find module 'far'");
            assertThat(scripts.json("near", "get")).isEqualTo("2");
        }
    }

    @Test
    void a_script_may_require_what_Node_has_and_what_lies_beside_it() {
        try (OperatorFolder scripts = OperatorFolder.in(folder)
                .with("crm.js",
                        """
                                const os = require('os');
                                const { twice } = require('./lib/twice');
                                const prices = require('./prices.json');
                                exports.get = ([number], done) => setTimeout(() => done(null, [typeof os.EOL, twice(+number), prices.tv]), 5);
                                """)
                .with("lib/twice.js", "exports.twice = (n) => 2 * n;").with("prices.json", "{\"tv\": 40}")) {
            assertThat(scripts.json("crm", "get", "21")).isEqualTo("[\"string\",42,40]");
        }
    }

    @Test
    void a_script_may_be_an_object_with_methods() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", """
                class Crm {
                  constructor() { this.calls = 0; }
                  get(args, done) { done(null, ++this.calls); }
                }
                module.exports = new Crm();
                """)) {
            assertThat(scripts.json("crm", "get")).isEqualTo("1");
            assertThat(scripts.json("crm", "get")).isEqualTo("2");
        }
    }

    @Test
    void modules_of_the_newer_kind_are_scripts_too() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("named.mjs", """
                import { EOL } from 'node:os';
                export const get = (_, done) => done(null, typeof EOL);
                """).with("whole.mjs", "export default { get: (_, done) => done(null, 2) };")) {
            assertThat(scripts.json("named", "get")).isEqualTo("\"string\"");
            assertThat(scripts.json("whole", "get")).isEqualTo("2");
        }
    }

    @Test
    void so_are_those_that_their_package_calls_so() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("package.json", "{\"type\": \"module\"}")
                .with("crm.js", "export const get = (_, done) => done(null, import.meta.url.slice(-7));")) {
            assertThat(scripts.json("crm", "get")).isEqualTo("\"/crm.js\"");
        }
    }

    @Test
    void a_script_that_does_not_load_is_an_error_until_it_does() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "exports.get = (")
                .with("erp.js", "require('no-such-package');")) {
            assertThat(scripts.failure("crm", "get").code()).isEqualTo("ext.SyntaxError");
            assertThat(scripts.failure("erp", "get").code()).isEqualTo("ext.Error");
            assertThat(scripts.failure("erp", "get").message()).startsWith("Cannot find module 'no-such-package'");
            scripts.with("crm.js", "exports.get = (_, done) => done(null, 1);");
            scripts.with("node_modules/no-such-package/index.js", "")
                    .with("erp.js", "require('no-such-package'); exports.get = (_, done) => done(null, 2);");
            assertThat(scripts.json("crm", "get")).isEqualTo("1");
            assertThat(scripts.json("erp", "get")).isEqualTo("2");
        }
    }

    @Test
    void a_package_that_was_installed_meanwhile_is_found() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("erp.js",
                "exports.get = (_, done) => done(null, require('late').n); require('late');")) {
            assertThat(scripts.failure("erp", "get").code()).isEqualTo("ext.Error");
            scripts.with("node_modules/late/index.js", "exports.n = 3;");
            assertThat(scripts.json("erp", "get")).isEqualTo("3");
        }
    }

    @Test
    void a_script_runs_in_its_folder_and_knows_it() throws IOException {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("where.js",
                "exports.get = (_, done) => done(null, [process.cwd(), process.env.GENIEACS_EXT_DIR]);")) {
            String here = folder.toRealPath().toString();
            assertThat(scripts.json("where", "get")).isEqualTo("[\"" + here + "\",\"" + folder + "\"]");
        }
    }

    @Test
    void a_megabyte_is_answered_more_is_refused_and_the_script_goes_on() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("big.js", """
                exports.text = ([n], done) => done(null, '"'.repeat(+n));
                exports.error = ([n], done) => done(new Error('e'.repeat(+n)));
                exports.length = (args, done) => done(null, args.join('').length);
                """)) {
            assertThat(scripts.json("big", "text", "524287")).hasSize(1 << 20);
            assertThat(scripts.call("big", "text", "524288"))
                    .isEqualTo(new Failed("ext", "Extension 'big' answered more than 1048576 bytes", null, null));
            assertThat(scripts.failure("big", "error", "2000000").message()).hasSizeLessThan(20_000).startsWith("ee");
            assertThat(scripts.json("big", "length", "a".repeat(1_000_000))).isEqualTo("1000000");
            assertThat(scripts.call("big", "length", "a".repeat(600_000), "a".repeat(600_000))).isEqualTo(
                    new Failed("ext", "The arguments for extension 'big' are more than 1 MiB", null, null));
            assertThat(scripts.json("big", "length", "a")).isEqualTo("1");
        }
    }
}
