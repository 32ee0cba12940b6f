package org.pilotacs.acs.link.satellite.mux;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Which deliveries may still be read by which multiplexers, and what became of the others. Safe for any number of threads;
/// one of them offers deliveries.
///
/// While a delivery is being offered to one multiplexer after the other, the end of one says nothing yet: another may take
/// it next.
final class DeliveryLedger {
    private static final long NONE = 0;

    private final ReentrantLock lock = new ReentrantLock();
    /// By delivery, a bit for each multiplexer that took it and may still read it.
    private final TreeMap<Long, Integer> unread = new TreeMap<>();
    private List<Fate> fates = new ArrayList<>();
    private long offered = NONE;
    private boolean offeredIsRead;

    /// @param delivery rising, from 1
    void offer(long delivery) {
        lock.lock();
        try {
            offered = delivery;
            offeredIsRead = false;
        } finally {
            lock.unlock();
        }
    }

    /// The multiplexer takes the delivery that is being offered. Said before any of it is written.
    void taken(long delivery, int mux) {
        lock.lock();
        try {
            if (!offeredIsRead) {
                unread.merge(delivery, 1 << mux, (before, bit) -> before | bit);
            }
        } finally {
            lock.unlock();
        }
    }

    /// All multiplexers that there are have been offered the delivery.
    void offered(long delivery) {
        lock.lock();
        try {
            offered = NONE;
            if (unread.getOrDefault(delivery, -1) == 0) {
                unread.remove(delivery);
                fates.add(new Fate(delivery, false));
            }
        } finally {
            lock.unlock();
        }
    }

    /// A multiplexer has read what it took up to a delivery.
    ///
    /// @return how many that were not known to be read
    int read(int mux, long upTo) {
        lock.lock();
        try {
            int count = 0;
            for (var rest = unread.headMap(upTo, true).entrySet().iterator(); rest.hasNext();) {
                Map.Entry<Long, Integer> entry = rest.next();
                if ((entry.getValue() & 1 << mux) != 0) {
                    offeredIsRead |= entry.getKey() == offered;
                    fates.add(new Fate(entry.getKey(), true));
                    rest.remove();
                    count++;
                }
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// A multiplexer will not be known to have read what it took so far.
    ///
    /// @return how many deliveries nobody can be known to read any more
    int ended(int mux) {
        lock.lock();
        try {
            int count = 0;
            for (Iterator<Map.Entry<Long, Integer>> rest = unread.entrySet().iterator(); rest.hasNext();) {
                Map.Entry<Long, Integer> entry = rest.next();
                int left = entry.getValue() & ~(1 << mux);
                if (left == entry.getValue()) {
                    continue;
                }
                entry.setValue(left);
                if (left == 0) {
                    count++;
                    if (entry.getKey() != offered) {
                        fates.add(new Fate(entry.getKey(), false));
                        rest.remove();
                    }
                }
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// What became known since this was last called.
    List<Fate> drain() {
        lock.lock();
        try {
            List<Fate> known = fates;
            fates = new ArrayList<>();
            return known;
        } finally {
            lock.unlock();
        }
    }
}
