package org.pilotacs.acs.diagnosis.sign;

import java.util.EnumMap;
import java.util.Map;

/// Works out all signs of a case. Pure.
public final class Signs {
    private Signs() {}

    /// Those that there is something to go by for; what is not here, nobody knows.
    public static Map<Sign, Measured> of(Case it) {
        Map<Sign, Measured> found = new EnumMap<>(Sign.class);
        SignalSigns.find(it, one -> found.put(one.sign(), one));
        ScanSigns.find(it, one -> found.put(one.sign(), one));
        CardSigns.find(it, one -> found.put(one.sign(), one));
        BoxSigns.find(it, one -> found.put(one.sign(), one));
        InternetSigns.find(it, one -> found.put(one.sign(), one));
        return found;
    }
}
