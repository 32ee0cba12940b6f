package org.pilotacs.protocols.cwmp;

/// The namespace of a CWMP envelope. Versions 1.3 and 1.4 keep the namespace of 1.2; real devices send `cwmp-1-3` all the same.
public record CwmpVersion(String namespace) {
    public static final CwmpVersion V1_0 = new CwmpVersion("urn:dslforum-org:cwmp-1-0");
    public static final CwmpVersion V1_1 = new CwmpVersion("urn:dslforum-org:cwmp-1-1");
    public static final CwmpVersion V1_2 = new CwmpVersion("urn:dslforum-org:cwmp-1-2");
}
