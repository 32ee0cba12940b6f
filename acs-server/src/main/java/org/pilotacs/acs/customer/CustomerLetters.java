package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.net.URI;
import java.time.Instant;

/// What customers are written. Stateless.
public final class CustomerLetters {
    private CustomerLetters() {}

    static CodeSender.Letter code(Secret code, Language language, Instant at) {
        return letter(CustomerSaying.CODE_SUBJECT.of(),
                CustomerSaying.CODE.of(Saying.of(code.reveal()), Saying.of(OneTimeCodes.GOOD_FOR)), language, at);
    }

    /// @param link that lets in once
    public static CodeSender.Letter link(URI link, Language language, Instant at) {
        return letter(CustomerSaying.LINK_SUBJECT.of(), CustomerSaying.LINK.of(Saying.of(link.toString())), language,
                at);
    }

    private static CodeSender.Letter letter(Saying subject, Saying text, Language language,
            Instant at) {
        return new CodeSender.Letter(language.say(subject), language.say(text), language.tag(), at);
    }
}
