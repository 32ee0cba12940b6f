package org.pilotacs.acs.task;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.saying.Saying;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskJsonTest {
    private static final String ID = "0123456789abcdef01234567";

    @Test
    void everyOperationIsReadBackAsItWasWritten() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Assignment> values = assignments(random);
            for (Operation operation : List
                    .of(new Operation.Read(List.of(text(random), "")), new Operation.Write(values),
                            new Operation.Add(text(random), values), new Operation.Delete(text(random)),
                            new Operation.Discover(text(
                                    random), random.nextBoolean()),
                            new Operation.Restart(), new Operation.FactoryReset(),
                            new Operation.Download("1 Firmware Upgrade Image", text(random), random.nextLong(),
                                    text(random), null),
                            new Operation.Download("", text(random), 0, "", text(random)),
                            new Operation.UpdateFirmware(text(random), text(random), random.nextLong()),
                            new Operation.Await(text(random), text(random), Duration.ofMinutes(3)),
                            new Operation.Await(text(random), text(random), Operation.Await.Until.IS_NOT,
                                    Duration.ofMinutes(3)),
                            new Operation.Upload(FileKind.CONFIGURATION, random.nextInt()),
                            new Operation.Watch(List.of(new Watched(text(random), Watched.Attention.ACTIVE),
                                    new Watched(text(random), Watched.Attention.NONE))),
                            new Operation.Diagnose(new Diagnostic.Ping(text(random), 4, Duration.ofSeconds(5)), ""),
                            new Operation.Diagnose(new Diagnostic.Trace(text(random), 30, Duration.ofMillis(1)),
                                    text(random)),
                            new Operation.Diagnose(new Diagnostic.Download(text(random)), ""),
                            new Operation.Diagnose(new Diagnostic.Upload(text(random), random.nextLong()), ""))) {
                assertThat(TaskJson.operation(ID, TaskJson.write(operation))).as("seed %d", seed).isEqualTo(operation);
            }
        }
    }

    @Test
    void aWaitOfBeforeThereWasAChoiceIsForTheValue() {
        assertThat(TaskJson.operation(ID,
                "{\"v\":1,\"operation\":\"Await\",\"path\":\"A\",\"expected\":\"1\",\"patience\":5}"))
                .isEqualTo(new Operation.Await("A", "1", Duration.ofMillis(5)));
    }

    @Test
    void aSecretIsSealedForItsTaskAndParameterAndOpenedAsItWas() {
        Operation write = new Operation.Write(List.of(new Assignment("A.SSID", Value.string("Dom")),
                new Assignment("A.KeyPassphrase", Value.string("zielone okna")),
                new Assignment("A.ResetPINCode", new Value(ValueType.BOOLEAN, "true"))));
        TaskSecrets secrets = secrets(1);
        String json = TaskJson.write(ID, write, secrets);
        assertThat(json).contains("Dom", "true").doesNotContain("zielone");
        assertThat(TaskJson.operation(ID, json, secrets)).isEqualTo(write);
        assertThatThrownBy(() -> TaskJson.operation(ID.replace('0', '1'), json, secrets))
                .isInstanceOf(UnreadableTaskException.class).hasMessageContaining("another key");
        assertThatThrownBy(() -> TaskJson.operation(ID, json.replace("A.Key", "B.Key"), secrets))
                .isInstanceOf(UnreadableTaskException.class);
        assertThatThrownBy(() -> TaskJson.operation(ID, json, secrets(2))).isInstanceOf(UnreadableTaskException.class)
                .hasCauseInstanceOf(SealedByAnotherException.class);
        assertThat(TaskJson.operation(ID, TaskJson.write(write), secrets)).as("of before there were seals")
                .isEqualTo(write);
    }

    private static TaskSecrets secrets(int first) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) first;
        return TaskSecrets.by(new MasterKey(key, new SecureRandom()));
    }

    @Test
    void uploadsThatWereWrittenWithTheProtocolsNameAreStillRead() {
        String former = "{\"v\":1,\"operation\":\"Upload\",\"fileType\":\"%s\"}";
        assertThat(TaskJson.operation(ID, former.formatted("1 Vendor Configuration File")))
                .isEqualTo(new Operation.Upload(FileKind.CONFIGURATION, 0));
        assertThat(TaskJson.operation(ID, former.formatted("4 Vendor Log File 12")))
                .isEqualTo(new Operation.Upload(FileKind.LOG, 12));
    }

    @Test
    void everyOutcomeAndContinuationIsReadBackAsItWasWritten() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            for (Outcome outcome : List.of(
                    new Outcome.Confirmed(new Evidence(Instant.ofEpochMilli(random.nextInt()),
                            TaskSaying.LOST.of(), assignments(random))),
                    new Outcome.Unconfirmed(Saying.of(text(random))), new Outcome.Failed(new Fault(
                            Fault.Kind.values()[random.nextInt(Fault.Kind.values().length)], text(random),
                            Saying.of(text(random)),
                            random
                                    .nextBoolean() ? null : text(random))),
                    new Outcome.Refused(Saying.of(text(random))),
                    new Outcome.Expired(), new Outcome.Cancelled(Saying.of(text(random))))) {
                assertThat(TaskJson.outcome(ID, TaskJson.write(outcome))).as("seed %d", seed).isEqualTo(outcome);
            }
            Continuation continuation = new Continuation(text(random), Map.of(text(random), text(random)));
            assertThat(TaskJson.continuation(ID, TaskJson.write(continuation))).isEqualTo(continuation);
        }
    }

    @Test
    void storedTextIsAsciiSoThatAnyDatabaseTakesIt() {
        String json = TaskJson.write(new Operation.Delete("ö\0\uD800\n€"));
        assertThat(json).isPrintable();
        assertThat(json.chars()).allMatch(c -> c >= ' ' && c < 127);
    }

    @Test
    void theFormatIsPinned() {
        assertThat(TaskJson.write(new Operation.Write(List.of(new Assignment("Device.X",
                new Value(ValueType.UNSIGNED_INT,
                        "5"))))))
                .isEqualTo(
                        """
                                {"v":1,"operation":"Write","values":[{"path":"Device.X","type":"UNSIGNED_INT","value":"5"}]}""");
        assertThat(TaskJson.write(new Outcome.Failed(new Fault(Fault.Kind.DENIED, "9001", Saying.of("no"), null))))
                .isEqualTo("""
                        {"v":1,"outcome":"Failed","kind":"DENIED","code":"9001","parameter":null,"text":"no"}""");
        assertThat(TaskJson.write(new Outcome.Cancelled(TaskSaying.REPLACED.of()))).isEqualTo("""
                {"v":1,"outcome":"Cancelled","reason":{"key":"task.replaced","en":"replaced by a newer order"}}""");
    }

    @Test
    void whatAnOlderVersionStoredInEnglishIsSaidAsItIs() {
        assertThat(TaskJson.outcome(ID, "{\"v\":1,\"outcome\":\"Cancelled\",\"reason\":\"replaced by a newer one\"}"))
                .isEqualTo(new Outcome.Cancelled(Saying.of("replaced by a newer one")));
        assertThat(TaskJson.outcome(ID, """
                {"v":1,"outcome":"Failed","kind":"DENIED","code":"9001","text":"no","parameter":null}"""))
                .isEqualTo(new Outcome.Failed(new Fault(Fault.Kind.DENIED, "9001", Saying.of("no"), null)));
    }

    @Test
    void longEvidenceIsShortened() {
        Outcome outcome = new Outcome.Confirmed(
                new Evidence(Instant.EPOCH, Saying.NOTHING, List.of(new Assignment("Device.Log", Value
                        .string("x".repeat(60_000))))));
        assertThat(TaskJson.write(outcome)).hasSizeLessThan(1200);
    }

    @Test
    void whatCannotBeReadNamesTheTask() {
        Stream.of("", "nonsense", "[]", "{}", "{\"v\":2,\"operation\":\"Restart\"}",
                "{\"v\":1,\"operation\":\"Explode\"}",
                "{\"v\":1,\"operation\":\"Read\"}",
                "{\"v\":1,\"operation\":\"Write\",\"values\":[{\"path\":\"a\",\"type\":\"NEW\",\"value\":\"\"}]}",
                "{\"v\":1,\"operation\":\"Discover\",\"object\":\"\"}")
                .forEach(json -> assertThatThrownBy(() -> TaskJson.operation(ID, json)).as(json)
                        .isInstanceOf(UnreadableTaskException.class).hasMessageContaining(ID));
        assertThatThrownBy(() -> TaskJson.outcome(ID, "{\"v\":1,\"outcome\":\"Maybe\"}"))
                .isInstanceOf(UnreadableTaskException.class).hasMessageContaining("Maybe");
        assertThatThrownBy(() -> TaskJson.outcome(ID, "{\"v\":1,\"outcome\":\"Refused\",\"reason\":7}"))
                .isInstanceOf(UnreadableTaskException.class).hasMessageContaining("reason");
    }

    private static List<Assignment> assignments(Random random) {
        return random.ints(random.nextInt(4), 0, ValueType.values().length)
                .mapToObj(type -> new Assignment(text(random), new Value(ValueType.values()[type], text(random))))
                .toList();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x10000)
                .collect(StringBuilder::new, (built, c) -> built.append((char) c),
                        StringBuilder::append)
                .toString();
    }
}
