package org.pilotacs.agent.dvb;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The satellite front ends of the machine, which may come and go with their drivers. Safe for any number of threads.
public final class FrontEnds {
    private static final Logger log = LoggerFactory.getLogger(FrontEnds.class);
    private static final Pattern DEVICE = Pattern.compile(".*/adapter([0-9]{1,4})/frontend([0-9]{1,4})");

    private final Path folder;
    private final SystemCalls calls;
    private final LnbPlan lnb;
    private final InstantSource clock;
    private final TreeMap<Path, DvbTuner> tuners = new TreeMap<>(Comparator.comparingInt(FrontEnds::order));

    /// @param folder `/dev/dvb` or what looks like it
    public FrontEnds(Path folder, SystemCalls calls, LnbPlan lnb, InstantSource clock) {
        this.folder = folder;
        this.calls = calls;
        this.lnb = lnb;
        this.clock = clock;
        look();
    }

    /// Those of the machine, by the C library.
    public static FrontEnds ofMachine(Path folder, LnbPlan lnb, InstantSource clock) {
        return new FrontEnds(folder, new LibcCalls(), lnb, clock);
    }

    /// In the order of adapters and of front ends.
    public synchronized List<DvbTuner> tuners() {
        return List.copyOf(tuners.values());
    }

    /// Looks which are there, and what they receive.
    public synchronized void look() {
        List<Path> devices = devices();
        tuners.keySet().removeIf(device -> !devices.contains(device));
        for (Path device : devices) {
            if (!tuners.containsKey(device)) {
                add(device);
            }
        }
        tuners.values().forEach(DvbTuner::read);
    }

    private void add(Path device) {
        FrontEnd frontEnd = new FrontEnd(device, calls);
        FrontEnd.Kind kind = frontEnd.kind();
        if (kind == null) {
            log.debug("{} does not answer", device);
        } else if (kind.satellite()) {
            log.info("{} is a satellite front end: {}", device, kind.name());
            tuners.put(device, new DvbTuner(frontEnd, kind.name(), lnb, clock));
        }
    }

    private List<Path> devices() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> order(file) >= 0).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /// Adapters before front ends; −1 for what is neither.
    private static int order(Path device) {
        Matcher numbers = DEVICE.matcher(device.toString());
        return numbers.matches()
                ? 10_000 * Integer.parseInt(numbers.group(1)) + Integer.parseInt(numbers.group(2))
                : -1;
    }
}
