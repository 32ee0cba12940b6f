package org.pilotacs.acs.file.view;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file as people may read it: its secrets masked, and only its beginning and its end where it is long.
///
/// @param binary whether it is no text; then nothing of it is shown
/// @param head its beginning, or all of it
/// @param omitted bytes between the two that are not shown
/// @param tail its end; empty if the head is all
/// @param masked how many secrets were taken out
public record FileText(boolean binary, String head, long omitted, String tail, int masked) {
    /// Most bytes of the beginning, and of the end.
    public static final int SIDE = 256 << 10;
    private static final int LOOKED_AT = 8 << 10;
    private static final FileText BINARY = new FileText(true, "", 0, "", 0);
    /// What could change how the rest is shown: control characters, and those that turn the direction of writing or hide.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cntrl}&&[^\\n\\t]]|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");
    /// Colours of terminals.
    private static final Pattern COLOUR = Pattern.compile("\\u001b\\[[0-9;]{0,20}m");

    /// Empty if the file is gone.
    public static Optional<FileText> of(DeviceFiles files, DeviceFile file) {
        boolean all = file.bytes() <= 2L * SIDE;
        return files.content(file.id(), 0, all ? 2 * SIDE : SIDE).flatMap(begin -> all
                ? Optional.of(whole(begin))
                : files.content(file.id(), file.bytes() - SIDE, SIDE).map(end -> sides(begin, end, file.bytes())));
    }

    private static FileText whole(byte[] bytes) {
        Charset wide = wide(bytes);
        if (wide == null && isBinary(bytes)) {
            return BINARY;
        }
        Redacted redacted = Redactor.redact(wide == null ? decoded(bytes) : clean(new String(bytes, wide)), false);
        return new FileText(false, redacted.text(), 0, "", redacted.masked());
    }

    /// A line that was cut is not shown: what is left of it might be half a secret without its name.
    private static FileText sides(byte[] begin, byte[] end, long bytes) {
        if (isBinary(begin) || isBinary(end)) {
            return BINARY;
        }
        int lastLine = last(begin);
        byte[] head = Arrays.copyOf(begin, lastLine < 0 ? begin.length : lastLine + 1);
        int firstLine = first(end);
        byte[] tail = firstLine < 0 ? new byte[0] : Arrays.copyOfRange(end, firstLine + 1, end.length);
        Redacted shownHead = Redactor.redact(decoded(head), false);
        Redacted shownTail = Redactor.redact(decoded(tail), true);
        return new FileText(false, shownHead.text(), bytes - head.length - tail.length, shownTail.text(),
                shownHead.masked() + shownTail.masked());
    }

    private static int last(byte[] bytes) {
        for (int at = bytes.length - 1; at >= 0; at--) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int first(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /// UTF-16, where a mark says so; null if none does.
    private static @Nullable Charset wide(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : null;
    }

    private static boolean isBinary(byte[] bytes) {
        int unprintable = 0;
        int some = Math.min(bytes.length, LOOKED_AT);
        for (int at = 0; at < some; at++) {
            int one = bytes[at] & 0xff;
            if (one == 0) {
                return true;
            }
            if (one < 0x20 && "\t\n\r\f\u001b".indexOf(one) < 0 || one == 0x7f) {
                unprintable++;
            }
        }
        return unprintable * 20 > some;
    }

    private static String decoded(byte[] bytes) {
        try {
            return clean(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return clean(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static String clean(String text) {
        return UNSEEN.matcher(COLOUR.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(""))
                .replaceAll("\u00b7");
    }
}
