package org.pilotacs.sim;

import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.satellite.LnbState;
import org.pilotacs.sim.satellite.Transponder;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/// Lines of text that change the world of a fleet.
final class FleetConsole {
    private static final String HELP = """
            list [SERIAL]              boxes and what they measure
            rain 8dB [SERIAL|AREA]     rain over all boxes, one box, or a postal code
            clear [SERIAL|AREA]        end of rain, LNB repaired
            lnb dead|open|short|ok SERIAL
            unplug SERIAL, plug SERIAL
            update SERIAL              registration update of a box that speaks LwM2M
            tune ours|other [SERIAL|AREA]   a decoder that hears a head-end is on its carrier, or on another
            journal SERIAL             what the box was made to do
            """ + BoxLooks.HELP + "\n" + HeadendOrders.HELP;

    private final Fleet fleet;
    private final PrintWriter out;

    FleetConsole(Fleet fleet, PrintWriter out) {
        this.fleet = fleet;
        this.out = out;
    }

    void obey(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        try {
            obey(words.getFirst().toLowerCase(Locale.ROOT), words.subList(1, words.size()));
        } catch (IllegalArgumentException | NoSuchElementException wrong) {
            out.println("? " + wrong.getMessage());
        }
        out.flush();
    }

    private void obey(String verb, List<String> words) {
        switch (verb) {
            case "" -> {
                // an empty line
            }
            case "help" -> out.println(HELP);
            case "list" -> boxes(words, 0).forEach(box -> out.println(FleetReport.line(box)));
            case "rain" -> {
                double fade = Double.parseDouble(word(words, 0).toLowerCase(Locale.ROOT).replace("db", ""));
                decoders(words, 1, box -> box.decoder().dish().rain(fade));
            }
            case "clear" -> decoders(words, 0, box -> {
                box.decoder().dish().rain(0);
                box.decoder().dish().lnb(new LnbState.Working());
            });
            case "lnb" -> fleet.anyBox(word(words, 1)).decoder().dish().lnb(lnb(word(words, 0)));
            case "unplug" -> fleet.anyBox(word(words, 0)).unplug();
            case "plug" -> fleet.anyBox(word(words, 0)).plugIn();
            case "update" -> fleet.lwm2mBox(word(words, 0)).checkIn();
            case "tune" -> {
                Transponder carrier = carrier(word(words, 0));
                decoders(words, 1, box -> box.decoder().tuner(1).tune(carrier));
            }
            case "box" -> out.println(BoxLooks.at(fleet.anyBox(word(words, 0)), words.subList(1, words.size())));
            case "headend" -> HeadendOrders.obey(fleet.headend(), words, out);
            case "journal" -> fleet.anyBox(word(words, 0)).journal().lines().forEach(out::println);
            default -> throw new IllegalArgumentException("unknown command: " + verb);
        }
    }

    private void decoders(List<String> words, int place, Consumer<Box> change) {
        List<Box> meant = boxes(words, place).stream().filter(Box::isDecoder).toList();
        meant.forEach(change);
        out.println(meant.size() + " decoders");
    }

    /// All, or those of a serial number or an area.
    private Collection<Box> boxes(List<String> words, int place) {
        if (words.size() <= place) {
            return fleet.allBoxes();
        }
        String which = words.get(place);
        List<Box> meant = fleet.allBoxes().stream()
                .filter(box -> box.serial().equals(which) || box.inventory().area().equals(which)).toList();
        if (meant.isEmpty()) {
            throw new NoSuchElementException("no such box or area: " + which);
        }
        return meant;
    }

    private Transponder carrier(String which) {
        Transponder ours = fleet.headend().broadcast().carrier();
        return switch (which) {
            case "ours" -> ours;
            case "other" ->
                Transponder.OPERATOR.stream().filter(other -> !other.equals(ours)).findFirst().orElseThrow();
            default -> throw new IllegalArgumentException("ours or other: " + which);
        };
    }

    static String word(List<String> words, int place) {
        if (words.size() <= place) {
            throw new IllegalArgumentException("something is missing; try 'help'");
        }
        return words.get(place);
    }

    private static LnbState lnb(String word) {
        return switch (word) {
            case "dead" -> new LnbState.Dead();
            case "open" -> new LnbState.Disconnected();
            case "short" -> new LnbState.ShortCircuit();
            case "ok" -> new LnbState.Working();
            default -> throw new IllegalArgumentException("dead, open, short or ok: " + word);
        };
    }
}
