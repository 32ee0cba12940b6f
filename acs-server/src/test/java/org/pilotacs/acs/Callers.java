package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/// Two callers for each box who press one button after the other. Who gets no answer asks again with the same idempotency
/// key until there is one, as a CRM does, and then waits for the end; both go on while the server dies and comes back.
/// What the server says at the end is held against what the box really did.
final class Callers implements AutoCloseable {
    private static final int FOR_EACH_BOX = 2;
    private static final String WRITABLE = "DeviceInfo.ProvisioningCode";
    private static final List<String> WISHES = List.of("{\"action\":\"check-signal\"}", "{\"action\":\"reset-pin\"}",
            "{\"action\":\"restart\"}", "{\"action\":\"fetch-file\",\"file\":\"log\"}",
            "{\"action\":\"test-line\",\"tests\":[\"ping\"],\"host\":\"edge.operator.example\"}",
            "{\"action\":\"write\",\"values\":[{\"path\":\"Device." + WRITABLE + "\",\"value\":\"%s\"}]}");
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(300);

    private final CareClient care;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Semaphore acknowledgements = new Semaphore(0);
    private final Map<String, SimulatedBox> acknowledged = new ConcurrentHashMap<>();
    /// What each action's end was when it was first seen.
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Map<String, Integer> kinds = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> restarts = new ConcurrentHashMap<>();
    private final Queue<String> amiss = new ConcurrentLinkedQueue<>();
    private volatile boolean pressing = true;

    Callers(int consolePort, Fleet fleet) {
        care = new CareClient(consolePort);
        for (SimulatedBox box : fleet.boxes()) {
            for (int caller = 0; caller < FOR_EACH_BOX; caller++) {
                String name = box.serial() + "-" + caller;
                running.add(threads.submit(() -> press(box, name)));
            }
        }
    }

