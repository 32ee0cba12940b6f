package org.pilotacs.agent.dvb;

import java.util.List;

/// Numbers of `linux/dvb/frontend.h`, for 64-bit x86 and ARM. The structures are packed, so that no compiler moves their fields:
/// `dtv_property` is the command (u32), three reserved u32, a union of 56 bytes, a result (s32).
final class DvbAbi {
    static final int PROPERTY_SIZE = 76;
    static final int COMMAND = 0;
    static final int DATA = 16;
    /// Of `u.buffer`: 32 bytes, then how many of them are filled.
    static final int BUFFER_LENGTH = DATA + 32;
    /// Of `u.st`: how many statistics, then for each a scale (u8) and a value (64 bits).
    static final int STATISTICS = DATA;
    static final int SCALE = DATA + 1;
    static final int VALUE = DATA + 2;

    /// `dtv_properties`: their number (u32), and where they are.
    static final int PROPERTIES_SIZE = 16;
    static final int PROPERTIES_POINTER = 8;

    /// `dvb_frontend_info`: a name, then ten u32 of which we need none.
    static final int INFO_SIZE = 168;
    static final int NAME_LENGTH = 128;

    static final long FE_GET_INFO = read(61, INFO_SIZE);
    static final long FE_READ_STATUS = read(69, 4);
    static final long FE_READ_SIGNAL_STRENGTH = read(71, 2);
    static final long FE_READ_SNR = read(72, 2);
    static final long FE_READ_UNCORRECTED_BLOCKS = read(73, 4);
    static final long FE_GET_PROPERTY = read(83, PROPERTIES_SIZE);

    static final int DTV_FREQUENCY = 3;
    static final int DTV_MODULATION = 4;
    static final int DTV_SYMBOL_RATE = 8;
    static final int DTV_INNER_FEC = 9;
    static final int DTV_VOLTAGE = 10;
    static final int DTV_TONE = 11;
    static final int DTV_DELIVERY_SYSTEM = 17;
    static final int DTV_ENUM_DELSYS = 44;
    static final int DTV_STAT_SIGNAL_STRENGTH = 62;
    static final int DTV_STAT_CNR = 63;
    static final int DTV_STAT_PRE_ERROR_BIT_COUNT = 64;
    static final int DTV_STAT_PRE_TOTAL_BIT_COUNT = 65;
    static final int DTV_STAT_ERROR_BLOCK_COUNT = 68;
    static final int DTV_STAT_TOTAL_BLOCK_COUNT = 69;

    static final int FE_SCALE_DECIBEL = 1;
    static final int FE_SCALE_RELATIVE = 2;
    static final int FE_SCALE_COUNTER = 3;

    static final int FE_HAS_LOCK = 0x10;

    static final int SYS_DVBS = 5;
    static final int SYS_DVBS2 = 6;

    static final int SEC_VOLTAGE_13 = 0;
    static final int SEC_VOLTAGE_18 = 1;

    static final int SEC_TONE_ON = 0;
    static final int SEC_TONE_OFF = 1;

    /// By number; empty for those of cable and air, and for "find it out". Later ones have no number that all kernels agree on.
    static final List<String> MODULATIONS = List.of("QPSK", "", "", "", "", "", "", "", "", "8PSK", "16APSK",
            "32APSK");
    static final List<String> CODE_RATES = List.of("", "1/2", "2/3", "3/4", "4/5", "5/6", "6/7", "7/8", "8/9", "",
            "3/5", "9/10", "2/5");

    private DvbAbi() {}

    /// `_IOR('o', number, size)` of `asm-generic/ioctl.h`.
    private static long read(int number, int size) {
        return 2L << 30 | (long) size << 16 | 'o' << 8 | number;
    }
}
