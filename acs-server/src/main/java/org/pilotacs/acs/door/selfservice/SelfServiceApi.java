package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.Callers;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerCore;
import org.pilotacs.acs.door.customer.CustomerData;
import org.pilotacs.acs.door.customer.CustomerHistory;
import org.pilotacs.acs.door.customer.CustomerMessages;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// The self-service API: what its contract names, answered by resources. Safe for any number of threads.
public final class SelfServiceApi {
    /// On the class path.
    public static final String CONTRACT = "/openapi/self-service-v1.yaml";
    private static final String ROOT = "/self-service/v1";

    private final Contract contract;
    private final Callers callers;
    private final BoxResource boxes;
    private final OrderResource orders;
    private final CheckResource checks;
    private final MessageResource messages;
    private final PhoneResource phone;
    private final DataResource data;

    /// @param own what is a customer's own
    public SelfServiceApi(Contract contract, CustomerCore core, OwnBoxes own, Timelines timelines, Contacts contacts,
            Callers callers, Witness witness, Clock clock) {
        CustomerBoxes shown = new CustomerBoxes(core, clock);
        CustomerOrders desk = new CustomerOrders(core, witness, clock);
        this.contract = contract;
        this.callers = callers;
        this.boxes = new BoxResource(own, shown, new CustomerHistory(timelines, core.subscribers()), core.models(),
                core.meter(),
                callers::customer,
                witness, clock);
        this.orders = new OrderResource(own, desk, core.actions(), core.cards(), callers::customer, witness, clock);
        this.checks = new CheckResource(own, desk, core.examinations(), boxes, callers::customer, witness);
        this.messages = new MessageResource(own, new CustomerMessages(core, contacts, witness, clock),
                callers::customer);
        this.phone = new PhoneResource(own, shown, desk, orders, callers::customer, witness);
        this.data = new DataResource(new CustomerData(core, witness, clock), callers::customer);
    }

    /// The contract may be read by anybody.
    public List<RouteGroup> routes() {
        List<Route> routes = operations().stream().map(one -> new Route(one.method, ROOT + one.path, Route.SMALL,
                spoken(contract.checked(one.id, one.handler)))).toList();
        return List.of(
                new RouteGroup(ROOT + "/openapi.yaml", RouteGroup.Guard.open(), new Problems(),
                        List.of(Route.get(ROOT + "/openapi.yaml", this::yaml))),
                new RouteGroup(ROOT + "/", callers, new Problems(), routes));
    }

    /// The contract's operations and who answers them.
    List<Operation> operations() {
        return Stream.of(new Operation("listDevices", "GET", "/devices", boxes::list),
                new Operation("getDevice", "GET", "/devices/{id}", boxes::get),
                new Operation("listHistory", "GET", "/devices/{id}/history", boxes::history),
                new Operation("getSpecification", "GET", "/devices/{id}/specification", boxes::specification),
                new Operation("getManual", "GET", "/devices/{id}/manual", boxes::manual),
                new Operation("followMeter", "GET", "/devices/{id}/meter", boxes::meter),
                new Operation("sendCode", "POST", "/devices/{id}/codes", orders::sendCode),
                new Operation("startAction", "POST", "/devices/{id}/actions", orders::start),
                new Operation("startCheck", "POST", "/devices/{id}/checks", checks::start),
                new Operation("getAction", "GET", "/actions/{action}", orders::get),
                new Operation("followAction", "GET", "/actions/{action}/events", orders::follow),
                new Operation("proveAction", "POST", "/actions/{action}/proof", orders::prove),
                new Operation("getCheck", "GET", "/checks/{check}", checks::get),
                new Operation("followCheck", "GET", "/checks/{check}/events", checks::follow),
                new Operation("sendMessage", "POST", "/messages", messages::send),
                new Operation("exportData", "GET", "/data", data::export),
                new Operation("sendErasureCode", "POST", "/erasures/codes", data::sendCode),
                new Operation("eraseData", "POST", "/erasures", data::erase),
                new Operation("getErasure", "GET", "/erasures/{erasure}", data::get),
                new Operation("phoneBoxes", "GET", "/phone", phone::list),
                new Operation("phoneBox", "GET", "/phone/{key}", phone::get),
                new Operation("phonePress", "POST", "/phone/{key}", phone::press),
                new Operation("phoneProgress", "GET", "/phone/actions/{action}", phone::follow)).toList();
    }

    /// Every answer names its language, which the caller chose.
    private static Route.Handler spoken(Route.Handler handler) {
        return call -> handler.handle(call).with("content-language", call.language().tag());
    }

    private HttpReply yaml(HttpCall call) {
        return HttpReply.of(200, "application/yaml", Body.of(contract.yaml())).with("cache-control", "no-cache");
    }

    /// One operation of the contract.
    record Operation(String id, String method, String path, Route.Handler handler) {}
}
