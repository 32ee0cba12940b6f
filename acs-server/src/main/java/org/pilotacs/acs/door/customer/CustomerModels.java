package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.equipment.EquipmentSheets;
import org.pilotacs.acs.equipment.Manual;
import org.pilotacs.acs.equipment.Specification;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a customer is told of the model of a box, and of the one that they have. Safe for any number of threads.
public final class CustomerModels {
    private static final int NUMBER_END = 4;

    private final Profiles profiles;
    private final EquipmentSheets sheets;

    /// A line of a specification.
    public record Fact(String label, String value) {}

    public CustomerModels(Profiles profiles, EquipmentSheets sheets) {
        this.profiles = profiles;
        this.sheets = sheets;
    }

    /// What the model is called.
    public String name(Device device, Words words) {
        Profile profile = profiles.of(device);
        String name = words.say(sheets.of(profile).map(one -> one.name()).orElse(profile.title()));
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(words.locale()) + name.substring(1);
    }

    /// By which its owner tells it from another of the kind: its card's, else its own.
    public static String number(Device device) {
        return device.card() == null ? device.identity().serialNumber() : device.card();
    }

    /// The end of that, which is enough among a few.
    public static String numberEnd(Device device) {
        String number = number(device);
        return number.substring(Math.max(0, number.length() - NUMBER_END));
    }

    /// What the box has and can do; its own numbers first.
    public List<Fact> specification(Device device, Words words) {
        List<Specification.Row> own = new ArrayList<>();
        add(own, "my.fact.model", device.modelName().isEmpty() ? device.identity().productClass() : device.modelName(),
                words);
        add(own, "my.fact.serial", device.identity().serialNumber(), words);
        add(own, "my.fact.card", device.card() == null ? "" : device.card(), words);
        add(own, "my.fact.software", device.softwareVersion(), words);
        Specification all = sheets.of(profiles.of(device)).map(sheet -> sheet.specification().after(own))
                .orElse(new Specification(own));
        return all.rows().stream().map(row -> new Fact(words.say(row.label()), words.say(row.value()))).toList();
    }

    private static void add(List<Specification.Row> rows, String label, String value, Words words) {
        if (!value.isEmpty()) {
            rows.add(new Specification.Row(Saying.of(words.say(label)), Saying.of(value)));
        }
    }

    /// Empty for a model that nobody has written one for.
    public Optional<Manual> manual(Device device, Words words) {
        return sheets.of(profiles.of(device))
                .map(sheet -> sheet.manual(Language.ofTag(words.tag()).orElse(Language.ENGLISH)));
    }
}
