package org.pilotacs.acs.provisioning.picture;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.provisioning.expression.TagName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a session learnt: how one view of a device differs from an earlier one.
///
/// @param learnt of its data model, and of what the server keeps beside it
/// @param secrets by path, values that are not kept; null for one that is not known any more
/// @param tagsPut tags that are new
/// @param tagsRemoved tags that are gone
public record Lessons(List<Learnt> learnt, Map<String, String> secrets, Set<String> tagsPut, Set<String> tagsRemoved) {
    private static final Set<String> KEPT_ELSEWHERE = Set.of("DeviceID", "Events", "Tags");

    public static Lessons between(View before, View after) {
        Lessons lessons = new Lessons(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashSet<>(),
                new LinkedHashSet<>());
        lessons.compareChildren("", before.root(), after.root());
        lessons.compareListed("", before.root(), after.root());
        lessons.compareTags(before, after);
        return lessons;
    }

    public boolean isEmpty() {
        return learnt.isEmpty() && secrets.isEmpty() && tagsPut.isEmpty() && tagsRemoved.isEmpty();
    }

    private void compareChildren(String prefix, Node before, Node after) {
        for (Map.Entry<String, Node> old : before.children()) {
            if (after.child(old.getKey()) == null && isComparable(prefix, old.getKey())) {
                learnt.add(new Learnt.Gone(prefix + old.getKey()));
            }
        }
        for (Map.Entry<String, Node> each : after.children()) {
            Node old = before.child(each.getKey());
            if (old != each.getValue() && isComparable(prefix, each.getKey())) {
                compare(prefix + each.getKey(), old == null ? new Node(this) : old, each.getValue());
            }
        }
    }

    private static boolean isComparable(String prefix, String name) {
        return !prefix.isEmpty() || !KEPT_ELSEWHERE.contains(name);
    }

    private void compare(String path, Node before, Node after) {
        if (after.isParameter()) {
            compareParameter(path, before, after);
            return;
        }
        if (before.isParameter()) {
            learnt.add(new Learnt.Gone(path));
        }
        String object = path + ".";
        Boolean writable = after.writable();
        if (writable != null && !writable.equals(before.writable()) || writable == null && after.isEmpty()
                && before.seen() == 0) {
            // an instance that we made can be deleted by us
            learnt.add(new Learnt.Named(object, writable == null || writable));
        }
        compareChildren(object, before, after);
        compareListed(object, before, after);
    }

    private void compareListed(String object, Node before, Node after) {
        if (after.listed() != before.listed()) {
            learnt.add(after.listed() > 0 ? new Learnt.Listed(object) : new Learnt.Unlisted(object));
        }
    }

    private void compareParameter(String path, Node before, Node after) {
        Typed value = after.value();
        boolean forgotten = before.value() != null && value == null;
        if (forgotten || Boolean.TRUE.equals(before.object()) && before.seen() > 0) {
            learnt.add(new Learnt.Gone(path));
        }
        if (value != null
                && (after.at(Attribute.VALUE) != before.at(Attribute.VALUE) || !value.equals(before.value()))) {
            learnt.add(new Learnt.Valued(path, value.kept(true)));
            secret(path, value);
        }
        Boolean writable = after.writable();
        if (writable != null && (forgotten || !writable.equals(before.writable()) || value == null
                && before.seen() == 0)) {
            learnt.add(new Learnt.Named(path, writable));
        }
        if (!Objects.equals(after.notification(), before.notification())
                || !Objects.equals(after.accessList(), before.accessList())
                || after.at(Attribute.NOTIFICATION) != before.at(Attribute.NOTIFICATION)
                || after.at(Attribute.ACCESS_LIST) != before.at(Attribute.ACCESS_LIST)) {
            learnt.add(new Learnt.Attributed(path, after.notification(), after.accessList()));
        }
    }

    private void secret(String path, Typed value) {
        if (SecretParameter.isNamed(path)) {
            secrets.put(path, Typed.text(value.value()));
        }
    }

    private void compareTags(View before, View after) {
        Set<String> old = tags(before);
        Set<String> now = tags(after);
        now.stream().filter(tag -> !old.contains(tag)).map(TagName::read).forEach(tagsPut::add);
        old.stream().filter(tag -> !now.contains(tag)).map(TagName::read).forEach(tagsRemoved::add);
    }

    private static Set<String> tags(View view) {
        Node tags = view.root().child("Tags");
        Set<String> names = new LinkedHashSet<>();
        if (tags != null) {
            tags.children().forEach(one -> names.add(one.getKey()));
        }
        return names;
    }
}
