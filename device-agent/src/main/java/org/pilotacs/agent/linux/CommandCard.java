package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The smart card, as the box's middleware tells of it: `status` (none, running, error), `serial`, `atr`, `paired` (yes, no),
/// `entitlements`, `failures`, `failures-without-key`, each as `name=value` in a line of its own. A middleware that does not
/// answer is a card in error, not an empty slot. Safe for any number of threads.
final class CommandCard implements CardReader {
    private static final Logger log = LoggerFactory.getLogger(CommandCard.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final State SILENT = new State(CardStatus.ERROR, "", "", false, 0, 0, 0);

    private final LinuxConfig.Card config;
    private final Remembered<State> state;

    CommandCard(LinuxConfig.Card config, InstantSource clock) {
        this.config = config;
        this.state = new Remembered<>(this::look, FRESH, clock);
    }

    @Override
    public State read() {
        return state.get();
    }

    private State look() {
        String text = config.file() != null ? KernelFile.text(config.file()) : output(config.read());
        return text == null ? SILENT : state(text);
    }

    @Override
    public boolean canRefresh() {
        return !config.refresh().isNone();
    }

    @Override
    public boolean refresh() {
        boolean taken = output(config.refresh()) != null;
        state.forget();
        return taken;
    }

    @Override
    public boolean canEntitle() {
        return !config.rights().isNone();
    }

    @Override
    public boolean entitle(List<Right> rights) {
        return change(rights.stream().map(right -> right.product() + "=" + right.until()).toList());
    }

    @Override
    public boolean revoke(List<Integer> products) {
        return change(products.stream().map(product -> product + "=").toList());
    }

    private boolean change(List<String> rights) {
        boolean taken = output(config.rights(), rights.toArray(String[]::new)) != null;
        state.forget();
        return taken;
    }

    /// Null if the program failed.
    private static @Nullable String output(Command program, String... arguments) {
        try {
            Command.Ended ended = program.run(LIMIT, arguments);
            if (ended instanceof Command.Ended.Exited(int code, var output) && code == 0) {
                return output;
            }
            log.warn("the card's program {}", ended.described());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    static State state(String text) {
        Map<String, String> said = new HashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                said.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return switch (said.getOrDefault("status", "")) {
            case "none" -> new State(CardStatus.NONE, "", "", false, 0, count(said, "failures"),
                    count(said, "failures-without-key"));
            case "running" -> new State(CardStatus.RUNNING, said.getOrDefault("serial", ""),
                    said.getOrDefault("atr", ""), said.getOrDefault("paired", "").equals("yes"),
                    (int) count(said, "entitlements"), count(said, "failures"), count(said, "failures-without-key"));
            default -> new State(CardStatus.ERROR, "", "", false, 0, count(said, "failures"),
                    count(said, "failures-without-key"));
        };
    }

    private static long count(Map<String, String> said, String name) {
        Long count = KernelFile.number(said.getOrDefault(name, ""));
        return count == null ? 0 : Math.clamp(count, 0, Integer.MAX_VALUE);
    }
}
