package org.pilotacs.sim.headend;

import org.pilotacs.protocols.emm.PrivateSection;

import java.nio.ByteBuffer;

/// The tables by which a receiver finds programmes, of a stream that has one: the sections of PAT and PMT
/// (ISO/IEC 13818-1, 2.4.4.3 and 2.4.4.8).
final class ProgramTables {
    static final int PAT_PID = 0x0000;
    private static final int PAT = 0x00;
    private static final int PMT = 0x02;
    /// Reserved bits before a PID.
    private static final int RESERVED = 0xE000;
    /// Of a programme that has no clock.
    private static final int NO_PCR = 0x1FFF;
    private static final int EMPTY_LOOP = 0xF000;

    private ProgramTables() {}

    static byte[] pat(StreamLayout layout) {
        byte[] programme = ByteBuffer.allocate(2 * Short.BYTES).putShort((short) layout.programNumber())
                .putShort((short) (RESERVED | layout.pmtPid())).array();
        return table(PAT, layout.transportStreamId(), programme);
    }

    /// A programme of nothing: its video and sound are not simulated.
    static byte[] pmt(StreamLayout layout) {
        byte[] nothing = ByteBuffer.allocate(2 * Short.BYTES).putShort((short) (RESERVED | NO_PCR))
                .putShort((short) EMPTY_LOOP).array();
        return table(PMT, layout.programNumber(), nothing);
    }

    private static byte[] table(int tableId, int extension, byte[] payload) {
        PrivateSection.Place only = new PrivateSection.Place(extension, 0, true, 0, 0);
        return new PrivateSection.LongForm(tableId, only, payload).bytes();
    }
}
