package org.pilotacs.sim;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.util.List;

/// What somebody in the room could find out about a decoder.
final class BoxLooks {
    static final String HELP = """
            box SERIAL screen          what the TV shows over the picture, such as the confirm code
            box SERIAL card            its card
            box SERIAL emm             messages by satellite
            box SERIAL pin [PIN]       whether the PIN is the factory's, or whether this one opens
            box SERIAL pin choose PIN  the customer picks a PIN""";

    private BoxLooks() {}

    /// @param words after the serial number
    static String at(Box box, List<String> words) {
        SimulatedDecoder decoder = box.decoder();
        return switch (FleetConsole.word(words, 0)) {
            case "screen" -> decoder.shown().isEmpty() ? "nothing" : decoder.shown();
            case "card" -> card(decoder.card().serialNumber(), decoder.card().read());
            case "emm" -> messages(decoder);
            case "pin" -> pin(decoder, words.subList(1, words.size()));
            default -> throw new IllegalArgumentException("screen, card, emm or pin: " + words.getFirst());
        };
    }

    private static String card(String number, CardReader.State card) {
        return "card %s %s, %s, %d products, %d failures to decrypt".formatted(number, card.status(),
                card.paired() ? "paired" : "not paired", card.entitlements(), card.decryptionFailures());
    }

    private static String messages(SimulatedDecoder decoder) {
        EmmReceiver receiver = decoder.emm();
        if (receiver == null) {
            return "does not listen";
        }
        EmmReceiver.Tally tally = receiver.tally();
        return tally.lastTime() == null
                ? "%d messages, none obeyed ever".formatted(tally.received())
                : "%d messages, last obeyed %d at %s".formatted(tally.received(), tally.lastSequence(),
                        tally.lastTime());
    }

    private static String pin(SimulatedDecoder decoder, List<String> words) {
        if (words.isEmpty()) {
            return decoder.pin().isDefault() ? "the factory's PIN" : "a PIN that the customer chose";
        }
        if (words.getFirst().equals("choose")) {
            decoder.pin().choose(FleetConsole.word(words, 1));
            return "chosen";
        }
        return decoder.pin().opensWith(words.getFirst()) ? "opens" : "does not open";
    }
}
