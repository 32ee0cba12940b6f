package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.Cat;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.SectionAssembler;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The EMMs in a transport stream, as a receiver finds them: it asks the CAT for the PID of its conditional access
/// system, and follows the CAT when it changes. Confined to one thread.
final class EmmDemux {
    private static final int PID_HIGH = 0x1F;

    private final int caSystemId;
    private SectionAssembler cats = new SectionAssembler(Cat.PID);
    private byte[] lastCat = new byte[0];
    private @Nullable SectionAssembler emms;
    private int emmPid;

    EmmDemux(int caSystemId) {
        this.caSystemId = caSystemId;
    }

    /// As after a start: without a CAT there are no EMMs.
    void forget() {
        cats = new SectionAssembler(Cat.PID);
        lastCat = new byte[0];
        emms = null;
    }

    /// Whether the CAT has told where the EMMs are.
    boolean hasFound() {
        return emms != null;
    }

    /// Whether a packet is of a PID that is listened to.
    boolean wants(byte[] packet) {
        int pid = pid(packet);
        return pid == Cat.PID || (emms != null && pid == emmPid);
    }

    private static int pid(byte[] packet) {
        return (packet[1] & PID_HIGH) << Byte.SIZE | Byte.toUnsignedInt(packet[2]);
    }

    /// @return the sections with EMMs that became whole
    List<byte[]> feed(byte[] packet) {
        if (pid(packet) == Cat.PID) {
            cats.feed(packet).forEach(this::follow);
            return List.of();
        }
        SectionAssembler listening = emms;
        return listening == null ? List.of() : listening.feed(packet);
    }

    private void follow(byte[] section) {
        if (Arrays.equals(section, lastCat)) {
            return;
        }
        lastCat = section;
        OptionalInt told = told(section);
        if (told.isPresent() && (emms == null || told.getAsInt() != emmPid)) {
            emmPid = told.getAsInt();
            emms = new SectionAssembler(emmPid);
        }
    }

    private OptionalInt told(byte[] section) {
        try {
            Cat cat = Cat.parse(section);
            return cat.current() ? cat.emmPid(caSystemId) : OptionalInt.empty();
        } catch (MalformedEmmException damaged) {
            return OptionalInt.empty();
        }
    }
}
