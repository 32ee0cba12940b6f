package org.pilotacs.agent.model;

import org.pilotacs.protocols.cwmp.ParameterAttributeStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterAttributesStruct;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which changes of value the server wants to hear of, and which it has not heard of yet (TR-069 Amendment 6, A.3.2.4).
/// A change that the server itself made is none.
public final class Notifications {
    private static final int ACTIVE = 2;
    private static final List<String> ACCESS_LIST = List.of("Subscriber");

    private final DataModel model;
    private final Storage storage;
    private final List<String> fromTheStart;

    Notifications(DataModel model, Storage storage, List<String> fromTheStart) {
        this.model = model;
        this.storage = storage;
        this.fromTheStart = fromTheStart;
    }

    /// GetParameterAttributes (A.3.2.5): full names and partial paths.
    public Answer<List<ParameterAttributeStruct>> attributes(List<String> names) {
        List<ParameterAttributeStruct> attributes = new ArrayList<>();
        for (String name : names) {
            Place place = model.find(name);
            if (place == null) {
                return Answer.refused(Refusal.INVALID_PARAMETER_NAME, name);
            }
            model.forEachParameter(place, parameter -> attributes.add(
                    new ParameterAttributeStruct(parameter.path(), parameter.notification(storage), ACCESS_LIST)));
        }
        return new Answer.Given<>(attributes);
    }

    /// SetParameterAttributes (A.3.2.4): everything or nothing. Lightweight notification is not supported.
    public Answer<Integer> change(List<SetParameterAttributesStruct> wanted) {
        for (SetParameterAttributesStruct change : wanted) {
            if (model.find(change.name()) == null) {
                return Answer.refused(Refusal.INVALID_PARAMETER_NAME, change.name());
            }
            if (change.notificationChange() && (change.notification() < 0 || change.notification() > ACTIVE)) {
                return Answer.refused(Refusal.NOTIFICATION_REJECTED, change.name());
            }
        }
        for (SetParameterAttributesStruct change : wanted) {
            Place place = model.find(change.name());
            if (place != null && change.notificationChange()) {
                model.forEachParameter(place, parameter -> watch(parameter, change.notification()));
            }
        }
        return new Answer.Given<>(0);
    }

    private void watch(Place.Parameter<?> parameter, int level) {
        storage.notification(parameter.path(), parameter.leaf().notification(), level);
        storage.told(parameter.path(), parameter.value(storage));
    }

    /// Parameters that notify and whose value is not the one last told.
    public List<ParameterValueStruct> changed() {
        return changed(1);
    }

    /// Whether one of them is reason enough to call the server.
    public boolean isUrgent() {
        return !changed(ACTIVE).isEmpty();
    }

    /// The server has heard these values.
    public void told(List<ParameterValueStruct> values) {
        for (ParameterValueStruct value : values) {
            if (model.find(value.name()) instanceof Place.Parameter<?> parameter
                    && parameter.notification(storage) > 0) {
                storage.told(value.name(), value.value());
            }
        }
    }

    /// The server knows what it is writing, before the board reports the change.
    void aboutToWrite(Place.Parameter<?> parameter, String value) {
        if (parameter.notification(storage) > 0) {
            storage.told(parameter.path(), value);
        }
    }

    /// Parameters that read otherwise than they were written are no news either.
    void written(Place.Parameter<?> parameter) {
        aboutToWrite(parameter, parameter.value(storage));
    }

    private List<ParameterValueStruct> changed(int leastLevel) {
        Set<String> paths = new LinkedHashSet<>(fromTheStart);
        paths.addAll(storage.notifying());
        List<ParameterValueStruct> changed = new ArrayList<>();
        for (String path : paths) {
            if (model.find(path) instanceof Place.Parameter<?> parameter
                    && parameter.notification(storage) >= leastLevel
                    && !parameter.value(storage).equals(storage.told(path))) {
                changed.add(model.struct(parameter));
            }
        }
        return changed;
    }
}
