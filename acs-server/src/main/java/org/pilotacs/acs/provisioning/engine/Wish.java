package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.Segment;
import org.pilotacs.acs.provisioning.picture.Attribute;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that declarations want of one path, in the tree of all such paths; `*` is a branch of its own. Confined to one round.
final class Wish {
    static final String ANY = "*";

    private final DataPath path;
    private final Map<String, Wish> below = new LinkedHashMap<>();
    private final Map<Attribute, Long> at = new EnumMap<>(Attribute.class);
    private long pathAt;
    private @Nullable Wanted wanted;

    Wish(DataPath path) {
        this.path = path;
    }

    /// The wish at a path below this one, made if there is none.
    ///
    /// @param target without keys
    Wish at(DataPath target) {
        Wish wish = this;
        for (Segment segment : target.segments()) {
            String name = segment.toString();
            Wish next = wish.below.get(name);
            if (next == null) {
                next = new Wish(wish.path.child(segment));
                wish.below.put(name, next);
            }
            wish = next;
        }
        return wish;
    }

    DataPath path() {
        return path;
    }

    Map<String, Wish> below() {
        return below;
    }

    @Nullable
    Wish below(String name) {
        return below.get(name);
    }

    void known(long since, Map<Attribute, Long> attributes) {
        pathAt = Math.max(pathAt, since);
        attributes(attributes);
    }

    void attributes(Map<Attribute, Long> attributes) {
        attributes.forEach((attribute, time) -> at.merge(attribute, time, Math::max));
    }

    /// What is deferred only adds to what others want already.
    void want(Wanted more, boolean deferred) {
        if (wanted != null) {
            wanted = wanted.then(more);
        } else if (!deferred) {
            wanted = more;
        }
        attributes(Map.of(Attribute.WRITABLE, 1L));
    }

    long pathAt() {
        return pathAt;
    }

    Map<Attribute, Long> at() {
        return at;
    }

    @Nullable
    Wanted wanted() {
        return wanted;
    }
}
