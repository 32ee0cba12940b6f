package org.pilotacs.acs.content;

/// What is in a file.
///
/// @param id by which its parts are found
/// @param bytes of the whole
/// @param sha256 of the whole, in hexadecimal
public record Content(String id, long bytes, String sha256) {}
