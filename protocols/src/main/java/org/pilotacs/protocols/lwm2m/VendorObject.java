package org.pilotacs.protocols.lwm2m;

import java.nio.charset.StandardCharsets;

/// Our own objects: what OMA has no object for. Their ids follow each other from a base that the operator registers or
/// reserves.
public enum VendorObject {
    /// An instance for each tuner.
    SATELLITE_FRONT_END("satellite-front-end.xml"),
    /// An instance for each smart card.
    CONDITIONAL_ACCESS("conditional-access.xml"),
    /// A single instance.
    PARENTAL_CONTROL("parental-control.xml");

    /// Test ids, which must not be used in production.
    public static final int DEFAULT_BASE = 42_770;

    private final String resource;

    VendorObject(String resource) {
        this.resource = resource;
    }

    /// The kind of ids that this base gives our objects.
    ///
    /// @throws IllegalArgumentException if OMNA allows no objects of ours there
    public static VendorIdRange rangeOf(int base) {
        return VendorIdRange.of(base, values().length);
    }

    public int id(int base) {
        return base + ordinal();
    }

    /// `urn:oma:lwm2m:x:` and the id.
    public String urn(int base) {
        return "urn:oma:lwm2m:x:" + id(base);
    }

    /// The object's model as OMA's DDF, for the id that it has above this base.
    public byte[] ddf(int base) {
        String template = new String(Models.read(resource), StandardCharsets.UTF_8);
        return template.replace("@ID@", Integer.toString(id(base))).getBytes(StandardCharsets.UTF_8);
    }
}
