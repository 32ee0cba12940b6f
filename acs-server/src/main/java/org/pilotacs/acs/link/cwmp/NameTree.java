package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The nodes that one GetParameterNames answer speaks of, in path order. Objects that it leaves out are there if something
/// below them is (D3), and what has something below it is an object, even without its dot (D4).
final class NameTree {
    private final NavigableMap<String, Boolean> writableByName = new TreeMap<>();

    /// @param asked the object that was asked for; it is not part of the answer
    NameTree(String asked, List<ParameterInfoStruct> names) {
        for (ParameterInfoStruct node : names) {
            // longer ones are not kept anyway, and might be nothing but dots
            if (!node.name().isEmpty() && node.name().length() <= ParameterTree.MAX_PATH) {
                writableByName.merge(node.name(), node.writable(), Boolean::logicalOr);
            }
        }
        List.copyOf(writableByName.keySet()).stream().filter(name -> name.startsWith(asked))
                .forEach(name -> addObjectsAbove(name, asked.length()));
        writableByName.remove(asked);
        if (isObject(asked)) {
            writableByName.remove(asked.substring(0, asked.length() - 1));
        }
    }

    private void addObjectsAbove(String name, int from) {
        int dot = name.indexOf('.', from);
        while (dot >= 0 && dot < name.length() - 1 && writableByName.size() < ParameterTree.MAX_NODES) {
            Boolean dotless = writableByName.remove(name.substring(0, dot));
            writableByName.merge(name.substring(0, dot + 1), Boolean.TRUE.equals(dotless), Boolean::logicalOr);
            dot = name.indexOf('.', dot + 1);
        }
    }

    boolean isEmpty() {
        return writableByName.isEmpty();
    }

    int size() {
        return writableByName.size();
    }

    boolean hasObjects() {
        return writableByName.keySet().stream().anyMatch(NameTree::isObject);
    }

    List<Learnt> learnt() {
        List<Learnt> learnt = new ArrayList<>(writableByName.size() + 1);
        writableByName.forEach((name, writable) -> learnt.add(new Learnt.Named(name, writable)));
        return learnt;
    }

    List<String> leaves() {
        return writableByName.keySet().stream().filter(name -> !isObject(name)).toList();
    }

    /// The objects below another of which the answer says no more than that they are there.
    List<String> unopened(String below) {
        return writableByName.keySet().stream().filter(NameTree::isObject)
                .filter(name -> name.startsWith(below) && isBare(name)).toList();
    }

    private boolean isBare(String object) {
        Map.Entry<String, Boolean> next = writableByName.higherEntry(object);
        return next == null || !next.getKey().startsWith(object);
    }

    private static boolean isObject(String name) {
        return name.endsWith(".");
    }
}
