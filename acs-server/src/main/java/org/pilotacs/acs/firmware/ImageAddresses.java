package org.pilotacs.acs.firmware;

import org.pilotacs.acs.runtime.AddressToken;

/// Where boxes find images. An address cannot be guessed and is its only credential, since boxes can rarely give others
/// when they fetch a file. Safe for any number of threads.
public final class ImageAddresses {
    /// First segment of every address.
    public static final String FOLDER = "firmware";
    /// What the key of addresses is derived for.
    public static final String KEY = "firmware images";

    private final AddressToken tokens;

    public ImageAddresses(byte[] key) {
        this.tokens = new AddressToken(key);
    }

    /// Path of an image at any of our doors, for example `/firmware/0123…/89ab…/sv-l2-3.1.0.bin`. The last part is there for
    /// boxes that go by the name of a file.
    public String path(Artefact image) {
        return "/" + FOLDER + "/" + image.id() + "/" + tokens.of(image.id()) + "/" + image.fileName();
    }

    /// Whether an address with this token was given out.
    public boolean isOurs(String image, String token) {
        return tokens.isOf(image, token);
    }
}
