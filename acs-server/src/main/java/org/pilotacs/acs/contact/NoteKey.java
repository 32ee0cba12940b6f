package org.pilotacs.acs.contact;

import org.pilotacs.acs.jdbc.ColumnText;

/// Names a wish to keep a contact, so that it can be sent again; it holds for a day.
///
/// @param who wishes it; two may use the same text
public record NoteKey(String who, String key) {
    public static final int MAX_KEY = 128;
    private static final int MAX_WHO = 128;

    public NoteKey {
        who = ColumnText.fit(who, MAX_WHO);
        if (key.isEmpty() || key.length() > MAX_KEY || !ColumnText.isClean(key)) {
            throw new IllegalArgumentException("no key");
        }
    }
}
