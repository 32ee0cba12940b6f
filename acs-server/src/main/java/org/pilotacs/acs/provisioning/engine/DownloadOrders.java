package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// `Downloads`: the files that a device is to have and has, one instance each, which the server keeps and no device knows.
final class DownloadOrders {
    static final DataPath ALL = DownloadState.ALL;
    private static final List<String> OURS = List.of("FileType", "FileName", "TargetFileName");
    private static final List<String> LAST = List.of("LastFileType", "LastFileName", "LastTargetFileName");
    private static final List<String> TIMES = List.of("LastDownload", "StartTime", "CompleteTime");

    private final Picture picture;

    DownloadOrders(Picture picture) {
        this.picture = picture;
    }

    void apply(InstanceOrders orders, Map<DataPath, Value> values) {
        for (Map<String, String> keys = orders.next(); keys != null; keys = orders.next()) {
            make(keys);
        }
        for (DataPath instance : orders.delete()) {
            picture.remove(instance);
            values.keySet().removeIf(instance::covers);
        }
        orders.delete().clear();
        values.forEach(this::set);
    }

    private void make(Map<String, String> keys) {
        DataPath instance = ALL.child(Integer.toString(next()));
        picture.named(ALL, true, true);
        picture.named(instance, true, true);
        for (String name : OURS) {
            put(instance.child(name), Typed.text(keys.getOrDefault(name, "")), true);
        }
        put(instance.child("Download"),
                Typed.cast(Value.of(keys.getOrDefault("Download", "0")), Typed.time(0).type()), true);
        LAST.forEach(name -> put(instance.child(name), Typed.text(""), false));
        TIMES.forEach(name -> put(instance.child(name), Typed.time(0), false));
        Node made = picture.find(instance);
        if (made != null) {
            picture.listed(instance,
                    Set.copyOf(made.children().stream().map(Map.Entry::getKey).toList()));
        }
    }

    private int next() {
        Node all = picture.find(ALL);
        return all == null
                ? 1
                : 1 + all.children().stream().map(Map.Entry::getKey).filter(name -> name.matches("[0-9]{1,8}"))
                        .mapToInt(Integer::parseInt).max().orElse(0);
    }

    private void put(DataPath path, Typed value, boolean writable) {
        picture.named(path, false, writable);
        picture.value(path, value);
    }

    private void set(DataPath path, Value wanted) {
        Node node = picture.find(path);
        Typed known = node == null ? null : node.value();
        if (node != null && known != null && Boolean.TRUE.equals(node.writable())) {
            Typed value = Typed.cast(wanted, known.type());
            if (!value.equals(known)) {
                picture.value(path, value);
            }
        }
    }
}
