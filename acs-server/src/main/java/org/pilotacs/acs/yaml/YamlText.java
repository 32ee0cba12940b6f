package org.pilotacs.acs.yaml;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.yaml.YamlNode.Mapping;
import org.pilotacs.acs.yaml.YamlNode.Scalar;
import org.pilotacs.acs.yaml.YamlNode.Sequence;
import org.pilotacs.acs.yaml.YamlNode.Where;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one YAML document from its events, within bounds. Works on the events and not on snakeyaml-engine's own nodes,
/// because those are built by recursion and repeat what aliases name, both without a bound.
final class YamlText {
    static final int MAX_CHARACTERS = 1 << 20;
    static final int MAX_DEPTH = 16;
    static final int MAX_NODES = 50_000;

    private final String file;
    private final Problems problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;

    private YamlText(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The document, or an empty section after a problem that leaves nothing to read.
    static Mapping read(String file, String text, Problems problems) {
        return new YamlText(file, problems).read(text);
    }

    private Mapping read(String text) {
        Mapping nothing = Mapping.empty(new Where(file, 1, 1));
        if (text.length() > MAX_CHARACTERS) {
            problems.add(new Problem(file, 0, "", "is too long; allowed: " + MAX_CHARACTERS + " characters"));
            return nothing;
        }
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_CHARACTERS).build();
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            while (events.hasNext()) {
                take(events.next());
            }
        } catch (Unreadable unreadable) {
            problems.add(unreadable.problem);
            return nothing;
        } catch (MarkedYamlEngineException e) {
            problems.add(problem(e, text));
            return nothing;
        } catch (ReaderException e) {
            int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
            problems.add(new Problem(file, line, "",
                    "a character is not allowed here: U+%04X".formatted(e.getCodePoint())));
            return nothing;
        } catch (YamlEngineException e) {
            problems.add(new Problem(file, 0, "", "is not YAML: " + e.getMessage()));
            return nothing;
        }
        return switch (root) {
            case null -> nothing;
            case Mapping mapping -> mapping;
            case Scalar scalar when scalar.text().isEmpty() -> nothing;
            case Scalar _,Sequence _ -> {
                problems.add(new Problem(file, root.where().line(), "", "the file must be made of `key: value` lines"));
                yield nothing;
            }
        };
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case Scalar -> place(scalar((ScalarEvent) event), event);
            case Alias -> place(aliased((AliasEvent) event), event);
            case SequenceStart, MappingStart -> {
                if (open.size() == MAX_DEPTH) {
                    throw new Unreadable(where(event), "is nested too deeply; allowed: " + MAX_DEPTH + " levels");
                }
                refuseTag(event, event instanceof org.snakeyaml.engine.v2.events.CollectionStartEvent start
                        ? start.getTag()
                        : Optional.empty());
                open.push(new Open((NodeEvent) event, event.getEventId() == Event.ID.MappingStart, where(event)));
            }
            case SequenceEnd, MappingEnd -> {
                Open closed = open.pop();
                place(closed.node(), closed.start);
            }
            case DocumentStart -> {
                if (root != null) {
                    throw new Unreadable(where(event), "a second document begins; allowed: one");
                }
            }
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {
            }
        }
    }

    private YamlNode scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new Scalar(event.isPlain() && event.getValue().equals("~") ? "" : event.getValue(), where(event));
    }

    private YamlNode aliased(AliasEvent event) {
        YamlNode node = anchors.get(event.getAlias().getValue());
        if (node == null) {
            throw new Unreadable(where(event), "*" + event.getAlias() + " names nothing before it");
        }
        return node;
    }

    private void place(YamlNode node, Event event) {
        if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
            named.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
        }
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.take(node, where(event));
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw new Unreadable(where(event), "the tag " + tag.get() + " is not allowed; write the value alone");
        }
    }

    private Where where(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return new Where(file, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
    }

    private Problem problem(MarkedYamlEngineException e, String text) {
        int line = e.getProblemMark().map(Mark::getLine).orElse(0);
        boolean tab = text.lines().skip(line).findFirst().filter(found -> found.matches("\\s*\\t.*")).isPresent();
        return new Problem(file, line + 1, "",
                tab ? "a tab stands at the beginning; allowed: spaces" : "is not YAML: " + e.getProblem());
    }

    /// A list or section that has begun.
    private final class Open {
        private final NodeEvent start;
        private final boolean mapping;
        private final Where where;
        private final List<YamlNode> items = new ArrayList<>();
        private final LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        private final Map<String, Where> keys = new HashMap<>();
        private final Map<String, Where> repeated = new HashMap<>();
        private @Nullable Scalar key;
        private int weight = 1;

        Open(NodeEvent start, boolean mapping, Where where) {
            this.start = start;
            this.mapping = mapping;
            this.where = where;
        }

        void take(YamlNode node, Where at) {
            weight += node.weight();
            if (weight > MAX_NODES) {
                throw new Unreadable(at,
                        "holds too much, aliases counted each time; allowed: " + MAX_NODES + " values");
            }
            Scalar name = key;
            if (!mapping) {
                items.add(node);
            } else if (name == null) {
                if (!(node instanceof Scalar scalar)) {
                    throw new Unreadable(at, "a key must be a single word");
                }
                key = new Scalar(scalar.text(), at);
            } else {
                key = null;
                if (keys.putIfAbsent(name.text(), name.where()) == null) {
                    entries.put(name.text(), node);
                } else {
                    repeated.put(name.text(), name.where());
                }
            }
        }

        YamlNode node() {
            return mapping
                    ? new Mapping(entries, keys, repeated, where, weight)
                    : new Sequence(List.copyOf(items), where, weight);
        }
    }

    /// Ends the reading; caught in [#read].
    private final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Unreadable(Where where, String text) {
            super(text, null, false, false);
            problem = new Problem(file, where.line(), "", text);
        }
    }
}
