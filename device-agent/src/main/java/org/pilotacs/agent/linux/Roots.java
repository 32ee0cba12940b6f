package org.pilotacs.agent.linux;

import java.nio.file.Path;

/// Where the kernel and the system show themselves.
public record Roots(Path proc, Path sys, Path etc, Path dev) {
    /// The machine itself.
    public static final Roots MACHINE = new Roots(Path.of("/proc"), Path.of("/sys"), Path.of("/etc"),
            Path.of("/dev"));

    /// A tree that looks like a machine's.
    public static Roots under(Path folder) {
        return new Roots(folder.resolve("proc"), folder.resolve("sys"), folder.resolve("etc"),
                folder.resolve("dev"));
    }
}
