package org.pilotacs.acs.bench;

import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.diagnosis.evaluation.KnownBox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// One of the boxes of a [Town]: as one of a home with a known fault, with numbers and addresses of its own.
///
/// @param copy 0 for a founder, whose copies have the same number
/// @param number from 0 to 9999
/// @param home that it is like
/// @param seen when it was here last
record Resident(int copy, int number, KnownBox home, Instant seen) {
    private static final Pattern OWN_MAC = Pattern.compile(".*\\.(Ethernet|LANEthernet|WANEthernet).*\\.MACAddress");
    private static final Pattern OWN_ADDRESS = Pattern.compile(".*\\.(External)?IPAddress");
    private static final String CARD = "SmartCard.SerialNumber";
    private static final int AREAS = 100_000;
    /// Has no factor in common with that many, so that neighbours in number are none in fact.
    private static final int AREA_STEP = 7_919;
    /// Of each part of an address.
    private static final int HOSTS = 200;
    /// Simulated decoders have addresses that begin with 10.
    private static final int NETWORK = 100;

    static final String COLUMNS = "serial,oui,productClass,subscriber,area,card";

    /// How numbers and addresses of one copy begin.
    record Marks(String serial, String subscriber, String card, String mac, String address) {
        static Marks of(int copy) {
            String four = "%04d".formatted(copy);
            return new Marks("TW" + four, "2" + four, "0900" + four, "0200" + four,
                    "%d.%d.".formatted(NETWORK + copy / HOSTS, copy % HOSTS));
        }
    }

    private Marks marks() {
        return Marks.of(copy);
    }

    Identity identity() {
        Identity like = home.identity();
        return new Identity(like.manufacturer(), like.oui(), like.productClass(), serial());
    }

    String serial() {
        return marks().serial() + four();
    }

    private String four() {
        return "%04d".formatted(number);
    }

    String subscriber() {
        return marks().subscriber() + four();
    }

    String card() {
        return marks().card() + four();
    }

    /// Twelve digits.
    String mac() {
        return marks().mac() + four();
    }

    String address() {
        return marks().address() + number / HOSTS + "." + number % HOSTS;
    }

    /// By what it can be found.
    List<String> terms() {
        List<String> terms = new ArrayList<>(List.of(subscriber(), serial(), card(), address()));
        if (last().parameters().stream().anyMatch(one -> OWN_MAC.matcher(one.path()).matches())) {
            terms.add(written(mac()));
        }
        return terms;
    }

    private static String written(String mac) {
        return mac.replaceAll("(..)(?!$)", "$1:");
    }

    /// A line of the operator's inventory, as CSV below [#COLUMNS].
    String inventory() {
        Identity identity = identity();
        int area = (int) ((long) number * AREA_STEP % AREAS);
        return String.format(Locale.ROOT, "%s,%s,%s,%s,%02d-%03d,%s", identity.serialNumber(), identity.oui(),
                identity.productClass(), subscriber(), area / 1_000, area % 1_000, card());
    }

    /// All that it said at one moment, as if its customer called now.
    KnownBox.Snapshot own(KnownBox.Snapshot snapshot) {
        Instant at = seen.minus(Duration.between(snapshot.at(), last().at()));
        List<Parameter> parameters = snapshot.parameters().stream()
                .map(one -> new Parameter(one.path(), value(one), at, one.writable())).toList();
        return new KnownBox.Snapshot(at, parameters);
    }

    KnownBox.Snapshot last() {
        return home.snapshots().getLast();
    }

    private Value value(Parameter one) {
        Value value = Objects.requireNonNull(one.value(), "a home's parameters have values");
        if (value.text().equals(home.identity().serialNumber())) {
            return Value.string(serial());
        }
        if (one.path().endsWith(CARD)) {
            return Value.string(card());
        }
        if (OWN_MAC.matcher(one.path()).matches()) {
            return Value.string(written(mac()));
        }
        return OWN_ADDRESS.matcher(one.path()).matches() && !value.text().startsWith("192.168.")
                ? Value.string(address())
                : value;
    }
}
