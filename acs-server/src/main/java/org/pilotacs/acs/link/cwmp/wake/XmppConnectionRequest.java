package org.pilotacs.acs.link.cwmp.wake;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;
import org.pilotacs.acs.link.cwmp.access.Login;

/// The stanza that asks a device for a session (TR-069 Amendment 6, K.2.3; schema xmppConnReq-1-0). The credentials in it can
/// be read by the server and by whoever it goes to.
final class XmppConnectionRequest extends IQ {
    static final String ELEMENT = "connectionRequest";
    static final String NAMESPACE = "urn:broadband-forum-org:cwmp:xmppConnReq-1-0";

    private final Login login;

    XmppConnectionRequest(Jid to, Login login) {
        super(ELEMENT, NAMESPACE);
        this.login = login;
        setType(Type.get);
        setTo(to);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.rightAngleBracket();
        xml.element("username", login.username());
        xml.element("password", login.password().reveal());
        return xml;
    }
}
