package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerData;
import org.pilotacs.acs.door.customer.CustomerErasure;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.function.Function;

/// `/data` and `/erasures`: what is kept about a customer. Safe for any number of threads.
final class DataResource {
    private final CustomerData data;
    private final Function<HttpCall, Customer> callers;

    /// @param callers who calls, once more
    DataResource(CustomerData data, Function<HttpCall, Customer> callers) {
        this.data = data;
        this.callers = callers;
    }

    HttpReply export(HttpCall call) {
        return data.export(call, callers.apply(call));
    }

    HttpReply sendCode(HttpCall call) {
        return OrderResource.sent(data.sendCode(call, callers.apply(call), call.language()));
    }

    HttpReply erase(HttpCall call) {
        CustomerData.Wished wished = data.erase(call, callers.apply(call),
                BoxResource.text(SelfServiceJson.read(call.body().text()), "code"), CustomerOrders.Channel.APP);
        return SelfServiceJson.reply(wished.begun() ? 202 : 200, json(wished.erasure(), call)).with("location",
                "/self-service/v1/erasures/" + wished.erasure().id());
    }

    HttpReply get(HttpCall call) {
        return SelfServiceJson.reply(200,
                json(data.erasure(call, callers.apply(call), call.variable("erasure")), call));
    }

    private static ObjectNode json(CustomerErasure one, HttpCall call) {
        Words words = BoxResource.words(call);
        ObjectNode json = SelfServiceJson.object().put("id", one.id()).put("state", one.state().wireName())
                .put("says", words.say("my.erasure." + one.state().wireName(), one.waitsFor()))
                .put("asked", SelfServiceJson.time(one.asked())).put("waitsFor", one.waitsFor())
                .put("over", SelfServiceJson.time(one.over())).put("rows", one.rows());
        ArrayNode erased = json.putArray("erased");
        one.erased().forEach(line -> erased.addObject().put("what", line.what().wireName())
                .put("name", words.say("my.erased." + line.what().wireName())).put("rows", line.rows()));
        return json;
    }
}
