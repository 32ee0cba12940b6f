package org.pilotacs.agent.udp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.Wakeable;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer;
import org.pilotacs.protocols.cwmp.stun.BindingRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunDatagram;
import org.pilotacs.protocols.cwmp.stun.StunLimits;
import org.pilotacs.protocols.cwmp.stun.StunReader;
import org.pilotacs.protocols.cwmp.stun.StunWriter;
import org.pilotacs.protocols.cwmp.stun.TransactionId;
import org.pilotacs.protocols.cwmp.stun.UdpConnectionRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Listens for UDP connection requests of one box from one start to the next, and asks a STUN server on the same port how
/// that port looks from outside, so that the NAT in front of it stays open (TR-069 Amendment 6, Annex G). What it finds out is
/// in ManagementServer, from where active notification brings it to the server. Safe for any number of threads.
public final class UdpConnectionRequestListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UdpConnectionRequestListener.class);
    private static final StunReader READER = new StunReader(StunLimits.DEFAULT);
    private static final StunWriter WRITER = new StunWriter();

    /// The box that listens.
    public interface Target extends Wakeable {
        /// The address by which the box is reached is another one.
        void moved();
    }

    private final DataModel model;
    private final UdpLine.Opener opener;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Target target;
    private @Nullable UdpLine line;
    private Appointment keepAlive = Appointment.NONE;
    private @Nullable TransactionId asked;
    private @Nullable UdpConnectionRequest last;
    private boolean mustSign;
    private boolean changed = true;
    private boolean closed;

    /// @param target whom to wake, and whose credentials count
    public UdpConnectionRequestListener(DataModel model, UdpLine.Opener opener, Scheduler scheduler,
            RandomGenerator random, Target target) {
        this.model = model;
        this.opener = opener;
        this.scheduler = scheduler;
        this.random = random;
        this.target = target;
    }

    /// Does as the data model says now: begins, goes on, or stops.
    public synchronized void follow() {
        boolean wanted = !closed && StunSettings.of(model).enabled();
        if (wanted && line == null) {
            open();
        } else if (!wanted) {
            stop();
        }
    }

    private void open() {
        try {
            UdpLine opened = opener.open();
            line = opened;
            Appointment _ = scheduler.start(() -> listen(opened));
            ask();
        } catch (IOException e) {
            log.debug("no UDP port: {}", e.toString());
        }
    }

    private void listen(UdpLine on) {
        while (true) {
            try {
                received(on, on.receive());
            } catch (IOException _) {
                return;
            }
        }
    }

    /// Sends a Binding Request, and again when it is time.
    private synchronized void ask() {
        UdpLine on = line;
        StunSettings settings = StunSettings.of(model);
        if (on == null || !settings.enabled()) {
            return;
        }
        keepAlive.cancel();
        keepAlive = scheduler.after(settings.keepAlive(), this::ask);
        TransactionId transaction = TransactionId.classic(random);
        asked = transaction;
        try {
            BindingRequest request = new BindingRequest(transaction, attributes(settings));
            on.send(mustSign ? WRITER.write(request, settings.password()) : WRITER.write(request),
                    new InetSocketAddress(settings.server().getHostString(), settings.server().getPort()));
        } catch (IOException e) {
            log.debug("STUN request not sent: {}", e.toString());
        }
    }

    /// G.2.1.3: the binding's purpose always, its change until it is answered.
    private List<StunAttribute> attributes(StunSettings settings) {
        List<StunAttribute> attributes = new ArrayList<>(List.of(new StunAttribute.ConnectionRequestBinding()));
        if (changed) {
            attributes.add(new StunAttribute.BindingChange());
        }
        if (!settings.username().isEmpty()) {
            attributes.add(new StunAttribute.Username(settings.username()));
        }
        return attributes;
    }

    private void received(UdpLine on, UdpLine.Received datagram) {
        try {
            answered(on, READER.readAnswer(datagram.bytes()));
        } catch (MalformedMessageException noStun) {
            try {
                requested(UdpConnectionRequest.read(datagram.bytes()));
            } catch (MalformedMessageException neither) {
                log.debug("a datagram that is neither: {}; {}", noStun.getMessage(), neither.getMessage());
            }
        }
    }

    private void answered(UdpLine on, StunDatagram<BindingAnswer> datagram) {
        boolean news = false;
        synchronized (this) {
            if (!datagram.message().transaction().equals(asked)) {
                return;
            }
            switch (datagram.message()) {
                case BindingAnswer.BindingResponse response -> news = learn(on, response);
                case BindingAnswer.BindingErrorResponse refusal -> {
                    StunAttribute.ErrorCode code = refusal.find(StunAttribute.ErrorCode.class);
                    if (code != null && code.code() == StunAttribute.ErrorCode.UNAUTHORIZED && !mustSign) {
                        mustSign = true;
                        ask();
                    }
                }
            }
        }
        if (news) {
            target.moved();
        }
    }

    /// True if the server must hear of it.
    private boolean learn(UdpLine on, BindingAnswer.BindingResponse response) {
        StunAttribute.MappedAddress mapped = response.find(StunAttribute.MappedAddress.class);
        if (mapped == null) {
            return false;
        }
        String seen = mapped.address().getAddress().getHostAddress() + ":" + mapped.address().getPort();
        boolean news = !seen.equals(model.value("ManagementServer.UDPConnectionRequestAddress"));
        changed = news;
        model.publish("ManagementServer.UDPConnectionRequestAddress", seen);
        model.publish("ManagementServer.NATDetected", mapped.address().equals(on.local()) ? "0" : "1");
        if (news) {
            ask();
        }
        return news;
    }

    /// G.2.2.3: only who knows the password, and each request once.
    private void requested(UdpConnectionRequest request) {
        synchronized (this) {
            if (!request.username().equals(target.username()) || !request.isProofOf(target.password())
                    || !request.isNewAfter(last)) {
                return;
            }
            last = request;
        }
        target.knocked();
    }

    private void stop() {
        keepAlive.cancel();
        if (line != null) {
            line.close();
            line = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
