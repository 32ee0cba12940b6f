package org.pilotacs.acs.provisioning.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The path of one parameter or of many, such as `Device.WiFi.SSID.*.SSID` or `Device.NAT.PortMapping.[InternalPort:80]`.
/// Immutable.
public final class DataPath {
    /// Most steps of one.
    public static final int LONGEST = 32;
    /// The top of the data model.
    public static final DataPath ROOT = new DataPath(List.of());

    private final List<Segment> segments;
    private final String text;
    private final boolean keyed;
    private final boolean exact;

    private DataPath(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        StringBuilder joined = new StringBuilder();
        boolean hasKeys = false;
        boolean isExactSoFar = true;
        for (Segment segment : segments) {
            (joined.isEmpty() ? joined : joined.append('.')).append(segment);
            hasKeys |= segment instanceof Segment.Keyed;
            isExactSoFar &= segment instanceof Segment.Name;
        }
        this.text = joined.toString();
        this.keyed = hasKeys;
        this.exact = isExactSoFar;
    }

    /// One step below another: sessions make most of their paths so.
    private DataPath(DataPath above, Segment last) {
        Segment[] longer = above.segments.toArray(new Segment[above.length() + 1]);
        longer[above.length()] = last;
        this.segments = List.of(longer);
        this.text = above.text.isEmpty() ? last.toString() : above.text + '.' + last;
        this.keyed = above.keyed || last instanceof Segment.Keyed;
        this.exact = above.exact && last instanceof Segment.Name;
    }

    /// @throws InvalidPathException if it is none, or has more than [#LONGEST] steps
    public static DataPath parse(String text) {
        return PathReader.whole(text);
    }

    /// The path of one node by the name that the device has for it, whatever characters are in that.
    ///
    /// @param name without a dot at its end
    public static DataPath ofNode(String name) {
        return name.isEmpty()
                ? ROOT
                : new DataPath(Arrays.stream(name.split("\\.")).<Segment>map(Segment.Name::new).toList());
    }

    static DataPath of(List<Segment> segments) {
        return segments.isEmpty() ? ROOT : new DataPath(segments);
    }

    public List<Segment> segments() {
        return segments;
    }

    public int length() {
        return segments.size();
    }

    /// Whether it means one node at most: it has neither `*` nor keys.
    public boolean isExact() {
        return exact;
    }

    /// Whether one of its steps has keys.
    public boolean isKeyed() {
        return keyed;
    }

    /// The name of a step; null if that is none.
    public @Nullable String name(int step) {
        return step < length() && segments.get(step) instanceof Segment.Name(String name) ? name : null;
    }

    /// Its last step; null for the root.
    public @Nullable Segment last() {
        return segments.isEmpty() ? null : segments.getLast();
    }

    /// The path one step up.
    public DataPath parent() {
        return first(length() - 1);
    }

    /// Its first steps.
    public DataPath first(int steps) {
        return steps == length() ? this : of(segments.subList(0, Math.max(0, steps)));
    }

    public DataPath child(String name) {
        return child(new Segment.Name(name));
    }

    public DataPath child(Segment segment) {
        return new DataPath(this, segment);
    }

    public DataPath then(DataPath rest) {
        List<Segment> longer = new ArrayList<>(segments);
        longer.addAll(rest.segments);
        return of(longer);
    }

    /// The same with `*` for every step that has keys.
    public DataPath withoutKeys() {
        return keyed
                ? of(segments.stream().map(one -> one instanceof Segment.Keyed ? Segment.ANY : one).toList())
                : this;
    }

    /// Whether everything that another path means lies at or below what this one means: its steps are the other's first
    /// ones, or `*`.
    public boolean covers(DataPath other) {
        if (length() > other.length()) {
            return false;
        }
        for (int i = 0; i < length(); i++) {
            if (!(segments.get(i) instanceof Segment.Any) && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// As scripts write it: without a dot at its end; empty for the root.
    @Override
    public String toString() {
        return text;
    }
}
