package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.task.CardOrder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads rights that a card is to have from JSON that the contract has let through.
final class RightsBody {
    /// A card counts the seconds since 1970 in 32 bits.
    private static final Instant END = Instant.ofEpochSecond(1L << Integer.SIZE);

    private RightsBody() {}

    static List<CardOrder.Right> read(JsonNode json) {
        List<CardOrder.Right> rights = new ArrayList<>();
        Set<Integer> products = new HashSet<>();
        for (JsonNode one : json) {
            String where = "/rights/" + rights.size();
            int product = one.path("product").asInt();
            if (!products.add(product)) {
                throw ApiError.invalid(where + "/product", CareSaying.PRODUCT_TWICE.of());
            }
            rights.add(new CardOrder.Right(product, until(one.path("until").asText(), where + "/until")));
        }
        return rights;
    }

    private static Instant until(String text, String where) {
        try {
            Instant until = Instant.parse(text);
            if (until.isAfter(Instant.EPOCH) && until.isBefore(END)) {
                return until.truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException _) {
            // no time at all, said below
        }
        throw ApiError.invalid(where, CareSaying.NOT_A_TIME.of());
    }
}
