package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.BadSetting;

import java.io.IOException;

/// Makes [Ref1Encoder]s with the keys of a master key file.
public final class Ref1EncoderFactory implements EmmEncoderFactory {
    @Override
    public String name() {
        return "ref-1";
    }

    @Override
    public EmmEncoder create(EncoderSettings settings) throws IOException {
        if (settings.keyFile() == null) {
            throw new BadSetting("key-file",
                    "is missing: REF-1 needs the master key that the boxes' keys were made from");
        }
        if (!settings.options().isEmpty()) {
            throw new BadSetting("options", "has " + String.join(", ", settings.options().keySet().stream().sorted()
                    .toList()) + ", and REF-1 has no such options");
        }
        return new Ref1Encoder(settings.caSystemId(), settings.dataType(),
                new DiversifiedKeys(CardKeyFile.read(settings.keyFile())), settings.ref1());
    }
}
