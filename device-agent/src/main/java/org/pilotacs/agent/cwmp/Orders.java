package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Refusal;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpTime;
import org.pilotacs.protocols.cwmp.FaultStruct;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Answers the server's requests, and keeps what must be done after the session. Confined to the session's thread.
final class Orders {
    private static final int TRANSFER_WILL_FOLLOW = 1;
    private static final List<String> METHODS = List.of("GetRPCMethods", "SetParameterValues", "GetParameterValues",
            "GetParameterNames", "SetParameterAttributes", "GetParameterAttributes", "AddObject", "DeleteObject",
            "Reboot", "FactoryReset", "Download", "Upload", "ScheduleInform", "CancelTransfer", "GetQueuedTransfers",
            "GetAllQueuedTransfers");

    private final DataModel model;
    private final Transfers transfers;
    private final RequestFilter filter;
    private final List<Aftermath> promised = new ArrayList<>();

    Orders(DataModel model, Transfers transfers, RequestFilter filter) {
        this.model = model;
        this.transfers = transfers;
        this.filter = filter;
    }

    /// In the order of the requests.
    List<Aftermath> promised() {
        return promised;
    }

    CpeResponse answer(AcsRequest request) {
        CpeResponse habit = filter.intercept(request);
        try {
            return habit != null ? habit : obey(request);
        } catch (Flash.FullException full) {
            return refused(Refusal.RESOURCES_EXCEEDED);
        }
    }

    private CpeResponse obey(AcsRequest request) {
        return switch (request) {
            case AcsRequest.GetRPCMethods _ -> new CpeResponse.GetRPCMethodsResponse(METHODS);
            case AcsRequest.SetParameterValues(var values, var key) ->
                said(model.set(values, key), CpeResponse.SetParameterValuesResponse::new);
            case AcsRequest.GetParameterValues(var names) ->
                said(model.get(names), CpeResponse.GetParameterValuesResponse::new);
            case AcsRequest.GetParameterNames(var path, var nextLevel) ->
                said(model.names(path, nextLevel), CpeResponse.GetParameterNamesResponse::new);
            case AcsRequest.SetParameterAttributes(var changes) -> said(model.notifications().change(changes),
                    _ -> new CpeResponse.SetParameterAttributesResponse());
            case AcsRequest.GetParameterAttributes(var names) -> said(model.notifications().attributes(names),
                    CpeResponse.GetParameterAttributesResponse::new);
            case AcsRequest.AddObject(var name, var key) ->
                said(model.add(name, key), number -> new CpeResponse.AddObjectResponse(number, 0));
            case AcsRequest.DeleteObject(var name, var key) ->
                said(model.delete(name, key), CpeResponse.DeleteObjectResponse::new);
            case AcsRequest.Reboot(var key) -> later(new Aftermath.Restart(key), new CpeResponse.RebootResponse());
            case AcsRequest.FactoryReset() ->
                later(new Aftermath.FactoryReset(), new CpeResponse.FactoryResetResponse());
            case AcsRequest.Download order -> fetch(order);
            case AcsRequest.Upload order -> send(order);
            case AcsRequest.ScheduleInform(var delay, var key) -> delay < 1
                    ? refused(Refusal.INVALID_ARGUMENTS)
                    : later(new Aftermath.InformLater(Duration.ofSeconds(delay), key),
                            new CpeResponse.ScheduleInformResponse());
            case AcsRequest.CancelTransfer(var key) -> transfers.cancel(key)
                    ? new CpeResponse.CancelTransferResponse()
                    : refused(Refusal.CANCEL_NOT_PERMITTED);
            case AcsRequest.GetQueuedTransfers() -> new CpeResponse.GetQueuedTransfersResponse(transfers.queued());
            case AcsRequest.GetAllQueuedTransfers() ->
                new CpeResponse.GetAllQueuedTransfersResponse(transfers.allQueued());
            case AcsRequest.ScheduleDownload _,AcsRequest.ChangeDUState _ -> refused(Refusal.METHOD_NOT_SUPPORTED);
        };
    }

    private CpeResponse fetch(AcsRequest.Download order) {
        FaultStruct objection = Transfers.objection(order);
        return objection != null
                ? new CpeResponse.CpeFault(objection, List.of())
                : later(new Aftermath.Fetch(order), new CpeResponse.DownloadResponse(TRANSFER_WILL_FOLLOW,
                        CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
    }

    private CpeResponse send(AcsRequest.Upload order) {
        FaultStruct objection = Transfers.objection(order);
        return objection != null
                ? new CpeResponse.CpeFault(objection, List.of())
                : later(new Aftermath.Send(order), new CpeResponse.UploadResponse(TRANSFER_WILL_FOLLOW,
                        CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
    }

    private CpeResponse later(Aftermath deed, CpeResponse response) {
        promised.add(deed);
        return response;
    }

    private static <T> CpeResponse said(Answer<T> answer, Function<T, CpeResponse> response) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> response.apply(value);
            case Answer.Refused<T>(var fault, var parameters) -> new CpeResponse.CpeFault(fault, parameters);
        };
    }

    static CpeResponse refused(Refusal refusal) {
        return new CpeResponse.CpeFault(new FaultStruct(refusal.code(), refusal.text()), List.of());
    }
}
