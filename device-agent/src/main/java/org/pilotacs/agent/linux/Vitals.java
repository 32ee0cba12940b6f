package org.pilotacs.agent.linux;

import org.pilotacs.agent.board.Health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Memory, load, temperature and uptime, as the kernel says them. Safe for any number of threads.
final class Vitals {
    private static final int COLDEST = -60;
    private static final int HOTTEST = 200;

    private final Roots roots;
    private final CpuLoad cpu;

    Vitals(Roots roots) {
        this.roots = roots;
        this.cpu = new CpuLoad(roots);
    }

    Health health() {
        List<String> memory = KernelFile.lines(roots.proc().resolve("meminfo"));
        long available = kibibytes(memory, "MemAvailable:");
        return new Health(kibibytes(memory, "MemTotal:"),
                available > 0 ? available : kibibytes(memory, "MemFree:"), cpu.percent(), temperature());
    }

    private static long kibibytes(List<String> memory, String name) {
        return memory.stream().filter(line -> line.startsWith(name))
                .map(line -> KernelFile.number(line.substring(name.length()).replace("kB", "").strip()))
                .filter(Objects::nonNull).mapToLong(Long::longValue).findFirst().orElse(0);
    }

    /// Of the hottest zone. What no chip can be is a sensor that is switched off.
    private int temperature() {
        return thermometers().stream().map(KernelFile::number).filter(Objects::nonNull)
                .mapToInt(thousandths -> (int) Math.round(thousandths / 1000.0))
                .filter(degrees -> degrees > COLDEST && degrees < HOTTEST).max().orElse(Health.NO_TEMPERATURE);
    }

    private List<Path> thermometers() {
        return KernelFile.entries(roots.sys().resolve("class/thermal"), "thermal_zone*").stream()
                .map(zone -> zone.resolve("temp")).toList();
    }

    boolean hasThermometer() {
        return temperature() != Health.NO_TEMPERATURE;
    }

    Duration uptime() {
        String text = KernelFile.text(roots.proc().resolve("uptime"));
        Long seconds = text == null ? null : KernelFile.number(text.replaceFirst("[. ].*", ""));
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    /// Processes that wanted to run, averaged over 1, 5 and 15 minutes; empty if the kernel does not say.
    String loadAverages() {
        String text = KernelFile.text(roots.proc().resolve("loadavg"));
        String[] words = text == null ? new String[0] : text.split(" ");
        return words.length < 3 ? "" : String.join(" ", words[0], words[1], words[2]);
    }

    /// Another one after each start of the machine; empty if the kernel does not say.
    String bootId() {
        String text = KernelFile.text(roots.proc().resolve("sys/kernel/random/boot_id"));
        return text == null ? "" : text;
    }
}
