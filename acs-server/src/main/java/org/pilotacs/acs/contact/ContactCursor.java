package org.pilotacs.acs.contact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the list of contacts, after one of them.
record ContactCursor(Instant at, String id) {
    private static final Pattern TEXT = Pattern.compile("1:([0-9]{1,15}):([0-9a-f]{24})");

    static ContactCursor after(Contact contact) {
        return new ContactCursor(contact.at(), contact.id());
    }

    /// @throws IllegalArgumentException if it is none of ours
    static ContactCursor read(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        Matcher matcher = TEXT.matcher(plain);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no place in the list of contacts");
        }
        return new ContactCursor(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("1:" + at.toEpochMilli() + ":" + id).getBytes(StandardCharsets.UTF_8));
    }
}
