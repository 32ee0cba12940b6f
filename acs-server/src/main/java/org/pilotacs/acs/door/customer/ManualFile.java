package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.equipment.Manual;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/// A manual that is a file of the operator's, as a reply. Stateless.
public final class ManualFile {
    private ManualFile() {}

    public static HttpReply reply(Manual.Pdf manual) {
        try {
            return new HttpReply.InFile(200,
                    Map.of("content-type", "application/pdf", "x-content-type-options", "nosniff",
                            "content-disposition", "inline; filename=\"manual.pdf\"", "cache-control", "no-store"),
                    manual.file(), 0, Files.size(manual.file()));
        } catch (IOException _) {
            throw ApiError.notFound(CustomerSaying.NO_MANUAL.of());
        }
    }
}
