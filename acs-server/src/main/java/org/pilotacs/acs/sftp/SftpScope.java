package org.pilotacs.acs.sftp;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.firmware.Fit;

/// Who gives a login, and so what it is good for.
public sealed interface SftpScope {
    /// One box: it reads what is for it, and sends its files.
    record OfDevice(DeviceId device) implements SftpScope {}

    /// Any box of a model: it reads what is for that model, and sends nothing, since it does not say which box it is.
    record OfModel(Fit model) implements SftpScope {
        /// Whether an image may be for a box of this model. What one of the two leaves open does not part them.
        public boolean mayUse(Fit image) {
            return model.productClass().equalsIgnoreCase(image.productClass()) && agree(model.oui(), image.oui())
                    && agree(model.hardware(), image.hardware());
        }

        private static boolean agree(String one, String other) {
            return one.isEmpty() || other.isEmpty() || one.equalsIgnoreCase(other);
        }
    }
}
