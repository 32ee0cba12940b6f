package org.pilotacs.agent.board;

/// The software of the box and the way to replace it.
public interface Firmware {
    /// As the running software calls itself.
    String version();

    /// What [#install] would say of the image, as far as that is known before; writes nothing. The version is empty where only
    /// installing it shows that.
    Installation check(byte[] image);

    /// Checks the image and writes it; it runs from the next restart on.
    Installation install(byte[] image);

    /// What became of an image.
    sealed interface Installation {
        /// @param version what runs after the restart that follows its installation
        record Installed(String version) implements Installation {}

        /// The bytes are not what their own checksum says.
        record Corrupt(String reason) implements Installation {}

        /// A sound image of another model.
        record ForeignImage(String reason) implements Installation {}

        /// Nothing is wrong with the image that we know of; the board could not write it.
        record Failed(String reason) implements Installation {}
    }
}
