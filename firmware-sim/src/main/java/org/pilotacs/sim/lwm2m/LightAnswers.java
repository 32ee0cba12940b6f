package org.pilotacs.sim.lwm2m;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mEncoder;
import org.eclipse.leshan.core.node.codec.LwM2mEncoder;
import org.eclipse.leshan.core.request.ContentFormat;

import java.util.HashMap;
import java.util.Map;

/// What a light client says when it is asked: it has an object 3 and nothing else to tell. Confined to one thread.
final class LightAnswers {
    private static final LwM2mPath DEVICE = new LwM2mPath(3, 0);

    private final LwM2mEncoder encoder = new DefaultLwM2mEncoder();
    private final StaticModel model = new StaticModel(ObjectLoader.loadDefault());
    private final LwM2mObjectInstance device;
    private final Map<Integer, byte[]> written = new HashMap<>();

    LightAnswers(String manufacturer, String productClass, String version) {
        this.device = new LwM2mObjectInstance(DEVICE.getObjectInstanceId(),
                LwM2mSingleResource.newStringResource(0, manufacturer),
                LwM2mSingleResource.newStringResource(1, productClass),
                LwM2mSingleResource.newStringResource(3, version),
                LwM2mSingleResource.newStringResource(16, "U"));
    }

    Response to(Request question) {
        Response answer;
        if (question.getCode() != org.eclipse.californium.core.coap.CoAP.Code.GET) {
            answer = new Response(ResponseCode.METHOD_NOT_ALLOWED);
        } else if (!question.getOptions().getUriPathString().equals("3/0")) {
            answer = new Response(ResponseCode.NOT_FOUND);
        } else {
            int format = question.getOptions().getAccept() < 0
                    ? ContentFormat.TLV_CODE
                    : question.getOptions().getAccept();
            answer = new Response(ResponseCode.CONTENT);
            answer.getOptions().setContentFormat(format);
            answer.setPayload(written.computeIfAbsent(format,
                    code -> encoder.encode(device, ContentFormat.fromCode(code), null, DEVICE, model)));
        }
        answer.setToken(question.getToken());
        answer.setMID(question.getMID());
        return answer;
    }
}
