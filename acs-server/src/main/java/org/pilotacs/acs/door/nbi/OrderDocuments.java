package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.nbi.query.Condition.Comparison;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Query;
import org.pilotacs.acs.door.nbi.query.Required;
import org.pilotacs.acs.provisioning.session.ChannelFault;
import org.pilotacs.acs.provisioning.session.OrderBook;
import org.pilotacs.acs.provisioning.session.PendingDownload;
import org.pilotacs.acs.provisioning.session.RecordJson;

import java.util.List;

/// Orders, faults and downloads as GenieACS's collections `tasks`, `faults` and `operations` have them. Safe for any number of
/// threads.
record OrderDocuments(OrderBook book) {
    private static final int PAGE = 500;

    Documents tasks() {
        return (query, more) -> {
            DeviceId device = device(query);
            String after = "";
            List<OrderBook.Placed> page;
            do {
                page = book.next(after, PAGE, device);
                for (OrderBook.Placed one : page) {
                    if (!more.test(task(one))) {
                        return;
                    }
                    after = one.id();
                }
            } while (page.size() == PAGE);
        };
    }

    /// As it was posted, and what it became by that.
    static Datum.Document task(OrderBook.Placed placed) {
        Datum.Document.Builder document = StoredJson.withId(new Datum.ObjectId(placed.id()),
                StoredJson.datum(HiddenSecrets.order(placed.body()).toString()));
        document.put("device", new Datum.Text(placed.device().value())).put("timestamp", new Datum.Date(placed.at()));
        if (placed.expiry() != null) {
            document.put("expiry", new Datum.Date(placed.expiry()));
        }
        return document.build();
    }

    Documents faults() {
        return (query, more) -> {
            DeviceId device = device(query);
            String[] after = { "", ""};
            List<OrderBook.Faulted> page;
            do {
                page = book.nextFaults(after[0], after[1], PAGE, device);
                for (OrderBook.Faulted one : page) {
                    if (!more.test(fault(one))) {
                        return;
                    }
                    after = new String[]{ one.device().value(), one.channel()};
                }
            } while (page.size() == PAGE);
        };
    }

    private static Datum.Document fault(OrderBook.Faulted faulted) {
        ChannelFault fault = faulted.fault();
        Datum.Document.Builder document = Datum.Document.builder()
                .put("_id", new Datum.Text(faulted.device().value() + ":" + faulted.channel()))
                .put("device", new Datum.Text(faulted.device().value()))
                .put("channel", new Datum.Text(faulted.channel())).put("timestamp", new Datum.Date(fault.at()))
                .put("code", new Datum.Text(fault.fault().code()))
                .put("message", new Datum.Text(fault.fault().message()));
        if (fault.fault().detail() != null) {
            document.put("detail", StoredJson.datum(fault.fault().detail()));
        }
        document.put("retries", new Datum.Numeral(fault.retries())).put("provisions",
                new Datum.Text(HiddenSecrets.invocations(fault.invocations()).toString()));
        if (fault.expiry() != null) {
            document.put("expiry", new Datum.Date(fault.expiry()));
        }
        return document.build();
    }

    Documents operations() {
        return (query, more) -> {
            DeviceId device = device(query);
            String[] after = { "", ""};
            List<OrderBook.Downloading> page;
            do {
                page = book.nextDownloads(after[0], after[1], PAGE, device);
                for (OrderBook.Downloading one : page) {
                    if (!more.test(operation(one))) {
                        return;
                    }
                    after = new String[]{ one.device().value(), one.download().key()};
                }
            } while (page.size() == PAGE);
        };
    }

    private static Datum.Document operation(OrderBook.Downloading one) {
        PendingDownload download = one.download();
        return Datum.Document.builder()
                .put("_id", new Datum.Text(one.device().value() + ":" + download.key()))
                .put("name", new Datum.Text("Download")).put("timestamp", new Datum.Date(download.at()))
                .put("channels", new Datum.Text(RecordJson.channels(download.channels()).toString()))
                .put("provisions", new Datum.Text(HiddenSecrets.invocations(download.invocations()).toString()))
                .put("retries", new Datum.Text(RecordJson.retries(download.retries()).toString()))
                .put("args", new Datum.Text(RecordJson.arguments(download).toString())).build();
    }

    /// The one device that a query is about; null if it may be any.
    private static @Nullable DeviceId device(Query query) {
        for (Required one : query.required()) {
            if (one.path().equals("device") && one.anyOf().size() == 1
                    && one.anyOf().iterator().next() instanceof Required.Compared(Comparison how, Datum.Text(String id))
                    && how == Comparison.EQUAL && !id.isEmpty() && id.length() <= DeviceId.MAX_LENGTH) {
                return new DeviceId(id);
            }
        }
        return null;
    }
}
