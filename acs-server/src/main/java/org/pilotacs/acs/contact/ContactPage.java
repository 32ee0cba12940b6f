package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One page of contacts, newest first.
///
/// @param nextCursor null if this is the last
public record ContactPage(List<Contact> contacts, @Nullable String nextCursor) {
    public ContactPage {
        contacts = List.copyOf(contacts);
    }
}
