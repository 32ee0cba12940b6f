package org.pilotacs.agent.bench;

import org.pilotacs.agent.dvb.SystemCalls;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A demultiplexer that gives each PID's sections as a test lays them ready, and fails when it is told to. Safe for any
/// number of threads.
public final class BenchDemux implements SystemCalls {
    private static final int ENODEV = 19;
    private static final int EAGAIN = 11;
    private static final int PID_MASK = 0x1FFF;

    private final Map<Integer, Queue<byte[]>> sections = new HashMap<>();
    /// By descriptor, which PID it was opened for.
    private final Map<Integer, Integer> opened = new HashMap<>();
    private final List<byte[]> filters = new ArrayList<>();
    private int descriptors = 100;
    private int refusals;
    private boolean gone;
    private int openings;

    /// Lays a section ready.
    public synchronized void comes(int pid, byte[] section) {
        sections.computeIfAbsent(pid, _ -> new ArrayDeque<>()).add(section);
        notifyAll();
    }

    /// Has it not be there for the next openings.
    public synchronized void refuse(int times) {
        refusals = times;
    }

    /// Pulls it out under whoever reads it, and puts it in again.
    public synchronized void unplug() {
        gone = true;
        notifyAll();
    }

    /// How often somebody tried to open it.
    public synchronized int openings() {
        return openings;
    }

    /// How many descriptors nobody has closed.
    public synchronized int open() {
        return opened.size();
    }

    /// What was asked of it, as the kernel would have read it.
    public synchronized List<byte[]> filters() {
        return List.copyOf(filters);
    }

    @Override
    public synchronized int open(Path device) {
        openings++;
        if (refusals > 0) {
            refusals--;
            return -ENODEV;
        }
        gone = false;
        opened.put(++descriptors, -1);
        return descriptors;
    }

    @Override
    public synchronized int ioctl(int descriptor, long request, MemorySegment argument) {
        filters.add(argument.toArray(ValueLayout.JAVA_BYTE));
        opened.put(descriptor, argument.get(ValueLayout.JAVA_SHORT, 0) & PID_MASK);
        return 0;
    }

    private Queue<byte[]> of(int descriptor) {
        return sections.computeIfAbsent(opened.getOrDefault(descriptor, -1), _ -> new ArrayDeque<>());
    }

    /// Does not wait as long as it is told: a test has no time.
    @Override
    public synchronized int await(int descriptor, int milliseconds) {
        try {
            long until = System.nanoTime() + 1_000_000;
            while (!gone && of(descriptor).isEmpty() && System.nanoTime() < until) {
                wait(1);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return gone || !of(descriptor).isEmpty() ? 1 : 0;
    }

    @Override
    public synchronized int read(int descriptor, MemorySegment into) {
        if (gone) {
            return -ENODEV;
        }
        byte[] next = of(descriptor).poll();
        if (next == null) {
            return -EAGAIN;
        }
        into.copyFrom(MemorySegment.ofArray(next));
        return next.length;
    }

    @Override
    public synchronized void close(int descriptor) {
        opened.remove(descriptor);
    }
}
