package org.pilotacs.acs.customer;

import java.io.IOException;
import java.time.Instant;

/// Sends customers the codes by which they say once more that it is they, by another way than the one by which they came, and links
/// that let them in. Safe
/// for any number of threads.
public interface CodeSender extends AutoCloseable {
    /// Reaches nobody.
    CodeSender NONE = new CodeSender() {
        @Override
        public boolean reaches(Customer customer) {
            return false;
        }

        @Override
        public String hint(Customer customer) {
            return "";
        }

        @Override
        public void send(Customer customer, Letter letter) throws IOException {
            throw new IOException("no sender is set");
        }
    };

    /// What is sent.
    ///
    /// @param subject in a few words
    /// @param text plain, with the digits or the link
    /// @param language its tag, for example `pl`
    /// @param at when it was written
    record Letter(String subject, String text, String language, Instant at) {
        /// Holds what nobody else must read.
        @Override
        public String toString() {
            return "a letter in " + language;
        }
    }

    /// Whether it knows where to.
    boolean reaches(Customer customer);

    /// Where to, so that its owner recognises it and nobody else learns it, for example `k…@example.com`; empty where the way is
    /// the operator's to know.
    String hint(Customer customer);

    /// Returns once somebody else has taken it.
    ///
    /// @throws IOException if nobody has
    void send(Customer customer, Letter letter) throws IOException;

    @Override
    default void close() {}
}
