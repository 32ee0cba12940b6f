package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.List;

/// Objects of OMA that boxes and modems have and that Leshan's core does not describe. Names, ids, types and ranges are
/// OMA's; the descriptions are ours.
public enum StandardObject {
    SOFTWARE_MANAGEMENT(9, "software-management.xml"),
    CELLULAR_CONNECTIVITY(10, "cellular-connectivity-1_0.xml", "cellular-connectivity-1_1.xml"),
    APN_CONNECTION_PROFILE(11, "apn-connection-profile-1_0.xml", "apn-connection-profile-1_1.xml"),
    BEARER_SELECTION(13, "bearer-selection-1_0.xml", "bearer-selection-1_1.xml");

    private final int id;
    private final List<String> resources;

    StandardObject(int id, String... resources) {
        this.id = id;
        this.resources = List.of(resources);
    }

    public int id() {
        return id;
    }

    /// The object's models as OMA's DDF, one for each version, oldest first.
    public List<byte[]> ddfs() {
        return resources.stream().map(Models::read).toList();
    }

    /// All of them.
    public static List<byte[]> allDdfs() {
        return Arrays.stream(values()).flatMap(object -> object.ddfs().stream()).toList();
    }
}
