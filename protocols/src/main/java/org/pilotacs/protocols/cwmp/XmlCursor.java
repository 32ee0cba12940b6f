package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.util.ArrayList;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.COMMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/// A walk through one XML document, element by element, by local name. Confined to one thread.
///
/// The rule of the walk: on an element, either go through its children ([#nextChild()] until it says false) or consume
/// it whole ([#text()], [#node()], [#skip()]).
final class XmlCursor {
    private static final String CWMP = "urn:dslforum-org:cwmp-";
    private static final int LONGEST_NAMESPACE = 256;

    private final XMLStreamReader xml;
    private final Limits limits;
    private String cwmpNamespace = "";

    private XmlCursor(XMLStreamReader xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /// A cursor before the root element of a document that keeps within the limits.
    static XmlCursor over(byte[] document, Limits limits) throws MalformedMessageException {
        try {
            return new XmlCursor(XmlParser.reader(XmlGuard.admit(document, limits)), limits);
        } catch (XMLStreamException e) {
            throw new MalformedMessageException("not well-formed XML", e);
        }
    }

    /// Moves into the next child of the current element; false at the end of the current element.
    boolean nextChild() throws MalformedMessageException {
        int event = next();
        while (event == CHARACTERS) {
            event = next();
        }
        return event == START_ELEMENT;
    }

    String name() {
        return xml.getLocalName();
    }

    /// Empty if there is none, or none that anyone could want back.
    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null || namespace.equals(XmlGuard.UNDECLARED) || namespace.length() > LONGEST_NAMESPACE
                ? ""
                : namespace;
    }

    /// The first CWMP namespace that any element so far declared; empty if none did.
    String cwmpNamespace() {
        return cwmpNamespace;
    }

    /// The value of `xsi:type`, whatever its prefix; empty if there is none.
    String type() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("type")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /// Consumes the current element: its own characters, those of its children left out.
    String text() throws MalformedMessageException {
        var text = new Text();
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (event == START_ELEMENT) {
                skip();
            } else {
                text.append();
            }
        }
        return text.toString();
    }

    /// Consumes the current element, children and all.
    XmlNode node() throws MalformedMessageException {
        String name = name();
        String type = type();
        var text = new Text();
        var children = new ArrayList<XmlNode>(0);
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (event == START_ELEMENT) {
                children.add(node());
            } else {
                text.append();
            }
        }
        return new XmlNode(name, type, text.toString(), children);
    }

    /// Consumes the current element unseen.
    void skip() throws MalformedMessageException {
        for (int open = 1; open > 0;) {
            int event = next();
            open += event == START_ELEMENT ? 1 : event == END_ELEMENT ? -1 : 0;
        }
    }

    /// Consumes the current element unseen, in favour of what it stands for.
    <T> T skipTo(T value) throws MalformedMessageException {
        skip();
        return value;
    }

    /// The next start, end or characters.
    private int next() throws MalformedMessageException {
        while (true) {
            switch (event()) {
                case START_ELEMENT -> {
                    noteNamespaces();
                    return START_ELEMENT;
                }
                case END_ELEMENT -> {
                    return END_ELEMENT;
                }
                case CHARACTERS, CDATA -> {
                    return CHARACTERS;
                }
                case COMMENT, PROCESSING_INSTRUCTION -> {
                    continue;
                }
                default -> throw new MalformedMessageException("only elements and text are allowed");
            }
        }
    }

    private int event() throws MalformedMessageException {
        try {
            return xml.next();
        } catch (XMLStreamException | RuntimeException e) { // Aalto's own for some misuses of the prefix xmlns
            throw new MalformedMessageException("not well-formed XML", e);
        }
    }

    private void noteNamespaces() {
        for (int i = 0; i < xml.getNamespaceCount() && cwmpNamespace.isEmpty(); i++) {
            String namespace = xml.getNamespaceURI(i);
            if (namespace != null && namespace.startsWith(CWMP) && namespace.length() <= LONGEST_NAMESPACE) {
                cwmpNamespace = namespace;
            }
        }
    }

    /// The characters of one element; most come in one piece.
    private final class Text {
        private String first = "";
        private @Nullable StringBuilder all;

        void append() throws MalformedMessageException {
            int length = all == null ? first.length() : all.length();
            if (length + xml.getTextLength() > limits.text()) {
                throw new MalformedMessageException("text too long");
            }
            if (length == 0) {
                first = xml.getText();
            } else {
                all = all == null ? new StringBuilder(first) : all;
                all.append(xml.getText());
            }
        }

        @Override
        public String toString() {
            return all == null ? first : all.toString();
        }
    }
}
