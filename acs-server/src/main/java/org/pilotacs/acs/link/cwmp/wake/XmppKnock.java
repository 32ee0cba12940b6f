package org.pilotacs.acs.link.cwmp.wake;

import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.saying.Saying;

import java.util.List;

/// Asks devices for a session by XMPP connection request (TR-069 Amendment 6, Annex K). Blocks. Safe for any number of
/// threads.
final class XmppKnock {
    private static final int LONGEST = 1_024;

    private final XmppConfig config;
    private final XmppLine line;

    XmppKnock(XmppConfig config, XmppLine line) {
        this.config = config;
        this.line = line;
    }

    /// @param address the device's full JID
    /// @param logins what the device may expect of us, the likeliest first
    Knocked at(String address, List<Login> logins) {
        Jid jid = jid(address);
        if (jid == null) {
            return Knocked.unreachable(WakeSaying.BAD_ADDRESS.of());
        }
        if (!config.permits(jid.getDomain().toString())) {
            return Knocked.forbidden(WakeSaying.XMPP_FORBIDDEN.of(Saying.of(jid.getDomain().toString())));
        }
        Knocked so = Knocked.unreachable(WakeSaying.CREDENTIALS.of());
        for (Login login : logins) {
            so = ask(jid, login);
            if (!so.text().equals(WakeSaying.CREDENTIALS.of())) {
                return so;
            }
        }
        return so;
    }

    private Knocked ask(Jid jid, Login login) {
        try {
            line.ask(new XmppConnectionRequest(jid, login));
            return Knocked.answered();
        } catch (XMPPException.XMPPErrorException refused) {
            return Knocked.unreachable(why(refused.getStanzaError()));
        } catch (SmackException.NoResponseException _) {
            return Knocked.unreachable(WakeSaying.XMPP_SILENT.of());
        } catch (SmackException.NotConnectedException _) {
            return Knocked.unreachable(WakeSaying.XMPP_NO_LINE.of());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Knocked.unreachable(WakeSaying.FAILED.of());
        }
    }

    /// K.2.3.1 has `service-unavailable` for a device that cannot come now, `not-authorized` for wrong credentials; the
    /// server says the former for a device that is not there.
    private static Saying why(StanzaError error) {
        StanzaError.Condition condition = error.getCondition();
        return switch (condition) {
            case not_authorized, forbidden, not_allowed -> WakeSaying.CREDENTIALS.of();
            case service_unavailable, recipient_unavailable, item_not_found, gone -> WakeSaying.XMPP_OFFLINE.of();
            default -> WakeSaying.XMPP_REFUSED.of(Saying.of(condition.toString()));
        };
    }

    private static @Nullable Jid jid(String address) {
        try {
            return address.length() > LONGEST ? null : JidCreate.from(address.strip());
        } catch (XmppStringprepException _) {
            return null;
        }
    }
}
