package org.pilotacs.acs.account;

/// Whose word something is.
///
/// @param who the account, the token or the door that it came by, as we know it; empty for nobody
/// @param agent the person whom that caller named, in its own words; empty for none
public record Author(String who, String agent) {
    public static final Author NOBODY = new Author("", "");
    /// Characters that are kept.
    public static final int MOST_WHO = 128;
    public static final int MOST_AGENT = 64;

    public boolean isNobody() {
        return who.isEmpty();
    }
}
