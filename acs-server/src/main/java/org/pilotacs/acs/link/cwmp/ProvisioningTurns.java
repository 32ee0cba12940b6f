package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.session.SessionProvisioning;
import org.pilotacs.acs.provisioning.session.Visit;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeRequest.Inform;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EventStruct;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Provisioning's part in a session: when no task is left, until it has nothing more to ask. Begun when first needed, since what
/// tasks learn of the device counts. Confined to its session.
final class ProvisioningTurns {
    private final ProvisioningDesk desk;
    private final Visitor visitor;
    private final Supplier<Device> device;
    private final SessionProvisioning.Report report;
    private @Nullable SessionProvisioning begun;
    private boolean over;

    /// Who came, with what, and where it reached us.
    record Visitor(Sighting sighting, Envelope<?> inform, String origin) {}

    ProvisioningTurns(ProvisioningDesk desk, Visitor visitor, Supplier<Device> device,
            SessionProvisioning.Report report) {
        this.desk = desk;
        this.visitor = visitor;
        this.device = device;
        this.report = report;
    }

    /// Whether it may have something to ask. Any thread.
    synchronized boolean mayWait() {
        return !over;
    }

    private synchronized void over() {
        over = true;
    }

    Optional<Ask> next() {
        if (!mayWait()) {
            return Optional.empty();
        }
        SessionProvisioning session = device.get().quarantined() ? null : session();
        Optional<Ask> ask = session == null ? Optional.empty() : session.next();
        if (ask.isEmpty()) {
            over();
        }
        return ask;
    }

    private @Nullable SessionProvisioning session() {
        if (begun == null) {
            begun = desk.provisioning().begin(new Visit(device.get(), visitor.sighting().at(), events(),
                    visitor.sighting().peer()), report);
        }
        return begun;
    }

    private List<String> events() {
        return visitor.inform().message() instanceof Inform inform
                ? inform.events().stream().map(EventStruct::eventCode).map(String::strip).toList()
                : List.of();
    }

    AcsRequest request(Ask ask) {
        return desk.messages(visitor.origin()).request(ask);
    }

    void answer(Ask ask, CpeResponse response) {
        Answer answer = ProvisioningMessages.answer(response);
        if (answer == null) {
            failed(ask, "Response name not recognized");
        } else if (begun != null) {
            if (ask instanceof Ask.SetValues values && answer instanceof Answer.ValuesSet) {
                desk.took(device.get(), values);
            }
            begun.answer(ask, answer);
        }
    }

    /// What came is no answer.
    void failed(Ask ask, String wrong) {
        if (begun != null) {
            begun.answer(ask, new Answer.Refused(Fault.invalidResponse(wrong), false));
        }
    }

    /// False if provisioning did not order that transfer.
    boolean transferred(CpeRequest.TransferComplete report) {
        if (device.get().quarantined() || over) {
            return false;
        }
        SessionProvisioning session = session();
        Fault fault = report.fault().code() == 0 ? null : ProvisioningMessages.fault(report.fault());
        return session != null && session.transferred(report.commandKey(), fault, report.startTime().toEpochMilli(),
                report.completeTime().toEpochMilli());
    }

    void brokenOff() {
        if (begun != null && mayWait()) {
            over();
            begun.brokenOff();
        }
    }
}
