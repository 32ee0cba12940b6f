package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

import java.util.List;

/// Which boxes a new campaign is for; the options for it.
final class CampaignTarget {
    @Option(names = "--model", order = 20, paramLabel = "MODEL", split = ",", description = "For boxes of this product class. Several: with commas, or said again.")
    private List<String> models = List.of();

    @Option(names = "--hardware", order = 21, paramLabel = "REVISION", split = ",", description = "Of this hardware revision.")
    private List<String> hardware = List.of();

    @Option(names = "--firmware-version", order = 22, paramLabel = "VERSION", split = ",", description = "That run this version; * stands for any characters.")
    private List<String> versions = List.of();

    @Option(names = "--tag", order = 23, paramLabel = "TAG", split = ",", description = "That have this tag.")
    private List<String> tags = List.of();

    @Option(names = "--area", order = 24, paramLabel = "AREA", split = ",", description = "Of customers whose postal code begins so.")
    private List<String> areas = List.of();

    @Option(names = "--link", order = 25, paramLabel = "LINK", split = ",", description = "That come by this link: cwmp or lwm2m.")
    private List<String> links = List.of();

    @Option(names = "--seen-within", order = 26, paramLabel = "SPAN", description = "That were heard lately, for example within 2d.")
    private String seenWithin = "";

    @Option(names = "--device", order = 27, paramLabel = "ID", description = "This box, by its id; may be said several times.")
    private List<String> devices = List.of();

    @Option(names = "--where", order = 28, paramLabel = "EXPR", description = "Of which this expression is true, in the language of presets.")
    private String where = "";

    @Option(names = "--dynamic", order = 29, description = "Also those that come to match while it runs.")
    private boolean dynamic;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "models", models);
        put(json, "hardware", hardware);
        put(json, "versions", versions);
        put(json, "tags", tags);
        put(json, "areas", areas);
        put(json, "links", links);
        put(json, "devices", devices);
        if (!seenWithin.isEmpty()) {
            json.put("seenWithin", seenWithin);
        }
        if (!where.isEmpty()) {
            json.put("where", where);
        }
        return json.put("dynamic", dynamic);
    }

    private static void put(ObjectNode json, String name, List<String> words) {
        if (!words.isEmpty()) {
            words.forEach(json.putArray(name)::add);
        }
    }
}
