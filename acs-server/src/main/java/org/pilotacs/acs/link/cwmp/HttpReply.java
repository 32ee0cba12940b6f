package org.pilotacs.acs.link.cwmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One response to a device.
record HttpReply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    static HttpReply text(int status, String text, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Type", "text/plain; charset=utf-8"));
        return new HttpReply(status, all, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same, compressed.
    HttpReply in(ContentCoding coding) {
        if (coding == ContentCoding.NONE || body.length == 0) {
            return this;
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Encoding", coding.token()));
        return new HttpReply(status, all, coding.encoded(body));
    }
}
