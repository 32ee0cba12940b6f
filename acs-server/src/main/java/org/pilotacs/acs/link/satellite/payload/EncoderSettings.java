package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.protocols.simulcrypt.DataType;

import java.nio.file.Path;
import java.util.Map;

/// What an encoder is made with.
///
/// @param caSystemId 16 bits, as registered with DVB
/// @param dataType what the multiplexer is told that the stream carries
/// @param keyFile with the master key of the cards' keys; null if the encoder has its keys from elsewhere
/// @param ref1 what only REF-1 looks at
/// @param options of encoders that we do not know, by their own names; may hold secrets, so none is ever printed
public record EncoderSettings(int caSystemId, DataType dataType, @Nullable Path keyFile, Ref1Config ref1,
        Map<String, Secret> options) {
    public EncoderSettings {
        CasProfile.CA_SYSTEM_IDS.check("ca-system-id", caSystemId);
        if (dataType == DataType.ECM) {
            throw new BadSetting("data-type", "is for EMMs or private data, not for ECMs");
        }
        options = Map.copyOf(options);
    }

    /// With everything else as it is by default.
    public static EncoderSettings of(int caSystemId, @Nullable Path keyFile) {
        return new EncoderSettings(caSystemId, DataType.EMM, keyFile, Ref1Config.DEFAULT, Map.of());
    }
}
