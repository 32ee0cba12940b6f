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

/// The C library's `open`, `ioctl` and `close`. Needs `--enable-native-access`. Immutable.
final class LibcCalls implements SystemCalls {
    /// O_RDONLY is 0; O_NONBLOCK as the kernel has it on x86 and ARM.
    private static final int READ_WITHOUT_WAITING = 0x800;
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

    private final MethodHandle open;
    private final MethodHandle ioctl;
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
    public void close(int descriptor) {
        try {
            int _ = (int) close.invokeExact(descriptor);
        } catch (Throwable impossible) {
            throw new IllegalStateException("close", impossible);
        }
    }
}
