package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.node.InvalidLwM2mPathException;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Paths of LwM2M as the rest of the server writes them: `/3/0/3` is `Lwm2m.3.0.3`, and what is not a value ends in a dot.
/// Our own objects, whose numbers differ from operator to operator, are written by name: `Lwm2m.ParentalControl.0.PIN`.
/// Immutable.
final class ModelPaths {
    static final String ROOT = "Lwm2m.";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");

    private final Map<Integer, Names> byNumber = new HashMap<>();
    private final Map<String, Integer> objects = new HashMap<>();

    /// The names of one object and of its resources, both ways.
    private record Names(String object, Map<Integer, String> resources, Map<String, Integer> numbers) {
        static Names of(ObjectModel model) {
            Map<Integer, String> resources = new HashMap<>();
            Map<String, Integer> numbers = new HashMap<>();
            for (ResourceModel resource : model.resources.values()) {
                resources.put(resource.id, joined(resource.name));
                numbers.put(joined(resource.name), resource.id);
            }
            return new Names(joined(model.name), resources, numbers);
        }

        private static String joined(String name) {
            return name.replaceAll("[^A-Za-z0-9]", "");
        }
    }

    /// @param named objects that are written by name
    ModelPaths(Collection<ObjectModel> named) {
        for (ObjectModel model : named) {
            Names names = Names.of(model);
            byNumber.put(model.id, names);
            objects.put(names.object(), model.id);
        }
    }

    /// As the rest of the server writes it.
    ///
    /// @param leaf whether it is a value, so that no dot follows
    String written(LwM2mPath path, boolean leaf) {
        StringBuilder text = new StringBuilder(ROOT);
        if (path.isRoot()) {
            return text.toString();
        }
        Names names = byNumber.get(path.getObjectId());
        text.append(names == null ? path.getObjectId().toString() : names.object());
        if (path.getObjectInstanceId() != null) {
            text.append('.').append(path.getObjectInstanceId());
        }
        if (path.getResourceId() != null) {
            String name = names == null ? null : names.resources().get(path.getResourceId());
            text.append('.').append(name == null ? path.getResourceId().toString() : name);
        }
        if (path.getResourceInstanceId() != null) {
            text.append('.').append(path.getResourceInstanceId());
        }
        return leaf ? text.toString() : text.append('.').toString();
    }

    /// Null if it is none.
    @Nullable
    LwM2mPath read(String path) {
        if (path.equals(ROOT)) {
            return LwM2mPath.ROOTPATH;
        }
        if (!path.startsWith(ROOT)) {
            return null;
        }
        String[] steps = path.substring(ROOT.length(), path.length() - (path.endsWith(".") ? 1 : 0)).split("\\.", -1);
        Integer object = objects.get(steps[0]);
        Names names = object == null ? null : byNumber.get(object);
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < steps.length; i++) {
            Integer known = names == null ? null : i == 0 ? object : i == 2 ? names.numbers().get(steps[i]) : null;
            if (known == null && !NUMBER.matcher(steps[i]).matches()) {
                return null;
            }
            wire.append('/').append(known == null ? steps[i] : known.toString());
        }
        try {
            return new LwM2mPath(wire.toString());
        } catch (InvalidLwM2mPathException _) {
            return null;
        }
    }
}
