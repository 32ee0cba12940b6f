package org.pilotacs.acs.sender;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.TrustedAuthorities;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends letters by e-mail. Safe for any number of threads.
final class SmtpCodeSender implements CodeSender {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int AT_ONCE = 8;
    private static final String SUBSCRIBER = "{subscriber}";
    /// What a number may hold that becomes part of an address.
    private static final String PLAIN = "[A-Za-z0-9._-]+";

    private final CodeSenderConfig.Smtp config;
    private final Session session;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    private SmtpCodeSender(CodeSenderConfig.Smtp config) throws IOException {
        this.config = config;
        this.session = Session.getInstance(properties(config));
    }

    private static Properties properties(CodeSenderConfig.Smtp config) throws IOException {
        String millis = Long.toString(PATIENCE.toMillis());
        Properties all = new Properties();
        all.put("mail.smtp.host", config.host());
        all.put("mail.smtp.port", Integer.toString(config.port()));
        all.put("mail.smtp.connectiontimeout", millis);
        all.put("mail.smtp.timeout", millis);
        all.put("mail.smtp.writetimeout", millis);
        all.put("mail.smtp.auth", Boolean.toString(!config.username().isEmpty()));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        if (config.ca() != null) {
            all.put("mail.smtp.ssl.socketFactory", TrustedAuthorities.of(config.ca()).getSocketFactory());
        }
        switch (config.encryption()) {
            case TLS -> all.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                all.put("mail.smtp.starttls.enable", "true");
                all.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> all.put("mail.smtp.starttls.enable", "false");
        }
        return all;
    }

    @Override
    public boolean reaches(Customer customer) {
        return !to(customer).isEmpty();
    }

    /// Empty for nowhere. No number and no token can name a second address.
    private String to(Customer customer) {
        String to = config.to().isEmpty()
                ? customer.reach()
                : customer.subscriber().matches(PLAIN)
                        ? config.to().replace(SUBSCRIBER, customer.subscriber())
                        : "";
        return isAddress(to) ? to : "";
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return address.getAddress().equals(text) && text.indexOf('@') > 0;
        } catch (AddressException _) {
            return false;
        }
    }

    @Override
    public String hint(Customer customer) {
        String to = to(customer);
        int at = to.lastIndexOf('@');
        return !config.to().isEmpty() || at < 1 ? "" : to.charAt(0) + "…" + to.substring(at);
    }

    @Override
    public void send(Customer customer, Letter letter) throws IOException {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("too many letters wait for the mail server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(config.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to(customer), true));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(letter.at()));
            message.setHeader("Content-Language", letter.language());
            message.setHeader("Auto-Submitted", "auto-generated");
            if (config.username().isEmpty()) {
                Transport.send(message);
            } else {
                Transport.send(message, config.username(), config.password().reveal());
            }
        } catch (AuthenticationFailedException e) {
            throw new IOException("the mail server " + config.host() + " refuses the name or the password", e);
        } catch (MessagingException e) {
            throw new IOException("the mail server " + config.host() + " did not take a letter", e);
        } finally {
            permits.release();
        }
    }

    /// Makes it.
    public static final class Factory implements CodeSenderFactory {
        @Override
        public String name() {
            return "smtp";
        }

        @Override
        public CodeSender create(CodeSenderConfig config) throws IOException {
            CodeSenderConfig.Smtp smtp = config.smtp();
            if (smtp.host().isEmpty()) {
                throw new BadSetting("smtp.host", "is missing: set it to your mail server");
            }
            if (!isAddress(smtp.from())) {
                throw new BadSetting("smtp.from", "must be an e-mail address");
            }
            if (!smtp.to().isEmpty() && !isAddress(smtp.to().replace(SUBSCRIBER, "1"))) {
                throw new BadSetting("smtp.to", "must be an e-mail address, in which " + SUBSCRIBER
                        + " stands for the customer's number");
            }
            if (smtp.encryption() == CodeSenderConfig.Encryption.NONE && !smtp.username().isEmpty()) {
                throw new BadSetting("smtp.encryption", "is " + smtp.encryption().name().toLowerCase(Locale.ROOT)
                        + " and the password could be read on its way: set tls or starttls");
            }
            return new SmtpCodeSender(smtp);
        }
    }
}
