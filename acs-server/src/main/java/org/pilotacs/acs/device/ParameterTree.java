package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// All that is known of one device's data model, by path. Immutable.
public final class ParameterTree {
    /// Most nodes kept for one device; a device that reports more is lying or needs a profile.
    public static final int MAX_NODES = 50_000;
    /// Longest path kept, in characters (TR-069 allows 256).
    public static final int MAX_PATH = 256;
    /// Longest value kept, in characters; a longer one is cut and ends in [#CUT].
    public static final int MAX_VALUE = 65_536;
    /// Most characters of all values together; a value that does not fit any more is not kept, only its node.
    public static final int MAX_TEXT = 8 * 1024 * 1024;
    public static final String CUT = "… (cut)";
    public static final ParameterTree EMPTY = new ParameterTree(new TreeMap<>());

    /// Nodes, bytes, or both: one is made of the other when somebody asks for it.
    private volatile @Nullable Nodes decoded;
    private volatile byte @Nullable [] encoded;
    private final Consumer<CorruptParametersException> corrupt;

    /// What is known of one device, taken apart.
    ///
    /// @param listed when the roots themselves were named last; null if never
    record Nodes(NavigableMap<String, Parameter> byPath, @Nullable Instant listed) {
        Nodes {
            byPath = Collections.unmodifiableNavigableMap(byPath);
        }
    }

    private ParameterTree(NavigableMap<String, Parameter> nodes) {
        this(new Nodes(nodes, null));
    }

    ParameterTree(Nodes nodes) {
        this.decoded = nodes;
        this.corrupt = _ -> {};
    }

    private ParameterTree(byte[] encoded, Consumer<CorruptParametersException> corrupt) {
        this.encoded = encoded;
        this.corrupt = corrupt;
    }

    /// A tree that [#encoded] made, which is decoded when somebody looks into it.
    ///
    /// @param corrupt told if the bytes cannot be read, which counts as no parameters
    static ParameterTree stored(byte[] encoded, Consumer<CorruptParametersException> corrupt) {
        return new ParameterTree(encoded, corrupt);
    }

    private NavigableMap<String, Parameter> nodes() {
        return known().byPath();
    }

    private Nodes known() {
        Nodes nodes = decoded;
        byte[] bytes = encoded;
        if (nodes == null && bytes != null) {
            nodes = decode(bytes);
            decoded = nodes;
        }
        return Objects.requireNonNull(nodes, "a tree has nodes or bytes");
    }

    private Nodes decode(byte[] bytes) {
        try {
            return ParameterCodec.decode(bytes);
        } catch (CorruptParametersException e) {
            corrupt.accept(e);
            encoded = EMPTY.encoded();
            return EMPTY.known();
        }
    }

    public static ParameterTree of(Collection<Parameter> parameters) {
        NavigableMap<String, Parameter> nodes = new TreeMap<>();
        parameters.forEach(parameter -> nodes.put(parameter.path(), parameter));
        return new ParameterTree(nodes);
    }

    public Optional<Parameter> get(String path) {
        return Optional.ofNullable(nodes().get(path));
    }

    /// The nodes whose path starts with a prefix, in path order.
    public Collection<Parameter> under(String prefix) {
        return prefix.isEmpty() ? nodes().values() : nodes().subMap(prefix, prefix + Character.MAX_VALUE).values();
    }

    public Collection<Parameter> all() {
        return nodes().values();
    }

    /// When the roots of the data model themselves were named last; null if never.
    public @Nullable Instant listed() {
        return known().listed();
    }

    public int size() {
        return nodes().size();
    }

    /// These nodes as [ParameterCodec] keeps them, made once: whoever asks first pays for it. Not to be changed.
    byte[] encoded() {
        byte[] bytes = encoded;
        if (bytes == null) {
            bytes = ParameterCodec.encode(known());
            encoded = bytes;
        }
        return bytes;
    }

    /// This tree and what a sighting taught; this very tree if that was nothing. Nodes beyond [#MAX_NODES] and paths that
    /// are too long or not printable are not kept; secrets are kept without their value, see [SecretParameter].
    public ParameterTree with(List<Learnt> learnt, Instant at) {
        if (learnt.isEmpty()) {
            return this;
        }
        Growth growth = new Growth(known());
        growth.removeWhatIsMissing(learnt);
        for (Learnt one : learnt) {
            growth.take(one, at);
        }
        return growth.changed() ? new ParameterTree(growth.nodes()) : this;
    }

    /// This tree and other parameters; of two with the same path what was learnt later, of equally old ones the other.
    public ParameterTree with(Collection<Parameter> others) {
        NavigableMap<String, Parameter> merged = new TreeMap<>(nodes());
        for (Parameter other : others) {
            Parameter own = merged.get(other.path());
            if (own == null && merged.size() < MAX_NODES) {
                merged.put(other.path(), other);
            } else if (own != null) {
                merged.put(other.path(), own.learnt().isAfter(other.learnt()) ? other.then(own) : own.then(other));
            }
        }
        return merged.equals(nodes()) ? this : new ParameterTree(new Nodes(merged, listed()));
    }

    /// The nodes whose paths another tree does not have, in path order. Walks both trees once: every contact asks this.
    List<Parameter> without(ParameterTree other) {
        List<Parameter> left = new ArrayList<>();
        Iterator<String> theirs = other.nodes().keySet().iterator();
        String next = theirs.hasNext() ? theirs.next() : null;
        for (Parameter own : nodes().values()) {
            while (next != null && next.compareTo(own.path()) < 0) {
                next = theirs.hasNext() ? theirs.next() : null;
            }
            if (!own.path().equals(next)) {
                left.add(own);
            }
        }
        return left;
    }

    /// What the server keeps beside the data model of the device.
    ParameterTree own() {
        return only(parameter -> OwnNodes.is(parameter.path()));
    }

    /// The nodes that pass.
    public ParameterTree only(Predicate<Parameter> test) {
        return of(nodes().values().stream().filter(test).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterTree tree && tree.known().equals(known());
    }

    @Override
    public int hashCode() {
        return known().hashCode();
    }

    @Override
    public String toString() {
        return nodes().size() + " parameters";
    }
}
