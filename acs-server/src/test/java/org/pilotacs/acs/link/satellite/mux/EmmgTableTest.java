package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.Ignored;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.DATA_ID;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;

/// The table in the comment of [EmmgSession], cell by cell.
class EmmgTableTest {
    private static final Path SOURCE = Path.of("src/main/java/org/pilotacs/acs/link/satellite/mux/EmmgSession.java");

    private final EmmgBench bench = new EmmgBench();

    @TestFactory
    Stream<DynamicTest> every_cell_of_the_table_holds() throws IOException {
        List<List<String>> rows = Files.readAllLines(SOURCE).stream().filter(line -> line.startsWith("/// | "))
                .map(line -> Stream.of(line.substring(5, line.length() - 1).split("\\|")).map(String::strip).toList())
                .toList();
        assertThat(rows.getFirst()).isEqualTo(Stream.concat(Stream.of(""), EmmgBench.STATES.stream()).toList());
        assertThat(rows).hasSize(22);
        List<DynamicTest> cells = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row).as(row.getFirst()).hasSize(EmmgBench.STATES.size() + 1);
            for (String column : EmmgBench.STATES) {
                String expected = row.get(EmmgBench.STATES.indexOf(column) + 1);
                cells.add(DynamicTest.dynamicTest(row.getFirst() + " in " + column + ": " + expected,
                        () -> assertThat(outcomes(row.getFirst(), column)).containsOnly(expected)));
            }
        }
        return cells.stream();
    }

    /// What comes of a row in a column, for each way in which it can happen.
    private List<String> outcomes(String row, String column) {
        return switch (row) {
            case "connected" -> outcome(column, new EmmgEvent.Connected());
            case "channel_test" -> heard(column, new ChannelTest(CLIENT, CHANNEL));
            case "stream_test" -> heard(column, new StreamTest(CLIENT, STREAM));
            case "channel_status" -> {
                bench.reach(column);
                testChannel(column);
                yield List.of(render(new EmmgEvent.Heard(EmmgBench.CHANNEL_STATUS), column));
            }
            case "stream_status" -> {
                bench.reach(column);
                testStream(column);
                yield List.of(render(new EmmgEvent.Heard(EmmgBench.STREAM_STATUS), column));
            }
            case "BW_allocation" -> Stream.of(EmmgBench.ALLOCATION, new StreamBwAllocation(CLIENT, STREAM, null))
                    .flatMap(one -> heard(column, one).stream()).toList();
            case "close_response" -> heard(column, new StreamCloseResponse(CLIENT, STREAM));
            case "error: slow, smaller" -> errors(column, 0x000F, 0x0004);
            case "error: stream" -> errors(column, 0x0005, 0x0010);
            case "error: other" -> errors(column, 0x0001, 0x0002, 0x0003, 0x0006, 0x0007, 0x0008, 0x0009, 0x000A,
                    0x000B, 0x000C, 0x000D, 0x000E, 0x0011, 0x0012, 0x0013, 0x0014, 0x7000, 0x7001, 0x0015, 0x8001);
            case "other stream, wrong way" -> foreign().flatMap(one -> heard(column, one).stream()).toList();
            case "unknown type" -> heard(column, new Ignored(0x8000));
            case "malformed" -> heard(column, EmmgBench.malformed());
            case "the third in a row" -> {
                bench.reach(column);
                bench.hear(EmmgBench.malformed());
                bench.hear(EmmgBench.malformed());
                yield List.of(render(new EmmgEvent.Heard(EmmgBench.malformed()), column));
            }
            case "time is up" -> {
                bench.reach(column);
                bench.passToWake();
                yield List.of(render(new EmmgEvent.Time(), column));
            }
            case "and for a test" -> {
                bench.reach(column);
                testChannel(column);
                bench.passToWake();
                yield List.of(render(new EmmgEvent.Time(), column));
            }
            case "delivered" -> {
                bench.reach(column);
                if (column.equals("Prov")) {
                    yield List.of(render(new EmmgEvent.Delivered(7), column));
                }
                assertThatThrownBy(() -> bench.deliver(7))
                        .isInstanceOf(IllegalStateException.class);
                yield List.of("a bug");
            }
            case "stop" -> outcome(column, new EmmgEvent.Stop());
            case "stop, datagrams in flight" -> {
                bench.reach(column, column.equals("Closing") ? EmmgBench.TCP : EmmgBench.UDP);
                testStream(column);
                yield List.of(render(new EmmgEvent.Stop(), column));
            }
            case "closed" -> outcome(column, new EmmgEvent.Closed());
            case "unusable" -> outcome(column, new EmmgEvent.Unusable(MuxSaying.FLOODS.of(MuxSaying.HUNG_UP.of())));
            default -> throw new AssertionError("no row " + row);
        };
    }

    private List<String> errors(String column, int... codes) {
        List<String> outcomes = new ArrayList<>();
        for (int code : codes) {
            List<ErrorStatus> statuses = List.of(new ErrorStatus(code));
            outcomes.addAll(heard(column, new StreamError(CLIENT, STREAM, statuses, List.of())));
            outcomes.addAll(heard(column, new ChannelError(CLIENT, CHANNEL, statuses, List.of())));
            outcomes.addAll(heard(column, new ChannelError(new ClientId(0), 0, statuses, List.of())));
        }
        return outcomes;
    }

    private static Stream<Received> foreign() {
        ClientId other = new ClientId(9);
        StreamRef elsewhere = new StreamRef(CHANNEL, 77);
        List<ErrorStatus> error = List.of(ErrorStatus.UNRECOVERABLE_ERROR);
        return Stream.of(new ChannelTest(other, CHANNEL), new ChannelTest(CLIENT, 77),
                new ChannelStatus(CLIENT, 77, SectionTsPktFlag.SECTIONS), new StreamTest(CLIENT, elsewhere),
                new StreamStatus(other, STREAM, DATA_ID, DataType.EMM), new StreamBwAllocation(CLIENT, elsewhere, 1),
                new StreamCloseResponse(CLIENT, elsewhere), new StreamError(CLIENT, elsewhere, error, List.of()),
                new ChannelError(CLIENT, 77, error, List.of()),
                new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS), new StreamBwRequest(CLIENT, STREAM, 1));
    }

    private List<String> heard(String column, Received received) {
        return outcome(column, new EmmgEvent.Heard(received));
    }

    private List<String> outcome(String column, EmmgEvent event) {
        bench.reach(column);
        return List.of(render(event, column));
    }

    private void testChannel(String column) {
        if (column.equals("Prov")) {
            bench.passToWake();
            bench.time();
        }
    }

    private void testStream(String column) {
        if (column.equals("Prov")) {
            bench.deliver(5);
        }
    }

    /// As a cell has it. Holds that the channel is closed exactly when it must be.
    private String render(EmmgEvent event, String column) {
        boolean testing = bench.isTesting();
        Step step = bench.on(event);
        List<String> words = new ArrayList<>(step.messages().stream().map(EmmgTableTest::word)
                .filter(word -> !word.isEmpty()).toList());
        step.changes().stream().map(change -> word(change, step.changes())).filter(word -> !word.isEmpty())
                .forEach(words::add);
        if (testing && bench.state().equals("Prov") && !bench.isTesting()) {
            words.add("tested");
        }
        String after = bench.state();
        if (!after.equals(column) && !after.equals("Disc")) {
            words.add(after);
        }
        boolean saysClosed = step.messages().stream().anyMatch(ChannelClose.class::isInstance);
        boolean isOver = after.equals("Disc") && !column.equals("Disc");
        boolean unsayable = event instanceof EmmgEvent.Closed || event instanceof EmmgEvent.Unusable
                || (column.equals("Chan") && !words.contains("fin"));
        assertThat(saysClosed).isEqualTo(isOver && !unsayable);
        return words.isEmpty() ? "–" : String.join(", ", words);
    }

    private static String word(FromEmmg message) {
        return switch (message) {
            case ChannelSetup _,StreamSetup _ -> "setup";
            case ChannelStatus _,StreamStatus _ -> "status";
            case ChannelTest _,StreamTest _ -> "test";
            case StreamBwRequest _ -> "BW_request";
            case StreamCloseRequest _ -> "close";
            case StreamError error -> "error " + error.statuses().getFirst().code();
            case ChannelError _ -> "error";
            case ChannelClose _ -> "";
            case DataProvision _ -> throw new AssertionError("a session sends no data");
        };
    }

    private static String word(Step.Change change, List<Step.Change> all) {
        return switch (change) {
            case Step.Opened _ -> "opened";
            case Step.Allocated _ -> "allocated";
            case Step.Read _ -> "read";
            case Step.Unread _ -> "unread";
            case Step.StreamLost _ -> "lost";
            case Step.Refused _ -> "";
            case Step.Odd _ -> "odd";
            case Step.Finished _ -> "fin";
            case Step.Ended(Reaction reaction, var _, var _) -> "end " + (all.stream()
                    .anyMatch(one -> one instanceof Step.Refused(var _, Reaction to) && to == reaction)
                            ? "r"
                            : reaction == Reaction.BACK_OFF ? "b" : reaction.name());
        };
    }
}
