package org.pilotacs.protocols.cwmp;

import org.codehaus.stax2.io.Stax2ByteArraySource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A look over the tags of a document before the parser gets it. Aalto is fast, but
///
/// - takes in a whole tag before anyone can count its attributes;
/// - has a table of names that is quadratic: 440 KB with 50,000 different names took it 32 s;
/// - refuses prefixes that are not declared (quirk R3), so this gives them a declaration.
///
/// The two cannot disagree about what is a tag, except in what is not well-formed; there Aalto stops first.
final class XmlGuard {
    /// What undeclared prefixes are bound to.
    static final String UNDECLARED = "urn:undeclared";

    private final byte[] in;
    private final Limits limits;
    private final XmlNames names;
    private int at;
    private int depth;
    private int elements;
    private int root;
    private int rootNameEnd;

    private XmlGuard(byte[] document, Limits limits) {
        this.in = document;
        this.limits = limits;
        this.names = new XmlNames(document);
    }

    /// The root element of a document, if it keeps within the limits. What surrounds it is dropped: an XML declaration
    /// whose encoding is no longer true, a byte order mark, noise.
    static Stax2ByteArraySource admit(byte[] document, Limits limits) throws MalformedMessageException {
        return new XmlGuard(document, limits).admit();
    }

    private Stax2ByteArraySource admit() throws MalformedMessageException {
        while (elements == 0 || depth > 0) {
            at = EightBytes.indexOf(in, at, '<');
            take();
            switch (peek()) {
                case '/' -> end();
                case '?' -> instruction();
                case '!' -> declaration();
                default -> element();
            }
        }
        List<String> prefixes = names.undeclaredPrefixes();
        return prefixes.isEmpty() ? new Stax2ByteArraySource(in, root, at - root) : declaring(prefixes);
    }

    // What is left of an end tag holds no start of another, so only the last one has to be gone through.
    private void end() throws MalformedMessageException {
        depth--;
        if (depth == 0) {
            skipPast('>');
        }
    }

    // Aalto keeps the targets in the same table as other names.
    private void instruction() throws MalformedMessageException {
        if (depth > 0) {
            names.pass(at + 1);
        }
        skipPast("?", "?>");
    }

    private void declaration() throws MalformedMessageException {
        if (startsWith("!--")) {
            skipPast("!--", "-->");
        } else if (startsWith("![CDATA[")) {
            skipPast("![CDATA[", "]]>");
        } else {
            throw new MalformedMessageException("document types are not allowed");
        }
    }

    private void element() throws MalformedMessageException {
        if (++elements > limits.elements()) {
            throw new MalformedMessageException("too many elements");
        }
        if (depth == limits.depth()) {
            throw new MalformedMessageException("elements nested too deep");
        }
        int start = at - 1;
        at = names.pass(at);
        if (elements == 1) {
            root = start;
            rootNameEnd = at;
        }
        for (int attributes = 0; !tagEnds(); attributes++) {
            if (attributes == limits.attributes()) {
                throw new MalformedMessageException("too many attributes");
            }
            attribute();
        }
    }

    private boolean tagEnds() throws MalformedMessageException {
        skipSpace();
        byte next = peek();
        if (next == '>') {
            depth++;
            at++;
        } else if (next == '/') {
            skipPast('>');
        }
        return next == '>' || next == '/';
    }

    private void attribute() throws MalformedMessageException {
        at = names.pass(at);
        skipSpace();
        byte equals = take();
        skipSpace();
        byte quote = take();
        if (equals != '=' || quote != '"' && quote != '\'') {
            throw new MalformedMessageException("not well-formed XML");
        }
        skipPast(quote);
    }

    private Stax2ByteArraySource declaring(List<String> prefixes) {
        var out = new ByteArrayOutputStream(at - root + 64);
        out.write(in, root, rootNameEnd - root);
        for (String prefix : prefixes) {
            out.writeBytes((" xmlns:" + prefix + "=\"" + UNDECLARED + '"').getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(in, rootNameEnd, at - rootNameEnd);
        return new Stax2ByteArraySource(out.toByteArray(), 0, out.size());
    }

    private byte peek() throws MalformedMessageException {
        if (at >= in.length) {
            throw new MalformedMessageException("document ends early");
        }
        return in[at];
    }

    private byte take() throws MalformedMessageException {
        byte b = peek();
        at++;
        return b;
    }

    private void skipSpace() throws MalformedMessageException {
        while (peek() >= 0 && peek() <= ' ') {
            at++;
        }
    }

    private void skipPast(int wanted) throws MalformedMessageException {
        int i = at;
        while (i < in.length && in[i] != wanted) {
            i++;
        }
        at = i;
        take();
    }

    private void skipPast(String opening, String closing) throws MalformedMessageException {
        at += opening.length();
        while (!startsWith(closing)) {
            take();
        }
        at += closing.length();
    }

    private boolean startsWith(String markup) {
        if (in.length - at < markup.length()) {
            return false;
        }
        for (int i = 0; i < markup.length(); i++) {
            if (in[at + i] != markup.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
