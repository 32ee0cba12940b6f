package org.pilotacs.agent.dvb;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// A driver that answers with recorded bytes. Not safe for threads.
final class RecordedDriver implements SystemCalls {
    private static final int ENOENT = 2;
    private static final int EINVAL = 22;
    private static final int DESCRIPTOR = 7;

    private final Map<Integer, byte[]> properties = new HashMap<>();
    private final Map<Long, byte[]> old = new HashMap<>();
    private String name = "Montage Technology M88DS3103";
    private boolean gone;
    private int open;

    /// The union of `dtv_property` for a command, in hexadecimal.
    RecordedDriver property(int command, String union) {
        properties.put(command, HexFormat.ofDelimiter(" ").parseHex(union));
        return this;
    }

    /// What another call fills in.
    RecordedDriver old(long request, String bytes) {
        old.put(request, HexFormat.ofDelimiter(" ").parseHex(bytes));
        return this;
    }

    RecordedDriver silent(int... commands) {
        for (int command : commands) {
            properties.remove(command);
        }
        return this;
    }

    void name(String text) {
        name = text;
    }

    void unplug() {
        gone = true;
    }

    /// How many descriptors nobody has closed.
    int open() {
        return open;
    }

    @Override
    public int open(Path device) {
        if (gone) {
            return -ENOENT;
        }
        open++;
        return DESCRIPTOR;
    }

    @Override
    public void close(int descriptor) {
        open--;
    }

    @Override
    public int ioctl(int descriptor, long request, MemorySegment argument) {
        if (request == DvbAbi.FE_GET_PROPERTY) {
            return fill(argument);
        }
        if (request == DvbAbi.FE_GET_INFO) {
            argument.copyFrom(MemorySegment.ofArray(name.getBytes(StandardCharsets.UTF_8)));
            return 0;
        }
        byte[] answer = old.get(request);
        if (answer == null) {
            return -EINVAL;
        }
        argument.copyFrom(MemorySegment.ofArray(answer));
        return 0;
    }

    @Override
    public int await(int descriptor, int milliseconds) {
        return -EINVAL;
    }

    @Override
    public int read(int descriptor, MemorySegment into) {
        return -EINVAL;
    }

    /// As the kernel does it: through the pointer, all or nothing.
    private int fill(MemorySegment argument) {
        int number = argument.get(ValueLayout.JAVA_INT, 0);
        MemorySegment all = argument.get(ValueLayout.ADDRESS, DvbAbi.PROPERTIES_POINTER)
                .reinterpret((long) number * DvbAbi.PROPERTY_SIZE);
        for (int i = 0; i < number; i++) {
            MemorySegment one = all.asSlice((long) i * DvbAbi.PROPERTY_SIZE, DvbAbi.PROPERTY_SIZE);
            byte[] answer = properties.get(one.get(ValueLayout.JAVA_INT, DvbAbi.COMMAND));
            if (answer == null) {
                return -EINVAL;
            }
            one.asSlice(DvbAbi.DATA).copyFrom(MemorySegment.ofArray(answer));
        }
        return 0;
    }
}
