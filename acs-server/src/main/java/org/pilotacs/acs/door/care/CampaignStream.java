package org.pilotacs.acs.door.care;

import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.door.http.EventSink;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.runtime.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A campaign as it goes on, for those who follow it: looked at every second, told when it has changed. Safe for any number of
/// threads.
final class CampaignStream {
    private static final Logger log = LoggerFactory.getLogger(CampaignStream.class);

    private final Campaigns campaigns;
    private final CampaignResource resource;
    private final Executor threads;

    /// @param threads a thread for each stream
    CampaignStream(Campaigns campaigns, CampaignResource resource, Executor threads) {
        this.campaigns = campaigns;
        this.resource = resource;
        this.threads = threads;
    }

    HttpReply follow(HttpCall call) {
        String id = resource.view(call.variable("campaign")).campaign().id();
        return HttpReply.events(sink -> {
            CountDownLatch left = new CountDownLatch(1);
            threads.execute(() -> pump(sink, id, resource.json(call), left));
            return left::countDown;
        });
    }

    private void pump(EventSink sink, String id, CampaignsJson json, CountDownLatch left) {
        try {
            String last = "";
            boolean over = false;
            while (!over && sink.awaitTaken()) {
                CampaignView view = campaigns.view(id).orElse(null);
                over = view == null || view.campaign().ended() != null;
                String now = view == null ? last : json.campaign(view).toString();
                if (over || !now.equals(last)) {
                    sink.send(new ServerEvent(over ? "settled" : "progress", now));
                    last = now;
                }
                over = over || left.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (UnavailableException e) {
            log.atDebug().setCause(e).log("A stream of a campaign ends, its listener comes back");
        } finally {
            sink.end();
        }
    }
}
