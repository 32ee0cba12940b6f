package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Nonces that were handed out, and how far each has been counted, so that an answer overheard on the wire is of no use
/// a second time (RFC 7616, 5.12). The oldest are forgotten. Safe for any number of threads.
final class Nonces {
    private static final int KEPT = 10_000;
    private static final int BYTES = 16;

    private final RandomGenerator random;
    private final Map<String, Long> counted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };

    Nonces(RandomGenerator random) {
        this.random = random;
    }

    synchronized String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        counted.put(nonce, 0L);
        return nonce;
    }

    /// Whether the nonce is ours and this is a use of it that has not been seen.
    ///
    /// @param count eight hex digits; null in the form of RFC 2069, which is good once
    synchronized boolean accept(String nonce, @Nullable String count) {
        Long last = counted.get(nonce);
        if (last == null) {
            return false;
        }
        long use = count == null ? 1 : number(count);
        if (use <= last) {
            return false;
        }
        counted.put(nonce, use);
        return true;
    }

    private static long number(String hex) {
        try {
            return Long.parseLong(hex, 16);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
