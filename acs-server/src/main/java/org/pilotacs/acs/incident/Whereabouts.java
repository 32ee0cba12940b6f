package org.pilotacs.acs.incident;

import org.pilotacs.acs.device.Device;

import java.util.ArrayList;
import java.util.List;

/// Where a box belongs: what all boxes there have in common.
///
/// @param area postal code, empty if not known
/// @param firmware version, within its product class
record Whereabouts(String area, String productClass, String firmware, String node, String headEnd) {
    static final Whereabouts NOWHERE = new Whereabouts("", "", "", "", "");
    private static final String NODE = "node:";
    private static final String HEAD_END = "head-end:";
    private static final int SHORT = 2;
    private static final int LONGER = 3;

    static Whereabouts of(Device device, String area) {
        return new Whereabouts(Group.area(area).name(), device.identity().productClass(), device.softwareVersion(),
                tag(device, NODE), tag(device, HEAD_END));
    }

    private static String tag(Device device, String prefix) {
        return device.tags().stream().filter(tag -> tag.startsWith(prefix)).sorted().findFirst()
                .map(tag -> tag.substring(prefix.length())).orElse("");
    }

    /// The beginning by which transponders are told apart.
    String region() {
        return Group.beginning(area, SHORT);
    }

    /// The beginning that takes in some areas.
    String district() {
        return Group.beginning(area, LONGER);
    }

    /// What boxes here belong to, the narrowest of each kind first.
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        if (!area.isEmpty()) {
            List.of(area, district(), region()).stream().distinct().map(Group::area).forEach(groups::add);
        }
        if (!firmware.isEmpty()) {
            groups.add(Group.firmware(productClass, firmware));
        }
        if (!node.isEmpty()) {
            groups.add(Group.node(node));
        }
        if (!headEnd.isEmpty()) {
            groups.add(Group.headEnd(headEnd));
        }
        groups.add(Group.EVERYWHERE);
        return groups;
    }

    /// Whether a box here is in a group.
    ///
    /// @param transponder that it is on, empty if not known
    boolean isIn(Group group, String transponder) {
        return switch (group.dimension()) {
            case AREA -> !area.isEmpty() && area.startsWith(group.name());
            case TRANSPONDER -> transponder.equals(group.name());
            case TRANSPONDER_IN_AREA -> transponder.equals(group.name()) && area.startsWith(group.within());
            case FIRMWARE -> firmware.equals(group.name()) && productClass.equals(group.within());
            case NODE -> node.equals(group.name());
            case HEAD_END -> headEnd.equals(group.name());
            case EVERYWHERE -> true;
        };
    }
}
