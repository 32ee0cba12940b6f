package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.customer.ManualFile;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.customer.PortalPath;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.equipment.Manual;

import java.util.Map;

/// What box a customer has, and its manual, which prints well. Safe for any number of threads.
final class ModelPages {
    private final OwnBoxes own;
    private final CustomerModels models;
    private final PortalPages pages;
    private final Witness witness;

    ModelPages(OwnBoxes own, CustomerModels models, PortalPages pages, Witness witness) {
        this.own = own;
        this.models = models;
        this.pages = pages;
        this.witness = witness;
    }

    HttpReply about(HttpCall call) {
        Device device = own.box(call);
        witness.looked(call, device, "own box");
        PortalFrame frame = pages.frame(call, "");
        return pages.page(200, "about.jte",
                Map.of("frame", frame.titled(frame.say("my.about")), "name", models.name(device, frame.words()), "href",
                        PortalPath.of(device), "facts", models.specification(device, frame.words()), "hasManual",
                        models.manual(device, frame.words()).isPresent()));
    }

    HttpReply manual(HttpCall call) {
        Device device = own.box(call);
        PortalFrame frame = pages.frame(call, "");
        return switch (models.manual(device, frame.words())
                .orElseThrow(() -> ApiError.notFound(CustomerSaying.NO_MANUAL.of()))) {
            case Manual.Pdf pdf -> ManualFile.reply(pdf);
            case Manual.Text text -> pages.page(200, "manual.jte",
                    Map.of("frame", frame.titled(frame.say("my.manual")), "name", models.name(device, frame.words()),
                            "href", PortalPath.of(device), "manual", text));
        };
    }
}
