package org.pilotacs.acs.door;

import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.PassingFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What is kept about a customer as a download. It is written whole before it is sent, so that nobody gets half of it and takes
/// it for all. Stateless.
public final class PersonalDataReply {
    private PersonalDataReply() {}

    /// Empty if nothing is kept under this number.
    public static Optional<HttpReply> of(PersonalData data, String number) {
        try {
            PassingFile file = PassingFile.open();
            boolean replied = false;
            try {
                if (!data.export(number, file::end)) {
                    return Optional.empty();
                }
                HttpReply reply = file.reply(200, "application/json")
                        .with("content-disposition", "attachment; filename=\"" + name(number) + "\"")
                        .with("x-content-type-options", "nosniff").with("cache-control", "no-store");
                replied = true;
                return Optional.of(reply);
            } finally {
                if (!replied) {
                    file.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Made of what cannot be mistaken for anything else.
    private static String name(String number) {
        return "personal-data-" + number.replaceAll("[^A-Za-z0-9-]", "_") + ".json";
    }
}
