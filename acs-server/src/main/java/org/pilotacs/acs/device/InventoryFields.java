package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The fields of an inventory line and what may stand in them.
final class InventoryFields {
    static final String SERIAL = "serial";
    static final String OUI = "oui";
    static final String PRODUCT_CLASS = "productClass";
    static final String SUBSCRIBER = "subscriber";
    static final String AREA = "area";
    static final String CARD = "card";
    static final String TAGS = "tags";
    static final String ENDPOINT = "endpoint";
    static final String ONE_WAY = "oneWay";
    static final List<String> ALL = List.of(SERIAL, OUI, PRODUCT_CLASS, SUBSCRIBER, AREA, CARD, TAGS, ENDPOINT,
            ONE_WAY);

    /// Between tags where they are one text.
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[|,;\\s]+");
    private static final int MAX_TAGS = 32;

    private static final Pattern HEX_6 = Pattern.compile("[0-9A-Fa-f]{6}");
    private static final Pattern PRINTABLE_64 = Pattern
            .compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Zs}&&[\\x00-\\uFFFF]]{1,64}");
    private static final Pattern WORD_64 = Pattern.compile("[\\p{L}\\p{N}._/:@+-]{1,64}");
    private static final Pattern AREA_32 = Pattern.compile("[\\p{L}\\p{N} ._/-]{1,32}");
    private static final Pattern GRAPHIC_200 = Pattern.compile("[!-~]{1,200}");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");
    private static final Pattern CARD_32 = Pattern.compile("[0-9A-Za-z -]{1,32}");

    private InventoryFields() {}

    /// @param fields by their names in [#ALL]; absent ones are not said
    static InventoryLine line(Map<String, String> fields) throws InvalidFieldException {
        return new InventoryLine(required(fields, SERIAL, PRINTABLE_64, InventorySaying.PRINTABLE),
                required(fields, OUI, HEX_6, InventorySaying.SIX_HEX_DIGITS),
                optional(fields, PRODUCT_CLASS, PRINTABLE_64, InventorySaying.PRINTABLE),
                optional(fields, SUBSCRIBER, WORD_64, InventorySaying.WORD),
                optional(fields, AREA, AREA_32, InventorySaying.AREA),
                optional(fields, CARD, CARD_32, InventorySaying.CARD),
                tags(fields), endpoint(fields), oneWay(fields));
    }

    /// A box that is found by another name must be known by all of its own.
    private static @Nullable String endpoint(Map<String, String> fields) throws InvalidFieldException {
        String endpoint = optional(fields, ENDPOINT, GRAPHIC_200, InventorySaying.GRAPHIC);
        if (endpoint != null && !endpoint.isEmpty() && fields.getOrDefault(PRODUCT_CLASS, "").isBlank()) {
            throw new InvalidFieldException(PRODUCT_CLASS, InventorySaying.MISSING.of(InventorySaying.PRINTABLE.of()));
        }
        return endpoint;
    }

    /// A box that never says what it is must be known by all of its names.
    private static @Nullable Boolean oneWay(Map<String, String> fields) throws InvalidFieldException {
        String said = optional(fields, ONE_WAY, TRUE_OR_FALSE, InventorySaying.TRUE_OR_FALSE);
        boolean oneWay = "true".equals(said);
        if (oneWay && fields.getOrDefault(PRODUCT_CLASS, "").isBlank()) {
            throw new InvalidFieldException(PRODUCT_CLASS, InventorySaying.MISSING.of(InventorySaying.PRINTABLE.of()));
        }
        return said == null || said.isEmpty() ? null : Boolean.valueOf(oneWay);
    }

    private static String required(Map<String, String> fields, String name, Pattern pattern, InventorySaying rule)
            throws InvalidFieldException {
        String value = optional(fields, name, pattern, rule);
        if (value == null || value.isEmpty()) {
            throw new InvalidFieldException(name, InventorySaying.MISSING.of(rule.of()));
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> fields, String name, Pattern pattern,
            InventorySaying rule)
            throws InvalidFieldException {
        String value = fields.get(name);
        if (value == null) {
            return null;
        }
        String stripped = value.strip();
        if (!stripped.isEmpty() && !pattern.matcher(stripped).matches()) {
            throw new InvalidFieldException(name, InventorySaying.NOT_ALLOWED.of(rule.of()));
        }
        return stripped;
    }

    private static @Nullable Set<String> tags(Map<String, String> fields) throws InvalidFieldException {
        String value = fields.get(TAGS);
        if (value == null) {
            return null;
        }
        Set<String> tags = new TreeSet<>(Arrays.asList(BETWEEN_TAGS.split(value.strip())));
        tags.remove("");
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(tag -> !WORD_64.matcher(tag).matches())) {
            throw new InvalidFieldException(TAGS,
                    InventorySaying.NOT_ALLOWED.of(InventorySaying.WORDS.of(Saying.of(MAX_TAGS))));
        }
        return tags;
    }
}
