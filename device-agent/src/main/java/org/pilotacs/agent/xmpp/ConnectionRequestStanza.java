package org.pilotacs.agent.xmpp;

import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

import java.io.IOException;

/// The stanza that asks for a session (TR-069 Amendment 6, K.2.3; schema xmppConnReq-1-0).
final class ConnectionRequestStanza extends IQ {
    static final String ELEMENT = "connectionRequest";
    static final String NAMESPACE = "urn:broadband-forum-org:cwmp:xmppConnReq-1-0";

    private final String username;
    private final String password;

    private ConnectionRequestStanza(String username, String password) {
        super(ELEMENT, NAMESPACE);
        this.username = username;
        this.password = password;
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.rightAngleBracket();
        xml.element("username", username);
        xml.element("password", password);
        return xml;
    }

    /// Reads it.
    static final class Provider extends IqProvider<ConnectionRequestStanza> {
        @Override
        public ConnectionRequestStanza parse(XmlPullParser parser, int initialDepth, IqData iqData,
                XmlEnvironment xmlEnvironment) throws XmlPullParserException, IOException {
            String username = "";
            String password = "";
            while (true) {
                XmlPullParser.Event event = parser.next();
                if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals("username")) {
                    username = parser.nextText();
                } else if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals("password")) {
                    password = parser.nextText();
                } else if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == initialDepth) {
                    return new ConnectionRequestStanza(username, password);
                }
            }
        }
    }
}
