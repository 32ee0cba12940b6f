package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which objects must be listed (GetParameterNames), and how: level by level, or all that is below one at once where that saves
/// requests. Confined to one round.
final class Listings {
    /// An object so deep is listed level by level while that takes less than 1, one level up less than 2, then 4 … requests.
    private static final int WORTH_IT = 8;

    private final Picture picture;
    private final Settings settings;
    private final Set<DataPath> waiting = new LinkedHashSet<>();
    private final Map<DataPath, Integer> levels = new LinkedHashMap<>();

    Listings(Picture picture, Settings settings) {
        this.picture = picture;
        this.settings = settings;
    }

    /// An object must be listed to find a path.
    ///
    /// @param again whether it was listed before
    void list(DataPath object, DataPath path, boolean again) {
        waiting.add(object);
        if (again) {
            mark(object, 1 << object.length());
        } else {
            note(path, object.length());
        }
    }

    /// All objects on the way to a path, from so deep on, were never listed.
    void note(DataPath path, int from) {
        mark(path, (1 << path.length()) - 1 ^ (1 << from) - 1);
    }

    private void mark(DataPath path, int bits) {
        levels.merge(path, bits, (one, other) -> one | other);
    }

    private void parentOf(DataPath path) {
        DataPath parent = path.parent();
        waiting.add(parent);
        mark(parent, 1 << parent.length());
    }

    /// Whether nodes are there, are objects or can be written is told by the list of their parent, unless something else that
    /// is asked tells it.
    ///
    /// @param exist nodes of which it must be known whether they are there
    /// @param refresh what must be asked of nodes, by attribute; emptied of what lists tell
    void need(Set<DataPath> exist, Map<Attribute, Set<DataPath>> refresh) {
        Set<DataPath> objects = refresh.getOrDefault(Attribute.OBJECT, Set.of());
        Set<DataPath> writables = refresh.getOrDefault(Attribute.WRITABLE, Set.of());
        if (exist.isEmpty() && objects.isEmpty() && writables.isEmpty()) {
            return;
        }
        NavigableSet<String> telling = dotted(refresh.values().stream().flatMap(Set::stream));
        waiting.forEach(path -> telling.add(path + "."));
        for (DataPath path : exist) {
            if (!isAtOrBelow(path + ".", telling)) {
                parentOf(path);
                telling.add(path.parent() + ".");
            }
        }
        NavigableSet<String> values = dotted(refresh.getOrDefault(Attribute.VALUE, Set.of()).stream());
        NavigableSet<String> others = dotted(refresh.entrySet().stream()
                .filter(each -> each.getKey() != Attribute.VALUE).flatMap(each -> each.getValue().stream()));
        for (DataPath path : objects) {
            String dotted = path + ".";
            String deeper = others.higher(dotted);
            if (!isAtOrBelow(dotted, values) && (deeper == null || !deeper.startsWith(dotted))) {
                parentOf(path);
            }
        }
        objects.clear();
        writables.forEach(this::parentOf);
        writables.clear();
    }

    private static NavigableSet<String> dotted(Stream<DataPath> paths) {
        NavigableSet<String> dotted = new TreeSet<>();
        paths.forEach(path -> dotted.add(path + "."));
        return dotted;
    }

    private static boolean isAtOrBelow(String dotted, NavigableSet<String> paths) {
        String next = paths.ceiling(dotted);
        return next != null && next.startsWith(dotted);
    }

    /// The next list to ask for, of the objects nearest to the root the one that was noted last; null if there is none.
    @Nullable
    Ask next() {
        List<DataPath> left = new ArrayList<>(waiting);
        while (!left.isEmpty()) {
            DataPath next = left.getFirst();
            for (DataPath one : left) {
                next = one.length() <= next.length() ? one : next;
            }
            left.remove(next);
            if (next.length() == 0 && settings.skipRoot()) {
                continue;
            }
            if (picture.find(next) != null) {
                return ask(next);
            }
            waiting.remove(next);
        }
        return null;
    }

    private Ask ask(DataPath object) {
        boolean nextLevel = cost(object) < 1 << Math.max(0, WORTH_IT - object.length());
        if (nextLevel) {
            waiting.remove(object);
        } else {
            waiting.removeIf(object::covers);
        }
        return new Ask.Names(object.length() == 0 ? "" : object + ".", nextLevel);
    }

    private int cost(DataPath object) {
        if (object.length() < settings.nextLevelFrom()) {
            return 0;
        }
        List<ListingCost.Unlisted> below = new ArrayList<>();
        // itself: else nothing leads to it where the others have `*`
        below.add(new ListingCost.Unlisted(object, 0));
        levels.forEach((path, bits) -> {
            int left = bits >> object.length() << object.length();
            if (left != 0 && isWithin(object, path)) {
                below.add(new ListingCost.Unlisted(path, left));
            }
        });
        return ListingCost.of(below);
    }

    /// Whether a path, which may have `*`, can mean what is below an object.
    private static boolean isWithin(DataPath object, DataPath path) {
        if (path.length() < object.length()) {
            return false;
        }
        for (int i = 0; i < object.length(); i++) {
            String name = path.name(i);
            if (name != null && !name.equals(object.name(i))) {
                return false;
            }
        }
        return true;
    }
}
