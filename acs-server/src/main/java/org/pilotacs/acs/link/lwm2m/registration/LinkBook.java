package org.pilotacs.acs.link.lwm2m.registration;

import org.eclipse.leshan.core.LwM2m.LwM2mVersion;
import org.eclipse.leshan.core.link.DefaultLinkSerializer;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.link.LinkParseException;
import org.eclipse.leshan.core.link.lwm2m.DefaultLwM2mLinkParser;
import org.eclipse.leshan.server.registration.DefaultRegistrationDataExtractor;
import org.eclipse.leshan.server.registration.RegistrationDataExtractor.RegistrationData;
import org.pilotacs.acs.runtime.Remembered;

import java.nio.charset.StandardCharsets;

/// What devices offer, in link format, and what that means. Boxes of a model offer the same, so each text is there once and
/// is read once. Safe for any number of threads.
final class LinkBook {
    /// Different offers that are remembered; each device may make up one of its own.
    private static final int REMEMBERED = 4_096;

    private final Remembered<String, String> texts = new Remembered<>(REMEMBERED);
    private final Remembered<Text, Offer> offers = new Remembered<>(REMEMBERED);

    /// What a text says to those who speak a version.
    private record Text(String links, String version) {}

    /// An offer, read.
    record Offer(Link[] links, RegistrationData data) {}

    String text(Link[] links) {
        return same(new DefaultLinkSerializer().serializeCoreLinkFormat(links));
    }

    /// The one copy of a text.
    String same(String text) {
        String known = texts.change(text, (_, present) -> present == null ? text : present);
        return known == null ? text : known;
    }

    Offer read(String links, String version) {
        Text text = new Text(links, version);
        Offer known = offers.get(text);
        if (known != null) {
            return known;
        }
        try {
            Link[] parsed = new DefaultLwM2mLinkParser().parseCoreLinkFormat(links.getBytes(StandardCharsets.UTF_8));
            Offer offer = new Offer(parsed, new DefaultRegistrationDataExtractor().extractDataFromObjectLinks(parsed,
                    LwM2mVersion.get(version)));
            offers.put(text, offer);
            return offer;
        } catch (LinkParseException e) {
            throw new IllegalStateException("written by us, and no link format: " + links, e);
        }
    }
}
