package org.pilotacs.acs;

import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.JdbcTellings;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.CustomerSessions;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.customer.JdbcCustomerSessions;
import org.pilotacs.acs.customer.JdbcEntryLinks;
import org.pilotacs.acs.customer.JdbcOneTimeCodes;
import org.pilotacs.acs.customer.JdbcWishes;
import org.pilotacs.acs.customer.OneTimeCodes;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.customer.Callers;
import org.pilotacs.acs.door.customer.CustomerCore;
import org.pilotacs.acs.door.customer.CustomerIncidents;
import org.pilotacs.acs.door.customer.CustomerMeter;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerNews;
import org.pilotacs.acs.door.customer.KeptFor;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.Rate;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.jwt.PortalTokens;
import org.pilotacs.acs.door.portal.Portal;
import org.pilotacs.acs.door.selfservice.SelfServiceApi;
import org.pilotacs.acs.equipment.EquipmentSheets;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Feed;
import org.pilotacs.acs.feed.JdbcFollower;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.incident.JdbcToldHomes;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.sender.CodeSenders;
import org.pilotacs.acs.webhook.Webhooks;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The part of the server that customers come to, wired by hand: what is kept of them, their API and their portal.
final class CustomerDoor implements AutoCloseable {
    /// What one customer's app may call: enough for many who look at once, too little for guessing.
    private static final int BURST = 60;
    private static final Duration CALL = Duration.ofMillis(500);

    private final EntryLinks links;
    private final CustomerSessions sessions;
    private final OneTimeCodes codes;
    private final Wishes wishes;
    private final @Nullable PortalTokens tokens;
    private final Contract contract;
    private final Door door;
    private final CustomerNews news;
    private final CustomerIncidents incidents;

    /// What of the core it shows.
    record Core(Devices devices, Subscribers subscribers, Actions actions, Examinations examinations,
            YamlProfiles profiles, DeviceCards cards, Broadcasts broadcasts, Timelines timelines, Contacts contacts,
            SignalMeter meter, PersonalData data, Incidents incidents, Feed feed, Webhooks webhooks,
            CodeSender sender) {}

    /// @throws IOException if what a setting names cannot be had
    CustomerDoor(AcsConfig config, Database database, MasterKey key, Core core, Gate gate, Vertx vertx,
            References references, Clock clock, SecureRandom random) throws IOException {
        EquipmentSheets sheets = EquipmentSheets.load(config.equipment(), core.profiles.all());
        links = links(config, database, random);
        sessions = new JdbcCustomerSessions(database, config.selfService().customers(), random);
        codes = new JdbcOneTimeCodes(database, key, random);
        wishes = new JdbcWishes(database);
        tokens = config.selfService().jwt().isOn() ? new PortalTokens(config.selfService().jwt(), clock) : null;
        contract = Contract.load(vertx, SelfServiceApi.CONTRACT);
        CustomerCore shown = new CustomerCore(core.actions, core.examinations, core.profiles, core.cards,
                core.broadcasts, wishes, config.selfService().limits(),
                new Verification(codes, core.sender, wishes, clock), new CustomerModels(core.profiles, sheets),
                new CustomerMeter(core.meter, gate.witness()), core.subscribers, core.data, keptFor(config));
        OwnBoxes own = new OwnBoxes(
                new OwnBoxes.Core(core.subscribers, core.devices, core.actions, core.examinations), gate.witness());
        Callers callers = new Callers(tokens, gate.access(), gate.witness(), new Rate(BURST, CALL), clock);
        List<RouteGroup> routes = new ArrayList<>(new SelfServiceApi(contract, shown, own, core.timelines,
                core.contacts, callers, gate.witness(), clock).routes());
        routes.addAll(new Portal(shown, own, core.timelines, core.contacts,
                new Portal.Ways(sessions, links, callers), config.brand(), gate.witness(), clock, random).routes());
        door = new Door(routes, references);
        news = new CustomerNews(new CustomerNews.Core(core.devices, new JdbcTellings(database),
                new JdbcFollower(database, core.feed, "customer-messages")), shown, clock);
        incidents = new CustomerIncidents(
                new CustomerIncidents.Core(core.devices, core.incidents, new JdbcToldHomes(database),
                        new JdbcFollower(database, core.feed, "customer-incidents")),
                shown, () -> core.webhooks.all().stream()
                        .anyMatch(one -> one.webhook().types().contains(EventType.CUSTOMER_INCIDENT)));
    }

    private static KeptFor keptFor(AcsConfig config) {
        return new KeptFor(config.readings().keep(), config.tasks().keep(), config.diagnosis().keep(),
                config.contacts().keep(), config.files().keep(), config.events().keep(), config.audit().keep());
    }

    /// The ways in that consultants make for customers.
    static EntryLinks links(AcsConfig config, Database database, SecureRandom random) {
        return new JdbcEntryLinks(database, config.selfService().customers(), random);
    }

    /// By which way customers are written to.
    static CodeSender sender(AcsConfig config) throws IOException {
        try {
            return CodeSenders.open(config.selfService().codes());
        } catch (BadSetting bad) {
            throw new IOException("self-service.codes." + bad.getMessage(), bad);
        }
    }

    Door door() {
        return door;
    }

    /// Makes events of what customers should hear. Call it every second or so.
    void tell() {
        news.tell();
    }

    /// The same of what many homes have, which may take its time.
    void tellOfIncidents() {
        incidents.tell();
    }

    /// Removes what nobody comes in by any more. Call it now and then.
    void forget(Instant at) {
        links.forget(at);
        codes.forget(at);
        wishes.forget(at);
        sessions.forget(at);
    }

    @Override
    public void close() {
        incidents.close();
        contract.close();
        if (tokens != null) {
            tokens.close();
        }
    }
}