    /// Waits until so many more wishes have been acknowledged.
    ///
    /// @return whether they were, in time
    boolean awaitAcknowledged(int more, Duration patience) throws InterruptedException {
        acknowledgements.drainPermits();
        return acknowledgements.tryAcquire(more, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Presses no more, and waits until every wish is acknowledged and has ended.
    void finish(Duration patience) throws Exception {
        pressing = false;
        Instant late = Instant.now().plus(patience);
        for (Future<?> one : running) {
            try {
                one.get(Math.max(1, Duration.between(Instant.now(), late).toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                Set<String> open = new HashSet<>(acknowledged.keySet());
                open.removeAll(ends.keySet());
                throw new AssertionError("not settled: " + open + (open.isEmpty()
                        ? ""
                        : " of which " + care.get("/care/v1/actions/" + open.iterator().next()).json()));
            }
        }
    }

    /// What was told once must be told again: no end is lost or changes.
    void assertEndsStay() throws IOException, InterruptedException {
        for (Map.Entry<String, String> end : ends.entrySet()) {
            JsonNode now = care.get("/care/v1/actions/" + end.getKey()).json();
            assertThat(end(now)).as("%s", now).isEqualTo(end.getValue());
        }
    }

    /// How many different actions were acknowledged.
    int acknowledged() {
        return acknowledged.size();
    }

    long confirmed() {
        return ends.values().stream().filter(end -> end.startsWith("confirmed")).count();
    }

    /// How many actions of each kind ended how.
    Map<String, Integer> kinds() {
        return new TreeMap<>(kinds);
    }

    /// What ended otherwise than it must, in words; empty if all is well.
    List<String> amiss() {
        return List.copyOf(amiss);
    }

    /// What boxes did more often than they were told to, in words, once all has ended; empty if all is well.
    List<String> overdone(Fleet fleet) {
        List<String> all = new ArrayList<>();
        for (SimulatedBox box : fleet.boxes()) {
            box.journal().lines().stream().filter(line -> line.startsWith("REBOOT ") || line.startsWith("UPLOAD "))
                    .filter(line -> !line.endsWith(" x1")).map(line -> "done twice: " + box.serial() + " " + line)
                    .forEach(all::add);
            int done = box.journal().count(Journal.Deed.REBOOT);
            int ordered = restarts.getOrDefault(box.serial(), 0);
            if (done > ordered) {
                all.add("restarts of " + box.serial() + ": " + done + ", ordered " + ordered);
            }
        }
        return all;
    }

    private void press(SimulatedBox box, String name) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            for (int wish = 0; pressing; wish++) {
                // Two writes at a time to one parameter would each read back what the other wrote.
                int choice = random.nextInt(name.endsWith("0") ? WISHES.size() : WISHES.size() - 1);
                String value = name + "-" + wish;
                String action = acknowledged(box, WISHES.get(choice).formatted(value), value);
                settled(action, box, value);
            }
        } catch (AssertionError | RuntimeException e) {
            amiss.add(name + ": " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String acknowledged(SimulatedBox box, String wish, String key) throws InterruptedException {
        while (true) {
            try {
                CareClient.Answer answer = care.wish(Lab.device(box).value(), wish, key);
                if (answer.status() != 503) {
                    assertThat(answer.status()).as("%s", answer.json()).isIn(200, 202);
                    acknowledgements.release();
                    return answer.json().path("id").asText();
                }
            } catch (IOException _) {
                // Nobody there, or nobody any more: acknowledged or not, it asks again.
            }
            Thread.sleep(BEFORE_ASKING_AGAIN);
        }
    }

    private void settled(String action, SimulatedBox box, String value) throws InterruptedException {
        acknowledged.put(action, box);
        while (!ends.containsKey(action)) {
            try {
                CareClient.Answer answer = care.get("/care/v1/actions/" + action);
                if (answer.status() != 503) {
                    assertThat(answer.status()).as("acknowledged %s: %s", action, answer.json()).isEqualTo(200);
                    if (answer.json().path("stage").asText().equals("settled")) {
                        ended(answer.json(), box, value);
                        return;
                    }
                }
            } catch (IOException _) {
                // As above.
            }
            Thread.sleep(BEFORE_ASKING_AGAIN);
        }
    }

    private void ended(JsonNode action, SimulatedBox box, String value) throws IOException, InterruptedException {
        String kind = action.path("action").asText();
        held(action, kind, box, value);
        if (ends.putIfAbsent(action.path("id").asText(), end(action)) == null) {
            kinds.merge(kind + " " + (confirmed(action) ? "confirmed" : action.at("/outcome/code").asText()), 1,
                    Integer::sum);
            if (kind.equals("restart")) {
                restarts.merge(box.serial(), 1, Integer::sum);
            }
        }
    }

    private static boolean confirmed(JsonNode action) {
        return action.at("/outcome/kind").asText().equals("confirmed");
    }

    /// What the action says happened is what the box's own journal says.
    private void held(JsonNode action, String kind, SimulatedBox box, String value)
            throws IOException, InterruptedException {
        assertThat(action.at("/outcome/kind").asText()).as("%s", action)
                .isIn("confirmed", "unconfirmed", "failed", "cancelled");
        assertThat(action.at("/outcome/text").asText()).as("%s", action).isNotBlank();
        boolean confirmed = confirmed(action);
        String order = action.at("/steps/0/id").asText();
        switch (kind) {
            case "restart" -> assertThat(box.journal().count(Journal.Deed.REBOOT, order)).as("%s", action)
                    .isBetween(confirmed ? 1 : 0, 1);
            // Whether the box knows that its file came does not matter: it may have got no answer any more.
            case "fetch-file" -> assertThat(!confirmed || files(box).contains(order)).as("%s", action).isTrue();
            case "reset-pin" -> assertThat(!confirmed || box.journal().count(Journal.Deed.PIN_RESET) > 0)
                    .as("%s", action).isTrue();
            case "write" -> assertThat(confirmed).as("%s and %s", action, box.model().value(WRITABLE))
                    .isEqualTo(box.model().value(WRITABLE).equals(value));
            default -> {
            }
        }
    }

    private List<String> files(SimulatedBox box) throws IOException, InterruptedException {
        return care.get("/care/v1/devices/" + CareClient.escaped(Lab.device(box).value()) + "/files").json()
                .path("files").findValuesAsText("id");
    }

    private static String end(JsonNode action) {
        return action.at("/outcome/kind").asText() + " " + action.at("/outcome/code").asText() + " "
                + action.path("settled").asText();
    }

    @Override
    public void close() {
        pressing = false;
        threads.shutdownNow();
        care.close();
    }
}
