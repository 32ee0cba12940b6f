package org.pilotacs.agent.dvb;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// One device file of a front end. It is open only while it is read: held open, some drivers could not put it to sleep.
/// Immutable.
record FrontEnd(Path device, SystemCalls calls) {
    private static final int[] TUNING = { DvbAbi.DTV_DELIVERY_SYSTEM, DvbAbi.DTV_FREQUENCY, DvbAbi.DTV_SYMBOL_RATE,
        DvbAbi.DTV_MODULATION, DvbAbi.DTV_INNER_FEC, DvbAbi.DTV_VOLTAGE, DvbAbi.DTV_TONE};
    private static final int[] STATISTICS = { DvbAbi.DTV_STAT_SIGNAL_STRENGTH, DvbAbi.DTV_STAT_CNR,
        DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, DvbAbi.DTV_STAT_PRE_TOTAL_BIT_COUNT, DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT,
        DvbAbi.DTV_STAT_TOTAL_BLOCK_COUNT};
    private static final double FULL_SCALE = 65_535;

    /// What it is.
    ///
    /// @param satellite whether it receives DVB-S or DVB-S2
    record Kind(String name, boolean satellite) {}

    private interface Use<T> {
        @Nullable
        T of(int descriptor, Arena arena);
    }

    /// Null if the device does not answer.
    @Nullable
    Kind kind() {
        return opened((descriptor, arena) -> {
            MemorySegment info = arena.allocate(DvbAbi.INFO_SIZE, Integer.BYTES);
            MemorySegment systems = properties(descriptor, arena, DvbAbi.DTV_ENUM_DELSYS);
            if (calls.ioctl(descriptor, DvbAbi.FE_GET_INFO, info) < 0 || systems == null) {
                return null;
            }
            return new Kind(name(info), receivesSatellites(systems));
        });
    }

    private static String name(MemorySegment info) {
        byte[] bytes = info.asSlice(0, DvbAbi.NAME_LENGTH).toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }

    private static boolean receivesSatellites(MemorySegment systems) {
        int length = Math.clamp(systems.get(ValueLayout.JAVA_INT, DvbAbi.BUFFER_LENGTH), 0, 32);
        for (int i = 0; i < length; i++) {
            int system = systems.get(ValueLayout.JAVA_BYTE, DvbAbi.DATA + i);
            if (system == DvbAbi.SYS_DVBS || system == DvbAbi.SYS_DVBS2) {
                return true;
            }
        }
        return false;
    }

    /// Null if the device does not answer.
    @Nullable
    Snapshot look() {
        return opened((descriptor, arena) -> {
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            if (calls.ioctl(descriptor, DvbAbi.FE_READ_STATUS, status) < 0) {
                return null;
            }
            return new Snapshot(status.get(ValueLayout.JAVA_INT, 0), tuning(descriptor, arena),
                    statistics(descriptor, arena));
        });
    }

