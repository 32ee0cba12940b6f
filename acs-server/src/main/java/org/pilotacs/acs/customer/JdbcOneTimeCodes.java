package org.pilotacs.acs.customer;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Codes in the database, by keyed hashes: whoever can only read the database cannot find one by trying. Safe for any number of
/// threads.
public final class JdbcOneTimeCodes implements OneTimeCodes {
    private static final String HASH = "HmacSHA256";
    private static final int CODES = 1_000_000;

    private final Database database;
    private final SecretKeySpec key;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcOneTimeCodes(Database database, MasterKey key, RandomGenerator random) {
        this.database = database;
        this.key = new SecretKeySpec(key.derive("customer codes"), HASH);
        this.random = random;
    }

    @Override
    public Secret issue(String subscriber, String purpose, Instant at) {
        String digits = String.format("%06d", random.nextInt(CODES));
        database.transact(handle -> {
            remove(handle, subscriber, purpose);
            return handle.createUpdate("""
                    INSERT INTO customer_code (subscriber, purpose, hash, expires, tries)
                    VALUES (:subscriber, :purpose, :hash, :expires, 0)
                    """).bind("subscriber", subscriber).bind("purpose", purpose)
                    .bind("hash", hash(subscriber, purpose, digits))
                    .bind("expires", at.plus(GOOD_FOR).toEpochMilli()).execute();
        });
        return Secret.of(digits);
    }

    private record Kept(String hash, int tries) {}

    @Override
    public Checked check(String subscriber, String purpose, String digits, Instant at) {
        String given = hash(subscriber, purpose, digits);
        return database.transact(handle -> {
            Optional<Kept> kept = handle.createQuery("""
                    SELECT hash, tries FROM customer_code
                    WHERE subscriber = :subscriber AND purpose = :purpose AND expires > :at FOR UPDATE
                    """).bind("subscriber", subscriber).bind("purpose", purpose).bind("at", at.toEpochMilli())
                    .map((row, _) -> new Kept(row.getString("hash"), row.getInt("tries"))).findOne();
            if (kept.isEmpty() || kept.get().tries >= TRIES) {
                return new None();
            }
            if (MessageDigest.isEqual(kept.get().hash.getBytes(StandardCharsets.UTF_8),
                    given.getBytes(StandardCharsets.UTF_8))) {
                remove(handle, subscriber, purpose);
                return new Right();
            }
            handle.createUpdate("""
                    UPDATE customer_code SET tries = tries + 1 WHERE subscriber = :subscriber AND purpose = :purpose
                    """).bind("subscriber", subscriber).bind("purpose", purpose).execute();
            int left = TRIES - kept.get().tries - 1;
            return left == 0 ? new None() : new Wrong(left);
        });
    }

    private static void remove(Handle handle, String subscriber, String purpose) {
        handle.createUpdate("DELETE FROM customer_code WHERE subscriber = :subscriber AND purpose = :purpose")
                .bind("subscriber", subscriber).bind("purpose", purpose).execute();
    }

    private String hash(String subscriber, String purpose, String digits) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return HexFormat.of().formatHex(
                    mac.doFinal((subscriber + "\n" + purpose + "\n" + digits).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }

    @Override
    public int forget(Instant at) {
        return database.transact(handle -> handle.createUpdate("DELETE FROM customer_code WHERE expires <= :at")
                .bind("at", at.toEpochMilli()).execute());
    }
}
