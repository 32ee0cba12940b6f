package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

/// Decodes CWMP envelopes, tolerantly: elements by local name, in any order, missing ones with their default.
/// Immutable; safe for any number of threads.
public final class EnvelopeReader {
    private static final int LONGEST_METHOD = 128;
    private final Limits limits;

    public EnvelopeReader(Limits limits) {
        this.limits = limits;
    }

    /// What a device said.
    ///
    /// @throws UnknownMethodException the envelope is sound but its method is not ours
    /// @throws MalformedMessageException anything else that is no message from a device
    public Envelope<FromCpe> readFromCpe(byte[] body) throws MalformedMessageException {
        return readFromCpe(body, null);
    }

    /// What a device said.
    ///
    /// @param charset as the Content-Type had it; null if it had none
    public Envelope<FromCpe> readFromCpe(byte[] body, @Nullable String charset) throws MalformedMessageException {
        return read(body, charset, FromCpeCodec::read);
    }

    /// What a server said; same errors.
    public Envelope<FromAcs> readFromAcs(byte[] body) throws MalformedMessageException {
        return readFromAcs(body, null);
    }

    /// What a server said; same errors.
    ///
    /// @param charset as the Content-Type had it; null if it had none
    public Envelope<FromAcs> readFromAcs(byte[] body, @Nullable String charset) throws MalformedMessageException {
        return read(body, charset, FromAcsCodec::read);
    }

    private <M extends CwmpMessage> Envelope<M> read(byte[] body, @Nullable String charset, Method<M> method)
            throws MalformedMessageException {
        if (body.length > limits.bytes()) {
            throw new MalformedMessageException("message too long");
        }
        return envelope(XmlCursor.over(XmlBytes.clean(body, charset), limits), method);
    }

    private static <M extends CwmpMessage> Envelope<M> envelope(XmlCursor in, Method<M> method)
            throws MalformedMessageException {
        if (!in.nextChild() || !in.name().equals("Envelope")) {
            throw new MalformedMessageException("not a SOAP envelope");
        }
        Header header = Header.NONE;
        Body<M> body = null;
        while (in.nextChild()) {
            switch (in.name()) {
                case "Header" -> header = header(in);
                case "Body" -> body = body(in, method);
                default -> in.skip();
            }
        }
        if (body == null) {
            throw new MalformedMessageException("a SOAP envelope without a body");
        }
        CwmpVersion version = version(body.namespace(), in.cwmpNamespace());
        if (body.message() == null) {
            throw new UnknownMethodException(version, header.id(), body.method());
        }
        return new Envelope<>(version, header, body.message());
    }

    private static Header header(XmlCursor in) throws MalformedMessageException {
        String id = null;
        boolean holdRequests = false;
        Long sessionTimeout = null;
        while (in.nextChild()) {
            switch (in.name()) {
                case "ID" -> id = in.text();
                case "HoldRequests" -> holdRequests = Lexical.flag(in.text());
                case "SessionTimeout", "sessionTimeout" -> { // quirk H17
                    long seconds = Lexical.number(in.text(), -1);
                    sessionTimeout = seconds < 0 ? null : seconds;
                }
                default -> in.skip();
            }
        }
        return new Header(id, holdRequests, sessionTimeout);
    }

    private static <M extends CwmpMessage> Body<M> body(XmlCursor in, Method<M> method)
            throws MalformedMessageException {
        if (!in.nextChild()) {
            throw new MalformedMessageException("a SOAP body without a method");
        }
        String name = in.name();
        String namespace = name.equals("Fault") ? "" : in.namespace(); // of a fault it is SOAP's, of either version
        M message = method.read(name, in);
        if (message == null) {
            in.skip();
        }
        while (in.nextChild()) {
            in.skip();
        }
        return new Body<>(name.substring(0, Math.min(name.length(), LONGEST_METHOD)), namespace, message);
    }

    // Wrong prefixes are in no namespace.
    private static CwmpVersion version(String ofMethod, String declared) {
        if (!ofMethod.isEmpty()) {
            return new CwmpVersion(ofMethod);
        }
        return declared.isEmpty() ? CwmpVersion.V1_0 : new CwmpVersion(declared);
    }

    /// Reads the element the cursor stands on, or leaves it alone and says null if it is no method of that direction.
    @FunctionalInterface
    private interface Method<M> {
        @Nullable
        M read(String name, XmlCursor in) throws MalformedMessageException;
    }

    private record Body<M>(String method, String namespace, @Nullable M message) {}
}
