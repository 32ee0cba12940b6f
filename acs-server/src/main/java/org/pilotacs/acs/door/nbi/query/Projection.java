package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which parts of a document are wanted; `_id` always is. Immutable.
public final class Projection {
    /// The whole document.
    public static final Projection ALL = new Projection(Map.of());
    private static final String ID = "_id";

    /// By name; [#ALL] has none.
    private final Map<String, Projection> parts;

    private Projection(Map<String, Projection> parts) {
        this.parts = parts;
    }

    /// @param list paths with commas between them, and blanks around them or not
    /// @throws MalformedQueryException if one of them cannot be a path
    public static Projection of(String list) throws MalformedQueryException {
        if (list.length() > JsonBounds.QUERY.length()) {
            throw MalformedQueryException.refused("The projection is too long");
        }
        Projection root = new Projection(new HashMap<>());
        root.parts.put(ID, ALL);
        int paths = 0;
        for (String path : list.split(",")) {
            String trimmed = JsNumber.trim(path);
            if (trimmed.startsWith("$")) {
                throw MalformedQueryException.refused("The projection has the operator " + trimmed);
            }
            if (++paths > JsonBounds.QUERY.nodes()) {
                throw MalformedQueryException
                        .refused("The projection has more than " + JsonBounds.QUERY.nodes() + " paths");
            }
            if (!trimmed.isEmpty()) {
                root.add(Path.of(trimmed).names());
            }
        }
        return root;
    }

    private void add(List<String> names) {
        Projection here = this;
        for (String name : names.subList(0, names.size() - 1)) {
            here = here.parts.computeIfAbsent(name, _ -> new Projection(new HashMap<>()));
            if (here == ALL) {
                return;
            }
        }
        here.parts.put(names.getLast(), ALL);
    }

    /// If something of that field of the document itself is wanted.
    public boolean wants(String field) {
        return this == ALL || parts.containsKey(field);
    }

    /// The parts of a document, nested as they are in it, `_id` first.
    public Datum.Document of(Datum.Document document) {
        if (this == ALL) {
            return document;
        }
        Datum.Document.Builder kept = Datum.Document.builder();
        Datum id = document.get(ID);
        if (id != null) {
            kept.put(ID, id);
        }
        return fields(document, kept);
    }

    private Datum.Document fields(Datum.Document document, Datum.Document.Builder kept) {
        for (Map.Entry<String, Datum> field : document.fields().entrySet()) {
            Projection part = parts.get(field.getKey());
            Datum value = part == null ? null : part.below(field.getValue());
            if (value != null) {
                kept.put(field.getKey(), value);
            }
        }
        return kept.build();
    }

    /// Null if nothing of it is wanted: a value has no parts, while of a document without them an empty one is left.
    private @Nullable Datum below(Datum datum) {
        if (this == ALL) {
            return datum;
        }
        return switch (datum) {
            case Datum.Document document -> fields(document, Datum.Document.builder());
            case Datum.Array array -> {
                List<Datum> kept = new ArrayList<>();
                for (Datum element : array) {
                    Datum part = below(element);
                    if (part != null) {
                        kept.add(part);
                    }
                }
                yield new Datum.Array(kept);
            }
            case Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ -> null;
        };
    }
}
