package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.PrivateSection;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// EMMs that a conditional access system made and somebody handed in. Of what they say nothing is known here; that they are
/// whole sections is, since half a one would garble those of others on the same stream.
public final class HandedIn {
    public static final int MAX_SECTIONS = 16;
    private static final Pattern BLANKS = Pattern.compile("\\s");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
    private static final int LENGTH = 0x0FFF;

    private HandedIn() {}

    /// @param sections each whole, in hexadecimal or Base64 (RFC 4648, 4), with blanks and line ends as one likes. The two
    ///     are never mistaken for each other: table_ids from 0x82 to 0x8F begin in Base64 with a letter that is no digit
    /// @throws EmmRejectedException naming the first section that is wrong, counted from 1
    public static EncodedEmm read(List<String> sections) throws EmmRejectedException {
        if (sections.isEmpty()) {
            throw new EmmRejectedException(PayloadSaying.NO_SECTION.of());
        }
        if (sections.size() > MAX_SECTIONS) {
            throw new EmmRejectedException(
                    PayloadSaying.TOO_MANY_SECTIONS.of(Saying.of(sections.size()), Saying.of(MAX_SECTIONS)));
        }
        List<byte[]> read = new ArrayList<>();
        for (String section : sections) {
            read.add(section(read.size() + 1, section));
        }
        return new EncodedEmm(read);
    }

    private static byte[] section(int number, String text) throws EmmRejectedException {
        Saying which = Saying.of(number);
        byte[] section = bytes(text);
        if (section == null) {
            throw new EmmRejectedException(PayloadSaying.SECTION_UNREADABLE.of(which));
        }
        if (section.length < PrivateSection.HEADER) {
            throw new EmmRejectedException(PayloadSaying.SECTION_TOO_SHORT.of(which, Saying.of(section.length)));
        }
        int tableId = Byte.toUnsignedInt(section[0]);
        if (!CasProfile.TABLE_IDS.contains(tableId)) {
            throw new EmmRejectedException(
                    PayloadSaying.SECTION_OF_OTHERS.of(which, Saying.of("0x%02X".formatted(tableId))));
        }
        checkSize(which, section);
        try {
            PrivateSection.read(section);
        } catch (MalformedEmmException e) {
            throw new EmmRejectedException(
                    PayloadSaying.SECTION_DAMAGED.of(which, Saying.of(String.valueOf(e.getMessage()))));
        }
        return section;
    }

    private static void checkSize(Saying which, byte[] section) throws EmmRejectedException {
        if (section.length > PrivateSection.MAX_SIZE) {
            throw new EmmRejectedException(PayloadSaying.SECTION_TOO_LONG.of(which, Saying.of(section.length),
                    Saying.of(PrivateSection.MAX_SIZE)));
        }
        int said = PrivateSection.HEADER
                + ((Byte.toUnsignedInt(section[1]) << Byte.SIZE | Byte.toUnsignedInt(section[2])) & LENGTH);
        if (said != section.length) {
            throw new EmmRejectedException(
                    PayloadSaying.SECTION_CUT.of(which, Saying.of(section.length), Saying.of(said)));
        }
    }

    /// Null if it is neither.
    private static byte @Nullable [] bytes(String text) {
        String bare = BLANKS.matcher(text).replaceAll("");
        try {
            return HEX.matcher(bare).matches() ? HexFormat.of().parseHex(bare) : Base64.getDecoder().decode(bare);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
