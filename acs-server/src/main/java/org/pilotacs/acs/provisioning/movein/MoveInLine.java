package org.pilotacs.acs.provisioning.movein;

/// What came of one thing that was to move here. It holds no value of a setting or a parameter: those may be secrets.
///
/// @param file its name in the folder
/// @param line of the file, from 1; 0 where the whole file is meant
/// @param kind for example `preset`
/// @param name empty where it could not be read
/// @param note why, or what else is to be known; may be empty
public record MoveInLine(String file, long line, String kind, String name, Verdict verdict, String note) {
    /// What came of it.
    public enum Verdict {
        TAKEN,
        /// It is here already, so that nothing changes.
        SAME,
        /// It has no place here.
        NOT_TAKEN,
        /// It should have come over, and cannot.
        WRONG
    }

    /// For people, for example `presets.json:3: preset inform: taken`.
    ///
    /// @param written whether what is taken was written
    public String text(boolean written) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ").append(kind);
        if (!name.isEmpty()) {
            text.append(' ').append(name);
        }
        text.append(": ").append(switch (verdict) {
            case TAKEN -> written ? "taken" : "would be taken";
            case SAME -> "is here already";
            case NOT_TAKEN, WRONG -> written ? "left out" : "would be left out";
        });
        if (!note.isEmpty()) {
            text.append(switch (verdict) {
                case TAKEN, SAME -> " (" + note + ")";
                case NOT_TAKEN, WRONG -> " because " + note;
            });
        }
        return text.toString();
    }
}
