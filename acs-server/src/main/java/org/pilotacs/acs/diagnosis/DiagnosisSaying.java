package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.saying.SayingKey;

/// What is said when a look at a box cannot begin.
public enum DiagnosisSaying implements SayingKey {
    BAD_KEY;

    @Override
    public String topic() {
        return "diagnosis";
    }
}
