package org.pilotacs.acs.firmware;

import java.time.Instant;

/// A firmware image that boxes can be given.
///
/// @param id 24 hexadecimal digits
/// @param version as a box reports it once it runs the image
/// @param fileName that boxes are told
/// @param bytes of the whole file
/// @param sha256 of the whole file, in hexadecimal
public record FirmwareImage(String id, ImageFit fit, String version, String fileName, long bytes, String sha256,
        Instant added) {}
