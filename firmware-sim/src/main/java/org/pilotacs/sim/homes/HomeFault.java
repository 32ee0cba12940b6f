package org.pilotacs.sim.homes;

import org.pilotacs.sim.fleet.BoxKind;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What can be wrong in a home. What a fault is and how it shows is told in `docs/diagnosis.md`.
public sealed interface HomeFault permits DishFault, ViewingFault, BoxFault, LineFault {
    /// What of a home a fault is in. Of one part there is mostly one fault at a time.
    enum Part {
        DISH, CARD, SCREEN, BOX, REACH, LINE, WIFI
    }

    /// @param boxes in whose homes it can be told, by what they report or by what the customer says
    /// @param errorCode on the screen while there is no picture; empty if the box shows none
    /// @param complaints what customers say of it
    record Traits(Part part, Set<BoxKind> boxes, String errorCode, List<Complaint> complaints) {
        static final Set<BoxKind> SAGEVISION = Set.of(BoxKind.SAGEVISION);
        static final Set<BoxKind> DECODERS = Set.of(BoxKind.SAGEVISION, BoxKind.TELMAR);
        static final Set<BoxKind> ROUTERS = Set.of(BoxKind.NORVIK);
        static final Set<BoxKind> ALL = Set.of(BoxKind.values());

        static Traits of(Part part, Set<BoxKind> boxes, String errorCode, Complaint... complaints) {
            return new Traits(part, boxes, errorCode, List.of(complaints));
        }

        /// What customers say who have such a box.
        List<Complaint> complaintsOf(BoxKind box) {
            List<Complaint> possible = Complaint.of(box);
            return complaints.stream().filter(possible::contains).toList();
        }
    }

    Traits traits();

    /// The name of the enum's constant.
    String name();

    /// As the file writes it, for example `dish-moved`.
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Every fault, in the order of the documentation.
    static List<HomeFault> all() {
        return Stream.<HomeFault[]>of(DishFault.values(), ViewingFault.values(), BoxFault.values(),
                LineFault.values()).flatMap(Stream::of).toList();
    }

    /// Those that can be in a home with such a box.
    static List<HomeFault> of(BoxKind box) {
        return all().stream().filter(fault -> fault.traits().boxes().contains(box)).toList();
    }
}
