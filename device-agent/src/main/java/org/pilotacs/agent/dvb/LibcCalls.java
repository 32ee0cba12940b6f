package org.pilotacs.agent.dvb;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/// The C library's `open`, `ioctl`, `poll`, `read` and `close`. Needs `--enable-native-access`. Immutable.
final class LibcCalls implements SystemCalls {
    /// O_RDONLY is 0; O_NONBLOCK as the kernel has it on x86 and ARM.
    private static final int READ_WITHOUT_WAITING = 0x800;
    /// `struct pollfd` of poll.h: the descriptor (int), what is awaited and what has come (short each).
    private static final int POLL_SIZE = 8;
    private static final int POLL_EVENTS = 4;
    private static final short POLLIN = 1;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

    private final MethodHandle open;
    private final MethodHandle ioctl;
    private final MethodHandle poll;
    private final MethodHandle read;
    private final MethodHandle close;

    LibcCalls() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        Linker.Option errno = Linker.Option.captureCallState("errno");
        // open and ioctl take their last argument by `...`, which some processors pass otherwise
        open = linker.downcallHandle(libc.findOrThrow("open"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT), errno,
                Linker.Option.firstVariadicArg(2));
        ioctl = linker.downcallHandle(libc.findOrThrow("ioctl"), FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS), errno,
                Linker.Option.firstVariadicArg(2));
        // nfds_t is an unsigned long, ssize_t and size_t are as long as an address
        poll = linker.downcallHandle(libc.findOrThrow("poll"), FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT), errno);
        read = linker.downcallHandle(libc.findOrThrow("read"), FunctionDescriptor.of(ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG), errno);
        close = linker.downcallHandle(libc.findOrThrow("close"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    @Override
    public int open(Path device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int descriptor = (int) open.invokeExact(state, arena.allocateFrom(device.toString()),
                    READ_WITHOUT_WAITING);
            return descriptor >= 0 ? descriptor : -(int) ERRNO.get(state, 0L);
        } catch (Throwable impossible) {
            throw new IllegalStateException("open", impossible);
        }
    }

    @Override
    public int ioctl(int descriptor, long request, MemorySegment argument) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = (int) ioctl.invokeExact(state, descriptor, request, argument);
            return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
        } catch (Throwable impossible) {
            throw new IllegalStateException("ioctl", impossible);
        }
    }

    @Override
    public int await(int descriptor, int milliseconds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment one = arena.allocate(POLL_SIZE, Integer.BYTES);
            one.set(ValueLayout.JAVA_INT, 0, descriptor);
            one.set(ValueLayout.JAVA_SHORT, POLL_EVENTS, POLLIN);
            int result = (int) poll.invokeExact(state, one, 1L, milliseconds);
            return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
        } catch (Throwable impossible) {
            throw new IllegalStateException("poll", impossible);
        }
    }

    @Override
    public int read(int descriptor, MemorySegment into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = (long) read.invokeExact(state, descriptor, into, into.byteSize());
            return result >= 0 ? (int) result : -(int) ERRNO.get(state, 0L);
        } catch (Throwable impossible) {
            throw new IllegalStateException("read", impossible);
        }
    }

    @Override
    public void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable impossible) {
            throw new IllegalStateException("close", impossible);
        }
    }
}
