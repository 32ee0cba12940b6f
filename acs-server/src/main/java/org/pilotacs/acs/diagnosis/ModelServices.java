package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ReadingRule;
import org.pilotacs.acs.reading.ReadingName;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which services a box can tell of.
public final class ModelServices {
    private ModelServices() {}

    /// What a model has by its profile; of a profile that fits many models, only what this box ever told of, if it told anything.
    ///
    /// @param told names of readings that are known of the box, however old
    public static Set<Service> of(Profile profile, Collection<String> told) {
        Set<Service> has = EnumSet.of(Service.BOX);
        profile.rules().stream().map(ReadingRule::name).map(ModelServices::of).flatMap(Optional::stream)
                .forEach(has::add);
        if (has.size() == 1) {
            has.addAll(EnumSet.of(Service.PICTURE, Service.SIGNAL, Service.ENTITLEMENT));
            return has;
        }
        Set<Service> tells = EnumSet.of(Service.BOX);
        told.forEach(name -> ReadingName.ofName(name).flatMap(ModelServices::of).ifPresent(tells::add));
        if (tells.size() > 1) {
            has.retainAll(tells);
        }
        return has;
    }

    private static Optional<Service> of(ReadingName name) {
        String word = name.template();
        if (word.startsWith("tuner.") || word.startsWith("transponder.") || word.startsWith("lnb.")) {
            return Optional.of(Service.SIGNAL);
        }
        if (word.startsWith("card.")) {
            return Optional.of(Service.ENTITLEMENT);
        }
        if (word.startsWith("wifi.")) {
            return Optional.of(Service.WIFI);
        }
        return switch (name) {
            case WAN_UP, DSL_SYNC, OPTICAL_RX, CELLULAR_RSRP -> Optional.of(Service.INTERNET);
            case STANDBY, DISPLAY, PIN_IS_DEFAULT -> Optional.of(Service.PICTURE);
            default -> Optional.empty();
        };
    }
}
