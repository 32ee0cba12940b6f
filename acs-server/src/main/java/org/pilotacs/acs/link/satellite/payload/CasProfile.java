package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.Range;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.util.Set;

/// How the messages of a conditional access system look from outside, for the multiplexer and the receivers' filters.
///
/// @param caSystemId 16 bits, as registered with DVB; the CAT tells by it where the messages are
/// @param tableIds one or more of 0x82 to 0x8F
/// @param maxSectionBytes of a whole section, 4096 at most; 183 is what one transport packet holds
/// @param dataType of the stream that they go on (ETSI TS 103 197, Table 7)
public record CasProfile(int caSystemId, Set<Integer> tableIds, SectionForm form, int maxSectionBytes,
        DataType dataType) {
    /// The table_ids of EMMs (ETR 289).
    static final Range<Integer> TABLE_IDS = Range.of(0x82, 0x8F);
    static final Range<Integer> CA_SYSTEM_IDS = Range.of(0, 0xFFFF);

    /// Which form of section (ISO/IEC 13818-1, 2.4.4.10).
    public enum SectionForm {
        /// section_syntax_indicator 0: no CRC_32.
        SHORT,
        /// section_syntax_indicator 1.
        LONG,
        /// Now the one, now the other.
        EITHER
    }

    public CasProfile {
        tableIds = Set.copyOf(tableIds);
        if (!CA_SYSTEM_IDS.contains(caSystemId) || tableIds.isEmpty()
                || !tableIds.stream().allMatch(TABLE_IDS::contains) || maxSectionBytes < PrivateSection.HEADER
                || maxSectionBytes > PrivateSection.MAX_SIZE || dataType == DataType.ECM) {
            throw new IllegalArgumentException("no profile of EMMs: CA_system_id " + caSystemId + ", table_ids "
                    + tableIds + ", " + maxSectionBytes + " bytes, " + dataType);
        }
    }
}
