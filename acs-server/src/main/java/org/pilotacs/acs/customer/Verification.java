package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Has customers say once more that it is they, before what somebody else at their screen could do to them. Safe for any number
/// of threads.
public final class Verification {
    private static final Logger log = LoggerFactory.getLogger(Verification.class);
    /// Each is a message that somebody pays for, and a chance to guess.
    private static final Allowance LETTERS = new Allowance(6, Duration.ofMinutes(1));
    private static final String LETTER = "code";

    private final OneTimeCodes codes;
    private final CodeSender sender;
    private final Wishes wishes;
    private final Clock clock;

    public Verification(OneTimeCodes codes, CodeSender sender, Wishes wishes, Clock clock) {
        this.codes = codes;
        this.sender = sender;
        this.wishes = wishes;
        this.clock = clock;
    }

    /// What came of the wish for a code.
    public sealed interface Asked {}

    /// It is on its way.
    ///
    /// @param hint where to, as [CodeSender#hint]
    /// @param expires until when it is good
    public record Sent(String hint, Instant expires) implements Asked {}

    /// There is no way to reach this customer.
    public record NoWay() implements Asked {}

    /// Not yet, or not today.
    public record Refused(Wishes.Counted why) implements Asked {}

    /// The way is there, and nobody took the message.
    public record Failed() implements Asked {}

    /// Whether a customer can be asked at all.
    public boolean reaches(Customer customer) {
        return sender.reaches(customer);
    }

    /// Sends a code.
    ///
    /// @param purpose what it is for
    public Asked ask(Customer customer, String purpose, Language language) {
        Instant now = clock.instant();
        if (!sender.reaches(customer)) {
            return new NoWay();
        }
        return switch (wishes.count(customer.subscriber(), LETTER, LETTERS, now)) {
            case Wishes.TooSoon why -> new Refused(why);
            case Wishes.TooOften why -> new Refused(why);
            case Wishes.Allowed _ -> sent(customer, codes.issue(customer.subscriber(), purpose, now), now, language);
        };
    }

    /// A message that was not taken counts all the same: whoever tries on and on is no friend of the one who is to take it.
    private Asked sent(Customer customer, Secret code, Instant now, Language language) {
        try {
            sender.send(customer, CustomerLetters.code(code, language, now));
            return new Sent(sender.hint(customer), now.plus(OneTimeCodes.GOOD_FOR));
        } catch (IOException e) {
            log.atError().addKeyValue("customer", customer.subscriber()).setCause(e).log("a code was not taken");
            return new Failed();
        }
    }

    /// Holds digits against the code that was sent. People read and type them in groups.
    public OneTimeCodes.Checked check(Customer customer, String purpose, String digits) {
        return codes.check(customer.subscriber(), purpose, digits.replaceAll("[\\s-]", ""), clock.instant());
    }
}
