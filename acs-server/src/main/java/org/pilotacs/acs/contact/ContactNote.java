package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written down of a contact: what the customer said, what was found, what was done, whether it helped. Texts are
/// cut to their greatest length.
///
/// @param at when it began; null for now
/// @param device null if none was spoken of; then there is a subscriber
/// @param subscriber customer number; null for the one that the device belongs to
/// @param agent who took it, as the caller says
/// @param errorCode as it was read aloud, null if none was
/// @param cause null if none was found
/// @param diagnosis id of the diagnosis that was looked at, null if none was
/// @param done in the order in which it was done
/// @param text plain, in the agent's words
/// @param length how long it took, null if nobody measured
public record ContactNote(@Nullable Instant at, @Nullable DeviceId device, @Nullable String subscriber,
        ContactChannel channel, String agent, Complaint complaint, @Nullable String errorCode,
        @Nullable FoundCause cause, @Nullable String diagnosis, List<Deed> done, Helped helped, String text,
        @Nullable Duration length) {
    public static final int MAX_SUBSCRIBER = 64;
    public static final int MAX_AGENT = 64;
    public static final int MAX_ERROR_CODE = 64;
    public static final int MAX_DIAGNOSIS = 64;
    public static final int MAX_DONE = 20;
    public static final int MAX_TEXT = 2_000;
    public static final Duration MAX_LENGTH = Duration.ofDays(1);

    public ContactNote {
        if (device == null && subscriber == null) {
            throw new IllegalArgumentException("a contact about nobody");
        }
        subscriber = fitted(subscriber, MAX_SUBSCRIBER);
        agent = ColumnText.fit(agent, MAX_AGENT);
        errorCode = fitted(errorCode, MAX_ERROR_CODE);
        diagnosis = fitted(diagnosis, MAX_DIAGNOSIS);
        done = List.copyOf(done.subList(0, Math.min(MAX_DONE, done.size())));
        text = ColumnText.fit(text, MAX_TEXT);
    }

    private static @Nullable String fitted(@Nullable String text, int width) {
        return text == null ? null : ColumnText.fit(text, width);
    }

    /// The same note, of a known time and customer.
    ContactNote at(Instant time, @Nullable String ofSubscriber) {
        return new ContactNote(time, device, ofSubscriber, channel, agent, complaint, errorCode, cause, diagnosis, done,
                helped, text, length);
    }

    /// Tells whether a note that comes again is the same. None of its texts holds a NUL, so that may stand between them.
    String likeness() {
        String whole = Stream.of(at, device, subscriber, channel, agent, complaint, errorCode, cause, diagnosis, done,
                helped, text, length).map(String::valueOf).collect(Collectors.joining("\0"));
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