    private <T> @Nullable T opened(Use<T> use) {
        int descriptor = calls.open(device);
        if (descriptor < 0) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            return use.of(descriptor, arena);
        } finally {
            calls.close(descriptor);
        }
    }

    private Map<Integer, Integer> tuning(int descriptor, Arena arena) {
        Map<Integer, Integer> tuning = new HashMap<>();
        MemorySegment answers = properties(descriptor, arena, TUNING);
        for (int i = 0; answers != null && i < TUNING.length; i++) {
            tuning.put(TUNING[i],
                    answers.get(ValueLayout.JAVA_INT, (long) i * DvbAbi.PROPERTY_SIZE + DvbAbi.DATA));
        }
        return tuning;
    }

    /// What the driver does not count in the way of version 5 is asked for in the old way.
    private Map<Integer, Statistic> statistics(int descriptor, Arena arena) {
        Map<Integer, Statistic> statistics = new HashMap<>();
        MemorySegment answers = properties(descriptor, arena, STATISTICS);
        for (int i = 0; answers != null && i < STATISTICS.length; i++) {
            statistics.put(STATISTICS[i], statistic(answers, (long) i * DvbAbi.PROPERTY_SIZE));
        }
        if (isMissing(statistics, DvbAbi.DTV_STAT_SIGNAL_STRENGTH)) {
            long strength = old(descriptor, arena, DvbAbi.FE_READ_SIGNAL_STRENGTH, Short.BYTES);
            statistics.put(DvbAbi.DTV_STAT_SIGNAL_STRENGTH,
                    strength < 0 ? Snapshot.UNAVAILABLE : new Statistic.Relative(strength / FULL_SCALE));
        }
        if (isMissing(statistics, DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT)) {
            long blocks = old(descriptor, arena, DvbAbi.FE_READ_UNCORRECTED_BLOCKS, Integer.BYTES);
            statistics.put(DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT,
                    blocks < 0 ? Snapshot.UNAVAILABLE : new Statistic.Counter(blocks));
        }
        return statistics;
    }

    private static boolean isMissing(Map<Integer, Statistic> statistics, int property) {
        return statistics.getOrDefault(property, Snapshot.UNAVAILABLE).equals(Snapshot.UNAVAILABLE);
    }

    /// The first of up to four: the others are layers of ISDB.
    private static Statistic statistic(MemorySegment answers, long at) {
        if (answers.get(ValueLayout.JAVA_BYTE, at + DvbAbi.STATISTICS) == 0) {
            return Snapshot.UNAVAILABLE;
        }
        long value = answers.get(ValueLayout.JAVA_LONG_UNALIGNED, at + DvbAbi.VALUE);
        return switch (answers.get(ValueLayout.JAVA_BYTE, at + DvbAbi.SCALE)) {
            case DvbAbi.FE_SCALE_DECIBEL -> new Statistic.Decibel(value / 1_000.0);
            case DvbAbi.FE_SCALE_RELATIVE ->
                new Statistic.Relative(Math.clamp((double) value, 0, FULL_SCALE) / FULL_SCALE);
            case DvbAbi.FE_SCALE_COUNTER -> new Statistic.Counter(Math.max(0, value));
            default -> Snapshot.UNAVAILABLE;
        };
    }

    /// What FE_READ_SNR says, in steps of which only the driver's author knows the size; −1 if it says nothing.
    int oldSnr() {
        Integer steps = opened((descriptor, arena) -> (int) old(descriptor, arena, DvbAbi.FE_READ_SNR,
                Short.BYTES));
        return steps == null ? -1 : steps;
    }

    /// Some drivers begin to count anew when they are asked, so only what nobody else says is asked for.
    private long old(int descriptor, Arena arena, long request, int size) {
        MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
        if (calls.ioctl(descriptor, request, value) < 0) {
            return -1;
        }
        return size == Short.BYTES
                ? Short.toUnsignedLong(value.get(ValueLayout.JAVA_SHORT, 0))
                : Integer.toUnsignedLong(value.get(ValueLayout.JAVA_INT, 0));
    }

    /// The properties one after the other, answered; null if the driver refuses.
    private @Nullable MemorySegment properties(int descriptor, Arena arena, int... wanted) {
        MemorySegment properties = arena.allocate((long) wanted.length * DvbAbi.PROPERTY_SIZE, Long.BYTES);
        for (int i = 0; i < wanted.length; i++) {
            properties.set(ValueLayout.JAVA_INT, (long) i * DvbAbi.PROPERTY_SIZE + DvbAbi.COMMAND, wanted[i]);
        }
        MemorySegment all = arena.allocate(DvbAbi.PROPERTIES_SIZE, Long.BYTES);
        all.set(ValueLayout.JAVA_INT, 0, wanted.length);
        all.set(ValueLayout.ADDRESS, DvbAbi.PROPERTIES_POINTER, properties);
        return calls.ioctl(descriptor, DvbAbi.FE_GET_PROPERTY, all) < 0 ? null : properties;
    }
}
